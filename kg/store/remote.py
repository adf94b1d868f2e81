"""A graph on somebody's SPARQL endpoint, read as if it were in a folder: the part of pyoxigraph's Store that kg asks.

A query is parsed here first: a malformed one is told as for a folder, and an update never leaves (there are stores
that would carry it out where only queries are asked). What the vendor of a store adds to SPARQL 1.1 is thus refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Variable,
)

from kg.core.iri import BASE, DEFAULT_GRAPH, PREFIXES
from kg.core.sparql import declared
from kg.store.answers import answer, is_any, rows
from kg.store.embedded import open_store
from kg.store.endpoint import Endpoint


class RemoteStore:
    """A graph on an endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    @cached_property
    def default_graph(self) -> str:
        """The graph that kg's default graph is there; empty where it is the store's default graph."""
        return DEFAULT_GRAPH if is_any(self.endpoint, f"GRAPH <{DEFAULT_GRAPH}> {{ ?s ?p ?o }}") else ""

    def query(
        self, query: str, /, *, prefixes: dict[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """As a Store's.

        Raises:
            SyntaxError: it is malformed, or no query.
            GraphError, QueryError: the endpoint can't be reached, or won't or can't answer.
        """
        kind = type(Store().query(query, prefixes=prefixes))
        text = _declare(query, prefixes or {})
        return answer(self.endpoint, text, kind, default_graph=self.default_graph)

    def quads_for_pattern(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object: NamedNode | Literal | None,
        graph_name: NamedNode | DefaultGraph | None = None,
        /,
    ) -> Iterator[Quad]:
        """As a Store's, but of kg's own quads only: the store may hold anybody's beside them.

        Raises:
            GraphError, QueryError: the endpoint can't be reached, or won't or can't answer.
        """
        s, p, o = subject or Variable("s"), predicate or Variable("p"), object or Variable("o")
        own = "" if subject else f'FILTER(STRSTARTS(STR(?s), "{BASE}"))'
        triple = f"{s} {p} {o}"
        default = f"GRAPH <{self.default_graph}> {{ {triple} }}" if self.default_graph else triple
        claims = f'GRAPH ?g {{ {triple} }} FILTER(STRSTARTS(STR(?g), "{PREFIXES["claim"]}"))'
        if isinstance(graph_name, NamedNode):
            patterns = [f"GRAPH {graph_name} {{ {triple} }}"]
        else:
            patterns = [default] if graph_name else [default, claims]
        for pattern in patterns:
            for row in rows(self.endpoint, f"SELECT * WHERE {{ {pattern} {own} }}"):
                graph = row["g"] if pattern is claims else graph_name
                yield Quad(subject or row["s"], predicate or row["p"], object or row["o"], graph)


def open_graph(folder: Path, endpoint: Endpoint | None = None) -> Store | RemoteStore:
    """The graph on the endpoint, if one is given, else that in the folder, to be read.

    Raises:
        GraphError: no graph in the folder, or another process holds it for writing.
    """
    return RemoteStore(endpoint) if endpoint else open_store(folder)


def local(store: Store | RemoteStore) -> Store:
    """The store itself, or a copy in memory of one behind HTTP, for those who look up one thing after another."""
    if isinstance(store, Store):
        return store
    copy = Store()
    copy.bulk_extend(store.quads_for_pattern(None, None, None))
    return copy


def _declare(query: str, prefixes: dict[str, str]) -> str:
    """The query with the prefixes that it doesn't declare itself, which stores may refuse to hear twice."""
    own = declared(query)
    lines = [f"PREFIX {prefix}: <{iri}>" for prefix, iri in prefixes.items() if prefix not in own]
    return "\n".join([*lines, query])
