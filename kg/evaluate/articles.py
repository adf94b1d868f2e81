"""A graph against annotated articles.

A fact is found by one claim and a claim serves one fact, for recall; a claim is right if any fact says the same, for
precision. `strict`: predicate, polarity and both ends agree. `family`: the ends agree and the predicates are related.
`core`: only what belongs to the network of actors; there a claim between capitalised names that the annotation
doesn't know counts as false, too. A fact with alternatives stands in its first predicate's row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from kg.core.iri import normalise
from kg.core.types import Certainty, Knowledge, Tense
from kg.evaluate.gold import AUTHOR, GoldArticle, GoldFact
from kg.evaluate.predicates import Predicates
from kg.evaluate.result import Evaluation, Example, Share, Tally, by_predicate, share, total
from kg.evaluate.said import Said, said_of

_MONTH_IN_CHARACTERS = len("2016-12")
Agrees = Callable[[Said, GoldFact], bool]


@dataclass(frozen=True, slots=True)
class _Compared:
    """One article's facts and claims."""

    name: str
    facts: tuple[tuple[GoldFact, Said | None], ...]
    """With the claim that serves each, None where it was missed."""
    claims: tuple[tuple[Said, bool], ...]
    """With whether it agrees with any fact."""

    def tally(self, fact_counts: Callable[[GoldFact], bool], claim_counts: Callable[[Said], bool]) -> Tally:
        """Count some of the facts and some of the claims."""
        found = [claim is not None for fact, claim in self.facts if fact_counts(fact)]
        right = [is_right for claim, is_right in self.claims if claim_counts(claim)]
        return Tally(len(found), sum(found), len(right), sum(right))


def evaluate_articles(gold: Sequence[GoldArticle], knowledge: Knowledge, predicates: Predicates) -> Evaluation:
    """Compare a graph's claims with annotated articles.

    Raises:
        UnknownNameError: the graph doesn't hold an article.
    """
    given = list(zip(gold, said_of(knowledge, gold, predicates), strict=True))
    strict = [_compare(article, claims, _agree) for article, claims in given]
    family = [_compare(article, claims, lambda c, f: _nearly_agree(c, f, predicates)) for article, claims in given]
    return Evaluation(
        totals={
            "strict": _all(strict),
            "strict core": _core(strict),
            "family": _all(family),
            "family core": _core(family),
        },
        shares={**_qualifiers(strict), **_denials(strict)},
        predicates=by_predicate(_by_predicate(strict)),
        examples=_examples(strict),
    )


def _agree(claim: Said, fact: GoldFact) -> bool:
    return claim.triple in fact.readings and claim.claim.polarity == fact.polarity


def _nearly_agree(claim: Said, fact: GoldFact, predicates: Predicates) -> bool:
    subject, predicate, thing = claim.triple
    return any(
        predicates.are_related(predicate, other)
        and ((subject, thing) == (a, b) or (_either_way(predicate, other, predicates) and (subject, thing) == (b, a)))
        for a, other, b in fact.readings
    )


def _either_way(one: str, other: str, predicates: Predicates) -> bool:
    return predicates.is_symmetric(one) or predicates.is_symmetric(other)


def _compare(article: GoldArticle, claims: tuple[Said, ...], agrees: Agrees) -> _Compared:
    """Pair facts and claims one to one, first those that agree on source and date, too."""
    agreeing = [
        (-_closeness(claim, fact), f, c)
        for f, fact in enumerate(article.facts)
        for c, claim in enumerate(claims)
        if agrees(claim, fact)
    ]
    serving: dict[int, int] = {}
    for _, f, c in sorted(agreeing):
        if f not in serving and c not in serving.values():
            serving[f] = c
    right = {c for _, _, c in agreeing}
    return _Compared(
        article.name,
        tuple((fact, claims[serving[f]] if f in serving else None) for f, fact in enumerate(article.facts)),
        tuple((claim, c in right) for c, claim in enumerate(claims)),
    )


def _closeness(claim: Said, fact: GoldFact) -> int:
    return _source_agrees(claim, fact) + (not fact.start or _date_agrees(fact.start, claim.claim.start))


