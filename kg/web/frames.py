"""What the server and its workers say to each other over pipes.

Down goes a job, a line of JSON. Up come frames, a letter and a length before each: READY once, then for each job either
FAILED, or HEAD and any number of DATA, ended by LAST (or by FAILED, where the answer breaks off).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO

READY, HEAD, DATA, LAST, FAILED = b"R", b"H", b"D", b"L", b"F"
PREFIX = struct.Struct(">cI")
CHUNK_IN_BYTES = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A query, and in which form its answer is wanted."""

    text: str
    name: str = ""
    """That of a named query, else empty."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    dataset: tuple[Sequence[str], Sequence[str]] | None = None
    """The IRIs of the default graphs and of the named ones; None: as the query says."""
    graph: str = ""
    """A named graph that must be there; empty: none."""
    base_iri: str
    rows: tuple[str, str] | None
    """Format and content type for rows; None: the client takes none."""
    triples: tuple[str, str] | None
    """Format and content type for triples."""
    most: int = 0
    """How many rows or triples at most; 0: all."""
    seconds: float
    """After which the process ends itself, should the server be gone."""
    only_head: bool = False
    """Whether the answer itself isn't wanted."""

    def to_line(self) -> bytes:
        """As it goes down the pipe."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Job:
        """As it came."""
        return cls(**json.loads(line))


class Chunks:
    """A file to write an answer into, which leaves as frames; a full pipe holds up whoever writes."""

    def __init__(self, pipe: BinaryIO) -> None:
        """Start empty."""
        self._pipe, self._held = pipe, bytearray()

    def write(self, data: bytes) -> int:
        """Take some bytes."""
        self._held += data
        if len(self._held) >= CHUNK_IN_BYTES:
            self._send(DATA)
        return len(data)

    def flush(self) -> None:
        """Nothing: chunks leave when they are full."""

    def end(self) -> None:
        """Send the rest."""
        self._send(LAST)

    def _send(self, kind: bytes) -> None:
        send(self._pipe, kind, self._held)
        self._held.clear()


def send(pipe: BinaryIO, kind: bytes, body: bytes | bytearray | Mapping[str, Any] = b"") -> None:
    """Write a frame; a mapping as JSON."""
    data = json.dumps(body).encode() if isinstance(body, Mapping) else body
    pipe.write(PREFIX.pack(kind, len(data)))
    pipe.write(data)
    pipe.flush()
