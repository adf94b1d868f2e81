"""The service description (SPARQL 1.1 Service Description, W3C, 2013): what the endpoint is and does, as RDF."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Triple, serialize

from kg.core.iri import PREFIXES, full
from kg.query.answer import RESULTS
from kg.web.serialise import STREAMED

SD = "http://www.w3.org/ns/sparql-service-description#"


def describe_service(endpoint: str, format: str, *, writes: bool) -> bytes:
    """The description.

    Args:
        endpoint: the IRI at which it answers.
        format: a name of `TRIPLES` in `negotiate`.
        writes: whether it takes updates.

    Raises:
        ValueError: no IRI.
    """
    triples = _triples(NamedNode(endpoint), ["SPARQL11Query", *(["SPARQL11Update"] if writes else [])])
    return serialize(triples, format=STREAMED[format], prefixes={**PREFIXES, "sd": SD}) or b""


def _triples(service: NamedNode, languages: list[str]) -> Iterator[Triple]:
    kind, dataset, graph = NamedNode(full("rdf:type")), BlankNode("dataset"), BlankNode("graph")
    yield Triple(service, kind, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    for language in languages:
        yield Triple(service, _sd("supportedLanguage"), _sd(language))
    for iri in [*(f.iri for f in RESULTS.values()), *(f.iri for f in STREAMED.values())]:
        yield Triple(service, _sd("resultFormat"), NamedNode(iri))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, kind, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, kind, _sd("Graph"))


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
