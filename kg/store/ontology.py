"""What each graph says of its own words: relations with their signs, types with those above them, kg's properties.

A superproperty or a supertype stands here once instead of beside every triple: `kg:agent` is a `sem:hasActor`, a city a
place, and a query asks `?x a/rdfs:subClassOf* kg:Place`. The rest (domains, ranges, counterparts) is in the document
that `kg.store.owl` makes, since disk use is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from pyoxigraph import Quad

from kg.core.ontology import OwnProperty, load_ontology
from kg.store import terms
from kg.store.terms import about, curie, node

Types = Mapping[str, tuple[str, ...]]
"""Types of entities with those right below them."""
ENTITY = "kg:Entity"
"""The class above all types."""


class PredicateInfo(Protocol):
    """What the store says of a predicate of the vocabulary."""

    @property
    def name(self) -> str:
        """Local name under `kg:`."""

    @property
    def label(self) -> str:
        """Words for people."""

    @property
    def comment(self) -> str:
        """What it means."""

    @property
    def group(self) -> str:
        """`territory`, `force`, `relation` or `standing`."""

    @property
    def sign(self) -> str:
        """`hostile`, `cooperative` or `neutral`."""

    @property
    def symmetric(self) -> bool:
        """Whether it holds both ways."""

    @property
    def inverse(self) -> str:
        """Local name of the predicate that turns it round, or empty."""


def ontology_quads(predicates: Iterable[PredicateInfo], types: Types) -> Iterator[Quad]:
    """The relations, the types and kg's own properties."""
    for each in load_ontology().properties:
        yield from _property(each)
    for predicate in predicates:
        yield from _predicate(predicate)
    if types:
        yield from about(curie(ENTITY), ("rdf:type", curie("owl:Class")), ("rdfs:label", terms.text("entity")))
    for name, above in types_above(types).items():
        yield from _type(name, above)


def types_above(types: Types) -> dict[str, tuple[str, ...]]:
    """The types right above each type, sorted by name; none above the highest.

    >>> types_above({"Place": ("City",)})
    {'City': ('Place',), 'Place': ()}
    """
    names = sorted({*types, *(below for children in types.values() for below in children)})
    return {name: tuple(above for above, children in types.items() if name in children) for name in names}


def _property(each: OwnProperty) -> Iterator[Quad]:
    if each.name.startswith("kg:"):
        yield from about(
            curie(each.name),
            ("rdfs:label", terms.text(each.label)),
            ("rdfs:comment", terms.text(each.comment)),
            ("rdfs:subPropertyOf", tuple(map(curie, each.above))),
        )


def _predicate(predicate: PredicateInfo) -> Iterator[Quad]:
    return about(
        node("kg", predicate.name),
        ("rdf:type", curie("owl:ObjectProperty")),
        ("rdf:type", curie("owl:SymmetricProperty") if predicate.symmetric else None),
        ("owl:inverseOf", node("kg", predicate.inverse) if predicate.inverse else None),
        ("rdfs:label", terms.text(predicate.label)),
        ("rdfs:comment", terms.text(predicate.comment)),
        ("kg:group", terms.text(predicate.group)),
        ("kg:sign", terms.text(predicate.sign)),
    )


def _type(name: str, above: tuple[str, ...]) -> Iterator[Quad]:
    return about(
        node("kg", name),
        ("rdf:type", curie("owl:Class")),
        ("rdfs:label", terms.text(words(name))),
        ("rdfs:subClassOf", tuple(node("kg", parent) for parent in above) or curie(ENTITY)),
    )


def words(name: str) -> str:
    """A type's name for people.

    >>> words("ArmedGroup")
    'armed group'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
