"""From files to a graph: what a build reads, keeps and removes, and that its bytes depend on nothing else."""

from __future__ import annotations

import gc
import gzip
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import pipeline, reading, settings
from kg.api import Graph
from kg.core.errors import InputError, UnknownNameError
from kg.core.types import Article, Document, Reading
from kg.pipeline import Report, Settings, build, read_article, remove
from kg.resolve.world import ENTITY_COLUMNS
from kg.store import apply_update, embedded, write_reading

STORIES = {
    "a.txt": "Rebels captured Homs on Sunday.\n",
    "b.txt": "Turkey said IS fighters attacked Palmyra.\n",
    "c.txt": "Russia backs the Syrian army. Its planes bombed Aleppo.\n",
}
BLESSES = """
[blesses]
label = "blesses"
comment = "wishes well"
group = "relation"
sign = "cooperative"
subject = ["Actor"]
object = ["Actor"]
verbs = ["bless"]
"""


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def copy(graph: Path, tmp_path: Path) -> Path:
    """The seeds' graph, to be changed."""
    return Path(shutil.copytree(graph, tmp_path / "copy.db"))


def quads(folder: Path) -> bytes:
    return Graph(folder).export(folder.parent / f"{folder.name}.nq").read_bytes()


def shards(folder: Path) -> dict[str, bytes]:
    """The files of a graph that are not derived from others."""
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in sorted(folder.glob("*/*.json.gz"))}


def made(paths: Sequence[Path], folder: Path) -> bytes:
    build(paths, folder)
    return quads(folder)


def test_the_seeds_are_read(built: tuple[Path, Report]) -> None:
    _, report = built
    assert report == Report(read=3, unchanged=0, skipped=(), changed=())


def test_the_simplest_query_is_answered(graph: Path) -> None:
    holders = [row["who"] for row in Graph(graph).query("SELECT ?who WHERE { ?who kg:controls ent:Palmyra }")]
    assert [who for who in holders if who.endswith("/IslamicState")]
    rows = list(Graph(graph).query("controls"))
    assert {"Islamic State", "Palmyra"} <= {row[key] for row in rows for key in ("who", "what")}


def test_no_span_no_triple(graph: Path, seeds: Path) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in seeds.glob("*.txt")}
    rows = list(Graph(graph).query("claims"))
    assert {row["article"] for row in rows} == set(texts)
    for row in rows:
        text = texts[row["article"]]
        assert row["quote"] == text[row["sentenceStart"] : row["sentenceEnd"]] != ""
        for part in ("subject", "trigger", "object"):
            start, end = row[f"{part}Start"], row[f"{part}End"]
            assert row["sentenceStart"] <= start < end <= row["sentenceEnd"]


def test_every_claim_has_a_source_and_ends_with_names(graph: Path) -> None:
    rows = list(Graph(graph).query("claims"))
    assert len(rows) > 90
    assert all(row["sourceLabel"] and row["subjectLabel"] and row["objectLabel"] for row in rows)
    speakers = {row["sourceLabel"] for row in rows}
    assert "author" in speakers
    assert len(speakers) > 5


def test_an_unchanged_build_reads_nothing(copy: Path, seeds: Path) -> None:
    before = quads(copy)
    assert build([seeds], copy) == Report(read=0, unchanged=3, skipped=(), changed=())
    assert quads(copy) == before


def test_the_order_of_files_does_not_matter(graph: Path, seeds: Path, tmp_path: Path) -> None:
    files = sorted(seeds.glob("*.txt"), reverse=True)
    other = tmp_path / "other"
    other.mkdir()
    for path in (*files, seeds / "articles.tsv"):
        shutil.copy(path, other)
    one_by_one = tmp_path / "one.db"
    for path in files:
        build([path], one_by_one)
    assert quads(one_by_one) == quads(graph)
    assert shards(one_by_one) == shards(graph)
    assert made([other], tmp_path / "folder.db") == quads(graph)


def test_remove_is_the_inverse_of_add(copy: Path, graph: Path, seeds: Path, tmp_path: Path) -> None:
    files = sorted(seeds.glob("*.txt"))
    without = tmp_path / "without.db"
    build(files[:2], without)
    Graph(copy).remove(files[2].name)
    assert quads(copy) == quads(without)
    assert shards(copy) == shards(without)
    build([seeds], copy)
    assert quads(copy) == quads(graph)
    assert shards(copy) == shards(graph)


