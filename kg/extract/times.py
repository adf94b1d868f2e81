"""When: temporal expressions of a sentence, resolved against the article's date to the precision that the text has.

A point (a day, month or year; the days of a week, the months of a season, the years of a decade) may be bound (since,
until, from ... to). Values are TIMEX3's, as ISO 8601. A duration has words only, and so has a point for which the
article's date isn't known well enough. The expressions stand in `kg/knowledge/times.tsv`; libraries were measured and
found too weak (docs/decisions.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from kg.core.calendar import is_day, moved, named, pattern, shift, weekday, year_of
from kg.core.grammar import Found, Grammar, lowered
from kg.core.lexicon import data_file
from kg.core.types import Span

_STEPS = {"last": -1, "this past": -1, "this": 0, "next": 1, "this coming": 1, "coming": 1}
_DAYS = {"yesterday": -1, "last night": -1, "tomorrow": 1, "previous": -1, "next": 1, "following": 1}
_FROM, _UNTIL, _BETWEEN = {"since", "after"}, {"until", "till", "through", "before"}, {"from", "between"}
_REACH = 40  # characters before a point in which the words that bind it stand

_Interval = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Time:
    """An expression with its interval: ISO strings as precise as the text, the same for a point, empty where open."""

    span: Span
    text: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class _Now:
    """What a point is seen from: the article's date, the last in the sentence, whether its clause says will or has."""

    published: str
    previous: str = ""
    ahead: bool = False
    lasts: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    """A match of a rule, with the words before it: `bound` (`until`) and `edge` (`the end of`) are groups, too."""

    found: Found
    groups: dict[str, str]
    lead: int
    """Where the words begin that change what it means."""

    def __getitem__(self, group: str) -> str:
        return self.groups.get(group, "")

    def resolve(self, now: _Now) -> _Interval | None:
        return _RESOLVERS[self.found.rule["kind"]](self, now)

    @property
    def step(self) -> int | None:
        """-1 for `last`, 0 for `this`, 1 for `next`."""
        return _STEPS.get(self["which"])

    @property
    def is_bare(self) -> bool:
        """Whether it lacks the word before it that makes a year or month a time."""
        needed = self.found.rule["name"].split()
        return bool(needed) and self["bound"] not in needed and not self.groups.keys() & needed

    def joins(self, other: _Point, sentence: str) -> bool:
        """Whether another point is the end of the range that this one begins."""
        gap = _grammar()["between"].fullmatch(sentence, self.found.end, other.found.start)
        if gap is None or (gap["join"] == "and" and self["bound"] != "between"):
            return False
        return self["bound"] in _BETWEEN or not (self.is_bare or other.is_bare)


def find_times(text: str, sentence: Span, published: str) -> list[Time]:
    """The temporal expressions of one sentence, in text order.

    Args:
        text: the article's text.
        sentence: the characters to look in.
        published: the article's ISO day, month or year; empty if unknown.
    """
    piece, now = text[sentence.start : sentence.end], _Now(published)
    points = [_point(match, piece) for match in _grammar().find(piece)]
    found: list[Time] = []
    while points:
        first = points.pop(0)
        last = points.pop(0) if points and first.joins(points[0], piece) else first
        now = replace(now, ahead=_says("ahead", "coming", piece, first), lasts=_says("lasts", "lasting", piece, first))
        interval = _bound(first, now) if last is first else _range(first, last, now)
        if interval is not None:
            now = replace(now, previous=interval[0] or now.previous)
            span = Span(sentence.start + first.lead, sentence.start + last.found.end)
            found.append(Time(span, piece[first.lead : last.found.end], *interval))
    return found


def _says(before: str, after: str, sentence: str, point: _Point) -> bool:
    """Whether the words before a point say so or, where it opens the sentence, those after it."""
    opens = point.lead <= len("On ") and _grammar()[after].match(sentence, point.found.end)
    return bool(opens or _grammar()[before].search(sentence, 0, point.lead))


def _point(found: Found, sentence: str) -> _Point:
    before = _grammar()["before"].search(sentence, max(0, found.start - _REACH), found.start)
    if before is None:
        return _Point(found, found.groups, found.start)
    words = lowered(before)
    telling = [name for name in words if name == "edge" or words[name] in _FROM | _UNTIL | _BETWEEN]
    return _Point(found, found.groups | words, min([found.start, *map(before.start, telling)]))


def _bound(point: _Point, now: _Now) -> _Interval | None:
    """A point by itself; a bare year or month is one only after certain words."""
    interval, bound = None if point.is_bare else point.resolve(now), point["bound"]
    return interval and ("" if bound in _UNTIL else interval[0], "" if bound in _FROM else interval[1])


