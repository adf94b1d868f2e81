"""What HTTP asks of the endpoint beside the protocol: formats, methods, other sites' pages, compression, errors."""

from __future__ import annotations

import gzip
import json
from html import unescape
from pathlib import Path

import pytest
import requests

from kg.api import Graph
from kg.query import load_queries
from web.serving import Step, answer, running, target

SELECT, CONSTRUCT = "SELECT * { ?who kg:controls ?what }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s kg:controls ?o ; ?p ?o }"
ASKED = target("/sparql", ("query", SELECT))
FRIEND = "https://news.example"
HOSTILE = "\"><script>alert('x')</script>&amp;"


def get(base: str, path: str, **headers: str) -> requests.Response:
    return requests.get(f"{base}{path}", headers=headers, timeout=30)


def asked(base: str, query: str, accept: str = "*/*") -> requests.Response:
    return get(base, target("/sparql", ("query", query)), Accept=accept)


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv;q=0.4, text/tab-separated-values;q=0.5", "text/tab-separated-values; charset=utf-8"),
        (SELECT, "text/csv, text/tab-separated-values;q=0.5, application/*;q=0.9", "text/csv; charset=utf-8"),
        (SELECT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
        (SELECT, "text/turtle, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
        ("ASK {}", "text/csv", "text/csv; charset=utf-8"),
        ("ASK {}", "text/html", "text/html; charset=utf-8"),
        (CONSTRUCT, "*/*", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/sparql-results+json, application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        ("DESCRIBE ent:Palmyra", "text/turtle;q=0, */*;q=0.1", "application/n-triples"),
    ],
)
def test_formats(query: str, accept: str, media: str, endpoint: str) -> None:
    got = asked(endpoint, query, accept)
    assert (got.status_code, got.headers["Content-Type"]) == (200, media), got.text
    assert "Accept" in got.headers["Vary"]
    assert got.text


@pytest.mark.parametrize(
    ("query", "accept", "offer"),
    [(SELECT, "text/turtle", "text/csv"), (CONSTRUCT, "text/csv", "text/turtle"), ("ASK {}", "image/*", "text/csv")],
)
def test_no_format_fits(query: str, accept: str, offer: str, endpoint: str) -> None:
    got = asked(endpoint, query, accept)
    assert (got.status_code, offer in got.text) == (406, True)


def test_a_description_in_a_format_that_fits(endpoint: str) -> None:
    assert get(endpoint, "/sparql", Accept="application/rdf+xml").headers["Content-Type"] == "application/rdf+xml"
    assert get(endpoint, "/sparql", Accept="image/png").status_code == 406
    told = get(endpoint, "/sparql").text
    assert (f"sd:endpoint <{endpoint}/sparql>" in told, "SPARQL11Update" in told) == (True, False)


@pytest.mark.parametrize(
    "path", ["/sparql", ASKED, "/queries", "/queries/controls.csv", "/store?default", "/", "/ontology"]
)
def test_head_is_get_without_a_body(path: str, endpoint: str) -> None:
    with answer(endpoint, Step("HEAD", path)) as head:
        assert (head.status, head.read()) == (200, b"")
        assert head.headers["Content-Type"] == get(endpoint, path).headers["Content-Type"]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/sparql", {"GET", "HEAD", "POST", "OPTIONS"}),
        ("/update", {"POST", "OPTIONS"}),
        ("/store", {"GET", "HEAD", "OPTIONS"}),
        ("/queries/controls", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_options_and_wrong_methods(path: str, allowed: set[str], endpoint: str) -> None:
    options = requests.options(f"{endpoint}{path}", timeout=30)
    assert (options.status_code, set(options.headers["Allow"].split(", "))) == (204, allowed)
    for method in ("PUT", "DELETE", "PATCH"):
        assert requests.request(method, f"{endpoint}{path}?default", timeout=30).status_code == 405


def test_pages_of_other_sites_may_ask_where_they_are_named(endpoint: str) -> None:
    for origin, status, allowed in ((FRIEND, 200, FRIEND), ("https://other.example", 400, None)):
        asks = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        may = requests.options(f"{endpoint}/sparql", headers=asks, timeout=30)
        assert (may.status_code, may.headers.get("Access-Control-Allow-Origin")) == (status, allowed)
        got = get(endpoint, "/queries", Origin=origin)
        assert got.headers.get("Access-Control-Allow-Origin") == allowed
    assert "KG-Truncated" in got.headers["Access-Control-Expose-Headers"]


def test_compression_where_it_is_asked_for(endpoint: str) -> None:
    step = Step("GET", "/queries/claims.csv")
    with answer(endpoint, step) as plain, answer(endpoint, step, **{"Accept-Encoding": "gzip"}) as packed:
        body, small = plain.read(), packed.read()
        assert (plain.headers["Content-Encoding"], packed.headers["Content-Encoding"]) == (None, "gzip")
        assert gzip.decompress(small) == body
        assert len(small) < len(body) / 4


def test_wrong_types_and_sizes(endpoint: str) -> None:
    refused = requests.post(f"{endpoint}/sparql", data=b"ASK {}", headers={"Content-Type": "text/plain"}, timeout=30)
    assert (refused.status_code, refused.headers["Accept-Post"].count("application/")) == (415, 3)
    for size, status in ((2**20, 200), (2**20 + 1, 413)):
        body = b"ASK {}".ljust(size)
        got = requests.post(
            f"{endpoint}/sparql", body, headers={"Content-Type": "application/sparql-query"}, timeout=30
        )
        assert got.status_code == status
    assert got.text == "more than 1048576 bytes\n"


def test_an_empty_form_asks_nothing(endpoint: str) -> None:
    got = requests.post(f"{endpoint}/sparql", {"format": "json"}, timeout=30)
    assert (got.status_code, got.text.partition(";")[0]) == (400, "no query or update")


def test_errors_are_a_line_that_helps(endpoint: str) -> None:
    for path, status, told in (
        ("/queries/control", 404, "did you mean controls"),
        ("/queries/controls.pdf", 404, "csv"),
        ("/queries/controls?who=x", 400, "who"),
        ("/queries/about", 400, "entity"),
        ("/queries/about?entity=Atlantis", 404, "Atlantis"),
        ("/queries/about?entity=ISIS&entity=Palmyra", 400, "twice"),
        ("/nothing", 404, "Not Found; the page at / says what there is"),
        ("/sparql?query=ASK+%7B%7D&query=ASK+%7B%7D", 400, "more than one query"),
        ("/sparql?update=CLEAR+ALL", 400, "needs POST"),
        ("/sparql?" + "x&" * 1000, 400, "more than 1000 parameters"),
        (target("/sparql", ("query", "SELECT * {\n?s foo:bar ?o }")), 400, "unknown prefix foo"),
    ):
        got = get(endpoint, path)
        assert (got.status_code, got.headers["Content-Type"]) == (status, "text/plain; charset=utf-8")
        assert told in got.text
        assert got.text.count("\n") == 1


@pytest.mark.parametrize("name", ["controls", "hostilities", "claims"])
@pytest.mark.parametrize("format", ["csv", "tsv", "xml", "json"])
def test_named_queries_answer_as_on_the_command_line(name: str, format: str, endpoint: str, graph: Path) -> None:
    assert get(endpoint, f"/queries/{name}.{format}").text.rstrip() == Graph(graph).query(name).to(format).rstrip()


def test_parameters_are_values_of_the_address(endpoint: str, graph: Path) -> None:
    got = get(endpoint, "/queries/who-controlled.csv?place=Palmira&date=2016-06-01")
    asked = Graph(graph).query("who-controlled", {"place": "Palmira", "date": "2016-06-01"})
    assert got.text == asked.to("csv")
    assert got.headers["KG-Note"] == asked.notes[0]
    page = unescape(get(endpoint, "/queries/who-controlled.html?place=Palmira&date=2016-06-01").text)
    assert f"<p>{asked.notes[0]}</p>" in page
    assert "<h1>Who controlled a place</h1>" in page
    empty = get(endpoint, "/queries/hostilities.csv?status=&entity=")
    assert empty.text == Graph(graph).query("hostilities").to("csv")


def test_a_note_is_one_header_whatever_was_typed(endpoint: str) -> None:
    got = get(endpoint, "/queries/about.csv?entity=%0D%0APalmyra%0D%0ASet-Cookie:%20x%3D1")
    assert "Set-Cookie" not in got.headers
    got = get(endpoint, "/queries/about.csv?entity=Palmyr%C3%A1")
    assert got.status_code in {200, 404}


def test_the_list_of_queries(endpoint: str) -> None:
    listed = {query["name"]: query for query in get(endpoint, "/queries").json()}
    assert sorted(listed) == sorted(load_queries())
    assert listed["who-controlled"]["parameters"][0]["kind"] == "place"
    assert get(endpoint, listed["stats"]["url"].removeprefix(endpoint)).status_code == 200


def test_a_graph_of_the_store(endpoint: str, graph: Path) -> None:
    claim = next(iter(Graph(graph).query("SELECT ?g { GRAPH ?g { ?s kg:controls ?o } }")))["g"]
    lines = get(endpoint, target("/store", ("graph", claim)), Accept="application/n-triples").text.splitlines()
    assert (len(lines), "ontology#controls" in lines[0]) == (1, True)
    default = get(endpoint, "/store?default", Accept="application/n-triples").text.splitlines()
    count = next(iter(Graph(graph).query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))["n"]
    assert len(default) == count
    for path, status in (("/store?graph=urn:x", 404), ("/store?graph=%3C", 400), ("/store", 400), ("/store?x=1", 400)):
        assert get(endpoint, path).status_code == status
    put = requests.put(f"{endpoint}/store?default", data=b"", timeout=30)
    assert (put.status_code, put.text) == (405, f"Method Not Allowed; needs {put.headers['Allow']}\n")
    assert "GET" in put.headers["Allow"]


def test_what_the_words_mean(endpoint: str, graph: Path) -> None:
    assert get(endpoint, "/ontology").text == get(endpoint, "/ontology.ttl").text == Graph(graph).ontology()
    assert get(endpoint, "/shapes.nt").text == Graph(graph).ontology("nt", shapes=True)
    assert get(endpoint, "/ontology", Accept="application/rdf+xml").text == Graph(graph).ontology("rdf")
    for path, accept, status in (("/ontology.csv", "*/*", 404), ("/ontology", "image/png", 406)):
        assert get(endpoint, path, Accept=accept).status_code == status


def test_the_page_stands_alone_and_escapes(graph: Path, tmp_path: Path) -> None:
    hostile = f"# title: {HOSTILE}\n# question: {HOSTILE}\n# columns: a\n# example: x\n# param: x text {HOSTILE}\n"
    (tmp_path / "mine.rq").write_text(hostile + "SELECT ?a { VALUES ?x { UNDEF } BIND (?x AS ?a) }")
    with running(graph, queries=[tmp_path]) as base:
        page = get(base, "/")
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert page.text.count("<form") == len(load_queries()) + 2
        assert HOSTILE in unescape(page.text)
        assert ("<script" in page.text, "http" in page.text) == (False, False)
        answered = requests.get(f"{base}/queries/mine.html", params={"x": HOSTILE}, timeout=30)
        assert ("<script" in answered.text, HOSTILE in unescape(answered.text)) == (False, True)
        assert "default-src 'none'" in answered.headers["Content-Security-Policy"]
        assert json.loads(get(base, "/queries/mine.json?x=1").text)["results"]["bindings"][0]["a"]["value"] == "1"
