"""Running texts, binding parameters, refusing what must not run."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store
from store.sample import A

from kg.core.errors import DataError, KgError, QueryError, UnknownNameError
from kg.core.iri import PREFIXES, short
from kg.query import choose_query, find_query, load_queries, run
from kg.query.catalogue import parse_query
from kg.query.names import find_entity, find_id, find_node

ONE = "# param: x {kind} anything\nSELECT ?x WHERE {{ VALUES ?x {{ UNDEF }} }}"


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("ISIS", "ISIS"),
        ("islamic state", "ISIS"),
        ("the Islamic State", "ISIS"),
        ("Deir al-Zor", "Deir%20ez-Zor"),
        ("ent:Palmyra", "Palmyra"),
        (PREFIXES["ent"] + "Palmyra", "Palmyra"),
        ("TADMUR", "Palmyra"),
        ("Syrian_Army", "Syrian_Army"),
        ("ent:Deir%20ez-Zor", "Deir%20ez-Zor"),
        ("Daesh", "ISIS"),
        ("ent:Islamic_State-Group-0badcafe", "ISIS"),
    ],
)
def test_entities_are_found_by_any_name(store: Store, name: str, entity: str) -> None:
    assert find_entity(store, name).bearer.entity.value == PREFIXES["ent"] + entity


@pytest.mark.parametrize(
    ("name", "ident", "node"),
    [
        ("ISIS", "ISIS", "ISIS"),
        ("ISIL", "ISIS", "ISIS"),
        ("Daesh", "Daesh", "ISIS"),
        ("ent:Daesh", "Daesh", "ISIS"),
        ("Islamic State", "Islamic_State-Group-0badcafe", "ISIS"),
        ("Deir ez-Zor", "Deir ez-Zor", "Deir ez-Zor"),
        ("Tadmur@a.txt", f"Palmyra@{A}", f"Palmyra@{A}"),
        (f"ent:Palmyra@{A}", f"Palmyra@{A}", f"Palmyra@{A}"),
    ],
)
def test_an_id_that_was_joined_stays_itself(store: Store, name: str, ident: str, node: str) -> None:
    assert find_id(store, name) == ident
    assert find_node(store, ident) == node


def test_an_id_that_nothing_has_is_its_own_node(store: Store) -> None:
    assert find_node(store, "Nobody") == "Nobody"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Palmyla", "did you mean Palmyra"),
        ("", "no entity"),
        ("the", "no entity"),
        ("ent:Nobody", "no entity"),
        ("ent:No body", "no entity"),
        ("https://example.org/<x>", "no entity"),
        ('"} ?s ?p ?o #', "no entity"),
        ("kg:captures", "no entity"),
    ],
)
def test_an_unknown_name_is_named(store: Store, name: str, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message) as caught:
        find_entity(store, name)
    assert repr(name) in str(caught.value)


@pytest.mark.parametrize(
    "value", ['"', "}", '" } UNION { ?x a kg:Claim', "\\", "\n", "'''", "$1 \\1 \\g<0>", "UNDEF", "é\x00"]
)
def test_hostile_texts_stay_texts(store: Store, value: str) -> None:
    assert [row["x"] for row in run(store, ONE.format(kind="text"), {"x": value})] == [value]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("date", "2016-12-14"), ("date", "2016-12"), ("date", "2016"), ("number", "-3"), ("number", "0.5")],
)
def test_values_are_typed(store: Store, kind: str, value: str) -> None:
    (row,) = run(store, ONE.format(kind=kind), {"x": value})
    assert str(row["x"]) == value
    assert isinstance(row["x"], str) == (kind == "date")


@pytest.mark.parametrize(
    ("kind", "value"),
    [("date", value) for value in ("14/12/2016", "2016-13", "2016-02-30", "20161214", "", "２０１６")]
    + [("number", value) for value in ("many", "1e5", "NaN", "")],
)
def test_wrong_values_are_refused(store: Store, kind: str, value: str) -> None:
    with pytest.raises(QueryError, match=f"is no {kind}"):
        run(store, ONE.format(kind=kind), {"x": value})


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("who-controlled", {"plaice": "Palmyra"}, "query who-controlled: no parameter plaice; did you mean place"),
        ("who-controlled", {"zzz": "1"}, "it takes place, date"),
        ("controls", {"place": "Palmyra"}, "it takes none"),
        ("about", {}, "parameter entity is missing; give --param entity=..."),
        ("claims", {"status": "true"}, "status: 'true' is no status; one of accepted, reported, denied, disputed"),
    ],
)
def test_wrong_parameters_are_named(store: Store, name: str, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run(store, find_query(name), parameters)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"article": "b.txt"}, "no article 'b.txt'; did you mean a.txt, sub/b.txt"),
        ({"article": "unheard"}, "see `kg query articles`"),
        ({"predicate": "capture"}, "no relation 'capture'; did you mean captures"),
        ({"predicate": "open:captures"}, "no relation 'open:captures'"),
        ({"predicate": "zzzzzzz"}, "its name, such as attacks"),
    ],
)
def test_what_the_graph_does_not_hold_is_named(store: Store, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        run(store, find_query("claims"), parameters)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?x WHERE { ?x ?y ?z", "malformed at line 1, column 27, at the end"),
        ("SELECT ?x\nWHERE { ?x ?y ?z . FOO }", "malformed at line 2, column"),
        ("SELECT ?x WHERE {\n", "malformed at line 2, column 1, at the end"),
        ("ASK { ?x ?y ?z\n\n", "malformed at line 3, column 1, at the end"),
        ("SELECT", "malformed"),
        ("", "malformed"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "malformed at line 1.*needs a SELECT"),
        ("DELETE WHERE { ?s ?p ?o }", "malformed"),
        ("DROP ALL", "malformed"),
        ("LOAD <file:///etc/hostname>", "malformed"),
        ("SELECT ?x { ?x ?y '\ud800' }", "can't be answered|malformed"),
    ],
)
def test_what_is_no_query_is_refused(store: Store, text: str, message: str) -> None:
    before = len(store)
    with pytest.raises(QueryError, match=message) as caught:
        run(store, text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200
    assert len(store) == before


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x WHERE { ?x nope:y ?z }",
        "SELECT ?x\nWHERE { ?x\na/^nope:y ?z }",
        "ASK { ?x a 'it:is', \"it:is\", <it:is>, _:it, ?z # it:is\n ; kg:a:b 1 ; a nope:y }",
        "PREFIX mine: <urn:x> ASK { ?x mine:a nope:b }",
        "SELECT ?x WHERE { FILTER(nope:date(?x) > 3) }",
    ],
)
def test_an_unknown_prefix_is_named_with_the_known_ones(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match=r"SPARQL: unknown prefix nope:; declare it, or use one of kg, .*skos"):
        run(store, text)


@pytest.mark.parametrize("text", ["ASK { ?x ?y ?z ?w . ?w it:is ?z }", "ASK { ?x ?y ! 'it:is }"])
def test_what_stands_behind_an_error_is_not_blamed(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="malformed at"):
        run(store, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT<http://localhost:1/>{} }",
        "SELECT * { SERVICE # why\n <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://localhost:1/>{} }",
        "PREFIX e: <http://localhost:1/> SELECT * { SERVICE e:x { ?s ?p ?o } }",
        "PREFIX e: <http://localhost:1/> SELECT * { SERVICEe:x { ?s ?p ?o } }",
        "PREFIX : <http://localhost:1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { BIND(<http://localhost:1/> AS ?at) SERVICE ?at { ?s ?p ?o } }",
        "SELECT * { FILTER(1<1#>'''\n) SERVICE <http://localhost:1/> { ?s ?p ?o } #'''\n }",
        "SELECT * { SERVICE SILENTe:x { } }",
        "SELECT * { SERVICE silent:x { } }",
        "SELECT * { SERVICE" + "#" * 5000 + "\n<http://localhost:1/> { } }",
    ],
)
def test_the_network_is_out_of_reach(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE reaches other servers"):
        run(store, text)


@pytest.mark.parametrize("text", ["service ", "service", "service silent ", "x.", "service-x"])
def test_the_check_takes_linear_time(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="malformed"):
        run(store, text * 50_000)


def test_escapes_do_not_hide_a_keyword(store: Store) -> None:
    with pytest.raises(QueryError, match="malformed"):
        run(store, "SELECT * { \\u0053ERVICE <http://localhost:1/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    "text", ["SELECT ?service { BIND('Secret Service' AS ?service) }", "ASK { ent:Secret_Service kg:service ?x }"]
)
def test_the_word_service_is_no_crime(store: Store, text: str) -> None:
    run(store, text)


def test_from_reads_no_files(store: Store) -> None:
    assert not len(run(store, "SELECT ?s FROM <file:///etc/hostname> { ?s ?p ?o }"))


def test_graphs_are_not_united(store: Store) -> None:
    assert [row["who"] for row in run(store, "SELECT ?who { ?who kg:captures ent:Palmyra }")] == [
        PREFIXES["ent"] + "ISIS"
    ]


def test_a_query_may_declare_its_own_prefix(store: Store) -> None:
    assert run(store, "PREFIX kg: <urn:x> ASK { ent:ISIS kg:controls ?x }").boolean is False


@pytest.mark.parametrize("text", ["ASK { ?s ?p ?o }", "DESCRIBE ent:Palmyra", "ASK {} # not.rq", "ASK{}"])
def test_a_typed_query_is_no_name(store: Store, text: str) -> None:
    assert run(store, choose_query(text))


def test_folders_of_ones_own(tmp_path: Path, store: Store) -> None:
    text = "# title: T\n# question: Q?\n# columns: x\n# example: kg query mine\nSELECT ?x { BIND(1 AS ?x) }"
    (tmp_path / "mine.rq").write_text(text)
    (tmp_path / "controls.rq").write_text(text)
    assert choose_query("mine", [tmp_path]).title == choose_query("controls", [tmp_path]).title == "T"
    assert list(load_queries([tmp_path])) == sorted({*load_queries(), "mine"})
    assert [dict(row) for row in run(store, choose_query(str(tmp_path / "mine.rq")))] == [{"x": 1}]


def own(folder: Path, name: str, body: str, *, columns: str = "x") -> Path:
    """A folder with one query of that header and body."""
    head = f"# title: T\n# question: Q?\n# columns: {columns}\n# example: kg query {name}\n"
    (folder / f"{name}.rq").write_text(head + body)
    return folder


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("# param: x colour c\nSELECT ?x { VALUES ?x { UNDEF } }", r"mine\.rq, line 5: unknown type 'colour' of"),
        ("\n# param: x text c\nSELECT ?x {}", r"mine\.rq, line 6: no place for the value of x; needs the line VALUES"),
        ("SELECT ?x {\n ?x ?y ! }", r"mine\.rq: malformed at line 6, column"),
        ("SELECT ?x { ?x nope:y ?z }", r"mine\.rq: unknown prefix nope:"),
        ("SELECT ?y { ?x ?y ?z }", r"mine\.rq: the columns are y; its header says x"),
        ("CONSTRUCT WHERE { ?x ?y ?z }", r"mine\.rq: the columns are subject predicate object; its header says x"),
    ],
)
def test_what_is_wrong_with_ones_own_is_named_by_file_and_line(
    tmp_path: Path, store: Store, body: str, message: str
) -> None:
    with pytest.raises(KgError, match=message):
        run(store, find_query("mine", [own(tmp_path, "mine", body)]))


def test_a_faulty_file_stops_no_other_query(tmp_path: Path, store: Store) -> None:
    own(tmp_path, "faulty", "# param: x colour c\nSELECT ?x {}")
    own(tmp_path, "built", "CONSTRUCT WHERE { ?who kg:captures ?what }", columns="subject predicate object")
    own(tmp_path, "asked", "ASK {}")
    assert len(run(store, find_query("built", [tmp_path]))) == 1
    assert run(store, find_query("asked", [tmp_path])).boolean
    with pytest.raises(DataError, match=r"faulty\.rq, line 5"):
        load_queries([tmp_path])


def test_a_text_may_speak_of_services(store: Store) -> None:
    assert len(run(store, ONE.format(kind="text"), {"x": "SERVICE <http://127.0.0.1/>"})) == 1


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("contrls", "did you mean controls"),
        ("zzzz", "one of about, "),
        ("no.rq", "no.rq: can't be read"),
        ("", "no query"),
    ],
)
def test_an_unknown_query_is_named(what: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        choose_query(what)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no such folder"):
        load_queries([tmp_path / "none"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "# param: x colour c\nSELECT ?x { VALUES ?x { UNDEF } }",
            "query q, line 1: unknown type 'colour' of the parameter x; one of entity",
        ),
        ("# param: x\nSELECT ?x { VALUES ?x { UNDEF } }", "unknown type ''"),
        ("# param: x text c\nSELECT ?x { ?x ?y ?z }", "needs the line VALUES"),
    ],
)
def test_a_faulty_header_is_named(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse_query("q", text)


def test_an_incomplete_header_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("# title: T\nSELECT ?x {}")
    with pytest.raises(KgError, match=r"mine\.rq: no header line question"):
        load_queries([tmp_path])


def test_short_iris() -> None:
    assert short(PREFIXES["ent"] + "X") == "ent:X"
    assert short(PREFIXES["kg"] + "captures") == "kg:captures"
    assert short("urn:x") == "urn:x"