def _range(first: _Point, last: _Point, now: _Now) -> _Interval | None:
    """From one point to another; a beginning without a year of its own is the last one before the end."""
    end = last.resolve(now)
    near = end and end[1] and first.found.rule["kind"] in {"date", "weekday"} and first.step is None
    start = first.resolve(_Now(end[1]) if end and near else now)
    return (start[0], end[1]) if start and end else None


def _date(point: _Point, now: _Now) -> _Interval | None:
    """Days or a month; without a year the last one before the article, or the next where it looks ahead."""
    month = int(point["mm"] or named("month")[point["month"]])
    days = [f"-{int(re.sub('[a-z]', '', day)):02}" for day in (point["day"], point["last"]) if day]
    dates = [f"-{month:02}{day}" for day in days or ("",)]
    year = point["year"] or year_of(dates[-1], now.published, ahead=now.ahead, step=point.step)
    if days and not all(is_day(f"{year or 2000}{date}") for date in dates):
        return None
    return (year + dates[0], year + dates[-1]) if year else ("", "")


def _season(point: _Point, now: _Now) -> _Interval | None:
    """Three months; of a winter only the year is told."""
    first, year = named("season")[point["season"]], point["year"]
    if not year and point.step is None:
        return None
    if first and not year:
        year = year_of(f"-{first + 2 * (point.step == -1):02}", now.published, step=point.step)
    return (f"{year}-{first:02}", f"{year}-{first + 2:02}") if first and year else (year, year)


def _year(point: _Point, now: _Now) -> _Interval:
    """`1990s`, `2014-15`, `2011`."""
    del now
    year, to = point["year"], point["to"]
    return year, year[:3] + "9" if point["decade"] else year[: 4 - len(to)] + to


def _weekday(point: _Point, now: _Now) -> _Interval:
    """The nearest such day back, the article's own counted, or ahead; `last` and `next` don't count it."""
    if len(now.published) < 10:
        return "", ""
    in_week = named("weekday")[point["weekday"]] - weekday(now.published)
    if point["week"] or point.step == 0:
        return moved(now.published, "day", in_week + 7 * _STEPS.get(point["week"], 0))
    ahead = now.ahead if point.step is None else point.step > 0
    move = in_week % 7 if ahead else -(-in_week % 7)
    return moved(now.published, "day", move or 7 * (point.step or 0))


def _day(point: _Point, now: _Now) -> _Interval:
    """From the article's date; `the next day` and, where the sentence has a date before it, `overnight` from that."""
    told, word = now.previous, point["word"]
    if word == "overnight":
        day = told or now.published
        return shift(day, "day", -1), day if len(day) == 10 else ""
    return moved(told if word in {"previous", "next", "following"} else now.published, "day", _DAYS.get(word, 0))


def _period(point: _Point, now: _Now) -> _Interval:
    """`last week` (from Monday), `the end of the year`; just `the weekend` is the latest that has begun."""
    if point["period"]:
        return moved(now.published, point["period"], point.step or 0)
    latest = -(len(now.published) == 10 and weekday(now.published) < 5)
    sunday = moved(now.published, "week", latest if point.step is None else point.step)[1]
    return shift(sunday, "day", -1), sunday


def _ago(point: _Point, now: _Now) -> _Interval:
    """From the article's date; `earlier` and `later` from the last date in the sentence."""
    date = now.published if point["way"] == "ago" else now.previous
    return moved(date, point["unit"], _count(point) * (1 if point["way"] == "later" else -1))


def _past(point: _Point, now: _Now) -> _Interval:
    """`the past two years`: open, as it lasts to the present."""
    return shift(now.published, point["unit"], -_count(point)), ""


def _lasting(point: _Point, now: _Now) -> _Interval:
    """How long or roughly when: words only, unless the perfect (`has held it for two years`) says since when."""
    return _past(point, now) if now.lasts else ("", "")


def _count(point: _Point) -> int:
    return named("number").get(point["n"] or "a") or int(point["n"])


_RESOLVERS: dict[str, Callable[[_Point, _Now], _Interval | None]] = {
    resolve.__name__[1:]: resolve for resolve in (_date, _season, _year, _weekday, _day, _period, _ago, _past, _lasting)
}


@cache
def _grammar() -> Grammar:
    cased = {kind: f"(?-i:{pattern(kind)})" for kind in ("month", "season")}
    days = f"(?-i:{pattern('weekday', abbreviated=False)})"
    return Grammar(data_file("times.tsv"), **cased, weekday=days, number=pattern("number"))
