"""Knowledge to RDF and back: article shards (the master copy), the store that is made from them, here or elsewhere.

Also what is made of a store (exports, rdflib's view), what its words mean, whether it is as it should be, and updates.
"""

from kg.store.added import ADDED, added_digest, read_added
from kg.store.addresses import is_address, read_address
from kg.store.dataset import as_rdflib
from kg.store.documents import describe
from kg.store.embedded import copied, has_store, no_graph, open_store, rebuild, store_version
from kg.store.endpoint import Endpoint
from kg.store.exports import FORMATS, PLAIN_FORMATS, dump, dump_plain
from kg.store.owl import ontology_document
from kg.store.own import OWN_FILES, keep_own, own_file, own_path
from kg.store.publishing import is_published, publish
from kg.store.quads import to_quads
from kg.store.readable import dump_readable
from kg.store.remote import RemoteStore, local, open_graph
from kg.store.shapes import shapes_document
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
from kg.store.updates import apply_update
from kg.store.validation import Defect, validate

__all__ = [
    "ADDED",
    "FORMATS",
    "OWN_FILES",
    "PLAIN_FORMATS",
    "Defect",
    "Endpoint",
    "RemoteStore",
    "added_digest",
    "apply_update",
    "article_ids",
    "article_names",
    "as_rdflib",
    "copied",
    "describe",
    "dump",
    "dump_plain",
    "dump_readable",
    "has_articles",
    "has_store",
    "is_address",
    "is_published",
    "keep_own",
    "local",
    "no_graph",
    "ontology_document",
    "open_graph",
    "open_store",
    "own_file",
    "own_path",
    "publish",
    "read_added",
    "read_address",
    "read_config",
    "read_reading",
    "read_readings",
    "rebuild",
    "remove_reading",
    "shapes_document",
    "store_version",
    "stored_articles",
    "to_quads",
    "validate",
    "write_config",
    "write_reading",
]
