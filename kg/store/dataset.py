"""The graph through rdflib's API, a view whose queries run in Oxigraph: texts and prepared ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Store

from kg.core.iri import PREFIXES
from kg.store.remote import RemoteStore, local

if TYPE_CHECKING:
    from rdflib import Dataset


def as_rdflib(store: Store | RemoteStore) -> Dataset:
    """An rdflib Dataset over the store: accepted facts and metadata in its default graph, a named graph per claim.

    The default graph is never the union of all: a denied claim's triple must not look like a fact. rdflib is imported
    here, since it costs start-up time that most commands needn't pay. Of a graph on an endpoint it is a copy.
    """
    from kg.store.view import View, ViewStore

    dataset = View(store=ViewStore(store=local(store)), default_union=False)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset
