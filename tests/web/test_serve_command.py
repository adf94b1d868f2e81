"""`kg serve` from the shell."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--graph", "nowhere"], "kg serve: nowhere: no graph there; make one"),
        (["--update"], "kg serve: --update without a token; set KG_TOKEN"),
        (["--timeout", "0"], "Invalid value for '--timeout'"),
    ],
)
def test_what_is_wrong_is_said(options: list[str], told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_TOKEN", raising=False)
    result = CliRunner().invoke(app, ["serve", *options])
    assert told in result.output
    assert result.exit_code == (2 if "Invalid" in told else 1)


def test_a_port_that_is_taken(graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "kg", "serve", "--graph", str(graph), "--port", port, "--workers", "1"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"kg serve: 127.0.0.1:{port}: can't listen (Address already in use); ")
    assert done.stderr.count("\n") == 1


def test_other_commands_start_without_a_web_framework() -> None:
    code = "import sys, kg.cli, kg.api; sys.exit(any(name in sys.modules for name in ('fastapi', 'uvicorn', 'kg.web')))"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
