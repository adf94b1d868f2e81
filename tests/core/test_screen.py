"""What reaches a terminal, how wide it is, where it breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.screen import columns, printable, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Homs", 4),
        ("Idlib’s — “hills”", 17),
        ("Алеппо", 6),
        ("大马士革", 8),
        ("ＡＢ", 4),
        ("ﾊﾏ", 2),
        ("e\u0301", 1),
        ("حَلَب", 3),
        ("a\u200bb", 2),
    ],
)
def test_widths(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, []),
        ("  a   b  ", 5, ["a b"]),
        ("from here to there", 9, ["from here", "to there"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("to abcdefgh", 4, ["to", "abcd", "efgh"]),
        ("大马士革", 5, ["大马", "士革"]),
        ("军 大马士革", 6, ["军", "大马士", "革"]),
        ("大", 1, ["大"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("ab cd", 2, ["ab", "cd"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(st.text(alphabet=st.sampled_from("ab -é“大\u0301\u200b"), max_size=40), st.integers(2, 12))
def test_nothing_is_lost_and_all_fits(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(columns, lines), default=0) <= width
    assert all(lines)


@pytest.mark.parametrize(
    "text", ["\x1b[31m", "\x9b31m", "\x1b]0;title\x07", "a\rb", "a\x08b", "\u202eabc", "\u2066abc", "a\u2028b", "\x7f"]
)
def test_no_text_commands_a_terminal(text: str) -> None:
    shown = printable(text)
    assert not set(shown) & set("\x1b\x9b\x07\r\x08\u202e\u2066\u2028\x7f")
    assert printable("حَلَب “a” 大\u200d") == "حَلَب “a” 大\u200d"
