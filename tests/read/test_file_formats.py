"""Web pages, Markdown and tables of articles."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.core.blocks import blocks
from kg.core.errors import InputError
from kg.core.types import Article
from kg.read import Note, read_articles

SENTENCES = "Rebels captured the town on Monday, and the army left it to them without a fight. " * 3


def read(tmp_path: Path, name: str, text: str) -> list[Article | InputError]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return [result for result in read_articles([tmp_path / name]) if not isinstance(result, Note)]


def one(tmp_path: Path, name: str, text: str) -> Article:
    (article,) = read(tmp_path, name, text)
    assert isinstance(article, Article), article
    return article


def shown(article: Article) -> list[str]:
    return [article.text[span.start : span.end] for span in blocks(article)]


PAGE = f"""<!DOCTYPE html><html><head><title>Town falls | The Example</title>
<meta property="og:title" content="Town falls to rebels"><meta property="og:site_name" content="The Example">
<meta name="author" content="By Jane Doe"><meta property="article:published_time" content="2016-12-14T09:05:00Z">
<link rel="canonical" href="https://example.org/1"><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a></nav><form>
<article><header><h1>Town falls to rebels</h1></header>
<p>Rebels <b>captured</b> the <a href="/town">town</a>
on Monday &amp; held it.</p><aside>Read this</aside><script>track("<p>no</p>")</script>
<figure><figcaption>Smoke over the town / AP</figcaption></figure><p>{SENTENCES}</p></article>
</form><footer>Imprint</footer></body></html>"""


def test_a_web_page_is_its_article(tmp_path: Path) -> None:
    article = one(tmp_path, "a.html", PAGE)
    expected = ["Town falls to rebels", "Rebels captured the town on Monday & held it.", "Smoke over the town"]
    assert shown(article) == [*expected, SENTENCES.strip()]
    assert (article.title, article.source, article.byline) == ("Town falls to rebels", "The Example", "Jane Doe")
    assert (article.published, article.url) == ("2016-12-14", "https://example.org/1")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<script type="application/ld+json">[{"@graph": [{"datePublished": "2016-12-14"}]}]</script>', "2016-12-14"),
        ('<script type="application/ld+json">{"datePublished": </script>', ""),
        ('<time datetime="2016-12-14">Wednesday</time>', "2016-12-14"),
        ('<meta name="date" content="soon"><time datetime="2016-12">December</time>', "2016-12"),
        ("", ""),
    ],
)
def test_where_a_web_page_says_its_date(tmp_path: Path, head: str, published: str) -> None:
    assert one(tmp_path, "a.htm", f"{head}<p>{SENTENCES}").published == published


def test_linked_data_names_the_authors_and_the_publisher(tmp_path: Path) -> None:
    data = (
        '{"headline": "Town falls", "datePublished": "2016-12-14", "publisher": {"name": "The Example"},'
        ' "author": [{"name": "Jane Doe"}, {"name": "John Roe"}]}'
    )
    article = one(tmp_path, "a.html", f'<script type="application/ld+json">{data}</script><p>{SENTENCES}</p>')
    assert (article.title, article.source, article.byline) == ("Town falls", "The Example", "Jane Doe and John Roe")


def test_a_broken_page_is_read_too(tmp_path: Path) -> None:
    assert SENTENCES.strip() in one(tmp_path, "a.html", f"<div><p>{SENTENCES}<div></b></nav><p>Rebels").text


def test_a_deeply_nested_page_is_read_too(tmp_path: Path) -> None:
    assert one(tmp_path, "a.html", "<div>" * 50_000 + SENTENCES).text == SENTENCES.strip()


MARKDOWN = """---
title: "Town falls"
date: 2016-12-14
author: Jane Doe
tags: [war]
---
# Town falls

