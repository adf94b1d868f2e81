"""The README and the docs name what there is, and only what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.api import Graph
from kg.cli import app
from kg.query import load_queries

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = sorted(command.name or "" for command in app.registered_commands)
QUERIES = sorted(path.stem for path in (ROOT / "queries").glob("*.rq"))
_NOT_OURS = {"build", "dist", "venv", "kg.db", "__pycache__"}
_LARGEST_TEXT_IN_BYTES = 2_000_000
_MACHINE_PATH = re.compile(r"(?<![\w.:/>-])/(?:work|home|root|Users|mnt|private)/[\w.]")


def text_files() -> Iterator[Path]:
    """Every file of the project that is no large binary."""
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and path.stat().st_size < _LARGEST_TEXT_IN_BYTES and _is_ours(path.relative_to(ROOT)):
            yield path


def _is_ours(path: Path) -> bool:
    hidden = any(part.startswith(".") and part not in {".ci", ".github"} for part in path.parts[:-1])
    return not hidden and _NOT_OURS.isdisjoint(path.parts)


def test_all_is_found() -> None:
    assert len(QUERIES) >= 14
    assert sorted(load_queries()) == QUERIES
    assert len(PAGES) >= 2


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert re.search(rf"\bkg {command}\b", PAGES[0].read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_shows_a_command_that_is_not_there(page: Path) -> None:
    shown = re.findall(r"(?:^|`|&& |\$ )kg ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(shown) <= set(COMMANDS)


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_stands_in_the_docs(query: str) -> None:
    assert [page.name for page in PAGES if re.search(rf"[`| ]{query}\b", page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_is_left_to_fill_in(page: Path) -> None:
    assert re.findall(r"@@\w+@@|\bTODO\b|\bTBD\b", page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_sparql_that_is_shown_runs(page: Path, graph: Path) -> None:
    texts = re.findall(r"```sparql\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    answers = [Graph(graph).query(text) for text in texts]
    assert all(answer.columns for answer in answers)
    if page.name == "README.md":
        assert all(answers)


def test_no_machine_paths() -> None:
    found, read = [], 0
    for path in text_files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        read += 1
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in _MACHINE_PATH.finditer(text)]
    assert found == []
    assert read > 100
