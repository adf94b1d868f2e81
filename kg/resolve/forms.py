"""The longer forms in which an article prints a name: `Kremlin spokesman Dmitry Peskov`, `Raqa city`, `IS fighters`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.core.tree import Tree
from kg.core.types import Mention
from kg.core.words import is_title

_JOINS = {"-", "–"}
_MOST_AFTER = 2
"""Words that may follow a name in such a form."""


def longer_forms(tree: Tree, mentions: Iterable[Mention], *, person: bool) -> Iterator[str]:
    """A name with the titles of the same thing before it, and with the same thing's noun after it.

    Args:
        tree: the article's.
        mentions: all of one thing.
        person: whether it is one, so that `President` before its name is its title in any case.
    """
    inside = [(mention.kind, tree.inside(mention.span)) for mention in mentions]
    nouns = {words[-1]: words[0] for kind, words in inside if kind == "nominal"}
    for first, last in ((words[0], words[-1]) for kind, words in inside if kind == "name"):
        start = _titled(tree, first, nouns, person=person)
        if start < first:
            yield tree.text(tree.span(start, last))
        ends = (end for end, start in nouns.items() if end > last and (start <= first or start == last + 1))
        end = next((end for end in ends if end - last <= _MOST_AFTER), last)
        if end > last and all(tree[i].text.isalpha() for i in range(last + 1, end + 1)):
            yield tree.text(tree.span(first, end))


def _titled(tree: Tree, first: int, nouns: dict[int, int], *, person: bool) -> int:
    """Where the titles before a name begin, with the names in them, less articles and adjectives."""
    opens, start = tree.document.sentences[tree.sentence(first)][0], first
    while (before := start - 1 - (tree[start - 1].text in _JOINS)) >= opens and before in nouns:
        start = max(nouns[before], opens)
    while person and start > opens and is_title(tree[start - 1].text):
        start -= 1
    while opens < start < first and tree[start - 1].pos == "PROPN":
        start -= 1
    while start < first and (
        tree[start].pos in {"DET", "ADV", "PRON"} or (tree[start].text.islower() and tree[start].pos == "ADJ")
    ):
        start += 1
    return start
