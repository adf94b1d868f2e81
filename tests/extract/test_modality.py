"""Whether it is sure and done: modals, adverbs, aims, expectations."""

from __future__ import annotations

import pytest
from hand import told


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            The     the   DET   _            det   2
            rebels  rebel NOUN  _            nsubj 4
            may     _     AUX   _            aux   4
            capture _     VERB  VerbForm=Inf root  0
            Palmyra _     PROPN _            obj   4
            """,
            {"rebels captures Palmyra, possible"},
            id="may",
        ),
        pytest.param(
            """
            The     the   DET   _            det   2
            rebels  rebel NOUN  _            nsubj 4
            will    _     AUX   _            aux   4
            capture _     VERB  VerbForm=Inf root  0
            Palmyra _     PROPN _            obj   4
            """,
            {"rebels captures Palmyra, future"},
            id="will",
        ),
        pytest.param(
            """
            The     the   DET   _            det   2
            rebels  rebel NOUN  _            nsubj 4
            should  _     AUX   _            aux   4
            capture _     VERB  VerbForm=Inf root  0
            Palmyra _     PROPN _            obj   4
            """,
            {"rebels captures Palmyra, probable"},
            id="should",
        ),
        pytest.param(
            """
            The        the     DET   _ det    2
            rebels     rebel   NOUN  _ nsubj  4
            reportedly _       ADV   _ advmod 4
            captured   capture VERB  _ root   0
            Palmyra    _       PROPN _ obj    4
            """,
            {"rebels captures Palmyra, probable"},
            id="reportedly",
        ),
        pytest.param(
            """
            The       the   DET   _            det   2
            army      _     NOUN  _            nsubj 3
            bombed    bomb  VERB  _            root  0
            the       _     DET   _            det   5
            rebels    rebel NOUN  _            obj   3
            to        _     PART  _            mark  7
            recapture _     VERB  VerbForm=Inf advcl 3
            Palmyra   _     PROPN _            obj   7
            """,
            {"army bombs rebels", "army recaptures Palmyra, possible, future"},
            id="purpose",
        ),
        pytest.param(
            """
            The     the   DET   _            det   2
            rebels  rebel NOUN  _            nsubj 3
            want    _     VERB  _            root  0
            to      _     PART  _            mark  5
            capture _     VERB  VerbForm=Inf xcomp 3
            Palmyra _     PROPN _            obj   5
            """,
            {"rebels captures Palmyra, possible, future"},
            id="want to",
        ),
        pytest.param(
            """
            Turkey    _       PROPN _            nsubj     2
            supports  support VERB  _            root      0
            the       _       DET   _            det       4
            army      _       NOUN  _            nmod:poss 6
            ~'s       _       PART  _            case      4
            efforts   effort  NOUN  _            obj       2
            to        _       PART  _            mark      8
            recapture _       VERB  VerbForm=Inf acl       6
            Palmyra   _       PROPN _            obj       8
            """,
            {"Turkey supports army", "army recaptures Palmyra, possible, future"},
            id="effort to",
        ),
        pytest.param(
            """
            Turkey  _     PROPN _ nsubj 2
            called  call  VERB  _ root  0
            for     _     ADP   _ case  5
            the     _     DET   _ det   5
            capture _     NOUN  _ obl   2
            of      _     ADP   _ case  7
            Palmyra _     PROPN _ nmod  5
            by      _     ADP   _ case  10
            the     _     DET   _ det   10
            rebels  rebel NOUN  _ nmod  5
            """,
            {"rebels captures Palmyra, possible, future"},
            id="wish",
        ),
        pytest.param(
            """
            The      the    DET   _                        det        2
            rebels   rebel  NOUN  _                        nsubj:pass 4
            are      be     AUX   Tense=Pres               aux:pass   4
            expected expect VERB  Tense=Past|VerbForm=Part root       0
            to       _      PART  _                        mark       6
            capture  _      VERB  VerbForm=Inf             xcomp      4
            Palmyra  _      PROPN _                        obj        6
            """,
            {"rebels captures Palmyra, probable, future"},
            id="expected to",
        ),
        pytest.param(
            """
            The     the  DET   _                        det   4
            planned plan VERB  Tense=Past|VerbForm=Part amod  4
            Turkish _    ADJ   _                        amod  4
            assault _    NOUN  _                        nsubj 7
            on      _    ADP   _                        case  6
            Palmyra _    PROPN _                        nmod  4
            stirred stir VERB  _                        root  0
            fears   fear NOUN  _                        obj   7
            """,
            {"Turkish attacks Palmyra, possible, future"},
            id="planned noun",
        ),
        pytest.param(
            """
            The     the   DET   _            det   2
            rebels  rebel NOUN  _            nsubj 4
            will    _     AUX   _            aux   4
            enter   _     VERB  VerbForm=Inf root  0
            Palmyra _     PROPN _            obj   4
            and     _     CCONJ _            cc    7
            capture _     VERB  VerbForm=Inf conj  4
            Mosul   _     PROPN _            obj   7
            """,
            {"rebels entersPlace Palmyra, future", "rebels captures Mosul, future"},
            id="coordination under will",
        ),
    ],
)
def test_modality(table: str, expected: set[str]) -> None:
    assert told(table) == expected
