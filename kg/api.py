"""kg from Python: `kg.build(["seeds"]).query("controls")`. The command line calls the same functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from kg import exporting
from kg.core.errors import GraphError, UnknownNameError, nearest
from kg.core.types import Article
from kg.core.vocabulary import load_vocabulary
from kg.draw import Edge, Picture, draw_network, show_network
from kg.query import (
    Answer,
    ClaimRecord,
    EntityRecord,
    FactRecord,
    Profile,
    Stream,
    choose_query,
    claim_records,
    entity_records,
    fact_records,
    find_article,
    find_entity,
    make_profile,
    stream,
)
from kg.store import (
    Defect,
    Endpoint,
    article_names,
    as_rdflib,
    describe,
    has_articles,
    is_address,
    local,
    open_graph,
    own_file,
    read_address,
    read_reading,
)

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Dataset

    from kg.core.types import Document
    from kg.evaluate import Evaluation
    from kg.pipeline import Progress, Report

DEFAULT_FOLDER = "kg.db"


def build(
    paths: Sequence[str | Path] | str | Path,
    graph: str | Path = DEFAULT_FOLDER,
    *,
    model: str | None = None,
    knowledge: str | Path | None = None,
    vocabulary: str | Path | None = None,
    decisions: str | Path | None = None,
    forget: Sequence[str] = (),
    open: bool = True,
    workers: int = 1,
    encoding: str = "utf-8",
    progress: Progress = lambda _name, _done, _all: None,
) -> Graph:
    """Read articles into a graph, made where missing, and return it.

    Args:
        paths: files and folders of articles (txt, md, html, csv, tsv, jsonl); none to build a graph's own again.
        graph: the graph folder, or the address of a SPARQL 1.1 endpoint that takes updates.
        model: an installed spaCy pipeline instead of the one that ships.
        knowledge: a table of entities of your own with columns of `kg/knowledge/entities.tsv`: id, type, name and any
            others. The graph keeps a copy of this and the next two for later builds, until another is given.
        vocabulary: predicates of your own, in the form of `kg/knowledge/vocabulary.toml`.
        decisions: what you say is the same or different, instead of what the graph has; see `Graph.same`.
        forget: which of these three (`knowledge`, `vocabulary`, `decisions`) the graph shall have no longer.
        open: keep relations that the vocabulary doesn't know, in their own words; they are never facts.
        workers: processes that read at the same time.
        encoding: of all the files, by a name that Python knows.
        progress: called with an article's name, how many are done, how many there are.

    Raises:
        KgError: a path, folder, endpoint, model or user file that won't do; one line says which.
    """
    from kg import pipeline  # with spaCy, which those who only ask needn't wait for

    sources = [paths] if isinstance(paths, str | Path) else paths
    settings = pipeline.Settings(model, _path(knowledge), _path(vocabulary), open, _path(decisions))
    files = [Path(path) for path in sources]
    made = Graph(graph)
    report = pipeline.build(
        files,
        made.folder,
        endpoint=made.endpoint,
        settings=settings,
        forget=forget,
        workers=workers,
        encoding=encoding,
        progress=progress,
    )
    return Graph(graph, report)


def read_text(text: str, *, model: str | None = None) -> Document:
    """The syntax, names and links of a text, without a graph; `kg.annotate.to_spacy` makes a spaCy Doc of it.

    >>> [token.lemma for token in read_text("The army left.").tokens]
    ['the', 'army', 'leave', '.']

    Args:
        text: an article or a sentence; its date line and page furniture are left out, as from a file.
        model: an installed spaCy pipeline instead of the one that ships; it finds no links.

    Raises:
        KgError: a text that is empty or not English, a model that won't do; one line says which.
    """
    from kg import pipeline
    from kg.read import as_article

    return pipeline.read_document(as_article(text), model)


@dataclass(frozen=True, slots=True, init=False)
class Graph:
    """A graph in a folder, or on a SPARQL endpoint with a folder for all but the triples."""

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

    def query(
        self, query: str, parameters: dict[str, str] | None = None, *, queries: Iterable[str | Path] = ()
    ) -> Answer:
        """Ask a named query, a `.rq` file or a SPARQL text.

        Args:
            query: which.
            parameters: values by parameter name; entities by any of their names.
            queries: folders of named queries of your own.

        Raises:
            QueryError, UnknownNameError, AmbiguousNameError, GraphError: one line says what was wrong, and what was
                allowed.
        """
        return self.stream(query, parameters, queries=queries).answer()

    def stream(
        self, query: str, parameters: dict[str, str] | None = None, *, queries: Iterable[str | Path] = ()
    ) -> Stream:
        """Begin to answer what is too big to keep: `graph.stream("claims").write(file, "csv")`; else as `query`."""
        chosen = choose_query(query, [Path(folder) for folder in queries])
        return stream(open_graph(self.folder, self.endpoint), chosen, parameters)

    def show(self, entity: str) -> Profile:
        """All that the graph has on an entity: names, claims, and the sentences that mention it, article by article.

        Args:
            entity: any of its names, its id (`ent:Homs`), or a name and a type (`Homs (City)`).

        Raises:
            UnknownNameError, AmbiguousNameError, GraphError: one line says what was wrong, and what was allowed.
        """
        return make_profile(open_graph(self.folder, self.endpoint), entity, partial(read_reading, self._articles()))

    def article(self, name: str) -> Article:
        """An article as it was read, by its name or id; claims quote `article.text[start:end]`.

        Raises:
            UnknownNameError, GraphError: no such article, or no graph; one line says what was allowed.
        """
        return read_reading(self._articles(), find_article(open_graph(self.folder, self.endpoint), name)).article

    def claims(
        self, *, article: str = "", entity: str = "", predicate: str = "", status: str = ""
    ) -> tuple[ClaimRecord, ...]:
        """What the articles claim, as records, in the order of the articles.

        Args:
            article: only in this one, by its name or id.
            entity: only what this has part in, or says, by any of its names.
            predicate: only this relation: `captures`, `open:interfere_in`.
            status: only of statements of this status: `accepted`, `reported`, `denied` or `disputed`.

        Raises:
            QueryError, UnknownNameError, AmbiguousNameError, GraphError: one line says what was wrong, and what was
                allowed.
        """
        narrowed = {"article": article, "entity": entity, "predicate": predicate, "status": status}
        return claim_records(open_graph(self.folder, self.endpoint), narrowed)

    def facts(self, *, entity: str = "", predicate: str = "", status: str = "") -> tuple[FactRecord, ...]:
        """The statements with what speaks for and against them, as records; arguments and errors as `claims`."""
        narrowed = {"entity": entity, "predicate": predicate, "status": status}
        return fact_records(open_graph(self.folder, self.endpoint), narrowed)

    def entities(self, *, article: str = "", type: str = "") -> tuple[EntityRecord, ...]:
        """The entities as records, by id.

        Args:
            article: only those that this one names, by its name or id.
            type: only those of this type or one below it: `Place`.

        Raises:
            QueryError, UnknownNameError, GraphError: one line says what was wrong, and what was allowed.
        """
        return entity_records(open_graph(self.folder, self.endpoint), {"article": article}, type=type)

    def to_networkx(self) -> MultiDiGraph[str]:
        """The graph for networkx: a node for each entity, an edge for each fact, with all that their records tell.

        Nodes and edges have ids as in `entities` and `facts`; a fact's is the key of its edge.
        """
        return exporting.network(local(open_graph(self.folder, self.endpoint)))

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
        center = find_entity(open_graph(self.folder, self.endpoint), focus).bearer.entity.value if focus else ""
        if output is None:
            return show_network(edges, title=title, focus=center, top=top)
        return draw_network(edges, Path(output), title=title, focus=center, top=top)

    def evaluate(
        self,
        annotation: str | Path,
        *,
        workers: int = 1,
        progress: Progress = lambda _name, _done, _all: None,
    ) -> Evaluation:
        """Compare the graph with articles that people annotated.

        Args:
            annotation: a folder with `KEY.facts.tsv` and `KEY.entities.tsv` for each article; or one with
                `sentences.tsv` and `facts.tsv`, whose sentences are then read and compared instead of the graph.
            workers: processes that read sentences at the same time.
            progress: called with a sentence's id, how many are done, how many there are.

        Raises:
            InputError, GraphError, UnknownNameError: no annotation, a row that isn't in the form, a graph that is
                missing or lacks an article; one line says which.
        """
        from kg import pipeline

        return pipeline.evaluate(Path(annotation), self._articles(), workers=workers, progress=progress)

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
        exporting.export(
            local(open_graph(self.folder, self.endpoint)), Path(output), profile=profile, quotes=quotes, vocabulary=own
        )
        return Path(output)

    def as_rdflib(self) -> Dataset:
        """The graph as an rdflib Dataset, without a copy."""
        return as_rdflib(open_graph(self.folder, self.endpoint))

    def remove(self, *names: str) -> None:
        """Take articles out, by their names or ids, as if they had never been there.

        Raises:
            UnknownNameError: the graph holds no such article; nothing is removed.
        """
        from kg import pipeline

        known = article_names(self._articles())
        for name in names:
            if name not in known and name not in known.values():
                allowed = nearest(name, known) or f"it holds {len(known)} articles, see `kg query articles`"
                raise UnknownNameError(f"no article {name}", where=str(self.folder), allowed=allowed)
        pipeline.remove(self.folder, [known.get(name, name) for name in names], endpoint=self.endpoint)

    def same(self, a: str, b: str, *, by: str = "", undo: bool = False) -> tuple[str, ...]:
        """Decide that two entities are one thing, whatever later builds read; the node is the known one's, else `a`'s.

        Args:
            a: an entity, by any of its names or its id.
            b: the other.
            by: who says so.
            undo: take that decision back.

        Returns:
            Notes on the graph's decisions and other files of yours that come to nothing.

        Raises:
            UnknownNameError, QueryError: no such entity, several, one only, or no such decision.
            DataError: it contradicts other decisions, by the lines of `decisions.tsv` in the graph folder.
        """
        from kg.deciding import decide

        return decide(self._articles(), "same", (a, b), by=by, undo=undo, endpoint=self.endpoint)

    def different(self, a: str, b: str, *, by: str = "", undo: bool = False) -> tuple[str, ...]:
        """Decide that two entities are never one; where they are one now, name them by their ids. Else as `same`."""
        from kg.deciding import decide

        return decide(self._articles(), "different", (a, b), by=by, undo=undo, endpoint=self.endpoint)

    def reject(self, claim: str, *, by: str = "", undo: bool = False) -> tuple[str, ...]:
        """Decide that a claim is read wrongly: the graph has it no longer. By its IRI or id; else as `same`."""
        from kg.deciding import judge

        return judge(self._articles(), "reject", claim, by=by, undo=undo, endpoint=self.endpoint)

    def accept(self, claim: str, *, by: str = "", undo: bool = False) -> tuple[str, ...]:
        """Decide that a claim is read rightly, however doubtful it was: its confidence is 1. Else as `reject`."""
        from kg.deciding import judge

        return judge(self._articles(), "accept", claim, by=by, undo=undo, endpoint=self.endpoint)

    def validate(self) -> tuple[Defect, ...]:
        """All that is wrong in the graph, as records whose text is a line each; nothing if it is as it should be.

        Its rules are those of `kg/knowledge/checks.toml` and `ontology.toml`; besides, quotations are compared with the
        articles, and the store with what the articles' files give.

        Raises:
            GraphError: no graph there, or a file of an article that can't be read.
        """
        from kg import pipeline

        return pipeline.validate(self._articles(), self.endpoint)

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

    def dropped(self) -> dict[str, int]:
        """How many statements were proposed in the articles and became no claims, by reason, the most first."""
        from kg import pipeline

        return pipeline.dropped(self._articles())

    def stats(self) -> dict[str, Any]:
        """How much of each kind the graph holds."""
        return {row["what"]: row["count"] for row in self.query("stats")}

    def _articles(self) -> Path:
        """The folder with the articles, which isn't there where somebody else built the graph on an endpoint."""
        if self.endpoint and not has_articles(self.folder):
            what, allowed = "no articles there", f"copy the folder with which {self.endpoint} was built"
            raise GraphError(what, where=str(self.folder), allowed=allowed)
        return self.folder


def _path(path: str | Path | None) -> Path | None:
    return None if path is None else Path(path)
