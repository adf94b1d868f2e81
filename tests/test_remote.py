"""Graphs on real stores behind HTTP: what they answer, what is sent, what of others is left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from servers import SECRET, STORES, copied, empty, of_others, quads

from kg import pipeline
from kg.api import Graph
from kg.core.errors import GraphError, QueryError
from kg.query import NamedQuery, load_queries
from kg.store import Endpoint
from kg.store.addresses import FOLDER_VARIABLE

ASKED = {"entity": "Islamic State", "place": "Palmyra", "article": "002_02cc217ee7d2ff1b.txt"}
NOTHING = {"disputed", "joined"}
"""The queries to which the seeds' graph has no answer."""


@pytest.fixture(scope="module", params=STORES)
def remote(
    request: pytest.FixtureRequest,
    addresses: Callable[[str], str],
    graph: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Graph]:
    """The seeds' graph on each store, not to be changed."""
    folder = copied(graph, tmp_path_factory.mktemp("home") / "seeds.kg", articles=3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        made = Graph(addresses(request.param))
    assert made.endpoint
    made.endpoint.update(f"INSERT DATA {{ {of_others(made)} }}")
    pipeline.refresh(made.folder, made.endpoint)
    yield made
    empty(made.endpoint)


def alike(graph: Graph, query: str, parameters: dict[str, str]) -> list[dict[str, object]]:
    """The rows, whatever their order and that of joined words, which SPARQL leaves open."""
    rows = [
        {key: sorted(value.replace(",", "").split()) if isinstance(value, str) else value for key, value in row.items()}
        for row in graph.query(query, parameters)
    ]
    return sorted(rows, key=str)


@pytest.mark.parametrize("query", load_queries().values(), ids=list(load_queries()))
def test_named_queries_answer_as_from_a_folder(remote: Graph, graph: Path, query: NamedQuery) -> None:
    given = {p.name: ASKED[p.kind] for p in query.parameters if not p.optional}
    expected = alike(Graph(graph), query.name, given)
    assert alike(remote, query.name, given) == expected
    assert expected or query.name in NOTHING


def test_parameters_are_bound(remote: Graph, graph: Path) -> None:
    for name, given in (
        ("who-controlled", {"place": "Palmyra", "date": "2016-06-01"}),
        ("events", {"from": "2016-12", "until": "2016-12-14"}),
        ("facts", {"status": "accepted", "predicate": "attacks"}),
    ):
        assert alike(remote, name, given) == alike(Graph(graph), name, given) != []


def test_it_holds_the_same_quads(remote: Graph, graph: Path, tmp_path: Path) -> None:
    """Also where the store gives fewer rows at a time, and without what else is there."""
    assert quads(remote) == quads(Graph(graph))
    exported = remote.export(tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "urn:mine" not in exported
    assert 'skos:prefLabel "Palmyra"@en' in exported
    assert len(remote.as_rdflib()) == len(Graph(graph).as_rdflib())


def test_what_is_denied_is_no_fact(remote: Graph, graph: Path) -> None:
    """Whatever the store takes for its default graph; each claim's triple is in a graph of its own."""
    for query in (
        "SELECT ?who ?whom { ?who kg:controls ?whom }",
        "SELECT ?claim ?who ?whom { GRAPH ?claim { ?who kg:controls ?whom } ?claim kg:source ?by }",
        "PREFIX kg: <https://w3id.org/newskg/ontology#> ASK { ?claim kg:polarity 'negative' }",
        "ASK { ?claim kg:polarity 'maybe' }",
        "CONSTRUCT { ?claim kg:polarity ?polarity } WHERE { ?claim kg:polarity ?polarity }",
    ):
        answer, expected = remote.query(query), Graph(graph).query(query)
        assert answer.boolean == expected.boolean
        assert set(answer.rows) == set(expected.rows)


def test_all_that_a_folder_can_tell(remote: Graph, graph: Path) -> None:
    local = Graph(graph)
    found, expected = remote.show("Daesh"), local.show("Daesh")
    assert (found.bearer, found.names, found.passages) == (expected.bearer, expected.names, expected.passages)
    assert set(remote.claims(entity="ISIS")) == set(local.claims(entity="ISIS"))
    assert set(remote.entities(type="Place")) == set(local.entities(type="Place"))
    assert remote.article(ASKED["article"]) == local.article(ASKED["article"])
    assert remote.stats() == local.stats()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "needs a SELECT, ASK, CONSTRUCT or DESCRIBE query"),
        ("SELECT ?s { ?s ?p", "malformed at line 1"),
        ("SELECT ?s { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE reaches other servers"),
    ],
)
def test_what_no_folder_answers_is_refused(remote: Graph, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        remote.query(query)
    assert remote.stats()["articles"] == 3


def test_a_second_build_sends_nothing(remote: Graph, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        pytest.fail("something was sent")

    monkeypatch.setattr(Endpoint, "update", refuse)
    report = pipeline.build([seeds], remote.folder, endpoint=remote.endpoint)
    assert (report.read, report.unchanged) == (0, 3)


def test_without_its_folder_a_graph_is_asked_but_not_read(
    remote: Graph, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "elsewhere.kg"))
    user = "kg:pass%40word@" if "sparql" in remote.where else ""
    elsewhere = Graph(remote.where.replace("://", f"://{user}"))
    assert elsewhere.stats() == remote.stats()
    for act in (lambda: elsewhere.show("Palmyra"), lambda: elsewhere.remove("x"), lambda: elsewhere.same("a", "b")):
        with pytest.raises(GraphError, match=r"elsewhere\.kg: no articles there; copy the folder with which http"):
            act()
    with pytest.raises(GraphError, match="holds a graph that another folder made") as raised:
        pipeline.build([seeds], elsewhere.folder, endpoint=elsewhere.endpoint)
    assert SECRET not in str(raised.value)
    assert not (tmp_path / "elsewhere.kg").exists()
