"""The book in which a document's entities are written while they are being found, mention by mention."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from kg.core.iri import entity_id
from kg.core.tree import Tree
from kg.core.types import Entity, Mention, MentionKind, Reference, Span
from kg.core.vocabulary import Vocabulary
from kg.resolve.forms import longer_forms
from kg.resolve.world import Known, World

_DECAY = 0.5
_KIND_WEIGHT = {"name": 1.0, "nominal": 0.8, "pronoun": 0.4}
_SUBJECT_WEIGHT = 2.0
OF_A_COUNTRY = "force or government of a country"
"""The reason of mentions such as `Iraqi forces`, which are names of what they mention."""


@dataclass
class Draft:
    """An entity in the making."""

    id: str
    type: str
    name: str
    known: Known | None = None
    names: set[str] = field(default_factory=set)
    mentions: dict[Span, Mention] = field(default_factory=dict)


class Ledger:
    """Drafts by id, and which entity each token stands for."""

    def __init__(self, tree: Tree, world: World, vocabulary: Vocabulary) -> None:
        self.tree, self.world, self.vocabulary = tree, world, vocabulary
        self.drafts: dict[str, Draft] = {}
        self.at: dict[int, str] = {}
        """Head token of a mention -> entity id; a name's every token counts as its head."""
        self.references: dict[int, list[Reference]] = {}
        """Anaphor -> its likely antecedents."""
        self._log: list[tuple[int, str, float]] = []
        self.males: dict[str, int] = {}
        """How many more pronouns take an entity for a man than for a woman."""
        self.meant: dict[int, dict[str, float]] = {}
        """Anaphor -> the probability of each entity that it may mean, as far as it was looked at."""
        for reference in tree.document.references:
            self.references.setdefault(reference.anaphor, []).append(reference)

    def known(self, known: Known) -> str:
        """Open or find the draft of a known thing."""
        self.drafts.setdefault(known.id, Draft(known.id, known.type, known.name, known))
        return known.id

    def new(self, name: str, kind: str, *, scoped: bool) -> str:
        """Open or find the draft of an unknown thing; a scoped one is one thing only within this article."""
        scope = self.tree.document.article.id if scoped else ""
        ident = entity_id(name, kind, scope=scope)
        self.drafts.setdefault(ident, Draft(ident, kind, name))
        return ident

    def mention(self, ident: str, first: int, last: int, kind: MentionKind, reason: str) -> None:
        """Write down that tokens `[first, last]` speak of an entity."""
        span = self.tree.span(first, last)
        draft = self.drafts[ident]
        draft.mentions.setdefault(span, Mention(self.tree.document.article.id, span, kind, reason))
        if kind == "name" or reason == OF_A_COUNTRY:
            draft.names.add(_bare(self.tree.text(span)))
        if kind == "name":
            self.at.update(dict.fromkeys(range(first, last + 1), ident))
        else:
            self.at.setdefault(last, ident)
        top = self.tree.top(list(range(first, last + 1)))
        while self.tree.is_dep(top, "conj"):
            top = self.tree[top].head
        weight = _KIND_WEIGHT[kind] * (_SUBJECT_WEIGHT if self.tree.is_dep(top, "nsubj") else 1.0)
        self._log.append((first, ident, weight))

    def move(self, index: int, ident: str, reason: str) -> None:
        """Give a one-word name's mention to another entity."""
        old = self.at[index]
        del self.drafts[old].mentions[self.tree.span(index, index)]
        self._log = [entry for entry in self._log if entry[:2] != (index, old)]
        self.mention(ident, index, index, "name", reason)

    def rename(self, draft: Draft, ident: str) -> None:
        """Give a draft another id; one that has it already takes the mentions and names."""
        del self.drafts[draft.id]
        self.at.update({index: ident for index, at in self.at.items() if at == draft.id})
        self._log = [(index, ident if at == draft.id else at, weight) for index, at, weight in self._log]
        draft.id = ident
        there = self.drafts.setdefault(ident, draft)
        there.names |= draft.names
        there.mentions.update(draft.mentions)

    def type(self, index: int) -> str:
        """The type of the entity that a token stands for; empty if none."""
        ident = self.at.get(index)
        return self.drafts[ident].type if ident else ""

    def is_a(self, index: int, kind: str) -> bool:
        """Whether the entity that a token stands for is of a type, or of one below it."""
        return self.vocabulary.allows((kind,), self.type(index))

    def salience(self, before: int, kinds: Collection[str], *, reach: int) -> dict[str, float]:
        """How present each entity of some types is at a token, as a share of what all of them are.

        Each mention counts by its kind and its syntactic role, and fades by half with each sentence in between, much
        as in Lappin and Leass (1994).

        Args:
            before: only mentions that start before this token count.
            kinds: the types wanted.
            reach: how many sentences back a mention counts at most.
        """
        here = self.tree.sentence(before)
        scores: dict[str, float] = {}
        for index, ident, weight in self._log:
            distance = here - self.tree.sentence(index)
            if index < before and distance <= reach and self.drafts[ident].type in kinds:
                scores[ident] = scores.get(ident, 0.0) + weight * _DECAY**distance
        total = sum(scores.values())
        return {ident: score / total for ident, score in scores.items()}

    def entities(self) -> tuple[Entity, ...]:
        """All drafts as entities, sorted."""
        drafts = (self.drafts[ident] for ident in sorted(self.drafts))
        return tuple(_entity(draft, self.world, self.tree) for draft in drafts if draft.mentions)


def _bare(name: str) -> str:
    """The name without an article before it."""
    return name.removeprefix("the ").removeprefix("The ")


def _entity(draft: Draft, world: World, tree: Tree) -> Entity:
    known = draft.known
    names = draft.names | set(map(_bare, longer_forms(tree, draft.mentions.values(), person=draft.type == "Person")))
    names |= set(known.aliases if known and draft.type != "Military" else ())
    return Entity(
        id=draft.id,
        type=draft.type,
        name=draft.name,
        names=tuple(sorted(names - {draft.name})),
        mentions=tuple(sorted(draft.mentions.values())),
        matches=known.matches if known else (),
        point=known.point if known else None,
        country=world.country_of(known) if known and known.type != "Country" else "",
        seat_of=world.seat_of(draft.name, draft.type, known),
    )
