"""What a model makes of one paragraph, before its words are put back in their place in the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from kg.core.types import Document, Link, Name, Reference

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_INDEXES = ("subject", "object", "trigger", "source", "time", "place")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a paragraph: half-open `[start, end)` in the paragraph's characters, and its annotation."""

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    morph: str
    dep: str
    """`root` for a root."""
    head: int
    """Index in the paragraph's words; a root is its own head."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A paragraph's words, sentences as half-open ranges that cover them, names and links; indexes are its own."""

    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    links: tuple[Link, ...] | None = None
    vectors: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    """(words, D), from a model that can tell by them what refers to what."""


class Model(Protocol):
    """What reads a paragraph: the reader that ships, or a spaCy pipeline."""

    def parse(self, text: str) -> Parsed:
        """The words of a paragraph and all that is known of them."""
        ...

    def references(self, document: Document, vectors: Sequence[NDArray[np.float32]]) -> tuple[Reference, ...]:
        """What refers to what in a document, from the vectors of its paragraphs."""
        ...


def moved(link: Link, base: int) -> Link:
    """The link with its words counted from elsewhere."""
    ends = {name: getattr(link, name) for name in _INDEXES}
    places: dict[str, Any] = {name: None if at is None else at + base for name, at in ends.items()}
    return replace(link, **places)
