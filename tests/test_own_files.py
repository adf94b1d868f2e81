"""A person's decisions and other files in a graph: what they change, and that they stay and go with nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

import kg
from kg.api import Graph
from kg.core.errors import DataError, QueryError, UnknownNameError
from kg.core.types import Decision
from kg.pipeline import Report, Settings, build, decide, remove
from kg.store import article_names

STORIES = {
    "a.txt": "Angela Smirnin captured Homs on Sunday, the army said.\n",
    "b.txt": "Angie Smirnin attacked Palmyra. Rebels backed Angie Smirnin.\n",
    "c.txt": "Russia backs Omar Khalis. The rebels captured Aleppo.\n",
    "d.txt": "Russia blessed Turkey. Angela Smirnin attacked Aleppo.\n",
}
NAMES = ("Angela Smirnin", "Angie Smirnin")
BLESSES = """
[{name}]
label = "blesses"
comment = "wishes well"
group = "relation"
sign = "cooperative"
subject = ["Actor"]
object = ["Actor"]
verbs = ["{verb}"]
"""
ATTACKS = "SELECT ?who ?whom {{ ?who kg:{what} ?whom }}"


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def graph(stories: Path, tmp_path: Path) -> Graph:
    return kg.build(stories, tmp_path / "graph.db")


def quads(folder: Path) -> bytes:
    return Graph(folder).export(folder.parent / f"{folder.name}.nq").read_bytes()


def who(graph: Graph, what: str) -> set[str]:
    return {row["who"].rsplit("/", 1)[1].split("-")[0] for row in graph.query(ATTACKS.format(what=what))}


def vocabulary(tmp_path: Path, name: str = "blesses", verb: str = "bless") -> Path:
    path = tmp_path / f"{name}.toml"
    path.write_text(BLESSES.format(name=name, verb=verb), encoding="utf-8")
    return path


def test_same_joins_and_undo_parts(graph: Graph) -> None:
    before = quads(graph.folder)
    assert who(graph, "attacks") == {"Angela_Smirnin", "Angie_Smirnin"}
    assert graph.same(*NAMES, by="A. Reader") == ()
    assert who(graph, "attacks") == {"Angela_Smirnin"}
    (row,) = graph.query("joined")
    assert (row["name"], row["why"], row["by"]) == ("Angela Smirnin", "decided", "A. Reader")
    rows = [list(graph.query("about", {"entity": name})) for name in (*NAMES, row["other"], row["entity"])]
    assert len(rows[0]) > 2
    assert all(found == rows[0] for found in rows)
    graph.same(*NAMES[::-1], undo=True)
    assert quads(graph.folder) == before


def test_a_graph_with_decisions_and_words_of_a_users_own_is_valid(stories: Path, tmp_path: Path) -> None:
    graph = kg.build(stories, tmp_path / "own.db", vocabulary=vocabulary(tmp_path))
    graph.same(*NAMES, by="A. Reader")
    graph.different("Angela Smirnin", "Russia")
    graph.reject(next(row["claim"] for row in graph.query("claims") if row["predicate"].endswith("#attacks")))
    graph.accept(next(row["claim"] for row in graph.query("claims") if row["predicate"].endswith("#captures")))
    assert who(graph, "blesses") == {"Russia"}
    assert graph.validate() == ()


def test_a_decision_survives_a_build_and_what_is_read_later(graph: Graph, stories: Path, tmp_path: Path) -> None:
    graph.same(*NAMES)
    wanted = quads(graph.folder)
    (graph.folder / "config.json").write_text('{"code": "older"}', encoding="utf-8")
    assert build([stories], graph.folder).changed
    assert quads(graph.folder) == wanted
    other = tmp_path / "other.db"
    build([stories / "a.txt"], other, settings=Settings(decisions=graph.folder / "decisions.tsv"))
    build([stories], other)
    assert quads(other) == wanted


def subsets() -> Iterator[tuple[str, ...]]:
    for size in (1, 2, 3):
        yield from combinations(STORIES, size)


def test_remove_is_the_inverse_of_add_whatever_is_decided(stories: Path, tmp_path: Path) -> None:
    """Every set of articles is the same graph, be it read alone or what is left, under decisions of either kind."""
    whole, decisions = tmp_path / "whole.db", tmp_path / "own.tsv"
    build([stories], whole)
    Graph(whole).same(*NAMES)
    Graph(whole).same("Angie Smirnin", "Omar Khalis")
    Graph(whole).different("Angela Smirnin", "Russia")
    Graph(whole).different("Angela Smirnin", "Angela Smirnin@d.txt")
    attack = next(row["claim"] for row in Graph(whole).query("claims") if row["predicate"].endswith("#attacks"))
    Graph(whole).reject(attack)
    decisions.write_bytes((whole / "decisions.tsv").read_bytes())
    for kept in subsets():
        alone, left = tmp_path / f"alone{''.join(kept)}", tmp_path / f"left{''.join(kept)}"
        settings = Settings(decisions=decisions)
        build([stories / name for name in kept], alone, settings=settings)
        build([stories], left, settings=settings)
        names = article_names(left)
        remove(left, [names[name] for name in STORIES if name not in kept])
        assert quads(left) == quads(alone)
        build([stories], left)
        assert quads(left) == quads(whole)


def test_a_contradiction_changes_nothing(graph: Graph) -> None:
    graph.different(*NAMES)
    before, path = quads(graph.folder), graph.folder / "decisions.tsv"
    text = path.read_text(encoding="utf-8")
    with pytest.raises(DataError, match=r"decisions\.tsv line 3: .* are different here and the same by line this one"):
        graph.same(*NAMES)
    assert (quads(graph.folder), path.read_text(encoding="utf-8")) == (before, text)


def test_who_is_not_there_or_the_same_already(graph: Graph) -> None:
    with pytest.raises(UnknownNameError, match="did you mean Omar Khalis"):
        graph.same("Omar Khali", "Russia")
    with pytest.raises(QueryError, match="are one already; two things"):
        graph.different("Russia", "ent:Russia")
    with pytest.raises(QueryError, match="0 decisions fit"):
        graph.same("Omar Khalis", "Russia", undo=True)


def test_names_that_were_joined_are_told_apart_again(graph: Graph) -> None:
    graph.same(*NAMES)
    graph.same(*NAMES, undo=True)
    graph.different(*NAMES)
    assert who(graph, "attacks") == {"Angela_Smirnin", "Angie_Smirnin"}


def test_namesakes_are_told_apart_by_article(graph: Graph) -> None:
    before = quads(graph.folder)
    graph.different("Angela Smirnin", "Angela Smirnin@d.txt")
    rows = {(row["who"], row["whom"].rsplit("/", 1)[1]) for row in graph.query(ATTACKS.format(what="attacks"))}
    (other,) = {who for who, whom in rows if whom == "Aleppo"}
    assert "%40" in other
    assert [row["article"] for row in graph.query("about", {"entity": other})] == ["d.txt"]
    graph.different(other, other.replace("%40", "@").rsplit("@", 1)[0], undo=True)
    assert quads(graph.folder) == before


def test_a_claim_is_rejected_accepted_and_back(graph: Graph) -> None:
    before = quads(graph.folder)
    claim = next(row["claim"] for row in graph.query("claims") if row["predicate"].endswith("#attacks"))
    there = {row["claim"] for row in graph.query("claims")}
    graph.reject(claim, by="A. Reader")
    assert {row["claim"] for row in graph.query("claims")} == there - {claim}
    assert build([], graph.folder).notes == ()
    with pytest.raises(UnknownNameError, match="no claim"):
        graph.accept(claim)
    graph.reject(claim, undo=True)
    assert quads(graph.folder) == before
    short = claim.rsplit("/", 1)[1]
    graph.accept(f"claim:{short}")
    rows = graph.query(f"SELECT ?sure {{ claim:{short} kg:confidence ?sure . ?d kg:decidesOn claim:{short} }}")
    assert [row["sure"] for row in rows] == [1.0]
    graph.accept(short, undo=True)
    assert quads(graph.folder) == before


def test_undo_goes_by_the_nodes_if_ids_are_not_told(graph: Graph) -> None:
    graph.same("Russia", "Omar Khalis")
    graph.same("Omar Khalis", "Angie Smirnin")
    with pytest.raises(QueryError, match="2 decisions fit; name the ids of line 3, 4"):
        graph.same("Russia", "Angie Smirnin", undo=True)
    graph.same("Angie Smirnin", "Omar Khalis", undo=True)
    assert [row["name"] for row in graph.query("joined")] == ["Russia"]


def test_a_line_can_be_written_and_deleted_by_hand(graph: Graph) -> None:
    before, path = quads(graph.folder), graph.folder / "decisions.tsv"
    path.write_text("decision\ta\tb\nsame\tent:Russia\tTurkey\nsame\tTurkey\tNobody\n", encoding="utf-8")
    report = build([], graph.folder)
    assert report.notes == ("no article speaks of Nobody, decisions line 3; `kg query entities` lists the ids",)
    assert [row["name"] for row in graph.query("joined")] == ["Russia"]
    path.unlink()
    assert build([], graph.folder) == Report(0, 0, (), ())
    assert quads(graph.folder) == before


def test_a_wrong_file_of_decisions_is_refused_before_anything_is_kept(graph: Graph, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("decision\ta\tb\nperhaps\tRussia\tTurkey\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.tsv line 2: decision 'perhaps'"):
        build([], graph.folder, settings=Settings(decisions=own))
    assert not (graph.folder / "decisions.tsv").exists()


def test_a_decision_of_ids_that_an_article_may_bring_later(stories: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([stories / "c.txt"], folder)
    (note,) = decide(folder, Decision("same", "Russia", "Turkey"))
    assert "Turkey" in note
    assert build([stories / "d.txt"], folder).notes == ()
    assert [row["name"] for row in Graph(folder).query("joined")] == ["Russia"]


def test_user_files_are_remembered_until_others_are_given(stories: Path, tmp_path: Path) -> None:
    folder, own = tmp_path / "graph", vocabulary(tmp_path)
    build([stories], folder, settings=Settings(vocabulary=own))
    assert who(Graph(folder), "blesses") == {"Russia"}
    own.unlink()
    moved = folder.rename(tmp_path / "moved")
    assert build([stories], moved) == Report(0, 4, (), ())
    report = build([], moved, settings=Settings(vocabulary=vocabulary(tmp_path, "wishes")))
    assert (report.read, report.changed) == (4, ("user files",))
    assert (who(Graph(moved), "wishes"), who(Graph(moved), "blesses")) == ({"Russia"}, set())
    report = build([], moved, forget=["vocabulary"])
    assert (report.read, report.changed) == (4, ("user files",))
    assert who(Graph(moved), "wishes") == set()
    assert not (moved / "vocabulary.toml").exists()


def test_the_same_file_under_another_name_changes_nothing(stories: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([stories], folder, settings=Settings(vocabulary=vocabulary(tmp_path)))
    copy = vocabulary(tmp_path).rename(tmp_path / "copy.toml")
    assert build([stories], folder, settings=Settings(vocabulary=copy)).changed == ()


def test_three_columns_are_enough_for_an_entity(stories: Path, tmp_path: Path) -> None:
    folder, own = tmp_path / "graph", tmp_path / "own.tsv"
    own.write_text("name\tid\ttype\nAngela Smirnin\tBoss\tPerson\n", encoding="utf-8")
    build([stories], folder, settings=Settings(knowledge=own))
    assert "Boss" in who(Graph(folder), "attacks")
    own.write_text("name\tid\ttype\taliases\nThe Boss\tChief\tPerson\tAngela Smirnin\n", encoding="utf-8")
    build([], folder, settings=Settings(knowledge=own))
    assert "Chief" in who(Graph(folder), "attacks")
    own.write_text("name\tid\nAngela Smirnin\tBoss\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"its header is name id; it must be: id type name; it may also have: aliases"):
        build([], folder, settings=Settings(knowledge=own))


def test_a_predicate_that_nobody_says_is_told(stories: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    assert build([stories], folder, settings=Settings(vocabulary=vocabulary(tmp_path))).notes == ()
    report = build([], folder, settings=Settings(vocabulary=vocabulary(tmp_path, "curses", "curse")))
    assert report.notes == ("no article says curses, a predicate of your vocabulary",)
