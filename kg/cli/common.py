"""What all commands share: the app, how a command is registered, options that several take, and what they tell."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from kg import DEFAULT_FOLDER
from kg.core.errors import KgError
from kg.core.screen import printable

F = TypeVar("F", bound=Callable[..., Any])
GraphOption = Annotated[
    str, typer.Option("--graph", help="The graph folder, or the address of a SPARQL endpoint.", show_default=True)
]
QueriesOption = Annotated[list[Path] | None, typer.Option("--queries", help="A folder of named queries of your own.")]
DEFAULT_GRAPH = DEFAULT_FOLDER
app = typer.Typer(
    help="Turns news into a knowledge graph that can be trusted.\n\nExample: kg build seeds; kg query controls",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _say_version(wanted: bool) -> None:  # noqa: FBT001
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kg {version('newskg')}")
        raise typer.Exit


@app.callback()
def _every_command(
    _version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    pass


def command(name: str, *, group: str) -> Callable[[F], F]:
    """Register a command whose KgErrors become one line on standard error and exit status 1; notes stand below.

    Args:
        name: what the user types.
        group: the heading under which `kg --help` lists it.
    """

    def register(function: F) -> F:
        @functools.wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except KgError as error:
                typer.echo(printable(f"kg {name}: {error}"), err=True)
                for note in getattr(error, "__notes__", ()):
                    typer.echo(printable(f"  {note}"), err=True)
                raise typer.Exit(1) from error

        app.command(name, rich_help_panel=group)(guarded)
        return function

    return register


@contextmanager
def progress_shown() -> Iterator[Callable[[str, int, int], None]]:
    """Something to tell of each text that is read: a bar on a terminal, else a line each."""
    from rich.console import Console  # here, as nothing else needs it
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda name, done, total: typer.echo(f"{done}/{total} {name}", err=True)
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("reading")
        yield lambda name, done, total: bar.update(task, completed=done, total=total, description=name)


def note(notes: Iterable[str]) -> None:
    """Say what a user may want to know, a line each, on standard error."""
    for line in notes:
        typer.echo(printable(f"note: {line}"), err=True)


def terminal_width() -> int:
    """The columns that there are to fill."""
    return shutil.get_terminal_size((120, 40)).columns
