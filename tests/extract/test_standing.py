"""Standing facts in noun phrases: posts, compounds, adjectives, places in places."""

from __future__ import annotations

import pytest
from hand import told


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            Turkey   _      PROPN _                        nsubj    2
            attacked attack VERB  _                        root     0
            rebel    _      NOUN  _                        compound 5
            ~-       _      PUNCT _                        punct    3
            ~held    hold   VERB  Tense=Past|VerbForm=Part amod     6
            Palmyra  _      PROPN _                        obj      2
            """,
            {"Turkey attacks Palmyra", "rebel controls Palmyra"},
            id="held",
        ),
        pytest.param(
            """
            U.S.     _       PROPN _                        compound 3
            ~-       _       PUNCT _                        punct    1
            ~backed  back    VERB  Tense=Past|VerbForm=Part amod     4
            militias militia NOUN  _                        nsubj    5
            captured capture VERB  _                        root     0
            Palmyra  _       PROPN _                        obj      5
            """,
            {"U.S. supports militias", "militias captures Palmyra"},
            id="backed",
        ),
        pytest.param(
            """
            Peskov  _      PROPN _                        nsubj    2
            praised praise VERB  _                        root     0
            the     _      DET   _                        det      7
            Moscow  _      PROPN _                        compound 6
            ~-      _      PUNCT _                        punct    4
            ~based  base   VERB  Tense=Past|VerbForm=Part amod     7
            agency  _      NOUN  _                        obj      2
            """,
            {"agency basedIn Moscow"},
            id="based, turned round",
        ),
        pytest.param(
            """
            Militias militia NOUN  _ nsubj 5
            loyal    _       ADJ   _ amod  1
            to       _       ADP   _ case  4
            Turkey   _       PROPN _ obl   2
            left     leave   VERB  _ root  0
            """,
            {"militias alliedWith Turkey"},
            id="adjective after its noun",
        ),
        pytest.param(
            """
            The      the     DET   _          det   2
            militias militia NOUN  _          nsubj 4
            are      be      AUX   Tense=Pres cop   4
            close    _       ADJ   _          root  0
            to       _       ADP   _          case  6
            Turkey   _       PROPN _          obl   4
            """,
            {"militias affiliatedWith Turkey"},
            id="adjective of a copula",
        ),
        pytest.param(
            """
            Peskov    _     PROPN _ nsubj 8
            ~,        _     PUNCT _ punct 4
            a         _     DET   _ det   4
            spokesman _     NOUN  _ appos 1
            for       _     ADP   _ case  6
            Turkey    _     PROPN _ nmod  4
            ~,        _     PUNCT _ punct 4
            spoke     speak VERB  _ root  0
            """,
            {"Peskov spokespersonFor Turkey"},
            id="spokesman for",
        ),
        pytest.param(
            """
            Kremlin   _     PROPN _ compound  2
            spokesman _     NOUN  _ nmod:desc 3
            Peskov    _     PROPN _ nsubj     4
            spoke     speak VERB  _ root      0
            """,
            {"Peskov spokespersonFor Kremlin"},
            id="title before the name",
        ),
        pytest.param(
            """
            Peskov    _  PROPN _          nsubj 4
            is        be AUX   Tense=Pres cop   4
            the       _  DET   _          det   4
            president _  NOUN  _          root  0
            of        _  ADP   _          case  6
            Turkey    _  PROPN _          nmod  4
            """,
            {"Peskov leads Turkey"},
            id="copula",
        ),
        pytest.param(
            """
            Turkey    _     PROPN _ nmod:poss 3
            ~'s       _     PART  _ case      1
            president _     NOUN  _ nsubj     7
            ~,        _     PUNCT _ punct     5
            Peskov    _     PROPN _ appos     3
            ~,        _     PUNCT _ punct     3
            spoke     speak VERB  _ root      0
            """,
            {"Peskov leads Turkey"},
            id="possessor of the role",
        ),
        pytest.param(
            """
            Turkish  _     ADJ   _ amod      3
            prime    _     ADJ   _ amod      3
            minister _     NOUN  _ nmod:desc 4
            Peskov   _     PROPN _ nsubj     5
            spoke    speak VERB  _ root      0
            """,
            {"Peskov leads Turkish"},
            id="two-word role",
        ),
        pytest.param(
            """
            Mosul    _       PROPN _                        nsubj:pass 5
            in       _       ADP   _                        case       3
            Iraq     _       PROPN _                        nmod       1
            was      be      AUX   _                        aux:pass   5
            captured capture VERB  Tense=Past|VerbForm=Part root       0
            """,
            {"Mosul locatedIn Iraq"},
            id="place in a place",
        ),
        pytest.param(
            """
            Peskov  _     PROPN _ nsubj 2
            visited visit VERB  _ root  0
            Mosul   _     PROPN _ obj   2
            ~,      _     PUNCT _ punct 5
            Iraq    _     PROPN _ appos 3
            """,
            {"Peskov movesTo Mosul", "Mosul locatedIn Iraq"},
            id="place beside a place",
        ),
        pytest.param(
            """
            The      the    DET   _ det          2
            rebels   rebel  NOUN  _ nsubj        3
            attacked attack VERB  _ root         0
            a        _      DET   _ det          5
            base     _      NOUN  _ obj          3
            40       _      NUM   _ nummod       7
            miles    mile   NOUN  _ obl:unmarked 8
            south    _      ADV   _ advmod       5
            of       _      ADP   _ case         10
            Mosul    _      PROPN _ obl          8
            """,
            {"rebels attacks base", "base near Mosul"},
            id="distance",
        ),
    ],
)
def test_standing(table: str, expected: set[str]) -> None:
    assert told(table) == expected
