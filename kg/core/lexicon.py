"""Load and check the data files of `kg/knowledge`, and users' files of the same form.

A table is tab-separated: `# ` comment lines (columns, source, licence), a header row, rows of as many cells.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.core.errors import DataError


def data_file(name: str) -> Traversable:
    """A file that ships in `kg/knowledge`."""
    return files("kg") / "knowledge" / name


def read_table(source: Traversable | Path, *, columns: Iterable[str]) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated table, each a dict of its columns.

    Args:
        source: the file.
        columns: the header that it must have, in order.

    Raises:
        DataError: the header differs, or a row has too few or too many cells.
    """
    wanted = list(columns)
    cells = numbered_cells(source.read_text(encoding="utf-8-sig"))
    if not cells or cells[0][1] != wanted:
        got = " ".join(cells[0][1]) if cells else "an empty file"
        raise DataError(f"its header is {got}", where=source.name, allowed=f"it must be: {' '.join(wanted)}")
    for n, row in cells[1:]:
        if len(row) != len(wanted):
            raise DataError(f"{len(row)} cells", where=f"{source.name} line {n}", allowed=f"needs {len(wanted)}")
    return tuple(dict(zip(wanted, row, strict=True)) for _, row in cells[1:])


def numbered_cells(text: str) -> list[tuple[int, list[str]]]:
    """The header and the rows of a table as cells, each with its line's number; blank lines and comments left out."""
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("# ")]
    rows = csv.reader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(n, row) for (n, _), row in zip(lines, rows, strict=True)]


@cache
def words(name: str) -> dict[str, frozenset[str]]:
    """The word lists of a shipped two-column table (`list`, `word`), by list name."""
    lists: dict[str, set[str]] = {}
    for row in read_table(data_file(name), columns=("list", "word")):
        lists.setdefault(row["list"], set()).update(row["word"].split("|"))
    return {key: frozenset(values) for key, values in lists.items()}


def split(cell: str) -> tuple[str, ...]:
    """The alternatives of a cell, parted by `|`."""
    return tuple(part for part in cell.split("|") if part)
