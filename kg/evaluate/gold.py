"""Annotated articles: `KEY.facts.tsv` and `KEY.entities.tsv`, a pair for each article, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import get_args

from kg.core.errors import InputError
from kg.core.iri import normalise
from kg.core.types import Certainty, Polarity, Tense
from kg.evaluate.predicates import Predicates
from kg.evaluate.tables import Row, read_rows

AUTHOR = "author"
Triple = tuple[str, str, str]
"""Subject, predicate, object: of two inverse predicates always the same one, the ends of a symmetric one sorted."""
_FACTS, _ENTITIES = ".facts.tsv", ".entities.tsv"
_FACT_COLUMNS = tuple(
    "id article quote subject object predicate polarity certainty tense source start end core".split()
)
_ENTITY_COLUMNS = ("id", "aliases")


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One annotated fact; ends and sources are ids of the annotation's entities."""

    id: str
    quote: str
    """Some words of the sentence."""
    statement: str
    """Its first reading, for people."""
    predicate: str
    """Of its first reading."""
    readings: frozenset[Triple]
    """Whatever a claim may say to be right."""
    polarity: str
    certainty: str
    tense: str
    sources: tuple[str, ...]
    """Whoever may be named for it; `author` is the article's own voice."""
    start: str
    end: str
    """ISO day, month or year; empty where the text gives none."""
    is_core: bool
    """Whether it belongs to the network of actors."""

    @property
    def is_denied(self) -> bool:
        """Whether the text says that it isn't so."""
        return self.polarity == "negative"


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article."""

    name: str
    """Its file's name."""
    facts: tuple[GoldFact, ...]
    ids: Mapping[str, frozenset[str]]
    """The annotation's entities by their normalised names."""


def has_gold(folder: Path) -> bool:
    """Whether there is a pair of tables in the folder."""
    return any(path.with_name(_key(path) + _ENTITIES).is_file() for path in folder.glob(f"*{_FACTS}"))


def read_gold(folder: Path, predicates: Predicates) -> tuple[GoldArticle, ...]:
    """The annotated articles of a folder.

    Raises:
        InputError: a table that is missing or empty, a row that isn't in the form; says file and line.
    """
    return tuple(_read_article(path, predicates) for path in sorted(folder.glob(f"*{_FACTS}")))


def ordered(subject: str, predicate: str, thing: str, predicates: Predicates) -> Triple:
    """The statement in the one form in which it is compared."""
    subject, predicate, thing = predicates.turn(subject, predicate, thing)
    if predicates.is_symmetric(predicate):
        subject, thing = sorted((subject, thing))
    return subject, predicate, thing


def _read_article(path: Path, predicates: Predicates) -> GoldArticle:
    rows = read_rows(path, _FACT_COLUMNS)
    if not rows:
        raise InputError("no fact", where=str(path), allowed="a row for each fact of the article")
    entities = read_rows(path.with_name(_key(path) + _ENTITIES), _ENTITY_COLUMNS)
    known = [row["id"] for row in entities]
    name = rows[0]["article"]
    for row in rows:
        row.one_of("article", [name])
    return GoldArticle(name, tuple(_fact(row, known, predicates) for row in rows), _by_name(entities))


def _fact(row: Row, known: Sequence[str], predicates: Predicates) -> GoldFact:
    ends = [row.split(column) for column in ("subject", "object")]
    said = row.split("predicate")
    row.check("predicate", said, predicates.vocabulary.by_name)
    for column, ids in zip(("subject", "object"), ends, strict=True):
        row.check(column, ids, known)
    readings = [ordered(s, p, o, predicates) for s, p, o in product(ends[0], said, ends[1])]
    return GoldFact(
        id=row["id"],
        quote=row["quote"],
        statement=" ".join((ends[0][0], said[0], ends[1][0])),
        predicate=readings[0][1],
        readings=frozenset(readings),
        polarity=row.one_of("polarity", get_args(Polarity)),
        certainty=row.one_of("certainty", get_args(Certainty)),
        tense=row.one_of("tense", get_args(Tense)),
        sources=row.split("source") if row["source"] else (AUTHOR,),
        start=row["start"],
        end=row["end"],
        is_core=row.one_of("core", ("0", "1")) == "1",
    )


def _by_name(entities: Sequence[Row]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, ident in _names(entities):
        found.setdefault(normalise(name), set()).add(ident)
    return {name: frozenset(ids) for name, ids in found.items() if name}


def _names(entities: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for row in entities:
        for name in (row["id"], *row["aliases"].split("|")):
            yield name, row["id"]


def _key(path: Path) -> str:
    return path.name.removesuffix(_FACTS)
