"""Happenings with an unknown end: what makes them, what they know, and where a claim says it already."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hand import CAST
from linked import linked
from trees import document, entities

from kg.core.types import Argument, Event, Span
from kg.core.vocabulary import load_vocabulary
from kg.extract import extract

KILLED = """
    civilians _    NOUN  Number=Plur              nsubj:pass 3
    were      be   AUX   Tense=Past|VerbForm=Fin  aux:pass   3
    killed    kill VERB  Tense=Past|VerbForm=Part root       0
    in        in   ADP   _                        case       5
    Mosul     _    PROPN _                        obl        3
    Monday    _    PROPN _                        obl:unmarked 3
"""
COUNTED = """
    12        _    NUM   _                        nummod     2
    civilians _    NOUN  Number=Plur              nsubj:pass 4
    were      be   AUX   Tense=Past|VerbForm=Fin  aux:pass   4
    killed    kill VERB  Tense=Past|VerbForm=Part root       0
"""
TOLD = """
    Peskov    _    PROPN _                        nsubj      2
    said      say  VERB  Tense=Past|VerbForm=Fin  root       0
    civilians _    NOUN  Number=Plur              nsubj:pass 5
    were      be   AUX   Tense=Past|VerbForm=Fin  aux:pass   5
    killed    kill VERB  Tense=Past|VerbForm=Part ccomp      2
"""
KILLING = """
    killing   _    NOUN  _                        nsubj      4
    of        of   ADP   _                        case       3
    civilians _    NOUN  Number=Plur              nmod       1
    stopped   stop VERB  Tense=Past|VerbForm=Fin  root       0
"""
BY = """
    civilians _    NOUN  Number=Plur              nsubj:pass 3
    were      be   AUX   Tense=Past|VerbForm=Fin  aux:pass   3
    killed    kill VERB  Tense=Past|VerbForm=Part root       0
    by        by   ADP   _                        case       5
    {who}     _    NOUN  _                        obl        3
"""
OF_REBELS = """
    rebels    _    NOUN  Number=Plur              nmod:poss  2
    killing   _    NOUN  _                        nsubj      5
    of        of   ADP   _                        case       4
    civilians _    NOUN  Number=Plur              nmod       2
    stopped   stop VERB  Tense=Past|VerbForm=Fin  root       0
"""
PART = """
    parts     part    NOUN  Number=Plur              nsubj:pass 5
    of        of      ADP   _                        case       3
    Mosul     _       PROPN _                        nmod       1
    were      be      AUX   Tense=Past|VerbForm=Fin  aux:pass   5
    destroyed destroy VERB  Tense=Past|VerbForm=Part root       0
"""
DEAD = """
    killed    kill VERB  Tense=Past|VerbForm=Part amod       2
    civilians _    NOUN  Number=Plur              nsubj      3
    fell      fall VERB  Tense=Past|VerbForm=Fin  root       0
"""
AFTER = """
    civilians _    NOUN  Number=Plur              nsubj      3
    killed    kill VERB  Tense=Past|VerbForm=Part acl        1
    fell      fall VERB  Tense=Past|VerbForm=Fin  root       0
"""
HUGGED = """
    Russia    _    PROPN _                        nsubj      2
    hugged    hug  VERB  Tense=Past|VerbForm=Fin  root       0
    Turkey    _    PROPN _                        obj        2
    Iraq      _    PROPN _                        conj       3
"""
ATTACKS = """
    Attacks   attack NOUN _                       nsubj      4
    on        on     ADP  _                       case       3
    Mosul     _      PROPN _                      nmod       1
    stopped   stop   VERB Tense=Past|VerbForm=Fin root       0
