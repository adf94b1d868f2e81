"""The graph as JSON-LD for people: short keys, a context in the file, claims inside the facts that they speak for.

A part of the default graph, triple by triple: articles with what they mention, entities with what is accepted of them,
facts, claims with their sentences, events. Where words stand in an article, what was joined, and the ontology stay out.
"""

from __future__ import annotations

import json
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.core.iri import PREFIXES, short
from kg.store.terms import curie

LINK, VOCABULARY = "@id", "@vocab"
TERMS: dict[str, tuple[str, str]] = {
    "name": ("skos:prefLabel", "en"),
    "aliases": ("skos:altLabel", "en"),
    "sameAs": ("skos:exactMatch", LINK),
    "country": ("kg:country", LINK),
    "seatOf": ("kg:seatOf", LINK),
    "lat": ("wgs84:lat", "xsd:decimal"),
    "long": ("wgs84:long", "xsd:decimal"),
    "file": ("kg:fileName", ""),
    "headline": ("schema:headline", ""),
    "publisher": ("schema:publisher", ""),
    "author": ("schema:author", ""),
    "published": ("schema:datePublished", "xsd:date"),
    "url": ("schema:url", "xsd:anyURI"),
    "subject": ("rdf:subject", LINK),
    "predicate": ("rdf:predicate", VOCABULARY),
    "words": ("kg:predicateLabel", ""),
    "object": ("rdf:object", LINK),
    "status": ("kg:status", ""),
    "polarity": ("kg:polarity", ""),
    "certainty": ("kg:certainty", ""),
    "tense": ("kg:tense", ""),
    "condition": ("kg:condition", ""),
    "basis": ("kg:basis", ""),
    "rule": ("kg:byRule", ""),
    "premise": ("kg:premise", LINK),
    "source": ("kg:source", LINK),
    "reportedBy": ("kg:reportedBy", LINK),
    "content": ("kg:content", LINK),
    "eventType": ("sem:eventType", VOCABULARY),
    "agent": ("kg:agent", LINK),
    "patient": ("kg:patient", LINK),
    "validFrom": ("kg:validFrom", "xsd:date"),
    "validUntil": ("kg:validUntil", "xsd:date"),
    "timeText": ("kg:timeText", ""),
    "when": ("sem:hasTime", LINK),
    "stamp": ("sem:hasTimeStamp", "xsd:date"),
    "place": ("kg:place", LINK),
    "scene": ("sem:hasPlace", LINK),
    "count": ("kg:count", "xsd:integer"),
    "inEvent": ("kg:event", LINK),
    "confidence": ("kg:confidence", "xsd:decimal"),
    "independentSources": ("kg:independentSources", "xsd:integer"),
    "article": ("kg:article", LINK),
    "sentence": ("kg:sentenceSpan", LINK),
    "selector": ("oa:hasSelector", LINK),
    "quote": ("oa:exact", ""),
    "start": ("oa:start", "xsd:integer"),
    "end": ("oa:end", "xsd:integer"),
    "supportedBy": ("kg:supportedBy", LINK),
    "disputedBy": ("kg:disputedBy", LINK),
    "mentions": ("schema:mentions", LINK),
}
"""The keys in the order in which a node has them: the property, and how values are (a language, datatype or link)."""
NESTED = {"supportedBy", "disputedBy", "sentence", "selector", "when"}
"""The keys whose values stand inside the node that has them, where they are met first."""
WORDS = ("quote", "headline")
"""The keys that hold an article's own sentences."""
_TOP = (
    ("rdf:type", "schema:NewsArticle"),
    ("skos:prefLabel", ""),
    ("rdf:type", "kg:Fact"),
    ("rdf:type", "kg:Claim"),
    ("rdf:type", "sem:Event"),
)
"""The kinds of nodes, in the order of the file: what has a property, with a value where one is named."""

Json = dict[str, Any]
Term = Any


def dump_readable(store: Store, *, quotes: bool = True) -> bytes:
    """The file, in UTF-8, sorted.

    Args:
        store: the graph.
        quotes: whether to write the articles' own sentences and headlines.
    """
    writer = _Writer(store, quotes=quotes)
    graph = [node for kind in _TOP for iri in writer.of_kind(*kind) if (node := writer.node(iri))]
    context = ",\n".join(f"  {_json(key)}: {_json(value)}" for key, value in writer.context().items())
    nodes = ",\n".join(_json(node, indent=1) for node in graph)
    return f'{{\n "@context": {{\n{context}\n }},\n "@graph": [\n{nodes}\n ]\n}}\n'.encode()


