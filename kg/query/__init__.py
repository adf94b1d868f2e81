"""SPARQL to rows: named queries, parameters bound as terms, answers in any format."""

from kg.query.answer import Answer
from kg.query.catalogue import NamedQuery, Parameter, choose_query, find_query, load_queries
from kg.query.evaluate import run

__all__ = ["Answer", "NamedQuery", "Parameter", "choose_query", "find_query", "load_queries", "run"]
