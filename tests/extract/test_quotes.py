"""Who speaks what stands between quotation marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import CAST
from trees import document, entities

from kg.core.types import Document
from kg.core.vocabulary import load_vocabulary
from kg.extract import extract

_VERBS = {"attacked": "attack", "said": "say", "told": "tell"}


def page(*paragraphs: str) -> Document:
    """Paragraphs of sentences parted by `|`: a verb's names stand beside it, what is said hangs on nothing."""
    blocks = [[sentence.split() for sentence in paragraph.split(" | ")] for paragraph in paragraphs]
    made = document("\n\n".join(table(words) for block in blocks for words in block))
    text, at = made.article.text, 0
    for block in blocks[:-1]:
        at += sum(len(words) for words in block)
        start = made.tokens[at].start
        text = f"{text[: start - 1]}\n{text[start:]}"
    return replace(made, article=replace(made.article, text=text))


def table(words: list[str]) -> str:
    bare = [word.removeprefix("~") for word in words]
    root = max(i for i, word in enumerate(bare) if word in _VERBS)
    return "\n".join(row(words[i], bare, i, root) for i in range(len(words)))


def row(word: str, bare: list[str], index: int, root: int) -> str:
    name = bare[index]
    if name in _VERBS:
        return f"{word} {_VERBS[name]} VERB Tense=Past|VerbForm=Fin {'root 0' if index == root else f'dep {root + 1}'}"
    if not name[0].isupper():
        return f"{word} _ {'ADV _ advmod' if name.isalpha() else 'PUNCT _ punct'} {root + 1}"
    if bare[index + 1 : index + 2] and bare[index + 1] in _VERBS:
        return f"{word} _ PROPN _ nsubj {index + 2}"
    before = max((i for i in range(index) if bare[i] in _VERBS), default=root)
    return f"{word} _ PROPN _ {'obj' if bare[before] == 'attacked' else 'nsubj'} {before + 1}"


