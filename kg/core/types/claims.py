"""What texts claim, and the facts that follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.core.types.texts import Certainty, Condition, Polarity, Span, Tense

Basis = Literal["stated", "inferred"]
Status = Literal["accepted", "reported", "denied", "disputed"]
LEAST_OF_FACTS = 0.4
"""Confidence below which a claim is kept with its words, but counts for nothing."""


@dataclass(frozen=True, slots=True, order=True)
class Argument:
    """One end of a claim: an entity's id and the characters that name it here."""

    entity: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualified:
    """What is told of a happening or a state beside its ends: how surely, on whose word, when, where, of how many."""

    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    tense: Tense = "nonFuture"
    condition: Condition = "none"
    source: str = ""
    """Entity id of the innermost speaker; empty for the article's author."""
    start: str = ""
    end: str = ""
    time_text: str = ""
    place: str = ""
    count: int | None = None
    attempted: bool = False
    """Whether it is told as tried: `tried to retake`, which leaves open what came of it."""
    confidence: float = 1.0

    @property
    def is_doubtful(self) -> bool:
        """Whether there is too little confidence in it to support, dispute or imply anything."""
        return self.confidence < LEAST_OF_FACTS

    @property
    def is_factual(self) -> bool:
        """Positive, certain, not future, not conditional, not doubtful: fit to support a fact or an inference."""
        qualifiers = (self.polarity, self.certainty, self.tense, self.condition)
        return qualifiers == ("positive", "certain", "nonFuture", "none") and not self.is_doubtful


@dataclass(frozen=True, slots=True)
class Claim(Qualified):
    """A statement that a text makes, with who says it and how surely."""

    id: str
    article: str
    subject: Argument
    predicate: str
    object: Argument
    trigger: Span
    sentence: Span
    basis: Basis = "stated"
    reported_by: tuple[str, ...] = ()
    """Entity ids of the speakers who pass it on, innermost first."""
    rule: str = ""
    premises: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    """Ids of the claims that an accusation, denial, demand, threat, promise or warning says, sorted."""
    label: str = ""
    """An open relation's own words; empty where the predicate is in the vocabulary."""

    @property
    def statement(self) -> tuple[str, str, str]:
        """Subject entity, predicate, object entity."""
        return self.subject.entity, self.predicate, self.object.entity


@dataclass(frozen=True, slots=True)
class Event(Qualified):
    """A happening of which one end isn't known: `12 people were killed in Aleppo`."""

    id: str
    article: str
    predicate: str
    trigger: Span
    sentence: Span
    agent: Argument | None = None
    patient: Argument | None = None

    @property
    def ends(self) -> tuple[str, ...]:
        """The entity at the end that is known."""
        return tuple(end.entity for end in (self.agent, self.patient) if end)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with all that speaks for and against it."""

    id: str
    subject: str
    predicate: str
    object: str
    status: Status
    start: str = ""
    end: str = ""
    supported_by: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    independent_sources: int = 0
    confidence: float = 0.0
