"""Temporal expressions: the sentences of `times.tsv`, and what a sentence with several says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.core.calendar import pattern
from kg.core.grammar import Grammar
from kg.core.lexicon import data_file, read_table
from kg.core.types import Span
from kg.extract.times import find_times

WEDNESDAY = "2016-12-14"
COLUMNS = ("kind", "published", "sentence", "words", "start", "end")
TABLE = read_table(Path(__file__).with_name("times.tsv"), columns=COLUMNS)
NAMES = ("month", "weekday", "season", "number")
GRAMMAR = Grammar(data_file("times.tsv"), **{kind: pattern(kind) for kind in NAMES})
ROWS = read_table(data_file("times.tsv"), columns=("kind", "name", "pattern", "example"))


def found(text: str, published: str = WEDNESDAY) -> list[tuple[str, str, str]]:
    return [(time.text, time.start, time.end) for time in find_times(text, Span(0, len(text)), published)]


def test_the_table_is_all_there() -> None:
    assert len(TABLE) == 333
    assert len({(row["published"], row["sentence"]) for row in TABLE}) == 333


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['sentence']} {row['published']}")
def test_table(row: dict[str, str]) -> None:
    expected = [(row["words"], row["start"], row["end"])] if row["words"] else []
    assert found(row["sentence"], row["published"]) == expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']} {row['example']}")
def test_a_pattern_matches_its_example(row: dict[str, str]) -> None:
    if row["kind"] == "piece":
        assert GRAMMAR[row["name"]].fullmatch(row["example"])
    else:
        match = re.search(GRAMMAR.fill(row["pattern"]), f"the end of the {row['example']}", re.IGNORECASE)
        assert match
        assert match.group() == row["example"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Taken on Sunday, it was lost in May 2015 and on Oct. 21.",
            [
                ("Sunday", "2016-12-11", "2016-12-11"),
                ("May 2015", "2015-05", "2015-05"),
                ("Oct. 21", "2016-10-21", "2016-10-21"),
            ],
        ),
        (
            "It fell on Sunday and was retaken the next day.",
            [("Sunday", "2016-12-11", "2016-12-11"), ("next day", "2016-12-12", "2016-12-12")],
        ),
        (
            "It fell on Dec. 8; two days later, they left.",
            [("Dec. 8", "2016-12-08", "2016-12-08"), ("two days later", "2016-12-10", "2016-12-10")],
        ),
        (
            "The talks of March 2016 failed, as did those a year earlier.",
            [("March 2016", "2016-03", "2016-03"), ("a year earlier", "2015", "2015")],
        ),
        (
            "The army said Monday that it had bombed them overnight.",
            [("Monday", "2016-12-12", "2016-12-12"), ("overnight", "2016-12-11", "2016-12-12")],
        ),
        (
            "On Sunday they fought for three hours, and left the next day.",
            [
                ("Sunday", "2016-12-11", "2016-12-11"),
                ("for three hours", "", ""),
                ("next day", "2016-12-12", "2016-12-12"),
            ],
        ),
    ],
)
def test_several(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_a_full_stop_is_not_part_of_it() -> None:
    assert found("They left in March.") == [("March", "2016-03", "2016-03")]


def test_only_the_sentence_is_searched() -> None:
    text = "It fell on Sunday. It was retaken on Monday."
    (time,) = find_times(text, Span(19, len(text)), WEDNESDAY)
    assert text[time.span.start : time.span.end] == time.text == "Monday"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voters go to the polls in October.", [("October", "2017-10", "2017-10")]),
        ("The civil war (1975-1990) ended.", [("1975-1990", "1975", "1990")]),
        (
            "In November and December they fought.",
            [("November", "2016-11", "2016-11"), ("December", "2016-12", "2016-12")],
        ),
        ("The Friday Group met.", []),
    ],
)
@pytest.mark.xfail(
    strict=True, reason="the present for the future, years in brackets, a second month, names with a day"
)
def test_known_misses(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected
