"""Statements with their status and interval, weighed from all their claims (DESIGN: statement status).

strength 2  the author says so, or at least two independent sources do
strength 1  one other source says so
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.core.iri import digest
from kg.core.types import Article, Claim, Fact, Status
from kg.core.vocabulary import Vocabulary
from kg.fuse.states import state_ends


@dataclass(frozen=True, slots=True)
class _Side:
    """The claims on one side of a statement, and their independent sources."""

    claims: tuple[Claim, ...]
    sources: frozenset[str]

    @property
    def strength(self) -> int:
        by_author = any(not claim.source for claim in self.claims)
        return 2 if by_author or len(self.sources) > 1 else len(self.sources)


def to_facts(claims: Iterable[Claim], articles: tuple[Article, ...], vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """One fact for each statement and time that somebody says as it is; sorted by id.

    A statement that is only planned, feared or supposed has no fact.
    """
    by_id = {article.id: article for article in articles}
    ordered = sorted(claims, key=lambda claim: claim.id)
    ends = state_ends(ordered, vocabulary)
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in ordered:
        if claim.certainty == "certain" and claim.tense == "nonFuture" and claim.condition == "none":
            groups.setdefault(_key(claim, vocabulary), []).append(claim)
    facts = [fact for key in sorted(groups) for fact in _facts(key, groups[key], by_id, ends)]
    return tuple(sorted(facts, key=lambda fact: fact.id))


def _key(claim: Claim, vocabulary: Vocabulary) -> tuple[str, str, str]:
    """The statement, symmetric ones with their ends in order."""
    subject, predicate, obj = claim.statement
    if vocabulary[predicate].symmetric and obj < subject:
        subject, obj = obj, subject
    return subject, predicate, obj


def _facts(
    key: tuple[str, str, str],
    claims: list[Claim],
    articles: dict[str, Article],
    ends: dict[str, list[tuple[str, str, bool]]],
) -> Iterable[Fact]:
    denials = [claim for claim in claims if claim.polarity == "negative"]
    support = [claim for claim in claims if claim.polarity == "positive"]
    for start, group in _by_time(support) or [("", [])]:
        pro, contra = _side(group, articles), _side([d for d in denials if _same_time(d.start, start)], articles)
        if pro.claims or contra.claims:
            yield _fact(key, start, pro, contra, ends)


def _by_time(claims: list[Claim]) -> list[tuple[str, list[Claim]]]:
    """Claims by the time they speak of: a coarser date joins a finer one, an undated claim the only time there is."""
    dates = sorted({claim.start for claim in claims if claim.start}, key=lambda date: (-len(date), date))
    finest: list[str] = []
    for date in dates:
        if not any(_same_time(date, fine) for fine in finest):
            finest.append(date)
    undated = finest[0] if len(finest) == 1 else ""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        at = next((fine for fine in finest if claim.start and _same_time(claim.start, fine)), undated)
        groups.setdefault(at, []).append(claim)
    return sorted(groups.items())


def _same_time(a: str, b: str) -> bool:
    return not a or not b or a.startswith(b) or b.startswith(a)


def _side(claims: list[Claim], articles: dict[str, Article]) -> _Side:
    sources = (claim.source or articles[claim.article].source or claim.article for claim in claims)
    return _Side(tuple(claims), frozenset(sources))


def _fact(
    key: tuple[str, str, str], start: str, pro: _Side, contra: _Side, ends: dict[str, list[tuple[str, str, bool]]]
) -> Fact:
    subject, predicate, obj = key
    known = {claim.end for claim in pro.claims}
    if predicate == "controls":
        known.add(_end_of_control(subject, start, ends.get(obj, [])))
    return Fact(
        id=digest("fact", *key, start),
        subject=subject,
        predicate=predicate,
        object=obj,
        status=_status(pro, contra),
        start=start,
        end=min(known - {""}, default=""),
        supported_by=tuple(claim.id for claim in pro.claims),
        disputed_by=tuple(claim.id for claim in contra.claims),
        independent_sources=len(pro.sources),
        confidence=max((claim.confidence for claim in pro.claims), default=0.0),
    )


def _status(pro: _Side, contra: _Side) -> Status:
    if contra.strength and contra.strength >= pro.strength:
        return "disputed" if pro.strength == contra.strength else "denied"
    return "accepted" if pro.strength == 2 else "reported"


def _end_of_control(holder: str, start: str, ends: list[tuple[str, str, bool]]) -> str:
    """The first later date on which the holder gives the place up or another takes it."""
    if not start:
        return ""
    later = (
        date for date, actor, own in ends if date > start and (actor == holder) == own and not date.startswith(start)
    )
    return next(later, "")
