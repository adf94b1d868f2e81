"""Knowledge to RDF and back: article shards (the master copy), the embedded store made from them, exports, updates."""

from kg.store.added import ADDED, added_digest
from kg.store.dataset import as_rdflib
from kg.store.embedded import has_store, open_store, rebuild, store_version
from kg.store.exports import export
from kg.store.ontology import PredicateInfo
from kg.store.own import OWN_FILES, keep_own, own_file, own_path
from kg.store.quads import to_quads
from kg.store.shards import (
    article_ids,
    article_names,
    read_config,
    read_reading,
    read_readings,
    remove_reading,
    stored_articles,
    write_config,
    write_reading,
)
from kg.store.updates import apply_update

__all__ = [
    "ADDED",
    "OWN_FILES",
    "PredicateInfo",
    "added_digest",
    "apply_update",
    "article_ids",
    "article_names",
    "as_rdflib",
    "export",
    "has_store",
    "keep_own",
    "open_store",
    "own_file",
    "own_path",
    "read_config",
    "read_reading",
    "read_readings",
    "rebuild",
    "remove_reading",
    "store_version",
    "stored_articles",
    "to_quads",
    "write_config",
    "write_reading",
]
