"""The `kg` command: each command parses its arguments, calls one function and prints."""

from __future__ import annotations

import functools
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress

from kg.core.errors import KgError, QueryError

app = typer.Typer(
    help="Turns news into a knowledge graph that can be trusted.\n\nExample: kg build seeds; kg query controls",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
F = TypeVar("F", bound=Callable[..., Any])
GraphOption = Annotated[Path, typer.Option("--graph", help="The graph folder.", show_default=True)]
QueriesOption = Annotated[list[Path] | None, typer.Option("--queries", help="A folder of named queries of your own.")]
ByOption = Annotated[str, typer.Option(help="Who says so.")]
UndoOption = Annotated[bool, typer.Option("--undo", help="Take the decision back.")]
FirstArgument = Annotated[str, typer.Argument(metavar="A", help="An entity, by any of its names or its id.")]
SecondArgument = Annotated[str, typer.Argument(metavar="B", help="The other.")]
ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim, by its IRI or id.")]
_DEFAULT_GRAPH = Path("kg.db")


class Drawing(StrEnum):
    """The pictures that `kg draw` knows."""

    NETWORK = "network"


class Shape(StrEnum):
    """The forms in which `kg evaluate` prints."""

    TEXT = "text"
    JSON = "json"


class Own(StrEnum):
    """The user's files of which a graph keeps a copy."""

    KNOWLEDGE = "knowledge"
    VOCABULARY = "vocabulary"
    DECISIONS = "decisions"


def _command(name: str) -> Callable[[F], F]:
    """Register a command whose KgErrors become one line on standard error and exit status 1; notes stand below."""

    def register(function: F) -> F:
        @functools.wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except KgError as error:
                typer.echo(f"kg {name}: {error}", err=True)
                for note in getattr(error, "__notes__", ()):
                    typer.echo(f"  {note}", err=True)
                raise typer.Exit(1) from error

        app.command(name)(guarded)
        return function

    return register


@_command("build")
def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS...",
            help="Files and folders of articles: txt, md, html, csv, tsv, jsonl. None to build a graph's own again.",
        ),
    ] = None,
    graph: GraphOption = _DEFAULT_GRAPH,
    workers: Annotated[int, typer.Option(help="Processes that read at the same time.", min=1)] = 1,
    encoding: Annotated[str, typer.Option(help="The encoding of all the files; cp1252 or utf-16, say.")] = "utf-8",
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
    open: Annotated[bool, typer.Option(help="Keep relations that the vocabulary doesn't know, in their words.")] = True,
    report: Annotated[bool, typer.Option("--report", help="Say what was read and not kept, and why.")] = False,
) -> None:
    """Read articles into a graph.

    Example: kg build seeds --graph kg.db
    """
    from kg.api import build as run

    if not paths and not graph.is_dir():
        raise typer.BadParameter("name files or folders of articles, or the graph that has them")
    with _progress() as progress:
        own = {"knowledge": knowledge, "vocabulary": vocabulary, "decisions": decisions}
        options = {"model": model, **own, "forget": forget or (), "open": open, "workers": workers}
        made = run(paths or [], graph, encoding=encoding, progress=progress, **options)  # type: ignore[arg-type]
    _tell(made)
    for reason, count in made.dropped().items() if report else ():
        typer.echo(f"{count:>8} not kept: {reason}")


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Something to tell of each text that is read: a bar on a terminal, else a line each."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda name, done, total: typer.echo(f"{done}/{total} {name}", err=True)
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("reading")
        yield lambda name, done, total: bar.update(task, completed=done, total=total, description=name)


def _tell(made: Any) -> None:
    """Say what a build did: what was skipped and why first, the sum last."""
    report = made.report
    if report.changed:
        typer.echo(f"all read again: changed {', '.join(report.changed)}", err=True)
    for error in report.skipped:
        typer.echo(f"skipped {error}", err=True)
    _note(report.notes)
    counts = made.stats()
    parts = ", ".join(f"{counts[key]} {key}" for key in ("articles", "entities", "claims", "facts"))
    typer.echo(
        f"{made.folder}: {parts} ({report.read} read, {report.unchanged} unchanged, {len(report.skipped)} skipped)"
    )


def _note(notes: Iterable[str]) -> None:
    for note in notes:
        typer.echo(f"note: {note}", err=True)


@_command("query")
def query(
    what: Annotated[str, typer.Argument(metavar="NAME|FILE|SPARQL", help="A named query, a .rq file or SPARQL.")],
    graph: GraphOption = _DEFAULT_GRAPH,
    param: Annotated[list[str] | None, typer.Option(help="NAME=VALUE; entities as in show.")] = None,
    format: Annotated[str, typer.Option(help="table, json, csv, tsv, xml; ttl, nt for CONSTRUCT.")] = "table",
    queries: QueriesOption = None,
) -> None:
    """Ask the graph.

    Example: kg query controls; kg query about --param entity=ISIS; kg query 'SELECT ?s { ?s kg:controls ent:Palmyra }'
    """
    from kg.api import Graph

    answer = Graph(graph).query(what, _parameters(param or []), queries=queries or ())
    _note(answer.notes)
    width = shutil.get_terminal_size((120, 40)).columns
    sys.stdout.write(answer.to(format, width=width))


