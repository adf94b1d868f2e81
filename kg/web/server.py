"""The application on a port, until Ctrl-C."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from kg.core.errors import KgError

GRACE_IN_SECONDS = 2
"""What answers that are under way get when the server ends."""


class Server(uvicorn.Server):
    """Uvicorn, which says that it listens once it does."""

    def __init__(self, app: FastAPI, announce: Callable[[], object]) -> None:
        """Not started yet."""
        self._announce = announce
        grace = GRACE_IN_SECONDS
        super().__init__(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=grace, ws="none"))

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the application, then say so."""
        await super().startup(sockets)
        if self.started:
            self._announce()


def listen(host: str, port: int) -> socket.socket:
    """A socket of an interface.

    Args:
        host: the name or address of the interface.
        port: 0 for any that is free.

    Raises:
        KgError: there is no such interface, or the port is taken.
    """
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        # What connects inherits it: head and body of an answer go out one after the other, without a pause of 40 ms.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except OSError as error:
        allowed = "needs an address of this computer, and a --port that is free; 0 takes any"
        reason = str(error.strerror).partition(" (while")[0]  # Python adds the address
        raise KgError(f"can't listen ({reason})", where=f"{host}:{port}", allowed=allowed) from error


def address_of(listening: socket.socket) -> str:
    """Where a browser finds it: `http://127.0.0.1:8000/`."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(app: FastAPI, listening: socket.socket, announce: Callable[[], object]) -> None:
    """Answer until Ctrl-C; `announce` is called once it does."""
    with suppress(KeyboardInterrupt):
        Server(app, announce).run([listening])
