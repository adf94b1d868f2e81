"""Answers in every format."""

from __future__ import annotations

import csv
import json
import pickle
import re
import sys

import pytest
from pyoxigraph import RdfFormat, Store, parse

from kg.core.errors import QueryError
from kg.core.iri import PREFIXES
from kg.query import Answer, find_query, run
from kg.query.answer import RESULTS, SHOWN_ROWS
from kg.query.days import Fill
from kg.query.table import render

SELECT = "SELECT ?who ?name ?n { ?who skos:prefLabel ?name OPTIONAL { ?c rdf:subject ?who ; kg:count ?n } }"
CONSTRUCT = "CONSTRUCT { ?s kg:captures ?o } WHERE { ?s kg:captures ?o }"


def test_rows_are_plain_values(store: Store) -> None:
    answer = run(store, SELECT)
    rows = {row["name"]: row for row in answer}
    assert rows["Islamic State"] == {"who": PREFIXES["ent"] + "ISIS", "name": "Islamic State", "n": 20}
    assert rows["Turkey"]["n"] is None
    assert answer.columns == ("who", "name", "n")
    assert len(answer) == len(answer.rows) == 13
    assert pickle.loads(pickle.dumps(answer)) == answer


def test_json_is_sparql_json(store: Store) -> None:
    parsed = json.loads(run(store, SELECT).to("json"))
    assert parsed["head"]["vars"] == ["who", "name", "n"]
    assert {"type": "literal", "value": "Turkey", "xml:lang": "en"} in [
        b["name"] for b in parsed["results"]["bindings"]
    ]


def test_csv_reads_back(store: Store) -> None:
    lines = list(csv.reader(run(store, find_query("claims")).to("csv").splitlines()))
    assert lines[0] == list(find_query("claims").columns)
    assert len(lines) == 10


@pytest.mark.parametrize("format", RESULTS)
def test_yes_and_no_in_every_format(store: Store, format: str) -> None:
    for text, word in (("ASK { ent:ISIS kg:controls ?x }", "true"), ("ASK { ent:Turkey kg:controls ?x }", "false")):
        answer = run(store, text)
        assert word in answer.to(format)
        assert answer.boolean is (word == "true")
        assert answer.to() == {"true": "yes\n", "false": "no\n"}[word]


def test_triples(store: Store) -> None:
    answer = run(store, CONSTRUCT)
    assert "ent:ISIS kg:captures ent:Palmyra" in answer.to("ttl")
    assert [q.triple for q in parse(answer.to("nt"), format=RdfFormat.N_TRIPLES)] == list(answer.triples)
    assert [row["predicate"] for row in answer] == [PREFIXES["kg"] + "captures"]
    assert "kg:captures" in answer.to()
    assert answer.boolean is None


def test_an_empty_answer_is_an_answer(store: Store) -> None:
    assert run(store, "SELECT ?x WHERE { ?x kg:nothing ?y }").to().endswith("0 rows\n")
    assert len(run(store, "CONSTRUCT WHERE { ?x kg:nothing ?y }")) == 0
    assert run(store, "SELECT * WHERE { }").to().endswith("1 row\n")


@pytest.mark.parametrize(("text", "format"), [(SELECT, "ttl"), (SELECT, "doc"), (CONSTRUCT, "csv"), (SELECT, "")])
def test_a_format_that_does_not_fit_is_named(store: Store, text: str, format: str) -> None:
    with pytest.raises(QueryError, match=f"no format '{format}' for this answer; one of table"):
        run(store, text).to(format)


def test_dataframes(store: Store) -> None:
    pytest.importorskip("pandas")
    frame = run(store, SELECT).to_dataframe()
    assert list(frame.columns) == ["who", "name", "n"]
    assert frame.loc[frame["name"] == "Islamic State", "n"].item() == 20


DATES = """SELECT ?day ?month ?text { VALUES (?day ?month ?text) {
    ("2016-03-05"^^xsd:date "2016-02"^^xsd:gYearMonth "2016-03-05") (UNDEF "2015"^^xsd:gYear "2016-03-05")
    ("1066-10-14"^^xsd:date UNDEF UNDEF) } }"""


