"""The rules of a graph as SHACL shapes, for other tools: what `kg validate` checks, as far as SHACL can say it.

A node shape for each class, a property shape for each of its properties, a SPARQL constraint for each rule of
`checks.toml` about its nodes. The rest is about named graphs, or about nodes that nothing tells apart. Lists are the
only blank nodes here, with fixed labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat

from kg.core.iri import PREFIXES
from kg.core.ontology import COUNTS, Ontology, OwnClass, OwnProperty, load_ontology
from kg.store import terms
from kg.store.checks import Check, needs, written_checks
from kg.store.owl import DOCUMENT, write_triples
from kg.store.terms import Term, about, curie

_DATE = "^[0-9]{4}(-[0-9]{2}){0,2}$"
"""A day, a month or a year; not all engines look into the form of a date."""
Subject = NamedNode | BlankNode


def shapes_document(format: RdfFormat = RdfFormat.TURTLE) -> bytes:
    """The shapes of every graph, whatever its vocabulary: sorted, always the same bytes.

    Args:
        format: any RDF syntax.
    """
    return write_triples(shapes_triples(), format)


def shapes_triples() -> Iterator[Quad]:
    """All that the document says."""
    ontology = load_ontology()
    for prefix, namespace in PREFIXES.items():
        declared = curie(f"kg:prefix-{prefix}")
        yield from about(DOCUMENT, ("sh:declare", declared))
        yield from about(
            declared,
            ("sh:prefix", terms.text(prefix)),
            ("sh:namespace", terms.typed(namespace, "xsd:anyURI")),
        )
    for each in ontology.classes:
        yield from _node_shape(each, ontology)
    for check in written_checks():
        if check.is_shacl:
            yield from _constraint(check)


def _node_shape(each: OwnClass, ontology: Ontology) -> Iterator[Quad]:
    shape = _shape(each.name)
    yield from about(
        shape,
        ("rdf:type", curie("sh:NodeShape")),
        ("rdfs:label", terms.text(each.label)),
        ("sh:targetClass", curie(each.name) if each.is_typed else None),
        ("sh:targetSubjectsOf", curie(each.subjects) if each.subjects else None),
        ("sh:targetObjectsOf", tuple(map(curie, each.objects))),
    )
    for stands in ontology.properties:
        if each.name in stands.on:
            yield from _property_shape(shape, stands, stands.on[each.name], ontology)


def _property_shape(shape: NamedNode, each: OwnProperty, count: str, ontology: Ontology) -> Iterator[Quad]:
    least, most = COUNTS[count]
    named = NamedNode(f"{shape.value}-{each.name.replace(':', '-')}")
    kinds, leads_to = each.datatypes, () if each.is_literal else each.range
    typed = [name for name in leads_to if ontology.class_by_name[name].is_typed]
    yield from about(shape, ("sh:property", named))
    yield from about(
        named,
        ("sh:path", curie(each.name)),
        ("sh:name", terms.text(each.label)),
        ("sh:message", terms.text(f"{each.name} ({each.label}): {_how_often(count)} {needs(each)}")),
        ("sh:minCount", terms.typed(least, "xsd:integer") if least else None),
        ("sh:maxCount", terms.typed(most, "xsd:integer") if most else None),
        ("sh:datatype", curie(kinds[0]) if len(kinds) == 1 else None),
        ("sh:nodeKind", None if each.is_literal else curie("sh:IRI")),
        ("sh:class", tuple(map(curie, typed))),
        ("sh:pattern", terms.text(_DATE) if "xsd:date" in kinds else None),
        ("sh:minInclusive", None if each.least is None else terms.typed(each.least, "xsd:integer")),
        ("sh:maxInclusive", None if each.most is None else terms.typed(each.most, "xsd:integer")),
    )
    if each.values:
        yield from _list(named, "sh:in", [value for word in each.values if (value := terms.text(word))])
    if len(kinds) > 1:
        choices = [NamedNode(f"{named.value}-{kind.partition(':')[2]}") for kind in kinds]
        yield from _list(named, "sh:or", choices)
        for choice, kind in zip(choices, kinds, strict=True):
            yield from about(choice, ("sh:datatype", curie(kind)))


def _constraint(check: Check) -> Iterator[Quad]:
    named = curie(f"kg:rule-{check.name}")
    for name in check.on:
        yield from about(_shape(name), ("sh:sparql", named))
    yield from about(
        named,
        ("rdf:type", curie("sh:SPARQLConstraint")),
        ("rdfs:label", terms.text(check.name.replace("-", " "))),
        ("sh:message", terms.text(f"{check.what}; {check.allowed}")),
        ("sh:prefixes", DOCUMENT),
        ("sh:select", terms.text(f"SELECT $this {check.selected} WHERE {{ {check.where} }}")),
    )


def _list(subject: NamedNode, name: str, items: Iterable[Term]) -> Iterator[Quad]:
    """A property whose value is an RDF list."""
    cells: list[tuple[BlankNode, Term]] = [
        (BlankNode(f"{subject.value.rpartition('#')[2]}-{name[3:]}-{place}".replace("-", "_")), item)
        for place, item in enumerate(items)
    ]
    yield Quad(subject, curie(name), cells[0][0])
    rest: list[Subject] = [*(cell for cell, _ in cells[1:]), curie("rdf:nil")]
    for (cell, item), following in zip(cells, rest, strict=True):
        yield Quad(cell, curie("rdf:first"), item)
        yield Quad(cell, curie("rdf:rest"), following)


def _shape(name: str) -> NamedNode:
    return curie(f"kg:shape-{name.replace(':', '-')}")


def _how_often(count: str) -> str:
    return {"1": "just one", "0..1": "at most one", "1..*": "at least one", "0..*": "any number,"}[count]
