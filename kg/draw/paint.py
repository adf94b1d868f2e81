"""A plan -> a matplotlib figure, one unit of the axes a pixel. No pyplot: nothing global is touched."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Affine2D

from kg.draw import style
from kg.draw.boxes import Array
from kg.draw.plan import MARGIN, Marker, Measure, Plan, Stroke, Words

DPI = 100.0
PIXELS_A_POINT = DPI / 72
GROUND = {"boxstyle": "square,pad=0.08", "facecolor": style.PAPER, "edgecolor": "none"}
HEADS = {"directed": "-|>,head_length=0.42,head_width=0.2", "mutual": "-"}
"""The arrowhead of a relation by its direction."""
SQUARE_TO_ROUND = 0.87
"""Square markers are drawn a little smaller, so that they look as large as the round ones."""


def ruler() -> Measure:
    """How large words are when painted."""
    figure = Figure(dpi=DPI)
    FigureCanvasAgg(figure)

    def measure(text: str, points: float) -> tuple[float, float]:
        box = figure.text(0, 0, text, fontsize=points, linespacing=style.LEADING).get_window_extent()
        return box.width, box.height

    return measure


def head_height(title: str, width: float) -> float:
    """The height that a title takes, in pixels."""
    lines = len(_title_lines(title, width))
    return MARGIN + lines * style.TITLE_POINTS * PIXELS_A_POINT * 1.3


def paint(plan: Plan, *, title: str, caption: str, emphasised: Collection[str] = ()) -> Figure:
    """Draw a plan with its title, legend and caption; emphasised nodes get a dark rim."""
    width, height = plan.size
    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=style.PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
    axes.set_axis_off()
    for stroke, curve, centre in zip(plan.strokes, plan.curves, plan.words, strict=True):
        _paint_line(axes, stroke, curve)
        if centre is not None:
            _paint_words(axes, stroke.words, centre, style.colour(stroke.line.sign), bbox=GROUND)
    for marker, centre, name in zip(plan.markers, plan.centres, plan.names, strict=True):
        _paint_node(axes, marker, centre, is_emphasised=marker.node.id in emphasised)
        _paint_words(axes, marker.words, name, style.INK)
    _paint_frame(figure, plan, "\n".join(_title_lines(title, width)), caption)
    return figure


def _title_lines(title: str, width: float) -> list[str]:
    characters = int((width - 2 * MARGIN) / (style.TITLE_POINTS * PIXELS_A_POINT * 0.68))
    return textwrap.wrap(style.plain(title), characters, max_lines=2, placeholder="…")


def _paint_line(axes: Axes, stroke: Stroke, curve: Array) -> None:
    colour = style.colour(stroke.line.sign)
    arrow = FancyArrowPatch(
        path=Path(curve, [Path.MOVETO, Path.CURVE3, Path.CURVE3]),
        arrowstyle=HEADS[stroke.line.direction],
        mutation_scale=14 + 3 * stroke.width,
        linewidth=stroke.width,
        linestyle=style.STROKES[stroke.line.statuses[0]][1],
        facecolor=colour,
        edgecolor=colour,
        zorder=1,
    )
    axes.add_patch(arrow)


def _paint_node(axes: Axes, marker: Marker, centre: Array, *, is_emphasised: bool) -> None:
    family = style.family(marker.node.type)
    shape = MarkerStyle(family.marker)
    outline = shape.get_path().transformed(shape.get_transform())
    reach = np.abs(np.asarray(outline.vertices)).max()
    scale = marker.radius / reach * (SQUARE_TO_ROUND if family.marker == "s" else 1)
    path = outline.transformed(Affine2D().scale(scale).translate(*centre))
    rim = (style.INK, 3.0) if is_emphasised else (style.PAPER, 1.2)
    axes.add_patch(
        PathPatch(path, label=marker.node.id, facecolor=family.colour, edgecolor=rim[0], linewidth=rim[1], zorder=2)
    )


def _paint_words(axes: Axes, words: Words, centre: Array, colour: str, *, bbox: dict[str, Any] | None = None) -> None:
    axes.text(
        centre[0],
        centre[1],
        words.text,
        fontsize=words.points,
        linespacing=style.LEADING,
        color=colour,
        ha="center",
        va="center",
        zorder=3,
        bbox=bbox,
        path_effects=[] if bbox else [withStroke(linewidth=3, foreground=style.PAPER)],
    )


def _paint_frame(figure: Figure, plan: Plan, title: str, caption: str) -> None:
    """Title above, legend and caption below."""
    width, height = plan.size
    left = MARGIN / width
    figure.text(
        left, 1 - MARGIN / 2 / height, title, fontsize=style.TITLE_POINTS, weight="bold", color=style.INK, va="top"
    )
    figure.text(left, 10 / height, caption, fontsize=style.CAPTION_POINTS, color=style.SOFT_INK, va="bottom")
    for handles, bottom in ((_node_handles(plan.markers), 54), (_line_handles(plan.strokes), 30)):
        figure.legend(
            handles=handles,
            loc="lower left",
            bbox_to_anchor=(left, bottom / height),
            ncols=len(handles),
            fontsize=style.LEGEND_POINTS,
            frameon=False,
            borderpad=0,
            borderaxespad=0,
            handletextpad=0.5,
            columnspacing=1.6,
        )


def _node_handles(markers: Iterable[Marker]) -> list[Line2D]:
    shown = {style.family(marker.node.type) for marker in markers}
    return [
        Line2D([], [], linestyle="", marker=each.marker, color=each.colour, markersize=9, label=each.name)
        for each in (*style.FAMILIES, style.OTHER)
        if each in shown
    ]


def _line_handles(strokes: Iterable[Stroke]) -> list[Line2D]:
    lines = [stroke.line for stroke in strokes]
    shown = {style.colour(line.sign) for line in lines}
    handles = [
        Line2D([], [], color=colour, linewidth=2.4, label=sign.capitalize())
        for sign, colour in style.SIGNS.items()
        if colour in shown
    ]
    statuses = {status for line in lines for status in line.statuses}
    return handles + [
        Line2D([], [], color=style.INK, linewidth=1.8, linestyle=dashes, label=name)
        for status, (name, dashes) in style.STROKES.items()
        if status in statuses
    ]
