"""Knowledge to RDF and back: article shards (the master copy), the embedded store made from them, exports."""

from kg.store.dataset import as_rdflib
from kg.store.documents import describe
from kg.store.embedded import has_store, open_store, rebuild
from kg.store.exports import export
from kg.store.ontology import PredicateInfo
from kg.store.owl import ontology_document
from kg.store.own import OWN_FILES, keep_own, own_file, own_path
from kg.store.quads import to_quads
from kg.store.shapes import shapes_document
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
from kg.store.validation import Defect, validate

__all__ = [
    "OWN_FILES",
    "Defect",
    "PredicateInfo",
    "article_ids",
    "article_names",
    "as_rdflib",
    "describe",
    "export",
    "has_store",
    "keep_own",
    "ontology_document",
    "open_store",
    "own_file",
    "own_path",
    "read_config",
    "read_reading",
    "read_readings",
    "rebuild",
    "remove_reading",
    "shapes_document",
    "stored_articles",
    "to_quads",
    "validate",
    "write_config",
    "write_reading",
]
