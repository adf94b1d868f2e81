"""Knowledge to RDF and back: article shards (the master copy), the embedded store made from them, exports."""

from kg.store.dataset import as_rdflib
from kg.store.embedded import extend, has_store, held_articles, open_store, rebuild
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

__all__ = [
    "OWN_FILES",
    "PredicateInfo",
    "article_ids",
    "article_names",
    "as_rdflib",
    "export",
    "extend",
    "has_store",
    "held_articles",
    "keep_own",
    "open_store",
    "own_file",
    "own_path",
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
