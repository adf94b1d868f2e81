"""kg's own words: the table that ships, and what it doesn't take."""

from __future__ import annotations

from typing import get_args

import pytest

from kg.core.errors import DataError
from kg.core.iri import PREFIXES
from kg.core.lexicon import data_file
from kg.core.ontology import load_ontology, parse_ontology
from kg.core.types import Basis, Certainty, Condition, Polarity, Status, Tense, Verdict
from kg.core.vocabulary import GROUPS, SIGNS, load_vocabulary

ONTOLOGY = load_ontology()
BY_NAME = {each.name: each for each in ONTOLOGY.properties}
TEXT = data_file("ontology.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("kg:polarity", get_args(Polarity)),
        ("kg:certainty", get_args(Certainty)),
        ("kg:tense", get_args(Tense)),
        ("kg:condition", get_args(Condition)),
        ("kg:basis", get_args(Basis)),
        ("kg:status", get_args(Status)),
        ("kg:verdict", get_args(Verdict)),
        ("kg:group", GROUPS),
        ("kg:sign", SIGNS),
        ("kg:endsControlOf", ("own", "others")),
    ],
)
def test_the_words_of_a_property_are_those_of_the_code(name: str, values: tuple[str, ...]) -> None:
    assert set(BY_NAME[name].values) == set(values)


def test_only_these_have_words() -> None:
    assert sum(bool(each.values) for each in ONTOLOGY.properties) == 10


def test_every_word_is_told() -> None:
    assert all(each.label and each.comment for each in ONTOLOGY.classes)
    assert all(each.label and each.comment and each.on for each in ONTOLOGY.properties)
    assert {note.name for note in ONTOLOGY.types} == load_vocabulary().type_names


def test_what_leads_to_text_and_what_to_nodes() -> None:
    assert BY_NAME["kg:polarity"].datatypes == ("xsd:string",)
    assert BY_NAME["kg:validFrom"].datatypes == ("xsd:date", "xsd:gYearMonth", "xsd:gYear")
    assert BY_NAME["skos:prefLabel"].is_literal
    assert BY_NAME["geo:asWKT"].is_literal
    assert BY_NAME["kg:premise"].datatypes == ()
    assert not BY_NAME["kg:source"].is_literal


def test_a_class_without_a_type_says_how_its_nodes_are_told() -> None:
    assert [each.name for each in ONTOLOGY.classes if not each.is_typed] == [
        "kg:Relation",
        "kg:Tally",
        "kg:OtherId",
        "oa:SpecificResource",
        "oa:Selector",
        "geo:Geometry",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"kg:Claim" = { label = "claim"', '"kg:Claim" = { lable = "claim"', "ontology kg:Claim: unknown key lable"),
        ('above = ["rdf:Statement"] }', 'above = ["rdff:Statement"] }', "unknown prefix of rdff:Statement"),
        ('above = ["rdf:Statement"] }', 'above = ["Statement"] }', "unknown prefix of Statement"),
        ('on = { "kg:Claim" = "0..1" }', 'on = { "kg:Claim" = "0-1" }', "the count '0-1'"),
        ('on = { "kg:Claim" = "0..1" }', 'on = { "kg:Clam" = "0..1" }', "on the unknown class kg:Clam"),
        ('range = ["sem:Event"]', 'range = ["sem:Evil"]', "kg:event: leads to the unknown class sem:Evil"),
        ('subjects = "kg:group"', 'subjects = "kgg:group"', "unknown prefix of kgg:group"),
        ('"wd:Q5"]', '"wikidata:Q5"]', "unknown prefix of wikidata:Q5"),
    ],
)
def test_mistakes_are_named(old: str, new: str, told: str) -> None:
    assert old in TEXT
    with pytest.raises(DataError) as caught:
        parse_ontology(TEXT.replace(old, new, 1))
    assert told in str(caught.value)


def test_wikidatas_properties_are_numbers() -> None:
    found = [each.wikidata for each in load_vocabulary().predicates if each.wikidata]
    assert len(found) == len(set(found)) > 10
    assert all(name[0] == "P" and name[1:].isdigit() for name in found)
    assert PREFIXES["wd"].endswith("/entity/")
