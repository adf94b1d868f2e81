"""Annotated facts and the reader's links in one form, the same for `kg.evaluate`, which says when they agree.

An end of a link, one word, stands for the name that it is in, else for its noun phrase's core; it agrees with an
annotated end if they overlap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from silver import ATTRIBUTES, FLAGS, rows

from kg.annotate.documents import to_document
from kg.annotate.labels import QUALIFIERS
from kg.annotate.parsed import Model
from kg.annotate.plain import to_plain
from kg.core.tree import Tree
from kg.core.types import Article, Link, Span
from kg.core.vocabulary import load_vocabulary
from kg.evaluate import Predicates, sentences
from kg.evaluate.statements import UNKNOWN, find

PREDICATES = Predicates(load_vocabulary())


@dataclass(frozen=True, slots=True)
class Fact:
    """An annotated fact or a link; spans in characters of the sentence."""

    predicate: str
    subject: Span
    object: Span
    trigger: Span | None
    flags: frozenset[str]
    """Those of `FLAGS` that hold."""
    said: Mapping[str, Span]
    """Speaker, time and place, where there are any, by the names in `ATTRIBUTES`."""
    score: float = 1.0


def read_facts(folder: Path, texts: Mapping[str, str]) -> dict[str, list[Fact]]:
    """The annotated facts of some sentences, less those that don't count.

    Args:
        folder: the one with `facts.tsv` (id, subject, predicate, object, trigger, qualifiers).
        texts: the sentences by id.
    """
    found: dict[str, list[Fact]] = {name: [] for name in texts}
    for row in rows(folder / "facts.tsv"):
        name, *rest = [*row, "", ""][:6]
        fact = _annotated(rest, texts[name]) if name in texts else None
        if fact:
            found[name].append(fact)
    return found


def read_links(model: Model, text: str) -> list[Fact]:
    """What the model finds in a sentence; of the same relation between the same ends, the surest."""
    plain = to_plain(text, Span(0, len(text)))
    tree = Tree(to_document(Article("", "", text), [(plain, model.parse(plain.text))]))
    found = dict[tuple[str, Span, Span], Fact]()
    for link in sorted(tree.document.links or (), key=lambda link: link.score):
        if link.subject is not None and link.object is not None and link.predicate in PREDICATES.of_sentences:
            fact = _predicted(tree, link, link.subject, link.object)
            found[fact.predicate, fact.subject, fact.object] = fact
    return list(found.values())


def is_same(link: Fact, fact: Fact, *, but_polarity: bool = False) -> bool:
    """Whether predicate, polarity and ends agree."""
    polarity = but_polarity or ("neg" in link.flags) == ("neg" in fact.flags)
    return polarity and sentences.is_same(link, fact, PREDICATES)


def overlap(a: Span | None, b: Span | None) -> bool:
    """Whether there are two spans that share a character."""
    return a is not None and b is not None and sentences.overlap(a, b)


def turned(predicate: str, subject: Span, thing: Span) -> tuple[str, Span, Span]:
    """One direction of inverses, and of a symmetric relation the ends in text order, so that none counts twice."""
    first, predicate, second = PREDICATES.turn(subject, predicate, thing)
    ends = sorted((first, second)) if PREDICATES.is_symmetric(predicate) else (first, second)
    return predicate, *ends


def _annotated(row: Sequence[str], text: str) -> Fact | None:
    """A row of `facts.tsv` less its id; None if it doesn't count: an end is unknown, annotators differ too much."""
    subject, predicate, thing, trigger, given = row
    if predicate not in PREDICATES.of_sentences or UNKNOWN in {subject, thing}:
        return None
    ends = find(subject, text), find(thing, text)
    if ends[0] is None or ends[1] is None:
        return None
    parts = [part.partition("=") for part in given.split("|")]
    words = {key: find(value, text) for key, _, value in parts if value}
    said = {name: span for name, key in ATTRIBUTES.items() if (span := words.get(key))}
    flags = frozenset(key for key, _, value in parts if key in FLAGS)
    return Fact(*turned(predicate, ends[0], ends[1]), find(trigger, text), flags, said)


def _predicted(tree: Tree, link: Link, subject: int, thing: int) -> Fact:
    flags = frozenset(flag for flag, (name, i) in FLAGS.items() if getattr(link, name) == QUALIFIERS[name][i])
    pointers = {name: getattr(link, name) for name in ATTRIBUTES}
    said = {name: tree.span(at, at) for name, at in pointers.items() if at is not None}
    ends = turned(link.predicate, _mention(tree, subject), _mention(tree, thing))
    trigger = tree.span(link.trigger, link.trigger)
    return Fact(*ends, trigger, flags, said, link.score)


def _mention(tree: Tree, index: int) -> Span:
    inside = (name for name in tree.document.names if name.first <= index <= name.last)
    return next((tree.span(name.first, name.last) for name in inside), tree.phrase(index))
