"""Servers for tests: real ones on a free port of the loopback interface, and requests as bytes that no client mends."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from pyoxigraph import Quad, Store

from kg.web.app import make_app
from kg.web.pool import Limits
from kg.web.server import Server, address_of, listen

TOKEN = "open sesame"
FEW = Limits(seconds=10, workers=2)


@contextmanager
def running(folder: Path, *, limits: Limits = FEW, **options: Any) -> Iterator[str]:
    """The address of a server in a thread, without a slash at its end."""
    started, listening = threading.Event(), listen("127.0.0.1", 0)
    base = address_of(listening).rstrip("/")
    server = Server(make_app(folder, limits=limits, **options), started.set)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        assert started.wait(30)
        yield base
    finally:
        server.should_exit = True
        thread.join(30)
        assert not thread.is_alive()


def scratch(folder: Path, quads: Iterable[Quad] = ()) -> Path:
    """A graph folder that has a store and nothing else."""
    (folder / "store").mkdir(parents=True)
    store = Store(str(folder / "store"))
    store.bulk_extend(quads)
    store.flush()
    return folder


@dataclass(frozen=True)
class Step:
    """A request, and what comes of it: a status class (`2xx`), and perhaps `true`, `boolean`, `tabular` or `RDF`."""

    method: str
    target: str
    media: str | None = None
    body: bytes | None = None
    expected: str = "2xx"


def target(path: str = "/sparql", *pairs: tuple[str, str]) -> str:
    """A path with parameters."""
    return f"{path}?{urlencode(pairs)}" if pairs else path


@contextmanager
def answer(base: str, step: Step, **headers: str) -> Iterator[HTTPResponse]:
    """What a server says to a request, sent as it is."""
    connection = HTTPConnection(urlsplit(base).netloc, timeout=30)
    content = {"Content-Type": step.media} if step.media else {}
    try:
        connection.request(step.method, step.target, step.body, {**content, **headers})
        yield connection.getresponse()
    finally:
        connection.close()


def failure(base: str, step: Step, **headers: str) -> str:
    """What is wrong with a server's answer; empty if nothing is."""
    kind, _, form = step.expected.partition(" ")
    with answer(base, step, **headers) as got:
        body = got.read().decode()
        media = (got.headers["Content-Type"] or "").partition(";")[0]
    if f"{got.status // 100}xx" != kind:
        return f"{got.status} {body}"
    fits = {
        "": True,
        "boolean": media == "application/sparql-results+json" and '"boolean":' in body,
        "true": media == "application/sparql-results+json" and '"boolean":true' in body,
        "tabular": media == "application/sparql-results+json" and '"bindings"' in body,
        "RDF": media == "text/turtle",
    }[form]
    return "" if fits else f"{media}: {body}"
