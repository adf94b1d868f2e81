"""spaCy's ClearNLP trees turned into Universal Dependencies, on trees built by hand: no such model ships."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from trees import document

from kg.annotate import annotate, load_model
from kg.annotate.clearnlp import to_universal
from kg.core.errors import ModelError
from kg.core.types import Article
from kg.core.vocabulary import load_vocabulary
from kg.extract import extract
from kg.resolve import load_world, resolve

SPACY = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
)
"""The labels of the parsers of spaCy's English pipelines."""

# One sentence a case: `form/POS/ClearNLP label/number of its head` in, `form label head's form` out; a lemma follows a
# form after `=` where it differs, a feature the POS after `+`.
CASES = {
    "active": (
        "Troops/NOUN/nsubj/2 seized/VERB/ROOT/0 Palmyra/PROPN/dobj/2 last/ADJ/amod/5 week/NOUN/npadvmod/2",
        "Troops nsubj seized, seized root seized, Palmyra obj seized, last amod week, week obl:unmarked seized",
    ),
    "passive with an agent": (
        "Palmyra/PROPN/nsubjpass/4 was=be/AUX/auxpass/4 not/PART/neg/4 seized/VERB/ROOT/0 by/ADP/agent/4 "
        "ISIS/PROPN/pobj/5",
        "Palmyra nsubj:pass seized, was aux:pass seized, not advmod seized, seized root seized, by case ISIS, "
        "ISIS obl:agent seized",
    ),
    "copula with a noun": (
        "Assad/PROPN/nsubj/2 is=be/AUX/ROOT/0 president/NOUN/attr/2 of/ADP/prep/3 Syria/PROPN/pobj/4 ./PUNCT/punct/2",
        "Assad nsubj president, is cop president, president root president, of case Syria, Syria nmod president, "
        ". punct president",
    ),
    "copula with an adjective in a clause": (
        "He/PRON/nsubj/2 said/VERB/ROOT/0 that/SCONJ/mark/6 militias/NOUN/nsubj/6 will/AUX/aux/6 be/AUX/ccomp/2 "
        "loyal/ADJ/acomp/6 to/ADP/prep/7 Assad/PROPN/pobj/8",
        "He nsubj said, said root said, that mark loyal, militias nsubj loyal, will aux loyal, be cop loyal, "
        "loyal ccomp said, to case Assad, Assad obl loyal",
    ),
    "copula with a place": (
        "Rebels/NOUN/nsubj/2 were=be/AUX/ROOT/0 in/ADP/prep/2 Homs/PROPN/pobj/3 on/ADP/prep/2 Sunday/PROPN/pobj/5",
        "Rebels nsubj Homs, were cop Homs, in case Homs, Homs root Homs, on case Sunday, Sunday obl Homs",
    ),
    "there is": (
        "There=there/PRON/expl/2 are=be/VERB/ROOT/0 troops/NOUN/attr/2 in/ADP/prep/2 Homs/PROPN/pobj/4",
        "There expl are, are root are, troops nsubj are, in case Homs, Homs obl are",
    ),
    "another verb with a predicate": (
        "It/PRON/nsubj/2 became=become/VERB/ROOT/0 a/DET/det/4 base/NOUN/attr/2",
        "It nsubj became, became root became, a det base, base xcomp became",
    ),
    "a chain of prepositions": (
        "They/PRON/nsubj/2 drove/VERB/ROOT/0 out/ADP/prep/2 of/ADP/prep/3 the/DET/det/6 city/NOUN/pobj/4 "
        "of/ADP/prep/6 Homs/PROPN/pobj/7",
        "They nsubj drove, drove root drove, out case city, of case city, the det city, city obl drove, of case Homs, "
        "Homs nmod city",
    ),
    "because of": (
        "They/PRON/nsubj/2 left/VERB/ROOT/0 because/SCONJ/prep/2 of/ADP/pcomp/3 shelling/NOUN/pobj/3",
        "They nsubj left, left root left, because case shelling, of fixed because, shelling obl left",
    ),
    "since then": (
        "It/PRON/nsubj/2 grew/VERB/ROOT/0 since/SCONJ/prep/2 then/ADV/pcomp/3",
        "It nsubj grew, grew root grew, since case then, then obl grew",
    ),
    "coordination under a preposition": (
        "They/PRON/nsubj/2 fled/VERB/ROOT/0 from/ADP/prep/2 Homs/PROPN/pobj/3 and/CCONJ/cc/4 Hama/PROPN/conj/4",
        "They nsubj fled, fled root fled, from case Homs, Homs obl fled, and cc Hama, Hama conj Homs",
    ),
    "coordinated prepositions": (
        "They/PRON/nsubj/2 fought/VERB/ROOT/0 in/ADP/prep/2 Homs/PROPN/pobj/3 and/CCONJ/cc/3 in/ADP/conj/3 "
        "Hama/PROPN/pobj/6",
        "They nsubj fought, fought root fought, in case Homs, Homs obl fought, and cc Hama, in case Hama, "
        "Hama conj Homs",
    ),
    "a preposition without an object": (
        "They/PRON/nsubj/2 moved/VERB/ROOT/0 in/ADP/prep/2",
        "They nsubj moved, moved root moved, in advmod moved",
    ),
    "a preposition on top": (
        "In/ADP/ROOT/0 Homs/PROPN/pobj/1 ,/PUNCT/punct/1",
        "In case Homs, Homs root Homs, , punct Homs",
    ),
    "a relative clause": (
        "rebels/NOUN/ROOT/0 who/PRON/nsubj/3 hold/VERB/relcl/1 Homs/PROPN/dobj/3",
        "rebels root rebels, who nsubj hold, hold acl:relcl rebels, Homs obj hold",
    ),
    "a relative clause with a preposition": (
        "towns/NOUN/ROOT/0 in/ADP/prep/5 which/PRON/pobj/2 they/PRON/nsubj/5 fought/VERB/relcl/1",
        "towns root towns, in case which, which obl fought, they nsubj fought, fought acl:relcl towns",
    ),
    "a particle": (
        "Turkey/PROPN/nsubj/2 carried/VERB/ROOT/0 out/ADP/prt/2 raids/NOUN/dobj/2",
        "Turkey nsubj carried, carried root carried, out compound:prt carried, raids obj carried",
    ),
    "possessors, numbers and determiners": (
        "all/DET/predet/6 Syria/PROPN/poss/6 's/PART/case/2 about/ADV/quantmod/5 two/NUM/nummod/6 army/NOUN/ROOT/0 "
        "bases/NOUN/dep/6",
        "all det:predet army, Syria nmod:poss army, 's case Syria, about advmod two, two nummod army, army root army, "
        "bases dep army",
    ),
    "miles from": (
        "town/NOUN/ROOT/0 40/NUM/nummod/3 miles/NOUN/npadvmod/4 from/ADP/prep/1 Homs/PROPN/pobj/4",
        "town root town, 40 nummod miles, miles nmod:unmarked Homs, from case Homs, Homs nmod town",
    ),
    "a bare dative": (
        "Iran/PROPN/nsubj/2 gave/VERB/ROOT/0 Assad/PROPN/dative/2 arms/NOUN/dobj/2",
        "Iran nsubj gave, gave root gave, Assad iobj gave, arms obj gave",
    ),
    "a dative with to": (
        "Iran/PROPN/nsubj/2 gave/VERB/ROOT/0 arms/NOUN/dobj/2 to/ADP/dative/2 Assad/PROPN/pobj/4",
        "Iran nsubj gave, gave root gave, arms obj gave, to case Assad, Assad obl gave",
    ),
    "a gerund under a preposition": (
        "They/PRON/nsubj/2 left/VERB/ROOT/0 after/ADP/prep/2 seizing/VERB/pcomp/3 the/DET/det/6 city/NOUN/dobj/4",
        "They nsubj left, left root left, after mark seizing, seizing advcl left, the det city, city obj seizing",
    ),
    "a gerund on a noun": (
        "hope/NOUN/ROOT/0 of/ADP/prep/1 being=be/AUX/pcomp/2 free/ADJ/acomp/3",
        "hope root hope, of mark free, being cop free, free acl hope",
    ),
    "an open complement": (
        "They/PRON/nsubj/2 sought/VERB/ROOT/0 to/PART/aux/4 retake/VERB/xcomp/2 Homs/PROPN/dobj/4",
        "They nsubj sought, sought root sought, to mark retake, retake xcomp sought, Homs obj retake",
    ),
    "an object that acts": (
        "Iran/PROPN/nsubj/2 urged/VERB/ROOT/0 Russia/PROPN/nsubj/5 to/PART/aux/5 leave/VERB/ccomp/2",
        "Iran nsubj urged, urged root urged, Russia obj urged, to mark leave, leave xcomp urged",
    ),
    "an object that acts, without to": (
        "Iran/PROPN/nsubj/2 helped/VERB/ROOT/0 Assad/PROPN/nsubj/4 win/VERB+VerbForm=Inf/ccomp/2",
        "Iran nsubj helped, helped root helped, Assad obj helped, win xcomp helped",
    ),
    "a subject in speech stays": (
        "Iran/PROPN/nsubj/2 said/VERB/ROOT/0 Assad/PROPN/nsubj/5 will/AUX/aux/5 win/VERB+VerbForm=Inf/ccomp/2",
        "Iran nsubj said, said root said, Assad nsubj win, will aux win, win ccomp said",
    ),
    "a predicate of an object": (
        "They/PRON/nsubj/2 named/VERB/ROOT/0 him/PRON/dobj/2 chief/NOUN/oprd/2 ,/PUNCT/punct/2 oh/INTJ/intj/2",
        "They nsubj named, named root named, him obj named, chief xcomp named, , punct named, oh discourse named",
    ),
}


