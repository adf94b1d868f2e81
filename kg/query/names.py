"""From a name that a user types to the entity that bears it; every command goes through here.

Where several bear it, one is chosen only where nobody would ask which is meant, and the others are told; else the user
must pick one. (A wrong answer that looks right is worse than a question.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.core.errors import AmbiguousNameError, UnknownNameError, nearest
from kg.core.folding import folded, is_telling
from kg.core.iri import PREFIXES, in_article, normalise, slug
from kg.query.bearers import DEFAULT, Bearer, describe, ident_of, is_type, joined_to, names_of, supertypes, term
from kg.query.source import Source

LABELS = (term("skos:prefLabel"), term("skos:altLabel"))
CLEAR = 0.9
"""The share of all its bearers' mentions with which an entity owns a name."""
_LISTED = 10


@dataclass(frozen=True, slots=True)
class Found:
    """The entity that is meant by a name, and who else bears it, those most spoken of first."""

    name: str
    bearer: Bearer
    others: tuple[Bearer, ...] = ()
    is_respelt: bool = False
    """Whether the graph has the name in another spelling only."""

    @property
    def note(self) -> str:
        """One line that says what was chosen; empty where there was no choice."""
        others = ", ".join(map(_pick, self.others[:3])) + (" and others" if len(self.others) > 3 else "")
        also = f"; so named are also {others}" if others else ""
        return f"{self.name!r} is taken for {_pick(self.bearer)}{also}" if also or self.is_respelt else ""


def find_entity(store: Source, name: str, *, kind: str = "") -> Found:
    """The entity with that name, id, IRI or short IRI (`ent:Palmyra`), or that name and type: `Palmyra (City)`.

    An id that was joined to another leads to that one.

    The name as it is written goes before the name in other case or accents, that before other spellings of it
    (`Deir ez-Zor` for Deir Ezzour). Of several bearers a known thing whose
    preferred name it is is meant, if there is just one, else who has `CLEAR` of the mentions of them all.

    Args:
        store: the graph.
        name: what the user typed.
        kind: a type whose bearers go before all others, such as `Place`.

    Raises:
        UnknownNameError: none; says the nearest names.
        AmbiguousNameError: several, none of them clearly; describes them.
    """
    bearers = _bearers(store, name) or _typed(store, name)
    if not bearers:
        labels = (label for label_kind in LABELS for _, label in _labels(store, label_kind))
        raise UnknownNameError(f"no entity is named {name!r}", allowed=nearest(name, labels))
    bearers = (_of_type(store, bearers, kind) if kind else []) or bearers
    chosen = _meant(bearers, name)
    if chosen is None:
        raise _ambiguous(name, bearers)
    others = tuple(bearer for bearer in bearers if bearer != chosen)
    return Found(name, chosen, others, _is_respelt(store, chosen, name))


def find_id(store: Source, name: str) -> str:
    """The id that a person means: one that was joined to an entity stays itself; else the bearer's.

    Of an entity that joins several ids it is the one made of the name that was typed, if there is one. `NAME@ARTICLE`
    is what that article, by its name or id, calls so.

    Raises:
        UnknownNameError, AmbiguousNameError: as `find_entity`.
    """
    called, _, file = name.rpartition("@")
    if called and (article := _article(store, file)):
        return in_article(find_id(store, called), article)
    node = find_entity(store, name).bearer.entity
    ids = [ident_of(node), *joined_to(store, node)]
    meant = [ident for ident in ids if ident == _bare(name)] or [i for i in ids if i.startswith(f"{slug(name)}-")]
    return meant[0] if len(meant) == 1 else ids[0]


def find_claim(store: Source, name: str) -> str:
    """The id of the claim of that IRI, short IRI (`claim:0123456789abcdef`) or id.

    Raises:
        UnknownNameError: the graph holds none such.
    """
    ident = unquote(name.removeprefix(PREFIXES["claim"]).removeprefix("claim:"))
    claim = NamedNode(PREFIXES["claim"] + quote(ident, safe=""))
    if not any(store.quads_for_pattern(claim, term("kg:polarity"), None, DEFAULT)):
        raise UnknownNameError(f"no claim {name!r}", allowed="an IRI of `kg query claims`")
    return ident


def find_article(store: Source, name: str) -> str:
    """The id of the article of that name or id.

    Raises:
        UnknownNameError: the graph holds none such.
    """
    if not (ident := _article(store, name)):
        names = store.quads_for_pattern(None, term("kg:fileName"), None, DEFAULT)
        known = (quad.object.value for quad in names if isinstance(quad.object, Literal))
        raise UnknownNameError(f"no article {name!r}", allowed=nearest(name, known) or "see `kg query articles`")
    return ident


def find_node(store: Source, ident: str) -> str:
    """The id of the entity that an id stands for now; the id itself where the graph holds none such."""
    found = _by_iri(store, f"ent:{quote(ident, safe='')}")
    return ident_of(found.pop()) if found else ident


def _meant(bearers: list[Bearer], name: str) -> Bearer | None:
    own = [bearer for bearer in bearers if bearer.is_known and normalise(bearer.name) == normalise(name)]
    if len(bearers) == 1 or len(own) == 1:
        return (own or bearers)[0]
    mentions = sum(bearer.mentions for bearer in bearers)
    return bearers[0] if mentions and bearers[0].mentions >= CLEAR * mentions else None


