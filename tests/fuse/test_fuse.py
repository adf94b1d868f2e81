"""Readings made by hand, put together: status, intervals, inference, merging, whatever the order."""

from __future__ import annotations

import random
from typing import Any

import pytest

from kg.core.types import Argument, Article, Claim, Entity, Event, Fact, Knowledge, Mention, Reading, Span
from kg.core.vocabulary import load_vocabulary
from kg.fuse import fuse

SPAN = Span(0, 1)


def claim(statement: str, *, article: str = "a", id: str = "", **rest: Any) -> Claim:
    """`statement` is `subject predicate object`; the id is made of all else unless it is given."""
    who, predicate, whom = statement.split()
    ident = id or " ".join([article, statement, *map(str, rest.values())])
    return Claim(ident, article, Argument(who, SPAN), predicate, Argument(whom, SPAN), SPAN, SPAN, **rest)


def reading(article: str, *claims: Claim, entities: tuple[Entity, ...] = (), source: str = "") -> Reading:
    return Reading(Article(article, f"{article}.txt", "", source=source), entities, claims)


def fused(*claims: Claim, sources: dict[str, str] | None = None) -> Knowledge:
    """What claims yield, each in the article that it names."""
    articles = sorted({claim.article for claim in claims})
    found = ((article, [claim for claim in claims if claim.article == article]) for article in articles)
    return fuse((reading(a, *said, source=(sources or {}).get(a, "")) for a, said in found), load_vocabulary())


def fact(knowledge: Knowledge, statement: str, start: str = "") -> Fact:
    (found,) = (
        fact
        for fact in knowledge.facts
        if " ".join((fact.subject, fact.predicate, fact.object)) == statement and fact.start.startswith(start)
    )
    return found


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        pytest.param([{}], "accepted", id="the author"),
        pytest.param([{"source": "Turkey"}], "reported", id="one speaker"),
        pytest.param([{"source": "Turkey"}, {"source": "Turkey", "article": "b"}], "reported", id="one speaker twice"),
        pytest.param([{"source": "Turkey"}, {"source": "Russia"}], "accepted", id="two speakers"),
        pytest.param([{"source": "Turkey"}, {}], "accepted", id="a speaker and the author"),
        pytest.param([{"polarity": "negative"}], "denied", id="the author's denial alone"),
        pytest.param([{"source": "Turkey", "polarity": "negative"}], "denied", id="a speaker's denial alone"),
        pytest.param(
            [{"source": "Turkey"}, {"source": "Russia", "polarity": "negative"}], "disputed", id="word against word"
        ),
        pytest.param([{}, {"article": "b", "polarity": "negative"}], "disputed", id="author against author"),
        pytest.param([{"source": "Turkey"}, {"polarity": "negative"}], "denied", id="the author against a speaker"),
        pytest.param([{}, {"source": "Turkey", "polarity": "negative"}], "accepted", id="a speaker against the author"),
    ],
)
def test_status(claims: list[dict[str, Any]], status: str) -> None:
    knowledge = fused(*(claim("IS attacks Mosul", **rest) for rest in claims))
    assert fact(knowledge, "IS attacks Mosul").status == status


@pytest.mark.parametrize(
    "qualifier",
    [{"certainty": "possible"}, {"certainty": "probable"}, {"tense": "future"}, {"condition": "conditional"}],
    ids=lambda qualifier: next(iter(qualifier.values())),
)
def test_what_is_not_said_as_it_is_makes_no_fact_and_begins_no_state(qualifier: dict[str, Any]) -> None:
    knowledge = fused(claim("IS captures Mosul", **qualifier))
    assert knowledge.facts == ()
    assert [claim.basis for claim in knowledge.claims] == ["stated"]


def test_a_fact_names_its_claims_and_its_independent_sources() -> None:
    pro = claim("IS attacks Mosul", id="1", confidence=0.5)
    more = claim("IS attacks Mosul", id="2", article="b", source="Turkey", confidence=0.8)
    contra = claim("IS attacks Mosul", id="3", article="b", source="Russia", polarity="negative")
    found = fact(fused(pro, more, contra), "IS attacks Mosul")
    assert (found.supported_by, found.disputed_by) == (("1", "2"), ("3",))
    assert (found.independent_sources, found.confidence) == (2, 0.8)


def test_copies_of_one_source_count_once() -> None:
    copies = [claim("IS attacks Mosul", article=name) for name in ("a", "b", "c")]
    knowledge = fused(*copies, sources={"a": "Example Wire", "b": "Example Wire", "c": "Other Post"})
    assert fact(knowledge, "IS attacks Mosul").independent_sources == 2


