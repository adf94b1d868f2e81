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
    assert found(link, score=score) == {**expected, "she": "Actor"}


def test_a_speaker_is_somebody() -> None:
    assert found("walrus accuses ? ate", source="she") == {"old walrus": "Actor", "she": "Actor"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("she     she   ", "many    many  ", {"many": "Actor"}, id="how many nobody knows"),
        pytest.param("said    say ", "sang    sing", {}, id="no speech"),
        pytest.param("parataxis 4", "conj 4", {}, id="speech that says nothing"),
        pytest.param("Person=3", "Person=1", {}, id="I in a quotation"),
        pytest.param("Person=3", "Person=2", {}, id="you in a quotation"),
        pytest.param("Person=3", "Number=Sing|PronType=Dem", {}, id="this says that"),
    ],
)
def test_who_says_something_is_somebody(old: str, new: str, expected: dict[str, str]) -> None:
    made = document(TABLE.replace(old, new))
    assert {e.name: e.type for e in resolve(made, load_world(), load_vocabulary())} == expected


def test_whom_somebody_cites_is_somebody() -> None:
    made = document("""
        Herders   herder  NOUN  Number=Plur              nsubj  2
        sang      sing    VERB  Tense=Past|VerbForm=Fin  root   0
        per       per     ADP   _                        case   4
        walruses  walrus  NOUN  Number=Plur              obl    2
        often     often   ADV   _                        advmod 2
    """)
    assert {e.name for e in resolve(made, load_world(), load_vocabulary())} == {"walruses"}


def test_no_links_no_ends() -> None:
    assert found() == {"she": "Actor"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("city city NOUN Number=Sing", {}),
        ("rebels rebel NOUN Number=Plur", {"rebels": "Actor"}),
        ("Tuesday Tuesday PROPN Number=Sing", {}),
        ("nobody nobody NOUN Number=Sing", {}),
    ],
)
def test_what_only_refers_back_and_what_is_nobody_is_no_end(row: str, expected: dict[str, str]) -> None:
    made = linked(
        document(f"the the DET _ det 2\n{row} nsubj 3\nleft leave VERB _ root 0"),
        f"{row.split(maxsplit=1)[0]} accuses ? left",
    )
    assert {entity.name: entity.type for entity in resolve(made, load_world(), load_vocabulary())} == expected


def test_no_country_in_a_persons_name() -> None:
    made = linked(
        document("Chad _ PROPN _ nsubj 3\nRoe _ PROPN _ flat 1\nleft leave VERB _ root 0", names={"Chad Roe": "PER"}),
        "Chad leads Roe left",
        score=0.8,
    )
    assert [entity.name for entity in resolve(made, load_world(), load_vocabulary())] == ["Chad Roe"]
