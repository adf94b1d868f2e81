"""Ratchet: claims about sentences of our own must stay at least as right as they were (`ratchet/floor.json`).

A claim is right where predicate and polarity agree with an annotated fact of its sentence and its ends overlap with
the annotated words, the ends of a symmetric relation either way. Facts with an end that isn't said count on neither
side, nor do relations on which annotators differ too much. Claims that inference adds don't count.

To list what was missed, false or leaked: `python -m pytest tests/test_ratchet.py --log-cli-level=INFO`.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.core.lexicon import read_table
from kg.core.types import Article, Claim, Span
from kg.core.vocabulary import load_vocabulary
from kg.pipeline import read_article

FOLDER = Path(__file__).parent / "ratchet"
FLOOR: dict[str, float] = json.loads((FOLDER / "floor.json").read_text(encoding="utf-8"))
CEILINGS = {"leaks"}
COLUMNS = ("id", "subject", "predicate", "object", "trigger", "qualifiers")
FLAGS = {"neg", "prob", "poss", "fut", "cond"}
POINTERS = {"src", "time", "place"}
LEFT_OUT = {"hasRole", "instanceOf", "occurredOn", "other"}
PREDICATES = load_vocabulary().by_name
TEXTS = {row["id"]: row["text"] for row in read_table(FOLDER / "sentences.tsv", columns=("id", "text"))}
ROWS = read_table(FOLDER / "facts.tsv", columns=COLUMNS)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Statement:
    """An annotated fact or a claim; spans in characters of the sentence."""

    predicate: str
    subject: Span
    object: Span
    positive: bool
    own: bool
    """Whether the author says it."""
    certain: bool
    """And on no condition."""
    future: bool

    @property
    def plain(self) -> bool:
        return self.positive and self.own and self.certain and not self.future

    def is_about(self, other: Statement) -> bool:
        """Whether predicate and ends agree."""
        if self.predicate != other.predicate:
            return False
        straight = overlap(self.subject, other.subject) and overlap(self.object, other.object)
        crossed = overlap(self.subject, other.object) and overlap(self.object, other.subject)
        return straight or (crossed and PREDICATES[self.predicate].symmetric)

    def matches(self, other: Statement) -> bool:
        return self.is_about(other) and self.positive == other.positive

    def told(self, text: str) -> str:
        ends = [text[span.start : span.end] for span in (self.subject, self.object)]
        marks = {"neg": not self.positive, "src": not self.own, "unsure": not self.certain, "fut": self.future}
        return " | ".join([ends[0], self.predicate, ends[1], *(mark for mark, holds in marks.items() if holds)])


Statements = Mapping[str, Sequence[Statement]]
"""By the sentence's id."""


@pytest.fixture(scope="module")
def facts() -> Statements:
    counted = [row for row in ROWS if row["predicate"].split(":")[0] not in LEFT_OUT]
    known = [row for row in counted if "?" not in {row["subject"], row["object"]}]
    return {key: [annotated(row) for row in known if row["id"] == key] for key in TEXTS}


@pytest.fixture(scope="module")
def claims() -> Statements:
    articles = [Article(id=key, name=key, text=text, published="2016-12-14") for key, text in TEXTS.items()]
    stated = {a.id: [claim for claim in read_article(a).claims if claim.basis == "stated"] for a in articles}
    return {
        key: [claimed(c) for c in found if c.predicate in PREDICATES and c.predicate not in LEFT_OUT]
        for key, found in stated.items()
    }


def test_the_sentences_are_all_there() -> None:
    assert len(TEXTS) == len(set(TEXTS.values())) == 150
    assert all(8 <= len(text.split()) <= 30 for text in TEXTS.values())
    assert {row["id"] for row in ROWS} == set(TEXTS)


def test_each_fact_is_in_the_guide_s_form() -> None:
    assert [(row["id"], fault) for row in ROWS for fault in faults(row)] == []
    assert len({tuple(row.values()) for row in ROWS}) == len(ROWS) == 492


def test_each_predicate_has_a_fact() -> None:
    """The annotators' guide has no `contains`: it turns it into `locatedIn`."""
    assert set(PREDICATES) - {"contains"} - {row["predicate"] for row in ROWS} == set()


def test_claims(facts: Statements, claims: Statements) -> None:
    listed(facts, claims)
    scores = measured(facts, claims)
    assert scores.keys() == FLOOR.keys()
    failed = [key for key, limit in FLOOR.items() if (scores[key] > limit if key in CEILINGS else scores[key] < limit)]
    told = {key: f"{scores[key]:.3f}, {'ceiling' if key in CEILINGS else 'floor'} {FLOOR[key]}" for key in failed}
    assert not failed, f"{told}; all: {scores}"


