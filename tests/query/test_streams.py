"""Answers written as they come are those that are kept."""

from __future__ import annotations

import io
import json
from typing import Any, cast
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal as Text
from pyoxigraph import NamedNode, Quad, Store

from kg.core.errors import QueryError
from kg.query import Stream, find_query, run, stream
from kg.query.answer import GRAPHS, RESULTS

ROWS = "SELECT ?who ?name ?n { ?who skos:prefLabel ?name OPTIONAL { ?c rdf:subject ?who ; kg:count ?n } } ORDER BY ?who"
NONE = "SELECT ?x { ?x kg:nothing ?y }"
YES = "ASK { ?x kg:controls ?y }"
TRIPLES = "CONSTRUCT { ?s kg:captures ?o } WHERE { ?s kg:captures ?o }"
DESCRIBED = "DESCRIBE ent:Palmyra"


def written(store: Store, text: str, format: str, width: int = 100) -> str:
    output = io.BytesIO()
    stream(store, text).write(output, format, width=width)
    return output.getvalue().decode()


@pytest.mark.parametrize("text", [ROWS, NONE, YES, TRIPLES, DESCRIBED, find_query("claims").text])
def test_what_is_written_is_what_is_kept(store: Store, text: str) -> None:
    for format in ("table", *(GRAPHS if text in {TRIPLES, DESCRIBED} else RESULTS)):
        assert written(store, text, format, 70) == run(store, text).to(format, width=70)
        assert written(store, text, format).endswith("\n")


@pytest.mark.parametrize(("text", "format"), [(ROWS, "ttl"), (YES, "nt"), (TRIPLES, "csv"), (ROWS, "doc")])
def test_a_format_that_does_not_fit_writes_nothing(store: Store, text: str, format: str) -> None:
    output = io.BytesIO()
    with pytest.raises(QueryError, match=f"no format '{format}' for this answer; one of table, "):
        stream(store, text).write(output, format)
    assert not output.getvalue()


class Closed(io.RawIOBase):
    """A pipe that nobody reads."""

    def writable(self) -> bool:
        return True

    def write(self, _data: object) -> int:
        raise BrokenPipeError(32, "Broken pipe")


@pytest.mark.parametrize("format", ["table", *RESULTS])
def test_a_closed_pipe_is_no_fault_of_the_query(store: Store, format: str) -> None:
    with pytest.raises(BrokenPipeError):
        stream(store, ROWS).write(Closed(), format)  # type: ignore[arg-type]


def test_xml_is_well_formed_whatever_a_text_holds() -> None:
    odd = Store()
    odd.add(Quad(NamedNode("urn:a"), NamedNode("urn:b"), Text("a\x0b\x1b<&\ufffe")))
    for text, format in (("SELECT ?o { ?s ?p ?o }", "xml"), ("CONSTRUCT WHERE { ?s ?p ?o }", "rdf")):
        parsed = ElementTree.fromstring(written(odd, text, format))
        assert "a\ufffd\ufffd<&\ufffd" in "".join(parsed.itertext())
    bindings = json.loads(written(odd, "SELECT ?o { ?s ?p ?o }", "json"))["results"]["bindings"]
    assert bindings[0]["o"]["value"] == "a\x0b\x1b<&\ufffe"


def test_wide_texts_stay_in_their_columns() -> None:
    values = '("大马士革的军队" "x") ("Homs" "y") ("a-very-long-word-without-any-blank" "z")'
    lines = run(Store(), f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}").to(width=20).splitlines()
    assert lines == [
        "a                  b",
        "-----------------  -",
        "大马士革的军队     x",
        "Homs               y",
        "a-very-long-word-  z",
        "without-any-blank",
        "3 rows",
    ]


def test_a_graph_that_was_made_anew_meanwhile() -> None:
    """The engine opens a store's tables when they are read."""

    class Gone:
        def serialize(self, **_: Any) -> bytes:
            raise FileNotFoundError("000014.sst")

    with pytest.raises(QueryError, match="query x: the graph was made anew meanwhile; ask again"):
        Stream(cast("Any", Gone()), "query x").answer()
