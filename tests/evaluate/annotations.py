"""Folders of annotations made for a test, and the knowledge that they are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.core.types import Argument, Article, Claim, Entity, Knowledge, Span
from kg.core.vocabulary import load_vocabulary
from kg.evaluate import Predicates

PREDICATES = Predicates(load_vocabulary())
TEXT = "Rebels took Zarn. The army fled Zarn on Monday. Mina Tol leads the Zarn Guard."
FACT_COLUMNS = "id article quote subject object predicate polarity certainty tense source start end place core".split()
PLAIN = dict(zip(FACT_COLUMNS[6:], ["positive", "certain", "nonFuture", "author", "", "", "", "1"], strict=True))
NAMES = {
    "Rebels": "the rebels",
    "Army": "Zarn army",
    "Greater Zarn": "Zarn|Zarn and its suburbs",
    "Zarn": "city of Zarn",
    "Mina Tol": "Tol",
    "Guard": "Zarn Guard",
}
SENTENCE_COLUMNS = ("id", "text")
ROW_COLUMNS = ("id", "subject", "predicate", "object", "trigger", "qualifiers")


def table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join("\t".join(cells) + "\n" for cells in [columns, *rows]), encoding="utf-8")
    return path


def gold_row(subject: str, predicate: str, thing: str, **others: str) -> list[str]:
    cells = {**PLAIN, "article": "zarn.txt", "subject": subject, "predicate": predicate, "object": thing, **others}
    return [cells.get(column, "x") for column in FACT_COLUMNS]


def gold_folder(folder: Path, *rows: list[str]) -> Path:
    """One annotated article."""
    table(folder / "zarn.facts.tsv", FACT_COLUMNS, rows)
    table(folder / "zarn.entities.tsv", ("id", "type", "aliases"), [(name, "Group", a) for name, a in NAMES.items()])
    return folder


def claim(subject: str, predicate: str, thing: str, at: int = 0, **others: str) -> Claim:
    """A claim of the article; the ends are names of entities."""
    spans = Span(at, at + 1), Span(at + 2, at + 3)
    ident = f"{subject}-{predicate}-{thing}-{at}-{sorted(others.items())}"
    ends = Argument(subject, spans[0]), Argument(thing, spans[1])
    return Claim(ident, "a", ends[0], predicate, ends[1], spans[0], Span(at, at + 17), **others)  # type: ignore[arg-type]


def knowledge(*claims: Claim, names: Mapping[str, tuple[str, ...]] | None = None) -> Knowledge:
    """A graph of the one article: an entity's id is its name; `names` gives further names."""
    ids = {ident for c in claims for ident in (c.subject.entity, c.object.entity, c.source) if ident}
    entities = tuple(Entity(ident, "Group", ident, (names or {}).get(ident, ())) for ident in sorted(ids))
    return Knowledge((Article("a", "texts/zarn.txt", TEXT),), entities, claims)


def sentence_folder(folder: Path, text: str, *rows: Sequence[str]) -> Path:
    """One annotated sentence, `s1`; rows without the id."""
    table(folder / "sentences.tsv", SENTENCE_COLUMNS, [("s1", text)])
    table(folder / "facts.tsv", ROW_COLUMNS, [("s1", *row) for row in rows])
    return folder
