"""Ratchet: claims about sentences of our own must stay at least as right as they were (`ratchet/floor.json`).

What is measured, and when a claim is right: `kg/evaluate/sentences.py`. To see what was missed, false or told as so:
`kg evaluate tests/ratchet --misses 300`.
"""

from __future__ import annotations

import json
from pathlib import Path

from kg.core.lexicon import read_table
from kg.core.vocabulary import load_vocabulary
from kg.evaluate import Evaluation, Predicates, read_sentences
from kg.pipeline import evaluate

FOLDER = Path(__file__).parent / "ratchet"
FLOOR: dict[str, float] = json.loads((FOLDER / "floor.json").read_text(encoding="utf-8"))
CEILINGS = {"leaks"}
COLUMNS = ("id", "subject", "predicate", "object", "trigger", "qualifiers")
VOCABULARY = load_vocabulary()
TEXTS = {row["id"]: row["text"] for row in read_table(FOLDER / "sentences.tsv", columns=("id", "text"))}
ROWS = read_table(FOLDER / "facts.tsv", columns=COLUMNS)


def test_the_sentences_are_all_there() -> None:
    assert len(TEXTS) == len(set(TEXTS.values())) == 150
    assert all(8 <= len(text.split()) <= 30 for text in TEXTS.values())
    assert {row["id"] for row in ROWS} == set(TEXTS)


def test_each_fact_is_in_the_form() -> None:
    assert len(read_sentences(FOLDER, Predicates(VOCABULARY))) == 150
    assert [row for row in ROWS if row["subject"] == row["object"] == "?"] == []
    assert len({tuple(row.values()) for row in ROWS}) == len(ROWS) == 492


def test_each_predicate_has_a_fact() -> None:
    """The annotators' guide has no `contains`: it turns it into `locatedIn`."""
    assert set(VOCABULARY.by_name) - {"contains"} - {row["predicate"] for row in ROWS} == set()


def test_claims(tmp_path: Path) -> None:
    scores = measured(evaluate(FOLDER, tmp_path / "no graph"))
    assert scores.keys() == FLOOR.keys()
    failed = [key for key, limit in FLOOR.items() if (scores[key] > limit if key in CEILINGS else scores[key] < limit)]
    told = {key: f"{scores[key]:.3f}, {'ceiling' if key in CEILINGS else 'floor'} {FLOOR[key]}" for key in failed}
    assert not failed, f"{told}; all: {scores}"


def measured(found: Evaluation) -> dict[str, float]:
    """The scores that the floor is about."""
    claims, shares = found.totals["claims"], found.shares
    scores = {
        "precision": claims.precision,
        "recall": claims.recall,
        "f1": claims.f1,
        "source": shares["right source, author or not"].ratio,
        "certainty": shares["right certainty, certain or not"].ratio,
        "tense": shares["right tense"].ratio,
        "leaks": shares["claim told as so that isn't"].count,
    }
    return {key: round(score, 3) for key, score in scores.items()}
