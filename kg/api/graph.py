"""A graph as people use it from Python: all that can be asked of it, made of it and changed in it."""

from __future__ import annotations

from kg.api.changes import Changes
from kg.api.outputs import Outputs


class Graph(Outputs, Changes):
    """A graph in a folder, or on a SPARQL endpoint with a folder for all but the triples."""

    __slots__ = ()
