"""Statements that verbs trigger, wherever the sentence has put the verb's ends."""

from __future__ import annotations

import pytest
from hand import told


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            Turkey   _       PROPN _ nsubj 2
            captured capture VERB  _ root  0
            Palmyra  _       PROPN _ obj   2
            """,
            {"Turkey captures Palmyra"},
            id="active",
        ),
        pytest.param(
            """
            Palmyra  _       PROPN _                        nsubj:pass 3
            was      be      AUX   _                        aux:pass   3
            captured capture VERB  Tense=Past|VerbForm=Part root       0
            by       _       ADP   _                        case       6
            the      _       DET   _                        det        6
            rebels   rebel   NOUN  _                        obl:agent  3
            """,
            {"rebels captures Palmyra"},
            id="passive with an agent",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _                        nsubj     2
            praised  praise  VERB  _                        root      0
            the      _       DET   _                        det       4
            base     _       NOUN  _                        obj       2
            that     _       PRON  PronType=Rel|Entity=base obj       8
            the      _       DET   _                        det       7
            rebels   rebel   NOUN  _                        nsubj     8
            captured capture VERB  _                        acl:relcl 4
            """,
            {"rebels captures base"},
            id="relative clause on its object",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _                          nsubj     2
            praised  praise  VERB  _                          root      0
            the      _       DET   _                          det       4
            rebels   rebel   NOUN  _                          obj       2
            who      _       PRON  PronType=Rel|Entity=rebels nsubj     6
            captured capture VERB  _                          acl:relcl 4
            Palmyra  _       PROPN _                          obj       6
            """,
            {"rebels captures Palmyra"},
            id="relative clause on its subject",
        ),
        pytest.param(
            """
            Troops   troops  NOUN  _                        nsubj     5
            backed   back    VERB  Tense=Past|VerbForm=Part acl       1
            by       _       ADP   _                        case      4
            Turkey   _       PROPN _                        obl:agent 2
            captured capture VERB  _                        root      0
            Palmyra  _       PROPN _                        obj       5
            """,
            {"Turkey supports troops", "troops captures Palmyra"},
            id="reduced relative",
        ),
        pytest.param(
            """
            The     the    DET   _            det   2
            rebels  rebel  NOUN  _            nsubj 3
            managed manage VERB  _            root  0
            to      _      PART  _            mark  5
            capture _      VERB  VerbForm=Inf xcomp 3
            Palmyra _      PROPN _            obj   5
            """,
            {"rebels captures Palmyra"},
            id="subject control",
        ),
        pytest.param(
            """
            Turkey   _     PROPN _            nsubj 2
            forced   force VERB  _            root  0
            the      _     DET   _            det   4
            rebels   rebel NOUN  _            obj   2
            to       _     PART  _            mark  6
            withdraw _     VERB  VerbForm=Inf xcomp 2
            from     _     ADP   _            case  8
            Palmyra  _     PROPN _            obl   6
            """,
            {"rebels withdrawsFrom Palmyra"},
            id="object control",
        ),
        pytest.param(
            """
            The      the   DET   _                        det        2
            rebels   rebel NOUN  _                        nsubj:pass 4
            were     be    AUX   _                        aux:pass   4
            forced   force VERB  Tense=Past|VerbForm=Part root       0
            to       _     PART  _                        mark       6
            withdraw _     VERB  VerbForm=Inf             xcomp      4
            from     _     ADP   _                        case       8
            Palmyra  _     PROPN _                        obl        6
            """,
            {"rebels withdrawsFrom Palmyra"},
            id="object control in the passive",
        ),
        pytest.param(
            """
            The     the   DET   _ det   2
            rebels  rebel NOUN  _ nsubj 3
            seized  seize VERB  _ root  0
            control _     NOUN  _ obj   3
            of      _     ADP   _ case  6
            Palmyra _     PROPN _ nmod  4
            """,
            {"rebels captures Palmyra"},
            id="light verb",
        ),
        pytest.param(
            """
            Control control NOUN  _                        nsubj:pass 5
            of      _       ADP   _                        case       3
            Palmyra _       PROPN _                        nmod       1
            was     be      AUX   _                        aux:pass   5
            seized  seize   VERB  Tense=Past|VerbForm=Part root       0
            by      _       ADP   _                        case       8
            the     _       DET   _                        det        8
            rebels  rebel   NOUN  _                        obl:agent  5
            """,
            {"rebels captures Palmyra"},
            id="light verb in the passive",
        ),
        pytest.param(
            """
            The    the   DET  _ det          2
            rebels rebel NOUN _ nsubj        3
            drove  drive VERB _ root         0
            the    _     DET  _ det          5
            army   _     NOUN _ obj          3
            out    _     ADP  _ compound:prt 3
            """,
            {"rebels defeats army"},
            id="particle",
        ),
        pytest.param(
            """
            The     the   DET   _ det   2
            rebels  rebel NOUN  _ nsubj 3
            pulled  pull  VERB  _ root  0
            out     _     ADP   _ case  6
            of      _     ADP   _ case  6
            Palmyra _     PROPN _ obl   3
            """,
            {"rebels withdrawsFrom Palmyra"},
            id="preposition in two parts",
        ),
        pytest.param(
            """
            Palmyra _     PROPN _ nsubj 2
            fell    fall  VERB  _ root  0
            to      _     ADP   _ case  5
            the     _     DET   _ det   5
            rebels  rebel NOUN  _ obl   2
            """,
            {"rebels captures Palmyra"},
            id="turned round",
        ),
        pytest.param(
            """
            The      the     DET   _ det   2
            rebels   rebel   NOUN  _ nsubj 3
            captured capture VERB  _ root  0
            Palmyra  _       PROPN _ obj   3
            and      _       CCONJ _ cc    6
            Mosul    _       PROPN _ conj  4
            """,
            {"rebels captures Palmyra", "rebels captures Mosul"},
            id="coordinated objects",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _ nsubj 4
            and      _       CCONJ _ cc    3
            Russia   _       PROPN _ conj  1
            captured capture VERB  _ root  0
            Palmyra  _       PROPN _ obj   4
            """,
            {"Turkey captures Palmyra", "Russia captures Palmyra"},
            id="coordinated subjects",
        ),
        pytest.param(
            """
            The      the     DET   _ det   2
            rebels   rebel   NOUN  _ nsubj 3
            entered  enter   VERB  _ root  0
            Palmyra  _       PROPN _ obj   3
            and      _       CCONJ _ cc    6
            captured capture VERB  _ conj  3
            Mosul    _       PROPN _ obj   6
            """,
            {"rebels entersPlace Palmyra", "rebels captures Mosul"},
            id="coordinated verbs",
        ),
        pytest.param(
            """
            Members  member  NOUN  _ nsubj 5
            of       _       ADP   _ case  4
            the      _       DET   _ det   4
            rebels   rebel   NOUN  _ nmod  1
            captured capture VERB  _ root  0
            Palmyra  _       PROPN _ obj   5
            """,
            {"rebels captures Palmyra"},
            id="members seen through",
        ),
        pytest.param(
            """
            It       it      PRON  _                          expl      4
            was      be      AUX   _                          cop       4
            the      _       DET   _                          det       4
            rebels   rebel   NOUN  _                          root      0
            who      _       PRON  PronType=Rel|Entity=rebels nsubj     6
            captured capture VERB  _                          acl:relcl 4
            Palmyra  _       PROPN _                          obj       6
            """,
            {"rebels captures Palmyra"},
            id="cleft",
        ),
        pytest.param(
            """
            The     the    DET  _ det   2
            rebels  rebel  NOUN _ nsubj 3
            seized  seize  VERB _ root  0
            weapons weapon NOUN _ obj   3
            """,
            {"rebels seizes weapons"},
            id="sense by the object's type: goods",
        ),
        pytest.param(
            """
            The       the      DET  _ det   2
            rebels    rebel    NOUN _ nsubj 3
            freed     free     VERB _ root  0
            prisoners prisoner NOUN _ obj   3
            """,
            {"rebels releases prisoners"},
            id="sense by the object's type: people",
        ),
        pytest.param(
            """
            The     the   DET   _ det   2
            rebels  rebel NOUN  _ nsubj 3
            freed   free  VERB  _ root  0
            Palmyra _     PROPN _ obj   3
            """,
            {"rebels liberates Palmyra"},
            id="sense by the object's type: place",
        ),
        pytest.param(
            """
            Palmyra  _       PROPN _                           nsubj      10
            ~,       _       PUNCT _                           punct      5
            which    _       PRON  PronType=Rel|Entity=Palmyra nsubj:pass 5
            was      be      AUX   _                           aux:pass   5
            captured capture VERB  Tense=Past|VerbForm=Part    acl:relcl  1
            by       _       ADP   _                           case       8
            the      _       DET   _                           det        8
            rebels   rebel   NOUN  _                           obl:agent  5
            ~,       _       PUNCT _                           punct      10
            lies     lie     VERB  _                           root       0
            in       _       ADP   _                           case       12
            Iraq     _       PROPN _                           obl        10
            """,
            {"rebels captures Palmyra", "Palmyra locatedIn Iraq"},
            id="relative pronoun as subject of a passive",
        ),
    ],
)
def test_verbs(table: str, expected: set[str]) -> None:
    assert told(table) == expected
