"""The rows of an annotator's table, each knowing where it stands, so that a malformed one can be told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.core.errors import InputError, nearest
from kg.core.lexicon import numbered_cells
from kg.core.lexicon import split as parts

_MOST_SHOWN = 10
"""Allowed values that an error lists; of more it names the nearest."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with a header."""

    where: str
    """File and line."""
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def split(self, column: str) -> tuple[str, ...]:
        """The alternatives of a cell, parted by `|`.

        Raises:
            InputError: the cell is empty.
        """
        found = tuple(part.strip() for part in parts(self[column]))
        if not found:
            raise self.error(f"no {column}", "it can't be empty")
        return found

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """The cell, if it is one of the allowed values.

        Raises:
            InputError: it isn't.
        """
        self.check(column, [self[column]], allowed)
        return self[column]

    def check(self, column: str, values: Iterable[str], allowed: Collection[str]) -> None:
        """See that all values of a cell are allowed.

        Raises:
            InputError: one isn't; says which are, or the nearest of many.
        """
        for value in values:
            if value not in allowed:
                hint = nearest(value, allowed) if len(allowed) > _MOST_SHOWN else f"one of {', '.join(allowed)}"
                raise self.error(f"{column} {value!r} isn't known", hint)

    def error(self, what: str, allowed: str) -> InputError:
        """What is wrong with this row."""
        return InputError(what, where=self.where, allowed=allowed)


def read_rows(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a tab-separated table whose header has these columns, in any order, and perhaps others.

    Raises:
        InputError: the file can't be read, a column is missing, a row has too few or too many cells.
    """
    try:
        (_, header), *lines = numbered_cells(path.read_text(encoding="utf-8-sig")) or [(0, [""])]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"can't be read ({error})", where=str(path), allowed="a table in UTF-8") from error
    if missing := [column for column in columns if column not in header]:
        allowed = f"a header row, parted by tabs: {' '.join(columns)}"
        raise InputError(f"no column {', '.join(missing)}", where=str(path), allowed=allowed)
    rows = []
    for number, cells in lines:
        where = f"{path} line {number}"
        if len(cells) != len(header):
            raise InputError(f"{len(cells)} cells", where=where, allowed=f"needs {len(header)}, parted by tabs")
        rows.append(Row(where, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}))
    return rows
