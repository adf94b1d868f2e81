"""Articles to Documents: each paragraph parsed by itself, its tokens put back in their place in the text.

Furniture is never parsed, so that a log-in form can't become a sentence, and no sentence runs over a paragraph's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as Word

from kg.annotate.clearnlp import is_clearnlp, to_universal
from kg.annotate.plain import COMPOUND, Plain, to_plain
from kg.core.blocks import blocks
from kg.core.types import Article, Document, Name, Span, Token


def annotate(articles: Iterable[Article], nlp: Language) -> Iterator[Document]:
    """Parse articles one by one, in order, to Universal Dependencies whichever of the two schemes the parser has."""
    is_foreign = is_clearnlp(nlp.pipe_labels.get("parser", ()))
    for article in articles:
        plain = [to_plain(article.text, block) for block in blocks(article)]
        docs = nlp.pipe(paragraph.text for paragraph in plain)
        document = to_document(article, list(zip(plain, docs, strict=True)))
        yield replace(document, tokens=to_universal(document.tokens)) if is_foreign else document


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
        origins = [plain.origin(word.idx, word.idx + len(word)) for word in doc]
        place = _places(doc, origins, len(tokens))
        tokens += [token for word in doc if not word.is_space for token in _tokens(article, origins, word, place)]
        for sentence in doc.sents:
            inside = [place[word.i] for word in sentence if not word.is_space]
            if inside:
                sentences.append((sentences[-1][1] if sentences else 0, inside[-1] + 1))
        for ent in doc.ents:
            inside = [place[word.i] for word in ent if not word.is_space]
            if inside:
                names.append(Name(inside[0], inside[-1], ent.label_))
    return Document(article, tuple(tokens), tuple(sentences), tuple(names))


def _tokens(article: Article, origins: list[Span], word: Word, place: dict[int, int]) -> list[Token]:
    """The word's token; for a compound adjective its two parts and the hyphen, the second part being the head."""
    origin = origins[word.i]
    text = article.text[origin.start : origin.end]
    dep = "root" if word.dep_ == "ROOT" else word.dep_
    head, here = place[_solid_head(word)], place[word.i]
    if not _is_compound(word, origin):
        return [Token(text, origin.start, word.lemma_, word.pos_, str(word.morph), dep, head)]
    first, second = text.rsplit("-", 1)
    cut = origin.start + len(first)
    return [
        Token(first, origin.start, first, "PROPN" if first[:1].isupper() else "NOUN", "", "compound", here),
        Token("-", cut, "-", "PUNCT", "", "punct", here),
        Token(second, cut + 1, second, "VERB", "Tense=Past|VerbForm=Part", dep, head),
    ]


def _is_compound(word: Word, origin: Span) -> bool:
    return word.text == COMPOUND and origin.end - origin.start != len(COMPOUND)


def _places(doc: Doc, origins: list[Span], base: int) -> dict[int, int]:
    """Where each word of the paragraph stands in the article's row of tokens."""
    place, at = {}, base
    for word in doc:
        if not word.is_space:
            at += 2 if _is_compound(word, origins[word.i]) else 0
            place[word.i] = at
            at += 1
    return place


def _solid_head(word: Word) -> int:
    """The nearest governor that is no white space; the word itself if there is none."""
    head = word.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return word.i if head.is_space else head.i
