"""Ratchet: the graphs of the annotated articles must stay at least as good as they were (`gold_floor.json`).

The annotations and their scorers lie beside the repository, where there are any; they are no part of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg import api

TESTS = Path(__file__).parent
GOLD = TESTS.parents[1] / "shared" / "gold"
FLOOR = json.loads((TESTS / "gold_floor.json").read_text(encoding="utf-8"))
KEYS = {"seeds": ["000", "002", "004"], "wikinews": ["w057", "w058", "w059", "w061"]}

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="no annotations beside the repository: ../shared/gold")


def measured(graph: Path, name: str, folder: Path) -> dict[str, float]:
    """The scores that the floor is about."""
    for query in ("claims", "entities"):
        (folder / f"{query}.json").write_text(api.Graph(graph).query(query).to("json"), encoding="utf-8")
    inputs = ["--entities", str(folder / "entities.json"), "--gold", str(GOLD / name)]
    facts = scored("score.py", *inputs, "--claims", str(folder / "claims.json"))
    entities = scored("entity_score.py", *inputs)
    precision, _, f1 = facts["strict"]
    return {
        "strict_f1": f1,
        "strict_precision": precision,
        "entity_precision": entities["p"],
        "entity_recall": entities["r"],
    }


def scored(script: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, str(GOLD / script), *arguments, "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def below(scores: dict[str, float], name: str) -> list[str]:
    return [f"{key}: {scores[key]:.3f} < {floor}" for key, floor in FLOOR[name].items() if scores[key] < floor]


@pytest.mark.parametrize("name", KEYS)
def test_the_annotations_are_all_there(name: str) -> None:
    for kind in ("facts", "entities", "questions"):
        assert sorted(path.name.split(".")[0] for path in (GOLD / name).glob(f"*.{kind}.tsv")) == KEYS[name]


def test_the_floor_names_every_score() -> None:
    scores = {"strict_f1", "strict_precision", "entity_precision", "entity_recall"}
    assert {name: set(floors) for name, floors in FLOOR.items()} == dict.fromkeys(KEYS, scores)


def test_seeds(graph: Path, tmp_path: Path) -> None:
    assert not below(measured(graph, "seeds", tmp_path), "seeds")


def test_wikinews(tmp_path: Path) -> None:
    articles = sorted((GOLD / "wikinews" / "articles").glob("*.txt"))
    assert [path.stem for path in articles] == KEYS["wikinews"]
    graph = api.build(articles, tmp_path / "graph").folder
    assert not below(measured(graph, "wikinews", tmp_path), "wikinews")
