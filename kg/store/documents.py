"""The ontology and the shapes in any form that somebody asks for: an RDF syntax, or a page to read."""

from __future__ import annotations

from kg.core.errors import QueryError
from kg.core.vocabulary import Vocabulary
from kg.store.exports import FORMATS
from kg.store.owl import ontology_document
from kg.store.page import ontology_page
from kg.store.shapes import shapes_document

PAGE = "md"


def describe(vocabulary: Vocabulary, format: str = "ttl", *, shapes: bool = False) -> str:
    """What the words of a graph mean.

    Args:
        vocabulary: the graph's relations and types, a user's own among them.
        format: one of `FORMATS`, or `md` for a page to read.
        shapes: SHACL shapes instead of the ontology; there is no page of them.

    Raises:
        QueryError: no such format.
    """
    if format == PAGE and not shapes:
        return ontology_page(vocabulary)
    if format not in FORMATS:
        allowed = f"one of {', '.join([*FORMATS, *([] if shapes else [PAGE])])}"
        raise QueryError(f"unknown format {format!r}", where="ontology", allowed=allowed)
    document = shapes_document if shapes else lambda syntax: ontology_document(vocabulary, syntax)
    return document(FORMATS[format]).decode()
