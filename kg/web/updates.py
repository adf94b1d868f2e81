"""Updates over HTTP: off unless the server has a token, which each of them has to bring, and one after the other."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from kg.store.updates import apply_update
from kg.web.errors import HttpError
from kg.web.protocol import Operation, address

Apply = Callable[[Operation, str], Awaitable[None]]
"""Does an update with a base IRI, or raises a KgError."""


class Updates:
    """The side of the endpoint that writes."""

    def __init__(self, token: str, apply: Apply) -> None:
        """Take updates that bring a token; an empty one turns them off."""
        self._token, self._apply, self._writing = token, apply, asyncio.Lock()

    @property
    def are_on(self) -> bool:
        """Whether there is a token."""
        return bool(self._token)

    async def __call__(self, request: Request, operation: Operation) -> Response:
        """Do an update, whose outcome all later queries see.

        Raises:
            HttpError: 401 without the token, 403 where updates are off.
            KgError: the update is malformed or forbidden, or the store can't be written.
        """
        self._check(request)
        async with self._writing:
            await self._apply(operation, address(request))
        return Response(status_code=204)

    def _check(self, request: Request) -> None:
        if not self._token:
            raise HttpError(403, "updates are off; the server takes them when it is started with --update")
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.casefold() != "bearer" or not hmac.compare_digest(given.strip().encode(), self._token.encode()):
            raise HttpError(401, "an update needs the server's token", {"WWW-Authenticate": "Bearer"})


def applying(folder: Path, seconds: float, *, guard: bool = True) -> Apply:
    """Updates of a graph folder's store, each in a process of its own.

    Args:
        folder: the graph folder.
        seconds: after which an update is ended.
        guard: whether only users' own graphs may be written.
    """

    async def apply(operation: Operation, base_iri: str) -> None:
        using, named = operation.default, operation.named
        update = partial(apply_update, folder, operation.text, base_iri=base_iri, guard=guard, timeout=seconds)
        await asyncio.to_thread(update, using=using, using_named=named)

    return apply
