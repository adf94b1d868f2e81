"""Event rows: which events there are, who does what to whom, which codes, where, when and on whose word."""

from __future__ import annotations

import csv
import dataclasses
import io
from typing import Any

import pandas as pd
import pytest
from pyoxigraph import Store
from store.sample import (
    CLAIMS,
    ENTITIES,
    EVENTS,
    FACTS,
    KNOWLEDGE,
    PREDICATES,
    TYPES,
    A,
    claim,
    entity,
    shuffled,
)

from kg.core.countries import iso3_codes
from kg.core.types import Article, Claim, Fact, Knowledge
from kg.core.vocabulary import load_vocabulary
from kg.query.event_row import COLUMNS, EventRow
from kg.query.events import event_rows, write_events
from kg.store.quads import to_quads

PLACED = tuple(
    dataclasses.replace(one, country="Syria" if one.id in {"Palmyra", "Syrian_Army"} else "")
    for one in (*ENTITIES, entity("Syria", "Country", "Syria"), entity("Press", "Media", "The Press"))
)
WORDS = "Turkey|backs|the rebels|Turkey backs the rebels."


def rows(
    *claims: Claim, facts: tuple[Fact, ...] = (), articles: tuple[Article, ...] = KNOWLEDGE.articles
) -> list[EventRow]:
    return event_rows(filled(Knowledge(articles, PLACED, claims, facts)), load_vocabulary(), iso3_codes())


def filled(knowledge: Knowledge) -> Store:
    store = Store()
    store.extend(to_quads(knowledge, PREDICATES, TYPES))
    return store


def told(ends: str, id: str = "x1", words: str = WORDS, **qualifiers: Any) -> Claim:
    return claim(id, A, words, ends, **qualifiers)


@pytest.fixture(scope="module")
def every() -> dict[str, EventRow]:
    """By the claims that tell of it, or the event's own id."""
    found = event_rows(filled(dataclasses.replace(KNOWLEDGE, entities=PLACED)), load_vocabulary(), iso3_codes())
    return {row.claims or row.event_id: row for row in found}


def test_only_what_happened_and_has_a_code(every: dict[str, EventRow]) -> None:
    """Not what is controlled (a state), denied (c4), planned (c5), open (c9), or an event that is denied (e2)."""
    assert set(every) == {"c1", "c6", "c7", "c8", "e1", "e3"}
    assert len(KNOWLEDGE.claims) + len(KNOWLEDGE.events) == len(CLAIMS) + len(EVENTS) > len(every)


def test_a_row_with_all_that_is_known(every: dict[str, EventRow]) -> None:
    row = dataclasses.asdict(every["c1"])
    assert len(row.pop("event_id")) == 16
    assert row == {
        "event_date": "2016-12-11",
        "date_basis": "text",
        "predicate": "captures",
        "event_type": "COERCE",
        "cameo_code": "192",
        "cameo_root": "19",
        "quad_class": "4",
        "goldstein": "-10.0",
        "source_name": "Islamic State",
        "source_id": "ISIS",
        "source_type": "ArmedGroup",
        "source_country": "",
        "target_name": "Palmyra",
        "target_id": "Palmyra",
        "target_type": "City",
        "target_country": "SYR",
        "count": "",
        "place_name": "Palmyra",
        "place_id": "Palmyra",
        "place_type": "City",
        "place_country": "SYR",
        "latitude": "34.56",
        "longitude": "38.27",
        "status": "accepted",
        "said_by": "author",
        "confidence": "0.85",
        "claims": "c1",
        "article": "a.txt",
        "headline": "IS is back",
        "publisher": "Example Post",
        "published": "2016-12-14",
        "url": "https://example.org/a",
        "sentence_start": 0,
        "sentence_end": 41,
        "sentence": "Islamic State captured Palmyra on Sunday.",
    }


def test_an_event_with_an_unknown_end(every: dict[str, EventRow]) -> None:
    row = every["e1"]
    assert (row.source_name, row.target_name, row.count) == ("", "12 people", "12")
    assert (row.place_name, row.event_date, row.date_basis) == ("Palmyra", "2014", "text")
    assert (row.said_by, row.status, row.claims, row.confidence) == ("Russian defence ministry", "", "", "0.9")
    assert (row.event_type, row.cameo_code, row.quad_class, row.goldstein) == ("ASSAULT", "", "4", "")


def test_a_date_that_the_text_does_not_give_is_the_articles(every: dict[str, EventRow]) -> None:
    assert (every["c6"].event_date, every["c6"].date_basis) == ("2016-12-14", "published")
    undated = dataclasses.replace(KNOWLEDGE.articles[0], published="")
    (row,) = rows(told("Turkey supports Rebels"), articles=(undated, KNOWLEDGE.articles[1]))
    assert (row.event_date, row.date_basis) == ("", "")


