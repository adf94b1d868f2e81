"""Is our layout of the network's picture better than networkx's and graphviz's? The table in docs/decisions.md.

    python benchmarks/layouts.py kg.db --lines 0 50 150 400

Each algorithm lays out the same boxes (names included) and links on the same canvas, the first that `kg draw` tries.
Others' get what ours has: each connected part in a slot of its own, stretched to fill it. `+ push` is our step that
pushes boxes apart and off links, after theirs. Graphviz needs `pip install pygraphviz`, whose wheel brings it along.
Crossings and passages are counted on straight links between centres.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import median_high
from typing import Any, NoReturn
from unittest.mock import patch

import networkx as nx
import numpy as np

from kg import Graph
from kg.core.errors import KgError
from kg.draw import Edge
from kg.draw.boxes import Area, Array, boxes, conflicts
from kg.draw.clutter import Task, crossings
from kg.draw.graph import lines_of, nodes_of, select, strongest
from kg.draw.layout import Links, _parts, _push, _slots, _stretch, arrange
from kg.draw.network import LEGIBLE_LINES, LEGIBLE_NODES
from kg.draw.paint import head_height, ruler
from kg.draw.plan import MARGIN, _attempt, _markers, _strokes, make_plan

Sizes = Mapping[str, tuple[float, float]]
Spread = Callable[[Any, Sizes], Mapping[str, Any]]
"""A connected part and its boxes' sizes -> where its nodes stand, in any unit."""
POINTS_AN_INCH = 72
SAMPLES = 200


class Problem(Exception):  # noqa: N818
    """What the plan asks of the layout, caught on its way."""

    def __init__(self, sizes: Sizes, links: Links, area: Area) -> None:
        super().__init__()
        self.sizes, self.links, self.area = sizes, links, area

    @property
    def task(self) -> Task:
        """Rows in the order of the sorted ids, as in `arrange`."""
        ids = sorted(self.sizes)
        rows = np.array([(ids.index(a), ids.index(b)) for a, b in sorted(self.links)])
        lengths, breadths = np.array([self.links[pair] for pair in sorted(self.links)]).T
        return Task(np.array([self.sizes[id_] for id_ in ids]) / 2, rows, lengths, breadths, self.area)


def networkx_layouts(seed: int) -> dict[str, Spread]:
    """Those that are meant for any graph."""
    return {
        "spring": lambda part, _: nx.spring_layout(part, weight=None, seed=seed),
        "kamada_kawai": lambda part, _: nx.kamada_kawai_layout(part),
        "forceatlas2": lambda part, _: nx.forceatlas2_layout(part, weight=None, seed=seed),
        "spectral": lambda part, _: nx.spectral_layout(part, weight=None),
        "arf": lambda part, _: nx.arf_layout(part, seed=seed),
    }


def graphviz_layouts(seed: int) -> dict[str, Spread]:
    """Graphviz's, with the boxes' sizes; empty where pygraphviz isn't installed."""
    try:
        import pygraphviz  # noqa: F401
    except ImportError:
        return {}
    return {program: partial(_graphviz, program, seed) for program in ("dot", "neato", "fdp", "sfdp")}


def _graphviz(program: str, seed: int, part: Any, sizes: Sizes) -> Mapping[str, Any]:
    import pygraphviz

    graph = pygraphviz.AGraph(strict=False, overlap="scalexy", rankdir="LR", start=str(seed + 1))
    names = {id_: f"n{i}" for i, id_ in enumerate(part)}
    for id_, name in names.items():
        width, height = sizes[id_]
        graph.add_node(name, shape="box", fixedsize=True, width=width / POINTS_AN_INCH, height=height / POINTS_AN_INCH)
    graph.add_edges_from((names[a], names[b]) for a, b in part.edges)
    graph.layout(prog=program)
    return {id_: [float(x) for x in graph.get_node(name).attr["pos"].split(",")] for id_, name in names.items()}


def lay_out(spread: Spread, problem: Problem, *, push: bool = False) -> Array:
    """Another's layout in our slots; with `push`, boxes are then pushed apart and off links as ours are."""
    ids, half = sorted(problem.sizes), problem.task.half
    points = np.zeros((len(ids), 2))
    for part, slot in _slots(_parts(ids, problem.links), problem.area):
        rows = [ids.index(id_) for id_ in part]
        found = spread(part, problem.sizes)
        points[rows] = _stretch(np.array([found[id_] for id_ in part], dtype=float), half[rows], slot)
    return _push(points, problem.task) if push else points


def ours(problem: Problem) -> Array:
    """The layout that `kg draw` has."""
    found = arrange(problem.sizes, problem.links, problem.area)
    return np.array([found[id_] for id_ in sorted(found)])


def ours_without_untangling(problem: Problem) -> Array:
    """Without the costliest step."""
    with patch("kg.draw.layout._untangle", lambda points, _: points):
        return ours(problem)


