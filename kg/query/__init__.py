"""SPARQL to rows: named queries, parameters bound as terms, answers in any format; records, and tables of nodes."""

from kg.query.answer import Answer
from kg.query.catalogue import NamedQuery, Parameter, choose_query, find_query, load_queries, parse_query
from kg.query.evaluate import Dataset, run, stream
from kg.query.event_row import EventRow
from kg.query.events import write_events
from kg.query.names import find_article, find_claim, find_entity, find_id, find_node
from kg.query.neo4j import neo4j_files
from kg.query.profile import Passage, Profile, make_profile
from kg.query.records import ClaimRecord, EntityRecord, FactRecord, claim_records, entity_records, fact_records
from kg.query.source import Source
from kg.query.streams import Stream

__all__ = [
    "Answer",
    "ClaimRecord",
    "Dataset",
    "EntityRecord",
    "EventRow",
    "FactRecord",
    "NamedQuery",
    "Parameter",
    "Passage",
    "Profile",
    "Source",
    "Stream",
    "choose_query",
    "claim_records",
    "entity_records",
    "fact_records",
    "find_article",
    "find_claim",
    "find_entity",
    "find_id",
    "find_node",
    "find_query",
    "load_queries",
    "make_profile",
    "neo4j_files",
    "parse_query",
    "run",
    "stream",
    "write_events",
]
