"""Walk a document's dependency trees: children, prepositions, noun-phrase cores, clauses.

Universal Dependencies v2 labels throughout; `nsubj:pass` counts as `nsubj` where no subtype is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.core.types import Document, Span, Token

_LEFT_MODIFIERS = {
    "det",
    "amod",
    "nummod",
    "compound",
    "nmod:poss",
    "advmod",
    "flat",
    "nmod:unmarked",
    "nmod:desc",
    "punct",
}


class Tree:
    """The trees of one document, indexed for walking; tokens are known by their index in `document.tokens`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self._starts = [start for start, _ in document.sentences]
        self._bases = [token.dep.split(":", 1)[0] for token in self.tokens]
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                self._children[token.head].append(i)
        self._at = {token.start: i for i, token in enumerate(self.tokens)}

    def __getitem__(self, index: int) -> Token:
        """The token at an index."""
        return self.tokens[index]

    def children(self, index: int, *deps: str) -> list[int]:
        """The dependents in text order, only those with one of the labels if any is given."""
        found, bases, tokens = self._children[index], self._bases, self.tokens
        return [c for c in found if bases[c] in deps or tokens[c].dep in deps] if deps else list(found)

    def child(self, index: int, *deps: str) -> int | None:
        """The first such dependent."""
        return next(iter(self.children(index, *deps)), None)

    def is_dep(self, index: int, *deps: str) -> bool:
        """Whether the token's label, or that less its subtype, is one of these."""
        return self._bases[index] in deps or self.tokens[index].dep in deps

    def head(self, index: int) -> int | None:
        """The governor; None for a root."""
        head = self.tokens[index].head
        return None if head == index else head

    def ancestors(self, index: int) -> Iterator[int]:
        """Governors, nearest first."""
        head = self.head(index)
        while head is not None:
            yield head
            head = self.head(head)

    def subtree(self, index: int) -> list[int]:
        """The token and all below it, in text order."""
        found, queue = [index], [index]
        while queue:
            below = self._children[queue.pop()]
            found += below
            queue += below
        return sorted(found)

    def conjuncts(self, index: int) -> list[int]:
        """The token and those coordinated with it (`A, B and C` from A)."""
        found = [index]
        for child in self.children(index, "conj"):
            found += self.conjuncts(child)
        return found

    def first_conjunct(self, index: int) -> int:
        """The word that a coordination, apposition or name hangs on."""
        while self.is_dep(index, "conj", "appos", "flat") and self.tokens[index].head != index:
            index = self.tokens[index].head
        return index

    def preposition(self, index: int) -> str:
        """The case marker before a nominal, its fixed parts joined (`out of`), in lower case; empty if none."""
        cases = [c for c in self.children(index, "case") if self.tokens[c].text not in {"'s", "’s", "'", "’"}]
        parts: list[int] = []
        for case in cases:
            parts += [case, *self.children(case, "fixed")]
        return " ".join(self.tokens[part].text.lower() for part in sorted(parts))

    def marks(self, index: int) -> set[str]:
        """The lemmas of the words that join a clause or a nominal to its governor."""
        return {self.lemma(child) for child in self.children(index, "mark", "case")}

    def lemma(self, index: int) -> str:
        """The lemma in lower case; `troop` also where the treebanks count `troops` as plural only."""
        token = self.tokens[index]
        lemma = token.lemma.lower()
        plural_only = "Number=Ptan" in token.morph or (token.tag == "NNS" and lemma == token.text.lower())
        return lemma.removesuffix("s") if plural_only else lemma

    def is_hyphenated(self, index: int) -> bool:
        """Whether the token is the second part of a compound such as `IS-held`."""
        before = self.tokens[index - 1] if index > 1 else None
        return before is not None and before.text in {"-", "–", "‑"} and before.end == self.tokens[index].start

    def sentence(self, index: int) -> int:
        """The number of the token's sentence."""
        return bisect_right(self._starts, index) - 1

    def sentence_span(self, index: int) -> Span:
        """The characters of the token's sentence."""
        first, stop = self.document.sentences[self.sentence(index)]
        return self.span(first, stop - 1)

    def span(self, first: int, last: int) -> Span:
        """The characters from the first token to the last, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.document.article.text[span.start : span.end]

    def at(self, start: int) -> int | None:
        """The token that starts at a character."""
        return self._at.get(start)

    def inside(self, span: Span) -> list[int]:
        """The tokens wholly in a span whose first character starts a token."""
        index = self._at.get(span.start)
        found = []
        while index is not None and index < len(self.tokens) and self.tokens[index].end <= span.end:
            found.append(index)
            index += 1
        return found

    def top(self, indexes: list[int]) -> int:
        """The token of a span that governs the rest: the one whose head lies outside."""
        inside = set(indexes)
        return next((i for i in indexes if self.tokens[i].head == i or self.tokens[i].head not in inside), indexes[-1])

    def phrase(self, index: int) -> Span:
        """The noun phrase's core: its head with the modifiers that stand before it, in one run."""
        first = index
        for child in reversed([c for c in self._children[index] if c < index]):
            if not self.is_dep(child, *_LEFT_MODIFIERS):
                break
            first = min(self.subtree(child))
        while self.tokens[first].pos == "PUNCT" and first < index:
            first += 1
        return self.span(first, index)
