"""Shipped queries are bound, never pasted; never take a union of graphs; parameters of every type stand any value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store
from rdflib.plugins.sparql.parser import parseQuery

from kg.core.errors import KgError, QueryError, UnknownNameError
from kg.query import Answer, NamedQuery, load_queries, run
from kg.query.catalogue import KINDS

SHIPPED = load_queries()
NAMED = pytest.mark.parametrize("query", SHIPPED.values(), ids=list(SHIPPED))
FILLED = {
    "entity": "ISIS",
    "place": "Palmyra",
    "article": "a.txt",
    "predicate": "captures",
    "status": "accepted",
    "date": "2016-12-12",
    "number": "1",
    "text": "kills",
}
ONE = "# param: x {kind} anything\nSELECT ?x WHERE {{ VALUES ?x {{ UNDEF }} }}"
NASTY = (
    '"',
    '"""',
    "'",
    "\\",
    '\\"',
    "}",
    "} } SELECT * { ?s ?p ?o",
    '" } UNION { ?x a kg:Claim',
    "> } #",
    "ent:ISIS> } { ?s ?p ?o } #",
    "https://example.org/> { ?s ?p ?o } <",
    "ent:ISIS } { ?a ?b ?c",
    "UNDEF",
    "UNDEF UNDEF",
    "$1 \\1 \\g<0>",
    "%00",
    "\x00",
    "\x1b[31m",
    "\u202e",
    "\n}\n",
    "{ UNDEF }",
    "VALUES ?x { UNDEF }",
    "2016-12-12} #",
    "1 } #",
    "accepted' || '1'='1",
    "SERVICE <http://127.0.0.1/>",
    "x" * 10_000,
)
TERMS = st.text(alphabet=st.sampled_from("\"'\\{}<>#?$:@^ \n\taeknt0-1é\x00"), max_size=20)


def nodes(parsed: Any) -> Iterator[dict[str, Any]]:
    """Every part of what rdflib parsed."""
    if isinstance(parsed, dict):  # pyparsing calls its lists mappings, too
        yield parsed
        parsed = list(parsed.values())
    if hasattr(parsed, "__iter__") and not isinstance(parsed, str):
        for part in parsed:
            yield from nodes(part)


def loosely(answer: Answer) -> list[list[str]]:
    """The rows but for the order in which stores in memory give them, and what stands in one cell."""
    return sorted(["".join(sorted(str(term))) for term in row] for row in answer.rows)


@NAMED
def test_no_union_of_graphs_is_asked_for(query: NamedQuery) -> None:
    kinds = {getattr(part, "name", "") for part in nodes(parseQuery(query.text))}
    assert "SelectQuery" in kinds
    assert not kinds & {"DatasetClause", "GraphGraphPattern", "ServiceGraphPattern"}


@NAMED
def test_an_answer_comes_in_one_order(store: Store, query: NamedQuery) -> None:
    """Parts of a UNION come in any."""
    given = {p.name: FILLED[p.kind] for p in query.parameters if not p.optional}
    assert len({run(store, query, given).body for _ in range(8)}) == 1


def test_a_union_of_graphs_would_be_seen() -> None:
    text = "SELECT * FROM <urn:a> { { GRAPH ?g { ?s ?p ?o } } UNION { SELECT * { SERVICE ?x { } } } }"
    kinds = {getattr(part, "name", "") for part in nodes(parseQuery(text))}
    assert kinds >= {"DatasetClause", "GraphGraphPattern", "ServiceGraphPattern"}


@NAMED
def test_what_stands_in_other_graphs_changes_no_answer(store: Store, query: NamedQuery) -> None:
    twice = Store()
    twice.extend(store)
    twice.extend(Quad(quad.subject, quad.predicate, quad.object, NamedNode("urn:other")) for quad in store)
    for optional in (False, True):
        given = {p.name: FILLED[p.kind] for p in query.parameters if optional or not p.optional}
        assert loosely(run(twice, query, given)) == loosely(run(store, query, given))


@pytest.mark.parametrize("value", NASTY)
@NAMED
def test_nasty_values_stay_values(store: Store, query: NamedQuery, value: str) -> None:
    """Where the graph or the type has no such value, that is said; else nothing but that value is asked for."""
    needed = {p.name: FILLED[p.kind] for p in query.parameters if not p.optional}
    for parameter in query.parameters:
        given = {**needed, parameter.name: value}
        if parameter.kind == "text":
            assert not len(run(store, query, given))
        else:
            with pytest.raises((UnknownNameError, QueryError)) as caught:
                run(store, query, given)
            assert "malformed" not in str(caught.value)


def test_every_type_is_filled() -> None:
    assert set(FILLED) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@given(value=TERMS)
@settings(max_examples=60, deadline=None)
def test_any_value_is_bound_or_refused(store: Store, kind: str, value: str) -> None:
    before = len(store)
    try:
        rows = list(run(store, ONE.format(kind=kind), {"x": value}))
    except KgError as error:
        rows, refusal = [], str(error)
    else:
        refusal = ""
    assert (len(rows) == 1) != bool(refusal)
    assert kind != "text" or rows == [{"x": value}]
    assert "malformed" not in refusal
    assert len(store) == before
