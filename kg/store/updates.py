"""SPARQL Update of users' own graphs; what kg has made itself stays exact.

That doesn't rest on reading the text rightly. The update runs on a copy of the store; what the copy then has in users'
graphs is written to their master copy and put into a second, clean copy, which is swapped in. All of it happens in a
process that can be ended at any moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from pyoxigraph import Quad, Store

from kg.core.errors import ForbiddenError, KgError, QueryError
from kg.core.iri import PREFIXES
from kg.store.added import (
    ADDED,
    ALLOWED,
    added_digest,
    is_own,
    is_plain,
    own_quads,
    read_added,
    replace_own,
    write_added,
)
from kg.store.embedded import NEW, TRIAL, copied, edit, no_graph, store_version, swap_in, writing
from kg.store.requests import WHERE, Request, read_request
from kg.store.shards import read_config, write_config

_PATIENCE_IN_SECONDS = 1.0
"""How long an update waits for another, or for a build."""
_WRITING = "writing"
"""What the process says when it has come to the end, which takes no time and isn't to be cut off."""
_UNNAMED = {
    "DEFAULT": "the default graph, which is kg's own",
    "ALL": "all graphs, as some are kg's own",
    "NAMED": "all named graphs, as some are kg's own",
}
"""What is said of graphs without names."""


@dataclass(frozen=True, slots=True)
class Job:
    """An update as it goes to the process that does it."""

    folder: Path
    text: str
    base_iri: str | None
    using: tuple[str, ...]
    using_named: tuple[str, ...]
    guard: bool


def apply_update(
    folder: Path,
    text: str,
    *,
    base_iri: str | None = None,
    using: Sequence[str] = (),
    using_named: Sequence[str] = (),
    guard: bool = True,
    timeout: float,
) -> None:
    """Run an update on a graph's store, all of it or nothing; kg's prefixes needn't be declared in it.

    Args:
        folder: the graph folder.
        text: SPARQL 1.1 Update.
        base_iri: to which relative IRIs are relative; None: there are to be none.
        using: the protocol's `using-graph-uri`: IRIs of graphs that make each WHERE's default graph.
        using_named: the protocol's `using-named-graph-uri`.
        guard: only users' own graphs may be written; without it any graph of a store that isn't kg's.
        timeout: after how many seconds it is ended, if it hasn't come to an end itself.

    Raises:
        ForbiddenError: it writes what is kg's own, or has LOAD or SERVICE.
        QueryError: it is malformed, can't be done, or takes too long.
        GraphError: no graph there, another process writes it, or it can't be written.
        DataError: the file of what users added is faulty, by line.
    """
    job = Job(folder, text, base_iri, tuple(using), tuple(using_named), guard)
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, job), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(timeout):
            raise QueryError(f"takes longer than {timeout:g} s", where=WHERE, allowed="do it in smaller steps")
        said = ours.recv()
        outcome = ours.recv() if said == _WRITING else said
    except EOFError:
        outcome = QueryError("the update came to a sudden end", where=WHERE, allowed="do it in smaller steps")
    finally:
        process.kill()
        process.join()
        ours.close()
    if outcome is not None:
        raise outcome


def _work(pipe: Connection, job: Job) -> None:
    """The process: sends `_WRITING` where it comes to write, and at last the error or None."""
    outcome: KgError | None = None
    try:
        do_update(job, partial(pipe.send, _WRITING))
    except KgError as error:
        outcome = error
    pipe.send(outcome)


def do_update(job: Job, begin: Callable[[], None]) -> None:
    """What the process does; errors as `apply_update`.

    Args:
        job: the update.
        begin: called before anything is written that stays.
    """
    request = read_request(job.text, base_iri=job.base_iri, using=job.using, using_named=job.using_named)
    if job.guard:
        _refuse_others(request)
    if not any(store_version(job.folder)):
        raise no_graph(job.folder)
    run = partial(_run, request=request, base_iri=job.base_iri)
    with writing(job.folder, patience=_PATIENCE_IN_SECONDS):
        if job.guard:
            _write_own(job.folder, run, begin)
        else:
            new = copied(job.folder, NEW)
            edit(new, run)
            begin()
            swap_in(new)


def _write_own(folder: Path, run: Callable[[Store], None], begin: Callable[[], None]) -> None:
    """Do what an update does to users' graphs; the master copy first, so that no kill can lose what it has."""
    before = read_added(folder)
    there, after = _tried(copied(folder, TRIAL), before, run)
    if there == before == after:
        return
    new = copied(folder, NEW)
    edit(new, partial(replace_own, there=there, quads=after))
    begin()
    write_added(folder, after)
    swap_in(new)
    if config := read_config(folder):
        write_config(folder, {**config, ADDED: added_digest(folder)})


def _tried(path: Path, before: set[Quad], run: Callable[[Store], None]) -> tuple[set[Quad], set[Quad]]:
    """What a store that is thrown away has in users' graphs, and what it has there after an update.

    Args:
        path: the store.
        before: what users added, which it may lack after a kill.
        run: the update.
    """
    store = Store(str(path))
    there = own_quads(store)
    replace_own(store, there, before)
    run(store)
    after = own_quads(store)
    if not all(map(is_plain, after - before)):
        raise QueryError("a triple as an object or a text with a direction", where=WHERE, allowed="RDF 1.1")
    return there, after


def _run(store: Store, request: Request, base_iri: str | None) -> None:
    try:
        store.update(request.text, base_iri=base_iri, prefixes=PREFIXES)
    except SyntaxError as error:
        raise request.malformed(str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"can't be done ({error})", where=WHERE) from error


def _refuse_others(request: Request) -> None:
    for graph in request.writes:
        if not is_own(graph):
            named = _UNNAMED.get(str(graph).upper(), f"{graph}, which is kg's own or may be")
            raise ForbiddenError(f"can't write {named}", where=WHERE, allowed=ALLOWED)
