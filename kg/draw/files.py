"""Write pictures and graph files: the same content gives the same bytes, without dates or program versions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
from matplotlib.figure import Figure

from kg.core.errors import KgError
from kg.draw.graph import Edge, nodes_of
from kg.draw.style import house_style, plain

PICTURES: dict[str, dict[str, None]] = {
    ".svg": {"Date": None, "Creator": None},
    ".png": {"Software": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
GRAPHS = (".graphml", ".gexf")
PIXELS = 1600
"""The least width of a PNG."""


def check_suffix(path: Path) -> str:
    """The suffix in lower case.

    Raises:
        KgError: no such format.
    """
    suffix = path.suffix.lower()
    if suffix not in (*PICTURES, *GRAPHS):
        allowed = ", ".join(kind.removeprefix(".") for kind in (*PICTURES, *GRAPHS))
        raise KgError(f"unknown format {suffix or 'without a suffix'}", where=str(path), allowed=f"one of {allowed}")
    return suffix


def write_picture(figure: Figure, path: Path) -> Path:
    """Save a figure in the format of the suffix; a PNG is at least `PIXELS` wide.

    Raises:
        KgError: no such format, or the file can't be written.
    """
    suffix = check_suffix(path)
    try:
        _save(figure, path, suffix)
    except OSError as error:
        raise KgError(f"can't be written: {error.strerror}", where=str(path)) from error
    return path


def to_svg(figure: Figure) -> str:
    """The figure as the text of a SVG file."""
    file = BytesIO()
    _save(figure, file, ".svg")
    return file.getvalue().decode()


def _save(figure: Figure, file: Path | BytesIO, suffix: str) -> None:
    dpi = max(figure.dpi, PIXELS / figure.get_figwidth())
    with house_style():
        figure.savefig(file, format=suffix.removeprefix("."), dpi=dpi, metadata=PICTURES[suffix])


def write_graph(edges: Sequence[Edge], path: Path) -> Path:
    """Save the relations as GraphML or GEXF, for Gephi, yEd, Cytoscape and their like.

    Raises:
        KgError: the file can't be written.
    """
    data = graph_bytes(_graph(edges), path.suffix.lower())
    try:
        path.write_bytes(data)
    except OSError as error:
        raise KgError(f"can't be written: {error.strerror}", where=str(path)) from error
    return path


def graph_bytes(graph: nx.MultiDiGraph[str], suffix: str) -> bytes:
    """A graph as GraphML, or as GEXF where the suffix says so."""
    lines = nx.generate_gexf(graph) if suffix == ".gexf" else nx.generate_graphml(graph)
    text = re.sub(r' lastmodifieddate="[^"]*"', "", "\n".join(lines), count=1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def flat(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes as graph files can have them: texts on one line, lists joined.

    >>> flat({"names": ("IS", "ISIS"), "sources": 2})
    {'names': 'IS; ISIS', 'sources': 2}
    """
    listed = {key: "; ".join(value) if isinstance(value, tuple) else value for key, value in attributes.items()}
    return {key: plain(value) if isinstance(value, str) else value for key, value in listed.items()}


def _graph(edges: Sequence[Edge]) -> Any:
    graph: Any = nx.MultiDiGraph()
    for node in nodes_of(edges):
        graph.add_node(plain(node.id), label=plain(node.label), type=plain(node.type), weight=node.weight)
    for edge in edges:
        words = {"predicate": edge.predicate, "label": edge.predicate_label, "sign": edge.sign}
        words |= {"status": edge.status, "direction": edge.direction}
        ends = plain(edge.subject), plain(edge.object)
        graph.add_edge(*ends, weight=edge.weight, **{key: plain(text) for key, text in words.items()})
    return graph
