"""The approved tests of the W3C's protocol suite, read from its manifest where there is a copy beside the project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.term import Node

from web.serving import TOKEN, Step, failure, running, scratch

SUITE = Path(__file__).parents[3] / "shared" / "data" / "w3c-protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
CNT = Namespace("http://www.w3.org/2011/content#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
DAWG = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#")
NAMES = (
    "query_post_form query_dataset_default_graphs_get query_dataset_default_graphs_post query_dataset_named_graphs_post"
    " query_dataset_named_graphs_get query_dataset_full query_multiple_dataset query_get query_content_type_select"
    " query_content_type_ask query_content_type_describe query_content_type_construct update_dataset_default_graph"
    " update_dataset_default_graphs update_dataset_named_graphs update_dataset_full update_post_form update_post_direct"
    " update_base_uri query_post_direct bad_query_method bad_multiple_queries bad_query_wrong_media_type"
    " bad_query_missing_form_type bad_query_missing_direct_type bad_query_non_utf8 bad_query_syntax bad_update_get"
    " bad_multiple_updates bad_update_wrong_media_type bad_update_missing_form_type bad_update_non_utf8"
    " bad_update_syntax bad_update_dataset_conflict"
).split()
pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="the W3C's protocol suite isn't here")


@cache
def manifest() -> Graph:
    return Graph().parse(SUITE / "manifest.ttl")


def test_all_approved_tests_are_run() -> None:
    approved = manifest().subjects(DAWG.approval, DAWG.Approved)
    assert sorted(str(test).partition("#")[2] for test in approved) == sorted(NAMES)
    assert len(NAMES) == 34


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that has the suite's data."""
    with running(scratch(tmp_path_factory.mktemp("w3c") / "kg.db", data())) as base:
        yield base


def data() -> Iterator[Quad]:
    for file, name in {(graph, name) for graph, name in pairs(UT.graph, RDFS.label)}:
        for quad in parse(path=SUITE / Path(str(file)).name, format=RdfFormat.N_TRIPLES):
            yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(str(name)))


def pairs(first: URIRef, second: URIRef) -> Iterator[tuple[Node, Node]]:
    for holder in manifest().objects(None, UT.graphData):
        yield one(holder, first), one(holder, second)


@pytest.mark.parametrize("name", NAMES)
def test_w3c(name: str, read: str, written: str) -> None:
    base, headers = (written, {"Authorization": f"Bearer {TOKEN}"}) if "update" in name else (read, {})
    for step in steps(name):
        assert failure(base, step, **headers) == ""


def steps(name: str) -> Iterator[Step]:
    test = next(test for test in manifest().subjects(RDF.type, MF.ProtocolTest) if str(test).endswith(f"#{name}"))
    for request in manifest().items(one(one(test, MF.action), HT.requests)):
        yield step_of(request)


def step_of(request: Node) -> Step:
    step = Step(str(one(request, HT.methodName)), str(one(request, HT.absolutePath)), expected=expected(request))
    body = manifest().value(request, HT.body)
    if body is not None:
        encoding = str(one(body, CNT.characterEncoding))
        step = replace(step, body=str(one(body, CNT.chars)).encode(encoding), media=media(request))
    return step


def media(request: Node) -> str | None:
    headers = manifest().value(request, HT.headers)
    for header in manifest().items(headers) if headers else ():
        if str(one(header, HT.fieldName)).casefold() == "content-type":
            return str(one(header, HT.fieldValue))
    return None


def expected(request: Node) -> str:
    response = one(request, HT.resp)
    status = "2xx" if any("2xx" in str(status) for status in manifest().objects(response, MF.expectedStatus)) else "4xx"
    boolean, form = (manifest().value(response, what) for what in (MF.expectedBoolean, MF.expectedFormat))
    return f"{status} {boolean or form or ''!s}".strip()


def one(subject: Node, predicate: URIRef) -> Node:
    value = manifest().value(subject, predicate)
    assert value is not None
    return value
