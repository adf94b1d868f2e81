"""The reader that ships: a paragraph's sentences, tags, lemmas, trees, names and links by one small network.

Each window of words goes through the network alone and on one thread, so that a text gives the same result alone, among
others, and on any number of workers. Between scores and links the trees are decoded, hence two graphs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime

from kg.annotate.antecedents import Antecedents
from kg.annotate.labels import NAME_TYPES, POINTERS, PREDICATES, QUALIFIERS
from kg.annotate.lemmas import Lemmatizer
from kg.annotate.pairs import pair_features, possible_ends
from kg.annotate.parsed import Parsed, Word, moved
from kg.annotate.trees import best_names, best_tree
from kg.annotate.wordpieces import WordPieces
from kg.annotate.words import make_tokenizer, may_begin, solid
from kg.core.errors import ModelError
from kg.core.types import Document, Link, Name, Reference

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILES = ("reader.onnx", "links.onnx", "labels.json", "lemmas.tsv", "tokenizer.json", "antecedents.npz")
LOWEST_SCORE = 0.15
"""Links below it are no proposals."""
_LONGEST_IN_PIECES = 254
_MOST_ENDS = 80
"""Of links in a sentence; one with more is a list of names, and their pairs would fill the memory."""
_LOWEST_ERROR = 3
_WIDTH = 384
Scores = Mapping[str, "NDArray[Any]"]


class Reader:
    """The network with all that turns text into its input and its output into annotation."""

    def __init__(self, folder: Traversable, *, lowest_score: float = LOWEST_SCORE) -> None:
        """Load a model's folder.

        Raises:
            ModelError: a file is missing.
        """
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(f"{', '.join(missing)} missing", where=str(folder), allowed="reinstall newskg")
        self._tokenizer = make_tokenizer()
        self._pieces = WordPieces((folder / "tokenizer.json").read_text(encoding="utf-8"))
        self._labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._lemmas = Lemmatizer(self._labels["lemma"], folder / "lemmas.tsv")
        self._reader, self._links = (_session(folder / name) for name in FILES[:2])
        self._antecedents = Antecedents(folder)
        self._outputs = [output.name for output in self._reader.get_outputs()]
        self._link_outputs = [output.name for output in self._links.get_outputs()]
        self._lowest = np.array(lowest_score, np.float32)

    def parse(self, text: str) -> Parsed:
        """The words of a paragraph with their annotation, the names and the links among them."""
        doc = self._tokenizer(text)
        kept, texts, spaces = solid(doc)
        bare = [Word(doc[i].idx, doc[i].idx + len(doc[i]), "", "", "", "", "", 0) for i in kept]
        words, sentences, names, links = list[Word](), list[tuple[int, int]](), list[Name](), list[Link]()
        vectors = [np.zeros((0, _WIDTH), np.float32)]
        for first, part in self._windows(texts, spaces):
            for start, stop in part.sentences:
                tree = self._tree(part, start, stop, texts[first + start : first + stop])
                base = first + start
                words += [
                    replace(word, dep=dep, head=base + head, **self._tags(part.scores, start + i, texts[base + i]))
                    for i, (word, dep, head) in enumerate(
                        zip(bare[base : first + stop], tree.deps, tree.heads, strict=True)
                    )
                ]
                sentences.append((base, first + stop))
                vectors.append(part.scores["words"][start:stop])
                links += [moved(link, base) for link in tree.links]
            names += [Name(first + start, first + stop - 1, kind) for start, stop, kind in part.names]
        return Parsed(tuple(words), tuple(sentences), tuple(names), tuple(links), np.concatenate(vectors))

    def references(self, document: Document, vectors: Sequence[NDArray[np.float32]]) -> tuple[Reference, ...]:
        """What pronouns and definite nouns may refer back to."""
        return self._antecedents.references(document, np.concatenate(vectors))

    def _windows(self, words: Sequence[str], spaces: Sequence[bool]) -> Iterator[tuple[int, _Window]]:
        """Runs of whole sentences that the network can take, with where each begins."""
        ends = np.cumsum([self._pieces.count(word) for word in words])
        first = 0
        while first < len(words):
            done = ends[first - 1] if first else 0
            stop = max(first + 1, int(np.searchsorted(ends, done + _LONGEST_IN_PIECES, side="right")))
            window = self._window(words[first:stop], spaces[first:stop], is_cut=stop < len(words))
            yield first, window
            first += window.sentences[-1][1]

    def _window(self, words: Sequence[str], spaces: Sequence[bool], *, is_cut: bool) -> _Window:
        """Scores of a run of words, its sentences and names; a cut last sentence is left to the next window."""
        given = self._pieces.window(words, spaces)
        inputs = {name: getattr(given, name) for name in ("pieces", "cases", "first", "last", "features")}
        scores = dict(zip(self._outputs, self._reader.run(self._outputs, inputs), strict=True))
        is_start = scores["start"] > 0
        is_start[1:] &= np.array([may_begin(word, before) for before, word in pairwise(words)], bool)
        is_start[0] = True
        starts = [*np.flatnonzero(is_start).tolist(), len(words)]
        if is_cut and len(starts) > 2:
            starts.pop()
        names = [
            (first + start, first + stop, kind)
            for first, last in pairwise(starts)
            for start, stop, kind in best_names(scores["name"][first:last])
        ]
        return _Window(scores, list(pairwise(starts)), names)

    def _tree(self, window: _Window, start: int, stop: int, words: Sequence[str]) -> _Tree:
        """The tree and the links of a sentence."""
        scores, count = window.scores, stop - start
        arcs = np.concatenate([scores["arc"][start:stop, :1], scores["arc"][start:stop, start + 1 : stop + 1]], 1)
        heads = best_tree(arcs)
        kinds = np.zeros(count, np.int64)
        for first, last, kind in window.names:
            kinds[max(0, first - start) : max(0, last - start)] = 1 + NAME_TYPES.index(kind)
        tags = [self._labels["upos"][i] for i in scores["upos"][start:stop]]
        ends = possible_ends(tags, set(np.flatnonzero(kinds).tolist()), words)[:_MOST_ENDS]
        at_head = np.where(heads == 0, 0, heads + start)
        inputs = {
            "words": scores["words"][start:stop],
            "label_dependent": scores["label_dependent"][start:stop],
            "label_head": scores["label_head"][at_head],
            "heads": heads,
            "upos": scores["upos"][start:stop],
            "name": kinds,
            "pairs": pair_features(ends, heads.tolist()),
            "threshold": self._lowest,
        }
        found = dict(zip(self._link_outputs, self._links.run(self._link_outputs, inputs), strict=True))
        deps = [self._labels["dep"][i] for i in found["dep"]]
        at = [int(head) - 1 if head else i for i, head in enumerate(heads)]
        return _Tree(
            deps, at, [link for link in _links(found, inputs["pairs"], deps, at) if link.score >= self._lowest]
        )

    def _tags(self, scores: Scores, index: int, form: str) -> dict[str, Any]:
        pos = self._labels["upos"][scores["upos"][index]]
        found = {
            "tag": self._labels["xpos"][scores["xpos"][index]],
            "morph": self._labels["morph"][scores["morph"][index]],
        }
        return found | {"pos": pos, "lemma": self._lemmas.lemma(form, pos, scores["lemma"][index])}


@dataclass(frozen=True, slots=True)
class _Window:
    """A run of words: scores by name, whole sentences and names as half-open ranges in it."""

    scores: Scores
    sentences: list[tuple[int, int]]
    names: list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class _Tree:
    """A sentence's labels, heads (a root its own) and links; indexes in the sentence."""

    deps: list[str]
    heads: list[int]
    links: list[Link]


