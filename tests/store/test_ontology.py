"""What the graph says of its own words, and what it knows of entities beyond the articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import QuerySolutions, Store

from kg.core.iri import PREFIXES
from kg.core.ontology import load_ontology
from kg.core.types import Entity, Knowledge
from kg.core.vocabulary import load_vocabulary
from kg.store.quads import to_quads

VOCABULARY = load_vocabulary()
SEAT = Entity("Ankara", "City", "Ankara", country="Turkey", seat_of=("Turkey", "TurkeyGovernment"))
COUNTRY = Entity("Turkey", "Country", "Turkey")
GOVERNMENT = Entity("TurkeyGovernment", "Government", "Turkish Government", country="Turkey")
ENTITIES = (SEAT, COUNTRY, GOVERNMENT, Entity("Ada", "Person", "Ada"), Entity("Nile", "Waterway", "Nile"))


def rows(query: str, *entities: Entity) -> list[tuple[str, ...]]:
    store = Store()
    store.extend(to_quads(Knowledge(entities=entities), VOCABULARY.predicates, VOCABULARY.types))
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    return sorted(tuple(str(term.value).rsplit("/", 1)[-1] for term in row) for row in found)


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("Place", ["Ankara", "Nile", "Turkey"]),
        ("State", ["Turkey", "TurkeyGovernment"]),
        ("Actor", ["Ada", "Turkey", "TurkeyGovernment"]),
        ("Body", ["Turkey", "TurkeyGovernment"]),
        ("City", ["Ankara"]),
        ("Thing", []),
        ("Entity", ["Ada", "Ankara", "Nile", "Turkey", "TurkeyGovernment"]),
    ],
)
def test_a_type_finds_what_is_of_those_below_it(kind: str, found: list[str]) -> None:
    assert rows(f"SELECT DISTINCT ?x {{ ?x a/rdfs:subClassOf* kg:{kind} }}", *ENTITIES) == [(ident,) for ident in found]


def test_every_type_is_a_class_with_words() -> None:
    labels = {row[0]: row[1] for row in rows("SELECT ?type ?label { ?type a owl:Class ; rdfs:label ?label }")}
    assert set(labels) == {f"ontology#{kind}" for kind in (*VOCABULARY.type_names, "Entity")}
    assert labels["ontology#ArmedGroup"] == "armed group"


def test_kgs_own_properties_say_what_they_mean() -> None:
    found = rows("SELECT ?p { ?p rdfs:label ?l ; rdfs:comment ?c FILTER NOT EXISTS { ?p a ?any } }")
    own = {each.name for each in load_ontology().properties if each.name.startswith("kg:")}
    assert {f"ontology#{name.removeprefix('kg:')}" for name in own} == {p for (p,) in found}
    assert len(own) > 40


@pytest.mark.parametrize(
    ("entities", "seats"),
    [
        (ENTITIES, [("Ankara", "Turkey"), ("Ankara", "TurkeyGovernment")]),
        ((SEAT, COUNTRY), [("Ankara", "Turkey")]),
        ((SEAT, GOVERNMENT), [("Ankara", "TurkeyGovernment")]),
        ((SEAT,), []),
        ((replace(SEAT, seat_of=()), COUNTRY), []),
    ],
)
def test_a_seat_leads_to_whom_it_stands_for_if_both_are_there(
    entities: tuple[Entity, ...], seats: list[tuple[str, str]]
) -> None:
    assert rows("SELECT ?city ?state { ?city kg:seatOf ?state }", *entities) == seats


def test_a_country_is_told_if_it_is_there() -> None:
    query = "SELECT ?x { ?x kg:country ?country }"
    assert rows(query, *ENTITIES) == [("Ankara",), ("TurkeyGovernment",)]
    assert rows(query, SEAT, GOVERNMENT) == []
