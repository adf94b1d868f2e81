"""Which entities of several articles are one node: by name, type and company, and by a person's decisions."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from kg.core.iri import entity_id
from kg.core.types import Argument, Article, Claim, Decision, Entity, Event, Knowledge, Mention, Reading, Span
from kg.core.vocabulary import load_vocabulary
from kg.fuse import fuse, without_effect
from kg.fuse.alike import find_alike
from kg.fuse.identity import identify

SPAN = Span(0, 1)
COMPANY = ("Example Institute-Organization", "Sampletown-City", "Ann Other-Person")


def entity(article: str, thing: str, **rest: Any) -> Entity:
    """`Jo Roe-Person` is an unknown person, `Jo Roe-Person*` a known one, `Roe-Person@` one of this article only."""
    name, kind = thing.rstrip("*@").rsplit("-", 1)
    scope = article if thing.endswith("@") else ""
    ident = name.replace(" ", "") if thing.endswith("*") else entity_id(name, kind, scope=scope)
    return Entity(ident, kind, name, mentions=(Mention(article, SPAN, "name"),), **rest)


def fused(articles: dict[str, list[str]], *decisions: Decision, order: int = 0) -> Knowledge:
    """What articles yield that name these things."""
    readings = [
        Reading(Article(name, f"{name}.txt", ""), tuple(entity(name, thing) for thing in things), ())
        for name, things in articles.items()
    ]
    random.Random(order).shuffle(readings)
    return fuse(readings, load_vocabulary(), decisions)


def nodes(knowledge: Knowledge) -> list[str]:
    return sorted(f"{one.name}-{one.type}" for one in knowledge.entities)


@pytest.mark.parametrize(
    ("a", "b", "node"),
    [
        ("Example Front-Organization", "Example Front-ArmedGroup", "Example Front-ArmedGroup"),
        ("Example Front-Group", "Example Front-ArmedGroup", "Example Front-ArmedGroup"),
        ("Jo Roe-Actor", "Jo Roe-Person", "Jo Roe-Person"),
        ("Sampletown-Locality", "Sampletown-City", "Sampletown-City"),
        ("Jo al-Roe-Person", "Jo Roe-Person", "Jo al-Roe-Person"),
        ("Ministry of Defence-Organization", "Defense Ministry-Organization", "Ministry of Defence-Organization"),
        ("EXAMPLE POST-Organization", "Example Post-Media*", "Example Post-Media"),
        ("SAMPLELAND-Locality", "Sampleland-Country*", "Sampleland-Country"),
    ],
)
def test_one_thing(a: str, b: str, node: str) -> None:
    assert nodes(fused({"x": [a], "y": [b]})) == nodes(fused({"x": [b], "y": [a]})) == [node]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Example Front-Organization", "Example Front-Person"),
        ("Example Front-Event", "Example Front-Organization"),
        ("Sampletown-Locality", "Sampletown-Facility"),
        ("Roe-Person@", "Roe-Person@"),
        ("Roe-Actor", "Roe-Person@"),
        ("Jim Roe-Person", "James Roe-Person"),
        ("Sampleland-Facility", "Sampleland-Country*"),
        ("Jo Roe-Person", "Jo Poe-Person"),
    ],
)
def test_two_things(a: str, b: str) -> None:
    assert len(fused({"x": [a], "y": [b]}).entities) == 2


def test_a_wide_type_is_the_narrower_one_that_most_articles_have() -> None:
    things = {"x": ["Reds-Actor"], "y": ["Reds-Group"], "z": ["Reds-Group"], "w": ["Reds-Organization"]}
    assert nodes(fused(things)) == ["Reds-Group", "Reds-Organization"]


@pytest.mark.parametrize(
    ("a", "b", "shared", "joined"),
    [
        ("Roe-Person@", "Roe-Person@", 2, True),
        ("Roe-Person@", "Roe-Person@", 1, False),
        ("Jim Roe-Person", "James Roe-Person", 1, True),
        ("James Roe-Person", "James Peter Roe-Person", 1, True),
        ("James Peter Roe-Person", "James Paul Roe-Person", 3, False),
        ("James Roe-Person", "James Peter Roe-Person*", 3, False),
        ("James Peter Roe-Person", "James Roe-Person*", 1, True),
        ("Jim Roe-Person*", "James Roe-Person*", 3, False),
        ("Parliament-Government@", "Parliament-Government@", 3, False),
    ],
)
def test_company_tells(a: str, b: str, shared: int, joined: bool) -> None:  # noqa: FBT001
    company = list(COMPANY[:shared])
    found = fused({"x": [a, *company], "y": [b, *company]})
    assert len(found.entities) - shared == (1 if joined else 2)


def test_company_that_everybody_keeps_tells_nothing() -> None:
    for count, joined in ((0, True), (1, True), (2, False), (30, False)):
        others = {f"o{n}": list(COMPANY) for n in range(count)}
        found = fused({"x": ["Roe-Person@", *COMPANY], "y": ["Roe-Person@", *COMPANY], **others})
        assert (nodes(found).count("Roe-Person") == 1) is joined


@pytest.mark.parametrize(
    ("a", "b"), [("Jim Roe-Person", "James Roe-Person"), ("general roe-Person@", "general al-roe-Person@")]
)
def test_one_article_s_company_tells_nothing_of_two_in_it(a: str, b: str) -> None:
    assert len(fused({"x": [a, b, *COMPANY]}).entities) == 2 + len(COMPANY)


def test_nothing_is_like_itself() -> None:
    twice = replace(entity("x", "Roe-Person@"), mentions=tuple(Mention(name, SPAN, "name") for name in "xy"))
    others = [
        replace(entity("x", thing), mentions=tuple(Mention(name, SPAN, "name") for name in "xy")) for thing in COMPANY
    ]
    assert find_alike({one.id: one for one in (twice, *others)}, load_vocabulary()) == []


@pytest.mark.parametrize(("name", "alike"), [("Republic of Sampleland", True), ("Sampla", False)])
def test_a_known_thing_s_other_name_of_one_word_tells_nothing(name: str, *, alike: bool) -> None:
    known = entity("x", "Sampleland-Country*", names=(name,))
    other = entity("y", f"{name}-Country")
    found = find_alike({known.id: known, other.id: other}, load_vocabulary())
    assert [{pair.a, pair.b} for pair in found] == ([{known.id, other.id}] if alike else [])


def test_a_decision_joins_and_the_known_one_stays() -> None:
    things = {"x": ["Jo Roe-Person"], "y": ["Leader-Person*"], "z": ["J. R.-Person"]}
    same = [Decision("same", entity_id("Jo Roe", "Person"), "Leader", "A. Reader", 2)]
    same += [Decision("same", entity_id("J. R.", "Person"), entity_id("Jo Roe", "Person"), line=3)]
    (one,) = fused(things, *same).entities
    assert (one.id, one.name, one.names) == ("Leader", "Leader", ("J. R.", "Jo Roe"))
    assert {mention.article for mention in one.mentions} == {"x", "y", "z"}
    assert [(join.reason, join.decision) for join in one.joined] == [
        ("decided", same[1].id),
        ("decided by A. Reader", same[0].id),
    ]


def test_of_two_unknown_ones_the_first_stays() -> None:
    ids = [entity_id(name, "Person") for name in ("Jo Roe", "J. R. Longname")]
    for a, b in (ids, ids[::-1]):
        (one,) = fused({"x": ["Jo Roe-Person"], "y": ["J. R. Longname-Person"]}, Decision("same", a, b)).entities
        assert one.id == a


def test_what_is_decided_to_be_different_no_rule_joins() -> None:
    kinds = ("Actor", "Organization", "ArmedGroup")
    things = {kind: [f"Example Front-{kind}"] for kind in kinds}
    assert nodes(fused(things)) == ["Example Front-ArmedGroup"]
    for a, b in combinations(kinds, 2):
        apart = Decision("different", entity_id("Example Front", a), entity_id("Example Front", b))
        found = fused(things, apart)
        assert len(found.entities) == 2
        assert not any({apart.a, apart.b} <= {e.id, *(j.id for j in e.joined)} for e in found.entities)


def test_a_chain_goes_through_what_is_not_there() -> None:
    chain = (Decision("same", "A", "Gone", line=2), Decision("same", "Gone", "B", line=3))
    assert nodes(fused({"x": ["A-Person*"], "y": ["B-Person*"]}, *chain)) == ["A-Person"]


def test_what_is_one_with_nothing_there_has_no_joins() -> None:
    alone = entity("x", "A-Person*")
    assert identify({alone.id: alone}, [Decision("same", "A", "Gone")], load_vocabulary()) == {}


def test_claims_and_events_move() -> None:
    a, b = (entity_id(name, "Person") for name in ("Jo Roe", "J. R."))
    ends = {"x": Argument(a, SPAN), "y": Argument(b, SPAN)}
    rest: dict[str, Any] = {"predicate": "attacks", "trigger": SPAN, "sentence": SPAN}
    claims = (
        Claim(id="1", article="y", subject=ends["y"], object=Argument("Z", SPAN), source=b, place=b, **rest),
        Claim(id="2", article="y", subject=Argument("Z", SPAN), object=ends["y"], reported_by=(b,), **rest),
        Claim(id="3", article="y", subject=ends["x"], object=ends["y"], **rest),
        Claim(id="4", article="y", subject=Argument("Z", SPAN), object=Argument("W", SPAN), content=("1", "3"), **rest),
    )
    event = Event(id="e", article="y", predicate="kills", trigger=SPAN, sentence=SPAN, patient=ends["y"], source=b)
    readings = [
        Reading(Article("x", "x.txt", ""), (entity("x", "Jo Roe-Person"),), ()),
        Reading(Article("y", "y.txt", ""), (entity("y", "J. R.-Person"),), claims, events=(event,)),
    ]
    found = fuse(readings, load_vocabulary(), [Decision("same", a, b)])
    by_id = {claim.id: claim for claim in found.claims}
    assert (by_id["1"].subject.entity, by_id["1"].source, by_id["1"].place) == (a, a, a)
    assert (by_id["2"].object.entity, by_id["2"].reported_by) == (a, (a,))
    assert "3" not in by_id  # who attacks himself was two
    assert by_id["4"].content == ("1",)
    assert [(one.ends, one.source) for one in found.events] == [((a,), a)]
    assert {fact.subject for fact in found.facts} == {a, "Z"}


def test_no_order_matters() -> None:
    things = {
        f"a{n}": [*COMPANY[: n % 4], "Roe-Person@", f"{'Jim' if n % 3 else 'James'} Roe-Person"] for n in range(9)
    }
    things["b"] = ["Example Front-Actor", "EXAMPLE FRONT-ArmedGroup"]
    things["c"] = ["Example Front-Organization", "Sampletown-Locality"]
    decisions = (
        Decision("same", entity_id("Sampletown", "City"), entity_id("Example Front", "Actor"), line=2),
        Decision("different", entity_id("Jim Roe", "Person"), entity_id("Ann Other", "Person"), line=3),
    )
    wanted = fused(things, *decisions)
    assert any(one.joined for one in wanted.entities)
    for seed in range(1, 20):
        assert fused(things, *random.Random(seed).sample(decisions, 2), order=seed) == wanted


def test_what_had_no_effect_is_told() -> None:
    found = fused({"x": ["A-Person*"]}, Decision("same", "A", "Gone", line=7))
    (line,) = without_effect(found, load_vocabulary())
    assert line.startswith("no article speaks of Gone, decisions line 7")


def test_two_of_one_name_are_told_apart_by_their_article() -> None:
    ident = entity_id("Jo al-Roe", "Person")
    things = {name: ["Jo Roe-Person", "Jo al-Roe-Person"] for name in "xyz"}
    found = fused(things, Decision("different", ident, f"{ident}@y"))
    articles = {one.id: {mention.article for mention in one.mentions} for one in found.entities}
    assert articles == {ident: {"x", "y", "z"}, f"{ident}@y": {"y"}}  # y's Jo Roe is still the first
    (one,) = fused({"x": ["Roe-Person*"], "y": ["Boss-Person*"]}, Decision("same", "Roe@x", "Boss")).entities
    assert (one.id, one.names) == ("Boss", ("Roe",))


def test_no_rule_joins_anything_to_whom_one_article_means() -> None:
    ident = entity_id("Jo Roe", "Person")
    things = {"x": ["Jo Roe-Person"], "y": ["Jo Roe-Person"], "z": ["Jo Roe-Actor"]}
    found = fused(things, Decision("different", ident, f"{ident}@y"))
    articles = {one.id: {mention.article for mention in one.mentions} for one in found.entities}
    assert articles == {ident: {"x", "z"}, f"{ident}@y": {"y"}}


def test_claims_go_with_whom_their_article_means() -> None:
    who = Argument("Roe", SPAN)
    attacks = [
        Claim(
            id=a, article=a, subject=who, predicate="attacks", object=Argument("Z", SPAN), trigger=SPAN, sentence=SPAN
        )
        for a in "xy"
    ]
    event = Event(id="e", article="y", predicate="kills", trigger=SPAN, sentence=SPAN, patient=who)
    readings = [
        Reading(Article("x", "x.txt", ""), (entity("x", "Roe-Person*"),), (attacks[0],)),
        Reading(Article("y", "y.txt", ""), (entity("y", "Roe-Person*"),), (attacks[1],), events=(event,)),
    ]
    found = fuse(readings, load_vocabulary(), [Decision("different", "Roe@y", "Roe")])
    assert [claim.subject.entity for claim in found.claims] == ["Roe", "Roe@y"]
    assert [one.ends for one in found.events] == [("Roe@y",)]


def test_a_rejected_claim_is_gone_and_an_accepted_one_sure() -> None:
    ends: dict[str, Any] = {
        "subject": Argument("A", SPAN),
        "object": Argument("B", SPAN),
        "trigger": SPAN,
        "sentence": SPAN,
    }
    claims = (
        Claim(id="1", article="x", predicate="captures", confidence=0.3, **ends),
        Claim(id="2", article="x", predicate="captures", confidence=0.9, **ends),
        Claim(id="3", article="x", predicate="accuses", content=("1", "2"), **ends),
    )
    reading = Reading(Article("x", "x.txt", ""), (), claims)

    def found(*decisions: Decision) -> tuple[dict[str, tuple[float, tuple[str, ...]]], set[str]]:
        knowledge = fuse([reading], load_vocabulary(), decisions)
        stated = {c.id: (c.confidence, c.content) for c in knowledge.claims if c.basis == "stated"}
        return stated, {fact.predicate for fact in knowledge.facts}

    assert found(Decision("reject", "2")) == ({"1": (0.3, ()), "3": (1.0, ("1",))}, {"accuses"})
    kept, facts = found(Decision("reject", "2"), Decision("accept", "1"))
    assert (kept["1"], facts) == ((1.0, ()), {"accuses", "captures", "controls"})
    inferred = next(c.id for c in fuse([reading], load_vocabulary()).claims if c.basis == "inferred")
    assert found(Decision("reject", inferred))[1] == {"accuses", "captures"}
    (note,) = without_effect(fuse([reading], load_vocabulary(), [Decision("accept", "9", line=4)]), load_vocabulary())
    assert note == "no article makes the claim 9, decisions line 4"
