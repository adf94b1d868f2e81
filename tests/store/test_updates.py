"""Updates are done in the process of the tests, where the point isn't that they have one of their own."""

from __future__ import annotations

import gc
import os
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.core.errors import DataError, ForbiddenError, GraphError, QueryError
from kg.core.iri import BASE, PREFIXES
from kg.core.locks import locked
from kg.core.types import Knowledge
from kg.store import apply_update, open_store, rebuild, store_version, updates, write_config
from kg.store.added import ADDED, added_digest, is_own, read_added
from kg.store.embedded import copied
from kg.store.exports import dump
from kg.store.shards import read_config
from kg.store.updates import Job, do_update
from store.sample import KNOWLEDGE, PREDICATES

G, H = NamedNode("http://e.org/g#1"), NamedNode("http://e.org/h")
NOTE = f'INSERT DATA {{ GRAPH {G} {{ ent:Palmyra <a:note> "mine" }} }}'
RUNAWAY = f"INSERT {{ GRAPH {G} {{ ?a <a:b> ?l }} }} WHERE {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "kg.db"
    rebuild(folder, KNOWLEDGE, PREDICATES)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "kg.db"))


def update(folder: Path, text: str, **options: Any) -> None:
    job = Job(folder, text, **{"base_iri": None, "using": (), "using_named": (), "guard": True, **options})
    do_update(job, lambda: None)


def writers(folder: Path) -> list[Callable[[], None]]:
    return [partial(update, folder, NOTE), partial(rebuild, folder, Knowledge())]


def quad(text: str, graph: NamedNode = G, subject: str = PREFIXES["ent"] + "Palmyra") -> Quad:
    return Quad(NamedNode(subject), NamedNode("a:note"), Literal(text), graph)


def own(folder: Path) -> set[Quad]:
    return {quad for quad in open_store(folder) if is_own(quad.graph_name)}


def others(folder: Path) -> set[str]:
    return {str(quad) for quad in open_store(folder) if not is_own(quad.graph_name)}


def rest(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_added_is_in_the_store_and_in_its_master_copy(folder: Path) -> None:
    before, version = others(folder), store_version(folder)
    apply_update(folder, NOTE, timeout=30)
    assert own(folder) == {quad("mine")} == read_added(folder)
    assert others(folder) == before
    assert store_version(folder) != version
    assert rest(folder) == ["added.nq", "store"]
    assert not (folder / "store" / "LOG").exists()


def test_a_refusal_reaches_the_caller(folder: Path) -> None:
    with pytest.raises(ForbiddenError, match="can't write all graphs") as caught:
        apply_update(folder, "DROP ALL", timeout=30)
    assert BASE in caught.value.allowed
    assert (rest(folder), own(folder)) == (["store"], set())


def test_a_runaway_update_is_ended(folder: Path) -> None:
    before, version = others(folder), store_version(folder)
    with pytest.raises(QueryError, match=r"takes longer than 1\.5 s"):
        apply_update(folder, RUNAWAY, timeout=1.5)
    assert (others(folder), own(folder), store_version(folder)) == (before, set(), version)
    update(folder, NOTE)
    assert rest(folder) == ["added.nq", "store"]


def test_an_update_that_brings_its_process_down_is_told(folder: Path) -> None:
    """The engine's parser has no limit of its own on how deep it goes."""
    deep = f"INSERT {{ GRAPH {G} {{ ?s ?p ?o }} }} WHERE {{ FILTER({'(' * 100_000}1{')' * 100_000}) }}"
    with pytest.raises(QueryError, match="sudden end"):
        apply_update(folder, deep, timeout=60)
    assert own(folder) == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("INSERT DATA { <a:a> <a:b> 1 }", "the default graph"),
        (f"INSERT DATA {{ GRAPH {G} {{ <a:a> <a:b> 1 }} <a:a> <a:b> 1 }}", "the default graph"),
        ("INSERT DATA { GRAPH claim:c1 { <a:a> <a:b> 1 } }", "claim/c1>, which is kg's own"),
        ("INSERT DATA { GRAPH kg: { <a:a> <a:b> 1 } }", "ontology#>, which is kg's own"),
        (f"INSERT DATA {{ GRAPH <{BASE}> {{ <a:a> <a:b> 1 }} }}", "which is kg's own"),
        ("DELETE DATA { ent:ISIS kg:captures ent:Palmyra }", "the default graph"),
        ("DELETE DATA { GRAPH claim:c1 { ent:ISIS kg:captures ent:Palmyra } }", "which is kg's own"),
        ("DELETE WHERE { ?s ?p ?o }", "the default graph"),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", r"\?g, which is kg's own or may be"),
        ("DELETE { GRAPH $g { ?s ?p ?o } } WHERE { GRAPH $g { ?s ?p ?o } }", r"\$g"),
        (f"INSERT {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o BIND({G} AS ?g) }}", r"\?g"),
        ("WITH claim:c1 DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "claim/c1>"),
        (f"DELETE {{ ?s ?p ?o }} USING {G} WHERE {{ ?s ?p ?o }}", "the default graph"),
        ("CLEAR DEFAULT", "the default graph"),
        ("CLEAR SILENT NAMED", "all named graphs"),
        ("drop all", "all graphs"),
        ("DROP GRAPH claim:c1", "claim/c1>"),
        ("CREATE GRAPH claim:new", "claim/new>"),
        (f"COPY {G} TO DEFAULT", "the default graph"),
        (f"ADD {G} TO claim:c1", "claim/c1>"),
        (f"MOVE claim:c1 TO {G}", "claim/c1>"),
        (f"MOVE DEFAULT TO {G}", "the default graph"),
        (f"{NOTE}; {NOTE}; DROP ALL", "all graphs"),
        ("LOAD <http://localhost:1/>", "LOAD reaches other servers"),
        (f"INSERT {{ GRAPH {G} {{ ?s ?p ?o }} }} WHERE {{ SERVICE <http://localhost:1/> {{ ?s ?p ?o }} }}", "SERVICE"),
    ],
)
def test_what_is_kgs_own_is_refused(folder: Path, text: str, told: str) -> None:
    before, version = others(folder), store_version(folder)
    with pytest.raises(ForbiddenError, match=told):
        update(folder, text)
    assert (others(folder), rest(folder), store_version(folder)) == (before, ["store"], version)


