"""As many workers as may answer at the same time, all on the store as it is now; one that is killed is replaced."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.core.errors import GraphError
from kg.web.errors import HttpError
from kg.web.process import Worker
from kg.web.snapshot import Snapshot, remove_stale, take_snapshot

log = logging.getLogger("kg.web")
PAUSE_IN_SECONDS = 1.0
"""Between two tries to start a worker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What queries may use."""

    seconds: float = 30.0
    """From the start of a query to the last byte of its answer; a query waits as long for a worker at most."""
    rows: int = 0
    """Rows or triples of an answer; 0: all."""
    workers: int = 4
    """Queries at the same time."""
    waiting: int = 100
    """Queries that wait for a worker."""
    mebibytes: int = 2048
    """Memory of a worker, beside what it takes to start."""


class Pool:
    """The workers; use it within `async with`."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        """Of a graph folder; nothing is started yet."""
        self.folder, self.limits = folder, limits
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._snapshots: list[Snapshot] = []
        """The present one last."""
        self._swapping = asyncio.Lock()
        self._waiting = 0

    async def __aenter__(self) -> Pool:
        """Start the workers.

        Raises:
            GraphError: no graph there, or one that can't be opened.
        """
        remove_stale(self.folder)
        self._snapshots.append(take_snapshot(self.folder))
        try:
            await asyncio.gather(*(self._start() for _ in range(self.limits.workers)))
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        """End them, and delete the snapshot."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._workers))
        for snapshot in self._snapshots:
            snapshot.remove()

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Worker]:
        """A worker for one query; killed and replaced unless it is free at the end.

        Raises:
            HttpError: none gets free in time, or too many wait already.
        """
        await self._refresh()
        worker = await self._next()
        try:
            yield worker
        finally:
            self._take_back(worker)

    async def _refresh(self) -> None:
        """Have all new queries answered from the store as it is now."""
        if self._snapshots[-1].is_current():
            return
        async with self._swapping:
            if self._snapshots[-1].is_current():
                return
            try:
                self._snapshots.append(await asyncio.to_thread(take_snapshot, self.folder))
            except GraphError as error:  # the next query tries again
                log.warning("%s", error)
                return
            while not self._idle.empty():
                self._take_back(self._idle.get_nowait())

    async def _next(self) -> Worker:
        busy = HttpError(503, "too many queries at the same time", {"Retry-After": "5"})
        if self._waiting >= self.limits.waiting:
            raise busy
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._idle.get()
        except TimeoutError as error:
            raise busy from error
        finally:
            self._waiting -= 1

    def _take_back(self, worker: Worker) -> None:
        if worker.is_free and worker.snapshot is self._snapshots[-1]:
            self._idle.put_nowait(worker)
        else:
            worker.kill()
            self._later(self._replace(worker))

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: Worker) -> None:
        await worker.end()
        self._workers.discard(worker)
        self._forget_snapshots()
        while True:
            try:
                return await self._start()
            except (GraphError, OSError) as error:
                log.warning("%s", error)
                await asyncio.sleep(PAUSE_IN_SECONDS)

    async def _start(self) -> None:
        worker = await Worker.start(self._snapshots[-1], self.limits.mebibytes)
        self._workers.add(worker)
        self._take_back(worker)

    def _forget_snapshots(self) -> None:
        """Delete those that no worker reads any more."""
        used = {worker.snapshot for worker in self._workers}
        for old in [snapshot for snapshot in self._snapshots[:-1] if snapshot not in used]:
            self._snapshots.remove(old)
            old.remove()
