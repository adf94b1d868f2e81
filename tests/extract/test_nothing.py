"""Sentences that look like a statement and make none."""

from __future__ import annotations

import pytest
from hand import told


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            """
            Palmyra  _       PROPN _                        nsubj:pass 3
            was      be      AUX   _                        aux:pass   3
            captured capture VERB  Tense=Past|VerbForm=Part root       0
            on       _       ADP   _                        case       5
            Sunday   _       PROPN _                        obl        3
            """,
            id="no agent",
        ),
        pytest.param(
            """
            The     the   DET   _ det   2
            army    _     NOUN  _ nsubj 3
            drove   drive VERB  _ root  0
            the     _     DET   _ det   5
            rebels  rebel NOUN  _ obj   3
            to      _     ADP   _ case  7
            Palmyra _     PROPN _ obl   3
            """,
            id="no particle",
        ),
        pytest.param(
            """
            The       the     DET   _ det   2
            rebels    rebel   NOUN  _ nsubj 3
            captured  capture VERB  _ root  0
            the       _       DET   _ det   5
            attention _       NOUN  _ obj   3
            of        _       ADP   _ case  7
            Turkey    _       PROPN _ nmod  5
            """,
            id="no such object",
        ),
        pytest.param(
            """
            The      the     DET   _ det   2
            rebels   rebel   NOUN  _ nsubj 3
            captured capture VERB  _ root  0
            Peskov   _       PROPN _ obj   3
            """,
            id="a person is not captured as a place is",
        ),
        pytest.param(
            """
            The       the     DET   _ det   2
            rebels    rebel   NOUN  _ nsubj 3
            discussed discuss VERB  _ root  0
            Palmyra   _       PROPN _ obj   3
            """,
            id="no trigger",
        ),
        pytest.param(
            """
            The       the      DET   _ det   2
            rebels    rebel    NOUN  _ nsubj 3
            captured  capture  VERB  _ root  0
            the       _        DET   _ det   5
            outskirts outskirt NOUN  _ obj   3
            of        _        ADP   _ case  7
            Palmyra   _        PROPN _ nmod  5
            """,
            id="a part is not the whole",
        ),
        pytest.param(
            """
            Palmyra  _       PROPN _                        nsubj:pass 3
            was      be      AUX   _                        aux:pass   3
            captured capture VERB  Tense=Past|VerbForm=Part root       0
            by       _       ADP   _                        case       5
            Sunday   _       PROPN _                        obl:agent  3
            """,
            id="by a date, not by an agent",
        ),
        pytest.param(
            """
            Turkey   _      PROPN _ nsubj 2
            attacked attack VERB  _ root  0
            Turkey   _      PROPN _ obj   2
            """,
            id="itself",
        ),
        pytest.param(
            """
            The     the DET   _ det   2
            capture _   NOUN  _ nsubj 6
            of      _   ADP   _ case  4
            Palmyra _   PROPN _ nmod  2
            was     be  AUX   _ cop   6
            slow    _   ADJ   _ root  0
            """,
            id="nobody does it",
        ),
        pytest.param(
            """
            Turkey  _      PROPN _ nsubj 2
            praised praise VERB  _ root  0
            the     _      DET   _ det   4
            assault _      NOUN  _ obj   2
            """,
            id="nobody undergoes it",
        ),
        pytest.param(
            """
            Turkey    _       PROPN _ nsubj 2
            discussed discuss VERB  _ root  0
            an        a       DET   _ det   4
            assault   _       NOUN  _ obj   2
            on        _       ADP   _ case  6
            Palmyra   _       PROPN _ nmod  4
            """,
            id="the holder of a talk is no attacker",
        ),
        pytest.param(
            """
            The      the    DET   _ det   2
            rebels   rebel  NOUN  _ nsubj 3
            launched launch VERB  _ root  0
            an       a      DET   _ det   5
            assault  _      NOUN  _ obj   3
            with     _      ADP   _ case  7
            Turkey   _      PROPN _ nmod  5
            """,
            id="with is not on",
        ),
        pytest.param(
            """
            Clashes   clash    NOUN  _ nsubj 4
            in        _        ADP   _ case  3
            Palmyra   _        PROPN _ nmod  1
            continued continue VERB  _ root  0
            """,
            id="one end only",
        ),
        pytest.param(
            """
            Palmyra   _     PROPN _          nsubj 5
            is        be    AUX   Tense=Pres cop   5
            under     _     ADP   _          case  5
            the       _     DET   _          det   5
            influence _     NOUN  _          root  0
            of        _     ADP   _          case  8
            the       _     DET   _          det   8
            rebels    rebel NOUN  _          nmod  5
            """,
            id="phrase of another kind",
        ),
        pytest.param(
            """
            Turkey  _     PROPN _                        nsubj 2
            visited visit VERB  _                        root  0
            a       _     DET   _                        det   4
            rebel   _     NOUN  _                        obj   2
            held    hold  VERB  Tense=Past|VerbForm=Part acl   4
            in      _     ADP   _                        case  7
            Palmyra _     PROPN _                        obl   5
            """,
            id="compound without a hyphen",
        ),
        pytest.param(
            """
            Turkey    _      PROPN _                        nsubj    2
            praised   praise VERB  _                        root     0
            rebel     _      NOUN  _                        compound 5
            ~-        _      PUNCT _                        punct    3
            ~infested infest VERB  Tense=Past|VerbForm=Part amod     6
            Palmyra   _      PROPN _                        obj      2
            """,
            id="compound with another word",
        ),
        pytest.param(
            """
            Peskov  _     PROPN _ nsubj    7
            ~,      _     PUNCT _ punct    5
            a       _     DET   _ det      5
            Turkey  _     PROPN _ compound 5
            analyst _     NOUN  _ appos    1
            ~,      _     PUNCT _ punct    1
            spoke   speak VERB  _ root     0
            """,
            id="topic of an analyst",
        ),
        pytest.param(
            """
            The       the   DET   _ det   2
            president _     NOUN  _ nsubj 5
            of        _     ADP   _ case  4
            Turkey    _     PROPN _ nmod  2
            spoke     speak VERB  _ root  0
            """,
            id="a role that nobody bears",
        ),
        pytest.param(
            """
            Iraq  _     PROPN _ nsubj 4
            in    _     ADP   _ case  3
            Mosul _     PROPN _ nmod  1
            spoke speak VERB  _ root  0
            """,
            id="a country in a city",
        ),
        pytest.param(
            """
            Did     do    AUX   _ aux   4
            the     _     DET   _ det   3
            rebels  rebel NOUN  _ nsubj 4
            capture _     VERB  _ root  0
            Palmyra _     PROPN _ obj   4
            ~?      _     PUNCT _ punct 4
            """,
            id="question",
        ),
    ],
)
def test_nothing_is_extracted(table: str) -> None:
    assert told(table) == set()
