"""What a client is told when a request can't be answered: a status and one line, never a traceback."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.core.errors import ForbiddenError, GraphError, KgError, UnknownNameError

NONE: Mapping[str, str] = MappingProxyType({})
STATUS: Mapping[type[KgError], int] = {UnknownNameError: 404, ForbiddenError: 403, GraphError: 503}
"""Of what else a user can cause it is 400."""


class HttpError(Exception):
    """A request that can't be answered; `str()` is what the client is told."""

    def __init__(self, status: int, text: str, headers: Mapping[str, str] = NONE) -> None:
        """Keep status (400 to 599), text and further headers."""
        super().__init__(text)
        self.status, self.headers = status, headers


def to_http(error: KgError) -> HttpError:
    """What to tell of an error; notes (the bearers of a name) stand below, a line each."""
    lines = [str(error), *getattr(error, "__notes__", ())]
    return HttpError(STATUS.get(type(error), 400), "\n".join(lines))
