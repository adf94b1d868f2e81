"""Where a name begins and ends: recognised spans trimmed of titles, split at commas, carried to the end of a title."""

from __future__ import annotations

from collections.abc import Iterator

from kg.core.calendar import calendar_words
from kg.core.tree import Tree
from kg.core.words import is_title, nouns

_APART = {",", ";", "/", "(", ")", "[", "]", "—"}


def split_list(tree: Tree, first: int, last: int, *, person: bool = False) -> Iterator[tuple[int, int]]:
    """`Lima, Peru` is two places; what follows `of` is no person."""
    last = next((i - 1 for i in range(first + 1, last) if person and tree[i].text == "of"), last)
    start = first
    for i in range(first, last + 1):
        if tree[i].text in _APART:
            if start < i:
                yield start, i - 1
            start = i + 1
    if start <= last:
        yield start, last


def trim(tree: Tree, first: int, last: int, *, person: bool = False) -> tuple[int, int]:
    """Take determiners, adjectives and a person's titles from the front, possessives and punctuation from the back."""
    front = {"the", "a", "an", "’s", "'s"} | ({"u.s."} if last - first > 1 else set())
    while first < last and (
        tree[first].text.lower() in front
        or not tree[first].text[:1].isalnum()
        or (
            tree[first].pos == "ADJ"
            and tree[first].text.isalpha()
            and tree[first].text.islower()
            and tree[first].text not in nouns().bearing
        )
        or (person and is_title(tree[first].text))
    ):
        first += 1
    days = calendar_words() - {"may"} | {"'s", "’s", "'", "’"}
    while last > first and (tree[last].text.lower() in days or not tree[last].text[-1:].isalnum()):
        last -= 1
    return first, last


def full_title(tree: Tree, first: int, last: int) -> int:
    """`International Centre for the Study of Political Violence`: to the last capital after for, of, on."""
    heads = nouns().organisation_head
    inside = {token.text.lower() for token in tree.tokens[first : last + 1]}
    opens = last + 1 < len(tree.tokens) and tree[last + 1].text.lower() in {"for", "of", "on"}
    goes_on = opens or (inside & {"for", "of", "on"} and tree[min(last + 1, len(tree.tokens) - 1)].text == "and")
    if not (inside & heads and goes_on):
        return last
    for at in range(last + 1, len(tree.tokens)):
        if tree[at].text[:1].isupper():
            last = at
        elif tree[at].text.lower() not in {"for", "of", "on", "and", "the"}:
            break
    return last
