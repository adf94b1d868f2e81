"""What is extracted from a tree built by hand, put in words that a table can hold."""

from __future__ import annotations

from trees import document, entities

from kg.core.types import Claim
from kg.core.vocabulary import load_vocabulary
from kg.extract import extract

CAST = {
    "Iraq": "Country",
    "Kremlin": "Country",
    "Moscow": "City",
    "Mosul": "City",
    "Palmyra": "City",
    "Peskov": "Person",
    "Russia": "Country",
    "Russian": "Country",
    "Turkey": "Country",
    "Turkish": "Country",
    "U.S.": "Country",
    "agency": "Organization",
    "army": "Military",
    "base": "Facility",
    "civilians": "Group",
    "clerk": "Person",
    "militias": "ArmedGroup",
    "prisoners": "Group",
    "raid": "Event",
    "rebel": "ArmedGroup",
    "rebels": "ArmedGroup",
    "troops": "Military",
    "warplanes": "Military",
    "weapons": "Thing",
}
"""Whom the tables may speak of; an entity's id is its words."""


def claims(table: str, published: str = "2016-12-14") -> tuple[Claim, ...]:
    """The claims of a table, its entities found by their words alone."""
    made = document(table, published)
    return extract(made, entities(made, CAST), load_vocabulary()).claims


def told(table: str, published: str = "2016-12-14") -> set[str]:
    """The claims as `who predicate whom` and the qualifiers that are not the usual ones."""
    return {_told(claim) for claim in claims(table, published)}


def _told(claim: Claim) -> str:
    usual = {"positive", "certain", "nonFuture", "none"}
    qualifiers = (claim.polarity, claim.certainty, claim.tense, claim.condition)
    marks: list[str] = [qualifier for qualifier in qualifiers if qualifier not in usual]
    marks += ["attempted"] if claim.attempted else []
    marks += [f"said by {claim.source}"] if claim.source else []
    marks += [f"reported by {speaker}" for speaker in claim.reported_by]
    marks += [f"from {claim.start}" + (f" to {claim.end}" if claim.end else "")] if claim.start else []
    marks += [f"until {claim.end}"] if claim.end and not claim.start else []
    marks += [f"in {claim.place}"] if claim.place else []
    marks += [f"{claim.count} of them"] if claim.count is not None else []
    return ", ".join([" ".join(claim.statement), *marks])
