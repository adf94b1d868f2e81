"""Sentences -> batches: windows of several sentences, noise, and the classes that each head is to find."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

import numpy as np
import torch
from corpora import SYNTAX, Sentence, Token
from torch import Tensor

from kg.annotate.labels import NAME_TAGS
from kg.annotate.lemma_rules import lemma_rule
from kg.annotate.wordpieces import FEATURES, Window, WordPieces

IGNORED = -100
_SENTENCES = (1, 1, 2, 3, 4, 5, 6, 6, 8, 10)
"""How many sentences a window has, drawn from these."""
_LONGEST_IN_PIECES = 224
_FEWEST = {"upos": 1, "xpos": 2, "morph": 3, "lemma": 3, "dep": 2}
"""How often a label must occur to be learned."""
Labels = Mapping[str, Sequence[str]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Example:
    """A window with what it is to yield: a class a word and task, `IGNORED` where nothing is known."""

    corpus: str
    window: Window
    classes: Mapping[str, Sequence[int]]


def collect_labels(corpora: Mapping[str, Iterable[Sequence[Sentence]]]) -> dict[str, list[str]]:
    """The labels of the treebanks by task, most frequent first."""
    counts = {task: Counter[str]() for task in _FEWEST}
    for corpus in SYNTAX:
        for token in (token for doc in corpora[corpus] for sentence in doc for token in sentence.tokens):
            for task, label in _labels(token).items():
                counts[task][label] += 1
    return {
        task: [x for x, n in count.most_common() if n >= _FEWEST[task] and x != "_"] for task, count in counts.items()
    }


def windows(doc: Sequence[Sentence], pieces: WordPieces, rng: random.Random) -> Iterator[list[Sentence]]:
    """A random split of a document into runs of sentences that fit the network."""
    start = 0
    while start < len(doc):
        wanted, size, stop = rng.choice(_SENTENCES), 0, start
        while stop < len(doc) and stop - start < wanted:
            more = sum(pieces.count(token.text) for token in doc[stop].tokens)
            if stop > start and size + more > _LONGEST_IN_PIECES:
                break
            size, stop = size + more, stop + 1
        if size <= 2 * _LONGEST_IN_PIECES:
            yield list(doc[start:stop])
        start = stop


def encode(corpus: str, sentences: Sequence[Sentence], pieces: WordPieces, labels: Labels) -> Example:
    """The example that a window's sentences make."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    window = pieces.window([token.text for token in tokens], [True, *[token.space for token in tokens[:-1]]])
    classes: dict[str, Sequence[int]] = {"name": _name_classes([token.entity for token in tokens])}
    if corpus in SYNTAX:
        numbers = _numbers(tuple((task, tuple(names)) for task, names in labels.items()))
        found = [_labels(token) for token in tokens]
        classes |= {task: [numbers[task].get(one[task], IGNORED) for one in found] for task in numbers}
        heads, numbered, starts, base = list[int](), list[int](), list[int](), 0
        for number, sentence in enumerate(sentences):
            heads += [0 if token.head < 0 else base + token.head + 1 for token in sentence.tokens]
            numbered += [number] * len(sentence.tokens)
            starts += [1] + [0] * (len(sentence.tokens) - 1)
            base += len(sentence.tokens)
        classes |= {"head": heads, "sentence": numbered, "start": starts}
    return Example(corpus, window, classes)


def noisy(sentences: Sequence[Sentence], rng: random.Random) -> Sequence[Sentence]:
    """Mostly the same; else in capitals, headline or lower case, curly quotes, other dashes, without a final stop."""
    change = _change(rng.random())
    if change:
        is_open = iter([True, False] * 1000)
        sentences = [Sentence([change(token, is_open) for token in s.tokens], s.id) for s in sentences]
    last = sentences[-1].tokens
    is_bare = len(last) > 2 and last[-1].text in {".", "!", "?"} and all(t.head != len(last) - 1 for t in last)
    if is_bare and rng.random() < 0.06:
        return [*sentences[:-1], Sentence(last[:-1])]
    return sentences


