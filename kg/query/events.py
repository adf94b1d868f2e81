"""Event rows, as data sets of CAMEO and PLOVER events have them: a happening with its roles, codes, place and evidence.

Taken from the graph's events, so that nothing denied, future, conditional or doubtful is among them. What neither
CAMEO nor PLOVER has a counterpart for, what a thing or another event does ("the storm destroyed"), what is told to the
press, and control of what is no place ("they took over the Senate") are left out.

A row has several sources or targets only where each of them is said to have to do with each: "A fought B, and C fought
D" is two rows of one event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache, partial
from operator import attrgetter
from typing import NamedTuple

from pyoxigraph import NamedNode, Store

from kg.core.coding import barred, cameo_root, goldstein, needed_source, quad_class
from kg.core.iri import short
from kg.core.tables import joined, write_table
from kg.core.vocabulary import Predicate, Vocabulary
from kg.query.bearers import ident_of
from kg.query.event_row import COLUMNS, EventRow
from kg.query.nodes import Node, find_nodes, read_node

DELIMITERS = {"csv": ",", "tsv": "\t"}
_STATUSES = ("accepted", "reported", "disputed", "denied", "")
"""The surest first; none where one end is unknown, since then there is no statement."""


class _Told(NamedTuple):
    """What tells of an event: a claim, or the event itself where no claim does."""

    node: Node
    event: str
    predicate: Predicate
    source: str
    target: str
    claim: str = ""


def write_events(
    store: Store, vocabulary: Vocabulary, iso3: Mapping[str, str], *, format: str, quotes: bool = True
) -> bytes:
    """The rows as a table.

    Args:
        store: the graph.
        vocabulary: the graph's, which has the codes.
        iso3: ISO 3166-1 alpha-3 by the id of the state.
        format: a key of `DELIMITERS`.
        quotes: whether to give sentences and headlines.
    """
    rows = (
        (str(value) for value in asdict(row).values()) for row in event_rows(store, vocabulary, iso3, quotes=quotes)
    )
    return write_table(COLUMNS, rows, delimiter=DELIMITERS[format])


def event_rows(store: Store, vocabulary: Vocabulary, iso3: Mapping[str, str], *, quotes: bool = True) -> list[EventRow]:
    """The coded events, by article, place in it and id; arguments as `write_events`."""
    writer = _Writer(store, vocabulary, iso3, quotes)
    groups: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for told in writer.told():
        if writer.is_event(told):
            groups[told.event, told.predicate.name].append(told)
    rows = [writer.row(some) for group in groups.values() for some in _exact(group)]
    order = ("article", "sentence_start", "event_id", "predicate", "source_id", "target_id")
    return sorted(rows, key=attrgetter(*order))


def _exact(group: Iterable[_Told]) -> Iterator[list[_Told]]:
    """What is told of an event in parts, in each of which every source has to do with the same targets."""
    by_source: dict[str, list[_Told]] = defaultdict(list)
    for told in group:
        by_source[told.source].append(told)
    by_targets: dict[frozenset[str], list[_Told]] = defaultdict(list)
    for some in by_source.values():
        by_targets[frozenset(told.target for told in some)] += some
    yield from by_targets.values()


class _Writer:
    """Reads the graph; each entity, article and status once."""

    def __init__(self, store: Store, vocabulary: Vocabulary, iso3: Mapping[str, str], quotes: bool) -> None:  # noqa: FBT001
        self.store, self.vocabulary, self.iso3, self.quotes = store, vocabulary, iso3, quotes
        self.node = cache(partial(read_node, store))
        self.statuses: dict[str, str] = {}
        for fact in find_nodes(store, "rdf:type", "kg:Fact"):
            self.statuses |= dict.fromkeys(fact.all("kg:supportedBy"), fact.first("kg:status"))

    def told(self) -> Iterator[_Told]:
        """What is told of each coded event."""
        for claim in find_nodes(self.store, "kg:event"):
            if predicate := self._coded(claim.first("rdf:predicate")):
                ends = claim.first("rdf:subject"), claim.first("rdf:object")
                yield _Told(claim, claim.first("kg:event"), predicate, *ends, claim.iri)
        for event in find_nodes(self.store, "rdf:type", "sem:Event"):
            predicate = self._coded(event.first("sem:eventType")) if event.first("kg:source") else None
            if predicate:
                yield _Told(event, event.iri, predicate, event.first("kg:agent"), event.first("kg:patient"))

    def _coded(self, iri: str) -> Predicate | None:
        name = short(iri)
        found = self.vocabulary.by_name.get(name.removeprefix("kg:")) if name.startswith("kg:") else None
        return found if found and (found.cameo or found.plover) else None

    def is_event(self, told: _Told) -> bool:
        """Whether an actor does it, as far as anybody is known, to what may be the target of such an event."""
        kind = barred(told.predicate.plover)
        if kind and (self._is(told.source, kind) or self._is(told.target, kind)):
            return False
        takes_place = told.predicate.group != "territory" or self._is(told.target, "Place", *told.predicate.object)
        return (not told.source or self._is(told.source, "Actor")) and (not told.target or takes_place)

    def row(self, group: list[_Told]) -> EventRow:
        """All that is told of one event, as a row."""
        first = min(group, key=lambda told: told.node.iri)
        article, sentence = self.node(first.node.first("kg:article")), self.node(first.node.first("kg:sentenceSpan"))
        words = self.node(sentence.first("oa:hasSelector"))
        return EventRow(
            event_id=first.event.rpartition("/")[2],
            **self._date(group, article),
            **self._codes(first.predicate, group),
            **self._actors("source", {told.source for told in group}),
            **self._actors("target", {told.target for told in group}),
            count=joined({told.node.first("kg:count") for told in group}),
            **self._place(group),
            status=max((self.statuses.get(told.claim, "") for told in group), key=_STATUSES.index),
            said_by=joined({self._name(told.node.first("kg:source")) for told in group}),
            confidence=min((told.node.first("kg:confidence") for told in group), key=float),
            claims=joined({told.claim.rpartition("/")[2] for told in group}),
            article=article.first("kg:fileName"),
            headline=article.first("schema:headline") if self.quotes else "",
            publisher=article.first("schema:publisher"),
            published=article.first("schema:datePublished"),
            url=article.first("schema:url"),
            sentence_start=int(words.first("oa:start")),
            sentence_end=int(words.first("oa:end")),
            sentence=words.first("oa:exact") if self.quotes else "",
        )

    def _date(self, group: Iterable[_Told], article: Node) -> dict[str, str]:
        """The most precise date that is told, else the article's."""
        dates = {told.node.first("kg:validFrom") or self._stamp(told.node) for told in group} - {""}
        told, published = max(sorted(dates), key=len, default=""), article.first("schema:datePublished")
        return {"event_date": told or published, "date_basis": "text" if told else "published" if published else ""}

    def _stamp(self, event: Node) -> str:
        time = event.first("sem:hasTime")
        return self.node(time).first("sem:hasTimeStamp") if time else ""

    def _codes(self, predicate: Predicate, group: Iterable[_Told]) -> dict[str, str]:
        needed = needed_source(predicate.cameo)
        fits = not needed or all(self._is(told.source, *needed) for told in group)
        cameo = predicate.cameo if fits else ""
        return {
            "predicate": predicate.name,
            "event_type": predicate.plover,
            "cameo_code": cameo,
            "cameo_root": cameo_root(cameo),
            "quad_class": quad_class(predicate.plover, predicate.cameo),
            "goldstein": goldstein(cameo),
        }

    def _actors(self, role: str, iris: Iterable[str]) -> dict[str, str]:
        """Each column of a role has a value for each actor, empty ones too, so that they stay side by side."""
        actors = sorted((self._name(iri), iri) for iri in iris if iri)
        return {
            f"{role}_name": joined(name for name, _ in actors),
            f"{role}_id": joined(_ident(iri) for _, iri in actors),
            f"{role}_type": joined(self._type(iri) for _, iri in actors),
            f"{role}_country": joined(self._country(iri) for _, iri in actors),
        }

    def _place(self, group: Iterable[_Told]) -> dict[str, str]:
        """The first by name of the places that the text gives, else of the targets that are places."""
        given = {place for told in group for place in self._given(told)}
        places = given or {told.target for told in group if self._is_scene(told)}
        iri = min(places, key=lambda place: (self._name(place), place), default="")
        node = self.node(iri) if iri else Node("", {})
        return {
            "place_name": self._name(iri) if iri else "",
            "place_id": _ident(iri),
            "place_type": self._type(iri) if iri else "",
            "place_country": self._country(iri) if iri else "",
            "latitude": node.first("wgs84:lat"),
            "longitude": node.first("wgs84:long"),
        }

    def _given(self, told: _Told) -> set[str]:
        """Of an event without a claim its own places, save a target that is one."""
        return set(told.node.all("kg:place") if told.claim else told.node.all("sem:hasPlace")) - {told.target}

    def _is_scene(self, told: _Told) -> bool:
        acted_on = told.predicate.group in {"territory", "force"} and bool(told.target)
        on_map = acted_on and bool(self.node(told.target).first("wgs84:lat"))
        return on_map and self._is(told.target, "Ground", "Waterway")

    def _is(self, iri: str, *kinds: str) -> bool:
        return bool(iri) and self.vocabulary.allows(kinds, self._type(iri))

    def _type(self, iri: str) -> str:
        return short(self.node(iri).first("rdf:type")).removeprefix("kg:")

    def _name(self, iri: str) -> str:
        node = self.node(iri)
        return node.first("skos:prefLabel") or node.first("rdfs:label")

    def _country(self, iri: str) -> str:
        state = iri if self._type(iri) == "Country" else self.node(iri).first("kg:country")
        return self.iso3.get(_ident(state), "")


def _ident(iri: str) -> str:
    return ident_of(NamedNode(iri)) if iri else ""
