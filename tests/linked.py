"""Documents built by hand with links between their words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kg.core.types import Document, Link

_QUALIFIERS = {"polarity": "positive", "certainty": "certain", "tense": "nonFuture", "condition": "none"}


def linked(document: Document, *links: str, **given: Any) -> Document:
    """The document with links `subject predicate object trigger`, words for tokens, `?` for none.

    Args:
        document: made by `trees.document`.
        links: none of them means that the reader saw none.
        given: the score (.8 by default), qualifiers, and words for source, time, place; the same for all.
    """
    at = {token.text: i for i, token in reversed(list(enumerate(document.tokens)))}
    made = []
    for text in links:
        subject, predicate, thing, trigger = text.split()
        pointers: dict[str, Any] = {name: at[given[name]] for name in ("source", "time", "place") if name in given}
        qualifiers = {name: given.get(name, usual) for name, usual in _QUALIFIERS.items()}
        scores = {f"{name}_score": 0.9 for name in _QUALIFIERS}
        link: dict[str, Any] = {**qualifiers, **scores, **pointers}
        made.append(Link(at.get(subject), at.get(thing), predicate, given.get("score", 0.8), at[trigger], **link))
    return replace(document, links=tuple(made))
