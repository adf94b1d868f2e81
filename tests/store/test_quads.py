from __future__ import annotations

import dataclasses

import pytest
from pyoxigraph import BlankNode, DefaultGraph, QuerySolutions, Store

from kg.core.iri import PREFIXES
from kg.core.types import Knowledge
from kg.store.quads import to_quads
from store.sample import CLAIMS, DECISIONS, EVENTS, KILLED, KNOWLEDGE, PREDICATES, TEXTS, TYPES, A, B, shuffled


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store()
    made.extend(to_quads(KNOWLEDGE, PREDICATES, TYPES))
    return made


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES))


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    result = store.query(query, prefixes=PREFIXES)
    assert isinstance(result, QuerySolutions)
    return sorted(tuple(term.value for term in row) for row in result)


def test_the_simplest_query_works(store: Store) -> None:
    assert rows(store, "SELECT ?who WHERE { ?who kg:controls ent:Palmyra }") == [(PREFIXES["ent"] + "ISIS",)]


@pytest.mark.parametrize(
    "triple",
    [
        "ent:Russia kg:airstrikes ent:Palmyra",
        "ent:Syrian_Army kg:controls ent:Palmyra",
        "ent:Syrian_Army kg:recaptures ent:Palmyra",
        "ent:Locals open:whisper_about ent:Ruins",
    ],
)
def test_only_accepted_triples_stand_in_the_default_graph(store: Store, triple: str) -> None:
    assert not ask(store, triple)
    assert ask(store, f"GRAPH ?claim {{ {triple} }} ?claim a kg:Claim")


def test_each_named_graph_holds_its_claims_triple_alone(store: Store) -> None:
    graphs = [quad.graph_name for quad in store if quad.graph_name != DefaultGraph()]
    assert sorted(map(str, graphs)) == [f"<{PREFIXES['claim']}{claim.id}>" for claim in CLAIMS]
    assert not ask(
        store, "GRAPH ?c { ?s ?p ?o } FILTER NOT EXISTS { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
    )


@pytest.mark.parametrize(
    "pattern",
    [
        'claim:c4 kg:polarity "positive"',
        "claim:c1 kg:validUntil ?any",
        "claim:c1 kg:byRule ?any",
        "claim:c1 kg:content ?any",
        "claim:c3 kg:event ?denied",
        "claim:c4 kg:event ?denied",
        "claim:c5 kg:event ?future",
        "claim:c2 kg:event ?inferred",
        "event:e2 ?denied ?any",
        "event:e1 kg:agent ?nobody",
        "event:e3 kg:agent ?nobody",
        "claim:c1 prov:wasDerivedFrom ?said_by_its_subproperties",
        "?event sem:hasActor ?said_by_its_subproperties",
        "ent:Russia kg:mention ?any",
    ],
)
def test_what_must_not_be_there(store: Store, pattern: str) -> None:
    assert not ask(store, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        'claim:c4 kg:polarity "negative" ; kg:certainty "certain" ; kg:tense "nonFuture" ; kg:condition "none"',
        'claim:c5 kg:tense "future" ; kg:basis "stated"',
        f"claim:c1 kg:source <{PREFIXES['art']}{A}#author>",
        'claim:c1 kg:source/rdfs:label "author"',
        "claim:c5 kg:tense 'future' ; kg:attempted true",
        "claim:c3 kg:source ent:Russian_MoD ; kg:reportedBy ent:Russia ; kg:content claim:c4, claim:c5",
        'claim:c1 kg:validFrom "2016-12-11"^^xsd:date ; kg:timeText "on Sunday" ; kg:confidence 0.85',
        'claim:c7 kg:validFrom "2015-05"^^xsd:gYearMonth ; kg:validUntil "2016"^^xsd:gYear',
        "claim:c8 kg:count 20 ; kg:place ent:Palmyra",
        'claim:c2 kg:basis "inferred" ; kg:byRule "capture" ; kg:premise claim:c1',
        'claim:c9 rdf:predicate open:whisper_about ; kg:predicateLabel "whispered about"',
        'fact:f1 a kg:Fact ; kg:status "accepted" ; kg:supportedBy claim:c1, claim:c7 ; kg:independentSources 2',
        'fact:f3 kg:validFrom "2016-03"^^xsd:gYearMonth ; kg:disputedBy claim:c2 ; kg:confidence 0.4',
        'ent:ISIS a kg:ArmedGroup ; skos:prefLabel "Islamic State"@en ; skos:altLabel "ISIL"@en, "ISIS"@en',
        "ent:Palmyra skos:exactMatch wd:Q5747 ; wgs84:lat 34.56 ; wgs84:long 38.27",
        'ent:Palmyra geo:hasGeometry/geo:asWKT "POINT(38.27 34.56)"^^geo:wktLiteral',
        "ent:Deir%20ez-Zor a kg:City",
        'art:aaaaaaaaaaaaaaaa a schema:NewsArticle ; kg:fileName "a.txt" ; schema:datePublished "2016-12-14"^^xsd:date',
        'art:aaaaaaaaaaaaaaaa schema:url "https://example.org/a"^^xsd:anyURI ; schema:headline "IS is back"',
        'kg:captures kg:group "territory" ; kg:sign "hostile" ; rdfs:label "captures"',
        "kg:near a owl:SymmetricProperty . kg:contains owl:inverseOf kg:locatedIn",
        "claim:c1 ?role ?span . ?role rdfs:subPropertyOf prov:wasDerivedFrom . ?span oa:hasSelector/oa:exact ?words",
        "kg:triggerSpan rdfs:subPropertyOf prov:wasDerivedFrom . kg:objectSpan rdfs:subPropertyOf prov:wasDerivedFrom",
        "claim:c1 kg:event ?e . ?e a sem:Event ; kg:agent ent:ISIS ; kg:patient ent:Palmyra",
        "claim:c1 kg:event/sem:hasPlace ent:Palmyra",
        'claim:c8 kg:event/sem:hasTime/sem:hasTimeStamp "2015"^^xsd:gYear',
        "claim:c8 kg:event ?e . ?e ?role ent:Soldiers . ?role rdfs:subPropertyOf sem:hasActor",
        "claim:c8 kg:event ?e . ?e sem:eventType kg:kills ; kg:agent ent:ISIS ; kg:patient ent:Soldiers",
        "claim:c9 kg:event/sem:eventType open:whisper_about",
        "event:e1 a sem:Event ; sem:eventType kg:kills ; kg:patient ent:People",
        "event:e1 sem:hasPlace ent:Palmyra ; kg:source ent:Russian_MoD ; kg:article art:aaaaaaaaaaaaaaaa",
        'event:e1 kg:count 12 ; kg:confidence 0.9 ; kg:timeText "in 2014"',
        'event:e1 sem:hasTime/sem:hasTimeStamp "2014"^^xsd:gYear',
        f'event:e1 kg:sentenceSpan/oa:hasSelector/oa:exact "{KILLED}"',
        f"event:e1 kg:triggerSpan/oa:hasSelector/oa:start {EVENTS[0].trigger.start}",
        f"event:e3 sem:hasPlace ent:Deir%20ez-Zor ; kg:source <{PREFIXES['art']}{B}#author>",
    ],
)
def test_what_must_be_there(store: Store, pattern: str) -> None:
    assert ask(store, pattern)


