"""From the address that a user types to where a store takes queries and updates, and who asks."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from kg.core.errors import GraphError

CONVENTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"", r"/query", (r"/update",)),
    (r"(.*)/(?:query|update)", r"\1/query", (r"\1/update",)),
    (r"(.*/repositories/[^/]+)(?:/statements)?", r"\1", (r"\1/statements",)),
    (r"(.*)/sparql", r"\1/sparql", (r"\1/sparql", r"\1/update", r"\1/sparql-auth")),
    (r"(.*)", r"\1", (r"\1", r"\1/update")),
)
"""The path that is typed, the path for queries, the paths that may take updates, the likeliest first: of Oxigraph; of
Oxigraph, Fuseki and others; of RDF4J and GraphDB; of Virtuoso, Fuseki and Blazegraph; of any."""
UPDATE_VARIABLE = "KG_UPDATE_URL"
"""The environment variable that says where updates go, if not where `CONVENTIONS` has it."""
FOLDER_VARIABLE = "KG_FOLDER"
"""The environment variable that says where a graph on an endpoint keeps its folder."""
_SCHEMES = ("http", "https")
_LAST = re.compile(r"/(?:query|sparql|sparql-auth)$")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is; `str()` is fit to be shown."""

    query: str
    updates: tuple[str, ...]
    """Where it may take updates, the likeliest first."""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        """Where it takes queries, without credentials."""
        return self.query

    @property
    def folder(self) -> str:
        """The name of the folder for all but the triples, unless the environment gives one.

        >>> read_address("http://localhost:7878").folder
        'localhost_7878.kg'
        """
        bare = _LAST.sub("", self.query.partition("?")[0]).partition("//")[2]
        return os.environ.get(FOLDER_VARIABLE) or re.sub(r"[^A-Za-z0-9.-]+", "_", bare).strip("_.") + ".kg"


def is_address(text: str) -> bool:
    """Whether a graph is meant that is behind HTTP, rather than a folder."""
    return re.match(r"https?://", text, re.IGNORECASE) is not None


def read_address(text: str) -> Address:
    """The parts of an address such as `http://USER:PASSWORD@localhost:8890/sparql`.

    Raises:
        GraphError: it has no host, or the environment's `UPDATE_VARIABLE` has none.
    """
    parts = _split(text)
    path = parts.path.rstrip("/")
    found, query, updates = next((f, q, u) for c, q, u in CONVENTIONS if (f := re.fullmatch(c, path)))
    own = os.environ.get(UPDATE_VARIABLE)
    told = (_at(_split(own), _split(own).path),) if own else ()
    return Address(
        _at(parts, found.expand(query)),
        told or tuple(_at(parts, found.expand(update)) for update in updates),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        is_right = parts.scheme.lower() in _SCHEMES and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_right = False
    if not is_right:
        shown = re.sub(r"//.*@", "//", text)
        raise GraphError("no such address can be", where=shown, allowed="http://HOST:PORT/PATH of a SPARQL endpoint")
    return parts


def _at(parts: SplitResult, path: str) -> str:
    return urlunsplit((parts.scheme.lower(), parts.netloc.rpartition("@")[2], path, parts.query, ""))
