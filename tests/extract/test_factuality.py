"""Whether it happened: negation, conditions, and what leaves an event as it is."""

from __future__ import annotations

import pytest
from hand import told


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            The     the   DET   _            det    2
            rebels  rebel NOUN  _            nsubj  5
            did     do    AUX   _            aux    5
            not     _     PART  _            advmod 5
            capture _     VERB  VerbForm=Inf root   0
            Palmyra _     PROPN _            obj    5
            """,
            {"rebels captures Palmyra, negative"},
            id="not",
        ),
        pytest.param(
            """
            The      the     DET   _ det    2
            rebels   rebel   NOUN  _ nsubj  4
            never    _       ADV   _ advmod 4
            captured capture VERB  _ root   0
            Palmyra  _       PROPN _ obj    4
            """,
            {"rebels captures Palmyra, negative"},
            id="never",
        ),
        pytest.param(
            """
            The     the   DET   _            det   2
            rebels  rebel NOUN  _            nsubj 3
            failed  fail  VERB  _            root  0
            to      _     PART  _            mark  5
            capture _     VERB  VerbForm=Inf xcomp 3
            Palmyra _     PROPN _            obj   5
            """,
            {"rebels captures Palmyra, negative"},
            id="failed to",
        ),
        pytest.param(
            """
            The     the   DET   _            det    2
            rebels  rebel NOUN  _            nsubj  5
            did     do    AUX   _            aux    5
            not     _     PART  _            advmod 5
            fail    _     VERB  VerbForm=Inf root   0
            to      _     PART  _            mark   7
            capture _     VERB  VerbForm=Inf xcomp  5
            Palmyra _     PROPN _            obj    7
            """,
            {"rebels captures Palmyra"},
            id="did not fail to",
        ),
        pytest.param(
            """
            Turkey    _       PROPN _                        nsubj 2
            left      leave   VERB  _                        root  0
            Mosul     _       PROPN _                        obj   2
            without   _       SCONJ _                        mark  5
            capturing capture VERB  Tense=Pres|VerbForm=Part advcl 2
            Palmyra   _       PROPN _                        obj   5
            """,
            {"Turkey withdrawsFrom Mosul", "Turkey captures Palmyra, negative"},
            id="without",
        ),
        pytest.param(
            """
            Turkey    _       PROPN _ nsubj 2
            prevented prevent VERB  _ root  0
            the       _       DET   _ det   4
            capture   _       NOUN  _ obj   2
            of        _       ADP   _ case  6
            Palmyra   _       PROPN _ nmod  4
            by        _       ADP   _ case  9
            the       _       DET   _ det   9
            rebels    rebel   NOUN  _ nmod  4
            """,
            {"rebels captures Palmyra, negative"},
            id="prevented the noun",
        ),
        pytest.param(
            """
            Turkey   _      PROPN _ nsubj 2
            launched launch VERB  _ root  0
            no       _      DET   _ det   4
            assault  _      NOUN  _ obj   2
            on       _      ADP   _ case  6
            Palmyra  _      PROPN _ nmod  4
            """,
            {"Turkey attacks Palmyra, negative"},
            id="no before the noun",
        ),
        pytest.param(
            """
            Turkey  _    PROPN _            nsubj 2
            failed  fail VERB  _            root  0
            to      _    PART  _            mark  4
            launch  _    VERB  VerbForm=Inf xcomp 2
            an      a    DET   _            det   6
            assault _    NOUN  _            obj   4
            on      _    ADP   _            case  8
            Palmyra _    PROPN _            nmod  6
            """,
            {"Turkey attacks Palmyra, negative"},
            id="under a support verb that fails",
        ),
        pytest.param(
            """
            If      if    SCONJ _            mark  4
            the     _     DET   _            det   3
            rebels  rebel NOUN  _            nsubj 4
            capture _     VERB  _            advcl 9
            Palmyra _     PROPN _            obj   4
            ~,      _     PUNCT _            punct 4
            Turkey  _     PROPN _            nsubj 9
            will    _     AUX   _            aux   9
            leave   _     VERB  VerbForm=Inf root  0
            Mosul   _     PROPN _            obj   9
            """,
            {"rebels captures Palmyra, conditional", "Turkey withdrawsFrom Mosul, future"},
            id="if",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _ nsubj 2
            attacked attack  VERB  _ root  0
            Mosul    _       PROPN _ obj   2
            while    _       SCONJ _ mark  7
            the      _       DET   _ det   6
            rebels   rebel   NOUN  _ nsubj 7
            captured capture VERB  _ advcl 2
            Palmyra  _       PROPN _ obj   7
            """,
            {"Turkey attacks Mosul", "rebels captures Palmyra"},
            id="while",
        ),
        pytest.param(
            """
            Turkish   _  ADJ   _            amod      2
            president _  NOUN  _            nmod:desc 3
            Peskov    _  PROPN _            nsubj     6
            did       do AUX   _            aux       6
            not       _  PART  _            advmod    6
            visit     _  VERB  VerbForm=Inf root      0
            Palmyra   _  PROPN _            obj       6
            """,
            {"Peskov leads Turkish", "Peskov movesTo Palmyra, negative"},
            id="a role is as it is, whatever the clause says",
        ),
    ],
)
def test_factuality(table: str, expected: set[str]) -> None:
    assert told(table) == expected
