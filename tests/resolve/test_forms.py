"""The longer forms of names: with titles before them, with a noun after them."""

from __future__ import annotations

import pytest
from trees import ARTICLE, document

from kg.core.tree import Tree
from kg.core.types import Document, Mention, MentionKind, Span
from kg.resolve.forms import longer_forms


@pytest.mark.parametrize(
    ("words", "name", "noun", "person", "wanted"),
    [
        (
            "Zeta/PROPN spokesman/NOUN Kofi/PROPN Danso/PROPN",
            "Kofi Danso",
            "spokesman",
            True,
            ["Zeta spokesman Kofi Danso"],
        ),
        ("the/DET old/ADJ commander/NOUN Danso/PROPN", "Danso", "the old commander", True, ["commander Danso"]),
        ("Secretary/NOUN -/PUNCT Danso/PROPN", "Danso", "Secretary", True, ["Secretary - Danso"]),
        ("President/PROPN Danso/PROPN", "Danso", "", True, ["President Danso"]),
        ("President/NOUN Hotel/PROPN", "Hotel", "", False, []),
        ("Homs/PROPN city/NOUN", "Homs", "city", False, ["Homs city"]),
        ("Homs/PROPN city/NOUN", "Homs", "Homs city", False, ["Homs city"]),
        ("Homs/PROPN -/PUNCT based/ADJ men/NOUN", "Homs", "Homs - based men", False, []),
        ("Danso/PROPN left/VERB the/DET city/NOUN", "Danso", "the city", True, []),
        ("Danso/PROPN left/VERB city/NOUN", "Danso", "city", True, []),
        ("Danso/PROPN :/PUNCT Secretary/NOUN clerk/NOUN", "Danso", "clerk", True, []),
        ("Monday/PROPN Danso/PROPN", "Danso", "", True, []),
        ("Homs/PROPN port/NOUN city/NOUN", "Homs", "port city", False, ["Homs port city"]),
        ("Homs/PROPN river/NOUN port/NOUN city/NOUN", "Homs", "river port city", False, []),
    ],
)
def test_longer_forms(words: str, name: str, noun: str, *, person: bool, wanted: list[str]) -> None:
    made = tabled(words)
    mentions = [mention(made, name, "name"), *([mention(made, noun, "nominal")] if noun else [])]
    assert sorted(set(longer_forms(Tree(made), mentions, person=person))) == wanted


def test_a_name_beside_another_is_no_title_of_it() -> None:
    made = tabled("Zeta/PROPN Danso/PROPN")
    mentions = [mention(made, name, "name") for name in ("Zeta", "Danso")]
    assert list(longer_forms(Tree(made), mentions, person=True)) == []


def test_a_title_in_the_sentence_before_is_another_s() -> None:
    made = document("President _ NOUN _ root 0\n\nDanso _ PROPN _ root 0")
    assert list(longer_forms(Tree(made), [mention(made, "Danso", "name")], person=True)) == []


def tabled(words: str) -> Document:
    """A sentence of words with their classes."""
    rows = [word.split("/") for word in words.split()]
    return document(
        "\n".join(f"{form} _ {pos} _ {'dep' if i else 'root'} {int(i > 0)}" for i, (form, pos) in enumerate(rows))
    )


def mention(made: Document, part: str, kind: MentionKind) -> Mention:
    at = made.article.text.index(part)
    return Mention(ARTICLE, Span(at, at + len(part)), kind)
