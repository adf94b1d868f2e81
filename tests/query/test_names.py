"""Which entity a name means, and when the user is asked."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from pyoxigraph import NamedNode, Quad, Store
from store.sample import KNOWLEDGE

from kg.core.errors import AmbiguousNameError, UnknownNameError
from kg.core.iri import entity_id, normalise, short
from kg.core.types import Article, Entity, Join, Knowledge, Mention, Span
from kg.core.vocabulary import load_vocabulary
from kg.query import find_entity, find_query, run
from kg.query.bearers import Bearer, describe, term
from kg.query.names import _candidates, find_claim, find_id
from kg.store.quads import to_quads

ARTICLE = Article("a", "a.txt", "x" * 999)


def entity(ident: str, kind: str, name: str, country: str = "", *, also: str = "", mentions: int = 1) -> Entity:
    """With an empty id: one that no knowledge file has."""
    where = tuple(Mention("a", Span(n, n + 1)) for n in range(mentions))
    return Entity(ident or entity_id(name, kind), kind, name, (also,) if also else (), where, country=country)


def graph(*entities: Entity) -> Store:
    store, vocabulary = Store(), load_vocabulary()
    store.extend(to_quads(Knowledge((ARTICLE,), entities), vocabulary.predicates, vocabulary.types))
    return store


def meant(name: str, entities: Iterable[Entity], kind: str = "") -> str:
    """Preferred name and type of the entity that is meant."""
    found = find_entity(graph(*entities), name, kind=kind).bearer
    return f"{found.name} ({found.type})"


ZOR = entity("Zor", "City", "Deir Ezzour", also="Dayr")
LEE, LEA = entity("", "Person", "Ann Lee", also="Lee"), entity("", "Person", "Bo Lee", also="Lee")
CITY = entity("Ohm", "City", "Ohm", mentions=2)
PROVINCE = entity("OhmProvince", "Region", "Ohm Province", also="Ohm", mentions=50)


@pytest.mark.parametrize(
    ("name", "entities", "who"),
    [
        pytest.param("Ohm", [CITY], "Ohm (City)", id="one bearer"),
        pytest.param("Ohm", [CITY, PROVINCE], "Ohm (City)", id="a known thing's own name goes before another's alias"),
        pytest.param("ohm", [PROVINCE, CITY], "Ohm (City)", id="in any case"),
        pytest.param("Ohm", [CITY, entity("", "Person", "OHM", mentions=99)], "Ohm (City)", id="as it is written"),
        pytest.param("Ohm (Region)", [CITY, PROVINCE], "Ohm Province (Region)", id="a type picks"),
        pytest.param("ohm (place)", [CITY, entity("", "Person", "Ohm")], "Ohm (City)", id="a higher type picks"),
        pytest.param("Ohm (Person)", [CITY, entity("", "Person", "OHM")], "OHM (Person)", id="also of another case"),
        pytest.param("Deir ez-Zor", [ZOR, CITY], "Deir Ezzour (City)", id="another spelling"),
        pytest.param("Dayr al-Zawr (city)", [ZOR, CITY], "Deir Ezzour (City)", id="another spelling of a type"),
        pytest.param(
            "Deir Azzor", [ZOR, entity("", "Person", "Deir AZZOR")], "Deir AZZOR (Person)", id="its own case goes first"
        ),
        pytest.param("ent:OhmProvince", [CITY, PROVINCE], "Ohm Province (Region)", id="an id picks"),
        pytest.param(
            "Ada (Group)", [entity("", "Body", "Ada (Group)")], "Ada (Group) (Body)", id="a name with brackets"
        ),
        pytest.param(
            "Lee", [entity("", "Person", "Ann Lee", also="Lee", mentions=9), LEA], "Ann Lee (Person)", id="nine in ten"
        ),
    ],
)
def test_a_name_means_what_nobody_would_ask_about(name: str, entities: list[Entity], who: str) -> None:
    assert meant(name, entities) == who


@pytest.mark.parametrize(
    ("name", "entities"),
    [
        pytest.param("Lee", [LEE, LEA], id="equal"),
        pytest.param("Lee", [entity("", "Person", "Ann Lee", also="Lee", mentions=8), LEA], id="eight in nine"),
        pytest.param("Lee", [entity("", "Person", "Lee", mentions=3), LEE], id="a surname that nobody knows"),
        pytest.param("Ohm", [CITY, entity("Ohm2", "City", "Ohm")], id="two known things"),
        pytest.param("Lee (Person)", [LEE, LEA], id="two of the type"),
    ],
)
def test_a_name_of_several_is_asked_about(name: str, entities: list[Entity]) -> None:
    with pytest.raises(AmbiguousNameError, match=r"2 entities are named.*pick one by its id"):
        meant(name, entities)


def test_the_bearers_are_described_and_a_type_is_offered_where_it_helps() -> None:
    state = entity("Oz", "Country", "Oz")
    people = [entity("Ohm2", "City", "Ohm", "Oz", mentions=4), entity("", "Person", "Ohm", mentions=3), LEE, state]
    with pytest.raises(
        AmbiguousNameError, match=r"pick one by its id, or by its type: Oms \((City|Person)\)"
    ) as caught:
        meant(
            "Oms", [entity(e.id, e.type, e.name, e.country, also="Oms", mentions=len(e.mentions)) for e in people[:2]]
        )
    assert len(caught.value.__notes__) == 2
    store = graph(*people, entity("Ohm3", "City", "Ohm"))
    with pytest.raises(AmbiguousNameError) as caught:
        find_entity(store, "Ohm", kind="Place")
    assert caught.value.__notes__ == [
        "ent:Ohm2  Ohm (City), Oz; in a.txt, 4 mentions",
        "ent:Ohm3  Ohm (City); in a.txt, 1 mention",
    ]


def test_a_long_list_is_cut() -> None:
    with pytest.raises(AmbiguousNameError, match="12 entities") as caught:
        meant("Lee", [entity(f"Lee{n}", "Person", f"{n} Lee", also="Lee") for n in range(12)])
    assert len(caught.value.__notes__) == 11
    assert caught.value.__notes__[-1] == "and 2 more"


def test_a_place_is_meant_where_a_place_is_asked_for() -> None:
    person = entity("", "Person", "Ohm", mentions=99)
    village = entity("", "Locality", "Ohm")
    assert meant("Ohm", [person, village], kind="Place") == "Ohm (Locality)"
    assert meant("Ohm", [person], kind="Place") == "Ohm (Person)"
    answer = run(graph(person, village), find_query("who-controlled"), {"place": "Ohm"})
    assert answer.notes == ()
    with pytest.raises(AmbiguousNameError):
        run(graph(village, entity("", "Region", "Ohm")), find_query("who-controlled"), {"place": "Ohm"})


def test_who_else_bears_the_name_is_told() -> None:
    answer = run(graph(CITY, PROVINCE), find_query("about"), {"entity": "Ohm"})
    assert answer.notes == ("'Ohm' is taken for ent:Ohm (City); so named are also ent:OhmProvince (Region)",)
    assert run(graph(CITY, PROVINCE), find_query("about"), {"entity": "ent:Ohm"}).notes == ()


def test_another_spelling_is_told() -> None:
    spelt = {name: find_entity(graph(ZOR), name).note for name in ("Deir ez-Zor", "deir ezzour", "dayr", "ent:Zor")}
    assert spelt == {"Deir ez-Zor": "'Deir ez-Zor' is taken for ent:Zor (City)"} | dict.fromkeys([*spelt][1:], "")
    unclear = [ZOR, entity("Zor2", "City", "Deir Ezzour")]
    with pytest.raises(AmbiguousNameError, match="2 entities"):
        find_entity(graph(*unclear), "Deir ez-Zor")


@pytest.mark.parametrize("name", ["Oom", "Aum"])
def test_a_short_name_is_no_spelling_of_another(name: str) -> None:
    with pytest.raises(UnknownNameError):
        meant(name, [entity("", "City", "Oum")])


def test_a_seat_of_power_is_no_stranger() -> None:
    state = entity("Oz", "Country", "Oz", also="Green House", mentions=99)
    house = entity("", "Facility", "Green House")
    assert meant("Green House", [state, house]) == "Oz (Country)"
    seat = Entity(house.id, house.type, house.name, mentions=house.mentions, seat_of=("Oz",))
    assert meant("Green House", [state, seat]) == "Green House (Facility)"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Ohm (Person)", r"no Person is named 'Ohm'; those of that name are ent:Ohm \(City\)"),
        ("Ohm (OHM)", r"no entity is named 'Ohm \(OHM\)'"),
        ("Ohn", "no entity is named 'Ohn'; did you mean Ohm"),
        ("Oohm", "no entity is named 'Oohm'; did you mean Ohm"),
    ],
)
def test_a_type_that_nobody_has_is_named(name: str, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        meant(name, [CITY])


def test_a_users_own_graphs_are_no_claims() -> None:
    store = graph(entity("Homs", "City", "Homs"))
    before = describe(store, term("ent:Homs")).claims
    store.add(Quad(term("ent:Homs"), term("kg:near"), term("ent:Hama"), NamedNode("http://e.org/g")))
    assert describe(store, term("ent:Homs")).claims == before


@pytest.mark.parametrize("label", ["O’Hara", "O'Hara", "OHARA", "Ohárà", "the o-hara's", "Ｏhara"])
@pytest.mark.parametrize("name", ["ohara", "O'HARA", "the Ohara"])
def test_the_engine_sifts_out_nobody_who_bears_a_name(label: str, name: str) -> None:
    store = graph(entity("", "Person", label), CITY)
    wanted = normalise(name)
    bearers = {node for node, other in _candidates(store, wanted) if normalise(other) == wanted}
    assert len(bearers) == (normalise(label) == wanted)


def test_a_name_of_one_bearer_counts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bearer, "mentions", property(lambda _: pytest.fail("counted")))
    assert meant("Ohm", [CITY]) == "Ohm (City)"


@pytest.mark.parametrize(("bearers", "notes"), [(10, 10), (11, 11)])
def test_a_list_is_cut_only_where_it_is_too_long(bearers: int, notes: int) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        meant("Lee", [entity(f"Lee{n}", "Person", f"{n} Lee", also="Lee") for n in range(bearers)])
    assert len(caught.value.__notes__) == notes


@pytest.mark.parametrize(("types", "offered"), [(["City", "City", "Person"], "Person"), (["City", "City"], "")])
def test_only_a_type_of_one_bearer_is_offered(types: list[str], offered: str) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        meant("Ohm", [entity(f"Ohm{n}", kind, "Ohm") for n, kind in enumerate(types)])
    assert caught.value.allowed == "pick one by its id" + (f", or by its type: Ohm ({offered})" if offered else "")


@pytest.mark.parametrize(("others", "more"), [(3, ""), (4, " and others")])
def test_at_most_three_others_are_told(others: int, more: str) -> None:
    namesakes = [entity(f"Ohm{n}", "Region", f"Ohm {n}", also="Ohm") for n in range(others)]
    named = ", ".join(f"ent:Ohm{n} (Region)" for n in range(3))
    note = f"'Ohm' is taken for ent:Ohm (City); so named are also {named}{more}"
    assert find_entity(graph(CITY, *namesakes), "Ohm").note == note


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Ann Lee", "Ann_Lee-1"),
        ("A. Lee", "A_Lee-1"),
        ("ent:Anna_Lee-1", "Anna_Lee-1"),
        ("Mrs Lee", "Ann_Lee-1"),
        ("Anna Lee", "Ann_Lee-1"),
    ],
    ids=["its own", "a joined one's name", "a joined one's id", "no id's name", "two ids' name"],
)
def test_a_name_is_the_id_that_was_made_of_it(name: str, ident: str) -> None:
    joined = tuple(Join(other, "same name") for other in ("A_Lee-1", "Anna_Lee-1", "Anna_Lee-2"))
    lee = Entity("Ann_Lee-1", "Person", "Ann Lee", ("A. Lee", "Mrs Lee", "Anna Lee"), joined=joined)
    assert find_id(graph(lee), name) == ident


def test_a_claim_is_found_by_its_id(store: Store) -> None:
    claim = KNOWLEDGE.claims[0].id
    iri = f"https://w3id.org/newskg/id/claim/{claim}"
    assert [find_claim(store, name) for name in (claim, f"claim:{claim}", iri)] == [claim] * 3
    with pytest.raises(UnknownNameError, match="no claim"):
        find_claim(store, KNOWLEDGE.claims[0].subject.entity)


def test_what_no_prefix_fits_stays_as_it_is() -> None:
    assert short("https://example.org/Homs") == "https://example.org/Homs"
