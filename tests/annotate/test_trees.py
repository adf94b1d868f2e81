"""Trees and names from scores, against all that there could be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kg.annotate.labels import NAME_TAGS, NAME_TYPES
from kg.annotate.trees import best_names, best_tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOTS_TRIED = 3


@cache
def trees(count: int) -> NDArray[np.int64]:
    """All rows of heads that are a tree with one root."""
    rows = product(range(count + 1), repeat=count)
    return np.array([row for row in rows if row.count(0) == 1 and all(reaches_root(row, i + 1) for i in range(count))])


def reaches_root(heads: tuple[int, ...], word: int) -> bool:
    steps = 0
    while word and steps <= len(heads):
        word, steps = heads[word - 1], steps + 1
    return word == 0


def sums(scores: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
    total: NDArray[np.float32] = scores[np.arange(len(scores)), rows].sum(1)
    return total


def likely_roots(scores: NDArray[np.float32]) -> list[int]:
    """The words that lose least as root against their best head."""
    heads = scores[:, 1:].copy()
    np.fill_diagonal(heads, -np.inf)
    order: list[int] = np.argsort(heads.max(1) - scores[:, 0]).tolist() if len(scores) > 1 else [0]
    return order[:ROOTS_TRIED]


@pytest.mark.parametrize(("count", "how_many"), [(1, 1), (2, 2), (3, 9), (4, 64), (5, 625)])
def test_there_are_as_many_trees_as_cayley_says(count: int, how_many: int) -> None:
    assert len(trees(count)) == how_many


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("spread", [0.3, 1, 8])
def test_no_tree_scores_higher(count: int, spread: float) -> None:
    rng = np.random.default_rng(count)
    for _ in range(60):
        scores = (spread * rng.standard_normal((count, count + 1))).astype(np.float32)
        found = best_tree(scores)
        every = trees(count)
        assert found.tolist() in every.tolist()
        tried = every[np.isin((every == 0).argmax(1), likely_roots(scores))]
        assert sums(scores, found[None])[0] >= sums(scores, tried).max() - 1e-4


def likes(count: int, *pairs: tuple[int, int, float]) -> NDArray[np.float32]:
    """Scores of a sentence: of a word, from 1, for a head, and 0 for all others."""
    scores = np.zeros((count, count + 1), np.float32)
    for word, head, score in pairs:
        scores[word - 1, head] = score
    return scores


@pytest.mark.parametrize(
    ("scores", "heads"),
    [
        (likes(1), [0]),
        (likes(1, (1, 1, 9)), [0]),
        (likes(3, (1, 2, 9), (2, 0, 9), (3, 2, 9)), [2, 0, 2]),
        # each the other's head: the one that loses less is the root
        (likes(2, (1, 2, 9), (2, 1, 9), (2, 0, 1)), [2, 0]),
        (likes(2, (1, 2, 9), (2, 1, 9), (1, 0, 1)), [0, 1]),
        # no word is its own head, however much it likes itself
        (likes(3, (1, 2, 9), (2, 2, 99), (2, 0, 5), (3, 3, 99), (3, 1, 5)), [2, 0, 1]),
        # two roots: the one with the better other head gives way
        (likes(3, (1, 0, 9), (2, 0, 9), (2, 1, 8), (3, 2, 9)), [0, 1, 2]),
        # a cycle of three apart from the root is entered where that costs least
        (likes(4, (1, 0, 9), (2, 3, 9), (3, 4, 9), (4, 2, 9), (3, 1, 5), (4, 1, 4)), [0, 3, 1, 2]),
        # a cycle in a cycle: 3 and 4 like each other, then together 2, which likes them
        (likes(4, (1, 0, 9), (2, 4, 8), (3, 4, 9), (4, 3, 9), (3, 2, 6), (2, 1, 3)), [0, 1, 2, 3]),
        # the best tree is that of the third likeliest root
        (np.array([[2, 0, 4, 8, 0], [3, 5, 0, 9, 0], [1, 3, 8, 0, 1], [1, 4, 4, 2, 0]], np.float32), [3, 0, 2, 1]),
        # two cycles, one below the other
        (likes(5, (1, 0, 9), (2, 3, 9), (3, 2, 9), (4, 5, 9), (5, 4, 9), (2, 1, 4), (4, 3, 4)), [0, 1, 2, 3, 4]),
    ],
)
def test_trees_of_conflicting_wishes(scores: NDArray[np.float32], heads: list[int]) -> None:
    before = scores.copy()
    assert best_tree(scores).tolist() == heads
    assert np.array_equal(scores, before)


Names = tuple[tuple[int, int, str], ...]


def taggings(count: int, first: int = 0) -> Iterator[tuple[list[str], Names]]:
    """All well-formed rows of tags of words from the first on, with their names."""
    if first == count:
        yield [], ()
        return
    for tags, names in taggings(count, first + 1):
        yield ["O", *tags], names
        yield from (([f"S-{kind}", *tags], ((first, first + 1, kind), *names)) for kind in NAME_TYPES)
    for stop in range(first + 2, count + 1):
        for tags, names in taggings(count, stop):
            inner = ["I"] * (stop - first - 2)
            for kind in NAME_TYPES:
                own = [f"{place}-{kind}" for place in ("B", *inner, "E")]
                yield [*own, *tags], ((first, stop, kind), *names)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_no_names_score_higher(count: int) -> None:
    every = list(taggings(count))
    numbers = np.array([[NAME_TAGS.index(tag) for tag in tags] for tags, _ in every])
    rng = np.random.default_rng(count)
    for _ in range(40):
        scores = (2 * rng.standard_normal((count, len(NAME_TAGS)))).astype(np.float32)
        _, names = every[int(sums(scores, numbers).argmax())]
        assert tuple(best_names(scores)) == names


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("O", []),
        ("S-PER", [(0, 1, "PER")]),
        ("B-PER E-PER O S-LOC", [(0, 2, "PER"), (3, 4, "LOC")]),
        ("B-ORG I-ORG I-ORG E-ORG B-ORG E-ORG", [(0, 4, "ORG"), (4, 6, "ORG")]),
        ("S-NORP S-NORP O O S-EVENT", [(0, 1, "NORP"), (1, 2, "NORP"), (4, 5, "EVENT")]),
        # what isn't well-formed is made so at the place where that costs least
        ("I-PER/2", []),
        ("B-PER/2", []),
        ("E-PER/2 O", []),
        ("B-PER I-PER/2", [(0, 2, "PER")]),
        ("B-PER/2 O", []),
        ("B-PER E-LOC/2", [(0, 2, "PER")]),
        ("B-PER/2 E-LOC", [(0, 2, "LOC")]),
        ("O I-PER/2 E-PER", [(1, 3, "PER")]),
        ("S-PER E-PER/2", [(0, 1, "PER")]),
    ],
)
def test_names_of_tags(tags: str, names: list[tuple[int, int, str]]) -> None:
    """A word's tag has 9 points or those after its stroke, `O` has 1 besides, all others none."""
    cells = [cell.partition("/") for cell in tags.split()]
    scores = np.zeros((len(cells), len(NAME_TAGS)), np.float32)
    for row, (tag, _, points) in zip(scores, cells, strict=True):
        row[0] = 1
        row[NAME_TAGS.index(tag)] = float(points or 9)
    assert best_names(scores) == names
