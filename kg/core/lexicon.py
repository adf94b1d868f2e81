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


def read_table(
    source: Traversable | Path, *, columns: Iterable[str], optional: Iterable[str] = ()
) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated table, each a dict of its columns.

    Args:
        source: the file.
        columns: the header that it must have, in order.
        optional: columns that it may have, too; the order is then free, and one that is left out is empty.

    Raises:
        DataError: the file can't be read, its header differs, or a row has too few or too many cells.
    """
    return tuple(row for _, row in numbered_rows(source, columns=columns, optional=optional))


def numbered_rows(
    source: Traversable | Path, *, columns: Iterable[str], optional: Iterable[str] = ()
) -> list[tuple[int, dict[str, str]]]:
    """The rows as `read_table` gives them, each with its line's number, from 1.

    Raises:
        DataError: as `read_table`.
    """
    wanted, more = list(columns), list(optional)
    cells = numbered_cells(_text(source))
    header = cells[0][1] if cells else []
    if not _fits(header, wanted, more):
        got = " ".join(header) if header else "an empty file"
        allowed = f"it must be: {' '.join(wanted)}" + (f"; it may also have: {' '.join(more)}" if more else "")
        raise DataError(f"its header is {got}", where=source.name, allowed=allowed)
    for n, row in cells[1:]:
        if len(row) != len(header):
            raise DataError(f"{len(row)} cells", where=f"{source.name} line {n}", allowed=f"needs {len(header)}")
    empty = dict.fromkeys(more, "")
    return [(n, {**empty, **dict(zip(header, row, strict=True))}) for n, row in cells[1:]]


def _text(source: Traversable | Path) -> str:
    try:
        return source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"can't be read ({error})", where=source.name, allowed="a table in UTF-8") from error


def _fits(header: list[str], wanted: list[str], more: list[str]) -> bool:
    """Whether a header is the one wanted; with optional columns, whether it has all that it must and no other."""
    if not more:
        return header == wanted
    return set(wanted) <= set(header) <= {*wanted, *more} and len(set(header)) == len(header)


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
