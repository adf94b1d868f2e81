"""SPARQL to rows: named queries, parameters bound as terms, answers in any format."""

from kg.query.answer import Answer
from kg.query.catalogue import NamedQuery, Parameter, choose_query, find_query, load_queries
from kg.query.evaluate import run
from kg.query.names import find_article, find_claim, find_entity, find_id, find_node
from kg.query.profile import Passage, Profile, make_profile
from kg.query.records import ClaimRecord, EntityRecord, FactRecord, claim_records, entity_records, fact_records
from kg.query.source import Source

__all__ = [
    "Answer",
    "ClaimRecord",
    "EntityRecord",
    "FactRecord",
    "NamedQuery",
    "Parameter",
    "Passage",
    "Profile",
    "Source",
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
    "run",
]
