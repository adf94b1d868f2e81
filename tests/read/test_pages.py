"""How much of fifteen saved pages is read, and how much that isn't the article, in words; and their dates."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from kg.core.blocks import blocks
from kg.core.lexicon import read_table
from kg.core.types import Article
from kg.read import read_articles

PAGES = Path(__file__).parent / "pages"
ROWS = read_table(PAGES / "pages.tsv", columns=("page", "published", "text"))
NAMES = list(dict.fromkeys(row["page"] for row in ROWS))
LINE = "Rebels captured the town on Monday, and the army left it to them without a fight."


def read(path: Path) -> Article:
    (article,) = read_articles([path])
    assert isinstance(article, Article), article
    return article


def words(lines: list[str]) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(lines).lower()))


def shown(article: Article) -> list[str]:
    return [article.text[span.start : span.end] for span in blocks(article)]


def precision(name: str) -> float:
    """The share of the words read that are the article's; all of the article's must be read."""
    found = words(shown(read(PAGES / f"{name}.html")))
    wanted = words([row["text"] for row in ROWS if row["page"] == name])
    assert not wanted - found, name
    return (wanted & found).total() / found.total()


def test_the_article_is_read_whole_and_little_else() -> None:
    found = {name: precision(name) for name in NAMES}
    assert len(found) == 15
    assert min(found.values()) > 0.8
    assert mean(found.values()) > 0.955


@pytest.mark.parametrize("name", NAMES)
def test_the_date_of_a_page(name: str) -> None:
    assert {row["published"] for row in ROWS if row["page"] == name} == {read(PAGES / f"{name}.html").published}


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ('<div class="x related-links"><div>Ten soups</div>More soups</div><p>It fell.', ["It fell."]),
        ('<ul id="menu"><li>World<ul><li>East</ul></ul><p>It fell.', ["It fell."]),
        ('<div class="unrelated-links">Ten soups</div>', ["Ten soups"]),
        ('<p class="comments">Ten soups</p>', ["Ten soups"]),
        ('<p><a href="/a">Ten soups</a> | <a href="/b">Nine</a></p><p>It fell.', ["It fell."]),
        ('<p><a href="/a">Rebels</a> took <a href="/b">Homs</a></p>', ["Rebels took Homs"]),
        ('<p><a name="top">Rebels took Homs</a></p>', ["Rebels took Homs"]),
    ],
)
def test_elements_by_their_names_and_lines_of_links(tmp_path: Path, markup: str, lines: list[str]) -> None:
    (tmp_path / "a.html").write_text(f"<p>{LINE} {LINE} {LINE}</p>{markup}", encoding="utf-8")
    assert shown(read(tmp_path / "a.html"))[1:] == lines


@pytest.mark.parametrize("around", ['<div class="share">%s</div>', '<a href="/">%s</a>'])
def test_a_page_that_would_be_all_furniture_is_read_all_the_same(tmp_path: Path, around: str) -> None:
    (tmp_path / "a.html").write_text(around % f"<p>{LINE}</p>" * 3, encoding="utf-8")
    assert shown(read(tmp_path / "a.html")) == [LINE] * 3
