"""What a query yields: rows, yes or no, or triples.

Kept as the engine wrote it (SPARQL 1.1 JSON, or sorted N-Triples) and parsed when asked, so that JSON goes out without
a detour through Python objects.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from kg.core.errors import QueryError
from kg.core.iri import PREFIXES, short
from kg.core.screen import printable
from kg.core.xml import xml_safe
from kg.query.days import Fill, as_days
from kg.query.table import render, render_html

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
PLAIN: dict[str, Callable[[str], bool | int | float]] = {
    PREFIXES["xsd"] + "boolean": lambda written: written in {"true", "1"},
    **{PREFIXES["xsd"] + name: int for name in ("integer", "nonNegativeInteger")},
    **{PREFIXES["xsd"] + name: float for name in ("decimal", "double", "float")},
}
TRIPLE = ("subject", "predicate", "object")
"""The columns of a graph's answer."""
SHOWN_ROWS = 50
"""As many of an answer's rows are shown in a console or notebook; `to` gives all."""


@dataclass(frozen=True)
class Answer:
    """An answer, shown as a table; iterate over it for one dict of plain Python values a row.

    `body` is SPARQL 1.1 JSON, or N-Triples where `is_graph`.
    """

    body: bytes
    is_graph: bool = False
    notes: tuple[str, ...] = ()
    """What there is to tell of how a name was understood, a line each."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The selected variables, in order."""
        return TRIPLE if self.is_graph else tuple(self._json["head"].get("vars", ()))

    @cached_property
    def rows(self) -> tuple[tuple[Term | None, ...], ...]:
        """A row of terms for each solution or triple; None where a variable is unbound."""
        if self.is_graph:
            return tuple((t.subject, t.predicate, t.object) for t in self.triples)
        results = ox.parse_query_results(self.body, format=ox.QueryResultsFormat.JSON)
        return tuple(tuple(row) for row in results) if isinstance(results, ox.QuerySolutions) else ()

    @property
    def boolean(self) -> bool | None:
        """The answer to an ASK query, else None."""
        return None if self.is_graph else self._json.get("boolean")

    @cached_property
    def triples(self) -> tuple[ox.Triple, ...]:
        """What a CONSTRUCT or DESCRIBE query built, sorted."""
        return tuple(q.triple for q in ox.parse(self.body, format=ox.RdfFormat.N_TRIPLES)) if self.is_graph else ()

    def __len__(self) -> int:
        """How many rows or triples."""
        return len(self.rows)

    def __bool__(self) -> bool:
        """The answer to an ASK query; else whether there are any rows."""
        return bool(self.rows) if self.boolean is None else self.boolean

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row by column: IRIs and texts as `str`, numbers and truth values as Python's, None where unbound."""
        return (dict(zip(self.columns, map(plain, row), strict=True)) for row in self.rows)

    def __repr__(self) -> str:
        """The first rows as a table."""
        return "\n".join(filter(None, (self._table(100, SHOWN_ROWS).rstrip(), self._rest())))

    def _repr_html_(self) -> str:
        """The first rows as an HTML table: what notebooks show."""
        if self.boolean is not None:
            return self._table(0).rstrip()
        table = render_html(self.columns, self._cells(SHOWN_ROWS))
        return f"{table}<p>{self._rest()}</p>" if self._rest() else table

    def to(self, format: str = "table", *, width: int = 100) -> str:
        """The answer as text.

        Args:
            format: `table`; `json`, `csv`, `tsv`, `xml` for rows; `ttl`, `nt`, `jsonld`, `rdf` (RDF/XML) for triples.
            width: of the terminal, in columns, for tables.

        Raises:
            QueryError: a format that doesn't exist or doesn't fit.
        """
        check_format(format, GRAPHS if self.is_graph else RESULTS)
        if format == "table":
            return self._table(width)
        text = (self._triples(GRAPHS[format]) if self.is_graph else self._results(RESULTS[format])).decode()
        text = xml_safe(text) if format in {"xml", "rdf"} else text
        return text if text.endswith("\n") else f"{text}\n"

    def to_dataframe(self, *, fill: Fill = "") -> Any:
        """The rows as a pandas DataFrame, days as datetimes.

        Args:
            fill: which day a month or a year without one becomes, the first or the last. By default none is made up: a
                column with such dates stays texts, as precise as the articles ("2016-03"), which sort by time.

        Raises:
            QueryError: pandas isn't installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise QueryError("pandas isn't installed", allowed="pip install pandas") from error
        frame = pd.DataFrame(list(self), columns=list(self.columns))
        for at, column in enumerate(self.columns):
            if (days := as_days([row[at] for row in self.rows], fill)) is not None:
                frame[column] = days
        return frame

    @cached_property
    def _json(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self.body)
        return parsed

    def _table(self, width: int, most: int | None = None) -> str:
        if self.boolean is not None:
            return "yes\n" if self.boolean else "no\n"
        return tabulate(self.columns, self.rows[:most], width)

    def _cells(self, most: int) -> list[list[str]]:
        return [[shown(term) for term in row] for row in self.rows[:most]]

    def _rest(self) -> str:
        more = len(self) - SHOWN_ROWS
        return f"and {more} more row{'' if more == 1 else 's'}" if more > 0 else ""

    def _results(self, format: ox.QueryResultsFormat) -> bytes:
        if format == ox.QueryResultsFormat.JSON:
            return self.body
        return ox.parse_query_results(self.body, format=ox.QueryResultsFormat.JSON).serialize(format=format) or b""

    def _triples(self, format: ox.RdfFormat) -> bytes:
        return ox.serialize(self.triples, format=format, prefixes=PREFIXES) or b""


def check_format(format: str, fitting: Collection[str]) -> None:
    """Refuse what is neither `table` nor a format that fits the kind of answer.

    Raises:
        QueryError: says which do.
    """
    allowed = ["table", *fitting]
    if format not in allowed:
        raise QueryError(f"no format {format!r} for this answer", allowed=f"one of {', '.join(allowed)}")


def tabulate(columns: Sequence[str], rows: Iterable[Iterable[Term | None]], width: int) -> str:
    """Rows of terms as a table."""
    return render(columns, [[shown(term) for term in row] for row in rows], width)


def plain(term: Term | None) -> str | bool | int | float | None:
    """A term as a Python value: a number or truth value where it is one, else its IRI or text."""
    if isinstance(term, ox.Literal) and (value := PLAIN.get(term.datatype.value)):
        return value(term.value)
    return None if term is None else _text(term)


def shown(term: Term | None) -> str:
    """A term as tables show it: on one line, IRIs by their prefix."""
    if isinstance(term, ox.NamedNode):
        return short(term.value)
    return "" if term is None else printable(_text(term))


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
