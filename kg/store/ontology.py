"""What the graph says of its own words: predicates with their signs, types with those above them, kg's properties.

A superproperty or a supertype stands here once instead of beside every triple: `kg:agent` is a `sem:hasActor`, a city a
place, and a query asks `?x a/rdfs:subClassOf* kg:Place`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from pyoxigraph import Quad

from kg.store import terms
from kg.store.terms import about, curie, node

Types = Mapping[str, tuple[str, ...]]
"""Types of entities with those right below them."""
SUPERPROPERTIES = {
    "kg:triggerSpan": "prov:wasDerivedFrom",
    "kg:subjectSpan": "prov:wasDerivedFrom",
    "kg:objectSpan": "prov:wasDerivedFrom",
    "kg:sentenceSpan": "prov:wasDerivedFrom",
    "kg:agent": "sem:hasActor",
    "kg:patient": "sem:hasActor",
}
"""SEM's actors are all that take part, willing or not, also things and places."""
PROPERTIES = {
    "kg:seatOf": ("is the seat of", "news calls the state and its government by the name of this city or building"),
    "kg:country": ("in the country", "the state in which it lies or to which it belongs, as kg's own tables have it"),
    "kg:mentioned": ("names", "what an article speaks of as often as this tally counts"),
    "kg:mentionCount": ("how often", "names, nouns and pronouns that stand for it in the article"),
}


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
    """The predicates, the types and kg's own properties."""
    for role, above in SUPERPROPERTIES.items():
        yield Quad(curie(role), curie("rdfs:subPropertyOf"), curie(above))
    for name, (label, comment) in PROPERTIES.items():
        yield from about(curie(name), ("rdfs:label", terms.text(label)), ("rdfs:comment", terms.text(comment)))
    for predicate in predicates:
        yield from _predicate(predicate)
    for name in sorted({*types, *(below for children in types.values() for below in children)}):
        yield from _type(name, tuple(above for above, children in types.items() if name in children))


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
        ("rdfs:label", terms.text(_words(name))),
        ("rdfs:subClassOf", tuple(node("kg", parent) for parent in above)),
    )


def _words(name: str) -> str:
    """A type's name for people.

    >>> _words("ArmedGroup")
    'armed group'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
