"""The words that speak of things, and what of them helps to tell which refer to the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from kg.annotate.labels import NAME_TYPES
from kg.core.pronouns import PRONOUNS
from kg.core.tree import Tree
from kg.core.types import Document

if TYPE_CHECKING:
    from numpy.typing import NDArray

ANAPHORS = ("he", "she", "it", "they", "definite")
"""The kinds of nominals that are asked what they refer back to."""
KINDS = (*ANAPHORS, "first", "second", "other", "possessed", "indefinite", "bare", "proper", *NAME_TYPES)
_DEPS = (
    "nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss compound appos conj root parataxis ccomp xcomp advcl acl"
    " acl:relcl dislocated vocative list dep amod nmod:unmarked nmod:desc obl:unmarked obl:npmod csubj advmod"
).split()
DEPS = len(_DEPS) + 1
SUBJECT = _DEPS.index("nsubj")
_DEFINITE = {"the", "this", "that", "these", "those", "both"}
_PARTS = ("flat", "fixed", "goeswith", "expl")
_MARKS = {'"', "“", "”", "``", "''"}


@dataclass(frozen=True, slots=True)
class Nominals:
    """The heads of noun phrases of one document in text order, a row a feature; N of them."""

    at: NDArray[np.int64]
    """(N,) indexes of tokens."""
    kind: NDArray[np.int64]
    """(N,) indexes in `KINDS`."""
    dep: NDArray[np.int64]
    """(N,) classes of syntactic relations, below `DEPS`."""
    plural: NDArray[np.int64]
    sentence: NDArray[np.int64]
    governors: NDArray[np.int64]
    """(N, 3) the token's governor, its governor and so on; the root's are itself."""
    lemma: NDArray[np.int64]
    """(N,) equal where the lemmas are."""
    text: NDArray[np.int64]
    """(N,) equal where the whole name, or the word, is."""
    earlier: NDArray[np.int64]
    """(N,) how often the same text came before."""
    quoted: NDArray[np.int64]
    """(N,) whether it stands between quotation marks."""
    bound: NDArray[np.int64]
    """(N,) whether it is an object that can't be its own clause's subject: all but `himself` and the like."""
    modified: NDArray[np.int64]
    """(N,) whether a number, a clause or another noun says which is meant."""


def find_nominals(document: Document) -> Nominals:
    """All nominals of a document."""
    tree = Tree(document)
    named = _named(tree)
    heads = [i for i in range(len(tree.tokens)) if _is_head(tree, i, named)]
    quoted = _quoted(tree)
    texts = [tree.text(tree.span(*named[i][1:])) if i in named else tree[i].text.lower() for i in heads]
    lemmas, words = _numbered([tree.lemma(i) for i in heads]), _numbered(texts)
    seen, earlier = dict[int, int](), list[int]()
    for word in words:
        earlier.append(seen.get(word, 0))
        seen[word] = earlier[-1] + 1
    rows = {
        "at": heads,
        "kind": [KINDS.index(_kind(tree, i, named)) for i in heads],
        "dep": [_dep(tree[i].dep) for i in heads],
        "plural": [_is_plural(tree, i) for i in heads],
        "sentence": [tree.sentence(i) for i in heads],
        "lemma": lemmas,
        "text": words,
        "earlier": earlier,
        "quoted": [quoted[i] for i in heads],
        "bound": [_is_bound(tree, i) for i in heads],
        "modified": [bool(tree.children(i, "nummod", "acl", "nmod")) for i in heads],
    }
    arrays = {name: np.array(row, np.int64) for name, row in rows.items()}
    above = np.array([_governors(tree, i) for i in heads], np.int64).reshape(-1, 3)
    return Nominals(governors=above, **arrays)


def _named(tree: Tree) -> dict[int, tuple[str, int, int]]:
    """The head of each name -> its type, first and last word."""
    found = {}
    for name in tree.document.names:
        span = list(range(name.first, name.last + 1))
        found[tree.top(span)] = (name.label, name.first, name.last)
    return found


def _is_head(tree: Tree, index: int, named: dict[int, tuple[str, int, int]]) -> bool:
    token = tree[index]
    if index in named:
        return True
    if token.pos not in {"NOUN", "PROPN", "PRON"} or tree.is_dep(index, *_PARTS) or "PronType=Rel" in token.morph:
        return False
    return token.pos != "NOUN" or not tree.is_dep(index, "compound")


def _kind(tree: Tree, index: int, named: dict[int, tuple[str, int, int]]) -> str:
    token = tree[index]
    if index in named:
        label = named[index][0]
        return label if label in NAME_TYPES else "proper"
    if token.pos == "PRON":
        return PRONOUNS.get(token.text.lower(), "other")
    if token.pos == "PROPN":
        return "proper"
    if tree.child(index, "nmod:poss") is not None:
        return "possessed"
    determiners = {tree.lemma(child) for child in tree.children(index, "det")}
    if determiners & _DEFINITE:
        return "definite"
    return "indefinite" if determiners else "bare"


def _is_plural(tree: Tree, index: int) -> int:
    token = tree[index]
    return int("Number=Plur" in token.morph or "Number=Ptan" in token.morph or bool(tree.children(index, "conj")))


def _is_bound(tree: Tree, index: int) -> int:
    itself = tree[index].text.lower().endswith(("self", "selves"))
    return int(tree[index].dep in {"obj", "iobj"} and not itself)


def _dep(label: str) -> int:
    label = label if label in _DEPS else label.split(":", 1)[0]
    return _DEPS.index(label) if label in _DEPS else len(_DEPS)


def _governors(tree: Tree, index: int) -> list[int]:
    first = tree[index].head
    second = tree[first].head
    return [first, second, tree[second].head]


def _numbered(words: list[str]) -> list[int]:
    numbers = dict[str, int]()
    return [numbers.setdefault(word, len(numbers)) for word in words]


def _quoted(tree: Tree) -> list[int]:
    """For each token whether an odd number of double quotation marks precedes it in its paragraph."""
    text, tokens = tree.document.article.text, tree.tokens
    inside, found = 0, list[int]()
    for before, token in pairwise((None, *tokens)):
        if before is not None and token is not None and "\n" in text[before.end : token.start]:
            inside = 0
        inside ^= int(token is not None and token.text in _MARKS)
        found.append(inside)
    return found
