"""What do named queries cost beside the engine alone? The table in docs/decisions.md.

    python benchmarks/queries.py kg.db --quads 1200000 --work big.db

A smaller graph is repeated first: articles, claims, events and unknown entities get fresh ids and names, known entities
and what is said between them are shared, as in a graph of more articles. Then each query is answered with the
parameters of `ASKED`: by pyoxigraph alone (`Store.query` of the same text with the same terms in it, serialised), by
`kg.query.stream`, and by `kg query` in a process of its own, less what `kg query 'ASK {}'` takes, against
such a process of pyoxigraph alone. Times are those of the processor, the best of some runs, in seconds.
"""

from __future__ import annotations

import argparse
import io
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path

import pyoxigraph as ox

from kg.core.iri import PREFIXES
from kg.query import NamedQuery, find_query, load_queries, run, stream
from kg.query.names import find_entity
from kg.query.parameters import bind

ENTITY, ARTICLE = "{entity}", "{article}"
ASKED: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "about": ({"entity": ENTITY}, {"entity": ENTITY, "status": "accepted"}),
    "claims": ({}, {"article": ARTICLE}, {"entity": ENTITY}, {"status": "disputed"}, {"from": "2016"}),
    "events": ({}, {"what": "kills"}, {"entity": ENTITY}),
    "facts": ({}, {"status": "disputed"}, {"entity": ENTITY}),
    "entities": ({}, {"article": ARTICLE}),
    "hostilities": ({}, {"entity": ENTITY}, {"status": "reported"}),
    "joined": ({}, {"entity": ENTITY}),
    "mentions": ({"entity": ENTITY},),
    "sources": ({}, {"source": ENTITY}),
    "timeline": ({}, {"entity": ENTITY}),
    "who-controlled": ({}, {"place": ENTITY}, {"place": ENTITY, "date": "2016"}),
}
"""The parameters with which a query is asked; the others are asked with none."""
FORMATS = ("json", "csv", "table")
OWN = re.compile(r"(?<=[/#])[0-9a-f]{16}(?![0-9a-f])|(?<=-)[0-9a-f]{8}$")
"""In an IRI: the hash of an article, claim, event or fact; that of an unknown entity's name."""
ALONE = """
import sys, pyoxigraph
store = pyoxigraph.Store.read_only(sys.argv[1])
format = getattr(pyoxigraph.QueryResultsFormat, sys.argv[2])
sys.stdout.buffer.write(store.query(sys.stdin.read()).serialize(format=format))
"""
"""A program of pyoxigraph alone: store, format, and the query on standard input."""