@pytest.mark.parametrize(("given", "expected"), CASES.values(), ids=CASES.keys())
def test_the_tree_in_universal_dependencies(given: str, expected: str) -> None:
    tokens = document(_table(given)).tokens
    found = to_universal(tokens)
    assert ", ".join(f"{token.text} {token.dep} {found[token.head].text}" for token in found) == expected
    assert [replace(token, dep="", head=0) for token in found] == [replace(token, dep="", head=0) for token in tokens]


def test_sentences_keep_to_themselves() -> None:
    active, _ = CASES["active"]
    copula, _ = CASES["copula with a noun"]
    together = to_universal(document(f"{_table(active)}\n\n{_table(copula)}").tokens)
    alone = to_universal(document(_table(copula)).tokens)
    assert [(token.dep, token.head - 5) for token in together[5:]] == [(token.dep, token.head) for token in alone]


def test_claims_from_a_clearnlp_tree() -> None:
    made = document(
        """
        Syrian     syrian    ADJ   _                        amod  2
        troops     troop     NOUN  Number=Plur              nsubj 8
        backed     back      VERB  Tense=Past|VerbForm=Part acl   2
        by         by        ADP   _                        agent 3
        Russian    russian   ADJ   _                        amod  7
        air        air       NOUN  _                        compound 7
        strikes    strike    NOUN  Number=Plur              pobj  4
        recaptured recapture VERB  Tense=Past|VerbForm=Fin  ROOT  0
        Palmyra    _         PROPN _                        dobj  8
        from       from      ADP   _                        prep  8
        ISIS       _         PROPN _                        compound 12
        fighters   fighter   NOUN  Number=Plur              pobj  10
        in         in        ADP   _                        prep  8
        March      _         PROPN _                        pobj  13
        ~.         .         PUNCT _                        punct 8
        """,
        names={"Syrian": "NORP", "Russian": "NORP", "Palmyra": "GPE", "ISIS": "ORG", "March": "DATE"},
    )
    mapped = replace(made, tokens=to_universal(made.tokens))
    entities = resolve(mapped, load_world(), load_vocabulary())
    names = {entity.id: entity.name for entity in entities}
    claims = extract(mapped, entities, load_vocabulary()).claims
    told = {(names[claim.subject.entity], claim.predicate, names[claim.object.entity]) for claim in claims}
    assert told == {
        ("Russian Armed Forces", "supports", "Syrian Armed Forces"),
        ("Syrian Armed Forces", "recaptures", "Palmyra"),
    }


