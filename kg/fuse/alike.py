"""Which entities of different articles are the same thing under another id, as far as names, types and company tell.

Every rule looks at all articles and at no order. What is alike is only proposed; `kg.fuse.identity` joins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise, product
from typing import NamedTuple

from kg.core.iri import entity_id, is_minted, normalise
from kg.core.spellings import first_and_last, key, middle
from kg.core.types import Entity
from kg.core.vocabulary import Vocabulary

SAME_NAME = "same name"
KNOWN_NAME = "name of a known thing"
NARROWER_TYPE = "same name, narrower type"
FULLER_NAME = "fuller form of the name, in like company"
COMPANY = "same bare name, in like company"
_RARE_SHARE, _RARE = 20, 3
"""What at most one article in 20 names, or three articles, tells one article's company from another's."""
_ENOUGH = 2
"""How much of such company two articles must share for `Roe` to be one person in both."""


class Alike(NamedTuple):
    """Two ids that are one thing by a rule."""

    rank: int
    a: str
    b: str
    rule: str


def find_alike(entities: Mapping[str, Entity], vocabulary: Vocabulary) -> list[Alike]:
    """The pairs that are alike, sorted, the surest rules first.

    Args:
        entities: those of all articles by id, each with all its mentions.
        vocabulary: knows which types are narrower.
    """
    minted = {ident: entity for ident, entity in entities.items() if is_minted(ident, entity.type)}
    full = {i: entity for i, entity in minted.items() if i == entity_id(entity.name, entity.type)}
    bare = [entity for ident, entity in minted.items() if ident not in full and _is_named_person(entity)]
    known = [entity for ident, entity in entities.items() if ident not in minted]
    company = _Company([*known, *full.values()])
    by_rule = [
        (SAME_NAME, _of_one_type(full.values())),
        (KNOWN_NAME, _of_known_name(full.values(), known, vocabulary)),
        (NARROWER_TYPE, _of_narrower_type([*full.values(), *bare], vocabulary)),
        (FULLER_NAME, _of_fuller_name([*full.values(), *known], company)),
        (COMPANY, _of_bare_name(bare, company)),
    ]
    found = (Alike(n, min(pair), max(pair), rule) for n, (rule, pairs) in enumerate(by_rule) for pair in pairs)
    return sorted(set(found))


def _is_named_person(entity: Entity) -> bool:
    return entity.type == "Person" and any(mention.kind == "name" for mention in entity.mentions)


def _articles(entity: Entity) -> frozenset[str]:
    """The articles that speak of it."""
    return frozenset(mention.article for mention in entity.mentions)


def _key(entity: Entity) -> str:
    return key(entity.name, person=entity.type == "Person")


def _grouped(entities: Iterable[Entity]) -> list[list[Entity]]:
    """Those of one name together, sorted."""
    groups: dict[str, list[Entity]] = {}
    for entity in sorted(entities, key=lambda entity: entity.id):
        groups.setdefault(_key(entity), []).append(entity)
    return list(groups.values())


def _of_one_type(full: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    """`Jo O'Roe` and `JO O’ROE`, `Ministry of X` and `X Ministry`."""
    for group in _grouped(full):
        kinds: dict[str, list[str]] = {}
        for entity in group:
            kinds.setdefault(entity.type, []).append(entity.id)
        yield from (pair for ids in kinds.values() for pair in pairwise(ids))


def _of_narrower_type(entities: Iterable[Entity], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """A name with a wider type is that with the narrower one that most articles have, unless it is a bare person's."""
    for group in _grouped(entities):
        counts = Counter[str]()
        for entity in group:
            counts[entity.type] += len(_articles(entity))
        for entity in group:
            narrower = [kind for kind in counts if vocabulary.may_be(entity.type, kind)]
            kind = max(narrower, key=lambda kind: (counts[kind], kind), default="")
            best = next((other for other in group if other.type == kind), None)
            if best and best.id == entity_id(best.name, best.type):
                yield entity.id, best.id


def _of_known_name(
    full: Iterable[Entity], known: Iterable[Entity], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """A full name in other case or spelling is the one known thing's that bears it; one word only as its main name."""
    bearers: dict[str, set[str]] = {}
    types = {entity.id: entity.type for entity in known}
    for entity in known:
        names = {normalise(name) for name in (entity.name, *entity.names)}
        for name in {normalise(entity.name), *(name for name in names if " " in name)}:
            bearers.setdefault(name, set()).add(entity.id)
    for entity in full:
        found = bearers.get(normalise(entity.name), set())
        kinds = {entity.type} | {types[ident] for ident in found if vocabulary.may_be(entity.type, types[ident])}
        if len(found) == 1 and types[min(found)] in kinds:
            yield entity.id, min(found)


def _of_fuller_name(entities: Iterable[Entity], company: _Company) -> Iterator[tuple[str, str]]:
    """`Jim Roe`, `James Roe` and `James Peter Roe` where company agrees and none has another name between.

    Whoever is known under a longer name only is left alone: his row tells his names.
    """
    groups: dict[tuple[str, str], list[Entity]] = {}
    for entity in sorted(entities, key=lambda entity: entity.id):
        if entity.type == "Person" and (ends := first_and_last(entity.name)):
            groups.setdefault(ends, []).append(entity)
    for group in groups.values():
        between = [middle(entity.name) for entity in group]
        known = [entity for entity in group if not is_minted(entity.id, entity.type)]
        nested = all(a <= b or b <= a for a, b in combinations(between, 2))
        if len(known) > 1 or not nested or any(not middle(known[0].name) <= words for words in between if known):
            continue
        for a, b in combinations(group, 2):
            if _key(a) != _key(b) and company.shared(a, b):
                yield a.id, b.id


def _of_bare_name(bare: Iterable[Entity], company: _Company) -> Iterator[tuple[str, str]]:
    """`Roe` is one person in two articles that share more than chance would."""
    for group in _grouped(bare):
        yield from company.meeting(group, _ENOUGH)


class _Company:
    """What each article names that few others do."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        articles = {entity.id: _articles(entity) for entity in entities}
        count = len(frozenset().union(*articles.values()))
        self._of: dict[str, set[str]] = {}
        for ident, places in articles.items():
            if len(places) <= max(_RARE, count // _RARE_SHARE):
                for article in places:
                    self._of.setdefault(article, set()).add(ident)

    def meeting(self, group: Iterable[Entity], enough: int) -> Iterator[tuple[str, str]]:
        """The pairs of a group that two articles name in so much common company; found by friends, not pair by pair.

        Nothing in the group is company itself.
        """
        by_friend: dict[str, list[tuple[str, str]]] = {}
        for entity in group:
            for article in _articles(entity):
                for friend in self._of.get(article, ()):
                    by_friend.setdefault(friend, []).append((entity.id, article))
        common = Counter[tuple[str, str, str, str]]()
        for places in by_friend.values():
            pairs = combinations(sorted(places), 2)
            common.update((a, x, b, y) for (a, x), (b, y) in pairs if a != b and x != y)
        yield from sorted({(a, b) for (a, _, b, _), count in common.items() if count >= enough})

    def shared(self, a: Entity, b: Entity) -> int:
        """How much two articles share at most, of which one names `a` and the other `b`."""
        pairs = product(_articles(a), _articles(b))
        common = ((self._of.get(x, set()) & self._of.get(y, set())) - {a.id, b.id} for x, y in pairs if x != y)
        return max(map(len, common), default=0)
