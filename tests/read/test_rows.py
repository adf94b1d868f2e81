"""Tables under the names that people use for their columns, and files that aren't in UTF-8."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.core.errors import InputError
from kg.core.types import Article
from kg.read import Note, read_articles

USUAL = [
    ("headline", "content", "pubDate", "publisher", "link", "byline", "guid"),
    ("Title", "full_text", "published_at", "outlet", "URL", "authors", "ID"),
    ("TITLE", "Article Body", "publication-date", "newspaper", "link", "Author", "id"),
    ("headline", "maintext", "date_publish", "source", "url", "author", "id"),
]
CELLS = ("Falls", "Rebels took it.", "Wed, 14 Dec 2016 09:05:00 GMT", "X", "u", "Jane", "7")
CAFE = "The café fell."


def read(tmp_path: Path, name: str, text: str) -> list[Article]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return [result for result in read_articles([tmp_path / name]) if isinstance(result, Article)]


def notes(tmp_path: Path, name: str, text: str) -> list[str]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(result) for result in read_articles([tmp_path / name]) if isinstance(result, Note)]


@pytest.mark.parametrize("columns", USUAL)
@pytest.mark.parametrize("name", ["news.tsv", "news.jsonl"])
def test_columns_go_by_their_usual_names(tmp_path: Path, name: str, columns: tuple[str, ...]) -> None:
    table = "\t".join(columns) + "\n" + "\t".join(CELLS) + "\n"
    line = json.dumps(dict(zip(columns, CELLS, strict=True)))
    (article,) = read(tmp_path, name, table if name == "news.tsv" else line)
    assert (article.name, article.title, article.text) == (f"{name}#7", "Falls", "Rebels took it.")
    assert (article.published, article.source, article.url, article.byline) == ("2016-12-14", "X", "u", "Jane")


def test_of_two_columns_for_the_text_the_surer_counts_where_it_holds_anything(tmp_path: Path) -> None:
    articles = read(tmp_path, "a.csv", "content,text\nIt fell.,It stands.\nIt fell.,\n")
    assert [article.text for article in articles] == ["It stands.", "It fell."]


def test_what_columns_are_read_as_is_told_once_a_table(tmp_path: Path) -> None:
    rows = "body,Title,pubDate,views,lang\nIt fell.,A,2016,1,en\nIt stands.,B,2017,2,en\n"
    told = "column 'body' read as text, column 'pubDate' read as published, not used: 'views', 'lang'"
    assert notes(tmp_path, "a.csv", rows) == [f"a.csv: {told}"]
    lines = '{"text": "It fell.", "likes": 3}\n[]\n{"body": "It stands.", "likes": 4}\n'
    assert notes(tmp_path, "a.jsonl", lines) == ["a.jsonl: column 'body' read as text, not used: 'likes'"]


def test_nothing_is_told_of_columns_that_are_called_as_kg_calls_them(tmp_path: Path) -> None:
    assert notes(tmp_path, "a.csv", "id,Text,title,published,source,author,url\n1,It fell.,,,,,\n") == []


def test_names_in_json_may_be_objects_and_lists(tmp_path: Path) -> None:
    row = {"text": "It fell.", "source": {"id": None, "name": "The Example"}, "authors": ["Jane Doe", "John Roe"]}
    (article,) = read(tmp_path, "a.jsonl", json.dumps(row))
    assert (article.source, article.byline) == ("The Example", "Jane Doe and John Roe")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.csv"])
def test_files_in_another_encoding(tmp_path: Path, encoding: str, name: str) -> None:
    (tmp_path / name).write_text(f"text\n{CAFE}\n" if name == "a.csv" else CAFE, encoding=encoding)
    (article,) = read_articles([tmp_path], encoding=encoding)
    assert isinstance(article, Article)
    assert article.text == CAFE


def test_lines_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": CAFE}, ensure_ascii=False), encoding="cp1252")
    (article,) = read_articles([tmp_path], encoding="cp1252")
    assert isinstance(article, Article)
    assert article.text == CAFE
    (error,) = read_articles([tmp_path], encoding="utf-16")
    assert str(error) == "a.jsonl: lines in utf-16 can't be told apart; a .jsonl in UTF-8"


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("cp1251x", r"--encoding cp1251x: no such encoding; did you mean cp1251"),
        ("hex", r"--encoding hex: no such encoding"),
        ("", r"--encoding : no such encoding"),
    ],
)
def test_an_encoding_that_is_none_is_an_error(tmp_path: Path, encoding: str, message: str) -> None:
    (tmp_path / "a.txt").write_text(CAFE, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_articles([tmp_path], encoding=encoding)


def test_a_binary_file_is_one_in_any_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("Rebels\0", encoding="utf-16")
    (error,) = read_articles([tmp_path], encoding="utf-16")
    assert str(error) == "a.html: it is binary: NUL at character 6; plain English text in UTF-8"


def test_bytes_that_the_encoding_named_does_not_have(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CAFE, encoding="utf-8")
    (error,) = read_articles([tmp_path], encoding="ascii")
    assert str(error).startswith("a.txt: it is not ASCII: 0xc3 at byte 7; name the encoding")
