"""Rows -> pictures: the network of actors, as an image or a graph file.

Only here are matplotlib and networkx imported, and only once something is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.draw.graph import Edge

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Edge", "Picture", "draw_network", "dump_graph", "show_network", "to_multigraph"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that notebooks show where it stands."""

    svg: str = field(repr=False)
    """The text of a SVG file."""

    def _repr_svg_(self) -> str:
        return self.svg


def draw_network(edges: Iterable[Edge], path: Path, *, title: str = "", focus: str = "", top: int = 0) -> Path:
    """Draw who does what to whom, as a picture (svg, png, pdf) or a file for graph programs (graphml, gexf).

    Args:
        edges: the relations, in any order.
        path: where to write; its suffix is the format.
        title: stands above the picture.
        focus: id of an entity, to keep only what is at most two relations away from it.
        top: how many entities to keep, those of most claims; 0 keeps what is legible in a picture, all in a graph file.

    Returns:
        The path.

    Raises:
        KgError: unknown format, nothing to draw, or the file can't be written.
        UnknownNameError: `focus` has no relations.
    """
    from kg.draw.files import GRAPHS, check_suffix, write_graph, write_picture
    from kg.draw.graph import select
    from kg.draw.network import network_figure

    if check_suffix(path) in GRAPHS:
        return write_graph(select(edges, focus=focus, top=top), path)
    return write_picture(network_figure(edges, title=title, focus=focus, top=top), path)


def show_network(edges: Iterable[Edge], *, title: str = "", focus: str = "", top: int = 0) -> Picture:
    """The same picture without a file; arguments and errors as `draw_network`."""
    from kg.draw.files import to_svg
    from kg.draw.network import network_figure

    return Picture(to_svg(network_figure(edges, title=title, focus=focus, top=top)))


Nodes = Iterable[tuple[str, Mapping[str, Any]]]
Arcs = Iterable[tuple[str, str, str, Mapping[str, Any]]]


def dump_graph(nodes: Nodes, arcs: Arcs, format: str) -> bytes:
    """A file for graph programs: `graphml` or `gexf`; lists of attributes are joined. Else as `to_multigraph`."""
    from kg.draw.files import flat, graph_bytes

    flat_nodes = ((node, flat(attributes)) for node, attributes in nodes)
    flat_arcs = ((start, end, key, flat(attributes)) for start, end, key, attributes in arcs)
    return graph_bytes(to_multigraph(flat_nodes, flat_arcs), f".{format}")


def to_multigraph(nodes: Nodes, arcs: Arcs) -> nx.MultiDiGraph[str]:
    """A networkx graph, for whoever wants to count and measure.

    Args:
        nodes: an id and attributes each.
        arcs: from where, to where, a key and attributes each.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in nodes:
        graph.add_node(node, **attributes)
    for start, end, key, attributes in arcs:
        graph.add_edge(start, end, key, **attributes)
    return graph
