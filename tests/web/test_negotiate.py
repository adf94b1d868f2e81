"""Which format an `Accept` header asks for."""

from __future__ import annotations

import pytest

from kg.web.negotiate import ROWS, TRIPLES, choose, named


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/*", "xml"),
        ("TEXT/CSV", "csv"),
        ("text/csv;q=0, */*", "json"),
        ("application/*;q=0, */*;q=0.1", "xml"),
        ("text/csv;q=0.001", "csv"),
        ("text/csv;q=0.5;charset=utf-8, text/html;q=0.6", "html"),
        ("text/csv; charset=utf-8; header=present", "csv"),
        ("text/csv;q=nonsense", "csv"),
        ("text/csv;q=1.5, text/html;q=1", "csv"),
        (" , ,text/html", "html"),
        ("text/csv;q=0", None),
        ("text/turtle", None),
        ("text", None),
        (";q=1", None),
    ],
)
def test_rows(accept: str, expected: str | None) -> None:
    choice = choose(accept, ROWS)
    assert (choice and choice.format) == expected


def test_the_media_type_that_was_asked_for_is_the_one_that_is_given() -> None:
    choices = [choose(accept, TRIPLES) for accept in ("application/json", "text/plain", "application/xml")]
    types = ["application/json", "text/plain; charset=utf-8", "application/xml"]
    assert [choice and choice.content_type for choice in choices] == types


def test_by_name() -> None:
    assert named("csv", TRIPLES) is None
    csv = named("csv", ROWS)
    assert csv is not None
    assert csv.content_type == "text/csv; charset=utf-8"