def _ambiguous(name: str, bearers: list[Bearer]) -> AmbiguousNameError:
    kinds = Counter(bearer.type for bearer in bearers)
    typed = next((f", or by its type: {name} ({kind})" for kind, count in kinds.items() if count == 1), "")
    error = AmbiguousNameError(f"{len(bearers)} entities are named {name!r}", allowed=f"pick one by its id{typed}")
    for bearer in bearers[:_LISTED]:
        error.add_note(str(bearer))
    if (more := len(bearers) - _LISTED) > 0:
        error.add_note(f"and {more} more")
    return error


def _is_respelt(store: Source, bearer: Bearer, name: str) -> bool:
    labels = (bearer.name, *names_of(store, bearer.entity))
    is_one = is_telling(name) and folded(name) in map(folded, labels)
    return is_one and normalise(name) not in map(normalise, labels)


def _pick(bearer: Bearer) -> str:
    return f"{bearer.id} ({bearer.type})"


def _typed(store: Source, name: str) -> list[Bearer]:
    """Who bears `NAME (Type)`: whoever bears the name, also in other case, and is of the type or one below it."""
    found = re.fullmatch(r"(.*\S)\s*\(\s*(\w+)\s*\)", name)
    if not found or not is_type(store, found[2]):
        return []
    bearers = _described(store, set().union(*_matches(store, found[1])))
    fitting = _of_type(store, bearers, found[2])
    if bearers and not fitting:
        allowed = f"those of that name are {', '.join(map(_pick, bearers[:_LISTED]))}"
        raise UnknownNameError(f"no {found[2]} is named {found[1]!r}", allowed=allowed)
    return fitting


def _of_type(store: Source, bearers: list[Bearer], kind: str) -> list[Bearer]:
    return [bearer for bearer in bearers if kind.casefold() in supertypes(store, bearer.type)]


def _bearers(store: Source, name: str) -> list[Bearer]:
    """Those of the strongest match."""
    return _described(store, next(filter(None, _matches(store, name)), set()))


def _described(store: Source, entities: set[NamedNode]) -> list[Bearer]:
    """The most mentioned first."""
    bearers = [describe(store, entity) for entity in entities]
    if len(bearers) > 1:  # else nobody needs the counts
        bearers.sort(key=lambda bearer: (-bearer.mentions, -bearer.claims, bearer.id))
    return bearers


def _matches(store: Source, name: str) -> Iterator[set[NamedNode]]:
    """Ever weaker matches; the costly comparison with all labels comes last."""
    yield _by_iri(store, name)
    literal = Literal(name, language="en")
    quads = (quad for kind in LABELS for quad in store.quads_for_pattern(None, kind, literal, DEFAULT))
    yield {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    if wanted := normalise(name):
        yield {entity for entity, label in _candidates(store, wanted) if normalise(label) == wanted}
    if is_telling(name):
        yield {entity for kind in LABELS for entity, label in _labels(store, kind) if folded(label) == folded(name)}
    yield _by_iri(store, f"ent:{quote(name, safe='')}")


def _candidates(store: Source, wanted: str) -> Iterator[tuple[NamedNode, str]]:
    """Entities and their labels but for most that don't normalise to what is wanted; the engine sifts, they are many.

    What is plain ASCII without an apostrophe keeps its words when it is normalised, but for their case.
    """
    word = Literal(max(wanted.split(), key=len))
    text = f"""SELECT ?entity ?label {{ ?entity skos:prefLabel|skos:altLabel ?label .
        FILTER(CONTAINS(LCASE(STR(?label)), {word}) || REGEX(STR(?label), "[^ -&(-~]")) }}"""
    found = store.query(text, prefixes=PREFIXES)
    return ((entity, label.value) for entity, label in (found if isinstance(found, QuerySolutions) else ()))


def _by_iri(store: Source, name: str) -> set[NamedNode]:
    iri = _iri(name)
    if iri is None:
        return set()
    named = {iri for _ in store.quads_for_pattern(iri, LABELS[0], None, DEFAULT)}
    holders = (quad.subject for quad in store.quads_for_pattern(None, term("owl:sameAs"), iri, DEFAULT))
    return named or {holder for holder in holders if isinstance(holder, NamedNode)}


def _article(store: Source, name: str) -> str:
    """The id of the article of that file name or id; empty if there is none."""
    file = term("kg:fileName")
    named = [quad.subject for quad in store.quads_for_pattern(None, file, Literal(name), DEFAULT)]
    own = NamedNode(PREFIXES["art"] + quote(name, safe=""))
    named += [quad.subject for quad in store.quads_for_pattern(own, file, None, DEFAULT)]
    return next((node.value.removeprefix(PREFIXES["art"]) for node in named if isinstance(node, NamedNode)), "")


def _bare(name: str) -> str:
    """What is left of an IRI or a short one when its namespace goes: the id."""
    return unquote(name.removeprefix(PREFIXES["ent"]).removeprefix("ent:"))


def _iri(name: str) -> NamedNode | None:
    iri = re.sub(r"^ent:", PREFIXES["ent"], name)
    return NamedNode(iri) if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", iri) else None


def _labels(store: Source, kind: NamedNode) -> Iterator[tuple[NamedNode, str]]:
    for quad in store.quads_for_pattern(None, kind, None, DEFAULT):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject, quad.object.value