ISIS_TOOK = f"{{ GRAPH {H} {{ ?place <a:takenBy> ?who }} }} WHERE {{ ?who kg:captures ?place }}"
TAKEN = Quad(NamedNode(PREFIXES["ent"] + "Palmyra"), NamedNode("a:takenBy"), NamedNode(PREFIXES["ent"] + "ISIS"), H)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {quad("mine")}),
        (NOTE, {quad("mine")}),
        (f'INSERT DATA {{ GRAPH {H} {{ ent:Palmyra <a:note> "x" }} }}', {quad("mine"), quad("x", H)}),
        (f'DELETE DATA {{ GRAPH {G} {{ ent:Palmyra <a:note> "mine" }} }}', set()),
        (f"DELETE WHERE {{ GRAPH {G} {{ ?s ?p ?o }} }}", set()),
        (f"INSERT {ISIS_TOOK}", {quad("mine"), TAKEN}),
        (f"DELETE {{ GRAPH {G} {{ ?place <a:note> ?x }} }} INSERT {ISIS_TOOK}", {quad("mine"), TAKEN}),
        (f"WITH {G} DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p 'new' }} WHERE {{ ?s ?p ?o }}", {quad("new")}),
        (f"INSERT {{ GRAPH {H} {{ ?s ?p ?o }} }} USING {G} WHERE {{ ?s ?p ?o }}", {quad("mine"), quad("mine", H)}),
        (f"CLEAR GRAPH {G}", set()),
        (f"DROP GRAPH {G}", set()),
        (f"CREATE GRAPH {H}", {quad("mine")}),
        (f"CREATE GRAPH {H}; {NOTE}; DROP GRAPH {H}; DROP SILENT GRAPH {H}", {quad("mine")}),
        (f"COPY {G} TO {H}", {quad("mine"), quad("mine", H)}),
        (f"MOVE {G} TO {H}", {quad("mine", H)}),
        (f"ADD GRAPH {G} TO GRAPH {H}", {quad("mine"), quad("mine", H)}),
        (
            f"COPY claim:c4 TO {G}",
            {
                Quad(
                    NamedNode(PREFIXES["ent"] + "Russia"),
                    NamedNode(PREFIXES["kg"] + "airstrikes"),
                    NamedNode(PREFIXES["ent"] + "Palmyra"),
                    G,
                )
            },
        ),
        (
            f"INSERT DATA {{ GRAPH {H} {{ ent:Palmyra <a:note> '}} }}; DROP ALL #' }} }}",
            {quad("mine"), quad("} }; DROP ALL #", H)},
        ),
    ],
)
def test_ones_own_graphs_are_written(folder: Path, text: str, expected: set[Quad]) -> None:
    before = others(folder)
    update(folder, NOTE)
    update(folder, text)
    assert own(folder) == expected == read_added(folder)
    assert others(folder) == before
    assert {*open_store(folder).named_graphs()} == {
        graph for quad in open_store(folder) if isinstance(graph := quad.graph_name, NamedNode)
    }
    assert rest(folder) == (["added.nq", "store"] if expected else ["store"])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, set()),
        ({"using": (G.value,)}, {quad("g", NamedNode("a:out"))}),
        ({"using": (G.value, H.value)}, {quad("g", NamedNode("a:out")), quad("h", NamedNode("a:out"))}),
        ({"using_named": (H.value,)}, {quad("h", NamedNode("a:out"))}),
        ({"using": ("a:none",)}, set()),
    ],
)
def test_the_protocol_says_what_is_read(folder: Path, options: dict[str, Any], expected: set[Quad]) -> None:
    notes = {quad("g"), quad("h", H)}
    blocks = " ".join(f"GRAPH {note.graph_name} {{ {note.triple} }}" for note in notes)
    update(folder, f"INSERT DATA {{ {blocks} }}")
    update(
        folder,
        "INSERT { GRAPH <a:out> { ?s <a:note> ?o } }"
        f"WHERE {{ {{ ?s <a:note> ?o }} UNION {{ GRAPH {H} {{ ?s <a:note> ?o FILTER(EXISTS {{ ?s a ?type }} = false"
        f" && {str(bool(options)).lower()}) }} }} }}",
        **options,
    )
    assert own(folder) - notes == expected


