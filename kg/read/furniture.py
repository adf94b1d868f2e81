"""Find what stands on a news page without being news: log-in forms, share buttons, credits, section marks.

The patterns are `knowledge/furniture.tsv`. What they find is masked by span, never cut, so that characters keep their
places; captions stay, for they state facts, but their credits and the one-word labels above them go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.core.blocks import lines
from kg.core.errors import DataError
from kg.core.lexicon import data_file, read_table
from kg.core.types import Span

KINDS = ("line", "start", "end", "credit", "caption", "tail", "element")
_LONGEST_FURNITURE_IN_CHARACTERS = 500


def furniture(text: str) -> tuple[Span, ...]:
    """The spans to mask, in text order; they don't overlap."""
    return merge(_found(text))


def is_caption(words: str) -> bool:
    """Whether a line describes a picture: it says so, or ends in a credit."""
    patterns = _patterns()
    return bool(
        patterns["caption"].fullmatch(words) or patterns["credit"].search(words[-_LONGEST_FURNITURE_IN_CHARACTERS:])
    )


def is_furniture_element(names: str) -> bool:
    """Whether an element of a web page is furniture by one of its classes or its id, parted by blanks."""
    return any(_patterns()["element"].fullmatch(name) for name in names.split())


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as sorted spans that don't overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def _found(text: str) -> Iterator[Span]:
    found = lines(text)
    for i, line in enumerate(found):
        words = text[line.start : line.end]
        if _patterns()["tail"].fullmatch(words):
            in_second_half = line.start * 2 > len(text)
            yield Span(line.start, found[-1].end if in_second_half else line.end)
        elif i + 1 < len(found) and _is_label(text, line, found[i + 1]):
            yield line
        else:
            yield from (Span(line.start + start, line.start + end) for start, end in _in_line(words))


def _is_label(text: str, line: Span, following: Span) -> bool:
    """Whether a line is one capitalised word with a caption right below it."""
    is_next = text.count("\n", line.end, following.start) == 1
    word = text[line.start : line.end]
    return is_next and word.isalpha() and word[0].isupper() and is_caption(text[following.start : following.end])


def _in_line(words: str) -> Iterator[tuple[int, int]]:
    """What to mask of one line, in characters of the line."""
    patterns = _patterns()
    if len(words) <= _LONGEST_FURNITURE_IN_CHARACTERS and patterns["line"].fullmatch(words):
        yield 0, len(words)
        return
    if start := patterns["start"].match(words):
        yield start.span()
    base = max(0, len(words) - _LONGEST_FURNITURE_IN_CHARACTERS)
    for kind in ("end", "credit"):
        if end := patterns[kind].search(words[base:]):
            yield base + end.start(), len(words)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """One expression a kind, from the data file."""
    parts: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for row in read_table(data_file("furniture.tsv"), columns=("kind", "pattern", "example")):
        if row["kind"] not in parts:
            raise DataError(f"kind {row['kind']!r}", where="furniture.tsv", allowed=f"one of {', '.join(KINDS)}")
        parts[row["kind"]].append(f"(?:{row['pattern']})")
    at_end = {"end", "credit"}
    return {
        kind: re.compile(f"(?:{'|'.join(found)}){'$' if kind in at_end else ''}", re.IGNORECASE)
        for kind, found in parts.items()
    }
