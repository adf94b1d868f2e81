"""Run a query: read-only, on what the graph holds and nothing else, never over a union of its graphs.

(Accepted triples stand both in the default graph and in their claims' graphs, so that a union would count them twice.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from kg.core.errors import QueryError
from kg.core.iri import PREFIXES
from kg.core.sparql import malformed, position
from kg.query.answer import Answer
from kg.query.catalogue import NamedQuery, parse_query
from kg.query.parameters import bind

SERVICE = re.compile(r"(?<![\w.-])(?=[\w.-]*?service)[\w.-]++\s*+(?:silent\s*+)?+(?:[<?$:#]|[\w.-]++:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs, by IRI, that a query sees instead of those that it names itself; none of them is ever fetched."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What the engine answers, row by row as it is read; `explained` has to surround the reading."""

    rows: QuerySolutions | QueryBoolean | QueryTriples
    notes: tuple[str, ...]
    """What there is to tell of how a name was understood, a line each."""


def run(store: Store, query: NamedQuery | str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Answer a query, whole; arguments and errors as `ask`."""
    with explained(query):
        result = ask(store, query, parameters)
        if isinstance(result.rows, QueryTriples):
            triples = sorted(set(result.rows), key=str)
            return Answer(serialize(triples, format=RdfFormat.N_TRIPLES) or b"", is_graph=True, notes=result.notes)
        return Answer(result.rows.serialize(format=QueryResultsFormat.JSON) or b"", notes=result.notes)


def ask(
    store: Store,
    query: NamedQuery | str,
    parameters: Mapping[str, str] | None = None,
    *,
    dataset: Dataset | None = None,
    base_iri: str | None = None,
) -> Result:
    """Begin to answer a query; kg's prefixes needn't be declared in it.

    Args:
        store: the graph.
        query: a named query, or a SPARQL text (with or without a header).
        parameters: values by parameter name; entities by any of their names.
        dataset: the graphs that it sees, whatever its own FROM says; None to go by that.
        base_iri: to which relative IRIs are relative; None: there are to be none.

    Raises:
        QueryError: malformed SPARQL, an update, SERVICE, or a wrong parameter.
        UnknownNameError: an entity that the graph doesn't hold.
        AmbiguousNameError: a name that several entities bear.
    """
    named = parse_query("", query) if isinstance(query, str) else query
    bound = bind(store, named, parameters or {})
    _refuse_service(bound.text, _where(query))
    with explained(query):
        default, among = (_nodes(dataset.default), _nodes(dataset.named)) if dataset else (None, None)
        try:
            rows = store.query(
                bound.text, base_iri=base_iri, prefixes=PREFIXES, default_graph=default, named_graphs=among
            )
        except SyntaxError as error:
            raise _malformed(bound.text, _where(query), str(error)) from error
    return Result(rows, bound.notes)


@contextmanager
def explained(query: NamedQuery | str) -> Iterator[None]:
    """Tell what stops the engine, also while its rows are read, as a QueryError."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"can't be answered ({error})", where=_where(query)) from error


def _where(query: NamedQuery | str) -> str:
    return f"query {query.name}" if isinstance(query, NamedQuery) and query.name else "SPARQL"


def _nodes(iris: tuple[str, ...]) -> list[Any]:
    return [NamedNode(iri) for iri in iris]


def _refuse_service(text: str, where: str) -> None:
    """Stop queries that would reach the network.

    Oxigraph's grammar takes `SERVICE` wherever it can stand, also right after a number ("1SERVICE"), so that every
    word with it counts that an address, a variable, a prefixed name or a comment follows, in strings too: a tokenizer
    could be led astray. Possessive, so that the time is linear in the text.
    """
    bare = re.sub(r"([?$:])[\w-]+", r"\1", text)
    if SERVICE.search(bare):
        raise QueryError("SERVICE reaches other servers", where=where, allowed="only what the graph holds can be asked")


def _malformed(text: str, where: str, message: str) -> QueryError:
    """What stopped the parser: an unknown prefix, else the place, without the parser's lists of characters."""
    allowed = "needs a SELECT, ASK, CONSTRUCT or DESCRIBE query"
    offset = position(text, message)
    if offset is None:
        return QueryError(f"malformed, {message}", where=where, allowed=allowed)
    return malformed(text, offset, where=where, allowed=allowed)