def _session(file: Traversable) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = _LOWEST_ERROR
    return onnxruntime.InferenceSession(file.read_bytes(), options, providers=["CPUExecutionProvider"])


def _links(found: Scores, pairs: NDArray[np.int64], deps: Sequence[str], heads: Sequence[int]) -> list[Link]:
    """The links that the second graph proposes, their words moved to the heads of names; the surest of like ones."""
    links = dict[tuple[int | None, str, int | None], Link]()
    for i, row in enumerate(found["row"]):
        subject, thing = (_head(int(end) - 1, deps, heads) for end in pairs[row, :2])
        pointers = {name: int(found[name][i]) - 1 for name in POINTERS}
        trigger = pointers.pop("trigger")
        if trigger < 0 or subject == thing:
            continue
        said: dict[str, Any] = {name: _head(at, deps, heads) for name, at in pointers.items()}
        qualifiers: dict[str, Any] = {}
        for name, values in QUALIFIERS.items():
            best = int(found[name][i].argmax())
            qualifiers |= {name: values[best], f"{name}_score": float(found[name][i][best])}
        predicate, score = PREDICATES[found["predicate"][i]], float(found["score"][i])
        known = links.get((subject, predicate, thing))
        if known is None or score > known.score:
            links[subject, predicate, thing] = Link(subject, thing, predicate, score, trigger, **qualifiers, **said)
    return list(links.values())


def _head(word: int, deps: Sequence[str], heads: Sequence[int]) -> int | None:
    """The head of the name that a word is the last part of; None for the virtual word."""
    while word >= 0 and deps[word] == "flat":
        word = heads[word]
    return word if word >= 0 else None
