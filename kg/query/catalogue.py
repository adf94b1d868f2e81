"""Named queries: `NAME.rq` files, each a SPARQL query that runs as it is in any client, under a header of comments.

    # title: Who controlled a place
    # question: Who held a place on a date?
    # param: place place the place, by any of its names
    # param: date? date day, month or year; `?` after the name: may be left out
    # columns: who from until
    # example: kg query who-controlled --param place=Palmyra

A parameter stands in the query as `VALUES ?place { UNDEF }`, which holds back nothing until kg puts a term there. The
shipped queries lie in the package when installed, beside it in a checkout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kg.core.errors import DataError, QueryError, nearest

KINDS = ("entity", "place", "article", "predicate", "status", "date", "number", "text")
REQUIRED = ("title", "question", "columns", "example")
SUFFIXES = (".rq", ".sparql")
HEADER_LINE = re.compile(r"# (title|question|param|columns|example): *(.*\S)\s*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be asked with."""

    name: str
    kind: str
    description: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A SPARQL text with what its header says; the name is empty for a query that was typed in."""

    name: str
    text: str
    title: str = ""
    question: str = ""
    columns: tuple[str, ...] = ()
    example: str = ""
    parameters: tuple[Parameter, ...] = ()
    file: str = ""
    """Where it was read from."""


def load_queries(folders: Iterable[Path] = ()) -> dict[str, NamedQuery]:
    """The shipped queries and those of the user's folders, which replace shipped ones of the same name; by name.

    Raises:
        DataError: a file with a faulty header.
        QueryError: a folder that can't be read.
    """
    return {name: _complete(read_query(path)) for name, path in sorted(_paths(folders).items())}


def find_query(name: str, folders: Iterable[Path] = ()) -> NamedQuery:
    """The query of that name; no other is read.

    Raises:
        QueryError: no such query; says the nearest names.
        DataError: its header is faulty.
    """
    paths = _paths(folders)
    if name not in paths:
        allowed = nearest(name, paths) or f"one of {', '.join(sorted(paths))}"
        raise QueryError(f"no query is named {name}", allowed=allowed)
    return _complete(read_query(paths[name]))


def choose_query(what: str, folders: Iterable[Path] = ()) -> NamedQuery:
    """The query that a user means: SPARQL if it has braces or spaces, a file by its suffix, else a name.

    Raises:
        QueryError: no such file or name.
    """
    if "{" not in what and Path(what).suffix in SUFFIXES:
        return read_query(Path(what))
    return parse_query("", what) if re.search(r"[{\s]", what) else find_query(what, folders)


def read_query(path: Path) -> NamedQuery:
    """The query in a file, with or without a header.

    Raises:
        QueryError: the file can't be read.
        DataError: a faulty header line.
    """
    try:
        return parse_query(path.stem, path.read_text(encoding="utf-8-sig"), file=str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError("can't be read", where=str(path), allowed="a UTF-8 file of SPARQL") from error


def parse_query(name: str, text: str, *, file: str = "") -> NamedQuery:
    r"""Take the header's lines from a query's text.

    >>> parse_query("x", "# title: All\n# columns: a b\nSELECT ?a ?b {}").columns
    ('a', 'b')

    Args:
        name: of the query.
        text: with the header.
        file: where it stands, for errors.

    Raises:
        DataError: a faulty `param` line; says which.
    """
    head = re.match(r"(?:#.*\n|\s*\n)*", text)
    found = [HEADER_LINE.fullmatch(line) for line in (head[0] if head else "").split("\n")]
    lines = [(number, line[1], line[2]) for number, line in enumerate(found, 1) if line]
    fields = {key: value for _, key, value in lines}
    where = file or f"query {name}"
    return NamedQuery(
        name,
        text,
        title=fields.get("title", ""),
        question=fields.get("question", ""),
        columns=tuple(fields.get("columns", "").split()),
        example=fields.get("example", ""),
        parameters=tuple(
            _parameter(f"{where}, line {number}", text, value) for number, key, value in lines if key == "param"
        ),
        file=file,
    )


def slot(parameter: str) -> re.Pattern[str]:
    """Where a parameter's value goes in a query's text."""
    return re.compile(r"VALUES\s+\?" + re.escape(parameter) + r"\s*\{\s*UNDEF\s*\}")


def _parameter(where: str, text: str, line: str) -> Parameter:
    name, kind, description = [*line.split(None, 2), "", ""][:3]
    bare = name.removesuffix("?")
    if kind not in KINDS:
        allowed = f"one of {', '.join(KINDS)}"
        raise DataError(f"unknown type {kind!r} of the parameter {bare}", where=where, allowed=allowed)
    if not slot(bare).search(text):
        allowed = f"needs the line VALUES ?{bare} {{ UNDEF }}"
        raise DataError(f"no place for the value of {bare}", where=where, allowed=allowed)
    return Parameter(bare, kind, description, optional=name != bare)


def _complete(query: NamedQuery) -> NamedQuery:
    if missing := [key for key in REQUIRED if not getattr(query, key)]:
        allowed = f"needs the header lines {', '.join(REQUIRED)}"
        raise DataError(f"no header line {missing[0]}", where=query.file, allowed=allowed)
    return query


def _paths(folders: Iterable[Path]) -> dict[str, Path]:
    """The files of the named queries; what comes later replaces what has its name."""
    return {path.stem: path for folder in (_shipped(), *folders) for path in _rq_files(folder)}


def _shipped() -> Path:
    package = Path(str(files("kg")))
    installed = package / "queries"
    return installed if installed.is_dir() else package.parent / "queries"


def _rq_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise QueryError("no such folder", where=str(folder), allowed="a folder of .rq files")
    return sorted(folder.glob("*.rq"))
