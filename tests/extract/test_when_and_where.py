"""The time, place and count of an event."""

from __future__ import annotations

import pytest
from hand import claims, told


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
            The      the     DET   _ det   2
            rebels   rebel   NOUN  _ nsubj 3
            captured capture VERB  _ root  0
            Palmyra  _       PROPN _ obj   3
            on       _       ADP   _ case  6
            Sunday   _       PROPN _ obl   3
            """,
            {"rebels captures Palmyra, from 2016-12-11 to 2016-12-11"},
            id="day on the verb",
        ),
        pytest.param(
            """
            Turkey   _       PROPN _ nsubj 2
            said     say     VERB  _ root  0
            on       _       ADP   _ case  4
            Monday   _       PROPN _ obl   2
            the      _       DET   _ det   6
            rebels   rebel   NOUN  _ nsubj 7
            captured capture VERB  _ ccomp 2
            Palmyra  _       PROPN _ obj   7
            """,
            {"rebels captures Palmyra, said by Turkey"},
            id="day of the saying is not of the deed",
        ),
        pytest.param(
            """
            The      the    DET   _            det   2
            rebels   rebel  NOUN  _            nsubj 3
            attacked attack VERB  _            root  0
            the      _      DET   _            det   5
            army     _      NOUN  _            obj   3
            on       _      ADP   _            case  7
            Sunday   _      PROPN _            obl   3
            to       _      PART  _            mark  9
            capture  _      VERB  VerbForm=Inf advcl 3
            Palmyra  _      PROPN _            obj   9
            """,
            {
                "rebels attacks army, from 2016-12-11 to 2016-12-11",
                "rebels captures Palmyra, possible, future, from 2016-12-11 to 2016-12-11",
            },
            id="day under a purpose clause",
        ),
        pytest.param(
            """
            Peskov   _       PROPN _                          nsubj     2
            praised  praise  VERB  _                          root      0
            the      _       DET   _                          det       4
            rebels   rebel   NOUN  _                          obj       2
            who      _       PRON  PronType=Rel|Entity=rebels nsubj     6
            captured capture VERB  _                          acl:relcl 4
            Palmyra  _       PROPN _                          obj       6
            on       _       ADP   _                          case      9
            Sunday   _       PROPN _                          obl       6
            """,
            {"rebels captures Palmyra, from 2016-12-11 to 2016-12-11"},
            id="day of a relative clause",
        ),
        pytest.param(
            """
            Peskov   _       PROPN _                         nsubj     2
            visited  visit   VERB  _                         root      0
            Mosul    _       PROPN _                         obj       2
            on       _       ADP   _                         case      5
            Sunday   _       PROPN _                         obl       2
            ~,       _       PUNCT _                         punct     10
            which    _       PRON  PronType=Rel|Entity=Mosul obj       10
            the      _       DET   _                         det       9
            rebels   rebel   NOUN  _                         nsubj     10
            captured capture VERB  _                         acl:relcl 3
            """,
            {"Peskov movesTo Mosul, from 2016-12-11 to 2016-12-11", "rebels captures Mosul"},
            id="day outside a relative clause",
        ),
        pytest.param(
            """
            The      the     DET   _ det   2
            rebels   rebel   NOUN  _ nsubj 3
            captured capture VERB  _ root  0
            Palmyra  _       PROPN _ obj   3
            on       _       ADP   _ case  6
            Sunday   _       PROPN _ obl   3
            and      _       CCONJ _ cc    8
            entered  enter   VERB  _ conj  3
            Mosul    _       PROPN _ obj   8
            on       _       ADP   _ case  11
            Monday   _       PROPN _ obl   8
            """,
            {
                "rebels captures Palmyra, from 2016-12-11 to 2016-12-11",
                "rebels entersPlace Mosul, from 2016-12-12 to 2016-12-12",
            },
            id="two days",
        ),
        pytest.param(
            """
            The      the    DET   _ det   2
            rebels   rebel  NOUN  _ nsubj 3
            attacked attack VERB  _ root  0
            the      _      DET   _ det   5
            army     _      NOUN  _ obj   3
            near     _      ADP   _ case  7
            Mosul    _      PROPN _ nmod  5
            """,
            {"rebels attacks army, in Mosul"},
            id="place",
        ),
        pytest.param(
            """
            The       the      DET  _ det    2
            rebels    rebel    NOUN _ nsubj  3
            killed    kill     VERB _ root   0
            82        _        NUM  _ nummod 5
            civilians civilian NOUN _ obj    3
            """,
            {"rebels kills civilians, 82 of them"},
            id="count",
        ),
        pytest.param(
            """
            The     the   DET   _ det           2
            rebels  rebel NOUN  _ nsubj         3
            held    hold  VERB  _ root          0
            Palmyra _     PROPN _ obj           3
            from    _     ADP   _ case          6
            March   _     PROPN _ obl           3
            2015    _     NUM   _ nmod:unmarked 6
            to      _     ADP   _ case          9
            May     _     PROPN _ obl           3
            2016    _     NUM   _ nmod:unmarked 9
            """,
            {"rebels controls Palmyra, from 2015-03 to 2016-05"},
            id="interval",
        ),
        pytest.param(
            """
            The     the   DET   _ det           2
            rebels  rebel NOUN  _ nsubj         3
            held    hold  VERB  _ root          0
            Palmyra _     PROPN _ obj           3
            in      _     ADP   _ case          6
            2015    _     NUM   _ obl           3
            """,
            {"rebels controls Palmyra, from 2015"},
            id="a state at a point may go on",
        ),
        pytest.param(
            """
            The     the   DET   _ det           2
            rebels  rebel NOUN  _ nsubj         3
            held    hold  VERB  _ root          0
            Palmyra _     PROPN _ obj           3
            since   _     SCONJ _ case          6
            2015    _     NUM   _ obl           3
            """,
            {"rebels controls Palmyra, from 2015"},
            id="since",
        ),
        pytest.param(
            """
            The     the   DET   _ det           2
            rebels  rebel NOUN  _ nsubj         3
            held    hold  VERB  _ root          0
            Palmyra _     PROPN _ obj           3
            until   _     ADP   _ case          6
            2015    _     NUM   _ obl           3
            """,
            {"rebels controls Palmyra, until 2015"},
            id="until",
        ),
        pytest.param(
            """
            The      the    DET   _ det   2
            rebels   rebel  NOUN  _ nsubj 3
            attacked attack VERB  _ root  0
            Palmyra  _      PROPN _ obj   3
            after    _      ADP   _ case  6
            Sunday   _      PROPN _ obl   3
            """,
            {"rebels attacks Palmyra, from 2016-12-11"},
            id="a happening after a day has no end",
        ),
        pytest.param(
            """
            The      the    DET   _ det   2
            rebels   rebel  NOUN  _ nsubj 3
            attacked attack VERB  _ root  0
            Palmyra  _      PROPN _ obj   3
            for      _      ADP   _ case   7
            two      _      NUM   _ nummod 7
            hours    hour   NOUN  _ obl    3
            on       _      ADP   _ case   9
            Sunday   _      PROPN _ obl    3
            """,
            {"rebels attacks Palmyra, from 2016-12-11 to 2016-12-11"},
            id="the dated of two as near",
        ),
        pytest.param(
            """
            The      the    DET   _ det   2
            rebels   rebel  NOUN  _ nsubj 3
            attacked attack VERB  _ root  0
            Palmyra  _      PROPN _ obj   3
            last     _      ADJ   _ amod         6
            week     _      NOUN  _ obl:unmarked 3
            """,
            {"rebels attacks Palmyra, from 2016-12-05 to 2016-12-11"},
            id="days of a week",
        ),
        pytest.param(
            """
            The      the    DET   _ det   2
            rebels   rebel  NOUN  _ nsubj 3
            launched launch VERB  _ root  0
            an       a      DET   _ det   5
            attack   _      NOUN  _ obj   3
            on       _      ADP   _ case  7
            Palmyra  _      PROPN _ nmod  5
            on       _      ADP   _ case  9
            Sunday   _      PROPN _ obl   3
            """,
            {"rebels attacks Palmyra, from 2016-12-11"},
            id="what began on a day may go on",
        ),
    ],
)
def test_when_and_where(table: str, expected: set[str]) -> None:
    assert told(table) == expected


def test_how_long_is_words_only() -> None:
    (claim,) = claims(
        """
        The      the    DET   _ det    2
        rebels   rebel  NOUN  _ nsubj  3
        attacked attack VERB  _ root   0
        Palmyra  _      PROPN _ obj    3
        for      _      ADP   _ case   7
        two      _      NUM   _ nummod 7
        months   month  NOUN  _ obl    3
        """
    )
    assert (claim.start, claim.end, claim.time_text) == ("", "", "for two months")
