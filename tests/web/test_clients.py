"""Clients that people use get what `kg query` gives."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, SPARQLWrapper

from kg.api import Graph
from kg.query import find_query

COMUNICA = shutil.which("comunica-sparql")
NAMES = ("controls", "hostilities", "events")


def expected(graph: Path, name: str) -> list[dict[str, str]]:
    answer = Graph(graph).query(name)
    bindings = json.loads(answer.body)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]


@pytest.mark.parametrize("name", NAMES)
def test_rdflib(name: str, endpoint: str, graph: Path) -> None:
    result: Any = SPARQLStore(f"{endpoint}/sparql").query(find_query(name).text)
    rows = [{str(variable): str(term) for variable, term in row.items()} for row in result.bindings]
    assert rows == expected(graph, name)
    assert rows


@pytest.mark.parametrize("name", NAMES)
def test_sparqlwrapper(name: str, endpoint: str, graph: Path) -> None:
    client = SPARQLWrapper(f"{endpoint}/sparql")
    client.setQuery(find_query(name).text)
    client.setMethod(POST)
    client.setReturnFormat(JSON)
    converted: Any = client.queryAndConvert()
    bindings = converted["results"]["bindings"]
    assert [{key: term["value"] for key, term in row.items()} for row in bindings] == expected(graph, name)


@pytest.mark.skipif(COMUNICA is None, reason="comunica-sparql of the npm package @comunica/query-sparql isn't there")
@pytest.mark.parametrize("name", NAMES)
def test_comunica(name: str, endpoint: str, graph: Path) -> None:
    """It parses the query itself and sends on what a SPARQL endpoint can answer."""
    done = subprocess.run(
        [str(COMUNICA), f"sparql@{endpoint}/sparql", find_query(name).text, "-t", "application/sparql-results+json"],
        capture_output=True,
        check=True,
        timeout=120,
    )
    bindings = json.loads(done.stdout)["results"]["bindings"]
    rows = [{key: term["value"] for key, term in row.items()} for row in bindings]
    assert rows == expected(graph, name)


@pytest.mark.parametrize("name", NAMES)
def test_pandas(name: str, endpoint: str, graph: Path) -> None:
    frame = pd.read_csv(f"{endpoint}/queries/{name}.csv", dtype=str, keep_default_na=False)
    answer = Graph(graph).query(name)
    assert list(frame.columns) == list(answer.columns)
    rows = [{k: v for k, v in row.items() if v} for row in frame.to_dict("records")]
    assert rows == [{k: v for k, v in row.items() if v} for row in expected(graph, name)]
