"""Spellings of one name have one key, and hardly two known things share one."""

from __future__ import annotations

from collections import defaultdict

import pytest

from kg.core.folding import folded, is_telling
from kg.resolve import load_world
from kg.resolve.world import Known

PLACES = {"City", "Region", "Waterway", "Facility", "Site", "Country"}


@pytest.mark.parametrize(
    "spellings",
    [
        "Deir ez-Zor|Deir Ezzour|Dayr al-Zawr|Deir el Zor|Der Azzor",
        "Raqqa|ar-Raqqah|Al Rakka",
        "Hasakah|al-Hassakeh|Hasaka",
        "Jisr al-Shughur|Jisr ash-Shugour",
        "Khan Sheikhoun|Khan Shaykhun",
        "Hodeidah|Al Hudaydah|Hudaida",
        "Taiz|Ta'izz|Taʿiz",
        "Abdul Rahman|Abdelrahman|Abd al-Rahman|Abdurrahman",
        "Salahuddin|Salah al-Din|Salah ad Din",
        "Ibn Saud|bin Saud",
        "Kandahar|Qandahar",
        "Zelensky|Zelenskyy|Zelenskiy|Zelenski",
        "Dmitry|Dmitri|Dmitriy",
        "Yekaterinburg|Ekaterinburg",
        "Zaporizhzhia|Zaporizhia|Zaporizhzhya",
        "Alexei|Aleksey|Alexey",
        "Tzipi|Tsipi",
        "Yousef|Yuseph",
        "Wardak|Vardak",
        "Petchora|Pechora",
        "Khartoum|Hartum",
        "Malmö|Malmo",
        "Łódź|Lodz",
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: str) -> None:
    assert len({folded(name) for name in spellings.split("|")}) == 1


@pytest.mark.parametrize(
    "names",
    [
        "Mosul|Masal",
        "Homs|Hama",
        "Mayadin|Maidan",
        "Tarmiyah|Termeh",
        "Group of 7|Group of 77",
        "London|London Eye",
        "Hong Kong|Hongkong",
        "US Senate|Senate",
        "Guinea|Guyana",
        "Lavrov|Levin",
        "Sampla al|Sampla",
        "Ed Miller|Miller",
        "Arras|Ras",
    ],
)
def test_other_names_have_other_keys(names: str) -> None:
    one, other = names.split("|")
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("name", "telling"),
    [("Kadugli", True), ("Kharkov", True), ("Hit", False), ("Ameriya", True), ("Aydoun", False), ("Moossee", False)],
)
def test_a_short_key_tells_nothing(name: str, *, telling: bool) -> None:
    assert is_telling(name) is telling


def test_a_name_in_another_script_has_no_key() -> None:
    assert folded("Київ") == ""


def test_hardly_two_known_things_of_a_sort_share_a_key() -> None:
    owners = defaultdict[tuple[str, str], dict[str, tuple[Known, str]]](dict)
    world = load_world()
    for name, bearers in world.names.items():
        for known in bearers:
            sort = "Place" if known.type in PLACES else known.type if known.type == "Person" else "Body"
            if is_telling(name) and (sort != "Person" or " " in name):
                owners[sort, folded(name)][known.id] = known, name
    shared = [list(found.values()) for found in owners.values() if len({name for _, name in found.values()}) > 1]
    at_home = [
        [known.id for known, _ in found]
        for found in shared
        if len({world.country_of(known) for known, _ in found}) == 1
    ]
    assert len(owners) > 25_000
    assert len(shared) <= 40, shared
    assert {frozenset(ids) for ids in at_home} == {
        frozenset({"FARDC", "DemocraticRepublicOfTheCongoArmedForces"}),
        frozenset({"USArmy", "UnitedStatesArmedForces"}),
        frozenset({"Shaanxi", "Shanxi"}),
        frozenset({"AlfaBank", "AlphaGroup"}),
        frozenset({"TerryNichols", "TyreNichols"}),
    }
