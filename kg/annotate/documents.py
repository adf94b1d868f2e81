"""Articles to Documents: each paragraph parsed by itself, its tokens put back in their place in the text.

Furniture is never parsed, so that a log-in form can't become a sentence, and no sentence runs over a paragraph's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as Word

from kg.annotate.plain import Plain, to_plain
from kg.core.blocks import blocks
from kg.core.types import Article, Document, Name, Token


def annotate(articles: Iterable[Article], nlp: Language) -> Iterator[Document]:
    """Parse articles one by one, in order."""
    for article in articles:
        plain = [to_plain(article.text, block) for block in blocks(article)]
        docs = nlp.pipe(paragraph.text for paragraph in plain)
        yield to_document(article, list(zip(plain, docs, strict=True)))


def to_document(article: Article, parsed: list[tuple[Plain, Doc]]) -> Document:
    """Join the parsed paragraphs into one row of tokens, white space left out.

    Args:
        article: the article.
        parsed: for each paragraph, the text that the parser saw, and its parse.
    """
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    names: list[Name] = []
    for plain, doc in parsed:
        place = _places(doc, len(tokens))
        tokens += [_token(article, plain, word, place) for word in doc if not word.is_space]
        for sentence in doc.sents:
            inside = [place[word.i] for word in sentence if not word.is_space]
            if inside:
                sentences.append((inside[0], inside[-1] + 1))
        for ent in doc.ents:
            inside = [place[word.i] for word in ent if not word.is_space]
            if inside:
                names.append(Name(inside[0], inside[-1], ent.label_))
    return Document(article, tuple(tokens), tuple(sentences), tuple(names))


def _token(article: Article, plain: Plain, word: Word, place: dict[int, int]) -> Token:
    origin = plain.origin(word.idx, word.idx + len(word))
    return Token(
        text=article.text[origin.start : origin.end],
        start=origin.start,
        lemma=word.lemma_,
        pos=word.pos_,
        morph=str(word.morph),
        dep="root" if word.dep_ == "ROOT" else word.dep_,
        head=place[_solid_head(word)],
    )


def _places(doc: Doc, base: int) -> dict[int, int]:
    """Where each word of the paragraph stands in the article's row of tokens."""
    solid = (word.i for word in doc if not word.is_space)
    return {i: base + n for n, i in enumerate(solid)}


def _solid_head(word: Word) -> int:
    """The nearest governor that is no white space; the word itself if there is none."""
    head = word.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return word.i if head.is_space else head.i
