"""Claims against annotated sentences: spans that overlap, turned and symmetric predicates, qualifiers, leaks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from annotations import PREDICATES, claim, sentence_folder

from kg.core.types import Argument, Span
from kg.evaluate import Evaluation, claimed, evaluate_sentences, read_sentences
from kg.evaluate.statements import Sentence, Statement, find

TEXT = "Zarn rebels took Kelm from the army, and the army left."
REBELS, KELM, ARMY = Span(0, 11), Span(17, 21), Span(31, 35)
TAKES = Statement("captures", REBELS, KELM)


def measured(claims: list[Statement], *facts: Statement) -> Evaluation:
    return evaluate_sentences([(Sentence("s1", TEXT, facts), claims)], PREDICATES)


@pytest.mark.parametrize(
    ("said", "same", "pair"),
    [
        (TAKES, 1, 1),
        (replace(TAKES, subject=Span(5, 11)), 1, 1),
        (replace(TAKES, subject=Span(11, 12)), 0, 0),
        (replace(TAKES, predicate="attacks"), 0, 1),
        (replace(TAKES, is_positive=False), 0, 1),
        (replace(TAKES, subject=KELM, object=REBELS), 0, 1),
        (replace(TAKES, object=ARMY), 0, 0),
        (replace(TAKES, is_certain=False, is_author=False, is_future=True), 1, 1),
    ],
)
def test_one_fact_and_one_claim(said: Statement, same: int, pair: int) -> None:
    totals = measured([said], TAKES).totals
    assert (totals["claims"].found, totals["claims"].right) == (same, same)
    assert (totals["pairs"].found, totals["pairs"].right) == (pair, pair)


def test_symmetric_relations_hold_both_ways() -> None:
    fight = Statement("clashesWith", REBELS, ARMY)
    assert measured([replace(fight, subject=ARMY, object=REBELS)], fight).totals["claims"].right == 1


def test_two_claims_may_say_the_same_fact() -> None:
    tally = measured([TAKES, replace(TAKES, subject=Span(5, 11))], TAKES, Statement("attacks", REBELS, ARMY)).totals
    counts = tally["claims"]
    assert (counts.gold, counts.found, counts.claims, counts.right) == (2, 1, 2, 2)
    assert (counts.precision, counts.recall, round(counts.f1, 3)) == (1.0, 0.5, 0.667)


def test_qualifiers_are_right_if_a_right_claim_has_them() -> None:
    fact = replace(TAKES, is_author=False, is_future=True)
    found = measured([TAKES, replace(TAKES, is_author=False, is_certain=False)], fact)
    rights = {name: (share.count, share.of) for name, share in found.shares.items() if name.startswith("right")}
    assert rights == {
        "right source, author or not": (1, 1),
        "right certainty, certain or not": (1, 1),
        "right tense": (0, 1),
    }


@pytest.mark.parametrize(
    "hedged",
    [
        replace(TAKES, is_positive=False),
        replace(TAKES, is_author=False),
        replace(TAKES, is_certain=False),
        replace(TAKES, is_future=True),
    ],
)
def test_leaks(hedged: Statement) -> None:
    """A claim that is plain where the sentence isn't; not where the sentence also says it plainly."""
    found = measured([TAKES], hedged)
    assert found.shares["claim told as so that isn't"].count == len(found.examples["told as so"]) == 1
    assert measured([TAKES], hedged, TAKES).shares["claim told as so that isn't"].count == 0
    assert measured([hedged], hedged).shares["claim told as so that isn't"].count == 0


def test_predicates_and_examples() -> None:
    found = measured([replace(TAKES, predicate="attacks")], TAKES, replace(TAKES, object=ARMY, is_future=True))
    assert [(name, tally.gold, tally.claims) for name, tally in found.predicates.items()] == [
        ("captures", 2, 0),
        ("attacks", 0, 1),
    ]
    told = {kind: [example.statement for example in examples] for kind, examples in found.examples.items()}
    assert told == {
        "missed": ["Zarn rebels captures Kelm", "Zarn rebels captures army (fut)"],
        "false": ["Zarn rebels attacks Kelm"],
        "told as so": [],
    }


def test_reading(tmp_path: Path) -> None:
    rows = [
        ("Zarn rebels", "captures", "Kelm", "took", "neg|src=army#2"),
        ("Kelm", "contains", "army", "from", "poss"),
        ("Zarn rebels", "captures", "Kelm", "took", "cond|fut"),
        ("?", "captures", "Kelm", "took", ""),
        ("Zarn rebels", "other:like", "Kelm", "took", ""),
        ("Zarn rebels", "hasRole", "army", "took", ""),
    ]
    (sentence,) = read_sentences(sentence_folder(tmp_path, TEXT, *rows), PREDICATES)
    assert sentence == Sentence(
        "s1",
        TEXT,
        (
            replace(TAKES, is_positive=False, is_author=False),
            Statement("locatedIn", ARMY, KELM, is_certain=False),
            replace(TAKES, is_certain=False, is_future=True),
        ),
    )


@pytest.mark.parametrize(
    ("words", "start"),
    [("army", 31), ("army#2", 45), ("army#3", None), ("arm", 31), ("Kelm", 17), ("rebel", 5), ("", None), ("?", None)],
)
def test_where_words_stand(words: str, start: int | None) -> None:
    found = find(words, TEXT)
    assert (found and found.start) == start


def test_whole_words_come_first() -> None:
    assert find("art", "The party likes art.") == Span(16, 19)


def test_claims_as_statements() -> None:
    plain = replace(claim("x", "captures", "y"), subject=Argument("x", Span(8, 19)), object=Argument("y", Span(25, 29)))
    others = [
        replace(plain, polarity="negative", source="z", certainty="possible", tense="future"),
        replace(plain, condition="generic"),
        replace(plain, predicate="contains"),
        replace(plain, predicate="instanceOf"),
        replace(plain, basis="inferred"),
    ]
    assert claimed([plain, *others], PREDICATES, offset=8) == (
        TAKES,
        Statement("captures", REBELS, KELM, is_positive=False, is_author=False, is_certain=False, is_future=True),
        replace(TAKES, is_certain=False),
        Statement("locatedIn", KELM, REBELS),
    )
