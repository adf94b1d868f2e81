"""Which files decide what a text yields, and which what a store holds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg import settings
from kg.settings import SHIPPED, fingerprint, store_fingerprint


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The package with its own code and lexicons, and a small model."""
    copy = tmp_path_factory.mktemp("package") / "kg"
    shutil.copytree(root / "kg", copy, ignore=shutil.ignore_patterns("model", "__pycache__"))
    (copy / "model").mkdir()
    (copy / "model" / "small.onnx").write_bytes(b"weights")
    return copy


@pytest.mark.parametrize(
    ("file", "read_again", "store"),
    [
        ("api/graph.py", [], False),
        ("pipeline.py", [], False),
        ("settings.py", [], False),
        ("draw/network.py", [], False),
        ("evaluate/gold.py", [], False),
        ("query/names.py", [], False),
        ("knowledge/evaluation.tsv", [], False),
        ("knowledge/checks.toml", [], False),
        ("knowledge/ontology.toml", [], True),
        ("fuse/facts.py", [], True),
        ("store/quads.py", [], True),
        ("store/codec.py", ["code"], True),
        ("store/shards.py", ["code"], True),
        ("core/types/claims.py", ["code"], True),
        ("reading.py", ["code"], False),
        ("read/head.py", ["code"], False),
        ("annotate/reader.py", ["code"], False),
        ("resolve/names.py", ["code"], False),
        ("extract/links.py", ["code"], False),
        ("knowledge/vocabulary.toml", ["lexicons"], True),
        ("knowledge/places.tsv", ["lexicons"], True),
        ("model/small.onnx", ["model"], False),
    ],
)
def test_a_change_of_a_file(
    package: Path, tmp_path: Path, file: str, read_again: list[str], *, store: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "_package", lambda: package)
    before, made = fingerprint(SHIPPED), store_fingerprint(tmp_path)
    content = (package / file).read_bytes()
    (package / file).write_bytes(content + b"\n")
    after, anew = fingerprint(SHIPPED), store_fingerprint(tmp_path)
    (package / file).write_bytes(content)
    assert [part for part in after if after[part] != before[part]] == read_again
    assert (anew != made) is store


@pytest.mark.parametrize(
    "file", ["claims/a.json.gz", "config.json", "knowledge.tsv", "vocabulary.toml", "decisions.tsv", "added.nq"]
)
def test_a_change_in_the_graph_folder_makes_the_store_anew(tmp_path: Path, file: str) -> None:
    before = store_fingerprint(tmp_path)
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text('{"code": "other"}', encoding="utf-8")
    assert store_fingerprint(tmp_path) != before
