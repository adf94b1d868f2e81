"""spaCy's English tokenizer, with compounds and ranks cut as the treebanks cut them."""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

_AFTER_ABBREVIATION = r"(?<=[a-z]\.|[A-Z]\.)-(?=[a-zA-Z])"
_INSIDE = {"—", "–", ",", "(", "[", "/", "&"}
_RANKS = ("Adm", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Gen", "Lt", "Maj", "Pvt", "Sgt", "Supt")


def may_begin(word: str, before: str) -> bool:
    """Whether a sentence may begin there: not inside brackets, after a dash, or in lower case after another word."""
    return before not in _INSIDE and not (word[:1].islower() and before[-1:].isalnum())


def make_tokenizer() -> Language:
    """A blank English pipeline that splits `U.S.-backed` into three words and keeps `Col.` one."""
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer  # spaCy types it as any callable
    infixes = [*(nlp.Defaults.infixes or []), _AFTER_ABBREVIATION]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for rank in _RANKS:
        tokenizer.add_special_case(f"{rank}.", [{"ORTH": f"{rank}."}])
    return nlp


def solid(doc: Doc) -> tuple[list[int], list[str], list[bool]]:
    """The words that aren't white space: where they stand in the doc, their texts, whether a space is before each."""
    kept = [word.i for word in doc if not word.is_space]
    spaces = [i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space for i in kept]
    return kept, [doc[i].text for i in kept], spaces
