"""What an accusation, a demand, a threat or a denial says: claims of their own, on the word of whoever makes it."""

from __future__ import annotations

import pytest
from hand import CAST, claims
from linked import linked
from trees import document, entities

from kg.core.types import Article, Claim
from kg.core.vocabulary import load_vocabulary
from kg.extract import extract
from kg.pipeline import read_article

ACCUSED = """
    Turkey    _      PROPN _                       nsubj 2
    accused   accuse VERB  Tense=Past|VerbForm=Fin root  0
    rebels    rebel  NOUN  Number=Plur             obj   2
    {mark}    _      SCONJ _                       mark  5
    {word}    {lemma} VERB VerbForm=Ger            advcl 2
    Palmyra   _      PROPN _                       obj   5
"""
URGED = """
    Turkey   _        PROPN _                       nsubj 2
    urged    urge     VERB  Tense=Past|VerbForm=Fin root  0
    rebels   rebel    NOUN  Number=Plur             obj   2
    to       to       PART  _                       mark  5
    capture  _        VERB  VerbForm=Inf            xcomp 2
    Palmyra  _        PROPN _                       obj   5
"""
BLAMED = """
    Turkey    _      PROPN _                       nsubj 2
    blamed    blame  VERB  Tense=Past|VerbForm=Fin root  0
    rebels    rebel  NOUN  Number=Plur             obj   2
    for       _      ADP   _                       case  6
    an        a      DET   _                       det   6
    attack    _      NOUN  Number=Sing             obl   2
    on        _      ADP   _                       case  8
    Palmyra   _      PROPN _                       nmod  6
    by        _      ADP   _                       case  10
    militias  militia NOUN Number=Plur             nmod  6
"""
BOTH = """
    Turkey    _      PROPN _                       nsubj 2
    accused   accuse VERB  Tense=Past|VerbForm=Fin root  0
    rebels    rebel  NOUN  Number=Plur             obj   2
    and       _      CCONJ _                       cc    5
    militias  militia NOUN Number=Plur             conj  3
    of        _      SCONJ _                       mark  7
    attacking attack VERB  VerbForm=Ger            advcl 2
    Palmyra   _      PROPN _                       obj   7
    which     _      PRON  PronType=Rel|Entity=Palmyra obj 11
    Iraq      _      PROPN _                       nsubj 11
    bombed    bomb   VERB  Tense=Past|VerbForm=Fin acl:relcl 8
"""
PLOT = """
    Turkey    _      PROPN _                       nsubj 2
    accused   accuse VERB  Tense=Past|VerbForm=Fin root  0
    rebels    rebel  NOUN  Number=Plur             obj   2
    of        _      ADP   _                       case  6
    a         _      DET   _                       det   6
    plot      _      NOUN  Number=Sing             obl   2
    by        _      ADP   _                       case  8
    troops    troop  NOUN  Number=Plur             nmod  6
    backed    back   VERB  Tense=Past|VerbForm=Part acl  8
    by        _      ADP   _                       case  11
    Russia    _      PROPN _                       obl   9
"""
CALLED = """
    Turkey    _      PROPN _                       nsubj 2
    {verb}    _      VERB  Tense=Past|VerbForm=Fin root  0
    rebels    rebel  NOUN  Number=Plur             {dep} 2
    {mark}    _      ADP   _                       case  6
    an        a      DET   _                       det   6
    attack    _      NOUN  Number=Sing             {deed} 2
    on        _      ADP   _                       case  8
    Palmyra   _      PROPN _                       nmod  6
"""
PROMISED = """
    Turkey    _       PROPN _                       nsubj 2
    promised  promise VERB  Tense=Past|VerbForm=Fin root  0
    that      _       SCONJ _                       mark  6
    Russia    _       PROPN _                       nsubj 6
    would     _       AUX   _                       aux   6
    attack    _       VERB  VerbForm=Inf            ccomp 2
    Iraq      _       PROPN _                       obj   6
"""
PRAISED = BLAMED.replace("blamed    blame ", "praised   praise")
BACKED = """
    Turkey    _      PROPN _                       nsubj 2
    accused   accuse VERB  Tense=Past|VerbForm=Fin root  0
    rebels    rebel  NOUN  Number=Plur             obj   2
    who       _      PRON  PronType=Rel|Entity=rebels nsubj 5
    attacked  attack VERB  Tense=Past|VerbForm=Fin acl:relcl 3
    Palmyra   _      PROPN _                       obj   5
"""
BY = """
    Rebels    rebel  NOUN  Number=Plur             nsubj:pass 3
    were      be     AUX   _                       aux:pass 3
    accused   accuse VERB  Tense=Past|VerbForm=Part root 0
    by        _      ADP   _                       case  5
    Turkey    _      PROPN _                       obl   3
    of        _      SCONJ _                       mark  7
    capturing capture VERB VerbForm=Ger            advcl 3
    Palmyra   _      PROPN _                       obj   7
"""
TOLD = """
    Peskov    _       PROPN _                       nsubj 2
    said      say     VERB  Tense=Past|VerbForm=Fin root  0
    Turkey    _       PROPN _                       nsubj 4
    accused   accuse  VERB  Tense=Past|VerbForm=Fin ccomp 2
    rebels    rebel   NOUN  Number=Plur             obj   4
    of        _       SCONJ _                       mark  7
    capturing capture VERB  VerbForm=Ger            advcl 4
    Palmyra   _       PROPN _                       obj   7
"""


