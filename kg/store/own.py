"""A user's own files: the graph keeps a copy of each, so that later builds and removals know them wherever it goes."""

from __future__ import annotations

from pathlib import Path

from kg.core.errors import GraphError
from kg.core.whole import remove_file, write_whole

OWN_FILES = {"knowledge": "knowledge.tsv", "vocabulary": "vocabulary.toml", "decisions": "decisions.tsv"}
"""The copies in the graph folder, by what they hold."""


def own_path(folder: Path, kind: str) -> Path:
    """Where the graph has its copy, whether there is one or not."""
    return folder / OWN_FILES[kind]


def own_file(folder: Path, kind: str) -> Path | None:
    """The graph's copy; None where the user gave no such file."""
    path = own_path(folder, kind)
    return path if path.is_file() else None


def keep_own(folder: Path, kind: str, path: Path | None) -> None:
    """Make the graph's copy one of that file; None drops it.

    Raises:
        GraphError: the folder can't be written, or the file can't be read.
    """
    copy = own_path(folder, kind)
    if path is None:
        remove_file(copy)
    elif path != copy:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise GraphError(f"can't be read ({error.strerror})", where=str(path)) from error
        write_whole(copy, data)
