"""Events in the Simple Event Model: one for each trigger whose claims state a happening, and those with an unknown end.

Only what is factual and stated makes events (nothing denied or hypothetical shall look as if it had happened), and
standing relations ("near", "based in") are no events. What a claim says of source, words and number is said there; an
event without a claim says so itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg.core.iri import digest
from kg.core.types import Claim, Event, Knowledge
from kg.store import terms
from kg.store.terms import about, curie, node


def event_quads(knowledge: Knowledge, groups: Mapping[str, str]) -> Iterator[Quad]:
    """Each event with its kind, actors, place and time; the claims' links to it, or where else it comes from.

    Args:
        knowledge: all claims and events.
        groups: the vocabulary's group of each predicate; the object of a `territory` predicate is a place.
    """
    for claim in knowledge.claims:
        if claim.is_factual and claim.basis == "stated" and groups.get(claim.predicate) != "standing":
            event = node("event", digest("event", claim.article, str(claim.trigger.start), str(claim.trigger.end)))
            yield from about(node("claim", claim.id), ("kg:event", event))
            yield from _happening(event, claim, (claim.subject.entity, claim.object.entity), groups)
    for unclaimed in knowledge.events:
        if unclaimed.is_factual:
            event = node("event", unclaimed.id)
            ends = (end.entity if end else "" for end in (unclaimed.agent, unclaimed.patient))
            yield from _happening(event, unclaimed, tuple(ends), groups)
            yield from _evidence(event, unclaimed)


def _happening(
    event: NamedNode, told: Claim | Event, ends: tuple[str, ...], groups: Mapping[str, str]
) -> Iterator[Quad]:
    """What happened, who did it to whom, where and when, as far as it is known."""
    agent, patient = (node("ent", end) if end else None for end in ends)
    yield from about(
        event,
        ("rdf:type", curie("sem:Event")),
        ("sem:eventType", terms.predicate(told)),
        ("kg:agent", agent),
        ("kg:patient", patient),
        ("sem:hasPlace", patient if groups.get(told.predicate) == "territory" else None),
        ("sem:hasPlace", node("ent", told.place) if told.place else None),
    )
    if told.start:
        yield from _time(event, told.start)


def _evidence(event: NamedNode, told: Event) -> Iterator[Quad]:
    return about(
        event,
        ("kg:source", terms.source(told)),
        ("kg:article", node("art", told.article)),
        ("kg:triggerSpan", terms.span(told.article, told.trigger)),
        ("kg:sentenceSpan", terms.span(told.article, told.sentence)),
        ("kg:count", terms.count(told)),
        ("kg:timeText", terms.text(told.time_text)),
        ("kg:confidence", terms.confidence(told.confidence)),
    )


def _time(event: NamedNode, iso: str) -> Iterator[Quad]:
    time = node("time", iso)
    yield from about(event, ("sem:hasTime", time))
    yield from about(time, ("rdf:type", curie("sem:Time")), ("sem:hasTimeStamp", terms.date(iso)))