def accused(mark: str = "of", word: str = "capturing", lemma: str = "capture") -> str:
    return ACCUSED.format(mark=mark, word=word, lemma=lemma)


def contents(found: tuple[Claim, ...]) -> list[str]:
    """Each act of speech with what it says, on whose word and how surely."""
    by_id = {claim.id: claim for claim in found}
    return [
        f"{' '.join(act.statement)}: {' '.join(told.statement)}, {told.source}, {told.certainty} {told.tense}"
        for act in found
        for told in map(by_id.__getitem__, act.content)
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            accused(),
            ["Turkey accuses rebels: rebels captures Palmyra, Turkey, certain nonFuture"],
            id="of doing",
        ),
        pytest.param(
            BLAMED,
            ["Turkey accuses rebels: militias attacks Palmyra, Turkey, certain nonFuture"],
            id="for a deed",
        ),
        pytest.param(
            URGED,
            ["Turkey demandsOf rebels: rebels captures Palmyra, Turkey, possible future"],
            id="a demand is future",
        ),
        pytest.param(
            BY,
            ["Turkey accuses rebels: rebels captures Palmyra, Turkey, certain nonFuture"],
            id="accused by",
        ),
        pytest.param(
            TOLD,
            ["Turkey accuses rebels: rebels captures Palmyra, Turkey, certain nonFuture"],
            id="somebody tells of it",
        ),
        pytest.param(accused("after"), [], id="when, not what"),
        pytest.param(BACKED, [], id="what is said of whom it accuses"),
        pytest.param(BLAMED.replace("for       _", "during    _"), [], id="meanwhile"),
        pytest.param(PLOT, [], id="what is said of whom it has to do with"),
        pytest.param(PRAISED, [], id="praise takes the deed for known"),
    ],
)
def test_content(table: str, expected: list[str]) -> None:
    assert contents(claims(table)) == expected


@pytest.mark.parametrize("table", [accused("after"), BACKED, PRAISED])
def test_what_it_does_not_say_is_the_authors(table: str) -> None:
    assert {claim.source for claim in claims(table)} == {""}


def test_who_tells_of_it_passes_it_on() -> None:
    told = {claim.predicate: (claim.source, claim.reported_by) for claim in claims(TOLD)}
    assert told == {"accuses": ("Peskov", ()), "captures": ("Turkey", ("Peskov",))}


def seen(table: str, *links: str) -> tuple[Claim, ...]:
    """The claims of a table in which the reader sees links."""
    made = linked(document(table), *links)
    return extract(made, entities(made, CAST), load_vocabulary()).claims


def test_a_call_for_a_deed_is_future() -> None:
    table = CALLED.format(verb="call", dep="iobj", mark="for", deed="obl")
    found = seen(table, "Turkey demandsOf rebels call", "rebels attacks Palmyra attack")
    assert contents(found) == ["Turkey demandsOf rebels: rebels attacks Palmyra, Turkey, possible future"]


def test_a_denial_says_that_it_is_not_so() -> None:
    table = CALLED.format(verb="deny", dep="iobj", mark="of", deed="obl")
    found = seen(table, "Turkey denies rebels deny", "rebels attacks Palmyra attack")
    assert contents(found) == ["Turkey denies rebels: rebels attacks Palmyra, Turkey, certain nonFuture"]
    assert [claim.polarity for claim in found] == ["positive", "negative"]


def test_whom_it_names_is_no_deed() -> None:
    found = seen(accused(), "Turkey accuses rebels accused", "Turkey supports rebels rebels")
    assert [claim.predicate for claim in found if claim.source == ""] == ["accuses", "supports"]


def test_the_word_below_the_act_decides() -> None:
    (found,) = seen(PROMISED, "Russia attacks Iraq promised")
    assert (found.source, found.tense) == ("Turkey", "future")


def test_an_id_does_not_depend_on_the_content() -> None:
    (alone,) = claims(accused(word="picturing", lemma="picture"))
    act = next(claim for claim in claims(accused()) if claim.predicate == "accuses")
    assert (alone.content, bool(act.content), alone.id) == ((), True, act.id)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Turkey accused Russia of attacking Raqqa.",
            ["Turkey accuses Russia: Russia attacks Raqqa, Turkey, certain nonFuture"],
        ),
        (
            "Turkey blamed Russia for an attack on Raqqa.",
            ["Turkey accuses Russia: Russia attacks Raqqa, Turkey, certain nonFuture"],
        ),
        (
            "Russia was accused by Turkey of bombing Idlib.",
            ["Turkey accuses Russia: Russia attacks Idlib, Turkey, probable nonFuture"],
        ),
        (
            "France urged Turkey to withdraw from Syria.",
            ["France demandsOf Turkey: Turkey withdrawsFrom Syria, France, possible future"],
        ),
        ("France praised Turkey for withdrawing from Syria.", []),
    ],
)
def test_content_read(text: str, expected: list[str]) -> None:
    assert contents(read_article(Article("a", "a", text)).claims) == expected


def test_each_is_accused_of_what_he_did_and_not_of_what_is_known() -> None:
    assert contents(claims(BOTH)) == [
        "Turkey accuses rebels: rebels attacks Palmyra, Turkey, certain nonFuture",
        "Turkey accuses militias: militias attacks Palmyra, Turkey, certain nonFuture",
    ]
    assert {claim.source for claim in claims(BOTH) if claim.subject.entity == "Iraq"} == {""}
