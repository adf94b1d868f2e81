"""What one article yields, and what all do."""

from __future__ import annotations

from dataclasses import dataclass

from kg.core.types.claims import Claim, Event, Fact
from kg.core.types.entities import Decision, Entity
from kg.core.types.texts import Article, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article yields, the unit that a graph stores and removes, with the article itself."""

    article: Article
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    dropped: tuple[tuple[str, int], ...] = ()
    """How many statements were proposed and didn't become claims, by reason."""
    events: tuple[Event, ...] = ()
    """Happenings of which one end isn't known."""
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What all the articles yield together; every tuple sorted by id."""

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """A person's, about entities and claims."""