> The **Islamic State** seized _the_ [old town](https://example.org/a_(b)), a `spokesman` said.

![Smoke](smoke.png)
* * *
- Rebels hold T\\-4.
- What comes next? -
snake_case_names * stay * here
"""


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    article = one(tmp_path, "a.md", MARKDOWN)
    assert shown(article) == [
        "Town falls",
        "The Islamic State seized the old town, a spokesman said.",
        "Rebels hold T-4.",
        "snake_case_names * stay * here",
    ]
    assert (article.title, article.byline, article.published) == ("Town falls", "Jane Doe", "2016-12-14")


def test_a_table_gives_an_article_a_row(tmp_path: Path) -> None:
    header = "id,Title,body,date,source,url,author\n"
    table = header + '7,Falls,"Rebels took it.\nAll of it.",2016-12-14,X,u,Jane\n,,It fell.,,,,\n'
    first, second = read(tmp_path, "news.csv", table)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.name, first.title, first.text) == ("news.csv#7", "Falls", "Rebels took it.\nAll of it.")
    assert (first.published, first.source, first.url, first.byline) == ("2016-12-14", "X", "u", "Jane")
    assert (second.name, second.published) == ("news.csv#2", "")


def test_a_listing_knows_rows_too(tmp_path: Path) -> None:
    listing = "file\ttitle\tsource\tauthor\tpublished\turl\nnews.tsv#1\t\tX\t\t2016\t\n"
    (tmp_path / "articles.tsv").write_text(listing, encoding="utf-8")
    article = one(tmp_path, "news.tsv", "text\nRebels took it.\n")
    assert (article.source, article.published) == ("X", "2016")


@pytest.mark.parametrize(
    ("name", "text", "messages"),
    [
        (
            "a.csv",
            "id,title\n1,x\n",
            ["a.csv: its columns are id, title; one must be the text: text, body, content..."],
        ),
        ("b.csv", 'text\n"It fell.', ["b.csv: line 2: unexpected end of data; a table with matching quotes"]),
        (
            "c.csv",
            "text,date\nIt fell.,soon\nIt fell.,2016\n",
            ["c.csv#1: no date: 'soon'; YYYY-MM-DD, YYYY-MM, YYYY or empty"],
        ),
        ("d.jsonl", '[1]\n{"text": "It fell."}\n', ["d.jsonl#1: it is no JSON object; one object a line"]),
        ("e.jsonl", '{"text": ""}\n', ["e.jsonl#1: it is empty; plain English text in UTF-8"]),
        ("f.jsonl", '{"text": 5.5}\n', ["f.jsonl#1: it is empty; plain English text in UTF-8"]),
        (
            "g.jsonl",
            '{"id": "x", "text": "It fell \\ud800."}\n',
            ["g.jsonl#x: it holds U+D800 at character 8; plain English text in UTF-8"],
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_named(tmp_path: Path, name: str, text: str, messages: list[str]) -> None:
    assert [str(result) for result in read(tmp_path, name, text) if isinstance(result, InputError)] == messages


@pytest.mark.parametrize("line", ['{"text": "It', "[" * 100_000, "\ufeffx"])
def test_a_line_that_is_no_json_is_named_and_the_next_is_read(tmp_path: Path, line: str) -> None:
    error, article = read(tmp_path, "a.jsonl", f'{line}\n\n{{"text": "It fell.", "id": 12}}\n')
    assert str(error).startswith("a.jsonl#1: no JSON: ")
    assert isinstance(article, Article)
    assert article.name == "a.jsonl#12"


@pytest.mark.parametrize("page", ["<![", "<![unknown[x]]>", "<!DOCTYPE [<!ELEMENT", "<a href='", "&#xD800; &bogus;"])
def test_a_page_that_is_no_html_yields_one_result_whatever_the_parser_makes_of_it(tmp_path: Path, page: str) -> None:
    assert len(read(tmp_path, "a.html", page)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.html", "<a " * 50_000), ("b.html", "<a <a b='" * 10_000), ("a.md", "![" * 10_000), ("b.md", "*a" * 10_000)],
)
def test_hostile_marks_take_no_quadratic_time(tmp_path: Path, name: str, text: str) -> None:
    start = time.process_time()
    assert len(read(tmp_path, name, f"The army left.\n{text}")) == 1
    assert time.process_time() - start < 5
