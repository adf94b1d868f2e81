"""What an endpoint answers, as pyoxigraph has it; rows beyond what it gives at a time are asked for again."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import (
    Literal,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from kg.core.errors import GraphError
from kg.store.endpoint import Endpoint

_ROWS = QueryResultsFormat.JSON
_TRIPLES = RdfFormat.N_TRIPLES
_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def answer(
    endpoint: Endpoint,
    query: str,
    kind: type[QuerySolutions | QueryBoolean | QueryTriples],
    *,
    default_graph: str = "",
) -> QuerySolutions | QueryBoolean | QueryTriples:
    """What an endpoint answers to a query, whole.

    Args:
        endpoint: the store.
        query: SPARQL, all prefixes declared.
        kind: what such a query yields.
        default_graph: as of `Endpoint.ask`.

    Raises:
        GraphError, QueryError: the endpoint can't be reached, or won't or can't answer in full.
    """
    accept = _TRIPLES.media_type if kind is QueryTriples else _ROWS.media_type
    body, most = endpoint.ask(query, accept, default_graph=default_graph)
    if most:
        allowed = "ask for less, or let the server give more (Virtuoso: ResultSetMaxRows)"
        raise GraphError(f"gives no more than {most} rows", where=str(endpoint), allowed=allowed)
    if kind is QueryTriples:
        return _built(endpoint, body)
    result = _parsed(endpoint, body)
    is_told_as_row = kind is QueryBoolean and isinstance(result, QuerySolutions)
    return _as_boolean(result) if is_told_as_row else result


def rows(endpoint: Endpoint, select: str) -> Iterator[QuerySolution]:
    """All the rows of a SELECT query of kg's own without LIMIT, no two alike, on the store as it is.

    A store that gives only so many at a time would not sort them; that it gives each once is checked.

    Raises:
        GraphError, QueryError: the endpoint can't be reached, or won't or can't answer.
    """
    body, most = endpoint.ask(select, _ROWS.media_type)
    if not most:
        yield from _solutions(endpoint, body)
        return
    seen = set[tuple[object, ...]]()
    start, is_more = 0, True
    while is_more:
        body, _ = endpoint.ask(f"{select} LIMIT {most} OFFSET {start}", _ROWS.media_type)
        part = _solutions(endpoint, body)
        seen.update(tuple(row) for row in part)
        start, is_more = start + len(part), len(part) == most
        yield from part
    if len(seen) != start:
        allowed = "let the server give more rows at a time (Virtuoso: ResultSetMaxRows)"
        raise GraphError("gives its rows in another order each time", where=str(endpoint), allowed=allowed)


def is_any(endpoint: Endpoint, pattern: str) -> bool:
    """Whether something fits a pattern, on the store as it is; errors as of `rows`."""
    body, _ = endpoint.ask(f"SELECT (1 AS ?found) WHERE {{ {pattern} }} LIMIT 1", _ROWS.media_type)
    return bool(_solutions(endpoint, body))


def _solutions(endpoint: Endpoint, body: bytes) -> list[QuerySolution]:
    """The rows, as a list: no thread but its own may drop pyoxigraph's iterator, wherever it happens to be left."""
    result = _parsed(endpoint, body)
    if isinstance(result, QueryBoolean):
        raise _garbled(endpoint, "yes or no")
    try:
        return list(result)
    except (SyntaxError, ValueError) as error:
        raise _garbled(endpoint, error) from error


def _parsed(endpoint: Endpoint, body: bytes) -> QuerySolutions | QueryBoolean:
    try:
        return parse_query_results(body, format=_ROWS)
    except (SyntaxError, ValueError) as error:
        raise _garbled(endpoint, error) from error


def _built(endpoint: Endpoint, body: bytes) -> QueryTriples:
    """The triples, by way of a store, since nothing else makes such a result."""
    built = Store()
    try:
        built.extend(parse(body, format=_TRIPLES))
    except (SyntaxError, ValueError) as error:
        raise _garbled(endpoint, error) from error
    return built.query(_EVERYTHING)  # type: ignore[return-value]


def _as_boolean(result: QuerySolutions | QueryBoolean) -> QueryBoolean:
    """Virtuoso's answer to ASK: no row, or one with a 1."""
    told = any(isinstance(row[0], Literal) and row[0].value != "0" for row in result)  # type: ignore[union-attr]
    return Store().query(f"ASK {{ FILTER({str(told).lower()}) }}")  # type: ignore[return-value]


def _garbled(endpoint: Endpoint, error: object) -> GraphError:
    what = f"answers what is no answer ({error})"
    return GraphError(what, where=str(endpoint), allowed="needs a SPARQL 1.1 endpoint")
