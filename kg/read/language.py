"""Whether a text is English, by its function words: a long one must have enough, a short one more than foreign ones.

A rule of our own: no library lets more English headlines with foreign names pass (docs/decisions.md).
"""

from __future__ import annotations

import re

from kg.core.lexicon import words

_FEWEST_WORDS_TO_COUNT_SHARES = 40
_LEAST_ENGLISH_SHARE = 0.08
_FEWEST_WORDS_OF_A_SENTENCE = 12
_WORD = re.compile(r"(?<=['’])s\b|[^\W\d_]+")


def is_english(text: str) -> bool:
    """Whether a text of any length is English; of a headline without function words that is taken for granted.

    >>> [is_english(text) for text in ("Rebels seize Palmyra", "Les rebelles ont pris la ville", "Взяли Алеппо")]
    [True, False, False]
    """
    letters = [c for c in text if c.isalpha()]
    if sum(c.isascii() for c in letters) * 2 < len(letters):
        return False
    found: list[str] = _WORD.findall(text)
    english = sum(word.lower() in words("reading.tsv")["function_word"] or word == "s" for word in found)
    if len(found) >= _FEWEST_WORDS_TO_COUNT_SHARES:
        return english >= _LEAST_ENGLISH_SHARE * len(found)
    by_chance = 1 if english or len(found) < _FEWEST_WORDS_OF_A_SENTENCE else 0
    return _foreign(found) <= max(english, by_chance)


def _foreign(found: list[str]) -> int:
    """How many words are another language's: its function words, or any with its letters, but no part of a name."""
    lists = words("reading.tsv")
    count, name_follows = 0, False
    for i, word in reversed(list(enumerate(found))):
        is_lower = word[0].islower()
        name_follows = not is_lower or (name_follows and word in lists["name_particle"])
        if i == 0 or not name_follows:
            count += word.lower() in lists["foreign_word"] or (i > 0 and not word.isascii())
    return count
