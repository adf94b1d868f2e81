"""Updates over HTTP: off unless the server has a token, which each of them has to bring, and one after the other."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from kg.web.errors import HttpError
from kg.web.pool import Pool
from kg.web.process import TOO_MUCH, start_python
from kg.web.protocol import Operation, address

Apply = Callable[[Operation, str], Awaitable[None]]
"""Does an update with a base IRI, or raises HttpError."""


class Updates:
    """The side of the endpoint that writes."""

    def __init__(self, token: str, apply: Apply) -> None:
        """Take updates that bring a token; an empty one turns them off."""
        self._token, self._apply, self._writing = token, apply, asyncio.Lock()

    @property
    def are_on(self) -> bool:
        """Whether there is a token."""
        return bool(self._token)

    async def __call__(self, request: Request, operation: Operation, pool: Pool) -> Response:
        """Do an update, whose outcome later queries see.

        Raises:
            HttpError: 401 without the token, 403 where updates are off or touch what they may not, 400 malformed.
        """
        self._check(request)
        async with self._writing:
            try:
                await self._apply(operation, address(request))
            finally:
                await pool.refresh(force=True)
        return Response(status_code=204)

    def _check(self, request: Request) -> None:
        if not self._token:
            raise HttpError(403, "updates are off; the server takes them when it is started with --update")
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.casefold() != "bearer" or not hmac.compare_digest(given.strip().encode(), self._token.encode()):
            raise HttpError(401, "an update needs the server's token", {"WWW-Authenticate": "Bearer"})


def applying(folder: Path, seconds: float, mebibytes: int) -> Apply:
    """Updates of a graph folder's store, each in a process of its own, which is ended after some seconds."""

    async def apply(operation: Operation, base_iri: str) -> None:
        process = await start_python("kg.web.updater", str(folder), str(mebibytes))
        job = {"text": operation.text, "base_iri": base_iri, "using": operation.default, "named": operation.named}
        try:
            async with asyncio.timeout(seconds):
                said, _ = await process.communicate(json.dumps(job).encode())
        except TimeoutError as error:
            raise HttpError(504, f"the update takes longer than the {seconds:g} seconds that it may") from error
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        if not said:
            raise HttpError(507, TOO_MUCH)
        told = json.loads(said)
        if told["status"] != 200:
            raise HttpError(told["status"], told["text"])

    return apply
