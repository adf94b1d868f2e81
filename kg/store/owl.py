"""The ontology as a document: kg's classes and properties, the vocabulary's relations and types, in OWL and SKOS.

`rdfs:domain` and `rdfs:range` stand only where they always hold, since a reasoner takes them for axioms: on kg's own
properties of one class. The ends that a relation usually has are `schema:domainIncludes` and `schema:rangeIncludes`.
Words that a property can have ("positive") are concepts whose `skos:notation` is the word. No blank nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.core.iri import ONTOLOGY, PREFIXES
from kg.core.ontology import Ontology, OwnClass, OwnProperty, load_ontology
from kg.core.vocabulary import Predicate, Vocabulary
from kg.store import terms
from kg.store.ontology import ontology_quads
from kg.store.terms import about, curie, node

DOCUMENT = NamedNode(ONTOLOGY.rstrip("#"))
"""The ontology's own name."""
_OWN = "kg:"


def ontology_document(vocabulary: Vocabulary, format: RdfFormat = RdfFormat.TURTLE) -> bytes:
    """The ontology of a graph with that vocabulary, sorted: the same vocabulary always gives the same bytes.

    Args:
        vocabulary: the relations and types, a user's own among them.
        format: any RDF syntax.
    """
    return write_triples(ontology_triples(vocabulary), format)


def write_triples(quads: Iterable[Quad], format: RdfFormat) -> bytes:
    """Sorted triples in an RDF syntax, those of one subject together."""
    triples = sorted({quad.triple for quad in quads}, key=_order)
    text = "\n".join(map(str, triples))
    used = {prefix: namespace for prefix, namespace in PREFIXES.items() if f"<{namespace}" in text}
    return serialize(triples, format=format, prefixes=used) or b""


def _order(triple: Triple) -> tuple[str, ...]:
    """The document's own node first."""
    return str(triple.subject).strip("<>"), str(triple.predicate), str(triple.object)


def ontology_triples(vocabulary: Vocabulary) -> Iterator[Quad]:
    """All that the document says; what each graph says of its words is a part of it."""
    ontology = load_ontology()
    yield from _heading(ontology)
    yield from ontology_quads(vocabulary.predicates, vocabulary.types)
    yield from chain.from_iterable(map(_class, ontology.classes))
    yield from chain.from_iterable(map(_property, ontology.properties))
    yield from chain.from_iterable(map(_relation, vocabulary.predicates))
    for note in ontology.types:
        if note.name in vocabulary.type_names:
            comment, close = terms.text(note.comment), tuple(map(curie, note.close))
            yield from about(node("kg", note.name), ("rdfs:comment", comment), ("skos:closeMatch", close))


def _heading(ontology: Ontology) -> Iterator[Quad]:
    return about(
        DOCUMENT,
        ("rdf:type", curie("owl:Ontology")),
        ("dcterms:title", terms.english(ontology.title)),
        ("dcterms:description", terms.english(ontology.comment)),
        ("dcterms:license", NamedNode(ontology.licence)),
        ("owl:versionInfo", terms.text(ontology.version)),
    )


def _class(each: OwnClass) -> Iterator[Quad]:
    if each.name.startswith(_OWN):
        yield from about(
            curie(each.name),
            ("rdf:type", curie("owl:Class")),
            ("rdfs:label", terms.text(each.label)),
            ("rdfs:comment", terms.text(each.comment)),
            ("rdfs:subClassOf", tuple(map(curie, each.above))),
            ("rdfs:isDefinedBy", DOCUMENT),
        )


def _property(each: OwnProperty) -> Iterator[Quad]:
    if not each.name.startswith(_OWN):
        return
    yield from about(
        curie(each.name),
        ("rdf:type", curie("owl:DatatypeProperty" if each.is_literal else "owl:ObjectProperty")),
        ("rdfs:domain" if len(each.on) == 1 else "schema:domainIncludes", tuple(map(curie, each.on))),
        ("rdfs:isDefinedBy", DOCUMENT),
    )
    ranges = each.datatypes if each.is_literal else each.range
    yield from about(
        curie(each.name), ("rdfs:range" if len(ranges) == 1 else "schema:rangeIncludes", tuple(map(curie, ranges)))
    )
    if each.values:
        yield from _values(each)


def _values(each: OwnProperty) -> Iterator[Quad]:
    """The words that it can have, as concepts of a scheme."""
    scheme = curie(f"{each.name}-values")
    yield from about(curie(each.name), ("rdfs:seeAlso", scheme))
    yield from about(scheme, ("rdf:type", curie("skos:ConceptScheme")), ("rdfs:label", terms.text(each.label)))
    for value, meaning in each.values.items():
        yield from about(
            curie(f"{each.name}-{value}"),
            ("rdf:type", curie("skos:Concept")),
            ("skos:inScheme", scheme),
            ("skos:notation", terms.text(value)),
            ("skos:prefLabel", terms.english(value)),
            ("skos:definition", terms.english(meaning)),
        )


def _relation(predicate: Predicate) -> Iterator[Quad]:
    state = predicate.begins not in {"", "own"}
    return about(
        node("kg", predicate.name),
        ("rdf:type", curie("kg:Relation")),
        ("schema:domainIncludes", tuple(node("kg", kind) for kind in predicate.subject)),
        ("schema:rangeIncludes", tuple(node("kg", kind) for kind in predicate.object)),
        ("kg:begins", node("kg", predicate.begins) if state else None),
        ("kg:endsControlOf", terms.text(predicate.ends)),
        ("kg:endedBy", node("kg", predicate.ended) if predicate.ended else None),
        ("kg:excludes", node("kg", predicate.excludes) if predicate.excludes else None),
        ("kg:cameo", terms.text(predicate.cameo)),
        ("kg:plover", terms.text(predicate.plover)),
        ("kg:acled", terms.text(predicate.acled)),
        ("skos:closeMatch", node("wd", predicate.wikidata) if predicate.wikidata else None),
        ("rdfs:isDefinedBy", DOCUMENT),
    )
