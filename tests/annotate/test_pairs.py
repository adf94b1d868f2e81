"""Which words may be the ends of a link, and what the tree says of each pair; word numbers count from 1."""

from __future__ import annotations

import pytest

from kg.annotate.pairs import pair_features, possible_ends

CHAIN = list(range(45))
"""A tree in which each word hangs on the one before it."""


@pytest.mark.parametrize(
    ("sentence", "named", "ends"),
    [
        ("Rebels/NOUN captured/VERB Aleppo/PROPN ./PUNCT", set(), [0, 1, 3]),
        ("They/PRON killed/VERB 20/NUM in/ADP the/DET old/ADJ city/NOUN", set(), [0, 1, 3, 7]),
        ("Syrian/ADJ forces/NOUN", set(), [0, 1, 2]),
        ("pro-Syrian/ADJ forces/NOUN", set(), [0, 2]),
        ("anti/ADJ -/PUNCT terror/NOUN", {0}, [0, 1, 3]),
        ("Allegedly/ADV The/DET Captured/VERB men/NOUN", {0, 1, 2}, [0, 4]),
        ("Go/VERB away/ADV", set(), [0, 1]),
        ("away/ADV !/PUNCT", {1}, [0, 1]),
    ],
)
def test_possible_ends(sentence: str, named: set[int], ends: list[int]) -> None:
    words, _, tags = zip(*(cell.rpartition("/") for cell in sentence.split()), strict=True)
    assert possible_ends(tags, named, words) == ends


# `Rebels captured Aleppo on Sunday`
CAPTURE = [2, 0, 2, 5, 2]
NEAR = {
    # ends: join, class of distance, class of path
    (1, 3): (2, 33 + 2, 8 * 1 + 1),
    (3, 1): (2, 33 - 2, 8 * 1 + 1),
    (1, 2): (2, 33 + 1, 8 * 1 + 0),
    (2, 1): (2, 33 - 1, 8 * 0 + 1),
    (1, 4): (2, 33 + 3, 8 * 1 + 2),
    (4, 1): (2, 33 - 3, 8 * 2 + 1),
    (4, 5): (5, 33 + 1, 8 * 1 + 0),
    (0, 1): (0, 0, 65),
    (0, 4): (0, 0, 65),
    (1, 0): (0, 1, 65),
    (4, 0): (0, 1, 65),
}
FAR = {
    (1, 8): (1, 33 + 7, 7),
    (1, 9): (1, 33 + 8, 7),
    (8, 1): (1, 33 - 7, 8 * 7),
    (9, 1): (1, 33 - 8, 8 * 7),
    (2, 8): (2, 33 + 6, 6),
    (1, 31): (1, 33 + 30, 7),
    (1, 32): (1, 33 + 31, 7),
    (1, 40): (1, 33 + 31, 7),
    (40, 1): (1, 33 - 31, 8 * 7),
}


@pytest.mark.parametrize(
    ("heads", "pair", "features"),
    [*((CAPTURE, *item) for item in NEAR.items()), *((CHAIN, *item) for item in FAR.items())],
)
def test_features_of_a_pair(heads: list[int], pair: tuple[int, int], features: tuple[int, int, int]) -> None:
    everyone = range(len(heads) + 1)
    for ends in (sorted({0, *pair}), everyone):
        rows = {(subject, thing): rest for subject, thing, *rest in pair_features(ends, heads).tolist()}
        assert tuple(rows[pair]) == features


def test_all_ordered_pairs_of_ends() -> None:
    rows = pair_features([0, 1, 3, 5], CAPTURE)
    pairs = [(0, 1), (0, 3), (0, 5), (1, 0), (1, 3), (1, 5), (3, 0), (3, 1), (3, 5), (5, 0), (5, 1), (5, 3)]
    assert [(subject, thing) for subject, thing, *_ in rows.tolist()] == pairs
    assert (str(rows.dtype), rows.shape) == ("int64", (12, 5))


def test_a_sentence_of_one_word_has_its_pair_with_none() -> None:
    assert pair_features([0, 1], [0]).tolist() == [[0, 1, 0, 0, 65], [1, 0, 0, 1, 65]]
