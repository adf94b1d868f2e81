"""How pictures look: type families with their markers, colours, sizes, words on paper.

The colours are told apart with the common forms of colour blindness, and nothing is said by colour alone: families
also differ in shape, relations in their words.
"""

from __future__ import annotations

import math
import textwrap
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import matplotlib as mpl

from kg.core.vocabulary import load_vocabulary

INK, SOFT_INK, PAPER = "#1a1a1a", "#5c5c5c", "#ffffff"
TITLE_POINTS, CAPTION_POINTS, LEGEND_POINTS, EDGE_POINTS = 20.0, 9.5, 9.5, 8.0
NODE_POINTS = (9.5, 14.0)
NODE_RADIUS = (8.0, 26.0)
LINE_WIDTH = (1.1, 3.2)
LEADING = 1.05
WRAP, LONGEST, WORDS = 18, 60, 2
_UNPRINTABLE = {"Cc", "Cn", "Co", "Cs"}


class Family(NamedTuple):
    """Entities that are drawn alike: those of a type of the vocabulary, or of one below it, in no family before."""

    name: str
    type: str
    marker: str
    colour: str


FAMILIES = (
    Family("State, government, military", "State", "s", "#2f4b7c"),
    Family("Armed group", "ArmedGroup", "D", "#3b3b3b"),
    Family("Organization, media", "Body", "h", "#8a5a9e"),
    Family("Person, people", "Actor", "o", "#e0a100"),
    Family("Place", "Place", "v", "#7fa8c9"),
)
SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "text.parse_math": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "kg",
}
OTHER = Family("Other", "", "8", "#b5b5b5")
STROKES: dict[str, tuple[str, Any]] = {
    "accepted": ("Accepted", "-"),
    "reported": ("“Reported”", (0, (5, 2.5))),
    "disputed": ("Disputed?", (0, (5, 2, 1, 2))),
    "denied": ("Denied", (0, (1, 2.2))),
}
"""A line of each status: its name in the legend, and matplotlib's dashes."""
SIGNS = {"hostile": "#b8301c", "cooperative": "#007a6c", "neutral": "#737373"}


def family(kind: str) -> Family:
    """The family of an entity type; unknown types are drawn as `Other`."""
    vocabulary = load_vocabulary()
    return next((each for each in FAMILIES if vocabulary.allows((each.type,), kind)), OTHER)


def colour(sign: str) -> str:
    """The colour of a relation's line and words."""
    return SIGNS.get(sign, SIGNS["neutral"])


def between(ends: tuple[float, float], share: float) -> float:
    """The value for a weight that is `share` (0 to 1) of the heaviest; areas, not lengths, are in proportion."""
    return ends[0] + (ends[1] - ends[0]) * math.sqrt(share)


def on_paper(text: str, *, width: int = WRAP) -> str:
    r"""A label as it is drawn: control characters out, at most `LONGEST` characters, wrapped at about `width`.

    >>> on_paper("Syrian Observatory for Human Rights")
    'Syrian Observatory\nfor Human Rights'
    >>> on_paper("strikes from the air")
    'strikes from\nthe air'
    """
    words = plain(text)
    return "\n".join(_balanced(words if len(words) <= LONGEST else _cut(words), width))


def plain(text: str) -> str:
    """Text on one line, without control characters and unassigned ones (XML forbids them); joiners stay."""
    return " ".join("".join(" " if unicodedata.category(c) in _UNPRINTABLE else c for c in text).split())


def sentence(words: tuple[str, ...]) -> str:
    """The label of a line.

    >>> sentence(("attacks", "shells", "bombs", "besieges"))
    'attacks, shells +2'
    """
    more = f" +{len(words) - WORDS}" if len(words) > WORDS else ""
    return ", ".join(words[:WORDS]) + more


def _cut(text: str) -> str:
    """The first `LONGEST` characters or a little less, up to a word's end where there is one."""
    start = text[: LONGEST - 1]
    whole_words = start.rpartition(" ")[0]
    return (whole_words if len(whole_words) > LONGEST // 2 else start).rstrip() + "…"


def _balanced(text: str, width: int) -> list[str]:
    """Wrapped into as few lines as `width` allows, and these as even as may be."""
    lines = textwrap.wrap(text, width)
    even = len(text) // max(len(lines), 1)
    tries = (textwrap.wrap(text, narrower, break_long_words=False) for narrower in range(max(even, 1), width))
    return next((each for each in tries if len(each) == len(lines)), lines)


@contextmanager
def house_style() -> Iterator[None]:
    """Draw the same bytes whatever the user's settings: names are never read as mathematics, SVG ids not random."""
    with mpl.rc_context({**mpl.rcParamsDefault, **SETTINGS}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield
