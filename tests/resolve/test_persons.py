"""Whoever is named in full is the same by surname, first name, with initials or titles; two are never guessed."""

from __future__ import annotations

import re

import pytest
from spoken import entities, said_plainly
from trees import ARTICLE

from kg.core.iri import entity_id

TITLES = ("Lt. Col.", "Vice Adm.", "Brig. Gen.", "Maj. Gen.", "Staff Sgt.", "Sheikh", "Ayatollah", "Rev.", "Sen.")
MORE_TITLES = ("Rep.", "Gov.", "Prof. Dr.", "Col", "Mr", "Mrs", "Dame", "Archbishop", "Crown Prince", "Hon.")


def people(text: str) -> list[str]:
    """The mentions of the persons whom a text puts in angle brackets, as a recogniser would."""
    names = dict.fromkeys(re.findall(r"<(.+?)>", text), "PER")
    tokens = re.sub(r"[<>]", "", text).replace("-", " ~- ~")
    return [said for said in said_plainly(tokens, names) if said.partition(" = ")[0] in names]


@pytest.mark.parametrize("title", TITLES + MORE_TITLES)
def test_no_rank_or_title_in_a_name(title: str) -> None:
    words = f"{title} Kofi Danso"
    found = said_plainly(f"{words} left", {words: "PER"})
    assert "Kofi Danso = Kofi Danso" in found
    assert not any(said.startswith(words) for said in found)


def test_a_title_is_part_of_a_name_that_everybody_knows_with_it() -> None:
    assert people("<Mullah Omar> left") == ["Mullah Omar = Mullah Omar"]


@pytest.mark.parametrize(
    ("full", "part"),
    [
        ("Kofi Danso", "Danso"),
        ("Kofi Danso", "Kofi"),
        ("Kofi B. Danso", "Danso"),
        ("Kofi Danso III", "Danso"),
        ("Kofi Danso", "Kofi Mensah Danso"),
        ("Kofi Danso", "KOFI DANSO"),
        ("Pieter van der Laan", "Van der Laan"),
        ("Pieter van der Laan", "Laan"),
        ("Hadi al-Tamer", "Tamer"),
        ("Hadi Tamer", "al-Tamer"),
        ("Lea Reed-Bloom", "Reed-Bloom"),
        ("Ma Htay Win Kyaw", "Win Kyaw"),
    ],
)
def test_a_part_of_a_name_is_the_whole_before_and_after_it(full: str, part: str) -> None:
    plain = full.replace("B. ", "").replace(" III", "")
    assert people(f"<{full}> left | <{part}> left") == [f"{full} = {plain}", f"{part} = {plain}"]
    assert people(f"<{part}> left | <{full}> left") == [f"{part} = {plain}", f"{full} = {plain}"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param(
            "<Kofi Danso> left | they left | they left | <Danso> left | <Ama Danso> left",
            "Kofi Danso",
            id="only one named before",
        ),
        pytest.param(
            "<Kofi Danso> left | <Ama Danso> left | they left | they left | <Kofi Danso> left | <Danso> left",
            "Kofi Danso",
            id="only one named just before",
        ),
        pytest.param("<Kofi Danso> left and <Ama Danso> left | <Danso> left", "Danso", id="both just before"),
        pytest.param(
            "<Kofi Danso> left | <Ama Danso> left | they left | <Ama Danso> left | Mr. <Danso> left",
            "Danso",
            id="a title that may be the other's",
        ),
        pytest.param(
            "<Kofi Danso> left and his wife , <Ama Danso> left | Mr. <Danso> left", "Kofi Danso", id="no wife"
        ),
        pytest.param("<Kofi Danso> left and his wife , <Ama Danso> left | Mrs. <Danso> left", "Ama Danso", id="wife"),
        pytest.param("<Kofi Danso> left and Ms. <Ama Danso> left | Mrs. <Danso> left", "Ama Danso", id="same title"),
        pytest.param("<Abu Tamer> left | <Tamer> left", "Tamer", id="a father is no son"),
        pytest.param("<Hadi Tamer> left | <Abu> left", "Abu", id="no part of it"),
        pytest.param("<Abu Tamer> left | <Abu> left", "Abu", id="a father has no name of his own"),
        pytest.param("<Kofi Danso> left | <Ama Danso> left", "", id="two"),
    ],
)
def test_who_bears_a_surname(text: str, last: str) -> None:
    found = dict(said.split(" = ") for said in people(text))
    assert found.get("Danso", found.get("Tamer", found.get("Abu", ""))) == last
    assert found.get("Ama Danso", "Ama Danso") == "Ama Danso"


def test_a_known_person_with_more_in_the_name() -> None:
    assert people("<Robert J. Mueller III> left | <Mueller> left")[0].endswith(" = Robert Mueller")
    assert people("<Angela Dorothea Merkel> left") == ["Angela Dorothea Merkel = Angela Merkel"]
    assert people("<Hillary> left | <Hillary Clinton> left")[0] == "Hillary = Hillary Clinton"


def test_one_name_alone_is_a_person_only_of_its_article() -> None:
    (scoped,) = entities("Danso _ PROPN _ nsubj 2\nleft leave VERB _ root 0", {"Danso": "PER"})
    assert scoped.id == entity_id("Danso", "Person", scope=ARTICLE)


def test_a_surname_that_everybody_knows_is_whoever_the_article_names_in_full() -> None:
    assert "Putin = Zelda Putin" in people("<Zelda Putin> left | <Putin> left")
    assert "Putin = Vladimir Putin" in people("<Vladimir Putin> left | <Zelda Putin> left | <Putin> left")


@pytest.mark.parametrize(
    "text",
    ["<Kofi Danso> left | <Kofi Peter Mensah> left", "<Bill Clinton> left | <Hillary Clinton> left"],
    ids=["another surname", "both known"],
)
def test_two_full_names_are_two(text: str) -> None:
    assert [said.partition(" = ")[0] == said.partition(" = ")[2] for said in people(text)] == [True, True]


def test_a_place_is_nobody_s_full_name() -> None:
    names = {"Port Danso": "LOC", "Danso": "PER"}
    assert "Danso = Danso" in said_plainly("Danso left | Port Danso left", names)
