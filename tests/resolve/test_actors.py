"""Forces and governments by rule for every country, and capitals that act."""

from __future__ import annotations

import pytest
from spoken import entities, spoken

from kg.core.countries import country_rows
from kg.core.lexicon import split
from kg.resolve.world import load_world

COUNTRIES = country_rows()
NATIONALITIES = {split(row["adjectives"])[0]: row for row in reversed(COUNTRIES) if row["adjectives"]}
"""A state by its first adjective; one that two states share stands with the first."""
FORCE = """
    {adjective} _       ADJ  _           amod  2
    {noun}      {lemma} NOUN Number=Ptan nsubj 3
    left        leave   VERB _           root  0
"""


def country_id(row: dict[str, str]) -> str:
    return next(known.id for known in load_world().names[row["name"]] if known.type == "Country")


def organ(adjective: str, noun: str, lemma: str) -> str:
    """The id of the entity behind `Syrian troops`."""
    found = entities(FORCE.format(adjective=adjective, noun=noun, lemma=lemma))
    return next(entity.id for entity in found for mention in entity.mentions if mention.kind == "nominal")


def test_all_countries_are_there() -> None:
    assert len(COUNTRIES) >= 193
    assert {"SY", "TR", "RU", "US", "IQ", "NG", "CO", "MM", "UA"} <= {row["iso"] for row in COUNTRIES}


@pytest.mark.parametrize("adjective", [word for word in NATIONALITIES if word.replace("-", "").isalpha()])
def test_a_nationality_gives_the_forces_of_any_country(adjective: str) -> None:
    assert organ(adjective, "troops", "troops") == f"{country_id(NATIONALITIES[adjective])}ArmedForces"


@pytest.mark.parametrize(
    ("noun", "lemma"), [("warplanes", "warplane"), ("airstrikes", "airstrike"), ("soldiers", "soldier")]
)
def test_what_acts_for_the_forces(noun: str, lemma: str) -> None:
    assert organ("Nigerian", noun, lemma) == "NigeriaArmedForces"


@pytest.mark.parametrize(
    ("noun", "lemma"),
    [("authorities", "authority"), ("administration", "administration"), ("leadership", "leadership")],
)
def test_what_acts_for_the_government(noun: str, lemma: str) -> None:
    assert organ("Nigerian", noun, lemma) == "NigeriaGovernment"


@pytest.mark.parametrize("adjective", ["North Korean", "South Sudanese", "South African", "Costa Rican", "Sri Lankan"])
def test_a_nationality_of_two_words(adjective: str) -> None:
    first, last = adjective.split()
    found = spoken(f"""
        {first} _      ADJ  _           amod  3
        {last}  _      ADJ  _           amod  3
        troops  troops NOUN Number=Ptan nsubj 4
        left    leave  VERB _           root  0
    """)
    assert f"{adjective} troops = {adjective} Armed Forces" in found