def test_claims_of_one_happening_are_one_row() -> None:
    pairs = [(who, whom) for who in ("Russia", "Turkey") for whom in ("ISIS", "Rebels")]
    claims = [told(" attacks ".join(pair), f"x{n}", confidence=(n + 5) / 10) for n, pair in enumerate(pairs)]
    facts = tuple(
        Fact(f"g{n}", who, "attacks", whom, "reported" if n else "accepted", supported_by=(f"x{n}",))
        for n, (who, whom) in enumerate(pairs)
    )
    (row,) = rows(*claims, facts=facts)
    assert (row.source_name, row.source_country) == ("Russia;Turkey", "RUS;TUR")
    assert (row.target_name, row.target_id, row.target_country) == ("Islamic State;Rebels", "ISIS;Rebels", ";")
    assert (row.status, row.confidence, row.claims) == ("reported", "0.5", "x0;x1;x2;x3")


def test_no_pair_is_made_up() -> None:
    """Russia attacks ISIS and Turkey the rebels; nobody says that Russia attacks the rebels."""
    found = rows(told("Russia attacks ISIS"), told("Turkey attacks Rebels", "x2"))
    assert [(row.source_name, row.target_name) for row in found] == [("Russia", "Islamic State"), ("Turkey", "Rebels")]
    assert len({row.event_id for row in found}) == 1


@pytest.mark.parametrize(
    ("ends", "codes"),
    [
        ("Russia attacks ISIS", [("ASSAULT", "190", "-10.0")]),
        ("ISIS attacks Russia", [("ASSAULT", "190", "-10.0")]),
        ("Rebels attacks ISIS", [("ASSAULT", "", "")]),  # a group of people, perhaps without arms
        ("Syrian_Army withdrawsFrom Palmyra", [("RETREAT", "087", "5.0")]),
        ("Locals withdrawsFrom Palmyra", [("RETREAT", "", "")]),
        ("ISIS captures Palmyra", [("COERCE", "192", "-10.0")]),
        ("ISIS captures Russia", [("COERCE", "192", "-10.0")]),
        ("ISIS captures Syrian_Army", []),  # no place
        ("ISIS besieges Syrian_Army", [("COERCE", "191", "-10.0")]),
        ("Ruins attacks ISIS", []),  # no actor
        ("Russia meets Turkey", [("CONSULT", "040", "1.0")]),
        ("Turkey meets Press", []),  # an interview
        ("Press meets Turkey", []),
        ("Turkey supports Rebels", [("SUPPORT", "", "")]),
        ("Russia sanctions Turkey", [("", "163", "-4.0")]),
        ("Russia denies Turkey", [("", "016", "0.0")]),
        ("Turkey joins Rebels", []),  # no counterpart
        ("Turkey near Russia", []),  # no event
    ],
)
def test_codes(ends: str, codes: list[tuple[str, str, str]]) -> None:
    assert [(row.event_type, row.cameo_code, row.goldstein) for row in rows(told(ends))] == codes


@pytest.mark.parametrize(
    ("ends", "place", "found"),
    [
        ("Russia airstrikes Palmyra", "", ("Palmyra", "City", "SYR", "34.56")),
        ("Russia airstrikes Palmyra", "Deir ez-Zor", ("Deir ez-Zor", "City", "", "35.3333")),
        ("Russia airstrikes ISIS", "", ("", "", "", "")),
        ("Russia airstrikes Tadmur_Prison", "", ("", "", "", "")),  # not on the map
        ("Russia airstrikes Turkey", "", ("", "", "", "")),  # a country is attacked elsewhere, too
        ("Russia criticizes Palmyra", "", ("", "", "", "")),
        ("Russia airstrikes ISIS", "Syria", ("Syria", "Country", "SYR", "")),
    ],
)
def test_places(ends: str, place: str, found: tuple[str, ...]) -> None:
    (row,) = rows(told(ends, place=place))
    assert (row.place_name, row.place_type, row.place_country, row.latitude) == found


def test_the_file_reads_back_with_csv_and_pandas(store: Store) -> None:
    table = {
        format: write_events(store, load_vocabulary(), iso3_codes(), format=format).decode()
        for format in ("csv", "tsv")
    }
    wanted = [
        {key: str(value) for key, value in dataclasses.asdict(row).items()}
        for row in event_rows(store, load_vocabulary(), iso3_codes())
    ]
    assert list(csv.DictReader(io.StringIO(table["csv"], newline=""))) == wanted
    assert list(csv.DictReader(io.StringIO(table["tsv"], newline=""), delimiter="\t")) == wanted
    codes = {"cameo_code": str, "cameo_root": str}
    frame = pd.read_csv(io.StringIO(table["csv"]), dtype=codes, keep_default_na=False, na_values=[""])
    assert frame["goldstein"].dtype.kind == "f"
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["event_id"]) == [row["event_id"] for row in wanted]
    assert len(FACTS) > 1


def test_without_quotations_the_columns_stay(store: Store) -> None:
    found = event_rows(store, load_vocabulary(), iso3_codes(), quotes=False)
    assert {(row.sentence, row.headline) for row in found} == {("", "")}
    assert all(row.sentence_end > row.sentence_start for row in found)


def test_any_order_gives_the_same_rows(store: Store) -> None:
    other = write_events(filled(shuffled()), load_vocabulary(), iso3_codes(), format="csv")
    assert other == write_events(store, load_vocabulary(), iso3_codes(), format="csv")
