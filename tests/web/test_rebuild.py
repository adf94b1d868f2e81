"""A build while the server runs: the next query sees it, a running one is not disturbed, nothing stays behind."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
import requests
from pyoxigraph import Literal, NamedNode, Quad

from kg.core.errors import GraphError
from kg.core.types import Knowledge
from kg.store import rebuild
from kg.web.snapshot import remove_stale, take_snapshot
from web.serving import FEW, Step, answer, running, scratch, target

COUNT = "SELECT (COUNT(*) AS ?n) { ?s kg:status ?o }"
ROWS = 30_000


def count(base: str) -> int:
    got = requests.post(f"{base}/sparql", data={"query": COUNT}, headers={"Accept": "text/csv"}, timeout=10)
    return int(got.text.split()[1])


def snapshots(folder: Path) -> list[Path]:
    return sorted(folder.glob("serving-*"))


def test_a_rebuild_is_picked_up(graph: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(graph, tmp_path / "kg.db", ignore=shutil.ignore_patterns("serving-*")))
    with running(folder) as base:
        assert count(base) > 100
        first = snapshots(folder)
        rebuild(folder, Knowledge())
        assert [count(base) for _ in range(2 * FEW.workers)] == [0] * 2 * FEW.workers
        deadline = time.monotonic() + 10
        while len(snapshots(folder)) > 1 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(snapshots(folder)) == 1
        assert snapshots(folder) != first
        shutil.rmtree(folder / "store")
        assert count(base) == 0
    assert snapshots(folder) == []


def test_an_answer_under_way_is_that_of_the_store_at_its_start(tmp_path: Path) -> None:
    quads = (Quad(NamedNode(f"s:{n}"), NamedNode("p:p"), Literal("x" * 100)) for n in range(ROWS))
    folder = scratch(tmp_path / "kg.db", quads)
    step = Step("GET", target("/sparql", ("query", "SELECT * { ?s ?p ?o }")))
    with running(folder) as base, answer(base, step, Accept="text/csv") as got:
        start = got.read(1000)
        rebuild(folder, Knowledge())
        assert count(base) == 0
        assert (start + got.read()).count(b"\n") == ROWS + 1


def test_a_snapshot_is_no_second_copy_and_stays_as_it_was(tmp_path: Path) -> None:
    folder = scratch(tmp_path / "kg.db", [Quad(NamedNode("s:s"), NamedNode("p:p"), Literal("o"))])
    snapshot = take_snapshot(folder)
    tables = list(snapshot.path.glob("*.sst"))
    assert tables
    assert all(table.samefile(folder / "store" / table.name) for table in tables)
    logs = {path.name: path.stat().st_nlink for path in snapshot.path.iterdir() if path.suffix != ".sst"}
    assert set(logs.values()) == {1}, "a file that is written again is shared"
    assert snapshot.is_current()
    rebuild(folder, Knowledge())
    assert not snapshot.is_current()
    shutil.rmtree(folder / "store")
    assert snapshot.is_current(), "no reason to look for another store while there is none"
    with pytest.raises(GraphError, match="no graph there"):
        take_snapshot(folder)


def test_snapshots_of_killed_servers_go(tmp_path: Path) -> None:
    folder = scratch(tmp_path / "kg.db")
    mine = take_snapshot(folder)
    (folder / "serving-999999999-x").mkdir()
    (folder / "serving-me-x").mkdir()
    remove_stale(folder)
    assert snapshots(folder) == [mine.path.parent, folder / "serving-me-x"]


def test_where_nothing_can_be_made_the_snapshot_goes_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = scratch(tmp_path / "kg.db", [Quad(NamedNode("s:s"), NamedNode("p:p"), Literal("o"))])

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    monkeypatch.setattr("tempfile.mkdtemp", made(tmp_path / "elsewhere"))
    snapshot = take_snapshot(folder)
    assert snapshot.path.parent == tmp_path / "elsewhere"
    assert (snapshot.path / "CURRENT").read_bytes() == (folder / "store" / "CURRENT").read_bytes()


def made(path: Path) -> object:
    def make(*, prefix: str, dir: Path | None = None) -> str:
        assert prefix.startswith("serving-")
        if dir:
            raise PermissionError
        path.mkdir()
        return str(path)

    return make
