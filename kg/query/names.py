"""From a name that a user types to the entity that bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.core.errors import QueryError, UnknownNameError, nearest
from kg.core.iri import PREFIXES, in_article, normalise, slug

PREFERRED = NamedNode(PREFIXES["skos"] + "prefLabel")
ALTERNATIVE = NamedNode(PREFIXES["skos"] + "altLabel")
FILE = NamedNode(PREFIXES["kg"] + "fileName")
POLARITY = NamedNode(PREFIXES["kg"] + "polarity")
SAME = NamedNode(PREFIXES["owl"] + "sameAs")


def find_entity(store: Store, name: str) -> NamedNode:
    """The entity with that name, IRI, short IRI (`ent:Palmyra`) or id, also one of an id that was joined to it.

    The name as it is written goes before the name in other case or accents, and preferred names before other ones.

    Raises:
        UnknownNameError: none; says the nearest names.
        QueryError: several, which it lists.
    """
    found = next(filter(None, _candidates(store, name)), set[NamedNode]())
    if not found:
        labels = (label for _, label in (*_labels(store, PREFERRED), *_labels(store, ALTERNATIVE)))
        raise UnknownNameError(f"no entity is named {name!r}", allowed=nearest(name, labels))
    if len(found) > 1:
        listed = ", ".join(sorted(short(entity.value) for entity in found))
        raise QueryError(f"several entities are named {name!r}", allowed=f"one of {listed}")
    return found.pop()


def find_id(store: Store, name: str) -> str:
    """The id that a person means: one that was joined to an entity stays itself; else the bearer's.

    Of an entity that joins several ids it is the one made of the name that was typed, if there is one. `NAME@ARTICLE`
    is what that article, by its name or id, calls so.

    Raises:
        UnknownNameError, QueryError: as `find_entity`.
    """
    called, _, file = name.rpartition("@")
    if called and (article := _article(store, file)):
        return in_article(find_id(store, called), article)
    node = find_entity(store, name)
    joined = (quad.object for quad in store.quads_for_pattern(node, SAME, None, DefaultGraph()))
    ids = [_ident(iri) for iri in (node, *joined) if isinstance(iri, NamedNode)]
    meant = [ident for ident in ids if ident == _bare(name)] or [i for i in ids if i.startswith(f"{slug(name)}-")]
    return meant[0] if len(meant) == 1 else ids[0]


def find_claim(store: Store, name: str) -> str:
    """The id of the claim of that IRI, short IRI (`claim:0123456789abcdef`) or id.

    Raises:
        UnknownNameError: the graph holds none such.
    """
    ident = unquote(name.removeprefix(PREFIXES["claim"]).removeprefix("claim:"))
    claim = NamedNode(PREFIXES["claim"] + quote(ident, safe=""))
    if not any(store.quads_for_pattern(claim, POLARITY, None, DefaultGraph())):
        raise UnknownNameError(f"no claim {name!r}", allowed="an IRI of `kg query claims`")
    return ident


def find_node(store: Store, ident: str) -> str:
    """The id of the entity that an id stands for now; the id itself where the graph holds none such."""
    found = _by_iri(store, f"ent:{quote(ident, safe='')}")
    return _ident(found.pop()) if found else ident


def short(iri: str) -> str:
    """An IRI with its prefix in place of its namespace; as it is where no prefix fits.

    >>> short("https://w3id.org/newskg/id/entity/Palmyra")
    'ent:Palmyra'
    """
    fits = [prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace) and iri != namespace]
    best = max(fits, key=lambda prefix: len(PREFIXES[prefix]), default="")
    return f"{best}:{iri.removeprefix(PREFIXES[best])}" if best else iri


def _candidates(store: Store, name: str) -> Iterator[set[NamedNode]]:
    """Ever weaker matches; the costly comparison with all labels comes last."""
    yield _by_iri(store, name)
    for kind in (PREFERRED, ALTERNATIVE):
        quads = store.quads_for_pattern(None, kind, Literal(name, language="en"), DefaultGraph())
        yield {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    if wanted := normalise(name):
        for kind in (PREFERRED, ALTERNATIVE):
            yield {entity for entity, label in _labels(store, kind) if normalise(label) == wanted}
    yield _by_iri(store, f"ent:{quote(name, safe='')}")


def _by_iri(store: Store, name: str) -> set[NamedNode]:
    iri = _iri(name)
    if iri is None:
        return set()
    named = {iri for _ in store.quads_for_pattern(iri, PREFERRED, None, DefaultGraph())}
    holders = (quad.subject for quad in store.quads_for_pattern(None, SAME, iri, DefaultGraph()))
    return named or {holder for holder in holders if isinstance(holder, NamedNode)}


def _article(store: Store, name: str) -> str:
    """The id of the article of that file name or id; empty if there is none."""
    named = [quad.subject for quad in store.quads_for_pattern(None, FILE, Literal(name), DefaultGraph())]
    own = NamedNode(PREFIXES["art"] + quote(name, safe=""))
    named += [quad.subject for quad in store.quads_for_pattern(own, FILE, None, DefaultGraph())]
    return next((node.value.removeprefix(PREFIXES["art"]) for node in named if isinstance(node, NamedNode)), "")


def _ident(entity: NamedNode) -> str:
    return unquote(entity.value.removeprefix(PREFIXES["ent"]))


def _bare(name: str) -> str:
    """What is left of an IRI or a short one when its namespace goes: the id."""
    return unquote(name.removeprefix(PREFIXES["ent"]).removeprefix("ent:"))


def _iri(name: str) -> NamedNode | None:
    iri = re.sub(r"^ent:", PREFIXES["ent"], name)
    return NamedNode(iri) if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", iri) else None


def _labels(store: Store, kind: NamedNode) -> Iterator[tuple[NamedNode, str]]:
    for quad in store.quads_for_pattern(None, kind, None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject, quad.object.value
