"""What an article's text says of itself: title, byline, publication date, dateline.

The title stays in the text, for it states facts; byline, date line and dateline are masked as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.core.blocks import lines, unmasked
from kg.core.lexicon import data_file, read_table, split
from kg.core.types import Span
from kg.read.dates import days, line_date
from kg.read.furniture import is_caption

_HEAD_IN_LINES, _FOOT_IN_LINES = 10, 3
"""Where a date line may stand: amid the story, a date is a heading of a chronicle."""
_DATELINE_IN_LINES = 5
_USUAL_TITLE_IN_CHARACTERS, _LONGEST_TITLE_IN_CHARACTERS = 150, 300
_SHORTEST_PARAGRAPH_IN_CHARACTERS = 100
_FULL_STOP = re.compile(r"\.[\"'”’)\]]*$")
_ABBREVIATED = re.compile(r"(?:(?:\b[A-Za-z]\.){2,}|\b(?:Co|Corp|Inc|Jr|Ltd|Sr)\.)[\"'”’)\]]*$")
"""A line's end that may be an abbreviation's rather than a sentence's: `the U.S.`"""
_NEXT_SENTENCE = re.compile(r"(?:[a-z]{4}\.|[!?])[\"'”’)\]]* +[\"“‘(\[]?[A-Z]")

_NAME = r"[A-Z][\w.'’-]*(?: (?:(?:al|el|bin|ibn|abu|van|von|de|der|da|di|du|la|le)[ -])?[A-Z][\w.'’-]*){1,3}"
_BYLINE = re.compile(
    rf"(?:By|BY):? ({_NAME}(?:(?:, and|,| and| &) {_NAME}){{0,5}})((?:,| in| for| at| ?[/|–—•·]| -) ?.{{2,80}})?"
)

_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*){0,4}"
_DATELINE = (
    r"(?:"
    # BEIRUT, Lebanon, Dec. 8, 2016 (Agency) --
    rf"{_CAPITALS}(?:, ?[\w.'’ ]{{1,25}}){{0,3}}(?: ?\([^()]{{2,40}}\))?(?:\s+(?:--?|–)\s+|\s*—\s*)"
    # Beirut, Lebanon (Agency) -
    r"|[A-Z][\w.'’/-]*(?:,? [\w.'’/-]+){0,5}?,? ?(?:\((?:%s)\)\s*(?:--|[-–—])|\(CNN\))\s*"
    # (Agency), with or without a dash
    r"|\((?:%s)\)\s*(?:--|[-–—])?\s*"
    # Beirut, Lebanon -
    r"|[A-Z]\w+(?: [A-Z]\w+){0,2}, [A-Z]\w+(?: [A-Z]\w+){0,2} [-–—] "
    r")(?=[\"“‘'(\[]?[A-Z0-9])"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the text says of itself, empty where it doesn't, and the spans to mask, sorted."""

    title: str
    byline: str
    published: str
    agency: str
    furniture: tuple[Span, ...]


def read_head(text: str, masked: tuple[Span, ...]) -> Head:
    """Find an article's own metadata.

    Args:
        text: the article's text.
        masked: its furniture so far, which is passed over.
    """
    shown = [line for line in lines(text) if _left(text, line, masked)]
    ends = [*shown[:_HEAD_IN_LINES], *shown[_HEAD_IN_LINES:][-_FOOT_IN_LINES:]]
    dates = {line: day for line in ends if (day := line_date(_words(text, line)))}
    bylines = {line: found for line in shown if (found := _BYLINE.fullmatch(_words(text, line)))}
    story = [line for line in shown if line not in dates and line not in bylines]
    dateline = _dateline(text, story[:_DATELINE_IN_LINES])
    place = _words(text, dateline) if dateline else ""
    signed = [bylines[line] for line in shown[:_HEAD_IN_LINES] if line in bylines]
    all_dates = [*dates.values(), *(day for found in signed for day in days(found[2] or "")), *days(place)]
    return Head(
        title=_title(text, story, masked),
        byline=re.sub(rf",? (?:{_any_agency()})$", "", signed[0][1]) if signed else "",
        published=min(all_dates, default=""),
        agency=next((_agencies()[word] for word in re.findall(rf"\b(?:{_any_agency()})\b", place)), ""),
        furniture=tuple(sorted([*dates, *bylines, *([dateline] if dateline else [])])),
    )


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _left(text: str, line: Span, masked: tuple[Span, ...]) -> str:
    """What of a line isn't masked."""
    return "".join(_words(text, piece) for piece in unmasked(line, masked)).strip()


def _dateline(text: str, story: Iterable[Span]) -> Span | None:
    """Where and by whom the first paragraph says that it was filed; never in a heading, which may look the same."""
    pattern = re.compile(_DATELINE.replace("%s", _any_agency()))
    for line in story:
        words = _words(text, line)
        is_paragraph = len(words) >= _SHORTEST_PARAGRAPH_IN_CHARACTERS or _FULL_STOP.search(words)
        if is_paragraph and (found := pattern.match(words)):
            return Span(line.start, line.start + len(found[0].rstrip()))
    return None


def _title(text: str, story: list[Span], masked: tuple[Span, ...]) -> str:
    """The first line of the story if it reads like a heading and the story goes on."""
    headings = [line for line in story[:_HEAD_IN_LINES] if not is_caption(_words(text, line))]
    if not headings or headings[0] == story[-1]:
        return ""
    title = _left(text, headings[0], masked)
    return title if _is_heading(title) else ""


def _is_heading(line: str) -> bool:
    """Whether a line isn't a sentence; a long one mustn't hold two, nor end in a full stop of any kind."""
    if len(line) < _USUAL_TITLE_IN_CHARACTERS:
        return not _FULL_STOP.search(line) or bool(_ABBREVIATED.search(line))
    return len(line) < _LONGEST_TITLE_IN_CHARACTERS and not _FULL_STOP.search(line) and not _NEXT_SENTENCE.search(line)


@cache
def _agencies() -> dict[str, str]:
    """The name to keep of each agency, by every way to write it."""
    rows = read_table(data_file("reading.tsv"), columns=("list", "word"))
    groups = [split(row["word"]) for row in rows if row["list"] == "agency"]
    return {word: group[0] for group in groups for word in group}


def _any_agency() -> str:
    return "|".join(re.escape(word) for word in sorted(_agencies(), key=len, reverse=True))
