"""kg turns news articles into a knowledge graph that can be trusted.

>>> import kg
>>> graph = kg.build(["seeds"])  # doctest: +SKIP
>>> graph.query("controls").to_dataframe()  # doctest: +SKIP

Nothing heavy is imported before it is needed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Graph, build, read_text

__all__ = ["Graph", "build", "read_text"]
DEFAULT_FOLDER = "kg.db"
"""Where a graph is unless somebody says otherwise."""


def __getattr__(name: str) -> Any:
    """Import the public functions when they are first asked for (PEP 562)."""
    if name in __all__:
        return getattr(import_module("kg.api"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public functions, also those that aren't imported yet, for completion in notebooks and consoles."""
    return sorted(__all__)