def measured(facts: Statements, claims: Statements) -> dict[str, float]:
    """The scores that the floor is about."""
    right = sum(any(c.matches(f) for f in facts[key]) for key, found in claims.items() for c in found)
    matched = [(fact, [c for c in claims[key] if c.matches(fact)]) for key in facts for fact in facts[key]]
    hits = [(fact, found) for fact, found in matched if found]
    precision = right / max(1, sum(map(len, claims.values())))
    recall = len(hits) / len(matched)

    def share(quality: Callable[[Statement], bool]) -> float:
        return sum(any(quality(c) == quality(fact) for c in found) for fact, found in hits) / max(1, len(hits))

    scores = {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "source": share(lambda s: s.own),
        "certainty": share(lambda s: s.certain),
        "tense": share(lambda s: s.future),
        "leaks": sum(is_leak(claim, facts[key]) for key, found in claims.items() for claim in found),
    }
    return {key: round(score, 3) for key, score in scores.items()}


def is_leak(claim: Statement, facts: Sequence[Statement]) -> bool:
    """Whether the claim takes for a plain fact what the text denies, guesses, plans or lets others say."""
    same = [fact for fact in facts if claim.is_about(fact)]
    return claim.plain and bool(same) and not any(fact.plain for fact in same)


def listed(facts: Statements, claims: Statements) -> None:
    """Log what went wrong, sentence by sentence, then the scores."""
    for key, text in TEXTS.items():
        pairs = [(claim, fact) for claim in claims[key] for fact in facts[key] if claim.matches(fact)]
        wrong = {
            "missed": [f for f in facts[key] if all(f != fact for _, fact in pairs)],
            "false": [c for c in claims[key] if all(c != claim for claim, _ in pairs)],
            "leaked": [c for c in claims[key] if is_leak(c, facts[key])],
            "misjudged": [c for c, f in pairs if (c.own, c.certain, c.future) != (f.own, f.certain, f.future)],
        }
        lines = [f"  {kind}: {s.told(text)}" for kind, statements in wrong.items() for s in statements]
        if lines:
            _log.info("%s", "\n".join([f"{key} {text}", *lines]))
    _log.info("%s", measured(facts, claims))


def annotated(row: Mapping[str, str]) -> Statement:
    flags = {part.partition("=")[0] for part in row["qualifiers"].split("|")}
    subject, thing = (find(row[end], TEXTS[row["id"]]) for end in ("subject", "object"))
    assert subject is not None, row
    assert thing is not None, row
    fact = Statement(
        row["predicate"],
        subject,
        thing,
        positive="neg" not in flags,
        own="src" not in flags,
        certain=not flags & {"prob", "poss", "cond"},
        future="fut" in flags,
    )
    return turned(fact)


def claimed(claim: Claim) -> Statement:
    statement = Statement(
        claim.predicate,
        claim.subject.span,
        claim.object.span,
        positive=claim.polarity == "positive",
        own=not claim.source,
        certain=claim.certainty == "certain" and claim.condition == "none",
        future=claim.tense == "future",
    )
    return turned(statement)


def turned(statement: Statement) -> Statement:
    """Of a predicate and its inverse always the first in the alphabet, so that either says the same."""
    inverse = PREDICATES[statement.predicate].inverse
    if not inverse or inverse > statement.predicate:
        return statement
    return replace(statement, predicate=inverse, subject=statement.object, object=statement.subject)


def faults(row: Mapping[str, str]) -> list[str]:
    """What is not in the guide's form."""
    parts = [part.partition("=") for part in row["qualifiers"].split("|") if part]
    known = row["predicate"] in PREDICATES or re.fullmatch(r"other:\S.*", row["predicate"])
    keys = [key for key, sign, _ in parts if key not in (POINTERS if sign else FLAGS)]
    ends = [row[end] for end in ("subject", "object") if row[end] != "?"]
    absent = [w for w in [*ends, row["trigger"], *(v for _, sign, v in parts if sign)] if not find(w, TEXTS[row["id"]])]
    return [*keys, *absent, *([] if known else [row["predicate"]]), *([] if ends else ["two unknown ends"])]


def find(words: str, text: str) -> Span | None:
    """Where words stand, whole words first; `words#2` is their second time."""
    wanted, _, number = words.partition("#")
    nth = int(number or 1)
    for pattern in (rf"(?<!\w){re.escape(wanted)}(?!\w)", re.escape(wanted)):
        starts = [match.start() for match in re.finditer(pattern, text)]
        if wanted and len(starts) >= nth:
            return Span(starts[nth - 1], starts[nth - 1] + len(wanted))
    return None


def overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