def test_the_protocol_says_what_delete_where_deletes(folder: Path) -> None:
    update(folder, NOTE)
    update(folder, f"DELETE WHERE {{ GRAPH {G} {{ ?s ?p ?o }} }}", using_named=(H.value,))
    assert own(folder) == {quad("mine")}
    update(folder, f"DELETE WHERE {{ GRAPH {G} {{ ?s ?p ?o }} }}", using_named=(G.value, H.value))
    assert own(folder) == set()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{NOTE}; CLEAR GRAPH {H}", "can't be done .*does not exist"),
        (f"{NOTE};\nINSERT {{ GRAPH {G} {{ ?s ?p ?o }} }} WHERE {{ ?s <a:#> ! }}", "malformed at line 2, column 67"),
        (f"{NOTE}; INSERT DATA {{ GRAPH {G} {{ foo:x <a:b> 1 }} }}", "unknown prefix foo:"),
        (f"{NOTE}; INSERT DATA {{ GRAPH {G} {{ <x> <a:b> 1 }} }}", "malformed at line 1"),
        (f"{NOTE}; INSERT DATA {{ GRAPH {G} {{ <a:a> <a:b> <<( <a:a> <a:b> 1 )>> }} }}", "RDF 1.1"),
        (f'{NOTE}; INSERT DATA {{ GRAPH {G} {{ <a:a> <a:b> "x"@ar--rtl }} }}', "RDF 1.1"),
        (f"{NOTE}; INSERT DATA {{ GRAPH {G} {{ <a:a> <a:b> '\ud800' }} }}", "can't be done"),
    ],
)
def test_what_fails_does_nothing(folder: Path, text: str, message: str) -> None:
    before = others(folder)
    with pytest.raises(QueryError, match=message):
        update(folder, text)
    assert (own(folder), others(folder), rest(folder)) == (set(), before, ["store"])


class KilledError(BaseException):
    pass


def killed(*_args: object) -> None:
    raise KilledError


