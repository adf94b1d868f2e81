"""What was tried: neither done nor denied, unless it came to nothing; through the reader that ships."""

from __future__ import annotations

import pytest

from kg.core.types import Article
from kg.pipeline import read_article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rebels tried to retake Palmyra on Sunday.", "positive possible nonFuture", id="tried"),
        pytest.param("Turkish fighters are trying to retake Palmyra.", "positive possible future", id="are trying"),
        pytest.param("The militants made an attempt to seize Mosul.", "positive possible nonFuture", id="a noun"),
        pytest.param("The militants will make an attempt to seize Mosul.", "positive possible future", id="to come"),
        pytest.param("Turkey did not try to retake Palmyra.", "negative possible nonFuture", id="did not try"),
        pytest.param("The army made no attempt to retake Mosul.", "negative possible nonFuture", id="no attempt"),
        pytest.param(
            "Rebels tried to retake Palmyra on Sunday but failed.", "negative certain nonFuture", id="but failed"
        ),
        pytest.param(
            "Militants tried to seize Mosul on Monday but were repelled.", "negative certain nonFuture", id="repelled"
        ),
        pytest.param(
            "An attempt by militants to capture Mosul was thwarted on Monday.",
            "negative possible nonFuture",
            id="was thwarted",
        ),
    ],
)
def test_what_was_tried(text: str, expected: str) -> None:
    reading = read_article(Article("0123456789abcdef", "tried.txt", f"Report\n\n{text}\n", published="2016-12-14"))
    found = {
        f"{claim.polarity} {claim.certainty} {claim.tense}"
        for claim in reading.claims
        if claim.predicate in {"recaptures", "captures"} and claim.attempted
    }
    assert found == {expected}


def test_what_was_done_was_not_only_tried() -> None:
    text = "Report\n\nRebels retook Palmyra on Sunday. The army tried to retake Mosul on Monday.\n"
    reading = read_article(Article("0123456789abcdef", "tried.txt", text, published="2016-12-14"))
    tried = {claim.object.entity: claim.attempted for claim in reading.claims if claim.predicate == "recaptures"}
    assert tried == {"Palmyra": False, "Mosul": True}
