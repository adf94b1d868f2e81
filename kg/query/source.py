"""What a graph must be able to do to be asked: pyoxigraph's Store has it, and so has a store behind HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

Node = NamedNode | BlankNode | Triple


class Source(Protocol):
    """Somewhere to ask SPARQL and quads."""

    def query(
        self, query: str, /, *, prefixes: dict[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a SPARQL query; prefixes are those that it needn't declare.

        Raises:
            SyntaxError: it is malformed, or no query.
        """
        ...

    def quads_for_pattern(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object: NamedNode | Literal | None,
        graph_name: NamedNode | DefaultGraph | None = None,
        /,
    ) -> Iterator[Quad]:
        """The quads with these parts, any where None; `graph_name` None means every graph."""
        ...
