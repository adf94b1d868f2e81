"""The seeds as they must be read, and what becomes of folders, names and files that can't be read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kg.core.blocks import blocks
from kg.core.errors import DataError, InputError
from kg.core.iri import article_id
from kg.core.types import Article
from kg.read import read_articles

SEEDS = Path(__file__).parents[2] / "seeds"
SEED_NAMES = ("000_630ca58b2ca17150.txt", "002_02cc217ee7d2ff1b.txt", "004_959fd061f3610806.txt")
STORY = "Rebels captured the town on Monday.\n"


@pytest.fixture(scope="module")
def seeds() -> dict[str, Article]:
    return {article.name[:3]: article for article in read_articles([SEEDS]) if isinstance(article, Article)}


def masked(article: Article) -> list[str]:
    return [article.text[span.start : span.end].replace("\N{NO-BREAK SPACE}", " ") for span in article.furniture]


def errors(*paths: Path) -> list[str]:
    return [str(result) for result in read_articles(paths) if isinstance(result, InputError)]


def names(*paths: Path) -> list[str]:
    return [result.name for result in read_articles(paths) if isinstance(result, Article)]


def test_the_seeds_are_read_by_name() -> None:
    assert tuple(names(SEEDS)) == SEED_NAMES
    assert errors(SEEDS) == []


@pytest.mark.parametrize(
    ("seed", "title", "byline", "published", "source"),
    [
        (
            "000",
            "ISIS Launches Counterattack After Syrian Regime Regains Control of Aleppo",
            "",
            "2016-12-14",
            "Washington Free Beacon",
        ),
        ("002", "Palmyra recapture a boost for IS jihadists", "", "2016-12-12", ""),
        (
            "004",
            "Islamic State Girds to Defend Remote Syria Outpost",
            "Maria Abi-Habib and Nour Alakraa",
            "2016",
            "",
        ),
    ],
)
def test_metadata_of_the_seeds(
    seeds: dict[str, Article], seed: str, title: str, byline: str, published: str, source: str
) -> None:
    article = seeds[seed]
    assert (article.title, article.byline, article.published) == (title, byline, published)
    assert (article.source, article.url) == (source, "")
    assert article.id == article_id(article.name, article.text)


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        (
            "000",
            [
                "ADVERTISEMENT",
                " (Updated)",
                "Aleppo",
                " / AP",
                "December 14, 2016",
                "Update 9:05 A.M.: This post has been updated to reflect new developments.",
            ],
        ),
        ("002", ["PALMYRA -", "- Why is Palmyra important? -", "- What will IS do now? -"]),
        (
            "004",
            [
                "Syndicated News",
                "By Maria Abi-Habib and Nour Alakraa",
                "Type your comment and click\nor register to post a comment.\nBookmark and Share\n\n* required field\n"
                "User ID*\nenter user ID or e-mail to recover login credentials",
            ],
        ),
    ],
)
def test_furniture_of_the_seeds(seeds: dict[str, Article], seed: str, expected: list[str]) -> None:
    assert masked(seeds[seed]) == expected


@pytest.mark.parametrize("seed", ["000", "002", "004"])
def test_spans_of_the_seeds(seeds: dict[str, Article], seed: str) -> None:
    article = seeds[seed]
    assert article.text == (SEEDS / article.name).read_text(encoding="utf-8")
    parts = sorted([*article.furniture, *blocks(article)])
    assert all(first.end <= second.start for first, second in pairwise(parts))
    assert all(0 <= span.start < span.end <= len(article.text) for span in parts)
    rest = list(article.text)
    for span in parts:
        rest[span.start : span.end] = " " * (span.end - span.start)
    assert not "".join(rest).strip()


@pytest.mark.parametrize(("seed", "count"), [("000", 19), ("002", 33), ("004", 24)])
def test_blocks_of_the_seeds(seeds: dict[str, Article], seed: str, count: int) -> None:
    found = blocks(seeds[seed])
    assert len(found) == count
    first = found[0]
    assert seeds[seed].text[first.start : first.end] == seeds[seed].title


def test_one_seed_alone_has_the_same_metadata(seeds: dict[str, Article]) -> None:
    assert list(read_articles([SEEDS / SEED_NAMES[0]])) == [seeds["000"]]


def test_names_are_relative_to_the_folder_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", ".hidden.txt", "a.TXT", "notes.pdf", "articles.tsv"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    (tmp_path / "articles.tsv").write_text("file\ttitle\tsource\tauthor\tpublished\turl\n", encoding="utf-8")
    assert names(tmp_path) == ["a.TXT", "b/a.txt", "c.txt"]
    assert names(tmp_path / "b" / "a.txt") == ["a.txt"]


def test_the_same_text_under_one_name_counts_once_and_another_is_an_error(tmp_path: Path) -> None:
    for folder, text in (("one", STORY), ("two", STORY), ("three", "The army left.\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text, encoding="utf-8")
    assert names(tmp_path / "one", tmp_path / "two") == ["a.txt"]
    assert errors(tmp_path / "one", tmp_path / "two") == []
    assert errors(tmp_path / "one", tmp_path / "three") == ["a.txt: a second text of this name; one text a name"]


def test_a_missing_path_names_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    with pytest.raises(InputError, match=r"seed: no such file or folder; did you mean seeds\?"):
        read_articles([tmp_path / "seed"])


def test_a_folder_without_articles_says_what_is_allowed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no articles in this folder; files in \.txt, \.md, \.html"):
        read_articles([tmp_path])


ALLOWED = "plain English text in UTF-8"
NAMED = "name the encoding of files that aren't in UTF-8: --encoding cp1252, say"
GERMAN = "Die Armee hat die Stadt am Montag eingenommen und die Rebellen sind nach Norden geflohen. " * 4


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b" \n", f"it is empty; {ALLOWED}"),
        ("empty.html", b"<html><body><script>x()</script></body></html>", f"it is empty; {ALLOWED}"),
        ("nul.txt", b"Rebels\0", f"it is binary: a NUL byte at byte 6; {ALLOWED}"),
        ("latin.txt", "The café".encode("latin-1"), f"it is not UTF-8: 0xe9 at byte 7; {NAMED}"),
        ("cut.txt", "The café".encode()[:-1], f"it is not UTF-8: 0xc3 at byte 7; {NAMED}"),
        ("control.txt", b"ab\x01\x02", f"it is binary: 2 control characters, the first at character 2; {ALLOWED}"),
        ("german.txt", GERMAN.encode(), f"it is not in English; {ALLOWED}"),
        ("arabic.txt", "سيطر الجيش على المدينة".encode(), f"it is not in English; {ALLOWED}"),
        ("long.txt", b"The war. " * 120_000, "it has 1080000 characters; at most 1000000 for one article"),
    ],
)
def test_what_cannot_be_read_is_named_and_skipped(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    assert errors(tmp_path) == [f"{name}: {message}"]
    assert names(tmp_path) == ["good.txt"]


def test_a_file_of_another_kind_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    message = "a.pdf: a .pdf file; .txt, .md, .html, .htm, .csv, .tsv, .jsonl"
    assert errors(tmp_path / "a.pdf") == [message]


def test_a_byte_order_mark_and_carriage_returns_go_while_reading(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfThe fall of the town\r\nRebels took it.\r\n")
    (article,) = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert article.text == "The fall of the town\nRebels took it.\n"


def listing(tmp_path: Path, *rows: str) -> Path:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    lines = ("file\ttitle\tsource\tauthor\tpublished\turl", *rows)
    (tmp_path / "articles.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return tmp_path


def test_the_listing_fills_in_what_the_file_does_not_say(tmp_path: Path) -> None:
    folder = listing(tmp_path, "a.txt\tA town falls\tThe Example\tJane Doe\tMay 2015\thttps://example.org/1")
    (article,) = read_articles([folder])
    assert isinstance(article, Article)
    assert (article.title, article.source, article.byline) == ("A town falls", "The Example", "Jane Doe")
    assert (article.published, article.url) == ("2015-05", "https://example.org/1")


def test_the_text_says_it_first(tmp_path: Path) -> None:
    folder = listing(tmp_path, "a.txt\tOther\tThe Example\tOther\t2014\t")
    text = "Town falls to rebels\nBy Jane Doe\nMay 3, 2015\nBEIRUT (Reuters) - Rebels captured the town on Monday.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (article,) = read_articles([folder])
    assert isinstance(article, Article)
    assert (article.title, article.byline) == ("Town falls to rebels", "Jane Doe")
    assert (article.published, article.source) == ("2015-05-03", "The Example")


def test_without_a_listing_the_agency_of_the_dateline_is_the_source_and_dates_stay_unknown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("BEIRUT (Reuters) - Rebels captured the town on Monday.\n", encoding="utf-8")
    (article,) = read_articles([tmp_path])
    assert isinstance(article, Article)
    assert (article.source, article.published, article.title) == ("Reuters", "", "")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["a.txt\t\t\t\t2016\t", "a.txt\t\t\t\t2017\t"], "the file stands there twice"),
        (["a.txt\t\t\t\t14/12/2016\t"], "no date: '14/12/2016'; YYYY-MM-DD, YYYY-MM, YYYY or empty"),
        (["a.txt\t\t"], "3 cells; needs 6"),
    ],
)
def test_a_wrong_listing_stops_before_anything_is_read(tmp_path: Path, rows: list[str], message: str) -> None:
    with pytest.raises(DataError) as caught:
        read_articles([listing(tmp_path, *rows)])
    assert message in str(caught.value)


def test_a_listing_with_other_columns_says_which_it_must_have(tmp_path: Path) -> None:
    (listing(tmp_path) / "articles.tsv").write_text("file\tdate\n", encoding="utf-8")
    with pytest.raises(DataError, match="it must be: file title source author published url"):
        read_articles([tmp_path])
