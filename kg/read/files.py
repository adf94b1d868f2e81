"""Find the files to read: the arguments' own files and those under their folders, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.core.errors import InputError, nearest

SUFFIXES = (".txt", ".md", ".html", ".htm", ".csv", ".tsv", ".jsonl")
LISTING = "articles.tsv"


@dataclass(frozen=True, slots=True)
class File:
    """A file and its name: its path within the folder that was asked for, in POSIX form."""

    name: str
    path: Path


def find_files(paths: Iterable[Path]) -> tuple[File, ...]:
    """All files that may hold articles, sorted by name.

    Raises:
        InputError: a path that doesn't exist, or a folder without any such file.
    """
    return tuple(sorted((file for path in paths for file in _under(path)), key=lambda file: file.name))


def _under(path: Path) -> Iterator[File]:
    if path.is_file():
        if path.name != LISTING:
            yield File(path.name, path)
        return
    if not path.is_dir():
        raise InputError("no such file or folder", where=str(path), allowed=nearest(path.name, _beside(path)))
    found = [File(inner.relative_to(path).as_posix(), inner) for inner in path.rglob("*") if _may_hold(inner, path)]
    if not found:
        raise InputError("no articles in this folder", where=str(path), allowed=f"files in {', '.join(SUFFIXES)}")
    yield from found


def _may_hold(path: Path, folder: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not is_hidden and path.suffix.lower() in SUFFIXES and path.name != LISTING and path.is_file()


def _beside(path: Path) -> list[str]:
    return [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
