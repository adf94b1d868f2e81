"""Claims, facts and entities as plain records, and what narrows them down."""

from __future__ import annotations

import pytest
from pyoxigraph import Store
from store.sample import ARTICLES, CLAIMS, ENTITIES, FACTS, TEXTS, A

from kg.core.errors import KgError, QueryError, UnknownNameError
from kg.core.types import Span
from kg.query import claim_records, entity_records, fact_records

IDS = {article.name: article.id for article in ARTICLES}


def ids(store: Store, **narrowed: str) -> list[str]:
    return sorted(record.claim.removeprefix("claim:") for record in claim_records(store, narrowed))


def test_claims_quote_their_articles(store: Store) -> None:
    records = {record.claim: record for record in claim_records(store, {})}
    assert len(records) == len(CLAIMS)
    for claim in CLAIMS:
        record = records[f"claim:{claim.id}"]
        text = TEXTS[IDS[record.article]]
        assert text[record.sentence_span.start : record.sentence_span.end] == record.quote
        spans = (claim.trigger, claim.subject.span, claim.object.span, claim.sentence)
        assert (record.trigger_span, record.subject_span, record.object_span, record.sentence_span) == spans
        assert (record.start, record.end, record.time_text) == (claim.start, claim.end, claim.time_text)
        assert (record.count, record.confidence, record.polarity) == (claim.count, claim.confidence, claim.polarity)


def test_a_claim_with_all_that_is_known(store: Store) -> None:
    record = claim_records(store, {"predicate": "kills"})[0]
    assert (record.subject, record.subject_label) == ("ent:ISIS", "Islamic State")
    assert (record.predicate, record.predicate_label, record.object) == ("kg:kills", "kills", "ent:Soldiers")
    assert (record.article, record.place, record.count) == ("sub/b.txt", "ent:Palmyra", 20)
    assert isinstance(record.sentence_span, Span)


@pytest.mark.parametrize(
    ("narrowed", "wanted"),
    [
        ({"article": "a.txt"}, "c1 c2 c3 c4 c5 c6"),
        ({"article": A}, "c1 c2 c3 c4 c5 c6"),
        ({"entity": "Daesh"}, "c1 c2 c7 c8"),
        ({"entity": "Tadmur"}, "c1 c2 c3 c4 c5 c7 c8"),
        ({"entity": "Palmyra", "article": "sub/b.txt"}, "c7 c8"),
        ({"predicate": "captures"}, "c1 c7"),
        ({"predicate": "kg:captures"}, "c1 c7"),
        ({"predicate": "open:whisper_about"}, "c9"),
        ({"predicate": "captures", "entity": "Turkey"}, ""),
        ({"status": "accepted"}, "c1 c2 c6 c7"),
        ({"status": "disputed"}, "c3"),
        ({"status": "denied"}, "c4"),
    ],
)
def test_claims_narrowed_down(store: Store, narrowed: dict[str, str], wanted: str) -> None:
    assert ids(store, **narrowed) == wanted.split()


def test_what_supports_no_fact_has_no_status(store: Store) -> None:
    assert [record.claim for record in claim_records(store, {}) if not record.status] == [
        "claim:c5",
        "claim:c8",
        "claim:c9",
    ]


def test_facts_name_the_claims_on_both_sides(store: Store) -> None:
    records = {record.fact.removeprefix("fact:"): record for record in fact_records(store, {})}
    assert sorted(records) == [fact.id for fact in FACTS]
    for fact in FACTS:
        record = records[fact.id]
        assert record.supported_by == tuple(f"claim:{claim}" for claim in fact.supported_by)
        assert record.disputed_by == tuple(f"claim:{claim}" for claim in fact.disputed_by)
        assert (record.status, record.start, record.end) == (fact.status, fact.start, fact.end)
        assert (record.sources, record.confidence) == (fact.independent_sources, fact.confidence)
    assert [record.fact for record in fact_records(store, {"entity": "Russia"})] == ["fact:f4"]
    assert [record.fact for record in fact_records(store, {"predicate": "controls", "status": "accepted"})] == [
        "fact:f2"
    ]


def test_entities_have_their_other_names(store: Store) -> None:
    records = {record.name: record for record in entity_records(store, {})}
    assert len(records) == len(ENTITIES)
    assert (records["Islamic State"].entity, records["Islamic State"].type) == ("ent:ISIS", "ArmedGroup")
    assert records["Islamic State"].names == ("IS", "ISIL", "ISIS")
    assert records["20 soldiers"].names == ()


def test_entities_narrowed_down(store: Store) -> None:
    places = {record.name for record in entity_records(store, {}, type="Place")}
    assert places == {"Palmyra", "Deir ez-Zor", "Tadmur Prison", "Russia", "Turkey"}
    named = {record.name for record in entity_records(store, {"article": "sub/b.txt"})}
    assert named == {"Deir ez-Zor", "Locals", "20 soldiers"}
    assert [r.name for r in entity_records(store, {"article": "sub/b.txt"}, type="City")] == ["Deir ez-Zor"]


@pytest.mark.parametrize(
    ("narrowed", "kind", "message"),
    [
        ({"predicate": "capture"}, UnknownNameError, "no relation 'capture'; did you mean captures"),
        ({"predicate": "x> y:z"}, UnknownNameError, "no relation 'x> y:z'"),
        ({"status": "true"}, QueryError, "'true' is no status; one of accepted, reported"),
        ({"article": "b.txt"}, UnknownNameError, "no article 'b.txt'; did you mean a.txt, sub/b.txt?"),
        ({"entity": "Palmyrenes"}, UnknownNameError, "did you mean Palmyra"),
    ],
)
def test_what_there_is_not(store: Store, narrowed: dict[str, str], kind: type[KgError], message: str) -> None:
    with pytest.raises(kind) as caught:
        claim_records(store, narrowed)
    assert message in str(caught.value)


def test_a_type_that_there_is_not(store: Store) -> None:
    with pytest.raises(QueryError, match="no type 'Citty'; did you mean City"):
        entity_records(store, {}, type="Citty")
