"""Plain triples, readable JSON-LD, and exports without quotations."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store, parse
from rdflib import Dataset

from kg.core.iri import PREFIXES
from kg.store.exports import PLAIN_FORMATS, dump, dump_plain
from kg.store.quads import to_quads
from kg.store.readable import NESTED, TERMS, dump_readable
from store.sample import ARTICLES, KNOWLEDGE, PREDICATES, TEXTS, TYPES, shuffled


@pytest.fixture(scope="module")
def store() -> Store:
    return made()


def made(knowledge: Any = KNOWLEDGE) -> Store:
    store = Store()
    store.extend(to_quads(knowledge, PREDICATES, TYPES))
    return store


def triples(data: bytes, format: RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in parse(data, format=format)}


def curies(data: bytes) -> set[str]:
    """The triples of N-Triples, with prefixes."""
    text = data.decode()
    for prefix in ("ent", "kg", "rdf", "rdfs", "owl"):
        text = text.replace(f"<{PREFIXES[prefix]}", f"{prefix}:")
    return {line.replace(">", "").removesuffix(" .") for line in text.splitlines()}


def test_plain_has_what_is_accepted_and_its_labels_and_no_more(store: Store) -> None:
    found = curies(dump_plain(store, "nt"))
    statements = {one for one in found if " rdf:type " not in one and " rdfs:label " not in one}
    assert statements == {"ent:ISIS kg:captures ent:Palmyra", "ent:ISIS kg:controls ent:Palmyra", SUPPORTS}
    assert {one for one in found if one.startswith("ent:ISIS rdf")} == {
        "ent:ISIS rdf:type kg:ArmedGroup",
        'ent:ISIS rdfs:label "Islamic State"@en',
    }
    assert {'kg:captures rdfs:label "captures"', "kg:captures rdf:type owl:ObjectProperty"} <= found
    assert {'kg:ArmedGroup rdfs:label "armed group"', "kg:ArmedGroup rdf:type owl:Class"} <= found


SUPPORTS = "ent:Turkey kg:supports ent:Rebels"


@pytest.mark.parametrize("format", PLAIN_FORMATS)
def test_plain_is_the_same_in_each_format_and_order(store: Store, format: str) -> None:
    formats = {
        "nt": RdfFormat.N_TRIPLES,
        "ttl": RdfFormat.TURTLE,
        "rdf": RdfFormat.RDF_XML,
        "jsonld": RdfFormat.JSON_LD,
    }
    data = dump_plain(store, format)
    assert triples(data, formats[format]) == triples(dump_plain(store, "nt"), RdfFormat.N_TRIPLES)
    assert dump_plain(made(shuffled()), format) == data


def test_without_quotations_only_they_are_missing(store: Store) -> None:
    every = set(parse(dump(store, "nq"), format=RdfFormat.N_QUADS))
    rest = set(parse(dump(store, "nq", quotes=False), format=RdfFormat.N_QUADS))
    assert rest < every
    assert {quad.predicate.value.rpartition("#")[2] for quad in every - rest} == {
        "exact",
        "https://schema.org/headline",
    }


def readable(store: Store, *, quotes: bool = True) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(dump_readable(store, quotes=quotes))
    return data


def test_readable_states_a_part_of_the_default_graph_exactly(store: Store) -> None:
    told = triples(dump_readable(store), RdfFormat.JSON_LD)
    there = {str(quad.triple) for quad in store.quads_for_pattern(None, None, None, DefaultGraph())}
    assert told <= there
    wanted = {f"<{expanded(name)}>" for name, _ in TERMS.values()} | {f"<{PREFIXES['kg']}{p.name}>" for p in PREDICATES}
    nodes = {line.split(" ")[0] for line in told}
    assert {line for line in there - told if line.split(" ")[1] in wanted and line.split(" ")[0] in nodes} == set()
    kinds = ("Fact", "Claim")
    facts = {line for line in there if any(line.endswith(f"<{PREFIXES['kg']}{kind}>") for kind in kinds)}
    assert facts <= told
    assert len(facts) == len(KNOWLEDGE.facts) + len(KNOWLEDGE.claims)


def expanded(name: str) -> str:
    prefix, local = name.split(":")
    return PREFIXES[prefix] + local


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_the_same_triples(store: Store) -> None:
    """The warnings are rdflib's own, about its own code."""
    dataset = Dataset()
    dataset.parse(data=dump_readable(store), format="json-ld")
    assert len(dataset) == len(triples(dump_readable(store), RdfFormat.JSON_LD))


def test_readable_reads_well(store: Store) -> None:
    nodes = {node["id"]: node for node in readable(store)["@graph"]}
    isis = nodes["ent:ISIS"]
    assert (isis["type"], isis["name"], isis["aliases"]) == ("ArmedGroup", "Islamic State", ["IS", "ISIL", "ISIS"])
    assert (isis["captures"], isis["controls"]) == ("ent:Palmyra", "ent:Palmyra")
    fact = nodes["fact:f1"]
    assert (fact["subject"], fact["predicate"], fact["status"]) == ("ent:ISIS", "captures", "accepted")
    claim = fact["supportedBy"][0]
    assert (claim["id"], claim["validFrom"], claim["confidence"]) == ("claim:c1", "2016-12-11", "0.85")
    assert claim["sentence"]["selector"]["quote"] == TEXTS[ARTICLES[0].id][:41]
    assert claim["sentence"]["selector"]["end"] == 41
    assert fact["supportedBy"][1]["validFrom"] == {"@value": "2015-05", "@type": "xsd:gYearMonth"}
    assert nodes["claim:c9"]["predicate"] == "open:whisper_about"
    assert nodes["event:e1"]["count"] == 12


def test_each_node_stands_once(store: Store) -> None:
    def ids(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["id"]] if "id" in value else []
            return own + [one for part in value.values() for one in ids(part)]
        return [one for part in value for one in ids(part)] if isinstance(value, list) else []

    found = ids(readable(store)["@graph"])
    assert len(found) == len(set(found)) > 20


def test_no_key_is_a_prefix_too() -> None:
    assert set(TERMS).isdisjoint(PREFIXES)
    assert set(TERMS) >= NESTED


def test_the_context_has_the_keys_that_are_used(store: Store) -> None:
    data = readable(store)
    keys = set(re.findall(r'"([^"]+)":', json.dumps(data["@graph"]))) - {"id", "type", "@value", "@type"}
    assert set(data["@context"]) == {*keys, *PREFIXES, "@vocab", "id", "type"}


def test_readable_without_quotations(store: Store) -> None:
    text = dump_readable(store, quotes=False).decode()
    assert "captured Palmyra on Sunday" not in text
    assert "IS is back" not in text
    assert '"start": 0' in text
    assert {"quote", "headline"}.isdisjoint(json.loads(text)["@context"])


def test_readable_is_the_same_in_any_order(store: Store) -> None:
    assert dump_readable(made(shuffled())) == dump_readable(store)
