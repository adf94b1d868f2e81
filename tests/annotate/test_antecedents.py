"""What anaphors refer to: the nominals, the pairs that are tried, and the reader that ships on sentences of our own."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from trees import document

from kg.annotate import annotate, load_model
from kg.annotate.antecedents import CATEGORIES, FILE, NUMBERS, pair_features, pairs_of
from kg.annotate.nominals import KINDS, find_nominals
from kg.core.types import Article, Document

TABLE = """
    The      the     DET   _           det       2
    militia  _       NOUN  Number=Sing nsubj     3
    attacked attack  VERB  _           root      0
    Palmyra  _       PROPN _           obj       3
    with     _       ADP   _           case      7
    its      _       PRON  _           nmod:poss 7
    rockets  rocket  NOUN  Number=Plur obl       3

    It       it      PRON  _           nsubj     2
    left     leave   VERB  _           root      0
    a        a       DET   _           det       4
    village  _       NOUN  Number=Sing obj       2
"""


def kinds(made: Document) -> list[str]:
    found = find_nominals(made)
    return [f"{made.tokens[i].text} {KINDS[kind]}" for i, kind in zip(found.at, found.kind, strict=True)]


def test_nominals() -> None:
    made = document(TABLE, names={"Palmyra": "LOC"})
    assert kinds(made) == [
        "militia definite",
        "Palmyra LOC",
        "its it",
        "rockets possessed",
        "It it",
        "village indefinite",
    ]


def test_pairs_reach_back_and_over_the_rest_of_the_sentence_but_not_to_later_pronouns() -> None:
    made = document(TABLE, names={"Palmyra": "LOC"})
    nominals = find_nominals(made)
    words = [made.tokens[i].text for i in nominals.at]
    found = [f"{words[a]}-{words[c]}" for a, c in zip(*pairs_of(nominals), strict=True)]
    assert found[:2] == ["militia-Palmyra", "militia-rockets"]
    assert [pair for pair in found if pair.startswith("its")] == ["its-militia", "its-Palmyra", "its-rockets"]
    assert found[-5:] == ["It-militia", "It-Palmyra", "It-its", "It-rockets", "It-village"]


def test_features_have_the_shape_that_the_weights_have() -> None:
    nominals = find_nominals(document(TABLE, names={"Palmyra": "LOC"}))
    categories, numbers = pair_features(nominals, pairs_of(nominals))
    assert (categories.max(0) < np.array(list(CATEGORIES.values()))).all()
    assert (categories.min(0) >= 0).all()
    with (files("kg") / "model" / FILE).open("rb") as file:
        weights = dict(np.load(file))
    assert {name: weights[name].shape[0] for name in CATEGORIES} == CATEGORIES
    assert weights["numbers"].shape[0] == numbers.shape[1] == NUMBERS


@pytest.mark.parametrize(
    ("text", "anaphor", "antecedent"),
    [
        ("Omar Khalis met the ministers on Monday. He told reporters that the talks had failed.", "He", "Omar"),
        ("Lena Varga leads the party. Omar Khalis praised her on Monday.", "her", "Lena"),
        ("The rebels left the town after the army shelled them for a week.", "them", "rebels"),
        ("A bomb went off in Idlib. The bomb killed two soldiers.", "bomb", "bomb"),
    ],
)
def test_the_likeliest_antecedent(text: str, anaphor: str, antecedent: str) -> None:
    made = next(iter(annotate([Article("a" * 16, "a.txt", text)], load_model())))
    asked = [r for r in made.references if made.tokens[r.anaphor].text == anaphor]
    best = max(asked, key=lambda reference: reference.score)
    ends = {made.tokens[best.antecedent].text, made.tokens[made.tokens[best.antecedent].head].text}
    assert antecedent in ends
    assert best.score > 0.4


def test_probabilities() -> None:
    text = "Omar Khalis met Lena Varga in Idlib. He praised her. The minister left the city, and its people cheered."
    made = next(iter(annotate([Article("a" * 16, "a.txt", text)], load_model())))
    anaphors = {reference.anaphor for reference in made.references}
    totals = [sum(r.score for r in made.references if r.anaphor == anaphor) for anaphor in anaphors]
    assert all(0 < total < 1.001 for total in totals)
    assert {made.tokens[i].text for i in anaphors} >= {"He", "her", "its"}


@pytest.mark.parametrize(
    ("row", "tried"),
    [
        ("her she PRON _ obj 2", False),
        ("herself she PRON _ obj 2", True),
        ("minister _ NOUN Number=Sing obj 2", False),
        ("minister _ NOUN Number=Sing obl 2", True),
    ],
)
def test_no_object_is_its_own_clauses_subject(row: str, *, tried: bool) -> None:
    rows = ["Varga _ PROPN _ nsubj 2", "praised praise VERB _ root 0", row, "the the DET _ det 3"]
    nominals = find_nominals(document("\n".join(rows), names={"Varga": "PER"}))
    assert ([int(a) for a in pairs_of(nominals)[0]] == [1]) == tried
