from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, parse
from rdflib import URIRef, Variable

from kg.core.errors import GraphError, QueryError
from kg.core.iri import PREFIXES
from kg.core.types import Knowledge
from kg.store import embedded
from kg.store.dataset import as_rdflib
from kg.store.embedded import open_store, rebuild
from kg.store.exports import FORMATS, export
from kg.store.quads import to_quads
from store.sample import KNOWLEDGE, PREDICATES, shuffled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rebuild(tmp_path / "kg.db", KNOWLEDGE, PREDICATES)
    return tmp_path / "kg.db"


def content(folder: Path) -> set[str]:
    return set(map(str, open_store(folder)))


def test_rebuilding_gives_the_same_and_leaves_no_rubbish(folder: Path) -> None:
    before = content(folder)
    rebuild(folder, shuffled(), PREDICATES)
    assert content(folder) == before
    assert [path.name for path in folder.iterdir()] == ["store"]


def test_the_engine_leaves_no_diary(folder: Path) -> None:
    """It would hold clock times, paths and the machine's name."""
    open_store(folder)
    assert not (folder / "store" / "LOG").exists()


def test_a_rebuild_forgets_what_is_gone(folder: Path) -> None:
    rebuild(folder, Knowledge())
    assert content(folder) == set(map(str, to_quads(Knowledge())))


def test_readers_are_not_disturbed_by_a_build(folder: Path) -> None:
    first, second = open_store(folder), open_store(folder)
    count = len(first)
    rebuild(folder, Knowledge())
    assert len(list(first)) == len(list(second)) == count


@pytest.mark.parametrize("last", ["nothing", "store", "store.new"])
def test_a_kill_leaves_a_readable_graph(folder: Path, last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed while the new store is filled, or before the folder of that name is renamed."""

    class KilledError(BaseException):
        pass

    def fill(*_args: object) -> None:
        raise KilledError

    def rename(path: Path, target: Path) -> Path:
        if path.name == last:
            raise KilledError
        return path.replace(target)

    before = content(folder)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        if last == "nothing":
            patch.setattr(embedded, "edit", fill)
        with pytest.raises(KilledError):
            rebuild(folder, Knowledge())
    assert content(folder) == before
    rebuild(folder, KNOWLEDGE, PREDICATES)
    assert content(folder) == before
    assert [path.name for path in folder.iterdir()] == ["store"]


def test_an_unwritable_folder_is_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kg.db").write_text("a file")
    with pytest.raises(GraphError, match=r"kg\.db: can't be written"):
        rebuild(tmp_path / "kg.db", KNOWLEDGE)
    assert (tmp_path / "kg.db").read_text() == "a file"


def test_a_full_disk_leaves_the_graph(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    before = content(folder)
    monkeypatch.setattr(embedded, "edit", full)
    with pytest.raises(GraphError, match="No space left"):
        rebuild(folder, Knowledge())
    assert content(folder) == before


@pytest.mark.parametrize("made", ["nothing", "folder", "file", "junk"])
def test_a_missing_graph_is_named(tmp_path: Path, made: str) -> None:
    path = tmp_path / "no.db"
    if made == "file":
        path.write_text("x")
    elif made != "nothing":
        (path / "store").mkdir(parents=True)
    if made == "junk":
        (path / "store" / "CURRENT").write_text("junk")
    with pytest.raises(GraphError, match=r"no\.db.*kg build") as caught:
        open_store(path)
    assert "\n" not in str(caught.value)


def test_a_locked_graph_says_so(folder: Path) -> None:
    held = open_store(folder, read_only=False)
    with pytest.raises(GraphError, match="in use"):
        open_store(folder, read_only=False)
    assert len(open_store(folder)) == len(held)


@pytest.mark.parametrize("suffix", FORMATS)
def test_exports_are_the_same_bytes_and_read_back(folder: Path, tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"1.{suffix}", tmp_path / f"2.{suffix}"
    export(open_store(folder), first)
    rebuild(tmp_path / "other", shuffled(), PREDICATES[::-1])
    export(open_store(tmp_path / "other"), second, suffix)
    assert first.read_bytes() == second.read_bytes()
    store = open_store(folder)
    graph = None if FORMATS[suffix].supports_datasets else DefaultGraph()
    assert set(parse(first.read_bytes(), format=FORMATS[suffix])) == set(
        store.quads_for_pattern(None, None, None, graph)
    )


def test_n_quads_are_sorted_by_graph_and_subject(folder: Path, tmp_path: Path) -> None:
    export(open_store(folder), tmp_path / "x.nq")
    quads = list(parse((tmp_path / "x.nq").read_bytes(), format=RdfFormat.N_QUADS))
    named = [str(quad.graph_name) for quad in quads if quad.graph_name != DefaultGraph()]
    assert named == sorted(named)
    default = [(str(q.subject), str(q.predicate), str(q.object)) for q in quads[: -len(named)]]
    assert default == sorted(default)


def test_turtle_is_written_with_prefixes(folder: Path, tmp_path: Path) -> None:
    export(open_store(folder), tmp_path / "x.ttl")
    assert "ent:ISIS a kg:ArmedGroup" in " ".join((tmp_path / "x.ttl").read_text().split())


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("x.doc", QueryError, "'doc'; one of nq, trig"),
        ("x", QueryError, "''; one of"),
        ("no/x.nq", GraphError, "no/x.nq"),
    ],
)
def test_a_wrong_export_is_named(folder: Path, tmp_path: Path, name: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        export(open_store(folder), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["kg.db"]


def test_rdflib_sees_the_default_graph_and_one_graph_a_claim(folder: Path) -> None:
    dataset = as_rdflib(open_store(folder))
    bombed = (URIRef(PREFIXES["ent"] + "Russia"), URIRef(PREFIXES["kg"] + "airstrikes"), None)
    assert not list(dataset.default_graph.triples(bombed))
    assert [graph for *_, graph in dataset.quads((*bombed, None))] == [URIRef(PREFIXES["claim"] + "c4")]


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_rdflib_queries_the_default_graph(folder: Path) -> None:
    """The warning is rdflib's own, about its own code."""
    found = as_rdflib(open_store(folder)).query("SELECT ?who WHERE { ?who kg:controls ent:Palmyra }")
    assert [binding[Variable("who")] for binding in found.bindings] == [URIRef(PREFIXES["ent"] + "ISIS")]
