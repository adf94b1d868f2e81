"""Scores -> trees and names: the best ones that are well-formed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from kg.annotate.labels import NAME_TAGS

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEVER = -1e9
_ROOTS_TRIED = 3


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The maximum spanning tree with one root (Chu and Liu 1965, Edmonds 1967).

    Args:
        scores: (W, W + 1), of each word for each head; column 0 is the root.

    Returns:
        (W,) heads, 0 for the root, else the word's number from 1.
    """
    count = len(scores)
    scores = scores.copy()
    scores[np.arange(count), np.arange(count) + 1] = _NEVER
    heads: NDArray[np.int64] = scores.argmax(1)
    if (heads == 0).sum() == 1 and _is_tree(heads.tolist()):
        return heads
    margins = scores[:, 0] - scores[:, 1:].max(1)
    found = [_rooted(scores, int(root)) for root in np.argsort(-margins, kind="stable")[:_ROOTS_TRIED]]
    return max(found, key=lambda tree: float(scores[np.arange(count), tree].sum()))


def best_names(scores: NDArray[np.float32]) -> list[tuple[int, int, str]]:
    """Names (first word, one past the last, type) by the best well-formed tags of (W, tags), after Viterbi."""
    tags = scores.argmax(1)
    if not (_FIRST[tags[0]] == 0 and _LAST[tags[-1]] == 0 and (_NEXT[tags[:-1], tags[1:]] == 0).all()):
        tags = _viterbi(scores)
    return list(_spans([NAME_TAGS[tag] for tag in tags]))


def _rooted(scores: NDArray[np.float32], root: int) -> NDArray[np.int64]:
    """The best tree with that root."""
    count = len(scores)
    full = np.full((count + 1, count + 1), _NEVER, np.float64)
    full[1:, 1:] = scores[:, 1:]
    full[root + 1] = _NEVER
    full[root + 1, 0] = scores[root, 0]
    return _arborescence(full)[1:]


def _is_tree(heads: Sequence[int]) -> bool:
    """Whether all words reach the root."""
    state = [0] * (len(heads) + 1)
    state[0] = 1
    for word in range(1, len(heads) + 1):
        path, at = [], word
        while not state[at]:
            state[at] = 2
            path.append(at)
            at = heads[at - 1]
        if state[at] == 2:
            return False
        for seen in path:
            state[seen] = 1
    return True


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """A cycle among the heads, if there is one."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while not state[at]:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads by scores (dependent, head), node 0 the root: cycles are contracted to a node until none is left."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = np.array(_cycle(heads), np.int64)
    if not len(cycle):
        return heads
    rest = np.setdiff1d(np.arange(len(scores)), cycle)
    size = len(rest)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = scores[np.ix_(rest, rest)]
    outward = scores[np.ix_(rest, cycle)]
    inward = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    small[:size, size], small[size, :size] = outward.max(1), inward.max(0)
    contracted = _arborescence(small)
    for i in range(1, size):
        at = contracted[i]
        heads[rest[i]] = cycle[outward[i].argmax()] if at == size else rest[at]
    entered = contracted[size]
    heads[cycle[inward[:, entered].argmax()]] = rest[entered]
    return heads


def _masks() -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """0 where allowed: tags at the start, at the end, after one another."""
    first = np.array([0 if tag[0] in "OBS" else _NEVER for tag in NAME_TAGS], np.float32)
    last = np.array([0 if tag[0] in "OES" else _NEVER for tag in NAME_TAGS], np.float32)
    following = [
        [
            0 if (a[0] in "OES" and b[0] in "OBS") or (a[0] in "BI" and b[0] in "IE" and a[2:] == b[2:]) else _NEVER
            for b in NAME_TAGS
        ]
        for a in NAME_TAGS
    ]
    return first, last, np.array(following, np.float32)


_FIRST, _LAST, _NEXT = _masks()


def _viterbi(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    best, back = _FIRST + scores[0], []
    for row in scores[1:]:
        paths = best[:, None] + _NEXT
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    tags = [int((best + _LAST).argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return np.array(tags[::-1], np.int64)


def _spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    found, start = [], 0
    for i, tag in enumerate(tags):
        if tag[0] in "BS":
            start = i
        if tag[0] in "ES":
            found.append((start, i + 1, tag[2:]))
    return found
