"""A person's decisions about a graph: what the names given mean in it, and which line of its file is taken back."""

from __future__ import annotations

from pathlib import Path

from kg import pipeline
from kg.core.decisions import read_decisions
from kg.core.errors import QueryError
from kg.core.types import Decision, Verdict
from kg.query import Source, choose_query, find_claim, find_id, find_node, run
from kg.store import Endpoint, open_graph, own_path


def judge(
    folder: Path, verdict: Verdict, claim: str, *, by: str, undo: bool, endpoint: Endpoint | None = None
) -> tuple[str, ...]:
    """Accept or reject a claim, by its IRI or id, or take that back; see `kg.Graph.reject`."""
    ident = claim.rsplit("/", 1)[-1].removeprefix("claim:")
    store = open_graph(folder, endpoint)
    decision = Decision(verdict, ident if undo else find_claim(store, claim), by=by)
    decision = _decided(folder, store, decision) if undo else decision
    return pipeline.decide(folder, decision, undo=undo, endpoint=endpoint)


def decide(
    folder: Path, verdict: Verdict, names: tuple[str, str], *, by: str, undo: bool, endpoint: Endpoint | None = None
) -> tuple[str, ...]:
    """Say that two entities are the same or different, or take that back; see `kg.Graph.same`."""
    store = open_graph(folder, endpoint)
    a, b = names
    decision = Decision(verdict, find_id(store, a), find_id(store, b), by)
    if undo:
        decision = _decided(folder, store, decision)
    elif decision.a == decision.b:
        rows = run(store, choose_query("joined"), {"entity": a})
        joined = [row["other"].rsplit("/", 1)[1] for row in rows]
        allowed = f"ids that it joins: {', '.join((decision.a, *joined))}" if joined else "two things"
        raise QueryError(f"{a!r} and {b!r} are one already", allowed=allowed)
    return pipeline.decide(folder, decision, undo=undo, endpoint=endpoint)


def _decided(folder: Path, store: Source, wanted: Decision) -> Decision:
    """The decision of the graph's file that says this of the two ids, or else of the nodes that they are now."""
    path = own_path(folder, "decisions")
    there = [decision for decision in read_decisions(path) if decision.verdict == wanted.verdict]
    found = [decision for decision in there if decision.id == wanted.id]
    nodes = {find_node(store, ident) for ident in (wanted.a, wanted.b)}
    if wanted.b and not found:
        found = [d for d in there if {find_node(store, ident) for ident in (d.a, d.b)} == nodes]
    if len(found) != 1:
        lines = ", ".join(str(decision.line) for decision in found)
        allowed = f"name the ids of line {lines}" if found else f"{path} has {len(there)} that say so of others"
        raise QueryError(f"{len(found)} decisions fit", where=f"--undo {wanted.verdict}", allowed=allowed)
    return found[0]
