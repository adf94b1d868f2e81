"""XML holds what it can, wherever it is written."""

from __future__ import annotations

import io
from typing import IO, cast
from xml.dom import minidom

import pyoxigraph as ox
import pytest

from kg.core.xml import XmlFile, xml_safe
from kg.store import dump
from kg.web.serialise import output_of

WORDS = "a\x01\x1f\ufffe\uffffé"
SAFE = "a\ufffd\ufffd\ufffd\ufffdé"


def test_a_text() -> None:
    assert xml_safe(f"{WORDS}\t\r\n\x7f") == f"{SAFE}\t\r\n\x7f"


def test_characters_may_come_in_parts() -> None:
    file = io.BytesIO()
    safe = XmlFile(file)
    assert sum(safe.write(bytes([byte])) for byte in WORDS.encode()) == len(WORDS.encode())
    safe.flush()
    assert file.getvalue().decode() == SAFE


@pytest.mark.parametrize(("query", "format"), [("SELECT ?o { ?s ?p ?o }", "xml"), ("DESCRIBE <a:b>", "rdf")])
def test_what_goes_out(query: str, format: str) -> None:
    store, file = ox.Store(), io.BytesIO()
    store.add(ox.Quad(ox.NamedNode("a:b"), ox.NamedNode("a:c"), ox.Literal(WORDS)))
    found = store.query(query)
    output_of(found, format, 0).write(cast("IO[bytes]", file))
    for written in (file.getvalue(), dump(store, "rdf")):
        assert SAFE in minidom.parseString(written).toxml()
