"""Real stores for the tests, each a server of its own on loopback, its data in a temporary folder or in memory."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
import requests
from pyoxigraph import Store

from kg.api import Graph
from kg.store import Endpoint, open_graph

STORES = ("oxigraph", "virtuoso")
KG = "https://w3id.org/newskg/"
EMPTYING = (
    f'DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{KG}")) }}',
    f'DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{KG}")) }}',
)
"""As docs/stores.md has it; the second is for stores with a default graph of its own."""
FOREIGN = '<urn:mine> <urn:says> "mine"'
SECRET = "pass@word"
_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 100
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
MaxOptimizeLayouts = 20
StopCompilerWhenXOverRunTime = 1
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 5000
"""


@contextmanager
def oxigraph() -> Iterator[str]:
    """An Oxigraph in memory, by its address."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("needs the program oxigraph")
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with _running([program, "serve", "--bind", f"127.0.0.1:{port}"], f"{address}/query?query=ASK%7B%7D"):
        yield address


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """A Virtuoso with its data in a folder, by the address for a user who may update."""
    server, shell = (shutil.which(name) for name in ("virtuoso-t", "isql-vt"))
    if not server or not shell:
        pytest.skip("needs Virtuoso: apt-get install virtuoso-opensource-7-bin")
    sql, http = _free_port(), _free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    address = f"127.0.0.1:{http}/sparql"
    with _running([server, "+configfile", str(settings), "+foreground"], f"http://{address}"):
        may = f"DB.DBA.USER_CREATE('kg', '{SECRET}'); GRANT SPARQL_UPDATE TO \"kg\";"
        subprocess.run([shell, f"127.0.0.1:{sql}", "dba", "dba", f"exec={may}"], check=True, capture_output=True)
        yield f"http://kg:{quote(SECRET)}@{address}"


def has_default_graph(endpoint: Endpoint) -> bool:
    """Whether it is the store whose default graph isn't the union of all."""
    return not str(endpoint).endswith("sparql")


def empty(endpoint: Endpoint) -> None:
    """Take all of kg's away."""
    for update in EMPTYING if has_default_graph(endpoint) else EMPTYING[:1]:
        endpoint.update(update)


def of_others(graph: Graph) -> str:
    """A triple that isn't kg's, in the default graph where there is one."""
    assert graph.endpoint
    return f"{FOREIGN} ." if has_default_graph(graph.endpoint) else f"GRAPH <urn:graph> {{ {FOREIGN} }}"


def copied(graph: Path, folder: Path, *, articles: int) -> Path:
    """A graph folder with the first articles of another, without its store."""
    shutil.copytree(graph, folder, ignore=shutil.ignore_patterns("store"))
    for kind in ("claims", "articles"):
        for path in sorted((folder / kind).iterdir())[articles:]:
            path.unlink()
    return folder


def quads(graph: Graph) -> set[str]:
    """All that the graph holds, as one store writes it; points without their place, which Virtuoso rounds."""
    store = Store()
    store.extend(open_graph(graph.folder, graph.endpoint).quads_for_pattern(None, None, None))
    return {re.sub(r"(?<=asWKT> ).*", "", str(quad)) for quad in store}


@contextmanager
def _running(command: list[str], url: str) -> Iterator[None]:
    """While it runs; entered once it answers there."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            if process.poll() is not None:
                pytest.fail(f"{command[0]} ended with status {process.returncode}")
            try:
                requests.get(url, timeout=5).close()
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
