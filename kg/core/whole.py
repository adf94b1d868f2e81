"""Files written whole or not at all: beside their place first, then put there."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kg.core.errors import GraphError

_ALLOWED = "needs an existing folder that you may write"


def write_whole(path: Path, data: bytes, *, make_folder: bool = False) -> None:
    """Write a file; an earlier one is replaced.

    Args:
        path: where.
        data: what.
        make_folder: make the folder where it is missing, too.

    Raises:
        GraphError: it can't be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):  # what went wrong is told by the first error
            part.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def remove_file(path: Path) -> None:
    """Remove a file, if it is there.

    Raises:
        GraphError: it can't be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder of files; an earlier one with no other files than these is replaced.

    Raises:
        GraphError: it can't be written, or something else is there.
    """
    part, old = (folder.with_name(f"{folder.name}.{end}") for end in ("part", "old"))
    try:
        if folder.exists() and (not folder.is_dir() or {path.name for path in folder.iterdir()} - set(files)):
            raise GraphError("something else is there", where=str(folder), allowed="a new folder, or an earlier export")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        for name, data in files.items():
            (part / name).write_bytes(data)
        if folder.exists():
            folder.rename(old)
        part.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise _unwritable(folder, error) from error


def _unwritable(path: Path, error: OSError) -> GraphError:
    return GraphError(f"can't be written ({error.strerror})", where=str(path), allowed=_ALLOWED)
