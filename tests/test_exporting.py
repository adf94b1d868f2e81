"""`kg export`: each profile writes, for the seeds' graph, the same bytes each time; errors say what is allowed."""

from __future__ import annotations

import csv
import re
from dataclasses import fields
from pathlib import Path

import networkx as nx
import pytest

from kg import Graph
from kg.core.coding import codes
from kg.core.errors import GraphError, QueryError
from kg.core.vocabulary import load_vocabulary
from kg.exporting import PROFILES
from kg.query import EventRow
from kg.query.neo4j import SHEETS

DOCS = Path(__file__).parents[1] / "docs" / "exports.md"
CASES = [(name, format) for name, profile in PROFILES.items() for format in profile.formats or ("",)]
UNQUOTED = sorted(set(PROFILES) - {"plain", "graphml", "gexf"})
"""The profiles that have quotations."""
SENTENCE = "recaptured the oil field in central Syria"
HEADLINE = "Palmyra recapture a boost"


def written(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


def test_all_profiles_are_tried() -> None:
    assert len(CASES) == 6 + 4 + 2 + 1 + 2 + 1 + 1


@pytest.mark.parametrize(("profile", "format"), CASES)
def test_a_profile_writes_the_same_again(graph: Path, tmp_path: Path, profile: str, format: str) -> None:
    output = tmp_path / (f"x.{format}" if format else "x")
    assert Graph(graph).export(output, profile=profile) == output
    first = written(output)
    Graph(graph).export(output, profile=profile)
    assert written(output) == first
    assert all(first.values())
    assert [path.name for path in tmp_path.iterdir()] == [output.name]


@pytest.mark.parametrize("profile", PROFILES)
def test_without_quotations_no_sentence_is_passed_on(graph: Path, tmp_path: Path, profile: str) -> None:
    formats = PROFILES[profile].formats
    output = tmp_path / (f"x.{formats[0]}" if formats else "x")
    for quotes in (True, False):
        Graph(graph).export(output, profile=profile, quotes=quotes)
        text = b"\n".join(written(output).values()).decode()
        assert (SENTENCE in text) == (HEADLINE in text) == (quotes and profile in UNQUOTED)


@pytest.mark.parametrize(
    ("name", "profile", "message"),
    [
        ("x.doc", "", "x.doc: unknown format 'doc' of profile full; one of nq, trig, jsonld, ttl, nt, rdf"),
        ("x", "", "unknown format '' of profile full; one of nq"),
        ("x.csv", "", "one of nq, .*; csv is of --profile events"),
        ("x.nq", "plain", "one of nt, ttl, rdf, jsonld; nq is of --profile full"),
        ("x.nq", "events", "unknown format 'nq' of profile events; one of csv, tsv"),
        ("x.csv", "neo4j", "a folder, without a suffix; csv is of --profile events"),
        ("x.nq", "evnts", "--profile: unknown profile 'evnts'; did you mean events"),
        ("x.nq", "xyz", "one of full, plain, events, neo4j, jsonld, graphml, gexf"),
    ],
)
def test_what_is_wrong_is_named(graph: Path, tmp_path: Path, name: str, profile: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        Graph(graph).export(tmp_path / name, profile=profile)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "profile"), [("no/x.nq", ""), ("no/x", "neo4j"), ("no/x.csv", "events")])
def test_a_missing_folder_is_named(graph: Path, tmp_path: Path, name: str, profile: str) -> None:
    with pytest.raises(GraphError, match=r"no/x.*can't be written \(No such file or directory\)"):
        Graph(graph).export(tmp_path / name, profile=profile)


def test_the_network_is_that_of_networkx(graph: Path, tmp_path: Path) -> None:
    wanted = Graph(graph).to_networkx()
    path = Graph(graph).export(tmp_path / "x.graphml", profile="graphml")
    found = nx.read_graphml(path, force_multigraph=True)
    assert set(found) == set(wanted)
    assert set(found.edges(data="fact")) == set(wanted.edges(data="fact"))
    assert all(data["label"] for _, data in found.nodes(data=True))
    assert {data["weight"] > 0 for *_, data in found.edges(data=True)} == {True}
    assert {type(data["confidence"]) for *_, data in found.edges(data=True)} == {float}


def test_plain_has_no_reported_statement(graph: Path, tmp_path: Path) -> None:
    path = Graph(graph).export(tmp_path / "x.nt", profile="plain")
    statements = re.findall(r"/entity/(\S+)> <\S+#(\w+)> <\S+/entity/(\S+)> ", path.read_text(encoding="utf-8"))
    facts = Graph(graph).facts(status="accepted")
    accepted = {tuple(one.partition(":")[2] for one in (f.subject, f.predicate, f.object)) for f in facts}
    assert set(statements) == accepted
    assert len(accepted) < len(Graph(graph).facts())


def test_a_users_codes_are_used(graph: Path, tmp_path: Path) -> None:
    own = (
        '[captures]\nlabel = "captures"\ngroup = "territory"\nsign = "hostile"\nsubject = ["Actor"]\n'
        'object = ["Place"]\ncameo = "190"\n'
    )
    (tmp_path / "kg.db").mkdir()
    (tmp_path / "kg.db" / "store").symlink_to(graph / "store")
    (tmp_path / "kg.db" / "vocabulary.toml").write_text(own)
    path = Graph(tmp_path / "kg.db").export(tmp_path / "x.csv", profile="events")
    with path.open(newline="") as file:
        coded = {
            (row["cameo_code"], row["event_type"]) for row in csv.DictReader(file) if row["predicate"] == "captures"
        }
    assert coded == {("190", "")}


def docs_table(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, cell by cell."""
    section = DOCS.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    table = re.findall(r"^\|(.*)\|$", section, re.MULTILINE)
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)] for row in table[2:]]


def test_the_docs_have_each_profile() -> None:
    rows = docs_table("Profiles")
    shown = {row[0].strip("`"): set(re.findall(r"`\.(\w+)`", row[1])) for row in rows}
    assert shown == {name: set(profile.formats) for name, profile in PROFILES.items()}


def test_the_docs_have_each_column_of_events() -> None:
    shown = [name for row in docs_table("Event rows") for name in re.findall(r"`(\w+)`", row[0])]
    assert shown == [field.name for field in fields(EventRow)]


def test_the_docs_have_each_code() -> None:
    shown = {row[0].strip("`"): (row[1], row[2], row[3]) for row in docs_table("Codes")}
    coded = [one for one in load_vocabulary().predicates if one.cameo or one.plover or one.acled]
    assert list(shown.items()) == [(one.name, (one.cameo, one.plover, one.acled)) for one in coded]
    assert set(codes("PLOVER")) >= {plover for _, plover, _ in shown.values()} - {""}


def test_the_docs_have_each_file_of_neo4j() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for sheet in SHEETS:
        assert f"--{'nodes' if sheet.is_node else 'relationships'}=import/{sheet.name}" in text
        special = [column for column in sheet.header if ":ID" in column or "_ID" in column]
        assert [column for column in (sheet.name.removesuffix(".csv"), *special) if column not in text] == []
