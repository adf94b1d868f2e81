from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib.plugins.sparql.algebra import translateUpdate
from rdflib.plugins.sparql.parser import parseUpdate

from kg.core.errors import ForbiddenError, QueryError
from kg.store.requests import read_request

G, H = "http://e.org/g#1", "http://e.org/h"
CLAIM = "https://w3id.org/newskg/id/claim/c1"


def writes(text: str, **options: Any) -> set[str]:
    return {graph if isinstance(graph, str) else graph.value for graph in read_request(text, **options).writes}


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("", []),
        ("# nothing to do", []),
        ("PREFIX e: <http://e.org/>", []),
        (f"INSERT DATA {{ GRAPH <{G}> {{ <a:a> <a:b> 1 }} }}", [G]),
        (f"INSERT DATA {{ GRAPH <{G}> {{ <a:a> <a:b> 1 }} . GRAPH <{H}> {{}} }};", [G, H]),
        (f"INSERT DATA {{ <a:a> <a:b> 1 . GRAPH <{G}> {{ <a:a> <a:b> 1 }} }}", ["DEFAULT", G]),
        (f"INSERT DATA {{ GRAPH <{G}> {{ <a:a> <a:b> 1 }} <a:a> <a:b> [ <a:c> (1 2) ] }}", ["DEFAULT", G]),
        ("insert data { <a:a> <a:b> 1 }", ["DEFAULT"]),
        ("DELETE DATA { <a:a> <a:b> 1 }", ["DEFAULT"]),
        (f"DELETE DATA {{ GRAPH <{G}> {{ <a:a> <a:b> 1 }} }}", [G]),
        (f"DELETE WHERE {{ GRAPH <{G}> {{ ?s ?p ?o }} }}", [G]),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", ["?g"]),
        (f"DELETE {{ GRAPH <{G}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}", [G]),
        (f"DELETE {{}} INSERT {{ GRAPH <{G}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}", [G]),
        (f"INSERT {{ GRAPH $g {{ ?s ?p ?o }} }} USING <{H}> USING NAMED <{H}> WHERE {{ ?s ?p ?o }}", ["$g"]),
        (f"WITH <{G}> DELETE {{ ?s ?p ?o }} INSERT {{ GRAPH <{H}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}", [G, H]),
        (f"WITH <{CLAIM}> INSERT {{ GRAPH <{H}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}", [H]),
        (f"WITH <{G}> INSERT {{ ?s ?p ?o }} USING <{H}> WHERE {{ ?s ?p ?o }}", [G]),
        (f"CLEAR GRAPH <{G}>; DROP SILENT GRAPH <{H}>", [G, H]),
        ("CLEAR DEFAULT", ["DEFAULT"]),
        ("DROP SILENT NAMED", ["NAMED"]),
        ("drop all", ["all"]),
        (f"CREATE GRAPH <{G}>", [G]),
        (f"ADD DEFAULT TO <{G}>", [G]),
        (f"COPY SILENT GRAPH <{CLAIM}> TO GRAPH <{G}>", [G]),
        (f"COPY <{G}> TO DEFAULT", ["DEFAULT"]),
        (f"MOVE <{CLAIM}> TO <{G}>", [CLAIM, G]),
        ("CLEAR GRAPH claim:c1", [CLAIM]),
        ("PREFIX e: <http://e.org/>CLEAR GRAPH e:h", [H]),
        ("BASE <http://e.org/x/y> PREFIX e: <../> CLEAR GRAPH e:h; CLEAR GRAPH <../g#1>", [G, H]),
        ("PREFIX e: <http://e.org/> CLEAR GRAPH e:h; PREFIX e: <http://e.org/g> CLEAR GRAPH e:\\#1", [G, H]),
        ("CLEAR GRAPH <http://e.org/\\u0068>", [H]),
        (f"INSERT DATA {{ GRAPH <{H}> {{ <a:a> <a:b> '}} }}; DROP ALL #' }} }}", [H]),
        (f"INSERT DATA {{ GRAPH <{H}> {{ <a:a> <a:b> '''it''s }}\n\\'''; DROP ALL''' }} }}", [H]),
        (f'INSERT DATA {{ GRAPH <{H}> {{ <a:a> <a:b> "\\"}}}};DROP ALL", """""", "" }} }}', [H]),
        (f"INSERT DATA {{ GRAPH <{H}> {{ <a:a> <a:b> 1 # }} }}; DROP ALL\n }} }}", [H]),
        (f"INSERT DATA {{ GRAPH <{H}> {{ <a:a> <a:b> 1 # comment\r }} }}; DROP ALL #\n", [H, "ALL"]),
        (f"INSERT DATA {{ GRAPH <{H}> {{ <a:a> rdfs:label 'load <a:b>', 'service: <a:b>' }} }}", [H]),
    ],
)
def test_what_an_update_writes(text: str, graphs: list[str]) -> None:
    assert writes(text) == set(graphs)


