"""Annotated sentences -> batches for the link head: the predicted syntax of each, its pairs, its window."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import torch
from examples import collate
from losses import LinkBatch, predict_links
from network import Network
from silver import Annotated

from kg.annotate.labels import NAME_TYPES
from kg.annotate.pairs import pair_features, possible_ends
from kg.annotate.trees import best_names, best_tree
from kg.annotate.wordpieces import WordPieces

_SHARE_WITH_PARAGRAPH = 0.35
_SHARE_OF_NAMES = 0.25
_MOST_WORDS_BEFORE, _MOST_WORDS_AFTER = 40, 25
_SENTENCES_A_BATCH = 24


@dataclass(frozen=True, slots=True)
class Parsed:
    """The predicted syntax of a sentence: classes a word, ends that may be linked, features of their pairs."""

    dep: list[int]
    upos: list[int]
    name: list[int]
    pairs: np.ndarray


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence's window: words, whether a space is before each, the sentence's first."""

    words: list[str]
    spaces: list[bool]
    first: int


def parse(
    network: Network, sentences: Sequence[Annotated], labels: Mapping[str, Sequence[str]], pieces: WordPieces
) -> list[Parsed]:
    """What the network makes of each sentence alone; gold ends are let in as ends."""
    network.eval()
    found: dict[int, Parsed] = {}
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
    with torch.no_grad():
        for first in range(0, len(order), _SENTENCES_A_BATCH):
            rows = order[first : first + _SENTENCES_A_BATCH]
            x = network.encoder(**collate([pieces.window(sentences[i].words, sentences[i].spaces) for i in rows]))
            scores = network.syntax(x)
            names = network.syntax.name_scores(x, "worldwide").numpy()
            for k, i in enumerate(rows):
                found[i] = _parsed(network, sentences[i], {n: s[k] for n, s in scores.items()}, names[k], labels)
    return [found[i] for i in range(len(sentences))]


def _parsed(
    network: Network,
    sentence: Annotated,
    scores: Mapping[str, torch.Tensor],
    names: np.ndarray,
    labels: Mapping[str, Sequence[str]],
) -> Parsed:
    count, root = len(sentence.words), labels["dep"].index("root")
    heads = best_tree(scores["arc"][:count, : count + 1].numpy())
    given = network.syntax.label_scores(
        scores["label_dependent"][:count], scores["label_head"][torch.from_numpy(heads)]
    )
    given[:, root] = -1e9
    dep = np.where(heads == 0, root, given.argmax(1).numpy()).tolist()
    upos = scores["upos"][:count].argmax(1).tolist()
    name = [0] * count
    for start, stop, kind in best_names(names[:count]):
        name[start:stop] = [1 + NAME_TYPES.index(kind)] * (stop - start)
    ends = possible_ends(
        [labels["upos"][tag] for tag in upos], {i for i, kind in enumerate(name) if kind}, sentence.words
    )
    ends = sorted({*ends, *(end for link in sentence.links for end in (link.subject, link.object))})
    return Parsed(dep, upos, name, _with_labels(pair_features(ends, heads.tolist()), [len(labels["dep"]), *dep]))


def _with_labels(pairs: np.ndarray, deps: Sequence[int]) -> np.ndarray:
    """The pairs with the labels of both ends, (N, 7)."""
    return np.concatenate([pairs, np.array(deps)[pairs[:, :2]]], 1)


class Names:
    """The names in the annotated sentences, to put one in another's place: who acts must not tell what is done."""

    def __init__(self, sentences: Sequence[Annotated], parses: Sequence[Parsed]) -> None:
        pool = defaultdict[tuple[int, int], set[tuple[str, ...]]](set)
        for sentence, parsed in zip(sentences, parses, strict=True):
            for first, last in _runs(parsed.name):
                pool[parsed.name[first], last - first].add(tuple(sentence.words[first:last]))
        self._pool = {key: sorted(names) for key, names in pool.items()}

    def swapped(self, placed: Placed, parsed: Parsed, rng: random.Random) -> Placed:
        """The window with some names of its sentence exchanged for others of their type with as many words."""
        words = list(placed.words)
        for first, last in _runs(parsed.name):
            if rng.random() < _SHARE_OF_NAMES:
                name = rng.choice(self._pool[parsed.name[first], last - first])
                words[placed.first + first : placed.first + last] = name
        return Placed(words, placed.spaces, placed.first)


