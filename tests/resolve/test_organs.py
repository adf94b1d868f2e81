"""A state's organ is one node, whatever the words and whatever the state."""

from __future__ import annotations

import pytest
from spoken import said_plainly

from kg.core.lexicon import data_file, read_table, split
from kg.resolve.organs import state_organ
from kg.resolve.world import load_world


def named(text: str) -> set[str]:
    """The names of all that a text speaks of, countries and their capitals left out."""
    world = load_world()
    found = {mention.partition(" = ")[2] for mention in said_plainly(text)}
    return {name for name in found if all(k.type not in {"Country", "City"} for k in world.names.get(name, ()))}


@pytest.mark.parametrize(
    "words",
    [
        "The Kenyan Foreign Ministry left",
        "Kenya ~'s foreign ministry left",
        "Kenya ~'s Foreign Ministry left",
        "The Foreign Ministry of Kenya left",
        "The Ministry of Foreign Affairs of Kenya left",
        "The Kenyan Foreign Affairs Ministry left",
        "The Foreign Ministry in Nairobi left",
        "Kenya left | The Foreign Ministry left",
        "Kenya left | the foreign ministry left",
        "Kenya Foreign Ministry left",
    ],
)
def test_one_ministry_in_many_wordings(words: str) -> None:
    assert named(words) == {"Kenyan Foreign Ministry"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Kenyan Ministry of Defense left", "Kenyan Defence Ministry"),
        ("The South Korean Oil Ministry left", "South Korean Oil Ministry"),
        ("The North Korean Ministry of Trade and Industry left", "North Korean Trade and Industry Ministry"),
        ("The Ministry of the Interior of the Philippines left", "Philippine Interior Ministry"),
        ("Royal Thai Navy left", "Thai Navy"),
        ("Kenya ~'s National Police left", "Kenyan Police"),
        ("Kenyan police left", "Kenyan Police"),
        ("Kenya ~'s central bank left", "Kenyan Central Bank"),
        ("The Supreme Court of Kenya left", "Kenyan Supreme Court"),
        ("U.S. Senate and U.S. House left", "US House of Representatives and US Senate"),
        ("The Israeli Parliament left", "Knesset"),
        ("Philippine Justice Department left", "Philippine Justice Department"),
        ("The Justice Department left", "US Justice Department"),
        ("The Israeli Defense Forces left", "Israel Defense Forces"),
        ("Kenya left | last week ~'s Supreme Court hearing left", "Kenyan Supreme Court"),
        ("Kenya left | members of the Supreme Court left", "Kenyan Supreme Court"),
        ("The Kenyan parliament left | members of Parliament left", "Kenyan Parliament"),
        ("The Kenyan embassy in Lima left", "Kenyan Embassy in Lima"),
        ("Kenya ~'s Embassy in Peru left", "Kenyan Embassy in Lima"),
        ("The Kenyan Embassy left | The Kenyan embassy in Peru left", "Kenyan Embassy in Lima"),
        ("The Kenyan Embassy left", "Kenyan Embassy"),
        ("The Kenyan Labor Party left", "Kenyan Labour Party"),
    ],
)
def test_organs(words: str, name: str) -> None:
    assert named(words) == set(name.split(" and ") if "US" in name else [name])


@pytest.mark.parametrize(
    "words",
    [
        "Kenya left | Nakuru Senate left",
        "Kenya left | Senate ~- Hill left",
        "Kenya left | the Senate of Nakuru left",
        "Kenya left | Air Force One left",
        "Kenya left | Nakuru ~'s Supreme Court left",
        "Kenya left | parliament left",
        "Kenya left | the house left",
        "Kenya left | the Police left",
        "Police in Nairobi left",
        "Kenya | Senate left",
        "Kenya left | Parliament left",
        "Kenya left | the Socialist Party left",
    ],
)
def test_not_the_state_organ_the_articles_country(words: str) -> None:
    assert not any(name.startswith("Kenyan") for name in named(words))


def test_a_noun_that_the_recogniser_takes_for_a_name() -> None:
    found = said_plainly("the Kenyan embassy in Lima left", {"Kenyan embassy": "ORG"})
    assert found == ["Kenyan = Kenya", "Kenyan embassy = Kenyan Embassy in Lima", "Lima = Lima"]


def test_which_embassy_only_a_city_tells() -> None:
    both = "The Kenyan embassy in Peru left | The Kenyan embassy in Chile left | The Kenyan embassy left"
    assert named(both) == {"Kenyan Embassy in Lima", "Kenyan Embassy in Santiago", "Kenyan Embassy"}


def test_the_only_country_that_has_a_known_one() -> None:
    assert named("Kenya and America left | Congress left") == {"US Congress"}
    assert named("Kenya left | Kenya left | America left | Congress left") == {"US Congress"}


def test_the_only_country_whose_organ_is_named_has_the_bare_one_too() -> None:
    assert named("Kenya and Peru left | The Peruvian Senate left | The Senate left") == {"Peruvian Senate"}
    assert named("Kenya and Peru left | The Senate left") == {"Senate"}


def test_an_organ_that_kg_knows_by_name_is_that_one() -> None:
    world = load_world()
    made = state_organ(world, "Kenya", "Air Force", "Military")
    assert (made.id, made.name, made.type, made.country) == ("KenyaAirForce", "Kenyan Air Force", "Military", "Kenya")
    assert state_organ(world, "UnitedStates", "Air Force", "Military").id == "USAirForce"


@pytest.mark.parametrize(
    "country", sorted(known.id for known in load_world().by_id.values() if known.type == "Country")
)
def test_no_organ_of_a_state_with_the_same_adjective(country: str) -> None:
    assert state_organ(load_world(), country, "Armed Forces", "Military").country == country


def test_no_wording_of_two_organs() -> None:
    rows = read_table(data_file("organs.tsv"), columns=("organ", "type", "words", "alone"))
    wordings = [words.lower() for row in rows for words in split(row["words"])]
    assert len(wordings) == len(set(wordings)) > len(rows) > 20


@pytest.mark.parametrize("end", ["of", "of the", "in", "in the"])
def test_a_text_may_end_before_the_state_is_told(end: str) -> None:
    assert said_plainly(f"Kenya left | they left the Defence Ministry {end}")
    assert said_plainly(f"Kenya left | they left the Kenyan Embassy {end}")
