"""Events in the Simple Event Model: one for each trigger that states a happening.

Only factual, stated claims make events (nothing denied or hypothetical shall look as if it had happened), and standing
relations ("near", "based in") are no events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg.core.iri import digest
from kg.core.types import Claim
from kg.store import terms
from kg.store.terms import about, curie, node


def event_quads(claims: Iterable[Claim], groups: Mapping[str, str]) -> Iterator[Quad]:
    """Each event with its actors, place and time, and the claims' links to it.

    Args:
        claims: all claims.
        groups: the vocabulary's group of each predicate; the object of a `territory` predicate is a place.
    """
    for claim in claims:
        if claim.is_factual and claim.basis == "stated" and groups.get(claim.predicate) != "standing":
            yield from _event(claim, object_is_place=groups.get(claim.predicate) == "territory")


def _event(claim: Claim, *, object_is_place: bool) -> Iterator[Quad]:
    event = node("event", digest("event", claim.article, str(claim.trigger.start), str(claim.trigger.end)))
    subject, object_ = node("ent", claim.subject.entity), node("ent", claim.object.entity)
    yield from about(node("claim", claim.id), ("kg:event", event))
    yield from about(
        event,
        ("rdf:type", curie("sem:Event")),
        ("sem:hasActor", subject),
        ("kg:agent", subject),
        ("sem:hasPlace" if object_is_place else "sem:hasActor", object_),
        ("kg:patient", object_),
        ("sem:hasPlace", node("ent", claim.place) if claim.place else None),
    )
    if claim.start:
        yield from _time(event, claim.start)


def _time(event: NamedNode, iso: str) -> Iterator[Quad]:
    time = node("time", iso)
    yield from about(event, ("sem:hasTime", time))
    yield from about(time, ("rdf:type", curie("sem:Time")), ("sem:hasTimeStamp", terms.date(iso)))
