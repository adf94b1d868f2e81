"""On whose word each statement stands."""

from __future__ import annotations

import pytest
from hand import told

from kg.core.types import Article
from kg.pipeline import read_article


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            The      the     DET   _ det   2
            rebels   rebel   NOUN  _ nsubj 3
            captured capture VERB  _ root  0
            Palmyra  _       PROPN _ obj   3
            """,
            {"rebels captures Palmyra"},
            id="author",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _ nsubj 2
            said     say     VERB  _ root  0
            the      _       DET   _ det   4
            rebels   rebel   NOUN  _ nsubj 5
            captured capture VERB  _ ccomp 2
            Palmyra  _       PROPN _ obj   5
            """,
            {"rebels captures Palmyra, said by Turkey"},
            id="said",
        ),
        pytest.param(
            """
            The      the     DET   _ det   2
            rebels   rebel   NOUN  _ nsubj 3
            captured capture VERB  _ ccomp 7
            Palmyra  _       PROPN _ obj   3
            ~,       _       PUNCT _ punct 3
            Turkey   _       PROPN _ nsubj 7
            said     say     VERB  _ root  0
            """,
            {"rebels captures Palmyra, said by Turkey"},
            id="said, after it",
        ),
        pytest.param(
            """
            The       the     DET   _                        det   2
            rebels    rebel   NOUN  _                        nsubj 3
            captured  capture VERB  _                        root  0
            Palmyra   _       PROPN _                        obj   3
            ~,        _       PUNCT _                        punct 8
            according accord  VERB  Tense=Pres|VerbForm=Part case  8
            to        _       ADP   _                        fixed 6
            Turkey    _       PROPN _                        obl   3
            """,
            {"rebels captures Palmyra, said by Turkey"},
            id="according to",
        ),
        pytest.param(
            """
            According accord  VERB  Tense=Pres|VerbForm=Part case  3
            to        _       ADP   _                        fixed 1
            Turkey    _       PROPN _                        obl   7
            ~,        _       PUNCT _                        punct 3
            the       _       DET   _                        det   6
            rebels    rebel   NOUN  _                        nsubj 7
            captured  capture VERB  _                        root  0
            Palmyra   _       PROPN _                        obj   7
            """,
            {"rebels captures Palmyra, said by Turkey"},
            id="according to, before it",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _ nsubj 4
            and      _       CCONJ _ cc    3
            Russia   _       PROPN _ conj  1
            said     say     VERB  _ root  0
            the      _       DET   _ det   6
            rebels   rebel   NOUN  _ nsubj 7
            captured capture VERB  _ ccomp 4
            Palmyra  _       PROPN _ obj   7
            """,
            {"rebels captures Palmyra, said by Turkey", "rebels captures Palmyra, said by Russia"},
            id="two speakers",
        ),
        pytest.param(
            """
            Peskov   _       PROPN _ nsubj 2
            said     say     VERB  _ root  0
            Turkey   _       PROPN _ nsubj 4
            reported report  VERB  _ ccomp 2
            the      _       DET   _ det   6
            rebels   rebel   NOUN  _ nsubj 7
            captured capture VERB  _ ccomp 4
            Palmyra  _       PROPN _ obj   7
            """,
            {"rebels captures Palmyra, said by Turkey, reported by Peskov"},
            id="speaker of a speaker",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _ nsubj 2
            denied   deny    VERB  _ root  0
            that     _       SCONJ _ mark  6
            the      _       DET   _ det   5
            rebels   rebel   NOUN  _ nsubj 6
            captured capture VERB  _ ccomp 2
            Palmyra  _       PROPN _ obj   6
            """,
            {"rebels captures Palmyra, negative, said by Turkey"},
            id="denial",
        ),
        pytest.param(
            """
            Turkey  _     PROPN _            nsubj  2
            denied  deny  VERB  _            root   0
            that    _     SCONJ _            mark   8
            the     _     DET   _            det    5
            rebels  rebel NOUN  _            nsubj  8
            did     do    AUX   _            aux    8
            not     _     PART  _            advmod 8
            capture _     VERB  VerbForm=Inf ccomp  2
            Palmyra _     PROPN _            obj    8
            """,
            {"rebels captures Palmyra, said by Turkey"},
            id="denial of a denial",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _ nsubj 2
            believes believe VERB  _ root  0
            the      _       DET   _ det   4
            rebels   rebel   NOUN  _ nsubj 5
            captured capture VERB  _ ccomp 2
            Palmyra  _       PROPN _ obj   5
            """,
            {"rebels captures Palmyra, probable, said by Turkey"},
            id="belief",
        ),
        pytest.param(
            """
            "        _       PUNCT _ punct 4
            ~The     the     DET   _ det   3
            rebels   rebel   NOUN  _ nsubj 4
            captured capture VERB  _ ccomp 9
            Palmyra  _       PROPN _ obj   4
            ~,       _       PUNCT _ punct 4
            ~"       _       PUNCT _ punct 4
            Peskov   _       PROPN _ nsubj 9
            said     say     VERB  _ root  0
            """,
            {"rebels captures Palmyra, said by Peskov"},
            id="quotation",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _                          nsubj     7
            ~,       _       PUNCT _                          punct     4
            which    _       PRON  PronType=Rel|Entity=Turkey nsubj     4
            attacked attack  VERB  _                          acl:relcl 1
            Mosul    _       PROPN _                          obj       4
            ~,       _       PUNCT _                          punct     1
            said     say     VERB  _                          root      0
            the      _       DET   _                          det       9
            rebels   rebel   NOUN  _                          nsubj     10
            captured capture VERB  _                          ccomp     7
            Palmyra  _       PROPN _                          obj       10
            """,
            {"Turkey attacks Mosul", "rebels captures Palmyra, said by Turkey"},
            id="what the speaker does is the author's",
        ),
        pytest.param(
            """
            The      the     DET   _ det   2
            rebels   rebel   NOUN  _ nsubj 3
            captured capture VERB  _ root  0
            Palmyra  _       PROPN _ obj   3
            after    _       ADP   _ mark  7
            Turkey   _       PROPN _ nsubj 7
            said     say     VERB  _ advcl 3
            Russia   _       PROPN _ nsubj 9
            attacked attack  VERB  _ ccomp 7
            Mosul    _       PROPN _ obj   9
            """,
            {"rebels captures Palmyra", "Russia attacks Mosul, said by Turkey"},
            id="a main clause is not the speaker's",
        ),
        pytest.param(
            """
            Turkey  _     PROPN _            nsubj 2
            said    say   VERB  _            root  0
            the     _     DET   _            det   4
            rebels  rebel NOUN  _            nsubj 6
            will    _     AUX   _            aux   6
            capture _     VERB  VerbForm=Inf ccomp 2
            Palmyra _     PROPN _            obj   6
            """,
            {"rebels captures Palmyra, future, said by Turkey"},
            id="will, said",
        ),
        pytest.param(
            """
            The      the     DET   _ det   2
            clerk    _       NOUN  _ nsubj 3
            said     say     VERB  _ root  0
            the      _       DET   _ det   5
            rebels   rebel   NOUN  _ nsubj 6
            captured capture VERB  _ ccomp 3
            Palmyra  _       PROPN _ obj   6
            """,
            {"rebels captures Palmyra, said by clerk"},
            id="nobody known",
        ),
        pytest.param(
            """
            Turkey  _     PROPN _ nsubj 2
            denied  deny  VERB  _ root  0
            the     _     DET   _ det   4
            attack  _     NOUN  _ obj   2
            on      _     ADP   _ case  6
            Palmyra _     PROPN _ nmod  4
            by      _     ADP   _ case  9
            the     _     DET   _ det   9
            rebels  rebel NOUN  _ nmod  4
            """,
            {"rebels attacks Palmyra, negative, said by Turkey"},
            id="denied deed",
        ),
        pytest.param(
            """
            Turkey    _       PROPN _            nsubj 2
            denied    deny    VERB  _            root  0
            capturing capture VERB  VerbForm=Ger xcomp 2
            Palmyra   _       PROPN _            obj   3
            """,
            {"Turkey captures Palmyra, negative, said by Turkey"},
            id="denied doing",
        ),
        pytest.param(
            """
            Turkey  _     PROPN _            nsubj 2
            vowed   vow   VERB  _            root  0
            to      to    PART  _            mark  4
            capture _     VERB  VerbForm=Inf xcomp 2
            Palmyra _     PROPN _            obj   4
            """,
            {"Turkey captures Palmyra, possible, future, said by Turkey"},
            id="vowed to",
        ),
        pytest.param(
            """
            Turkey    _       PROPN _            nsubj 2
            continued continue VERB _            root  0
            to        to      PART  _            mark  4
            attack    _       VERB  VerbForm=Inf xcomp 2
            Palmyra   _       PROPN _            obj   4
            """,
            {"Turkey attacks Palmyra"},
            id="continued to is no speech",
        ),
        pytest.param(
            """
            Peskov   _       PROPN _ nsubj 2
            called   call    VERB  _ root  0
            the      _       DET   _ det   4
            attack   _       NOUN  _ obj   2
            on       _       ADP   _ case  6
            Palmyra  _       PROPN _ nmod  4
            by       _       ADP   _ case  9
            the      _       DET   _ det   9
            rebels   rebel   NOUN  _ nmod  4
            a        _       DET   _ det   11
            lie      _       NOUN  _ xcomp 2
            """,
            {"rebels attacks Palmyra, negative, said by Peskov"},
            id="called a lie",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _                          nsubj 5
            ~,       _       PUNCT _                          punct 3
            citing   cite    VERB  VerbForm=Ger               acl   1
            Peskov   _       PROPN _                          obj   3
            said     say     VERB  _                          root  0
            the      _       DET   _                          det   7
            rebels   rebel   NOUN  _                          nsubj 8
            captured capture VERB  _                          ccomp 5
            Palmyra  _       PROPN _                          obj   8
            """,
            {"rebels captures Palmyra, said by Peskov, reported by Turkey"},
            id="citing",
        ),
        pytest.param(
            """
            Russia    _       PROPN _                      nsubj     2
            rejected  reject  VERB  _                      root      0
            Turkey    _       PROPN _                      nmod:poss 5
            's        _       PART  _                      case      3
            claim     _       NOUN  _                      obj       2
            that      _       SCONJ _                      mark      8
            rebels    rebel   NOUN  _                      nsubj     8
            captured  capture VERB  VerbForm=Fin           acl       5
            Palmyra   _       PROPN _                      obj       8
            """,
            {"rebels captures Palmyra, said by Turkey"},
            id="a claim that",
        ),
        pytest.param(
            """
            Claims    claim   NOUN  _                      nsubj     8
            by        _       ADP   _                      case      3
            Turkey    _       PROPN _                      nmod      1
            that      _       SCONJ _                      mark      6
            rebels    rebel   NOUN  _                      nsubj     6
            captured  capture VERB  VerbForm=Fin           acl       1
            Palmyra   _       PROPN _                      obj       6
            spread    _       VERB  _                      root      0
            """,
            {"rebels captures Palmyra, said by Turkey"},
            id="claims by somebody that",
        ),
        pytest.param(
            """
            The       the     DET   _                        det       2
            rebels    rebel   NOUN  _                        nsubj     3
            captured  capture VERB  _                        root      0
            Palmyra   _       PROPN _                        obj       3
            ~,        _       PUNCT _                        punct     4
            where     _       ADV   PronType=Rel             advmod    11
            according accord  VERB  Tense=Pres|VerbForm=Part case      9
            to        _       ADP   _                        fixed     7
            Turkey    _       PROPN _                        obl       11
            Russia    _       PROPN _                        nsubj     11
            attacked  attack  VERB  _                        acl:relcl 4
            Iraq      _       PROPN _                        obj       11
            """,
            {"rebels captures Palmyra", "Russia attacks Iraq, said by Turkey"},
            id="according to, in a relative clause",
        ),
        pytest.param(
            """
            Peskov    _       PROPN _                          nsubj     2
            said      say     VERB  _                          root      0
            rebels    rebel   NOUN  _                          nsubj     4
            captured  capture VERB  _                          ccomp     2
            Palmyra   _       PROPN _                          obj       4
            according accord  VERB  Tense=Pres|VerbForm=Part   case      8
            to        _       ADP   _                          fixed     6
            Turkey    _       PROPN _                          obl       4
            which     _       PRON  PronType=Rel|Entity=Turkey nsubj     10
            attacked  attack  VERB  _                          acl:relcl 8
            Mosul     _       PROPN _                          obj       10
            """,
            {"rebels captures Palmyra, said by Turkey, reported by Peskov", "Turkey attacks Mosul"},
            id="what is said of whom somebody cites is the author's",
        ),
        pytest.param(
            """
            Peskov   _       PROPN _ nsubj 2
            said     say     VERB  _ root  0
            Turkey   _       PROPN _ nsubj 4
            reported report  VERB  _ ccomp 2
            that     _       SCONJ _ mark  7
            Peskov   _       PROPN _ nsubj 7
            said     say     VERB  _ ccomp 4
            rebels   rebel   NOUN  _ nsubj 9
            captured capture VERB  _ ccomp 7
            Palmyra  _       PROPN _ obj   9
            """,
            {"rebels captures Palmyra, said by Peskov, reported by Turkey"},
            id="nobody reports himself",
        ),
        pytest.param(
            """
            The      the     DET   _ det   2
            rebels   rebel   NOUN  _ nsubj 7
            captured capture VERB  _ ccomp 7
            Palmyra  _       PROPN _ obj   3
            ~,       _       PUNCT _ punct 3
            Turkey   _       PROPN _ nsubj 7
            said     say     VERB  _ root  0
            troops   _       NOUN  _ nsubj 9
            attacked attack  VERB  _ ccomp 7
            Mosul    _       PROPN _ obj   9
            """,
            {"troops attacks Mosul, said by Turkey"},
            id="the nearest of two subjects",
        ),
        pytest.param(
            """
            Peskov   _       PROPN _ nsubj 5
            ~,       _       PUNCT _ punct 5
            and      _       CCONJ _ cc    4
            Turkey   _       PROPN _ nsubj 5
            said     say     VERB  _ root  0
            rebels   rebel   NOUN  _ nsubj 7
            captured capture VERB  _ ccomp 5
            Palmyra  _       PROPN _ obj   7
            """,
            {"rebels captures Palmyra, said by Peskov", "rebels captures Palmyra, said by Turkey"},
            id="two subjects with an and",
        ),
        pytest.param(
            """
            Peskov   _       PROPN _            nsubj:pass 3
            was      be      AUX   _            aux:pass   3
            told     tell    VERB  VerbForm=Part root      0
            by       _       ADP   _            case       5
            Turkey   _       PROPN _            obl        3
            that     _       SCONJ _            mark       8
            rebels   rebel   NOUN  _            nsubj      8
            captured capture VERB  _            ccomp      3
            Palmyra  _       PROPN _            obj        8
            """,
            {"rebels captures Palmyra, said by Turkey"},
            id="told by",
        ),
        pytest.param(
            """
            The       the     DET   _                      det       2
            finding   _       NOUN  _                      nsubj     8
            of        _       ADP   _                      case      4
            Turkey    _       PROPN _                      nmod      2
            that      _       SCONJ _                      mark      7
            rebels    rebel   NOUN  _                      nsubj     7
            captured  capture VERB  VerbForm=Fin           acl       2
            spread    _       VERB  _                      root      0
            Palmyra   _       PROPN _                      obj       7
            """,
            {"rebels captures Palmyra, said by Turkey"},
            id="a finding of somebody that",
        ),
        pytest.param(
            """
            Turkey    _       PROPN _                      nmod:poss 3
            's        _       PART  _                      case      1
            report    _       NOUN  _                      nsubj     7
            rebels    rebel   NOUN  _                      nsubj     5
            capturing capture VERB  VerbForm=Ger           acl       3
            Palmyra   _       PROPN _                      obj       5
            spread    _       VERB  _                      root      0
            """,
            {"rebels captures Palmyra"},
            id="a report that is no clause with that",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _                          nsubj     2
            denied   deny    VERB  _                          root      0
            rebels   rebel   NOUN  _                          obj       2
            who      _       PRON  PronType=Rel|Entity=rebels nsubj     5
            attacked attack  VERB  _                          acl:relcl 3
            Palmyra  _       PROPN _                          obj       5
            """,
            {"rebels attacks Palmyra"},
            id="what is said of what somebody denies",
        ),
        pytest.param(
            """
            Peskov  _       PROPN _ nsubj 8
            ~,      _       PUNCT _ punct 4
            a       _       DET   _ det   4
            general _       NOUN  _ appos 1
            and     _       CCONJ _ cc    6
            clerk   _       NOUN  _ conj  4
            ~,      _       PUNCT _ punct 1
            said    say     VERB  _ root  0
            rebels  rebel   NOUN  _ nsubj 10
            captured capture VERB _ ccomp 8
            Palmyra _       PROPN _ obj   10
            """,
            {"rebels captures Palmyra, said by Peskov"},
            id="an apposition is no second speaker",
        ),
    ],
)
def test_attribution(table: str, expected: set[str]) -> None:
    assert told(table) == expected


