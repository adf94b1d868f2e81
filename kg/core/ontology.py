"""kg's own words beside the vocabulary: the classes and properties of `knowledge/ontology.toml`, checked.

The file explains its own syntax. What a graph says of itself, the exported ontology, the shapes, the checks of a graph
and the docs page are all made from these records.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeVar

from kg.core.errors import DataError
from kg.core.iri import PREFIXES
from kg.core.lexicon import data_file

T = TypeVar("T")
COUNTS = {"1": (1, 1), "0..1": (0, 1), "1..*": (1, None), "0..*": (0, None)}
"""How often a node has a property: at least and at most."""
_OF_CLASSES = "label comment above close subjects objects"
_OF_PROPERTIES = "label comment on range values least most above close"
_OF_TYPES = "comment close"
_DATATYPES = ("xsd:", "rdf:langString", "geo:wktLiteral")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClass:
    """A class, with how its nodes are told: by `rdf:type`, or by a property that they have or that leads there."""

    name: str
    label: str
    comment: str
    above: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    subjects: str = ""
    objects: tuple[str, ...] = ()

    @property
    def is_typed(self) -> bool:
        """Whether its nodes bear an `rdf:type`, their own or one below it."""
        return not self.subjects and not self.objects


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProperty:
    """A property, on which classes it stands how often, and what it leads to."""

    name: str
    label: str
    comment: str
    on: Mapping[str, str] = field(hash=False)
    range: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    least: int | None = None
    most: int | None = None
    above: tuple[str, ...] = ()
    close: tuple[str, ...] = ()

    @property
    def is_literal(self) -> bool:
        """Whether it leads to text, numbers or dates rather than to nodes."""
        return bool(self.values) or any(kind.startswith(_DATATYPES) for kind in self.range)

    @property
    def datatypes(self) -> tuple[str, ...]:
        """The datatypes of its values; none where it leads to nodes."""
        return (("xsd:string",) if self.values else self.range) if self.is_literal else ()

    @property
    def bounds(self) -> str:
        """The least and the most that it leads to, in words: ` from 0 to 1`; empty for no bounds."""
        return "" if self.least is None else f" from {self.least}" + ("" if self.most is None else f" to {self.most}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeNote:
    """What there is to say of a type of the vocabulary."""

    name: str
    comment: str
    close: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ontology:
    """All of them, in the file's order, each under its name with its prefix; types without one."""

    title: str
    comment: str
    version: str
    licence: str
    classes: tuple[OwnClass, ...]
    properties: tuple[OwnProperty, ...]
    types: tuple[TypeNote, ...]

    @cached_property
    def class_by_name(self) -> dict[str, OwnClass]:
        """Classes by name."""
        return {each.name: each for each in self.classes}

    @cached_property
    def type_by_name(self) -> dict[str, TypeNote]:
        """Notes on types by name."""
        return {each.name: each for each in self.types}


@cache
def load_ontology() -> Ontology:
    """The words that ship.

    Raises:
        DataError: a key, prefix, class or count that isn't allowed, with the term that has it.
    """
    return parse_ontology(data_file("ontology.toml").read_text(encoding="utf-8"))


def parse_ontology(text: str) -> Ontology:
    """The ontology of a file's text.

    Raises:
        DataError: a key, prefix, class or count that isn't allowed, with the term that has it.
    """
    tables = tomllib.loads(text)
    found = Ontology(
        **{key: tables[key] for key in ("title", "comment", "version", "licence")},
        classes=_records(OwnClass, tables["classes"], _OF_CLASSES),
        properties=_records(OwnProperty, tables["properties"], _OF_PROPERTIES),
        types=_records(TypeNote, tables["types"], _OF_TYPES),
    )
    for known in found.classes:
        _check_names(known.name, (known.name, *known.above, *known.close, known.subjects, *known.objects))
    for each in found.properties:
        _check_names(each.name, (each.name, *each.on, *each.range, *each.above, *each.close))
        _check_property(each, found)
    for note in found.types:
        _check_names(note.name, note.close)
    return found


def _records(kind: Callable[..., T], table: Mapping[str, Mapping[str, Any]], keys: str) -> tuple[T, ...]:
    """The rows of a table as records; a list is a tuple."""
    for name, row in table.items():
        if unknown := set(row) - set(keys.split()):
            raise DataError(f"unknown key {min(unknown)}", where=f"ontology {name}", allowed=keys)
    return tuple(
        kind(name=name, **{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for name, row in table.items()
    )


def _check_names(term: str, names: tuple[str, ...]) -> None:
    for name in filter(None, names):
        if name.partition(":")[0] not in PREFIXES or ":" not in name:
            raise DataError(f"unknown prefix of {name}", where=f"ontology {term}", allowed=", ".join(PREFIXES))


def _check_property(each: OwnProperty, ontology: Ontology) -> None:
    where = f"ontology {each.name}"
    for name, count in each.on.items():
        if name not in ontology.class_by_name:
            raise DataError(f"on the unknown class {name}", where=where, allowed=", ".join(ontology.class_by_name))
        if count not in COUNTS:
            raise DataError(f"the count {count!r}", where=where, allowed=", ".join(COUNTS))
    for name in () if each.is_literal else each.range:
        if name not in ontology.class_by_name:
            raise DataError(
                f"leads to the unknown class {name}", where=where, allowed=", ".join(ontology.class_by_name)
            )
