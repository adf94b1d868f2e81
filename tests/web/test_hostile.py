"""A thousand requests that nobody should send leave the server up, its memory flat and the graph as it was."""

from __future__ import annotations

import random
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
import requests

from kg.api import Graph

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a process has")
COUNT, SEED, CLIENTS = 1000, 6, 8
PATIENCE_IN_SECONDS = 1
METHODS = ("GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "TRACE", "get", "GE T", "\x00", "CONNECT", "PATCH")
PATHS = ("/sparql", "/sparql/", "/update", "/store", "/queries/about.csv", "/queries/..%2fpyproject", "/", "//", "/%ff")
NAMES = ("query", "query", "update", "default-graph-uri", "named-graph-uri", "graph", "default", "entity", "\xff")
MEDIA = (
    "application/sparql-query",
    "application/sparql-update",
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/sparql-query; charset=\xff",
    "application/sparql-query; charset*=x''%00",
    "multipart/form-data",
    ";",
    "",
)
TEXTS = (
    "ASK {}",
    "DROP ALL",
    "CLEAR DEFAULT",
    "INSERT DATA { <s:s> <p:p> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "LOAD <file:///etc/hostname> INTO GRAPH <g:g>",
    "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
    "ASK {} ; DROP ALL",
    'Palmyra" } } ; DROP ALL #',
    "ent:x> } ; CLEAR ALL ; ASK { <x:x",
    "SELECT * { " + "{ " * 400,
    "SELECT * { ?s ?p ?o FILTER (" + "(" * 5000,
    "ASK { ?s " + "<p:p>/" * 3000 + "<p:p> ?o }",
    "SELECT ?x { BIND ('" + "é" * 4000 + "' AS ?x) }",
    'SELECT (REPLACE("' + "a" * 200 + '", "(a+)+$", "b") AS ?x) {}',
    "\x00\x01\x02\x7f",
    "'''\\u0000\\uD800",
    "<!--#exec cmd='id'--><script>",
)


@pytest.fixture
def server(graph: Path, tmp_path: Path) -> Iterator[tuple[str, int, Path]]:
    """The address of a process that serves a copy of the seeds' graph, its number, and the copy."""
    folder = Path(shutil.copytree(graph, tmp_path / "kg.db", ignore=shutil.ignore_patterns("serving-*")))
    options = ("--graph", str(folder), "--port", "0", "--timeout", "1", "--workers", "2")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield process.stdout.readline().strip(), process.pid, folder
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert "Traceback" not in errors
    assert process.returncode == 0
    assert list(folder.glob("serving-*")) == []


def test_nothing_happens(server: tuple[str, int, Path]) -> None:
    base, process, folder = server
    before, port = exported(folder), int(base.rstrip("/").rpartition(":")[2])
    chance, statuses, memory = random.Random(SEED), list[int](), list[int]()
    with ThreadPoolExecutor(CLIENTS) as clients:
        for count in (COUNT // 4, COUNT - COUNT // 4):
            statuses += clients.map(partial(status_of, port), [request(chance) for _ in range(count)])
            memory.append(resident(process))
    assert requests.get(f"{base}queries/controls.csv", timeout=10).status_code == 200
    assert set(statuses) <= {0, 200, 204, 400, 403, 404, 405, 406, 413, 415, 504, 507}
    assert {200, 400, 403, 404, 405, 406, 413, 415} <= set(statuses)
    assert memory[1] - memory[0] < 8_000
    assert exported(folder) == before


def request(chance: random.Random) -> bytes:
    """One that is malformed, huge, not UTF-8 or injected, or none of it."""

    def usual(value: str, *others: str, share: float = 0.9) -> str:
        return value if chance.random() < share else chance.choice(others)

    text = chance.choice(TEXTS).encode(usual("utf-8", "latin-1", "utf-16", share=0.8), "replace")
    body, query = b"", f"{chance.choice(NAMES)}={quote(text) if chance.random() < 0.9 else text.decode('latin-1')}"
    method, media = usual(chance.choice(METHODS[:2]), *METHODS, share=0.8), chance.choice(MEDIA)
    if method == "POST":
        body = text if "sparql" in media else query.encode("latin-1")
        body *= 2**20 // max(len(body), 1) + 1 if chance.random() < 0.05 else 1
        query = chance.choice(("", "", query))
    lines = [
        f"{method} {usual('/sparql', *PATHS, share=0.5)}?{query} HTTP/{usual('1.1', '1.0', '9', '', share=0.95)}",
        f"Host: {usual('127.0.0.1', '[::', 'a b', '<x>', '')}",
        f"Content-Type: {media}",
        f"Content-Length: {usual(str(len(body)), '-1', '9' * 30, 'x', '1', share=0.95)}",
        f"Accept: {usual('*/*', 'text/csv', 'image/png', ';q=9', ',,,', share=0.5)}",
        f"X: {usual('x', 'x' * 100_000, share=0.95)}",
        "Connection: close",
    ]
    sent = "\r\n".join([*lines, "", ""]).encode("latin-1") + body
    return sent if chance.random() < 0.98 else sent[: chance.randrange(len(sent))]


def status_of(port: int, sent: bytes) -> int:
    """What the server answers; 0 where it says nothing, or waits for the rest of the request."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_IN_SECONDS) as client:
        try:
            client.sendall(sent)
            got = b"".join(iter(lambda: client.recv(65536), b""))
        except OSError:
            return 0
    assert b"Traceback" not in got
    found = re.match(rb"HTTP/1\.1 (\d{3})", got)
    return int(found[1]) if found else 0


def resident(process: int) -> int:
    """A process's memory, in kB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found
    return int(found[1])


def exported(folder: Path) -> bytes:
    path = folder.with_name("export.nq")
    Graph(folder).export(path)
    return path.read_bytes()