@pytest.mark.parametrize(("at", "kept"), [("write_added", set()), ("swap_in", {quad("mine")})])
@pytest.mark.parametrize("then", ["another update", "a build"])
def test_a_kill_leaves_the_master_copy_right(
    folder: Path, at: str, kept: set[Quad], then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = others(folder)
    with monkeypatch.context() as patch:
        patch.setattr(updates, at, killed)
        with pytest.raises(KilledError):
            update(folder, NOTE)
    assert (own(folder), read_added(folder), others(folder)) == (set(), kept, before)
    if then == "a build":
        rebuild(folder, KNOWLEDGE, PREDICATES)
    else:
        update(folder, "CREATE GRAPH <a:a>")
    assert own(folder) == kept == read_added(folder)
    assert others(folder) == before


def test_nothing_that_stays_is_written_before_that_is_told(folder: Path) -> None:
    """From then on the time limit doesn't count."""
    version = store_version(folder)
    with pytest.raises(KilledError):
        do_update(Job(folder, NOTE, None, (), (), guard=True), killed)
    assert (read_added(folder), store_version(folder), rest(folder)) == (set(), version, ["store"])


@pytest.mark.parametrize("last", ["store", "store.new"])
def test_a_kill_while_the_store_is_swapped(folder: Path, last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(path: Path, target: Path) -> Path:
        if path.name == last:
            raise KilledError
        return path.replace(target)

    before = others(folder)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(KilledError):
            update(folder, NOTE)
    assert (own(folder), others(folder)) == (set(), before)
    update(folder, "")
    assert (own(folder), others(folder)) == ({quad("mine")}, before)
    assert rest(folder) == ["added.nq", "store"]


def test_one_writer_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.embedded._LONGEST_UPDATE_IN_SECONDS", 0.1)
    monkeypatch.setattr(updates, "_PATIENCE_IN_SECONDS", 0.1)
    with locked(folder, patience=0):
        for write in writers(folder):
            with pytest.raises(GraphError, match="another process is writing it; try again"):
                write()
        assert len(open_store(folder)) == len(others(folder))
    assert rest(folder) == ["store"]
    update(folder, NOTE)
    assert own(folder) == {quad("mine")}


def test_a_lock_crosses_processes(folder: Path) -> None:
    with locked(folder, patience=0), pytest.raises(GraphError, match="try again"):
        apply_update(folder, NOTE, timeout=30)


def test_an_update_waits_for_a_short_one(folder: Path) -> None:
    with locked(folder, patience=0):
        waiting = threading.Thread(target=update, args=(folder, NOTE))
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
    waiting.join()
    assert own(folder) == {quad("mine")}


def test_readers_see_the_old_graph_or_the_new(folder: Path) -> None:
    seen, done = set[frozenset[Quad]](), threading.Event()

    def read() -> None:
        while not done.is_set():
            store = open_store(folder)
            with suppress(FileNotFoundError):  # swapped out before it was read: to be opened again
                seen.add(frozenset(store.quads_for_pattern(None, NamedNode("a:note"), None)))

    early = open_store(folder)
    reader = threading.Thread(target=read)
    reader.start()
    for number in range(5):
        update(folder, f"DROP SILENT GRAPH {G}; INSERT DATA {{ GRAPH {G} {{ ent:Palmyra <a:note> '{number}' }} }}")
    done.set()
    reader.join()
    assert seen <= {frozenset[Quad](), *(frozenset({quad(str(number))}) for number in range(5))}
    assert {str(each) for each in early} == others(folder)


def test_a_store_that_is_swapped_in_while_one_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = list[int]()

    def slow(folder: Path, *, read_only: bool) -> Store:
        store = Store.read_only(str(folder / "store")) if read_only else Store()
        opened.append(len(store))
        if len(opened) == 1:
            rebuild(folder, Knowledge())
        return store

    monkeypatch.setattr("kg.store.embedded._open", slow)
    assert len(open_store(folder)) == opened[1] < opened[0]


def test_a_copy_shares_only_what_never_changes(folder: Path) -> None:
    copy = copied(folder, "copy")
    shared = {path.name for path in copy.iterdir() if path.samefile(folder / "store" / path.name)}
    assert shared == {path.name for path in copy.glob("*.sst")} != set()


def test_what_is_added_stays_whatever_is_built(folder: Path) -> None:
    update(folder, NOTE)
    rebuild(folder, Knowledge())
    assert own(folder) == {quad("mine")}
    rebuild(folder, KNOWLEDGE, PREDICATES)
    update(folder, f"DROP GRAPH {G}")
    rebuild(folder, KNOWLEDGE, PREDICATES)
    assert own(folder) == set()


def test_the_master_copy_is_sorted_and_goes_with_the_last_quad(folder: Path) -> None:
    for text in ("z", "a", "ä\n"):
        update(folder, f"INSERT DATA {{ GRAPH {G} {{ ent:Palmyra <a:note> {Literal(text)} }} }}")
    lines = (folder / "added.nq").read_bytes().splitlines()
    assert len(lines) == 3
    assert lines == sorted(lines)
    update(folder, f"DELETE WHERE {{ GRAPH {G} {{ ?s ?p ?o }} }}")
    assert rest(folder) == ["store"]


def test_what_does_nothing_leaves_the_store_alone(folder: Path) -> None:
    update(folder, NOTE)
    version, written = store_version(folder), (folder / "added.nq").stat().st_mtime_ns
    update(folder, NOTE)
    assert (store_version(folder), (folder / "added.nq").stat().st_mtime_ns) == (version, written)


def test_blank_nodes_stay_themselves(folder: Path) -> None:
    update(folder, f"INSERT DATA {{ GRAPH {G} {{ _:b <a:b> _:c . _:c <a:b> _:b }} }}")
    added = (folder / "added.nq").read_bytes()
    update(folder, f"INSERT {{ GRAPH {H} {{ ?b <a:b> ?c }} }} WHERE {{ GRAPH {G} {{ ?b <a:b> ?c }} }}")
    update(folder, f"DROP GRAPH {H}")
    rebuild(folder, KNOWLEDGE, PREDICATES)
    assert (folder / "added.nq").read_bytes() == added
    assert own(folder) == read_added(folder)


def test_a_change_of_the_master_copy_comes_into_the_store(folder: Path) -> None:
    (folder / "added.nq").write_text(f"# by hand\n\n{quad('hand')} .\r\n", encoding="utf-8")
    assert own(folder) == set()
    update(folder, NOTE)
    assert own(folder) == {quad("hand"), quad("mine")}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("junk", "not N-Quads"),
        ("<a:a> <a:b> <c> <a:g> .", "not N-Quads"),
        ("<a:a> <a:b> \udcff <a:g> .", "not N-Quads"),
        ("<a:a> <a:b> <a:c> .", "the default graph|DEFAULT"),
        ("<a:a> <a:b> <a:c> _:g .", "_:g is kg's own"),
        (f"<a:a> <a:b> <a:c> <{PREFIXES['claim']}c1> .", "claim/c1> is kg's own"),
        ("<a:a> <a:b> <<( <a:a> <a:b> <a:c> )>> <a:g> .", "RDF 1.1"),
    ],
)
def test_a_faulty_master_copy_is_named(folder: Path, line: str, told: str) -> None:
    before, text = others(folder), f"{quad('mine')} .\n\n{line}\n"
    (folder / "added.nq").write_text(text, encoding="utf-8", errors="surrogateescape")
    for write in writers(folder):
        with pytest.raises(DataError, match=rf"added\.nq line 3: .*({told})"):
            write()
    assert (own(folder), others(folder), rest(folder)) == (set(), before, ["added.nq", "store"])


