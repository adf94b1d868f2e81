"""What a SPARQL text is made of, and where it is wrong; of questions and updates alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.core.errors import QueryError
from kg.core.iri import PREFIXES

TOKEN = re.compile(
    r"""
      (?P<space>\s+|\#[^\r\n]*+)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)
    | (?P<text>'''(?:[^'\\]|\\.|'(?!''))*+''' | \"""(?:[^"\\]|\\.|"(?!""))*+\"""
              |(?!''')'(?:[^'\\\r\n]|\\.)*+' | (?!\""")"(?:[^"\\\r\n]|\\.)*+")
    | (?P<variable>[?$]\w+)
    | (?P<name>(?P<prefix>[\w.-]*+):(?:(?:[\w:%]|\\.)(?:[\w:%.-]|\\.)*+)?)
    | (?P<word>@?[\w.-]+)
    | (?P<sign>.)
    """,
    re.DOTALL | re.VERBOSE,
)
"""A token of SPARQL 1.1 (section 19.8), or white space or a comment. A local name is as long as it can be, a dot at its
end included."""


class Token(NamedTuple):
    """A piece of a text: its kind (a group of `TOKEN`, or `end`), itself, and the character at which it starts."""

    kind: str
    text: str
    start: int

    @property
    def stop(self) -> int:
        """The character after it."""
        return self.start + len(self.text)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text without white space and comments, and one for its end."""
    for match in TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield Token(str(match.lastgroup), match[0], match.start())
    yield Token("end", "", len(text))


def declared(text: str) -> set[str]:
    """The prefixes that a text declares.

    >>> declared("PREFIX a: <b#> # PREFIX c: <d#>")
    {'a'}
    """
    found = list(tokens(text))
    return {
        token.text.removesuffix(":")
        for word, token in pairwise(found)
        if word.kind == "word" and word.text.upper() == "PREFIX" and token.kind == "name" and token.text.endswith(":")
    }


def position(text: str, message: str) -> int | None:
    """The character of a text at which Oxigraph's parser stopped, by its message; None where that doesn't say."""
    place = re.match(r"error at (\d+):(\d+): ", message)
    if place is None:
        return None
    lines = text.split("\n")[: int(place[1]) - 1]
    return sum(len(line) + 1 for line in lines) + int(place[2]) - 1


def malformed(text: str, offset: int, *, where: str, allowed: str) -> QueryError:
    """What is wrong at a character of a text: an unknown prefix before it, else the place."""
    if unknown := _unknown_prefixes(text[:offset]):
        known = f"declare it, or use one of {', '.join(PREFIXES)}"
        return QueryError(f"unknown prefix {unknown[0]}:", where=where, allowed=known)
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    rest = text[offset:].split("\n", 1)[0].strip()
    near = f"near {rest[:30]!r}" if rest else "at the end of the line"
    return QueryError(f"malformed at line {line}, column {column}, {near}", where=where, allowed=allowed)


def _unknown_prefixes(text: str) -> list[str]:
    """Those that neither kg nor the text declares, in the order of the text."""
    known = {"_", *PREFIXES, *declared(text)}
    used = (token["prefix"] for token in TOKEN.finditer(text))
    return [prefix for prefix in used if prefix is not None and prefix not in known]