def repeat(store: ox.Store, target: Path, quads: int) -> None:
    """Write a store of at least so many quads."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    made = ox.Store(str(target))
    made.bulk_extend(store)
    copies = 0
    while len(made) < quads:
        copies += 1
        made.bulk_extend(_copies(store, copies))
    made.flush()
    print(f"{len(made)} quads, {copies + 1} times {len(store)}")


def _copies(store: ox.Store, number: int) -> Iterator[ox.Quad]:
    """The quads under fresh ids and names."""
    shared = _shared_facts(store)

    @lru_cache(500_000)
    def fresh(iri: str) -> ox.NamedNode:
        return ox.NamedNode(iri if iri in shared else OWN.sub(lambda own: f"{own[0]}{number:02x}", iri))

    for subject, predicate, object_, graph in store:
        if isinstance(object_, ox.NamedNode):
            other: ox.NamedNode | ox.Literal = fresh(object_.value)
        elif _is_name(subject.value, predicate.value):
            other = ox.Literal(f"{object_.value} {number}", language=object_.language)
        else:
            other = object_
        where = graph if isinstance(graph, ox.DefaultGraph) else fresh(graph.value)
        yield ox.Quad(fresh(subject.value), predicate, other, where)


def _is_name(subject: str, predicate: str) -> bool:
    local = re.split(r"[/#]", predicate)[-1]
    return local == "fileName" or (local in {"prefLabel", "altLabel"} and OWN.search(subject) is not None)


def _shared_facts(store: ox.Store) -> frozenset[str]:
    """The facts between known entities."""
    found = store.query("SELECT ?fact ?a ?b { ?fact a kg:Fact ; rdf:subject ?a ; rdf:object ?b }", prefixes=PREFIXES)
    return frozenset(f.value for f, a, b in found if not (OWN.search(a.value) or OWN.search(b.value)))


def processor_time(work: Callable[[], object], runs: int) -> float:
    """The least time of this process and of those that it starts."""
    return min(_once(work) for _ in range(runs))


def _once(work: Callable[[], object]) -> float:
    before = _used()
    work()
    return _used() - before


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def compare(folder: Path, runs: int, only: list[str]) -> None:
    """Print a row for each query, parameters and format."""
    store = ox.Store.read_only(str(folder / "store"))
    graph = ["--graph", str(folder)]
    start_up = processor_time(lambda: _kg("ASK {}", *graph), runs + 2)
    alone = processor_time(lambda: _alone(folder, "ASK {}", "json"), runs + 2)
    print(f"start-up: kg {start_up:.2f} s, pyoxigraph {alone:.2f} s")
    print("| query | rows | format | engine | kg.query | ratio | process of engine | kg query | ratio |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, given in _questions(store, only):
        query = find_query(name)
        text = bind(store, query, given).text
        engine = {f: processor_time(partial(_engine, store, text, f), runs) for f in FORMATS}
        own = {f: processor_time(partial(_own, store, query, given, f), runs) for f in FORMATS}
        options = [part for pair in given.items() for part in ("--param", "=".join(pair))]
        rows = len(run(store, query, given))
        label = " ".join([name, *("=".join(pair) for pair in given.items())])
        for f in FORMATS:
            one = processor_time(partial(_alone, folder, text, f), runs) - alone
            two = processor_time(partial(_kg, name, *options, "--format", f, *graph), runs) - start_up
            inside, outside = own[f] / engine[f], two / one if one > 0 else 0
            print(f"| {label} | {rows} | {f} | {engine[f]:.3f} | {own[f]:.3f} | {inside:.2f} ", end="")
            print(f"| {one:.3f} | {two:.3f} | {outside:.2f} |", flush=True)


def _questions(store: ox.Store, only: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Of the most mentioned entity and of an article that mentions it."""
    (row,) = run(
        store,
        """SELECT ?entity (SAMPLE(?file) AS ?article) { ?tally kg:mentioned ?entity ; kg:mentionCount ?count ;
        kg:article/kg:fileName ?file } GROUP BY ?entity ORDER BY DESC(SUM(?count)) ?entity LIMIT 1""",
    )
    words = {ENTITY: find_entity(store, row["entity"]).bearer.name, ARTICLE: row["article"]}
    for name in load_queries():
        for asked in ASKED.get(name, ({},)) if not only or name in only else ():
            yield name, {key: words.get(value, value) for key, value in asked.items()}


def _engine(store: ox.Store, text: str, format: str) -> None:
    result = store.query(text, prefixes=PREFIXES)
    if format == "table":
        list(map(list, result))
    else:
        result.serialize(format=getattr(ox.QueryResultsFormat, format.upper()))


def _own(store: ox.Store, query: NamedQuery, given: Mapping[str, str], format: str) -> None:
    stream(store, query, given).write(io.BytesIO(), format, width=120)


def _alone(folder: Path, text: str, format: str) -> None:
    named = "CSV" if format == "table" else format.upper()
    command = [sys.executable, "-c", ALONE, str(folder / "store"), named]
    subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=True)


def _kg(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "kg", "query", *arguments], stdout=subprocess.DEVNULL, check=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("--quads", type=int, default=1_200_000, help="repeat the graph until it has so many")
    parser.add_argument("--work", type=Path, default=Path("big.db"), help="where the repeated graph goes or is")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[], help="these queries")
    options = parser.parse_args()
    if not (options.work / "store").is_dir():
        repeat(ox.Store.read_only(str(options.graph / "store")), options.work / "store", options.quads)
    compare(options.work, options.runs, options.only)


if __name__ == "__main__":
    main()
