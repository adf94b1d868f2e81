"""What kg knows of the world: countries, places, actors, all their names; and a user's own rows.

A country's government and armed forces are made here by rule for every country, so that no list has to name them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from kg.core.countries import country_id, country_rows
from kg.core.errors import DataError
from kg.core.lexicon import data_file, read_table, split

ENTITY_COLUMNS = ("id", "type", "name", "aliases", "country", "start", "end", "role", "wikidata")
_NEEDED = 3
"""How many of these a table of entities can't do without."""
PLACE_COLUMNS = ("id", "type", "name", "aliases", "within", "lat", "lon")
_FIRST_WORD = re.compile(r"\w+|\W")
_WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Known:
    """A known thing: `country` is the id of the state it belongs to or lies in."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    within: str = ""
    matches: tuple[str, ...] = ()
    point: tuple[float, float] | None = None


@dataclass(frozen=True)
class World:
    """Known things by id and by name."""

    by_id: dict[str, Known] = field(hash=False)
    names: dict[str, tuple[Known, ...]] = field(hash=False)
    """Every name and alias, exactly as printed, with those who bear it, the likeliest first."""
    starts: dict[str, tuple[str, ...]] = field(hash=False)
    """Names by their first word, longest first."""
    adjectives: dict[str, str] = field(hash=False)
    """`Syrian`, `U.S.` -> country id."""
    peoples: frozenset[str]
    """`Syrians`, `Saudis`."""
    seats: dict[str, str] = field(hash=False)
    """Capitals and seats of power -> country id."""
    isos: dict[str, str] = field(hash=False)
    """ISO 3166-1 alpha-2 -> country id."""
    nation_words: frozenset[str] = frozenset()
    """The first words of countries' names and adjectives, as printed."""

    def government(self, country: str) -> Known:
        """The government of a country."""
        return self.by_id[f"{country}Government"]

    def forces(self, country: str) -> Known:
        """The armed forces of a country."""
        return self.by_id[f"{country}ArmedForces"]

    def capital(self, country: str) -> Known | None:
        """The capital of a country, if it is a known city."""
        seats = (name for name, ident in self.seats.items() if ident == country)
        return next((known for known in self.names.get(next(seats, ""), ()) if known.type == "City"), None)

    def country_of(self, known: Known) -> str:
        """The id of the country that a place lies in or an actor belongs to; empty if none."""
        outmost = next(iter(self.containers(known)[-1:]), "")
        return outmost if outmost and self.by_id[outmost].type == "Country" else ""

    def containers(self, known: Known) -> list[str]:
        """The ids of what a thing lies in or belongs to, inmost first, up to the country, which is its own."""
        found = [known.id] if known.type == "Country" else []
        parent = known.within or known.country
        while parent in self.by_id and parent not in found:
            found.append(parent)
            parent = self.by_id[parent].within or self.by_id[parent].country
        return found

    def seat_of(self, name: str, kind: str, known: Known | None) -> tuple[str, ...]:
        """The ids of the country and the government for which a city or a building stands when it acts."""
        country = self.seats.get(name, "")
        if kind not in {"City", "Facility"} or not country or (known and self.country_of(known) != country):
            return ()
        return country, self.government(country).id

    def at(self, text: str, start: int) -> list[str]:
        """The known names that stand at a character of the text (its apostrophes straight), longest first."""
        first = _FIRST_WORD.match(text, start)
        return [name for name in self.starts.get(first[0], ()) if text.startswith(name, start)] if first else []


def load_world(extra: Path | None = None) -> World:
    """The shipped knowledge, with a user's entity rows (columns of `entities.tsv`; only three are needed) before it.

    Raises:
        DataError: a row has an unknown country, a cell too many or too few, or the header isn't in the form.
    """
    return _load(extra, extra.read_bytes() if extra else b"")


@cache
def _load(extra: Path | None, _content: bytes) -> World:
    """The world with a user's file, once for each content of it."""
    countries = country_rows()
    isos = {row["iso"]: country_id(row["name"]) for row in countries}
    known = [*_entities(extra, isos)] if extra else []
    known += [_country(row) for row in countries]
    known += _entities(data_file("entities.tsv"), isos)
    known += [_place(row, isos) for row in read_table(data_file("places.tsv"), columns=PLACE_COLUMNS)]
    known += [organ for row in countries for organ in _organs(row)]
    return _index(known, countries)