def _pipeline(labels: str) -> Language:
    """One whose parser has these labels and has learned nothing."""
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    assert isinstance(parser, DependencyParser)
    for label in labels.split():
        parser.add_label(label)
    return nlp


@pytest.mark.parametrize("labels", [SPACY, f"{SPACY} nn num", "ROOT nsubj:pass obl acl:relcl case obl:tmod"])
def test_both_schemes_are_let_in(monkeypatch: pytest.MonkeyPatch, labels: str) -> None:
    nlp = _pipeline(labels)
    monkeypatch.setattr(spacy, "load", lambda _: nlp)
    (made,) = annotate([Article("id", "name", "")], load_model("en_some_model"))
    assert not made.tokens
    assert not made.links


@pytest.mark.parametrize(
    ("labels", "named"),
    [
        (f"{SPACY} sb oa", "the labels oa, sb, which"),
        ("ROOT sb oa oc nk mo mnr pd", "the labels mnr, mo, nk, oa, oc, pd and 1 more, which"),
        ("nsubj obj", "the labels obj, which"),
        ("nsubj det", "the labels det, nsubj, which"),
        ("", "no labels, which"),
    ],
)
def test_other_schemes_are_named(monkeypatch: pytest.MonkeyPatch, labels: str, named: str) -> None:
    nlp = _pipeline(labels)
    monkeypatch.setattr(spacy, "load", lambda _: nlp)
    with pytest.raises(ModelError) as caught:
        load_model("de_some_model")
    assert named in str(caught.value)
    assert "Universal Dependencies" in str(caught.value)
    assert caught.value.where == "model de_some_model"
    assert "en_core_web" in caught.value.allowed