def test_a_base_from_outside() -> None:
    assert writes("CLEAR GRAPH <g#1>", base_iri="http://e.org/x") == {G}


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://e.org/>",
        "load silent <http://e.org/> INTO GRAPH <http://e.org/g>",
        f"CLEAR GRAPH <{G}>; BASE <http://e.org/>LOAD<x>",
        f"INSERT {{ GRAPH <{G}> {{ ?s ?p ?o }} }} WHERE {{ SERVICE <http://e.org/> {{ ?s ?p ?o }} }}",
        f"INSERT {{ GRAPH <{G}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p 1SERVICE<http://e.org/>{{ ?s ?p ?o }} }}",
        f"INSERT {{ GRAPH <{G}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o.SERVICESILENT kg:x{{ ?s ?p ?o }} }}",
        f"INSERT {{ GRAPH <{G}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p kg:.SERVICE <http://e.org/> {{ ?s ?p ?o }} }}",
        f"INSERT {{ GRAPH <{G}> {{ ?s ?p ?o }} }} WHERE {{ SERVICEkg:x {{ ?s ?p ?o }} }}",
    ],
)
def test_other_servers_are_out_of_reach(text: str) -> None:
    with pytest.raises(ForbiddenError, match="reaches other servers"):
        read_request(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("FOO", "line 1, column 1, near 'FOO'; operations are INSERT DATA"),
        ("DROPALL", "near 'DROPALL'"),
        ("CLEAR", "line 1, column 6, at the end"),
        ("SELECT * { ?s ?p ?o }", "near 'SELECT"),
        ("CLEAR GRAPH 'x'", "near \"'x'\""),
        ("CLEAR GRAPH <x>", "line 1, column 16"),
        ("CLEAR GRAPH _:b", "malformed"),
        ("CLEAR GRAPH foo:x", "unknown prefix foo:"),
        ("COPY <a:a> <a:b>", "near '<a:b>'"),
        ("WITH <a:a> CLEAR", "near 'CLEAR'"),
        ("WITH <a:a> DELETE WHERE { ?s ?p ?o }", "near 'WHERE"),
        ("INSERT { ?s ?p ?o }", "at the end"),
        ("INSERT { ?s ?p ?o } INSERT { ?s ?p ?o } WHERE {}", "column 21"),
        ("INSERT DATA { <a:a> <a:b> 1", "at the end"),
        ("INSERT DATA { <a:a> <a:b> 1 }\n FOO", "line 2, column 2, near 'FOO'"),
        ("INSERT DATA { <a:a>\n <a:b> 'x }", 'line 2, column 8, near "\'x }"'),
        ("INSERT DATA { <a:a> <a:b> '''x' }", "near \"'''x' }\""),
        ("INSERT DATA { <a:a> <a:b> \\u0027 }", "near"),
        ("INSERT DATA { GRAPH { <a:a> <a:b> 1 } }", "near '{ <a:a>"),
        ("INSERT DATA { GRAPH <a:a> <a:b> }", "near '<a:b> }'"),
        ("CLEAR GRAPH <a:a> CLEAR GRAPH <a:b>", "column 19"),
        ("CLEAR GRAPH <a:\ud800>", "malformed"),
    ],
)
def test_the_place_of_what_is_malformed(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        read_request(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("INSERT DATA { <a:a> <a:b#c#d> !}", "line 1, column 30, near '!}'"),
        ("INSERT DATA { <a:#a> <a:b>\n <a:b#c#d> !}", "line 2, column 11, near '!}'"),
        ("CLEAR GRAPH <a:#>; INSERT {} WHERE { <a:#> ! }", "line 1, column 46, near '}'"),
        ("INSERT {} WHERE { FILTER(?a<?b#>\n) }", "malformed at line 2, column 1,"),
        ("INSERT {} WHERE { foo:x ?p ?o }", "unknown prefix foo:"),
    ],
)
def test_the_engines_place_is_one_in_the_text_as_given(text: str, place: str) -> None:
    request = read_request(text, using=[G])
    with pytest.raises(SyntaxError) as caught:
        Store().update(request.text)
    with pytest.raises(QueryError, match=place):
        raise request.malformed(str(caught.value))


