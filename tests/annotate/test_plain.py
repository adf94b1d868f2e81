"""What the parser sees of a paragraph, and the way back to the article's characters."""

from __future__ import annotations

import pytest

from kg.annotate.plain import to_plain
from kg.core.types import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels left.", "Rebels left."),
        ("Rebels \t\n left.", "Rebels left."),
        ("Rebels\N{NO-BREAK SPACE}left.", "Rebels left."),
        ("It fell -- again.", "It fell — again."),
        ("It fell---again.", "It fell—again."),
        ("Wells-next-the-sea", "Wells-next-the-sea"),
        ("IS left.", "ISIS left."),
        ("IS's men", "ISIS's men"),
        ("anti-IS men", "anti-ISIS men"),
        ("ISIS, ISIL and THIS", "ISIS, ISIL and THIS"),
        ("Is it? It is.", "Is it? It is."),
        ("WHERE IS HOMS", "WHERE IS HOMS"),
        ("Zürich – “Größe”", "Zürich – “Größe”"),
        ("\N{MUSICAL SYMBOL G CLEF} of IS", "\N{MUSICAL SYMBOL G CLEF} of ISIS"),
        ("", ""),
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("IS --\n ", " -- IS")])
def test_stand_ins_and_the_way_back(text: str, expected: str, before: str, after: str) -> None:
    article = before + text + after
    plain = to_plain(article, Span(len(before), len(before) + len(text)))
    assert plain.text == expected
    assert len(plain.starts) == len(plain.ends) == len(expected)
    for i, char in enumerate(expected):
        origin = plain.origin(i, i + 1)
        behind = article[origin.start : origin.end]
        assert (
            char == behind
            or (char == " " and behind.isspace())
            or (char == "—" and set(behind) == {"-"})
            or behind == "IS"
        )
    if expected:
        assert plain.origin(0, len(expected)) == Span(len(before), len(before) + len(text))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("the well-known town", "the well-known town"),
        ("IS re-entered it", "ISIS reentered it"),
        ("north-eastern Syria", "northeastern Syria"),
        ("NATO Secretary-General Stoltenberg", "NATO Secretary General Stoltenberg"),
        ("to [Turkish] President Erdogan", "to Turkish President Erdogan"),
        ('Col. John L. "JD" Dorrian', "Col. John L. Dorrian"),
        ('he said "No" Monday', 'he said "No" Monday'),
    ],
)
def test_words_that_the_parser_sees_otherwise(text: str, seen: str) -> None:
    assert to_plain(text, Span(0, len(text))).text == seen


@pytest.mark.parametrize("word", ["IS", "fighters", "left", "-- again"])
def test_a_words_origin(word: str) -> None:
    text = "Title\nIS  fighters\n left -- again"
    plain = to_plain(text, Span(6, len(text)))
    seen = {"IS": "ISIS", "-- again": "— again"}.get(word, word)
    start = plain.text.index(seen)
    origin = plain.origin(start, start + len(seen))
    assert text[origin.start : origin.end] == word
