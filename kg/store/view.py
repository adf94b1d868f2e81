"""rdflib's Dataset over an Oxigraph whose queries all run in Oxigraph.

rdflib hands a query to its own evaluator where the store says that it can't answer, or when asked to
(`use_store_provided=False`): slow, and it reads what FROM names, `file:` addresses too. So this store never says so,
and this dataset can't be asked. A single graph of it still can: there rdflib's own guard helps,
`rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False`, which holds for the whole process and so is the user's to set.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier

from kg.core.errors import QueryError


class ViewStore(OxigraphStore):
    """An Oxigraph that takes prepared queries, too, and FROM for graphs that it holds."""

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **options: object,
    ) -> Result:
        """Answer as rdflib asks, a prepared query by its text.

        Raises:
            QueryError: an option that Oxigraph doesn't have.
        """
        if options:
            raise QueryError(f"no option {', '.join(options)}", where="query", allowed="initNs and initBindings")
        text, prefixes = query, initNs
        if isinstance(query, Query):
            text, own, base = query._original_args
            text, prefixes = f"BASE <{base}>\n{text}" if base else text, {**initNs, **own}
        graph: Any = None if queryGraph == DATASET_DEFAULT_GRAPH_ID else queryGraph  # a given one would overrule FROM
        result: Result = super().query(text, prefixes, initBindings, graph)
        return result


class View(Dataset):
    """A Dataset whose queries run in its store."""

    def query(self, *arguments: Any, use_store_provided: bool = True, **options: Any) -> Result:
        """As of `rdflib.Graph`.

        Raises:
            QueryError: rdflib's own evaluator was asked for, or an option that Oxigraph doesn't have.
        """
        if not use_store_provided:
            raise QueryError("rdflib's evaluator would read files that FROM names", allowed="queries run in Oxigraph")
        return super().query(*arguments, **options)
