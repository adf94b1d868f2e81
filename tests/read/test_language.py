"""Which short texts pass for English: headlines with foreign names must, other languages mustn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.core.lexicon import read_table, words
from kg.read.language import is_english

ROWS = read_table(Path(__file__).parent / "languages.tsv", columns=("language", "text"))
FEWEST_WORDS_OF_A_STORY = 10


def texts(*, english: bool) -> list[str]:
    return [row["text"] for row in ROWS if (row["language"] == "en") == english]


def test_the_table_is_whole() -> None:
    assert (len(texts(english=True)), len(texts(english=False))) == (62, 105)
    assert len({row["language"] for row in ROWS}) == 18


@pytest.mark.parametrize("text", texts(english=True))
def test_english_passes_whatever_names_it_holds(text: str) -> None:
    assert is_english(text)


def test_a_short_text_in_another_language_is_refused() -> None:
    found = [text for text in texts(english=False) if len(text.split()) >= FEWEST_WORDS_OF_A_STORY]
    assert (sum(not is_english(text) for text in found), len(found)) == (62, 63)


def test_a_foreign_headline_is_refused_more_often_than_not() -> None:
    short = [text for text in texts(english=False) if len(text.split()) < FEWEST_WORDS_OF_A_STORY]
    assert (sum(not is_english(text) for text in short), len(short)) == (29, 42)


def test_no_foreign_word_is_among_the_english_ones() -> None:
    lists = words("reading.tsv")
    assert not lists["foreign_word"] & lists["function_word"]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Van de Ven wins", True),
        ("Minister of van der Leyen's de la Cruz staff", True),
        ("Rebels took the town, and the mayor said: les rebelles sont dans la ville", True),
        ("Rebels, troops, police, monitors, envoys, ministers, generals, mayors meet, talk, und fail", False),
        ("Rebels, troops, police, monitors, envoys meet und fail", True),
        ("The mayor: les rebelles sont dans la ville", False),
        ("İstifa çağrısı büyüyor", False),
        ("", True),
    ],
)
def test_what_counts_as_foreign(text: str, *, english: bool) -> None:
    assert is_english(text) is english
