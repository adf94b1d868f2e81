"""Where words stand: each label has a list of spots, and the spots are chosen together so that no two labels overlap.

Each label in turn takes the spot that costs least beside all the others, until none moves (iterated conditional modes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.draw.boxes import Area, Array, boxes, shared, sticks_out

SWEEPS = 30
TOUCH, OVERLAP, OUTSIDE, HIDE = 5.0, 10.0, 5.0, 0.25
"""What these cost a spot, when half a line's length from its middle costs 1: touching another box, lying wholly in it,
sticking out of the area, hiding a point of a line."""
PAD = 2.0
RIM = 6.0
WAYS = (
    (0, -1, 0.0),
    (0, 1, 0.3),
    (1, 0, 0.4),
    (-1, 0, 0.4),
    (0.8, -0.9, 0.6),
    (-0.8, -0.9, 0.6),
    (0.8, 0.9, 0.7),
    (-0.8, 0.9, 0.7),
)
"""The way from a node to its label, in sizes of the label, and what it costs."""
SLIDES = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8)


@dataclass(frozen=True, slots=True)
class Label:
    """Words to place."""

    size: tuple[float, float]
    spots: Array
    """Centres that it may take, one a row."""
    costs: Array
    """What each spot costs by itself."""


def around(point: Array, radius: float, size: tuple[float, float], lines: Array) -> Label:
    """A node's label: below it, else above, beside or at the corners, near or a little farther.

    Args:
        point: the node's centre.
        radius: of its marker.
        size: width and height of the label.
        lines: points of lines, not to be hidden.
    """
    ways, costs = np.array(WAYS)[:, :2], np.array(WAYS)[:, 2]
    rings = [point + ways * (radius + RIM + gap + np.array(size) / 2) for gap in (0.0, 8.0)]
    spots = np.concatenate(rings)
    return Label(size, spots, np.concatenate([costs, costs + 0.5]) + _hidden(spots, size, lines))


def along(curve: Array, size: tuple[float, float], lines: Array) -> Label:
    """A line's label: on its middle, else elsewhere on it, else just beside it.

    Args:
        curve: points of the visible part of the line, evenly spaced.
        size: width and height of the label.
        lines: points of other lines, not to be hidden.
    """
    slides = np.array(SLIDES)
    rows = (slides * (len(curve) - 1)).astype(int)
    way = curve[np.minimum(rows + 1, len(curve) - 1)] - curve[np.maximum(rows - 1, 0)]
    normal = np.stack([-way[:, 1], way[:, 0]], axis=1) / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)[:, None]
    beside = (np.abs(normal) * (np.array(size) / 2 + RIM)).sum(axis=1)[:, None] * normal
    spots = np.concatenate([curve[rows], curve[rows] + beside, curve[rows] - beside])
    costs = np.tile(2 * np.abs(slides - 0.5), 3) + np.repeat([0.0, 1.0, 1.0], len(slides))
    return Label(size, spots, costs + _hidden(spots, size, lines))


def place(labels: Sequence[Label], blocks: Array, area: Area) -> list[Array]:
    """A centre for each label, away from each other and from fixed boxes as far as their spots allow.

    Args:
        labels: what to place; earlier ones choose first.
        blocks: fixed boxes.
        area: where labels have to lie.
    """
    spots = [boxes(label.spots, label.size, pad=PAD) for label in labels]
    costs = [
        label.costs + _overlap(box, blocks) + OUTSIDE * sticks_out(boxes(label.spots, label.size, pad=-1), area)
        for label, box in zip(labels, spots, strict=True)
    ]
    chosen = np.zeros((len(labels), 4))
    picks = [-1] * len(labels)
    for _ in range(SWEEPS):
        before = list(picks)
        for i, box in enumerate(spots):
            chosen[i] = 0
            picks[i] = int(np.argmin(costs[i] + _overlap(box, chosen)))
            chosen[i] = box[picks[i]]
        if picks == before:
            break
    return [label.spots[pick] for label, pick in zip(labels, picks, strict=True)]


def _hidden(spots: Array, size: tuple[float, float], lines: Array) -> Array:
    """What spots cost for the points of lines that they would hide."""
    box = boxes(spots, size, pad=PAD)[:, None]
    inside = (lines >= box[..., :2]) & (lines <= box[..., 2:])
    return np.asarray(HIDE * inside.all(axis=2).sum(axis=1))


def _overlap(spots: Array, others: Array) -> Array:
    """What each spot costs for the other boxes that it touches."""
    common = shared(spots, others)
    size = np.prod(spots[:, 2:] - spots[:, :2], axis=1)[:, None]
    return np.asarray((TOUCH * (common > 0) + OVERLAP * common / size).sum(axis=1))
