"""SPARQL to rows: named queries, parameters bound as terms, answers in any format."""

from kg.query.answer import Answer
from kg.query.catalogue import NamedQuery, Parameter, choose_query, find_query, load_queries
from kg.query.evaluate import run
from kg.query.names import find_claim, find_id, find_node

__all__ = [
    "Answer",
    "NamedQuery",
    "Parameter",
    "choose_query",
    "find_claim",
    "find_id",
    "find_node",
    "find_query",
    "load_queries",
    "run",
]
