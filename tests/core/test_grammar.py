"""Patterns that take each other in: what is captured, which rule wins, where words end."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.core.grammar import Grammar

TABLE = """kind	name	pattern	example
piece	size	big|<:hue>-big	big
piece	hue	red|blue	red
boat		<size> boat	big boat
thing	near	<hue> (?:boat|car)	red car
boat		car	car
"""


@pytest.fixture
def grammar(tmp_path: Path) -> Grammar:
    path = tmp_path / "own.tsv"
    path.write_text(TABLE + "piece\tship\t<hue> <:extra>\tred ship\n", encoding="utf-8")
    return Grammar(path, extra="ship|barge")


def test_the_earlier_rule_wins_and_words_are_whole(grammar: Grammar) -> None:
    found = list(grammar.find("A Red-big boat, a blue car, a car, cars and a redcar."))
    assert [(match.rule["kind"], match.groups["size"]) for match in found[:1]] == [("boat", "red-big")]
    assert [match.rule["kind"] for match in found] == ["boat", "thing", "boat"]
    assert found[1].groups["hue"] == "blue"
    assert (found[2].start, found[2].end) == (30, 33)


def test_a_piece_alone(grammar: Grammar) -> None:
    assert grammar["hue"].fullmatch("BLUE")
    match = grammar["ship"].fullmatch("red barge")
    assert match
    assert match["hue"] == "red"


def test_an_unknown_piece_is_refused(grammar: Grammar) -> None:
    with pytest.raises(KeyError, match="shape"):
        grammar.fill("<shape>")
