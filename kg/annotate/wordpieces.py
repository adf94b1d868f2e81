"""Words -> what the network reads: word pieces, and beside them what the uncased encoder can't see.

The encoder (MiniLM-L6) knows lower-case word pieces only, so each piece carries the letter case of its word and whether
a space stands before it, and each word its affixes and its shape, hashed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from numpy.typing import NDArray

CASES = 10
"""How many kinds of letter case `letter_case` tells apart, 0 unused."""
SUFFIXES, PREFIXES, SHAPES = 4096, 2048, 1024
"""Buckets of the hashed features; 0 is unused."""
FEATURES = 5
_START, _END, _UNKNOWN = 101, 102, 100
_MOST_PIECES_OF_A_WORD = 8
_MOST_CACHED_WORDS = 200_000


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words as the network reads it: P pieces with a start and an end mark, W words."""

    pieces: NDArray[np.int64]
    """(P,) ids of word pieces."""
    cases: NDArray[np.int64]
    """(P,) letter case x space before x first piece of its word; 0 at the marks."""
    first: NDArray[np.int64]
    """(W,) where each word's first piece stands."""
    last: NDArray[np.int64]
    """(W,) where its last one stands."""
    features: NDArray[np.int64]
    """(W, 5) case with space before, last three letters, first three letters, shape, last two letters."""


class WordPieces:
    """Cuts words into word pieces; remembers those that it has seen."""

    def __init__(self, tokenizer: str) -> None:
        """Take a tokenizer in the JSON form of the `tokenizers` library."""
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._seen: dict[str, tuple[list[int], tuple[int, ...]]] = {}

    def count(self, word: str) -> int:
        """How many pieces a word has."""
        return len(self._word(word)[0])

    def window(self, words: Sequence[str], spaces: Sequence[bool]) -> Window:
        """The network's view of a run of words.

        Args:
            words: the words, none of them white space.
            spaces: for each, whether a space stands before it.
        """
        pieces, cases, first, last, features = [_START], [0], list[int](), list[int](), list[tuple[int, ...]]()
        for word, space in zip(words, spaces, strict=True):
            ids, (case, *hashed) = self._word(word)
            case += CASES if space else 0
            first.append(len(pieces))
            pieces += ids
            cases += [1 + case, *[1 + case + 2 * CASES] * (len(ids) - 1)]
            last.append(len(pieces) - 1)
            features.append((case, *hashed))
        rows = np.array(features, np.int64).reshape(len(features), FEATURES)
        ends = np.array(first, np.int64), np.array(last, np.int64)
        return Window(np.array([*pieces, _END], np.int64), np.array([*cases, 0], np.int64), *ends, rows)

    def _word(self, word: str) -> tuple[list[int], tuple[int, ...]]:
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= _MOST_CACHED_WORDS:
                self._seen.clear()
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids or [_UNKNOWN]
            if len(ids) > _MOST_PIECES_OF_A_WORD:
                ids = [*ids[: _MOST_PIECES_OF_A_WORD - 1], ids[-1]]
            found = self._seen[word] = (ids, _features(word))
        return found


def letter_case(word: str) -> int:
    """The kind of letter case: lower 1, upper 2, one capital 3, title 4, mixed 5, digits 6, others 7 to 9."""
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 2 if len(word) > 1 else 3
        return 4 if word[0].isupper() and word[1:].islower() else 5
    if word.isdigit():
        return 6
    if any(char.isalpha() for char in word):
        return 7 if any(char.isupper() for char in word) else 8
    return 9


def _features(word: str) -> tuple[int, ...]:
    lower = word.lower()
    parts = ((lower[-3:], SUFFIXES), (word[:3], PREFIXES), (_shape(word), SHAPES), (lower[-2:], PREFIXES))
    return (letter_case(word), *(_bucket(text, buckets) for text, buckets in parts))


def _shape(word: str) -> str:
    """`Xxxd` for `Room9`; runs longer than three are cut to three."""
    classes = "".join("X" if "A" <= c <= "Z" else "x" if "a" <= c <= "z" else "d" if c.isdigit() else c for c in word)
    return re.sub(r"(.)\1{2,}", r"\1\1\1", classes)


def _bucket(text: str, buckets: int) -> int:
    return zlib.crc32(text.encode()) % (buckets - 1) + 1
