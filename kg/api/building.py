"""From articles to a graph, or from a text to its syntax, names and links."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg import DEFAULT_FOLDER
from kg.api.graph import Graph

if TYPE_CHECKING:
    from kg.core.types import Document
    from kg.pipeline import Progress


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


def _path(path: str | Path | None) -> Path | None:
    return None if path is None else Path(path)
