"""Identifiers depend on the thing alone, and are fit to stand in an IRI."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import combinations

import pytest

from kg.core.iri import PREFIXES, article_id, digest, entity_id, normalise, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Islamic State", "Islamic_State"),
        ("Deir ez-Zôr", "Deir_ez_Zor"),
        ("U.S.-backed forces", "U_S_backed_forces"),
        ("  'quoted' <x>  ", "quoted_x"),
        ("الدولة", "x"),
        ("", "x"),
        ("a" * 60, "a" * 40),
        ("b" * 39 + " cd", "b" * 39),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Islamic State", "Islamic State"),
        ("Deir ez-Zor", "DEIR EZ ZOR"),
        ("Türkiye's army", "Turkiye army"),
        ("Assad’s regime", "Assad regime"),
        ("a  coalition", "coalition"),
        ("U.S.", "u s"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert normalise(one) == normalise(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Mali", "Malia"), ("North Korea", "South Korea"), ("IS", "ISIS")])
def test_names_of_two_things_are_not(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_an_entity_is_its_name_type_and_scope() -> None:
    ids = [
        entity_id("Homs", "City"),
        entity_id("Homs", "Region"),
        entity_id("Hama", "City"),
        entity_id("Homs", "City", scope="a"),
        entity_id("Homs", "City", scope="b"),
    ]
    assert len(set(ids)) == len(ids)
    assert entity_id("the Homs", "City").split("-")[-1] == ids[0].split("-")[-1]
    assert all(re.fullmatch(r"[A-Za-z0-9_]+-[A-Za-z]+-[0-9a-f]{8}", ident) for ident in ids)


def test_an_article_is_its_name_and_text() -> None:
    ids = [article_id("a", "text"), article_id("b", "text"), article_id("a", "text "), article_id("atext", "")]
    assert all(one != other for one, other in combinations(ids, 2))


def test_parts_are_kept_apart() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", "")}) == 4
    assert len(digest("a")) == 16
    assert len(digest("a", length=8)) == 8


def test_minting_is_the_same_in_every_process() -> None:
    code = "from kg.core.iri import *; print(entity_id('Deir ez-Zôr', 'City', scope='s'), article_id('a', 'ü'))"
    run = [sys.executable, "-c", code]
    outputs = {
        subprocess.run(
            run, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}, check=True, capture_output=True
        ).stdout
        for seed in "12"
    }
    expected = f"{entity_id('Deir ez-Zôr', 'City', scope='s')} {article_id('a', 'ü')}\n"
    assert outputs == {expected.encode()}


def test_prefixes_are_told_apart() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert all(re.fullmatch(r"https?://[^\s]+[/#]", namespace) for namespace in PREFIXES.values())


def test_one_name_however_it_is_printed_is_one_entity() -> None:
    assert entity_id("The NewsDesk's Ém", "Media") == entity_id("Newsdesk em", "Media")
