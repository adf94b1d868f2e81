"""When two spellings are one name: word forms, particles, `Ministry of X` and `X Ministry`, short first names."""

from __future__ import annotations

from functools import cache

from kg.core.iri import normalise
from kg.core.lexicon import data_file, read_table, split
from kg.core.words import nouns

COLUMNS = ("kind", "word", "for")
KINDS = ("first name", "particle", "word")


def key(name: str, *, person: bool = False) -> str:
    """What all spellings of a name have in common, for comparison only.

    >>> key("Ministry of Defence") == key("the Defense Ministry")
    True
    """
    words = normalise(name).split()
    if person:
        words = words[:1] + [word for word in words[1:] if word not in _forms("particle")]
    if not person and len(words) > 2 and words[1] == "of" and words[0] in nouns().organisation_head:
        words = [*words[2:], words[0]]
    return " ".join(words if person else (_forms("word").get(word, word) for word in words))


def first_and_last(name: str) -> tuple[str, str] | None:
    """A person's first name in its full form, and the last one; None for a name of one word.

    >>> first_and_last("Jon Q. Example")
    ('jonathan', 'example')
    """
    words = key(name, person=True).split()
    return (_forms("first name").get(words[0], words[0]), words[-1]) if len(words) > 1 else None


def middle(name: str) -> frozenset[str]:
    """The words between a person's first and last name; an initial stands for itself."""
    return frozenset(key(name, person=True).split()[1:-1])


@cache
def _forms(kind: str) -> dict[str, str]:
    rows = read_table(data_file("spellings.tsv"), columns=COLUMNS)
    return {word: row["for"] for row in rows if row["kind"] == kind for word in split(row["word"])}