class _Writer:
    """Knows which nodes stand in the file already."""

    def __init__(self, store: Store, *, quotes: bool) -> None:
        self.store = store
        self.written: set[str] = set()
        signed = store.quads_for_pattern(None, curie("kg:sign"), None, DefaultGraph())
        self.predicates = sorted(quad.subject.value for quad in signed if isinstance(quad.subject, NamedNode))
        self.used: set[str] = set()
        self.keys = {curie(name).value: key for key, (name, _) in TERMS.items() if quotes or key not in WORDS}
        self.keys |= {iri: _word(iri) for iri in self.predicates}
        self.keys[curie("rdf:type").value] = "type"
        self.order = {key: at for at, key in enumerate(["type", *TERMS, *map(_word, self.predicates)])}

    def context(self) -> Json:
        """The prefixes and the keys that other keys and values need."""
        terms: Json = {"@vocab": PREFIXES["kg"], **PREFIXES, "id": "@id", "type": "@type"}
        terms |= {key: _term(name, written) for key, (name, written) in TERMS.items() if key in self.used}
        return terms | {_word(iri): _term(short(iri), LINK) for iri in self.predicates if _word(iri) in self.used}

    def of_kind(self, name: str, value: str) -> list[str]:
        """The nodes of a kind, by IRI."""
        quads = self.store.quads_for_pattern(None, curie(name), curie(value) if value else None, DefaultGraph())
        return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})

    def node(self, iri: str) -> Json | None:
        """A node with those that stand inside it; nothing for one that the file has already."""
        if iri in self.written:
            return None
        self.written.add(iri)
        found = sorted(self._said(iri).items(), key=lambda pair: self.order[pair[0]])
        self.used |= {key for key, _ in found}
        values = {key: [self._value(key, term) for term in terms] for key, terms in found}
        return {"id": short(iri), **{key: few[0] if len(few) == 1 else few for key, few in values.items()}}

    def _said(self, iri: str) -> dict[str, list[Term]]:
        """The values by key, sorted."""
        found: dict[str, list[Term]] = {}
        for quad in self.store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph()):
            if key := self.keys.get(quad.predicate.value):
                found.setdefault(key, []).append(quad.object)
        return {key: sorted(terms, key=str) for key, terms in found.items()}

    def _value(self, key: str, term: Term) -> Any:
        written = VOCABULARY if key == "type" else TERMS[key][1] if key in TERMS else LINK
        if isinstance(term, Literal):
            return _literal(term, written)
        inside = self.node(term.value) if key in NESTED else None
        return inside or (_word(term.value) if written == VOCABULARY else short(term.value))


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _term(name: str, written: str) -> Json | str:
    """What the context says of a key.

    >>> _term("kg:fileName", ""), _term("skos:prefLabel", "en"), _term("kg:count", "xsd:integer")
    ('kg:fileName', {'@id': 'skos:prefLabel', '@language': 'en'}, {'@id': 'kg:count', '@type': 'xsd:integer'})
    """
    if not written:
        return name
    typed = written in (LINK, VOCABULARY) or ":" in written
    return {"@id": name, "@type" if typed else "@language": written}


def _literal(literal: Literal, written: str) -> Any:
    """A literal under a key that has it `written` so: as short as that allows."""
    datatype = short(literal.datatype.value)
    if written and written in (literal.language, datatype):
        canonical = datatype == "xsd:integer" and str(int(literal.value)) == literal.value
        return int(literal.value) if canonical else literal.value
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    plain = datatype == "xsd:string"
    return literal.value if plain and not written else {"@value": literal.value, "@type": datatype}


def _word(iri: str) -> str:
    """An IRI as a key, or as a value that is a word of the vocabulary: its local name, if no key of ours is called so.

    >>> _word("https://w3id.org/newskg/ontology#captures"), _word("https://w3id.org/newskg/open#meddle_in")
    ('captures', 'open:meddle_in')
    """
    local = iri.removeprefix(PREFIXES["kg"])
    return local if local != iri and local not in {"id", "type", *TERMS, *PREFIXES} else short(iri)
