"""How hard to read is a layout? One number, the less the better, of which `layout` seeks the least."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from kg.draw.boxes import Area, Array

GAP, CLEARANCE = 16.0, 14.0
"""The room to leave between two boxes, and between a box and a link that passes it."""
TOUCH, HIDDEN, SHORT, LONG, CLOSE, NARROW = 100.0, 1 / 15, 1 / 30, 0.2, 0.1, 1.5
"""What these cost, when a crossing costs 1: two boxes that touch; a pixel of a link in a box; a pixel that a link is
too short; a link of length `Task.spacing`; two nodes so far apart (four times that at half the distance); two links
that leave a node in the same direction (less and less up to `ANGLE`)."""
ANGLE = math.radians(30)


@dataclass(frozen=True)
class Task:
    """What is laid out: boxes by row, and links between rows."""

    half: Array
    """Half the width and height of each box."""
    pairs: NDArray[np.int64]
    """The two rows that each link joins."""
    lengths: Array
    """How long each link should be at least."""
    breadths: Array
    """How far the lines of each link bend to either side of it."""
    area: Area

    @property
    def spacing(self) -> float:
        """How far apart the nodes would be if they were spread evenly."""
        return math.sqrt(math.prod(self.area.size) / len(self.half))

    @cached_property
    def forks(self) -> NDArray[np.int64]:
        """Where two links leave one node: the node's row and the rows at the other ends."""
        ends = [*self.pairs.tolist(), *self.pairs[:, ::-1].tolist()]
        found = [(a, b, c) for (a, b), (other, c) in combinations(sorted(ends), 2) if a == other]
        return np.array(found, dtype=np.int64).reshape(-1, 3)


def clutter(points: Array, task: Task) -> float:
    """The sum of all that makes a layout hard to read, in crossings."""
    links = points[task.pairs[:, 0]] - points[task.pairs[:, 1]]
    length = np.hypot(links[:, 0], links[:, 1])
    delta = np.abs(points[:, None] - points[None])
    upper = np.triu_indices(len(points), k=1)
    touching = np.asarray((delta < task.half[:, None] + task.half[None] + GAP).all(axis=2))[upper].sum()
    close = (task.spacing**2 / np.maximum((delta**2).sum(axis=2)[upper], 1.0)).sum()
    return float(
        crossings(points, task.pairs)
        + TOUCH * touching
        + HIDDEN * link_depths(points, task)[1].sum()
        + SHORT * np.maximum(task.lengths - length, 0.0).sum()
        + LONG * length.sum() / task.spacing
        + CLOSE * close
        + NARROW * _narrowness(points, task.forks)
    )


def crossings(points: Array, pairs: NDArray[np.int64]) -> int:
    """How many links cross, not counting those that meet in a node."""
    a, b = points[pairs[:, 0]], points[pairs[:, 1]]
    along = b - a
    to_a, to_b = a[None] - a[:, None], b[None] - a[:, None]
    parted = _cross(along[:, None], to_a) * _cross(along[:, None], to_b) < 0
    meeting = (pairs[:, None, :, None] == pairs[None, :, None, :]).any(axis=(2, 3))
    return int((parted & parted.T & ~meeting).sum()) // 2


def link_depths(points: Array, task: Task) -> tuple[Array, Array]:
    """How links (rows) pass nodes (columns): the unit vector from link to node, and how deep the link is in the box."""
    a, b = points[task.pairs[:, 0]], points[task.pairs[:, 1]]
    along = b - a
    square = np.maximum((along**2).sum(axis=1), 1e-9)
    share = ((points[None] - a[:, None]) * along[:, None]).sum(axis=2) / square[:, None]
    offset = points[None] - (a[:, None] + np.clip(share, 0, 1)[..., None] * along[:, None])
    distance = np.hypot(offset[..., 0], offset[..., 1])
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.sqrt(square)[:, None]
    safe = np.maximum(distance, 1e-6)[..., None]
    away = np.where(distance[..., None] > 1e-6, offset / safe, normal[:, None])
    reach = (np.abs(away) * task.half[None]).sum(axis=2) + task.breadths[:, None] + CLEARANCE
    depth = np.maximum(reach - distance, 0.0)
    depth[np.arange(len(task.pairs))[:, None], task.pairs] = 0.0
    return away, depth


def _narrowness(points: Array, forks: NDArray[np.int64]) -> float:
    """The sum over forks of how much narrower than `ANGLE` they are, 1 where there is no angle at all."""
    first, second = points[forks[:, 1]] - points[forks[:, 0]], points[forks[:, 2]] - points[forks[:, 0]]
    length = np.maximum(np.hypot(first[:, 0], first[:, 1]) * np.hypot(second[:, 0], second[:, 1]), 1e-9)
    cosine = (first * second).sum(axis=1) / length
    return float((np.maximum(cosine - math.cos(ANGLE), 0) / (1 - math.cos(ANGLE))).sum())


def _cross(a: Array, b: Array) -> Array:
    return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])
