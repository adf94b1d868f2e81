"""Dates as precise as their texts -> days, for programs that know nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

import pyoxigraph as ox

from kg.core.iri import PREFIXES
from kg.query.parameters import DATE_TYPES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Fill = Literal["", "first", "last"]
"""Which day a month or a year without one becomes; empty: none is made up."""
_LENGTHS = {PREFIXES["xsd"] + name: length for length, name in DATE_TYPES.items()}
_DAY = max(_LENGTHS.values())


def as_days(terms: Sequence[Any], fill: Fill = "") -> NDArray[np.datetime64] | None:
    """The days of a column, NaT where it is unbound; None where it isn't one of dates, or one lacks its day.

    Args:
        terms: RDF terms, None where unbound.
        fill: the day of a date that lacks one.
    """
    import numpy as np  # not worth the wait for those who only ask

    lengths = {_length(term) for term in terms if term is not None}
    if not lengths or 0 in lengths or not (fill or lengths == {_DAY}):
        return None
    known = [np.datetime64("NaT", "D") if term is None else np.datetime64(term.value) for term in terms]
    ends = [(date + 1).astype("datetime64[D]") - 1 if fill == "last" else date for date in known]
    return np.array(ends, dtype="datetime64[s]")


def _length(term: Any) -> int:
    """10, 7 or 4 characters of a day, a month or a year; 0 for anything else."""
    wanted = _LENGTHS.get(term.datatype.value, 0) if isinstance(term, ox.Literal) else 0
    return wanted if wanted and len(term.value) == wanted else 0
