"""The pipeline that ships, on texts that trip parsers: tokens stay where their article has them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from kg.annotate import annotate, load_pipeline
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


def parse(nlp: Language, text: str, *furniture: Span) -> Document:
    return next(iter(annotate([Article("id", "name", text, furniture=furniture)], nlp)))


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
def test_tokens_stay_in_place(nlp: Language, text: str) -> None:
    document = parse(nlp, text)
    check(document)
    assert "".join(token.text for token in document.tokens) == "".join(text.split())


def test_the_seeds(nlp: Language, seeds: Path) -> None:
    articles = [article for article in read_articles([seeds]) if isinstance(article, Article)]
    documents = list(annotate(articles, nlp))
    assert [document.article for document in documents] == articles
    for document in documents:
        check(document)
        masked = document.article.furniture
        assert not [t for t in document.tokens for span in masked if span.start < t.end and t.start < span.end]
        assert len(document.tokens) > 500


def test_furniture_is_not_parsed(nlp: Language) -> None:
    text = "Subscribe now! Rebels left. Share this"
    document = parse(nlp, text, Span(0, 15), Span(28, len(text)))
    check(document)
    assert [token.text for token in document.tokens] == ["Rebels", "left", "."]


def test_no_sentence_runs_over_a_paragraph(nlp: Language) -> None:
    text = "Palmyra falls\nRebels have taken it\nShare"
    document = parse(nlp, text)
    starts = [document.tokens[first].start for first, _ in document.sentences]
    assert {0, 14, 35} <= set(starts)


def test_a_parse_in_universal_dependencies(nlp: Language) -> None:
    document = parse(nlp, "Palmyra was captured by IS fighters on Sunday.")
    found = {token.text: (token.lemma, token.pos, token.dep) for token in document.tokens}
    assert found["captured"] == ("capture", "VERB", "root")
    assert found["Palmyra"][1:] == ("PROPN", "nsubj:pass")
    assert found["by"][2] == "case"
    assert found["IS"][1] == "PROPN"


def test_articles_apart_and_together_are_parsed_alike(nlp: Language) -> None:
    articles = [Article(name, name, f"{name} left Homs. It fell.") for name in ("Russia", "Turkey", "Iran")]
    together = list(annotate(articles, nlp))
    assert together[::-1] == [next(iter(annotate([article], nlp))) for article in reversed(articles)]


@pytest.mark.parametrize("name", ["no_such_model", "/no/such/folder", ""])
def test_an_unknown_pipeline_is_named(name: str) -> None:
    with pytest.raises(ModelError, match=r"no such spaCy pipeline; installed: ") as caught:
        load_pipeline(name)
    assert str(caught.value).startswith(f"model {name}:")


def test_a_pipeline_with_other_labels_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "blank"
    spacy.blank("en").to_disk(folder)
    with pytest.raises(ModelError, match="Universal Dependencies"):
        load_pipeline(str(folder))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("U.S.-backed rebels left.", ("U.S.", "-", "backed")),
        ("The al-Qaeda-linked group left.", ("al-Qaeda", "-", "linked")),
        ("The Islamic State-held city fell.", ("State", "-", "held")),
    ],
)
def test_a_compound_is_three_tokens_again(nlp: Language, text: str, parts: tuple[str, str, str]) -> None:
    document = parse(nlp, text)
    check(document)
    words = [token.text for token in document.tokens]
    at = words.index("-")
    assert tuple(words[at - 1 : at + 2]) == parts
    assert [document.tokens[i].head for i in (at - 1, at)] == [at + 1, at + 1]
    assert document.tokens[at + 1].head == words.index(parts[2]) + 1
