"""The application on a port, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from socket import socket

import uvicorn
from fastapi import FastAPI

GRACE_IN_SECONDS = 2
"""What answers that are under way get when the server ends."""


class Server(uvicorn.Server):
    """Uvicorn, which says where it listens once it does."""

    def __init__(self, app: FastAPI, host: str, port: int, announce: Callable[[str], object]) -> None:
        """Not started yet.

        Args:
            app: what answers.
            host: name or address of the interface.
            port: 0 for any that is free.
            announce: gets the server's address, `http://127.0.0.1:8000/`.
        """
        self._announce = announce
        super().__init__(
            uvicorn.Config(
                app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=GRACE_IN_SECONDS, ws="none"
            )
        )

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        if self.started:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self._announce(f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/")


def serve(app: FastAPI, host: str, port: int, announce: Callable[[str], object]) -> bool:
    """Answer until Ctrl-C; arguments as of `Server`. Returns whether the port could be had."""
    server = Server(app, host, port, announce)
    with suppress(KeyboardInterrupt):
        server.run()
    return server.started
