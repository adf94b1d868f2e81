"""Claims from the reader's links: what they need, what speaks for them, and who is believed where views differ."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hand import CAST
from linked import linked
from trees import document, entities

from kg.core.types import Claim
from kg.core.vocabulary import load_vocabulary
from kg.extract import evidence, extract

HUGGED = """
    Russia   _     PROPN _                       nsubj 2
    hugged   hug   VERB  Tense=Past|VerbForm=Fin root  0
    Turkey   _     PROPN _                       obj   2
    ~.       .     PUNCT _                       punct 2
"""
LIED = """
    Russia   _     PROPN _                       nsubj 2
    lied     lie   VERB  Tense=Past|VerbForm=Fin root  0
    to       to    ADP   _                       case  4
    Turkey   _     PROPN _                       obl   2
    ~.       .     PUNCT _                       punct 2
"""
ATTACKED = HUGGED.replace("hugged   hug ", "attacked attack")
HELD = """
    Russian  russian ADJ   _                        compound 3
    ~-       -       PUNCT _                        punct    1
    ~held    hold    VERB  Tense=Past|VerbForm=Part amod     4
    Palmyra  _       PROPN _                        nsubj    5
    burned   burn    VERB  Tense=Past|VerbForm=Fin  root     0
"""
MAY = """
    Russia   _       PROPN _                       nsubj 4
    may      may     AUX   _                       aux   4
    not      not     PART  _                       advmod 4
    attack   attack  VERB  VerbForm=Inf            root  0
    Turkey   _       PROPN _                       obj   4
"""
SAID = """
    Peskov   _       PROPN _                       nsubj 2
    said     say     VERB  Tense=Past|VerbForm=Fin root  0
    clerk    clerk   NOUN  Number=Sing             nsubj 4
    knows    know    VERB  Tense=Pres|VerbForm=Fin ccomp 2
    Russia   _       PROPN _                       nsubj 6
    hugged   hug     VERB  Tense=Past|VerbForm=Fin ccomp 4
    Turkey   _       PROPN _                       obj   6
"""
DATED = """
    Russia   _       PROPN _                       nsubj 2
    hugged   hug     VERB  Tense=Past|VerbForm=Fin root  0
    Turkey   _       PROPN _                       obj   2
    in       in      ADP   _                       case  5
    Mosul    _       PROPN _                       obl   2
    Monday   _       PROPN _                       obl:unmarked 2
    in       in      ADP   _                       case  8
    June     _       PROPN _                       obl   2
