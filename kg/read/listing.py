"""Read `articles.tsv`, which says of the files beside it what they don't say of themselves."""

from __future__ import annotations

from pathlib import Path

from kg.core.errors import DataError
from kg.core.lexicon import read_table
from kg.read.dates import parse_date
from kg.read.files import LISTING

COLUMNS = ("file", "title", "source", "author", "published", "url")
Listing = dict[str, dict[str, str]]
"""Rows by the name of the file, or of the row within it (`news.csv#17`)."""


def read_listing(folder: Path) -> Listing:
    """The rows of a folder's `articles.tsv`; none where it has no such file.

    Raises:
        DataError: wrong columns, a file named twice, or a date in no known form.
    """
    path = folder / LISTING
    if not path.is_file():
        return {}
    try:
        table = read_table(path, columns=COLUMNS)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(error), where=str(path), allowed="a UTF-8 table") from error
    rows: Listing = {}
    for cells in table:
        row = {column: cell.strip() for column, cell in cells.items()}
        where = f"{path} row {row['file']}"
        if row["file"] in rows:
            raise DataError("the file stands there twice", where=where, allowed="one row a file")
        rows[row["file"]] = {**row, "published": _date(row["published"], where)}
    return rows


def _date(cell: str, where: str) -> str:
    if cell and not parse_date(cell):
        raise DataError(f"no date: {cell!r}", where=where, allowed="YYYY-MM-DD, YYYY-MM, YYYY or empty")
    return parse_date(cell)
