"""The embedded store: `store/` in the graph folder, an Oxigraph that is made beside the current one and swapped in.

Made anew rather than updated: then removing an article is the exact inverse of adding it, a kill at any moment leaves
either the old store or the new one, and readers never see one that is being written. (One giant `load()` transaction
takes minutes to reopen after a kill.)
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pyoxigraph import Store

from kg.core.errors import GraphError
from kg.core.locks import locked
from kg.core.types import Knowledge
from kg.store.added import read_added
from kg.store.ontology import PredicateInfo, Types
from kg.store.quads import to_quads

T = TypeVar("T")
NEW, TRIAL = _UNFINISHED = ("store.new", "store.trial")
"""Stores that are made beside a folder's own: to be swapped in, and to be thrown away."""
_TRIES = 20
_LONGEST_UPDATE_IN_SECONDS = 60.0
"""How long a build waits for one that is going on."""


def rebuild(
    folder: Path,
    knowledge: Knowledge,
    predicates: Iterable[PredicateInfo] = (),
    types: Types = MappingProxyType({}),
) -> None:
    """Make the folder's store hold exactly this knowledge, and what users added.

    Args:
        folder: the graph folder, made where missing.
        knowledge: what all the articles yield.
        predicates: the vocabulary.
        types: its types of entities.

    Raises:
        GraphError: the folder can't be written, or another process writes it; what was there stays.
        DataError: the file of what users added is faulty, by line.
    """
    with writing(folder, patience=_LONGEST_UPDATE_IN_SECONDS):
        new = folder / NEW
        new.mkdir()
        quads = chain(to_quads(knowledge, predicates, types), read_added(folder))
        edit(new, lambda store: store.bulk_extend(quads))
        swap_in(new)


@contextmanager
def writing(folder: Path, *, patience: float) -> Iterator[None]:
    """Be the only one who writes the folder's store, and find it whole, whatever a kill has left.

    Args:
        folder: the graph folder, made where missing.
        patience: how many seconds to wait for another process that writes.

    Raises:
        GraphError: that takes longer, or the folder can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder, patience=patience):
            current, old = folder / "store", folder / "store.old"
            if old.exists() and not current.exists():  # killed between the two renames
                old.rename(current)
            _clear(folder, "store.old", *_UNFINISHED)
            try:
                yield
            finally:
                _clear(folder, *_UNFINISHED)
    except OSError as error:
        allowed = "needs a folder that you may write"
        raise GraphError(f"can't be written ({error})", where=str(folder), allowed=allowed) from error


def copied(folder: Path, name: str) -> Path:
    """A copy of the folder's store beside it, almost free: the tables, which never change, are links where it can be.

    By hand, as the engine's own `backup` of a store that is open for reading leaves out what isn't in tables yet.
    """
    return Path(shutil.copytree(folder / "store", folder / name, copy_function=_link_or_copy))


def edit(path: Path, change: Callable[[Store], T]) -> T:
    """Change the store at a path, which nobody has open, and close it again."""
    store = Store(str(path))
    result = change(store)
    store.flush()
    del store  # closes it
    diary = path / "LOG"  # the engine's: 140 kB of settings, clock times, paths and a host's name
    diary.unlink(missing_ok=True)
    return result


def swap_in(new: Path) -> None:
    """Make the store at a path in a graph folder the folder's own."""
    current, old = new.with_name("store"), new.with_name("store.old")
    if current.exists():
        current.rename(old)
    new.rename(current)
    shutil.rmtree(old, ignore_errors=True)


def has_store(folder: Path) -> bool:
    """Whether a whole store is there, in its place."""
    return (folder / "store" / "CURRENT").is_file()


def store_version(folder: Path) -> tuple[int, int]:
    """What tells a store from any other that the folder has had; cheap, and zeros where there is none."""
    for name in ("store", "store.old"):
        try:
            found = (folder / name / "CURRENT").stat()
        except OSError:
            continue
        return found.st_ino, found.st_mtime_ns
    return 0, 0


def open_store(folder: Path, *, read_only: bool = True) -> Store:
    """The folder's store; read-only ones can be open any number of times, also while a build makes the next.

    The engine opens tables when they are read, so that reading raises FileNotFoundError where the next store was
    swapped in just after this one was opened: open it again. Those who go on reading copy it first (`copied`).

    Raises:
        GraphError: no graph there, or another process holds it for writing.
    """
    while True:
        version = store_version(folder)
        try:
            store = _open(folder, read_only=read_only)
        except GraphError:
            if store_version(folder) == version:  # else another was swapped in meanwhile
                raise
        else:
            if not read_only or store_version(folder) == version:
                return store


def no_graph(folder: Path) -> GraphError:
    """What to tell where a folder has no store."""
    return GraphError("no graph there", where=str(folder), allowed="make one with `kg build PATH... --graph FOLDER`")


def _open(folder: Path, *, read_only: bool) -> Store:
    current, old = folder / "store", folder / "store.old"
    path = current if current.exists() or not old.exists() else old
    if not (path / "CURRENT").is_file():
        raise no_graph(folder)
    try:
        return Store.read_only(str(path)) if read_only else Store(str(path))
    except (OSError, RuntimeError) as error:
        reason = "in use by another process" if "lock" in str(error).casefold() else f"can't be opened ({error})"
        raise GraphError(reason, where=str(folder), allowed="wait for it, or build again with `kg build`") from error


def _clear(folder: Path, *names: str) -> None:
    """Remove stores as far as it can be done; the engine may still be writing its own notes into one that failed."""
    for path in (folder / name for name in names):
        for _ in range(_TRIES):
            shutil.rmtree(path, ignore_errors=True)
            if not path.exists():
                break
            time.sleep(0.01)


def _link_or_copy(source: str, target: str) -> None:
    if source.endswith(".sst"):
        try:
            os.link(source, target)
        except OSError:  # not on this file system
            pass
        else:
            return
    shutil.copyfile(source, target)
