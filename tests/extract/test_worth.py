"""Statements that are no news to anybody."""

from __future__ import annotations

import pytest
from linked import linked
from trees import document

from kg.core.types import Entity, Mention, MentionKind, Span
from kg.core.vocabulary import load_vocabulary
from kg.extract import extract

TABLE = """
    old     old    ADJ  _ amod  2
    people  people NOUN _ nsubj 3
    hugged  hug    VERB _ root  0
    men     man    NOUN _ obj   3
"""
OLD, PEOPLE, OLD_PEOPLE, MEN = Span(0, 3), Span(4, 10), Span(0, 10), Span(18, 21)


@pytest.mark.parametrize(
    ("link", "subject", "thing", "kept"),
    [
        ("people praises men", PEOPLE, MEN, False),
        ("people praises men", OLD_PEOPLE, MEN, True),
        ("men praises people", MEN, OLD_PEOPLE, True),
        ("old controls people", OLD, OLD_PEOPLE, False),
        ("old praises people", OLD, OLD_PEOPLE, True),
        ("old attacks people", OLD, OLD_PEOPLE, True),
        ("people controls old", OLD_PEOPLE, OLD, True),
    ],
)
def test_worth(link: str, subject: Span, thing: Span, *, kept: bool) -> None:
    assert is_kept(f"{link} hugged", (subject, thing)) == kept


@pytest.mark.parametrize(("kind", "kept"), [("name", False), ("nominal", True)])
def test_a_role_is_nobody_else(kind: MentionKind, *, kept: bool) -> None:
    assert is_kept("people hasRole men hugged", (OLD_PEOPLE, MEN), kind) == kept


@pytest.mark.parametrize(
    ("kind", "type", "kept"), [("name", "Country", False), ("name", "Event", True), ("nominal", "Group", True)]
)
def test_only_events_occur(kind: MentionKind, type: str, *, kept: bool) -> None:
    assert is_kept("people occurredIn men hugged", (OLD_PEOPLE, MEN), kind, type=type) == kept


@pytest.mark.parametrize(("predicate", "kept"), [("attacks", False), ("praises", True)])
def test_nobody_attacks_their_own(predicate: str, *, kept: bool) -> None:
    table = TABLE.replace("old     old    ADJ  _ amod  2", "Iraq    _      PROPN _ nmod:poss 2")
    assert is_kept(f"Iraq {predicate} people hugged", (Span(0, 4), Span(5, 11)), table=table) == kept


@pytest.mark.parametrize(("type", "kept"), [("Media", False), ("Group", True)])
def test_reporters_of_a_channel_are_nobody(type: str, *, kept: bool) -> None:
    assert is_kept("people affiliatedWith men hugged", (OLD_PEOPLE, MEN), type=type) == kept


@pytest.mark.parametrize(("type", "kept"), [("Person", False), ("Country", True)])
def test_nobody_is_a_place(type: str, *, kept: bool) -> None:
    assert is_kept("people locatedIn men hugged", (OLD_PEOPLE, MEN), type=type) == kept


@pytest.mark.parametrize(("predicate", "kept"), [("relativeOf", False), ("praises", True)])
def test_a_family_is_its_own(predicate: str, *, kept: bool) -> None:
    table = TABLE.replace("old     old    ADJ  _ amod  2", "Iraq    _      PROPN _ nmod:poss 2")
    assert is_kept(f"people {predicate} Iraq hugged", (Span(0, 11), Span(0, 4)), table=table) == kept


def test_who_is_outside_its_words_may_be_of_the_family() -> None:
    assert is_kept("people relativeOf men hugged", (OLD_PEOPLE, MEN))


def test_a_name_of_one_common_word_is_somebody() -> None:
    assert is_kept("people praises men hugged", (PEOPLE, MEN), "name")


@pytest.mark.parametrize(("predicate", "count"), [("meets", 1), ("praises", 2)])
def test_what_is_mutual_is_said_once(predicate: str, count: int) -> None:
    found = tuple(
        Entity(name, "Group", name, mentions=(Mention("id", span, "name"),))
        for name, span in (("old people", OLD_PEOPLE), ("men", MEN))
    )
    links = (f"people {predicate} men hugged", f"men {predicate} people old")
    assert len(extract(linked(document(TABLE), *links, score=0.95), found, load_vocabulary()).claims) == count


