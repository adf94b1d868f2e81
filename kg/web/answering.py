"""A response that asks a worker and passes on what it says, within a time limit, as long as the client stays."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from typing import Any

from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from kg.web.errors import HttpError
from kg.web.frames import Job
from kg.web.page import HEADERS
from kg.web.pool import Pool
from kg.web.process import Worker

CUT, NOTE = "KG-Truncated", "KG-Note"
"""Headers: after how many rows an answer was cut; how a name was understood."""


class Answering(Response):
    """The answer to a query.

    It has the status of an error unless there is a first chunk. An answer that breaks off later is never ended, so that
    the connection breaks and no client takes it for whole.
    """

    def __init__(self, pool: Pool, job: Job) -> None:
        """Of a query that nobody has been asked yet."""
        super().__init__()
        self._pool, self._job, self._begun = pool, job, False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; a client that goes away ends the query."""
        await _first_of(self._answer(scope, receive, send), _gone(receive))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with self._pool.lend() as worker, asyncio.timeout(self._job.seconds):
                await self._relay(worker, send)
        except TimeoutError:
            text = f"the query takes longer than the {self._job.seconds:g} seconds that it may"
            await self._tell(HttpError(504, text), scope, receive, send)
        except HttpError as error:
            await self._tell(error, scope, receive, send)

    async def _relay(self, worker: Worker, send: Send) -> None:
        head = await worker.ask(self._job)
        body, is_last = await worker.read()
        length = {"Content-Length": str(len(body))} if is_last and not self._job.only_head else {}
        self._begun = True
        await send({"type": "http.response.start", "status": 200, "headers": _raw({**self._told(head), **length})})
        await send({"type": "http.response.body", "body": body, "more_body": not is_last})
        while not is_last:
            body, is_last = await worker.read()
            await send({"type": "http.response.body", "body": body, "more_body": not is_last})

    async def _tell(self, error: HttpError, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._begun:
            await to_response(error)(scope, receive, send)

    def _told(self, head: Mapping[str, Any]) -> dict[str, str]:
        headers = {"Content-Type": head["content_type"], "Vary": "Accept"}
        if head["content_type"].startswith("text/html"):
            headers |= HEADERS
        if head["cut"]:
            headers[CUT] = str(self._job.most)
        if head["notes"]:
            headers[NOTE] = "; ".join(head["notes"]).encode("unicode_escape").decode()
        return headers


def to_response(error: HttpError) -> Response:
    """An error as plain text."""
    return PlainTextResponse(f"{error}\n", error.status, dict(error.headers))


async def _first_of(*works: Coroutine[Any, Any, None]) -> None:
    """Do several things until the first is done; the others are cancelled."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        if not task.cancelled():
            task.result()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _raw(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
