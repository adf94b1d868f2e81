"""Facts that can't hold together: two enemies who hold one place. The later ends the earlier, else both are disputed.

Only enemies exclude each other, those of whom an accepted fact tells something hostile: an army and its government, or
a force and its ally, may both be said to hold a town.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from kg.core.types import Fact
from kg.core.vocabulary import Vocabulary


def settle(facts: Iterable[Fact], vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """The facts, with the intervals of accepted ones that exclude each other closed, or both disputed; sorted by id."""
    known = {fact.id: fact for fact in facts}
    accepted = [fact for _, fact in sorted(known.items()) if fact.status == "accepted"]
    enemies = {
        frozenset((fact.subject, fact.object)) for fact in accepted if vocabulary[fact.predicate].sign == "hostile"
    }
    for a, b in _excluding(accepted, vocabulary):
        if frozenset((a.subject, b.subject)) in enemies:
            known.update(_settled(known[a.id], known[b.id]))
    return tuple(known[ident] for ident in sorted(known))


def _excluding(facts: Iterable[Fact], vocabulary: Vocabulary) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of dated facts about one thing whose predicates exclude each other, the earlier first."""
    about: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.start and vocabulary[fact.predicate].excludes:
            about.setdefault(fact.object, []).append(fact)
    for group in about.values():
        for a, b in combinations(sorted(group, key=lambda fact: (fact.start, fact.id)), 2):
            if vocabulary[a.predicate].excludes == b.predicate:
                yield a, b


def _settled(a: Fact, b: Fact) -> Mapping[str, Fact]:
    """What changes in the earlier and the later of two facts; dates are compared to the precision of the coarser."""
    over = a.end and b.start[: len(a.end)] >= a.end[: len(b.start)]
    if a.start == b.start:
        pairs = ((a, b), (b, a))
        return {x.id: replace(x, status="disputed", disputed_by=(*x.disputed_by, *y.supported_by)) for x, y in pairs}
    return {} if over or b.start.startswith(a.start) else {a.id: replace(a, end=b.start)}
