"""Parties, states and chambers of the United States as news writes them: `R-Ariz.`, `Reno, Nev.`.

A closed class in `congress.tsv`. Words that other parliaments use, too, are read so only where the article is clearly
about no other country.
"""

from __future__ import annotations

from functools import cache

from kg.core.lexicon import data_file, read_table, split
from kg.core.words import nouns
from kg.resolve.actors import setting
from kg.resolve.ledger import Ledger

_COUNTRY = "UnitedStates"


def link_congress(ledger: Ledger) -> None:
    """Mention the parties, states and chambers behind letters, abbreviations and words before people."""
    tree, words = ledger.tree, _words()
    for index, token in enumerate(tree.tokens):
        party, state = words["party"].get(token.text), words["state"].get(token.text)
        if state and index > 1 and tree[index - 1].text in "-–" and (own := words["party"].get(tree[index - 2].text)):
            _mention(ledger, index, state)
            _mention(ledger, index - 2, own)
        elif state and index > 1 and tree[index - 1].text == "," and tree[index - 2].text[:1].isupper():
            _mention(ledger, index, state)
        elif not party and token.text in words["before"] and _leads(ledger, index):
            _mention(ledger, index, words["before"][token.text])


def states() -> dict[str, str]:
    """States of the United States, as news shortens them and by their two letters, to ids: `Fla.`, `FL`."""
    return _words()["state"]


def _mention(ledger: Ledger, index: int, ident: str) -> None:
    """Mention it, whatever else the word was taken for."""
    known, reason = ledger.known(ledger.world.by_id[ident]), "party, state or chamber"
    if index in ledger.at and ledger.tree.span(index, index) in ledger.drafts[ledger.at[index]].mentions:
        ledger.move(index, known, reason)
    else:
        ledger.mention(known, index, index, "name", reason)


def _leads(ledger: Ledger, index: int) -> bool:
    """Whether the word stands before people or opens a body's name, and nothing makes it another country's."""
    tree, lists = ledger.tree, nouns()
    here, after = ledger.at.get(index), ledger.at.get(index + 1)
    middle = index + 1 == len(tree.tokens) or (here is not None and ledger.at.get(index - 1) == here)
    if middle or ledger.world.adjectives.get(tree[index - 1].text if index else "", _COUNTRY) != _COUNTRY:
        return False
    people = lists.of_type("Group") | lists.title | lists.partisan | lists.organ
    opens = tree[index + 1].text[:1].isupper() and here is not None and here == after
    led = {tree.lemma(i) for i in (index + 1, tree[index].head) if i > index}
    return (opens or not led.isdisjoint(people)) and setting(ledger) in {"", _COUNTRY}


@cache
def _words() -> dict[str, dict[str, str]]:
    """Words to entities, by use."""
    found = dict[str, dict[str, str]]()
    for row in read_table(data_file("congress.tsv"), columns=("use", "word", "entity")):
        found.setdefault(row["use"], {}).update(dict.fromkeys(split(row["word"]), row["entity"]))
    return found