class Told:
    """A parser with spaCy's labels that knows one sentence."""

    labels = tuple(SPACY.split())

    def __call__(self, doc: Doc) -> Doc:
        parse = [(2, "nsubjpass"), (2, "auxpass"), (2, "ROOT"), (2, "agent"), (3, "pobj")]
        for word, (head, dep) in zip(doc, parse, strict=True):
            word.head, word.dep_ = doc[head], dep
        return doc


@Language.factory("told_parser")
def _told(nlp: Language, name: str) -> Told:
    del nlp, name
    return Told()


def test_articles_come_out_in_universal_dependencies(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("told_parser", name="parser")
    monkeypatch.setattr(spacy, "load", lambda _: nlp)
    text = "Homs was seized by ISIS\nPalmyra was taken by Assad"
    (made,) = annotate([Article("id", "name", text)], load_model("en_some_model"))
    assert made.sentences == ((0, 5), (5, 10))
    assert [(token.dep, token.head) for token in made.tokens[5:]] == [
        ("nsubj:pass", 7),
        ("aux:pass", 7),
        ("root", 7),
        ("case", 9),
        ("obl:agent", 7),
    ]


def _table(sentence: str) -> str:
    return "\n".join(_row(*cell.rsplit("/", 3)) for cell in sentence.split())


def _row(form: str, pos: str, dep: str, head: str) -> str:
    form, _, lemma = form.partition("=")
    pos, _, morph = pos.partition("+")
    return f"{form} {lemma or '_'} {pos} {morph or '_'} {dep} {head}"
