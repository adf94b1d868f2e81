"""Read tables of articles: a row of a .csv or .tsv, or a line of a .jsonl, is one.

Columns are known by their usual names (`_COLUMNS`); a note says which were read as what, and which were not.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.core.errors import InputError
from kg.read.dates import parse_date
from kg.read.html import label
from kg.read.page import Note, Page, decode, is_wide, load

_COLUMNS = {
    "text": ("text", "body", "content", "article", "articlebody", "articletext", "bodytext", "fulltext", "maintext"),
    "title": ("title", "headline"),
    "published": (
        *("published", "date", "publishedat", "pubdate", "datepublished", "publisheddate", "publicationdate"),
        *("publishdate", "datepublish", "publishedon"),
    ),
    "source": ("source", "publisher", "outlet", "publication", "sourcename", "newspaper"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link"),
    "id": ("id", "guid"),
}
"""The names of the columns that may hold each field, the surest first, in lower case and without blanks and marks."""
_OF_NAMES = ("source", "author")
"""Fields whose cells in JSON may be objects with a name, or lists of names."""
_LARGEST_TABLE_IN_BYTES = 2_000_000_000
_LARGEST_CELL_IN_CHARACTERS = 10_000_000


def read_table_pages(path: Path, name: str, encoding: str) -> Iterator[Page | InputError | Note]:
    """The rows of a .csv or .tsv, in order, after the note on its columns.

    Raises:
        InputError: there is no column of text, or the quotes don't match.
    """
    csv.field_size_limit(_LARGEST_CELL_IN_CHARACTERS)
    text = load(path, name, encoding, largest_in_bytes=_LARGEST_TABLE_IN_BYTES)
    dialect = "excel-tab" if path.suffix.lower() == ".tsv" else "excel"
    rows = csv.DictReader(io.StringIO(text, newline=""), dialect=dialect, strict=True)
    try:
        columns = [column.strip() for column in rows.fieldnames or ()]
        if not _by_field(columns)["text"]:
            what = f"its columns are {', '.join(columns) or 'none'}"
            raise InputError(what, where=name, allowed=f"one must be the text: {', '.join(_COLUMNS['text'][:3])}...")
        rows.fieldnames = columns
        yield from _notes(columns, name)
        for number, row in enumerate(rows, 1):
            yield _page({key: cell for key, cell in row.items() if key is not None}, name, number)
    except csv.Error as error:
        raise InputError(
            f"line {rows.reader.line_num}: {error}", where=name, allowed="a table with matching quotes"
        ) from error


def read_json_pages(path: Path, name: str, encoding: str) -> Iterator[Page | InputError | Note]:
    """The lines of a .jsonl, in order, read one by one, so that a file may be larger than the memory; last the note.

    Raises:
        InputError: the file can't be opened, or its encoding doesn't tell where lines end.
    """
    if is_wide(encoding):
        raise InputError(f"lines in {encoding} can't be told apart", where=name, allowed="a .jsonl in UTF-8")
    columns = dict[str, None]()
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    row = _json_row(line, f"{name}#{number}", encoding)
                    yield row if isinstance(row, InputError) else _page(row, name, number)
                    columns.update({} if isinstance(row, InputError) else dict.fromkeys(row))
    except OSError as error:
        raise InputError(error.strerror or "can't be opened", where=name, allowed="a file that can be read") from error
    yield from _notes(columns, name)


def _json_row(line: bytes, where: str, encoding: str) -> dict[str, Any] | InputError:
    try:
        row = json.loads(decode(line, where, encoding))
    except InputError as error:
        return error
    except (ValueError, RecursionError) as error:
        return InputError(f"no JSON: {error}", where=where, allowed="one object a line")
    if not isinstance(row, dict):
        return InputError("it is no JSON object", where=where, allowed="one object a line")
    return row


def _page(row: Mapping[str, Any], name: str, number: int) -> Page | InputError:
    cells = {field: _first(field, [row[column] for column in columns]) for field, columns in _by_field(row).items()}
    where = f"{name}#{cells['id'] or number}"
    published = parse_date(cells["published"])
    if cells["published"] and not published:
        return InputError(f"no date: {cells['published']!r}", where=where, allowed="YYYY-MM-DD, YYYY-MM, YYYY or empty")
    return Page(
        name=where,
        text=cells["text"].replace("\r\n", "\n").replace("\r", "\n"),
        title=cells["title"],
        source=cells["source"],
        byline=cells["author"],
        published=published,
        url=cells["url"],
    )


def _by_field(columns: Iterable[str]) -> dict[str, list[str]]:
    """The columns that may hold each field, the surest first."""
    named = [(re.sub(r"[\W_]", "", column.lower()), column) for column in columns]
    return {field: [c for name in names for key, c in named if key == name] for field, names in _COLUMNS.items()}


def _first(field: str, cells: Iterable[Any]) -> str:
    """The first cell that holds anything: a text, or the number of an id or a year; of sources and authors, a name."""
    texts = (str(c) if isinstance(c, str | int) else label(c) if field in _OF_NAMES else "" for c in cells)
    return next((text for text in texts if text.strip()), "")


def _notes(columns: Iterable[str], name: str) -> Iterator[Note]:
    """What columns of other names are read as, and which aren't read; nothing where all are called as kg calls them."""
    fields = {column: field for field, found in _by_field(columns).items() for column in found}
    read = [f"column {column!r} read as {field}" for column, field in fields.items() if column.lower() != field]
    rest = ", ".join(repr(column) for column in columns if column not in fields)
    if read or rest:
        yield Note(", ".join([*read, *([f"not used: {rest}"] if rest else [])]), name)
