"""Where nodes stand: connected parts side by side, spread out by their distances, pushed apart, untangled, stretched.

All lengths are in pixels of the canvas; y points up. A node is a box, its label included; a link is the straight line
between two nodes. The same nodes and links give the same points.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import networkx as nx
import numpy as np

from kg.draw.boxes import Area, Array
from kg.draw.clutter import GAP, Task, clutter, link_depths

STARTS, ROUNDS, STEPS = 12, 150, 200
EVENNESS, STRETCH = 0.5, 1.5
REACHES, TRIES = (320.0, 160.0, 80.0, 40.0), 16
"""How far a node may leap, in pixels, sweep by sweep, and how many leaps it tries in each."""


class Link(NamedTuple):
    """What joins two nodes."""

    length: float
    """What its words need."""
    breadth: float
    """How far its lines bend to either side."""


Links = Mapping[tuple[str, str], Link]


def arrange(sizes: Mapping[str, tuple[float, float]], links: Links, area: Area) -> dict[str, Array]:
    """The centre of each node's box.

    Args:
        sizes: width and height of each node's box, its label included.
        links: the pairs of nodes that are joined.
        area: where the boxes have to lie.
    """
    ids = sorted(sizes)
    row = {id_: i for i, id_ in enumerate(ids)}
    rows = np.array([(row[a], row[b]) for a, b in sorted(links)])
    lengths, breadths = np.array([links[pair] for pair in sorted(links)]).T
    half = np.array([sizes[id_] for id_ in ids]) / 2
    task = Task(half, rows, lengths, breadths, area)
    starts = [_push(_start(ids, links, half, area, seed), task) for seed in range(STARTS)]
    best = _untangle(min(starts, key=lambda points: clutter(points, task)), task)
    return dict(zip(ids, _push(_stretch(best, half, area, most=STRETCH), task), strict=True))


def _start(ids: Sequence[str], links: Links, half: Array, area: Area, seed: int) -> Array:
    """Each connected part laid out in a slot of its own."""
    row = {id_: i for i, id_ in enumerate(ids)}
    points = np.zeros((len(ids), 2))
    for part, slot in _slots(_parts(ids, links), area):
        rows = [row[id_] for id_ in part]
        points[rows] = _stretch(_turn(_spread(part, seed), slot), half[rows], slot)
    return points


def _parts(ids: Sequence[str], links: Links) -> list[Any]:
    """Connected parts as graphs, the largest first."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(ids)
    graph.add_edges_from(sorted(links))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    return [_ordered(graph, part) for part in parts]


def _ordered(graph: Any, part: Sequence[str]) -> Any:
    """A part with its nodes in order; links between nodes that have many are longer, to make room around them."""
    result: Any = nx.Graph()
    result.add_nodes_from(part)
    for a, b in sorted(graph.edges(part)):
        result.add_edge(a, b, weight=math.sqrt(graph.degree[a] + graph.degree[b]))
    return result


def _slots(parts: Sequence[Any], area: Area) -> Iterator[tuple[Any, Area]]:
    """Cut the area across its longer side, the first part on one side and the rest on the other, and so on."""
    if len(parts) == 1:
        yield parts[0], area
        return
    share = len(parts[0]) / sum(map(len, parts))
    left, bottom, right, top = area
    width, height = area.size
    if width > height:
        cut = left + share * width
        first, rest = Area(left, bottom, cut, top), Area(cut, bottom, right, top)
    else:
        cut = top - share * height
        first, rest = Area(left, cut, right, top), Area(left, bottom, right, cut)
    yield parts[0], first
    yield from _slots(parts[1:], rest)


def _spread(part: Any, seed: int) -> Array:
    """Points whose distances come near to those in the graph, from a circle for seed 0 and else from random places.

    Kamada and Kawai's aim, but reached by majorization (Gansner, Koren & North 2004, Graph Drawing by Stress
    Majorization, section 2), which takes a tenth of the time of networkx's solver.
    """
    first = nx.random_layout(part, seed=seed) if seed else nx.circular_layout(part)
    lengths = dict(nx.all_pairs_dijkstra_path_length(part))
    wanted = np.array([[lengths[a][b] for b in part] for a in part])
    points = np.array([first[id_] for id_ in part]) * wanted.max()
    weights = 1 / np.where(wanted > 0, wanted, np.inf) ** 2
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(ROUNDS):
        delta = points[:, None] - points[None]
        distance = np.maximum(np.hypot(delta[..., 0], delta[..., 1]), 1e-9)
        pull = weights * wanted / distance
        points = inverse @ (np.diag(pull.sum(axis=1)) - pull) @ points
    return np.asarray(points)


