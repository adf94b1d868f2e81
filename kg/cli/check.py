"""Commands that check a graph, and say what its words mean."""

from __future__ import annotations

import sys
from functools import partial
from typing import Annotated

import typer

from kg.cli.common import DEFAULT_GRAPH, GraphOption, command

_command = partial(command, group="Ask it")


@_command("validate")
def validate(graph: GraphOption = DEFAULT_GRAPH) -> None:
    """Check a graph: a line for each thing that is wrong, and exit status 1 if there is any.

    Example: kg validate --graph kg.db
    """
    from kg.api import Graph

    checked = Graph(graph)
    defects = checked.validate()
    for defect in defects:
        typer.echo(defect)
    typer.echo(f"{checked.where}: {len(defects) or 'nothing'} wrong", err=True)
    if defects:
        raise typer.Exit(1)


@_command("ontology")
def ontology(
    graph: GraphOption = DEFAULT_GRAPH,
    format: Annotated[str, typer.Option(help="ttl, nt, rdf, jsonld; md for a page to read.")] = "ttl",
    shapes: Annotated[bool, typer.Option("--shapes", help="SHACL shapes instead, which any graph fits.")] = False,
) -> None:
    """Say what classes, properties and relations mean, in OWL and SKOS; those of the graph's own vocabulary, too.

    Example: kg ontology > kg.ttl; kg ontology --shapes > shapes.ttl
    """
    from kg.api import Graph

    sys.stdout.write(Graph(graph).ontology(format, shapes=shapes))