@pytest.mark.parametrize(
    ("role", "preposition", "kept"),
    [("analyst", "of", False), ("envoy", "for", False), ("envoy", "on", False), ("envoy", "of", True)],
)
def test_who_deals_with_a_place_is_not_of_it(role: str, preposition: str, *, kept: bool) -> None:
    made = document(f"""
        Doe     _ PROPN _ root  0
        {role}  _ NOUN  _ appos 1
        {preposition} _ ADP _ case 4
        Syria   _ PROPN _ nmod  2
    """)
    ends = {token.text: Span(token.start, token.end) for token in made.tokens}
    types = {"Doe": "Person", "Syria": "Country"}
    found = tuple(Entity(n, types[n], n, mentions=(Mention("id", ends[n], "name"),)) for n in types)
    read = extract(linked(made, f"Doe affiliatedWith Syria {role}", score=0.95), found, load_vocabulary())
    assert ("affiliatedWith" in {claim.predicate for claim in read.claims}) == kept


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("Roe affiliatedWith Syria President", False),
        ("Roe hasRole leader President", False),
        ("Doe leads Syria President", True),
        ("Roe attacks Syria President", True),
    ],
)
def test_a_title_is_that_of_the_name_behind_it(link: str, *, wanted: bool) -> None:
    table = """
        Roe       _         PROPN _ root     0
        and       _         CCONJ _ cc       5
        Syria     _         PROPN _ compound 4
        President president PROPN _ compound 5
        Doe       _         PROPN _ conj     1
        leader    _         NOUN  _ appos    1
    """
    kinds = {"Roe": "Person", "Syria": "Organization", "Doe": "Person"}
    assert kept(table, link, **kinds, **{"leader": "Role"} if "leader" in link else {}) == wanted


def kept(table: str, link: str, **types: str) -> bool:
    """Whether a sure link between two named things becomes a claim; `Military of Syria` also tells the country."""
    made = document(table)
    ends = {token.text: Span(token.start, token.end) for token in made.tokens}
    parted = {name: kind.partition(" of ") for name, kind in types.items()}
    found = tuple(
        Entity(name, kind, name, mentions=(Mention("id", ends[name], "name"),), country=country)
        for name, (kind, _, country) in parted.items()
    )
    read = extract(linked(made, link, score=0.95), found, load_vocabulary())
    return tuple(link.split()[:3]) in {claim.statement for claim in read.claims}


@pytest.mark.parametrize(("dep", "wanted"), [("ccomp", False), ("parataxis", False), ("xcomp", True)])
def test_whoever_is_told_does_nothing(dep: str, *, wanted: bool) -> None:
    table = f"""
        Holding hold VERB  VerbForm=Ger csubj 3
        Homs    _    PROPN _            obj   1
        matters matter VERB _           {dep} 4
        told    tell VERB  _            root  0
        Turkey  _    PROPN _            obj   4
    """
    assert kept(table, "Turkey controls Homs Holding", Turkey="Country", Homs="City") == wanted


@pytest.mark.parametrize(("trigger", "wanted"), [("Holding", True), ("cheered", False)])
def test_whoever_is_told_of_it_beside_it_does_nothing(trigger: str, *, wanted: bool) -> None:
    table = """
        Holding hold   VERB  VerbForm=Ger csubj     3
        Homs    _      PROPN _            obj       1
        matters matter VERB  _            root      0
        cheered cheer  VERB  _            conj      3
        told    tell   VERB  _            parataxis {head}
        Turkey  _      PROPN _            obj       5
    """
    link, kinds = f"Turkey controls Homs {trigger}", {"Turkey": "Country", "Homs": "City"}
    assert not kept(table.format(head=3), link, **kinds)
    assert kept(table.format(head=4), link, **kinds) == wanted


@pytest.mark.parametrize(("own", "wanted"), [("Country", False), ("Organization", True)])
def test_whose_place_it_is(own: str, *, wanted: bool) -> None:
    table = """
        Syria   _ PROPN _ nmod:poss 2
        Raqqa   _ PROPN _ root      0
        and     _ CCONJ _ cc        5
        Iraq    _ PROPN _ nmod:poss 5
        Mosul   _ PROPN _ conj      2
    """
    kinds = {"Syria": "Country", "Raqqa": "City", "Iraq": own, "Mosul": "City"}
    assert kept(table, "Mosul locatedIn Syria Syria", **kinds) == wanted
    assert kept(table, "Raqqa locatedIn Syria Syria", **kinds)
    assert kept(table, "Mosul locatedIn Syria Syria", **kinds | {"Syria": "Region"})


