"""Decide which thing each name means: a known one by context, else a node of its own from its words."""

from __future__ import annotations

import re
from collections import Counter

from kg.core.iri import normalise
from kg.core.tree import Tree
from kg.core.words import nouns
from kg.resolve.ledger import Ledger
from kg.resolve.names import Found
from kg.resolve.persons import Person, bare_person, bearer, find_people
from kg.resolve.world import Known, World

_ACTIVE_PREPOSITIONS = {"by", "with", "between", "against"}
_ENTERING = {"visit", "enter", "leave", "storm", "tour", "evacuate", "reach", "surround"}
_LOCAL_PREPOSITIONS = {"at", "in", "to", "into", "near", "outside", "inside", "around", "from", "across", "on"}
_UNTOLD = {"Person", "Organization", "Locality", "Group", "Event"}
"""Types that the recogniser gives; others come from the words beside the name."""
_STATIC_VERBS = {"be", "lie", "fall", "become", "remain"}


def link_names(ledger: Ledger, found: list[Found]) -> None:
    """Write every name's mention into the ledger."""
    tree, world = ledger.tree, ledger.world
    countries = _countries(found, world)
    provinces = {_province(tree, f) for f in found} - {None}
    people = find_people(tree, world, _persons(tree, found))
    acronyms = _acronyms(tree, found)
    kinds = _kinds(tree, found)
    for name in found:
        text = _text(tree, name)
        if not name.type:
            continue
        kind = name.type if name.known else kinds[normalise(text)]
        person = bearer(tree, people, text, name.first) if kind in {"Person", "Locality"} else None
        if text in world.seats and name.known and name.type == "Country" and _is_site(tree, name.last):
            ident, reason = ledger.new(text, "Facility", scoped=False), "seat of power as a place"
        elif name.known:
            known = _choose(tree, name, countries, provinces, world)
            ident, reason = ledger.known(known), "known name"
        elif person:
            ident, reason = _person(ledger, person), "name of one whom the article names in full"
        elif kind == "Person":
            ident, reason = ledger.new(bare_person(text), kind, scoped=" " not in text), "same name"
        elif text in acronyms:
            ident, reason = ledger.new(acronyms[text], kind, scoped=False), "acronym of a full name in the article"
        else:
            ident, reason = ledger.new(_clean(text), kind, scoped=False), "same name"
        wide = ident != (name.known[0].id if name.known else ident) and text in provinces
        ledger.mention(ident, name.first, name.last + (wide and _province(tree, name) is not None), "name", reason)


def _text(tree: Tree, name: Found) -> str:
    return tree.text(tree.span(name.first, name.last))


def _persons(tree: Tree, found: list[Found]) -> list[tuple[int, str, Known | None]]:
    return [(f.first, _text(tree, f), f.known[0] if f.known else None) for f in found if f.type == "Person"]


def _kinds(tree: Tree, found: list[Found]) -> dict[str, str]:
    """One type for a name in an article: one that its surroundings tell, else the commonest."""
    types: dict[str, list[str]] = {}
    for name in found:
        if name.type and not name.known:
            types.setdefault(normalise(_text(tree, name)), []).append(name.type)
    return {
        text: max(kinds, key=lambda kind: (kind not in _UNTOLD, kinds.count(kind), kind))
        for text, kinds in types.items()
    }


def _is_site(tree: Tree, index: int) -> bool:
    """`at the White House`, `visited the Kremlin`: the place, not who sits there."""
    while tree.is_dep(index, "conj", "flat") and not tree.preposition(index):
        index = tree[index].head
    entered = tree.is_dep(index, "obj") and tree.lemma(tree[index].head) in _ENTERING
    return entered or tree.preposition(index) in _LOCAL_PREPOSITIONS


def _person(ledger: Ledger, person: Person) -> str:
    return ledger.known(person.known) if person.known else ledger.new(person.name, "Person", scoped=False)


def _clean(text: str) -> str:
    """The name with single blanks."""
    return re.sub(r"\s+", " ", text).strip()


def _countries(found: list[Found], world: World) -> Counter[str]:
    """How often each country is named, or a place in it: the article's setting."""
    return Counter(world.country_of(name.known[0]) for name in found if name.known)


def _province(tree: Tree, found: Found) -> str | None:
    """The name, if the article speaks of a region by it (`Homs province`)."""
    after = tree[found.last + 1].text.lower() if found.last + 1 < len(tree.tokens) else ""
    is_region = after in nouns().region_head
    return tree.text(tree.span(found.first, found.last)) if is_region else None


def _choose(tree: Tree, found: Found, countries: Counter[str], provinces: set[str | None], world: World) -> Known:
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


def _acronyms(tree: Tree, found: list[Found]) -> dict[str, str]:
    """`Free Syrian Army (FSA)` and initials of the article's organisation names -> the full name."""
    result: dict[str, str] = {}
    for name in found:
        text = _clean(tree.text(tree.span(name.first, name.last)))
        initials = "".join(word[0] for word in re.split(r"[\s-]+", text) if word[:1].isupper())
        if name.type in {"Organization", "ArmedGroup"} and not name.known and len(initials) > 2:
            result[initials] = text
    return result


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