"""


def events(table: str, *links: str, **given: Any) -> tuple[Event, ...]:
    made = linked(document(table), *links, **given)
    return extract(made, entities(made, CAST), load_vocabulary()).events


def told(table: str, *links: str, **given: Any) -> list[tuple[str, str, str]]:
    ends = ((event.agent, event.predicate, event.patient) for event in events(table, *links, **given))
    return [(agent.entity if agent else "?", name, patient.entity if patient else "?") for agent, name, patient in ends]


def test_what_is_known_of_a_death() -> None:
    (event,) = events(KILLED)
    assert (event.agent, event.patient) == (None, Argument("civilians", Span(0, 9)))
    assert (event.predicate, event.place, event.start, event.end) == ("kills", "Mosul", "2016-12-12", "2016-12-12")
    assert (event.trigger, event.sentence, event.time_text) == (Span(15, 21), Span(0, 37), "Monday")
    assert event.is_factual


def test_how_many() -> None:
    assert [event.count for event in events(COUNTED)] == [12]


def test_on_whose_word() -> None:
    assert [event.source for event in events(TOLD)] == ["Peskov"]


@pytest.mark.parametrize(
    ("verb", "found"),
    [
        ("kill", ["kills"]),
        ("wound", ["wounds"]),
        ("arrest", ["arrests"]),
        ("abduct", ["abducts"]),
        ("displace", ["displaces"]),
        ("praise", []),
        ("shoot", []),
        ("claim", []),
        ("hug", []),
    ],
)
def test_it_is_news_whom_some_things_befall(verb: str, found: list[str]) -> None:
    assert [event.predicate for event in events(KILLED.replace(" kill ", f" {verb} "))] == found


def test_a_users_predicate_says_so_itself(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    ends = 'subject = ["Actor"]\nobject = ["Group"]\n'
    hugs = f'[hugs]\nlabel = "hugs"\ngroup = "force"\nsign = "neutral"\n{ends}verbs = ["hug"]\n'
    made = linked(document(KILLED.replace(" kill ", " hug ")))
    for more, found in (("", []), ("suffered = true\n", ["hugs"])):
        own.write_text(hugs + more, encoding="utf-8")
        events = extract(made, entities(made, CAST), load_vocabulary(own)).events
        assert [event.predicate for event in events] == found


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (KILLING, [("?", "kills", "civilians")]),
        (KILLING.replace("of        of", "on        on"), []),
        (OF_REBELS, []),
        (AFTER, [("?", "kills", "civilians")]),
        (DEAD, []),
        (PART, []),
        (PART.replace("parts     part", "army      _   "), []),
        (BY.format(who="rebels"), []),
        (BY.format(who="accident"), []),
        (KILLED.replace("nsubj:pass", "nsubj").replace("aux:pass", "aux").replace("Part root", "Fin root"), []),
        (KILLED.replace("civilians", "people"), []),
        (KILLED.replace("civilians", "weapons"), []),
        (KILLED.replace("Monday    _    PROPN _                        obl:unmarked", "~?  ? PUNCT _ punct"), []),
    ],
    ids=[
        "nominal",
        "no patient",
        "possessor",
        "participle",
        "adjective",
        "a part",
        "another's",
        "agent",
        "by",
        "active",
        "no entity",
        "no people",
        "asked",
    ],
)
def test_patterns(table: str, found: list[tuple[str, str, str]]) -> None:
    assert told(table) == found


def test_nobody_in_particular_is_no_event() -> None:
    made = linked(document(KILLED.replace("civilians", "people")))
    (people,) = entities(made, {"people": "Group"})
    people = replace(people, mentions=(replace(people.mentions[0], reason="own words"),))
    found = extract(made, (people,), load_vocabulary())
    assert (found.events, found.dropped) == ((), (("nobody in particular", 1),))


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("? attacks Mosul Attacks", [("?", "attacks", "Mosul")]),
        ("Mosul leaves ? Attacks", [("Mosul", "leaves", "?")]),
        ("? locatedIn Mosul Attacks", []),
        ("? other Mosul Attacks", []),
        ("? attacks on Attacks", []),
    ],
    ids=["no agent", "no patient", "standing", "open", "no entity"],
)
def test_links_with_an_unknown_end(link: str, found: list[tuple[str, str, str]]) -> None:
    assert told(ATTACKS, link, score=0.9) == found


def test_too_weak() -> None:
    assert not events(ATTACKS, "? attacks Mosul Attacks", score=0.05)


def test_a_link_and_a_pattern_are_one_event_and_surer() -> None:
    alone, both = events(KILLED), events(KILLED, "? kills civilians killed")
    assert len(alone) == len(both) == 1
    assert alone[0].confidence < both[0].confidence


@pytest.mark.parametrize(
    ("claim", "half", "found"),
    [
        ("Russia praises Turkey hugged", "? praises Iraq hugged", []),
        ("Russia praises Turkey hugged", "? attacks Turkey hugged", []),
        ("Russia praises Turkey hugged", "? praises Turkey Turkey", []),
        ("Russia praises Turkey hugged", "? attacks Turkey Turkey", [("?", "attacks", "Turkey")]),
    ],
    ids=["same word, same sense", "same word, same end", "same sense, same end", "another"],
)
def test_what_a_claim_says_is_no_event(claim: str, half: str, found: list[tuple[str, str, str]]) -> None:
    assert told(HUGGED, claim, half, score=0.9) == found


def test_a_doubtful_claim_stands_in_no_event_s_way() -> None:
    table = KILLED.replace("Mosul     _    PROPN", "raid      _    NOUN ")
    made = linked(document(table))
    found = extract(made, entities(made, CAST), load_vocabulary())
    assert [(claim.statement, claim.is_doubtful) for claim in found.claims] == [(("raid", "kills", "civilians"), True)]
    assert [event.predicate for event in found.events] == ["kills"]


def test_denied() -> None:
    denied = events(KILLED, "? kills civilians killed", polarity="negative")
    assert [(event.polarity, event.is_factual) for event in denied] == [("negative", False)]


def test_ids_depend_on_spans_and_qualifiers_not_on_entities() -> None:
    made = linked(document(KILLED))
    renamed = tuple(replace(entity, id=f"other {entity.id}") for entity in entities(made, CAST))
    (event,), (other,) = events(KILLED), extract(made, renamed, load_vocabulary()).events
    assert event.id == other.id
    assert event.patient != other.patient
    (denied,) = events(KILLED, "? kills civilians killed", polarity="negative")
    (agent,) = events(ATTACKS, "Mosul attacks ? Attacks", score=0.9)
    (patient,) = events(ATTACKS, "? attacks Mosul Attacks", score=0.9)
    assert len({event.id, denied.id, agent.id, patient.id}) == 4
