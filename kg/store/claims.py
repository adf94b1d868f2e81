"""Claims -> quads: the triple in the claim's own graph, its qualifiers and evidence in the default graph."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.core.types import Claim
from kg.store import terms
from kg.store.terms import about, curie, node


def claim_quads(claim: Claim) -> Iterator[Quad]:
    """One claim: the only quad outside the default graph is its own triple."""
    claimed = node("claim", claim.id)
    subject, object_ = node("ent", claim.subject.entity), node("ent", claim.object.entity)
    predicate = terms.predicate(claim)
    yield Quad(subject, predicate, object_, claimed)
    yield from about(
        claimed,
        ("rdf:type", curie("kg:Claim")),
        ("rdf:subject", subject),
        ("rdf:predicate", predicate),
        ("rdf:object", object_),
        ("kg:predicateLabel", terms.text(claim.label)),
    )
    yield from _qualifiers(claimed, claim)
    yield from _evidence(claimed, claim)


def _qualifiers(claimed: NamedNode, claim: Claim) -> Iterator[Quad]:
    return about(
        claimed,
        ("kg:polarity", terms.text(claim.polarity)),
        ("kg:certainty", terms.text(claim.certainty)),
        ("kg:tense", terms.text(claim.tense)),
        ("kg:condition", terms.text(claim.condition)),
        ("kg:basis", terms.text(claim.basis)),
        ("kg:source", terms.source(claim)),
        ("kg:content", terms.claims(claim.content)),
        ("kg:reportedBy", terms.entities(claim.reported_by)),
        ("kg:validFrom", terms.date(claim.start)),
        ("kg:validUntil", terms.date(claim.end)),
        ("kg:timeText", terms.text(claim.time_text)),
        ("kg:place", node("ent", claim.place) if claim.place else None),
        ("kg:count", terms.count(claim)),
        ("kg:attempted", terms.typed("true", "xsd:boolean") if claim.attempted else None),
        ("kg:confidence", terms.confidence(claim.confidence)),
    )


def _evidence(claimed: NamedNode, claim: Claim) -> Iterator[Quad]:
    return about(
        claimed,
        ("kg:article", node("art", claim.article)),
        ("kg:triggerSpan", terms.span(claim.article, claim.trigger)),
        ("kg:subjectSpan", terms.span(claim.article, claim.subject.span)),
        ("kg:objectSpan", terms.span(claim.article, claim.object.span)),
        ("kg:sentenceSpan", terms.span(claim.article, claim.sentence)),
        ("kg:byRule", terms.text(claim.rule) if claim.basis == "inferred" else None),
        ("kg:premise", terms.claims(claim.premises)),
    )
