"""Figures and their tables."""

from __future__ import annotations

from kg.evaluate.result import Evaluation, Example, Share, Tally, by_predicate, total

KINDS = ("missed", "false")
EVALUATION = Evaluation(
    totals={"strict": Tally(8, 2, 4, 3)},
    shares={"right tense": Share(1, 2), "right end": Share(0, 0)},
    predicates={"captures": Tally(3, 1, 0, 0), "meets": Tally(0, 0, 2, 1)},
    examples={kind: tuple(Example("a.txt", f"{kind} {n}", "[bold] words") for n in range(3)) for kind in KINDS},
)


def test_ratios() -> None:
    tally = Tally(gold=8, found=2, claims=4, right=3)
    assert (tally.precision, tally.recall, tally.f1) == (0.75, 0.25, 0.375)
    assert (Tally().precision, Tally().recall, Tally().f1, Share(0, 0).ratio) == (0, 0, 0, 0)
    assert total([tally, Tally(1, 1, 1, 1)]) == Tally(9, 3, 5, 4)


def test_the_most_frequent_predicate_comes_first() -> None:
    one = Tally(gold=1)
    rows = [("b", one), ("c", Tally(claims=9)), ("a", one), ("d", one), ("d", one)]
    assert list(by_predicate(rows)) == ["d", "a", "b", "c"]


def test_text() -> None:
    lines = [line.split() for line in EVALUATION.to_text(misses=2).splitlines()]
    assert "measure gold found claims right precision recall F1".split() in lines
    assert ["strict", "8", "2", "4", "3", "0.750", "0.250", "0.375"] in lines
    assert ["right", "tense", "1", "2", "0.500"] in lines
    assert ["right", "end", "0", "0"] in lines
    assert ["captures", "3", "1", "0", "0", "0.333", "0.000"] in lines
    shown = [line[1:3] for line in lines if line[:1] == ["a.txt"]]
    assert shown == [["missed", "0"], ["missed", "1"], ["false", "0"], ["false", "1"]]
    assert "[bold] words" in EVALUATION.to_text(misses=1)
    assert "a.txt" not in EVALUATION.to_text()


def test_lines_fit() -> None:
    assert max(map(len, EVALUATION.to_text(misses=3, width=60).splitlines())) <= 60


def test_plain_values() -> None:
    plain = EVALUATION.to_dict(misses=1)
    assert plain["totals"]["strict"] == {
        **{"gold": 8, "found": 2, "claims": 4, "right": 3},
        **{"precision": 0.75, "recall": 0.25, "f1": 0.375},
    }
    assert plain["shares"]["right tense"] == {"count": 1, "of": 2, "ratio": 0.5}
    assert plain["predicates"]["captures"]["recall"] == 0.3333
    assert plain["examples"] == {
        kind: [{"where": "a.txt", "statement": f"{kind} 0", "quote": "[bold] words"}] for kind in KINDS
    }
