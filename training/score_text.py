"""What the scorers share: corpora as raw text, precision and recall, tables to paste into the model card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from corpora import Sentence, Token

_SENTENCES_A_PIECE = 6
T = TypeVar("T")
Characters = tuple[int, int]
"""Half-open, in a piece's text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Up to six sentences of a document as they stood in print, where the corpus says so."""

    text: str
    sentences: Sequence[Sequence[tuple[Token, Characters]]]
    """The words of each sentence with their characters."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were given by the annotators, found by the model, and how many of either are right."""

    given: int
    found: int
    right: int
    """Of those found."""
    recalled: int | None = None
    """Of those given, where it isn't the same number."""

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """The share of what was given that was found."""
        return (self.right if self.recalled is None else self.recalled) / max(1, self.given)

    @property
    def f(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def row(self) -> tuple[float, float, float]:
        """Precision, recall, F."""
        return self.precision, self.recall, self.f


def cut(documents: Iterable[Sequence[Sentence]]) -> list[Piece]:
    """Documents in pieces."""
    starts = ((doc, i) for doc in documents for i in range(0, len(doc), _SENTENCES_A_PIECE))
    return [_piece(doc[i : i + _SENTENCES_A_PIECE]) for doc, i in starts]


def sampled(items: Sequence[T], count: int | None) -> Sequence[T]:
    """So many of the items, evenly spread; all of them without a count."""
    return items[:: max(1, len(items) // count)][:count] if count else items


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A Markdown table; shares have three digits."""
    print(f"\n{title}\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}", flush=True)
    for row in rows:
        print(f"| {' | '.join(map(_cell, row))} |", flush=True)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}".removeprefix("0")
    return f"{value:,}" if isinstance(value, int) else str(value)


def _piece(sentences: Sequence[Sentence]) -> Piece:
    text, placed = "", list[list[tuple[Token, Characters]]]()
    for sentence in sentences:
        placed.append([])
        for token in sentence.tokens:
            placed[-1].append((token, (len(text), len(text) + len(token.text))))
            text += token.text + " " * token.space
    return Piece(text.rstrip(), placed)
