"""Files: every format is valid, and the same relations in any order give the same bytes."""

from __future__ import annotations

import random
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest

from draw.actors import edge, random_edges
from draw.test_network import HARD_NAMES
from kg.core.errors import KgError
from kg.draw import draw_network, dump_graph

EDGES = random_edges(9, 14, 8)


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "graphml", "gexf"])
def test_order_does_not_change_a_byte(tmp_path: Path, suffix: str) -> None:
    shuffled = random.Random(1).sample(EDGES, len(EDGES))
    first = draw_network(EDGES, tmp_path / f"a.{suffix}", title="War")
    second = draw_network(shuffled, tmp_path / f"b.{suffix}", title="War")
    assert first.read_bytes() == second.read_bytes()
    assert b"lastmodified" not in first.read_bytes()


@pytest.mark.parametrize("suffix", ["svg", "graphml", "gexf"])
def test_hard_names_make_valid_xml(tmp_path: Path, suffix: str) -> None:
    path = draw_network([edge("Centre", "a & <b>", name) for name in HARD_NAMES], tmp_path / f"a.{suffix}", title="<&>")
    assert len(list(ET.parse(path).iter())) > len(HARD_NAMES)


def test_a_png_is_at_least_1600_pixels_wide(tmp_path: Path) -> None:
    data = draw_network(EDGES[:2], tmp_path / "a.PNG").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">I", data[16:20])[0] >= 1600


def test_graph_files_hold_every_relation(tmp_path: Path) -> None:
    edges = random_edges(40, 120, 9)
    graphml = nx.read_graphml(draw_network(edges, tmp_path / "a.graphml"), force_multigraph=True)
    gexf = nx.read_gexf(draw_network(edges, tmp_path / "a.gexf"))
    wanted = {(e.subject, e.predicate, e.object) for e in edges if e.subject != e.object}
    for graph in (graphml, gexf):
        assert {(a, data["predicate"], b) for a, b, data in graph.edges(data=True)} == wanted
        assert all(data["label"] and data["type"] and data["weight"] for _, data in graph.nodes(data=True))


@pytest.mark.parametrize("name", ["a.jpg", "a", "a.svg.gz"])
def test_an_unknown_format_names_the_allowed_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(KgError, match=r"unknown format.*one of svg, png, pdf, graphml, gexf"):
        draw_network(EDGES, tmp_path / name)


@pytest.mark.parametrize("name", ["a.svg", "a.gexf"])
def test_a_folder_that_is_missing_is_one_clear_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(KgError, match="can't be written: No such file or directory"):
        draw_network(EDGES, tmp_path / "missing" / name)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_a_graph_with_hard_attributes_reads_back(tmp_path: Path, format: str) -> None:
    nodes = [("a", {"label": "A & <B>", "names": ("x\ny", 'say "z"')}), ("b", {"label": "B", "names": ()})]
    arcs = [("a", "b", "1", {"label": "hits", "weight": 2}), ("a", "b", "2", {"label": "meets", "weight": 1})]
    path = tmp_path / f"a.{format}"
    path.write_bytes(dump_graph(nodes, arcs, format))
    graph = nx.read_gexf(path) if format == "gexf" else nx.read_graphml(path, force_multigraph=True)
    assert graph.nodes["a"]["label"] == "A & <B>"
    assert (graph.nodes["a"]["names"], graph.nodes["b"]["names"]) == ('x y; say "z"', "")
    assert sorted((data["label"], data["weight"]) for *_, data in graph.edges(data=True)) == [("hits", 2), ("meets", 1)]