PATTERN = "{ ?s ?p ?o FILTER(?p != <a:#'>) OPTIONAL { GRAPH ?g { ?s <a:q> ?q } } }"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"DELETE {{ ?s ?p ?o }} WHERE {PATTERN}", f"DELETE {{ ?s ?p ?o }} CLAUSES WHERE {PATTERN}"),
        (f"INSERT {{ ?s ?p ?o }}WHERE{PATTERN}", f"INSERT {{ ?s ?p ?o }} CLAUSES WHERE {PATTERN}"),
        (f"DELETE {{}} INSERT {{}} WHERE {PATTERN}", f"DELETE {{}} INSERT {{}} CLAUSES WHERE {PATTERN}"),
        ("DELETE WHERE { ?s <a:#'> ?o }", "DELETE { ?s <a:#'> ?o } CLAUSES WHERE { ?s <a:#'> ?o }"),
        (
            "DELETE # WHERE {\n WHERE { ?s ?p '} WHERE {' }; DELETE WHERE { ?a ?b ?c }",
            "DELETE { ?s ?p '} WHERE {' } CLAUSES WHERE { ?s ?p '} WHERE {' };"
            " DELETE { ?a ?b ?c } CLAUSES WHERE { ?a ?b ?c }",
        ),
        ("INSERT DATA { <a:a> <a:b> 'WHERE' }", "INSERT DATA { <a:a> <a:b> 'WHERE' }"),
        ("DELETE DATA { <a:a> <a:b> 'WHERE' }", "DELETE DATA { <a:a> <a:b> 'WHERE' }"),
        ("COPY <a:a> TO <a:b>; CLEAR ALL", "COPY <a:a> TO <a:b>; CLEAR ALL"),
    ],
)
def test_the_protocols_graphs_become_clauses(text: str, expected: str) -> None:
    clauses = "USING <http://e.org/g#1> USING <http://e.org/h> USING NAMED <a:n>"
    given = read_request(text, using=[G, H], using_named=["a:n"]).text
    assert algebra(given) == algebra(expected.replace("CLAUSES", clauses))
    Store().update(given.replace("COPY", "COPY SILENT"))


def algebra(text: str) -> str:
    return str(translateUpdate(parseUpdate(text)).algebra)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT { ?s ?p ?o } USING <a:a> WHERE { ?s ?p ?o }",
        "INSERT { ?s ?p ?o } USING NAMED <a:a> WHERE { ?s ?p ?o }",
        "WITH <a:a> INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR GRAPH <a:a>; DELETE { ?s ?p ?o } INSERT { ?s ?p ?o } USING <a:a> WHERE { ?s ?p ?o }",
    ],
)
def test_two_say_what_is_read(text: str) -> None:
    assert read_request(text)
    ways: list[dict[str, Any]] = [{"using": [G]}, {"using_named": [G]}]
    for options in ways:
        with pytest.raises(QueryError, match="two say what is read; using-graph-uri"):
            read_request(text, **options)


