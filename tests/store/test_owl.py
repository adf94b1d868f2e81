"""The ontology as a document: complete, true to what the store writes, a user's own words in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, RdfFormat, Store

import kg
from kg.core.errors import QueryError
from kg.core.iri import PREFIXES, short
from kg.core.ontology import load_ontology
from kg.core.types import Entity, Knowledge
from kg.core.vocabulary import load_vocabulary
from kg.store import describe, ontology_document, open_store, to_quads
from kg.store.ontology import ontology_quads
from kg.store.owl import ontology_triples
from store.sample import KNOWLEDGE

VOCABULARY = load_vocabulary()
OWN = """
[types]
Actor = ["Person", "Group", "Body", "Spirit"]

[blesses]
label = "blesses"
comment = "wishes well"
group = "relation"
sign = "cooperative"
subject = ["Spirit"]
object = ["Actor"]
verbs = ["bless"]
"""


@pytest.fixture(scope="module")
def document() -> Store:
    store = Store()
    store.load(ontology_document(VOCABULARY), format=RdfFormat.TURTLE)
    return store


def names(store: Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    return sorted(tuple(short(term.value) for term in row) for row in found)


def used(store: Store) -> set[str]:
    """The terms under `kg:` that a graph uses as properties, classes and relations, save what it says of them."""
    said = names(store, "SELECT ?p { ?s ?p ?o }") + names(store, "SELECT ?o { ?s rdf:type|rdf:predicate ?o }")
    return {name for (name,) in said if name.startswith("kg:")}


def defined(store: Store) -> set[str]:
    kinds = "owl:Class owl:ObjectProperty owl:DatatypeProperty"
    return {
        name for (name,) in names(store, f"SELECT ?it {{ VALUES ?kind {{ {kinds} }} ?it a ?kind ; rdfs:label ?l }}")
    }


def test_all_that_the_seeds_graph_says_is_defined(graph: Path, document: Store) -> None:
    in_graph = used(open_store(graph))
    assert len(in_graph) > 60
    assert in_graph - {"kg:Relation"} <= defined(document)


def test_every_property_is_written(document: Store) -> None:
    """Into a graph with a thing of each kind, or into the document."""
    written = Store()
    seat = (Entity("Ankara", "City", "Ankara", country="Turkey", seat_of=("Turkey",)), Entity("Turkey", "Country", "T"))
    for knowledge in (KNOWLEDGE, Knowledge(entities=seat)):
        written.extend(to_quads(knowledge, VOCABULARY.predicates, VOCABULARY.types))
    written.extend(document)
    assert {each.name for each in load_ontology().properties} <= {
        p for (p,) in names(written, "SELECT ?p { ?s ?p ?o }")
    }
    kinds = {
        name for (name,) in names(written, "SELECT ?o { ?s a|rdfs:domain|rdfs:subClassOf|schema:domainIncludes ?o }")
    }
    typed = {each.name for each in load_ontology().classes if each.is_typed}
    assert typed <= kinds


def test_the_document_has_a_heading(document: Store) -> None:
    (found,) = names(
        document, "SELECT ?it ?v ?l { ?it a owl:Ontology ; owl:versionInfo ?v ; dcterms:license ?l ; dcterms:title ?t }"
    )
    assert found[0] == "https://w3id.org/newskg/ontology"
    assert found[1] == load_ontology().version
    assert found[2].startswith("https://www.apache.org/")


@pytest.mark.parametrize(
    "triple",
    [
        "kg:Claim rdfs:subClassOf rdf:Statement",
        "kg:City rdfs:subClassOf kg:Ground",
        "kg:Place rdfs:subClassOf kg:Entity",
        "kg:Place skos:closeMatch schema:Place",
        "kg:City rdfs:comment 'a city, a town, a village'",
        "kg:polarity a owl:DatatypeProperty",
        "kg:polarity rdfs:domain kg:Claim",
        "kg:polarity rdfs:range xsd:string",
        "kg:polarity rdfs:seeAlso kg:polarity-values",
        "kg:polarity-negative skos:inScheme kg:polarity-values",
        "kg:polarity-negative skos:notation 'negative'",
        "kg:validFrom schema:domainIncludes kg:Fact",
        "kg:validFrom schema:rangeIncludes xsd:gYear",
        "kg:premise a owl:ObjectProperty",
        "kg:premise rdfs:range kg:Claim",
        "kg:agent rdfs:subPropertyOf sem:hasActor",
        "kg:captures a kg:Relation",
        "kg:captures schema:domainIncludes kg:Force",
        "kg:captures schema:rangeIncludes kg:Ground",
        "kg:captures kg:begins kg:controls",
        "kg:captures kg:endsControlOf 'others'",
        "kg:captures kg:cameo '192'",
        "kg:captures kg:plover 'COERCE'",
        "kg:controls kg:excludes kg:controls",
        "kg:sanctions kg:endedBy kg:liftsSanctionsOn",
        "kg:memberOf skos:closeMatch wd:P463",
        "kg:near a owl:SymmetricProperty",
        "kg:contains owl:inverseOf kg:locatedIn",
    ],
)
def test_what_it_says(document: Store, triple: str) -> None:
    assert document.query(f"ASK {{ {triple} }}", prefixes=PREFIXES)


def test_what_a_reasoner_must_not_conclude(document: Store) -> None:
    """A domain of a relation would make whoever captures something a force; two domains would be an intersection."""
    assert names(document, "SELECT ?it { ?it kg:group ?g ; rdfs:domain|rdfs:range ?x }") == []
    assert names(document, "SELECT ?it { ?it rdfs:domain ?a, ?b FILTER(?a != ?b) }") == []
    assert names(document, "SELECT ?it { ?it rdfs:range ?a, ?b FILTER(?a != ?b) }") == []
    assert names(document, "SELECT ?it { kg:controls kg:begins ?it }") == []


def test_the_terms_of_others_are_not_defined_anew(document: Store) -> None:
    theirs = {short(quad.subject.value) for quad in document if isinstance(quad.subject, NamedNode)}
    assert {name for name in theirs if not name.startswith("kg:")} == {"https://w3id.org/newskg/ontology"}


def test_what_a_graph_says_of_its_words_is_a_part_of_the_document() -> None:
    said = set(ontology_quads(VOCABULARY.predicates, VOCABULARY.types))
    assert said < set(ontology_triples(VOCABULARY))
    assert len(said) < 1200


def test_no_blank_nodes_and_the_same_bytes_each_time(document: Store) -> None:
    assert not any(str(quad.subject).startswith("_:") or str(quad.object).startswith("_:") for quad in document)
    text = ontology_document(VOCABULARY).decode()
    assert text == ontology_document(load_vocabulary()).decode()
    assert "@prefix art:" not in text
    first = text.index("a owl:Ontology")
    assert first < text.index("kg:Actor a ")


@pytest.mark.parametrize("format", ["ttl", "nt", "rdf", "jsonld", "nq", "trig"])
def test_every_syntax_says_the_same(document: Store, format: str) -> None:
    store = Store()
    store.load(describe(VOCABULARY, format).encode(), format=RdfFormat.from_extension(format))
    assert set(store.quads_for_pattern(None, None, None, DefaultGraph())) == set(document)


@pytest.mark.parametrize(("format", "shapes"), [("docx", False), ("md", True), ("", False)])
def test_an_unknown_format(format: str, shapes: bool) -> None:  # noqa: FBT001
    with pytest.raises(QueryError, match="one of nq, trig"):
        describe(VOCABULARY, format, shapes=shapes)


def test_the_page_in_the_docs_is_of_now(root: Path) -> None:
    assert (root / "docs" / "ontology.md").read_text(encoding="utf-8") == describe(VOCABULARY, "md")


def test_the_page_has_each_term(root: Path) -> None:
    page = (root / "docs" / "ontology.md").read_text(encoding="utf-8")
    terms = [each.name for each in load_ontology().classes] + [each.name for each in load_ontology().properties]
    terms += [f"kg:{name}" for name in (*VOCABULARY.by_name, *VOCABULARY.type_names)]
    assert [name for name in terms if f"| `{name}` |" not in page] == []
    assert "| `kg:captures` | takes a place by force | hostile |" in page
    assert "`negative`: it is not so" in page
    assert "[P463](https://www.wikidata.org/wiki/Property:P463)" in page


def test_a_graphs_own_vocabulary_is_in_its_ontology(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.toml").write_text(OWN, encoding="utf-8")
    own = kg.Graph(tmp_path)
    store = Store()
    store.load(own.ontology().encode(), format=RdfFormat.TURTLE)
    assert store.query("ASK { kg:blesses a kg:Relation ; schema:domainIncludes kg:Spirit }", prefixes=PREFIXES)
    assert store.query("ASK { kg:Spirit rdfs:subClassOf kg:Actor }", prefixes=PREFIXES)
    assert "| `kg:blesses` | wishes well |" in own.ontology("md")
    assert "| `kg:Spirit` | spirit |" in own.ontology("md")
