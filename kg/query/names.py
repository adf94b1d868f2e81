"""From a name that a user types to the entity that bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.core.errors import QueryError, UnknownNameError, nearest
from kg.core.iri import PREFIXES, normalise

PREFERRED = NamedNode(PREFIXES["skos"] + "prefLabel")
ALTERNATIVE = NamedNode(PREFIXES["skos"] + "altLabel")


def find_entity(store: Store, name: str) -> NamedNode:
    """The entity with that name, IRI or short IRI (`ent:Palmyra`).

    The name as it is written goes before the name in other case or accents, and preferred names before other ones.

    Raises:
        UnknownNameError: none; says the nearest names.
        QueryError: several, which it lists.
    """
    found = next(filter(None, _candidates(store, name)), set[NamedNode]())
    if not found:
        labels = (label for _, label in (*_labels(store, PREFERRED), *_labels(store, ALTERNATIVE)))
        raise UnknownNameError(f"no entity is named {name!r}", allowed=nearest(name, labels))
    if len(found) > 1:
        listed = ", ".join(sorted(short(entity.value) for entity in found))
        raise QueryError(f"several entities are named {name!r}", allowed=f"one of {listed}")
    return found.pop()


def short(iri: str) -> str:
    """An IRI with its prefix in place of its namespace; as it is where no prefix fits.

    >>> short("https://w3id.org/newskg/id/entity/Palmyra")
    'ent:Palmyra'
    """
    fits = [prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace) and iri != namespace]
    best = max(fits, key=lambda prefix: len(PREFIXES[prefix]), default="")
    return f"{best}:{iri.removeprefix(PREFIXES[best])}" if best else iri


def _candidates(store: Store, name: str) -> Iterator[set[NamedNode]]:
    """Ever weaker matches; the costly comparison with all labels comes last."""
    yield _by_iri(store, name)
    for kind in (PREFERRED, ALTERNATIVE):
        quads = store.quads_for_pattern(None, kind, Literal(name, language="en"), DefaultGraph())
        yield {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    if wanted := normalise(name):
        for kind in (PREFERRED, ALTERNATIVE):
            yield {entity for entity, label in _labels(store, kind) if normalise(label) == wanted}


def _by_iri(store: Store, name: str) -> set[NamedNode]:
    iri = re.sub(r"^ent:", PREFIXES["ent"], name)
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", iri):
        return set()
    labels = store.quads_for_pattern(NamedNode(iri), PREFERRED, None, DefaultGraph())
    return {NamedNode(iri) for _ in labels}


def _labels(store: Store, kind: NamedNode) -> Iterator[tuple[NamedNode, str]]:
    for quad in store.quads_for_pattern(None, kind, None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject, quad.object.value