def batches(items: Sequence[T], sizes: Sequence[int], most: int, rng: random.Random) -> Iterator[list[T]]:
    """Items of like size together, at most so many pieces with padding, in random order."""
    order = sorted(range(len(items)), key=lambda i: sizes[i] + rng.random() * 12)
    found, current, longest = list[list[T]](), list[T](), 0
    for i in order:
        if current and (max(longest, sizes[i]) + 2) * (len(current) + 1) > most:
            found.append(current)
            current, longest = [], 0
        current.append(items[i])
        longest = max(longest, sizes[i])
    found += [current] if current else []
    rng.shuffle(found)
    yield from found


def collate(given: Sequence[Window]) -> dict[str, Tensor]:
    """The encoder's arguments for a batch, padded."""
    size, longest, most = len(given), max(len(w.pieces) for w in given), max(len(w.first) for w in given)
    made = {name: np.zeros((size, longest), np.int64) for name in ("pieces", "cases")}
    made |= {name: np.zeros((size, most), np.int64) for name in ("first", "last")}
    mask, features = np.zeros((size, longest), np.float32), np.zeros((size, most, FEATURES), np.int64)
    for i, window in enumerate(given):
        mask[i, : len(window.pieces)] = 1
        features[i, : len(window.first)] = window.features
        for name, array in made.items():
            row = getattr(window, name)
            array[i, : len(row)] = row
    return {k: torch.from_numpy(v) for k, v in (made | {"mask": mask, "features": features}).items()}


def pad(rows: Iterable[Sequence[int]], length: int, value: int = IGNORED) -> Tensor:
    """Rows of unequal length as one tensor."""
    return torch.tensor([[*row, *[value] * (length - len(row))] for row in rows])


def _labels(token: Token) -> dict[str, str]:
    lemma = token.text if token.lemma == "_" else token.lemma
    dep = "root" if token.head < 0 else token.dep
    return {"upos": token.pos, "xpos": token.tag, "morph": token.morph, "lemma": _rule(token.text, lemma), "dep": dep}


_rule = cache(lemma_rule)


@cache
def _numbers(labels: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, dict[str, int]]:
    return {task: {label: i for i, label in enumerate(names)} for task, names in labels}


def _name_classes(tags: Sequence[str]) -> list[int]:
    """IOB2 tags to those of `NAME_TAGS`."""
    found = list[int]()
    for i, tag in enumerate(tags):
        following = tags[i + 1] if i + 1 < len(tags) else "O"
        if tag in {"O", "-"}:
            found.append(0 if tag == "O" else IGNORED)
        else:
            goes_on = following == f"I-{tag[2:]}"
            place = ("B" if goes_on else "S") if tag[0] == "B" else ("I" if goes_on else "E")
            found.append(NAME_TAGS.index(f"{place}-{tag[2:]}"))
    return found


def _change(chance: float):  # noqa: ANN202
    return next((change for share, change in _CHANGES if chance < share), None)


def _headline(token: Token, _: Iterator[bool]) -> Token:
    return replace(token, text=token.text.capitalize()) if len(token.text) > 3 and token.text.islower() else token


def _curly(token: Token, is_open: Iterator[bool]) -> Token:
    if token.text in {'"', "``", "''"}:
        return replace(token, text="“" if next(is_open) else "”")
    return replace(token, text=token.text.replace("'", "’"))


_CHANGES = (
    (0.03, lambda token, _: replace(token, text=token.text.upper())),
    (0.08, _headline),
    (0.10, lambda token, _: replace(token, text=token.text.lower())),
    (0.20, _curly),
    (0.22, lambda token, _: replace(token, text="--") if token.text in {"—", "–"} else token),
)
"""Cumulative chances, with what happens to each word."""