@pytest.mark.parametrize(
    ("fill", "months"),
    [("", ["2016-02", "2015"]), ("first", ["2016-02-01", "2015-01-01"]), ("last", ["2016-02-29", "2015-12-31"])],
)
def test_dates_in_dataframes(store: Store, fill: Fill, months: list[str]) -> None:
    pytest.importorskip("pandas")
    frame = run(store, DATES).to_dataframe(fill=fill)
    assert frame["day"].dtype.kind == "M"
    assert frame["day"].isna().tolist() == [False, True, False]
    assert [str(day)[:10] for day in frame["day"].dropna()] == ["2016-03-05", "1066-10-14"]
    assert frame["month"].dtype.kind == ("M" if fill else frame["text"].dtype.kind)
    assert [str(month)[:10] for month in frame["month"].dropna()] == months
    assert frame["text"].dropna().tolist() == ["2016-03-05"] * 2


def test_an_answer_is_shown_as_a_table(store: Store) -> None:
    answer = run(store, SELECT)
    assert repr(answer) == answer.to().rstrip()
    assert answer._repr_html_().count("<tr>") == 14
    assert "<td>ent:ISIS</td><td>Islamic State</td><td>20</td>" in answer._repr_html_()
    assert (
        repr(run(store, "ASK { ?x kg:controls ?y }")) == run(store, "ASK { ?x kg:controls ?y }")._repr_html_() == "yes"
    )
    assert "kg:captures" in run(store, CONSTRUCT)._repr_html_()


def test_a_long_answer_shows_its_first_rows(store: Store) -> None:
    numbers = " ".join(map(str, range(SHOWN_ROWS + 2)))
    answer = run(store, f"SELECT ?n {{ VALUES ?n {{ {numbers} }} }}")
    assert repr(answer).splitlines()[-3:] == [str(SHOWN_ROWS - 1), f"{SHOWN_ROWS} rows", "and 2 more rows"]
    assert answer._repr_html_().endswith(f"<td>{SHOWN_ROWS - 1}</td></tr></tbody></table><p>and 2 more rows</p>")
    assert answer.to().splitlines()[-1] == f"{SHOWN_ROWS + 2} rows"


def test_html_is_escaped() -> None:
    binding = {"x": {"type": "literal", "value": "<script>&"}}
    body = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": [binding]}}).encode()
    assert "<td>&lt;script&gt;&amp;</td>" in Answer(body)._repr_html_()


def test_pandas_is_asked_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(QueryError, match="pandas isn't installed"):
        run(store, SELECT).to_dataframe()


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
@pytest.mark.parametrize("name", ["controls", "claims", "entities"])
def test_tables_fit_the_terminal(store: Store, name: str, width: int) -> None:
    text = run(store, find_query(name)).to(width=width)
    longest_column = max(map(len, find_query(name).columns))
    assert max(map(len, text.splitlines())) <= max(width, longest_column + 2 + 20)
    words = "".join(text.split())
    assert {"Islamic", "State"} <= set(re.findall("Islamic|State", words))


def test_short_names_in_tables(store: Store) -> None:
    assert "ent:ISIS" in run(store, SELECT).to()


def test_control_characters_do_not_reach_the_terminal() -> None:
    binding = {"x": {"type": "literal", "value": "a\x1b[31mb\nc"}}
    body = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": [binding]}}).encode()
    assert "\x1b" not in Answer(body).to()


@pytest.mark.parametrize(
    ("rows", "width", "lines"),
    [
        ([["a", "b"]], 80, ["x  long", "-  ----", "a  b", "1 row"]),
        ([["a " * 8, ""]], 14, ["x         long", "--------  ----", "a a a a", "a a a a", "1 row"]),
        ([["a", "b"]], 4, ["x     a", "long  b", "", "1 row"]),
    ],
)
def test_layout(rows: list[list[str]], width: int, lines: list[str]) -> None:
    assert render(["x", "long"], rows, width).splitlines() == lines
