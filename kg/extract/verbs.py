"""Statements that verbs trigger: `captured`, `pulled out of`, `seized control of`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.core.vocabulary import Frame
from kg.extract.candidates import Candidate, pair
from kg.extract.scene import Scene


def from_verbs(scene: Scene) -> Iterator[Candidate]:
    """One reading a verb: the most specific frame whose ends are there and fit."""
    frames = scene.vocabulary.frames("verbs")
    for verb, token in enumerate(scene.tree.tokens):
        if token.pos not in {"VERB", "AUX", "ADJ"} or verb in scene.at or scene.tree.is_hyphenated(verb):
            continue
        for frame in frames.get(scene.tree.lemma(verb), ()):
            found = list(_match(scene, verb, frame))
            if found:
                yield from found
                break


def has_particle(scene: Scene, verb: int, frame: Frame) -> bool:
    """Whether a verb has the particle that a frame needs."""
    tree = scene.tree
    particles = {tree[child].text.lower() for child in tree.children(verb, "compound:prt", "advmod")}
    return not frame.particle or frame.particle in particles


def _match(scene: Scene, verb: int, frame: Frame) -> Iterator[Candidate]:
    if not has_particle(scene, verb, frame):
        return
    for subjects, objects in _ends(scene, verb, frame):
        mutual = not objects and len(subjects) > 1 and scene.vocabulary[frame.predicate].symmetric
        ends = (subjects[:1], subjects[1:]) if mutual else (subjects, objects)
        yield from pair(scene, frame, ends, trigger=verb, scope=verb, rule="verb")


def _ends(scene: Scene, verb: int, frame: Frame) -> Iterator[tuple[list[int], list[int]]]:
    if frame.nouns:
        yield from _light(scene, verb, frame)
    elif frame.prepositions:
        heads = scene.obliques(verb, frame.prepositions)
        objects = [thing for head in heads for thing in scene.things(head)]
        where = scene.tree.children(verb, "advmod") if "in" in frame.prepositions else []
        objects += [c for c in where if scene.tree.lemma(c) == "where" and c in scene.at]
        standing = scene.vocabulary[frame.predicate].group == "standing"
        intransitive = scene.is_passive(verb) and (standing or not scene.subjects(verb))
        subjects = scene.surface_subjects(verb) if intransitive else scene.subjects(verb)
        if scene.vocabulary[frame.predicate].carries and scene.tree.children(verb, "obj"):
            subjects = scene.objects(verb)
        yield subjects, objects
    else:
        yield scene.subjects(verb), scene.objects(verb)


def _light(scene: Scene, verb: int, frame: Frame) -> Iterator[tuple[list[int], list[int]]]:
    """A light verb with its noun: the object hangs on the noun or on the verb."""
    tree = scene.tree
    for noun in tree.children(verb, "obj", "nsubj:pass", "obl"):
        if tree.lemma(noun) in frame.nouns:
            heads = [*scene.obliques(noun, frame.prepositions), *scene.obliques(verb, frame.prepositions)]
            objects = [thing for head in heads if head != noun for thing in scene.things(head)]
            yield scene.subjects(verb), objects
