"""Temporal expressions against the article's date, a Wednesday, or against less than a date."""

from __future__ import annotations

import pytest

from kg.core.types import Span
from kg.extract.times import find_times

WEDNESDAY = "2016-12-14"


def found(text: str, published: str = WEDNESDAY) -> list[tuple[str, str, str]]:
    return [(time.text, time.start, time.end) for time in find_times(text, Span(0, len(text)), published)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on Sunday", "2016-12-11", ""),
        ("on Wednesday", "2016-12-14", ""),
        ("on Thursday", "2016-12-08", ""),
        ("last Sunday", "2016-12-11", ""),
        ("last Wednesday", "2016-12-07", ""),
        ("next Sunday", "2016-12-18", ""),
        ("next Wednesday", "2016-12-21", ""),
        ("this coming Friday", "2016-12-16", ""),
        ("yesterday", "2016-12-13", ""),
        ("today", "2016-12-14", ""),
        ("tonight", "2016-12-14", ""),
        ("tomorrow", "2016-12-15", ""),
        ("at the weekend", "2016-12-10", "2016-12-11"),
        ("during the weekend", "2016-12-10", "2016-12-11"),
        ("last weekend", "2016-12-10", "2016-12-11"),
        ("last week", "2016-12-05", "2016-12-11"),
        ("this week", "2016-12-12", "2016-12-18"),
        ("last month", "2016-11", ""),
        ("this month", "2016-12", ""),
        ("last year", "2015", ""),
        ("this year", "2016", ""),
        ("three days ago", "2016-12-11", ""),
        ("two weeks ago", "2016-11-30", ""),
        ("a month ago", "2016-11", ""),
        ("14 months ago", "2015-10", ""),
        ("ten years ago", "2006", ""),
        ("for seven months", "2016-05", "2016-12-14"),
        ("for more than two years", "2014", "2016-12-14"),
        ("in March", "2016-03", ""),
        ("in May 2015", "2015-05", ""),
        ("in late November", "2016-11", ""),
        ("in 2011", "2011", ""),
        ("by 2020", "2020", ""),
        ("since 2011", "2011", ""),
        ("since March", "2016-03", ""),
        ("since early March 2015", "2015-03", ""),
        ("on Oct. 21", "2016-10-21", ""),
        ("on Dec. 8", "2016-12-08", ""),
        ("on December 20", "2015-12-20", ""),
        ("on 7 January 2015", "2015-01-07", ""),
        ("on January 7th, 2015", "2015-01-07", ""),
        ("on the 7th of January 2015", "2015-01-07", ""),
        ("on Feb. 29, 2016", "2016-02-29", ""),
        ("from March 2015 to May 2016", "2015-03", "2016-05"),
        ("from March to May 2016", "2016-03", "2016-05"),
        ("between 2011 and 2013", "2011", "2013"),
        ("from 2011 until March 2013", "2011", "2013-03"),
    ],
)
def test_time(text: str, start: str, end: str) -> None:
    sentence = f"The rebels held it {text}, it was said."
    ((words, *interval),) = found(sentence)
    assert interval == [start, end]
    assert words in text


@pytest.mark.parametrize(
    ("text", "published", "start", "end"),
    [
        ("on Sunday", "2016-12", "", ""),
        ("on Sunday", "", "", ""),
        ("yesterday", "2016", "", ""),
        ("at the weekend", "2016-12", "", ""),
        ("last week", "2016", "", ""),
        ("last month", "2016", "", ""),
        ("last month", "2016-01", "2015-12", ""),
        ("last year", "2016", "2015", ""),
        ("last year", "", "", ""),
        ("three days ago", "2016-12", "", ""),
        ("two months ago", "2016-12", "2016-10", ""),
        ("two years ago", "2016", "2014", ""),
        ("in March", "2016", "2016-03", ""),
        ("in March", "2016-02", "2015-03", ""),
        ("in March", "", "", ""),
        ("on March 5", "", "", ""),
        ("on March 5", "2016", "2016-03-05", ""),
        ("in May 2015", "", "2015-05", ""),
        ("since 2011", "", "2011", ""),
        ("from March 2015 to May 2016", "", "2015-03", "2016-05"),
        ("yesterday", "2016-01-01", "2015-12-31", ""),
        ("yesterday", "2016-03-01", "2016-02-29", ""),
        ("on Sunday", "2017-01-01", "2017-01-01", ""),
    ],
)
def test_no_more_precise_than_the_articles_date(text: str, published: str, start: str, end: str) -> None:
    ((words, *interval),) = found(f"The rebels left {text}, it was said.", published)
    assert interval == [start, end]
    assert words in text


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "Sundays are quiet.",
        "May was prime minister.",
        "On February 30, nothing happened.",
        "About 2016 people died.",
        "Room 1999 was empty.",
        "The 64 airstrikes hit.",
    ],
)
def test_no_time(text: str) -> None:
    assert found(text) == []


def test_a_full_stop_is_not_part_of_it() -> None:
    assert found("They left in March.") == [("in March", "2016-03", "")]


def test_several_stand_in_text_order_and_never_overlap() -> None:
    assert found("Taken on Sunday, it was lost in May 2015 and on Oct. 21.") == [
        ("Sunday", "2016-12-11", ""),
        ("May 2015", "2015-05", ""),
        ("Oct. 21", "2016-10-21", ""),
    ]


def test_only_the_sentence_is_searched() -> None:
    text = "It fell on Sunday. It was retaken on Monday."
    (time,) = find_times(text, Span(19, len(text)), WEDNESDAY)
    assert text[time.span.start : time.span.end] == time.text == "Monday"
