"""Annotated sentences, `sentences.tsv` and `facts.tsv`, and the claims about them, in one form: statements with spans.

Facts with an end that isn't said (`?`) don't count, nor do relations outside the vocabulary (`other:...`) and those on
which annotators differ too much; of claims the stated ones count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.core.types import Claim, Span
from kg.evaluate.predicates import Predicates
from kg.evaluate.tables import Row, read_rows

UNKNOWN = "?"
OTHER = "other:"
FLAGS = frozenset({"neg", "prob", "poss", "fut", "cond"})
POINTERS = frozenset({"src", "time", "place"})
"""Qualifiers with words: `src=WORDS`."""
_SENTENCES, _FACTS = "sentences.tsv", "facts.tsv"
_FACT_COLUMNS = ("id", "subject", "predicate", "object", "trigger", "qualifiers")


@dataclass(frozen=True, slots=True)
class Statement:
    """An annotated fact or a claim; spans in characters of the sentence."""

    predicate: str
    subject: Span
    object: Span
    is_positive: bool = True
    is_author: bool = True
    """Whether the author says it."""
    is_certain: bool = True
    """And on no condition."""
    is_future: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the author tells it as something that is so."""
        return self.is_positive and self.is_author and self.is_certain and not self.is_future

    def told(self, text: str) -> str:
        """The statement in the sentence's words, its qualifiers behind."""
        ends = [text[span.start : span.end] for span in (self.subject, self.object)]
        marks = {"neg": not self.is_positive, "src": not self.is_author, "unsure": not self.is_certain}
        shown = [f"({mark})" for mark, holds in {**marks, "fut": self.is_future}.items() if holds]
        return " ".join([ends[0], self.predicate, ends[1], *shown])


@dataclass(frozen=True, slots=True)
class Sentence:
    """An annotated sentence with those of its facts that count."""

    id: str
    text: str
    facts: tuple[Statement, ...]


def has_sentences(folder: Path) -> bool:
    """Whether both tables are in the folder."""
    return all((folder / name).is_file() for name in (_SENTENCES, _FACTS))


def read_sentences(folder: Path, predicates: Predicates) -> tuple[Sentence, ...]:
    """The annotated sentences of a folder.

    Raises:
        InputError: a table that can't be read, a row that isn't in the form; says file and line.
    """
    texts: dict[str, str] = {}
    for row in read_rows(folder / _SENTENCES, ("id", "text")):
        if row["id"] in texts:
            raise row.error(f"id {row['id']!r} stands there twice", "each sentence has its own")
        texts[row["id"]] = row["text"]
    facts: dict[str, list[Statement]] = {ident: [] for ident in texts}
    for row in read_rows(folder / _FACTS, _FACT_COLUMNS):
        row.check("id", [row["id"]], texts)
        facts[row["id"]] += _annotated(row, texts[row["id"]], predicates)
    return tuple(Sentence(ident, text, tuple(facts[ident])) for ident, text in texts.items())


def claimed(claims: Iterable[Claim], predicates: Predicates, *, offset: int = 0) -> tuple[Statement, ...]:
    """Those of an article's claims that count, as statements about the sentence in it.

    Args:
        claims: all of the article.
        predicates: the vocabulary's.
        offset: where the sentence begins, in characters of the article's text.
    """
    counted = (c for c in claims if c.basis == "stated" and c.predicate in predicates.of_sentences)
    return tuple(_claimed(claim, predicates, offset) for claim in counted)


def find(words: str, text: str) -> Span | None:
    """Where words stand in a sentence, whole words first; `words#2` is their second time.

    >>> find("army#2", "The army met the army.")
    Span(start=17, end=21)
    """
    match = re.fullmatch(r"(.+?)(?:#(\d))?", words)
    if match is None:
        return None
    wanted, nth = re.escape(match[1]), int(match[2] or 1)
    for pattern in (rf"(?<!\w){wanted}(?!\w)", wanted):
        spans = [Span(*found.span()) for found in re.finditer(pattern, text)]
        if len(spans) >= nth:
            return spans[nth - 1]
    return None


def _annotated(row: Row, text: str, predicates: Predicates) -> Iterator[Statement]:
    """The fact of a row, or nothing where it doesn't count."""
    subject, thing = (_span(row, column, row[column], text) for column in ("subject", "object"))
    _span(row, "trigger", row["trigger"], text)
    flags = _flags(row, text)
    predicate = row["predicate"]
    if not predicate.startswith(OTHER):
        row.check("predicate", [predicate], predicates.vocabulary.by_name)
    if subject is None or thing is None or predicate not in predicates.of_sentences:
        return
    first, predicate, second = predicates.turn(subject, predicate, thing)
    yield Statement(
        predicate,
        first,
        second,
        is_positive="neg" not in flags,
        is_author="src" not in flags,
        is_certain=flags.isdisjoint({"prob", "poss", "cond"}),
        is_future="fut" in flags,
    )


def _span(row: Row, column: str, words: str, text: str) -> Span | None:
    """Where words stand; None for what isn't said."""
    if words == UNKNOWN:
        return None
    found = find(words, text)
    if found is None:
        raise row.error(f"{column} {words!r} isn't in the sentence", f"words of it, WORDS#2, or {UNKNOWN}")
    return found


def _flags(row: Row, text: str) -> set[str]:
    """The names of the qualifiers, with or without words."""
    found = set[str]()
    for part in filter(None, row["qualifiers"].split("|")):
        name, sign, words = part.partition("=")
        row.check("qualifiers", [name + sign], [*sorted(FLAGS), *(f"{pointer}=" for pointer in sorted(POINTERS))])
        if sign:
            _span(row, name, words, text)
        found.add(name)
    return found


def _claimed(claim: Claim, predicates: Predicates, offset: int) -> Statement:
    spans = [Span(end.span.start - offset, end.span.end - offset) for end in (claim.subject, claim.object)]
    subject, predicate, thing = predicates.turn(spans[0], claim.predicate, spans[1])
    return Statement(
        predicate,
        subject,
        thing,
        is_positive=claim.polarity == "positive",
        is_author=not claim.source,
        is_certain=claim.certainty == "certain" and claim.condition == "none",
        is_future=claim.tense == "future",
    )