def _turn(points: Array, slot: Area) -> Array:
    """Turned so that the longer axis lies along the slot's longer side; half-way to evenly spaced on both axes."""
    centred = points - points.mean(axis=0)
    turned = centred @ np.linalg.svd(centred.T @ centred)[0]
    if slot.size[1] > slot.size[0]:
        turned = turned[:, ::-1]
    low, high = turned.min(axis=0), turned.max(axis=0)
    ranks = turned.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(points) - 1, 1)
    return np.asarray((1 - EVENNESS) * turned + EVENNESS * (low + ranks * (high - low)))


def _stretch(points: Array, half: Array, area: Area, *, most: float = math.inf) -> Array:
    """Stretched, at most so many times, to fill the area with the boxes; one alone on an axis stands in its middle."""
    low, high = (points - half).min(axis=0), (points + half).max(axis=0)
    inner, outer = points.min(axis=0), points.max(axis=0)
    room = np.maximum(np.array(area.size) - (high - low) + (outer - inner), 1.0)
    scale = np.where(outer - inner > 1e-6, np.minimum(room / np.maximum(outer - inner, 1e-6), most), 0.0)
    scaled = (points - inner) * scale
    extent = (scaled - half).min(axis=0) + (scaled + half).max(axis=0)
    return np.asarray(scaled + (np.array([area.left + area.right, area.bottom + area.top]) - extent) / 2)


def _push(points: Array, task: Task) -> Array:
    """Push boxes apart, boxes off links that pass, and the ends of short links apart, inside the area."""
    low, high = _bounds(task)
    points = np.clip(points, low, high)
    for step in range(STEPS):
        move = _apart(points, task.half + GAP / 2)
        if step < STEPS * 0.8:
            move += 0.3 * _off_links(points, task) + 0.2 * _longer(points, task)
        if np.abs(move).max() < 0.05:
            break
        points = np.clip(points + move, low, high)
    return points


def _untangle(points: Array, task: Task) -> Array:
    """Move one node at a time, far at first and less far later, wherever that makes the whole less cluttered."""
    low, high = _bounds(task)
    chance = np.random.default_rng(len(points))
    least = clutter(points, task)
    for reach in REACHES:
        for row in range(len(points)):
            for leap in chance.normal(0, reach, (TRIES, 2)):
                trial = points.copy()
                trial[row] = np.clip(points[row] + leap, low[row], high[row])
                found = clutter(trial, task)
                if found < least:
                    points, least = trial, found
    return points


def _bounds(task: Task) -> tuple[Array, Array]:
    """The least and greatest centres at which each box lies in the area."""
    low = np.array([task.area.left, task.area.bottom]) + task.half
    return low, np.maximum(low, np.array([task.area.right, task.area.top]) - task.half)


def _apart(points: Array, half: Array) -> Array:
    """Half of each overlap, along the axis on which it is smaller."""
    delta = points[:, None] - points[None]
    gap = half[:, None] + half[None] - np.abs(delta)
    touching = np.asarray((gap > 0).all(axis=2))
    np.fill_diagonal(touching, val=False)
    order = np.sign(np.subtract.outer(np.arange(len(points)), np.arange(len(points))))[..., None]
    way = np.where(np.abs(delta) > 1e-9, np.sign(delta), order)
    axis = np.eye(2)[np.argmin(gap, axis=2)]
    return np.asarray((0.5 * gap * way * axis * touching[..., None]).sum(axis=1))


def _off_links(points: Array, task: Task) -> Array:
    """Boxes away from links that pass through them; the links' ends give way too."""
    away, depth = link_depths(points, task)
    force = away * depth[..., None]
    move = force.sum(axis=0)
    np.add.at(move, task.pairs, -0.5 * force.sum(axis=1)[:, None])
    return np.asarray(move)


def _longer(points: Array, task: Task) -> Array:
    """The ends apart of links that are shorter than they should be."""
    along = points[task.pairs[:, 1]] - points[task.pairs[:, 0]]
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
    force = along * (np.maximum(task.lengths - length, 0.0) / length / 2)[:, None]
    move = np.zeros_like(points)
    np.add.at(move, task.pairs, np.stack([-force, force], axis=1))
    return move
