"""Statements that event nouns and phrases trigger: an assault on, in the hands of."""

from __future__ import annotations

import pytest
from hand import told


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            The      the    DET   _ det   2
            rebels   rebel  NOUN  _ nsubj 3
            launched launch VERB  _ root  0
            an       a      DET   _ det   5
            assault  _      NOUN  _ obj   3
            on       _      ADP   _ case  7
            Palmyra  _      PROPN _ nmod  5
            """,
            {"rebels attacks Palmyra"},
            id="support verb",
        ),
        pytest.param(
            """
            An       a      DET   _                        det        2
            assault  _      NOUN  _                        nsubj:pass 6
            on       _      ADP   _                        case       4
            Palmyra  _      PROPN _                        nmod       2
            was      be     AUX   _                        aux:pass   6
            launched launch VERB  Tense=Past|VerbForm=Part root       0
            by       _      ADP   _                        case       9
            the      _      DET   _                        det        9
            rebels   rebel  NOUN  _                        obl:agent  6
            """,
            {"rebels attacks Palmyra"},
            id="support verb in the passive",
        ),
        pytest.param(
            """
            Russian   _        ADJ   _ amod     3
            air       _        NOUN  _ compound 3
            strikes   strike   NOUN  _ nsubj    6
            on        _        ADP   _ case     5
            Palmyra   _        PROPN _ nmod     3
            continued continue VERB  _ root     0
            """,
            {"Russian airstrikes Palmyra"},
            id="nationality before the noun",
        ),
        pytest.param(
            """
            The     the   DET   _ det   2
            capture _     NOUN  _ nsubj 9
            of      _     ADP   _ case  4
            Palmyra _     PROPN _ nmod  2
            by      _     ADP   _ case  7
            the     _     DET   _ det   7
            rebels  rebel NOUN  _ nmod  2
            was     be    AUX   _ cop   9
            slow    _     ADJ   _ root  0
            """,
            {"rebels captures Palmyra"},
            id="by after the noun",
        ),
        pytest.param(
            """
            The     the   DET   _ det       2
            rebels  rebel NOUN  _ nmod:poss 4
            ~'      's    PART  _ case      2
            capture _     NOUN  _ nsubj     8
            of      _     ADP   _ case      6
            Palmyra _     PROPN _ nmod      4
            was     be    AUX   _ cop       8
            slow    _     ADJ   _ root      0
            """,
            {"rebels captures Palmyra"},
            id="possessor",
        ),
        pytest.param(
            """
            Clashes   clash    NOUN  _ nsubj 6
            between   _        ADP   _ case  3
            Turkey    _        PROPN _ nmod  1
            and       _        CCONJ _ cc    5
            Russia    _        PROPN _ conj  3
            continued continue VERB  _ root  0
            """,
            {"Turkey clashesWith Russia"},
            id="between",
        ),
        pytest.param(
            """
            Turkey  _     PROPN _ nsubj 2
            reached reach VERB  _ root  0
            a       _     DET   _ det   4
            deal    _     NOUN  _ obj   2
            with    _     ADP   _ case  6
            Russia  _     PROPN _ nmod  4
            """,
            {"Turkey agreesWith Russia"},
            id="deal with",
        ),
        pytest.param(
            """
            Palmyra _     PROPN _ nsubj 2
            fell    fall  VERB  _ root  0
            under   _     ADP   _ case  5
            the     _     DET   _ det   5
            control _     NOUN  _ obl   2
            of      _     ADP   _ case  8
            the     _     DET   _ det   8
            rebels  rebel NOUN  _ nmod  5
            """,
            {"rebels controls Palmyra"},
            id="phrase with of",
        ),
        pytest.param(
            """
            Palmyra _     PROPN _          nsubj 5
            is      be    AUX   Tense=Pres cop   5
            in      _     ADP   _          case  5
            the     _     DET   _          det   5
            hands   hand  NOUN  _          root  0
            of      _     ADP   _          case  8
            the     _     DET   _          det   8
            rebels  rebel NOUN  _          nmod  5
            """,
            {"rebels controls Palmyra"},
            id="phrase with in",
        ),
        pytest.param(
            """
            Palmyra _  PROPN _          nsubj 5
            is      be AUX   Tense=Pres cop   5
            under   _  ADP   _          case  5
            Turkish _  ADJ   _          amod  5
            control _  NOUN  _          root  0
            """,
            {"Turkish controls Palmyra"},
            id="phrase with an adjective",
        ),
    ],
)
def test_nouns(table: str, expected: set[str]) -> None:
    assert told(table) == expected
