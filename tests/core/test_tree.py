"""Walking a tree that was built by hand."""

from __future__ import annotations

import pytest
from trees import document

from kg.core.tree import Tree
from kg.core.types import Span

TABLE = """
    The      the     DET   _           det       3
    Syrian   _       ADJ   _           amod      3
    troops   troops  NOUN  Number=Ptan nsubj     4
    pulled   pull    VERB  _           root      0
    out      _       ADP   _           case      7
    of       _       ADP   _           fixed     5
    Homs     _       PROPN _           obl       4
    ~,       _       PUNCT _           punct     9
    Hama     _       PROPN _           conj      7
    and      _       CCONJ _           cc        11
    Aleppo   _       PROPN _           conj      7
    ~.       _       PUNCT _           punct     4

    "        _       PUNCT _           punct     4
    ~Assad   _       PROPN _           nmod:poss 4
    ~'s      _       PART  _           case      2
    army     _       NOUN  Number=Sing nsubj:pass 5
    fled     flee    VERB  _           root      0
"""


@pytest.fixture
def tree() -> Tree:
    return Tree(document(TABLE))


def words(tree: Tree, indexes: list[int]) -> str:
    return " ".join(tree[i].text for i in indexes)


def test_the_text_is_what_the_table_says(tree: Tree) -> None:
    assert tree.document.article.text == "The Syrian troops pulled out of Homs, Hama and Aleppo. \"Assad's army fled"
    assert all(tree.document.article.text[token.start : token.end] == token.text for token in tree.tokens)


def test_children(tree: Tree) -> None:
    assert words(tree, tree.children(3)) == "troops Homs ."
    assert words(tree, tree.children(3, "nsubj", "punct")) == "troops ."
    assert words(tree, tree.children(16, "nsubj")) == "army"
    assert tree.children(16, "nsubj:pass") == [15]
    assert tree.children(3, "nsubj:pass") == []
    assert tree.child(3, "obl") == 6
    assert tree.child(3, "obj") is None


def test_up_and_down(tree: Tree) -> None:
    assert tree.head(3) is None
    assert words(tree, list(tree.ancestors(4))) == "Homs pulled"
    assert words(tree, tree.subtree(6)) == "out of Homs , Hama and Aleppo"
    assert words(tree, tree.subtree(0)) == "The"


def test_coordination(tree: Tree) -> None:
    assert words(tree, tree.conjuncts(6)) == "Homs Hama Aleppo"
    assert words(tree, tree.conjuncts(10)) == "Aleppo"


@pytest.mark.parametrize(("index", "expected"), [(6, "out of"), (8, ""), (13, ""), (2, "")])
def test_preposition(tree: Tree, index: int, expected: str) -> None:
    assert tree.preposition(index) == expected


@pytest.mark.parametrize(("index", "expected"), [(2, "troop"), (3, "pull"), (6, "homs"), (0, "the")])
def test_lemma(tree: Tree, index: int, expected: str) -> None:
    assert tree.lemma(index) == expected


@pytest.mark.parametrize(
    ("index", "expected"), [(2, "The Syrian troops"), (6, "Homs"), (15, "Assad's army"), (3, "pulled")]
)
def test_phrase(tree: Tree, index: int, expected: str) -> None:
    assert tree.text(tree.phrase(index)) == expected


def test_sentences(tree: Tree) -> None:
    assert [tree.sentence(i) for i in (0, 11, 12, 16)] == [0, 0, 1, 1]
    assert tree.text(tree.sentence_span(3)) == "The Syrian troops pulled out of Homs, Hama and Aleppo."
    assert tree.text(tree.sentence_span(16)) == "\"Assad's army fled"


def test_characters_to_tokens(tree: Tree) -> None:
    assert tree.at(4) == 1
    assert tree.at(5) is None
    assert words(tree, tree.inside(Span(4, 17))) == "Syrian troops"
    assert words(tree, tree.inside(Span(4, 16))) == "Syrian"
    assert tree.inside(Span(5, 17)) == []
    assert tree.top([0, 1, 2]) == 2
    assert tree.top(list(range(12))) == 3
