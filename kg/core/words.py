"""The word lists of the data files by name, so that a wrong name is an error of the type checker's, not a run's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import TypeVar

from kg.core.errors import DataError
from kg.core.lexicon import words

Words = frozenset[str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns by what they tell of whom they name: `nominals.tsv`."""

    alliance_anaphor: Words
    bare: Words
    bearing: Words
    city_anaphor: Words
    country_anaphor: Words
    creed: Words
    direction: Words
    facility_head: Words
    female: Words
    fighter: Words
    force: Words
    government: Words
    group_anaphor: Words
    organ: Words
    organisation_head: Words
    legislator: Words
    male: Words
    no_name: Words
    offshoot: Words
    part: Words
    partisan: Words
    partitive: Words
    proxy: Words
    region_anaphor: Words
    region_head: Words
    ruler: Words
    title: Words
    topic_role: Words
    water_head: Words
    by_type: Mapping[str, Words]
    """Nouns that head mentions of a type."""
    terms: Words
    """All entries of all lists."""

    def of_type(self, kind: str) -> Words:
        """Nouns that head mentions of a type; none for a type that has no list."""
        return self.by_type.get(kind, frozenset())

    @property
    def place_anaphors(self) -> Words:
        """`the city`, `the region`, `the country`."""
        return self.city_anaphor | self.region_anaphor | self.country_anaphor

    @property
    def anaphors(self) -> Words:
        """Nouns that refer back, `the group`, `the city`."""
        return self.group_anaphor | self.place_anaphors | self.alliance_anaphor


@dataclass(frozen=True, slots=True)
class Speech:
    """Words of saying and thinking: `speech.tsv`."""

    deny: Words
    noun: Words
    of_oneself: Words
    prepositions: Words
    say: Words
    think: Words


@dataclass(frozen=True, slots=True)
class Effects:
    """What words do to the events under them: `factuality.tsv`."""

    acquitting: Words
    asserting: Words
    asserting_noun: Words
    attempt: Words
    awaited: Words
    blocking_verb: Words
    condition: Words
    ending: Words
    fiction: Words
    future_modal: Words
    future_modifier: Words
    generic_time: Words
    happened: Words
    intent: Words
    near_miss: Words
    negation: Words
    negative_determiner: Words
    negative_mark: Words
    negative_verb: Words
    object_control: Words
    object_gerund: Words
    possible_modal: Words
    possible_modifier: Words
    possible_noun: Words
    probable_modal: Words
    probable_modifier: Words
    promising: Words
    untrue: Words


@dataclass(frozen=True, slots=True)
class Support:
    """Verbs that carry an event noun: `support.tsv`."""

    begin: Words
    launch: Words
    suffer: Words


@cache
def nouns() -> Nouns:
    """The shipped nouns."""
    lists = words("nominals.tsv")
    by_type = {name: lists[name] for name in lists if name[:1].isupper()}
    return _made(Nouns, "nominals.tsv", by_type=by_type, terms=frozenset().union(*lists.values()))


def is_title(word: str) -> bool:
    """Whether a word stands before names as a rank or a post, with or without its full stop: `Col`, `Sen.`."""
    titles, lower = nouns().title, word.lower()
    return lower in titles or f"{lower.rstrip('.')}." in titles or lower.rstrip(".") in titles


@cache
def speech() -> Speech:
    """The shipped words of saying."""
    return _made(Speech, "speech.tsv")


@cache
def effects() -> Effects:
    """The shipped governors."""
    return _made(Effects, "factuality.tsv")


@cache
def support() -> Support:
    """The shipped support verbs."""
    return _made(Support, "support.tsv")


def _made(kind: type[T], file: str, **given: Mapping[str, Words] | Words) -> T:
    """A file's lists as a record; a list too many or too few is a fault in the file."""
    lists = {name: found for name, found in words(file).items() if name[:1].islower()}
    wanted = {field.name for field in fields(kind)} - set(given)  # type: ignore[arg-type]
    if wrong := wanted ^ set(lists):
        raise DataError(f"list {min(wrong)} missing or unknown", where=file, allowed=", ".join(sorted(wanted)))
    return kind(**lists, **given)
