"""Documents built by hand, so that rules are tested on the right tree whatever the shipped model makes of a sentence.

A table has a token a line, `form lemma pos morph dep head`, and a blank line between sentences. As in CoNLL-U the head
is the number of a token in its sentence, 0 for the root, and `_` stands for nothing (a lemma `_` is the form). A form
that begins with `~` follows the one before it without a blank. `Entity=X` among a pronoun's features is whom it means,
`Refers=X:.7` how likely the reader takes the first word X for its antecedent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.core.types import Article, Document, Entity, Mention, MentionKind, Name, Reference, Span, Token

ARTICLE = "0123456789abcdef"


def document(table: str, published: str = "2016-12-14", *, names: Mapping[str, str] | None = None) -> Document:
    """The document of a table.

    Args:
        table: see the top of this module.
        published: the article's date.
        names: what the name recogniser found, words to label (`{"John Smith": "PER"}`), wherever the words stand.
    """
    text, tokens, sentences = "", list[Token](), list[tuple[int, int]]()
    for block in re.split(r"\n\s*\n", table.strip()):
        first = len(tokens)
        for row in block.strip().splitlines():
            form, lemma, pos, morph, dep, head = row.split()
            bare = form.removeprefix("~") if len(form) > 1 else form
            text += "" if not text or bare != form else " "
            at = int(head) - 1 + first if head != "0" else len(tokens)
            tokens.append(Token(bare, len(text), _given(lemma, bare), pos, _given(morph, ""), dep, at))
            text += bare
        sentences.append((first, len(tokens)))
    article = Article(ARTICLE, "hand.txt", text, published=published)
    found = tuple(sorted(_names(tokens, text, names or {}), key=lambda name: name.first))
    return Document(article, tuple(tokens), tuple(sentences), found, references=tuple(_references(tokens)))


def entities(document: Document, cast: Mapping[str, str]) -> tuple[Entity, ...]:
    """An entity for each words of the cast that stand in the text: the words are id and name, the value the type."""
    found = {words: [*_worded(document, words), *_referring(document, words)] for words in sorted(cast)}
    return tuple(
        Entity(words, cast[words], words, mentions=tuple(mentions)) for words, mentions in found.items() if mentions
    )


def _references(tokens: list[Token]) -> Iterator[Reference]:
    first = {token.text: i for i, token in reversed([*enumerate(tokens)])}
    for index, token in enumerate(tokens):
        for word, score in re.findall(r"Refers=([^:|]+):([.\d]+)", token.morph):
            yield Reference(index, first[word], float(score))


def _given(cell: str, otherwise: str) -> str:
    return otherwise if cell == "_" else cell


def _worded(document: Document, words: str) -> list[Mention]:
    kind: MentionKind = "name" if words[0].isupper() else "nominal"
    matches = re.finditer(rf"\b{re.escape(words)}(?!\w)", document.article.text, re.IGNORECASE)
    return [Mention(ARTICLE, Span(*match.span()), kind) for match in matches]


def _referring(document: Document, words: str) -> list[Mention]:
    pronouns = (token for token in document.tokens if f"Entity={words}" in token.morph.split("|"))
    return [Mention(ARTICLE, Span(token.start, token.end), "pronoun") for token in pronouns]


def _names(tokens: list[Token], text: str, names: Mapping[str, str]) -> list[Name]:
    starts, ends = ({getattr(t, side): i for i, t in enumerate(tokens)} for side in ("start", "end"))
    return [
        Name(starts[match.start()], ends[match.end()], label)
        for words, label in names.items()
        for match in re.finditer(re.escape(words), text)
    ]
