"""What the table of evaluation says of predicates."""

from __future__ import annotations

import pytest
from annotations import PREDICATES

from kg.core.lexicon import words

KNOWN = PREDICATES.vocabulary.by_name


def test_the_table_names_predicates_of_the_vocabulary() -> None:
    lists = words("evaluation.tsv")
    assert [(name, word) for name, members in lists.items() for word in members if word not in KNOWN] == []
    assert len(lists) == 11


def test_what_counts() -> None:
    assert "captures" in PREDICATES.of_articles & PREDICATES.of_sentences
    assert "praises" in PREDICATES.of_sentences - PREDICATES.of_articles
    assert PREDICATES.of_sentences == set(KNOWN) - {"hasRole", "instanceOf", "occurredOn"}
    assert len(PREDICATES.of_articles) == 66


@pytest.mark.parametrize(
    ("given", "turned"),
    [
        (("a", "contains", "b"), ("b", "locatedIn", "a")),
        (("a", "locatedIn", "b"), ("a", "locatedIn", "b")),
        (("a", "buysFrom", "b"), ("b", "sellsTo", "a")),
        (("a", "sellsTo", "b"), ("a", "sellsTo", "b")),
        (("b", "meets", "a"), ("b", "meets", "a")),
    ],
)
def test_inverses(given: tuple[str, str, str], turned: tuple[str, str, str]) -> None:
    assert PREDICATES.turn(*given) == turned


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("captures", "captures", True),
        ("captures", "liberates", True),
        ("leads", "partOf", True),
        ("partOf", "near", True),
        ("leads", "near", False),
        ("captures", "controls", False),
        ("praises", "praises", True),
    ],
)
def test_families(one: str, other: str, are: bool) -> None:  # noqa: FBT001
    assert PREDICATES.are_related(one, other) == PREDICATES.are_related(other, one) == are
