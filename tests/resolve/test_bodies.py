"""A body is one node by its acronym and by the word that says what it is, once the article names it in full."""

from __future__ import annotations

import re

import pytest
from spoken import said_plainly


def bodies(text: str) -> list[str]:
    """The mentions of a text, whose bodies stand in angle brackets as a recogniser would find them."""
    names = dict.fromkeys(re.findall(r"<(.+?)>", text), "ORG")
    return said_plainly(re.sub(r"[<>]", "", text), names)


LEAGUE = "Yellow Lake League for Peace"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (f"<{LEAGUE}> left | <YLLP> left", f"YLLP = {LEAGUE}"),
        (f"<YLLP> left | <{LEAGUE}> left", f"{LEAGUE} = {LEAGUE}"),
        (f"<{LEAGUE}> left | <YLLFP> left", f"YLLFP = {LEAGUE}"),
        (f"<{LEAGUE}> ( <Y.L.L.> ~) left | <YLL> left", f"YLL = {LEAGUE}"),
        (f"<YLAP> ( <{LEAGUE}> ~) left | <YLAP> left", f"YLAP = {LEAGUE}"),
        (f"<YXL> ( <{LEAGUE}> ~) left | <YXL> left", "YXL = YXL"),
        (f"<{LEAGUE}> , <YLAP> left | <YLAP> left", "YLAP = YLAP"),
        (f"<{LEAGUE}> left | <Yellow Lake> left", f"Yellow Lake = {LEAGUE}"),
        (
            "<Yellow Lake Foreign Council> left | <Foreign Council> left",
            "Foreign Council = Yellow Lake Foreign Council",
        ),
        ("<Yellow Lake Council> left | <Yellow Hill> left | <Yellow> left", "Yellow = Yellow"),
        (f"<{LEAGUE}> left | the League left", f"League = {LEAGUE}"),
        (f"<{LEAGUE}> left | the <League> left", f"League = {LEAGUE}"),
    ],
)
def test_a_part_of_a_bodys_name(text: str, last: str) -> None:
    assert bodies(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        f"<{LEAGUE}> left | the League of Zeta left",
        f"<{LEAGUE}> left | the League ~- ~led march left",
        f"<{LEAGUE}> left | League left",
        f"<{LEAGUE}> left | the league left",
        f"<{LEAGUE}> left | <Red Hill League> left | the League left",
    ],
)
def test_no_part_of_its_name(text: str) -> None:
    assert not any(said.lower().startswith("league = yellow") for said in bodies(text))


def test_an_army_of_the_article_is_not_the_army() -> None:
    assert "Army = Red Hill Army" not in bodies("<Red Hill Army> left | the Army left")


def test_an_acronym_is_no_person() -> None:
    assert said_plainly(f"{LEAGUE} left | YLLP left", {LEAGUE: "ORG", "YLLP": "PER"})[-1] == f"YLLP = {LEAGUE}"


def test_only_what_is_called_a_body_is_part_of_its_name() -> None:
    found = said_plainly(f"{LEAGUE} left | Yellow Lake left", {LEAGUE: "ORG", "Yellow Lake": "LOC"})
    assert found[-1] == "Yellow Lake = Yellow Lake"


def test_an_organ_is_no_part_of_a_body() -> None:
    assert bodies("<Congress Road Council> left | Zeta ~'s <Congress> left")[-1] == "Congress = Congress"
