"""Paragraphs: a newline ends one, except where a hard-wrapped sentence runs on."""

from __future__ import annotations

import textwrap

import pytest

from kg.core.blocks import blocks, lines, unmasked
from kg.core.types import Article, Span

PARAGRAPHS = (
    "Rebels captured the northern town of Marea on Monday after the army withdrew to the Euphrates and left its heavy "
    "weapons behind in the hands of the Free Syrian Army and of others. Residents fled to the border, while a "
    "Turkish official denied that any of the Turkmen Brigades had been there at the time of the attack.",
    "Nobody knows who holds the town now.",
)


def article(text: str, *furniture: Span) -> Article:
    return Article("id", "name", text, furniture=furniture)


def shown(text: str, *furniture: Span) -> list[str]:
    return [text[span.start : span.end] for span in blocks(article(text, *furniture))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("One.\nTwo.\n\n  Three. \N{NO-BREAK SPACE}\n", ["One.", "Two.", "Three."]),
        ("Town falls to rebels\nThe army left.", ["Town falls to rebels", "The army left."]),
        (
            "The army left the town on Monday, and the\nrebels came in.",
            ["The army left the town on Monday, and the\nrebels came in."],
        ),
        (
            "The army left the town on Monday, and the\n\nrebels came in.",
            ["The army left the town on Monday, and the", "rebels came in."],
        ),
        ("The army left the town on Monday, at last.\niPads were found.", None),
        ("Short line\nand another", None),
        ("A headline of more than forty characters, yes\nRebels captured Marea.", None),
    ],
)
def test_blocks(text: str, expected: list[str] | None) -> None:
    assert shown(text) == (text.split("\n") if expected is None else expected)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_hard_wrapped_text_runs_on_to_its_paragraphs_end(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    found = [" ".join(block.split()) for block in shown(text)]
    assert " ".join(found) == " ".join(PARAGRAPHS)
    assert all(block.endswith(".") for block in found)


def test_furniture_is_cut_out() -> None:
    text = "BEIRUT - Rebels left. / AP\nShare\nThe end."
    assert shown(text, Span(0, 8), Span(21, 26), Span(27, 32)) == ["Rebels left.", "The end."]


def test_furniture_may_run_over_lines() -> None:
    assert shown("One.\nTwo.\nThree.", Span(2, 12)) == ["On", "ree."]


def test_lines_and_what_furniture_leaves() -> None:
    assert lines(" a\n\nb ") == (Span(1, 2), Span(4, 5))
    assert list(unmasked(Span(0, 9), (Span(2, 4), Span(8, 12)))) == [Span(0, 2), Span(4, 8), Span(12, 12)]