def test_remove_is_the_inverse_also_with_a_users_vocabulary(stories: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(BLESSES, encoding="utf-8")
    (stories / "d.txt").write_text("Russia blessed Turkey.\n", encoding="utf-8")
    folder, fresh = tmp_path / "graph", tmp_path / "fresh"
    build([stories], folder, settings=Settings(vocabulary=own))
    build([stories / "d.txt"], fresh, settings=Settings(vocabulary=own))
    Graph(folder).remove(*STORIES)
    assert quads(folder) == quads(fresh)


def test_removing_all_leaves_the_vocabulary_only(stories: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([stories], folder)
    Graph(folder).remove(*STORIES)
    assert shards(folder) == {}
    assert b"/id/" not in quads(folder)
    assert Graph(folder).stats()["claims"] == 0


def test_an_event_of_which_nobody_knows_the_agent(stories: Path, tmp_path: Path) -> None:
    """It comes with its article, goes with it, and is the same from two workers."""
    folder, two, without = tmp_path / "graph", tmp_path / "two", tmp_path / "without"
    build([stories], without)
    (stories / "d.txt").write_text("In Homs, 12 people were killed on Monday.\n", encoding="utf-8")
    build([stories], folder)
    rows = [row for row in Graph(folder).query("events", {"what": "kills"}) if row["who"] is None]
    assert [(row["whom"], row["count"], row["place"], row["article"]) for row in rows] == [
        ("12 people", 12, "Homs", "d.txt")
    ]
    build([stories], two, workers=2)
    assert quads(two) == quads(folder)
    Graph(folder).remove("d.txt")
    assert quads(folder) == quads(without)
    assert shards(folder) == shards(without)


def test_what_an_article_mentions_comes_and_goes_with_it(stories: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    (stories / "d.txt").write_text("Moscow is a city in Russia. Homs is not. Rebels left Homs.\n", encoding="utf-8")
    build([stories], folder)
    counts = {row["article"]: row["count"] for row in Graph(folder).query("mentions", {"entity": "Homs"})}
    assert counts == {"a.txt": 1, "d.txt": 2}
    seats = "SELECT ?state { ent:Moscow kg:seatOf ?state }"
    assert [row["state"].rsplit("/", 1)[1] for row in Graph(folder).query(seats)] == ["Russia"]
    places = {row["x"].rsplit("/", 1)[1] for row in Graph(folder).query("SELECT ?x { ?x a/rdfs:subClassOf* kg:Place }")}
    assert {"Homs", "Moscow", "Russia", "Aleppo"} <= places
    assert places.isdisjoint({"SyriaArmedForces", "IslamicState"})
    Graph(folder).remove("d.txt")
    assert {row["article"] for row in Graph(folder).query("mentions", {"entity": "Homs"})} == {"a.txt"}
    assert not Graph(folder).query(seats)


def test_every_named_entity_has_its_article(graph: Path) -> None:
    lost = """SELECT ?entity { ?entity skos:prefLabel ?name
        FILTER NOT EXISTS { ?article schema:mentions ?entity }
        FILTER NOT EXISTS {
            ?told rdf:subject|rdf:object|kg:source|kg:place|kg:agent|kg:patient|sem:hasPlace|kg:reportedBy ?entity
        } }"""
    assert not Graph(graph).query(lost)


def test_every_entity_is_of_a_type_that_the_ontology_has(graph: Path) -> None:
    strange = "SELECT ?x { ?x skos:prefLabel ?name ; a ?type FILTER NOT EXISTS { ?type a owl:Class } }"
    assert not Graph(graph).query(strange)


def test_a_graph_of_another_version_is_read_again(stories: Path, tmp_path: Path) -> None:
    """Also where its shards lack what this version keeps there: only the articles' texts are needed."""
    folder = tmp_path / "graph"
    fresh = made([stories], folder)
    for path in (folder / "claims").iterdir():
        path.write_bytes(gzip.compress(b"{}"))
    (folder / "config.json").write_text('{"code": "another"}', encoding="utf-8")
    assert build([stories], folder).read == 3
    assert quads(folder) == fresh


def test_code_that_decides_no_reading_reads_nothing_again(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other code of the store makes that anew, from the shards; where nothing changed, not even that."""
    folder, made_anew = tmp_path / "graph", list[Path]()

    def rebuild(folder: Path, *content: Any) -> None:
        made_anew.append(folder)
        embedded.rebuild(folder, *content)

    fresh = made([stories], folder)
    monkeypatch.setattr(pipeline, "rebuild", rebuild)
    assert (build([stories], folder).read, made_anew) == (0, [])
    monkeypatch.setattr(settings, "STORING", ("store",))
    report = build([stories], folder)
    assert (report.read, report.changed, made_anew) == (0, (), [folder])
    assert quads(folder) == fresh
    build([stories], folder)
    assert gc.isenabled()
    assert made_anew == [folder]
    monkeypatch.setattr(settings, "READING", ("read",))
    assert build([stories], folder).changed == ("code",)
    assert made_anew == [folder, folder]


def test_what_a_user_added_stays_and_makes_no_work(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kg = tmp_path / "graph", made([stories], tmp_path / "graph")
    note = 'GRAPH <http://e.org/g> { ent:Homs <http://e.org/note> "mine" }'
    added = b'<https://w3id.org/newskg/id/entity/Homs> <http://e.org/note> "mine" <http://e.org/g> .\n'
    apply_update(folder, f"INSERT DATA {{ {note} }}", timeout=30)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "rebuild", None)
        assert build([stories], folder).read == 0
    assert {*quads(folder).splitlines()} == {*kg.splitlines(), *added.splitlines()}
    assert Graph(folder).validate() == ()
    Graph(folder).remove("b.txt", "c.txt")
    assert added in quads(folder)
    (folder / "added.nq").write_bytes(added.replace(b"mine", b"mine, by hand"))
    assert [defect.what for defect in Graph(folder).validate()] == [
        "has http://e.org/note “mine”, which the graph's files don't give",
        "lacks http://e.org/note “mine, by hand”, which the graph's files give",
    ]
    build([], folder)
    assert b'"mine, by hand"' in quads(folder)
    apply_update(folder, "DROP GRAPH <http://e.org/g>", timeout=30)
    assert made([stories], folder) == kg


@pytest.mark.parametrize("killed", ["rebuild", "write_reading"])
def test_a_store_that_lags_behind_is_made_anew(
    stories: Path, tmp_path: Path, killed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a kill, after a removal that was killed, and where the store is gone."""

    def kill(*_args: Any, **_options: Any) -> None:
        raise KeyboardInterrupt

    folder = tmp_path / "graph"
    build([stories / "a.txt"], folder)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, killed, kill)
        with pytest.raises(KeyboardInterrupt):
            build([stories], folder)
    assert made([stories], folder) == made([stories], tmp_path / "fresh")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "rebuild", kill)
        with pytest.raises(KeyboardInterrupt):
            Graph(folder).remove("b.txt")
    two = [stories / name for name in ("a.txt", "c.txt")]
    assert made(two, folder) == made(two, tmp_path / "two")
    shutil.rmtree(folder / "store")
    assert made(two, folder) == made(two, tmp_path / "two")


TINY = (
    "Rebels took Homs on 3 May 2016. James Roe said the army bombed Homs. Roe met Ann Doe in Moscow.",
    "Jim Roe attacked Ann Doe. The army lost Homs on 4 May 2016.",
    "Rebels took Homs on 3 May 2016. James Roe met Ann Doe. In Homs, 12 people were killed.",
    "The army did not bomb Homs. Syria blamed rebels. Anne Doe praised James Roe.",
    "Russia backs the army in Homs. Russia, Syria and Turkey met in Moscow.",
    "Islamic State took Homs in May 2016. Rebels bombed Islamic State.",
)
"""Articles that say the same, deny each other, and name each other's people otherwise."""


@pytest.fixture(scope="module")
def tiny() -> list[Reading]:
    return [read_article(Article(f"{n:016x}", f"{n}.txt", text, published="2016-12-14")) for n, text in enumerate(TINY)]


def stored(readings: Iterable[Reading], folder: Path) -> bytes:
    for each in readings:
        write_reading(folder, each)
    pipeline.refresh(folder)
    return quads(folder)


@hypothesis.settings(max_examples=6, deadline=None)
@given(st.lists(st.one_of(st.sets(st.sampled_from(range(len(TINY))), min_size=1), st.none()), max_size=5))
def test_whatever_comes_and_goes_the_graph_is_that_of_what_is_there(
    tiny: list[Reading], steps: list[set[int] | None]
) -> None:
    """Articles that aren't there come, those that are go, or the store is lost."""
    with TemporaryDirectory() as root:
        folder, there = Path(root) / "graph", set[int]()
        for step in steps:
            if step is None:
                shutil.rmtree(folder / "store", ignore_errors=True)
            stored((tiny[n] for n in (step or set()) - there), folder)
            if gone := (step or set()) & there:
                remove(folder, [tiny[n].article.id for n in gone])
            there ^= step or set()
        pipeline.refresh(folder)
        assert quads(folder) == stored((tiny[n] for n in there), Path(root) / "fresh")


def test_an_unknown_article_is_not_removed(stories: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    before = made([stories], folder)
    with pytest.raises(UnknownNameError, match=r"did you mean a\.txt"):
        Graph(folder).remove("b.txt", "aa.txt")
    with pytest.raises(UnknownNameError):
        remove(folder, ["0123456789abcdef"])
    assert quads(folder) == before


def test_a_changed_text_replaces_the_old(stories: Path, tmp_path: Path) -> None:
    folder, fresh = tmp_path / "graph", tmp_path / "fresh"
    build([stories], folder)
    (stories / "a.txt").write_text("Rebels lost Homs on Monday.\n", encoding="utf-8")
    assert build([stories], folder) == Report(read=1, unchanged=2, skipped=(), changed=())
    assert quads(folder) == made([stories], fresh)
    assert shards(folder) == shards(fresh)


def test_what_is_added_later_is_read_alone(stories: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([stories / "a.txt", stories / "b.txt"], folder)
    assert build([stories / "c.txt"], folder) == Report(read=1, unchanged=0, skipped=(), changed=())
    assert quads(folder) == made([stories], tmp_path / "fresh")


def test_a_changed_vocabulary_reads_all_again(stories: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(BLESSES, encoding="utf-8")
    (stories / "d.txt").write_text("Russia blessed Turkey.\n", encoding="utf-8")
    folder = tmp_path / "graph"
    build([stories], folder)
    report = build([stories / "d.txt"], folder, settings=Settings(vocabulary=own))
    assert (report.read, report.changed) == (4, ("user files",))
    query = "SELECT ?whom WHERE { ent:Russia kg:blesses ?whom }"
    assert [row["whom"].rsplit("/", 1)[1] for row in Graph(folder).query(query)] == ["Turkey"]


def open_relations(folder: Path) -> set[str]:
    return {row["predicateLabel"] for row in Graph(folder).query("claims") if "/open#" in row["predicate"]}


def test_open_relations_can_be_left_out(stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = reading.read_document

    def unknown(article: Article, model: str | None = None) -> Document:
        document = read(article, model)
        return replace(document, links=tuple(replace(link, predicate="other") for link in document.links or ()))

    monkeypatch.setattr(reading, "read_document", unknown)
    build([stories], tmp_path / "kg.db")
    assert "bomb" in open_relations(tmp_path / "kg.db")
    report = build([stories], tmp_path / "kg.db", settings=Settings(open=False))
    assert report.changed == ("open relations",)
    assert open_relations(tmp_path / "kg.db") == set()


def test_a_users_entities_go_before_those_that_ship(stories: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    row = ["HomsBrigade", "ArmedGroup", "Homs Brigade", "Rebels|HB", "SY", "", "", "", ""]
    own.write_text("\t".join(ENTITY_COLUMNS) + "\n" + "\t".join(row) + "\n", encoding="utf-8")
    build([stories], tmp_path / "graph", settings=Settings(knowledge=own))
    query = "SELECT ?what WHERE { ent:HomsBrigade kg:captures ?what }"
    assert [row["what"].rsplit("/", 1)[1] for row in Graph(tmp_path / "graph").query(query)] == ["Homs"]


def kill(_name: str, done: int, _total: int) -> None:
    if done == 2:
        raise KeyboardInterrupt


def test_a_build_that_is_killed_loses_nothing_that_was_done(stories: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    with pytest.raises(KeyboardInterrupt):
        build([stories], folder, progress=kill)
    assert build([stories], folder) == Report(read=1, unchanged=2, skipped=(), changed=())
    assert quads(folder) == made([stories], tmp_path / "fresh")


def test_a_build_that_is_killed_never_mixes_settings(stories: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(BLESSES, encoding="utf-8")
    (stories / "d.txt").write_text("Russia blessed Turkey.\n", encoding="utf-8")
    folder, fresh = tmp_path / "graph", tmp_path / "fresh"
    build([stories], folder)
    with pytest.raises(KeyboardInterrupt):
        build([stories], folder, settings=Settings(vocabulary=own), progress=kill)
    for each in (folder, fresh):
        build([stories], each, settings=Settings(vocabulary=own))
    assert shards(folder) == shards(fresh)


def test_progress_names_each_article(stories: Path, tmp_path: Path) -> None:
    told = list[tuple[str, int, int]]()
    build([stories], tmp_path / "graph", progress=lambda name, done, total: told.append((name, done, total)))
    assert told == [(name, n, 3) for n, name in enumerate(STORIES, 1)]


def test_what_cant_be_read_is_skipped_by_name(stories: Path, tmp_path: Path) -> None:
    bad = {"empty.txt": b"", "binary.txt": b"Homs\0fell", "latin.txt": "Zürich fell.".encode("latin-1")}
    for name, data in bad.items():
        (stories / name).write_bytes(data)
    report = build([stories], tmp_path / "graph")
    assert report.read == 3
    assert sorted(error.where for error in report.skipped) == sorted(bad)


def test_where_nothing_can_be_read_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(InputError, match=r"nothing could be read; empty\.txt: it is empty"):
        build([tmp_path], tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_an_unknown_date_is_no_date(stories: Path, tmp_path: Path) -> None:
    build([stories], tmp_path / "graph")
    (row,) = (row for row in Graph(tmp_path / "graph").query("claims") if row["predicate"].endswith("#captures"))
    assert (row["timeText"], row["start"]) == ("Sunday", None)
