"""Entities for the ends of links that nothing else has given one: any noun phrase can be an end.

Its type is what the link's predicate usually joins: an actor of no known kind, or a thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.core.calendar import calendar_words
from kg.core.tree import Tree
from kg.core.types import Link
from kg.core.vocabulary import Vocabulary
from kg.core.words import nouns, speech
from kg.resolve.actors import nominal_lemma
from kg.resolve.ledger import Ledger
from kg.resolve.nominals import refers_back, write_phrase

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
    """A noun, or an adjective that is a name: `Republican lawmakers`; no day, no `nobody`, no vague `city`."""
    pos, word = ledger.tree[index].pos, ledger.tree[index].text.lower()
    if word in calendar_words() or word in nouns().no_name or _is_vague_place(ledger.tree, index):
        return False
    names = ledger.tree.document.names
    return pos in _NOMINAL or (pos == "ADJ" and any(name.first <= index <= name.last for name in names))


def _is_vague_place(tree: Tree, index: int) -> bool:
    """`The city` that means nothing clear is none that we know; `the militia` is somebody."""
    lemma = nominal_lemma(tree, index)
    return lemma in nouns().place_anaphors and refers_back(tree, index, lemma)


def open_names(ledger: Ledger) -> None:
    """`Royal Thai Navy`: the state inside the name of its organ is mentioned, too."""
    spans = [(m.span, d) for d in ledger.drafts.values() for m in d.mentions.values() if m.kind == "name"]
    for span, draft in spans:
        inside = ledger.tree.inside(span) if draft.type in {"Government", "Military"} else []
        proper = len(inside) > 1 and ledger.tree[inside[-1]].text[:1].isupper()  # no `Syrian government`
        _open(ledger, inside if proper else [])


def _open_name(ledger: Ledger, link: Link) -> None:
    """In `U.S. State Department` the reader tells two things apart: the known one inside is mentioned, too."""
    ends = [end for end in (link.subject, link.object) if end in ledger.at]
    ends = [end for end in ends if ledger.type(end) != "Person"]  # no Chad in Chad Roe
    _open(ledger, ends if len(ends) == 2 and ledger.at[ends[0]] == ledger.at[ends[1]] else [])


def _open(ledger: Ledger, indexes: list[int]) -> None:
    """Mention the first known thing that one of these words of a longer name names alone."""
    world, tree = ledger.world, ledger.tree
    pairs = [(index, last) for index in indexes for last in (index + 1, index) if last in indexes]
    for first, last in pairs:
        text = tree.text(tree.span(first, last))
        known = world.names.get(text, ())
        ident = known[0].id if known else world.adjectives.get(text, "")
        if ident in world.by_id and ident != ledger.at[first]:
            ledger.mention(ledger.known(world.by_id[ident]), first, last, "name", "name inside a name")
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
    """Whoever is said to say something is somebody, even where nobody knows who `he` is, or how many `many` are."""
    tree = ledger.tree
    for index in _speakers(tree):
        if index in ledger.at or {"Person=1", "Person=2", "PronType=Dem"} & set(tree[index].morph.split("|")):
            continue
        if _is_phrase(ledger, index):
            write_phrase(ledger, index, "Actor", named=tree[index].pos == "PROPN")
        elif tree[index].text.lower() not in calendar_words() | nouns().no_name:
            ident = ledger.new(tree[index].text.lower(), "Actor", scoped=True)
            ledger.mention(ident, index, index, "pronoun", "unnamed speaker")


def _speakers(tree: Tree) -> Iterator[int]:
    """Whom links point to, who is cited, the subjects of verbs that report a clause."""
    lists = speech()
    verbs = lists.say | lists.deny | lists.think
    yield from (link.source for link in tree.document.links or () if link.source is not None)
    for index in range(len(tree.tokens)):
        if tree.preposition(index) in lists.prepositions:
            yield index
        reports = tree.is_dep(index, "parataxis") or tree.children(index, "ccomp", "parataxis")
        if reports and tree.lemma(index) in verbs:
            yield from tree.children(index, "nsubj")
