"""Tables of the data files: read as they are, refused where their shape is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.core.errors import DataError
from kg.core.lexicon import data_file, read_table, split, words


def table(tmp_path: Path, text: str) -> tuple[dict[str, str], ...]:
    path = tmp_path / "own.tsv"
    path.write_text(text, encoding="utf-8")
    return read_table(path, columns=("id", "name"))


def test_rows(tmp_path: Path) -> None:
    text = '# columns: two\nid\tname\n# a comment\n\na\tA "B" é\n#b\tnot a comment\nc\t\n'
    assert table(tmp_path, text) == (
        {"id": "a", "name": 'A "B" é'},
        {"id": "#b", "name": "not a comment"},
        {"id": "c", "name": ""},
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "own.tsv: its header is an empty file; it must be: id name"),
        ("# only a comment\n", "own.tsv: its header is an empty file; it must be: id name"),
        ("name\tid\na\tb\n", "own.tsv: its header is name id; it must be: id name"),
        ("id\na\n", "own.tsv: its header is id; it must be: id name"),
        ("id,name\na,b\n", "own.tsv: its header is id,name; it must be: id name"),
        ("id\tname\na\tb\nc\n", "own.tsv line 3: 1 cells; needs 2"),
        ("# x\n\nid\tname\na\tb\tc\n", "own.tsv line 4: 3 cells; needs 2"),
    ],
)
def test_errors(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(DataError) as caught:
        table(tmp_path, text)
    assert str(caught.value) == line


@pytest.mark.parametrize(("cell", "expected"), [("a|b", ("a", "b")), ("a", ("a",)), ("", ()), ("a||b|", ("a", "b"))])
def test_split(cell: str, expected: tuple[str, ...]) -> None:
    assert split(cell) == expected


def test_word_lists_join_the_rows_of_a_name() -> None:
    lists = words("reading.tsv")
    assert {"AFP", "Reuters", "Associated Press"} <= lists["agency"]
    assert "" not in set().union(*lists.values())


def test_shipped_files_are_found() -> None:
    assert data_file("countries.tsv").is_file()
    assert not data_file("no-such.tsv").is_file()
