"""The lemma of a word: the irregular ones by table, the treebanks' own, else the best edit that makes a known word.

An edit alone invents words (`recaptur`, `indicte`), so what it makes of a verb, noun or adjective must be a word that
the treebanks or the news have; the regular endings of English are tried after the network's own proposals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.annotate.lemma_rules import apply_rule
from kg.core.lexicon import data_file, read_table, split

_OPEN_CLASSES = {"VERB", "NOUN", "ADJ", "ADV"}
_REGULAR = {
    "VERB": ("ies y", "es e", "es", "s", "ied y", "ed e", "ed", "ing e", "ing"),
    "NOUN": ("ies y", "ves fe", "ves f", "es e", "es", "s"),
    "ADJ": ("ier y", "iest y", "er e", "er", "est e", "est"),
    "ADV": (),
}
"""Endings with what takes their place."""
_ENDING = 4
"""Letters by which the likeliest of several unknown words is chosen: `interject` ends as words do."""


class Lemmatizer:
    """Knows forms, words and the network's edits."""

    def __init__(self, rules: Sequence[str], table: Traversable | Path) -> None:
        """Take the edits by number, and the table of forms (form, pos, lemma; without the last two, a known word)."""
        rows = read_table(table, columns=("form", "pos", "lemma"))
        irregular = read_table(data_file("irregular.tsv"), columns=("lemma", "pos", "forms"))
        self._rules = rules
        self._forms = {(row["form"], row["pos"]): row["lemma"] for row in rows if row["pos"]}
        self._forms |= {(form, row["pos"]): row["lemma"] for row in irregular for form in split(row["forms"])}
        self._known = frozenset(row["form"] for row in rows if not row["pos"])
        self._endings = Counter(word[-_ENDING:] for word in self._known)

    def lemma(self, form: str, pos: str, ranked: Iterable[int]) -> str:
        """The lemma of a form with a universal tag.

        Args:
            form: the word as it stands.
            pos: its universal part-of-speech tag.
            ranked: the network's edits, best first.
        """
        lower = form.lower()
        given = self._forms.get((lower, pos))
        if given is not None:
            return given
        proposed = [apply_rule(form, self._rules[number]) for number in ranked]
        if pos not in _OPEN_CLASSES or not form.isalpha():
            return proposed[0]
        first = proposed[0]
        if first.lower() == lower and not _is_inflected(lower, pos):
            return first
        regular = list(_regular(lower, pos))
        others = [*(word for word in proposed if word[:2].lower() == lower[:2]), *regular]
        known = next((word for word in others if word.lower() in self._known and word.lower() != lower), None)
        if known or pos != "VERB":
            return known or first
        return max([first] * (first.lower() != lower) + regular, key=self._likeness, default=first)

    def _likeness(self, word: str) -> int:
        """How many known words end as this one does."""
        return self._endings[word[-_ENDING:]]


def _is_inflected(form: str, pos: str) -> bool:
    """Whether a form can hardly be a lemma: `depleted`, `mulls`, `fingerprints`."""
    plural = form.endswith("s") and not form.endswith(("ss", "us", "is"))
    compared = pos == "ADJ" and form.endswith(("er", "est"))
    past = pos == "VERB" and len(form) > 5 and form.endswith(("ed", "ing")) and not form.endswith("eed")
    return (pos in {"VERB", "NOUN"} and plural) or past or compared


def _regular(form: str, pos: str) -> Iterator[str]:
    """What the regular endings could come from; a doubled consonant before `ed` and `ing` also single."""
    for ending, instead in (part.partition(" ")[::2] for part in _REGULAR[pos]):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 1:
            yield stem + instead
            if not instead and stem[-1] == stem[-2]:
                yield stem[:-1]
