"""Who may update what over HTTP."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
import requests

from kg.api import Graph
from kg.web.pool import Limits
from web.serving import TOKEN, running

MINE = "https://example.org/mine"


@pytest.fixture(scope="module")
def folder(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the seeds' graph."""
    copy = tmp_path_factory.mktemp("updates") / "kg.db"
    return Path(shutil.copytree(graph, copy, ignore=shutil.ignore_patterns("serving-*")))


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[str]:
    """A server that takes updates of it."""
    with running(folder, limits=Limits(workers=2), token=TOKEN) as address:
        yield address


def update(base: str, text: str, authorization: str = f"Bearer {TOKEN}") -> requests.Response:
    return requests.post(f"{base}/update", {"update": text}, headers={"Authorization": authorization}, timeout=30)


def ask(base: str, text: str) -> bool:
    return bool(requests.post(f"{base}/sparql", {"query": text}, timeout=30).json()["boolean"])


def test_the_next_query_sees_an_update(base: str) -> None:
    for number in range(3):
        quad = f"GRAPH <{MINE}> {{ ent:Palmyra rdfs:label {number} }}"
        assert update(base, f"INSERT DATA {{ {quad} }}").status_code == 204
        assert ask(base, f"ASK {{ {quad} }}")
    assert update(base, f"DROP GRAPH <{MINE}>").status_code == 204
    assert not ask(base, f"ASK {{ GRAPH <{MINE}> {{ ?s ?p ?o }} }}")


def test_updates_at_the_same_time_are_all_done(base: str) -> None:
    texts = [f"INSERT DATA {{ GRAPH <{MINE}> {{ <s:{number}> <p:p> {number} }} }}" for number in range(4)]
    with ThreadPoolExecutor(4) as clients:
        assert {got.status_code for got in clients.map(partial(update, base), texts)} == {204}
    assert ask(base, f"ASK {{ {{ SELECT (COUNT(*) AS ?n) {{ GRAPH <{MINE}> {{ ?s <p:p> ?o }} }} }} FILTER (?n = 4) }}")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("INSERT DATA { ent:Palmyra rdfs:label 1 }", 403),
        ("CLEAR ALL", 403),
        ("DELETE WHERE { GRAPH ?g { ?s kg:controls ?o } }", 403),
        ("LOAD <file:///dev/null>", 403),
        (f"INSERT DATA {{ GRAPH <{MINE}> {{", 400),
        ("ASK {}", 400),
    ],
)
def test_what_kg_has_made_stays(text: str, status: int, base: str, folder: Path) -> None:
    before = Graph(folder).stats()
    refused = update(base, text)
    assert (refused.status_code, refused.text.count("\n")) == (status, 1), refused.text
    assert Graph(folder).stats() == before


@pytest.mark.parametrize("authorization", ["", "Bearer guess", f"Basic {TOKEN}", TOKEN, "Bearer é"])
def test_an_update_needs_the_token(authorization: str, base: str) -> None:
    refused = update(base, f"INSERT DATA {{ GRAPH <{MINE}> {{ <s:sneaked> <p:p> 1 }} }}", authorization)
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert not ask(base, "ASK { GRAPH ?g { <s:sneaked> ?p ?o } }")


def test_updates_are_off_unless_asked_for(endpoint: str) -> None:
    refused = update(endpoint, "CLEAR ALL", "Bearer ")
    assert (refused.status_code, "--update" in refused.text) == (403, True)
