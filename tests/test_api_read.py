"""`kg.read_text`: a text's syntax, names and links without a graph."""

from __future__ import annotations

import pytest

import kg
from kg.annotate import annotate
from kg.annotate.parsed import Model
from kg.core.errors import InputError, ModelError
from kg.core.iri import article_id
from kg.core.types import Article, Span

TEXT = "Palmyra falls\nBy John Smith\nDec. 12, 2016\n\nRebels captured the town on Sunday, an official said.\n"


def test_a_text_is_read_as_a_file_is(reader: Model) -> None:
    document = kg.read_text(TEXT)
    article = document.article
    assert (article.id, article.name, article.text) == (article_id("text", TEXT), "text", TEXT)
    assert (article.title, article.byline, article.published) == ("Palmyra falls", "John Smith", "2016-12-12")
    assert article.furniture == (Span(14, 27), Span(28, 41))
    assert [document] == list(annotate([article], reader))


def test_a_sentence_is_text_enough() -> None:
    document = kg.read_text("Rebels left Homs.")
    assert [token.text for token in document.tokens] == ["Rebels", "left", "Homs", "."]
    assert document.sentences == ((0, 4),)
    assert document.links is not None
    assert document.article == Article(document.article.id, "text", "Rebels left Homs.")


@pytest.mark.parametrize(
    ("text", "what"),
    [("", "it is empty"), (" \n ", "it is empty"), ("Повстанцы взяли Алеппо", "not in English"), ("a\0", "binary")],
)
def test_a_text_that_is_no_article(text: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        kg.read_text(text)
    assert caught.value.where == "text"
    assert what in caught.value.what


def test_an_unknown_model() -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        kg.read_text("Rebels left Homs.", model="no_such_model")
