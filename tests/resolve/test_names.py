"""Names of one thing are one node, names of two are two, and what is no name has none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from spoken import entities, spoken


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
