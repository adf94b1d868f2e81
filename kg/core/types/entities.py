"""Things in the world, where articles speak of them, and what people decided about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.core.iri import digest
from kg.core.types.texts import Span

MentionKind = Literal["name", "nominal", "pronoun"]
Verdict = Literal["same", "different", "reject", "accept"]
OWN_WORDS = "own words"
"""The reason of a mention that stands for what it says, such as `82 civilians`: one thing in its article only."""
DEFINITE_NOUN = "definite noun"
"""The reason of a mention that means what was said before: `the men`."""


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
