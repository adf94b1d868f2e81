"""`I` and `we` between quotation marks, through the reader that ships."""

from __future__ import annotations

import pytest

from kg.core.types import Article
from kg.pipeline import read_article

SAID = '"{words}," {speaker} said.'
SPOKESMAN = "Kremlin spokesman Dmitry Peskov"
ARMY = "the Syrian army"


@pytest.mark.parametrize(
    ("speaker", "words", "expected"),
    [
        pytest.param(
            SPOKESMAN,
            "We will attack the rebels in Aleppo",
            "Russia attacks rebels, says Dmitry Peskov",
            id="for a body",
        ),
        pytest.param(
            ARMY,
            "Our planes bombed Palmyra, and we captured Idlib",
            "Syrian Armed Forces captures Idlib, says Syrian Armed Forces",
            id="a body",
        ),
        pytest.param(
            "Dmitry Peskov",
            "I met Bashar al-Assad in Damascus",
            "Dmitry Peskov meets Bashar al-Assad, says Dmitry Peskov",
            id="himself",
        ),
        pytest.param(
            SPOKESMAN,
            "US planes bombed Aleppo",
            "United States bombs Aleppo, says Dmitry Peskov",
            id="a country that looks like it",
        ),
    ],
)
def test_first_person(speaker: str, words: str, expected: str) -> None:
    assert expected in told(SAID.format(words=words, speaker=speaker))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            SAID.format(words="We captured Idlib on Monday", speaker="Omar Khalis"), id="a person of no known body"
        ),
        pytest.param(
            SAID.format(words="We captured Idlib on Monday", speaker="Syrian army adviser Omar Khalis"),
            id="a person who doesn't speak for the body",
        ),
        pytest.param("We captured Idlib on Monday, said the army.", id="not between marks"),
    ],
)
def test_nobody_is_known(text: str) -> None:
    assert not [claim for claim in told(text) if " captures Idlib" in claim]


def told(text: str) -> list[str]:
    """Each claim in words, with its speaker."""
    reading = read_article(Article("0123456789abcdef", "told.txt", text, published="2016-12-14"))
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        f"{names[c.subject.entity]} {c.predicate} {names[c.object.entity]}, says {names.get(c.source, 'author')}"
        for c in reading.claims
    ]
