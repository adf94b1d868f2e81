"""What refers back: pronouns and definite nouns, by the reader's word and by presence; a coin toss gives nothing."""

from __future__ import annotations

import pytest
from spoken import spoken

LEFT = """
    ISIS    _     PROPN _ nsubj 2
    left    leave VERB  _ root  0
    {place} _     PROPN _ obj   2
"""
APART = """
    Turkey  _    PROPN _ nsubj 2
    left    leave VERB _ root  0
    and     _    CCONJ _ cc    5
    Russia  _    PROPN _ nsubj 5
    stayed  stay VERB  _ conj  2
"""
IT = """
    It       it     PRON  {refers} nsubj 2
    attacked attack VERB  _        root  0
"""
NOUN = """
    The    the   DET  _                 det   2
    {noun} _     NOUN {number}{refers}  nsubj 3
    left   leave VERB _                 root  0
"""
GROUPS = """
    The    the   DET  _           det   2
    groups group NOUN Number=Plur nsubj 3
    left   leave VERB _           root  0
"""
OF_CLERKS = """
    The    the   DET  _           det   2
    group  group NOUN Number=Sing nsubj 5
    of     of    ADP  _           case  4
    clerks clerk NOUN Number=Plur nmod  2
    left   leave VERB _           root  0
"""
PALMYRA_S = """
    The     the   DET   _           det      3
    Palmyra _     PROPN _           compound 3
    group   group NOUN  Number=Sing nsubj    4
    left    leave VERB  _           root     0
"""
PEOPLE = """
    Angela  _     PROPN _ nsubj 3
    Smirnin _     PROPN _ flat  1
    met     meet  VERB  _ root  0
    Omar    _     PROPN _ obj   3
    Khalis  _     PROPN _ flat  4
"""
SHE = """
    She  she   PRON {refers} nsubj 2
    left leave VERB _        root  0
"""
PASSED = """
    A       a    DET  _           det   2
    day     _    NOUN Number=Sing nsubj 3
    passed  pass VERB _           root  0
"""
NAMES = {"Angela Smirnin": "PER", "Omar Khalis": "PER"}


def said(template: str, *, refers: str = "_", noun: str = "", number: str = "Number=Sing") -> str:
    """A template's table with what its anaphor refers to."""
    joined = f"|{refers}" if noun and refers != "_" else "" if noun else refers
    return template.format(refers=joined, noun=noun, number=number)


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param(
            [LEFT.format(place="Palmyra"), said(IT, refers="Refers=Palmyra:.8")], "It = Palmyra", id="learned"
        ),
        pytest.param(
            [LEFT.format(place="Palmyra"), said(IT, refers="Refers=ISIS:.35|Refers=left:.4")],
            "It = Islamic State",
            id="a little learned, and present",
        ),
        pytest.param(
            [PEOPLE, said(SHE, refers="Refers=Khalis:.5")], "She = Omar Khalis", id="the object, against presence"
        ),
        pytest.param(
            [PEOPLE, said(SHE, refers="Refers=Angela:.45"), said(SHE, refers="Refers=She:.9")],
            "She = Angela Smirnin",
            id="through a pronoun between",
        ),
        pytest.param(
            [
                APART,
                said(SHE, refers="Refers=Turkey:.7"),
                PEOPLE,
                said(SHE, refers="Refers=Angela:.2|Refers=Turkey:.7"),
            ],
            "She = Angela Smirnin",
            id="what can't be meant is left out",
        ),
        pytest.param(
            [LEFT.format(place="Palmyra"), PASSED, PASSED, said(NOUN, noun="group")],
            "The group = Islamic State",
            id="a listed noun from afar, by presence alone",
        ),
        pytest.param(
            [APART, said(NOUN, noun="neighbour", refers="Refers=Russia:.7")],
            "The neighbour = Russia",
            id="any noun, learned",
        ),
        pytest.param(
            [APART, said(NOUN, noun="neighbour", refers="Refers=Russia:.6")],
            "The neighbour = Russia",
            id="just sure enough",
        ),
    ],
)
def test_reference(sentences: list[str], expected: str) -> None:
    assert expected in spoken("\n\n".join(sentences), NAMES)


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param([LEFT.format(place="Palmyra"), said(IT)], id="nothing learned"),
        pytest.param([APART, said(IT, refers="Refers=Turkey:.2|Refers=Russia:.2")], id="two that fit alike"),
        pytest.param([said(IT)], id="nobody before it"),
        pytest.param([LEFT.format(place="Palmyra"), said(SHE, refers="Refers=ISIS:.9")], id="no person"),
        pytest.param([APART, said(NOUN, noun="neighbour", refers="Refers=Russia:.5")], id="a noun, not sure enough"),
        pytest.param(
            [PEOPLE, said(NOUN, noun="towns", number="Number=Plur", refers="Refers=Omar:.9")], id="many are nobody"
        ),
        pytest.param([PEOPLE, said(NOUN, noun="city", refers="Refers=Omar:.9")], id="no place is a person"),
        pytest.param(
            [LEFT.format(place="Palmyra"), PASSED, PASSED, said(IT, refers="Refers=Palmyra:.3")],
            id="a pronoun may mean what nobody named",
        ),
        pytest.param([LEFT.format(place="Palmyra"), GROUPS], id="several are not the one"),
        pytest.param([LEFT.format(place="Palmyra"), OF_CLERKS], id="what is of somebody is told apart"),
        pytest.param([LEFT.format(place="Palmyra"), PALMYRA_S], id="what a name stands before is told apart"),
    ],
)
def test_abstention(sentences: list[str]) -> None:
    found = spoken("\n\n".join(sentences), NAMES)
    assert not [mention for mention in found if mention.lower().startswith(("it =", "she =", "the "))]


def test_an_airport_is_no_person() -> None:
    found = spoken("\n\n".join([PEOPLE, said(NOUN, noun="airport", refers="Refers=Omar:.9")]), NAMES)
    assert "The airport = Omar Khalis" not in found


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


HE = """
    He   he    PRON {refers} nsubj 2
    left leave VERB _        root  0
"""


def test_whoever_was_he_is_not_she() -> None:
    sentences = [PEOPLE, said(HE, refers="Refers=Angela:.9"), said(SHE, refers="Refers=Angela:.6|Refers=Khalis:.2")]
    assert "She = Omar Khalis" in spoken("\n\n".join(sentences), NAMES)
    assert "He = Angela Smirnin" in spoken("\n\n".join(sentences), NAMES)


def test_regions_are_not_one_region() -> None:
    found = spoken("\n\n".join([APART, said(NOUN, noun="neighbours", number="Number=Plur", refers="Refers=Russia:.9")]))
    assert not [mention for mention in found if mention.startswith("The neighbours = Russia")]


@pytest.mark.parametrize(("nation", "means"), [("Russian", True), ("Iranian", False), ("old", True)])
def test_a_noun_with_a_nation_means_none_of_another(nation: str, *, means: bool) -> None:
    table = f"""
        Putin     _     PROPN _           nsubj 2
        left      leave VERB  _           root  0

        The       the   DET   _           det   3
        {nation}  _     ADJ   _           amod  3
        president _     NOUN  Number=Sing|Refers=Putin:.9 nsubj 4
        left      leave VERB  _           root  0
    """
    assert (f"The {nation} president = Vladimir Putin" in spoken(table)) == means
