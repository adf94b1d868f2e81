"""The reader that ships, on texts that trip parsers: tokens stay where their article has them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy

from kg.annotate import annotate, load_model
from kg.annotate.parsed import Model
from kg.core.errors import ModelError
from kg.core.types import Article, Document, Span
from kg.read import read_articles

TRICKY = {
    "breaks": "Title\n\nBEIRUT -- IS  fighters\n\n\nleft\tHoms.  \n",
    "dash": "Rebels -- who had come -- left Homs - or IS - behind.",
    "quotes": "“We won't leave,” he said.\n\"It's over,\" said O'Neill.",
    "unicode": "Zürich’s café 🙂 in العراق fell.",
    "empty": " \n\n ",
    "nothing": "",
    "one word": "Homs",
    "long": "a" * 5000 + " " + "word " * 2000,
}


def parse(reader: Model, text: str, *furniture: Span) -> Document:
    return next(iter(annotate([Article("id", "name", text, furniture=furniture)], reader)))


def check(document: Document) -> None:
    """All that every document must hold to, whatever the model makes of it."""
    text, tokens = document.article.text, document.tokens
    for i, token in enumerate(tokens):
        assert text[token.start : token.end] == token.text != ""
        assert not token.text.isspace()
        assert 0 <= token.head < len(tokens)
        assert (token.dep == "root") == (token.head == i)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    for first, stop in document.sentences:
        assert first < stop
        assert all(first <= token.head < stop for token in tokens[first:stop])
        assert [token.dep for token in tokens[first:stop]].count("root") == 1
    assert [first for first, _ in document.sentences[1:]] == [stop for _, stop in document.sentences[:-1]]
    assert all(0 <= name.first <= name.last < len(tokens) for name in document.names)


@pytest.mark.parametrize("text", TRICKY.values(), ids=TRICKY.keys())
def test_tokens_stay_in_place(reader: Model, text: str) -> None:
    document = parse(reader, text)
    check(document)
    assert "".join(token.text for token in document.tokens) == "".join(text.split())


def test_the_seeds(reader: Model, seeds: Path) -> None:
    articles = [article for article in read_articles([seeds]) if isinstance(article, Article)]
    documents = list(annotate(articles, reader))
    assert [document.article for document in documents] == articles
    for document in documents:
        check(document)
        masked = document.article.furniture
        assert not [t for t in document.tokens for span in masked if span.start < t.end and t.start < span.end]
        assert len(document.tokens) > 500


def test_furniture_is_not_parsed(reader: Model) -> None:
    text = "Subscribe now! Rebels left. Share this"
    document = parse(reader, text, Span(0, 15), Span(28, len(text)))
    check(document)
    assert [token.text for token in document.tokens] == ["Rebels", "left", "."]


def test_no_sentence_runs_over_a_paragraph(reader: Model) -> None:
    text = "Palmyra falls\nRebels have taken it\nShare"
    document = parse(reader, text)
    starts = [document.tokens[first].start for first, _ in document.sentences]
    assert {0, 14, 35} <= set(starts)


def test_a_parse_in_universal_dependencies(reader: Model) -> None:
    document = parse(reader, "Palmyra was captured by IS fighters on Sunday.")
    found = {token.text: (token.lemma, token.pos, token.dep) for token in document.tokens}
    assert found["captured"] == ("capture", "VERB", "root")
    assert found["Palmyra"][1:] == ("PROPN", "nsubj:pass")
    assert found["by"][2] == "case"
    assert found["IS"][1] == "PROPN"


def test_articles_apart_and_together_are_parsed_alike(reader: Model) -> None:
    articles = [Article(name, name, f"{name} left Homs. It fell.") for name in ("Russia", "Turkey", "Iran")]
    together = list(annotate(articles, reader))
    assert together[::-1] == [next(iter(annotate([article], reader))) for article in reversed(articles)]


@pytest.mark.parametrize("name", ["no_such_model", "/no/such/folder", ""])
def test_an_unknown_pipeline_is_named(name: str) -> None:
    with pytest.raises(ModelError, match=r"no such spaCy pipeline; installed: ") as caught:
        load_model(name)
    assert str(caught.value).startswith(f"model {name}:")


def test_a_pipeline_with_other_labels_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "blank"
    spacy.blank("en").to_disk(folder)
    with pytest.raises(ModelError, match="Universal Dependencies"):
        load_model(str(folder))
