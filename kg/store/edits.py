"""Changes of a text that leave what lies between them as it is, and the way back from the new text to the old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Other characters for those of a text in [start, stop)."""

    start: int
    stop: int
    text: str


def edited(text: str, edits: Sequence[Edit], start: int = 0, stop: int | None = None) -> str:
    """The characters of a text in [start, stop), changed.

    >>> edited("abcdef", [Edit(0, 1, "A"), Edit(3, 5, "-")], 2)
    'c-f'

    Args:
        text: the text.
        edits: sorted and apart from each other; those that don't lie wholly in there are left out.
        start: the first character.
        stop: the one after the last; None for all.
    """
    return "".join(_pieces(text, edits, start, len(text) if stop is None else stop))


def origin(offset: int, edits: Sequence[Edit]) -> int:
    """Where in the old text a character of the new one comes from; where the edit starts that it comes from.

    >>> [origin(offset, [Edit(1, 2, "---")]) for offset in range(6)]
    [0, 1, 1, 1, 2, 3]
    """
    for edit in edits:
        if offset < edit.start:
            break
        if offset < edit.start + len(edit.text):
            return edit.start
        offset -= len(edit.text) - (edit.stop - edit.start)
    return offset


def _pieces(text: str, edits: Sequence[Edit], start: int, stop: int) -> Iterator[str]:
    for edit in edits:
        if start <= edit.start and edit.stop <= stop:
            yield text[start : edit.start]
            yield edit.text
            start = edit.stop
    yield text[start:stop]
