"""One writer at a time: a lock on a folder, which ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.core.errors import GraphError

_PAUSE_IN_SECONDS = 0.02


@contextmanager
def locked(folder: Path, *, patience: float) -> Iterator[None]:
    """Hold a folder's lock; nothing is written for it, and readers don't ask for it.

    Args:
        folder: an existing folder.
        patience: how many seconds to wait while another process has it.

    Raises:
        GraphError: another process has it for longer.
    """
    if sys.platform == "win32":  # has no lock of this kind
        yield
        return
    import fcntl

    handle, end = os.open(folder, os.O_RDONLY), time.monotonic() + patience
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() >= end:
                    allowed = "try again when it is done"
                    raise GraphError("another process is writing it", where=str(folder), allowed=allowed) from error
                time.sleep(_PAUSE_IN_SECONDS)
        yield
    finally:
        os.close(handle)
