"""Readings of articles -> Knowledge: one node a thing, one fact a statement, with what speaks for and against it."""

from collections.abc import Iterable
from dataclasses import replace

from kg.core.types import Claim, Entity, Event, Knowledge, Reading
from kg.core.vocabulary import Vocabulary
from kg.fuse.exclusion import settle
from kg.fuse.facts import to_facts
from kg.fuse.states import infer_states

__all__ = ["fuse"]


def fuse(readings: Iterable[Reading], vocabulary: Vocabulary) -> Knowledge:
    """Put the readings together; the order in which they come doesn't matter."""
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    stated = [claim for reading in ordered for claim in reading.claims]
    claims = {claim.id: claim for claim in [*stated, *infer_states(stated, vocabulary)]}
    articles = tuple(reading.article for reading in ordered)
    solid = (claim for claim in claims.values() if not (claim.is_doubtful or claim.label))
    return Knowledge(
        articles=articles,
        entities=_merge(entity for reading in ordered for entity in reading.entities),
        claims=tuple(sorted(claims.values(), key=_by_id)),
        facts=settle(to_facts(solid, articles, vocabulary), vocabulary),
        events=tuple(sorted((event for reading in ordered for event in reading.events), key=_by_id)),
    )


def _by_id(told: Claim | Event) -> str:
    return told.id


def _merge(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Entities of one id are one thing: its names and mentions are put together."""
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(entity.id, []).append(entity)
    return tuple(_join(groups[ident]) for ident in sorted(groups))


def _join(group: list[Entity]) -> Entity:
    name = min(entity.name for entity in group)
    names = {other for entity in group for other in (entity.name, *entity.names)} - {name}
    mentions = tuple(sorted({mention for entity in group for mention in entity.mentions}))
    return replace(group[0], name=name, names=tuple(sorted(names)), mentions=mentions)
