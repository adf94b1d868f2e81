"""What users add: graphs of their own beside kg's, kept in `added.nq`, the master copy from which each store gets them.

Sorted N-Quads, written whole or not at all; no file where there is nothing. Every graph with an IRI outside kg's own
namespace is a user's, so that the two parts of a store can always be told apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple, parse, serialize

from kg.core.errors import DataError, GraphError
from kg.core.iri import BASE, digest
from kg.core.whole import remove_file, write_whole

ADDED = "added"
"""The key in `config.json` of `added_digest`, as of what the store holds."""
ALLOWED = f"GRAPH <IRI> {{ ... }} with an IRI outside {BASE} is yours to write"
_OWN_GRAPHS = f'SELECT ?graph {{ GRAPH ?graph {{}} FILTER(!STRSTARTS(STR(?graph), "{BASE}")) }}'
"""A store's: asked of the engine, as there is a graph for each claim."""

_FEWEST_IN_BULK = 10_000
"""Quads that are faster added in bulk, for which the engine makes new tables each time."""


def added_path(folder: Path) -> Path:
    """Where the graph keeps what users added, whether there is anything or not."""
    return folder / "added.nq"


def added_digest(folder: Path) -> str:
    """A hash of what users added; empty where that is nothing."""
    path = added_path(folder)
    return digest(path.read_text(encoding="utf-8", errors="replace")) if path.exists() else ""


def read_added(folder: Path) -> set[Quad]:
    """What users added.

    Raises:
        DataError: a line that isn't N-Quads, or isn't in a graph that is a user's.
        GraphError: the file can't be read.
    """
    path = added_path(folder)
    try:
        lines = path.read_bytes().split(b"\n") if path.exists() else []
    except OSError as error:
        raise GraphError(f"can't be read ({error.strerror})", where=str(path)) from error
    return {quad for number, line in enumerate(lines, 1) for quad in _read(line, f"{path} line {number}")}


def write_added(folder: Path, quads: Iterable[Quad]) -> None:
    """Make these what users added.

    Raises:
        GraphError: the folder can't be written.
    """
    path = added_path(folder)
    if lines := (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True):
        write_whole(path, b"".join(sorted(lines)))
    else:
        remove_file(path)


def is_own(graph: object) -> bool:
    """Whether a graph is a user's: it has an IRI, outside kg's namespace."""
    return isinstance(graph, NamedNode) and not graph.value.startswith(BASE)


def own_quads(store: Store) -> set[Quad]:
    """All that a store has in users' graphs."""
    return {quad for graph in _own_graphs(store) for quad in store.quads_for_pattern(None, None, None, graph)}


def replace_own(store: Store, there: set[Quad], quads: set[Quad]) -> None:
    """Put quads in the place of those that a store has in users' graphs; graphs without any go."""
    kept = {quad.graph_name for quad in quads}
    for graph in {quad.graph_name for quad in there} - kept:
        store.remove_graph(graph)
    for quad in there - quads:
        if quad.graph_name in kept:
            store.remove(quad)
    missing = quads - there
    add = store.extend if len(missing) < _FEWEST_IN_BULK else store.bulk_extend
    add(missing)


def is_plain(quad: Quad) -> bool:
    """Whether it is RDF 1.1, as all of a graph is: no triple for an object, no text with a direction."""
    value = quad.object
    return not isinstance(value, Triple) and (not isinstance(value, Literal) or value.direction is None)


def _own_graphs(store: Store) -> list[NamedNode]:
    rows = store.query(_OWN_GRAPHS)
    graphs = [row["graph"] for row in rows] if isinstance(rows, QuerySolutions) else []
    return [graph for graph in graphs if isinstance(graph, NamedNode)]


def _read(line: bytes, where: str) -> Iterable[Quad]:
    try:
        quads = list(parse(line, format=RdfFormat.N_QUADS))
    except SyntaxError as error:
        what = f"not N-Quads ({error.msg.partition(': ')[2]})"
        raise DataError(what, where=where, allowed="a line for each quad") from error
    for quad in quads:
        if not is_own(quad.graph_name):
            raise DataError(f"{quad.graph_name} is kg's own graph", where=where, allowed=ALLOWED)
        if not is_plain(quad):
            raise DataError("a triple as an object or a text with a direction", where=where, allowed="RDF 1.1")
    return quads
