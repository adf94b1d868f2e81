"""Which relations a network shows, and how they merge into lines; without drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from draw.actors import COOPERATIVE, HOSTILE, edge, syria
from kg.core.errors import KgError, UnknownNameError
from kg.draw.graph import Edge, lines_of, nodes_of, select, strongest

CHAIN = [edge("A", "attacks", "B"), edge("B", "attacks", "C"), edge("C", "attacks", "D"), edge("E", "attacks", "F")]


@pytest.mark.parametrize(
    ("focus", "labels"),
    [("a", "ABC"), ("d", "BCD"), ("b", "ABCD"), ("e", "EF"), ("", "ABCDEF")],
)
def test_focus_keeps_what_is_at_most_two_relations_away(focus: str, labels: str) -> None:
    assert {node.label for node in nodes_of(select(CHAIN, focus=focus))} == set(labels)


def test_a_focus_without_relations_is_named() -> None:
    with pytest.raises(UnknownNameError, match="palmira has no relations here"):
        select(syria(), focus="palmira")


def test_top_keeps_the_nodes_of_most_claims() -> None:
    shown = nodes_of(select(syria(), top=3))
    assert {node.label for node in shown} == {"Islamic State", "Syrian Arab Army", "Russia"}


def test_top_around_a_focus_keeps_the_nearest() -> None:
    edges = [edge("A", "attacks", "B"), edge("B", "attacks", "C", weight=9), edge("C", "attacks", "D", weight=9)]
    assert {node.label for node in nodes_of(select(edges, focus="a", top=2))} == {"A", "B"}


@pytest.mark.parametrize("edges", [[], [edge("A", "attacks", "A")]])
def test_nothing_to_draw(edges: list[Edge]) -> None:
    with pytest.raises(KgError, match="nothing to draw"):
        select(edges)


def test_a_negative_top_is_refused() -> None:
    with pytest.raises(KgError, match="top is -1"):
        select(CHAIN, top=-1)


def test_relations_of_one_sign_and_direction_are_one_line_of_the_surest_status() -> None:
    lines = lines_of(
        [
            edge("A", "shells", "B", HOSTILE, 2),
            edge("A", "attacks", "B", HOSTILE, 5, "reported"),
            edge("A", "bombs", "B", HOSTILE, 1, "disputed"),
            replace(edge("A", "clashes with", "B", HOSTILE, 1), direction="mutual"),
            edge("A", "supplies", "B", COOPERATIVE, 3, "disputed"),
            edge("A", "supports", "B", COOPERATIVE, 2, "reported"),
            edge("B", "attacks", "A", HOSTILE, 4, "denied"),
            edge("B", "supports", "A", COOPERATIVE, 3, "denied"),
            edge("B", "supplies", "A", COOPERATIVE, 3, "disputed"),
        ]
    )
    assert [(line.subject, line.sign, line.direction, line.words, line.weight, line.statuses) for line in lines] == [
        ("a", HOSTILE, "directed", ("“attacks”", "shells", "bombs?"), 8, ("accepted", "reported", "disputed")),
        ("b", COOPERATIVE, "directed", ("supplies?", "supports (denied)"), 6, ("disputed", "denied")),
        ("a", COOPERATIVE, "directed", ("supplies?", "“supports”"), 5, ("reported", "disputed")),
        ("b", HOSTILE, "directed", ("attacks (denied)",), 4, ("denied",)),
        ("a", HOSTILE, "mutual", ("clashes with",), 1, ("accepted",)),
    ]


def test_equal_relations_add_up_in_any_order() -> None:
    edges = [edge("A", "attacks", "B", HOSTILE, 2), edge("A", "attacks", "B", HOSTILE, 3), *CHAIN]
    assert select(edges) == select(edges[::-1])
    assert next(each.weight for each in select(edges) if each.sign == HOSTILE) == 5


@pytest.mark.parametrize("limit", [0, 30, 49, 100])
def test_the_strongest_lines_leave_no_node_alone(limit: int) -> None:
    edges = select(syria())
    shown = strongest(edges, limit)
    assert len(nodes_of(shown)) == len(nodes_of(edges)) == 25
    assert len(lines_of(shown)) <= max(limit, 25)
    assert len(lines_of(edges)) == 49
