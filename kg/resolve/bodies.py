"""What a part of a body's name means: its acronym, `the Observatory`, for one that the article names in full."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.core.iri import normalise
from kg.core.tree import Tree
from kg.core.words import nouns
from kg.resolve.names import Found
from kg.resolve.organs import is_organ

_TYPES = {"Organization", "ArmedGroup", "Government", "Media", "Military", "Alliance"}
_SHORTEST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Bodies:
    """An article's bodies by parts of their names."""

    acronyms: dict[str, Found]
    """By letters, in lower case."""
    heads: dict[str, Found]
    """By the word that says what they are, where only one has it."""
    parts: dict[str, Found]
    """By the first or the last of their words, as folded words, where only one has them."""
    bare: list[tuple[int, Found]]
    """Tokens that are such a word, where nobody saw a name."""

    def whole(self, text: str, kind: str) -> Found | None:
        """The body that an acronym, or a word for something of a type, means."""
        part = (self.heads.get(text) or self.parts.get(normalise(text))) if kind in _TYPES else None
        return self.acronyms.get(_letters(text)) or part


def find_bodies(tree: Tree, found: list[Found]) -> Bodies:
    """The bodies with a name of several words among the names of an article."""
    bodies = [name for name in found if name.type in _TYPES and name.last > name.first]
    heads = _heads(tree, bodies)
    acronyms = {**_spelled(tree, bodies), **_bracketed(tree, found, bodies)}
    return Bodies(acronyms, heads, _parts(tree, bodies), _bare(tree, found, heads))


def _spelled(tree: Tree, bodies: list[Found]) -> dict[str, Found]:
    """By initials, with those of small words and without."""
    spelled = {}
    for name in bodies:
        words = re.split(r"[\s-]+", name.text(tree))
        for chosen in (words, [word for word in words if word[:1].isupper()]):
            if len(chosen) >= _SHORTEST_ACRONYM:
                spelled["".join(word[:1] for word in chosen).lower()] = name
    return spelled


def _bracketed(tree: Tree, found: list[Found], bodies: list[Found]) -> dict[str, Found]:
    """`Front for the Change (FCC)`, or the other way round."""
    bracketed = {}
    for one, other in pairwise(found):
        short, long = sorted((one, other), key=lambda name: name.last - name.first)
        between = [token.text for token in tree.tokens[one.last + 1 : other.first]]
        closed = [token.text for token in tree.tokens[other.last + 1 : other.last + 2]]
        letters = _letters(short.text(tree))
        if long in bodies and (between, closed) == (["("], [")"]) and _abbreviates(letters, long.text(tree)):
            bracketed[letters] = long
    return bracketed


def _letters(text: str) -> str:
    """An acronym's letters in lower case; empty for what is none."""
    letters = re.sub(r"\W", "", text)
    return letters.lower() if " " not in text and sum(map(str.isupper, letters)) > 1 else ""


def _abbreviates(letters: str, long: str) -> bool:
    """Whether all letters stand in a name, in their order."""
    rest = iter(long.lower())
    return letters != "" and all(letter in rest for letter in letters)


def _heads(tree: Tree, bodies: list[Found]) -> dict[str, Found]:
    heads: dict[str, list[Found]] = {}
    for name in bodies:
        word = re.split(r" (?:for|of|on|in) ", name.text(tree))[0].split()[-1]
        if word[:1].isupper() and word.lower() not in nouns().force:
            heads.setdefault(word, []).append(name)
    return _of_one(tree, heads)


def _parts(tree: Tree, bodies: list[Found]) -> dict[str, Found]:
    """`Stone` and `Stone Lake` -> the only body whose name begins so, `Lake Council` -> the only one that ends so."""
    parts: dict[str, list[Found]] = {}
    for name in bodies:
        words = normalise(name.text(tree)).split()
        for count in range(1, len(words)):
            parts.setdefault(" ".join(words[:count]), []).append(name)
            parts.setdefault(" ".join(words[count:]), []).append(name)
    return _of_one(tree, {words: names for words, names in parts.items() if not is_organ(words)})


def _of_one(tree: Tree, bearers: dict[str, list[Found]]) -> dict[str, Found]:
    """The words that only one body bears."""
    return {words: names[0] for words, names in bearers.items() if len({_identity(tree, name) for name in names}) == 1}


def _identity(tree: Tree, name: Found) -> str:
    return name.known[0].id if name.known else normalise(name.text(tree))


def _bare(tree: Tree, found: list[Found], heads: dict[str, Found]) -> list[tuple[int, Found]]:
    """Where `the Observatory` stands with nothing after it that would make it another's."""
    taken = {index for name in found for index in range(name.first - 1, name.last + 1)}
    free = [i for i in range(1, len(tree.tokens) - 1) if tree[i].text in heads and i not in taken]
    alone = [i for i in free if tree[i - 1].text.lower() == "the" and tree[i + 1].text != "-"]
    return [(index, heads[tree[index].text]) for index in alone]
