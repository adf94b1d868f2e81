"""Files and folders are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.core.errors import GraphError
from kg.core.whole import remove_file, write_folder, write_whole

FILES = {"a.csv": b"1", "b.csv": b"2"}


def test_a_file_is_replaced(tmp_path: Path) -> None:
    for data in (b"one", b"two"):
        write_whole(tmp_path / "x.nq", data)
        assert (tmp_path / "x.nq").read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == ["x.nq"]


def test_a_missing_folder_is_made_where_that_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "x"
    with pytest.raises(GraphError, match="can't be written"):
        write_whole(path, b"")
    write_whole(path, b"x", make_folder=True)
    assert [each.name for each in tmp_path.rglob("*")] == ["a", "b", "x"]


def test_a_folder_in_a_file_s_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "y.part").mkdir()
    with pytest.raises(GraphError, match="can't be written"):
        remove_file(tmp_path / "x")
    with pytest.raises(GraphError, match="can't be written"):
        write_whole(tmp_path / "y", b"")
    remove_file(tmp_path / "z")


def test_a_folder_is_replaced_by_an_export_alone(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a.csv": b"0"})
    write_folder(tmp_path / "out", FILES)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("there", ["a file", "a folder"])
def test_what_is_something_else_stays(tmp_path: Path, there: str) -> None:
    if there == "a file":
        (tmp_path / "out").write_text("mine")
    else:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "thesis.txt").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(GraphError, match="something else is there; a new folder, or an earlier export"):
        write_folder(tmp_path / "out", FILES)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "x", b"old")
    write_folder(tmp_path / "out", FILES)
    before = sorted(tmp_path.rglob("*"))
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        real(path, data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(GraphError, match="No space left"):
        write_whole(tmp_path / "x", b"new")
    with pytest.raises(GraphError, match="No space left"):
        write_folder(tmp_path / "out", FILES)
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "x").read_bytes() == b"old"
