"""Articles, and their syntax with what the reader sees in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
Tense = Literal["nonFuture", "future"]
Condition = Literal["none", "conditional", "generic"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)`, in characters of the article's text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def around(self, *others: Span) -> Span:
        """The shortest that has this and the others in it."""
        return Span(min(self.start, *(o.start for o in others)), max(self.end, *(o.end for o in others)))


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read: its text unchanged, what is not news in it masked by span."""

    id: str
    name: str
    text: str
    title: str = ""
    source: str = ""
    byline: str = ""
    published: str = ""
    """ISO day, month or year (`2016-12-14`, `2016-12`, `2016`); empty where unknown."""
    url: str = ""
    furniture: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word with its Universal Dependencies annotation."""

    text: str
    start: int
    lemma: str
    pos: str
    morph: str
    dep: str
    head: int
    """Index in `Document.tokens`; a root is its own head."""
    tag: str = ""
    """The treebank's own part-of-speech tag (Penn)."""

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Name:
    """A named span that the pipeline found: tokens `[first, last]` inclusive and a label (PER, ORG, LOC...)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that the reader sees in a sentence between two words; indexes in `Document.tokens`.

    An end is the head of its mention, None where it isn't said (an unknown agent). Scores are probabilities.
    """

    subject: int | None
    object: int | None
    predicate: str
    """A predicate of the vocabulary, or `other`."""
    score: float
    trigger: int
    """The word that says it."""
    polarity: Polarity
    polarity_score: float
    certainty: Certainty
    certainty_score: float
    tense: Tense
    tense_score: float
    condition: Condition
    condition_score: float
    source: int | None = None
    """Whoever says or believes it; None is the author."""
    time: int | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A nominal that may refer back; indexes in `Document.tokens`, heads of their phrases."""

    anaphor: int
    antecedent: int
    score: float
    """Probability that both speak of one thing."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its syntax: one flat row of tokens, sentences as half-open token ranges."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    links: tuple[Link, ...] | None = None
    """Sentence by sentence; None from a model that doesn't know any."""
    references: tuple[Reference, ...] = ()
    """In the order of anaphors, each with its likely antecedents; none from a model that doesn't know any."""

    @property
    def sentence_spans(self) -> tuple[Span, ...]:
        """The characters of each sentence."""
        tokens = self.tokens
        return tuple(Span(tokens[first].start, tokens[end - 1].end) for first, end in self.sentences)
