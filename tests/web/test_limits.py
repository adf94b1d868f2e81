"""What queries may not use up: time, memory, rows, workers; and that others don't notice."""

from __future__ import annotations

import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import IncompleteRead
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from pyoxigraph import Literal, NamedNode, Quad

from kg.web.pool import Limits
from web.serving import Step, answer, running, scratch, target

RUNAWAY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS_STEP = Step("GET", target("/sparql", ("query", ENDLESS)))
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
TOO_LONG = "the query takes longer than the 1.5 seconds that it may\n"
LIMIT = 2.0


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand triples."""
    quads = (Quad(NamedNode(f"s:{n}"), NamedNode("p:p"), Literal(n)) for n in range(1000))
    return scratch(tmp_path_factory.mktemp("limits") / "kg.db", quads)


def ask(base: str, query: str, **headers: str) -> requests.Response:
    return requests.post(f"{base}/sparql", data={"query": query}, headers=headers, timeout=30)


def test_a_runaway_query_ends_while_others_are_answered(thousand: Path) -> None:
    ended = threading.Event()
    with running(thousand, limits=Limits(seconds=LIMIT, workers=2)) as base, ThreadPoolExecutor(21) as clients:

        def keep_asking(number: int) -> list[float]:
            times = []
            while not ended.is_set():
                start = time.monotonic()
                got = ask(base, f"SELECT ?o {{ <s:{number}> ?p ?o }}", Accept="text/csv")
                assert (got.status_code, got.text) == (200, f"o\r\n{number}\r\n")
                times.append(time.monotonic() - start)
            return times

        others = [clients.submit(keep_asking, number) for number in range(20)]
        start = time.monotonic()
        got = ask(base, RUNAWAY)
        took = time.monotonic() - start
        ended.set()
        times = [other.result() for other in others]
    assert got.status_code in {504, 507}, "out of time or of memory, whichever comes first"
    assert took < LIMIT + 1
    assert all(len(each) > 3 and max(each) < LIMIT for each in times)


@pytest.mark.parametrize("headers", [{}, {"Accept-Encoding": "gzip"}])
def test_an_answer_that_breaks_off_is_not_taken_for_whole(headers: dict[str, str], thousand: Path) -> None:
    with running(thousand, limits=Limits(seconds=1.5, workers=1)) as base:
        start = time.monotonic()
        with answer(base, ENDLESS_STEP, **headers) as got:
            assert got.status == 200
            with pytest.raises(IncompleteRead):
                got.read()
        assert time.monotonic() - start < 2.5


def test_a_client_that_reads_slowly_holds_a_worker_no_longer_than_the_limit(thousand: Path) -> None:
    with running(thousand, limits=Limits(seconds=1.5, workers=1)) as base, answer(base, ENDLESS_STEP) as got:
        got.read(1)
        time.sleep(1.5)
        assert ask(base, "ASK {}").status_code == 200


@pytest.mark.parametrize("query", [RUNAWAY, ENDLESS])
def test_a_client_that_leaves_frees_its_worker(query: str, thousand: Path) -> None:
    with running(thousand, limits=Limits(seconds=20, workers=1)) as base:
        with socket.create_connection(("127.0.0.1", urlsplit(base).port or 0)) as client:
            client.sendall(f"GET {target('/sparql', ('query', query))} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
            time.sleep(0.3)
        start = time.monotonic()
        assert ask(base, "ASK {}").status_code == 200
        assert time.monotonic() - start < 3


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_too_much_memory_ends_the_query_alone(thousand: Path) -> None:
    with running(thousand, limits=Limits(seconds=20, workers=1, mebibytes=64)) as base:
        got = ask(base, RUNAWAY)
        assert (got.status_code, "memory" in got.text) == (507, True)
        assert ask(base, "ASK {}").json()["boolean"]


def test_who_comes_when_too_many_wait_is_told_to_come_again(thousand: Path) -> None:
    with (
        running(thousand, limits=Limits(seconds=1.5, workers=1, waiting=1)) as base,
        ThreadPoolExecutor(5) as clients,
    ):
        got = [each.result() for each in [clients.submit(ask, base, SLOW) for _ in range(5)]]
        statuses = sorted(each.status_code for each in got)
        assert statuses[:3] == [503, 503, 503]
        assert {each.text for each in got if each.status_code == 504} == {TOO_LONG}
        assert all(int(each.headers["Retry-After"]) > 0 for each in got if each.status_code == 503)


@pytest.mark.parametrize("format", ["text/csv", "application/json", "text/tab-separated-values", "application/xml"])
def test_rows_beyond_the_limit_are_cut_and_it_is_said(format: str, few: str) -> None:
    cut = ask(few, "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?o", Accept=format)
    whole = ask(few, "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?o LIMIT 10", Accept=format)
    assert (cut.headers["KG-Truncated"], "KG-Truncated" in whole.headers) == ("10", False)
    assert cut.text == whole.text


def test_triples_beyond_the_limit_are_cut_too(few: str) -> None:
    cut = ask(few, "CONSTRUCT WHERE { ?s ?p ?o }", Accept="application/n-triples")
    assert (cut.headers["KG-Truncated"], len(cut.text.splitlines())) == ("10", 10)
    whole = ask(few, "CONSTRUCT WHERE { <s:1> ?p ?o }", Accept="application/n-triples")
    assert ("KG-Truncated" in whole.headers, len(whole.text.splitlines())) == (False, 1)
    assert "Only the first 10 rows" in ask(few, "SELECT * { ?s ?p ?o }", Accept="text/html").text


@pytest.fixture(scope="module")
def few(thousand: Path) -> object:
    """A server that gives ten rows."""
    with running(thousand, limits=Limits(workers=1, rows=10)) as base:
        yield base
