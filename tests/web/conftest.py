"""Servers that tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.web.pool import Limits
from web.serving import TOKEN, running, scratch


@pytest.fixture(scope="session")
def endpoint(graph: Path) -> Iterator[str]:
    """The address of a server of the seeds' graph."""
    with running(graph, origins=["https://news.example"]) as base:
        yield base


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of an empty store that takes updates."""
    folder = scratch(tmp_path_factory.mktemp("written") / "kg.db")
    with running(folder, limits=Limits(workers=1), token=TOKEN, guard=False) as base:
        yield base
