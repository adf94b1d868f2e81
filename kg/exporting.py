"""What `kg export` writes for other tools: a table of profiles, each with its formats and what makes its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.core.countries import iso3_codes
from kg.core.errors import QueryError, nearest
from kg.core.vocabulary import load_vocabulary
from kg.core.whole import write_folder, write_whole
from kg.draw import dump_graph, to_multigraph
from kg.query import entity_records, fact_records, neo4j_files, write_events
from kg.store import FORMATS, PLAIN_FORMATS, dump, dump_plain, dump_readable

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pyoxigraph import Store

FULL = "full"
"""The profile that is meant where none is named."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be written."""

    store: Store
    format: str
    """The file's suffix without its dot; empty for a folder."""
    quotes: bool
    vocabulary: Path | None
    """The user's own."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A way to write the graph."""

    about: str
    formats: tuple[str, ...]
    """Suffixes, the usual one first; none for a folder of files."""
    make: Callable[[Request], bytes | dict[str, bytes]]

    @property
    def example(self) -> str:
        """A name for what is written."""
        return f"FILE.{self.formats[0]}" if self.formats else "FOLDER"


def export(
    store: Store, output: Path, *, profile: str = "", quotes: bool = True, vocabulary: Path | None = None
) -> None:
    """Write the graph to a file or folder, whole or not at all.

    Args:
        store: the graph.
        output: where; its suffix is the format.
        profile: a key of `PROFILES`; empty for `FULL`.
        quotes: whether to write the articles' own sentences and headlines.
        vocabulary: the user's own vocabulary file, for the codes of events.

    Raises:
        QueryError: no such profile, or a suffix that it doesn't have.
        GraphError: the file can't be written.
    """
    name = profile or FULL
    if name not in PROFILES:
        allowed = nearest(name, PROFILES) or f"one of {', '.join(PROFILES)}"
        raise QueryError(f"unknown profile {name!r}", where="--profile", allowed=allowed)
    format = output.suffix.lstrip(".").lower()
    chosen = PROFILES[name]
    if format not in (chosen.formats or ("",)):
        raise _misfit(name, format, output)
    made = chosen.make(Request(store, format, quotes, vocabulary))
    write_whole(output, made) if isinstance(made, bytes) else write_folder(output, made)


def network(store: Store) -> MultiDiGraph[str]:
    """Entities and facts with all that their records tell, for networkx; see `kg.Graph.to_networkx`."""
    nodes = ((entity.entity, asdict(entity)) for entity in entity_records(store, {}))
    arcs = ((fact.subject, fact.object, fact.fact, asdict(fact)) for fact in fact_records(store, {}))
    return to_multigraph(nodes, arcs)


def _misfit(name: str, format: str, output: Path) -> QueryError:
    """Which formats the profile has, and which profiles have the format."""
    chosen = PROFILES[name]
    allowed = f"one of {', '.join(chosen.formats)}" if chosen.formats else "a folder, without a suffix"
    others = [other for other, profile in PROFILES.items() if format and format in profile.formats]
    hint = f"; {format} is of --profile {', '.join(others)}" if others else ""
    return QueryError(f"unknown format {format!r} of profile {name}", where=str(output), allowed=allowed + hint)


def _network(request: Request) -> bytes:
    return dump_graph(_nodes(request.store), _arcs(request.store), request.format)


def _nodes(store: Store) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Entities with the label that graph programs show."""
    for entity in entity_records(store, {}):
        yield entity.entity, {"label": entity.name, **asdict(entity)}


def _arcs(store: Store) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """Facts with label and weight; their dates are renamed, since `start` and `end` turn a GEXF file into a film."""
    for fact in fact_records(store, {}):
        told = asdict(fact)
        dates = {"valid_from": told.pop("start"), "valid_until": told.pop("end")}
        weight = len(fact.supported_by) + len(fact.disputed_by)
        yield fact.subject, fact.object, fact.fact, {"label": fact.predicate_label, "weight": weight, **told, **dates}


def _events(request: Request) -> bytes:
    vocabulary = load_vocabulary(request.vocabulary)
    return write_events(request.store, vocabulary, iso3_codes(), format=request.format, quotes=request.quotes)


def _full(request: Request) -> bytes:
    return dump(request.store, request.format, quotes=request.quotes)


def _plain(request: Request) -> bytes:
    return dump_plain(request.store, request.format)


def _neo4j(request: Request) -> dict[str, bytes]:
    return neo4j_files(request.store, quotes=request.quotes)


def _readable(request: Request) -> bytes:
    return dump_readable(request.store, quotes=request.quotes)


PROFILES = {
    FULL: Profile("all that the graph holds, claims and their evidence included", tuple(FORMATS), _full),
    "plain": Profile("accepted statements as plain triples, with types and labels", PLAIN_FORMATS, _plain),
    "events": Profile("a row an event, with the codes of CAMEO and PLOVER", ("csv", "tsv"), _events),
    "neo4j": Profile("CSV files that `neo4j-admin database import full` reads", (), _neo4j),
    "jsonld": Profile("JSON-LD for people: short keys, claims inside their facts", ("jsonld", "json"), _readable),
    "graphml": Profile("entities and facts for Gephi, yEd and Cytoscape", ("graphml",), _network),
    "gexf": Profile("entities and facts for Gephi", ("gexf",), _network),
}
