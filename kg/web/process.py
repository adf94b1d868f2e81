"""A worker as the server sees it: a process of Python that gets jobs and sends frames."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import Any

from kg.core.errors import GraphError
from kg.web.errors import HttpError
from kg.web.frames import CHUNK_IN_BYTES, FAILED, HEAD, LAST, PREFIX, READY, Job
from kg.web.snapshot import Snapshot

START_IN_SECONDS = 60
TOO_MUCH = "its process ended: it needs more memory than it may use, or is nested too deeply"


class Worker:
    """A process that answers a query at a time on a snapshot."""

    def __init__(self, process: Process, snapshot: Snapshot) -> None:
        """Take over a process that was just started."""
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._down, self._up = process, process.stdin, process.stdout
        self.snapshot, self._is_over = snapshot, False
        self.is_free = True
        """Whether it has nothing to do, and can be given a job."""

    @classmethod
    async def start(cls, snapshot: Snapshot, mebibytes: int) -> Worker:
        """Start one, and wait until it has the store.

        Raises:
            GraphError: it can't open it.
        """
        worker = cls(await start_python("kg.web.worker", str(snapshot.path), str(mebibytes)), snapshot)
        try:
            async with asyncio.timeout(START_IN_SECONDS):
                await worker._frame(READY)
        except (TimeoutError, HttpError) as error:
            await worker.end()
            raise GraphError("the store can't be opened", where=str(snapshot.folder)) from error
        except asyncio.CancelledError:
            await worker.end()
            raise
        return worker

    async def ask(self, job: Job) -> dict[str, Any]:
        """Give it a job; returns what it says of the answer before the answer.

        Raises:
            HttpError: the query can't be answered.
        """
        self.is_free = False
        with suppress(ConnectionError):  # then reading tells
            self._down.write(job.to_line())
            await self._down.drain()
        _, body = await self._frame(HEAD)
        head: dict[str, Any] = json.loads(body)
        return head

    async def read(self) -> tuple[bytes, bool]:
        """The next part of the answer, and whether it was the last.

        Raises:
            HttpError: the answer breaks off.
        """
        kind, body = await self._frame()
        self.is_free = kind == LAST
        return body, self.is_free

    async def _frame(self, *expected: bytes) -> tuple[bytes, bytes]:
        try:
            kind, size = PREFIX.unpack(await self._up.readexactly(PREFIX.size))
            body = await self._up.readexactly(size)
        except asyncio.IncompleteReadError as error:
            self._is_over = True
            raise HttpError(507, TOO_MUCH) from error
        if kind == FAILED:
            self.is_free = True
            told = json.loads(body)
            raise HttpError(told["status"], told["text"])
        assert not expected or kind in expected, "frames came in another order"
        return kind, body

    def kill(self) -> None:
        """End the process at once."""
        if not self._is_over:  # else asyncio would wonder who has taken note of its end
            self._is_over = True
            with suppress(ProcessLookupError):
                self._process.kill()

    async def end(self) -> None:
        """End it, and wait until it has ended."""
        self.kill()
        while await self._up.read(CHUNK_IN_BYTES):
            pass  # asyncio takes a process for ended only once its pipes are empty
        await self._process.wait()


async def start_python(module: str, *arguments: str) -> Process:
    """Run a module in a process of its own, that finds modules where this one does and doesn't hear its Ctrl-C."""
    paths = os.pathsep.join(filter(None, sys.path))
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", module, *arguments),
        stdin=PIPE,
        stdout=PIPE,
        env={**os.environ, "PYTHONPATH": paths},
        start_new_session=True,
    )
