"""Commands that ask a graph."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import DEFAULT_GRAPH, GraphOption, QueriesOption, command, note, terminal_width
from kg.core.errors import QueryError

_command = partial(command, group="Ask it")


class Drawing(StrEnum):
    """The pictures that `kg draw` knows."""

    NETWORK = "network"


class Format(StrEnum):
    """The forms of an answer: for people, of rows, of triples."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XML = "xml"
    TTL = "ttl"
    NT = "nt"
    JSONLD = "jsonld"
    RDF = "rdf"


@_command("query")
def query(
    what: Annotated[str, typer.Argument(metavar="NAME|FILE|SPARQL", help="A named query, a .rq file or SPARQL.")],
    graph: GraphOption = DEFAULT_GRAPH,
    param: Annotated[list[str] | None, typer.Option(help="NAME=VALUE; entities as in show.")] = None,
    format: Annotated[
        Format, typer.Option(help="For reading; json, csv, tsv, xml for rows; ttl, nt, jsonld, rdf for CONSTRUCT.")
    ] = Format.TABLE,
    queries: QueriesOption = None,
) -> None:
    """Ask the graph.

    Example: kg query controls; kg query about --param entity=ISIS; kg query 'SELECT ?s { ?s kg:controls ent:Palmyra }'
    """
    from kg.api import Graph

    answer = Graph(graph).stream(what, _parameters(param or []), queries=queries or ())
    note(answer.notes)
    answer.write(sys.stdout.buffer, format.value, width=terminal_width())


@_command("queries")
def list_queries(queries: QueriesOption = None) -> None:
    """List the named queries with their questions and parameters.

    Example: kg queries
    """
    from kg.query import load_queries

    for named in load_queries(queries or ()).values():
        parameters = "".join(f" [{p.name}={p.kind}]" if p.optional else f" {p.name}={p.kind}" for p in named.parameters)
        typer.echo(f"{named.name}{parameters}\n    {named.question}")


@_command("show")
def show(
    what: Annotated[str, typer.Argument(metavar="ENTITY", help="Any of its names, its id, or NAME (Type).")],
    graph: GraphOption = DEFAULT_GRAPH,
    sentences: Annotated[int, typer.Option(help="How many sentences of each article at most.", min=0)] = 3,
) -> None:
    """Show what is known of an entity, with the sentences that say it, and where it is mentioned.

    Example: kg show Palmyra; kg show 'Homs (City)'; kg show ent:Homs
    """
    from kg.api import Graph

    profile = Graph(graph).show(what)
    note(filter(None, (profile.note,)))
    sys.stdout.write(profile.to_text(width=terminal_width(), sentences=sentences))


@_command("draw")
def draw(
    kind: Annotated[Drawing, typer.Argument(help="What to draw.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="svg, png, pdf, graphml or gexf.")],
    graph: GraphOption = DEFAULT_GRAPH,
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


@_command("stats")
def stats(graph: GraphOption = DEFAULT_GRAPH) -> None:
    """Count what the graph holds.

    Example: kg stats
    """
    from kg.api import Graph

    for what, count in Graph(graph).stats().items():
        typer.echo(f"{count:>8} {what}")


@_command("export")
def export(
    output: Annotated[Path, typer.Argument(help="FILE.nq, trig, ttl, nt, rdf or jsonld; else as the profile has it.")],
    graph: GraphOption = DEFAULT_GRAPH,
    profile: Annotated[str, typer.Option(help="plain, events, neo4j, jsonld, graphml or gexf; else all.")] = "",
    quotes: Annotated[bool, typer.Option(help="Whether to write the articles' own sentences.")] = True,
) -> None:
    """Write the graph for other tools.

    Example: kg export graph.nq; kg export events.csv --profile events; kg export import --profile neo4j
    """
    from kg.api import Graph

    typer.echo(Graph(graph).export(output, profile=profile, quotes=quotes))


def _parameters(pairs: list[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise QueryError(f"--param {pair}", allowed="NAME=VALUE")
    return dict(pair.split("=", 1) for pair in pairs)
