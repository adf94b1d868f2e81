"""Whom a tree built by hand speaks of, put in words that a table can hold."""

from __future__ import annotations

from collections.abc import Mapping

from trees import document

from kg.core.types import Entity
from kg.core.vocabulary import load_vocabulary
from kg.resolve import load_world, resolve


def entities(table: str, names: Mapping[str, str] | None = None) -> tuple[Entity, ...]:
    """The entities of a table; `names` is what the recogniser found, words to label."""
    return resolve(document(table, names=names), load_world(), load_vocabulary())


def spoken(table: str, names: Mapping[str, str] | None = None) -> list[str]:
    """Every mention in text order as `words = the entity's name`."""
    text = document(table).article.text
    mentions = [(mention.span, entity.name) for entity in entities(table, names) for mention in entity.mentions]
    return [f"{text[span.start : span.end]} = {name}" for span, name in sorted(mentions)]


def said_plainly(text: str, names: Mapping[str, str] | None = None) -> list[str]:
    """The mentions of a text whose syntax doesn't matter: tokens between blanks, sentences between bars."""
    blocks = []
    for sentence in text.split(" | "):
        words = sentence.split()
        rows = [f"{word} _ {_pos(word)} _ {'dep' if i else 'root'} {int(i > 0)}" for i, word in enumerate(words)]
        blocks.append("\n".join(rows))
    return spoken("\n\n".join(blocks), names)


def _pos(word: str) -> str:
    bare = word.removeprefix("~")
    classes = {"the": "DET", "of": "ADP", "in": "ADP", "by": "ADP", "and": "CCONJ", "said": "VERB", "left": "VERB"}
    return classes.get(bare.lower(), "PROPN" if bare[:1].isupper() else "NOUN" if bare[:1].isalpha() else "PUNCT")
