"""Knowledge -> RDF quads, as the design's section "The RDF" says.

The default graph holds metadata and every accepted statement; each claim's triple stands in the graph that bears the
claim's IRI. No blank nodes, no counters: the same knowledge always gives the same quads.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import chain
from types import MappingProxyType

from pyoxigraph import NamedNode, Quad

from kg.core.types import Article, Entity, Fact, Knowledge
from kg.store import terms
from kg.store.claims import claim_quads
from kg.store.decisions import decision_quads, join_quads
from kg.store.events import event_quads
from kg.store.mentions import mention_quads
from kg.store.ontology import PredicateInfo, Types, ontology_quads
from kg.store.spans import span_quads
from kg.store.terms import about, curie, node


def to_quads(
    knowledge: Knowledge,
    predicates: Iterable[PredicateInfo] = (),
    types: Types = MappingProxyType({}),
    *,
    among: Iterable[Entity] | None = None,
) -> Iterator[Quad]:
    """Every quad of a graph, some more than once.

    Args:
        knowledge: what all the articles yield.
        predicates: the vocabulary; queries pick predicates by the group and sign that it gives them.
        types: its types of entities.
        among: the entities of the whole graph where the knowledge is a part of one.
    """
    vocabulary = tuple(predicates)
    groups = {predicate.name: predicate.group for predicate in vocabulary}
    known = {entity.id for entity in (knowledge.entities if among is None else among)}
    yield from ontology_quads(vocabulary, types)
    yield from chain.from_iterable(map(_article, knowledge.articles))
    for entity in knowledge.entities:
        yield from _entity(entity, known)
    yield from mention_quads(knowledge.entities)
    yield from chain.from_iterable(map(join_quads, knowledge.entities))
    yield from chain.from_iterable(map(decision_quads, knowledge.decisions))
    yield from chain.from_iterable(map(claim_quads, knowledge.claims))
    yield from event_quads(knowledge, groups)
    yield from chain.from_iterable(map(_fact, knowledge.facts))
    yield from span_quads(knowledge)


def _article(article: Article) -> Iterator[Quad]:
    subject = node("art", article.id)
    yield from about(
        subject,
        ("rdf:type", curie("schema:NewsArticle")),
        ("kg:fileName", terms.text(article.name)),
        ("schema:headline", terms.text(article.title)),
        ("schema:publisher", terms.text(article.source)),
        ("schema:author", terms.text(article.byline)),
        ("schema:datePublished", terms.date(article.published)),
        ("schema:url", terms.typed(article.url, "xsd:anyURI") if article.url else None),
    )
    yield from about(terms.author(article.id), ("rdfs:label", terms.text("author")))


def _entity(entity: Entity, known: Container[str]) -> Iterator[Quad]:
    """What is known of an entity; what kg knows beyond the articles only where both ends are in the graph."""
    subject = node("ent", entity.id)
    yield from about(
        subject,
        ("rdf:type", node("kg", entity.type)),
        ("skos:prefLabel", terms.english(entity.name)),
        ("skos:altLabel", tuple(terms.english(name) for name in entity.names if name != entity.name)),
        ("skos:exactMatch", tuple(map(NamedNode, entity.matches))),
        ("kg:country", node("ent", entity.country) if entity.country in known else None),
        ("kg:seatOf", terms.entities(tuple(seated for seated in entity.seat_of if seated in known))),
    )
    if entity.point:
        yield from _point(subject, *entity.point)


def _point(subject: NamedNode, latitude: float, longitude: float) -> Iterator[Quad]:
    point = NamedNode(f"{subject.value}#point")
    yield from about(
        subject,
        ("wgs84:lat", terms.typed(latitude, "xsd:decimal")),
        ("wgs84:long", terms.typed(longitude, "xsd:decimal")),
        ("geo:hasGeometry", point),
    )
    yield from about(point, ("geo:asWKT", terms.typed(f"POINT({longitude} {latitude})", "geo:wktLiteral")))


def _fact(fact: Fact) -> Iterator[Quad]:
    subject, object_ = node("ent", fact.subject), node("ent", fact.object)
    predicate = node("kg", fact.predicate)
    if fact.status == "accepted":
        yield Quad(subject, predicate, object_)
    yield from about(
        node("fact", fact.id),
        ("rdf:type", curie("kg:Fact")),
        ("rdf:subject", subject),
        ("rdf:predicate", predicate),
        ("rdf:object", object_),
        ("kg:status", terms.text(fact.status)),
        ("kg:validFrom", terms.date(fact.start)),
        ("kg:validUntil", terms.date(fact.end)),
        ("kg:supportedBy", terms.claims(fact.supported_by)),
        ("kg:disputedBy", terms.claims(fact.disputed_by)),
        ("kg:independentSources", terms.typed(fact.independent_sources, "xsd:integer")),
        ("kg:confidence", terms.confidence(fact.confidence)),
    )
