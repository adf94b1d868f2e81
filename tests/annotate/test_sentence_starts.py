"""Where a sentence may begin."""

from __future__ import annotations

import pytest

from kg.annotate.words import may_begin


@pytest.mark.parametrize(
    ("before", "word", "allowed"),
    [
        (".", "The", True),
        ("Syria", "The", True),
        (".", "iPhones", True),
        ("”", "he", True),
        ("2016", "the", False),
        ("Syrian", "regime", False),
        (",", "The", False),
        ("—", "The", False),
    ],
)
def test_where_a_sentence_may_begin(before: str, word: str, *, allowed: bool) -> None:
    assert may_begin(word, before) == allowed
