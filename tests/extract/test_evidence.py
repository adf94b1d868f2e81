"""What is said twice, better or more surely: which of several proposals stay, and how sure they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from linked import linked
from trees import document, entities

from kg.core.types import OWN_WORDS, Document, Entity
from kg.core.vocabulary import load_vocabulary
from kg.extract.candidates import Proposal
from kg.extract.evidence import Calibration, join
from kg.extract.scene import Scene

CAST = {"Russia": "Country", "Turkey": "Country", "Homs": "City", "Hama": "City", "Roe": "Person", "minister": "Group"}
RAW = Calibration(1.0, 0.0, {})
"""A link's score is its probability."""


def joined(table: str, *links: str, **types: str) -> tuple[dict[str, float], dict[str, int]]:
    """What stays of the links `score subject predicate object trigger`, how sure it is, and why the others went."""
    made, dropped = document(table), Counter[str]()
    scene = Scene(made, tuple(map(_in_own_words, entities(made, {**CAST, **types}))), load_vocabulary())
    found = join([_proposal(made, *link.split(" ", 1)) for link in links], scene, RAW, dropped)
    told = {f"{scene.id(p.subject)} {p.predicate} {scene.id(p.object)}": confidence for p, confidence in found}
    return told, dict(+dropped)


def _in_own_words(entity: Entity) -> Entity:
    """The entity; its common nouns are no names."""
    return replace(entity, mentions=tuple(replace(mention, reason=OWN_WORDS) for mention in entity.mentions))


def _proposal(made: Document, score: str, words: str) -> Proposal:
    (link,) = linked(made, words, score=float(score)).links or ()
    return Proposal(link.subject, link.predicate, link.object, link.trigger, link.trigger, "link", link)


STRUCK = """
    Russia  _      PROPN _ nsubj 2
    struck  strike VERB  _ root  0
    Homs    _      PROPN _ obj   2
    {word}  _      {pos} _ {dep} 5
    Hama    _      PROPN _ {below}
"""
AND, NEAR = {"word": "and", "pos": "CCONJ", "dep": "cc"}, {"word": "near", "pos": "ADP", "dep": "case"}
HOMS, HAMA = "Russia praises Homs", "Russia praises Hama"


@pytest.mark.parametrize(
    ("between", "below", "types", "weakened"),
    [
        (NEAR, "obl 2", {}, True),
        (NEAR, "conj 3", {}, False),
        (AND, "conj 3", {"Homs": "Person", "Hama": "Person"}, False),
        (AND, "obl 2", {}, False),
        (AND, "obl 2", {"Homs": "Person"}, True),
        (AND, "obl 2", {"Hama": "Person"}, True),
    ],
    ids=["not listed", "listed in the tree", "listed", "places listed, whatever the tree", "no place", "nor here"],
)
def test_of_two_rivals_the_less_sure_is_weakened(
    between: dict[str, str], below: str, types: dict[str, str], *, weakened: bool
) -> None:
    table = STRUCK.format(**between, below=below)
    told, dropped = joined(table, f".9 {HOMS} struck", f".6 {HAMA} struck", **types)
    assert told == {HOMS: 0.9, HAMA: 0.39 if weakened else 0.6}
    assert not dropped


def test_rivals_that_are_equally_sure_leave_each_other_alone() -> None:
    told, _ = joined(STRUCK.format(**NEAR, below="obl 2"), f".6 {HOMS} struck", f".6 {HAMA} struck")
    assert told == {HOMS: 0.6, HAMA: 0.6}


def test_who_differs_at_both_ends_is_no_rival() -> None:
    told, _ = joined(STRUCK.format(**NEAR, below="obl 2"), f".9 {HOMS} struck", ".6 Homs praises Hama struck")
    assert told == {HOMS: 0.9, "Homs praises Hama": 0.6}


def test_what_befalls_two_by_an_unknown_hand_are_rivals() -> None:
    told, _ = joined(STRUCK.format(**NEAR, below="obl 2"), ".9 ? attacks Homs struck", ".6 ? attacks Hama struck")
    assert told == {" attacks Homs": 0.9, " attacks Hama": 0.39}


def test_of_two_ways_round_that_are_equally_sure_the_first_stays() -> None:
    links = ".6 Russia praises Homs struck", ".6 Homs praises Russia struck"
    for first, second in (links, links[::-1]):
        told, dropped = joined(STRUCK.format(**NEAR, below="obl 2"), first, second)
        assert list(told) == [" ".join(first.split()[1:4])]
        assert dropped == {"another predicate is surer": 1}


SERVES = """
    minister  _     NOUN  _ nsubj 2
    serves    serve VERB  _ root  0
    Turkey    _     PROPN _ obj   2
    Homs      _     PROPN _ obl   2
    leader    _     NOUN  _ appos 1
    Roe       _     PROPN _ appos 5
"""


@pytest.mark.parametrize(
    ("role", "trigger", "kept"),
    [("leader", "minister", False), ("minister", "leader", False), ("leader", "leader", True)],
)
def test_a_role_says_less_than_a_post_in_its_words(role: str, trigger: str, *, kept: bool) -> None:
    """Whoever leads Turkey as its minister is a minister; that it is a leader as well is another role."""
    told, dropped = joined(SERVES, ".9 Roe leads Turkey minister", f".9 Roe hasRole {role} {trigger}", leader="Group")
    assert (f"Roe hasRole {role}" in told) == kept
    assert dropped == ({} if kept else {"another predicate says more": 1})


@pytest.mark.parametrize(("body", "kept"), [("Turkey", False), ("Homs", True)])
def test_an_affiliation_says_less_than_a_post_in_the_same_body(body: str, *, kept: bool) -> None:
    told, _ = joined(SERVES, f".9 Roe memberOf {body} leader", ".9 Roe affiliatedWith Turkey minister")
    assert ("Roe affiliatedWith Turkey" in told) == kept


def test_what_is_worth_a_triple_in_other_words_is_not_dropped() -> None:
    """`people praised men` is about nobody in particular, but `they` may be somebody."""
    table = """
        people people NOUN _             nsubj 2
        hugged hug    VERB _             root  0
        men    man    NOUN _             obj   2
        they   they   PRON Entity=people nsubj 5
        hugged hug    VERB _             conj  2
    """
    links = ".9 people praises men hugged", ".9 they praises men hugged"
    assert joined(table, links[0], people="Group", men="Group") == ({}, {"nobody in particular": 1})
    told, dropped = joined(table, *links, people="Group", men="Group")
    assert (list(told), dropped) == (["people praises men"], {})


def test_who_does_it_needs_no_type_where_nobody_knows_who_does() -> None:
    """A known type that undergoes no such thing speaks against it all the same."""
    table = STRUCK.format(**NEAR, below="obl 2")
    told, _ = joined(table, ".9 ? attacks Homs struck", Homs="Event")
    assert told == {" attacks Homs": 0.63}
