"""Commands by which a person corrects a graph; what is decided stays in its `decisions.tsv`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from kg.cli.common import DEFAULT_GRAPH, GraphOption, command, note

_command = partial(command, group="Correct it")

ByOption = Annotated[str, typer.Option(help="Who says so.")]
UndoOption = Annotated[bool, typer.Option("--undo", help="Take the decision back.")]
FirstArgument = Annotated[str, typer.Argument(metavar="A", help="An entity, by any of its names or its id.")]
SecondArgument = Annotated[str, typer.Argument(metavar="B", help="The other.")]
ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim, by its IRI or id.")]


@_command("same")
def same(
    a: FirstArgument,
    b: SecondArgument,
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    undo: UndoOption = False,
) -> None:
    """Decide that two entities are one thing; kept in decisions.tsv in the graph folder.

    Example: kg same 'Jon Roe' 'Jonathan Roe'
    """
    from kg.api import Graph

    note(Graph(graph).same(a, b, by=by, undo=undo))


@_command("different")
def different(
    a: FirstArgument,
    b: SecondArgument,
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    undo: UndoOption = False,
) -> None:
    """Decide that two entities are never one; kept in decisions.tsv in the graph folder.

    Example: kg different 'Jon Roe' 'Jonathan Roe'
    """
    from kg.api import Graph

    note(Graph(graph).different(a, b, by=by, undo=undo))


@_command("reject")
def reject(
    claim: ClaimArgument, graph: GraphOption = DEFAULT_GRAPH, by: ByOption = "", undo: UndoOption = False
) -> None:
    """Decide that a claim is read wrongly: it goes; kept in decisions.tsv in the graph folder.

    Example: kg reject claim:0123456789abcdef
    """
    from kg.api import Graph

    note(Graph(graph).reject(claim, by=by, undo=undo))


@_command("accept")
def accept(
    claim: ClaimArgument, graph: GraphOption = DEFAULT_GRAPH, by: ByOption = "", undo: UndoOption = False
) -> None:
    """Decide that a claim is read rightly: its confidence is 1; kept in decisions.tsv in the graph folder.

    Example: kg accept claim:0123456789abcdef
    """
    from kg.api import Graph

    note(Graph(graph).accept(claim, by=by, undo=undo))
