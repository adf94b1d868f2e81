"""Which pairs of words may stand in a relation, and what the tree says of each pair."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_END_TAGS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_FARTHEST_IN_WORDS = 31
_FARTHEST_IN_STEPS = 7
_NO_PATH = 65
"""Of the virtual word."""


def possible_ends(tags: Sequence[str], named: Collection[int], words: Sequence[str]) -> list[int]:
    """The words of a sentence that can be an end: the virtual word 0, nominals, adjectives that are or make a name.

    Where there is none the first word stands in, so that there always is a pair.

    Args:
        tags: universal part-of-speech tags.
        named: indexes of words inside names.
        words: the words; numbers in the result count from 1.
    """
    adjectives = {i for i, tag in enumerate(tags) if tag == "ADJ" and (i in named or words[i][:1].isupper())}
    return [0, *([i + 1 for i, tag in enumerate(tags) if tag in _END_TAGS or i in adjectives] or [1])]


def pair_features(ends: Sequence[int], heads: Sequence[int]) -> NDArray[np.int64]:
    """All ordered pairs of ends of one sentence.

    Args:
        ends: word numbers, ascending, the virtual word 0 first.
        heads: the tree of the sentence, head numbers from 1, 0 for the root.

    Returns:
        (N, 5): subject, object, the word that joins them in the tree, class of their distance in words, of their path
        in the tree.
    """
    at = np.array(ends, np.int64)
    subject, thing = (part.ravel() for part in np.meshgrid(at, at, indexing="ij"))
    distance = np.clip(thing - subject, -_FARTHEST_IN_WORDS, _FARTHEST_IN_WORDS) + _FARTHEST_IN_WORDS + 2
    distance = np.where(subject == 0, 0, np.where(thing == 0, 1, distance))
    join, path = _paths(ends, heads)
    rows = np.stack([subject, thing, join.ravel(), distance, path.ravel()], 1)
    kept: NDArray[np.int64] = rows[subject != thing]
    return kept


def _paths(ends: Sequence[int], heads: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each pair the word that joins them in the tree, and the steps up to it and down from it; none for word 0."""
    count = len(ends)
    join, path = np.zeros((count, count), np.int64), np.full((count, count), _NO_PATH, np.int64)
    above = [_above(end, heads) for end in ends]
    steps = [{word: k for k, word in enumerate(line)} for line in above]
    for i in range(1, count):
        for j in range(1, count):
            down = steps[j]
            for up, word in enumerate(above[i]):
                if word in down:
                    join[i, j] = word
                    path[i, j] = min(_FARTHEST_IN_STEPS, up) * 8 + min(_FARTHEST_IN_STEPS, down[word])
                    break
    return join, path


def _above(word: int, heads: Sequence[int]) -> list[int]:
    """The word and its governors, upwards."""
    found = []
    while word:
        found.append(word)
        word = heads[word - 1]
    return found
