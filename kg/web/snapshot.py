"""A store as it is now, in a folder of its own, which a later build or update doesn't change.

Files that are never written again are linked, the small rest is copied.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.core.errors import GraphError

PREFIX = "serving-"
_FIXED = {".sst", ".blob"}
"""Files of these suffixes are written once (RocksDB); the others are appended to while a store is open for writing."""
_NOT_NEEDED = {"LOG", "LOCK"}
_TRIES = 20

Stamp = tuple[int, int]
"""Inode and time of change of the file that says which state of the store holds: another with each store."""


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A copy of a graph folder's store."""

    folder: Path
    """The graph folder."""
    path: Path
    """The copy."""
    stamp: Stamp

    def is_current(self) -> bool:
        """Whether the store is still the one that was copied; also while it is away, between a build's two renames."""
        return _stamp(self.folder) in {self.stamp, None}

    def remove(self) -> None:
        """Delete the copy."""
        shutil.rmtree(self.path, ignore_errors=True)


def take_snapshot(folder: Path) -> Snapshot:
    """Copy a graph folder's store, into that folder, or to where temporary files go if nothing can be made there.

    Raises:
        GraphError: there is no store, or it can't be copied.
    """
    for _ in range(_TRIES):
        stamp = _stamp(folder)
        if stamp is None:
            break
        path = _new_folder(folder)
        with suppress(FileNotFoundError):  # the store was replaced meanwhile
            _copy(folder / "store", path)
            if _stamp(folder) == stamp:
                return Snapshot(folder, path, stamp)
        shutil.rmtree(path, ignore_errors=True)
    raise GraphError("no graph there", where=str(folder), allowed="make one with `kg build PATH... --graph FOLDER`")


def remove_stale(folder: Path) -> None:
    """Delete the copies that servers left which were killed; on Windows none, where nobody can ask who is running."""
    for path in folder.glob(f"{PREFIX}*-*"):
        owner = path.name.removeprefix(PREFIX).partition("-")[0]
        if os.name == "posix" and owner.isdigit() and not _is_running(int(owner)):
            shutil.rmtree(path, ignore_errors=True)


def _stamp(folder: Path) -> Stamp | None:
    try:
        found = (folder / "store" / "CURRENT").stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _new_folder(folder: Path) -> Path:
    name = f"{PREFIX}{os.getpid()}-"
    try:
        return Path(tempfile.mkdtemp(prefix=name, dir=folder))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=name))


def _copy(store: Path, path: Path) -> None:
    for file in store.iterdir():
        if file.name not in _NOT_NEEDED:
            _link_or_copy(file, path / file.name)


def _link_or_copy(file: Path, target: Path) -> None:
    if file.suffix in _FIXED:
        try:
            os.link(file, target)
        except FileNotFoundError:
            raise
        except OSError:  # another file system, or one without links
            shutil.copy2(file, target)
    else:
        shutil.copy2(file, target)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
