"""The SHACL shapes: a SHACL engine passes the seeds' graph, and finds in a spoilt one what `kg validate` finds."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, serialize
from rdflib import SH, Graph, URIRef

from kg.core.iri import PREFIXES, short
from kg.core.ontology import load_ontology
from kg.store import open_store, shapes_document
from kg.store.checks import all_checks, written_checks
from kg.store.validation import broken
from store.defects import DEFECTS

RULES = {check.name for check in written_checks() if check.is_shacl}


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(data=shapes_document(), format="turtle")


def as_graph(store: Store) -> Graph:
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph()))
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


def results(data: Graph, shapes: Graph, rules_of: Iterable[str]) -> set[tuple[str, str]]:
    """The nodes that don't conform, each with the property or rule.

    What SHACL's core says is asked of all nodes, the rules in SPARQL of some, since each takes the engine 20 ms a node.
    (The engine passes all values of `sh:or` where it is told which nodes to look at.)
    """
    core = Graph()
    core += [triple for triple in shapes if triple[1] != SH.sparql]
    rules = Graph()
    rules += [triple for triple in shapes if triple[1] != SH.property]
    found = set()
    some: list[str | URIRef] = [URIRef(node) for node in rules_of]
    for part, nodes in ((core, None), (rules, some)):
        _, report, _ = pyshacl.validate(data, shacl_graph=part, focus_nodes=nodes)
        for result in report.subjects(SH.focusNode):
            named = report.value(result, SH.resultPath) or report.value(result, SH.sourceConstraint)
            found.add((short(str(report.value(result, SH.focusNode))), short(str(named)).removeprefix("kg:rule-")))
    return found


def test_the_seeds_graph_conforms(graph: Path, shapes: Graph) -> None:
    data = as_graph(open_store(graph))
    some = sorted({str(node) for node in data.subjects() if "/claim/0" in str(node) or "/fact/0" in str(node)})
    assert results(data, shapes, some) == set()
    assert len(some) > 10


def test_a_shacl_engine_finds_the_same(graph: Path, shapes: Graph, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    store = Store()
    store.bulk_extend(open_store(graph))
    spoilt: list[NamedNode] = []
    for seeded in DEFECTS:
        spoilt.append(seeded.make(store, but=spoilt))
    nodes = [short(node.value) for node in spoilt]
    told = {(defect.node, name_of(check.name)) for check in all_checks() for defect in broken(store, check)}
    expressed = {(node, name) for node, name in told if node in nodes and (name in RULES or ":" in name)}
    found = results(as_graph(store), shapes, [node.value for node in spoilt])
    assert {(node, name) for node, name in found if node in nodes} == expressed
    assert len(expressed) > 40


def name_of(check: str) -> str:
    """A rule's name, of a property's the property."""
    return next((word for word in check.split()[::-1] if ":" in word), check)


def test_each_class_has_a_shape_with_its_properties(shapes: Graph) -> None:
    for each in load_ontology().classes:
        shape = URIRef(f"{PREFIXES['kg']}shape-{each.name.replace(':', '-')}")
        paths = {short(str(path)) for path in shapes.objects(shape, SH.property / SH.path)}
        assert paths == {stands.name for stands in load_ontology().properties if each.name in stands.on}
