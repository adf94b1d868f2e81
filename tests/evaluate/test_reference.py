"""Figures for annotated sentences are those of the annotation's own scorer, where it lies beside the repository."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg import api

SILVER = Path(__file__).parents[3] / "shared" / "silver"
SAMPLE = slice(7000, 7060)

pytestmark = pytest.mark.skipif(not SILVER.is_dir(), reason="no annotations beside the repository: ../shared/silver")


def sample(folder: Path) -> Path:
    """A folder with some of the annotated sentences."""
    folder.mkdir()
    header, *lines = (SILVER / "sentences.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = lines[SAMPLE]
    ids = {line.split("\t")[0] for line in kept}
    facts = (SILVER / "facts.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "sentences.tsv").write_text("".join([header, *kept]), encoding="utf-8")
    of_them = [line for line in facts[1:] if line.split("\t")[0] in ids]
    (folder / "facts.tsv").write_text("".join([facts[0], *of_them]), encoding="utf-8")
    return folder


def scored(folder: Path, work: Path) -> dict[str, list[float] | float]:
    """What the annotation's own scorer says of a graph of the sentences."""
    script = [sys.executable, str(SILVER / "score.py")]
    subprocess.run([*script, "write", folder, work / "articles"], check=True)
    graph = api.build(work / "articles", work / "kg.db")
    (work / "claims.json").write_text(graph.query("claims").to("json"), encoding="utf-8")
    run = subprocess.run([*script, "score", folder, work / "claims.json"], capture_output=True, text=True, check=True)
    result: dict[str, list[float] | float] = json.loads(run.stdout)
    return result


def test_our_figures_are_the_scorer_s(tmp_path: Path) -> None:
    folder = sample(tmp_path / "annotation")
    found = api.Graph(tmp_path / "no graph").evaluate(folder)
    claims, pairs = found.totals["claims"], found.totals["pairs"]
    shares = {key.removeprefix("right ").partition(",")[0]: round(s.ratio, 3) for key, s in found.shares.items()}
    assert claims.right > 30
    assert scored(folder, tmp_path) == {
        "claims": [round(value, 3) for value in (claims.precision, claims.recall, claims.f1)],
        "pairs": [round(value, 3) for value in (pairs.precision, pairs.recall, pairs.f1)],
        **{key: shares[key] for key in ("source", "certainty", "tense")},
        "n": [claims.gold, claims.claims],
    }
