"""Graphs against annotated articles: what is found, right, near enough, in the core, and with which qualifiers."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotations import PREDICATES, claim, gold_folder, gold_row, knowledge

from kg.core.errors import UnknownNameError
from kg.core.types import Article, Claim, Knowledge
from kg.evaluate import Evaluation, evaluate_articles, read_gold

TAKEN = gold_row("Rebels", "captures", "Zarn")


def measured(folder: Path, rows: list[list[str]], graph: Knowledge) -> Evaluation:
    return evaluate_articles(read_gold(gold_folder(folder, *rows), PREDICATES), graph, PREDICATES)


def counts(evaluation: Evaluation, measure: str = "strict") -> tuple[int, int, int, int]:
    tally = evaluation.totals[measure]
    return tally.gold, tally.found, tally.claims, tally.right


@pytest.mark.parametrize(
    ("said", "strict", "family"),
    [
        (claim("Rebels", "captures", "Zarn"), 1, 1),
        (claim("the rebels", "captures", "City of Zarn"), 1, 1),
        (claim("Rebels", "liberates", "Zarn"), 0, 1),
        (claim("Rebels", "controls", "Zarn"), 0, 0),
        (claim("Zarn", "captures", "Rebels"), 0, 0),
        (claim("Rebels", "captures", "Mina Tol"), 0, 0),
        (claim("Rebels", "captures", "Zarn", polarity="negative"), 0, 1),
    ],
)
def test_one_fact_and_one_claim(tmp_path: Path, said: Claim, strict: int, family: int) -> None:
    found = measured(tmp_path, [TAKEN], knowledge(said))
    assert counts(found) == (1, strict, 1, strict)
    assert counts(found, "family") == (1, family, 1, family)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (gold_row("Zarn", "contains", "Guard"), claim("Guard", "locatedIn", "Zarn")),
        (gold_row("Zarn", "locatedIn", "Guard"), claim("Guard", "contains", "Zarn")),
        (gold_row("Army", "clashesWith", "Rebels"), claim("Rebels", "clashesWith", "Army")),
        (gold_row("Army|Guard", "leaves|fleesFrom", "Zarn"), claim("Guard", "fleesFrom", "Zarn")),
    ],
)
def test_what_says_the_same(tmp_path: Path, row: list[str], said: Claim) -> None:
    assert counts(measured(tmp_path, [row], knowledge(said))) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("row", "said", "right"),
    [
        (gold_row("Rebels", "attacks", "Army"), claim("Rebels", "clashesWith", "Army"), 1),
        (gold_row("Rebels", "clashesWith", "Army"), claim("Rebels", "attacks", "Army"), 1),
        (gold_row("Rebels", "attacks", "Army"), claim("Army", "shells", "Rebels"), 0),
    ],
)
def test_a_family_with_a_symmetric_predicate_holds_both_ways(
    tmp_path: Path, row: list[str], said: Claim, right: int
) -> None:
    assert counts(measured(tmp_path, [row], knowledge(said)), "family") == (1, right, 1, right)


def test_a_claim_serves_one_fact_but_is_right_by_any(tmp_path: Path) -> None:
    twice = [TAKEN, gold_row("Rebels", "captures", "Zarn", source="Mina Tol")]
    assert counts(measured(tmp_path, twice, knowledge(claim("Rebels", "captures", "Zarn")))) == (2, 1, 1, 1)
    said = knowledge(claim("Rebels", "captures", "Zarn"), claim("Rebels", "captures", "Zarn", 20, start="2016"))
    assert counts(measured(tmp_path, [TAKEN], said)) == (1, 1, 2, 2)


def test_the_source_chooses_among_equals(tmp_path: Path) -> None:
    rows = [gold_row("Rebels", "captures", "Zarn", source="Mina Tol"), TAKEN]
    said = knowledge(claim("Rebels", "captures", "Zarn"), claim("Rebels", "captures", "Zarn", 20, source="Tol"))
    shares = measured(tmp_path, rows, said).shares
    assert [shares[f"right source: {kind}"].count for kind in ("author", "other")] == [1, 1]


def test_the_date_chooses_among_equals(tmp_path: Path) -> None:
    rows = [gold_row("Rebels", "captures", "Zarn", start="2016-05-01"), TAKEN]
    said = knowledge(
        claim("Rebels", "captures", "Zarn", start="2015"), claim("Rebels", "captures", "Zarn", 20, start="2016-05")
    )
    assert measured(tmp_path, rows, said).shares["right start"].count == 1


def test_a_source_may_be_no_entity_of_the_annotation(tmp_path: Path) -> None:
    row = gold_row("Rebels", "captures", "Zarn", source="Kelm sources")
    for source, right in (("the Kelm sources", 1), ("Orr", 0)):
        said = knowledge(claim("Rebels", "captures", "Zarn", source=source))
        assert measured(tmp_path, [row], said).shares["right source: other"].count == right


def test_what_counts_on_neither_side(tmp_path: Path) -> None:
    others = (
        claim("Rebels", "controls", "Zarn", basis="inferred"),
        claim("Rebels", "praises", "Zarn"),
        claim("Rebels", "captures", "Zarn", 20),
    )
    more = [{"source": "Orr"}, {"polarity": "negative"}, {"start": "2016"}]
    said = knowledge(claim("Rebels", "captures", "Zarn"), *others)
    assert counts(measured(tmp_path, [TAKEN], said)) == (1, 1, 1, 1)
    more_said = knowledge(*said.claims, *(claim("Rebels", "captures", "Zarn", 30, **other) for other in more))
    assert counts(measured(tmp_path, [TAKEN], more_said)) == (1, 1, 4, 3)
    praised = gold_row("Mina Tol", "praises", "Zarn")
    assert counts(measured(tmp_path, [TAKEN, praised], said)) == (2, 1, 2, 1)


@pytest.mark.parametrize(
    ("said", "core", "all_claims"),
    [
        (claim("Rebels", "captures", "Zarn"), 1, 1),
        (claim("Rebels", "captures", "Kelm"), 1, 1),
        (claim("Orr", "captures", "Kelm"), 1, 1),
        (claim("Rebels", "captures", "some hills"), 0, 1),
        (claim("Rebels", "captures", "Guard"), 0, 1),
        (claim("Rebels", "captures", "the rebels"), 1, 1),
        (claim("Orr", "captures", "some hills"), 0, 1),
    ],
)
def test_the_core(tmp_path: Path, said: Claim, core: int, all_claims: int) -> None:
    rows = [TAKEN, gold_row("Guard", "controls", "Zarn", core="0")]
    found = measured(tmp_path, rows, knowledge(said))
    assert (found.totals["strict core"].gold, found.totals["strict"].gold) == (1, 2)
    assert (found.totals["strict core"].claims, found.totals["strict"].claims) == (core, all_claims)


def test_an_entity_is_the_one_that_shares_most_names(tmp_path: Path) -> None:
    row, said = gold_row("Army", "captures", "Zarn"), claim("Zarn army", "captures", "Zarn")
    near = {"Zarn army": ("Rebels", "the rebels")}
    assert counts(measured(tmp_path, [row], knowledge(said, names=near))) == (1, 1, 1, 1)
    far = {"Zarn army": (*near["Zarn army"], "rebels", "THE REBELS", "Rebels'")}
    assert counts(measured(tmp_path, [row], knowledge(said, names=far))) == (1, 0, 1, 0)


@pytest.mark.parametrize(
    ("wanted", "given", "is_right"),
    [
        ("2016-12-11", "2016-12-11", True),
        ("2016-12-11", "2016-12-12", False),
        ("2016-12-11", "2016-12", True),
        ("2016-12-11", "2016", False),
        ("2016", "2016-12", True),
        ("2016", "2015-12", False),
        ("2016-12", "", False),
    ],
)
def test_dates(tmp_path: Path, wanted: str, given: str, is_right: bool) -> None:  # noqa: FBT001
    row = gold_row("Rebels", "captures", "Zarn", start=wanted, end=wanted)
    found = measured(tmp_path, [row], knowledge(claim("Rebels", "captures", "Zarn", start=given, end=given)))
    assert [(found.shares[f"right {name}"].count, found.shares[f"right {name}"].of) for name in ("start", "end")] == [
        (int(is_right), 1)
    ] * 2


def test_qualifiers_class_by_class(tmp_path: Path) -> None:
    rows = [
        gold_row("Rebels", "captures", "Zarn", certainty="possible", tense="future", source="author|Mina Tol"),
        gold_row("Army", "fleesFrom", "Zarn", certainty="possible"),
        gold_row("Army", "defends", "Zarn"),
    ]
    said = knowledge(
        claim("Rebels", "captures", "Zarn", certainty="possible", tense="future", source="Tol"),
        claim("Army", "fleesFrom", "Zarn", source="Orr"),
    )
    shares = measured(tmp_path, rows, said).shares
    assert {name: (share.count, share.of) for name, share in shares.items() if share.of} == {
        "right certainty: possible": (1, 2),
        "right tense: nonFuture": (1, 1),
        "right tense: future": (1, 1),
        "right source: author": (1, 2),
    }


def test_denied_facts(tmp_path: Path) -> None:
    denied = gold_row("Rebels", "captures", "Zarn", polarity="negative")
    told = measured(tmp_path, [denied], knowledge(claim("Rebels", "captures", "Zarn")))
    assert [told.shares[f"denied fact {what}"].count for what in ("found", "told as so")] == [0, 1]
    assert [example.statement for example in told.examples["told as so"]] == ["Rebels captures Zarn"]
    kept = measured(tmp_path, [denied], knowledge(claim("Rebels", "captures", "Zarn", polarity="negative")))
    assert [kept.shares[f"denied fact {what}"].count for what in ("found", "told as so")] == [1, 0]
    both = measured(tmp_path, [denied, TAKEN], knowledge(claim("Rebels", "captures", "Zarn")))
    assert both.shares["denied fact told as so"].count == 0


def test_predicates_and_examples(tmp_path: Path) -> None:
    rows = [gold_row("Rebels", "recaptures|captures", "Zarn"), gold_row("Army", "fleesFrom", "Zarn", quote="army fled")]
    found = measured(tmp_path, rows, knowledge(claim("Rebels", "captures", "Zarn"), claim("Orr", "captures", "Kelm")))
    assert {name: (t.gold, t.found, t.claims, t.right) for name, t in found.predicates.items()} == {
        "fleesFrom": (1, 0, 0, 0),
        "recaptures": (1, 1, 0, 0),
        "captures": (0, 0, 2, 1),
    }
    (missed,), (false,) = found.examples["missed"], found.examples["false"]
    assert (missed.where, missed.statement, missed.quote) == ("zarn.txt", "Army fleesFrom Zarn", "army fled")
    assert (false.where, false.statement, false.quote) == ("zarn.txt", "Orr captures Kelm", "Rebels took Zarn.")


def test_a_graph_without_the_article(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"no article zarn\.txt in the graph"):
        measured(tmp_path, [TAKEN], Knowledge((Article("a", "bazarn.txt", ""),)))
