"""spaCy pipelines in the reader's place, and documents as spaCy's Docs.

Everything downstream knows Universal Dependencies only. spaCy's own English labels (ClearNLP) are mapped to them, any
others are refused. Such a pipeline brings no links.
"""

from __future__ import annotations

from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.tokens import Token as SpacyToken
from spacy.vocab import Vocab

from kg.annotate.clearnlp import is_clearnlp, to_universal, unknown_labels
from kg.annotate.parsed import Parsed, Word
from kg.annotate.words import may_begin
from kg.core.errors import ModelError
from kg.core.types import Document, Name, Reference

_UD_LABELS = {"nsubj:pass", "obl", "acl:relcl", "case"}
_SHOWN = 6


class SpacyModel:
    """An installed spaCy pipeline."""

    def __init__(self, name: str) -> None:
        """Load a pipeline by package name or folder.

        Raises:
            ModelError: there is none of that name, or its parser's labels are neither UD's nor ClearNLP's.
        """
        self._nlp = _installed(name)
        labels = self._nlp.pipe_labels.get("parser", [])
        self._is_foreign = is_clearnlp(labels)
        if not (set(labels) >= _UD_LABELS or self._is_foreign):
            raise ModelError(
                f"its parser has {_shown(unknown_labels(labels))}, "
                "which is neither Universal Dependencies nor ClearNLP",
                where=f"model {name}",
                allowed="a pipeline trained on a UD treebank, or one with the labels of spaCy's en_core_web pipelines",
            )
        self._nlp.add_pipe("kg_sentences", first=True)

    def parse(self, text: str) -> Parsed:
        """The words of a paragraph with their annotation, and the names."""
        doc = self._nlp(text)
        solid = [word for word in doc if not word.is_space]
        place = {word.i: at for at, word in enumerate(solid)}
        words = tuple(_word(word, place) for word in solid)
        ranges = [[place[word.i] for word in span if word.i in place] for span in (*doc.sents, *doc.ents)]
        count = len(list(doc.sents))
        ends = [0, *(inside[-1] + 1 for inside in ranges[:count] if inside)]
        kinds = [span.label_ for span in doc.ents]
        names = [Name(r[0], r[-1], kind) for r, kind in zip(ranges[count:], kinds, strict=True) if r]
        return Parsed(to_universal(words) if self._is_foreign else words, tuple(pairwise(ends)), tuple(names))

    def references(self, document: Document, vectors: object) -> tuple[Reference, ...]:  # noqa: ARG002
        """Nothing: what refers to what is told by the reader's own vectors."""
        return ()


def to_spacy(document: Document, vocab: Vocab | None = None) -> Doc:
    """The document as a spaCy Doc: words, tags, lemmas, trees, sentences and names, for spaCy's matchers and displacy.

    Args:
        document: what `annotate` gave; white space between words becomes one blank.
        vocab: the Doc's; by default that of a blank English pipeline.
    """
    tokens = document.tokens
    spaces = [token.end < after.start for token, after in pairwise(tokens)] + [False] * bool(tokens)
    doc = Doc(
        spacy.blank("en").vocab if vocab is None else vocab,
        words=[token.text for token in tokens],
        spaces=spaces,
        tags=[token.tag for token in tokens],
        pos=[token.pos for token in tokens],
        morphs=[token.morph for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head for token in tokens],
        deps=["ROOT" if token.dep == "root" else token.dep for token in tokens],
    )
    doc.set_ents([Span(doc, name.first, name.last + 1, label=name.label) for name in document.names])
    return doc


@Language.component("kg_sentences")
def _hold_together(doc: Doc) -> Doc:
    """No sentence starts where none may begin, whatever the parser thinks."""
    for word, after in pairwise(doc):
        if not may_begin(after.text, word.text):
            after.is_sent_start = False
    return doc


def _word(word: SpacyToken, place: dict[int, int]) -> Word:
    head = word.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    at = place[word.i if head.is_space else head.i]
    dep = "root" if at == place[word.i] else word.dep_
    return Word(word.idx, word.idx + len(word), word.lemma_, word.pos_, word.tag_, str(word.morph), dep, at)


def _installed(name: str) -> Language:
    try:
        return spacy.load(name)
    except OSError as error:
        known = ", ".join(spacy.util.get_installed_models()) or "none is installed"
        raise ModelError("no such spaCy pipeline", where=f"model {name}", allowed=f"installed: {known}") from error


def _shown(labels: list[str]) -> str:
    """The first labels in words."""
    more = f" and {len(labels) - _SHOWN} more" if len(labels) > _SHOWN else ""
    return f"the labels {', '.join(labels[:_SHOWN])}{more}" if labels else "no labels"
