"""The graph as a file for any other RDF tool: N-Quads, TriG and JSON-LD hold all graphs, the others the default graph.

`dump_plain` is for tools that know nothing of claims: only what is accepted, in the words of RDF Schema.

Quads are sorted before they are written, so that equal graphs give equal bytes. pyoxigraph writes them, as rdflib would
rewrite literals ("01" to 1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pyoxigraph import DefaultGraph, Literal, Quad, RdfFormat, Store, Triple, serialize

from kg.core.iri import PREFIXES
from kg.core.xml import xml_safe
from kg.store.terms import curie

FORMATS = {
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}
PLAIN_FORMATS = ("nt", "ttl", "rdf", "jsonld")
Term = Any
"""Whatever stands in a quad."""


QUOTED = (curie("oa:exact"), curie("schema:headline"))
"""The properties that hold an article's own sentences."""


def dump(store: Store, format: str, *, quotes: bool = True) -> bytes:
    """The graph in one of `FORMATS`.

    Args:
        store: the graph.
        format: which.
        quotes: whether to write the articles' own sentences and headlines.
    """
    written = FORMATS[format]
    graph = None if written.supports_datasets else DefaultGraph()
    found = store.quads_for_pattern(None, None, None, graph)
    quads = sorted((quad for quad in found if quotes or quad.predicate not in QUOTED), key=_order)
    items = quads if written.supports_datasets else [quad.triple for quad in quads]
    return _written(items, written)


def dump_plain(store: Store, format: str) -> bytes:
    """The accepted statements alone, with types and labels of what they are about, in one of `PLAIN_FORMATS`."""
    triples = sorted(set(_plain(store)), key=str)
    return _written(triples, FORMATS[format])


def _written(items: Sequence[Quad] | Sequence[Triple], format: RdfFormat) -> bytes:
    data = serialize(items, format=format, prefixes=PREFIXES) or b""
    return xml_safe(data.decode()).encode() if format == RdfFormat.RDF_XML else data


def _plain(store: Store) -> Iterator[Triple]:
    def one(subject: Term, name: str) -> Term:
        return next(store.quads_for_pattern(subject, curie(name), None, DefaultGraph())).object

    for quad in store.quads_for_pattern(None, curie("kg:status"), Literal("accepted"), DefaultGraph()):
        subject, predicate, object_ = (one(quad.subject, f"rdf:{end}") for end in ("subject", "predicate", "object"))
        yield Triple(subject, predicate, object_)
        yield Triple(predicate, curie("rdf:type"), curie("owl:ObjectProperty"))
        yield Triple(predicate, curie("rdfs:label"), one(predicate, "rdfs:label"))
        for end in (subject, object_):
            kind = one(end, "rdf:type")
            yield Triple(end, curie("rdf:type"), kind)
            yield Triple(end, curie("rdfs:label"), one(end, "skos:prefLabel"))
            yield Triple(kind, curie("rdf:type"), curie("owl:Class"))
            yield Triple(kind, curie("rdfs:label"), one(kind, "rdfs:label"))


def _order(quad: Quad) -> tuple[str, ...]:
    """By graph (the default one first), subject, predicate, object, as written in N-Quads."""
    graph = "" if quad.graph_name == DefaultGraph() else str(quad.graph_name)
    return graph, str(quad.subject), str(quad.predicate), str(quad.object)
