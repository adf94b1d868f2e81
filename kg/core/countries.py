"""The states of the world, as `knowledge/countries.tsv` lists them, and the ids that they have as entities."""

from __future__ import annotations

import re
from functools import cache

from kg.core.lexicon import data_file, read_table

COUNTRY_COLUMNS = ("iso", "iso3", "name", "aliases", "adjectives", "people", "capital", "seats", "lat", "lon")


@cache
def country_rows() -> tuple[dict[str, str], ...]:
    """The rows of the table, each a dict of its columns."""
    return read_table(data_file("countries.tsv"), columns=COUNTRY_COLUMNS)


@cache
def iso3_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-3 by the state's id; states without a code are left out.

    >>> iso3_codes()["Syria"]
    'SYR'
    """
    return {country_id(row["name"]): row["iso3"] for row in country_rows() if row["iso3"]}


def country_id(name: str) -> str:
    """The id of the entity, as the other data files know it.

    >>> country_id("Democratic Republic of the Congo")
    'DemocraticRepublicOfTheCongo'
    """
    plain = name.replace("ô", "o").replace("é", "e").replace("ã", "a").replace("í", "i")
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", plain) if word)
