"""Read tables of articles: a row of a .csv or .tsv, or a line of a .jsonl, is one.

Columns: text (or body, content), and where there are such: title, date (or published), source, author, url, id.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.core.errors import InputError
from kg.read.dates import parse_date
from kg.read.page import Page, decode, load

_TEXT_COLUMNS = ("text", "body", "content")
_LARGEST_TABLE_IN_BYTES = 2_000_000_000
_LARGEST_CELL_IN_CHARACTERS = 10_000_000


def read_table_pages(path: Path, name: str) -> Iterator[Page | InputError]:
    """The rows of a .csv or .tsv, in order.

    Raises:
        InputError: there is no column of text, or the quotes don't match.
    """
    csv.field_size_limit(_LARGEST_CELL_IN_CHARACTERS)
    text = load(path, name, largest_in_bytes=_LARGEST_TABLE_IN_BYTES)
    dialect = "excel-tab" if path.suffix.lower() == ".tsv" else "excel"
    rows = csv.DictReader(io.StringIO(text, newline=""), dialect=dialect, strict=True)
    try:
        columns = [column.strip().lower() for column in rows.fieldnames or ()]
        if not set(columns) & set(_TEXT_COLUMNS):
            what = f"its columns are {', '.join(columns) or 'none'}"
            raise InputError(what, where=name, allowed=f"one must be {' or '.join(_TEXT_COLUMNS)}")
        rows.fieldnames = columns
        for number, row in enumerate(rows, 1):
            yield _page(row, name, number)
    except csv.Error as error:
        raise InputError(
            f"line {rows.reader.line_num}: {error}", where=name, allowed="a table with matching quotes"
        ) from error


def read_json_pages(path: Path, name: str) -> Iterator[Page | InputError]:
    """The lines of a .jsonl, in order, read one by one, so that a file may be larger than the memory.

    Raises:
        InputError: the file can't be opened.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _json_page(line, name, number)
    except OSError as error:
        raise InputError(error.strerror or "can't be opened", where=name, allowed="a file that can be read") from error


def _json_page(line: bytes, name: str, number: int) -> Page | InputError:
    where = f"{name}#{number}"
    try:
        row = json.loads(decode(line, where))
    except InputError as error:
        return error
    except (ValueError, RecursionError) as error:
        return InputError(f"no JSON: {error}", where=where, allowed="one object a line")
    if not isinstance(row, dict):
        return InputError("it is no JSON object", where=where, allowed="one object a line")
    return _page({key.lower(): value for key, value in row.items()}, name, number)


def _page(row: Mapping[str | None, Any], name: str, number: int) -> Page | InputError:
    where = f"{name}#{_first(row, 'id') or number}"
    published = _first(row, "published", "date")
    if published and not parse_date(published):
        return InputError(f"no date: {published!r}", where=where, allowed="YYYY-MM-DD, YYYY-MM, YYYY or empty")
    return Page(
        name=where,
        text=_first(row, *_TEXT_COLUMNS).replace("\r\n", "\n").replace("\r", "\n"),
        title=_first(row, "title"),
        source=_first(row, "source"),
        byline=_first(row, "author"),
        published=parse_date(published),
        url=_first(row, "url"),
    )


def _first(row: Mapping[str | None, Any], *columns: str) -> str:
    """The first cell that holds anything: a text, or the number of an id or a year."""
    cells = (row.get(column) for column in columns)
    return next((str(cell) for cell in cells if isinstance(cell, str | int) and str(cell).strip()), "")