def _runs(kinds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words of one name type."""
    for kind, run in groupby(range(len(kinds)), lambda i: kinds[i]):
        at = list(run)
        if kind:
            yield at[0], at[-1] + 1


def place(sentence: Annotated, rng: random.Random) -> Placed:
    """The sentence alone, or with some of its paragraph around it."""
    if rng.random() >= _SHARE_WITH_PARAGRAPH:
        return alone(sentence)
    (words, spaces), (more_words, more_spaces) = sentence.before, sentence.after
    first = max(0, len(words) - rng.randint(1, _MOST_WORDS_BEFORE))
    stop = rng.randint(0, _MOST_WORDS_AFTER)
    words = [*words[first:], *sentence.words, *more_words[:stop]]
    return Placed(words, [*spaces[first:], *sentence.spaces, *more_spaces[:stop]], len(sentence.before[0]) - first)


def alone(sentence: Annotated) -> Placed:
    """The sentence as a window of its own."""
    return Placed(sentence.words, sentence.spaces, 0)


def make_batch(
    sentences: Sequence[Annotated],
    parses: Sequence[Parsed],
    placed: Sequence[Placed],
    pieces: WordPieces,
    labels: Mapping[str, Sequence[str]],
) -> LinkBatch:
    """A batch of sentences, each with its syntax and its window."""
    windows = [pieces.window(window.words, window.spaces) for window in placed]
    words = max(len(sentence.words) for sentence in sentences)
    size = len(sentences)
    at, mask = torch.zeros(size, words, dtype=torch.long), torch.zeros(size, words + 1)
    empty = {"dep": len(labels["dep"]), "upos": len(labels["upos"]), "name": 0}
    classes = {task: torch.full((size, words), value) for task, value in empty.items()}
    found, base = [], 0
    for i, (sentence, parsed) in enumerate(zip(sentences, parses, strict=True)):
        count = len(sentence.words)
        at[i, :count] = torch.arange(count) + placed[i].first
        mask[i, : count + 1] = 1
        for task, rows in classes.items():
            rows[i, :count] = torch.tensor(getattr(parsed, task))
        row = {(s, o): base + k for k, (s, o, *_) in enumerate(parsed.pairs.tolist())}
        found += [(row[link.subject, link.object], link) for link in sentence.links]
        base += len(parsed.pairs)
    batch = np.repeat(np.arange(size), [len(parsed.pairs) for parsed in parses])
    pairs = torch.from_numpy(np.concatenate([parsed.pairs for parsed in parses]))
    return LinkBatch(
        collate(windows), at, mask, **classes, pair_batch=torch.from_numpy(batch), pairs=pairs, found=found
    )


def evaluate(
    network: Network,
    sentences: Sequence[Annotated],
    parses: Sequence[Parsed],
    pieces: WordPieces,
    labels: Mapping[str, Sequence[str]],
) -> str:
    """Precision, recall, F of links with exactly the annotated last words and predicate, at several thresholds."""
    network.eval()
    gold = {(i, link.subject, link.object, link.predicate) for i, s in enumerate(sentences) for link in s.links}
    found = list[tuple[tuple[int, int, int, int], float]]()
    with torch.no_grad():
        for first in range(0, len(sentences), _SENTENCES_A_BATCH):
            part = slice(first, first + _SENTENCES_A_BATCH)
            batch = make_batch(sentences[part], parses[part], [alone(s) for s in sentences[part]], pieces, labels)
            found += [((first + i, *link), score) for i, *link, score in predict_links(network, batch, 0.1)]
    lines = []
    for threshold in (0.3, 0.4, 0.5):
        kept = {link for link, score in found if score > threshold}
        right = len(kept & gold)
        p, r = right / max(1, len(kept)), right / max(1, len(gold))
        lines.append(f"{threshold}: {p:.3f} {r:.3f} {2 * p * r / max(p + r, 1e-9):.3f}")
    return "; ".join(lines)
