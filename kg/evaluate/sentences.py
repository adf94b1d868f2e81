"""Claims against annotated sentences, each sentence read alone.

A claim is right if an annotated fact of its sentence has the same predicate and polarity and ends that overlap with
the claim's, those of a symmetric relation either way; a fact is found if a claim is right by it. `pairs` asks only
whether two things are related at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from kg.core.types import Span
from kg.evaluate.predicates import Predicates
from kg.evaluate.result import Evaluation, Example, Share, Tally, by_predicate, share, total
from kg.evaluate.statements import Sentence, Statement


class Related(Protocol):
    """Anything that relates two spans of a sentence."""

    @property
    def predicate(self) -> str:
        """Its name in the vocabulary."""

    @property
    def subject(self) -> Span:
        """In characters of the sentence."""

    @property
    def object(self) -> Span:
        """In characters of the sentence."""


Said = tuple[Sentence, Sequence[Statement]]
"""A sentence and what the claims say of it."""
Agrees = Callable[[Statement, Statement], bool]


def evaluate_sentences(given: Sequence[Said], predicates: Predicates) -> Evaluation:
    """Compare claims with annotated sentences.

    Args:
        given: the sentences, each with the statements that its claims make.
        predicates: the vocabulary's.
    """

    def agrees(claim: Statement, fact: Statement) -> bool:
        return claim.is_positive == fact.is_positive and is_same(claim, fact, predicates)

    return Evaluation(
        totals={
            "claims": total(_tally(*one, agrees) for one in given),
            "pairs": total(_tally(*one, is_same_pair) for one in given),
        },
        shares=_shares(given, agrees, predicates),
        predicates=by_predicate(_by_predicate(given, agrees)),
        examples=_examples(given, agrees, predicates),
    )


def is_same(one: Related, other: Related, predicates: Predicates) -> bool:
    """Whether predicate and ends agree, the ends of a symmetric relation either way."""
    if one.predicate != other.predicate:
        return False
    return is_same_pair(one, other) if predicates.is_symmetric(one.predicate) else _is_straight(one, other)


def is_same_pair(one: Related, other: Related) -> bool:
    """Whether they relate the same two things."""
    crossed = overlap(one.subject, other.object) and overlap(one.object, other.subject)
    return crossed or _is_straight(one, other)


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a.start < b.end and b.start < a.end


def is_leak(claim: Statement, facts: Sequence[Statement], predicates: Predicates) -> bool:
    """Whether the claim tells as so what the sentence only denies, guesses, plans or lets others say."""
    same = [fact for fact in facts if is_same(claim, fact, predicates)]
    return claim.is_plain and bool(same) and not any(fact.is_plain for fact in same)


def _is_straight(one: Related, other: Related) -> bool:
    return overlap(one.subject, other.subject) and overlap(one.object, other.object)


def _tally(sentence: Sentence, claims: Sequence[Statement], agrees: Agrees) -> Tally:
    found = sum(any(agrees(claim, fact) for claim in claims) for fact in sentence.facts)
    right = sum(any(agrees(claim, fact) for fact in sentence.facts) for claim in claims)
    return Tally(len(sentence.facts), found, len(claims), right)


def _shares(given: Sequence[Said], agrees: Agrees, predicates: Predicates) -> dict[str, Share]:
    """Of the facts found, how many have a right claim with the right qualifier; of the claims, how many leak."""
    matched = [(f, [c for c in claims if agrees(c, f)]) for sentence, claims in given for f in sentence.facts]
    found = [(fact, claims) for fact, claims in matched if claims]

    def right(quality: Callable[[Statement], bool]) -> Share:
        return share(any(quality(claim) == quality(fact) for claim in claims) for fact, claims in found)

    return {
        "right source, author or not": right(lambda s: s.is_author),
        "right certainty, certain or not": right(lambda s: s.is_certain),
        "right tense": right(lambda s: s.is_future),
        "claim told as so that isn't": share(
            is_leak(claim, sentence.facts, predicates) for sentence, claims in given for claim in claims
        ),
    }


def _by_predicate(given: Iterable[Said], agrees: Agrees) -> Iterator[tuple[str, Tally]]:
    for sentence, claims in given:
        for fact in sentence.facts:
            yield fact.predicate, Tally(gold=1, found=any(agrees(claim, fact) for claim in claims))
        for claim in claims:
            yield claim.predicate, Tally(claims=1, right=any(agrees(claim, fact) for fact in sentence.facts))


def _examples(given: Sequence[Said], agrees: Agrees, predicates: Predicates) -> dict[str, tuple[Example, ...]]:
    facts = [(sentence, fact, claims) for sentence, claims in given for fact in sentence.facts]
    claims = [(sentence, claim) for sentence, claims in given for claim in claims]
    missed = [(s, fact) for s, fact, own in facts if not any(agrees(claim, fact) for claim in own)]
    false = [(s, claim) for s, claim in claims if not any(agrees(claim, fact) for fact in s.facts)]
    leaked = [(s, claim) for s, claim in claims if is_leak(claim, s.facts, predicates)]
    return {
        kind: tuple(Example(sentence.id, statement.told(sentence.text), sentence.text) for sentence, statement in found)
        for kind, found in (("missed", missed), ("false", false), ("told as so", leaked))
    }
