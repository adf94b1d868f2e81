"""The codes of event data, CAMEO's and PLOVER's: `knowledge/event_codes.tsv` knows what they mean and their classes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.core.lexicon import data_file, read_table, split

_COLUMNS = ("scheme", "code", "meaning", "quad", "goldstein", "source_type", "not_with")
_ROOT = 2
"""As many digits of a CAMEO code are its root."""


@dataclass(frozen=True, slots=True)
class Code:
    """What is known of a code."""

    meaning: str
    quad: str
    """`1` verbal cooperation, `2` material cooperation, `3` verbal conflict, `4` material conflict; else empty."""
    goldstein: str
    """Of a CAMEO root, from -10 to 10."""
    source_type: str
    """Types of entities without which the code may be wrong, parted by `|`; empty for any."""
    not_with: str
    """The type of entity with which it is no such event; empty for none."""


@cache
def codes(scheme: str) -> dict[str, Code]:
    """The codes of `PLOVER`, or of `CAMEO`, by code."""
    rows = read_table(data_file("event_codes.tsv"), columns=_COLUMNS)
    return {row["code"]: Code(*(row[name] for name in _COLUMNS[2:])) for row in rows if row["scheme"] == scheme}


def cameo_root(code: str) -> str:
    """The two digits that say of what kind a CAMEO code is.

    >>> cameo_root("0872")
    '08'
    """
    return code[:_ROOT]


def needed_source(cameo: str) -> tuple[str, ...]:
    """The types of which whoever does it must be, so that the CAMEO code is sure; none for any.

    >>> needed_source("154"), needed_source("195")
    (('State', 'ArmedGroup'), ())
    """
    code = codes("CAMEO").get(cameo)
    return split(code.source_type) if code else ()


def barred(plover: str) -> str:
    """The type with which nothing is an event of that PLOVER type; empty for none.

    >>> barred("CONSULT")
    'Media'
    """
    code = codes("PLOVER").get(plover)
    return code.not_with if code else ""


def quad_class(plover: str, cameo: str) -> str:
    """The quad class of an event, by its PLOVER type, else by the root of its CAMEO code; empty where neither says.

    >>> quad_class("ASSAULT", ""), quad_class("", "163"), quad_class("", "016")
    ('4', '4', '')
    """
    code = codes("PLOVER").get(plover) or codes("CAMEO").get(cameo_root(cameo))
    return code.quad if code else ""


def goldstein(cameo: str) -> str:
    """The value of the root of a CAMEO code on Goldstein's scale, from -10 to 10; empty without a code.

    >>> goldstein("195")
    '-10.0'
    """
    code = codes("CAMEO").get(cameo_root(cameo))
    return code.goldstein if code else ""