@pytest.mark.parametrize("predicate", ["captures", "recaptures", "liberates"])
def test_a_capture_begins_control(predicate: str) -> None:
    premise = claim(f"IS {predicate} Mosul", id="1", start="2015-05", end="2015-06", confidence=0.8, count=3)
    (inferred,) = (claim for claim in fused(premise).claims if claim.basis == "inferred")
    assert inferred.statement == ("IS", "controls", "Mosul")
    assert (inferred.rule, inferred.premises) == (f"{predicate} begins controls", ("1",))
    assert (inferred.start, inferred.end, inferred.count) == ("2015-05", "", None)
    assert 0 < inferred.confidence < premise.confidence


@pytest.mark.parametrize("predicate", ["entersPlace", "advancesOn", "attacks", "withdrawsFrom", "controls"])
def test_nothing_else_does(predicate: str) -> None:
    assert [claim.basis for claim in fused(claim(f"IS {predicate} Mosul")).claims] == ["stated"]


def test_a_denied_capture_begins_nothing() -> None:
    assert [claim.basis for claim in fused(claim("IS captures Mosul", polarity="negative")).claims] == ["stated"]


def test_a_speakers_capture_begins_a_control_on_that_speakers_word() -> None:
    knowledge = fused(claim("IS captures Mosul", source="Turkey"))
    assert {claim.source for claim in knowledge.claims} == {"Turkey"}
    assert fact(knowledge, "IS controls Mosul").status == "reported"


@pytest.mark.parametrize(
    ("statement", "date", "end"),
    [
        ("Syria captures Palmyra", "2016-03", "2016-03"),
        ("Syria liberates Palmyra", "2016-03-27", "2016-03-27"),
        ("IS withdrawsFrom Palmyra", "2016-03", "2016-03"),
        ("IS losesControlOf Palmyra", "2016-03", "2016-03"),
        ("IS cedes Palmyra", "2016-03", "2016-03"),
        ("Syria withdrawsFrom Palmyra", "2016-03", ""),
        ("IS recaptures Palmyra", "2016-03", ""),
        ("Syria captures Palmyra", "2014", ""),
        ("Syria captures Palmyra", "2015-05", ""),
        ("Syria captures Palmyra", "", ""),
        ("Syria captures Mosul", "2016-03", ""),
        ("Syria attacks Palmyra", "2016-03", ""),
    ],
)
def test_control_ends(statement: str, date: str, end: str) -> None:
    knowledge = fused(claim("IS captures Palmyra", start="2015-05"), claim(statement, start=date))
    assert fact(knowledge, "IS controls Palmyra", "2015").end == end


def test_the_first_end_counts() -> None:
    knowledge = fused(
        claim("IS captures Palmyra", start="2015-05"),
        claim("Syria captures Palmyra", start="2016-03"),
        claim("IS captures Palmyra", start="2016-12"),
        claim("Syria captures Palmyra", start="2017-03"),
    )
    found = [(f.subject, f.start, f.end) for f in knowledge.facts if f.predicate == "controls"]
    assert sorted(found, key=lambda interval: interval[1]) == [
        ("IS", "2015-05", "2016-03"),
        ("Syria", "2016-03", "2016-12"),
        ("IS", "2016-12", "2017-03"),
        ("Syria", "2017-03", ""),
    ]


def test_a_plan_ends_nothing() -> None:
    knowledge = fused(
        claim("IS captures Palmyra", start="2015-05"), claim("Syria captures Palmyra", start="2016-03", tense="future")
    )
    assert fact(knowledge, "IS controls Palmyra").end == ""


def test_a_stated_end_goes_before_an_inferred_one() -> None:
    knowledge = fused(
        claim("IS controls Palmyra", start="2015-05", end="2016-02"), claim("Syria captures Palmyra", start="2016-03")
    )
    assert fact(knowledge, "IS controls Palmyra").end == "2016-02"


@pytest.mark.parametrize(
    ("dates", "facts"),
    [
        (["2016-12", "2016-12-11"], ["2016-12-11"]),
        (["2016-12-11", "2016"], ["2016-12-11"]),
        (["", "2016-12-11"], ["2016-12-11"]),
        (["", ""], [""]),
        (["2015", "2016"], ["2015", "2016"]),
        (["", "2015", "2016"], ["", "2015", "2016"]),
    ],
)
def test_a_coarser_date_joins_a_finer_one(dates: list[str], facts: list[str]) -> None:
    knowledge = fused(*(claim("IS captures Palmyra", start=date, id=str(n)) for n, date in enumerate(dates)))
    assert sorted(f.start for f in knowledge.facts if f.predicate == "captures") == facts


