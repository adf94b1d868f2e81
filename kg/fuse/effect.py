"""What of a user's own files came to nothing: it may be misspelt, and nobody would know."""

from __future__ import annotations

from collections.abc import Iterator

from kg.core.types import Knowledge
from kg.core.vocabulary import Vocabulary


def without_effect(knowledge: Knowledge, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A line for each predicate of the user's that nothing says, and for each decision about what isn't there."""
    return (*_silent(knowledge, vocabulary), *_absent(knowledge))


def _silent(knowledge: Knowledge, vocabulary: Vocabulary) -> Iterator[str]:
    said = {claim.predicate for claim in knowledge.claims} | {event.predicate for event in knowledge.events}
    for predicate in vocabulary.predicates:
        if predicate.own and predicate.name not in said:
            yield f"no article says {predicate.name}, a predicate of your vocabulary"


def _absent(knowledge: Knowledge) -> Iterator[str]:
    there = {ident for entity in knowledge.entities for ident in (entity.id, *(join.id for join in entity.joined))}
    claims = {claim.id for claim in knowledge.claims}
    for decision in sorted(knowledge.decisions, key=lambda decision: decision.line):
        if decision.verdict == "accept" and decision.a not in claims:
            yield f"no article makes the claim {decision.a}, decisions line {decision.line}"
        for ident in (decision.a, decision.b) if decision.b else ():
            if ident not in there:
                yield f"no article speaks of {ident}, decisions line {decision.line}; `kg query entities` lists the ids"
