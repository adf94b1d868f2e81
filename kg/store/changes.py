"""What more articles change in a graph: the quads that go and those that come, without making all the others.

Both graphs are cut down to what differs and whatever may give a quad of that, too: others of an article give its spans,
events and tallies, others of a statement say that it holds. Only times and selectors of positions may be anybody's.
What is in neither cut gives the same quads before and after.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from pyoxigraph import NamedNode, Quad

from kg.core.iri import PREFIXES
from kg.core.types import Claim, Entity, Event, Fact, Knowledge
from kg.store.ontology import PROPERTIES, PredicateInfo, Types
from kg.store.quads import to_quads

R = TypeVar("R", Claim, Entity, Event, Fact)
_ANYBODYS = re.compile(f"{PREFIXES['time']}|{PREFIXES['span']}[0-9]+-[0-9]+$")
"""IRIs of times and selectors."""


def changes(
    old: Knowledge, new: Knowledge, predicates: Iterable[PredicateInfo] = (), types: Types = MappingProxyType({})
) -> tuple[set[Quad], set[Quad]]:
    """The quads that only the first graph has; those of the second among which are all that the first lacks.

    Args:
        old: what a store holds.
        new: what it shall hold: the same articles and others, the same decisions.
        predicates: the vocabulary of both.
        types: its types of entities.
    """
    vocabulary, touched = tuple(predicates), _touched(old, new)
    gone, come = _differing(old, new, touched, vocabulary, types)
    if any(isinstance(quad.subject, NamedNode) and _ANYBODYS.match(quad.subject.value) for quad in gone):
        everywhere = frozenset(article.id for article in new.articles)
        return _differing(old, new, replace(touched, articles=everywhere), vocabulary, types)
    return gone, come


@dataclass(frozen=True, slots=True)
class _Touched:
    """What a change touches."""

    articles: frozenset[str]
    """Whose claims or events differ."""
    tallies: frozenset[str]
    """Articles that mention some entity more or less often."""
    entities: frozenset[str]
    statements: frozenset[tuple[str, str, str]]

    def of(self, graph: Knowledge) -> Knowledge:
        """The part of a graph that is touched."""
        return replace(
            graph,
            articles=tuple(article for article in graph.articles if article.id in self.articles),
            entities=tuple(entity for entity in graph.entities if self._has(entity)),
            claims=tuple(claim for claim in graph.claims if claim.article in self.articles),
            facts=tuple(fact for fact in graph.facts if _statement(fact) in self.statements or _is_of_tables(fact)),
            events=tuple(event for event in graph.events if event.article in self.articles),
        )

    def _has(self, entity: Entity) -> bool:
        return entity.id in self.entities or any(mention.article in self.tallies for mention in entity.mentions)


def _differing(
    old: Knowledge, new: Knowledge, touched: _Touched, vocabulary: Iterable[PredicateInfo], types: Types
) -> tuple[set[Quad], set[Quad]]:
    before, after = (set(to_quads(touched.of(graph), vocabulary, types, among=graph.entities)) for graph in (old, new))
    return before - after, after - before


def _touched(old: Knowledge, new: Knowledge) -> _Touched:
    told = (*_unlike(old.claims, new.claims), *_unlike(old.events, new.events))
    entities, facts = tuple(_unlike(old.entities, new.entities)), tuple(_unlike(old.facts, new.facts))
    moved = {ident for ident, *both in entities if None in both}
    near = {e.id for e in (*old.entities, *new.entities) if not moved.isdisjoint((e.country, *e.seat_of))}
    articles = {one.article for _, *both in told for one in both if one}
    articles |= {article.id for article in new.articles} - {article.id for article in old.articles}
    statements = {_statement(fact) for _, *both in facts for fact in both if fact}
    return _Touched(
        articles=frozenset(articles),
        tallies=frozenset(article for _, was, now in entities if was for article in _otherwise(was, now)),
        entities=frozenset(ident for ident, *_ in entities) | near | {subject for subject, *_ in statements},
        statements=frozenset(statements),
    )


def _unlike(old: Iterable[R], new: Iterable[R]) -> Iterator[tuple[str, R | None, R | None]]:
    """Ids of what differs, with the record as it was and as it is, None where there was or is none."""
    had, has = ({record.id: record for record in records} for records in (old, new))
    for ident in had.keys() | has.keys():
        was, now = had.get(ident), has.get(ident)
        if was is not now and was != now:
            yield ident, was, now


def _otherwise(was: Entity, now: Entity | None) -> Iterator[str]:
    """Articles that mentioned an entity less or more often than they do now."""
    before, after = _counts(was), _counts(now)
    return (article for article, count in before.items() if after[article] != count)


def _counts(entity: Entity | None) -> Counter[str]:
    return Counter(mention.article for mention in entity.mentions) if entity and entity.is_named else Counter()


def _is_of_tables(fact: Fact) -> bool:
    """Whether kg's own tables may say the same, should a user's vocabulary have a predicate of that name."""
    return f"kg:{fact.predicate}" in PROPERTIES


def _statement(fact: Fact) -> tuple[str, str, str]:
    return fact.subject, fact.predicate, fact.object
