"""On whose word each statement stands."""

from __future__ import annotations

import pytest
from hand import told


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
    ],
)
def test_attribution(table: str, expected: set[str]) -> None:
    assert told(table) == expected
