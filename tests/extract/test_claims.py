"""The other fields of a claim: its spans, its id, its confidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import CAST, claims
from trees import document, entities

from kg.core.types import Span
from kg.core.vocabulary import load_vocabulary
from kg.extract import extract

TABLE = """
    Russia _       PROPN _ nsubj 2
    left   leave   VERB  _ root  0
    ~.     _       PUNCT _ punct 2

    Then     then    ADV   _ advmod 4
    the      _       DET   _ det    3
    rebels   rebel   NOUN  _ nsubj  4
    seized   seize   VERB  _ root   0
    control  _       NOUN  _ obj    4
    of       _       ADP   _ case   7
    Palmyra  _       PROPN _ nmod   5
    ~.       _       PUNCT _ punct  4
"""
SPLIT = """
    Free _ PROPN _ root 0

    rebels   rebel   NOUN  _ nsubj 2
    seized   seize   VERB  _ root   0
    Palmyra  _       PROPN _ obj    2
"""
PRONOUN = """
    It       _       PRON  Entity=rebels nsubj 2
    captured capture VERB  _             root  0
    Palmyra  _       PROPN _             obj   2
    while    _       SCONJ _             mark  6
    rebels   rebel   NOUN  _             nsubj 6
    attacked attack  VERB  _             advcl 2
    Mosul    _       PROPN _             obj   6
"""


def test_spans_quote_the_article() -> None:
    text = document(TABLE).article.text
    (claim,) = claims(TABLE)

    def words(span: Span) -> str:
        return text[span.start : span.end]

    assert words(claim.sentence) == "Then the rebels seized control of Palmyra."
    assert [words(span) for span in (claim.subject.span, claim.trigger, claim.object.span)] == [
        "rebels",
        "seized",
        "Palmyra",
    ]


def test_a_sentence_has_a_name_in_it_that_begins_before_it() -> None:
    """As where the reader takes `Clinton Backs Ban` for a sentence and its `Hillary` for one before."""
    made = document(SPLIT)
    palmyra, rebels = entities(made, CAST)
    (mention,) = rebels.mentions
    longer = replace(mention, span=Span(0, mention.span.end))
    (claim,) = extract(made, (replace(rebels, mentions=(longer,)), palmyra), load_vocabulary()).claims
    assert made.article.text[claim.sentence.start : claim.sentence.end] == "Free rebels seized Palmyra"


def test_an_id_is_of_words_not_of_entities() -> None:
    made = document(TABLE)
    cast = entities(made, CAST)
    renamed = tuple(replace(entity, id=f"other-{entity.id}") for entity in cast)
    vocabulary = load_vocabulary()
    ids = [[claim.id for claim in extract(made, found, vocabulary).claims] for found in (cast, cast[::-1], renamed)]
    assert ids[0] == ids[1] == ids[2] != []


def test_what_is_said_twice_is_two_claims() -> None:
    first, second = claims(f"{TABLE}\n{TABLE}")
    assert first.statement == second.statement
    assert first.id != second.id


def test_a_claim_by_a_pronoun_is_less_sure() -> None:
    surest = {claim.predicate: claim.confidence for claim in claims(PRONOUN)}
    assert 0 < surest["captures"] < surest["attacks"] < 1


@pytest.mark.parametrize(
    ("table", "published", "time_text", "start"),
    [
        (TABLE.replace("Then ", "Yesterday ", 1), "2016-12-14", "Yesterday", "2016-12-13"),
        (TABLE.replace("Then ", "Yesterday ", 1), "2016", "Yesterday", ""),
        (TABLE.replace("Then ", "Yesterday ", 1), "", "Yesterday", ""),
        (TABLE, "2016-12-14", "", ""),
    ],
)
def test_time_words_are_kept_where_their_date_is_open(table: str, published: str, time_text: str, start: str) -> None:
    (claim,) = claims(table, published)
    assert (claim.time_text, claim.start) == (time_text, start)
