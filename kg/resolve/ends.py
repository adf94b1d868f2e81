"""Entities for the ends of links that nothing else has given one: any noun phrase can be an end.

Its type is what the link's predicate usually joins: an actor of no known kind, or a thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.core.types import Link
from kg.core.vocabulary import Vocabulary
from kg.resolve.ledger import Ledger
from kg.resolve.nominals import write_phrase

_LOWEST_SCORE = 0.25
_NOMINAL = {"NOUN", "PROPN", "NUM", "SYM"}


def link_ends(ledger: Ledger) -> None:
    """Give each noun phrase that a link speaks of an entity of its own, unless it has one."""
    for link in ledger.tree.document.links or ():
        if link.score >= _LOWEST_SCORE:
            for index, kind in _ends(link, ledger.vocabulary):
                if index not in ledger.at and _is_phrase(ledger, index):
                    write_phrase(ledger, index, kind, named=ledger.tree[index].pos in {"PROPN", "ADJ"})
            _open_name(ledger, link)


def _is_phrase(ledger: Ledger, index: int) -> bool:
    """A noun, or an adjective that is a name: `Republican lawmakers`."""
    pos = ledger.tree[index].pos
    names = ledger.tree.document.names
    return pos in _NOMINAL or (pos == "ADJ" and any(name.first <= index <= name.last for name in names))


def _open_name(ledger: Ledger, link: Link) -> None:
    """In `U.S. State Department` the reader tells two things apart: the known one inside is mentioned, too."""
    ends = [end for end in (link.subject, link.object) if end in ledger.at]
    if len(ends) == 2 and ledger.at[ends[0]] == ledger.at[ends[1]]:
        for index in ends:
            text = ledger.tree[index].text
            known = ledger.world.names.get(text, ())
            country = known[0].id if known else ledger.world.adjectives.get(text, "")
            if country in ledger.world.by_id and country != ledger.at[index]:
                ledger.mention(ledger.known(ledger.world.by_id[country]), index, index, "name", "name inside a name")
                return


def _ends(link: Link, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """The words that a link joins or points to, each with the type that it must have if nothing else is known."""
    predicate = vocabulary[link.predicate]
    usual = (predicate.subject, predicate.object)
    for index, types in zip((link.subject, link.object), usual, strict=True):
        if index is not None:
            yield index, "Actor" if types and all(vocabulary.allows(("Actor",), kind) for kind in types) else "Thing"
    if link.source is not None:
        yield link.source, "Actor"


def link_speakers(ledger: Ledger) -> None:
    """Whoever a link is told by is somebody, even where nobody knows who `he` is."""
    for link in ledger.tree.document.links or ():
        if link.source is not None and link.source not in ledger.at:
            word = ledger.tree[link.source].text
            ident = ledger.new(word.lower(), "Actor", scoped=True)
            ledger.mention(ident, link.source, link.source, "pronoun", "unnamed speaker")
