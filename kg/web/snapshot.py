"""A store as it is now, in a folder of its own, which no build or update changes and which takes hardly any disk."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kg.core.errors import GraphError
from kg.store import copied, has_store, no_graph, store_version

PREFIX = "serving-"
_TRIES = 20
_NO_STORE = (0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A copy of a graph folder's store."""

    folder: Path
    """The graph folder."""
    path: Path
    """The copy."""
    version: tuple[int, int]

    def is_current(self) -> bool:
        """Whether the store is still the one that was copied; also while there is none, as nothing could be copied."""
        return store_version(self.folder) in {self.version, _NO_STORE}

    def remove(self) -> None:
        """Delete the copy."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


def take_snapshot(folder: Path) -> Snapshot:
    """Copy a graph folder's store, into that folder, or to where temporary files go if nothing can be made there.

    Raises:
        GraphError: there is no store, or it can't be copied.
    """
    failed: OSError | None = None
    for _ in range(_TRIES):
        version = store_version(folder)
        if not has_store(folder):
            break
        made = _new_folder(folder)
        try:
            path = copied(folder, str(made / "store"))
        except OSError as error:  # it may have been replaced meanwhile
            failed = error
        else:
            if store_version(folder) == version:
                return Snapshot(folder, path, version)
        shutil.rmtree(made, ignore_errors=True)
    if failed:
        raise GraphError(f"the store can't be copied ({failed})", where=str(folder)) from failed
    raise no_graph(folder)


def remove_stale(folder: Path) -> None:
    """Delete the copies that killed servers left; on Windows none, where nobody can ask which are running."""
    for path in folder.glob(f"{PREFIX}*-*"):
        owner = path.name.removeprefix(PREFIX).partition("-")[0]
        if os.name == "posix" and owner.isdigit() and not _is_running(int(owner)):
            shutil.rmtree(path, ignore_errors=True)


def _new_folder(folder: Path) -> Path:
    name = f"{PREFIX}{os.getpid()}-"
    try:
        return Path(tempfile.mkdtemp(prefix=name, dir=folder))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=name))


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
