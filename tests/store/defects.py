"""Defects to make in a good graph: each a pattern of the node `?it` that is to break a rule, and an update."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.core.iri import PREFIXES

CLAIM = "?it a kg:Claim"
INFERRED = "?it a kg:Claim ; kg:basis 'inferred'"
ON_PREMISE = f"{INFERRED} ; kg:premise ?premise . ?premise"
HAPPENED = "?it a kg:Claim ; kg:event ?event"
ACCEPTED = "?it a kg:Fact ; kg:status 'accepted'"
ON_SUPPORT = f"{ACCEPTED} ; kg:supportedBy ?claim . ?claim"
REPORTED = "?it a kg:Fact ; kg:status 'reported'"
CITY = "?it a kg:City ; ^schema:mentions ?article"


@dataclass(frozen=True)
class Seeded:
    """One defect."""

    check: str
    """The rule that it breaks."""
    which: str
    delete: str = ""
    insert: str = ""

    def make(self, store: Store, *, but: Iterable[NamedNode] = ()) -> NamedNode:
        """Make it of the first node of its pattern but those, and return the node."""
        which = f"{self.which} FILTER(?it NOT IN (<urn:none>{''.join(f', {node}' for node in but)}))"
        found = store.query(f"SELECT ?it WHERE {{ {which} }} ORDER BY ?it LIMIT 1", prefixes=PREFIXES)
        assert isinstance(found, QuerySolutions)
        node = next(iter(found))["it"]
        assert isinstance(node, NamedNode)
        where = f"VALUES ?it {{ {node} }} {self.which}"
        store.update(f"DELETE {{ {self.delete} }} INSERT {{ {self.insert} }} WHERE {{ {where} }}", prefixes=PREFIXES)
        return node


def _lost(check: str, which: str, name: str) -> Seeded:
    """A property that a node has no longer."""
    return Seeded(check, f"{which} ; {name} ?value", f"?it {name} ?value")


def _turned(check: str, which: str, name: str, value: str) -> Seeded:
    """A property that has another value, of the node that the pattern speaks of last."""
    node = which.rpartition(" . ")[2].split()[0]
    return Seeded(
        check,
        f"{which} {';' if ' ' in which.rpartition(' . ')[2] else ''} {name} ?value",
        f"{node} {name} ?value",
        f"{node} {name} {value}",
    )


def _added(check: str, which: str, insert: str) -> Seeded:
    """Something that stands there beside what was."""
    return Seeded(check, which, insert=insert)


DEFECTS = (
    # claims
    _lost("kg:Claim without kg:source", CLAIM, "kg:source"),
    _lost("kg:Claim without kg:triggerSpan", CLAIM, "kg:triggerSpan"),
    _lost("kg:Claim without kg:article", CLAIM, "kg:article"),
    _turned("unknown kg:polarity", CLAIM, "kg:polarity", "'perhaps'"),
    _added("several kg:certainty", CLAIM, "?it kg:certainty 'possible', 'probable'"),
    _turned("kg:confidence out of bounds", CLAIM, "kg:confidence", "1.5"),
    _turned("kg:confidence malformed", CLAIM, "kg:confidence", "'high'"),
    _turned("kg:validFrom malformed", CLAIM, "kg:validFrom", "'2016-13-01'^^xsd:date"),
    _turned("kg:validFrom malformed", CLAIM, "kg:validFrom", "'20xx'^^xsd:gYear"),
    _turned("kg:validFrom malformed", CLAIM, "kg:validFrom", "'2016'"),
    _turned("source-of-another-article", CLAIM, "kg:source", "<urn:somebody>"),
    _turned("rdf:subject leads elsewhere", CLAIM, "rdf:subject", "ent:Nobody"),
    _turned("unknown-relation", CLAIM, "rdf:predicate", "kg:dreamsOf"),
    Seeded("claim-without-its-triple", f"{CLAIM} . GRAPH ?it {{ ?s ?p ?o }}", "GRAPH ?it { ?s ?p ?o }"),
    _added("graph-with-another-triple", f"{CLAIM} ; rdf:subject ?s", "GRAPH ?it { ?s kg:near ?s }"),
    _turned("words-outside-the-sentence", f"{CLAIM} ; kg:triggerSpan ?words", "kg:sentenceSpan", "?words"),
    _turned("sentence-without-words", f"{CLAIM} ; kg:triggerSpan ?words", "kg:sentenceSpan", "?words"),
    _turned("span-of-another-article", f"{CLAIM} ; kg:objectSpan ?words . ?words", "oa:hasSource", "art:other"),
    _lost("inferred-from-nothing", INFERRED, "kg:premise"),
    _lost("inferred-without-rule", INFERRED, "kg:byRule"),
    _turned("kg:premise leads elsewhere", INFERRED, "kg:premise", "claim:none"),
    _turned("premise-not-factual", ON_PREMISE, "kg:tense", "'future'"),
    _turned("surer-than-its-premise", ON_PREMISE, "kg:confidence", "0.01"),
    _added("stated-with-premise", f"{CLAIM} ; kg:basis 'stated'", "?it kg:premise ?it"),
    _turned("ends-before-it-begins", f"{CLAIM} ; kg:validFrom ?a", "kg:validUntil", "'1999'^^xsd:gYear"),
    # facts
    _turned("supported-by-what-is-not-so", ON_SUPPORT, "kg:polarity", "'negative'"),
    _turned("supported-by-what-is-not-so", ON_SUPPORT, "kg:tense", "'future'"),
    _turned("supported-by-what-is-not-so", ON_SUPPORT, "kg:condition", "'conditional'"),
    _turned("supported-by-what-is-not-so", ON_SUPPORT, "kg:certainty", "'possible'"),
    _turned("supported-by-a-doubtful-claim", ON_SUPPORT, "kg:confidence", "0.2"),
    _turned("supported-by-another-statement", ON_SUPPORT, "rdf:predicate", "kg:dreamsOf"),
    _turned("kg:supportedBy leads elsewhere", ACCEPTED, "kg:supportedBy", "claim:none"),
    _lost("accepted-without-support", ACCEPTED, "kg:supportedBy"),
    _lost(
        "fact-of-no-claim", f"{ACCEPTED} FILTER NOT EXISTS {{ ?it kg:disputedBy ?c }} . ?it a kg:Fact", "kg:supportedBy"
    ),
    _turned("accepted-on-too-little", REPORTED, "kg:status", "'accepted'"),
    _turned("accepted-without-its-triple", REPORTED, "kg:status", "'accepted'"),
    _turned("unknown kg:status", REPORTED, "kg:status", "'rumoured'"),
    _turned("surer-than-its-claims", f"{REPORTED} ; kg:supportedBy ?claim", "kg:confidence", "1"),
    _added("ends-before-it-begins", f"{ACCEPTED} ; kg:validFrom ?a", "?it kg:validUntil '1999'^^xsd:gYear"),
    _added("triple-that-is-not-accepted", CITY, "?it kg:near ?it"),
    _added("open-relation-as-fact", CITY, "?it open:dream_of ?it"),
    # events
    Seeded(
        "event-of-nobody",
        "?it a sem:Event ; kg:agent ?a OPTIONAL { ?it kg:patient ?p }",
        "?it kg:agent ?a . ?it kg:patient ?p",
    ),
    Seeded("event-from-nowhere", "?it a sem:Event . ?claim kg:event ?it", "?claim kg:event ?it"),
    _turned("event-of-what-is-not-so", HAPPENED, "kg:tense", "'future'"),
    _turned("event-of-another-kind", f"{HAPPENED} . ?event", "sem:eventType", "kg:near"),
    # entities, articles, tallies
    _lost("kg:Entity without skos:prefLabel", CITY, "skos:prefLabel"),
    _turned("unknown-type", "?it skos:prefLabel ?name ; ^schema:mentions ?article", "rdf:type", "kg:Dragon"),
    _added("several-types", CITY, "?it a kg:Region"),
    _lost("entity-without-type", "?it skos:prefLabel ?name ; ^schema:mentions ?article", "rdf:type"),
    _lost("schema:NewsArticle without kg:fileName", "?it a schema:NewsArticle", "kg:fileName"),
    Seeded(
        "mention-without-tally",
        "?it schema:mentions ?what . ?tally kg:mentioned ?what ; kg:article ?it",
        "?tally kg:mentioned ?what",
    ),
    Seeded(
        "tally-without-mention",
        "?it kg:mentioned ?what ; kg:article ?article",
        "?article schema:mentions ?what",
    ),
    _added(
        "counted-twice",
        "?it kg:mentioned ?a ; kg:article ?in . ?other kg:mentioned ?b ; kg:article ?in FILTER(STR(?it) < STR(?other))",
        "?other kg:mentioned ?a",
    ),
    _turned("kg:mentionCount out of bounds", "?it kg:mentioned ?any", "kg:mentionCount", "0"),
    # anything
    _added("blank-node", CITY, "?it schema:about []"),
    _added("unknown-property", CITY, "?it kg:colour 'red'"),
)
