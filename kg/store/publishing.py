"""A graph sent to an endpoint: only what differs from what is there, nothing of anybody else's touched.

`published.nq.gz` in the graph folder lists what the endpoint has: while something is sent, all that it may have, the
old and the new; afterwards the new. A note in a graph of kg's own there says which list that is. It is away while
something is sent, and in a store that lost its data: then all is sent again, which does no harm.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.core.errors import GraphError
from kg.core.iri import DEFAULT_GRAPH, PREFIXES, PUBLISHED
from kg.core.types import Knowledge
from kg.core.whole import write_whole
from kg.store.addresses import UPDATE_VARIABLE
from kg.store.answers import is_any, rows
from kg.store.endpoint import Endpoint
from kg.store.ontology import PredicateInfo, Types
from kg.store.quads import to_quads
from kg.store.remote import RemoteStore

BATCH_IN_QUADS = 500
"""Of batches of 2,000, Virtuoso 7.2.5 says that it deleted all, and leaves the texts with a language."""
BATCH_IN_CHARACTERS = 400_000
_LIST = "published.nq.gz"
_NOTED = f"<{DEFAULT_GRAPH}> <{PREFIXES['kg']}published>"
_NOTE = f"{_NOTED} ?list"
_TRIAL = f"<{PUBLISHED}> <{PREFIXES['kg']}published> true"
"""A value that comes back as another (Virtuoso's `true` is 1), which is why it is asked for by a variable."""
_CLAIM = f"?claim a <{PREFIXES['kg']}Claim>"
_ANY_CLAIM = f"{{ {_CLAIM} }} UNION {{ GRAPH <{DEFAULT_GRAPH}> {{ {_CLAIM} }} }}"


def publish(
    folder: Path,
    endpoint: Endpoint,
    knowledge: Knowledge,
    predicates: Iterable[PredicateInfo] = (),
    types: Types = MappingProxyType({}),
) -> None:
    """Make the endpoint hold exactly this knowledge, beside what isn't kg's.

    Args:
        folder: the graph folder.
        endpoint: the store.
        knowledge: what all the articles yield.
        predicates: the vocabulary.
        types: its types of entities.

    Raises:
        GraphError: the endpoint can't be reached or takes no updates, or holds a graph of another folder; the folder
            can't be written. What was sent stays; the next time mends it.
    """
    is_whole = is_published(folder, endpoint)
    old, new = _listed(folder), set(to_quads(knowledge, predicates, types))
    if is_whole and old == new:
        return
    default = RemoteStore(endpoint).default_graph if is_whole else _try(endpoint)
    endpoint.update(f"DELETE WHERE {_in_graph(PUBLISHED, _NOTE)}")
    _list(folder, old | new)
    for verb, quads in (("DELETE DATA", old - new), ("INSERT DATA", new - old if is_whole else new)):
        for batch in _batches(sorted(quads, key=_order)):
            endpoint.update(f"{verb} {_data(batch, default)}")
    _list(folder, new)
    note = f'{_NOTED} "{_digest(folder)}"'
    endpoint.update(f"INSERT DATA {_in_graph(PUBLISHED, note)}")


def is_published(folder: Path, endpoint: Endpoint) -> bool:
    """Whether the endpoint has all that the folder's list says, nothing being underway.

    Raises:
        GraphError: it can't be reached, or holds a graph that another folder made.
    """
    noted = {str(row["list"]) for row in rows(endpoint, f"SELECT ?list WHERE {_in_graph(PUBLISHED, _NOTE)}")}
    own = _digest(folder)
    if noted - {f'"{own}"'} or (not own and is_any(endpoint, _ANY_CLAIM)):
        allowed = f"build with its folder, or empty it; this one is {folder}"
        raise GraphError("holds a graph that another folder made", where=str(endpoint), allowed=allowed)
    return bool(noted)


def _try(endpoint: Endpoint) -> str:
    """Where kg's default graph goes, found out by a triple that goes again: apart, if all graphs are in the store's."""
    endpoint.update(f"INSERT DATA {_in_graph(PUBLISHED, _TRIAL)}")
    tried = _TRIAL.replace("true", "?is")
    try:
        if not is_any(endpoint, _in_graph(PUBLISHED, tried)):
            allowed = f"needs an endpoint that has what it is sent; {UPDATE_VARIABLE} can say where updates go"
            raise GraphError("took an update and has nothing of it", where=str(endpoint), allowed=allowed)
        return DEFAULT_GRAPH if is_any(endpoint, tried) else ""
    finally:
        endpoint.update(f"DELETE DATA {_in_graph(PUBLISHED, _TRIAL)}")


def _batches(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    batch, size = list[Quad](), 0
    for quad in quads:
        batch.append(quad)
        size += len(str(quad))
        if len(batch) == BATCH_IN_QUADS or size >= BATCH_IN_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _data(quads: Iterable[Quad], default: str) -> str:
    """Quads as INSERT DATA and DELETE DATA have them; those of the default graph in one of this name, if it has one."""
    parts = []
    for graph, group in groupby(quads, key=lambda quad: quad.graph_name):
        name = graph.value if isinstance(graph, NamedNode) else default
        triples = "".join(f"{quad.triple} .\n" for quad in group)
        parts.append(f"GRAPH <{name}> {{\n{triples}}}\n" if name else triples)
    return f"{{\n{''.join(parts)}}}"


def _in_graph(graph: str, triple: str) -> str:
    return f"{{ GRAPH <{graph}> {{ {triple} }} }}"


def _order(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)


def _listed(folder: Path) -> set[Quad]:
    """What the endpoint has, or may have; nothing where the list is gone."""
    path = folder / _LIST
    if not path.is_file():
        return set()
    try:
        return set(parse(gzip.decompress(path.read_bytes()), format=RdfFormat.N_QUADS))
    except (OSError, EOFError, zlib.error, SyntaxError) as error:
        allowed = "remove it, and empty the endpoint of kg's graph"
        raise GraphError(f"broken file ({error})", where=str(path), allowed=allowed) from error


def _list(folder: Path, quads: Iterable[Quad]) -> None:
    data = serialize(sorted(quads, key=_order), format=RdfFormat.N_QUADS) or b""
    write_whole(folder / _LIST, gzip.compress(data, compresslevel=6, mtime=0), make_folder=True)


def _digest(folder: Path) -> str:
    """Of the list; empty where there is none."""
    path = folder / _LIST
    return sha256(path.read_bytes()).hexdigest()[:16] if path.is_file() else ""