@pytest.mark.parametrize("iri", ["x", "", "a:b> WHERE {} ; DROP ALL #", "a:b c", "a:\ud800"])
def test_what_is_no_iri_is_refused(iri: str) -> None:
    ways: list[dict[str, Any]] = [{"using": [iri]}, {"using_named": [iri]}, {"base_iri": iri}]
    for options in ways:
        with pytest.raises(QueryError, match="is no IRI"):
            read_request("CLEAR ALL", **options)


@pytest.mark.parametrize("misread", ["FILTER(1<2#>'''\n) } ; DROP ALL #'''>) }", "FILTER(1<'>') } ; DROP ALL #') }"])
def test_what_is_read_is_what_the_engine_reads(misread: str) -> None:
    """A text in which a tokenizer and Oxigraph differ on what is a comment or a string is run by neither reading."""
    text = f"INSERT {{ GRAPH <{G}> {{ <a:a> <a:b> 1 }} }} WHERE {{ {misread}"
    store = Store()
    store.add(quad := Quad(NamedNode("a:a"), NamedNode("a:b"), Literal("x"), NamedNode(G)))
    with pytest.raises((QueryError, SyntaxError)):
        store.update(read_request(text).text)
    assert list(store) == [quad]
    store.update(text)
    assert not list(store)


GRAPHS = st.sampled_from([f"<{G}>", f"<{H}>", "claim:c1", "e:h"])
VALUES = st.sampled_from(["1", "'} }'", '"""a"b\n}"""', "<a:#'>", "'x'@en", "e:x.y", "true", "?o", "'\\'};DROP ALL'"])
GAPS = st.sampled_from([" ", "\n", " # } DROP ALL ' \n"])


@st.composite
def blocks(draw: st.DrawFn) -> str:
    triple = f"<a:s>{draw(GAPS)}<a:p#>{draw(GAPS)}{draw(VALUES)}"
    graph = draw(st.one_of(GRAPHS, st.just("?g")))
    return draw(st.sampled_from([f"{{{triple}}}", f"{{ GRAPH {graph} {{ {triple} . }} }}", "{}"])).replace("?g", graph)


@st.composite
def operations(draw: st.DrawFn) -> str:
    block, other = draw(blocks()), draw(blocks())
    a, b, gap = draw(GRAPHS), draw(st.one_of(GRAPHS, st.just("DEFAULT"))), draw(GAPS)
    ground = block.replace("?o", "1").replace("?g", a)
    return draw(
        st.sampled_from(
            [
                f"INSERT{gap}DATA {ground}",
                f"DELETE DATA{gap}{ground}",
                f"DELETE{gap}WHERE {block}",
                f"INSERT {block}{gap}WHERE {other}",
                f"DELETE {block} INSERT{gap}{other} WHERE {{ {other} FILTER(1 < 2) }}",
                f"WITH {a} DELETE {block} USING {b if b != 'DEFAULT' else a} WHERE {{ ?s ?p ?o FILTER(?o<3) }}",
                f"CLEAR{gap}GRAPH {a}",
                "DROP SILENT ALL",
                f"CREATE GRAPH{gap}{a}",
                f"ADD {a} TO{gap}{b}",
                f"MOVE SILENT {a} TO {b}",
                f"COPY {b} TO {a}",
            ]
        )
    )


@given(st.lists(operations(), min_size=1, max_size=3))
def test_rdflib_reads_the_same(steps: list[str]) -> None:
    text = "PREFIX e: <http://e.org/> PREFIX claim: <https://w3id.org/newskg/id/claim/> " + ";".join(steps)
    assert writes(text) == {graph for step in translateUpdate(parseUpdate(text)).algebra for graph in written(step)}


def written(step: Any) -> Iterable[str]:
    """The graphs that an operation of rdflib's algebra writes."""
    if "graph" in step:
        return map(str, step.graph if step.name == "Move" else step.graph[1:])
    if "graphiri" in step:
        return [str(step.graphiri)]
    parts = [step] if "quads" in step else [part for part in (step.delete, step.insert) if part]
    default = str(step.withClause or "DEFAULT")
    named = [graph.n3() if "?" in graph.n3() else str(graph) for part in parts for graph in part.quads]
    return [*named, *(default for part in parts if part.triples)]
