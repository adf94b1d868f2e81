"""RDF terms made from kg's ids and values; every IRI comes from the table in `kg.core.iri`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg.core.iri import PREFIXES, full
from kg.core.types import Claim, Event, Span

Term = NamedNode | Literal
DATE_TYPES = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}
"""Datatypes by the length of the ISO string: a date is as precise as its text."""


def node(prefix: str, local: str) -> NamedNode:
    """The IRI of an id under one of kg's prefixes; what an IRI can't hold is percent-encoded.

    >>> node("ent", "Deir ez-Zor").value
    'https://w3id.org/newskg/id/entity/Deir%20ez-Zor'
    """
    return NamedNode(PREFIXES[prefix] + quote(local, safe=""))


@cache
def curie(text: str) -> NamedNode:
    """The IRI of a name such as `kg:Claim`."""
    return NamedNode(full(text))


def entities(ids: tuple[str, ...]) -> tuple[NamedNode, ...]:
    """The IRIs of entities."""
    return tuple(node("ent", entity) for entity in ids)


def claims(ids: tuple[str, ...]) -> tuple[NamedNode, ...]:
    """The IRIs of claims."""
    return tuple(node("claim", claim) for claim in ids)


def author(article: str) -> NamedNode:
    """The IRI of an article's own voice."""
    return NamedNode(f"{node('art', article).value}#author")


def source(told: Claim | Event) -> NamedNode:
    """The IRI of whoever says it."""
    return node("ent", told.source) if told.source else author(told.article)


def predicate(told: Claim | Event) -> NamedNode:
    """The IRI of what is said to happen, in the vocabulary or in its own words."""
    return node("open" if isinstance(told, Claim) and told.label else "kg", told.predicate)


def count(told: Claim | Event) -> Literal | None:
    """The number said; nothing where there is none."""
    return None if told.count is None else typed(told.count, "xsd:integer")


def span(article: str, where: Span) -> NamedNode:
    """The IRI of some characters of an article."""
    return node("span", f"{article}-{where.start}-{where.end}")


def text(value: str) -> Literal | None:
    """A plain string; nothing for the empty one."""
    return Literal(value) if value else None


def english(value: str) -> Literal:
    """A name."""
    return Literal(value, language="en")


def typed(value: object, datatype: str) -> Literal:
    """A literal of a datatype such as `xsd:decimal`."""
    return Literal(str(value), datatype=curie(datatype))


def date(iso: str) -> Literal | None:
    """A day, month or year; nothing for the empty string."""
    return typed(iso, DATE_TYPES[len(iso)]) if iso else None


def decimal(value: float) -> Literal:
    """A number to six places, in the form that Oxigraph gives it, so that a quad equals the stored one.

    >>> decimal(0.85).value, decimal(38.0).value
    ('0.85', '38')
    """
    return typed(f"{value:.6f}".rstrip("0").rstrip("."), "xsd:decimal")


def confidence(value: float) -> Literal:
    """A share between 0 and 1, to four places, as the engine writes it.

    >>> confidence(0.85678).value, confidence(1).value
    ('0.8568', '1')
    """
    return decimal(round(value, 4))


def about(subject: NamedNode, *pairs: tuple[str, Term | tuple[Term, ...] | None]) -> Iterator[Quad]:
    """Quads of the default graph, one for each property and value; those without a value are left out."""
    for name, values in pairs:
        for value in values if isinstance(values, tuple) else (values,):
            if value is not None:
                yield Quad(subject, curie(name), value)
