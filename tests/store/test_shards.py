from __future__ import annotations

import dataclasses
import gzip
import json
from pathlib import Path

import pytest

from kg.core.errors import GraphError, UnknownNameError
from kg.core.types import Argument, Claim, Entity, Mention, Reading, Span
from kg.store.codec import decode, encode
from kg.store.shards import (
    article_ids,
    article_names,
    read_config,
    read_readings,
    remove_reading,
    write_config,
    write_reading,
)
from store.sample import ARTICLES, READINGS, A, B


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for reading in READINGS:
        write_reading(tmp_path / "kg.db", reading)
    return tmp_path / "kg.db"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "record",
    [
        Span(0, 7),
        Mention("a", Span(1, 2), "pronoun", "nominal"),
        Entity("x", "City", "Ǻ", ("b", "c"), (Mention("a", Span(1, 2)),), ("http://e/",), (1.0, -2.5)),
        Entity("x", "City", "X", point=None),
        Claim("c", "a", Argument("x", Span(0, 1)), "p", Argument("y", Span(2, 3)), Span(1, 2), Span(0, 9), count=None),
        Claim("c", "a", Argument("x", Span(0, 1)), "p", Argument("y", Span(2, 3)), Span(1, 2), Span(0, 9), count=0),
        *READINGS,
    ],
)
def test_a_record_comes_back_exactly(record: object) -> None:
    assert decode(type(record), json.loads(json.dumps(encode(record)))) == record


@pytest.mark.parametrize("data", [None, [1], ["1", "2"], {"start": 1, "end": 2}, [1, 2, 3]])
def test_what_is_no_span_is_refused(data: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        decode(Span, data)


@pytest.mark.parametrize("data", [{"id": "x", "type": "City"}, {"id": "x", "type": "City", "name": "X", "colour": 1}])
def test_a_record_with_other_fields_is_refused(data: object) -> None:
    with pytest.raises(TypeError):
        decode(Entity, data)


def test_readings_come_back_sorted(tmp_path: Path) -> None:
    for reading in reversed(READINGS):
        write_reading(tmp_path, reading)
    assert tuple(read_readings(tmp_path)) == READINGS
    assert article_ids(tmp_path) == (A, B)
    assert article_names(tmp_path) == {"a.txt": A, "sub/b.txt": B}


def test_the_order_of_writing_leaves_no_trace(folder: Path, tmp_path: Path) -> None:
    for reading in (*reversed(READINGS), *READINGS):
        write_reading(tmp_path / "other", reading)
    assert files(folder) == files(tmp_path / "other")


@pytest.mark.parametrize("known", [None, {"a.txt": A, "sub/b.txt": B}])
def test_a_changed_text_replaces_the_old_one(folder: Path, known: dict[str, str] | None) -> None:
    changed = dataclasses.replace(ARTICLES[0], id="c" * 16, text="Nothing happened.")
    write_reading(folder, Reading(changed, (), ()), known=known)
    assert article_ids(folder) == (B, "c" * 16)
    assert {path.name for path in (folder / "articles").iterdir()} == {f"{B}.json.gz", f"{'c' * 16}.json.gz"}


def test_removing_undoes_writing(folder: Path, tmp_path: Path) -> None:
    write_reading(tmp_path / "other", READINGS[1])
    remove_reading(folder, A)
    assert files(folder) == files(tmp_path / "other")


@pytest.mark.parametrize("name", ["", "../config", "a" * 15])
def test_an_unknown_article_is_named(folder: Path, name: str) -> None:
    before = files(folder)
    with pytest.raises(UnknownNameError, match="no article"):
        remove_reading(folder, name)
    assert files(folder) == before


@pytest.mark.parametrize("kind", ["articles", "claims"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        gzip.compress(b"{}")[:-9],
        gzip.compress(b"{}")[:12] + b"xx" + gzip.compress(b"{}")[14:],
        gzip.compress(b"{"),
        gzip.compress(b"\xff\xfe"),
        gzip.compress(b"[]"),
        gzip.compress(b'{"claims": [{"id": 3}], "entities": []}'),
    ],
)
def test_a_broken_shard_is_named(folder: Path, kind: str, content: bytes) -> None:
    (folder / kind / f"{A}.json.gz").write_bytes(content)
    with pytest.raises(GraphError, match=f"{kind}/{A}.json.gz: broken file"):
        list(read_readings(folder))


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_write_that_fails_leaves_the_old_file(folder: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    before = files(folder)
    with monkeypatch.context() as patch:
        patch.setattr(Path, step, fail)
        with pytest.raises(GraphError, match="No space left"):
            write_reading(folder, dataclasses.replace(READINGS[0], claims=()))
    assert {name: data for name, data in files(folder).items() if not name.endswith(".part")} == before
    assert tuple(read_readings(folder)) == READINGS


def test_an_unwritable_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "kg.db").write_text("a file")
    with pytest.raises(GraphError, match=r"kg\.db.*can't be written"):
        write_reading(tmp_path / "kg.db", READINGS[0])


def test_the_config_comes_back(tmp_path: Path) -> None:
    assert read_config(tmp_path) == {}
    write_config(tmp_path, {"model": "12ab", "code": "0.1"})
    assert read_config(tmp_path) == {"code": "0.1", "model": "12ab"}
    (tmp_path / "config.json").write_text('{"model": 3}')
    with pytest.raises(GraphError, match="not a table of strings"):
        read_config(tmp_path)
