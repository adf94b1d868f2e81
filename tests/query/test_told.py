"""A page of one entity: what it does and what is done to it, by time, with the sentences."""

from __future__ import annotations

from kg.query.told import told

PLAIN = {
    "polarity": "positive",
    "certainty": "certain",
    "tense": "nonFuture",
    "attempted": "",
    "status": "accepted",
    "saidBy": "author",
}


def row(who: str, does: str, whom: str, quote: str, start: str = "", end: str = "", **other: str) -> dict[str, str]:
    return {**PLAIN, "who": who, "does": does, "whom": whom, "quote": quote, "start": start, "end": end, **other}


def test_sections_by_time_with_all_sentences_of_a_statement() -> None:
    rows = [
        row("Homs", "is part of", "Syria", "Homs is\nSyrian."),
        row("Rebels", "captures", "Homs", "They took Homs.", "2016", "2016"),
        row("Army", "controls", "Homs", "It held Homs.", "2015", "2016"),
        row("Army", "controls", "Homs", "The army held it.", "2015", "2016"),
        row("Rebels", "attacks", "Army", "In Homs they fought."),
    ]
    assert list(told(rows, "Homs", 80)) == [
        "",
        "What it is and does",
        "  - Homs is part of Syria (accepted)",
        "    “Homs is Syrian.”",
        "",
        "What is done to it",
        "  - 2015 to 2016: Army controls Homs (accepted)",
        "    “It held Homs.”",
        "    “The army held it.”",
        "  - 2016: Rebels captures Homs (accepted)",
        "    “They took Homs.”",
        "",
        "What else is told",
        "  - Rebels attacks Army (accepted)",
        "    “In Homs they fought.”",
    ]


def test_a_statement_says_how_it_is_meant() -> None:
    doubt = {"polarity": "negative", "certainty": "possible", "tense": "future", "status": "", "saidBy": "Roe"}
    lines = list(told([row("Homs", "attacks", "Hama", "?", **doubt)], "Homs", 80))
    assert lines[2] == "  - Homs not: attacks Hama (possible, to come, says Roe)"


def test_what_was_only_tried() -> None:
    tried = {"certainty": "possible", "status": "", "attempted": "true"}
    lines = list(told([row("Homs", "attacks", "Hama", "?", **tried)], "Homs", 80))
    assert lines[2] == "  - Homs attacks Hama (possible, attempted)"


def test_nothing_is_told_of_nobody() -> None:
    assert list(told([], "Homs", 80)) == []
