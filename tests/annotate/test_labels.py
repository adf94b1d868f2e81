"""The network's labels are fixed with its weights; the vocabulary must know each of them."""

from __future__ import annotations

from typing import get_args

from kg.annotate.labels import PREDICATES, QUALIFIERS
from kg.core.types import Certainty, Condition, Polarity, Tense
from kg.core.vocabulary import load_vocabulary


def test_predicates() -> None:
    """`contains` is what patterns say; the reader turns it into `locatedIn`."""
    assert (*sorted(set(load_vocabulary().by_name) - {"contains"}), "other") == PREDICATES


def test_qualifiers() -> None:
    kinds = {"polarity": Polarity, "certainty": Certainty, "tense": Tense, "condition": Condition}
    assert {name: set(values) <= set(get_args(kinds[name])) for name, values in QUALIFIERS.items()} == dict.fromkeys(
        kinds, True
    )
