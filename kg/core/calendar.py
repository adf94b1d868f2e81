"""The calendar's words (`kg/knowledge/calendar.tsv`), and ISO days, months and years moved along it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

from kg.core.lexicon import data_file, read_table, split

Names = Literal["month", "weekday", "season", "number", "zone"]


@cache
def named(kind: Names) -> dict[str, int]:
    """The words of a list in lower case, each with its number: months from 1, weekdays from 0 (Monday)."""
    return {word.lower(): number for number, words in _rows(kind) for word in words}


@cache
def pattern(kind: Names, *, abbreviated: bool = True) -> str:
    """A regular expression's alternatives for the words of a list, with their short forms or without."""
    words = (word for _, words in _rows(kind) for word in (words if abbreviated else words[:1]))
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def calendar_words() -> frozenset[str]:
    """What dates and their times of day are written with, in lower case."""
    return frozenset(named("month").keys() | named("weekday").keys() | named("zone").keys())


def shift(iso: str, unit: str, count: int) -> str:
    """A date moved by hours, days, weeks, months, years or decades; empty where it isn't known to the unit.

    The result is as precise as the unit, but a week's, and that of 24 hours, is the day.

    >>> [shift("2016-12-14", unit, -2) for unit in ("day", "week", "month", "year")], shift("2016", "month", 1)
    (['2016-12-12', '2016-11-30', '2016-10', '2014'], '')
    """
    if unit == "hour":
        return "" if count % 24 else shift(iso, "day", count // 24)
    if unit in {"week", "decade"}:
        return shift(iso, "day", 7 * count) if unit == "week" else shift(iso, "year", 10 * count)
    if unit == "day":
        return (dt.date.fromisoformat(iso) + dt.timedelta(count)).isoformat() if len(iso) == 10 else ""
    if unit == "month" and len(iso) >= 7:
        year, month = divmod(int(iso[:4]) * 12 + int(iso[5:7]) - 1 + count, 12)
        return f"{year:04}-{month + 1:02}"
    return f"{max(1, int(iso[:4]) + count):04}" if unit == "year" and iso else ""


def moved(iso: str, unit: str, count: int) -> tuple[str, str]:
    """First and last of a day, month or year so many units away (the same), or of the days of a week, from Monday.

    >>> moved("2016-12-14", "week", -1), moved("2016-12", "month", -1)
    (('2016-12-05', '2016-12-11'), ('2016-11', '2016-11'))
    """
    day = shift(iso, unit, count)
    if unit != "week" or not day:
        return day, day
    monday = shift(day, "day", -weekday(day))
    return monday, shift(monday, "day", 6)


def year_of(date: str, seen_from: str, *, ahead: bool = False, step: int | None = None) -> str:
    """The year of a month or day: of the last one not after an ISO date, of the first not before it if `ahead`.

    Args:
        date: `-03` or `-03-27`.
        seen_from: the ISO date, whose precision decides; empty if unknown.
        ahead: whether the date is to come.
        step: the last one before (-1), that of the same year (0) or the next (1).

    >>> [year_of("-12-20", "2016-12-14", ahead=ahead) for ahead in (False, True)], year_of("-12", "2016-12", step=-1)
    (['2015', '2016'], '2015')
    """
    here = seen_from[4 : 4 + len(date)]
    if not here and step is not None:
        return ""
    date = date[: len(here)]
    if step is None:
        return shift(seen_from, "year", int(date < here) if ahead else -(date > here))
    return shift(seen_from, "year", step * (date >= here if step < 0 else date <= here))


def weekday(iso: str) -> int:
    """The weekday of an ISO day, Monday being 0."""
    return dt.date.fromisoformat(iso).weekday()


def is_day(iso: str) -> bool:
    """Whether there is such a day."""
    try:
        return len(iso) == 10 and bool(dt.date.fromisoformat(iso))
    except ValueError:
        return False


@cache
def _rows(kind: Names) -> tuple[tuple[int, tuple[str, ...]], ...]:
    table = read_table(data_file("calendar.tsv"), columns=("list", "number", "words"))
    return tuple((int(row["number"]), split(row["words"])) for row in table if row["list"] == kind)
