"""Run a query: read-only, on what the graph holds and nothing else, never over a union of its graphs.

(Accepted triples stand both in the default graph and in their claims' graphs, so that a union would count them twice.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, serialize

from kg.core.errors import QueryError
from kg.core.iri import PREFIXES
from kg.query.answer import Answer
from kg.query.catalogue import NamedQuery, parse_query
from kg.query.parameters import bind
from kg.query.source import Source

TOKEN = re.compile(
    r"""<[^<>\s]*>|\'{3}.*?\'{3}|"{3}.*?"{3}|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\#[^\n]*|[?$]\w+"""
    r"""|(?P<prefix>[\w.-]*+):[\w.:%-]*|[\w.-]+""",
    re.DOTALL,
)
"""What can have a colon in it in SPARQL: an IRI, a text, a comment, a variable, a prefixed name or another word."""
SERVICE = re.compile(r"(?<![\w.-])(?=[\w.-]*?service)[\w.-]++\s*+(?:silent\s*+)?+(?:[<?$:#]|[\w.-]++:)", re.IGNORECASE)


def run(store: Source, query: NamedQuery | str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Answer a query; kg's prefixes needn't be declared in it.

    Args:
        store: the graph.
        query: a named query, or a SPARQL text (with or without a header).
        parameters: values by parameter name; entities by any of their names.

    Raises:
        QueryError: malformed SPARQL, an update, SERVICE, or a wrong parameter.
        UnknownNameError: an entity that the graph doesn't hold.
        AmbiguousNameError: a name that several entities bear.
    """
    named = parse_query("", query) if isinstance(query, str) else query
    bound = bind(store, named, parameters or {})
    where = f"query {named.name}" if named.name else "SPARQL"
    _refuse_service(bound.text, where)
    try:
        return replace(_evaluate(store, bound.text), notes=bound.notes)
    except SyntaxError as error:
        raise _malformed(bound.text, where, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"can't be answered ({error})", where=where) from error


def _evaluate(store: Source, text: str) -> Answer:
    result = store.query(text, prefixes=PREFIXES)
    if isinstance(result, QueryTriples):
        triples = sorted(set(result), key=str)
        return Answer(serialize(triples, format=RdfFormat.N_TRIPLES) or b"", is_graph=True)
    return Answer(result.serialize(format=QueryResultsFormat.JSON) or b"")


def _refuse_service(text: str, where: str) -> None:
    """Stop queries that would reach the network.

    Oxigraph's grammar takes `SERVICE` wherever it can stand, also right after a number ("1SERVICE"), so that every
    word with it counts that an address, a variable, a prefixed name or a comment follows, in strings too: a tokenizer
    could be led astray. Possessive, so that the time is linear in the text.
    """
    bare = re.sub(r"([?$:])[\w-]+", r"\1", text)
    if SERVICE.search(bare):
        raise QueryError("SERVICE reaches other servers", where=where, allowed="only what the graph holds can be asked")


def _malformed(text: str, where: str, message: str) -> QueryError:
    """What stopped the parser: an unknown prefix, else the place, without the parser's lists of characters."""
    allowed = "needs a SELECT, ASK, CONSTRUCT or DESCRIBE query"
    position = re.match(r"error at (\d+):(\d+): ", message)
    if not position:
        return QueryError(f"malformed, {message}", where=where, allowed=allowed)
    line, column = int(position[1]), int(position[2])
    lines = text.split("\n")
    before, rest = lines[line - 1][: column - 1], lines[line - 1][column - 1 :].strip()
    if unknown := _unknown_prefixes("\n".join([*lines[: line - 1], before])):
        known = f"declare it, or use one of {', '.join(PREFIXES)}"
        return QueryError(f"unknown prefix {unknown[0]}:", where=where, allowed=known)
    near = f"near {rest[:30]!r}" if rest else "at the end of the line"
    return QueryError(f"malformed at line {line}, column {column}, {near}", where=where, allowed=allowed)


def _unknown_prefixes(text: str) -> list[str]:
    """Those that neither kg nor the text declares, in the order of the text."""
    known = {"_", *PREFIXES, *re.findall(r"\bprefix\s+([\w.-]*):", text, re.IGNORECASE)}
    used = (token["prefix"] for token in TOKEN.finditer(text))
    return [prefix for prefix in used if prefix is not None and prefix not in known]
