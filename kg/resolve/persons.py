"""Whom a part of a name means: `Doe`, `Mr. Doe`, `van der Doe`, `Jane` for somebody whom the article names in full.

Whom a surname means is never guessed: of two that bear it, it is the only one named before, the only one whom `Mr.` or
`Mrs.` fits, or the only one named just before, else nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.core.iri import normalise
from kg.core.tree import Tree
from kg.core.words import nouns
from kg.resolve.names import Found
from kg.resolve.world import Known, World

_LEFT_OUT = re.compile(r"(?<=\s)(?:[A-Z]\.|[\"“][^\"”]*[\"”])\s|,?\s(?:Jr|Sr|II|III|IV)\b\.?$")
"""Initials and nicknames after a first name, and what tells a son from his father, to be the same with and without."""
_OF_A_CHILD = {"abu", "umm"}
"""`Abu Omar` is not Omar."""
_LONGEST_INITIALS = 3
_REACH = 2
Words = tuple[str, ...]


@dataclass(slots=True)
class Person:
    """Somebody whom the article names in full."""

    name: str
    known: Known | None
    words: list[Words] = field(default_factory=list)
    """All full names, as folded words."""
    at: list[int] = field(default_factory=list)
    """Where: first tokens, in text order."""
    gender: str = ""
    """`male` or `female` where a word before a name tells: `Mrs.`, `his wife, Jane Doe`."""


def bare_person(text: str) -> str:
    """A person's name less initials, nicknames and `Jr.`, with single blanks, in capitals only where they begin it."""
    bare = re.sub(r"\s+", " ", _LEFT_OUT.sub("", text)).strip()
    return bare.title() if bare.isupper() and len(bare) > _LONGEST_INITIALS else bare


def find_people(tree: Tree, world: World, found: Sequence[Found]) -> list[Person]:
    """Everybody with a full name among the names of an article."""
    people: list[Person] = []
    names = [(name, name.text(tree)) for name in found if name.type == "Person"]
    full = {_words(text) for _, text in names if len(_words(text)) > 1}
    for name, text in names:
        words = _words(text)
        known = name.known[0] if name.known else _known(world, bare_person(text))
        if words not in full or (known is None and any(_ends_in(other, words) for other in full)):
            continue
        person = next((one for one in people if _is_same(one, known, words)), None)
        if person is None:
            person = Person(bare_person(text), known)
            people.append(person)
        person.known = person.known or known
        person.name = person.known.name if person.known else min(person.name, bare_person(text), key=len)
        person.words.append(words)
        person.at.append(name.first)
        person.gender = person.gender or _gender(tree, name.first, reach=_REACH)
    return people


def bearer(tree: Tree, people: Sequence[Person], name: Found) -> Person | None:
    """Whom a name means: who bears it in full, as a surname, or else as a first name, if that is one."""
    words = _words(name.text(tree))
    tests: tuple[Callable[[Words, Words], bool], ...] = (_equals, _ends_in, _begins_with)
    for test in tests:
        if found := [one for one in people if any(test(full, words) for full in one.words)]:
            return _which(tree, found, name.first)
    return None


def _known(world: World, name: str) -> Known | None:
    """Who bears the name, or does with a second one less."""
    words = name.split()
    names = (name, f"{words[0]} {words[-1]}" if len(words) == 3 else name)
    return next((known for one in names for known in world.names.get(one, ()) if known.type == "Person"), None)


def unintroduced(world: World, text: str) -> Person:
    """Whoever bears a name that is no part of one in the article."""
    return Person(bare_person(text), _known(world, bare_person(text)))


def _which(tree: Tree, found: list[Person], index: int) -> Person | None:
    """The only one; else the only one named before; else, of whom a title fits, the one that it fits best.

    Without a title it is the only one named in this sentence or the last.
    """
    before = [one for one in found if one.at[0] < index]
    if gender := _gender(tree, index, reach=1):
        fitting = [one for one in before if one.gender in {gender, ""}]
        near = [one for one in fitting if one.gender]
    else:
        here = tree.sentence(index)
        fitting = []
        near = [one for one in before if any(here - 1 <= tree.sentence(at) <= here for at in one.at if at < index)]
    return next((some[0] for some in (found, before, fitting, near) if len(some) == 1), None)


def _gender(tree: Tree, index: int, *, reach: int) -> str:
    """What the last words before a name tell of its bearer; empty if nothing."""
    words = [token.text.lower().rstrip(".") for token in tree.tokens[max(0, index - reach) : index]]
    lists = {"female": nouns().female, "male": nouns().male}
    return next((gender for word in reversed(words) for gender in lists if word in lists[gender]), "")


def _is_same(person: Person, known: Known | None, words: Words) -> bool:
    """Whether two full names are one person's: `John Doe`, `John Albert Doe`."""
    if known and person.known:
        return known.id == person.known.id
    return any(
        words == other or (words[0] == other[0] and words[-1] == other[-1] and 2 in {len(words), len(other)})
        for other in person.words
    )


def _words(text: str) -> Words:
    return tuple(normalise(bare_person(text)).split())


def _equals(full: Words, part: Words) -> bool:
    return full == part


def _ends_in(full: Words, part: Words) -> bool:
    """Whether the part is what a full name ends in, `Masri` and `al-Masri` being the same."""
    part = part[1:] if part[:1] in {("al",), ("el",)} and len(part) > 1 else part
    rest = full[: -len(part)]
    return bool(rest) and full[-len(part) :] == part and rest[-1] not in _OF_A_CHILD


def _begins_with(full: Words, part: Words) -> bool:
    return full[: len(part)] == part and not _OF_A_CHILD.issuperset(part)
