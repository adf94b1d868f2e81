"""An answer while the engine gives it: written as it comes, without a copy of it in memory, or kept as an `Answer`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, serialize

from kg.core.errors import QueryError
from kg.query.answer import RESULTS, Answer, check_format, tabulate

_AS_IT_COMES = ("json", "csv", "tsv")


@dataclass(frozen=True, slots=True)
class Stream:
    """What the engine has begun to answer.

    It gives its rows once: call one of the methods, once, or read `result` where `explained` surrounds the reading.
    """

    result: QuerySolutions | QueryBoolean | QueryTriples
    where: str
    """Which query, for errors."""
    notes: tuple[str, ...] = ()
    """As of `Answer`."""

    def answer(self) -> Answer:
        """All of it, kept.

        Raises:
            QueryError: the engine couldn't go on.
        """
        with self.explained():
            if isinstance(self.result, QueryTriples):
                triples = sorted(set(self.result), key=str)
                return Answer(serialize(triples, format=RdfFormat.N_TRIPLES) or b"", is_graph=True, notes=self.notes)
            return Answer(self.result.serialize(format=QueryResultsFormat.JSON) or b"", notes=self.notes)

    def write(self, output: IO[bytes], format: str = "table", *, width: int = 100) -> None:
        """Write the same as `Answer.to` gives, in UTF-8; rows as JSON, CSV and TSV come as they are found.

        Args:
            output: where to.
            format: as of `Answer.to`.
            width: of the terminal, in columns, for tables.

        Raises:
            QueryError: a format that doesn't exist or doesn't fit, or the engine couldn't go on.
            BrokenPipeError: nobody reads on.
        """
        if not isinstance(self.result, QuerySolutions):
            output.write(self.answer().to(format, width=width).encode())
            return
        check_format(format, RESULTS)
        with self.explained():
            if format in _AS_IT_COMES:
                self.result.serialize(output, format=RESULTS[format])
                output.write(b"\n" if format == "json" else b"")
            elif format == "table":
                names = [variable.value for variable in self.result.variables]
                output.write(tabulate(names, self.result, width).encode())
            else:
                output.write(self.answer().to(format).encode())

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Tell what stops the engine while rows are read as a QueryError."""
        try:
            yield
        except BrokenPipeError:
            raise
        except FileNotFoundError as error:
            raise QueryError("the graph was made anew meanwhile", where=self.where, allowed="ask again") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"can't be answered ({error})", where=self.where) from error
