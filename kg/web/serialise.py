"""An answer as bytes, in the format agreed upon, row by row; cut after a number of rows where there is a limit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import islice
from typing import IO, cast

import pyoxigraph as ox

from kg.core.iri import PREFIXES
from kg.core.xml import XmlFile
from kg.query.answer import GRAPHS, RESULTS, shown
from kg.query.table import render_html
from kg.web.page import document

Rows = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
SHOWN_ROWS = 1000
"""As many of a table's rows go to a browser, where no lower limit is set."""
STREAMED = {**GRAPHS, "jsonld": ox.RdfFormat.STREAMING_JSON_LD}
"""Triples leave as they come."""


@dataclass(frozen=True, slots=True)
class Output:
    """An answer that is ready to be written."""

    write: Callable[[IO[bytes]], object]
    """Raises what the engine raises, as rows are read only now."""
    cut: bool = False
    """Whether rows were left out."""


def output_of(rows: Rows, format: str, most: int, *, title: str = "", notes: Iterable[str] = ()) -> Output:
    """How to write an answer.

    Args:
        rows: from the engine, not yet read.
        format: a name of `ROWS` or `TRIPLES` in `negotiate`, whichever the rows are.
        most: how many rows or triples are written; 0: all.
        title: of a page.
        notes: what a page tells of how names were understood; programs find it in a header.
    """
    if isinstance(rows, ox.QueryTriples):
        taken, cut = _first(rows, most)
        return Output(partial(_write_triples, taken, STREAMED[format]), cut)
    if format == "html":
        return _page(rows, min(most or SHOWN_ROWS, SHOWN_ROWS), title or "Answer", notes)
    cut = False
    if most and isinstance(rows, ox.QuerySolutions):
        rows, cut = _first_rows(rows, most)
    return Output(partial(_write_rows, rows, RESULTS[format]), cut)


def _first(items: Iterable[ox.Triple], most: int) -> tuple[Iterable[ox.Triple], bool]:
    if not most:
        return items, False
    taken = list(islice(items, most + 1))
    return taken[:most], len(taken) > most


def _first_rows(rows: ox.QuerySolutions, most: int) -> tuple[ox.QuerySolutions | ox.QueryBoolean, bool]:
    """The first rows, and whether there are more; by way of TSV, as solutions can't be made in Python."""
    lines = ["\t".join(map(str, rows.variables))]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in islice(rows, most)]
    first = ox.parse_query_results("\n".join([*lines, ""]).encode(), format=ox.QueryResultsFormat.TSV)
    return first, next(rows, None) is not None


def _page(rows: ox.QuerySolutions | ox.QueryBoolean, most: int, title: str, notes: Iterable[str]) -> Output:
    """A page for a browser."""
    if isinstance(rows, ox.QueryBoolean):
        body, cut = "<p>yes</p>" if rows else "<p>no</p>", False
    else:
        columns = [variable.value for variable in rows.variables]
        cells = [[shown(term) for term in row] for row in islice(rows, most)]
        cut = next(rows, None) is not None
        body = render_html(columns, cells) + (f"<p>Only the first {escape(str(most))} rows.</p>" if cut else "")
    told = "".join(f"<p>{escape(note)}</p>" for note in notes)
    return Output(lambda file: file.write(document(title, told + body).encode()), cut)


def _write_triples(triples: Iterable[ox.Triple], format: ox.RdfFormat, file: IO[bytes]) -> None:
    ox.serialize(triples, _safe(file) if format == ox.RdfFormat.RDF_XML else file, format=format, prefixes=PREFIXES)


def _write_rows(rows: ox.QuerySolutions | ox.QueryBoolean, format: ox.QueryResultsFormat, file: IO[bytes]) -> None:
    rows.serialize(_safe(file) if format == ox.QueryResultsFormat.XML else file, format=format)


def _safe(file: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", XmlFile(file))
