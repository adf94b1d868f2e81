"""Updates over HTTP: off unless the server has a token, which each of them has to bring, and one after the other."""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from kg.store import apply_update
from kg.web.errors import HttpError
from kg.web.protocol import Operation, address


@dataclass(frozen=True, slots=True)
class Updates:
    """The side of the endpoint that writes."""

    folder: Path
    """The graph folder."""
    seconds: float
    """After which an update is ended."""
    token: str
    """What each has to bring; empty: updates are off."""
    guard: bool
    """Whether only users' own graphs may be written."""
    _writing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __call__(self, request: Request, operation: Operation) -> Response:
        """Do an update, whose outcome all later queries see.

        Raises:
            HttpError: 401 without the token, 403 where updates are off.
            KgError: the update is malformed or forbidden, or the store can't be written.
        """
        self._check(request)
        update = partial(
            apply_update,
            self.folder,
            operation.text,
            base_iri=address(request),
            using=operation.default,
            using_named=operation.named,
            guard=self.guard,
            timeout=self.seconds,
        )
        async with self._writing:
            await asyncio.to_thread(update)
        return Response(status_code=204)

    def _check(self, request: Request) -> None:
        if not self.token:
            raise HttpError(403, "updates are off; the server takes them when it is started with --update")
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.casefold() != "bearer" or not hmac.compare_digest(given.strip().encode(), self.token.encode()):
            raise HttpError(401, "an update needs the server's token", {"WWW-Authenticate": "Bearer"})
