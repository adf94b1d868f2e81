"""Where a name begins and ends: recognised spans trimmed of titles, split at commas, widened to the whole name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.core.calendar import calendar_words
from kg.core.tree import Tree
from kg.core.words import nouns
from kg.resolve.world import World


def split_list(tree: Tree, first: int, last: int) -> Iterator[tuple[int, int]]:
    """`Lima, Peru` is two places."""
    start = first
    for i in range(first, last + 1):
        if tree[i].text in {",", ";"}:
            if start < i:
                yield start, i - 1
            start = i + 1
    if start <= last:
        yield start, last


def trim(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Take determiners and titles from the front, possessives and punctuation from the back."""
    titles = nouns().title
    while first < last and (
        tree[first].text.lower() in titles | {"the", "a", "an", "’s", "'s"} or not tree[first].text[:1].isalnum()
    ):
        first += 1
    days = calendar_words() - {"may"} | {"'s", "’s", "'", "’"}
    while last > first and (tree[last].text.lower() in days or not tree[last].text[-1:].isalnum()):
        last -= 1
    return first, last


def widen(tree: Tree, first: int, last: int, kind: str, world: World) -> tuple[int, int]:
    """Take in the given names that the parse joins to a surname."""
    if kind not in {"Person", "Locality"}:
        return first, last
    while first > 0 and _is_given_name(tree, first - 1, last, world):
        first -= 1
    while (step := _surname_step(tree, first, last)) > 0:
        last += step
    return first, last


def _surname_step(tree: Tree, first: int, last: int) -> int:
    """How many tokens of the same person's name follow: a surname that the parse joins, or the rest of a double one."""

    def is_part(index: int) -> bool:
        token = tree[index] if index < len(tree.tokens) else None
        return token is not None and token.pos == "PROPN" and token.text[:1].isupper()

    if is_part(last + 1) and tree.is_dep(last + 1, "flat") and first <= tree[last + 1].head <= last:
        return 1
    hyphen = is_part(last + 2) and tree.is_hyphenated(last + 2) and tree[last + 1].start == tree[last].end
    return 2 if hyphen else 0


def _is_given_name(tree: Tree, index: int, last: int, world: World) -> bool:
    token, lower = tree[index], tree[index].text.lower()
    plain = token.pos == "PROPN" and token.text[:1].isupper() and token.text not in world.names
    joined = token.head == last or tree[last].head == index or tree[index + 1].head == index
    kin = joined and (tree.is_dep(index, "compound", "flat") or tree.is_dep(index + 1, "flat"))
    return plain and kin and lower not in nouns().title and token.text not in world.adjectives


def join_particles(tree: Tree, first: int, last: int, kind: str) -> tuple[int, int, str]:
    """`Arnel dela Vega`: capitals joined by a particle in lower case are one person."""
    particles = nouns().particle

    def joins(index: int, step: int) -> bool:
        inside = 0 < index < len(tree.tokens) - 1 and 0 <= index + step < len(tree.tokens)
        far = tree[index + step] if inside else None
        return far is not None and tree[index].text in particles and far.pos == "PROPN" and far.text[:1].isupper()

    while joins(last + 1, 1):
        last, kind = last + 2, "Person"
    while joins(first - 1, -1):
        first, kind = first - 2, "Person"
    return first, last, kind


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
