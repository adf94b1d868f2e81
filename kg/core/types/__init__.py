"""The records that travel between the stages: plain, frozen, picklable, comparable.

All spans are half-open `[start, end)` in characters of `Article.text`; the text is never changed after it is read.
"""

from kg.core.types.claims import LEAST_OF_FACTS, Argument, Basis, Claim, Event, Fact, Qualified, Status
from kg.core.types.entities import DEFINITE_NOUN, OWN_WORDS, Decision, Entity, Join, Mention, MentionKind, Verdict
from kg.core.types.texts import (
    Article,
    Certainty,
    Condition,
    Document,
    Link,
    Name,
    Polarity,
    Reference,
    Span,
    Tense,
    Token,
)
from kg.core.types.yields import Knowledge, Reading

__all__ = [
    "DEFINITE_NOUN",
    "LEAST_OF_FACTS",
    "OWN_WORDS",
    "Argument",
    "Article",
    "Basis",
    "Certainty",
    "Claim",
    "Condition",
    "Decision",
    "Document",
    "Entity",
    "Event",
    "Fact",
    "Join",
    "Knowledge",
    "Link",
    "Mention",
    "MentionKind",
    "Name",
    "Polarity",
    "Qualified",
    "Reading",
    "Reference",
    "Span",
    "Status",
    "Tense",
    "Token",
    "Verdict",
]
