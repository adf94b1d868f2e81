"""The command that answers over HTTP."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import DEFAULT_GRAPH, QueriesOption, command
from kg.core.errors import QueryError

_command = partial(command, group="Ask it")


@_command("serve")
def serve(
    graph: Annotated[str, typer.Option(help="The graph folder.")] = DEFAULT_GRAPH,
    host: Annotated[str, typer.Option(help="The interface to listen on; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0 for any that is free.", min=0, max=65535)] = 8000,
    timeout: Annotated[float, typer.Option(help="Seconds that a query may take.", min=0.1)] = 30,
    rows: Annotated[int, typer.Option(help="Rows that an answer may have; 0: all.", min=0)] = 0,
    workers: Annotated[int, typer.Option(help="Queries that are answered at the same time.", min=1)] = 4,
    memory: Annotated[int, typer.Option(help="MiB of memory that a query may take.", min=64)] = 2048,
    cors: Annotated[list[str] | None, typer.Option(help="A web site whose pages may ask, https://..., or *.")] = None,
    queries: QueriesOption = None,
    update: Annotated[bool, typer.Option("--update", help="Take updates of graphs beside kg's own.")] = False,
    token: Annotated[str, typer.Option(envvar="KG_TOKEN", help="What an update has to bring.")] = "",
) -> None:
    """Answer over HTTP: SPARQL 1.1, the named queries and a page for the browser. Ctrl-C ends it.

    Example: kg serve --port 8000; KG_TOKEN=secret kg serve --update
    """
    if update and not token:
        raise QueryError("--update without a token", allowed="set KG_TOKEN, or give --token")
    from kg.store import is_address, open_store
    from kg.web.app import make_app
    from kg.web.pool import Limits
    from kg.web.server import address_of, listen
    from kg.web.server import serve as run

    if is_address(graph):
        raise QueryError("--graph is an endpoint already", allowed="a graph folder")
    folder = Path(graph)
    open_store(folder)
    limits = Limits(seconds=timeout, rows=rows, workers=workers, mebibytes=memory)
    app = make_app(folder, limits=limits, queries=queries or (), origins=cors or (), token=token if update else "")
    listening = listen(host, port)
    at = address_of(listening)
    run(app, listening, lambda: typer.echo(f"{at}\n{at}sparql  SPARQL 1.1\n{at}queries  the named queries"))
