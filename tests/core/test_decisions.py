"""The file of a person's decisions: what is read, refused, added and taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.core.decisions import add_decision, check, read_decisions, remove_decision
from kg.core.errors import DataError
from kg.core.types import Decision

HEAD = "decision\ta\tb\tby\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.tsv"


def test_no_file_no_decisions(path: Path) -> None:
    assert read_decisions(path) == ()


def test_what_is_written_is_read(path: Path) -> None:
    given = (Decision("same", "Roe", "Doe", "A. Reader"), Decision("different", "Poe", "Roe"), Decision("reject", "c1"))
    for decision in given:
        add_decision(path, decision)
    assert read_decisions(path) == given
    assert [decision.line for decision in read_decisions(path)] == [3, 4, 5]


def test_a_decision_is_written_once_in_either_order(path: Path) -> None:
    add_decision(path, Decision("same", "Roe", "Doe"))
    before = path.read_bytes()
    add_decision(path, Decision("same", "Doe", "Roe"))
    assert path.read_bytes() == before


def test_a_file_by_hand_keeps_its_form(path: Path) -> None:
    text = "# mine\nb\ta\tdecision\nent:Roe\tDoe\tsame\n\n# end\n"
    path.write_text(text, encoding="utf-8")
    (read,) = read_decisions(path)
    assert (read, read.line) == (Decision("same", "Doe", "Roe"), 3)
    add_decision(path, Decision("different", "Poe", "Roe", "nobody asks"))
    assert path.read_text(encoding="utf-8") == text + "Roe\tPoe\tdifferent\n"
    remove_decision(path, read_decisions(path)[1])
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("maybe\tRoe\tDoe\t\n", r"decisions\.tsv line 2: decision 'maybe'; same or different or reject or accept"),
        ("reject\tc1\tDoe\t\n", r"line 2: an id is missing, or one too many"),
        ("reject\tc1\t\t\naccept\tclaim:c1\t\t\n", r"line 3: c1 is rejected and accepted; decisions\.tsv line 2"),
        ("same\tRoe\t\t\n", r"line 2: an id is missing"),
        ("same\tRoe\tDoe\n", r"line 2: 3 cells; needs 4"),
        ("same\tRoe\tRoe\t\n", r"line 2: Roe and itself"),
        (
            "same\tRoe\tDoe\t\ndifferent\tDoe\tRoe\t\n",
            r"line 3: Doe and Roe are different here and the same by line 2;",
        ),
        (
            "same\tRoe\tDoe\t\nsame\tLoe\tPoe\t\nsame\tPoe\tDoe\t\ndifferent\tRoe\tPoe\t\n",
            r"line 5: Roe and Poe are different here and the same by line 2, 4;",
        ),
    ],
)
def test_a_wrong_file_is_told_by_its_lines(path: Path, rows: str, message: str) -> None:
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_decisions(path)


def test_a_wrong_header(path: Path) -> None:
    path.write_text("decision\ta\twhen\n", encoding="utf-8")
    with pytest.raises(DataError, match="it must be: decision a b; it may also have: by"):
        read_decisions(path)


def test_what_contradicts_is_not_written(path: Path) -> None:
    add_decision(path, Decision("different", "Roe", "Doe"))
    add_decision(path, Decision("same", "Doe", "Poe"))
    before = path.read_bytes()
    with pytest.raises(DataError, match=r"line 3: Roe and Doe are different here and the same by line this one, 4"):
        add_decision(path, Decision("same", "Poe", "Roe"))
    assert path.read_bytes() == before


def test_what_is_different_need_not_be_different_from_all() -> None:
    check([Decision("same", "a", "b"), Decision("different", "b", "c"), Decision("same", "c", "d")], "here")
