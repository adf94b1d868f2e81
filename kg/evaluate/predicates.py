"""Which predicates count, which say the same turned round, which are near enough for the lenient measure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from kg.core.lexicon import words
from kg.core.vocabulary import Vocabulary

T = TypeVar("T")
_TABLE = "evaluation.tsv"
_FAMILY = "family: "


@dataclass(frozen=True)
class Predicates:
    """A vocabulary's predicates, as a measure looks at them."""

    vocabulary: Vocabulary

    @cached_property
    def of_articles(self) -> frozenset[str]:
        """Those that articles are annotated with."""
        return words(_TABLE)["article form"]

    @cached_property
    def of_sentences(self) -> frozenset[str]:
        """Those that count in annotated sentences."""
        return frozenset(self.vocabulary.by_name) - words(_TABLE)["sentence form, left out"]

    def turn(self, subject: T, predicate: str, thing: T) -> tuple[T, str, T]:
        """The statement in the one of two inverse predicates that the vocabulary names first."""
        inverse = self._inverses.get(predicate)
        return (thing, inverse, subject) if inverse else (subject, predicate, thing)

    def is_symmetric(self, predicate: str) -> bool:
        """Whether it holds both ways."""
        return self.vocabulary.by_name[predicate].symmetric

    def are_related(self, one: str, other: str) -> bool:
        """Whether two predicates are the same or of one family."""
        return one == other or any({one, other} <= family for family in self._families)

    @cached_property
    def _families(self) -> tuple[frozenset[str], ...]:
        return tuple(members for name, members in words(_TABLE).items() if name.startswith(_FAMILY))

    @cached_property
    def _inverses(self) -> dict[str, str]:
        """Of two inverses the later in the vocabulary, with the earlier."""
        names = list(self.vocabulary.by_name)
        pairs = [(p.name, p.inverse) for p in self.vocabulary.predicates if p.inverse]
        return {name: inverse for name, inverse in pairs if inverse in names[: names.index(name)]}
