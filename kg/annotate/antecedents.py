"""What pronouns and definite nouns refer back to: each nominal before them is scored as their antecedent.

A ranker over mention pairs after Lee et al. 2017 (end-to-end coreference), on the reader's word vectors, which stay as
they are, and on distance, agreement, syntax and repetition. To refer to nothing named before is one of the choices.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kg.annotate.nominals import ANAPHORS, DEPS, KINDS, SUBJECT, Nominals, find_nominals
from kg.core.types import Document, Reference

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "antecedents.npz"
_BACK, _AHEAD = 70, 5
"""How many nominals before an anaphor are tried, and how many after it in its sentence (`in his speech Assad`)."""
_LOWEST_SCORE = 0.02
_SENTENCES = np.array([0, 1, 2, 3, 4, 6, 9])
_NOMINALS = np.array([-1, 1, 2, 3, 4, 6, 9, 14, 22, 40])
CATEGORIES = {
    "sentences": len(_SENTENCES) + 1,
    "nominals": len(_NOMINALS) + 1,
    "kinds": len(ANAPHORS) * len(KINDS),
    "number": len(ANAPHORS) * 4,
    "anaphor_dep": DEPS,
    "dep": DEPS,
}
"""Columns of categorical pair features, with how many values each has."""
NUMBERS = 13
"""Of numeric pair features."""
_PRONOUNS = frozenset(KINDS.index(kind) for kind in ("he", "she", "it", "they", "first", "second", "other"))
Pairs = tuple["NDArray[np.int64]", "NDArray[np.int64]"]
"""(P,) rows of anaphors, (P,) rows of their candidates; those of one anaphor stand together."""


class Antecedents:
    """The ranker with its weights."""

    def __init__(self, folder: Traversable) -> None:
        """Load the weights from a model's folder."""
        with (folder / FILE).open("rb") as file:
            stored = dict(np.load(file))
        self._weights: Mapping[str, NDArray[np.float32]] = {k: value.astype(np.float32) for k, value in stored.items()}

    def references(self, document: Document, vectors: NDArray[np.float32]) -> tuple[Reference, ...]:
        """The likely antecedents of each anaphor, in text order.

        Args:
            document: the document.
            vectors: (tokens, D) the reader's vectors of its words.
        """
        nominals = find_nominals(document)
        anaphors, candidates = pairs = pairs_of(nominals)
        if not len(anaphors):
            return ()
        x = vectors[nominals.at]
        scores = self._scores(nominals, pairs, x)
        found = []
        for start, stop in _groups(anaphors):
            likely = np.exp(scores[start:stop] - max(0.0, float(scores[start:stop].max())))
            none = np.exp(-max(0.0, float(scores[start:stop].max())))
            likely = likely / (likely.sum() + none)
            for row in np.flatnonzero(likely >= _LOWEST_SCORE):
                ends = nominals.at[anaphors[start]], nominals.at[candidates[start + row]]
                found.append(Reference(int(ends[0]), int(ends[1]), round(float(likely[row]), 4)))
        return tuple(found)

    def _scores(self, nominals: Nominals, pairs: Pairs, x: NDArray[np.float32]) -> NDArray[np.float32]:
        """(P,) log odds of each pair against no antecedent."""
        w = self._weights
        anaphors, candidates = pairs
        own, back = np.unique(anaphors, return_inverse=True)
        as_anaphor, as_candidate = x[own] @ w["anaphor"] + w["anaphor_bias"], x @ w["candidate"] + w["candidate_bias"]
        left, right = as_anaphor[back], as_candidate[candidates]
        categories, numbers = pair_features(nominals, pairs)
        hidden = (as_anaphor @ w["of_anaphor"])[back] + (as_candidate @ w["of_candidate"])[candidates]
        hidden += (left * right) @ w["of_both"] + numbers @ w["numbers"] + w["bias"]
        for column, name in enumerate(CATEGORIES):
            hidden += w[name][categories[:, column]]
        hidden = np.maximum(np.maximum(hidden, 0) @ w["second"] + w["second_bias"], 0)
        alone = np.maximum(x[own] @ w["alone"] + w["alone_kinds"][nominals.kind[own]], 0) @ w["alone_out"]
        found: NDArray[np.float32] = hidden @ w["out"] + alone[back] + w["out_bias"]
        return found


def pairs_of(nominals: Nominals) -> Pairs:
    """Every anaphor with the nominals that it may refer to."""
    anaphors, candidates = list[int](), list[int]()
    last = len(nominals.at)
    for row in np.flatnonzero(nominals.kind < len(ANAPHORS)).tolist():
        after = row + 1
        while after < min(last, row + 1 + _AHEAD) and nominals.sentence[after] == nominals.sentence[row]:
            after += 1
        ahead = [i for i in range(row + 1, after) if nominals.kind[i] not in _PRONOUNS]
        found = [*range(max(0, row - _BACK), row), *ahead]
        anaphors += [row] * len(found)
        candidates += found
    a, c = np.array(anaphors, np.int64), np.array(candidates, np.int64)
    governors = nominals.governors[:, 0]
    itself = (nominals.bound[a] == 1) & (nominals.dep[c] == SUBJECT) & (governors[a] == governors[c])
    return a[~itself], c[~itself]


def pair_features(nominals: Nominals, pairs: Pairs) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """(P, columns of `CATEGORIES`) and (P, `NUMBERS`): what is known of each pair without vectors."""
    n, (a, c) = nominals, pairs
    kind, sentences = n.kind[a], n.sentence[a] - n.sentence[c]
    categories = np.stack(
        [
            np.searchsorted(_SENTENCES, sentences, side="right"),
            np.searchsorted(_NOMINALS, a - c, side="right"),
            kind * len(KINDS) + n.kind[c],
            kind * 4 + n.plural[a] * 2 + n.plural[c],
            n.dep[a],
            n.dep[c],
        ],
        1,
    )
    numbers = np.stack(
        [
            n.lemma[a] == n.lemma[c],
            n.text[a] == n.text[c],
            n.governors[a, 0] == n.governors[c, 0],
            n.governors[a, 0] == n.at[c],
            n.governors[a, 1] == n.governors[c, 0],
            n.governors[a, 2] == n.governors[c, 0],
            n.governors[c, 0] == n.at[a],
            n.quoted[a] & ~n.quoted[c] & 1,
            n.quoted[c] & ~n.quoted[a] & 1,
            np.log1p(n.earlier[c]),
            np.minimum(sentences, 20) / 20,
            n.modified[a],
            n.modified[c],
        ],
        1,
    ).astype(np.float32)
    return categories, numbers


def _groups(anaphors: NDArray[np.int64]) -> list[tuple[int, int]]:
    """The ranges of rows that belong to one anaphor."""
    starts = [0, *(np.flatnonzero(np.diff(anaphors)) + 1).tolist(), len(anaphors)]
    return list(pairwise(starts))
