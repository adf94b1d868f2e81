"""Rules for what news says in fewer words: reciprocal verbs, deaths, members, parts."""

from __future__ import annotations

import pytest
from hand import told


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            Russia _    PROPN _ nsubj 4
            and    _    CCONJ _ cc    3
            Turkey _    PROPN _ conj  1
            met    meet VERB  _ root  0
            """,
            {"Russia meets Turkey"},
            id="reciprocal",
        ),
        pytest.param(
            """
            Civilians civilian NOUN  _ nsubj 2
            died      die      VERB  _ root  0
            in        _        ADP   _ case  4
            raid      _        NOUN  _ obl   2
            """,
            {"raid kills civilians"},
            id="died in an event",
        ),
        pytest.param(
            """
            Civilians civilian NOUN  _ nsubj 2
            died      die      VERB  _ root  0
            in        _        ADP   _ case  4
            Iraq      _        PROPN _ obl   2
            """,
            set(),
            id="died in a country",
        ),
        pytest.param(
            """
            Peskov _    PROPN _ root  0
            of     _    ADP   _ case  4
            the    _    DET   _ det   4
            agency _    NOUN  _ nmod  1
            """,
            {"Peskov affiliatedWith agency"},
            id="of a body",
        ),
        pytest.param(
            """
            Rebels   rebel    NOUN  _ nsubj 2
            captured capture  VERB  _ root  0
            the      _        DET   _ det   4
            outskirts outskirt NOUN _ obj   2
            of       _        ADP   _ case  6
            Palmyra  _        PROPN _ nmod  4
            """,
            set(),
            id="a part is not the place",
        ),
        pytest.param(
            """
            Rebels   rebel    NOUN  _ nsubj 2
            attacked attack   VERB  _ root  0
            the      _        DET   _ det   4
            outskirts outskirt NOUN _ obj   2
            of       _        ADP   _ case  6
            Palmyra  _        PROPN _ nmod  4
            """,
            {"rebels attacks Palmyra"},
            id="a part can be attacked",
        ),
        pytest.param(
            """
            Turkey _     PROPN _ nsubj 2
            barred bar   VERB  _ root  0
            rebels rebel NOUN  _ obj   2
            from   _     SCONJ _ mark  5
            taking take  VERB  VerbForm=Ger advcl 2
            Mosul  _     PROPN _ obj   5
            """,
            {"rebels captures Mosul, negative"},
            id="barred from",
        ),
        pytest.param(
            """
            Rebels    rebel   NOUN  _ nsubj 2
            attempted attempt VERB  Tense=Past root 0
            to        _       PART  _ mark  4
            capture   _       VERB  VerbForm=Inf xcomp 2
            Mosul     _       PROPN _ obj   4
            """,
            {"rebels captures Mosul, possible, attempted"},
            id="attempted",
        ),
    ],
)
def test_less_usual(table: str, expected: set[str]) -> None:
    assert told(table) == expected
