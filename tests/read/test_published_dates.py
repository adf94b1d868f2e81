"""Dates as tables and pages write them."""

from __future__ import annotations

import pytest

from kg.read.dates import days, line_date, parse_date


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2016-12-14", "2016-12-14"),
        ("2016-12-14T09:05:00+00:00", "2016-12-14"),
        ("2016-12-14T09:05:00.000Z", "2016-12-14"),
        ("2016-12-14 09:05", "2016-12-14"),
        ("Wed, 14 Dec 2016 09:05:00 GMT", "2016-12-14"),
        ("Wed, 14 Dec 2016 09:05:00 +0300", "2016-12-14"),
        ("2016-12-14 09:05:00.123456+00", "2016-12-14"),
        ("2016/12/14", "2016-12-14"),
        ("2016/12-14", ""),
        ("14-Dec-2016", "2016-12-14"),
        ("2016-12", "2016-12"),
        ("December 2016", "2016-12"),
        (" 2016 ", "2016"),
        ("", ""),
        ("2016-13", ""),
        ("2016-02-30", ""),
        ("14/12/2016", ""),
        ("yesterday", ""),
        ("1481706300", ""),
        ("December 2016-11", ""),
    ],
)
def test_parse_date(words: str, iso: str) -> None:
    assert parse_date(words) == iso


def test_a_line_with_other_words_is_no_date_line() -> None:
    assert line_date("The town fell on December 14, 2016") == ""


def test_days_in_order() -> None:
    assert days("from Dec. 8, 2016 to 2 May 2015, not in May 2014") == ("2016-12-08", "2015-05-02")
