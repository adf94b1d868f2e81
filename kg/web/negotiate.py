"""Content negotiation (RFC 9110, section 12): the best of the formats on offer for an `Accept` header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.web.errors import HttpError

ROWS = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "html": ("text/html",),
}
"""Formats of SELECT and ASK by name, each with the media types that ask for it; the first is the default."""
TRIPLES = {
    "ttl": ("text/turtle",),
    "nt": ("application/n-triples", "text/plain"),
    "rdf": ("application/rdf+xml", "application/xml"),
    "jsonld": ("application/ld+json", "application/json"),
}
"""Formats of CONSTRUCT and DESCRIBE."""
_QUALITY = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$")


@dataclass(frozen=True, slots=True)
class Choice:
    """A format by its name, and the media type under which it goes out."""

    format: str
    media: str

    @property
    def content_type(self) -> str:
        """The header's value: texts say that they are UTF-8."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


def choose(accept: str, offers: Mapping[str, tuple[str, ...]]) -> Choice | None:
    """The offer that a client likes best, the earlier of equals; None where it takes none.

    Args:
        accept: the header's value; empty: anything.
        offers: formats with their media types, as `ROWS`.

    >>> choose("text/csv;q=0.5, application/*", ROWS).format
    'json'
    >>> choose("image/png", ROWS)
    """
    ranges = dict(_ranges(accept)) or {"*/*": 1.0}
    all_offers = [Choice(name, media) for name, types in offers.items() for media in types]
    best = max(all_offers, key=lambda offer: _quality(offer.media, ranges))
    return best if _quality(best.media, ranges) else None


def named(format: str, offers: Mapping[str, tuple[str, ...]]) -> Choice | None:
    """The offer of a name, None where there is none."""
    return Choice(format, offers[format][0]) if format in offers else None


def _quality(media: str, ranges: Mapping[str, float]) -> float:
    """That of the most specific range; 0 where none fits."""
    fitting = (ranges[name] for name in (media, f"{media.partition('/')[0]}/*", "*/*") if name in ranges)
    return next(fitting, 0.0)


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    """Media ranges with their quality; parameters other than `q` tell nothing here."""
    for part in filter(None, (part.strip().casefold() for part in accept.split(","))):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        qualities = [float(match[1]) for match in map(_QUALITY.match, parameters) if match]
        yield media, qualities[0] if qualities else 1.0


def not_acceptable(*, is_graph: bool) -> HttpError:
    """What to tell a client that takes none of the formats."""
    media = ", ".join(types[0] for types in (TRIPLES if is_graph else ROWS).values())
    return HttpError(406, f"no acceptable format; there are {media}")
