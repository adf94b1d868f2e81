"""The records that travel between the stages: plain, frozen, picklable, comparable.

All spans are half-open `[start, end)` in characters of `Article.text`; the text is never changed after it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.core.iri import digest

Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
Tense = Literal["nonFuture", "future"]
Condition = Literal["none", "conditional", "generic"]
Basis = Literal["stated", "inferred"]
Status = Literal["accepted", "reported", "denied", "disputed"]
MentionKind = Literal["name", "nominal", "pronoun"]
Verdict = Literal["same", "different", "reject", "accept"]
LEAST_OF_FACTS = 0.4
"""Confidence below which a claim is kept with its words, but counts for nothing."""
OWN_WORDS = "own words"
"""The reason of a mention that stands for what it says, such as `82 civilians`: one thing in its article only."""
DEFINITE_NOUN = "definite noun"
"""The reason of a mention that means what was said before: `the men`."""


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


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Where an article speaks of an entity."""

    article: str
    span: Span
    kind: MentionKind = "name"
    reason: str = ""
    """Why it was taken for this entity: `known name`, `same name`, `acronym`, `nominal`..."""

    @property
    def is_naming(self) -> bool:
        """Whether its words are a name, or lead to something that has one: `Iraqi forces`."""
        return self.kind == "name" or (self.kind == "nominal" and self.reason not in {OWN_WORDS, DEFINITE_NOUN})


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Another id of an entity, under which some articles' readings have it, and why the two are one."""

    id: str
    reason: str
    """The rule, or who decided it."""
    decision: str = ""
    """A decision's id; empty where a rule joined them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: that two entities are one thing, or two; that a claim is read wrongly, or rightly."""

    verdict: Verdict
    a: str
    """An entity's id, or the claim's."""
    b: str = ""
    """The other entity's id."""
    by: str = ""
    """Who decided it; empty where it isn't told."""
    line: int = field(default=0, compare=False)
    """Where it stands in its file, from 1; 0 for one that stands in none yet."""

    @property
    def id(self) -> str:
        """The same for either order of the two."""
        return digest("decision", self.verdict, *sorted((self.a, self.b)))


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world, with its names and the mentions that prove it."""

    id: str
    type: str
    name: str
    names: tuple[str, ...] = ()
    """The other names, sorted."""
    mentions: tuple[Mention, ...] = ()
    matches: tuple[str, ...] = ()
    """IRIs of the same thing elsewhere (Wikidata, GeoNames)."""
    point: tuple[float, float] | None = None
    """WGS84 latitude and longitude in degrees."""
    country: str = ""
    """Id of the state in which it lies, or to which it belongs, as far as kg knows."""
    seat_of: tuple[str, ...] = ()
    """Ids of the state and the government that news calls by its name: `Moscow said`."""
    joined: tuple[Join, ...] = ()
    """What else it was taken for before articles were put together, sorted; empty in a reading."""

    @property
    def is_named(self) -> bool:
        """Whether any mention names it; else it is one thing in one article, which only claims and events lead to."""
        return any(mention.is_naming for mention in self.mentions)


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


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article yields, the unit that a graph stores and removes, with the article itself."""

    article: Article
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    dropped: tuple[tuple[str, int], ...] = ()
    """How many statements were proposed and didn't become claims, by reason."""
    events: tuple[Event, ...] = ()
    """Happenings of which one end isn't known."""
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What all the articles yield together; every tuple sorted by id."""

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """A person's, about entities and claims."""
