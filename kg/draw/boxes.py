"""Rectangles on the canvas, in pixels, y up: rows of (left, bottom, right, top)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Area(NamedTuple):
    """One rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.right - self.left, self.top - self.bottom


def boxes(centres: Array, size: tuple[float, float], *, pad: float = 0.0) -> Array:
    """A box of this size around each centre, and `pad` wider on every side."""
    half = np.array(size) / 2 + pad
    return np.concatenate([centres - half, centres + half], axis=1)


def shared(spots: Array, others: Array) -> Array:
    """The area that each spot (row) has in common with each other box (column)."""
    low = np.maximum(spots[:, None, :2], others[None, :, :2])
    high = np.minimum(spots[:, None, 2:], others[None, :, 2:])
    return np.asarray(np.maximum(high - low, 0.0).prod(axis=2))


def conflicts(found: Array) -> Iterator[tuple[int, int]]:
    """The pairs of boxes that overlap, by row, the lower first."""
    yield from ((int(i), int(j)) for i, j in np.argwhere(np.triu(shared(found, found), k=1) > 0))


def sticks_out(spots: Array, area: Area) -> Array:
    """1 for each box that isn't wholly in the area, else 0."""
    left, bottom, right, top = area
    low, high = (spots < (left, bottom, left, bottom)), (spots > (right, top, right, top))
    return np.asarray((low | high).any(axis=1), dtype=np.float64)
