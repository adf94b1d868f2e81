"""Common nouns that are a name's: called, titled, of it, beside it; organs of a government; whole names."""

from __future__ import annotations

import pytest
from spoken import spoken


@pytest.mark.parametrize(
    ("table", "names", "expected"),
    [
        pytest.param(
            """
            force  _    NOUN Number=Sing nsubj 6
            called call VERB _           acl   1
            the    _    DET  _           det   5
            Free   _    PROPN _          compound 5
            Army   _    PROPN _          xcomp 2
            left   leave VERB _          root  0
            """,
            {"Free Army": "ORG"},
            {"force = Free Army", "Free Army = Free Army"},
            id="called",
        ),
        pytest.param(
            """
            spokesperson _    NOUN  Number=Sing nsubj 4
            Jane         _    PROPN _           nsubj 4
            Roe          _    PROPN _           flat  2
            left         leave VERB _           root  0
            """,
            {"Jane Roe": "PER"},
            {"spokesperson = Jane Roe", "Jane Roe = Jane Roe"},
            id="title that the parse tears off",
        ),
        pytest.param(
            """
            Peru     _       PROPN _           nmod:poss 4
            ~'s      's      PART  _           case      1
            defence  _       NOUN  Number=Sing compound  4
            ministry _       NOUN  Number=Sing nsubj     5
            spoke    speak   VERB  _           root      0
            """,
            {},
            {"Peru = Peru", "Peru's defence ministry = Peruvian Defence Ministry"},
            id="organ",
        ),
        pytest.param(
            """
            Libyans _     PROPN _ nsubj 2
            left    leave VERB  _ root  0
            """,
            {},
            {"Libyans = Libyans"},
            id="a people is no country",
        ),
    ],
)
def test_whose_a_noun_is(table: str, names: dict[str, str], expected: set[str]) -> None:
    assert set(spoken(table, names)) == expected
