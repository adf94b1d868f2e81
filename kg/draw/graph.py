"""Relations between actors -> what a picture of them shows: which nodes, and which lines between them.

Plain Python, so that what is selected can be tested without drawing anything.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.core.errors import KgError, UnknownNameError

HOPS = 2
STATUSES = {"accepted": "{}", "reported": "“{}”", "disputed": "{}?", "denied": "{} (denied)"}
"""The statuses, the surest first, and how the words of a relation show each."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation between two entities."""

    subject: str
    subject_label: str
    subject_type: str
    predicate: str
    predicate_label: str
    object: str
    object_label: str
    object_type: str
    sign: str
    """`hostile`, `cooperative` or `neutral`."""
    status: str
    """`accepted`, `reported`, `denied` or `disputed`."""
    weight: int
    """Number of claims."""
    direction: str = "directed"
    """`mutual` where it holds the other way round as well, such as *clashes with*; else `directed`."""


class Node(NamedTuple):
    """One entity of a network."""

    id: str
    label: str
    type: str
    weight: int
    """Claims that it takes part in."""


class Line(NamedTuple):
    """All relations of one sign and direction from one node to another."""

    subject: str
    object: str
    sign: str
    direction: str
    words: tuple[str, ...]
    """Their labels as `STATUSES` shows them, most claims first."""
    weight: int
    statuses: tuple[str, ...]
    """Of the relations, the surest first: its own is that of the surest."""


def select(edges: Iterable[Edge], *, focus: str = "", top: int = 0) -> tuple[Edge, ...]:
    """The relations to show, in an order that depends only on what they say.

    Args:
        edges: all relations; those of a thing with itself are left out.
        focus: id of the entity to keep, with what is at most two relations away; empty keeps all.
        top: how many nodes to keep, those of most claims (around a focus, the nearest first); 0 keeps all.

    Raises:
        KgError: there are no relations, or `top` is negative.
        UnknownNameError: `focus` has no relations.
    """
    if top < 0:
        raise KgError(f"top is {top}", allowed="0 (as many as are legible) or more")
    kept = _merged(edge for edge in edges if edge.subject != edge.object)
    hops: dict[str, int] = {}
    if focus:
        if focus not in {node.id for node in nodes_of(kept)}:
            raise UnknownNameError(f"{focus} has no relations here", allowed="draw what acts, or is acted upon")
        hops = _hops(kept, {focus})
        kept = _within(kept, hops)
    if top:
        ranked = sorted(nodes_of(kept), key=lambda node: (hops.get(node.id, 0), -node.weight, node.label, node.id))
        kept = _within(kept, {node.id for node in ranked[:top]})
    if not kept:
        raise KgError("nothing to draw", allowed="at least one relation between two different entities is needed")
    return kept


def nodes_of(edges: Iterable[Edge]) -> list[Node]:
    """The entities at the ends of the relations, heaviest first."""
    weights: Counter[str] = Counter()
    names: dict[str, tuple[str, str]] = {}
    for edge in edges:
        subject, object_ = (edge.subject_label, edge.subject_type), (edge.object_label, edge.object_type)
        for id_, name in ((edge.subject, subject), (edge.object, object_)):
            weights[id_] += edge.weight
            names[id_] = min(names.get(id_, name), name)
    nodes = (Node(id_, label or id_, kind, weights[id_]) for id_, (label, kind) in names.items())
    return sorted(nodes, key=lambda node: (-node.weight, node.label, node.id))


def lines_of(edges: Iterable[Edge]) -> list[Line]:
    """Relations merged by their two ends, sign and direction, heaviest first."""
    groups: dict[tuple[str, str, str, str], list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: (-edge.weight, edge.predicate_label, edge.predicate)):
        groups[_line_of(edge)].append(edge)
    lines = (
        Line(
            *ends,
            words=tuple(dict.fromkeys(STATUSES[edge.status].format(edge.predicate_label) for edge in group)),
            weight=sum(edge.weight for edge in group),
            statuses=tuple(status for status in STATUSES if status in {edge.status for edge in group}),
        )
        for ends, group in groups.items()
    )
    return sorted(lines, key=lambda line: (-line.weight, line))


def strongest(edges: Sequence[Edge], limit: int) -> tuple[Edge, ...]:
    """The relations of the `limit` heaviest lines; each node keeps at least one, so that none is lost."""
    lines = lines_of(edges)
    seen: set[str] = set()
    needed = []
    for line in lines:
        if not {line.subject, line.object} <= seen:
            needed.append(line)
            seen |= {line.subject, line.object}
    spare = [line for line in lines if line not in needed][: max(0, limit - len(needed))]
    shown = {line[:4] for line in (*needed, *spare)}
    return tuple(edge for edge in edges if _line_of(edge) in shown)


def _line_of(edge: Edge) -> tuple[str, str, str, str]:
    """What relations of one line share: its first four fields."""
    return edge.subject, edge.object, edge.sign, edge.direction


def _merged(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Equal relations as one with the sum of their weights, sorted."""
    weights: Counter[Edge] = Counter()
    for edge in edges:
        weights[replace(edge, weight=0)] += edge.weight
    merged = [replace(edge, weight=weight) for edge, weight in weights.items()]
    return tuple(sorted(merged, key=lambda e: (e.subject, e.object, e.predicate, e.sign, e.status, repr(e))))


def _within(edges: Iterable[Edge], ids: Iterable[str]) -> tuple[Edge, ...]:
    kept = set(ids)
    return tuple(edge for edge in edges if edge.subject in kept and edge.object in kept)


def _hops(edges: Sequence[Edge], start: set[str]) -> dict[str, int]:
    """How many relations away each entity is, up to `HOPS`."""
    hops = dict.fromkeys(start, 0)
    for hop in range(1, HOPS + 1):
        found = {id_ for edge in edges for id_ in _across(edge, hops)}
        hops.update(dict.fromkeys(found - set(hops), hop))
    return hops


def _across(edge: Edge, known: dict[str, int]) -> Iterator[str]:
    if edge.subject in known:
        yield edge.object
    if edge.object in known:
        yield edge.subject
