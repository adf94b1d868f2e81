"""The graph as the CSV files that `neo4j-admin database import full` reads: headers say types and ids.

Entities, articles, claims and events are nodes. A fact is a relationship between two entities, named by its predicate,
since that is what people match (`(a)-[:CONTROLS]->(b)`); it lists the claims for and against it by their ids. Ids are
those that every command takes (`ent:Palmyra`, `claim:0123456789abcdef`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from pyoxigraph import Store

from kg.core.iri import short
from kg.core.tables import SEPARATOR, joined, write_table
from kg.query.nodes import Node, find_nodes, read_node

Row = Iterator[tuple[str, ...]]
_QUOTED = ("sentence", "headline")
"""The columns that hold an article's own sentences."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file."""

    name: str
    header: tuple[str, ...]
    is_node: bool
    rows: Callable[[_Graph], Row]


class _Graph:
    """The nodes of each kind, read once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.kind = cache(partial(find_nodes, store, "rdf:type"))
        self.named = cache(partial(find_nodes, store, "skos:prefLabel"))
        self.node = cache(partial(read_node, store))

    def words(self, told: Node) -> Node:
        """Where the sentence of a claim stands, and how it goes."""
        return self.node(self.node(told.first("kg:sentenceSpan")).first("oa:hasSelector"))

    def label(self, told: Node, predicate: str) -> str:
        """A relation in words."""
        return told.first("kg:predicateLabel") or self.node(told.first(predicate)).first("rdfs:label")


def neo4j_files(store: Store, *, quotes: bool = True) -> dict[str, bytes]:
    """The files by name.

    Args:
        store: the graph.
        quotes: whether to fill in sentences and headlines.
    """
    graph = _Graph(store)
    return {sheet.name: write_table(sheet.header, _rows(sheet, graph, quotes=quotes)) for sheet in SHEETS}


def _rows(sheet: Sheet, graph: _Graph, *, quotes: bool) -> Iterable[tuple[str, ...]]:
    rows = sorted(sheet.rows(graph))
    hidden = {at for at, column in enumerate(sheet.header) if column in _QUOTED and not quotes}
    return (tuple("" if at in hidden else cell for at, cell in enumerate(row)) for row in rows) if hidden else rows


def _entities(graph: _Graph) -> Row:
    for node in graph.named():
        kind = short(node.first("rdf:type")).removeprefix("kg:")
        links = joined(node.all("skos:exactMatch"))
        point = node.first("wgs84:lat"), node.first("wgs84:long")
        names = node.first("skos:prefLabel"), joined(node.all("skos:altLabel"))
        yield short(node.iri), *names, kind, *point, links, SEPARATOR.join(("Entity", kind))


def _articles(graph: _Graph) -> Row:
    columns = ("kg:fileName", "schema:headline", "schema:publisher", "schema:author", "schema:datePublished")
    for node in graph.kind("schema:NewsArticle"):
        yield short(node.iri), *map(node.first, columns), node.first("schema:url"), "Article"


def _claims(graph: _Graph) -> Row:
    qualifiers = ("kg:polarity", "kg:certainty", "kg:tense", "kg:condition", "kg:basis")
    times = ("kg:validFrom", "kg:validUntil", "kg:timeText")
    for node in graph.kind("kg:Claim"):
        relation = short(node.first("rdf:predicate")), graph.label(node, "rdf:predicate")
        numbers = map(node.first, ("kg:count", "kg:confidence"))
        words = map(graph.words(node).first, ("oa:start", "oa:end", "oa:exact"))
        yield short(node.iri), *relation, *map(node.first, (*qualifiers, *times)), *numbers, *words, "Claim"


def _events(graph: _Graph) -> Row:
    for node in graph.kind("sem:Event"):
        dates = joined({graph.node(time).first("sem:hasTimeStamp") for time in node.all("sem:hasTime")})
        kinds = joined(map(short, node.all("sem:eventType")))
        yield short(node.iri), kinds, dates, node.first("kg:count"), node.first("kg:confidence"), "Event"


def _facts(graph: _Graph) -> Row:
    numbers = ("kg:independentSources", "kg:confidence")
    for node in graph.kind("kg:Fact"):
        predicate = graph.node(node.first("rdf:predicate"))
        ends = short(node.first("rdf:subject")), short(node.first("rdf:object"))
        said = short(predicate.iri), predicate.first("rdfs:label"), predicate.first("kg:sign")
        times = map(node.first, ("kg:status", "kg:validFrom", "kg:validUntil", *numbers))
        sides = (joined(map(short, node.all(side))) for side in ("kg:supportedBy", "kg:disputedBy"))
        yield *ends, short(node.iri), *said, *times, *sides, relationship(short(predicate.iri))


def _mentions(graph: _Graph) -> Row:
    for tally in find_nodes(graph.store, "kg:mentionCount"):
        for entity in tally.all("kg:mentioned"):
            yield short(tally.first("kg:article")), short(entity), tally.first("kg:mentionCount"), "MENTIONS"


def _countries(graph: _Graph) -> Row:
    for node in graph.named():
        yield from ((short(node.iri), short(state), "IN_COUNTRY") for state in node.all("kg:country"))
        yield from ((short(node.iri), short(seated), "SEAT_OF") for seated in node.all("kg:seatOf"))


def _links(kind: str, properties: dict[str, str]) -> Callable[[_Graph], Row]:
    """Relationships from the nodes of a kind, by the property that each of them is; an article's author is no node."""

    def rows(graph: _Graph) -> Row:
        for node in graph.kind(kind):
            for name, type_ in properties.items():
                ends = (end for end in node.all(name) if not end.endswith("#author"))
                yield from ((short(node.iri), short(end), type_) for end in ends)

    return rows


