"""The embedded store: `store/` in the graph folder, an Oxigraph made afresh from the knowledge and swapped in.

Made anew rather than updated: then removing an article is the exact inverse of adding it, and a kill at any moment
leaves either the old store or the new one. (One giant `load()` transaction takes minutes to reopen after a kill.)
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Quad, Store

from kg.core.errors import GraphError
from kg.core.types import Knowledge
from kg.store.ontology import PredicateInfo, Types
from kg.store.quads import to_quads


def rebuild(
    folder: Path,
    knowledge: Knowledge,
    predicates: Iterable[PredicateInfo] = (),
    types: Types = MappingProxyType({}),
) -> None:
    """Make the folder's store hold exactly this knowledge.

    Args:
        folder: the graph folder, made where missing.
        knowledge: what all the articles yield.
        predicates: the vocabulary.
        types: its types of entities.

    Raises:
        GraphError: the folder can't be written; what was there stays.
    """
    new, current, old = (folder / name for name in ("store.new", "store", "store.old"))
    try:
        _recover(current, old)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        _fill(new, to_quads(knowledge, predicates, types))
        if current.exists():
            current.rename(old)
        new.rename(current)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        allowed = "needs a folder that you may write"
        raise GraphError(f"can't be written ({error})", where=str(folder), allowed=allowed) from error


def has_store(folder: Path) -> bool:
    """Whether a whole store is there, in its place."""
    return (folder / "store" / "CURRENT").is_file()


def open_store(folder: Path, *, read_only: bool = True) -> Store:
    """The folder's store; read-only ones can be open any number of times, also while a build makes the next.

    Raises:
        GraphError: no graph there, or another process holds it for writing.
    """
    current, old = folder / "store", folder / "store.old"
    path = current if current.exists() or not old.exists() else old
    if not (path / "CURRENT").is_file():
        raise GraphError("no graph there", where=str(folder), allowed="make one with `kg build PATH... --graph FOLDER`")
    try:
        return Store.read_only(str(path)) if read_only else Store(str(path))
    except (OSError, RuntimeError) as error:
        reason = "in use by another process" if "lock" in str(error).casefold() else f"can't be opened ({error})"
        raise GraphError(reason, where=str(folder), allowed="wait for it, or build again with `kg build`") from error


def _recover(current: Path, old: Path) -> None:
    """After a kill between the two renames the old store is still the one to read."""
    if old.exists() and not current.exists():
        old.rename(current)
    shutil.rmtree(old, ignore_errors=True)


def _fill(path: Path, quads: Iterable[Quad]) -> None:
    store = Store(str(path))
    store.bulk_extend(quads)
    store.flush()
    del store  # closes it
    (path / "LOG").unlink(
        missing_ok=True
    )  # the engine's diary: 140 kB of settings, clock times, paths and a host's name
