"""The world knowledge that ships: rows well formed, every name claimed once, every reference resolved."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "kg" / "knowledge"
COLUMNS = {
    "countries": "iso iso3 name aliases adjectives people capital seats lat lon",
    "entities": "id type name aliases country start end role wikidata",
    "places": "id type name aliases within lat lon",
}
LEAST = {"countries": 198, "entities": 12_000, "places": 1_900}
LISTS = {"aliases", "adjectives", "people", "seats"}
TYPES = {
    "entities": {"Person", "Organization", "ArmedGroup", "Military", "Government", "Alliance", "Media"},
    "places": {"City", "Region", "Waterway", "Facility", "Site"},
}
MADE_UP_ISO = {"XA", "XC", "XK", "XO", "XS", "XT"}
SHARED_NAMES = {"birmingham", "georgia", "hyderabad", "punjab", "san jose", "santiago", "tripoli", "valencia"}
"""Places that bear one name; the loader lets the article's setting decide."""
CITY_STATES = {"Monaco", "San Marino", "Singapore", "Vatican City"}

Row = dict[str, str]
every_file = pytest.mark.parametrize("file", COLUMNS)


@cache
def lines(file: str) -> list[str]:
    return (FOLDER / f"{file}.tsv").read_text(encoding="utf-8").splitlines()


@cache
def table(file: str) -> list[list[str]]:
    """The header row and the rows."""
    body = (line for line in lines(file) if not line.startswith("# "))
    return list(csv.reader(body, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def rows(file: str) -> list[Row]:
    head, *body = table(file)
    return [dict(zip(head, cells, strict=True)) for cells in body]


def parts(row: Row, column: str) -> list[str]:
    return row[column].split("|") if row[column] else []


def names(row: Row) -> list[str]:
    return [row["name"], *parts(row, "aliases")]


def key(file: str) -> str:
    return "iso" if file == "countries" else "id"


def shared(pairs: list[tuple[str, str]]) -> dict[str, set[str]]:
    """The names that more than one owner claims, from (name, owner) pairs."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for name, owner in pairs:
        owners[name.casefold()].add(owner)
    return {name: ids for name, ids in owners.items() if len(ids) > 1}


def camel(name: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", name))


ISO = {row["iso"] for row in rows("countries")}


@every_file
def test_header_explains_columns_source_and_licence(file: str) -> None:
    comments = " ".join(line for line in lines(file) if line.startswith("# "))
    wanted = COLUMNS[file].split()
    assert table(file)[0] == wanted
    assert all(re.search(rf"\b{column}\b", comments) for column in wanted)
    assert "source: written by hand from general knowledge. licence: Apache-2.0" in comments


@every_file
def test_rows_are_complete_sorted_and_enough(file: str) -> None:
    head, *body = table(file)
    assert [cells for cells in body if len(cells) != len(head)] == []
    order = [row["name" if file == "countries" else "id"] for row in rows(file)]
    assert order == sorted(order)
    assert len(order) >= LEAST[file]


@every_file
def test_cells_are_clean(file: str) -> None:
    for row in rows(file):
        for column, cell in row.items():
            values = cell.split("|") if cell and column in LISTS else [cell]
            assert all(value == " ".join(value.split()) for value in values), row
            assert len(values) == len(set(values)), row
            assert "" not in values[1:], row
            assert column in LISTS or "|" not in cell, row
            assert not any(re.match("the ", value, re.IGNORECASE) and value != "The Hague" for value in values), row
        assert row["name"] not in parts(row, "aliases"), row
        assert all(len(name) > 1 for name in names(row)), row


@pytest.mark.parametrize("file", TYPES)
def test_types_are_known(file: str) -> None:
    assert {row["type"] for row in rows(file)} == TYPES[file]


def test_ids_are_plain_and_unique_over_all_files() -> None:
    ids = [row["id"] for file in TYPES for row in rows(file)] + [camel(row["name"]) for row in rows("countries")]
    assert [one for one in ids if not re.fullmatch(r"\w+", one, re.ASCII)] == []
    assert sorted(one for one in set(ids) if ids.count(one) > 1) == []
    assert len(ISO) == len(rows("countries"))
    assert "Palmyra" in ids


def test_only_some_places_share_a_name() -> None:
    pairs = [(name, f"{file}:{row[key(file)]}") for file in COLUMNS for row in rows(file) for name in names(row)]
    pairs += [(name, f"countries:{row['iso']}") for row in rows("countries") for name in parts(row, "seats")]
    twice = shared(pairs)
    assert set(twice) == SHARED_NAMES
    assert [ids for ids in twice.values() if any(one.startswith("entities:") for one in ids)] == []


@pytest.mark.parametrize("column", ["adjectives", "people"])
def test_no_adjective_is_claimed_twice(column: str) -> None:
    assert shared([(word, row["iso"]) for row in rows("countries") for word in parts(row, column)]) == {}


def test_iso_codes() -> None:
    assert all(re.fullmatch("[A-Z]{2}", iso) for iso in ISO)
    assert {iso for iso in ISO if iso.startswith("X")} == MADE_UP_ISO
    assert {row["country"] for row in rows("entities")} - ISO == {""}


@pytest.mark.parametrize("file", ["countries", "places"])
def test_coordinates_are_in_range(file: str) -> None:
    digits = 1 if file == "countries" else 2
    for row in rows(file):
        lat, lon = row["lat"], row["lon"]
        if file == "countries" or lat or lon:
            assert all(re.fullmatch(rf"-?\d{{1,3}}\.\d{{{digits}}}", value) for value in (lat, lon)), row
            assert abs(float(lat)) <= 90, row
            assert abs(float(lon)) <= 180, row


def containers(row: Row, places: dict[str, Row]) -> list[str]:
    """What contains the place, inmost first; ends at a country, a supranational region, or the first repetition."""
    chain = [row["id"]]
    while (outer := places[chain[-1]]["within"]) in places and outer not in chain:
        chain.append(outer)
    return [*chain[1:], outer]


def test_within_resolves_without_cycle() -> None:
    places = {row["id"]: row for row in rows("places")}
    assert [row["id"] for row in rows("places") if containers(row, places)[-1] not in ISO | {""}] == []


def test_every_capital_is_a_city_of_its_country() -> None:
    places = {row["id"]: row for row in rows("places")}
    cities = {(row["name"], containers(row, places)[-1]) for row in rows("places") if row["type"] == "City"}
    capitals = {(row["capital"], row["iso"]) for row in rows("countries") if row["capital"] not in CITY_STATES}
    assert capitals - cities == set()


def test_years_and_wikidata_ids() -> None:
    items = [row["wikidata"] for row in rows("entities") if row["wikidata"]]
    assert len(items) == len(set(items))
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)
    for row in rows("entities"):
        years = [year for year in (row["start"], row["end"]) if year]
        assert all(re.fullmatch(r"1[5-9]\d\d|20[0-2]\d", year) for year in years), row
        assert years == sorted(years), row
        assert row["role"], row


def test_parties_states_and_chambers_are_known() -> None:
    found = list(csv.DictReader(lines("congress")[3:], delimiter="\t"))
    ids = {row["id"] for file in ("entities", "places") for row in rows(file)}
    states = {row["entity"] for row in found if row["use"] == "state"}
    assert {row["use"] for row in found} == {"party", "state", "before"}
    assert {row["entity"] for row in found} <= ids
    assert len(states) == 50
    words = [word for row in found for word in row["word"].split("|")]
    assert len(words) == len(set(words))
