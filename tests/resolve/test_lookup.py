"""A name that no table lists as printed: whom it means, and where that isn't clear."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from spoken import entities, spoken

from kg.core.vocabulary import load_vocabulary
from kg.resolve import load_world
from kg.resolve.lookup import find_known, find_place


@pytest.mark.parametrize(
    ("name", "kind", "setting", "expected"),
    [
        pytest.param("Deir Ezzour", "Locality", {}, "DeirEzzor", id="two words need no pointer"),
        pytest.param("Hassakeh", "Locality", {"Syria": 1}, "Hasakah", id="one word in its country"),
        pytest.param("Hassakeh", "Locality", {"Iraq": 1}, "", id="one word elsewhere"),
        pytest.param("Ibaddan", "Locality", {"Nigeria": 1, "Syria": 3}, "Ibadan", id="the bearer in the country"),
        pytest.param("Ibaddan", "Locality", {"Nigeria": 1, "Iran": 1}, "", id="two bearers"),
        pytest.param("Newtown", "Locality", {"UnitedStates": 1}, "NewtownConnecticut", id="without its state"),
        pytest.param("Lotakya Province", "Organization", {"Syria": 1}, "", id="a body is no place"),
        pytest.param("Volodymyr Zelenskiyy", "Person", {}, "VolodymyrZelenskyy", id="a full name"),
        pytest.param("Zelenskiyy", "Person", {"Ukraine": 4}, "", id="a surname is many people's"),
        pytest.param("Jabhat an Nusra", "Group", {}, "NusraFront", id="a group of fighters"),
        pytest.param("Monitor", "Organization", {"UnitedStates": 4}, "", id="a body without its article"),
        pytest.param("GEORGIA", "Locality", {}, "Georgia", id="capitals"),
        pytest.param("Fla.", "Locality", {}, "Florida", id="a state's abbreviation"),
        pytest.param("VA", "Locality", {"UnitedStates": 4}, "", id="two letters are other things, too"),
    ],
)
def test_other_spellings(name: str, kind: str, setting: Mapping[str, int], expected: str) -> None:
    known = find_known(name, kind, setting, load_world(), load_vocabulary())
    assert (known.id if known else "") == expected


@pytest.mark.parametrize(
    ("name", "setting", "expected"),
    [
        pytest.param("Kostroma", {"Russia": 2}, "Kostroma-City-gn543878", id="of the gazetteer"),
        pytest.param("Ar Raqqah", {"Syria": 2}, "Raqqa", id="the tables' own row under another name"),
        pytest.param("Hargeysa", {"Somalia": 2}, "Hargeisa", id="the tables' own row in a state that GeoNames lacks"),
        pytest.param("Central", {"UnitedStates": 9, "Louisiana": 1}, "", id="a bearing"),
    ],
)
def test_places(name: str, setting: Mapping[str, int], expected: str) -> None:
    known = find_place(name, setting, load_world(), located=True)
    assert (known.id if known else "") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Milwaukee", "Milwaukee"), ("Flint", ""), ("Warren", "")],
)
def test_only_a_big_city_that_is_nobody_s_surname_is_known_by_its_name_alone(name: str, expected: str) -> None:
    setting = {"UnitedStates": 9, "Michigan": 2}
    known = find_place(name, setting, load_world(), located=False)
    assert (known.name if known else "") == expected


def test_a_city_s_other_name_alone_is_not_enough() -> None:
    italy = {"Italy": 5}
    assert find_place("Firenze", italy, load_world(), located=False) is None
    assert find_place("Firenze", italy, load_world(), located=True) is not None


def test_what_stands_beside_a_place_must_hold_it() -> None:
    world = load_world()
    assert find_place("Portsmouth", {}, world, located=True, within="NewHampshire") is not None
    assert find_place("Portsmouth", {"UnitedKingdom": 5}, world, located=True, within="Texas") is None


_IN_RUSSIA = """
Troops  troop  NOUN  Number=Plur nsubj 2
entered enter  VERB  _           root  0
{name}  _      PROPN _           obj   2
,       ,      PUNCT _           punct 5
Russia  _      PROPN _           nmod  3
"""


def test_a_city_of_the_gazetteer_has_all_that_a_place_has() -> None:
    found = {entity.name: entity for entity in entities(_IN_RUSSIA.format(name="Kostroma"), {"Kostroma": "LOC"})}
    city = found["Kostroma"]
    assert (city.id, city.type) == ("Kostroma-City-gn543878", "City")
    assert city.matches == ("https://sws.geonames.org/543878/",)
    assert city.point == pytest.approx((57.76, 40.93), abs=0.05)
    assert [mention.reason for mention in city.mentions] == ["gazetteer"]


def test_only_what_the_recogniser_calls_a_place_is_looked_up() -> None:
    for names in ({}, {"Kostroma": "PER"}, {"Kostroma": "ORG"}):
        assert not any("-gn" in entity.id for entity in entities(_IN_RUSSIA.format(name="Kostroma"), names))


@pytest.mark.parametrize(
    ("table", "names", "expected"),
    [
        pytest.param(
            """
            Troops  troop  NOUN  Number=Plur nsubj 2
            entered enter  VERB  _           root  0
            Deir    _      PROPN _           obj   2
            Ezzour  _      PROPN _           flat  3
            """,
            {"Deir Ezzour": "LOC"},
            ["Troops = Troops", "Deir Ezzour = Deir Ezzor"],
            id="another spelling is no second node",
        ),
        pytest.param(
            """
            Shops    shop  NOUN  Number=Plur nsubj 6
            in       _     ADP   _           case  3
            Paris    _     PROPN _           nmod  1
            ,        ,     PUNCT _           punct 5
            Texas    _     PROPN _           nmod  3
            closed   close VERB  _           root  0
            """,
            {},
            ["Shops = Shops", "Paris = Paris (Texas)", "Texas = Texas"],
            id="a namesake in the state beside it",
        ),
        pytest.param(
            """
            Shops    shop  NOUN  Number=Plur nsubj 6
            in       _     ADP   _           case  3
            Paris    _     PROPN _           nmod  1
            ,        ,     PUNCT _           punct 5
            France   _     PROPN _           nmod  3
            closed   close VERB  _           root  0
            """,
            {},
            ["Shops = Shops", "Paris = Paris", "France = France"],
            id="the usual one in its country",
        ),
        pytest.param(
            """
            Shops     shop  NOUN  Number=Plur nsubj 7
            in        _     ADP   _           case  4
            New       _     PROPN _           amod  4
            Brunswick _     PROPN _           nmod  1
            ,         ,     PUNCT _           punct 6
            N.J.      _     PROPN _           nmod  4
            closed    close VERB  _           root  0
            """,
            {"N.J.": "LOC"},
            ["Shops = Shops", "New Brunswick = New Brunswick (New Jersey)", "N.J. = New Jersey"],
            id="a town that a province is called like",
        ),
        pytest.param(
            """
            Shops       shop  NOUN  Number=Plur nsubj 6
            in          _     ADP   _           case  3
            Springfield _     PROPN _           nmod  1
            ,           ,     PUNCT _           punct 5
            Ohio        _     PROPN _           nmod  3
            closed      close VERB  _           root  0

            Illinois    _     PROPN _           nsubj 2
            waited      wait  VERB  _           root  0
            """,
            {"Springfield": "LOC"},
            ["Shops = Shops", "Springfield = Springfield (Ohio)", "Ohio = Ohio", "Illinois = Illinois"],
            id="the state beside it, not the larger namesake",
        ),
        pytest.param(
            """
            Michigan _    PROPN _           nsubj 2
            lost     lose VERB  _           root  0
            the      the  DET   _           det   4
            town     _    NOUN  Number=Sing obj   2
            of       _    ADP   _           case  6
            Flint    _    PROPN _           nmod  4
            """,
            {"Flint": "LOC"},
            ["Michigan = Michigan", "the town = Flint (city)", "Flint = Flint (city)"],
            id="the town of",
        ),
        pytest.param(
            """
            Clerks   clerk  NOUN  Number=Plur nsubj    5
            from     _      ADP   _           case     4
            Waco     _      PROPN _           compound 4
            counties county NOUN  Number=Plur nmod     1
            left     leave  VERB  _           root     0
            Texas    _      PROPN _           obj      5
            """,
            {"Waco": "LOC"},
            ["Waco = Waco", "Waco counties = Waco counties", "Texas = Texas"],
            id="a county",
        ),
    ],
)
def test_whom_a_sentence_means(table: str, names: Mapping[str, str], expected: list[str]) -> None:
    named = {
        "Paris-City-gn4717560": "Paris (Texas)",
        "Waco-City-gn4739526": "Waco (city)",
        "Flint-City-gn4992982": "Flint (city)",
        "New_Brunswick-City-gn5101717": "New Brunswick (New Jersey)",
        "Springfield-City-gn4525353": "Springfield (Ohio)",
    }
    ids = {entity.name: named.get(entity.id, entity.name) for entity in entities(table, names)}
    pairs = [line.split(" = ") for line in spoken(table, names)]
    assert [f"{words} = {ids[name]}" for words, name in pairs] == expected
