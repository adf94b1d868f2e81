"""Commands that make a graph and measure it."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.common import DEFAULT_GRAPH, GraphOption, command, note, progress_shown, terminal_width

_command = partial(command, group="Build a graph")


class Own(StrEnum):
    """The user's files of which a graph keeps a copy."""

    KNOWLEDGE = "knowledge"
    VOCABULARY = "vocabulary"
    DECISIONS = "decisions"


class Shape(StrEnum):
    """The forms in which `kg evaluate` prints."""

    TEXT = "text"
    JSON = "json"


@_command("build")
def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS...",
            help="Files and folders of articles: txt, md, html, csv, tsv, jsonl. None to build a graph's own again.",
        ),
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    workers: Annotated[int, typer.Option(help="Processes that read at the same time.", min=1)] = 1,
    model: Annotated[
        str | None, typer.Option(help="An installed spaCy pipeline instead of the one that ships.")
    ] = None,
    knowledge: Annotated[
        Path | None, typer.Option(help="A table of entities of your own; the graph keeps a copy for later builds.")
    ] = None,
    vocabulary: Annotated[
        Path | None, typer.Option(help="A file of predicates of your own; the graph keeps a copy.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="A table of what is the same or different, instead of the graph's own.")
    ] = None,
    forget: Annotated[list[Own] | None, typer.Option(help="Drop the graph's copy of such a file.")] = None,
    encoding: Annotated[str, typer.Option(help="The encoding of all the files; cp1252 or utf-16, say.")] = "utf-8",
    open: Annotated[bool, typer.Option(help="Keep relations that the vocabulary doesn't know, in their words.")] = True,
    report: Annotated[bool, typer.Option("--report", help="Say what was read and not kept, and why.")] = False,
) -> None:
    """Read articles into a graph.

    Example: kg build seeds --graph kg.db
    """
    from kg.api import Graph
    from kg.api import build as run

    if not paths and not Graph(graph).folder.is_dir():
        raise typer.BadParameter("name files or folders of articles, or the graph that has them")
    with progress_shown() as progress:
        own = {"knowledge": knowledge, "vocabulary": vocabulary, "decisions": decisions}
        options = {"model": model, **own, "forget": forget or (), "open": open, "workers": workers}
        made = run(paths or [], graph, encoding=encoding, progress=progress, **options)  # type: ignore[arg-type]
    _tell(made)
    for reason, count in made.dropped().items() if report else ():
        typer.echo(f"{count:>8} not kept: {reason}")


@_command("remove")
def remove(
    articles: Annotated[list[str], typer.Argument(help="Articles, by name or id.")], graph: GraphOption = DEFAULT_GRAPH
) -> None:
    """Take articles out of the graph, as if they had never been there.

    Example: kg remove 000_630ca58b2ca17150.txt
    """
    from kg.api import Graph

    Graph(graph).remove(*articles)


@_command("evaluate")
def evaluate(
    annotation: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR",
            help="KEY.facts.tsv and KEY.entities.tsv for each article of the graph; or sentences.tsv and facts.tsv.",
        ),
    ],
    graph: GraphOption = DEFAULT_GRAPH,
    misses: Annotated[int, typer.Option(help="How many missed facts and false claims to show.", min=0)] = 0,
    format: Annotated[Shape, typer.Option(help="For reading or for programs.")] = Shape.TEXT,
    workers: Annotated[int, typer.Option(help="Processes that read sentences at the same time.", min=1)] = 1,
) -> None:
    """Compare the graph with articles that people annotated, or what kg reads in sentences with theirs.

    Example: kg evaluate gold --graph kg.db --misses 20
    """
    from kg.api import Graph

    with progress_shown() as progress:
        found = Graph(graph).evaluate(annotation, workers=workers, progress=progress)
    if format is Shape.JSON:
        typer.echo(json.dumps(found.to_dict(misses=misses), ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(found.to_text(misses=misses, width=terminal_width()))


def _tell(made: Any) -> None:
    """Say what a build did: what was skipped and why first, the sum last."""
    report = made.report
    if report.changed:
        typer.echo(f"all read again: changed {', '.join(report.changed)}", err=True)
    for error in report.skipped:
        typer.echo(f"skipped {error}", err=True)
    note(report.notes)
    counts = made.stats()
    parts = ", ".join(f"{counts[key]} {key}" for key in ("articles", "entities", "claims", "facts"))
    if made.endpoint:
        typer.echo(f"articles, settings and decisions lie in {made.folder}", err=True)
    typer.echo(
        f"{made.where}: {parts} ({report.read} read, {report.unchanged} unchanged, {len(report.skipped)} skipped)"
    )
