"""rdflib's traps: its own evaluator, which reads files, FROM, prepared queries, literals rewritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store, parse
from rdflib import Dataset, URIRef, Variable
from rdflib.plugins.sparql import prepareQuery

from kg.core.errors import QueryError
from kg.core.iri import PREFIXES
from kg.store import as_rdflib, dump, to_quads
from kg.store.exports import FORMATS
from store.sample import KNOWLEDGE, PREDICATES, TYPES

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
"""rdflib's own, about its own code."""
CLAIM = PREFIXES["claim"] + "c4"
"""Russia bombed Palmyra: denied, so in its own graph only."""
ASKED = "?who <https://w3id.org/newskg/ontology#airstrikes> ?whom"


@pytest.fixture(scope="module")
def view() -> Dataset:
    store = Store()
    store.extend(to_quads(KNOWLEDGE, PREDICATES, TYPES))
    return as_rdflib(store)


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """The address of a file that holds a triple."""
    path = tmp_path / "secret.nt"
    path.write_text("<urn:a> <urn:is> <urn:read> .\n")
    return path.as_uri()


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_no_query_reads_a_file(view: Dataset, secret: str, clause: str) -> None:
    text = f"SELECT * {clause} <{secret}> WHERE {{ {{ ?s <urn:is> ?o }} UNION {{ GRAPH ?g {{ ?s <urn:is> ?o }} }} }}"
    for query in (text, prepareQuery(text)):
        for graph in (view, view.default_graph, view.graph(CLAIM)):
            assert not list(graph.query(query))
            assert not list(graph.query(query, initNs={"x": "urn:x"}))


def test_rdflibs_own_evaluator_would_read_it(secret: str) -> None:
    """What all this is for; if this no longer holds, the view can be simpler."""
    assert len(list(Dataset().query(f"SELECT * FROM <{secret}> WHERE {{ ?s <urn:is> ?o }}"))) == 1


def test_rdflibs_own_evaluator_is_refused(view: Dataset, secret: str) -> None:
    text = f"SELECT * FROM <{secret}> WHERE {{ ?s <urn:is> ?o }}"
    for query in (text, prepareQuery(text)):
        with pytest.raises(QueryError, match="would read files that FROM names"):
            view.query(query, use_store_provided=False)
        with pytest.raises(QueryError, match="no option base"):
            view.query(query, base="urn:x")


def test_from_names_graphs_of_the_store(view: Dataset) -> None:
    assert not list(view.query(f"SELECT * WHERE {{ {ASKED} }}"))
    assert len(list(view.query(f"SELECT * FROM <{CLAIM}> WHERE {{ {ASKED} }}"))) == 1
    assert len(list(view.graph(CLAIM).query(f"SELECT * WHERE {{ {ASKED} }}"))) == 1


def test_prepared_queries_keep_their_prefixes_and_base(view: Dataset) -> None:
    prepared = prepareQuery(
        "SELECT ?who WHERE { ?who mine:controls <Palmyra> }", initNs={"mine": PREFIXES["kg"]}, base=PREFIXES["ent"]
    )
    who = [binding[Variable("who")] for binding in view.query(prepared).bindings]
    assert who == [URIRef(PREFIXES["ent"] + "ISIS")]


@pytest.mark.parametrize("suffix", ["nq", "trig", "jsonld"])
def test_literals_are_exported_as_they_are_minted(tmp_path: Path, suffix: str) -> None:
    """The engine keeps numbers by their value ("01" is 1), so kg mints them as the engine writes them."""
    minted = set(to_quads(KNOWLEDGE, PREDICATES, TYPES))
    store = Store()
    store.extend(minted)
    (tmp_path / f"x.{suffix}").write_bytes(dump(store, suffix))
    assert minted == set(parse(path=tmp_path / f"x.{suffix}", format=FORMATS[suffix]))
