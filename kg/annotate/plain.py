"""The text that the parser sees: a paragraph without what trips parsers, and the way back to the article's text.

White space runs become one blank, a double hyphen a dash, and `IS` in capitals, which taggers take for the verb, that
group's longer acronym. The hyphen of `re-entered`, an editor's brackets, a nickname in quotes are left out. Only the
parser sees the stand-ins: tokens keep the article's own characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.core.types import Span

_LONGEST_GIVEN_NAME = 12
_TROUBLE = r"""
    (?P<blank>\s+)
  | (?P<dash>--+)
  | (?P<acronym>\bIS\b)
  | (?P<title>(?<=[Ss]ecretary)-(?=[Gg]eneral))
  | (?<=\b[Rr]e)-(?=[a-z]{4}) | (?<=\b[Cc]o)-(?=[a-z]{4})                # re-entered, co-operate
  | (?<=[Nn]orth)-(?=east|west) | (?<=[Ss]outh)-(?=east|west)            # north-eastern
  | \[(?=\w+\]) | (?<=\w)\](?=[ ])                                       # [Turkish] President
  | (?:GIVEN_NAME)["“][A-Z]\w*["”][ ](?=[A-Z][a-z])                       # John L. "JD" Dorrian
"""


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

    def copy(start: int, end: int) -> None:
        chars.append(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    at = block.start
    for match in _trouble().finditer(text, block.start, block.end):
        stand_in = (
            match.group() if shouted and match.lastgroup == "acronym" else _STAND_INS.get(match.lastgroup or "", "")
        )
        copy(at, match.start())
        chars.append(stand_in)
        starts += [match.start()] * len(stand_in)
        ends += [match.end()] * len(stand_in)
        at = match.end()
    copy(at, block.end)
    return Plain("".join(chars), tuple(starts), tuple(ends))


_STAND_INS = {"blank": " ", "dash": "—", "acronym": "ISIS", "title": " "}


@cache
def _trouble() -> re.Pattern[str]:
    capital = [r"(?<=\b[A-Z]\.[ ])", *(rf"(?<=\b[A-Z][a-z]{{{n}}}[ ])" for n in range(1, _LONGEST_GIVEN_NAME))]
    return re.compile(_TROUBLE.replace("GIVEN_NAME", "|".join(capital)), re.VERBOSE)