def relationship(name: str) -> str:
    """The type of a relationship, as Neo4j's users write them.

    >>> relationship("kg:alliedWith")
    'ALLIED_WITH'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.partition(":")[2]).upper()


_PARTS = {
    "rdf:subject": "SUBJECT",
    "rdf:object": "OBJECT",
    "kg:place": "AT",
    "kg:source": "SAID_BY",
    "kg:reportedBy": "REPORTED_BY",
}
_CLAIMS = {"kg:content": "CONTENT", "kg:premise": "PREMISE"}
_ROLES = {"kg:agent": "AGENT", "kg:patient": "PATIENT", "sem:hasPlace": "AT", "kg:source": "SAID_BY"}
_ENTITY = "name aliases:string[] type latitude:double longitude:double sameAs:string[]"
_CLAIM = (
    "predicate label polarity certainty tense condition basis validFrom validUntil timeText count:long "
    "confidence:double sentenceStart:long sentenceEnd:long sentence"
)
_FACT = (
    "id predicate label sign status validFrom validUntil independentSources:long confidence:double "
    "supportedBy:string[] disputedBy:string[]"
)


def _nodes(name: str, kind: str, columns: str, rows: Callable[[_Graph], Row]) -> Sheet:
    return Sheet(f"{name}.csv", (f"id:ID({kind})", *columns.split(), ":LABEL"), is_node=True, rows=rows)


def _relationships(name: str, ends: str, rows: Callable[[_Graph], Row], columns: str = "") -> Sheet:
    start, end = ends.split()
    header = (f":START_ID({start})", f":END_ID({end})", *columns.split(), ":TYPE")
    return Sheet(f"{name}.csv", header, is_node=False, rows=rows)


SHEETS = (
    _nodes("entities", "Entity", _ENTITY, _entities),
    _nodes("articles", "Article", "name headline publisher author published url", _articles),
    _nodes("claims", "Claim", _CLAIM, _claims),
    _nodes("events", "Event", "type:string[] date:string[] count:long confidence:double", _events),
    _relationships("facts", "Entity Entity", _facts, _FACT),
    _relationships("mentions", "Article Entity", _mentions, "count:long"),
    _relationships("claim_entities", "Claim Entity", _links("kg:Claim", _PARTS)),
    _relationships("claim_articles", "Claim Article", _links("kg:Claim", {"kg:article": "IN"})),
    _relationships("claim_events", "Claim Event", _links("kg:Claim", {"kg:event": "TELLS_OF"})),
    _relationships("claim_claims", "Claim Claim", _links("kg:Claim", _CLAIMS)),
    _relationships("event_entities", "Event Entity", _links("sem:Event", _ROLES)),
    _relationships("event_articles", "Event Article", _links("sem:Event", {"kg:article": "IN"})),
    _relationships("countries", "Entity Entity", _countries),
)
"""The files, in the order in which they are imported."""
