"""The entities that bear a name, and what tells them apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.core.iri import PREFIXES, full, is_minted
from kg.query.source import Source

DEFAULT = DefaultGraph()


def term(name: str) -> NamedNode:
    """The IRI of a name such as `skos:prefLabel`."""
    return NamedNode(full(name))


@dataclass(frozen=True)
class Bearer:
    """An entity with what people know it by; counts are over the whole graph, and made when they are asked for."""

    entity: NamedNode
    name: str
    """Its preferred name."""
    type: str
    country: str
    """The preferred name of its country, empty where it isn't known."""
    is_known: bool
    """Whether a knowledge file has it, or its name stands for a government."""
    store: Source = field(repr=False, compare=False)

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """Their names, sorted."""
        found = articles_of(self.store, self.entity)
        return tuple(sorted(name for article in found for name in values(self.store, article, "kg:fileName")))

    @cached_property
    def mentions(self) -> int:
        """How often it is named, or meant by a pronoun."""
        return sum(_mentions(self.store, self.entity))

    @cached_property
    def claims(self) -> int:
        """Those that it is the subject or the object of."""
        return _claims(self.store, self.entity)

    @property
    def id(self) -> str:
        """`ent:Palmyra`."""
        return f"ent:{self.entity.value.removeprefix(PREFIXES['ent'])}"

    def __str__(self) -> str:
        """`ent:Palmyra  Palmyra (City), Syria; 3 articles, 40 claims`."""
        where = f", {self.country}" if self.country else ""
        return f"{self.id}  {self.name} ({self.type}){where}; {self.told}"

    @property
    def told(self) -> str:
        """How much the graph says of it."""
        counts = ((len(self.articles), "article"), (self.mentions, "mention"), (self.claims, "claim"))
        told = [f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts if count]
        return ", ".join([f"in {self.articles[0]}", *told[1:]] if len(self.articles) == 1 else told)


def describe(store: Source, entity: NamedNode) -> Bearer:
    """What the graph says of an entity."""
    kind = next(values(store, entity, "rdf:type"), "").removeprefix(PREFIXES["kg"])
    country = next(_nodes(store, entity, "kg:country"), None)
    return Bearer(
        entity,
        name=next(values(store, entity, "skos:prefLabel"), ""),
        type=kind,
        country=next(values(store, country, "skos:prefLabel"), "") if country else "",
        is_known=_is_known(ident_of(entity), kind) or any(_nodes(store, entity, "kg:seatOf")),
        store=store,
    )


def _is_known(ident: str, kind: str) -> bool:
    """Whether a row of a knowledge file gave the id, and nobody said that an article means another by it."""
    return not is_minted(ident, kind) and "@" not in ident


def articles_of(store: Source, entity: NamedNode) -> set[NamedNode]:
    """The articles that mention an entity, or claim something of one that no name leads to."""
    telling = subjects(store, None, entity)
    mentioning = set(subjects(store, "schema:mentions", entity))
    return mentioning or {article for told in telling for article in _nodes(store, told, "kg:article")}


def names_of(store: Source, entity: NamedNode) -> tuple[str, ...]:
    """The other names of an entity, sorted."""
    return tuple(sorted(values(store, entity, "skos:altLabel")))


def ident_of(entity: NamedNode) -> str:
    """The id of an entity, as records have it."""
    return unquote(entity.value.removeprefix(PREFIXES["ent"]))


def joined_to(store: Source, entity: NamedNode) -> tuple[str, ...]:
    """The other ids for which an entity stands, under which articles' readings may have it; sorted."""
    return tuple(sorted(ident_of(other) for other in _nodes(store, entity, "owl:sameAs")))


def is_type(store: Source, kind: str) -> bool:
    """Whether the ontology has a type of this name, in any case."""
    quads = store.quads_for_pattern(None, term("rdf:type"), term("owl:Class"), DEFAULT)
    return f"<{PREFIXES['kg']}{kind}>".casefold() in {str(quad.subject).casefold() for quad in quads}


def supertypes(store: Source, kind: str) -> set[str]:
    """A type's name with all those above it, in small letters."""
    found, todo = set[NamedNode](), [term(f"kg:{kind}")]
    while todo:
        found.add(at := todo.pop())
        todo += [above for above in _nodes(store, at, "rdfs:subClassOf") if above not in found]
    return {at.value.removeprefix(PREFIXES["kg"]).casefold() for at in found}


def subjects(store: Source, name: str | None, entity: NamedNode) -> Iterator[NamedNode]:
    """What has an entity as the value of a property; of any property where `name` is None."""
    quads = store.quads_for_pattern(None, term(name) if name else None, entity, DEFAULT)
    return (quad.subject for quad in quads if isinstance(quad.subject, NamedNode))


def values(store: Source, subject: NamedNode | None, name: str) -> Iterator[str]:
    """The values of a property, of everything's where `subject` is None: IRIs and texts."""
    quads = store.quads_for_pattern(subject, term(name), None, DEFAULT)
    return (quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal))


def _claims(store: Source, entity: NamedNode) -> int:
    """Each claim's triple is alone in a graph of its own; a user's own graphs may speak of the entity, too."""
    quads = [*store.quads_for_pattern(entity, None, None), *store.quads_for_pattern(None, None, entity)]
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, NamedNode)}
    return sum(graph.startswith(PREFIXES["claim"]) for graph in graphs)


def _mentions(store: Source, entity: NamedNode) -> Iterator[int]:
    for tally in subjects(store, "kg:mentioned", entity):
        yield from map(int, values(store, tally, "kg:mentionCount"))


def _nodes(store: Source, subject: NamedNode, name: str) -> Iterator[NamedNode]:
    return (NamedNode(value) for value in values(store, subject, name))
