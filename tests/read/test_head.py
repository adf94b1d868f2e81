"""Titles, bylines, date lines and datelines, each with the lines that look alike and are none."""

from __future__ import annotations

import pytest

from kg.read.furniture import furniture
from kg.read.head import Head, read_head

LONG = (
    "Rebels seize the northern town, its airport and two bridges over the river after three days of fighting that"
    " drove ten thousand residents from their homes and left the army without supplies"
)
STORY = "Rebels captured the northern town on Monday, residents said."


def head(text: str) -> Head:
    return read_head(text, furniture(text))


def masked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in head(text).furniture]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Town falls to rebels\n{STORY}", "Town falls to rebels"),
        (f"ADVERTISEMENT\n\nTown falls to rebels (Updated)\n\n{STORY}", "Town falls to rebels"),
        (f"By Jane Doe\nDecember 14, 2016\nWho holds the town?\n{STORY}", "Who holds the town?"),
        (f"Residents wait for food. Jane Doe/AFP\nTown falls to rebels\n{STORY}", "Town falls to rebels"),
        (f"{STORY}\nWhat comes next\n{STORY}", ""),
        ("Town falls to rebels", ""),
        (f"{'A very long line ' * 18}\n{STORY}", ""),
        (f"{LONG}\n{STORY}", LONG),
        (f"{LONG}, it said. Rebels left\n{STORY}", ""),
        (f"{LONG} for Sen. Jane Doe of the U.N. Council\n{STORY}", f"{LONG} for Sen. Jane Doe of the U.N. Council"),
        (f"{LONG} of the U.S.\n{STORY}", ""),
        (f"Rebels say aid came from the U.S.\n{STORY}", "Rebels say aid came from the U.S."),
        (f"Town buys drones from Example Inc.\n{STORY}", "Town buys drones from Example Inc."),
        (f"‘No bases in the U.S.’\n{STORY}", "‘No bases in the U.S.’"),
        (f"Rebels say aid came from the north.\n{STORY}", ""),
    ],
)
def test_title(text: str, title: str) -> None:
    assert head(text).title == title


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Maria Abi-Habib and Nour Alakraa", "Maria Abi-Habib and Nour Alakraa"),
        ("By Jane Doe, John Q. Roe and Anne de Jong", "Jane Doe, John Q. Roe and Anne de Jong"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe, Associated Press", "Jane Doe"),
        ("By Jane Doe in Beirut", "Jane Doe"),
        ("By Jane Doe | December 14, 2016", "Jane Doe"),
        ("By Khalid al-Masri", "Khalid al-Masri"),
    ],
)
def test_byline(line: str, byline: str) -> None:
    text = f"Town falls to rebels\n{line}\n{STORY}"
    assert head(text).byline == byline
    assert masked(text) == [line]


@pytest.mark.parametrize(
    "line", ["By Monday the army had left the town.", "By the river", "By December 2016 it was over", "By Friday"]
)
def test_no_byline(line: str) -> None:
    text = f"Town falls to rebels\n{line}\n{STORY}"
    assert head(text).byline == ""
    assert masked(text) == []


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("December 14, 2016", "2016-12-14"),
        ("Wednesday, 14 December 2016", "2016-12-14"),
        ("Dec. 14, 2016", "2016-12-14"),
        ("2016-12-14", "2016-12-14"),
        ("Published: December 14th, 2016 9:05 a.m. EST", "2016-12-14"),
        ("Posted on 14 Dec 2016 at 09:05 GMT", "2016-12-14"),
        ("Updated 0954 GMT (1754 HKT) December 14, 2016", "2016-12-14"),
        ("Published December 14, 2016 | Updated December 15, 2016", "2016-12-14"),
    ],
)
def test_date_line(line: str, published: str) -> None:
    assert head(f"Town falls to rebels\n{line}\n{STORY}").published == published
    assert masked(f"Town falls to rebels\n{line}\n{STORY}") == [line]
    assert head(f"Town falls to rebels\n{STORY}\n{line}\n").published == published


@pytest.mark.parametrize(
    "line", ["February 30, 2016", "12/14/2016", "On December 14, 2016, rebels attacked.", "Monday"]
)
def test_no_date_line(line: str) -> None:
    assert head(f"Town falls to rebels\n{line}\n{STORY}").published == ""


def test_a_date_amid_the_story_is_a_heading() -> None:
    text = "\n".join([*[STORY] * 12, "December 14, 2016", *[STORY] * 4])
    assert head(text).published == ""
    assert masked(text) == []


def test_a_comment_form_has_no_date() -> None:
    text = "\n".join([*[STORY] * 3, "Type your comment and click", "By Jane Doe", "December 14, 2016"])
    assert head(text) == Head("", "", "", "", ())


def test_a_date_beside_the_byline_counts() -> None:
    assert head(f"Town falls\nBy Jane Doe | December 14, 2016\n{STORY}").published == "2016-12-14"


@pytest.mark.parametrize(
    ("dateline", "agency", "published"),
    [
        ("PALMYRA -", "", ""),
        ("BAGHDAD (Reuters) -", "Reuters", ""),
        ("MOSCOW, Dec 8 (AFP) --", "AFP", ""),
        ("MOSCOW, Dec. 8, 2016 (Xinhua) --", "Xinhua", "2016-12-08"),
        ("ASPEN, Colo. (Reuters) -", "Reuters", ""),
        ("WASHINGTON/NEW YORK (Reuters) -", "Reuters", ""),
        ("BEIRUT (AP) —", "AP", ""),
        ("Beirut (Agence France-Presse) -", "AFP", ""),
        ("Sinjar, Iraq (CNN)", "CNN", ""),
        ("(CNN)", "CNN", ""),
        ("Beirut, Lebanon –", "", ""),
    ],
)
def test_dateline(dateline: str, agency: str, published: str) -> None:
    text = f"Town falls to rebels\n{dateline} {STORY}"
    assert masked(text) == [dateline]
    assert (head(text).agency, head(text).published) == (agency, published)


@pytest.mark.parametrize(
    "line",
    [
        "SYRIA - Who holds what",
        "ISIS — which also calls itself Islamic State — seized the town.",
        "JANE DOE: The army left the town on Monday, and the rebels came.",
        "The Associated Press (AP) reported the fall of the town.",
        "Assad, Syria's president - the man whom they want to go - spoke.",
    ],
)
def test_no_dateline(line: str) -> None:
    assert masked(f"{line}\n{STORY}") == []
