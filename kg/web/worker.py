"""`python -m kg.web.worker STORE MEBIBYTES`: a process that answers queries on a snapshot, one after the other.

The engine can't be interrupted, a process can be killed. It opens the store for reading only, may not take more memory
than it is given, and ends with its standard input, that is, with the server.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, cast

import pyoxigraph as ox

from kg.core.errors import KgError, QueryError, UnknownNameError
from kg.query import Dataset, parse_query, stream
from kg.web.errors import HttpError, to_http
from kg.web.frames import FAILED, HEAD, READY, Chunks, Job, send
from kg.web.negotiate import not_acceptable
from kg.web.serialise import Rows, output_of

GRACE_IN_SECONDS = 5
"""The server ends a query at its limit; only where the server is gone does the process have to do so itself."""


def main() -> None:
    """Answer until standard input ends."""
    pipe = _own_pipe()
    store = ox.Store.read_only(sys.argv[1])
    _limit_memory(int(sys.argv[2]))
    send(pipe, READY)
    for line in sys.stdin.buffer:
        job = Job.from_line(line)
        _end_after(job.seconds + GRACE_IN_SECONDS)
        try:
            _answer(store, job, pipe)
        except KgError as error:
            _fail(pipe, to_http(error))
        except HttpError as error:
            _fail(pipe, error)
        _end_after(0)


def _answer(store: ox.Store, job: Job, pipe: BinaryIO) -> None:
    if job.graph and not _has_graph(store, job.graph):
        raise UnknownNameError(f"no graph <{job.graph}>", allowed="the IRI of a claim, say")
    dataset = Dataset(*map(tuple, job.dataset)) if job.dataset else None
    query = parse_query(job.name, job.text)
    found = stream(store, query, job.parameters, dataset=dataset, base_iri=job.base_iri)
    with found.explained():
        format, content_type = _form(found.result, job)
        output = output_of(found.result, format, job.most, title=query.title, notes=found.notes)
        send(pipe, HEAD, {"content_type": content_type, "notes": found.notes, "cut": output.cut})
        chunks = Chunks(pipe)
        if not job.only_head:
            output.write(cast("IO[bytes]", chunks))
        chunks.end()


def _has_graph(store: ox.Store, iri: str) -> bool:
    try:
        return store.contains_named_graph(ox.NamedNode(iri))
    except ValueError as error:
        raise QueryError(f"{iri} is no IRI", where="graph", allowed="an absolute one, such as a claim's") from error


def _form(rows: Rows, job: Job) -> tuple[str, str]:
    form = job.triples if isinstance(rows, ox.QueryTriples) else job.rows
    if form is None:
        raise not_acceptable(is_graph=isinstance(rows, ox.QueryTriples))
    return form


def _fail(pipe: BinaryIO, error: HttpError) -> None:
    send(pipe, FAILED, {"status": error.status, "text": str(error)})


def _own_pipe() -> BinaryIO:
    """Standard output for frames alone: whatever else prints, prints to standard error."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


def _limit_memory(mebibytes: int) -> None:
    """From now on; allocating more aborts the process. Only Linux says how much is in use, and keeps to the limit."""
    with suppress(ImportError, OSError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * os.sysconf("SC_PAGE_SIZE") + mebibytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _end_after(seconds: float) -> None:
    """The system ends the process then, whatever it does; 0: not any more."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
