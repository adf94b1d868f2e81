"""Rows as plain text: a table that fits the terminal, or one record after another where it can't; or as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import chain, repeat, zip_longest

from kg.core import screen

GAP = "  "
WIDE_IN_CHARACTERS = 32
"""What a column of quotations gets before the others get more."""
NARROWEST_IN_CHARACTERS = 8
"""A column may be wrapped to this; where all at this width don't fit, the rows are shown as records."""


def render(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """The rows under their columns' names, no line longer than `width` characters where that can be.

    >>> print(render(["who", "what"], [["ISIS", "Palmyra"]], 80), end="")
    who   what
    ----  -------
    ISIS  Palmyra
    1 row
    """
    wanted = [max(map(screen.columns, column)) for column in zip(columns, *rows, strict=True)]
    widths = _share(wanted, width)
    body = _table(columns, rows, widths) if widths or not columns else _records(columns, rows, width)
    return "\n".join([*body, f"{len(rows)} row{'' if len(rows) == 1 else 's'}", ""])


def render_html(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The rows as an HTML table, for notebooks; all that it shows is escaped.

    >>> render_html(["who"], [["<b>"]])
    '<table><thead><tr><th>who</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>'
    """
    head = _html_row("th", columns)
    return f"<table><thead>{head}</thead><tbody>{''.join(_html_row('td', row) for row in rows)}</tbody></table>"


def _html_row(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _share(wanted: list[int], width: int) -> list[int]:
    """Each column's width: the longest text (a quotation) gets what the others leave; empty where all don't fit."""
    most = max(wanted, default=0)
    room = width - len(GAP) * (len(wanted) - 1)
    quotes = most > 2 * WIDE_IN_CHARACTERS
    for wide in (WIDE_IN_CHARACTERS, NARROWEST_IN_CHARACTERS) if quotes else (NARROWEST_IN_CHARACTERS,):
        for cap in range(max(NARROWEST_IN_CHARACTERS, most), NARROWEST_IN_CHARACTERS - 1, -1):
            widths = [min(want, cap) for want in wanted]
            rest = room - sum(widths)
            longest = min(most, cap)
            if rest + longest >= min(most, max(cap, wide)):
                at = wanted.index(most) if wanted else 0
                return [min(w + rest, most) if i == at else w for i, w in enumerate(widths)]
    return []


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], widths: list[int]) -> list[str]:
    rule = GAP.join("-" * width for width in widths)
    return [*_row(columns, widths), rule, *(line for row in rows for line in _row(row, widths))]


def _row(cells: Sequence[str], widths: list[int]) -> list[str]:
    lines = zip_longest(*map(screen.wrap, cells, widths), fillvalue="")
    return [_padded(line, widths).rstrip() for line in lines]


def _padded(line: tuple[str, ...], widths: list[int]) -> str:
    """The texts of one line, each as wide as its column; a hundred thousand lines are no rarity."""
    text = GAP.join(map(str.ljust, line, widths))
    if screen.columns(text) == len(text):
        return text
    return GAP.join(part + " " * (width - screen.columns(part)) for part, width in zip(line, widths, strict=True))


def _records(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    margin = max(map(len, columns)) + len(GAP)
    room = max(width - margin, 20)
    lines = []
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            heads = chain([column], repeat(""))
            lines += [head.ljust(margin) + part for head, part in zip(heads, screen.wrap(cell, room), strict=False)]
        lines.append("")
    return lines
