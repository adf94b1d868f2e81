"""Common nouns that are a name's: called, titled, of it, beside it; organs of a government; whole names."""

from __future__ import annotations

import pytest
from spoken import spoken


@pytest.mark.parametrize(
    ("table", "names", "expected"),
    [
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


def test_a_noun_that_the_recogniser_saw_with_the_name_is_the_names_whatever_the_parse() -> None:
    table = """
        two      _    NUM   _           nummod   2
        bastions _    NOUN  Number=Plur root     0
        Homs     _    PROPN _           compound 2
        city     _    NOUN  Number=Sing appos    2
    """
    assert "city = Homs" in spoken(table, {"Homs city": "LOC"})
