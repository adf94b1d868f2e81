"""Parameters: from what a user types to RDF terms in the query's text.

A term is written by pyoxigraph, which escapes it; what the user typed is never pasted. (pyoxigraph's own
`substitutions` reach only variables that the query selects, so they can't serve a FILTER.)
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import get_args

from pyoxigraph import Literal, NamedNode

from kg.core.errors import QueryError, UnknownNameError, nearest
from kg.core.iri import PREFIXES, short
from kg.core.types import Status
from kg.query.bearers import subjects, term, values
from kg.query.catalogue import NamedQuery, Parameter, slot
from kg.query.names import find_article, find_entity
from kg.query.source import Source

ENTITIES = {"entity": "", "place": "Place"}
"""The kinds of parameters that are entities, and the type that each prefers."""
DATE_TYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


@dataclass(frozen=True, slots=True)
class Bound:
    """A query's text with its values, and what there is to tell of how they were understood."""

    text: str
    notes: tuple[str, ...]


def bind(store: Source, query: NamedQuery, given: Mapping[str, str]) -> Bound:
    """Put the values in their places; of a parameter that was left out the place goes.

    (`UNDEF` holds nothing back, but Virtuoso takes it for a value.)

    Raises:
        QueryError: an unknown or missing parameter, or a value of the wrong type.
        UnknownNameError: an entity, article or relation that the graph doesn't hold.
        AmbiguousNameError: a name that several entities bear.
    """
    _check_names(query, given)
    text, notes = query.text, list[str]()
    for parameter in query.parameters:
        bound = ""
        if parameter.name in given:
            value, note = _term(store, parameter, given[parameter.name])
            bound = f"VALUES ?{parameter.name} {{ {value} }}"
            notes += [note] if note else []
        text = bound.join(slot(parameter.name).split(text))
    return Bound(text, tuple(notes))


def _check_names(query: NamedQuery, given: Mapping[str, str]) -> None:
    known = [parameter.name for parameter in query.parameters]
    where = f"query {query.name}" if query.name else "this query"
    for name in given:
        if name not in known:
            allowed = nearest(name, known) or (f"it takes {', '.join(known)}" if known else "it takes none")
            raise QueryError(f"no parameter {name}", where=where, allowed=allowed)
    for parameter in query.parameters:
        if not parameter.optional and parameter.name not in given:
            allowed = f"give --param {parameter.name}=..., {parameter.kind}: {parameter.description}"
            raise QueryError(f"parameter {parameter.name} is missing", where=where, allowed=allowed)


def _term(store: Source, parameter: Parameter, value: str) -> tuple[NamedNode | Literal, str]:
    if parameter.kind in ENTITIES:
        found = find_entity(store, value, kind=ENTITIES[parameter.kind])
        return found.bearer.entity, found.note
    if parameter.kind in HELD:
        return HELD[parameter.kind](store, value), ""
    return PLAIN[parameter.kind](parameter.name, value), ""


def _article(store: Source, value: str) -> Literal:
    article = NamedNode(PREFIXES["art"] + find_article(store, value))
    return Literal(next(values(store, article, "kg:fileName")))


def _predicate(store: Source, value: str) -> NamedNode:
    """The relation of that name (`attacks`), label, short IRI or IRI; the vocabulary's go before open ones."""
    listed = {node.value for node in subjects(store, "rdf:type", term("owl:ObjectProperty"))}
    told = set(values(store, None, "rdf:predicate"))
    names = {name: NamedNode(iri) for iri in [*sorted(told), *sorted(listed)] for name in _names(store, iri)}
    if value not in names:
        raise UnknownNameError(f"no relation {value!r}", allowed=nearest(value, names) or "its name, such as attacks")
    return names[value]


def _names(store: Source, predicate: str) -> list[str]:
    labels = values(store, NamedNode(predicate), "rdfs:label")
    return [predicate, short(predicate), predicate.rpartition("#")[2], *labels]


def _status(name: str, value: str) -> Literal:
    if value not in get_args(Status):
        raise QueryError(f"{value!r} is no status", where=name, allowed=f"one of {', '.join(get_args(Status))}")
    return Literal(value)


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


HELD: Mapping[str, Callable[[Source, str], NamedNode | Literal]] = {"article": _article, "predicate": _predicate}
"""The kinds whose values the graph must hold."""
PLAIN: Mapping[str, Callable[[str, str], Literal]] = {
    "date": _date,
    "number": _number,
    "status": _status,
    "text": lambda _name, value: Literal(value),
}
"""The other kinds, by what makes a term of a parameter's name and value."""
