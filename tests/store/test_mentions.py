"""Which article mentions what, and how often."""

from __future__ import annotations

import pytest
from pyoxigraph import QuerySolutions, Store

from kg.core.iri import PREFIXES
from kg.core.types import DEFINITE_NOUN, OWN_WORDS, Article, Entity, Knowledge, Mention, MentionKind, Span
from kg.store.quads import to_quads
from kg.store.terms import curie

ARTICLES = (Article("a", "a.txt", "x" * 99), Article("b", "b.txt", "y" * 99))


def mention(article: str, place: int, kind: MentionKind = "name", reason: str = "known name") -> Mention:
    return Mention(article, Span(place, place + 1), kind, reason)


HOMS = Entity(
    "Homs",
    "City",
    "Homs",
    mentions=(
        mention("a", 1),
        mention("a", 3, "nominal", "definite noun"),
        mention("a", 5, "pronoun", "pronoun"),
        mention("b", 1),
    ),
)
HAMA = Entity("Hama", "City", "Hama", mentions=(mention("b", 9),))
ARMY = Entity("Army", "Military", "Army", mentions=(mention("b", 11, "nominal", "force or government of a country"),))
NAMELESS = Entity(
    "x",
    "Group",
    "82 men",
    mentions=(
        mention("a", 7, "nominal", OWN_WORDS),
        mention("a", 8, "pronoun"),
        mention("a", 9, "nominal", DEFINITE_NOUN),
    ),
)


def counted(*entities: Entity) -> list[tuple[str, ...]]:
    """Article, entity and count."""
    store = Store()
    store.extend(to_quads(Knowledge(ARTICLES, entities)))
    query = """SELECT ?article ?entity ?count WHERE {
        ?tally kg:article ?article ; kg:mentionCount ?count ; kg:mentioned ?entity .
        ?article schema:mentions ?entity }"""
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    rows = sorted(tuple(str(term.value).rsplit("/", 1)[-1] for term in row) for row in found)
    assert len(rows) == len(list(store.quads_for_pattern(None, curie("schema:mentions"), None)))
    return rows


@pytest.mark.parametrize(
    ("entities", "rows"),
    [
        ((HOMS,), [("a", "Homs", "3"), ("b", "Homs", "1")]),
        ((HOMS, HAMA), [("a", "Homs", "3"), ("b", "Hama", "1"), ("b", "Homs", "1")]),
        ((ARMY,), [("b", "Army", "1")]),
        ((NAMELESS,), []),
        ((), []),
    ],
)
def test_every_named_entity_is_counted_article_by_article(
    entities: tuple[Entity, ...], rows: list[tuple[str, str, str]]
) -> None:
    assert counted(*entities) == rows


def test_what_is_mentioned_equally_often_shares_a_tally() -> None:
    quads = set(to_quads(Knowledge(ARTICLES, (HOMS, HAMA))))
    counts = [quad for quad in quads if quad.predicate.value.endswith("mentionCount")]
    assert len(counts) == 2
