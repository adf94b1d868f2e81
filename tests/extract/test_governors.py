"""Governors of a clause: asserted only if nothing stands in between; under a governor that nobody knows, possible."""

from __future__ import annotations

import pytest
from hand import told

FINITE = """
    It        it   PRON _            nsubj 3
    is        be   AUX  _            cop   3
    {governor} _   {pos} _           root  0
    that      _    SCONJ _           mark  6
    rebels    rebel NOUN _           nsubj 6
    captured  capture VERB VerbForm=Fin csubj 3
    Palmyra   _    PROPN _           obj   6
"""
NOUN = """
    {governor} _   NOUN _            {dep} 6
    that      _    SCONJ _           mark  4
    rebels    rebel NOUN _           nsubj 4
    captured  capture VERB VerbForm=Fin acl 1
    Palmyra   _    PROPN _           obj   4
    {above}   _    {pos} _           root  0
"""
GERUND = """
    Turkey    _    PROPN _           nsubj 2
    {governor} _   VERB _            root  0
    rebels    rebel NOUN _           obj   2
    of        _    SCONJ _           mark  5
    capturing capture VERB VerbForm=Ger advcl 2
    Palmyra   _    PROPN _           obj   5
"""
ADVERB = """
    rebels    rebel NOUN _           nsubj 3
    {governor} _   ADV  _            advmod 3
    captured  capture VERB VerbForm=Fin root 0
    Palmyra   _    PROPN _           obj   3
"""
FICTION = """
    In        in   ADP  _            case  2
    {governor} _   NOUN _            obl   4
    rebels    rebel NOUN _           nsubj 4
    captured  capture VERB VerbForm=Fin root 0
    Palmyra   _    PROPN _           obj   4
"""
RESULT = """
    rebels    rebel  NOUN  _ nsubj 2
    rendered  render VERB  _ root  0
    captured  capture {pos} _ xcomp 2
    Palmyra   _      PROPN _ obj   3
"""
PLAIN, NEGATIVE, POSSIBLE = "", ", negative", ", possible"


@pytest.mark.parametrize(
    ("table", "words", "mark"),
    [
        (FINITE, {"governor": "true", "pos": "ADJ"}, PLAIN),
        (FINITE, {"governor": "false", "pos": "ADJ"}, NEGATIVE),
        (FINITE, {"governor": "unclear", "pos": "ADJ"}, POSSIBLE),
        (FINITE, {"governor": "curious", "pos": "ADJ"}, POSSIBLE),
        (NOUN, {"governor": "news", "dep": "nsubj", "above": "spread", "pos": "VERB"}, PLAIN),
        (NOUN, {"governor": "rumour", "dep": "nsubj", "above": "spread", "pos": "VERB"}, POSSIBLE),
        (NOUN, {"governor": "claim", "dep": "nsubj", "above": "false", "pos": "ADJ"}, ", negative, possible"),
        (NOUN, {"governor": "news", "dep": "nsubj", "above": "lie", "pos": "VERB"}, PLAIN),
        (GERUND, {"governor": "convict"}, PLAIN),
        (GERUND, {"governor": "suspect"}, POSSIBLE),
        (GERUND, {"governor": "accuse"}, ", said by Turkey"),
        (GERUND, {"governor": "acquit"}, NEGATIVE),
        (ADVERB, {"governor": "quickly"}, PLAIN),
        (ADVERB, {"governor": "nearly"}, NEGATIVE),
        (FICTION, {"governor": "summer"}, PLAIN),
        (FICTION, {"governor": "novel"}, POSSIBLE),
        (RESULT, {"pos": "ADJ"}, PLAIN),
        (RESULT, {"pos": "VERB"}, POSSIBLE),
    ],
)
def test_what_a_governor_does(table: str, words: dict[str, str], mark: str) -> None:
    assert {claim for claim in told(table.format(**words)) if "captures" in claim} == {f"rebels captures Palmyra{mark}"}


@pytest.mark.parametrize(
    ("morph", "mark", "who"), [("Ger", "mark", "Turkey"), ("Ger", "cc", "rebels"), ("Part", "mark", "rebels")]
)
def test_who_has_a_boost_from_capturing(morph: str, mark: str, who: str) -> None:
    table = f"""
        Turkey    _    PROPN _              nsubj 2
        enjoyed   enjoy VERB _              root  0
        rebels    rebel NOUN _              obj   2
        from      _    SCONJ _              {mark} 5
        capturing capture VERB VerbForm={morph} acl 3
        Palmyra   _    PROPN _              obj   5
    """
    assert f"{who} captures Palmyra" in {claim.split(",")[0] for claim in told(table)}