def _parameters(pairs: list[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise QueryError(f"--param {pair}", allowed="NAME=VALUE")
    return dict(pair.split("=", 1) for pair in pairs)


@_command("queries")
def list_queries(queries: QueriesOption = None) -> None:
    """List the named queries with their questions and parameters.

    Example: kg queries
    """
    from kg.query import load_queries

    for named in load_queries(queries or ()).values():
        parameters = "".join(f" [{p.name}={p.kind}]" if p.optional else f" {p.name}={p.kind}" for p in named.parameters)
        typer.echo(f"{named.name}{parameters}\n    {named.question}")


@_command("draw")
def draw(
    kind: Annotated[Drawing, typer.Argument(help="What to draw.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="svg, png, pdf, graphml or gexf.")],
    graph: GraphOption = _DEFAULT_GRAPH,
    focus: Annotated[str, typer.Option(help="An entity whose neighbourhood to draw, as in show.")] = "",
    top: Annotated[int, typer.Option(help="How many actors at most; 0: as many as stay legible.", min=0)] = 0,
    title: Annotated[str, typer.Option(help="Above the picture.")] = "",
) -> None:
    """Draw the graph.

    Example: kg draw network -o actors.svg --top 20
    """
    from kg.api import Graph

    del kind
    typer.echo(Graph(graph).draw(output, focus=focus, top=top, title=title))


@_command("show")
def show(
    what: Annotated[str, typer.Argument(metavar="ENTITY", help="Any of its names, its id, or NAME (Type).")],
    graph: GraphOption = _DEFAULT_GRAPH,
    sentences: Annotated[int, typer.Option(help="How many sentences of each article at most.", min=0)] = 3,
) -> None:
    """Show what is known of an entity, with the sentences that say it, and where it is mentioned.

    Example: kg show Palmyra; kg show 'Homs (City)'; kg show ent:Homs
    """
    from kg.api import Graph

    profile = Graph(graph).show(what)
    _note(filter(None, (profile.note,)))
    width = shutil.get_terminal_size((120, 40)).columns
    sys.stdout.write(profile.to_text(width=width, sentences=sentences))


@_command("same")
def same(
    a: FirstArgument,
    b: SecondArgument,
    graph: GraphOption = _DEFAULT_GRAPH,
    by: ByOption = "",
    undo: UndoOption = False,
) -> None:
    """Decide that two entities are one thing; kept in decisions.tsv in the graph folder.

    Example: kg same 'Jon Roe' 'Jonathan Roe'
    """
    from kg.api import Graph

    _note(Graph(graph).same(a, b, by=by, undo=undo))


@_command("different")
def different(
    a: FirstArgument,
    b: SecondArgument,
    graph: GraphOption = _DEFAULT_GRAPH,
    by: ByOption = "",
    undo: UndoOption = False,
) -> None:
    """Decide that two entities are never one; kept in decisions.tsv in the graph folder.

    Example: kg different 'Jon Roe' 'Jonathan Roe'
    """
    from kg.api import Graph

    _note(Graph(graph).different(a, b, by=by, undo=undo))


@_command("reject")
def reject(
    claim: ClaimArgument, graph: GraphOption = _DEFAULT_GRAPH, by: ByOption = "", undo: UndoOption = False
) -> None:
    """Decide that a claim is read wrongly: it goes; kept in decisions.tsv in the graph folder.

    Example: kg reject claim:0123456789abcdef
    """
    from kg.api import Graph

    _note(Graph(graph).reject(claim, by=by, undo=undo))


@_command("accept")
def accept(
    claim: ClaimArgument, graph: GraphOption = _DEFAULT_GRAPH, by: ByOption = "", undo: UndoOption = False
) -> None:
    """Decide that a claim is read rightly: its confidence is 1; kept in decisions.tsv in the graph folder.

    Example: kg accept claim:0123456789abcdef
    """
    from kg.api import Graph

    _note(Graph(graph).accept(claim, by=by, undo=undo))


@_command("export")
def export(
    output: Annotated[Path, typer.Argument(help="FILE.nq, .trig, .ttl, .nt, .rdf or .jsonld.")],
    graph: GraphOption = _DEFAULT_GRAPH,
) -> None:
    """Write the graph to a file.

    Example: kg export graph.nq
    """
    from kg.api import Graph

    typer.echo(Graph(graph).export(output))


@_command("remove")
def remove(
    articles: Annotated[list[str], typer.Argument(help="Articles, by name or id.")], graph: GraphOption = _DEFAULT_GRAPH
) -> None:
    """Take articles out of the graph, as if they had never been there.

    Example: kg remove 000_630ca58b2ca17150.txt
    """
    from kg.api import Graph

    Graph(graph).remove(*articles)


@_command("stats")
def stats(graph: GraphOption = _DEFAULT_GRAPH) -> None:
    """Count what the graph holds.

    Example: kg stats
    """
    from kg.api import Graph

    for what, count in Graph(graph).stats().items():
        typer.echo(f"{count:>8} {what}")


@_command("evaluate")
def evaluate(
    annotation: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR",
            help="KEY.facts.tsv and KEY.entities.tsv for each article of the graph; or sentences.tsv and facts.tsv.",
        ),
    ],
    graph: GraphOption = _DEFAULT_GRAPH,
    misses: Annotated[int, typer.Option(help="How many missed facts and false claims to show.", min=0)] = 0,
    format: Annotated[Shape, typer.Option(help="For reading or for programs.")] = Shape.TEXT,
    workers: Annotated[int, typer.Option(help="Processes that read sentences at the same time.", min=1)] = 1,
) -> None:
    """Compare the graph with articles that people annotated, or what kg reads in sentences with theirs.

    Example: kg evaluate gold --graph kg.db --misses 20
    """
    from kg.api import Graph

    with _progress() as progress:
        found = Graph(graph).evaluate(annotation, workers=workers, progress=progress)
    if format is Shape.JSON:
        typer.echo(json.dumps(found.to_dict(misses=misses), ensure_ascii=False, indent=2))
    else:
        width = shutil.get_terminal_size((120, 40)).columns
        sys.stdout.write(found.to_text(misses=misses, width=width))