def _source_agrees(claim: Said, fact: GoldFact) -> bool:
    return claim.source in fact.sources or claim.source_name in map(normalise, fact.sources)


def _date_agrees(wanted: str, given: str) -> bool:
    """To the annotation's precision or the claim's, whichever is coarser; a year won't do where a month is known."""
    shared = min(len(wanted), len(given))
    return len(given) >= min(len(wanted), _MONTH_IN_CHARACTERS) and wanted[:shared] == given[:shared]


def _all(compared: Iterable[_Compared]) -> Tally:
    return total(one.tally(lambda _: True, lambda _: True) for one in compared)


def _core(compared: Iterable[_Compared]) -> Tally:
    return total(_core_of(one) for one in compared)


def _core_of(one: _Compared) -> Tally:
    core = (fact for fact, _ in one.facts if fact.is_core)
    actors = {end for fact in core for subject, _, thing in fact.readings for end in (subject, thing)}

    def is_core(said: Said) -> bool:
        is_whole = len(said.known) == 2 or said.triple[0] == said.triple[2]
        return said.known <= actors and (is_whole or said.is_about_strangers)

    return one.tally(lambda fact: fact.is_core, is_core)


def _qualifiers(compared: Sequence[_Compared]) -> dict[str, Share]:
    """Of the facts found, how often certainty, tense, source and dates are right, class by class."""
    pairs = [(fact, claim) for one in compared for fact, claim in one.facts if claim]
    certainty = {
        f"right certainty: {kind}": share(c.claim.certainty == kind for f, c in pairs if f.certainty == kind)
        for kind in get_args(Certainty)
    }
    tense = {
        f"right tense: {kind}": share(c.claim.tense == kind for f, c in pairs if f.tense == kind)
        for kind in get_args(Tense)
    }
    source = {
        f"right source: {kind}": share(_source_agrees(c, f) for f, c in pairs if (AUTHOR in f.sources) == is_author)
        for kind, is_author in (("author", True), ("other", False))
    }
    start = share(_date_agrees(f.start, c.claim.start) for f, c in pairs if f.start)
    end = share(_date_agrees(f.end, c.claim.end) for f, c in pairs if f.end)
    return {**certainty, **tense, **source, "right start": start, "right end": end}


def _denials(compared: Sequence[_Compared]) -> dict[str, Share]:
    """What the texts deny: how much of it was found, how much a claim tells as if it were so."""
    return {
        "denied fact found": share(bool(claim) for one in compared for fact, claim in one.facts if fact.is_denied),
        "denied fact told as so": share(_is_told_as_so(one, fact) for one, fact in _facts(compared) if fact.is_denied),
    }


def _is_told_as_so(one: _Compared, denied: GoldFact) -> bool:
    """Whether the text denies a fact, never says it, and a claim says it all the same."""
    said = (fact for fact, _ in one.facts if not fact.is_denied)
    is_told = any(c.triple in denied.readings and c.claim.polarity == "positive" for c, _ in one.claims)
    return is_told and all(fact.readings.isdisjoint(denied.readings) for fact in said)


def _by_predicate(compared: Iterable[_Compared]) -> Iterator[tuple[str, Tally]]:
    for one in compared:
        yield from ((fact.predicate, Tally(gold=1, found=int(claim is not None))) for fact, claim in one.facts)
        yield from ((claim.triple[1], Tally(claims=1, right=int(is_right))) for claim, is_right in one.claims)


def _examples(compared: Sequence[_Compared]) -> dict[str, tuple[Example, ...]]:
    missed = [_example(one, fact) for one in compared for fact, claim in one.facts if claim is None]
    false = [_example(one, claim) for one in compared for claim, is_right in one.claims if not is_right]
    told = [_example(one, f) for one, f in _facts(compared) if f.is_denied and _is_told_as_so(one, f)]
    return {"missed": tuple(missed), "false": tuple(false), "told as so": tuple(told)}


def _facts(compared: Iterable[_Compared]) -> Iterator[tuple[_Compared, GoldFact]]:
    return ((one, fact) for one in compared for fact, _ in one.facts)


def _example(one: _Compared, thing: GoldFact | Said) -> Example:
    return Example(one.name, thing.statement, thing.quote)
