"""The reader that ships: a text gives one result wherever it is read; links are well formed whatever the weights."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from kg.annotate import annotate
from kg.annotate.labels import NAME_TYPES, PREDICATES, QUALIFIERS
from kg.annotate.parsed import Model, Parsed, moved
from kg.annotate.reader import FILES, LOWEST_SCORE, Reader
from kg.annotate.wordpieces import Window, WordPieces
from kg.core.errors import ModelError
from kg.core.types import Article, Document, Link, Name
from kg.pipeline import build
from kg.store import read_readings

MODEL = files("kg") / "model"
MOST_PIECES = 254
STORIES = (
    "Rebels captured Aleppo on Sunday.\n\nThe Syrian army, backed by Russia, had held the city since March.",
    "Turkey said on Monday that Islamic State fighters had attacked Palmyra. Ankara will send troops to Idlib.",
    "Prime Minister Haider al-Abadi met Vladimir Putin in Moscow.\nHe thanked Russia for its weapons.",
    'If the rebels leave Homs, the government may free them, a U.N. official said. "We don\'t trust Assad," he added.',
    "Iran denied that it had sold missiles to Hezbollah. The United States imposed sanctions on two Iranian companies.",
    "Hezbollah.\n\nKurdish forces did not take Raqqa — they besieged it; 20 civilians were killed, activists say.",
)
ARTICLES = tuple(Article(f"id {i}", f"{i}.txt", text) for i, text in enumerate(STORIES))


@pytest.fixture(scope="module")
def documents(reader: Model) -> tuple[Document, ...]:
    return tuple(annotate(ARTICLES, reader))


def only(article: Article, reader: Model) -> Document:
    return next(iter(annotate([article], reader)))


def links_of(parsed: Parsed | Document) -> tuple[Link, ...]:
    assert parsed.links is not None
    return parsed.links


def test_an_article_is_read_alike_alone_and_among_others(reader: Model, documents: tuple[Document, ...]) -> None:
    assert tuple(only(article, Reader(MODEL)) for article in ARTICLES[::3]) == documents[::3]
    assert tuple(annotate(ARTICLES[::-1], reader)) == documents[::-1]
    assert sum(len(document.links or ()) for document in documents) > len(ARTICLES)


def test_a_paragraph_is_read_alike_wherever_it_stands(reader: Model) -> None:
    before, after = STORIES[-1].split("\n\n")
    both = only(Article("id", "name", f"{before}\n\n{after}"), reader)
    first, second = (only(Article("id", "name", text), reader) for text in (before, after))
    base, at = len(first.tokens), len(before) + 2
    assert both.tokens[base:] == tuple(replace(t, start=t.start + at, head=t.head + base) for t in second.tokens)
    assert both.names == (*first.names, *(Name(n.first + base, n.last + base, n.label) for n in second.names))
    assert both.sentences == (*first.sentences, *((start + base, stop + base) for start, stop in second.sentences))
    assert both.links == (*links_of(first), *(moved(link, base) for link in links_of(second)))
    assert links_of(second)


def test_claims_do_not_depend_on_order_and_workers(tmp_path: Path) -> None:
    found = []
    for workers, order in ((1, 1), (2, 1), (2, -1)):
        (tmp_path / f"{workers}{order}").mkdir()
        paths = [tmp_path / f"{workers}{order}" / article.name for article in ARTICLES]
        for path, text in zip(paths, STORIES, strict=True):
            path.write_text(text, encoding="utf-8")
        graph = tmp_path / f"{workers}{order}.db"
        build(paths[::order], graph, workers=workers)
        found.append([(reading.article.name, reading.claims) for reading in read_readings(graph)])
    assert found[0] == found[1] == found[2]
    assert sum(len(claims) for _, claims in found[0]) > 0


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The words of each window that the network gets while the test runs."""
    found: list[list[str]] = []
    make = WordPieces.window

    def window(self: WordPieces, words: list[str], spaces: list[bool]) -> Window:
        made = make(self, words, spaces)
        found.append(list(words))
        assert len(made.pieces) <= MOST_PIECES + 2
        return made

    monkeypatch.setattr(WordPieces, "window", window)
    return found


