"""Run a query: read-only, on what the graph holds and nothing else, never over a union of its graphs.

(Accepted triples stand both in the default graph and in their claims' graphs, so that a union would count them twice.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, QuerySolutions, QueryTriples

from kg.core.errors import DataError, QueryError
from kg.core.iri import PREFIXES
from kg.core.sparql import malformed, position
from kg.query.answer import TRIPLE, Answer
from kg.query.catalogue import NamedQuery, parse_query
from kg.query.parameters import bind
from kg.query.source import Source
from kg.query.streams import Stream

SERVICE = re.compile(r"(?<![\w.-])(?=[\w.-]*?service)[\w.-]++\s*+(?:silent\s*+)?+(?:[<?$:#]|[\w.-]++:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs, by IRI, that a query sees instead of those that it names itself; none of them is ever fetched."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def run(store: Source, query: NamedQuery | str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Answer a query, whole; arguments and errors as `stream`."""
    return stream(store, query, parameters).answer()


def stream(
    store: Source,
    query: NamedQuery | str,
    parameters: Mapping[str, str] | None = None,
    *,
    dataset: Dataset | None = None,
    base_iri: str | None = None,
) -> Stream:
    """Begin to answer a query: what comes is written as it comes; kg's prefixes needn't be declared in it.

    Args:
        store: the graph.
        query: a named query, or a SPARQL text (with or without a header).
        parameters: values by parameter name; entities by any of their names.
        dataset: the graphs that it sees, whatever its own FROM says; None to go by that.
        base_iri: to which relative IRIs are relative; None: there are to be none.

    Raises:
        QueryError: malformed SPARQL, an update, SERVICE, or a wrong parameter.
        DataError: a header that promises other columns.
        UnknownNameError: an entity that the graph doesn't hold.
        AmbiguousNameError: a name that several entities bear.
    """
    named = parse_query("", query) if isinstance(query, str) else query
    bound = bind(store, named, parameters or {})
    where = named.file or (f"query {named.name}" if named.name else "SPARQL")
    _refuse_service(named.text, where)  # what is bound is no part of its grammar
    try:
        result = store.query(bound.text, prefixes=PREFIXES, **_options(dataset, base_iri))
    except SyntaxError as error:
        raise _malformed(bound.text, where, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"can't be answered ({error})", where=where) from error
    _check_columns(named, result, where)
    return Stream(result, where, bound.notes)


def _check_columns(query: NamedQuery, result: object, where: str) -> None:
    """Programs go by the columns that a header promises."""
    if isinstance(result, QuerySolutions):
        given = tuple(variable.value for variable in result.variables)
    else:
        given = TRIPLE if isinstance(result, QueryTriples) else query.columns
    if query.columns and query.columns != given:
        promised = f"its header says {' '.join(query.columns)}"
        raise DataError(f"the columns are {' '.join(given)}", where=where, allowed=promised)


def _options(dataset: Dataset | None, base_iri: str | None) -> dict[str, Any]:
    graphs = {"default_graph": _nodes(dataset.default), "named_graphs": _nodes(dataset.named)} if dataset else {}
    return {**graphs, "base_iri": base_iri} if base_iri else graphs


def _nodes(iris: tuple[str, ...]) -> list[NamedNode]:
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
