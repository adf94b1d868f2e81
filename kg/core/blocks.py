"""Split an article into the paragraphs that are parsed apart, its furniture left out.

A newline ends a paragraph, except inside hard-wrapped text, where a line that stops short of its sentence runs on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.core.types import Article, Span

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_SHORTEST_WRAP_IN_CHARACTERS = 40
_WIDEST_WRAP_IN_CHARACTERS = 100
_FEWEST_WRAPPED_LINES = 4


def blocks(article: Article) -> tuple[Span, ...]:
    """The paragraphs in text order, without furniture and outer white space; none is empty."""
    pieces = (piece for span in _paragraphs(article.text) for piece in unmasked(span, article.furniture))
    trimmed = (trim(article.text, piece) for piece in pieces)
    return tuple(span for span in trimmed if span.start < span.end)


def lines(text: str) -> tuple[Span, ...]:
    """The lines of a text without outer white space; none is empty."""
    trimmed = (trim(text, Span(*match.span())) for match in re.finditer(r"[^\n]+", text))
    return tuple(span for span in trimmed if span.start < span.end)


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def unmasked(span: Span, furniture: Sequence[Span]) -> Iterator[Span]:
    """What a span's furniture leaves of it, in order; sorted spans of furniture that don't overlap."""
    start = span.start
    first = bisect_right(furniture, start, key=lambda masked: masked.end)
    stop = bisect_left(furniture, span.end, key=lambda masked: masked.start)
    for masked in furniture[first:stop]:
        yield Span(start, max(start, masked.start))
        start = masked.end
    yield Span(start, max(start, span.end))


def _paragraphs(text: str) -> Iterator[Span]:
    found = lines(text)
    width = _wrap_width(text, found)
    start = 0
    for i, line in enumerate(found):
        if i + 1 == len(found) or not _runs_on(text, line, found[i + 1], width):
            yield Span(found[start].start, line.end)
            start = i + 1


def _wrap_width(text: str, found: tuple[Span, ...]) -> int | None:
    """The longest line of a hard-wrapped text, None for any other: a wrapped one has many lines filled up to it."""
    width = max((line.end - line.start for line in found), default=0)
    full = sum(_is_full(text, line, following, width) for line, following in pairwise(found))
    return width if width <= _WIDEST_WRAP_IN_CHARACTERS and full >= _FEWEST_WRAPPED_LINES else None


def _runs_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    """Whether a line's sentence goes on in the next, which begins in lower case, or for which there was no room."""
    is_next = text.count("\n", line.end, following.start) == 1
    is_long = line.end - line.start >= _SHORTEST_WRAP_IN_CHARACTERS
    if not (is_next and is_long) or _SENTENCE_END.search(text[line.end - 4 : line.end]):
        return False
    return text[following.start].islower() or (width is not None and _is_full(text, line, following, width))


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    next_word = text[following.start : following.end].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(next_word) > width
