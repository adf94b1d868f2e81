"""Spellings of one name have one key, names of two things have not."""

from __future__ import annotations

import pytest

from kg.core.lexicon import data_file, read_table
from kg.core.spellings import COLUMNS, KINDS, first_and_last, key, middle


@pytest.mark.parametrize(
    ("a", "b", "person"),
    [
        ("Ministry of Defence", "Defense Ministry", False),
        ("Acme Corp.", "ACME Corporation", False),
        ("the Office of Example Affairs", "Example Affairs Office", False),
        ("Omar al-Example", "Omar Example", True),
        ("Jo O’Roe", "JO O'ROE", True),
    ],
)
def test_one_name(a: str, b: str, person: bool) -> None:  # noqa: FBT001
    assert key(a, person=person) == key(b, person=person)


@pytest.mark.parametrize(
    ("a", "b", "person"),
    [
        ("Bank of Example", "Bank Example", False),
        ("House of Example", "Example House", False),
        ("Al Roe", "Roe", True),
        ("al-Example Front", "Example Front", False),
        ("Jim Roe", "James Roe", True),
        ("Ministry of Roe", "Roe Ministry", True),
        ("Ministry of", "Ministry", False),
        ("Office in Example Town", "Example Town Office", False),
        ("Bill Institute", "William Institute", False),
    ],
)
def test_two_names(a: str, b: str, person: bool) -> None:  # noqa: FBT001
    assert key(a, person=person) != key(b, person=person)


def test_first_names_have_a_full_form() -> None:
    assert first_and_last("Jim Roe") == first_and_last("James P. Roe") == ("james", "roe")
    assert first_and_last("Roe") is None
    assert (middle("James P. Roe"), middle("Jim Roe")) == (frozenset({"p"}), frozenset())


def test_the_file() -> None:
    rows = read_table(data_file("spellings.tsv"), columns=COLUMNS)
    assert {row["kind"] for row in rows} == set(KINDS)
    words = [(row["kind"], word) for row in rows for word in row["word"].split("|")]
    assert len(words) == len(set(words)) > 50
    assert all(row["for"] or row["kind"] == "particle" for row in rows)
