"""Names of one thing are one node, names of two are two, and what is no name has none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from spoken import entities, said_plainly, spoken


@pytest.mark.parametrize("name", ["IS", "ISIS", "ISIL", "Daesh", "Islamic State", "Islamic State group"])
def test_one_group_of_many_names(name: str) -> None:
    words = name.split()
    rows = [
        f"{word} _ PROPN _ {'nsubj' if word == words[0] else 'flat'} {len(words) + 1 if word == words[0] else 1}"
        for word in words
    ]
    (entity,) = entities("\n".join([*rows, "left leave VERB _ root 0"]))
    assert (entity.id, entity.type, entity.name) == ("IslamicState", "ArmedGroup", "Islamic State")


@pytest.mark.parametrize(
    ("table", "names", "expected"),
    [
        pytest.param(
            """
            The   the  DET   _           det   2
            city  _    NOUN  Number=Sing nsubj 5
            of    _    ADP   _           case  4
            Mosul _    PROPN _           nmod  2
            fell  fall VERB  _           root  0
            """,
            {},
            ["The city = Mosul", "Mosul = Mosul"],
            id="the city of",
        ),
        pytest.param(
            """
            Mosul _    PROPN _           compound 2
            city  _    NOUN  Number=Sing nsubj    3
            fell  fall VERB  _           root     0
            """,
            {},
            ["Mosul = Mosul", "Mosul city = Mosul"],
            id="noun after the name",
        ),
        pytest.param(
            """
            Saad   _     PROPN _ nsubj 3
            Khalis _     PROPN _ flat  1
            spoke  speak VERB  _ root  0

            Khalis _     PROPN _ nsubj 2
            left   leave VERB  _ root  0
            """,
            {"Saad Khalis": "PER", "Khalis": "PER"},
            ["Saad Khalis = Saad Khalis", "Khalis = Saad Khalis"],
            id="surname",
        ),
        pytest.param(
            """
            Saad   _     PROPN _ nsubj 3
            Khalis _     PROPN _ flat  1
            met    meet  VERB  _ root  0
            Omar   _     PROPN _ obj   3
            Khalis _     PROPN _ flat  4

            Khalis _     PROPN _ nsubj 2
            left   leave VERB  _ root  0
            """,
            {"Saad Khalis": "PER", "Omar Khalis": "PER", "Khalis": "PER"},
            ["Saad Khalis = Saad Khalis", "Omar Khalis = Omar Khalis", "Khalis = Khalis"],
            id="surname of two",
        ),
        pytest.param(
            """
            The     the    DET   _           det      4
            Golan   _      PROPN _           compound 4
            Freedom _      PROPN _           compound 4
            Front   _      PROPN _           nsubj    5
            retired retire VERB  _           root     0

            GFF      _      PROPN _ nsubj 2
            returned return VERB  _ root  0
            """,
            {"Golan Freedom Front": "ORG", "GFF": "ORG"},
            ["Golan Freedom Front = Golan Freedom Front", "GFF = Golan Freedom Front"],
            id="initials",
        ),
        pytest.param(
            """
            Kremlin   _     PROPN _           compound  2
            spokesman _     NOUN  Number=Sing nmod:desc 3
            Ivan      _     PROPN _           nsubj     5
            Smirnin   _     PROPN _           flat      3
            left      leave VERB  _           root      0
            """,
            {"Ivan Smirnin": "PER"},
            ["Kremlin = Russia", "Kremlin spokesman = Ivan Smirnin", "Ivan Smirnin = Ivan Smirnin"],
            id="a noun beside a name is the name's",
        ),
        pytest.param(
            """
            Rebels rebel NOUN  Number=Plur nsubj    2
            left   leave VERB  _           root     0
            east   _     ADJ   _           amod     4
            Aleppo _     PROPN _           obj      2
            """,
            {},
            ["Rebels = Rebels", "east Aleppo = East Aleppo"],
            id="a part of a city is a thing of its own",
        ),
    ],
)
def test_names(table: str, names: Mapping[str, str], expected: list[str]) -> None:
    assert spoken(table, names) == expected


@pytest.mark.parametrize(
    ("table", "names"),
    [
        pytest.param(
            """
            It     it    PRON  _ expl  2
            rained rain  VERB  _ root  0
            on     _     ADP   _ case  4
            Sunday _     PROPN _ obl   2
            in     _     ADP   _ case  6
            March  _     PROPN _ obl   2
            """,
            {"Sunday": "ORG", "March": "PER"},
            id="days and months",
        ),
        pytest.param(
            """
            Happiness happiness NOUN Number=Sing nsubj 2
            matters   matter    VERB _           root  0
            """,
            {},
            id="a noun of no known sort",
        ),
        pytest.param(
            """
            The  the  DET  _           det   2
            city _    NOUN Number=Sing nsubj 3
            fell fall VERB _           root  0
            """,
            {},
            id="a definite noun without an antecedent",
        ),
        pytest.param(
            """
            Who _   PRON _ nsubj 3
            IS  be  AUX  _ cop   3
            IT  it  PRON _ root  0
            """,
            {},
            id="the verb in capitals",
        ),
        pytest.param(
            """
            They they PRON _ nsubj 2
            left leave VERB _ root 0
            """,
            {"They": "ORG"},
            id="a pronoun that the recogniser takes for a name",
        ),
    ],
)
def test_no_entity(table: str, names: Mapping[str, str]) -> None:
    assert spoken(table, names) == []


def test_what_is_generic_is_one_thing_only_within_its_article() -> None:
    (entity,) = entities("Civilians civilian NOUN Number=Plur nsubj 2\nfled flee VERB _ root 0")
    (named,) = entities(
        "Saad _ PROPN _ nsubj 3\nKhalis _ PROPN _ flat 1\nfled flee VERB _ root 0", {"Saad Khalis": "PER"}
    )
    assert entity.id.startswith("Civilians-Group-")
    assert named.id.startswith("Saad_Khalis-Person-")


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("AFP / Reuters left", {"AFP / Reuters": "ORG"}, ["AFP = Agence France-Presse", "Reuters = Reuters"]),
        ("Kofi Danso ( SOHR ~) left", {"Kofi Danso ( SOHR": "PER"}, ["Kofi Danso", "SOHR"]),
        ("Kofi Danso of Zeta left", {"Kofi Danso of Zeta": "PER"}, ["Kofi Danso = Kofi Danso"]),
        ("Kofi DansoToday left", {"Kofi DansoToday": "PER"}, []),
        ("Kofi McDanso left", {"Kofi McDanso": "PER"}, ["Kofi McDanso = Kofi McDanso"]),
        ("Peru ~'s Radio Zeta left", {"Peru's Radio Zeta": "ORG"}, ["Peru = Peru", "Radio Zeta = Radio Zeta"]),
        ("Zeta ~'s office left", {"Zeta's office": "ORG"}, []),
        ("Zeta Hill left | Zeta Hill left | Zeta Hill left", {"Zeta Hill": "LOC"}, ["Zeta Hill = Zeta Hill"] * 3),
        ("Zeta Democrats left", {"Zeta Democrats": "PER"}, ["Zeta Democrats = Zeta Democrats"]),
        ("Foreign Ministry Building left", {"Foreign Ministry Building": "ORG"}, ["Foreign Ministry Building"]),
        ("Reno , Nev. left", {"Nev.": "LOC"}, ["Nev. = Nevada"]),
    ],
)
def test_where_a_name_ends(text: str, names: Mapping[str, str], expected: list[str]) -> None:
    found = said_plainly(text, names)
    assert [said if " = " in (expected or [""])[0] else said.split(" = ")[0] for said in found] == expected


def test_a_pair_of_people_is_nobody() -> None:
    found = said_plainly("the Obama ~- ~Danso bill left", {"Obama-Danso": "PER"})
    assert found == ["Obama = Barack Obama"]


def test_a_government_is_no_name_of_its_own() -> None:
    (mention,) = said_plainly("the Obama Administration left", {"Obama Administration": "ORG"})
    assert mention == "Obama = Barack Obama"


def test_a_name_has_one_type_in_an_article() -> None:
    table = """
        Zeta   _     PROPN _           nsubj 6
        ,      _     PUNCT _           punct 4
        a      _     DET   _           det   4
        town   _     NOUN  Number=Sing appos 1
        ,      _     PUNCT _           punct 4
        fell   fall  VERB  _           root  0

        Zeta   _     PROPN _           nsubj 2
        rose   rise  VERB  _           root  0
    """
    (zeta,) = [entity for entity in entities(table, {"Zeta": "ORG"}) if entity.name == "Zeta"]
    assert (zeta.type, len(zeta.mentions)) == ("City", 3)


def test_partisans_are_a_group_wherever_they_stand() -> None:
    (one,) = entities("Democrats democrat PROPN Number=Plur nsubj 2\nleft leave VERB _ root 0")
    (other,) = entities("Democrats democrat PROPN Number=Plur nsubj 2\nleft leave VERB _ root 0", {"Democrats": "PER"})
    assert one.id == other.id
    assert one.type == "Group"


def test_the_party_of_whoever_a_word_stands_between() -> None:
    found = spoken("""
        Democratic    _         ADJ  _           amod  3
        presidential  _         ADJ  _           amod  3
        candidate     candidate NOUN Number=Sing nsubj 4
        left          leave     VERB _           root  0
    """)
    assert "Democratic = US Democratic Party" in found


@pytest.mark.parametrize(
    ("words", "label", "wanted"),
    [
        ("Zeta jets", "ORG", ""),
        ("Allah", "PER", ""),
        ("Islam", "LOC", ""),
        ("Sunni ISIS", "ORG", "ISIS = Islamic State"),
    ],
)
def test_no_name_of_a_body(words: str, label: str, wanted: str) -> None:
    found = said_plainly(f"{words} left", {words: label})
    assert not [mention for mention in found if mention.startswith(f"{words} = ")]
    assert not wanted or wanted in found
