"""Decide which thing each name means: a known one by context, else a node of its own from its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from kg.core.tree import Tree
from kg.core.words import nouns
from kg.resolve.bodies import Bodies, find_bodies
from kg.resolve.congress import states
from kg.resolve.ledger import Ledger
from kg.resolve.lookup import find_known, find_place
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

    names: list[Found]
    countries: Counter[str]
    setting: Counter[str]
    located: Set[str]
    provinces: Set[str | None]
    people: list[Person]
    bodies: Bodies


def link_names(ledger: Ledger, found: list[Found]) -> None:
    """Write every name's mention into the ledger."""
    tree = ledger.tree
    typed = one_type_each(tree, [name for name in found if name.type])
    cast = _Cast(
        typed,
        _countries(typed, ledger.world),
        _setting(tree, typed, ledger.world),
        {name.text(tree) for name in typed if _is_site(tree, name.last)},
        {_province(tree, f) for f in typed} - {None},
        find_people(tree, ledger.world, typed),
        find_bodies(tree, found),
    )
    for name in typed:
        text = name.text(tree)
        is_known = bool(name.known) and not _is_anothers(tree, name, cast)
        ident, reason = _known(ledger, name, cast) if is_known else _unknown(ledger, name, cast)
        wide = ident != (name.known[0].id if name.known else ident) and text in cast.provinces
        ledger.mention(ident, name.first, name.last + (wide and _province(tree, name) is not None), "name", reason)
    for index, whole in cast.bodies.bare:
        ledger.mention(_ident(ledger, whole, cast), index, index, "name", "part of a name in the article")


def _is_anothers(tree: Tree, name: Found, cast: _Cast) -> bool:
    """Whether the article gives a known thing's short name to something else: `Roe` where it names Jane Roe in full."""
    if name.first < name.last:
        return False
    if name.type != "Person":
        whole = cast.bodies.whole(name.text(tree), "")
        return whole is not None and not set(whole.known) & set(name.known)
    person = None if any(one.known in name.known for one in cast.people) else bearer(tree, cast.people, name)
    return person is not None and person.known is None


def _known(ledger: Ledger, name: Found, cast: _Cast) -> tuple[str, str]:
    text = name.text(ledger.tree)
    if text in ledger.world.seats and name.type == "Country" and _is_site(ledger.tree, name.last):
        return ledger.new(text, "Facility", scoped=False), "seat of power as a place"
    there = _namesake(ledger.tree, name, cast.names, ledger.world)
    known = there or _choose(ledger.tree, name, cast.countries, cast.provinces, ledger.world)
    return ledger.known(known), "known name"


def _unknown(ledger: Ledger, name: Found, cast: _Cast) -> tuple[str, str]:
    """A part of a name in the article, else a thing of its own."""
    tree, text = ledger.tree, name.text(ledger.tree)
    person = bearer(tree, cast.people, name) if name.type in {"Person", "Locality"} else None
    whole = None if person else cast.bodies.whole(text, name.type)
    if person is None and whole is None and name.type == "Person":
        person = unintroduced(ledger.world, text)
    if person:
        scoped = " " not in person.name  # whoever has one name only is somebody only in this article
        known = person.known or find_known(person.name, "Person", cast.setting, ledger.world, ledger.vocabulary)
        return ledger.known(known) if known else ledger.new(person.name, "Person", scoped=scoped), "name of a person"
    return (_ident(ledger, whole, cast), "part of a name in the article") if whole else _unlisted(ledger, name, cast)


def _ident(ledger: Ledger, name: Found, cast: _Cast) -> str:
    return ledger.known(name.known[0]) if name.known else _unlisted(ledger, name, cast)[0]


def _is_site(tree: Tree, index: int) -> bool:
    """`at the White House`, `visited the Kremlin`: the place, not who sits there."""
    while tree.is_dep(index, "conj", "flat") and not tree.preposition(index):
        index = tree[index].head
    entered = tree.is_dep(index, "obj") and tree.lemma(tree[index].head) in _ENTERING
    return entered or tree.preposition(index) in _LOCAL_PREPOSITIONS


def _countries(found: list[Found], world: World) -> Counter[str]:
    """How often each country is named, or a place in it: the article's setting."""
    return Counter(world.country_of(name.known[0]) for name in found if name.known)


def _setting(tree: Tree, found: list[Found], world: World) -> Counter[str]:
    """How often each country and region is named, or a thing in it; states also where they are shortened (`Fla.`)."""
    short = [states()[token.text] for token in tree.tokens if "." in token.text and token.text in states()]
    named = [*(name.known[0] for name in found if name.known), *map(world.by_id.__getitem__, short)]
    return Counter(place for known in named for place in {known.id, *world.containers(known)})


def _unlisted(ledger: Ledger, name: Found, cast: _Cast) -> tuple[str, str]:
    """Whom a name means that no table lists as printed: known by another spelling, in the gazetteer, or a new thing."""
    tree, world = ledger.tree, ledger.world
    text = " ".join(name.text(tree).split())
    if known := find_known(text, name.type, cast.setting, world, ledger.vocabulary):
        return ledger.known(known), "another spelling"
    if name.type in {"Locality", "City"} and not _is_county(tree, name):
        within = _within(tree, name.last, cast.names)
        located = text in cast.located or bool(within) or name.type == "City" or " " in text
        if known := find_place(text, cast.setting, world, located=located, within=within):
            return ledger.known(known), "gazetteer"
    return ledger.new(text, name.type, scoped=False), "same name"


def _namesake(tree: Tree, name: Found, found: list[Found], world: World) -> Known | None:
    """In `Alexandria, Virginia`, `Paris, Texas`: the city there, whatever the name means alone."""
    within = _within(tree, name.last, found) if name.known[0].type in {"City", "Region"} else ""
    if not within or world.country_of(world.by_id[within]) in map(world.country_of, name.known):
        return None
    return find_place(" ".join(name.text(tree).split()), {}, world, located=True, within=within)


def _within(tree: Tree, last: int, found: list[Found]) -> str:
    """The country or state that is printed beside a place's name: `Sanford, Fla.`, `Lucca, Italy`."""
    if last + 2 >= len(tree.tokens) or tree[last + 1].text != ",":
        return ""
    beside = [known for one in found if one.first == last + 2 for known in one.known]
    areas = (known.id for known in beside if known.type in {"Country", "Region"})
    return states().get(tree[last + 2].text) or next(areas, "")


def _is_county(tree: Tree, found: Found) -> bool:
    """`Essex and Union counties`: no towns of these names."""
    top = tree.top(list(range(found.first, found.last + 1)))
    while tree.is_dep(top, "conj"):
        top = tree[top].head
    heads = [tree[top].head if tree.is_dep(top, "compound", "amod", "flat") else top, found.last + 1]
    return any(index < len(tree.tokens) and tree.lemma(index) in nouns().region_head for index in heads)


def _province(tree: Tree, found: Found) -> str | None:
    """The name, if the article speaks of a region by it (`Homs province`)."""
    after = tree[found.last + 1].text.lower() if found.last + 1 < len(tree.tokens) else ""
    is_region = after in nouns().region_head
    return found.text(tree) if is_region else None


def _choose(tree: Tree, found: Found, countries: Counter[str], provinces: Set[str | None], world: World) -> Known:
    """The best of several bearers: the region if the article calls it so, else one in a country it speaks of."""
    name = found.text(tree)
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
