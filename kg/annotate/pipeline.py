"""Load a spaCy pipeline: the one that ships in `kg/model`, or one that the user has installed.

Everything downstream knows Universal Dependencies only. spaCy's own English labels (ClearNLP) are mapped to them, any
others are refused here.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.clearnlp import is_clearnlp, unknown_labels
from kg.core.errors import ModelError

_INSIDE = {"—", "–", ",", "(", "[", "/", "&"}
_UD_LABELS = {"nsubj:pass", "obl", "acl:relcl", "case"}
_SHOWN = 6


def load_pipeline(name: str | None = None) -> Language:
    """Load a spaCy pipeline by package name or folder; None is the shipped English one.

    Raises:
        ModelError: there is none of that name, or its parser's labels are neither UD's nor ClearNLP's.
    """
    nlp = _shipped() if name is None else _installed(name)
    labels = nlp.pipe_labels.get("parser", [])
    if not (set(labels) >= _UD_LABELS or is_clearnlp(labels)):
        raise ModelError(
            f"its parser has {_shown(unknown_labels(labels))}, which is neither Universal Dependencies nor ClearNLP",
            where=f"model {name or 'kg/model'}",
            allowed="a pipeline trained on a UD treebank, or one with the labels of spaCy's en_core_web pipelines",
        )
    nlp.add_pipe("kg_sentences", first=True)
    return nlp


@Language.component("kg_sentences")
def _hold_together(doc: Doc) -> Doc:
    """No sentence starts after a dash, a comma or a bracket, whatever the parser thinks."""
    for word, after in pairwise(doc):
        if word.text in _INSIDE:
            after.is_sent_start = False
    return doc


def _shipped() -> Language:
    with as_file(files("kg") / "model" / "en") as folder:
        if not (folder / "config.cfg").is_file():
            raise ModelError("the shipped pipeline is missing", where="kg/model/en", allowed="reinstall newskg")
        return spacy.load(folder)


def _shown(labels: list[str]) -> str:
    """The first labels in words."""
    more = f" and {len(labels) - _SHOWN} more" if len(labels) > _SHOWN else ""
    return f"the labels {', '.join(labels[:_SHOWN])}{more}" if labels else "no labels"


def _installed(name: str) -> Language:
    try:
        return spacy.load(name)
    except OSError as error:
        known = ", ".join(spacy.util.get_installed_models()) or "none is installed"
        raise ModelError("no such spaCy pipeline", where=f"model {name}", allowed=f"installed: {known}") from error