@pytest.mark.parametrize(
    ("text", "source", "asides"),
    [
        (
            "Dmitry Peskov said that the Turkish president, Recep Tayyip Erdogan, had attacked Syria.",
            "Dmitry Peskov",
            {"leads"},
        ),
        (
            '"Turkish citizen Ahmet Kaya attacked the base near Mosul in Iraq," Dmitry Peskov said.',
            "Dmitry Peskov",
            {"citizenOf", "near", "locatedIn"},
        ),
        (
            "According to Angela Merkel, Syrian President Bashar al-Assad attacked Idlib in northern Syria.",
            "Angela Merkel",
            {"leads", "locatedIn"},
        ),
    ],
)
def test_titles_nationalities_and_places_in_speech_are_the_authors(text: str, source: str, asides: set[str]) -> None:
    found = read_article(Article("a", "a", text))
    names = {"": ""} | {entity.id: entity.name for entity in found.entities}
    assert {claim.predicate for claim in found.claims if not claim.source} == asides
    assert {names[claim.source] for claim in found.claims if claim.predicate == "attacks"} == {source}


NOT_SEEN = pytest.mark.xfail(strict=True, reason="the parse begins a sentence after `said`")
NOT_JOINED = pytest.mark.xfail(strict=True, reason="the parse makes a clause of the second name")


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("John Brennan, a retired officer and the current director, said that Russia bombed Homs.", {"John Brennan"}),
        ("Jim Roe, a former CIA director and the current mayor, said that Russia bombed Homs.", {"Jim Roe"}),
        ("Russia bombed Homs, according to Jim Roe, a retired envoy and now a mayor.", {"Jim Roe"}),
        ("Ann Doe, who was a general and is now the head of the navy, said that Russia bombed Homs.", {"Ann Doe"}),
        ('"Russia bombed Homs," said Ann Doe, a retired judge and the current chair of a bank.', {"Ann Doe"}),
        (
            "Jim Roe, a retired colonel, and Ann Doe, a former minister, said that Russia bombed Homs.",
            {"Jim Roe", "Ann Doe"},
        ),
        (
            "Jim Roe, a former minister and an ally of the president, and Ann Doe said Russia bombed Homs.",
            {"Jim Roe", "Ann Doe"},
        ),
        ("Russia bombed Homs, according to Jim Roe, a former judge, and Ann Doe, a lawyer.", {"Jim Roe", "Ann Doe"}),
        ("Jim Roe and Ann Doe said that Russia bombed Homs.", {"Jim Roe", "Ann Doe"}),
        pytest.param(
            "Ann Doe, a retired general and the current head of the Red Crescent, said Turkey attacked Aleppo.",
            {"Ann Doe"},
            marks=NOT_SEEN,
        ),
        pytest.param(
            "President Vladimir Putin and Foreign Minister Sergei Lavrov said that Turkey attacked Aleppo.",
            {"Vladimir Putin", "Sergei Lavrov"},
            marks=NOT_JOINED,
        ),
    ],
)
def test_who_is_described_twice_speaks_once(text: str, sources: set[str]) -> None:
    found = read_article(Article("a", "a", text))
    names = {"": "author"} | {entity.id: entity.name for entity in found.entities}
    attacks = [claim for claim in found.claims if claim.predicate in {"attacks", "airstrikes", "bombs"}]
    assert sorted(names[claim.source] for claim in attacks) == sorted(sources)
