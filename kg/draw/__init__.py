"""Rows -> pictures: the network of actors, as an image or a graph file.

Only here are matplotlib and networkx imported, and only once something is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.draw.graph import Edge

__all__ = ["Edge", "draw_network"]


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
