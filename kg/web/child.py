"""What the processes that the server starts have in common: a pipe of their own, bounds to memory and time."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def own_pipe() -> BinaryIO:
    """Standard output for frames alone: whatever else prints, prints to standard error."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


def limit_memory(mebibytes: int) -> None:
    """From now on; allocating more aborts the process. Only Linux says how much is in use, and keeps to the limit."""
    with suppress(ImportError, OSError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * os.sysconf("SC_PAGE_SIZE") + mebibytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def end_after(seconds: float) -> None:
    """The system ends the process then, whatever it does; 0: not any more."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