def _index(known: list[Known], countries: tuple[dict[str, str], ...]) -> World:
    by_id: dict[str, Known] = {}
    for one in known:
        by_id.setdefault(one.id, one)
    names = _names(by_id, countries)
    starts: dict[str, list[str]] = {}
    for name in names:
        starts.setdefault(_first_word(name), []).append(name)
    adjectives: dict[str, str] = {}
    seats: dict[str, str] = {}
    for row in countries:
        for word in split(row["adjectives"]):
            adjectives.setdefault(word, country_id(row["name"]))
        for seat in filter(None, (row["capital"], *split(row["seats"]))):
            seats.setdefault(seat, country_id(row["name"]))
    longest_first = {key: tuple(sorted(found, key=lambda n: (-len(n), n))) for key, found in starts.items()}
    peoples = frozenset(word for row in countries for word in split(row["people"]) if word not in adjectives)
    isos = {row["iso"]: country_id(row["name"]) for row in countries}
    nations = [name for name, bearers in names.items() if bearers[0].type == "Country"]
    words = frozenset(_first_word(name) for name in (*nations, *adjectives))
    return World(by_id, names, longest_first, adjectives, peoples, seats, isos, words)


def _names(by_id: dict[str, Known], countries: tuple[dict[str, str], ...]) -> dict[str, tuple[Known, ...]]:
    """Who bears a name, in the order of the files; seats and adjectives of two words are names of the country too."""
    names: dict[str, list[Known]] = {}
    for one in by_id.values():
        for name in dict.fromkeys((one.name, *one.aliases)):
            names.setdefault(name, []).append(one)
    for row in countries:
        long = [word for word in split(row["adjectives"]) if " " in word]
        for name in (*split(row["seats"]), *long):
            names.setdefault(name, [by_id[country_id(row["name"])]])
    return {name: tuple(bearers) for name, bearers in names.items()}


def _entities(source: Path | object, isos: dict[str, str]) -> list[Known]:
    found, needed, optional = [], ENTITY_COLUMNS[:_NEEDED], ENTITY_COLUMNS[_NEEDED:]
    for row in read_table(source, columns=needed, optional=optional):  # type: ignore[arg-type]
        if row["country"] and row["country"] not in isos:
            raise DataError(f"unknown country {row['country']!r}", where=f"entity {row['id']}", allowed="an ISO code")
        matches = (_WIKIDATA + row["wikidata"],) if row["wikidata"] else ()
        country = isos.get(row["country"], "")
        found.append(Known(row["id"], row["type"], row["name"], split(row["aliases"]), country, matches=matches))
    return found


def _country(row: dict[str, str]) -> Known:
    return Known(country_id(row["name"]), "Country", row["name"], split(row["aliases"]), point=_point(row))


def _place(row: dict[str, str], isos: dict[str, str]) -> Known:
    within = isos.get(row["within"], row["within"])
    return Known(row["id"], row["type"], row["name"], split(row["aliases"]), within=within, point=_point(row))


def _organs(row: dict[str, str]) -> list[Known]:
    """A country's government and armed forces, named with its first adjective."""
    country = country_id(row["name"])
    adjective = next(iter(split(row["adjectives"])), row["name"])
    government = Known(f"{country}Government", "Government", f"{adjective} Government", country=country)
    forces = Known(f"{country}ArmedForces", "Military", f"{adjective} Armed Forces", country=country)
    bodies = ("Army", "army", "military", "armed forces", "Military", "Arab Army")
    return [
        replace(
            government,
            aliases=(
                f"Government of {row['name']}",
                *(f"{adjective} {word}" for word in ("government", "regime", "Regime")),
            ),
        ),
        replace(
            forces,
            aliases=(
                f"Armed Forces of {row['name']}",
                *(f"{word} {body}" for word in split(row["adjectives"]) for body in bodies),
            ),
        ),
    ]


def _first_word(name: str) -> str:
    first = _FIRST_WORD.match(name)
    return first[0] if first else ""


def _point(row: dict[str, str]) -> tuple[float, float] | None:
    return (float(row["lat"]), float(row["lon"])) if row["lat"] and row["lon"] else None
