"""A network -> a plan of its picture: where each node, line and label stands, in pixels of a large enough canvas."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kg.draw import style
from kg.draw.boxes import Area, Array, boxes, conflicts
from kg.draw.curves import breadth, curves_of, sample
from kg.draw.graph import Line, Node
from kg.draw.labels import RIM, Label, along, around, place
from kg.draw.layout import Link, arrange

Measure = Callable[[str, float], tuple[float, float]]
"""Width and height in pixels of words at a type size in points."""

WIDTH, HEIGHT, NODES = 1600.0, 1060.0, 25
"""The canvas for 25 nodes; it grows and shrinks with the square root of their number."""
NARROWEST = 900.0
MARGIN, FOOT = 24.0, 94.0
GROWTH, PATIENCE = 1.12, 3
BREATH = 80.0
HEADS = 2
"""To hide an arrowhead costs as much more as to hide so many lines."""


@dataclass(frozen=True, slots=True)
class Words:
    """A label as drawn: its text, type size in points, and width and height in pixels."""

    text: str
    points: float
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Marker:
    """A node as drawn."""

    node: Node
    radius: float
    words: Words

    @property
    def box(self) -> tuple[float, float]:
        """Width and height of the marker with its label below."""
        return max(2 * self.radius, self.words.size[0]), 2 * self.radius + RIM + self.words.size[1]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as drawn; its width is in points."""

    line: Line
    width: float
    words: Words


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands; the tuples of places run parallel to the markers and strokes."""

    size: tuple[float, float]
    markers: tuple[Marker, ...]
    strokes: tuple[Stroke, ...]
    centres: tuple[Array, ...]
    curves: tuple[Array, ...]
    names: tuple[Array, ...]
    """Centres of the nodes' labels."""
    words: tuple[Array | None, ...]
    """Centres of the lines' labels; None where there is no room for one."""

    @property
    def unlabelled(self) -> int:
        """How many lines found no room for their label."""
        return sum(centre is None for centre in self.words)


def make_plan(
    nodes: Sequence[Node], lines: Sequence[Line], measure: Measure, *, head: Callable[[float], float]
) -> Plan:
    """Place everything; the canvas grows until no nodes' labels touch, and a little for the lines' labels.

    Args:
        nodes: what to place, heaviest first.
        lines: relations between them, heaviest first.
        measure: how large words are.
        head: the height to leave free for the title, by the width of the canvas; pixels.
    """
    markers, strokes = _markers(nodes, measure), _strokes(lines, measure)
    scale, attempt = max(math.sqrt(len(nodes) / NODES), NARROWEST / WIDTH), 1
    while True:
        width, free = WIDTH * scale, head(WIDTH * scale)
        plan = _attempt(markers, strokes, (width, HEIGHT * scale + free), free)
        if plan and (not plan.unlabelled or attempt >= PATIENCE):
            return plan
        scale, attempt = scale * GROWTH, attempt + 1


def _markers(nodes: Sequence[Node], measure: Measure) -> tuple[Marker, ...]:
    heaviest = max(1, *(node.weight for node in nodes))
    return tuple(
        Marker(
            node,
            style.between(style.NODE_RADIUS, node.weight / heaviest),
            _words(style.on_paper(node.label), style.between(style.NODE_POINTS, node.weight / heaviest), measure),
        )
        for node in nodes
    )


def _strokes(lines: Sequence[Line], measure: Measure) -> tuple[Stroke, ...]:
    heaviest = max(1, *(line.weight for line in lines))
    return tuple(
        Stroke(
            line,
            style.between(style.LINE_WIDTH, line.weight / heaviest),
            _words(style.on_paper(style.sentence(line.words)), style.EDGE_POINTS, measure),
        )
        for line in lines
    )


def _words(text: str, points: float, measure: Measure) -> Words:
    return Words(text, points, measure(text, points))


def _attempt(
    markers: tuple[Marker, ...], strokes: tuple[Stroke, ...], size: tuple[float, float], head: float
) -> Plan | None:
    """A plan on a canvas of this size; None where it is too small for the nodes' labels."""
    area = Area(MARGIN, FOOT, size[0] - MARGIN, size[1] - head)
    centres = _centres(markers, strokes, area)
    radii = {marker.node.id: marker.radius for marker in markers}
    curves = curves_of([stroke.line for stroke in strokes], centres, radii)
    samples = [sample(curve) for curve in curves]
    blocks = np.concatenate([boxes(centres[m.node.id][None], (2 * m.radius, 2 * m.radius)) for m in markers])
    labels = _labels(markers, strokes, centres, samples)
    placed = place(labels, blocks, area)
    taken = [boxes(centre[None], label.size) for centre, label in zip(placed, labels, strict=True)]
    count = len(markers)
    fixed = np.concatenate([blocks, *taken[:count]])
    if any(True for _ in conflicts(fixed)):
        return None
    words = _without_conflicts(placed[count:], taken[count:], fixed)
    places = tuple(centres[marker.node.id] for marker in markers)
    return Plan(size, markers, strokes, places, tuple(curves), tuple(placed[:count]), words)


def _centres(markers: Sequence[Marker], strokes: Sequence[Stroke], area: Area) -> dict[str, Array]:
    """The centre of each marker, by node."""
    by_id = {marker.node.id: marker for marker in markers}
    joined: dict[tuple[str, str], list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        a, b = sorted((stroke.line.subject, stroke.line.object))
        joined[a, b].append(stroke)
    links = {
        (a, b): Link(
            by_id[a].radius + by_id[b].radius + BREATH + max(stroke.words.size[0] for stroke in group),
            breadth(len(group)),
        )
        for (a, b), group in joined.items()
    }
    found = arrange({id_: marker.box for id_, marker in by_id.items()}, links, area)
    return {id_: box + np.array([0, by_id[id_].box[1] / 2 - by_id[id_].radius]) for id_, box in found.items()}


def _labels(
    markers: Sequence[Marker], strokes: Sequence[Stroke], centres: Mapping[str, Array], samples: Sequence[Array]
) -> list[Label]:
    """The nodes' labels, then the lines'."""
    guarded = [np.concatenate([points, *HEADS * [points[-3:]]]) for points in samples]
    every = np.concatenate(guarded)
    names = [around(centres[marker.node.id], marker.radius, marker.words.size, every) for marker in markers]
    starts = np.cumsum([0, *map(len, guarded)])
    others = [np.delete(every, slice(*ends), axis=0) for ends in pairwise(starts)]
    words = [along(*each) for each in zip(samples, (stroke.words.size for stroke in strokes), others, strict=True)]
    return names + words


def _without_conflicts(centres: Sequence[Array], taken: Sequence[Array], fixed: Array) -> tuple[Array | None, ...]:
    """The labels that overlap nothing, heavier lines' before lighter ones'."""
    kept: list[Array | None] = []
    for centre, box in zip(centres, taken, strict=True):
        is_free = not any(len(fixed) in pair for pair in conflicts(np.concatenate([fixed, box])))
        fixed = np.concatenate([fixed, box]) if is_free else fixed
        kept.append(centre if is_free else None)
    return tuple(kept)
