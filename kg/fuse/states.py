"""What follows from what is said: a capture begins control. After the Event and Situation Ontology (Segers 2018).

Premises are factual only (positive, certain, not future, unconditional): a plan or a failure never yields a state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.core.iri import digest
from kg.core.types import Claim
from kg.core.vocabulary import Vocabulary

_STEP_CONFIDENCE = 0.9


def infer_states(claims: Iterable[Claim], vocabulary: Vocabulary) -> Iterator[Claim]:
    """The states that factual claims begin, each with its rule and premise, never surer than the premise."""
    for claim in claims:
        predicate = vocabulary[claim.predicate]
        if not claim.is_factual or not predicate.begins or predicate.begins == "own":
            continue
        rule = f"{claim.predicate} begins {predicate.begins}"
        yield replace(
            claim,
            id=digest("inferred", rule, claim.id),
            predicate=predicate.begins,
            basis="inferred",
            end="",
            count=None,
            place="",
            confidence=round(claim.confidence * _STEP_CONFIDENCE, 3),
            rule=rule,
            premises=(claim.id,),
        )


def state_ends(claims: Iterable[Claim], vocabulary: Vocabulary) -> dict[str, list[tuple[str, str, bool]]]:
    """Place -> dated ends of control there: (ISO date, actor, whether it is the actor's own control that ends)."""
    ends: dict[str, list[tuple[str, str, bool]]] = {}
    for claim in claims:
        predicate = vocabulary[claim.predicate]
        if predicate.ends and claim.is_factual and claim.start:
            subject, _, place = claim.statement
            ends.setdefault(place, []).append((claim.start, subject, predicate.ends == "own"))
    return {place: sorted(found) for place, found in ends.items()}
