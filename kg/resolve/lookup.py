"""Whom a name means that no table lists as printed: somebody known in another spelling, or a city of the gazetteer."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache

from kg.core.folding import folded, is_telling
from kg.core.iri import GEONAMES, city_id
from kg.core.vocabulary import Vocabulary
from kg.core.words import nouns
from kg.resolve.congress import states
from kg.resolve.gazetteer import City, find_city
from kg.resolve.world import Known, World

_FAMILIES = ("Person", "Place", "Body")
_ARTICLE = re.compile(r"[ae]l[ -]", re.IGNORECASE)
_BIG = 100_000
"""People of a city that is known by its name alone."""
_SAME_PLACE_IN_KM = 20
_KM_PER_DEGREE = 111.2


def find_known(name: str, kind: str, setting: Mapping[str, int], world: World, vocabulary: Vocabulary) -> Known | None:
    """The known thing that a name means in another spelling than the tables'; None where that isn't clear.

    Capitals throughout, transliterations (`kg.core.folding`), and states of the United States as news shortens them.

    Args:
        name: as printed.
        kind: what the recogniser takes it for.
        setting: how often the article names each country and region, or a thing in it, by id.
        world: what kg knows.
        vocabulary: its types.
    """
    kinds = _kinds(kind, vocabulary)
    place = "City" in kinds
    if place and name.endswith(".") and name in states():
        return world.by_id[states()[name]]
    if name.isupper() and " " not in name and len(name) > 3:
        return next((known for known in world.names.get(name.capitalize(), ()) if known.type in kinds), None)
    if not is_telling(name):
        return None
    bearers = [known for known in _by_key(world).get(_key(name, place=place), ()) if known.type in kinds]
    near = [known for known in bearers if setting.get(world.country_of(known))]
    certain = near if len(bearers) > 1 or " " not in name else bearers
    return certain[0] if len(certain) == 1 else None


def find_place(name: str, setting: Mapping[str, int], world: World, *, located: bool, within: str = "") -> Known | None:
    """The place that a place's name means which the tables don't know; None where that isn't clear.

    A city of the gazetteer, as kg's own row where it has one.

    Args:
        name: as printed.
        setting: how often the article names each country and region, or a thing in it, by id.
        world: what kg knows.
        located: whether something happens in it or goes there, so that it must be a place; else only big cities count.
        within: the id of the country or state that is printed beside the name and must hold it.
    """
    if nouns().bearing.issuperset(name.lower().split()):
        return None
    where = dict.fromkeys((within, world.country_of(world.by_id[within])), 1) if within else setting
    countries = {iso: where[ident] for iso, ident in world.isos.items() if where.get(ident)}
    regions = {code for code, ident in states().items() if where.get(ident)}
    city = find_city(name, countries, regions, only=bool(within))
    return _place(city, world) if city and (located or _is_place_itself(name, city, world)) else None


def _is_place_itself(name: str, city: City, world: World) -> bool:
    """Whether a name alone must be the city's, not a person's, a county's or a club's."""
    return city.people >= _BIG and city.name == name and name not in _surnames(world)


@cache
def _surnames(world: World) -> frozenset[str]:
    return frozenset(known.name.split()[-1] for known in world.by_id.values() if known.type == "Person")


def _kinds(kind: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The types of things that a name may mean which the recogniser takes for one of a type."""
    family = "Body" if kind == "Group" else next((one for one in _FAMILIES if vocabulary.allows((one,), kind)), "")
    return vocabulary.kinds(family) if family else frozenset()


@cache
def _by_key(world: World) -> dict[str, list[Known]]:
    """Known things by the keys of their names; people by full names only, since surnames are many people's."""
    found: dict[str, dict[str, Known]] = {}
    for name, bearers in world.names.items():
        for known in bearers:
            town = name.partition(", ")[0] if known.type == "City" else name  # of `Newtown, Connecticut`
            for one in (name, town) if known.type != "Person" or " " in name else ():
                found.setdefault(_key(one, place=known.point is not None), {})[known.id] = known
    return {key: list(known.values()) for key, known in found.items()}


def _key(name: str, *, place: bool) -> str:
    """The key of a name; `Al-Monitor` is no other spelling of `Monitor`, as `ar-Raqqa` is of `Raqqa`."""
    return folded(name) if place or not _ARTICLE.match(name) else f"al {folded(name)}"


@cache
def _place(city: City, world: World) -> Known:
    """The city as kg's own row, if it has one: there, and of the same name."""
    country = world.isos.get(city.country, "")
    keys = _keys((city.name, *city.names))
    for known, point in _points(world):
        near = _distance_in_km(point, city.point) < _SAME_PLACE_IN_KM
        if near and not keys.isdisjoint(_keys((known.name, *known.aliases))):
            return known
    state = states().get(city.region, "") if country == "UnitedStates" else ""
    match = f"{GEONAMES}{city.geonames_id}/"
    ident = city_id(city.name, city.geonames_id)
    return Known(ident, "City", city.name, within=state or country, matches=(match,), point=city.point)


def _keys(names: Iterable[str]) -> set[str]:
    """The keys of names, and of what stands before a comma: `Newtown, Connecticut`."""
    return {folded(part) for name in names for part in (name, name.partition(",")[0])}


@cache
def _points(world: World) -> list[tuple[Known, tuple[float, float]]]:
    return [(known, known.point) for known in world.by_id.values() if known.point and known.type != "Country"]


def _distance_in_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """On a map around the two, which is good enough for places near each other."""
    north, east = other[0] - one[0], (other[1] - one[1]) * math.cos(math.radians(one[0]))
    return _KM_PER_DEGREE * math.hypot(north, east)