@pytest.mark.parametrize(("country", "wanted"), [("Syria", False), ("Iraq", True)])
def test_forces_are_part_of_one_country_and_heads_lead_one(country: str, *, wanted: bool) -> None:
    table = """
        Iraq    _ PROPN _ compound 2
        Roe     _ PROPN _ root     0
    """
    forces = {"Iraq": "Country", "Roe": f"Military of {country}"}
    assert kept(table, "Roe partOf Iraq Iraq", **forces) == wanted
    assert kept(table, "Roe attacks Iraq Iraq", **forces)
    person = f"Person of {country}"
    assert kept(table, "Roe leads Iraq Iraq", Iraq="Country", Roe=person) == wanted
    assert kept(table, "Roe leads Iraq Iraq", Iraq="Government of Iraq", Roe=person) == wanted
    assert kept(table, "Roe leads Iraq Iraq", Iraq="Organization of Iraq", Roe=person)
    assert kept(table, "Roe leads Iraq Iraq", Iraq="Country", Roe="Person")
    assert kept(table, "Roe leads Iraq Iraq", Iraq="Government", Roe=person)
    assert kept(table, "Roe leads Iraq Iraq", Iraq="Country", Roe=f"Organization of {country}")
    assert kept(table, "Roe partOf Iraq Iraq", Iraq="Country", Roe=f"Organization of {country}")
    assert kept(table, "Roe partOf Iraq Iraq", Iraq="Organization of Iraq", Roe=f"Military of {country}")
    assert kept(table, "Roe praises Iraq Iraq", Iraq="Country", Roe=person)


@pytest.mark.parametrize(("kind", "wanted"), [("Country", True), ("Event", False)])
def test_a_type_that_never_does_it_is_evidence_against_it(kind: str, *, wanted: bool) -> None:
    table = """
        Spring  _ PROPN _ nsubj 2
        took    _ VERB  _ root  0
        Homs    _ PROPN _ obj   2
    """
    made = document(table)
    ends = {token.text: Span(token.start, token.end) for token in made.tokens}
    types = {"Spring": kind, "Homs": "City"}
    found = tuple(Entity(n, types[n], n, mentions=(Mention("id", ends[n], "name"),)) for n in types)
    read = extract(linked(made, "Spring captures Homs took", score=0.4), found, load_vocabulary())
    assert bool(read.claims) == wanted


def test_what_is_dropped_is_counted_once_by_its_reason() -> None:
    links = ("people attacks people hugged", "people hasRole men hugged", "people praises men hugged")
    found = tuple(
        Entity(name, "Group", name, mentions=(Mention("id", span, "name"),))
        for name, span in (("old people", OLD_PEOPLE), ("men", MEN))
    )
    read = extract(linked(document(TABLE), *links), found, load_vocabulary())
    assert [claim.predicate for claim in read.claims] == ["praises"]
    assert dict(read.dropped) == {"a thing with itself": 1, "somebody's name as a role": 1}


def test_what_too_little_speaks_for_is_counted() -> None:
    found = tuple(
        Entity(name, "Group", name, mentions=(Mention("id", span, "name"),))
        for name, span in (("old people", OLD_PEOPLE), ("men", MEN))
    )
    read = extract(linked(document(TABLE), "people praises men hugged", score=0.1), found, load_vocabulary())
    assert (read.claims, dict(read.dropped)) == ((), {"too little speaks for it": 1})


def is_kept(
    link: str, ends: tuple[Span, Span], kind: MentionKind = "nominal", *, type: str = "Group", table: str = TABLE
) -> bool:
    """Whether a link between two things with these mentions becomes a claim."""
    found = tuple(
        Entity(name, type, "words", mentions=(Mention("id", span, kind, "own words"),))
        for name, span in zip(("subject", "thing"), ends, strict=True)
    )
    return bool(extract(linked(document(table), link), found, load_vocabulary()).claims)


@pytest.mark.parametrize(
    ("body", "wanted"), [("IraqGovernment", False), ("IraqArmedForces", False), ("IraqNavy", True)]
)
def test_a_states_own_government_is_known_to_be_its(body: str, *, wanted: bool) -> None:
    table = f"""
        Iraq    _ PROPN _ compound 2
        {body}  _ PROPN _ root     0
    """
    kinds = {"Iraq": "Country", body: "Military of Iraq"}
    assert kept(table, f"{body} partOf Iraq Iraq", **kinds) == wanted
    assert kept(table, f"{body} attacks Iraq Iraq", **kinds)
