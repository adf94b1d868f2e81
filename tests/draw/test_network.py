"""The picture is legible: what matplotlib draws is measured, and no words lie on other words or on a node."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from matplotlib.figure import Figure
from matplotlib.patches import ArrowStyle, FancyArrowPatch

from draw.actors import edge, random_edges, syria
from kg.draw.network import network_figure, overlaps
from kg.draw.style import LONGEST, house_style

HARD_NAMES = (
    "$100 million \\frac{a}{b} ^_ fund$",
    "<b>Ministry</b> & \"Sons\" of 'Hama'",
    "first line\nsecond\tline\x00\x0b",
    "Supreme Committee for the Liberation of the Northern Provinces and Their Neighbours",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
    "تنظيم الدولة الإسلامية",
    "צבא ההגנה",
    "叙利亚政府军",
    "",
)


def arrows(figure: Figure) -> list[FancyArrowPatch]:
    return [patch for patch in figure.axes[0].patches if isinstance(patch, FancyArrowPatch)]


def legend(figure: Figure) -> list[str]:
    """The words of the lines' legend."""
    return [text.get_text() for text in figure.legends[1].get_texts()]


def words(figure: Figure) -> list[str]:
    return [text.get_text() for text in [*figure.axes[0].texts, *figure.texts]]


def test_25_actors_with_their_relations_are_legible_within_5_seconds() -> None:
    began = time.process_time()
    figure = network_figure(syria(), title="Who fights, backs and holds what")
    assert time.process_time() - began < 5
    assert overlaps(figure) == []
    assert figure.get_figwidth() * figure.dpi <= 1600
    drawn = words(figure)
    assert {"Islamic State", "Syrian Observatory\nfor Human Rights", "strikes from the\nair, attacks +1"} <= set(drawn)
    assert drawn[-1].startswith("Shown: 25 of 25 actors and places, 56 of 56 relations.")
    assert "No room" not in drawn[-1]


@pytest.mark.parametrize(("nodes", "count", "seed"), [(2, 3, 1), (6, 9, 2), (12, 24, 3), (25, 45, 4), (40, 20, 5)])
def test_random_networks_are_legible(nodes: int, count: int, seed: int) -> None:
    assert overlaps(network_figure(random_edges(nodes, count, seed))) == []


def test_a_large_network_shows_its_heaviest_part_and_says_so() -> None:
    figure = network_figure(random_edges(60, 300, 6))
    assert overlaps(figure) == []
    assert words(figure)[-1].startswith("Shown: 25 of 60 actors and places, ")


def test_top_draws_all_that_was_asked_for() -> None:
    figure = network_figure(random_edges(36, 60, 7), top=40)
    assert overlaps(figure) == []
    shown, known = words(figure)[-1].removeprefix("Shown: ").split(" actors")[0].split(" of ")
    assert shown == known > "25"


def test_overlaps_sees_words_that_lie_on_others() -> None:
    figure = network_figure([edge("A", "attacks", "B")])
    text = figure.axes[0].texts[0]
    figure.axes[0].text(*text.get_position(), "on top")
    assert overlaps(figure) == [(text.get_text(), "on top")]


def test_names_that_trip_up_drawing_programs_do_no_harm() -> None:
    figure = network_figure([edge("Centre", "attacks", name) for name in HARD_NAMES], title="$x$ & <y>")
    with house_style():
        figure.draw_without_rendering()
    drawn = [text.replace("\n", " ") for text in words(figure)]
    assert "$100 million \\frac{a}{b} ^_ fund$" in drawn
    assert "first line second line" in drawn
    assert "$x$ & <y>" in drawn
    assert overlaps(figure) == []
    longest = next(text for text in drawn if text.startswith("Supreme"))
    assert longest.endswith("…")
    assert len(longest) <= LONGEST


def test_the_users_settings_are_left_as_they_were() -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    network_figure([edge("A", "attacks", "B")])
    assert dict(mpl.rcParams) == before


def test_a_focus_is_rimmed() -> None:
    figure = network_figure([edge("A", "attacks", "B"), edge("B", "attacks", "C")], focus="b")
    rims = {patch.get_label(): patch.get_linewidth() for patch in figure.axes[0].patches if patch.get_label()}
    assert rims["b"] > rims["a"] == rims["c"]


def test_each_status_has_its_line_its_words_and_its_place_in_the_legend() -> None:
    statuses = ("accepted", "reported", "disputed", "denied")
    figure = network_figure([edge(f"A{n}", "attacks", "B", status=status) for n, status in enumerate(statuses)])
    assert overlaps(figure) == []
    assert len({str(patch.get_linestyle()) for patch in arrows(figure)}) == 4
    assert {"attacks", "“attacks”", "attacks?", "attacks (denied)"} <= set(words(figure))
    assert legend(figure)[1:] == ["Accepted", "“Reported”", "Disputed?", "Denied"]
    mixed = network_figure([edge("A", "attacks", "B"), edge("A", "shells", "B", status="reported")])
    assert [str(patch.get_linestyle()) for patch in arrows(mixed)] == ["-"]
    assert legend(mixed)[1:] == ["Accepted", "“Reported”"]


def test_what_holds_both_ways_has_no_arrowhead() -> None:
    one = edge("A", "attacks", "B")
    styles = [type(arrow.get_arrowstyle()) for arrow in arrows(network_figure([one]))]
    styles += [type(arrow.get_arrowstyle()) for arrow in arrows(network_figure([replace(one, direction="mutual")]))]
    assert styles == [ArrowStyle.CurveFilledB, ArrowStyle.Curve]
