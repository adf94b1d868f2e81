"""What the graph holds as plain records: claims, facts and entities, narrowed down by what they are about.

The rows of the queries of these names, with ids in short (`ent:Palmyra`, `kg:captures`, `claim:0123456789abcdef`), as
every command and method takes them. What isn't known is the empty text, save a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from pyoxigraph import NamedNode

from kg.core.errors import QueryError, nearest
from kg.core.iri import short
from kg.core.types import Span
from kg.query.answer import Term, plain
from kg.query.bearers import is_type, subjects, supertypes, term
from kg.query.catalogue import find_query
from kg.query.evaluate import run
from kg.query.source import Source

_R = TypeVar("_R")
_QUOTED = ("sentence", "trigger", "subject", "object")
"""What the `claims` query gives the characters of."""
_SIDES = ("supported_by", "disputed_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRecord:
    """A statement at one time, with what speaks for and against it."""

    fact: str
    """Its id."""
    subject: str
    subject_label: str
    predicate: str
    predicate_label: str
    sign: str
    """`hostile`, `cooperative` or `neutral`."""
    object: str
    object_label: str
    status: str
    """`accepted`, `reported`, `denied` or `disputed`."""
    start: str = ""
    """ISO day, month or year."""
    end: str = ""
    sources: int
    """Those of its claims that are independent."""
    confidence: float
    """From 0 to 1."""
    supported_by: tuple[str, ...] = ()
    """Ids of claims, sorted."""
    disputed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A statement that an article makes; its spans are half-open, in characters of `Graph.article(article).text`."""

    claim: str
    """Its id."""
    article: str
    """Its name."""
    subject: str
    subject_label: str
    predicate: str
    predicate_label: str
    object: str
    object_label: str
    polarity: str
    certainty: str
    tense: str
    condition: str
    basis: str
    source: str
    """Whoever says so."""
    source_label: str
    start: str = ""
    """ISO day, month or year."""
    end: str = ""
    time_text: str = ""
    place: str = ""
    place_label: str = ""
    count: int | None = None
    attempted: bool = False
    """Whether it is told as tried: `tried to retake`."""
    confidence: float
    """From 0 to 1."""
    status: str = ""
    """Of the fact that it supports or denies; empty where it does neither."""
    quote: str
    """The sentence."""
    sentence_span: Span
    trigger_span: Span
    subject_span: Span
    object_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """One thing in the world."""

    entity: str
    """Its id."""
    name: str
    """The preferred one."""
    type: str
    names: tuple[str, ...] = ()
    """The others, sorted."""


def claim_records(store: Source, narrowed: Mapping[str, str]) -> tuple[ClaimRecord, ...]:
    """The claims, in the order of their articles.

    Args:
        store: the graph.
        narrowed: values of the parameters of the query `claims`, by name.

    Raises:
        QueryError, UnknownNameError, AmbiguousNameError: as `run`.
    """
    return tuple(_claim(row) for row in _rows(store, "claims", narrowed))


def fact_records(store: Source, narrowed: Mapping[str, str]) -> tuple[FactRecord, ...]:
    """The facts, by their labels and time; arguments and errors as `claim_records`, of the query `facts`."""
    return tuple(_fact(row) for row in _rows(store, "facts", narrowed))


def entity_records(store: Source, narrowed: Mapping[str, str], *, type: str = "") -> tuple[EntityRecord, ...]:
    """The entities, by id.

    Args:
        store: the graph.
        narrowed: as of `claim_records`, of the query `entities`.
        type: only those of this type or one below it; empty for all.

    Raises:
        QueryError: no such type, or as `run`.
        UnknownNameError: no such article.
    """
    if type and not is_type(store, type):
        types = {short(each.value).removeprefix("kg:") for each in subjects(store, "rdf:type", term("owl:Class"))}
        raise QueryError(f"no type {type!r}", allowed=nearest(type, types) or f"one of {', '.join(sorted(types))}")
    found: dict[str, EntityRecord] = {}
    for row in _rows(store, "entities", narrowed):
        kind = row["type"].removeprefix("kg:")
        known = found.get(row["entity"]) or EntityRecord(entity=row["entity"], name=row["preferred"], type=kind)
        others = () if row["label"] == known.name else (row["label"],)
        found[known.entity] = replace(known, names=(*known.names, *others))
    fits = {kind: not type or type.casefold() in supertypes(store, kind) for kind in {e.type for e in found.values()}}
    return tuple(entity for entity in found.values() if fits[entity.type])


def _claim(row: Mapping[str, Any]) -> ClaimRecord:
    spans = {f"{part}_span": Span(row[f"{part}_start"], row[f"{part}_end"]) for part in _QUOTED}
    return _record(ClaimRecord, {**row, **spans})


def _fact(row: Mapping[str, Any]) -> FactRecord:
    sides = {side: tuple(sorted(map(short, row.get(side, "").split()))) for side in _SIDES}
    return _record(FactRecord, {**row, **sides})


def _rows(store: Source, query: str, narrowed: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What is bound in each row of a shipped query, under names as Python has them; no value: not narrowed."""
    answer = run(store, find_query(query), {name: value for name, value in narrowed.items() if value})
    columns = [re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", column) for column in answer.columns]
    for row in answer.rows:
        yield {column: _value(term) for column, term in zip(columns, row, strict=True) if term is not None}


def _value(value: Term) -> Any:
    return short(value.value) if isinstance(value, NamedNode) else plain(value)


def _record(kind: Callable[..., _R], row: Mapping[str, Any]) -> _R:
    """A record of the columns that it has fields for; a query may tell more."""
    return kind(**{field.name: row[field.name] for field in fields(kind) if field.name in row})  # type: ignore[arg-type]
