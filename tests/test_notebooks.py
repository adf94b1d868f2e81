"""kg in a notebook: what it shows by itself, and the tour."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.api import Graph
from kg.core.errors import UnknownNameError

TOUR = Path(__file__).parents[1] / "docs" / "tour.ipynb"


def test_the_package_is_typed_and_tells_what_it_has() -> None:
    assert files("kg").joinpath("py.typed").is_file()
    assert dir(kg) == ["Graph", "build", "read_text"]
    assert all(callable(getattr(kg, name)) for name in dir(kg))


def test_claims_quote_their_article(graph: Path) -> None:
    opened = Graph(graph)
    rows = list(opened.query("claims"))
    texts = {name: opened.article(name).text for name in {row["article"] for row in rows}}
    assert len(texts) == 3
    assert all(texts[row["article"]][row["sentenceStart"] : row["sentenceEnd"]] == row["quote"] for row in rows)
    for claim in opened.claims(entity="Palmyra"):
        assert texts[claim.article][claim.object_span.start : claim.object_span.end].strip()
    with pytest.raises(UnknownNameError, match=r"no article 'x\.txt'; see `kg query articles`"):
        opened.article("x.txt")


def test_an_article_has_what_is_known_of_it(graph: Path) -> None:
    row = next(row for row in Graph(graph).query("articles") if row["title"])
    article = Graph(graph).article(row["article"])
    assert (article.name, article.title) == (row["article"], row["title"])
    assert Graph(graph).article(article.id) == article


def test_a_picture_without_a_file(graph: Path, tmp_path: Path) -> None:
    picture = Graph(graph).draw(focus="Palmyra", title="War")
    assert ET.fromstring(picture._repr_svg_()).tag.endswith("svg")
    assert len(repr(picture)) < 100
    path = Graph(graph).draw(tmp_path / "a.svg", focus="Palmyra", title="War")
    assert path.read_text(encoding="utf-8") == picture.svg


def test_networkx_has_every_entity_and_fact(graph: Path) -> None:
    opened = Graph(graph)
    made = opened.to_networkx()
    assert made.is_directed()
    assert made.is_multigraph()
    assert made.number_of_nodes() == opened.stats()["entities"]
    assert made.number_of_edges() == opened.stats()["facts"]
    assert made.nodes["ent:Palmyra"] | {"names": ()} == {
        "entity": "ent:Palmyra", "name": "Palmyra", "type": "City", "names": (),
    }  # fmt: skip
    known = {claim.claim for claim in opened.claims()}
    for fact in opened.facts():
        edge = made.edges[fact.subject, fact.object, fact.fact]
        assert (edge["predicate_label"], edge["status"]) == (fact.predicate_label, fact.status)
        assert (edge["start"], edge["end"], edge["confidence"]) == (fact.start, fact.end, fact.confidence)
        assert {*edge["supported_by"], *edge["disputed_by"]} <= known


def test_the_tour_runs(graph: Path, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a copy of the folders that it needs, with the graph already there, so that nothing is read again."""
    pytest.importorskip("pandas")
    docs = tmp_path / "docs"
    docs.mkdir()
    shutil.copytree(seeds, tmp_path / "seeds")
    shutil.copytree(graph, docs / "kg.db")
    monkeypatch.chdir(docs)
    notebook = json.loads(TOUR.read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    for number, cell in enumerate(cells):
        exec(compile(cell, f"cell {number}", "exec"), names)
    assert len(cells) >= 8
    assert names["graph"].stats()["articles"] == 3
    assert names["sentence"] in names["article"].text
    assert Path("actors.svg").is_file()


def test_the_tour_has_no_outputs() -> None:
    notebook = json.loads(TOUR.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], {cell["cell_type"] for cell in notebook["cells"]}) == (4, {"markdown", "code"})
    assert not any(cell.get("outputs") for cell in notebook["cells"])
