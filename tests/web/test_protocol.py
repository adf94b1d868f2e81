"""The SPARQL 1.1 Protocol as we read it: each way to ask and to update, each way to do it wrong."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from web.serving import TOKEN, Step, failure, running, scratch, target

QUERY, UPDATE, FORM = "application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded"
ONE, TWO, THREE, OUT = (f"http://graphs.example/{name}" for name in ("one", "two", "three", "out"))
BOTH = f'ASK {{ ?x <p:in> "{ONE}" . ?y <p:in> "{TWO}" }}'
EACH = f'ASK {{ GRAPH ?g {{ ?x <p:in> "{ONE}" }} GRAPH ?h {{ ?y <p:in> "{TWO}" }} }}'
FULL = f'ASK {{ ?z <p:in> "{THREE}" GRAPH ?g {{ ?x <p:in> "{ONE}" }} GRAPH ?h {{ ?y <p:in> "{TWO}" }} }}'
NOTHING_ELSE = f'FILTER NOT EXISTS {{ ?x <p:in> "{TWO}" }} FILTER NOT EXISTS {{ GRAPH ?g {{ ?x ?y ?z }} }}'
ONLY = f'ASK {{ ?x <p:in> "{ONE}" {NOTHING_ELSE} }}'
DEFAULTS = (("default-graph-uri", ONE), ("default-graph-uri", TWO))
NAMED = (("named-graph-uri", ONE), ("named-graph-uri", TWO))
HTML_FORM = b"query=ASK+%7B%7D"


def ask(text: str, *more: tuple[str, str], expected: str = "2xx true") -> Step:
    return Step("GET", target("/sparql", ("query", text), *more), expected=expected)


def post(body: str, media: str | None = QUERY, *more: tuple[str, str], expected: str = "2xx true") -> Step:
    return Step("POST", target("/sparql", *more), media, body.encode(), expected)


def update(text: str, *more: tuple[str, str], expected: str = "2xx") -> Step:
    return post(text, UPDATE, *more, expected=expected)


QUERIES = {
    "by GET": ask("ASK {}"),
    "by GET, with a slash": Step("GET", target("/sparql/", ("query", "ASK {}")), expected="2xx true"),
    "by form": post("query=ASK+%7B%7D", FORM),
    "by form, the graph in the address": post("query=ASK+%7B%7D", FORM, ("default-graph-uri", ONE)),
    "by form, the graph in it": post(f"query=ASK+%7B+%3Fs+%3Fp+%3Fo+%7D&default-graph-uri={ONE}", FORM),
    "directly": post("ASK {}"),
    "directly, with a charset": post("ASK {}", f"{QUERY}; charset=UTF-8"),
    "two default graphs by GET": ask(BOTH, *DEFAULTS),
    "two default graphs by POST": post(BOTH, QUERY, *DEFAULTS),
    "one default graph and nothing else": ask(ONLY, DEFAULTS[0]),
    "two named graphs by GET": ask(EACH, *NAMED),
    "two named graphs by POST": post(EACH, QUERY, *NAMED),
    "default and named graphs": post(FULL, QUERY, ("default-graph-uri", THREE), *NAMED),
    "given graphs instead of the query's": post(EACH.replace("{", f"FROM <{THREE}> {{", 1), QUERY, *NAMED),
    "the query's own graph": ask(ONLY.replace("{", f"FROM <{ONE}> {{", 1)),
    "relative to where it is asked": ask("CONSTRUCT { <s> <p> 1 } {}", expected="2xx RDF"),
    "rows": ask("SELECT ?g { GRAPH ?g {} }", expected="2xx tabular"),
    "a description": ask(f"DESCRIBE <{ONE}>", expected="2xx RDF"),
    "kg's prefixes undeclared": ask("ASK { FILTER (kg:Claim != ent:Palmyra) }"),
    "no query: a description of the service": Step("GET", "/sparql", expected="2xx RDF"),
    "PUT": Step("PUT", "/sparql", QUERY, b"ASK {}", "4xx"),
    "two queries": ask("ASK {}", ("query", "ASK {}"), expected="4xx"),
    "two queries, in the address and directly": post("ASK {}", QUERY, ("query", "ASK {}"), expected="4xx"),
    "a query and an update": post("query=ASK+%7B%7D&update=CLEAR+ALL", FORM, expected="4xx"),
    "an empty form": post("", FORM, expected="4xx"),
    "plain text": post("ASK {}", "text/plain", expected="4xx"),
    "a form without a media type": post("query=ASK+%7B%7D", None, expected="4xx"),
    "a query without a media type": post("ASK {}", None, expected="4xx"),
    "UTF-16": Step("POST", "/sparql", f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16"), "4xx"),
    "Latin-1 called UTF-8": Step("POST", "/sparql", QUERY, 'ASK { ?s ?p "é" }'.encode("latin-1"), "4xx"),
    "Latin-1 in the address": Step("GET", "/sparql?query=ASK+%7B+%3Fs+%3Fp+%22%E9%22+%7D", expected="4xx"),
    "no SPARQL": ask("ASK {", expected="4xx"),
    "an update as a query": ask("CLEAR ALL", expected="4xx"),
    "another server": ask("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", expected="4xx"),
    "no IRI": ask("ASK {}", ("default-graph-uri", "<>"), expected="4xx"),
}
START = f"""DROP ALL ; INSERT DATA {{ GRAPH <{ONE}> {{ <s:1> a <c:C> }} GRAPH <{TWO}> {{ <s:2> a <c:C> }}
    GRAPH <{THREE}> {{ <s:3> a <c:C> }} }} ; """
COPY = START + f"INSERT {{ GRAPH <{OUT}> {{ ?s <p:from> <g:default> }} }} WHERE {{ ?s a <c:C> }}"
COPY_NAMED = START + f"INSERT {{ GRAPH <{OUT}> {{ ?s <p:from> ?g }} }} WHERE {{ GRAPH ?g {{ ?s a <c:C> }} }}"
COPY_ALL = (
    START
    + f"""INSERT {{ GRAPH <{OUT}> {{ ?s <p:from> ?g }} }}
    WHERE {{ {{ GRAPH ?g {{ ?s a <c:C> }} }} UNION {{ ?s a <c:C> BIND (<g:default> AS ?g) }} }}"""
)


def got(*rows: tuple[int, str]) -> Step:
    """Ask whether just these subjects were copied, from these graphs."""
    values = " ".join(f"(<s:{number}> <{graph}>)" for number, graph in rows)
    inside = f"GRAPH <{OUT}> {{ ?s <p:from> ?g }}"
    found = f"FILTER NOT EXISTS {{ VALUES (?s ?g) {{ {values} }} FILTER NOT EXISTS {{ {inside} }} }}"
    return post(f"ASK {{ {{ SELECT (COUNT(*) AS ?n) {{ {inside} }} }} FILTER (?n = {len(rows)}) {found} }}")


UPDATES = {
    "by form": [post("update=CLEAR+ALL", FORM, expected="2xx")],
    "directly": [update("CLEAR ALL")],
    "at a path of its own": [Step("POST", "/update", UPDATE, b"CLEAR ALL")],
    "relative to where it is sent": [
        update(f"DROP ALL ; INSERT DATA {{ GRAPH <{OUT}> {{ <s:1> <p:p> <there> }} }}"),
        post(f'ASK {{ GRAPH <{OUT}> {{ <s:1> <p:p> ?o }} FILTER REGEX(STR(?o), "^http.*/there$") }}'),
    ],
    "a default graph": [update(COPY, ("using-graph-uri", ONE)), got((1, "g:default"))],
    "two default graphs": [
        update(COPY, ("using-graph-uri", ONE), ("using-graph-uri", TWO)),
        got((1, "g:default"), (2, "g:default")),
    ],
    "two named graphs": [
        update(COPY_NAMED, ("using-named-graph-uri", ONE), ("using-named-graph-uri", TWO)),
        got((1, ONE), (2, TWO)),
    ],
    "default and named graphs": [
        update(COPY_ALL, ("using-graph-uri", ONE), ("using-named-graph-uri", TWO)),
        got((1, "g:default"), (2, TWO)),
    ],
    "graphs given twice": [
        update(
            f"WITH <{ONE}> DELETE {{ ?s ?p 1 }} INSERT {{ ?s ?p 2 }} WHERE {{ ?s ?p 1 }}",
            ("using-named-graph-uri", TWO),
            expected="4xx",
        )
    ],
    "by GET": [Step("GET", target("/sparql", ("update", "CLEAR ALL")), expected="4xx")],
    "by GET at its own path": [Step("GET", target("/update", ("update", "CLEAR ALL")), expected="4xx")],
    "two updates": [post("update=CLEAR+NAMED&update=CLEAR+ALL", FORM, expected="4xx")],
    "plain text": [post("CLEAR NAMED", "text/plain", expected="4xx")],
    "no media type": [post("update=CLEAR+NAMED", None, expected="4xx")],
    "UTF-16": [Step("POST", "/sparql", f"{UPDATE}; charset=UTF-16", "CLEAR ALL".encode("utf-16"), "4xx")],
    "no SPARQL": [post("update=CLEAR+THAT", FORM, expected="4xx")],
    "a query as an update": [update("ASK {}", expected="4xx")],
    "a query at the path of updates": [Step("POST", "/update", QUERY, b"ASK {}", "4xx")],
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    quads = [Quad(NamedNode("s:s"), NamedNode("p:in"), Literal(name), NamedNode(name)) for name in (ONE, TWO, THREE)]
    with running(scratch(tmp_path_factory.mktemp("protocol") / "kg.db", quads)) as base:
        yield base


@pytest.mark.parametrize("case", QUERIES)
def test_query(case: str, read: str) -> None:
    assert failure(read, QUERIES[case]) == ""


@pytest.mark.parametrize("case", UPDATES)
def test_update(case: str, written: str) -> None:
    for step in UPDATES[case]:
        assert failure(written, step, Authorization=f"Bearer {TOKEN}") == ""


def test_nothing_is_fetched(read: str, tmp_path: Path) -> None:
    file = tmp_path / "secret.nt"
    file.write_text("<s:s> <p:p> 1 .")
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(0.2)
        remote = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/"
        for iri in (remote, file.as_uri()):
            assert failure(read, ask(f"ASK FROM <{iri}> {{ FILTER NOT EXISTS {{ ?s ?p ?o }} }}")) == ""
            assert failure(read, ask("ASK { FILTER NOT EXISTS { ?s ?p ?o } }", ("default-graph-uri", iri))) == ""
            assert failure(read, ask(f"ASK {{ SERVICE <{iri}> {{ ?s ?p ?o }} }}", expected="4xx")) == ""
        with pytest.raises(TimeoutError):
            elsewhere.accept()
