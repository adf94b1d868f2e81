"""Errors are one line that says what, where and what was allowed."""

from __future__ import annotations

import pickle

import pytest

from kg.core.errors import (
    DataError,
    ForbiddenError,
    GraphError,
    InputError,
    KgError,
    ModelError,
    QueryError,
    UnknownNameError,
    nearest,
)

KINDS = (DataError, ForbiddenError, GraphError, InputError, ModelError, QueryError, UnknownNameError)


@pytest.mark.parametrize(
    ("where", "allowed", "line"),
    [
        ("", "", "no such file"),
        ("a.txt", "", "a.txt: no such file"),
        ("", "a.md", "no such file; a.md"),
        ("a.txt", "a.md", "a.txt: no such file; a.md"),
        ("a\n.txt", " a.md\n\tor  b.md ", "a .txt: no such file; a.md or b.md"),
    ],
)
def test_one_line(where: str, allowed: str, line: str) -> None:
    assert str(KgError("no such file", where=where, allowed=allowed)) == line


@pytest.mark.parametrize("kind", KINDS)
def test_parts_are_kept_and_cross_processes(kind: type[KgError]) -> None:
    error = kind("what", where="where", allowed="allowed")
    assert isinstance(error, KgError)
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.what, str(copy)) == (kind, "what", str(error))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Palmira", "did you mean Palmyra?"),
        ("Alep", "did you mean Aleppo?"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_nearest(name: str, expected: str) -> None:
    assert nearest(name, ["Palmyra", "Aleppo", "Palmyra"]) == expected


def test_nearest_does_not_depend_on_order() -> None:
    names = ["Homs", "Hama", "Hums", "Haas"]
    assert nearest("Hom", names) == nearest("Hom", names[::-1])
    assert nearest("Hom", names, count=1) == "did you mean Homs?"
