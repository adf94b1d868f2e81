"""Articles to Documents: each paragraph read by itself, its words put back in their place in the text.

Furniture is never read, so that a log-in form can't become a sentence, and no sentence runs over a paragraph's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files

from kg.annotate.parsed import Model, Parsed, moved
from kg.annotate.plain import Plain, to_plain
from kg.annotate.reader import Reader
from kg.annotate.spacy_models import SpacyModel
from kg.core.blocks import blocks
from kg.core.types import Article, Document, Link, Name, Token


def load_model(name: str | None = None) -> Model:
    """Load a spaCy pipeline by package name or folder; None is the reader that ships.

    Raises:
        ModelError: there is none of that name, it has labels that we don't know, or the reader's files are missing.
    """
    return Reader(files("kg") / "model") if name is None else SpacyModel(name)


def annotate(articles: Iterable[Article], model: Model) -> Iterator[Document]:
    """Read articles one by one, in order."""
    for article in articles:
        plain = [to_plain(article.text, block) for block in blocks(article)]
        parsed = [(paragraph, model.parse(paragraph.text)) for paragraph in plain]
        document = to_document(article, parsed)
        vectors = [paragraph.vectors for _, paragraph in parsed if paragraph.vectors is not None]
        yield replace(document, references=model.references(document, vectors)) if vectors else document


def to_document(article: Article, parsed: Iterable[tuple[Plain, Parsed]]) -> Document:
    """Join the paragraphs into one row of tokens.

    Args:
        article: the article.
        parsed: for each paragraph, the text that the model saw, and what it made of it.
    """
    tokens, sentences, names, links = list[Token](), list[tuple[int, int]](), list[Name](), list[Link]()
    has_links = True
    for plain, paragraph in parsed:
        base = len(tokens)
        for word in paragraph.words:
            span = plain.origin(word.start, word.end)
            text = article.text[span.start : span.end]
            tokens.append(
                Token(text, span.start, word.lemma, word.pos, word.morph, word.dep, base + word.head, word.tag)
            )
        sentences += [(base + first, base + stop) for first, stop in paragraph.sentences]
        names += [Name(base + name.first, base + name.last, name.label) for name in paragraph.names]
        has_links = has_links and paragraph.links is not None
        links += [moved(link, base) for link in paragraph.links or ()]
    return Document(article, tuple(tokens), tuple(sentences), tuple(names), tuple(links) if has_links else None)
