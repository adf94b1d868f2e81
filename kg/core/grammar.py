"""Closed classes of expressions as a table of regular expressions that take each other in by name.

A table has the columns kind, name, pattern, example. A row of kind `piece` is taken in by other patterns: `<x>`
captures the piece x under its name, `<:x>` only matches it. Any other row is a rule: its kind says what its matches
are. Case doesn't matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable

from kg.core.lexicon import read_table


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule, half-open [start, end) in the text, with its groups in lower case."""

    rule: Mapping[str, str]
    groups: dict[str, str]
    start: int
    end: int


class Grammar:
    """The rules and pieces of a table."""

    def __init__(self, table: Traversable, **pieces: str) -> None:
        rows = read_table(table, columns=("kind", "name", "pattern", "example"))
        self.rules = [row for row in rows if row["kind"] != "piece"]
        self.pieces = pieces | {row["name"]: row["pattern"] for row in rows if row["kind"] == "piece"}
        self._compiled: dict[str, re.Pattern[str]] = {}

    def find(self, text: str) -> Iterator[Found]:
        """Whole words that rules match, from left to right; at the same place the earlier rule wins."""
        for match in self._any.finditer(text):
            rule = self.rules[int((match.lastgroup or "").removeprefix("rule_"))]
            yield Found(rule, lowered(match), match.start(), match.end())

    def __getitem__(self, piece: str) -> re.Pattern[str]:
        """A piece as an expression of its own."""
        if piece not in self._compiled:
            self._compiled[piece] = re.compile(self.fill(f"<:{piece}>"), re.IGNORECASE)
        return self._compiled[piece]

    def fill(self, pattern: str, suffix: str = "") -> str:
        """A pattern with its pieces put in, whose groups' names get the suffix."""

        def piece(match: re.Match[str]) -> str:
            group = "?:" if match[1] else f"?P<{match[2]}{suffix}>"
            return f"({group}{self.fill(self.pieces[match[2]], suffix)})"

        return re.sub("<(:?)([a-z]+)>", piece, pattern)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        rules = (f"(?P<rule_{n}>{self.fill(rule['pattern'], f'_{n}')})" for n, rule in enumerate(self.rules))
        return re.compile(rf"(?<!\w)(?:{'|'.join(rules)})(?!\w)", re.IGNORECASE)


def lowered(match: re.Match[str]) -> dict[str, str]:
    """The groups that matched, in lower case, without the numbers of rules."""
    return {name.partition("_")[0]: words.lower() for name, words in match.groupdict().items() if words}
