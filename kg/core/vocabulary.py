"""The vocabulary of predicates: `knowledge/vocabulary.toml`, checked and indexed by what triggers them.

The file explains its own syntax; a user's file of the same form adds predicates or replaces them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from kg.core.errors import DataError
from kg.core.lexicon import data_file

SIGNS = ("hostile", "cooperative", "neutral")
GROUPS = ("territory", "force", "relation", "standing")
_FORM = "a TOML file in the form of kg/knowledge/vocabulary.toml"
_TYPE_TABLES = ("types", "narrower")
_FRAME_KEYS = ("verbs", "nouns", "adjectives", "compounds", "phrases")


@dataclass(frozen=True, slots=True)
class Frame:
    """One trigger: its words and the slot of the claim's object.

    `lemma` alone: the object is the direct object. With `prepositions`: the phrase under one of them. With `nouns`:
    a light verb with one of these as its direct object. `turned`: subject and object change places.
    """

    predicate: str
    lemma: str
    particle: str = ""
    nouns: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    turned: bool = False

    @property
    def weight(self) -> int:
        """How specific it is: the more words it needs, the sooner it is tried."""
        return 2 * bool(self.nouns) + 2 * bool(self.particle) + bool(self.prepositions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One predicate with all that the vocabulary file says of it."""

    name: str
    label: str
    comment: str
    group: str
    sign: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    begins: str = ""
    ends: str = ""
    excludes: str = ""
    symmetric: bool = False
    carries: bool = False
    speech: bool = False
    tells: bool = False
    suffered: bool = False
    ended: str = ""
    inverse: str = ""
    cameo: str = ""
    plover: str = ""
    acled: str = ""
    wikidata: str = ""
    verbs: tuple[Frame, ...] = ()
    nouns: tuple[Frame, ...] = ()
    adjectives: tuple[Frame, ...] = ()
    compounds: tuple[Frame, ...] = ()
    phrases: tuple[Frame, ...] = ()
    roles: tuple[str, ...] = ()
    own: bool = False
    """Whether it stands in a user's file: then its triggers alone are enough for a claim."""


_OPEN = Predicate(name="", label="", comment="", group="relation", sign="neutral", subject=(), object=())


@dataclass(frozen=True)
class Vocabulary:
    """All predicates, in the file's order, and the tree of types."""

    predicates: tuple[Predicate, ...]
    types: Mapping[str, tuple[str, ...]] = field(hash=False)
    narrower: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """What a thing of a type may turn out to be, beside the types below it."""

    def __contains__(self, name: str) -> bool:
        """Whether there is a predicate of that local name."""
        return name in self.by_name

    def __getitem__(self, name: str) -> Predicate:
        """The predicate of that local name; for an open relation's, one of which nothing is known."""
        return self.by_name.get(name, _OPEN)

    @cached_property
    def by_name(self) -> dict[str, Predicate]:
        """Predicates by their local name."""
        return {predicate.name: predicate for predicate in self.predicates}

    def frames(self, kind: str) -> dict[str, tuple[Frame, ...]]:
        """The frames of a kind (a key of the file, such as `verbs`) by lemma, most specific first."""
        return self._indexes[kind]

    @cached_property
    def _indexes(self) -> dict[str, dict[str, tuple[Frame, ...]]]:
        result: dict[str, dict[str, tuple[Frame, ...]]] = {}
        for kind in _FRAME_KEYS:
            index: dict[str, list[Frame]] = {}
            for predicate in self.predicates:
                for frame in getattr(predicate, kind):
                    index.setdefault(frame.lemma, []).append(frame)
            result[kind] = {lemma: tuple(sorted(frames, key=lambda f: -f.weight)) for lemma, frames in index.items()}
        return result

    @cached_property
    def roles(self) -> dict[str, Predicate]:
        """Predicates by the role nouns (`spokesman`) that state them."""
        return {role.removeprefix("~"): predicate for predicate in self.predicates for role in predicate.roles}

    @property
    def type_names(self) -> frozenset[str]:
        """The names of all types."""
        return frozenset(self._kinds)

    def kinds(self, name: str) -> frozenset[str]:
        """A type and all types below it."""
        return self._kinds[name]

    @cached_property
    def _kinds(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}

        def below(name: str) -> frozenset[str]:
            if name not in found:
                found[name] = frozenset({name})  # a type under itself ends here
                found[name] |= frozenset().union(*map(below, self.types.get(name, ())))
            return found[name]

        return {name: below(name) for name in {*self.types, *(c for children in self.types.values() for c in children)}}

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The types with none below them, in the file's order."""
        found = [name for children in self.types.values() for name in children] + list(self.types)
        return tuple(dict.fromkeys(name for name in found if not self.types.get(name)))

    def allows(self, wanted: tuple[str, ...], kind: str) -> bool:
        """Whether an entity of type `kind` fits one of the `wanted` types or those below them."""
        return any(kind in self.kinds(want) for want in wanted)

    def may_be(self, kind: str, other: str) -> bool:
        """Whether what is of type `kind` in one article may be of the narrower type `other` in another."""
        below = other in self._kinds.get(kind, ()) or other in self.narrower.get(kind, ())
        return below and kind != other

    def depth(self, kind: str) -> int:
        """How narrow a type is: of how many others a thing of that type may be in another article."""
        return sum(self.may_be(other, kind) for other in self._kinds)


