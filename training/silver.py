"""The annotated sentences as words and links: each end, trigger and pointer is the last word of the annotated words.

The last word of a name or of a noun phrase without its complements is its head, or governed by it, whatever the parser
makes of the phrase.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path

from corpora import read_news
from spacy.language import Language

from kg.annotate.labels import POINTERS, PREDICATES, QUALIFIERS
from kg.annotate.plain import to_plain
from kg.annotate.words import make_tokenizer, solid
from kg.core.types import Span
from kg.evaluate.statements import find

_LONGEST_IN_WORDS = 150
FLAGS = {
    "neg": ("polarity", 1),
    "prob": ("certainty", 1),
    "poss": ("certainty", 2),
    "fut": ("tense", 1),
    "cond": ("condition", 1),
}
"""Annotation's flags: the qualifier that each sets, and the class."""
Locate = Callable[[str, str], Span | None]
"""From an annotation's words and the sentence's text to the characters."""
ATTRIBUTES = {"source": "src", "time": "time", "place": "place"}
"""A link's pointers, as the annotation writes them."""


@dataclass(frozen=True, slots=True)
class Link:
    """An annotated fact: word numbers from 1, 0 for the virtual word; class numbers."""

    subject: int
    object: int
    predicate: int
    pointers: dict[str, int]
    qualifiers: dict[str, int]


@dataclass(slots=True)
class Annotated:
    """A sentence with its links."""

    id: str
    article: str
    text: str
    words: list[str]
    spaces: list[bool]
    offsets: list[tuple[int, int]]
    """Characters of each word in the text."""
    links: list[Link] = field(default_factory=list)
    before: tuple[list[str], list[bool]] = ([], [])
    """The words of the paragraph before the sentence, and whether a space is before each."""
    after: tuple[list[str], list[bool]] = ([], [])


def load(folder: Path, articles: Path | None = None) -> list[Annotated]:
    """The annotated sentences, with the paragraphs that they stand in where the articles are given.

    Args:
        folder: `sentences.tsv` (id, article, number, text), `facts.tsv` (id, subject, predicate, object, trigger,
            qualifiers).
        articles: JSON lines, gzip, with `id` and `text`.
    """
    facts = defaultdict[str, list[list[str]]](list)
    for row in rows(folder / "facts.tsv"):
        facts[row[0]].append([*row, "", ""][:6])
    found = []
    for name, article, _, text in rows(folder / "sentences.tsv"):
        sentence = read_sentence(name, article, text)
        sentence.links = [link for row in facts[name] if (link := _link(sentence, row))]
        if 2 < len(sentence.words) < _LONGEST_IN_WORDS:
            found.append(sentence)
    if articles:
        _add_paragraphs(found, _texts(articles, {sentence.article for sentence in found}))
    return found


def load_own(tables: Iterable[Path], articles: Path) -> list[Annotated]:
    """Our own annotations, which hold no text: everything in them is where it stands.

    Args:
        tables: a line a fact, or a sentence without any: article, first and last character of the sentence in it, then
            subject, predicate, object, trigger, qualifiers, with `12-20` (characters of the sentence) for words.
        articles: as in `load`.
    """
    facts = defaultdict[tuple[str, int, int], list[list[str]]](list)
    for article, start, end, *fact in chain.from_iterable(map(rows, tables)):
        facts[article, int(start), int(end)].append(["", *fact])
    texts = _texts(articles, {article for article, *_ in facts})
    found = []
    for (article, start, end), given in facts.items():
        sentence = read_sentence(f"{article}:{start}", article, texts[article][start:end])
        sentence.links = [link for row in given if row[2] and (link := _link(sentence, row, _offsets))]
        found.append(sentence)
    _add_paragraphs(found, texts)
    return found


def split(sentences: Iterable[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """Training and development part, apart by article: one article in thirteen is for development."""
    parts: tuple[list[Annotated], list[Annotated]] = ([], [])
    for sentence in sentences:
        parts[int(hashlib.sha256(sentence.article.encode()).hexdigest(), 16) % 13 == 1].append(sentence)
    return parts


def read_sentence(name: str, article: str, text: str) -> Annotated:
    """A sentence as the parser sees it, without links."""
    plain = to_plain(text, Span(0, len(text)))
    doc = _tokenizer()(plain.text)
    kept, words, spaces = solid(doc)
    origins = [plain.origin(doc[i].idx, doc[i].idx + len(doc[i])) for i in kept]
    return Annotated(name, article, text, words, spaces, [(span.start, span.end) for span in origins])


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of one of the tables, without its header."""
    with path.open(encoding="utf-8", newline="") as lines:
        cells = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(cells)
        yield from cells


def _offsets(characters: str, _text: str) -> Span | None:
    start, _, end = characters.partition("-")
    return Span(int(start), int(end)) if end else None


def _link(sentence: Annotated, row: list[str], locate: Locate = find) -> Link | None:
    _, subject, predicate, thing, trigger, given = row
    flags = [part for part in given.split("|") if part and "=" not in part]
    said = dict(part.split("=", 1) for part in given.split("|") if "=" in part)
    ends = [0 if words == "?" else _last(sentence, words, locate) for words in (subject, thing)]
    words = {name: said.get(ATTRIBUTES[name], "") for name in POINTERS if name != "trigger"}
    pointers = {name: _last(sentence, said_words, locate) or 0 for name, said_words in words.items()}
    at, name = _last(sentence, trigger, locate), predicate.split(":")[0]
    if None in ends or at is None or ends[0] == ends[1] or name not in PREDICATES:
        return None
    classes = dict.fromkeys(QUALIFIERS, 0) | dict(FLAGS[flag] for flag in flags if flag in FLAGS)
    return Link(ends[0] or 0, ends[1] or 0, PREDICATES.index(name), {"trigger": at, **pointers}, classes)


def _last(sentence: Annotated, words: str, locate: Locate) -> int | None:
    span = locate(words, sentence.text)
    if span is None:
        return None
    inside = [i for i, (start, end) in enumerate(sentence.offsets, 1) if start < span.end and span.start < end]
    return inside[-1] if inside else None


def _texts(articles: Path, wanted: Collection[str]) -> dict[str, str]:
    """The texts of some articles by id."""
    return {article["id"]: article["text"] for article in read_news(articles) if article["id"] in wanted}


def _add_paragraphs(sentences: Iterable[Annotated], texts: Mapping[str, str]) -> None:
    """Look each sentence up in its article and keep what stands before and after it in its paragraph."""
    for sentence in sentences:
        paragraphs = texts.get(sentence.article, "").split("\n")
        paragraph = next((p for p in paragraphs if sentence.text in p), "")
        before, _, after = paragraph.partition(sentence.text)
        sentence.before, sentence.after = _words(before), _words(after)


def _words(text: str) -> tuple[list[str], list[bool]]:
    found = read_sentence("", "", text)
    return found.words, found.spaces


@cache
def _tokenizer() -> Language:
    return make_tokenizer()