def test_a_full_disk_leaves_the_graph(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(GraphError, match=r"added\.nq: can't be written \(No space left"):
        update(folder, NOTE)
    assert (own(folder), rest(folder)) == (set(), ["store"])


def test_where_links_cant_be_made_tables_are_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(95, "Operation not supported")

    before = others(folder)
    monkeypatch.setattr(os, "link", refuse)
    update(folder, NOTE)
    assert (own(folder), others(folder)) == ({quad("mine")}, before)


def test_a_missing_graph_is_named_and_not_made(tmp_path: Path) -> None:
    for guard in (True, False):
        with pytest.raises(GraphError, match="no graph there"):
            update(tmp_path / "no.db", NOTE, guard=guard)
    assert not list(tmp_path.iterdir())


def test_exports_of_datasets_have_it(folder: Path, tmp_path: Path) -> None:
    update(folder, NOTE)
    for suffix, expected in (("nq", {quad("mine")}), ("trig", {quad("mine")}), ("ttl", set[Quad]())):
        (tmp_path / f"x.{suffix}").write_bytes(dump(open_store(folder), suffix))
        found = parse((tmp_path / f"x.{suffix}").read_bytes(), format=RdfFormat.from_extension(suffix))
        assert {each for each in found if each.predicate == NamedNode("a:note")} == expected


def test_the_config_knows_what_the_store_holds(folder: Path) -> None:
    write_config(folder, {"code": "c"})
    update(folder, NOTE)
    assert read_config(folder) == {"code": "c", ADDED: added_digest(folder)}
    update(folder, f"DROP GRAPH {G}")
    assert read_config(folder) == {"code": "c", ADDED: ""}


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    (tmp_path / "scratch").mkdir()
    store = Store(str(tmp_path / "scratch" / "store"))
    store.add(Quad(NamedNode("a:a"), NamedNode("a:b"), NamedNode("a:c")))
    del store  # without a flush
    gc.collect()
    return tmp_path / "scratch"


def test_a_store_that_isnt_kgs_has_no_guard(scratch: Path) -> None:
    version = store_version(scratch)
    apply_update(scratch, "COPY DEFAULT TO claim:x; CREATE GRAPH <a:g>", guard=False, timeout=30)
    store = open_store(scratch)
    copy = Quad(NamedNode("a:a"), NamedNode("a:b"), NamedNode("a:c"), NamedNode(PREFIXES["claim"] + "x"))
    assert {*store} == {copy, Quad(*copy.triple)}
    assert NamedNode("a:g") in store.named_graphs()
    assert (rest(scratch), store_version(scratch) != version) == (["store"], True)
    update(scratch, "DROP ALL", guard=False)
    assert not list(open_store(scratch))
    with pytest.raises(ForbiddenError, match="LOAD"):
        update(scratch, "LOAD <http://localhost:1/>", guard=False)
    with pytest.raises(QueryError, match="does not exist"):
        update(scratch, "INSERT DATA { <a:a> <a:b> 1 }; DROP GRAPH <a:no>", guard=False)
    assert (list(open_store(scratch)), rest(scratch)) == ([], ["store"])


OPERATIONS = (
    "INSERT DATA {{ GRAPH {a} {{ <a:{x}> <a:p> {y} }} }}",
    "DELETE DATA {{ GRAPH {a} {{ <a:{x}> <a:p> {y} }} }}",
    "INSERT {{ GRAPH {a} {{ ?s <a:q> ?o }} }} WHERE {{ GRAPH {b} {{ ?s ?p ?o }} }}",
    "WITH {a} DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p <a:{x}> }} WHERE {{ ?s ?p ?o FILTER(?o != {y}) }}",
    "DELETE {{ GRAPH {a} {{ ?s ?p ?o }} }} USING {b} WHERE {{ ?s ?p ?o }}",
    "DROP SILENT GRAPH {a}",
    "COPY SILENT {a} TO {b}",
    "MOVE SILENT {a} TO {b}",
    "INSERT {{ GRAPH {a} {{ ?s <a:q> ?o }} }} WHERE {{ ?s kg:captures ?o }}",
)
STEPS = st.builds(
    lambda operation, a, b, x, y: operation.format(a=a, b=b, x=x, y=y),
    st.sampled_from(OPERATIONS),
    st.sampled_from([G, H]),
    st.sampled_from([G, H]),
    st.integers(0, 2),
    st.integers(0, 2),
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.one_of(st.lists(STEPS, min_size=1, max_size=4).map(";".join), st.none()), max_size=4))
def test_any_updates_and_builds_do_what_the_engine_does(
    made: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[str | None]
) -> None:
    folder = Path(shutil.copytree(made, tmp_path_factory.mktemp("any") / "kg.db"))
    plain = Store()
    plain.extend(open_store(folder))
    for step in steps:
        if step is None:
            rebuild(folder, KNOWLEDGE, PREDICATES)
        else:
            update(folder, step)
            plain.update(step, prefixes=PREFIXES)
    assert own(folder) == {quad for quad in plain if is_own(quad.graph_name)} == read_added(folder)
    assert others(folder) == others(made)
