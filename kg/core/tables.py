"""Tables for other tools, as bytes: cells quoted after RFC 4180, lines end in a line feed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

SEPARATOR = ";"
"""Between the values of a cell."""


def write_table(header: Iterable[str], rows: Iterable[Iterable[str]], *, delimiter: str = ",") -> bytes:
    r"""A table in UTF-8; cells with the delimiter, quotation marks or line breaks stand in quotation marks.

    >>> write_table(["a", "b"], [["1,5", 'say "so"\nloudly']])
    b'a,b\n"1,5","say ""so""\nloudly"\n'
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def joined(values: Iterable[str]) -> str:
    """Several values in a cell, a set's sorted and without the empty one; a separator within one becomes a comma.

    >>> joined(["Syria", "", "Iran; Iraq"])
    'Syria;;Iran, Iraq'
    """
    row = sorted(values - {""}) if isinstance(values, set) else values
    return SEPARATOR.join(value.replace(SEPARATOR, ",") for value in row)
