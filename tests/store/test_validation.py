"""A good graph passes; each defect that is made in it is found, in the node that has it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.core.iri import short
from kg.core.types import Knowledge
from kg.core.vocabulary import load_vocabulary
from kg.fuse import fuse
from kg.store import Defect, open_store, read_readings, to_quads, validate
from kg.store.checks import all_checks, written_checks
from store.defects import DEFECTS, Seeded

VOCABULARY = load_vocabulary()


@pytest.fixture(scope="module")
def knowledge(graph: Path) -> Knowledge:
    """What the seeds' articles yield."""
    return fuse(read_readings(graph), VOCABULARY, ())


@pytest.fixture
def store(graph: Path) -> Store:
    """A copy of the seeds' store, to be spoilt."""
    copy = Store()
    copy.bulk_extend(open_store(graph))
    return copy


def test_the_seeds_graph_passes(store: Store, knowledge: Knowledge) -> None:
    assert validate(store, knowledge, VOCABULARY) == ()
    assert len(store) > 8000


def test_what_is_made_equals_what_is_stored(store: Store, knowledge: Knowledge) -> None:
    """Oxigraph rewrites numbers: quads are made in its form, so that the two can be compared."""
    assert set(to_quads(knowledge, VOCABULARY.predicates, VOCABULARY.types)) == set(store)


def test_graphs_of_a_users_own_are_theirs(store: Store, knowledge: Knowledge) -> None:
    place, note = (NamedNode(f"https://example.org/{name}") for name in ("place", "note"))
    claim = next(store.named_graphs())
    mine = Quad(place, note, Literal("ask again"), NamedNode("https://example.org/mine"))
    store.add(mine)
    assert validate(store, knowledge, VOCABULARY, [mine]) == ()
    assert {defect.check for defect in validate(store, knowledge, VOCABULARY)} == {"not-as-built"}
    store.add(Quad(place, note, Literal("ask again"), claim))
    assert {defect.check for defect in validate(store, knowledge, VOCABULARY, [mine])} == {
        "graph-with-another-triple",
        "not-as-built",
    }


@pytest.mark.parametrize("seeded", DEFECTS, ids=lambda seeded: seeded.check)
def test_each_defect_is_found_in_its_node(store: Store, knowledge: Knowledge, seeded: Seeded) -> None:
    node = short(seeded.make(store).value)
    found = validate(store, knowledge, VOCABULARY)
    told = [defect for defect in found if (defect.check, defect.node) == (seeded.check, node)]
    assert told, sorted({(defect.check, defect.node) for defect in found})
    assert all(str(defect).startswith(node) and "{" not in str(defect) for defect in told)
    assert any(defect.check == "not-as-built" for defect in found)


def test_every_written_rule_has_its_defect() -> None:
    assert {check.name for check in written_checks()} <= {seeded.check for seeded in DEFECTS}
    assert {seeded.check for seeded in DEFECTS} <= {check.name for check in all_checks()}


def test_rules_have_names_of_their_own() -> None:
    names = [check.name for check in all_checks()]
    assert len(names) == len(set(names)) > 100


def texts(found: tuple[Defect, ...], check: str) -> list[tuple[str, str, str]]:
    return [(defect.node, defect.what, defect.where) for defect in found if defect.check == check]


def test_a_quotation_that_is_not_in_the_article(store: Store, knowledge: Knowledge) -> None:
    words = next(quad for quad in store.quads_for_pattern(None, NamedNode("http://www.w3.org/ns/oa#exact"), None))
    assert isinstance(words.subject, NamedNode)
    seeded = Seeded("misquoted", f"?it oa:hasSelector {words.subject}", f"{words.subject} oa:exact {words.object}",
                    f"{words.subject} oa:exact 'Nobody said so.'")  # fmt: skip
    node = short(seeded.make(store).value)
    ((told, what, where),) = texts(validate(store, knowledge, VOCABULARY), "misquoted")
    assert (told, what) == (node, "quotes “Nobody said so.”")
    assert where.endswith(".txt")


@pytest.mark.parametrize(("start", "end"), [("0", "999999"), ("9", "9"), ("9", "3")])
def test_a_span_that_is_not_in_the_article(store: Store, knowledge: Knowledge, start: str, end: str) -> None:
    which = "?it oa:hasSelector ?s ; ^kg:triggerSpan ?claim"
    new = f"?it oa:hasSelector <urn:s> . <urn:s> oa:start {start} ; oa:end {end}"
    node = short(Seeded("misquoted", which, "?it oa:hasSelector ?s", new).make(store).value)
    assert [(told, what) for told, what, _ in texts(validate(store, knowledge, VOCABULARY), "misquoted")] == [
        (node, f"is [{start}, {end}) of the article")
    ]


def test_an_article_whose_file_was_changed(store: Store, knowledge: Knowledge) -> None:
    first, *others = knowledge.articles
    changed = replace(first, text=first.text.replace("e", "3"))
    found = validate(store, replace(knowledge, articles=(changed, *others)), VOCABULARY)
    assert [node for node, _, _ in texts(found, "changed-text")] == [f"art:{first.id}"]
    assert {where for _, _, where in texts(found, "misquoted")} == {first.name}


def test_an_article_that_only_the_store_has(graph: Path, store: Store, knowledge: Knowledge) -> None:
    gone = f"art:{knowledge.articles[0].id}"
    readings = [reading for reading in read_readings(graph) if f"art:{reading.article.id}" != gone]
    found = validate(store, fuse(readings, VOCABULARY, ()), VOCABULARY)
    assert any(node == gone and what.startswith("has ") for node, what, _ in texts(found, "not-as-built"))


def test_an_article_that_the_store_lacks(store: Store, knowledge: Knowledge) -> None:
    name = NamedNode("https://w3id.org/newskg/ontology#fileName")
    quad = next(iter(store.quads_for_pattern(None, name, None, DefaultGraph())))
    store.remove(quad)
    assert isinstance(quad.subject, NamedNode)
    (told,) = texts(validate(store, knowledge, VOCABULARY), "not-as-built")
    assert told[0] == short(quad.subject.value)
    assert told[1].startswith("lacks kg:fileName")
