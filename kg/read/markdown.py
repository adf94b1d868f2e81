"""Read Markdown as what it says: its marks go while reading, as HTML's tags do, so that no sentence is cut by them."""

from __future__ import annotations

import re
from pathlib import Path

from kg.read.dates import parse_date
from kg.read.page import Page, load

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"^(title|date|published|author|source|url):[ \t]*(\S.*)$", re.MULTILINE | re.IGNORECASE)
_MARKS = tuple(
    (re.compile(pattern, re.MULTILINE), kept)
    for pattern, kept in (
        (r"^(?:```|~~~).*$", ""),
        (r"^[ ]{0,3}(?:(?:[*_-][ ]*){3,}|=+)$", ""),
        (r"^[ ]{0,3}#{1,6}[ \t]+", ""),
        (r"^[ ]{0,3}(?:>[ ]?)+", ""),
        (r"^[ \t]*(?:[*+-]|\d{1,3}[.)])[ \t]+(?!.*[ ]-$)", ""),
        (r"^\[[^\]\n]+\]:[ ]\S+.*$", ""),
        (r"!\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\)", ""),
        (r"\[([^\]\n]{1,500})\]\((?:[^()\n]|\([^()\n]{0,100}\)){0,2000}\)", r"\1"),
        (r"<(https?://[^>\s]{1,2000})>", r"\1"),
        (r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?!\w)", r"\2"),
        (r"(?<!\w)(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?!\w)", r"\2"),
        (r"`([^`\n]+)`", r"\1"),
        (r"\\([\\`*_{}\[\]()#+.!-])", r"\1"),
    )
)


def read_markdown(path: Path, name: str, encoding: str) -> Page:
    """The one article of a .md file, its front matter as metadata.

    Raises:
        InputError: the file can't be read as text.
    """
    text = load(path, name, encoding)
    front = _FRONT_MATTER.match(text)
    fields = {key.lower(): value.strip().strip("\"'") for key, value in _FIELD.findall(front[1])} if front else {}
    return Page(
        name=name,
        text=plain(text[front.end() :] if front else text),
        title=fields.get("title", ""),
        source=fields.get("source", ""),
        byline=fields.get("author", ""),
        published=parse_date(fields.get("published") or fields.get("date", "")),
        url=fields.get("url", ""),
    )


def plain(text: str) -> str:
    r"""The text without Markdown's marks.

    >>> plain("## The fall\n> **Rebels** took [the town](https://example.org).")
    'The fall\nRebels took the town.'
    """
    for pattern, kept in _MARKS:
        text = pattern.sub(kept, text)
    return text
