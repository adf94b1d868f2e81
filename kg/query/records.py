"""What the graph holds as plain records: claims, facts and entities, narrowed down by what they are about.

The rows of the queries of these names, with ids in short (`ent:Palmyra`, `kg:captures`, `claim:0123456789abcdef`), as
every command and method takes them. What isn't known is the empty text, save a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar, get_args
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Store

from kg.core.errors import QueryError, nearest
from kg.core.iri import PREFIXES
from kg.core.types import Span, Status
from kg.query.answer import Term, plain
from kg.query.bearers import DEFAULT, term
from kg.query.catalogue import find_query
from kg.query.evaluate import run
from kg.query.names import find_article, find_entity, short

_R = TypeVar("_R")
_QUOTED = ("sentence", "trigger", "subject", "object")
"""What the `claims` query gives the characters of."""
_SIDES = ("supported_by", "disputed_by")
_KINDS = {"predicate": term("owl:ObjectProperty"), "type": term("owl:Class")}


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
    confidence: float
    """From 0 to 1."""
    status: str = ""
    """Of the fact that it supports, else of the one that it disputes; empty where it does neither."""
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


def claim_records(
    store: Store, *, article: str = "", entity: str = "", predicate: str = "", status: str = ""
) -> tuple[ClaimRecord, ...]:
    """The claims, in the order of their articles.

    Args:
        store: the graph.
        article: only of this one, by its name or id.
        entity: only with this at either end, by any of its names.
        predicate: only with this: `captures`, `open:interfere_in`.
        status: only those of facts of this status.

    Raises:
        UnknownNameError, AmbiguousNameError: no such article or entity, or several.
        QueryError: no such predicate or status.
    """
    _check(status)
    patterns = _about(store, entity, predicate)
    facts = _facts(store, patterns)
    statuses = {claim: fact.status for fact in facts for claim in fact.disputed_by}
    statuses |= {claim: fact.status for fact in facts for claim in fact.supported_by}
    patterns += [f"kg:article {_article(store, article)}"] if article else []
    claims = (_claim(row, statuses) for row in _rows(store, "claims", "claim", patterns))
    return tuple(claim for claim in claims if not status or claim.status == status)


def fact_records(store: Store, *, entity: str = "", predicate: str = "", status: str = "") -> tuple[FactRecord, ...]:
    """The facts, by their labels and time; arguments and errors as `claim_records`."""
    _check(status)
    patterns = [f"kg:status {Literal(status)}"] if status else []
    return _facts(store, [*_about(store, entity, predicate), *patterns])


def entity_records(store: Store, *, article: str = "", type: str = "") -> tuple[EntityRecord, ...]:
    """The entities, by id.

    Args:
        store: the graph.
        article: only those that it names, by its name or id.
        type: only those of this type or one below it.

    Raises:
        UnknownNameError: no such article.
        QueryError: no such type.
    """
    patterns = [f"^schema:mentions {_article(store, article)}"] if article else []
    patterns += [f"a/rdfs:subClassOf* {_word(store, 'type', type)}"] if type else []
    found: dict[str, EntityRecord] = {}
    for row in _rows(store, "entities", "entity", patterns):
        kind = row["type"].removeprefix("kg:")
        known = found.get(row["entity"]) or EntityRecord(entity=row["entity"], name=row["preferred"], type=kind)
        others = () if row["label"] == known.name else (row["label"],)
        found[known.entity] = replace(known, names=(*known.names, *others))
    return tuple(found.values())


def _facts(store: Store, patterns: Sequence[str]) -> tuple[FactRecord, ...]:
    rows = _rows(store, "facts", "fact", patterns)
    return tuple(_record(FactRecord, row | {side: _ids(row.get(side, "")) for side in _SIDES}) for row in rows)


def _claim(row: dict[str, Any], statuses: Mapping[str, str]) -> ClaimRecord:
    spans = {f"{part}_span": Span(row[f"{part}_start"], row[f"{part}_end"]) for part in _QUOTED}
    return _record(ClaimRecord, row | spans | {"status": statuses.get(row["claim"], "")})


def _rows(store: Store, query: str, variable: str, patterns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What is bound in each row of a shipped query, in which a variable fits the patterns; names as Python has them."""
    named = find_query(query)
    fits = f"{{ SELECT DISTINCT ?{variable} WHERE {{ ?{variable} {' ; '.join(patterns)} }} }}" if patterns else ""
    answer = run(store, replace(named, text=named.text.replace("WHERE {", f"WHERE {{ {fits}", 1)))
    columns = [re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", column) for column in answer.columns]
    for row in answer.rows:
        yield {column: _value(term) for column, term in zip(columns, row, strict=True) if term is not None}


def _value(value: Term) -> Any:
    return short(value.value) if isinstance(value, NamedNode) else plain(value)


def _record(kind: Callable[..., _R], row: Mapping[str, Any]) -> _R:
    """A record of the columns that it has fields for; a query may tell more."""
    return kind(**{field.name: row[field.name] for field in fields(kind) if field.name in row})  # type: ignore[arg-type]


def _ids(iris: str) -> tuple[str, ...]:
    return tuple(sorted(map(short, iris.split())))


def _about(store: Store, entity: str, predicate: str) -> list[str]:
    ends = [f"rdf:subject|rdf:object {find_entity(store, entity).bearer.entity}"] if entity else []
    return [*ends, f"rdf:predicate {_word(store, 'predicate', predicate)}"] if predicate else ends


def _article(store: Store, name: str) -> NamedNode:
    return NamedNode(PREFIXES["art"] + find_article(store, name))


def _word(store: Store, what: str, name: str) -> NamedNode:
    """A predicate or type by its name (`captures`) or short IRI (`open:interfere_in`)."""
    words = (quad.subject for quad in store.quads_for_pattern(None, term("rdf:type"), _KINDS[what], DEFAULT))
    known = {word for word in words if isinstance(word, NamedNode)}
    prefix, _, local = name.rpartition(":")
    word = NamedNode(PREFIXES.get(prefix or "kg", "none:") + quote(local, safe=""))
    if word not in known and not any(store.quads_for_pattern(None, term("rdf:predicate"), word, DEFAULT)):
        allowed = nearest(name, (short(word.value).removeprefix("kg:") for word in known))
        raise QueryError(f"no {what} {name!r}", allowed=allowed)
    return word


def _check(status: str) -> None:
    if status not in ("", *get_args(Status)):
        raise QueryError(f"no status {status!r}", allowed=f"one of {', '.join(get_args(Status))}")
