"""Decide which thing each name means: a known one by context, else a node of its own from its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from kg.core.tree import Tree
from kg.core.words import nouns
from kg.resolve.bodies import Bodies, find_bodies
from kg.resolve.ledger import Ledger
from kg.resolve.names import Found, one_type_each
from kg.resolve.persons import Person, bearer, find_people, unintroduced
from kg.resolve.world import Known, World

_ACTIVE_PREPOSITIONS = {"by", "with", "between", "against"}
_ENTERING = {"visit", "enter", "leave", "storm", "tour", "evacuate", "reach", "surround"}
_LOCAL_PREPOSITIONS = {"at", "in", "to", "into", "near", "outside", "inside", "around", "from", "across", "on"}
_STATIC_VERBS = {"be", "lie", "fall", "become", "remain"}


@dataclass(frozen=True, slots=True)
class _Cast:
    """Whom an article's names can mean."""

    countries: Counter[str]
    provinces: Set[str | None]
    people: list[Person]
    bodies: Bodies


def link_names(ledger: Ledger, found: list[Found]) -> None:
    """Write every name's mention into the ledger."""
    tree = ledger.tree
    typed = one_type_each(tree, [name for name in found if name.type])
    cast = _Cast(
        _countries(typed, ledger.world),
        {_province(tree, f) for f in typed} - {None},
        find_people(tree, ledger.world, typed),
        find_bodies(tree, found),
    )
    for name in typed:
        text = name.text(tree)
        ident, reason = _known(ledger, name, cast) if name.known else _unknown(ledger, name, cast)
        wide = ident != (name.known[0].id if name.known else ident) and text in cast.provinces
        ledger.mention(ident, name.first, name.last + (wide and _province(tree, name) is not None), "name", reason)
    for index, whole in cast.bodies.bare:
        ledger.mention(_ident(ledger, whole), index, index, "name", "part of a name in the article")


def _known(ledger: Ledger, name: Found, cast: _Cast) -> tuple[str, str]:
    text = name.text(ledger.tree)
    if text in ledger.world.seats and name.type == "Country" and _is_site(ledger.tree, name.last):
        return ledger.new(text, "Facility", scoped=False), "seat of power as a place"
    return ledger.known(_choose(ledger.tree, name, cast.countries, cast.provinces, ledger.world)), "known name"


def _unknown(ledger: Ledger, name: Found, cast: _Cast) -> tuple[str, str]:
    """A part of a name in the article, else a thing of its own."""
    tree, text = ledger.tree, name.text(ledger.tree)
    person = bearer(tree, cast.people, name) if name.type in {"Person", "Locality"} else None
    whole = None if person else cast.bodies.whole(text, name.type)
    if person is None and whole is None and name.type == "Person":
        person = unintroduced(ledger.world, text)
    if person:
        scoped = " " not in person.name  # whoever has one name only is somebody only in this article
        known = person.known
        return ledger.known(known) if known else ledger.new(person.name, "Person", scoped=scoped), "name of a person"
    return _ident(ledger, whole or name), "part of a name in the article" if whole else "same name"


def _ident(ledger: Ledger, name: Found) -> str:
    if name.known:
        return ledger.known(name.known[0])
    return ledger.new(" ".join(name.text(ledger.tree).split()), name.type, scoped=False)


def _is_site(tree: Tree, index: int) -> bool:
    """`at the White House`, `visited the Kremlin`: the place, not who sits there."""
    while tree.is_dep(index, "conj", "flat") and not tree.preposition(index):
        index = tree[index].head
    entered = tree.is_dep(index, "obj") and tree.lemma(tree[index].head) in _ENTERING
    return entered or tree.preposition(index) in _LOCAL_PREPOSITIONS


def _countries(found: list[Found], world: World) -> Counter[str]:
    """How often each country is named, or a place in it: the article's setting."""
    return Counter(world.country_of(name.known[0]) for name in found if name.known)


def _province(tree: Tree, found: Found) -> str | None:
    """The name, if the article speaks of a region by it (`Homs province`)."""
    after = tree[found.last + 1].text.lower() if found.last + 1 < len(tree.tokens) else ""
    is_region = after in nouns().region_head
    return tree.text(tree.span(found.first, found.last)) if is_region else None


def _choose(tree: Tree, found: Found, countries: Counter[str], provinces: Set[str | None], world: World) -> Known:
    """The best of several bearers: the region if the article calls it so, else one in a country it speaks of."""
    name = tree.text(tree.span(found.first, found.last))
    if name in provinces and found.known[0].type == "City" and not _city_of(tree, found):
        regions = [
            r
            for n in (f"{found.known[0].name} Province", f"{name} Province", f"{found.known[0].name} Governorate")
            for r in world.names.get(n, ())
            if r.type == "Region"
        ]
        if regions:
            return regions[0]
    return max(found.known, key=lambda known: countries[world.country_of(known)] if len(found.known) > 1 else 0)


def _city_of(tree: Tree, found: Found) -> bool:
    before = [token.text.lower() for token in tree.tokens[max(0, found.first - 2) : found.first]]
    return before[-1:] == ["of"] and before[:1] in (["city"], ["town"])


def is_actor(tree: Tree, index: int) -> bool:
    """Whether a capital stands where only an actor can: as agent, in `talks with Moscow`, `the Damascus government`."""
    top = index
    while tree.is_dep(top, "conj", "flat") and tree.head(top) is not None:
        top = tree[top].head
    governments = nouns().government
    if tree.is_dep(index, "compound", "nmod:poss") and tree.lemma(tree[index].head) in governments:
        return True
    if preposition := tree.preposition(top):
        return preposition in _ACTIVE_PREPOSITIONS or (preposition == "for" and tree.is_dep(top, "nmod"))
    head = tree.head(top)
    active = tree[top].dep == "nsubj" and head is not None and tree[head].pos == "VERB"
    return active and head is not None and tree.lemma(head) not in _STATIC_VERBS


def link_seats(ledger: Ledger) -> None:
    """Turn capitals that act into whom they stand for: the government, if the article has one, else the country.

    One that acts somewhere in an article acts wherever it isn't plainly a place (one sense per discourse, Gale 1992).
    """
    tree, world = ledger.tree, ledger.world
    governments = {ident for ident, draft in ledger.drafts.items() if draft.type == "Government"}
    cities = {
        index: ident
        for index, ident in sorted(ledger.at.items())
        if tree[index].text in world.seats
        and ledger.drafts[ident].type == "City"
        and tree.span(index, index) in ledger.drafts[ident].mentions
    }
    acting = {tree[index].text for index in cities if is_actor(tree, index)}
    for index in cities:
        country = world.seats[tree[index].text]
        if is_actor(tree, index) or (tree[index].text in acting and not _is_site(tree, index)):
            own = world.government(country)
            known = own if own.id in governments else world.by_id[country]
            ledger.move(index, ledger.known(known), "capital that acts")
