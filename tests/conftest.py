"""What all tests share, made once a session: the pipeline that ships and the graph of the seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kg.annotate.parsed import Model
    from kg.pipeline import Report

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The three articles that come with kg."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def reader() -> Model:
    """The reader that ships, the one that builds in this process use too."""
    from kg.reading import model_named

    return model_named(None)


@pytest.fixture(scope="session")
def built(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """The graph folder of the seeds, not to be changed, and what its build said."""
    from kg.pipeline import build

    folder = tmp_path_factory.mktemp("seeds") / "kg.db"
    return folder, build([seeds], folder)


@pytest.fixture(scope="session")
def graph(built: tuple[Path, Report]) -> Path:
    """The graph folder of the seeds, not to be changed."""
    return built[0]


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The stores by name, each started when it is first asked for."""
    from servers import oxigraph, virtuoso

    started = dict[str, str]()
    with ExitStack() as stack:

        def address(name: str) -> str:
            if name not in started:
                folder = tmp_path_factory.mktemp(name)
                started[name] = stack.enter_context(oxigraph() if name == "oxigraph" else virtuoso(folder))
            return started[name]

        yield address
