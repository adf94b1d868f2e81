"""The `kg` command: each command parses its arguments, calls one function and prints.

`kg --help` lists them in the order in which they are imported here.
"""
# ruff: noqa: I001

from kg.cli.common import app
from kg.cli import build, ask, serve, correct, check

__all__ = ["app", "ask", "build", "check", "correct", "serve"]
