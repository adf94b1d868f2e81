"""Decisions and what is joined -> quads: a node says which other ids it stands for, each of these says why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pyoxigraph import Quad

from kg.core.types import Decision, Entity, Join
from kg.store import terms
from kg.store.terms import about, curie, node


def decision_quads(decision: Decision) -> Iterator[Quad]:
    """What somebody decided of two entities, or of a claim."""
    return about(
        node("decision", decision.id),
        ("rdf:type", curie("kg:Decision")),
        ("kg:verdict", terms.text(decision.verdict)),
        ("kg:decidesOn", terms.entities((decision.a, decision.b)) if decision.b else node("claim", decision.a)),
        ("schema:author", terms.text(decision.by)),
    )


def join_quads(entity: Entity) -> Iterator[Quad]:
    """The ids that are one with an entity's."""
    yield from about(node("ent", entity.id), ("owl:sameAs", terms.entities(tuple(join.id for join in entity.joined))))
    yield from chain.from_iterable(map(_why, entity.joined))


def _why(join: Join) -> Iterator[Quad]:
    return about(
        node("ent", join.id),
        ("kg:byRule", None if join.decision else terms.text(join.reason)),
        ("kg:byDecision", node("decision", join.decision) if join.decision else None),
    )
