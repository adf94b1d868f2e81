"""spaCy's ClearNLP labels to Universal Dependencies v2, so that `en_core_web_*` pipelines serve everything downstream.

The two schemes differ in labels and in what governs what: UD makes content words heads, so nouns rise above their
prepositions and predicates above the copula, and keeps objects with the verb (`urged Russia to leave`). After the
guidelines of ClearNLP (Choi and Palmer 2012) and of UD v2 (de Marneffe et al. 2021). A coordination stays a chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.annotate.parsed import Word
from kg.core.types import Token

W = TypeVar("W", Token, Word)

_PLAIN = {
    "ROOT": "root",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nmod": "compound",
    "nn": "compound",
    "nsubjpass": "nsubj:pass",
    "num": "nummod",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
"""Labels whose words stay where they are; ClearNLP's `nmod` stands before its noun and has no preposition."""
_LEFT = {
    "acomp": "xcomp",
    "agent": "advmod",
    "attr": "xcomp",
    "dative": "iobj",
    "pcomp": "advcl",
    "pobj": "nmod",
    "prep": "advmod",
}
"""What has kept its label when all has been moved: other verbs' predicates, prepositions without an object."""
_SHARED = {
    *("acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "compound", "conj", "csubj", "dep"),
    *("det", "expl", "mark", "npadvmod", "nsubj", "nummod", "parataxis", "punct", "xcomp"),
}
_LABELS = _PLAIN.keys() | _LEFT.keys() | _SHARED
_MARKERS = {"pobj", "nsubjpass", "dobj"}
_PREPOSITIONS = {"prep", "agent", "dative"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"}
_VERBAL = {"VERB", "AUX"}


def is_clearnlp(labels: Iterable[str]) -> bool:
    """Whether a parser's labels are ClearNLP's and no others."""
    return _MARKERS <= set(labels) <= _LABELS


def unknown_labels(labels: Iterable[str]) -> list[str]:
    """The labels that aren't ClearNLP's, sorted; all of them where each alone could be."""
    return sorted(set(labels) - _LABELS or set(labels))


def to_universal(tokens: Sequence[W]) -> tuple[W, ...]:
    """The same words under Universal Dependencies.

    Args:
        tokens: words with ClearNLP labels; a head is an index in the row, a root its own head.
    """
    trees = _Trees(tokens)
    everything = range(len(tokens))
    for i in everything:
        _attach_coordinator(trees, i)
    for i in reversed(everything):  # inner prepositions first: `of`, then `out`
        _raise_object(trees, i)
    for i in everything:
        _raise_predicate(trees, i)
    for i in everything:
        _free_object(trees, i)
    return tuple(replace(token, dep=trees.last_label(i), head=trees.heads[i]) for i, token in enumerate(tokens))


class _Trees:
    """The trees while they change."""

    def __init__(self, tokens: Sequence[Token | Word]) -> None:
        self.tokens = tokens
        self.heads = [token.head for token in tokens]
        self.deps = [_first_label(token) for token in tokens]
        self._below: list[set[int]] = [set() for _ in tokens]
        for i, head in enumerate(self.heads):
            if head != i:
                self._below[head].add(i)

    def children(self, index: int, *deps: str) -> list[int]:
        """The dependents with one of the labels, in text order."""
        return sorted(child for child in self._below[index] if self.deps[child] in deps)

    def hang(self, index: int, head: int, dep: str) -> None:
        """Put a word, with all below it, under another one; under itself it is a root."""
        self._below[self.heads[index]].discard(index)
        if head != index:
            self._below[head].add(index)
        self.heads[index], self.deps[index] = head, dep

    def swap(self, child: int, head: int, dep: str, head_dep: str) -> None:
        """Let a child take its head's place as `dep`, and the head, as `head_dep`, hang on it with all that it had."""
        above = self.heads[head]
        self.hang(child, child if above == head else above, dep)
        for other in list(self._below[head]):
            if self.deps[other] != "fixed":
                self.hang(other, child, self.deps[other])
        self.hang(head, child, head_dep)

    def last_label(self, index: int) -> str:
        """The word's label when all words have their place."""
        dep = self.deps[index]
        if dep == "npadvmod":
            return "nmod:unmarked" if self.tokens[self.heads[index]].pos in _NOMINAL else "obl:unmarked"
        return _LEFT.get(dep, dep)


def _first_label(token: Token | Word) -> str:
    """The label as far as the word alone decides; the `to` of an infinitive is no auxiliary in UD."""
    return "mark" if token.dep == "aux" and token.pos == "PART" else _PLAIN.get(token.dep, token.dep)


def _attach_coordinator(trees: _Trees, index: int) -> None:
    """`and` belongs to what follows it."""
    if trees.deps[index] == "cc":
        after = [i for i in trees.children(trees.heads[index], "conj") if i > index]
        if after:
            trees.hang(index, after[0], "cc")


def _raise_object(trees: _Trees, index: int) -> None:
    """A preposition becomes the case of its object, or the mark of the clause that it opens."""
    if trees.deps[index] not in _PREPOSITIONS and trees.tokens[index].pos not in {"ADP", "SCONJ"}:
        return
    found = trees.children(index, "pobj") or trees.children(index, "pcomp")
    if not found:
        return
    for part in trees.children(index, "pcomp"):
        if part not in found:  # `because of`
            trees.hang(part, index, "fixed")
    is_clause = trees.deps[found[0]] == "pcomp" and trees.tokens[found[0]].pos in _VERBAL
    label = _object_label(trees, index, found[0], is_clause=is_clause)
    trees.swap(found[0], index, label, "mark" if is_clause else "case")


def _object_label(trees: _Trees, index: int, thing: int, *, is_clause: bool) -> str:
    """What a preposition's object is to the word above, whose preposition may be longer (`out of`)."""
    dep, head = trees.deps[index], trees.heads[index]
    if dep not in _PREPOSITIONS:
        return dep
    if trees.deps[head] in _PREPOSITIONS:
        return trees.deps[thing]
    on_noun = trees.tokens[head].pos in _NOMINAL
    if is_clause:
        return "acl" if on_noun else "advcl"
    if dep == "agent":
        return "obl:agent"
    return "nmod" if on_noun and dep == "prep" else "obl"


def _raise_predicate(trees: _Trees, index: int) -> None:
    """`be` becomes the copula of its predicate; in `there are troops` it stays, and the troops are its subject."""
    token = trees.tokens[index]
    if token.lemma != "be" or token.pos not in _VERBAL:
        return
    found = trees.children(index, "attr", "acomp")
    if any(trees.tokens[i].lemma.lower() == "there" for i in trees.children(index, "expl")):
        for thing in found:
            trees.hang(thing, index, "nsubj")
        return
    if not found and not trees.children(index, "xcomp", "ccomp"):
        found = [i for i in trees.children(index, "obl") if i > index]  # `is in Syria`
    if found:
        trees.swap(found[0], index, trees.deps[index], "cop")


def _free_object(trees: _Trees, index: int) -> None:
    """In `urged Russia to leave` and `let Russia leave` Russia is the governing verb's object."""
    head = trees.heads[index]
    subjects = [i for i in trees.children(index, "nsubj") if i > head]
    if trees.deps[index] != "ccomp" or not subjects or trees.children(head, "obj"):
        return
    marks = [trees.tokens[i].pos for i in trees.children(index, "mark")]
    is_bare = not marks and "VerbForm=Inf" in trees.tokens[index].morph and not trees.children(index, "aux", "aux:pass")
    if marks == ["PART"] or is_bare:
        trees.hang(subjects[0], head, "obj")
        trees.deps[index] = "xcomp"
