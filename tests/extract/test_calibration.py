"""The shipped table of confidences."""

from __future__ import annotations

from kg.core.vocabulary import load_vocabulary
from kg.extract.evidence import calibration


def test_the_shipped_table() -> None:
    table = calibration()
    assert set(table.least) - {"*"} <= set(load_vocabulary().by_name)
    assert all(0 < least < 1 for least in table.least.values())
    scores = [table.probability(i / 10) for i in range(11)]
    assert scores == sorted(scores)
