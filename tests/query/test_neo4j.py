"""CSV files for Neo4j: headers that its importer knows, ids that exist, cells that read back."""

from __future__ import annotations

import csv
import dataclasses
import io
import re

import pytest
from pyoxigraph import Store
from store.sample import CLAIMS, ENTITIES, FACTS, KNOWLEDGE, PREDICATES, TYPES, B, shuffled

from kg.core.types import Span
from kg.query.neo4j import SHEETS, Sheet, neo4j_files
from kg.store.quads import to_quads

Rows = list[dict[str, str]]
_TYPES = {"long": r"-?\d+", "double": r"-?\d+(\.\d+)?", "string[]": r".+"}
_HEADER = re.compile(r"\w+(:(long|double|string\[\])|:ID\(\w+\))?|:(START_ID|END_ID)\(\w+\)|:LABEL|:TYPE")


@pytest.fixture(scope="module")
def files(store: Store) -> dict[str, Rows]:
    return {name: rows(data) for name, data in neo4j_files(store).items()}


def rows(data: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def ids(files: dict[str, Rows], space: str) -> list[str]:
    column = f"id:ID({space})"
    return [row[column] for sheet in SHEETS for row in files[sheet.name] if column in sheet.header]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_headers_are_the_importers(sheet: Sheet) -> None:
    assert [column for column in sheet.header if not _HEADER.fullmatch(column)] == []
    special = [re.sub(r"^\w*|\(.*", "", column) for column in sheet.header if re.search(r":[A-Z]", column)]
    assert special == ([":ID", ":LABEL"] if sheet.is_node else [":START_ID", ":END_ID", ":TYPE"])
    assert len(set(sheet.header)) == len(sheet.header)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_cells_are_of_the_types_that_the_header_says(files: dict[str, Rows], sheet: Sheet) -> None:
    wrong = [
        (column, cell)
        for row in files[sheet.name]
        for column, cell in row.items()
        if cell and (pattern := _TYPES.get(column.rpartition(":")[2])) and not re.fullmatch(pattern, cell)
    ]
    assert wrong == []


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if not sheet.is_node], ids=lambda sheet: sheet.name)
def test_relationships_lead_from_node_to_node(files: dict[str, Rows], sheet: Sheet) -> None:
    for column in sheet.header[:2]:
        known = set(ids(files, re.findall(r"\((\w+)\)", column)[0]))
        assert {row[column] for row in files[sheet.name]} <= known
    assert all(re.fullmatch(r"[A-Z_]+", row[":TYPE"]) for row in files[sheet.name])


@pytest.mark.parametrize("space", ["Entity", "Article", "Claim", "Event"])
def test_ids_are_unique(files: dict[str, Rows], space: str) -> None:
    found = ids(files, space)
    assert len(found) == len(set(found)) > 0


def test_entities_and_claims_are_nodes_and_facts_relationships(files: dict[str, Rows]) -> None:
    assert len(files["entities.csv"]) == len(ENTITIES)
    assert len(files["claims.csv"]) == len(CLAIMS)
    assert len(files["facts.csv"]) == len(FACTS)
    palmyra = next(row for row in files["entities.csv"] if row["name"] == "Palmyra")
    assert (palmyra[":LABEL"], palmyra["latitude:double"], palmyra["aliases:string[]"]) == (
        "Entity;City",
        "34.56",
        "Tadmur",
    )
    fact = next(row for row in files["facts.csv"] if row["id"] == "fact:f1")
    assert (fact[":START_ID(Entity)"], fact[":TYPE"], fact[":END_ID(Entity)"]) == (
        "ent:ISIS",
        "CAPTURES",
        "ent:Palmyra",
    )
    assert (fact["status"], fact["supportedBy:string[]"]) == ("accepted", "claim:c1;claim:c7")
    spoken = {row[":END_ID(Entity)"] for row in files["claim_entities.csv"] if row[":TYPE"] == "SAID_BY"}
    assert spoken == {"ent:Russian_MoD"}  # the others are the author's


def test_quotes_line_breaks_and_semicolons_survive(files: dict[str, Rows]) -> None:
    text = 'He said: "Go;\nthey, too"; so\r\nthey went.'
    article = dataclasses.replace(KNOWLEDGE.articles[1], text=text, title='A "title"; with\nall')
    claim = dataclasses.replace(CLAIMS[7], sentence=Span(0, len(text)), article=B)
    named = dataclasses.replace(ENTITIES[1], names=("a;b", 'c"d', "e,f"))
    store = Store()
    store.extend(
        to_quads(
            dataclasses.replace(
                KNOWLEDGE, articles=(article,), claims=(claim,), entities=(named,), facts=(), events=()
            ),
            PREDICATES,
            TYPES,
        )
    )
    found = {name: rows(data) for name, data in neo4j_files(store).items()}
    assert found["claims.csv"][0]["sentence"] == text
    assert found["articles.csv"][0]["headline"] == 'A "title"; with\nall'
    assert found["entities.csv"][0]["aliases:string[]"].split(";") == ["a,b", 'c"d', "e,f"]
    assert files["claims.csv"][0]["sentence"] != text


def test_without_quotations_the_columns_stay(store: Store, files: dict[str, Rows]) -> None:
    bare = {name: rows(data) for name, data in neo4j_files(store, quotes=False).items()}
    assert {row["sentence"] for row in bare["claims.csv"]} == {row["headline"] for row in bare["articles.csv"]} == {""}
    assert [row["label"] for row in bare["claims.csv"]] == [row["label"] for row in files["claims.csv"]]


def test_any_order_gives_the_same_files(store: Store) -> None:
    other = Store()
    other.extend(to_quads(shuffled(), PREDICATES, TYPES))
    assert neo4j_files(other) == neo4j_files(store)