def ours_from_spring(problem: Problem) -> Array:
    """With networkx's spring in the place of our majorization."""

    def spread(part: Any, seed: int) -> Array:
        found = nx.spring_layout(part, weight=None, seed=seed)
        return np.array([found[id_] for id_ in part])

    with patch("kg.draw.layout._spread", spread):
        return ours(problem)


def passages(points: Array, task: Task) -> int:
    """How many times a link runs through a box that isn't at its end."""
    shares = np.linspace(0, 1, SAMPLES)[:, None]
    count = 0
    for pair in task.pairs:
        along = points[pair[0]] + shares * (points[pair[1]] - points[pair[0]])
        inside = (np.abs(along[:, None] - points[None]) < task.half[None]).all(axis=2).any(axis=0)
        inside[pair] = False
        count += int(inside.sum())
    return count


def overlaps(points: Array, half: Array) -> int:
    """How many pairs of boxes overlap."""
    found = [boxes(point[None], tuple(2 * size)) for point, size in zip(points, half, strict=True)]
    return sum(1 for _ in conflicts(np.concatenate(found)))


def wordless(points: Array, problem: Problem, edges: Sequence[Edge]) -> float:
    """How many lines have no room for their words on this canvas; infinitely many where already names touch."""
    found = dict(zip(sorted(problem.sizes), points, strict=True))
    width, measure = problem.area.right + MARGIN, ruler()
    head = head_height("", width)
    with patch("kg.draw.plan.arrange", lambda *_: found):
        markers, strokes = _markers(nodes_of(edges), measure), _strokes(lines_of(edges), measure)
        plan = _attempt(markers, strokes, (width, problem.area.top + head), head)
    return plan.unlabelled if plan else math.inf


def pose(edges: Sequence[Edge]) -> Problem:
    """What `kg draw` would ask of its layout for these relations."""

    def catch(sizes: Sizes, links: Links, area: Area) -> NoReturn:
        raise Problem(sizes, links, area)

    try:
        with patch("kg.draw.plan.arrange", catch):
            make_plan(nodes_of(edges), lines_of(edges), ruler(), head=partial(head_height, ""))
    except Problem as problem:
        return problem
    raise AssertionError("the plan asks for no layout")


def about(edges: Sequence[Edge], lines: int) -> Sequence[Edge]:
    """The relations among the fewest of the heaviest nodes that have so many lines; 0 for what `kg draw` shows."""
    if not lines:
        return strongest(select(edges, top=LEGIBLE_NODES), LEGIBLE_LINES)
    for top in range(2, len(nodes_of(edges)) + 1):
        try:
            shown = select(edges, top=top)
        except KgError:  # these few have no relations
            continue
        if len(lines_of(shown)) >= lines:
            return shown
    return edges


def measure(layout: Callable[[Problem], Array], edges: Sequence[Edge]) -> tuple[float, ...]:
    """The table's numbers for one run."""
    problem = pose(edges)
    task, begin = problem.task, time.perf_counter()
    points = layout(problem)
    seconds = time.perf_counter() - begin
    counts = overlaps(points, task.half), crossings(points, task.pairs), passages(points, task)
    return *counts, wordless(points, problem, edges), seconds


def report(name: str, layouts: Sequence[Callable[[Problem], Array]], edges: Sequence[Edge]) -> None:
    """Print a row, the (higher) median of several runs."""
    *counts, seconds = map(median_high, zip(*(measure(layout, edges) for layout in layouts), strict=True))
    print(f"| {name} | {' | '.join(f'{count:.0f}' for count in counts)} | {seconds:.2f} |", flush=True)


def compare(edges: Sequence[Edge], seeds: int, *, is_ours_shown: bool) -> None:
    """Print a table."""
    print(f"\n{len(nodes_of(edges))} nodes, {len(lines_of(edges))} lines, {len(pose(edges).links)} links\n")
    print("| layout | boxes that overlap | crossings | links through boxes | lines without words | s |")
    print("|---|---|---|---|---|---|")
    runs = [{**networkx_layouts(seed), **graphviz_layouts(seed)} for seed in range(seeds)]
    for name in runs[0]:
        report(name, [partial(lay_out, run[name]) for run in runs], edges)
        report(f"{name} + push", [partial(lay_out, run[name], push=True) for run in runs], edges)
    for layout in (ours_without_untangling, ours_from_spring, ours) if is_ours_shown else ():
        report(layout.__name__.replace("_", " "), [layout], edges)


def main() -> None:
    """Read the command line and print a table for each number of lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", help="a graph folder")
    parser.add_argument("--lines", type=int, nargs="+", default=[0, 50, 150, 400], help="how many to lay out")
    parser.add_argument("--seeds", type=int, default=5, help="how many times to run the others, which start at random")
    parser.add_argument("--without-ours", action="store_true", help="leave out ours, which takes minutes at 400 lines")
    options = parser.parse_args()
    edges = select([Edge(**row) for row in Graph(options.graph).query("network")])
    for lines in options.lines:
        compare(about(edges, lines), options.seeds, is_ours_shown=not options.without_ours)


if __name__ == "__main__":
    main()
