"""When: temporal expressions of a document, resolved against the article's date to the precision that the text has.

The values are TIMEX3's (ISO 8601 days, months, years; a week or weekend is the interval of its days). Where the
article's date isn't known to the precision that an expression needs, the words are kept and the value left open.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from kg.core.types import Span

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "a": 1,
    "an": 1,
}
_MONTH = (
    "(?P<month>(?:"
    + "|".join(calendar.month_name[1:])
    + r")\b|(?:sept|"
    + "|".join(calendar.month_abbr[1:])
    + r")\b\.?)"
)
_DAY = "(?P<weekday>" + "|".join(_DAYS) + ")"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_NUMBER = "(?P<n>" + "|".join(_NUMBERS) + r"|\d{1,2})"
_UNIT = "(?P<unit>day|week|month|year)"


@dataclass(frozen=True, slots=True)
class Time:
    """An expression with its interval; ISO strings as precise as the text, empty where open."""

    span: Span
    text: str
    start: str = ""
    end: str = ""


def find_times(text: str, sentence: Span, published: str) -> list[Time]:
    """The temporal expressions of one sentence, in text order.

    Args:
        text: the article's text.
        sentence: the characters to look in.
        published: the article's ISO day, month or year; empty if unknown.
    """
    piece = text[sentence.start : sentence.end]
    found: list[Time] = []
    for pattern, resolve in _RULES:
        for match in pattern.finditer(piece):
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            if any(span.start < other.span.end and other.span.start < span.end for other in found):
                continue
            interval = resolve(match, published)
            if interval is not None:
                found.append(Time(span, match.group(), *interval))
    return sorted(found, key=lambda time: time.span)


def _range(match: re.Match[str], published: str) -> tuple[str, str] | None:
    part = match.groupdict()
    end = _month_year(part["month2"], part["year2"], published)
    start = _month_year(part["month1"], part["year1"] or end[:4], published)
    return start, end


def _since(match: re.Match[str], published: str) -> tuple[str, str] | None:
    part = match.groupdict()
    start = _month_year(part["month"], part["year"], published) if part["month"] else part["year"]
    return (start, "") if start else None


def _month_year(month: str | None, year: str | None, published: str) -> str:
    """`2016-03`; a month without a year is the last one before the article."""
    if month is None:
        return year or ""
    number = _MONTHS[month.lower().rstrip(".")]
    if year:
        return f"{year}-{number:02}"
    if not published:
        return ""
    known = int(published[:4])
    later = len(published) >= 7 and number > int(published[5:7])
    return f"{known - later}-{number:02}"


def _full_date(match: re.Match[str], published: str) -> tuple[str, str] | None:
    part = match.groupdict()
    month = _month_year(part["month"], part.get("year"), published)
    if not month:
        return "", ""
    last = calendar.monthrange(int(month[:4]), int(month[5:7]))[1]
    if not 1 <= int(part["day"]) <= last:
        return None
    day = f"{month}-{int(part['day']):02}"
    if not part.get("year") and len(published) == 10 and day > published and month[5:] == published[5:7]:
        day = f"{int(day[:4]) - 1}{day[4:]}"
    return day, ""


def _month(match: re.Match[str], published: str) -> tuple[str, str] | None:
    return _month_year(match["month"], match["year"], published), ""


def _year(match: re.Match[str], published: str) -> tuple[str, str] | None:
    del published
    return match["year"], ""


def _weekday(match: re.Match[str], published: str) -> tuple[str, str] | None:
    today = _today(published)
    if today is None:
        return "", ""
    back = (today.weekday() - _DAYS[match["weekday"].lower()]) % 7
    back = back or 7 * ((match["next"] or "").strip().lower() == "last")
    ahead = (match["next"] or "").strip().lower() in {"next", "this coming"}
    day = today + dt.timedelta((7 - back) % 7 or 7) if ahead else today - dt.timedelta(back)
    return day.isoformat(), ""


def _deictic(match: re.Match[str], published: str) -> tuple[str, str] | None:
    today = _today(published)
    if today is None:
        return "", ""
    shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[match["word"].lower()]
    return (today + dt.timedelta(shift)).isoformat(), ""


def _weekend(match: re.Match[str], published: str) -> tuple[str, str] | None:
    del match
    today = _today(published)
    if today is None:
        return "", ""
    saturday = today - dt.timedelta((today.weekday() - 5) % 7)
    return saturday.isoformat(), (saturday + dt.timedelta(1)).isoformat()


def _last_unit(match: re.Match[str], published: str) -> tuple[str, str] | None:
    """`last week`, `this month`, `last year`; the week runs from Monday."""
    shift = 0 if match["which"].lower() == "this" else 1
    unit = match["unit"]
    if unit == "year":
        return (str(int(published[:4]) - shift) if published else ""), ""
    if unit == "month":
        return _months_back(published, shift), ""
    today = _today(published)
    if today is None:
        return "", ""
    monday = today - dt.timedelta(today.weekday() + 7 * shift)
    return monday.isoformat(), (monday + dt.timedelta(6)).isoformat()


def _ago(match: re.Match[str], published: str) -> tuple[str, str] | None:
    return _back(match, published), ""


def _for_units(match: re.Match[str], published: str) -> tuple[str, str] | None:
    return _back(match, published), published


def _back(match: re.Match[str], published: str) -> str:
    number = _NUMBERS.get(match["n"].lower()) or int(match["n"])
    unit = match["unit"]
    if unit == "year":
        return str(int(published[:4]) - number) if published else ""
    if unit == "month":
        return _months_back(published, number)
    today = _today(published)
    return (today - dt.timedelta(number * (7 if unit == "week" else 1))).isoformat() if today else ""


def _months_back(published: str, count: int) -> str:
    if len(published) < 7:
        return ""
    months = int(published[:4]) * 12 + int(published[5:7]) - 1 - count
    return f"{months // 12}-{months % 12 + 1:02}"


def _today(published: str) -> dt.date | None:
    return dt.date.fromisoformat(published) if len(published) == 10 else None


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_M1 = _MONTH.replace("month", "month1")
_M2 = _MONTH.replace("month", "month2")
_Y1, _Y2 = _YEAR.replace("year", "year1"), _YEAR.replace("year", "year2")
_RULES = (
    (_rule(rf"\b(?:from|between) (?:{_M1} )?(?:{_Y1} )?(?:to|until|till|and) (?:{_M2} )?{_Y2}"), _range),
    (_rule(rf"\bsince (?:(?:early|late|mid)[- ])?(?:{_MONTH} )?(?:of )?{_YEAR}"), _since),
    (_rule(rf"\bsince {_MONTH}(?P<year>)(?!\s+\d)"), _since),
    (_rule(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? {_YEAR})?(?![\d:])"), _full_date),
    (_rule(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: {_YEAR})?"), _full_date),
    (_rule(rf"\b{_MONTH},? (?:of )?{_YEAR}"), _month),
    (_rule(rf"\b(?:in|by|during|until|early|late|mid)[- ](?:(?:early|late|mid)[- ])?{_MONTH}(?P<year>)"), _month),
    (_rule(rf"\b(?P<next>(?:next|this coming|last) )?{_DAY}\b"), _weekday),
    (_rule(r"\b(?P<word>yesterday|today|tonight|tomorrow)\b"), _deictic),
    (_rule(r"\b(?:at|over|during|on|last|this) (?:the )?weekend\b"), _weekend),
    (_rule(r"\b(?P<which>last|this|past) (?P<unit>week|month|year)\b"), _last_unit),
    (_rule(rf"\b{_NUMBER} {_UNIT}s? (?:ago|earlier)\b"), _ago),
    (_rule(rf"\bfor (?:the (?:past|last) |more than |over |nearly |almost |about )?{_NUMBER} {_UNIT}s?\b"), _for_units),
    (_rule(rf"\b(?:in|by|during|until|of|early|late|mid)[- ]{_YEAR}"), _year),
)