@pytest.mark.parametrize("row", COUNTRIES, ids=lambda row: row["iso"])
def test_every_country_has_its_organs(row: dict[str, str]) -> None:
    world, country = load_world(), country_id(row)
    assert world.forces(country).country == world.government(country).country == country
    assert (world.forces(country).type, world.government(country).type) == ("Military", "Government")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            Syria  _     PROPN _           nmod:poss 3
            ~'s    _     PART  _           case      1
            army   _     NOUN  Number=Sing nsubj     4
            left   leave VERB  _           root      0
            """,
            ["Syria = Syria", "Syria's army = Syrian Armed Forces"],
            id="possessor",
        ),
        pytest.param(
            """
            The     the   DET   _           det       2
            Knesset _     PROPN _           nmod:poss 4
            ~'s     _     PART  _           case      2
            forces  force NOUN  Number=Plur nsubj     5
            left    leave VERB  _           root      0
            """,
            ["The Knesset's forces = Knesset's forces", "Knesset = Knesset"],
            id="a parliament has no forces",
        ),
        pytest.param(
            """
            The    the   DET  _           det   3
            Syrian _     ADJ  _           amod  3
            army   _     NOUN Number=Sing nsubj 4
            left   leave VERB _           root  0
            """,
            ["Syrian army = Syrian Armed Forces"],
            id="known name",
        ),
        pytest.param(
            """
            Syria  _     PROPN _           nsubj 2
            bled   bleed VERB  _           root  0
            while  _     SCONJ _           mark  6
            the    _     DET   _           det   5
            regime _     NOUN  Number=Sing nsubj 6
            left   leave VERB  _           advcl 2
            """,
            ["Syria = Syria", "the regime = Syrian Government"],
            id="the regime is that of the country spoken of",
        ),
        pytest.param(
            """
            Syria  _     PROPN _           nsubj 4
            and    _     CCONJ _           cc    3
            Iraq   _     PROPN _           conj  1
            bled   bleed VERB  _           root  0
            while  _     SCONJ _           mark  8
            the    _     DET   _           det   7
            army   _     NOUN  Number=Sing nsubj 8
            left   leave VERB  _           advcl 4
            """,
            ["Syria = Syria", "Iraq = Iraq", "the army = army"],
            id="the army is nobody's where two countries are spoken of",
        ),
        pytest.param(
            """
            IS       _       PROPN _           compound 2
            fighters fighter NOUN  Number=Plur nsubj    3
            left     leave   VERB  _           root     0
            """,
            ["IS = Islamic State", "IS fighters = Islamic State"],
            id="members of a group",
        ),
        pytest.param(
            """
            Anti    anti  ADJ  _           amod  4
            ~-      _     PUNCT _          punct 3
            ~Syrian _     ADJ  _           amod  4
            forces  force NOUN Number=Plur nsubj 5
            left    leave VERB _           root  0
            """,
            ["Anti-Syrian forces = Anti-Syrian forces", "Syrian = Syria"],
            id="forces against a country",
        ),
        pytest.param(
            """
            U.S.    _     PROPN _                        compound 3
            ~-      _     PUNCT _                        punct    3
            ~backed back  VERB  Tense=Past|VerbForm=Part amod     4
            forces  force NOUN  Number=Plur              nsubj    5
            left    leave VERB  _                        root     0
            """,
            ["U.S. = United States", "U.S.-backed forces = U.S.-backed forces"],
            id="forces backed by a country",
        ),
    ],
)
def test_actors(table: str, expected: list[str]) -> None:
    assert spoken(table) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            Moscow   _      PROPN _ nsubj 2
            attacked attack VERB  _ root  0
            Palmyra  _      PROPN _ obj   2
            """,
            "Moscow = Russia",
            id="subject of a deed",
        ),
        pytest.param(
            """
            Turkey _    PROPN _           nsubj 2
            held   hold VERB  _           root  0
            talks  talk NOUN  Number=Plur obj   2
            with   _    ADP   _           case  5
            Moscow _    PROPN _           nmod  3
            """,
            "Moscow = Russia",
            id="talks with",
        ),
        pytest.param(
            """
            Turkey _    PROPN _ nsubj 4
            and    _    CCONJ _ cc    3
            Moscow _    PROPN _ conj  1
            agreed agree VERB _ root  0
            """,
            "Moscow = Russia",
            id="coordinated with one that acts",
        ),
        pytest.param(
            """
            Moscow  _       PROPN _           nsubj 2
            praised praise  VERB  _           root  0
            the     _       DET   _           det   5
            Russian _       ADJ   _           amod  5
            government _    NOUN  Number=Sing obj   2
            """,
            "Moscow = Russian Government",
            id="the government, where the article has one",
        ),
        pytest.param(
            """
            Turkey   _      PROPN _ nsubj 2
            attacked attack VERB  _ root  0
            Moscow   _      PROPN _ obj   2
            """,
            "Moscow = Moscow",
            id="object",
        ),
        pytest.param(
            """
            Turkey _     PROPN _ nsubj 2
            spoke  speak VERB  _ root  0
            in     _     ADP   _ case  4
            Moscow _     PROPN _ obl   2
            """,
            "Moscow = Moscow",
            id="in it",
        ),
        pytest.param(
            """
            Moscow _  PROPN _           nsubj 4
            is     be AUX   Tense=Pres  cop   4
            a      _  DET   _           det   4
            city   _  NOUN  Number=Sing root  0
            """,
            "Moscow = Moscow",
            id="subject of a copula",
        ),
        pytest.param(
            """
            Moscow   _       PROPN _                        nsubj:pass 3
            was      be      AUX   _                        aux:pass   3
            attacked attack  VERB  Tense=Past|VerbForm=Part root       0
            """,
            "Moscow = Moscow",
            id="subject of a passive",
        ),
        pytest.param(
            """
            Moscow _    PROPN _ nsubj 2
            fell   fall VERB  _ root  0
            """,
            "Moscow = Moscow",
            id="a city that falls",
        ),
    ],
)
def test_capitals(table: str, expected: str) -> None:
    assert expected in spoken(table)


THE_CAPITAL = """
    {subject} _     PROPN _           nsubj 2
    left      leave VERB  _           root  0
    the       the   DET   _           det   4
    capital   _     NOUN  Number=Sing obj   2
"""


def test_the_capital_is_that_of_the_country_that_the_article_is_about() -> None:
    assert "the capital = Damascus" in spoken(THE_CAPITAL.format(subject="Syria"))
    assert not [said for said in spoken(THE_CAPITAL.format(subject="ISIS")) if said.endswith("= Damascus")]


VISIT = """
    Aides   aide   NOUN  Number=Plur nsubj 2
    left    leave  VERB  _           root  0
    {place} {place} PROPN _          obj   2
"""


@pytest.mark.parametrize(
    ("place", "country", "seat_of"),
    [
        ("Damascus", "Syria", ("Syria", "SyriaGovernment")),
        ("Aleppo", "Syria", ()),
        ("Syria", "", ()),
        ("Nowhereton", "", ()),
    ],
)
def test_a_place_knows_its_country_and_a_capital_whom_it_stands_for(
    place: str, country: str, seat_of: tuple[str, ...]
) -> None:
    (found,) = (e for e in entities(VISIT.format(place=place), {place: "LOC"}) if e.name == place)
    assert (found.country, found.seat_of) == (country, seat_of)


@pytest.mark.parametrize(
    ("name", "kind", "known", "country"),
    [
        ("Tripoli", "City", "Tripoli", "Libya"),
        ("Tripoli", "City", "TripoliLebanon", ""),
        ("White House", "Facility", "", "UnitedStates"),
        ("White House", "Organization", "", ""),
        ("Moscow", "Person", "", ""),
    ],
)
def test_a_seat_is_a_city_of_that_country_or_a_building(name: str, kind: str, known: str, country: str) -> None:
    world = load_world()
    found = world.seat_of(name, kind, world.by_id[known] if known else None)
    assert found == ((country, world.government(country).id) if country else ())
