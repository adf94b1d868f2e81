"""The longer forms of names: with titles before them, with a noun after them."""

from __future__ import annotations

import pytest
from trees import ARTICLE, document

from kg.core.tree import Tree
from kg.core.types import Mention, MentionKind, Span
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
    ],
)
def test_longer_forms(words: str, name: str, noun: str, *, person: bool, wanted: list[str]) -> None:
    rows = [word.split("/") for word in words.split()]
    table = "\n".join(f"{form} _ {pos} _ {'dep' if i else 'root'} {int(i > 0)}" for i, (form, pos) in enumerate(rows))
    tree = Tree(document(table))
    text = tree.document.article.text

    def mention(part: str, kind: MentionKind) -> Mention:
        return Mention(ARTICLE, Span(text.index(part), text.index(part) + len(part)), kind)

    mentions = [mention(name, "name"), *([mention(noun, "nominal")] if noun else [])]
    assert sorted(set(longer_forms(tree, mentions, person=person))) == wanted
