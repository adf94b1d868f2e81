"""Readings of articles -> Knowledge: one node a thing, one fact a statement, with what speaks for and against it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.core.decisions import OF_CLAIMS
from kg.core.types import Argument, Claim, Decision, Entity, Event, Join, Knowledge, Reading
from kg.core.vocabulary import Vocabulary
from kg.fuse.effect import without_effect
from kg.fuse.exclusion import settle
from kg.fuse.facts import to_facts
from kg.fuse.identity import identify, of_one_article, told_apart
from kg.fuse.states import infer_states

__all__ = ["fuse", "without_effect"]


def fuse(readings: Iterable[Reading], vocabulary: Vocabulary, decisions: Iterable[Decision] = ()) -> Knowledge:
    """Put the readings together; the order in which they come doesn't matter.

    Args:
        readings: one of each article.
        vocabulary: what follows from what, and which types are narrower.
        decisions: a person's, free of contradictions.
    """
    decided = tuple(decisions)
    ordered = _told(sorted(readings, key=lambda reading: reading.article.id), of_one_article(decided))
    entities = _merge(entity for reading in ordered for entity in reading.entities)
    joins = identify(entities, decided, vocabulary)
    nodes = {join.id: ident for ident, joined in joins.items() for join in joined}
    stated = [_moved(claim, nodes) for reading in ordered for claim in reading.claims]
    kept = _kept(_weighed([c for c in stated if c.subject.entity != c.object.entity], decided), stated)
    events = (_moved_event(event, nodes) for reading in ordered for event in reading.events)
    inferred = _weighed(list(infer_states(kept, vocabulary)), decided)
    claims = {claim.id: claim for claim in [*kept, *inferred]}
    articles = tuple(reading.article for reading in ordered)
    solid = (claim for claim in claims.values() if not (claim.is_doubtful or claim.label))
    return Knowledge(
        articles=articles,
        entities=tuple(_joined(entities, ident, joins.get(ident, ())) for ident in sorted(set(entities) - set(nodes))),
        claims=tuple(sorted(claims.values(), key=_by_id)),
        facts=settle(to_facts(solid, articles, vocabulary), vocabulary),
        events=tuple(sorted(events, key=_by_id)),
        decisions=tuple(sorted(decided, key=lambda decision: decision.id)),
    )


def _by_id(told: Claim | Event) -> str:
    return told.id


def _weighed(claims: list[Claim], decisions: Iterable[Decision]) -> list[Claim]:
    """The claims without those that somebody rejected; what somebody accepted is sure."""
    verdicts = {decision.a: decision.verdict for decision in decisions if decision.verdict in OF_CLAIMS}
    sure = (replace(c, confidence=1.0) if verdicts.get(c.id) == "accept" else c for c in claims)
    return [claim for claim in sure if verdicts.get(claim.id) != "reject"]


def _kept(claims: list[Claim], before: list[Claim]) -> list[Claim]:
    """Claims of which some that were there before are gone: nothing points to these any more."""
    if len(claims) == len(before):
        return claims
    kept = {claim.id for claim in claims}
    return [replace(claim, content=tuple(ident for ident in claim.content if ident in kept)) for claim in claims]


def _told(readings: list[Reading], wanted: frozenset[str]) -> list[Reading]:
    """The readings under the ids that somebody gave to what an article alone means by them."""
    found = [(reading, told_apart(reading, wanted)) for reading in readings]
    return [_under(reading, nodes) if nodes else reading for reading, nodes in found]


def _under(reading: Reading, nodes: Mapping[str, str]) -> Reading:
    return replace(
        reading,
        entities=tuple(replace(entity, id=nodes.get(entity.id, entity.id)) for entity in reading.entities),
        claims=tuple(_moved(claim, nodes) for claim in reading.claims),
        events=tuple(_moved_event(event, nodes) for event in reading.events),
    )


def _moved(claim: Claim, nodes: Mapping[str, str]) -> Claim:
    """A claim about the things that its entities turned out to be."""
    ids = (claim.subject.entity, claim.object.entity, claim.source, claim.place, *claim.reported_by)
    if nodes.keys().isdisjoint(ids):
        return claim
    return replace(
        claim,
        subject=_end(claim.subject, nodes),
        object=_end(claim.object, nodes),
        source=nodes.get(claim.source, claim.source),
        place=nodes.get(claim.place, claim.place),
        reported_by=tuple(nodes.get(ident, ident) for ident in claim.reported_by),
    )


def _moved_event(event: Event, nodes: Mapping[str, str]) -> Event:
    if nodes.keys().isdisjoint((*event.ends, event.source, event.place)):
        return event
    return replace(
        event,
        agent=event.agent and _end(event.agent, nodes),
        patient=event.patient and _end(event.patient, nodes),
        source=nodes.get(event.source, event.source),
        place=nodes.get(event.place, event.place),
    )


def _end(end: Argument, nodes: Mapping[str, str]) -> Argument:
    return Argument(nodes.get(end.entity, end.entity), end.span)


def _merge(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Entities of one id are one thing: its names and mentions are put together."""
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(entity.id, []).append(entity)
    return {ident: _join(group, min(entity.name for entity in group)) for ident, group in groups.items()}


def _joined(entities: Mapping[str, Entity], ident: str, joins: tuple[Join, ...]) -> Entity:
    """The node of that id, with what the others that are joined to it bring along."""
    node = entities[ident]
    return replace(_join([node, *(entities[join.id] for join in joins)], node.name), joined=joins) if joins else node


def _join(group: list[Entity], name: str) -> Entity:
    """One entity of several: it is as the first, under the names of all."""
    names = {other for entity in group for other in (entity.name, *entity.names)} - {name}
    return Entity(
        id=group[0].id,
        type=group[0].type,
        name=name,
        names=tuple(sorted(names)),
        mentions=tuple(sorted({mention for entity in group for mention in entity.mentions})),
        matches=group[0].matches,
        point=group[0].point,
    )
