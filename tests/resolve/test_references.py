"""What refers back: pronouns and definite nouns, which stay without an entity where two fit alike."""

from __future__ import annotations

import pytest
from spoken import spoken

LEFT = """
    ISIS    _     PROPN _ nsubj 2
    left    leave VERB  _ root  0
    {place} _     PROPN _ obj   2
"""
TOGETHER = """
    Turkey _     PROPN _ nsubj 4
    and    _     CCONJ _ cc    3
    Russia _     PROPN _ conj  1
    left   leave VERB  _ root  0
"""
APART = """
    Turkey  _    PROPN _ nsubj 2
    left    leave VERB _ root  0
    and     _    CCONJ _ cc    5
    Russia  _    PROPN _ nsubj 5
    stayed  stay VERB  _ conj  2
"""
IT = """
    It       it     PRON  _ nsubj 2
    attacked attack VERB  _ root  0
"""
GROUP = """
    The   the   DET  _           det   2
    group _     NOUN Number=Sing nsubj 3
    left  leave VERB _           root  0
"""
PEOPLE = """
    Angela  _     PROPN _ nsubj 3
    Smirnin _     PROPN _ flat  1
    {verb}  meet  VERB  _ root  0
    Omar    _     PROPN _ {dep} 3
    Khalis  _     PROPN _ flat  4
"""
SHE = """
    She  she   PRON _ nsubj 2
    left leave VERB _ root  0
"""
MET_SAID = """
    Angela  _     PROPN _ nsubj 3
    Smirnin _     PROPN _ flat  1
    met     meet  VERB  _ {met}
    Omar    _     PROPN _ obj   3
    Khalis  _     PROPN _ flat  4
    ~,      ,     PUNCT _ punct 3
    she     she   PRON  _ nsubj 8
    {word}  {lemma} VERB _ {said}
"""
CLERK = """
    Lena   _     PROPN _ nsubj 3
    Varga  _     PROPN _ flat  1
    left   leave VERB  _ root  0
"""
RAIN = """
    It     it   PRON _ expl 2
    rained rain VERB _ root 0
"""
PASSED = """
    A       a    DET  _           det   2
    day     _    NOUN Number=Sing nsubj 3
    passed  pass VERB _           root  0
"""
NAMES = {"Angela Smirnin": "PER", "Omar Khalis": "PER", "Lena Varga": "PER"}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param([LEFT.format(place="it"), IT], "It = Islamic State", id="the only one that fits"),
        pytest.param([LEFT.format(place="Palmyra"), IT], "It = Islamic State", id="the subject before the object"),
        pytest.param(
            [PEOPLE.format(verb="met", dep="obj"), SHE], "She = Angela Smirnin", id="the subject of two people"
        ),
        pytest.param(
            [CLERK, MET_SAID.format(met="root 0", word="said", lemma="say", said="parataxis 3")],
            "she = Lena Varga",
            id="who speaks of others",
        ),
        pytest.param(
            [CLERK, MET_SAID.format(met="ccomp 8", word="said", lemma="say", said="root 0")],
            "she = Lena Varga",
            id="who speaks of others, after it",
        ),
        pytest.param(
            [CLERK, MET_SAID.format(met="root 0", word="left", lemma="leave", said="parataxis 3")],
            "she = Angela Smirnin",
            id="who only acts",
        ),
        pytest.param([LEFT.format(place="Palmyra"), GROUP], "The group = Islamic State", id="a definite noun"),
        pytest.param(
            [LEFT.format(place="Palmyra"), PASSED, PASSED, GROUP],
            "The group = Islamic State",
            id="a definite noun from afar",
        ),
    ],
)
def test_reference(sentences: list[str], expected: str) -> None:
    assert expected in spoken("\n\n".join(sentences), NAMES)


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param([APART, IT], id="two that fit alike"),
        pytest.param(
            [TOGETHER, IT],
            id="two that act together",
        ),
        pytest.param([IT], id="nobody before it"),
        pytest.param([LEFT.format(place="Palmyra"), RAIN], id="the weather"),
        pytest.param([LEFT.format(place="Palmyra"), SHE], id="no person"),
        pytest.param([LEFT.format(place="Palmyra"), PASSED, IT], id="out of reach"),
    ],
)
def test_abstention(sentences: list[str]) -> None:
    found = spoken("\n\n".join(sentences), NAMES)
    assert not [mention for mention in found if mention.lower().startswith(("it =", "she ="))]


def test_an_object_is_not_its_own_clauses_subject() -> None:
    found = spoken("""
        Turkey   _      PROPN _ nsubj 2
        said     say    VERB  _ root  0
        Russia   _      PROPN _ nsubj 4
        attacked attack VERB  _ ccomp 2
        it       _      PRON  _ obj   4
    """)
    assert found == ["Turkey = Turkey", "Russia = Russia", "it = Turkey"]


def test_a_relative_pronoun_is_the_noun_before_its_clause() -> None:
    found = spoken("""
        ISIS     _       PROPN _            nsubj     6
        ~,       _       PUNCT _            punct     4
        which    _       PRON  PronType=Rel nsubj     4
        captured capture VERB  _            acl:relcl 1
        Palmyra  _       PROPN _            obj       4
        left     leave   VERB  _            root      0
    """)
    assert found == ["ISIS = Islamic State", "which = Islamic State", "Palmyra = Palmyra"]
