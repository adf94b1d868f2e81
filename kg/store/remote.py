"""A graph on somebody's SPARQL endpoint, read as if it were in a folder: the part of pyoxigraph's Store that kg asks.

A query is parsed here first: a malformed one is told as for a folder, and an update never leaves (there are stores
that would carry it out where only queries are asked). What the vendor of a store adds to SPARQL 1.1 is thus refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Variable,
    parse,
    parse_query_results,
)

from kg.core.errors import GraphError
from kg.core.iri import BASE, DEFAULT_GRAPH, PREFIXES
from kg.store.embedded import open_store
from kg.store.endpoint import Endpoint

ROWS = QueryResultsFormat.JSON
TRIPLES = RdfFormat.N_TRIPLES
_DECLARED = re.compile(r"\bprefix\s+([\w.-]*)\s*:", re.IGNORECASE)
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class RemoteStore:
    """A graph on an endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    @cached_property
    def default_graph(self) -> str:
        """The graph that kg's default graph is there; empty where it is the store's default graph."""
        own = f"SELECT ?s WHERE {{ GRAPH <{DEFAULT_GRAPH}> {{ ?s ?p ?o }} }} LIMIT 1"
        return DEFAULT_GRAPH if any(rows(self.endpoint, own)) else ""

    def query(
        self, query: str, /, *, prefixes: dict[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """As a Store's.

        Raises:
            SyntaxError: it is malformed, or no query.
            GraphError, QueryError: the endpoint can't be reached, or won't or can't answer.
        """
        kind = Store().query(query, prefixes=prefixes)
        text = _declare(query, prefixes or {})
        accept = TRIPLES.media_type if isinstance(kind, QueryTriples) else ROWS.media_type
        body = self.endpoint.ask(text, accept, default_graph=self.default_graph).content
        if isinstance(kind, QueryTriples):
            return self._built(body)
        result = self._parsed(body)
        if isinstance(kind, QueryBoolean) and isinstance(result, QuerySolutions):
            return _as_boolean(result)
        return result

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

    def _parsed(self, body: bytes) -> QuerySolutions | QueryBoolean:
        return _parsed(self.endpoint, body)

    def _built(self, body: bytes) -> QueryTriples:
        built = Store()
        try:
            built.extend(parse(body, format=TRIPLES))
        except (SyntaxError, ValueError) as error:
            raise _garbled(self.endpoint, error) from error
        triples = built.query(_EVERYTHING)
        if not isinstance(triples, QueryTriples):
            raise TypeError
        return triples


def open_graph(folder: Path, endpoint: Endpoint | None = None) -> Store | RemoteStore:
    """The graph on the endpoint, if one is given, else that in the folder, to be read.

    Raises:
        GraphError: no graph in the folder, or another process holds it for writing.
    """
    return RemoteStore(endpoint) if endpoint else open_store(folder)


def rows(endpoint: Endpoint, select: str) -> QuerySolutions:
    """The rows of a SELECT query of kg's own, on the store as it is.

    Raises:
        GraphError, QueryError: the endpoint can't be reached, or won't or can't answer.
    """
    result = _parsed(endpoint, endpoint.ask(select, ROWS.media_type).content)
    if isinstance(result, QueryBoolean):
        raise _garbled(endpoint, "yes or no")
    return result


def _parsed(endpoint: Endpoint, body: bytes) -> QuerySolutions | QueryBoolean:
    try:
        return parse_query_results(body, format=ROWS)
    except (SyntaxError, ValueError) as error:
        raise _garbled(endpoint, error) from error


def _garbled(endpoint: Endpoint, error: object) -> GraphError:
    what = f"answers what is no answer ({error})"
    return GraphError(what, where=str(endpoint), allowed="needs a SPARQL 1.1 endpoint")


def _declare(query: str, prefixes: dict[str, str]) -> str:
    """The query with the prefixes that it doesn't declare itself, which stores may refuse to hear twice."""
    declared = set(_DECLARED.findall(_COMMENT.sub("", query)))
    lines = [f"PREFIX {prefix}: <{iri}>" for prefix, iri in prefixes.items() if prefix not in declared]
    return "\n".join([*lines, query])


def _as_boolean(result: QuerySolutions) -> QueryBoolean:
    """Virtuoso's answer to ASK: no row, or one with a 1."""
    told = any(getattr(row[0], "value", "0") != "0" for row in result)
    answer = parse_query_results(f'{{"head": {{}}, "boolean": {str(told).lower()}}}'.encode(), format=ROWS)
    if not isinstance(answer, QueryBoolean):
        raise TypeError
    return answer
