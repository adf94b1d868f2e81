"""The errors that a user can cause, each saying what was wrong, where, and what was allowed.

KgError
├── InputError         a file, folder or row that can't be read
├── GraphError         a graph folder that is missing, locked or can't be written
├── QueryError         malformed SPARQL, an unknown query or a wrong parameter
├── ForbiddenError     an update of what kg has made itself, or one that would reach other servers
├── DataError          a lexicon, vocabulary or knowledge row that doesn't validate
├── ModelError         a pipeline that can't be loaded or has labels that kg doesn't know
├── UnknownNameError   an entity, claim or article that the graph doesn't hold
└── AmbiguousNameError a name that several entities bear

They are caught once, at the edge (the command line, the endpoint), and printed as one line.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import partial


class KgError(Exception):
    """Anything that a user can put right; `str()` is one line."""

    def __init__(self, what: str, *, where: str = "", allowed: str = "") -> None:
        """Keep the parts apart for callers that want them.

        Args:
            what: what was wrong.
            where: file, row, query or option in which it was found.
            allowed: what would have been right.
        """
        self.what, self.where, self.allowed = what, where, allowed
        super().__init__(what, where, allowed)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Pickle with its parts, so that a worker process can raise it too."""
        return partial(type(self), where=self.where, allowed=self.allowed), (self.what,)

    def __str__(self) -> str:
        """`where: what; allowed`, with the empty parts left out."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{head}; {self.allowed}" if self.allowed else head
        return " ".join(line.split())


class InputError(KgError):
    """A file, folder or row that can't be read."""


class GraphError(KgError):
    """A graph folder that is missing, locked or can't be written."""


class QueryError(KgError):
    """Malformed SPARQL, an unknown query or a wrong parameter."""


class ForbiddenError(KgError):
    """An update of what kg has made itself, or one that would reach other servers."""


class DataError(KgError):
    """A lexicon, vocabulary or knowledge row that doesn't validate."""


class ModelError(KgError):
    """A pipeline that can't be loaded, or whose labels kg doesn't know."""


class UnknownNameError(KgError):
    """An entity, claim or article that the graph doesn't hold."""


class AmbiguousNameError(KgError):
    """A name that several entities bear; the exception's notes describe them, a line each."""


def nearest(name: str, names: Iterable[str], *, count: int = 3) -> str:
    """Say which known names come nearest, as the `allowed` part of an error; empty where none is near."""
    near = difflib.get_close_matches(name, sorted(set(names)), n=count, cutoff=0.5)
    return f"did you mean {', '.join(near)}?" if near else ""
