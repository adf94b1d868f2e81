"""One thing, one node: which ids of entities are one, by rules and by people's decisions, and which of them it keeps.

A person's `same` joins whatever the rules say; what is `different` no rule joins. All ids are those that an article's
reading gives, which depend on nothing else in the graph, so a decision holds as long as its entities are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.core.iri import in_article, is_minted
from kg.core.types import Decision, Entity, Join, Reading
from kg.core.vocabulary import Vocabulary
from kg.fuse.alike import find_alike

Told = dict[str, str]
"""Ids of one article that a decision speaks of in that article only, with the ids that they get."""
Joins = dict[str, tuple[Join, ...]]
"""What is joined to each id that stands for more than itself."""


def of_one_article(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids `ID@ARTICLE` of decisions: what that article calls ID, whoever else is it."""
    return frozenset(ident for decision in decisions for ident in (decision.a, decision.b) if "@" in ident)


def told_apart(reading: Reading, wanted: frozenset[str]) -> Told:
    """The entities of a reading that decisions tell apart from others of their ids."""
    own = {entity.id: in_article(entity.id, reading.article.id) for entity in reading.entities} if wanted else {}
    return {ident: told for ident, told in own.items() if told in wanted}


def identify(entities: Mapping[str, Entity], decisions: Iterable[Decision], vocabulary: Vocabulary) -> Joins:
    """Say which entities are one.

    Args:
        entities: those of all articles by id, each with all its mentions.
        decisions: a person's, free of contradictions.
        vocabulary: knows which types are narrower.
    """
    decided = sorted(decisions, key=lambda decision: (decision.line, decision.id))
    groups = _Groups(decision for decision in decided if decision.verdict == "different")
    first: dict[str, int] = {}
    for decision in decided:
        if decision.verdict == "same":
            first.setdefault(decision.a, len(first))
            reason = f"decided by {decision.by}" if decision.by else "decided"
            groups.unite(decision.a, decision.b, Join("", reason, decision.id))
    told = of_one_article(decided)
    for alike in find_alike({i: entity for i, entity in entities.items() if i not in told}, vocabulary):
        if groups.may_unite(alike.a, alike.b):
            groups.unite(alike.a, alike.b, Join("", alike.rule))

    def rank(ident: str) -> tuple[bool, int, int, bool, int, str]:
        """What is known goes first, then what a decision names first, narrower types, longer names not in capitals."""
        entity = entities[ident]
        place, depth = first.get(ident, len(first)), vocabulary.depth(entity.type)
        unknown = ident in told or is_minted(ident, entity.type)
        return unknown, place, -depth, entity.name.isupper(), -len(entity.name), ident

    found: Joins = {}
    for group in groups.all():
        there = sorted((ident for ident in group if ident in entities), key=rank)
        if len(there) > 1:
            why = (groups.why[ident] for ident in there[1:])
            pairs = zip(there[1:], why, strict=True)
            found[there[0]] = tuple(sorted(Join(ident, join.reason, join.decision) for ident, join in pairs))
    return found


class _Groups:
    """Ids that are one, with what joined each first, and those that must not be."""

    def __init__(self, apart: Iterable[Decision]) -> None:
        self._of: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}
        self.why: dict[str, Join] = {}
        for decision in apart:
            self._apart.setdefault(decision.a, set()).add(decision.b)
            self._apart.setdefault(decision.b, set()).add(decision.a)

    def may_unite(self, a: str, b: str) -> bool:
        """Whether nobody decided that something in the one group differs from something in the other."""
        others = self._of.get(b, {b})
        return not any(self._apart.get(ident, set()) & others for ident in self._of.get(a, {a}))

    def unite(self, a: str, b: str, why: Join) -> None:
        """Make two groups one."""
        small, large = sorted((self._of.setdefault(a, {a}), self._of.setdefault(b, {b})), key=len)
        for ident in (a, b):
            self.why.setdefault(ident, why)
        if small is not large:
            large |= small
            self._of.update(dict.fromkeys(small, large))

    def all(self) -> list[set[str]]:
        """Each group once."""
        return list({id(group): group for group in self._of.values()}.values())
