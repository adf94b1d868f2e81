"""Knowledge to RDF and back: article shards (the master copy), the embedded store made from them, exports."""

from kg.store.addresses import is_address, read_address
from kg.store.dataset import as_rdflib
from kg.store.embedded import has_store, open_store, rebuild
from kg.store.endpoint import Endpoint
from kg.store.exports import export
from kg.store.ontology import PredicateInfo
from kg.store.own import OWN_FILES, keep_own, own_file, own_path
from kg.store.publishing import is_published, publish
from kg.store.quads import to_quads
from kg.store.remote import open_graph
from kg.store.shards import (
    article_ids,
    article_names,
    has_articles,
    read_config,
    read_reading,
    read_readings,
    remove_reading,
    stored_articles,
    write_config,
    write_reading,
)

__all__ = [
    "OWN_FILES",
    "Endpoint",
    "PredicateInfo",
    "article_ids",
    "article_names",
    "as_rdflib",
    "export",
    "has_articles",
    "has_store",
    "is_address",
    "is_published",
    "keep_own",
    "open_graph",
    "open_store",
    "own_file",
    "own_path",
    "publish",
    "read_address",
    "read_config",
    "read_reading",
    "read_readings",
    "rebuild",
    "remove_reading",
    "stored_articles",
    "to_quads",
    "write_config",
    "write_reading",
]
