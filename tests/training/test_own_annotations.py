"""Our own annotations are read from where their words stand."""

from __future__ import annotations

import gzip
import importlib
import json
from pathlib import Path
from typing import Any

import pytest

TEXT = "Talks failed. Turkey may shell Homs, Iran said. Nobody moved."
START, END = 14, 47
HEADER = "article start end subject predicate object trigger qualifiers".split()
SAID = ["a", str(START), str(END), "0-6", "shells", "17-21", "11-16", "poss|src=23-27"]
SILENT = ["a", "48", "61", "", "", "", "", ""]


@pytest.fixture
def silver(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "training"))
    return importlib.import_module("silver")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"id": ident, "text": TEXT}) + "\n" for ident in ("b", "a"))
    return path


def table(path: Path, *rows: list[str]) -> Path:
    path.write_text("".join("\t".join(row) + "\n" for row in (HEADER, *rows)), encoding="utf-8")
    return path


def test_all_tables_are_read_with_the_paragraphs_around(silver: Any, articles: Path, tmp_path: Path) -> None:
    tables = [table(tmp_path / "1.tsv", SAID), table(tmp_path / "2.tsv", SILENT)]
    said, silent = silver.load_own(tables, articles)
    assert (said.text, silent.text, silent.links) == (TEXT[START:END], "Nobody moved.", [])
    assert (" ".join(said.before[0]), " ".join(said.after[0])) == ("Talks failed .", "Nobody moved .")
    (link,) = said.links
    words = ["?", *said.words]
    assert [words[at] for at in (link.subject, link.object)] == ["Turkey", "Homs"]
    assert {name: words[at] for name, at in link.pointers.items() if at} == {"trigger": "shell", "source": "Iran"}
    assert (silver.PREDICATES[link.predicate], link.qualifiers["certainty"]) == ("shells", 2)


def test_what_is_no_range_is_nothing(silver: Any) -> None:
    assert silver._offsets("", TEXT) is None
    assert silver._offsets("3-9", TEXT) == silver.Span(3, 9)
