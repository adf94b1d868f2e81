"""The graph through rdflib's API, a view without a copy.

Known limits of the view (oxrdflib 0.5): it ignores FROM in queries, and refuses prepared ones. Give it plain query
texts; they run in Oxigraph, never in rdflib's own evaluator, which would read `file:` addresses named in FROM.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Store

from kg.core.iri import PREFIXES
from kg.store.remote import RemoteStore

if TYPE_CHECKING:
    from rdflib import Dataset


def as_rdflib(store: Store | RemoteStore) -> Dataset:
    """An rdflib Dataset over the store: accepted facts and metadata in its default graph, a named graph per claim.

    The default graph is never the union of all: a denied claim's triple must not look like a fact. rdflib is imported
    here, since it costs start-up time that most commands needn't pay. Of a graph on an endpoint it is a copy.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    if isinstance(store, RemoteStore):
        copy = Store()
        copy.bulk_extend(store.quads_for_pattern(None, None, None))
        store = copy
    dataset = Dataset(store=OxigraphStore(store=store), default_union=False)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset
