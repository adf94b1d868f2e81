"""Statements that the reader proposes: its links between words that stand for two entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.core.iri import slug
from kg.core.types import Link
from kg.extract.candidates import NEAR, Candidate
from kg.extract.factuality import ending
from kg.extract.scene import Scene

_OTHER = "other"
_ACTS = {"force", "territory"}
_VERBS = {"VERB", "AUX"}


def from_links(scene: Scene) -> Iterator[Candidate]:
    """Each link whose predicate the vocabulary has and whose ends are entities."""
    for link in scene.tree.document.links or ():
        subject, obj = link.subject, link.object
        if subject is None or obj is None or not {subject, obj} <= scene.at.keys():
            continue
        for ends in _ends(scene, link, subject, obj):
            yield from _proposed(scene, link, *ends)


def understood(scene: Scene, link: Link) -> tuple[Link, int]:
    """A link as its context has it, and the word that decides its qualifiers: `lifted the sanctions` is no sanction."""
    end, ended = ending(scene, link.trigger), scene.vocabulary[link.predicate].ended
    if end is not None and ended:
        return replace(link, predicate=ended, polarity="positive"), end
    return link, link.trigger if link.object is None else _scope(scene, link, link.object)


def _ends(scene: Scene, link: Link, subject: int, obj: int) -> Iterator[tuple[int, int]]:
    """The link's ends, or each of several that share a noun; what a noun is isn't said of all its examples."""
    if scene.vocabulary[link.predicate].group == "standing":
        if not {subject, obj} <= {*scene.bodies, *scene.bodies.values()}:
            yield subject, obj
        return
    pairs = [[scene.bodies[end]] if end in scene.bodies else scene.several(end) for end in (subject, obj)]
    yield from ((one, other) for one in pairs[0] for other in pairs[1])


def _proposed(scene: Scene, link: Link, subject: int, obj: int) -> Iterator[Candidate]:
    if link.predicate == _OTHER:
        yield _open(scene, link, subject, obj)
    if link.predicate in scene.vocabulary:
        seen, scope = understood(scene, link)
        yield Candidate(subject, _by_kind(scene, seen.predicate, subject, obj), obj, link.trigger, scope, "link", seen)


def _by_kind(scene: Scene, predicate: str, subject: int, obj: int) -> str:
    """The predicate that fits its ends: people are affiliated with a state, its army is part of it."""
    if predicate == "locatedIn" and scene.tree.preposition(obj) in NEAR:
        return "near"
    belongs = predicate == "affiliatedWith" or (predicate == "leads" and scene.type(subject) == "Government")
    return "partOf" if belongs and scene.is_a(subject, "Body") and scene.is_a(obj, "State") else predicate


def _open(scene: Scene, link: Link, subject: int, obj: int) -> Candidate:
    """A relation that the vocabulary doesn't know, named by its trigger's lemma and the object's preposition."""
    tree = scene.tree
    below = tree[obj].head == link.trigger
    label = f"{tree.lemma(link.trigger)} {tree.preposition(obj) if below else ''}".strip()
    return Candidate(subject, slug(label), obj, link.trigger, link.trigger, "link", link, label)


def _scope(scene: Scene, link: Link, obj: int) -> int:
    """The trigger; for acts the verb below it that has the object, if there is one: `threatened to shell Haifa`."""
    tree = scene.tree
    above = list(tree.ancestors(obj))
    if scene.vocabulary[link.predicate].group not in _ACTS or link.trigger not in above:
        return link.trigger
    below = above[: above.index(link.trigger)]
    return next(
        (i for i in below if tree[i].pos in _VERBS and tree.is_dep(i, "xcomp", "ccomp", "acl", "advcl")), link.trigger
    )
