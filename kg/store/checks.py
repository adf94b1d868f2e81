"""The rules of a graph as SPARQL: those of `knowledge/checks.toml`, and those that `ontology.toml` implies.

Each finds the nodes that break it. Adding a rule is adding a table to the first, or a row to the second.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.core.lexicon import data_file
from kg.core.ontology import COUNTS, Ontology, OwnClass, OwnProperty, load_ontology

_NOT_IN_SHACL = ("GRAPH ", "MINUS ")
_CAST = {"xsd:integer", "xsd:decimal", "xsd:date", "xsd:gYearMonth", "xsd:gYear"}
"""Datatypes in whose form not every text is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One rule."""

    name: str
    where: str
    """A SPARQL pattern that finds what breaks it: `?this`, and what `what` and `allowed` name."""
    what: str
    allowed: str
    on: tuple[str, ...] = ()
    """The classes of the nodes that can break it; none where anything can."""

    @property
    def query(self) -> str:
        """All that breaks it."""
        return f"SELECT DISTINCT ?this {self.selected} WHERE {{ {self.where} }}"

    @property
    def selected(self) -> str:
        """The variables beside `?this` that the messages name."""
        return " ".join(sorted(set(re.findall(r"\{(\?\w+)\}", self.what + self.allowed))))

    @property
    def is_shacl(self) -> bool:
        """Whether SHACL-SPARQL can say it, of the nodes of a class in one graph."""
        return bool(self.on) and not any(word in self.where for word in _NOT_IN_SHACL)


@cache
def written_checks() -> tuple[Check, ...]:
    """The rules of the file, in its order."""
    tables = tomllib.loads(data_file("checks.toml").read_text(encoding="utf-8"))
    return tuple(Check(name=name, **{**table, "on": tuple(table.get("on", ()))}) for name, table in tables.items())


def all_checks() -> tuple[Check, ...]:
    """All rules, those of the properties first."""
    ontology = load_ontology()
    properties = (check for each in ontology.properties for check in property_checks(each, ontology))
    return (*properties, *written_checks())


def property_checks(each: OwnProperty, ontology: Ontology) -> Iterator[Check]:
    """The rules that a property's row implies: how often it stands where, and what it leads to."""
    for name, count in each.on.items():
        if COUNTS[count][0]:
            yield _missing(each, ontology.class_by_name[name])
    if all(COUNTS[count][1] for count in each.on.values()):
        yield _repeated(each)
    if each.is_literal:
        yield from _datatype(each)
        yield from _words(each)
        yield from _bounds(each)
    else:
        yield from _classes(each, ontology)


def nodes_of(each: OwnClass, variable: str = "?this") -> str:
    """A SPARQL pattern of a class's nodes."""
    if each.subjects:
        return f"{variable} {each.subjects} ?anything ."
    if each.objects:
        return f"?anything {'|'.join(each.objects)} {variable} ."
    path = "a/rdfs:subClassOf*" if each.name == "kg:Entity" else "a"
    return f"{variable} {path} {each.name} ."


def needs(each: OwnProperty) -> str:
    """What a property's values must be, in words."""
    if each.values:
        return f"one of {', '.join(each.values)}"
    return f"{' or '.join(each.range) or 'a node'}{each.bounds}"


def _missing(each: OwnProperty, of: OwnClass) -> Check:
    return Check(
        name=f"{of.name} without {each.name}",
        where=f"{nodes_of(of)} FILTER NOT EXISTS {{ ?this {each.name} ?value }}",
        what=f"has no {each.name} ({each.label})",
        allowed=f"needs {needs(each)}",
    )


def _repeated(each: OwnProperty) -> Check:
    return Check(
        name=f"several {each.name}",
        where=f"?this {each.name} ?one, ?value FILTER(STR(?one) < STR(?value))",
        what=f"has several {each.name} ({each.label}): {{?one}} and {{?value}}",
        allowed="just one",
    )


def _datatype(each: OwnProperty) -> Iterator[Check]:
    yield Check(
        name=f"{each.name} malformed",
        where=f"?this {each.name} ?value FILTER(!({' || '.join(map(_is_of, each.datatypes))}))",
        what=f"its {each.name} ({each.label}) is {{?value}}",
        allowed=f"needs {needs(each)}",
    )


def _is_of(datatype: str) -> str:
    """Whether `?value` is of a datatype and in its form, so that it can be cast."""
    cast = f" && STR({datatype}(STR(?value))) != ''" if datatype in _CAST else ""
    return f"COALESCE(DATATYPE(?value) = {datatype}{cast}, false)"


def _words(each: OwnProperty) -> Iterator[Check]:
    if each.values:
        known = ", ".join(f'"{value}"' for value in each.values)
        yield Check(
            name=f"unknown {each.name}",
            where=f"?this {each.name} ?value FILTER(?value NOT IN ({known}))",
            what=f"its {each.name} ({each.label}) is {{?value}}",
            allowed=f"needs {needs(each)}",
        )


def _bounds(each: OwnProperty) -> Iterator[Check]:
    bounds = [(each.least, "<"), (each.most, ">")]
    if wrong := " || ".join(f"?value {sign} {bound}" for bound, sign in bounds if bound is not None):
        yield Check(
            name=f"{each.name} out of bounds",
            where=f"?this {each.name} ?value FILTER({wrong})",
            what=f"its {each.name} ({each.label}) is {{?value}}",
            allowed=f"needs {needs(each)}",
        )


def _classes(each: OwnProperty, ontology: Ontology) -> Iterator[Check]:
    for name in each.range:
        of = ontology.class_by_name[name]
        if of.is_typed:
            yield Check(
                name=f"{each.name} leads elsewhere",
                where=f"{{ ?this {each.name} ?value }} MINUS {{ {nodes_of(of, '?value')} }}",
                what=f"its {each.name} ({each.label}) leads to {{?value}}",
                allowed=f"needs a node of {name} in the graph",
            )
