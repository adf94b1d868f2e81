"""Parameters: from what a user types to RDF terms in the query's text.

A term is written by pyoxigraph, which escapes it; what the user typed is never pasted. (pyoxigraph's own
`substitutions` reach only variables that the query selects, so they can't serve a FILTER.)
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode, Store

from kg.core.errors import QueryError, nearest
from kg.core.iri import PREFIXES
from kg.query.catalogue import NamedQuery, Parameter, slot
from kg.query.names import find_entity

DATE_TYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def bind(store: Store, query: NamedQuery, values: Mapping[str, str]) -> str:
    """The query's text with the values in their places; a parameter that was left out stays unbound.

    Raises:
        QueryError: an unknown or missing parameter, or a value of the wrong type.
        UnknownNameError: an entity that the graph doesn't hold.
    """
    _check_names(query, values)
    text = query.text
    for parameter in query.parameters:
        if parameter.name in values:
            term = _term(store, parameter, values[parameter.name])
            text = f"VALUES ?{parameter.name} {{ {term} }}".join(slot(parameter.name).split(text))
    return text


def _check_names(query: NamedQuery, values: Mapping[str, str]) -> None:
    known = [parameter.name for parameter in query.parameters]
    where = f"query {query.name}" if query.name else "this query"
    for name in values:
        if name not in known:
            allowed = nearest(name, known) or (f"it takes {', '.join(known)}" if known else "it takes none")
            raise QueryError(f"no parameter {name}", where=where, allowed=allowed)
    for parameter in query.parameters:
        if not parameter.optional and parameter.name not in values:
            allowed = f"give --param {parameter.name}=..., {parameter.kind}: {parameter.description}"
            raise QueryError(f"parameter {parameter.name} is missing", where=where, allowed=allowed)


def _term(store: Store, parameter: Parameter, value: str) -> NamedNode | Literal:
    if parameter.kind in {"entity", "place"}:
        return find_entity(store, value)
    if parameter.kind == "date":
        return _date(parameter.name, value)
    return _number(parameter.name, value) if parameter.kind == "number" else Literal(value)


def _date(name: str, value: str) -> Literal:
    try:
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value, re.ASCII):
            raise ValueError
        datetime.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError as error:
        raise QueryError(f"{value!r} is no date", where=name, allowed="YYYY-MM-DD, YYYY-MM or YYYY") from error
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + DATE_TYPES[len(value)]))


def _number(name: str, value: str) -> Literal:
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", value, re.ASCII):
        raise QueryError(f"{value!r} is no number", where=name, allowed="digits such as 12 or 0.5")
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + ("decimal" if "." in value else "integer")))
