"""What the default graph says of a node, by property: for files that have a row a node."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, NamedNode, Store, Triple

from kg.core.iri import short
from kg.query.bearers import DEFAULT, term


@dataclass(frozen=True, slots=True)
class Node:
    """A node's IRI and the values of its properties: texts, numbers as they are written, IRIs in full."""

    iri: str
    values: Mapping[str, tuple[str, ...]]
    """By the property's short name, such as `kg:source`; sorted."""

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a property."""
        return self.values.get(name, ())

    def first(self, name: str) -> str:
        """The only value of a property, or the first of several; empty where there is none."""
        return next(iter(self.all(name)), "")


def find_nodes(store: Store, name: str, value: str = "") -> list[Node]:
    """All that have a property.

    Args:
        store: the graph.
        name: the property's short name.
        value: that of its value; empty for any.

    Returns:
        The nodes by IRI.
    """
    quads = store.quads_for_pattern(None, term(name), term(value) if value else None, DEFAULT)
    found = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    return [read_node(store, subject.value) for subject in sorted(found, key=lambda node: node.value)]


def read_node(store: Store, iri: str) -> Node:
    """All that is said of a node; nothing of one that the graph doesn't hold."""
    values: dict[str, list[str]] = {}
    for predicate, value in _said(store, iri):
        values.setdefault(predicate, []).append(value)
    return Node(iri, {name: tuple(sorted(found)) for name, found in values.items()})


def _said(store: Store, iri: str) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, DEFAULT):
        if not isinstance(quad.object, BlankNode | Triple):
            yield _named(quad.predicate.value), quad.object.value


@cache
def _named(iri: str) -> str:
    """The short name of a property; once each, since a graph has some dozens, and each thousands of times."""
    return short(iri)
