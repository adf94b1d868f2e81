"""The calendar's words and the arithmetic of dates that are known to the day, the month or the year."""

from __future__ import annotations

import re

import pytest

from kg.core.calendar import calendar_words, is_day, moved, named, pattern, shift, weekday, year_of


def test_every_name_has_its_number() -> None:
    assert sorted(set(named("month").values())) == list(range(1, 13))
    assert sorted(set(named("weekday").values())) == list(range(7))
    assert [named("month")[word] for word in ("may", "sept", "december")] == [5, 9, 12]
    assert [named("weekday")[word] for word in ("monday", "sun")] == [0, 6]
    assert [named("number")[word] for word in ("a", "twelve", "fifty")] == [1, 12, 50]


def test_calendar_words() -> None:
    assert {"january", "jan", "friday", "fri", "gmt"} <= calendar_words()
    assert not {"spring", "one"} & calendar_words()


def test_longer_names_are_tried_first() -> None:
    assert re.findall(pattern("month"), "March, Mar and Sept") == ["March", "Mar", "Sept"]
    assert re.findall(pattern("weekday", abbreviated=False), "Sunday, Sun") == ["Sunday"]


@pytest.mark.parametrize(
    ("iso", "unit", "count", "expected"),
    [
        ("2016-03-01", "day", -1, "2016-02-29"),
        ("2016-12-14", "week", 2, "2016-12-28"),
        ("2016-12-14", "hour", -48, "2016-12-12"),
        ("2016-12-14", "hour", -5, ""),
        ("2016-01-31", "month", -1, "2015-12"),
        ("2016-12", "month", 1, "2017-01"),
        ("2016-12-14", "decade", -2, "1996"),
        ("2016-12-14", "decade", -300, "0001"),
        ("2016", "year", -1, "2015"),
        ("2016-12", "day", 1, ""),
        ("2016", "month", 1, ""),
        ("", "year", 1, ""),
    ],
)
def test_shift(iso: str, unit: str, count: int, expected: str) -> None:
    assert shift(iso, unit, count) == expected


def test_a_week_is_its_days() -> None:
    assert moved("2016-12-12", "week", 0) == moved("2016-12-18", "week", 0) == ("2016-12-12", "2016-12-18")
    assert moved("2016-12", "week", 0) == ("", "")
    assert moved("2016-12-14", "day", 1) == ("2016-12-15", "2016-12-15")


@pytest.mark.parametrize(
    ("date", "seen_from", "ahead", "step", "year"),
    [
        ("-03", "2016-12", False, None, "2016"),
        ("-12", "2016-12-14", False, None, "2016"),
        ("-12-14", "2016-12-14", False, None, "2016"),
        ("-12-15", "2016-12-14", False, None, "2015"),
        ("-12-13", "2016-12-14", True, None, "2017"),
        ("-12-14", "2016-12-14", True, None, "2016"),
        ("-12-20", "2016-12", False, None, "2016"),
        ("-03", "2016", False, None, "2016"),
        ("-03", "", False, None, ""),
        ("-12", "2016-12-14", False, -1, "2015"),
        ("-11", "2016-12-14", False, -1, "2016"),
        ("-12", "2016-12-14", True, 1, "2017"),
        ("-01", "2016-12-14", False, 1, "2017"),
        ("-01", "2016-12-14", False, 0, "2016"),
        ("-03", "2016", False, -1, ""),
    ],
)
def test_year_of(date: str, seen_from: str, ahead: bool, step: int | None, year: str) -> None:  # noqa: FBT001
    assert year_of(date, seen_from, ahead=ahead, step=step) == year


def test_days() -> None:
    assert weekday("2016-12-14") == 2
    assert [is_day(iso) for iso in ("2016-02-29", "2015-02-29", "2016-02", "")] == [True, False, False, False]
