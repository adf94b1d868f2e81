"""Where a graph is: in a folder, or on an endpoint."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import DEFAULT_FOLDER
from kg.core.errors import GraphError
from kg.store import Endpoint, has_articles, is_address, open_graph, read_address

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.pipeline import Report
    from kg.store import RemoteStore


@dataclass(frozen=True, slots=True, init=False)
class Place:
    """A folder, or a SPARQL endpoint with a folder for all but the triples."""

    folder: Path
    report: Report | None
    """What the build that made it did; None for a graph opened later."""
    endpoint: Endpoint | None
    """Where the triples are, if not in the folder."""

    def __init__(self, folder: str | Path = DEFAULT_FOLDER, report: Report | None = None) -> None:
        """Name a graph, which is opened when it is asked.

        Args:
            folder: the graph folder, or the address of an endpoint: `http://USER:PASSWORD@localhost:7878`.
            report: what the build did that made it.

        Raises:
            GraphError: an address that can't be one.
        """
        address = read_address(folder) if isinstance(folder, str) and is_address(folder) else None
        object.__setattr__(self, "folder", Path(address.folder if address else folder))
        object.__setattr__(self, "report", report)
        object.__setattr__(self, "endpoint", address and Endpoint(address))

    @property
    def where(self) -> str:
        """The folder or the address, without credentials."""
        return str(self.endpoint or self.folder)

    def _store(self) -> Store | RemoteStore:
        """The graph, to be read."""
        return open_graph(self.folder, self.endpoint)

    def _articles(self) -> Path:
        """The folder with the articles, which isn't there where somebody else built the graph on an endpoint."""
        if self.endpoint and not has_articles(self.folder):
            what, allowed = "no articles there", f"copy the folder with which {self.endpoint} was built"
            raise GraphError(what, where=str(self.folder), allowed=allowed)
        return self.folder
