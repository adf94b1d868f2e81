"""Read publication dates in the full forms that pages and tables use, as ISO 8601 text as precise as they are.

Forms that depend on the country (`12/11/2016`) are refused: unknown is better than wrong.
"""

from __future__ import annotations

import re

from kg.core.calendar import is_day, named, pattern

_MONTH = rf"(?P<{{m}}>{pattern('month')})\.?"
_YEAR = r"(?P<{y}>1[6-9]\d\d|20\d\d)"
_DAY = re.compile(
    r"\b(?:"
    + rf"{_YEAR.format(y='y1')}(?P<sign>[-/])(?P<m1>\d\d)(?P=sign)(?P<d1>\d\d)"
    + r"(?:[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
    + rf"|{_MONTH.format(m='m2')} (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR.format(y='y2')}"
    + rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH.format(m='m3')},?[ -]{_YEAR.format(y='y3')}"
    + r")(?!\w)",
    re.IGNORECASE,
)
_LESS_THAN_DAY = re.compile(
    rf"(?:{_MONTH.format(m='m')} )?{_YEAR.format(y='y')}(?:-(?P<n>0[1-9]|1[0-2]))?", re.IGNORECASE
)
_REST_OF_DATE_LINE = re.compile(
    r"(?:\b(?:published|posted|updated|modified|created|filed|issued|publication|first|originally|last|date|on|at|by"
    rf"|{pattern('weekday')}|{pattern('zone')}|a\.?m|p\.?m|noon|midnight"
    r"|[ECMP][SD]?T|BST|CES?T|EES?T|MSK|HKT|IST|local time)(?!\w)"
    r"|[+-]\d\d:?\d\d(?!\w)|\d{1,2}[:.h]\d\d(?::\d\d)?|\d{4}(?= ?(?:GMT|UTC|HKT))|[\s,.;:|/·•()–—-])*",
    re.IGNORECASE,
)


def parse_date(words: str) -> str:
    """A whole cell or attribute as an ISO day, month or year; empty where it is none.

    >>> [parse_date(words) for words in ("Dec. 14, 2016", "2016-12-14T09:05:00Z", "December 2016", "14/12/2016")]
    ['2016-12-14', '2016-12-14', '2016-12', '']
    """
    words = " ".join(words.split())
    if found := _LESS_THAN_DAY.fullmatch(words):
        named, number = found["m"], found["n"]
        if named and number:
            return ""
        month = _number(named) if named else int(number or 0)
        return f"{found['y']}-{month:02}" if month else found["y"]
    return line_date(words)


def line_date(words: str) -> str:
    """The ISO day of a line that holds nothing but a date, its time and words such as `Published:`, else empty.

    Of two dates, as in `Published ... Updated ...`, the earlier.
    """
    dates = days(words)
    return min(dates) if dates and _REST_OF_DATE_LINE.fullmatch(_DAY.sub("", words)) else ""


def days(words: str) -> tuple[str, ...]:
    """All full dates in a text as ISO days, in its order."""
    found = (_iso(match) for match in _DAY.finditer(words))
    return tuple(day for day in found if day)


def _iso(match: re.Match[str]) -> str:
    year, month, day = next((match[f"y{n}"], match[f"m{n}"], match[f"d{n}"]) for n in "123" if match[f"y{n}"])
    iso = f"{year}-{_number(month):02}-{int(day):02}"
    return iso if is_day(iso) else ""


def _number(month: str) -> int:
    return int(month) if month.isdigit() else named("month")[month.lower()]
