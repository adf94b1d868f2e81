"""The graph as a file for any other RDF tool: N-Quads, TriG and JSON-LD hold all graphs, the others the default graph.

Quads are sorted before they are written, so that equal graphs give equal bytes. pyoxigraph writes them, as rdflib would
rewrite literals ("01" to 1).
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, serialize

from kg.core.errors import GraphError, QueryError
from kg.core.iri import PREFIXES
from kg.store.remote import RemoteStore

FORMATS = {
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}


def export(store: Store | RemoteStore, path: Path, format: str | None = None) -> None:
    """Write the graph to a file, whole or not at all.

    Args:
        store: the graph.
        path: the file; an earlier one is replaced.
        format: one of `FORMATS`, or None to go by the file's suffix.

    Raises:
        QueryError: no such format.
        GraphError: the file can't be written.
    """
    name = (path.suffix if format is None else format).lstrip(".").lower()
    if name not in FORMATS:
        raise QueryError(f"unknown format {name!r}", where=str(path), allowed=f"one of {', '.join(FORMATS)}")
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(_dump(store, FORMATS[name]))
        part.replace(path)
    except OSError as error:
        allowed = "needs an existing folder that you may write"
        raise GraphError(f"can't be written ({error.strerror})", where=str(path), allowed=allowed) from error


def _dump(store: Store | RemoteStore, format: RdfFormat) -> bytes:
    graph = None if format.supports_datasets else DefaultGraph()
    quads = sorted(store.quads_for_pattern(None, None, None, graph), key=_order)
    items = quads if format.supports_datasets else [quad.triple for quad in quads]
    return serialize(items, format=format, prefixes=PREFIXES) or b""


def _order(quad: Quad) -> tuple[str, ...]:
    """By graph (the default one first), subject, predicate, object, as written in N-Quads."""
    graph = "" if quad.graph_name == DefaultGraph() else str(quad.graph_name)
    return graph, str(quad.subject), str(quad.predicate), str(quad.object)
