"""The text that the parser sees: a paragraph without what trips parsers, and the way back to the article's text.

White space runs become one blank, a double hyphen a dash, and `IS` in capitals, which taggers take for the verb, that
group's longer acronym; the hyphen of `re-entered`, an editor's brackets and a nickname in quotes are left out. Only the
parser sees the stand-ins: tokens keep the article's own characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.core.types import Span

_TROUBLE = re.compile(
    r"\s+|--+|\bIS\b"
    r"|(?<=\b[Rr]e)-(?=[a-z]{4})|(?<=\b[Cc]o)-(?=[a-z]{4})"  # re-entered, co-operate: one word
    r"|(?<=[Nn]orth)-(?=east|west)|(?<=[Ss]outh)-(?=east|west)"  # north-eastern
    r"|(?<=[Ss]ecretary)-(?=[Gg]eneral)"  # a title of two words
    r"|\[(?=\w+\])|(?<=\w)\](?= )"  # [Turkish] President: an editor's addition
    r"|(?<=[a-z.] )[\"“][A-Z]\w*[\"”] (?=[A-Z][a-z])"  # John L. "JD" Dorrian
)


@dataclass(frozen=True, slots=True)
class Plain:
    """The parser's text; `starts[i]` and `ends[i]` are the article's characters behind its character `i`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, start: int, end: int) -> Span:
        """The article's span behind the parser's characters `[start, end)`."""
        return Span(self.starts[start], self.ends[end - 1])


def to_plain(text: str, block: Span) -> Plain:
    """The parser's text of one paragraph.

    Args:
        text: the article's text.
        block: the paragraph's characters in it.
    """
    shouted = text[block.start : block.end].isupper()
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = block.start
    while at < block.end:
        match = _TROUBLE.match(text, at, block.end)
        end = match.end() if match else at + 1
        stand_in = _stand_in(match.group(), text[at - 1 : at], shouted=shouted) if match else text[at]
        chars.append(stand_in)
        starts += [at] * len(stand_in)
        ends += [end] * len(stand_in)
        at = end
    return Plain("".join(chars), tuple(starts), tuple(ends))


def _stand_in(found: str, before: str, *, shouted: bool) -> str:
    if found.isspace():
        return " "
    if found == "IS":
        return found if shouted else "ISIS"
    if found == "-":
        return " " if before == "y" else ""
    return "—" if found.startswith("--") else ""
