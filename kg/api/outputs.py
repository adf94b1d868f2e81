"""What a graph becomes in other tools: pictures, files, networkx, rdflib."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, overload

from kg import exporting
from kg.api.questions import Questions
from kg.core.vocabulary import load_vocabulary
from kg.draw import Edge, Picture, draw_network, show_network
from kg.query import find_entity
from kg.store import as_rdflib, describe, local, own_file

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Dataset


class Outputs(Questions):
    """A graph that is handed on."""

    __slots__ = ()

    @overload
    def draw(self, output: None = None, *, focus: str = "", top: int = 0, title: str = "") -> Picture: ...

    @overload
    def draw(self, output: str | Path, *, focus: str = "", top: int = 0, title: str = "") -> Path: ...

    def draw(
        self, output: str | Path | None = None, *, focus: str = "", top: int = 0, title: str = ""
    ) -> Path | Picture:
        """Draw the actors' network, where a notebook stands or into a svg, png, pdf, graphml or gexf file.

        Args:
            output: the file, its ending decides the format; None gives a picture that notebooks show.
            focus: an entity whose neighbourhood to draw, by any of its names; empty for all.
            top: how many of the most connected actors; 0 for as many as stay legible.
            title: above the picture.
        """
        edges = [Edge(**row) for row in self.query("network")]
        center = find_entity(self._store(), focus).bearer.entity.value if focus else ""
        if output is None:
            return show_network(edges, title=title, focus=center, top=top)
        return draw_network(edges, Path(output), title=title, focus=center, top=top)

    def export(self, output: str | Path, *, profile: str = "", quotes: bool = True) -> Path:
        """Write the graph for other tools, whole or not at all.

        Args:
            output: the file, its ending decides the format: nq, trig, jsonld, ttl, nt or rdf; a folder for `neo4j`.
            profile: empty for all that the graph holds; else `plain`, `events`, `neo4j`, `jsonld`, `graphml` or `gexf`.
            quotes: whether to write the articles' own sentences and headlines.

        Raises:
            QueryError, GraphError: no such profile, a format that it doesn't have, or no place to write; one line says
                which, and what was allowed.
        """
        own = own_file(self.folder, "vocabulary")
        exporting.export(local(self._store()), Path(output), profile=profile, quotes=quotes, vocabulary=own)
        return Path(output)

    def to_networkx(self) -> MultiDiGraph[str]:
        """The graph for networkx: a node for each entity, an edge for each fact, with all that their records tell.

        Nodes and edges have ids as in `entities` and `facts`; a fact's is the key of its edge.
        """
        return exporting.network(local(self._store()))

    def as_rdflib(self) -> Dataset:
        """The graph as an rdflib Dataset: a view of a folder's, a copy of one on an endpoint."""
        return as_rdflib(self._store())

    def ontology(self, format: str = "ttl", *, shapes: bool = False) -> str:
        """What the graph's classes, properties and relations mean, those of its own vocabulary too, in OWL and SKOS.

        Args:
            format: `ttl`, `nt`, `rdf` or `jsonld`; `md` for a page to read.
            shapes: SHACL shapes instead, which any graph of kg's fits.

        Raises:
            QueryError: no such format.
            DataError: the graph's vocabulary won't do.
        """
        return describe(load_vocabulary(own_file(self.folder, "vocabulary")), format, shapes=shapes)