def test_every_span_quotes_its_article(store: Store) -> None:
    quotes = rows(
        store,
        """SELECT ?article ?start ?end ?words WHERE { ?span oa:hasSource ?article ; oa:hasSelector ?where, ?quote .
        ?where oa:start ?start ; oa:end ?end . ?quote oa:exact ?words }""",
    )
    texts = {PREFIXES["art"] + article: text for article, text in TEXTS.items()}
    assert {(article, words) for article, _, _, words in quotes} == {
        (PREFIXES["art"] + c.article, TEXTS[c.article][c.sentence.start : c.sentence.end]) for c in (*CLAIMS, *EVENTS)
    }
    assert all(texts[article][int(start) : int(end)] == words for article, start, end, words in quotes)


@pytest.mark.parametrize("role", ["trigger", "subject", "object", "sentence"])
def test_every_claim_points_at_its_words(store: Store, role: str) -> None:
    query = f"""SELECT ?claim ?start ?end WHERE {{ ?claim a kg:Claim ; kg:{role}Span/oa:hasSelector ?where .
        ?where oa:start ?start ; oa:end ?end }}"""
    spans = {c.id: getattr(c, role) for c in CLAIMS}
    wanted = {id: span.span if role in {"subject", "object"} else span for id, span in spans.items()}
    got = {claim.removeprefix(PREFIXES["claim"]): (int(start), int(end)) for claim, start, end in rows(store, query)}
    assert got == {id: (span.start, span.end) for id, span in wanted.items()}


def test_order_does_not_matter_and_there_are_no_blank_nodes() -> None:
    quads = set(to_quads(KNOWLEDGE, PREDICATES, TYPES))
    assert quads == set(to_quads(shuffled(), PREDICATES[::-1], dict(reversed(TYPES.items()))))
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_an_empty_graph_has_no_statements() -> None:
    kinds = {quad.predicate.value.removeprefix(PREFIXES["rdfs"]) for quad in to_quads(Knowledge())}
    assert kinds == {"subPropertyOf", "label", "comment"}


def test_a_sentence_has_one_selector_with_its_place_and_words(store: Store) -> None:
    """Places alone are shared by all articles."""
    assert not rows(store, "SELECT ?s WHERE { ?s oa:hasSelector ?a, ?b FILTER(?a != ?b) }")
    assert ask(store, "?claim kg:sentenceSpan/oa:hasSelector ?words . ?words oa:start 0 ; oa:end ?end ; oa:exact ?said")
    assert ask(store, "?span oa:hasSelector span:0-13")


def test_hostile_names_stay_names() -> None:
    nasty = dataclasses.replace(KNOWLEDGE.entities[0], id='a> <b"\n{é', name='"@en . <x> \n', names=("}",))
    quads = to_quads(Knowledge(entities=(nasty,)))
    assert PREFIXES["ent"] + "a%3E%20%3Cb%22%0A%7B%C3%A9" in {str(quad.subject)[1:-1] for quad in quads}


def test_a_node_says_what_it_joins_and_why(store: Store) -> None:
    same, different = (f"decision:{decision.id}" for decision in DECISIONS)
    assert ask(store, "ent:ISIS owl:sameAs ent:Daesh, ent:Islamic_State-Group-0badcafe")
    assert ask(store, f"ent:Daesh kg:byDecision {same} FILTER NOT EXISTS {{ ent:Daesh kg:byRule ?rule }}")
    assert ask(store, 'ent:Islamic_State-Group-0badcafe kg:byRule "same name, narrower type"')
    assert ask(store, f'{same} a kg:Decision ; kg:verdict "same" ; kg:decidesOn ent:ISIS, ent:Daesh')
    assert ask(store, f'{same} schema:author "R. Reader"')
    assert ask(store, f'{different} kg:verdict "different" FILTER NOT EXISTS {{ {different} schema:author ?by }}')