def load_vocabulary(extra: Path | None = None) -> Vocabulary:
    """The shipped vocabulary, with a user's file on top.

    Raises:
        DataError: a key, type, sign or trigger that isn't allowed, with the table that holds it.
    """
    return _load(_shipped(), _read(extra) if extra is not None else "", extra)


@cache
def _shipped() -> str:
    return data_file("vocabulary.toml").read_text(encoding="utf-8")


@cache
def _load(shipped: str, extra: str, where: Path | None) -> Vocabulary:
    tables, own = _parse(shipped, "vocabulary.toml"), dict[str, Any]()
    if where is not None:
        own = _parse(extra, str(where))
        tables = {**tables, **own, **{key: {**tables[key], **own.get(key, {})} for key in _TYPE_TABLES}}
    types = {name: tuple(children) for name, children in tables["types"].items()}
    narrower = {name: tuple(kinds) for name, kinds in tables["narrower"].items()}
    known = set(types) | {child for children in types.values() for child in children}
    predicates = tuple(
        _predicate(name, table, known, own=name in own) for name, table in tables.items() if name not in _TYPE_TABLES
    )
    return Vocabulary(predicates, types, narrower)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"can't be read ({error})", where=str(path), allowed=_FORM) from error


def _parse(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(str(error), where=where, allowed=_FORM) from error


def _predicate(name: str, table: dict[str, Any], types: set[str], *, own: bool) -> Predicate:
    where = f"vocabulary [{name}]"
    allowed = {f.name for f in fields(Predicate)} - {"name", "own"}
    if unknown := set(table) - allowed:
        raise DataError(f"unknown key {min(unknown)}", where=where, allowed=f"keys: {', '.join(sorted(allowed))}")
    for key, values in (("sign", SIGNS), ("group", GROUPS)):
        if table.get(key) not in values:
            raise DataError(f"{key} is {table.get(key)!r}", where=where, allowed=f"one of {', '.join(values)}")
    for key in ("subject", "object"):
        if bad := set(table.get(key, ["?"])) - types:
            raise DataError(f"{key} has the unknown type {min(bad)}", where=where, allowed=", ".join(sorted(types)))
    frames = {key: tuple(_frame(name, text) for text in table.get(key, ())) for key in _FRAME_KEYS}
    plain = {key: tuple(v) if isinstance(v, list) else v for key, v in table.items() if key not in frames}
    given: dict[str, Any] = {"comment": "", **plain, **frames}
    return Predicate(name=name, own=own, **given)


def _frame(predicate: str, text: str) -> Frame:
    """Parse one trigger.

    >>> frame = _frame("captures", "take [control/hold] of")
    >>> frame.lemma, frame.nouns, frame.prepositions
    ('take', ('control', 'hold'), ('of',))
    """
    lemma, *rest = text.split()
    parts: dict[str, list[str]] = {"+": [], "[": [], "": []}
    for part in rest:
        parts[part[0] if part[0] in parts else ""].append(part.strip("+[]"))
    if any(len(found) > 1 for found in parts.values()):
        raise DataError(
            f"trigger {text!r}", where=f"vocabulary [{predicate}]", allowed="LEMMA [+particle] [[noun]] [prep]"
        )
    particle, nouns, prepositions = ("".join(parts[key]) for key in ("+", "[", ""))
    return Frame(
        predicate,
        lemma.removeprefix("~").replace("_", " "),
        particle=particle,
        nouns=tuple(nouns.split("/")) if nouns else (),
        prepositions=tuple(prepositions.replace("_", " ").split("/")) if prepositions else (),
        turned=lemma.startswith("~"),
    )