def spoken(*paragraphs: str) -> list[str]:
    """Each attack in text order with its speaker, and whoever passes it on."""
    made = page(*paragraphs)
    claims = extract(made, entities(made, CAST), load_vocabulary()).claims
    return [": ".join([c.subject.entity, c.source, *c.reported_by]) for c in claims if c.predicate == "attacks"]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(['" ~Turkey attacked Mosul ~, ~" Peskov said ~.'], ["Turkey: Peskov"], id="beside the verb"),
        pytest.param(["“ ~Turkey attacked Mosul ~, ~” said Peskov ~."], ["Turkey: Peskov"], id="curly marks"),
        pytest.param(["' ~Turkey attacked Mosul ~, ~' said Peskov ~."], ["Turkey: Peskov"], id="single marks"),
        pytest.param(["‘ ~Turkey attacked Mosul ~, ~’ said Peskov ~."], ["Turkey: Peskov"], id="single curly marks"),
        pytest.param(['Peskov said ~: " ~Turkey attacked Mosul ~. ~"'], ["Turkey: Peskov"], id="after the verb"),
        pytest.param(
            ['" ~Turkey attacked Mosul ~. | Iraq attacked Mosul ~, ~" said Peskov ~.'],
            ["Turkey: Peskov", "Iraq: Peskov"],
            id="over two sentences",
        ),
        pytest.param(
            ['" ~Turkey attacked Mosul ~, ~" Peskov said ~. | " ~Iraq attacked Mosul ~. ~"'],
            ["Turkey: Peskov", "Iraq: Peskov"],
            id="a sentence after it",
        ),
        pytest.param(
            ['" ~Turkey attacked Mosul ~, ~" Peskov said ~. | " ~Iraq attacked Mosul ~, ~" Moscow said ~.'],
            ["Turkey: Peskov", "Iraq: Moscow"],
            id="each its own",
        ),
        pytest.param(
            ['Peskov said ~. | " ~Iraq attacked ~" Mosul ~.'],
            ["Iraq: "],
            id="two words in marks are no quotation",
        ),
        pytest.param(
            ['Peskov said ~. | then " ~Iraq attacked Mosul ~"'],
            ["Iraq: "],
            id="part of a sentence has its speaker in it",
        ),
        pytest.param(
            ['Peskov said ~. | " ~Iraq attacked Mosul ~. ~"'],
            ["Iraq: Peskov"],
            id="a sentence before it",
        ),
        pytest.param(
            [
                '" ~Turkey attacked Mosul ~, ~" Peskov said ~.',
                '" ~Iraq attacked Mosul ~.',
                '" ~Russia attacked Mosul ~. ~"',
            ],
            ["Turkey: Peskov", "Iraq: Peskov", "Russia: Peskov"],
            id="on over paragraphs",
        ),
        pytest.param(
            ['" ~Iraq attacked Mosul ~.', '" ~Russia attacked Mosul ~, ~" Peskov said ~.'],
            ["Iraq: Peskov", "Russia: Peskov"],
            id="named in the last of its paragraphs",
        ),
        pytest.param(
            [
                '" ~Turkey attacked Mosul ~, ~" Peskov said ~.',
                '" ~Iraq attacked Mosul ~. ~"',
                "Russia attacked Mosul ~.",
            ],
            ["Turkey: Peskov", "Iraq: Peskov", "Russia: "],
            id="a paragraph that is all quoted goes on",
        ),
        pytest.param(
            ['Peskov said then then ~. | " ~Iraq attacked Mosul ~. ~" | Moscow said ~.'],
            ["Iraq: Peskov"],
            id="before it rather than after",
        ),
        pytest.param(
            ['" ~Iraq attacked Mosul ~, ~" Peskov then said ~.'], ["Iraq: Peskov"], id="no subject: who is nearest"
        ),
        pytest.param(['" ~Peskov attacked Mosul ~, ~" then said ~.'], ["Peskov: "], id="nobody quoted is nearest"),
        pytest.param(
            ["Peskov said Russia ~' ~Iraq attacked Mosul ~. ~'"], ["Iraq: "], id="an apostrophe opens nothing"
        ),
        pytest.param(
            [
                '" ~Iraq attacked Mosul ~.',
                '" ~Russia attacked Mosul ~. ~"',
                '" ~Turkey attacked Mosul ~, ~" Peskov said ~.',
            ],
            ["Iraq: ", "Russia: ", "Turkey: Peskov"],
            id="not back past a closing mark",
        ),
        pytest.param(
            [
                '" ~Turkey attacked Mosul ~, ~" Peskov said ~.',
                "Russia attacked Mosul ~.",
                '" ~Iraq attacked Mosul ~. ~"',
            ],
            ["Turkey: Peskov", "Russia: ", "Iraq: "],
            id="not past the author's own words",
        ),
        pytest.param(
            ['" ~Iraq attacked Mosul ~.', "Russia attacked Mosul ~.", 'Peskov said ~: " ~Turkey attacked Mosul ~. ~"'],
            ["Iraq: ", "Russia: ", "Turkey: Peskov"],
            id="a mark that nothing closes ends with its paragraph",
        ),
        pytest.param(
            ["\" ~Moscow told ~: ' ~Iraq attacked Mosul ~. ~' | Turkey attacked Mosul ~, ~\" Peskov said ~."],
            ["Iraq: Moscow: Peskov", "Turkey: Peskov"],
            id="a quotation in a quotation",
        ),
        pytest.param(
            ["“ ~Moscow told ~: ‘ ~Iraq attacked Mosul ~.", "“ ~Turkey attacked Mosul ~, ~” Peskov said ~."],
            ["Iraq: Peskov", "Turkey: Peskov"],
            id="a single mark alone is none",
        ),
    ],
)
def test_who_speaks(paragraphs: list[str], expected: list[str]) -> None:
    assert spoken(*paragraphs) == expected


def test_an_apostrophe_closes_nothing() -> None:
    table = """
        Peskov   _       PROPN _                       nsubj     2
        said     say     VERB  Tense=Past|VerbForm=Fin root      0
        ~:       _       PUNCT _                       punct     2
        '        _       PUNCT _                       punct     2
        ~The     the     DET   _                       det       6
        rebels   rebel   NOUN  Number=Plur             nmod:poss 8
        ~'       _       PART  _                       case      6
        troops   _       NOUN  Number=Plur             nsubj     9
        attacked attack  VERB  Tense=Past|VerbForm=Fin dep       2
        Mosul    _       PROPN _                       obj       9
        ~'       _       PUNCT _                       punct     2
    """
    made = document(table)
    claims = extract(made, entities(made, CAST), load_vocabulary()).claims
    assert {claim.source for claim in claims if claim.predicate == "attacks"} == {"Peskov"}