"""


@pytest.fixture(autouse=True)
def _plain_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    """A link's score is its probability, whatever the shipped reader's calibration."""
    monkeypatch.setattr(evidence, "calibration", lambda: evidence.Calibration(1.0, 0.0, {"*": 0.35}))


def claims(table: str, *links: str, own: Path | None = None, **given: Any) -> tuple[Claim, ...]:
    made = linked(document(table), *links, **given)
    return extract(made, entities(made, CAST), load_vocabulary(own)).claims


def one(table: str, *links: str, **given: Any) -> Claim:
    (claim,) = claims(table, *links, **given)
    return claim


def test_a_link_is_a_claim() -> None:
    claim = one(HUGGED, "Russia praises Turkey hugged")
    assert claim.statement == ("Russia", "praises", "Turkey")
    assert claim.confidence == pytest.approx(0.8)
    assert (claim.trigger.start, claim.trigger.end) == (7, 13)


@pytest.mark.parametrize(
    ("link", "score"),
    [
        ("Russia praises . hugged", 0.8),
        ("? praises Turkey hugged", 0.8),
        ("Russia praises ? hugged", 0.8),
        ("Russia praises Turkey hugged", 0.2),
    ],
    ids=["no entity", "no subject", "no object", "too weak"],
)
def test_no_claim(link: str, score: float) -> None:
    assert not claims(HUGGED, link, score=score)


def test_an_open_relation_keeps_its_words() -> None:
    found = one(HUGGED, "Russia other Turkey hugged", score=0.8)
    assert (found.predicate, found.label) == ("hug", "hug")


def test_an_open_relation_has_its_object_s_preposition() -> None:
    found = one(LIED, "Russia other Turkey lied", score=0.8)
    assert (found.predicate, found.label) == ("lie_to", "lie to")


def test_witnesses_add_up() -> None:
    alone = one(ATTACKED, "Russia praises Turkey attacked", score=0.6).confidence
    both = one(ATTACKED, "Russia attacks Turkey attacked", score=0.6).confidence
    assert alone < both < 1


def test_a_link_and_a_pattern_are_one_claim_either_way_round() -> None:
    table = ATTACKED.replace("attacked attack", "met meet")
    assert len(claims(table, "Turkey meets Russia met")) == 1


def test_of_two_predicates_in_the_same_words_the_surer_is_kept() -> None:
    both = linked(document(HUGGED), "Russia praises Turkey hugged", "Turkey warns Russia hugged")
    assert both.links
    both = replace(both, links=(both.links[0], replace(both.links[1], score=0.9)))
    assert [claim.predicate for claim in extract(both, entities(both, CAST), load_vocabulary()).claims] == ["warns"]


def test_a_verb_alone_is_weak_where_the_reader_sees_nothing(tmp_path: Path) -> None:
    assert not claims(ATTACKED)
    assert extract(document(ATTACKED), entities(document(ATTACKED), CAST), load_vocabulary()).claims
    own = tmp_path / "own.toml"
    own.write_text(
        '[hugs]\nlabel = "hugs"\ngroup = "relation"\nsign = "cooperative"\n'
        'subject = ["Actor"]\nobject = ["Actor"]\nverbs = ["hug"]\n'
    )
    assert [claim.predicate for claim in claims(HUGGED, own=own)] == ["hugs"]


def test_a_pattern_inside_a_noun_phrase_stands_alone() -> None:
    assert [claim.predicate for claim in claims(HELD)] == ["controls"]


@pytest.mark.parametrize(
    ("table", "given", "expected"),
    [
        (HUGGED, {}, ("positive", "certain", "nonFuture", "none")),
        (HUGGED, {"polarity": "negative"}, ("negative", "certain", "nonFuture", "none")),
        (HUGGED, {"certainty": "possible"}, ("positive", "possible", "nonFuture", "none")),
        (HUGGED, {"tense": "future"}, ("positive", "certain", "future", "none")),
        (HUGGED, {"condition": "conditional"}, ("positive", "certain", "nonFuture", "conditional")),
        (MAY, {}, ("negative", "possible", "nonFuture", "none")),
        (MAY, {"polarity": "negative"}, ("negative", "possible", "nonFuture", "none")),
        (MAY, {"certainty": "probable"}, ("negative", "possible", "nonFuture", "none")),
    ],
)
def test_the_more_cautious_view_wins(table: str, given: dict[str, str], expected: tuple[str, ...]) -> None:
    trigger = "hugged" if table == HUGGED else "attack"
    claim = one(table, f"Russia praises Turkey {trigger}", **given)
    assert (claim.polarity, claim.certainty, claim.tense, claim.condition) == expected


@pytest.mark.parametrize(
    ("table", "given", "source"),
    [
        (SAID, {}, "Peskov"),
        (SAID, {"source": "clerk"}, "Peskov"),
        (HUGGED, {}, ""),
        (HUGGED, {"source": "Turkey"}, "Turkey"),
    ],
)
def test_on_whose_word(table: str, given: dict[str, str], source: str) -> None:
    assert one(table, "Russia praises Turkey hugged", **given).source == source


@pytest.mark.parametrize(("given", "start"), [({"time": "Monday"}, "2016-12-12"), ({"time": "June"}, "2016-06")])
def test_when(given: dict[str, str], start: str) -> None:
    assert one(DATED, "Russia praises Turkey hugged", **given).start == start


def test_where() -> None:
    assert one(DATED, "Russia praises Turkey hugged", place="Mosul").place == "Mosul"
    assert not one(DATED, "Russia praises Mosul hugged", place="Mosul").place


def test_what_is_worth_nothing() -> None:
    assert not claims(HUGGED, "Russia praises Russia hugged")


def test_a_pattern_heeds_what_the_reader_thinks_of_its_trigger() -> None:
    found = claims(ATTACKED, "Russia praises Turkey attacked", polarity="negative", score=0.1)
    assert not found
    held = claims(HELD, "Russian opposes Palmyra held", certainty="possible", score=0.2)
    assert [(claim.predicate, claim.certainty) for claim in held] == [("controls", "possible")]


def test_a_calibrated_score() -> None:
    table = evidence.Calibration(2.0, -1.0, {"*": 0.4, "near": 0.7})
    assert table.probability(0.5) == pytest.approx(0.26894, abs=1e-4)
    assert table.probability(0.9) == pytest.approx(0.96754, abs=1e-4)
    assert table.probability(0.0) < 1e-6 < table.probability(1.0) <= 1
    assert [table.threshold(name) for name in ("near", "meets")] == [0.7, 0.4]


def test_whoever_accuses_is_no_source_for_it() -> None:
    assert one(SAID, "Peskov accuses Turkey hugged").source == ""
    assert one(SAID, "Russia accuses Turkey hugged").source == "Peskov"
    assert one(SAID, "Peskov meets Turkey hugged").source == "Peskov"


def test_co_speakers_of_an_act_of_which_a_link_names_one() -> None:
    """`Peskov and Iraq accused`: what is told is told by both, and by nobody who doesn't speak."""
    table = """
        Peskov   _    PROPN _                       nsubj 4
        and      _    CCONJ _                       cc    3
        Iraq     _    PROPN _                       conj  1
        said     say  VERB  Tense=Past|VerbForm=Fin root  0
        Russia   _    PROPN _                       nsubj 6
        hugged   hug  VERB  Tense=Past|VerbForm=Fin ccomp 4
        Turkey   _    PROPN _                       obj   6
    """
    deed = "Russia praises Turkey hugged"
    for act, sources in (("Peskov accuses Russia", {"Peskov", "Iraq"}), ("Turkey accuses Iraq", {"Turkey"})):
        told = claims(table, f"{act} said", deed)
        assert {claim.source for claim in told if claim.predicate == "praises"} == sources