@pytest.mark.parametrize("count", [1, 30, 100])
def test_a_long_paragraph_is_cut_between_sentences(reader: Model, windows: list[list[str]], count: int) -> None:
    """Neighbours may be taken for one sentence, but none begins or ends amid these words."""
    sentence, length = "Rebels captured the town of Palmyra in the east of Syria on Sunday.", 14
    text = " ".join([sentence] * count)
    parsed = reader.parse(text)
    words = [text[word.start : word.end] for word in parsed.words]
    assert words == [*sentence.removesuffix(".").split(), "."] * count
    assert {words[first] for first, _ in parsed.sentences} == {"Rebels"}
    assert [stop for _, stop in parsed.sentences] == [*(first for first, _ in parsed.sentences[1:]), count * length]
    assert len(parsed.sentences) > count / 2
    assert all(start <= word.head < stop for start, stop in parsed.sentences for word in parsed.words[start:stop])
    assert {window[0] for window in windows} == {"Rebels"}
    assert len(windows) <= 1 + count / 10
    assert all(one.last < other.first for one, other in pairwise(parsed.names))
    stops = [stop for _, stop in parsed.sentences]
    places = [bisect_right(stops, link.trigger) for link in links_of(parsed)]
    assert places == sorted(places)


def test_a_sentence_that_is_too_long_is_cut_anywhere(reader: Model, windows: list[list[str]]) -> None:
    parsed = reader.parse("the " * (MOST_PIECES + 1))
    assert len(parsed.words) == MOST_PIECES + 1
    assert [len(window) for window in windows][:1] == [MOST_PIECES]


def test_what_fits_is_read_at_once(reader: Model, windows: list[list[str]]) -> None:
    assert len(reader.parse("the " * MOST_PIECES).words) == MOST_PIECES
    assert [len(window) for window in windows] == [MOST_PIECES]


def test_links_stay_in_their_sentence(documents: tuple[Document, ...]) -> None:
    for document in documents:
        ends = [(link.subject, link.predicate, link.object) for link in links_of(document)]
        assert len(ends) == len(set(ends))
        for link in links_of(document):
            words = [link.subject, link.object, link.trigger, link.source, link.time, link.place]
            said = [word for word in words if word is not None]
            inside = [first <= min(said) <= max(said) < stop for first, stop in document.sentences]
            assert inside.count(True) == 1, link
            assert link.subject != link.object, link
            assert not [i for i in said if i != link.trigger and document.tokens[i].dep == "flat"], link


def test_links_have_known_labels_and_probabilities(documents: tuple[Document, ...]) -> None:
    for link in (link for document in documents for link in links_of(document)):
        assert link.predicate in PREDICATES
        assert LOWEST_SCORE <= link.score <= 1
        for name, values in QUALIFIERS.items():
            assert getattr(link, name) in values
            assert 1 / len(values) <= getattr(link, f"{name}_score") <= 1 + 1e-6
    assert {name.label for document in documents for name in document.names} <= set(NAME_TYPES)


def test_predicates_are_sorted() -> None:
    assert [*sorted(PREDICATES[:-1]), "other"] == list(PREDICATES)
    assert len(set(PREDICATES)) == len(PREDICATES)


def test_a_plain_sentence(reader: Model) -> None:
    document = only(Article("id", "name", "Rebels captured Aleppo on Sunday."), reader)
    best = max(links_of(document), key=lambda link: link.score)
    words = [
        None if i is None else document.tokens[i].text for i in (best.subject, best.object, best.trigger, best.time)
    ]
    assert (best.predicate, *words) == ("captures", "Rebels", "Aleppo", "captured", "Sunday")
    assert (best.polarity, best.certainty, best.tense, best.condition) == ("positive", "certain", "nonFuture", "none")
    assert best.source is None


@pytest.mark.parametrize(
    "text",
    [
        "Rebels denied that they had captured Aleppo.",
        "Rebels did not capture Aleppo.",
        "Rebels will capture Aleppo if the army leaves.",
        "Turkey said that rebels had captured Aleppo.",
    ],
)
def test_what_the_author_does_not_say(reader: Model, text: str) -> None:
    for link in links_of(reader.parse(text)):
        said = (link.polarity, link.certainty, link.tense, link.condition, link.source)
        assert link.predicate != "captures" or said != ("positive", "certain", "nonFuture", "none", None)


@pytest.mark.parametrize("text", ["", " ", " \n\t "])
def test_nothing_to_read(reader: Model, text: str) -> None:
    assert reader.parse(text) == Parsed((), (), (), ())


def test_no_link_reaches_more_than_certainty() -> None:
    given, strict = (Reader(MODEL, lowest_score=score).parse(STORIES[0]) for score in (LOWEST_SCORE, 2))
    assert links_of(given)
    assert strict == replace(given, links=())


@pytest.mark.parametrize("missing", [*((name,) for name in FILES), ("links.onnx", "tokenizer.json")])
def test_missing_files_are_named(tmp_path: Path, missing: tuple[str, ...]) -> None:
    for name in set(FILES) - set(missing):
        (tmp_path / name).touch()
    with pytest.raises(ModelError) as caught:
        Reader(tmp_path)
    assert str(caught.value) == f"{tmp_path}: {', '.join(missing)} missing; reinstall newskg"
