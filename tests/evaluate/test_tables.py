"""Annotations that aren't in the form are refused, by file and line, with what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotations import PREDICATES, gold_folder, gold_row, sentence_folder, table

from kg.core.errors import InputError
from kg.evaluate import is_of_sentences, read_gold, read_sentences

GOOD = gold_row("Rebels", "captures", "Zarn")
TEXT = "Rebels took Zarn from the army."


def test_the_forms(tmp_path: Path) -> None:
    assert not is_of_sentences(gold_folder(tmp_path / "articles", GOOD))
    assert is_of_sentences(sentence_folder(tmp_path / "sentences", TEXT))


@pytest.mark.parametrize("names", [[], ["facts.tsv"], ["sentences.tsv"], ["a.facts.tsv"], ["a.entities.tsv"]])
def test_a_folder_without_an_annotation(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).write_text("id\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        is_of_sentences(tmp_path)
    assert str(error.value).startswith(f"{tmp_path}: no annotation there; needs KEY.facts.tsv with KEY.entities.tsv")
    assert "sentences.tsv with facts.tsv" in str(error.value)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (gold_row("Rebel", "captures", "Zarn"), "subject 'Rebel' isn't known; one of Rebels, Army, Greater Zarn, "),
        (gold_row("Rebels", "captures", "Zarn|Kelm"), "object 'Kelm' isn't known; one of Rebels, "),
        (gold_row("Rebels", "capture", "Zarn"), "predicate 'capture' isn't known; did you mean captures"),
        (gold_row("Rebels", "", "Zarn"), "no predicate; it can't be empty"),
        (
            gold_row("Rebels", "captures", "Zarn", polarity="yes"),
            "polarity 'yes' isn't known; one of positive, neg",
        ),
        (gold_row("Rebels", "captures", "Zarn", certainty=""), "certainty '' isn't known; one of certain, probable, "),
        (gold_row("Rebels", "captures", "Zarn", tense="past"), "tense 'past' isn't known; one of nonFuture, future"),
        (gold_row("Rebels", "captures", "Zarn", core="2"), "core '2' isn't known; one of 0, 1"),
        (gold_row("Rebels", "captures", "Zarn", article="b"), "article 'b' isn't known; one of zarn.txt"),
        (GOOD[:-1], "13 cells; needs 14"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_a_malformed_row_of_an_article(tmp_path: Path, row: list[str], told: str) -> None:
    with pytest.raises(InputError) as error:
        read_gold(gold_folder(tmp_path, GOOD, row), PREDICATES)
    assert str(error.value).startswith(f"{tmp_path / 'zarn.facts.tsv'} line 3: {told}")


def test_blanks_around_cells_are_nothing(tmp_path: Path) -> None:
    spaced = gold_row(" Rebels | Army ", "captures", "Zarn", polarity="positive ")
    assert read_gold(gold_folder(tmp_path, spaced), PREDICATES)[0].facts[0].readings == {
        ("Rebels", "captures", "Zarn"),
        ("Army", "captures", "Zarn"),
    }


def test_tables_of_an_article(tmp_path: Path) -> None:
    gold_folder(tmp_path, GOOD)
    table(tmp_path / "zarn.entities.tsv", ("id", "type"), [])
    with pytest.raises(InputError, match=r"entities\.tsv: no column aliases; a header row, parted by tabs: id aliases"):
        read_gold(tmp_path, PREDICATES)
    (tmp_path / "zarn.entities.tsv").unlink()
    with pytest.raises(InputError, match=r"entities\.tsv: can't be read"):
        read_gold(tmp_path, PREDICATES)
    with pytest.raises(InputError, match=r"facts\.tsv: no fact; a row for each"):
        read_gold(gold_folder(tmp_path), PREDICATES)
    (tmp_path / "zarn.facts.tsv").write_bytes(b"")
    with pytest.raises(InputError, match=r"facts\.tsv: no column id, article, quote,"):
        read_gold(tmp_path, PREDICATES)
    (tmp_path / "zarn.facts.tsv").write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"facts\.tsv: can't be read .* a table in UTF-8"):
        read_gold(tmp_path, PREDICATES)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("Orr", "captures", "Zarn", "took", ""), "subject 'Orr' isn't in the sentence; words of it, WORDS#2, or ?"),
        (("Rebels", "captures", "Zarn#2", "took", ""), "object 'Zarn#2' isn't in the sentence"),
        (("Rebels", "captures", "", "took", ""), "object '' isn't in the sentence"),
        (("Rebels", "captures", "Zarn", "seized", ""), "trigger 'seized' isn't in the sentence"),
        (("Rebels", "captured", "Zarn", "took", ""), "predicate 'captured' isn't known; did you mean captures"),
        (("Rebels", "captures", "Zarn", "took", "maybe"), "qualifiers 'maybe' isn't known; one of cond, fut, neg"),
        (("Rebels", "captures", "Zarn", "took", "neg=took"), "qualifiers 'neg=' isn't known"),
        (("Rebels", "captures", "Zarn", "took", "src"), "qualifiers 'src' isn't known"),
        (("Rebels", "captures", "Zarn", "took", "src=Orr"), "src 'Orr' isn't in the sentence"),
        (("Rebels", "captures", "Zarn", "took"), "5 cells; needs 6"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_a_malformed_row_of_a_sentence(tmp_path: Path, row: tuple[str, ...], told: str) -> None:
    with pytest.raises(InputError) as error:
        read_sentences(sentence_folder(tmp_path, TEXT, row), PREDICATES)
    assert str(error.value).startswith(f"{tmp_path / 'facts.tsv'} line 2: {told}")


def test_sentences_are_known_by_their_ids(tmp_path: Path) -> None:
    sentence_folder(tmp_path, TEXT, ("Rebels", "captures", "Zarn", "took", ""))
    table(tmp_path / "sentences.tsv", ("id", "text"), [("s2", TEXT)])
    with pytest.raises(InputError, match=r"facts\.tsv line 2: id 's1' isn't known; one of s2"):
        read_sentences(tmp_path, PREDICATES)
    table(tmp_path / "sentences.tsv", ("text", "id"), [(TEXT, "s1"), (TEXT, "s1")])
    with pytest.raises(InputError, match=r"sentences\.tsv line 3: id 's1' stands there twice"):
        read_sentences(tmp_path, PREDICATES)
