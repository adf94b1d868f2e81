"""Lemmas: edits there and back, which lemma wins, and the irregular forms with the lemmatizer that ships."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from kg.annotate.lemma_rules import apply_rule, lemma_rule
from kg.annotate.lemmas import Lemmatizer
from kg.core.lexicon import data_file, read_table, split

IRREGULAR = read_table(data_file("irregular.tsv"), columns=("lemma", "pos", "forms"))


@pytest.mark.parametrize(
    ("form", "lemma", "rule"),
    [
        ("rebels", "rebel", "L|0||1|"),
        ("Forces", "force", "L|0||1|"),
        ("USED", "use", "L|0||1|"),
        ("militias", "militia", "L|0||1|"),
        ("allies", "ally", "L|0||3|y"),
        ("children", "child", "L|0||3|"),
        ("dying", "die", "L|0||4|ie"),
        ("took", "take", "L|0||3|ake"),
        ("n't", "not", "L|0||2|ot"),
        ("’s", "'s", "L|1|'|0|"),
        ("wo", "will", "L|0||1|ill"),
        ("US", "US", "K|0||0|"),
        ("MPs", "MP", "K|0||1|"),
        ("iPhones", "iPhone", "K|0||1|"),
        ("ALEPPO", "Aleppo", "T|0||0|"),
        ("SYRIANS", "Syrian", "T|0||1|"),
        ("went", "go", "=go"),
        ("better", "good", "=good"),
        ("was", "be", "=be"),
        ("”", '"', '="'),
        ("a|b|s", "a|b|c", "L|0||1|c"),
        ("x", "x|y", "L|0||0||y"),
    ],
)
def test_an_edit_there_and_back(form: str, lemma: str, rule: str) -> None:
    assert lemma_rule(form, lemma) == rule
    assert apply_rule(form, rule) == lemma


@pytest.mark.parametrize(
    ("form", "rule", "lemma"),
    [
        ("Bombed", "L|0||2|", "bomb"),
        ("TROOPS", "K|0||1|", "TROOP"),
        ("McCAIN", "T|0||0|", "Mccain"),
        ("retook", "L|2|re|4|take", "retake"),
        ("Go", "L|0||3|", "go"),
        ("GO", "K|2|x|1|y", "GO"),
        ("GO", "L|0||2|", "go"),
        ("GO", "L|0||2|es", "es"),
        ("any", "=|", "|"),
    ],
)
def test_an_edit_of_another_form(form: str, rule: str, lemma: str) -> None:
    assert apply_rule(form, rule) == lemma


KNOWN = (
    "recapture stop box force attack city die dy use fly pass pas carry big happy large hive housewife bookshelf "
    "syrian blame flame"
)
RULES = {"same": "K|0||0|", "lower": "L|0||0|", "-1": "L|0||1|", "-2": "L|0||2|", "-1 kept": "K|0||1|", "f": "L|1|f|1|"}


@pytest.fixture(scope="module")
def lemmatizer(tmp_path_factory: pytest.TempPathFactory) -> Lemmatizer:
    table = tmp_path_factory.mktemp("lemmas") / "lemmas.tsv"
    given = ["data\tNOUN\tdata", "men\tNOUN\tmen", "as\tADP\tas", *(f"{word}\t\t" for word in KNOWN.split())]
    table.write_text("\n".join(["form\tpos\tlemma", *given, ""]), encoding="utf-8")
    return Lemmatizer(list(RULES.values()), table)


@pytest.mark.parametrize(
    ("form", "pos", "ranked", "lemma"),
    [
        # what the treebanks or the irregular ones say of a form with its tag, in whatever case
        ("data", "NOUN", "-1", "data"),
        ("Data", "NOUN", "-1", "data"),
        ("as", "ADP", "-1", "as"),
        ("data", "VERB", "-1", "dat"),
        ("men", "NOUN", "same", "man"),
        ("Men", "NOUN", "same", "man"),
        ("men", "VERB", "same", "men"),
        ("TOOK", "VERB", "-1", "take"),
        # the best edit that makes a known word
        ("recaptured", "VERB", "-2, -1", "recapture"),
        ("recaptured", "VERB", "same, -2, -1", "recapture"),
        ("Attacks", "NOUN", "-2, -1, same", "attack"),
        ("attacker", "NOUN", "same, -1, -2", "attacker"),
        ("Syrians", "NOUN", "-1 kept", "Syrian"),
        ("syrians", "NOUN", "-1 kept", "syrian"),
        # no edit that makes another word of it
        ("blames", "VERB", "f, -1", "blame"),
        ("blames", "VERB", "f", "blame"),
        # regular endings after the edits
        ("recaptured", "VERB", "-2", "recapture"),
        ("recapturing", "VERB", "same", "recapture"),
        ("attacked", "VERB", "same", "attack"),
        ("attacking", "VERB", "-1", "attack"),
        ("stopped", "VERB", "-2", "stop"),
        ("stopping", "VERB", "same", "stop"),
        ("passed", "VERB", "same", "pass"),
        ("carried", "VERB", "same", "carry"),
        ("dies", "VERB", "same", "die"),
        ("died", "VERB", "-2", "die"),
        ("used", "VERB", "-2", "use"),
        ("boxes", "VERB", "-1", "box"),
        ("Boxes", "NOUN", "-1", "box"),
        ("forces", "NOUN", "-2", "force"),
        ("attacks", "NOUN", "-2", "attack"),
        ("cities", "NOUN", "-1", "city"),
        ("flies", "VERB", "-2", "fly"),
        ("hives", "NOUN", "-2", "hive"),
        ("housewives", "NOUN", "-1", "housewife"),
        ("bookshelves", "NOUN", "-1", "bookshelf"),
        ("bigger", "ADJ", "same", "big"),
        ("biggest", "ADJ", "same", "big"),
        ("larger", "ADJ", "-2", "large"),
        ("largest", "ADJ", "same", "large"),
        ("happier", "ADJ", "same", "happy"),
        ("happiest", "ADJ", "same", "happy"),
        # each class has its own endings
        ("attacked", "NOUN", "same", "attacked"),
        ("bigger", "VERB", "same", "bigger"),
        ("larger", "ADV", "same", "larger"),
        ("recaptured", "ADJ", "same", "recaptured"),
        # where none is known, in other classes and in compounds the network's best
        ("zorped", "VERB", "-2, -1", "zorp"),
        ("zorttacked", "VERB", "same, -1, -2", "zorttack"),
        ("zorceed", "VERB", "same, -1, -2", "zorceed"),
        ("recarried", "VERB", "-1, -2", "recarry"),
        ("glorps", "NOUN", "same", "glorps"),
        ("glorps", "VERB", "same", "glorp"),
        ("glorp", "VERB", "same", "glorp"),
        ("Forces", "PROPN", "same", "Forces"),
        ("Used", "AUX", "lower, -1", "used"),
        ("re-used", "VERB", "-2, -1", "re-us"),
        ("stop-", "NOUN", "same, -1", "stop-"),
    ],
)
def test_which_lemma_wins(lemmatizer: Lemmatizer, form: str, pos: str, ranked: str, lemma: str) -> None:
    numbers = [list(RULES).index(name) for name in ranked.split(", ")]
    assert lemmatizer.lemma(form, pos, numbers) == lemma


def test_the_irregular_forms_with_what_ships() -> None:
    model = Path(str(files("kg"))) / "model"
    rules = json.loads((model / "labels.json").read_text(encoding="utf-8"))["lemma"]
    shipped = Lemmatizer(rules, model / "lemmas.tsv")
    wrong = {
        (form, row["lemma"], found)
        for row in IRREGULAR
        for form in split(row["forms"])
        for number in range(len(rules))
        for text in (form, form.capitalize())
        if (found := shipped.lemma(text, row["pos"], [number])) != row["lemma"]
    }
    assert wrong == set()


def test_the_irregular_forms_are_sorted_and_each_has_one_lemma() -> None:
    order = [(row["pos"], row["lemma"]) for row in IRREGULAR]
    assert order == sorted(set(order))
    assert len(order) > 200
    forms = [(row["pos"], form) for row in IRREGULAR for form in split(row["forms"])]
    assert len(forms) == len(set(forms))
    assert set(forms) & set(order) == set()


def test_the_rows_of_irregular_forms() -> None:
    for row in IRREGULAR:
        forms = split(row["forms"])
        assert row["pos"] in {"NOUN", "VERB"}, row
        assert "|".join(forms) == row["forms"] != "", row
        assert all(word.isalpha() and word.islower() for word in (row["lemma"], *forms)), row
        assert row["lemma"] not in forms, row
