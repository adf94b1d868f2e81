"""What is said but isn't worth a triple: a thing with itself, what a name says already, nobody with nobody."""

from __future__ import annotations

from kg.core.lexicon import words
from kg.extract.candidates import Candidate
from kg.extract.scene import Scene

_OWN = {"controls", "possesses", "owns"}


def is_worthless(scene: Scene, candidate: Candidate) -> bool:
    """Whether a statement would tell a reader of the graph nothing, or makes no sense."""
    subject, obj, name = candidate.subject, candidate.object, candidate.predicate
    if scene.at[subject] == scene.at[obj] or (_is_bare(scene, subject) and _is_bare(scene, obj)):
        return True
    if name in {"hasRole", "instanceOf"}:
        return scene.is_named(obj)  # the noun stands for somebody, `Defense Secretary` for Chuck Hagel
    if name == "occurredIn":
        return scene.is_named(subject) and scene.is_a(subject, "Actor")
    if name in _OWN:
        named = scene.tree.inside(scene.spans[obj])  # `rebels control rebel-held areas`
    else:
        hostile = scene.vocabulary.by_name[name].sign == "hostile"
        named = scene.tree.children(obj, "nmod:poss") if hostile else []  # `IS attacks IS's oil wells`
    return scene.at[subject] in {scene.at.get(i) for i in named}


def _is_bare(scene: Scene, index: int) -> bool:
    """A single word that could be anybody or anything."""
    alone = scene.spans[index] == scene.tree.span(index, index)
    return alone and not scene.is_named(index) and scene.tree.lemma(index) in words("nominals.tsv")["bare"]
