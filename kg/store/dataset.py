"""The graph through rdflib's API, a view without a copy.

Known limits of the view (oxrdflib 0.5): it ignores FROM in queries, and refuses prepared ones. Give it plain query
texts; they run in Oxigraph, never in rdflib's own evaluator, which would read `file:` addresses named in FROM.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.core.iri import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset


def as_rdflib(store: Store) -> Dataset:
    """An rdflib Dataset over the store: accepted facts and metadata in its default graph, a named graph per claim.

    The default graph is never the union of all: a denied claim's triple must not look like a fact. rdflib is imported
    here, since it costs start-up time that most commands needn't pay.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    dataset = Dataset(store=OxigraphStore(store=store), default_union=False)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset
