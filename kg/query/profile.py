"""All that the graph has on one entity, for reading: who it is, what is claimed of it, where it is mentioned."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.core.iri import PREFIXES, in_article, short
from kg.core.screen import printable
from kg.core.types import Reading
from kg.query.answer import Answer
from kg.query.bearers import Bearer, articles_of, ident_of, joined_to, names_of
from kg.query.catalogue import find_query
from kg.query.evaluate import run
from kg.query.names import find_entity
from kg.query.source import Source
from kg.query.told import told

_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Passage:
    """An article that mentions the entity, with the sentences that do, in the article's order."""

    article: str
    """Its name."""
    title: str
    published: str
    mentions: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One entity."""

    bearer: Bearer
    names: tuple[str, ...]
    joined: tuple[str, ...]
    """What was put together, and why, a line for each other id."""
    claims: Answer
    passages: tuple[Passage, ...]
    """The articles that mention it most first."""
    note: str = ""
    """Who else bears the name that was asked for."""

    def to_text(self, *, width: int = 100, sentences: int = 3) -> str:
        """Its names and numbers, what it does and what is done to it, and of each article sentences that mention it.

        Args:
            width: of the terminal, in characters.
            sentences: how many of an article at most.
        """
        rows = [{key: "" if value is None else str(value) for key, value in row.items()} for row in self.claims]
        parts = [*self._head(width), *told(rows, self.bearer.name, width)]
        parts += [line for passage in self.passages for line in _shown(passage, width, sentences)]
        return "\n".join(map(printable, parts)) + "\n"

    def _head(self, width: int) -> list[str]:
        return [
            str(self.bearer),
            *self.joined,
            *textwrap.wrap(f"also {', '.join(self.names)}" if self.names else "", width),
        ]


def make_profile(store: Source, name: str, read: Callable[[str], Reading]) -> Profile:
    """Gather what the graph has on an entity.

    Args:
        store: the graph.
        name: any of its names, or its id.
        read: gives an article's reading by the article's id.

    Raises:
        UnknownNameError: no entity of that name.
        AmbiguousNameError: several.
    """
    found = find_entity(store, name)
    entity = found.bearer.entity
    idents = {ident_of(entity), *joined_to(store, entity)}
    articles = (article.value.removeprefix(PREFIXES["art"]) for article in articles_of(store, entity))
    passages = (_passage(read(article), idents) for article in articles)
    return Profile(
        found.bearer,
        names_of(store, entity),
        tuple(_joined(row) for row in run(store, find_query("joined"), {"entity": entity.value})),
        run(store, find_query("about"), {"entity": entity.value}),
        tuple(sorted(passages, key=lambda passage: (-passage.mentions, passage.article))),
        found.note,
    )


def _joined(row: Mapping[str, str]) -> str:
    by = f" by {row['by']}" if row["by"] else ""
    return f"{short(row['entity'])} is also {short(row['other'])}: {row['why']}{by}"


def _passage(reading: Reading, idents: Container[str]) -> Passage:
    article = reading.article
    meant = (e for e in reading.entities if e.id in idents or in_article(e.id, article.id) in idents)
    mentions = sorted({mention for entity in meant for mention in entity.mentions})
    told = (s for s in reading.sentences if any(s.covers(mention.span) for mention in mentions))
    sentences = tuple(" ".join(article.text[span.start : span.end].split()) for span in told)
    return Passage(article.name, article.title, article.published, len(mentions), sentences)


def _shown(passage: Passage, width: int, most: int) -> Iterator[str]:
    count = f"{passage.mentions} mention{'' if passage.mentions == 1 else 's'}"
    head = ", ".join(filter(None, (passage.article, passage.published, passage.title, count)))
    yield from ("", *textwrap.wrap(head, width))
    yield from _wrapped(passage.sentences[:most], width)
    if (more := len(passage.sentences) - most) > 0:
        yield f"{_INDENT}and {more} more sentence{'' if more == 1 else 's'}"


def _wrapped(sentences: Iterable[str], width: int) -> Iterator[str]:
    for sentence in sentences:
        yield from textwrap.wrap(
            sentence, max(width, 2 * len(_INDENT) + 20), initial_indent="  - ", subsequent_indent=_INDENT
        )
