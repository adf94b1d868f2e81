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


@pytest.fixture(scope="module")
def graphs(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, api.Graph]:
    """The graphs of the annotated articles, by the annotation's name."""
    articles = sorted((GOLD / "wikinews" / "articles").glob("*.txt"))
    assert [path.stem for path in articles] == KEYS["wikinews"]
    return {"seeds": api.Graph(graph), "wikinews": api.build(articles, tmp_path_factory.mktemp("wikinews") / "kg.db")}


def scored(script: str, graph: api.Graph, name: str, folder: Path) -> dict[str, Any]:
    """What a scorer of the annotation says."""
    for query in ("claims", "entities"):
        (folder / f"{query}.json").write_text(graph.query(query).to("json"), encoding="utf-8")
    inputs = ["--entities", str(folder / "entities.json"), "--gold", str(GOLD / name)]
    claims = ["--claims", str(folder / "claims.json")] if script == "score.py" else []
    command = [sys.executable, str(GOLD / script), *inputs, *claims, "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(run.stdout)
    return result


@pytest.mark.parametrize("name", KEYS)
def test_the_annotations_are_all_there(name: str) -> None:
    for kind in ("facts", "entities", "questions"):
        assert sorted(path.name.split(".")[0] for path in (GOLD / name).glob(f"*.{kind}.tsv")) == KEYS[name]


def test_the_floor_names_every_score() -> None:
    scores = {"strict_f1", "strict_precision", "entity_precision", "entity_recall"}
    assert {name: set(floors) for name, floors in FLOOR.items()} == dict.fromkeys(KEYS, scores)


@pytest.mark.parametrize("name", KEYS)
def test_floor(name: str, graphs: dict[str, api.Graph], tmp_path: Path) -> None:
    strict = graphs[name].evaluate(GOLD / name).totals["strict"]
    entities = scored("entity_score.py", graphs[name], name, tmp_path)
    scores = {
        "strict_f1": strict.f1,
        "strict_precision": strict.precision,
        "entity_precision": entities["p"],
        "entity_recall": entities["r"],
    }
    assert [f"{key}: {scores[key]:.3f} < {floor}" for key, floor in FLOOR[name].items() if scores[key] < floor] == []


@pytest.mark.parametrize("name", KEYS)
def test_our_figures_are_the_scorer_s(name: str, graphs: dict[str, api.Graph], tmp_path: Path) -> None:
    found = graphs[name].evaluate(GOLD / name)
    scorer = scored("score.py", graphs[name], name, tmp_path)
    totals = {key.replace(" ", "_"): (t.precision, t.recall, t.f1) for key, t in found.totals.items()}
    assert totals == {key: pytest.approx(scorer[key], abs=1e-4) for key in totals}
    assert (found.totals["strict"].claims, found.totals["strict"].gold) == (scorer["claims"], scorer["gold"])
    ours = {key.removeprefix("right ").replace(":", ""): [s.count, s.of] for key, s in found.shares.items()}
    ours["negative facts found"] = ours.pop("denied fact found")
    ours["negative facts asserted as positive"] = ours.pop("denied fact told as so")
    assert {key: counts for key, counts in ours.items() if counts[1]} == {
        key: counts for key, counts in scorer["attributes"].items() if counts[1]
    }