def test_a_symmetric_statement_is_one_fact_both_ways() -> None:
    knowledge = fused(claim("Turkey clashesWith IS"), claim("IS clashesWith Turkey"))
    (found,) = knowledge.facts
    assert (found.subject, found.object, len(found.supported_by)) == ("IS", "Turkey", 2)


def test_an_open_relation_is_no_fact() -> None:
    knowledge = fused(claim("Turkey whispers_about IS", label="whispers about"), claim("Turkey attacks IS"))
    assert [(fact.subject, fact.predicate) for fact in knowledge.facts] == [("Turkey", "attacks")]


def entity(article: str, name: str, *names: str, id: str = "IS") -> Entity:
    return Entity(id, "ArmedGroup", name, names, (Mention(article, Span(0, 2)), Mention(article, Span(5, 7))))


def test_entities_of_one_id_are_one_thing() -> None:
    knowledge = fuse(
        [
            reading("b", entities=(entity("b", "Islamic State", "Daesh"), entity("b", "Turkey", id="TR"))),
            reading("a", entities=(entity("a", "Islamic State", "ISIS"),)),
        ],
        load_vocabulary(),
    )
    assert [one.id for one in knowledge.entities] == ["IS", "TR"]
    assert (knowledge.entities[0].name, knowledge.entities[0].names) == ("Islamic State", ("Daesh", "ISIS"))
    assert [(m.article, m.span.start) for m in knowledge.entities[0].mentions] == [
        ("a", 0),
        ("a", 5),
        ("b", 0),
        ("b", 5),
    ]


def test_the_order_of_readings_claims_and_entities_does_not_matter() -> None:
    months = [f"2016-{month:02}" for month in range(1, 9)]
    readings = [
        Reading(
            Article(name, f"{name}.txt", "", source=name if n % 2 else ""),
            (entity(name, f"Name {n}", "IS"), entity(name, "Syria", id="Syria")),
            (
                claim(f"{'IS' if n % 2 else 'Syria'} captures Palmyra", article=name, start=months[n]),
                claim("IS attacks Syria", article=name, source="Turkey" if n % 3 else ""),
                claim("IS attacks Syria", article=name, polarity="negative", source="Russia"),
            ),
        )
        for n, name in enumerate("abcdefgh")
    ]
    wanted = fuse(readings, load_vocabulary())
    assert len(wanted.facts) > 8
    for seed in range(20):
        order = random.Random(seed)
        shuffled = [Reading(r.article, shuffle(r.entities, order), shuffle(r.claims, order)) for r in readings]
        assert fuse(shuffle(shuffled, order), load_vocabulary()) == wanted


def shuffle(items: Any, order: random.Random) -> Any:
    return type(items)(order.sample(items, len(items)))


def test_nothing_of_nothing() -> None:
    assert fuse([], load_vocabulary()) == Knowledge()


def test_a_doubtful_claim_is_no_fact() -> None:
    doubtful = claim("Russia captures Palmyra", confidence=0.39)
    known = fused(doubtful)
    assert known.claims == (doubtful,)
    assert not known.facts
    facts = [len(fused(claim("Russia captures Palmyra", confidence=sure)).facts) for sure in (0.4, 0.45)]
    assert facts == [1, 2]  # the control that it implies is less sure
    denial = claim("Russia captures Palmyra", confidence=0.39, polarity="negative", article="b")
    assert fact(fused(claim("Russia captures Palmyra"), denial), "Russia captures Palmyra").status == "accepted"


def test_a_capture_ends_a_control_that_is_said_to_last_longer() -> None:
    knowledge = fused(
        claim("Army controls Mosul", start="2016-05", end="2016-12-14"),
        claim("IS captures Mosul", start="2016-12-11"),
    )
    assert fact(knowledge, "Army controls Mosul").end == "2016-12-11"


def test_a_control_that_is_said_to_end_before_a_capture_ends_then() -> None:
    knowledge = fused(
        claim("Army controls Mosul", start="2016-05", end="2016-10"), claim("IS captures Mosul", start="2016-12-11")
    )
    assert fact(knowledge, "Army controls Mosul").end == "2016-10"


def test_events_are_put_in_order() -> None:
    """They make no facts: an end of theirs isn't known."""
    first, second, third = (
        Event(ident, article, "kills", SPAN, SPAN, patient=Argument("Mosul", SPAN))
        for ident, article in (("1", "b"), ("2", "a"), ("3", "b"))
    )
    readings = [Reading(Article("b", "b.txt", ""), (), (), events=(third, first))]
    readings += [Reading(Article("a", "a.txt", ""), (), (), events=(second,))]
    knowledge = fuse(readings, load_vocabulary())
    assert knowledge.events == (first, second, third)
    assert not knowledge.facts
