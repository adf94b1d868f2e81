"""kg from Python: `kg.build(["seeds"]).query("controls")`. The command line calls the same functions."""

from kg import DEFAULT_FOLDER
from kg.api.building import build, read_text
from kg.api.graph import Graph

__all__ = ["DEFAULT_FOLDER", "Graph", "build", "read_text"]