def test_titles_in_speech_are_the_authors() -> None:
    assert one(SAID, "Russia partOf Turkey clerk").source == ""
    assert one(SAID, "Russia partOf Turkey clerk", source="Peskov").source == ""
    assert one(SAID, "Russia partOf Turkey hugged").source == "Peskov"
    assert one(SAID, "Russia supports Turkey clerk").source == "Peskov"


LIFTED = """
    Russia    _        PROPN _                       nsubj 2
    {verb}    _        VERB  Tense=Past|VerbForm=Fin root  0
    sanctions sanction NOUN  _                       obj   2
    on        on       ADP   _                       case  5
    Turkey    _        PROPN _                       nmod  3
"""
THREATENED = """
    Russia     _        PROPN _                       nsubj 2
    threatened threaten VERB  Tense=Past|VerbForm=Fin root  0
    to         to       PART  _                       mark  4
    hug        _        VERB  VerbForm=Inf            xcomp 2
    Turkey     _        PROPN _                       obj   4
"""


@pytest.mark.parametrize(
    ("verb", "given", "predicate", "polarity"),
    [
        ("imposed", {}, "sanctions", "positive"),
        ("lift", {}, "liftsSanctionsOn", "positive"),
        ("ease", {"polarity": "negative"}, "liftsSanctionsOn", "positive"),
    ],
)
def test_what_is_over(verb: str, given: dict[str, Any], predicate: str, polarity: str) -> None:
    (claim,) = claims(LIFTED.format(verb=verb), "Russia sanctions Turkey sanctions", **given)
    assert (claim.predicate, claim.polarity) == (predicate, polarity)


@pytest.mark.parametrize(("verb", "polarity"), [("gave", "positive"), ("suspend", "negative")])
def test_aid_that_is_over_is_not_given(verb: str, polarity: str) -> None:
    assert one(LIFTED.format(verb=verb), "Russia supplies Turkey sanctions").polarity == polarity


def test_an_act_is_judged_where_its_object_stands() -> None:
    shelling = one(THREATENED, "Russia shells Turkey threatened")
    assert (shelling.certainty, shelling.tense) == ("possible", "future")
    threat = one(THREATENED, "Russia threatens Turkey threatened")
    assert (threat.certainty, threat.tense) == ("certain", "nonFuture")


@pytest.mark.parametrize(("preposition", "predicate"), [("in", "locatedIn"), ("near", "near"), ("outside", "near")])
def test_near_is_not_in(preposition: str, predicate: str) -> None:
    table = f"""
        base        _ NOUN  _ nsubj 3
        is          be AUX  _ cop   3
        quiet       _ ADJ   _ root  0
        {preposition} _ ADP _ case  5
        Mosul       _ PROPN _ obl   3
    """
    assert one(table, f"base locatedIn Mosul {preposition}").predicate == predicate


@pytest.mark.parametrize(
    ("lemma", "predicate", "tense"),
    [
        ("offer", "supplies", "future"),
        ("hug", "supplies", "nonFuture"),
        ("offer", "promisesTo", "nonFuture"),
        ("aim", "seeks", "nonFuture"),
    ],
)
def test_what_is_offered_is_not_given(lemma: str, predicate: str, tense: str) -> None:
    found = one(HUGGED.replace("hug ", f"{lemma} "), f"Russia {predicate} Turkey hugged", score=0.9)
    assert (found.predicate, found.tense) == (predicate, tense)


@pytest.mark.parametrize(("score", "kept"), [(0.35, False), (0.8, True)])
def test_an_open_relation_must_be_sure(score: float, *, kept: bool) -> None:
    assert bool(claims(HUGGED, "Russia other Turkey hugged", score=score)) == kept
    assert claims(HUGGED, "Russia praises Turkey hugged", score=score)
