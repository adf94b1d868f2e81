"""The embedded store: `store/` in the graph folder, an Oxigraph made beside it and swapped in.

Made afresh from the knowledge, or, where a few articles come, from a copy of the one that is there; never changed in
its place, so that a kill at any moment leaves either the old store or the new one. (One giant `load()` transaction
takes minutes to reopen after a kill.) Where an article goes all is made afresh, as the engine keeps words of what is
deleted.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.core.errors import GraphError
from kg.core.iri import PREFIXES
from kg.core.types import Knowledge
from kg.store.changes import changes
from kg.store.ontology import PredicateInfo, Types
from kg.store.quads import to_quads
from kg.store.terms import curie


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
    _make(folder, lambda new: _fill(new, to_quads(knowledge, predicates, types)))


def extend(
    folder: Path,
    held: Knowledge,
    knowledge: Knowledge,
    predicates: Iterable[PredicateInfo] = (),
    types: Types = MappingProxyType({}),
) -> None:
    """Make the folder's store, which holds the knowledge of some articles, hold that of more, exactly as `rebuild`.

    Args:
        folder: the graph folder.
        held: what its store holds.
        knowledge: what it shall hold, of the same articles and others.
        predicates: the vocabulary, the same for both.
        types: its types of entities.

    Raises:
        GraphError: the folder can't be written; what was there stays.
    """
    gone, come = changes(held, knowledge, predicates, types)
    _make(folder, lambda new: _change(new, gone, come))


def held_articles(folder: Path) -> frozenset[str]:
    """The ids of the articles in the folder's store; none where there is no store that can be read."""
    try:
        store = open_store(folder)
    except GraphError:
        return frozenset()
    found = store.quads_for_pattern(None, curie("rdf:type"), curie("schema:NewsArticle"), DefaultGraph())
    articles = (quad.subject for quad in found if isinstance(quad.subject, NamedNode))
    return frozenset(article.value.removeprefix(PREFIXES["art"]) for article in articles)


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


def _make(folder: Path, make: Callable[[Path], None]) -> None:
    """Have the next store made at a path, and swap it in."""
    new, current, old = (folder / name for name in ("store.new", "store", "store.old"))
    try:
        _recover(current, old)
        shutil.rmtree(new, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        make(new)
        if current.exists():
            current.rename(old)
        new.rename(current)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        allowed = "needs a folder that you may write"
        raise GraphError(f"can't be written ({error})", where=str(folder), allowed=allowed) from error


def _recover(current: Path, old: Path) -> None:
    """After a kill between the two renames the old store is still the one to read."""
    if old.exists() and not current.exists():
        old.rename(current)
    shutil.rmtree(old, ignore_errors=True)


def _fill(path: Path, quads: Iterable[Quad]) -> None:
    _edit(path, lambda store: store.bulk_extend(quads))


def _change(path: Path, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
    """A copy of the folder's store with fewer and more quads."""

    def change(store: Store) -> None:
        for quad in gone:
            store.remove(quad)
        store.extend(come)

    shutil.copytree(path.with_name("store"), path, copy_function=_link_or_copy)
    _edit(path, change)
    _edit(path, len)  # opened again, the engine drops its journal


def _edit(path: Path, change: Callable[[Store], object]) -> None:
    store = Store(str(path))
    change(store)
    store.flush()
    del store  # closes it
    for diary in path.glob("LOG*"):  # the engine's: 140 kB of settings, clock times, paths and a host's name
        diary.unlink()


def _link_or_copy(source: str, target: str) -> None:
    """A table of the engine, which never changes, needs no copy where the file system has links."""
    try:
        if source.endswith(".sst"):
            os.link(source, target)
            return
    except OSError:
        pass
    shutil.copyfile(source, target)
