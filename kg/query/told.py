"""What is claimed of one entity as a page reads it: what it does, what is done to it, by time, with the sentences."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

_INDENT = "    "
_TITLES = ("What it is and does", "What is done to it", "What else is told")
Row = Mapping[str, str]
"""Of the query `about`."""


def told(rows: Iterable[Row], name: str, width: int) -> Iterator[str]:
    """The lines of a page, statements of one section by time, those without a date last.

    Args:
        rows: of the query `about`.
        name: the entity's preferred name.
        width: of the terminal, in characters.
    """
    sections: dict[str, dict[str, list[str]]] = {title: {} for title in _TITLES}
    for row in sorted(rows, key=lambda row: (not row["start"], row["start"], row["does"], row["who"], row["whom"])):
        place = 0 if row["who"] == name else 1 if row["whom"] == name else 2
        quotes = sections[_TITLES[place]].setdefault(_statement(row), [])
        quotes += [quote for quote in (" ".join(row["quote"].split()),) if quote not in quotes]
    for title, statements in sections.items():
        if statements:
            yield from ("", title)
        for statement, quotes in statements.items():
            yield from textwrap.wrap(statement, width, initial_indent="  - ", subsequent_indent=_INDENT)
            for quote in quotes:
                yield from textwrap.wrap(f"“{quote}”", width, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _statement(row: Row) -> str:
    """`2016-12-11: Islamic State captures Palmyra (reported, says Amaq)`."""
    when = f"{row['start']} to {row['end']}" if row["end"] not in {"", row["start"]} else row["start"]
    does = f"not: {row['does']}" if row["polarity"] == "negative" else row["does"]
    how = (
        row["status"],
        row["certainty"] if row["certainty"] != "certain" else "",
        "attempted" if row["attempted"] else "",
        "to come" if row["tense"] == "future" else "",
        f"says {row['saidBy']}" if row["saidBy"] != "author" else "",
    )
    aside = ", ".join(filter(None, how))
    said = f"{row['who']} {does} {row['whom']}"
    return (f"{when}: " if when else "") + said + (f" ({aside})" if aside else "")
