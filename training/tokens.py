"""Tokenizer changes that training writes into the pipeline: compounds after an abbreviation, ranks with a full stop."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

RANKS = ("Adm", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Gen", "Lt", "Maj", "Pvt", "Sgt", "Supt")


@spacy.registry.callbacks("newskg.tokens.v1")
def create_callback() -> Callable[[Language], Language]:
    """Return the callback that spaCy runs before initialisation."""

    def change(nlp: Language) -> Language:
        """Split `U.S.-backed` into three tokens and keep `Col.` one, as the treebanks do."""
        infixes = [*(nlp.Defaults.infixes or []), r"(?<=[a-z]\.|[A-Z]\.)-(?=[a-zA-Z])"]
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
        for rank in RANKS:
            nlp.tokenizer.add_special_case(f"{rank}.", [{"ORTH": f"{rank}."}])
        return nlp

    return change
