"""Lines between round nodes: quadratic Bézier curves that bend apart where several join the same two nodes.

A curve is three points (start, control, end), one a row, in pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from kg.draw.boxes import Array
from kg.draw.graph import Line

BEND = 44.0
STEP = 6.0
TAIL_GAP, HEAD_GAP = 2.0, 4.0


def curves_of(lines: Sequence[Line], centres: Mapping[str, Array], radii: Mapping[str, float]) -> list[Array]:
    """The visible curve of each line, from the rim of its subject to the rim of its object."""
    beside: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in sorted(lines):
        beside[min(line.subject, line.object), max(line.subject, line.object)].append(line)
    bends = {line: BEND * i - breadth(len(group)) for group in beside.values() for i, line in enumerate(group)}
    return [
        _clip(
            _bent(centres[line.subject], centres[line.object], bends[line] * (1 if line.subject < line.object else -1)),
            radii[line.subject] + TAIL_GAP,
            radii[line.object] + HEAD_GAP,
        )
        for line in lines
    ]


def breadth(count: int) -> float:
    """How far `count` lines between the same nodes bend to either side."""
    return BEND * (count - 1) / 2


def sample(curve: Array, *, step: float = STEP) -> Array:
    """Points along a curve, about `step` pixels apart."""
    length = np.hypot(*(curve[1] - curve[0])) + np.hypot(*(curve[2] - curve[1]))
    return _at(curve, np.linspace(0, 1, max(5, int(length / step))))


def _bent(start: Array, end: Array, bend: float) -> Array:
    """From centre to centre, passing `bend` pixels to the left of the straight line's middle."""
    along = end - start
    normal = np.array([-along[1], along[0]]) / max(float(np.hypot(*along)), 1e-9)
    return np.stack([start, (start + end) / 2 + 2 * bend * normal, end])


def _clip(curve: Array, tail: float, head: float) -> Array:
    """The part of a curve that lies outside a circle around each end (by the curve's blossom)."""
    shares = np.linspace(0, 1, 201)
    points = _at(curve, shares)
    outside = (np.hypot(*(points - curve[0]).T) > tail) & (np.hypot(*(points - curve[2]).T) > head)
    visible = shares[outside] if outside.any() else shares[[100, 101]]
    s, t = visible[0], visible[-1]
    weights = np.array([_blossom(s, s), _blossom(s, t), _blossom(t, t)])
    return np.asarray(weights @ curve)


def _at(curve: Array, shares: Array) -> Array:
    return np.stack([_blossom(share, share) for share in shares]) @ curve


def _blossom(s: float, t: float) -> Array:
    """The weights of a quadratic curve's three points in its polar form at (s, t)."""
    return np.array([(1 - s) * (1 - t), s * (1 - t) + t * (1 - s), s * t])
