"""The claims of a graph in the annotation's terms: each end is the annotated entity that shares most of its names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.core.errors import UnknownNameError, nearest
from kg.core.iri import normalise
from kg.core.types import Article, Claim, Entity, Knowledge
from kg.evaluate.gold import AUTHOR, GoldArticle, Triple, ordered
from kg.evaluate.predicates import Predicates

_WEIGHT_OF_PREFERRED_NAME = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A claim whose ends are annotated entities where the annotation knows them."""

    claim: Claim
    triple: Triple
    source: str
    """An annotated entity, `author`, or empty."""
    source_name: str
    """As the graph has it, normalised."""
    known: frozenset[str]
    """The annotated entities among its ends."""
    is_about_strangers: bool
    """Whether the annotation doesn't know an end, and each such end has a capitalised name."""
    statement: str
    quote: str
    """The sentence."""


def said_of(knowledge: Knowledge, gold: Iterable[GoldArticle], predicates: Predicates) -> list[tuple[Said, ...]]:
    """What a graph's claims say of each annotated article, in the order of the text; each thing once.

    Inferred claims don't count, nor do those with a predicate that annotations don't use.

    Raises:
        UnknownNameError: the graph doesn't hold an article.
    """
    gold = tuple(gold)
    used = {predicate for article in gold for fact in article.facts for _, predicate, _ in fact.readings}
    counted = predicates.of_articles | used
    entities = {entity.id: entity for entity in knowledge.entities}
    stated = [claim for claim in knowledge.claims if claim.basis == "stated" and claim.predicate in counted]
    found = []
    for annotated in gold:
        article = _find(annotated.name, knowledge.articles)
        own = sorted((claim for claim in stated if claim.article == article.id), key=_place)
        found.append(_once(_Translator(annotated, article, entities, predicates).translate(claim) for claim in own))
    return found


@dataclass(frozen=True, slots=True)
class _Translator:
    """From a graph's terms for one article to the annotation's."""

    annotated: GoldArticle
    article: Article
    entities: Mapping[str, Entity]
    predicates: Predicates

    def translate(self, claim: Claim) -> Said:
        """The claim in the annotation's terms."""
        ends = [self.entities[end.entity] for end in (claim.subject, claim.object)]
        aligned = [self.align(entity) for entity in ends]
        subject, thing = (known or f"ent:{entity.id}" for known, entity in zip(aligned, ends, strict=True))
        strangers = [entity.name for known, entity in zip(aligned, ends, strict=True) if not known]
        source = self.entities.get(claim.source)
        return Said(
            claim=claim,
            triple=ordered(subject, claim.predicate, thing, self.predicates),
            source=self.align(source) if source else AUTHOR,
            source_name=normalise(source.name) if source else AUTHOR,
            known=frozenset(filter(None, aligned)),
            is_about_strangers=bool(strangers) and all(name[:1].isupper() for name in strangers),
            statement=" ".join((ends[0].name, claim.predicate, ends[1].name)),
            quote=self.article.text[claim.sentence.start : claim.sentence.end],
        )

    def align(self, entity: Entity) -> str:
        """The annotated entity that shares most names, the preferred one above all; empty where none does."""
        votes = Counter[str]()
        weights = [(entity.name, _WEIGHT_OF_PREFERRED_NAME), *((name, 1) for name in {entity.name, *entity.names})]
        for name, weight in weights:
            plain = normalise(name)
            for ident in self.annotated.ids.get(plain, ()):
                votes[ident] += weight + (normalise(ident) == plain)
        return min(votes, key=lambda ident: (-votes[ident], ident), default="")


def _find(name: str, articles: Iterable[Article]) -> Article:
    names = {article.name: article for article in articles}
    found = sorted(known for known in names if known == name or known.endswith(f"/{name}"))
    if not found:
        allowed = nearest(name, names) or "build the graph from the annotated articles"
        raise UnknownNameError(f"no article {name} in the graph", allowed=allowed)
    return names[found[0]]


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.sentence.start, claim.trigger.start, claim.id


def _once(claims: Iterable[Said]) -> tuple[Said, ...]:
    """Of those that say the same on the same word for the same time the first."""
    found: dict[tuple[object, ...], Said] = {}
    for said in claims:
        found.setdefault((said.triple, said.claim.polarity, said.source_name, said.claim.start), said)
    return tuple(found.values())
