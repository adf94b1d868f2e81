"""What an evaluation yields: counts with precision and recall, shares, examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import reduce
from typing import Any

from kg.evaluate.report import to_text


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of annotated facts and of claims; ratios in 0 to 1, 0 where there is nothing to count."""

    gold: int = 0
    found: int = 0
    """Annotated facts that a claim says."""
    claims: int = 0
    right: int = 0
    """Claims that say an annotated fact."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def precision(self) -> float:
        """The share of the claims that are right."""
        return self.right / max(1, self.claims)

    @property
    def recall(self) -> float:
        """The share of the annotated facts that were found."""
        return self.found / max(1, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some."""

    count: int
    of: int

    @property
    def ratio(self) -> float:
        """Between 0 and 1; 0 where there are none."""
        return self.count / max(1, self.of)


@dataclass(frozen=True, slots=True)
class Example:
    """A fact or a claim with the words that it stands in."""

    where: str
    """An article's name or a sentence's id."""
    statement: str
    quote: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well claims agree with an annotation."""

    totals: Mapping[str, Tally]
    """By measure: `strict`, `strict core`, `family`, `family core` for articles; `claims`, `pairs` for sentences."""
    shares: Mapping[str, Share]
    """How often the qualifiers of the facts found are right, and what isn't so is told as if it were."""
    predicates: Mapping[str, Tally]
    """The first of the totals, by predicate, the most frequent first."""
    examples: Mapping[str, tuple[Example, ...]]
    """Facts that were `missed`, claims that are `false`, what is `told as so` and isn't; in the order of the texts."""

    def to_text(self, *, misses: int = 0, width: int = 100) -> str:
        """Tables for reading, with at most `misses` examples of each kind; no line longer than `width` characters."""
        return to_text(self, misses, width)

    def to_dict(self, *, misses: int = 0) -> dict[str, Any]:
        """All of it as plain values, fit for JSON; ratios to four places."""
        return {
            "totals": {name: _tally(tally) for name, tally in self.totals.items()},
            "shares": {name: _plain(share, "ratio") for name, share in self.shares.items()},
            "predicates": {name: _tally(tally) for name, tally in self.predicates.items()},
            "examples": {kind: list(map(_plain, found[:misses])) for kind, found in self.examples.items()},
        }


def by_predicate(counts: Iterable[tuple[str, Tally]]) -> dict[str, Tally]:
    """Add up what was counted of each predicate, the most frequent first."""
    found: dict[str, Tally] = {}
    for name, tally in counts:
        found[name] = found.get(name, Tally()) + tally
    return dict(sorted(found.items(), key=lambda item: (-item[1].gold, -item[1].claims, item[0])))


def share(outcomes: Iterable[bool]) -> Share:
    """How many of them hold."""
    given = list(outcomes)
    return Share(sum(given), len(given))


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    return reduce(Tally.__add__, tallies, Tally())


def _tally(tally: Tally) -> dict[str, Any]:
    return _plain(tally, "precision", "recall", "f1")


def _plain(record: Tally | Share | Example, *ratios: str) -> dict[str, Any]:
    counted = {field.name: getattr(record, field.name) for field in fields(record)}
    return counted | {name: round(getattr(record, name), 4) for name in ratios}
