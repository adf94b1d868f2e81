"""Text for a terminal: what may not reach it, how many columns it takes, where it is broken.

Widths are those of UAX #11 (East Asian Width): wide and full-width characters take two columns; marks that combine with
the character before and characters that only format take none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
"""Controls, among them those that begin a terminal's commands, ends of lines, and what turns the text's direction."""

_NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027]*")
"""Latin, Greek and Cyrillic letters and their punctuation: each takes one column, so that nobody need look at each."""


def printable(text: str) -> str:
    r"""The text as it may reach a terminal, whoever wrote it.

    >>> printable("red\x1b[31m\nnext")
    'red [31m next'
    """
    return text if text.isascii() and text.isprintable() else _UNPRINTABLE.sub(" ", text)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes.

    >>> columns("大马士革"), columns("e\u0301")
    (8, 1)
    """
    return len(text) if _NARROW.fullmatch(text) else sum(map(_width, text))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns (1 or more), broken at blanks; within a word only where it must be.

    Blanks in a row count as one. (`textwrap` counts characters, and takes ten times as long.)

    >>> wrap("from here to there", 9)
    ['from here', 'to there']
    """
    text = " ".join(text.split())
    if not text:
        return []
    fitting = _characters if _NARROW.fullmatch(text) else _fitting
    lines, start = list[str](), 0
    while (end := fitting(text, start, width)) < len(text):
        blank = text.rfind(" ", start + 1, end + 1)
        end = blank if blank > 0 else end
        lines.append(text[start:end])
        start = end + (text[end] == " ")
    return [*lines, text[start:]]


def _characters(text: str, start: int, width: int) -> int:
    """As `_fitting`, where each character takes one column."""
    return min(start + width, len(text))


def _fitting(text: str, start: int, width: int) -> int:
    """The end of the longest piece that takes at most `width` columns, one character if none does."""
    left = width
    for at in range(start, len(text)):
        left -= _width(text[at])
        if left < 0:
            return max(at, start + 1)
    return len(text)


@cache
def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
