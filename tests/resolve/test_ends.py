"""Ends of links that no other rule gives an entity."""

from __future__ import annotations

import pytest
from linked import linked
from trees import document

from kg.core.vocabulary import load_vocabulary
from kg.resolve import load_world, resolve

TABLE = """
    the     the     DET  Definite=Def|PronType=Art det   3
    old     old     ADJ  Degree=Pos                amod  3
    walrus  walrus  NOUN Number=Sing               nsubj 4
    ate     eat     VERB Tense=Past|VerbForm=Fin   root  0
    soup    soup    NOUN Number=Sing               obj   4
    ~,      ,       PUNCT _                        punct 4
    she     she     PRON Person=3                  nsubj 8
    said    say     VERB Tense=Past|VerbForm=Fin   parataxis 4
"""


def found(*links: str, **given: object) -> dict[str, str]:
    made = linked(document(TABLE), *links, **given)
    return {entity.name: entity.type for entity in resolve(made, load_world(), load_vocabulary())}


@pytest.mark.parametrize(
    ("link", "score", "expected"),
    [
        ("walrus accuses soup ate", 0.8, {"old walrus": "Actor", "soup": "Actor"}),
        ("walrus possesses soup ate", 0.8, {"old walrus": "Thing", "soup": "Thing"}),
        ("walrus other soup ate", 0.8, {"old walrus": "Thing", "soup": "Thing"}),
        ("walrus accuses ? ate", 0.8, {"old walrus": "Actor"}),
        ("walrus accuses ate ate", 0.8, {"old walrus": "Actor"}),
        ("walrus accuses soup ate", 0.1, {}),
    ],
)
def test_ends(link: str, score: float, expected: dict[str, str]) -> None:
    assert found(link, score=score) == expected


def test_a_speaker_is_somebody() -> None:
    assert found("walrus accuses ? ate", source="she") == {"old walrus": "Actor", "she": "Actor"}


def test_no_links_no_ends() -> None:
    assert found() == {}
