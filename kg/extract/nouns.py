"""Statements that event nouns trigger: `the recapture of`, `air strikes on`, `a deal between`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.core.vocabulary import Frame
from kg.extract.candidates import Candidate, pair
from kg.extract.scene import Scene


def from_nouns(scene: Scene) -> Iterator[Candidate]:
    """The first frame of each event noun whose ends are there and fit."""
    frames = scene.vocabulary.frames("nouns")
    for noun, token in enumerate(scene.tree.tokens):
        if token.pos not in {"NOUN", "PROPN"}:
            continue
        for frame in (frame for lemma in _lemmas(scene, noun) for frame in frames.get(lemma, ())):
            found = list(_match(scene, noun, frame))
            if found:
                yield from found
                break


def from_phrases(scene: Scene) -> Iterator[Candidate]:
    """`under X's control`, `in the hands of X`: X is the subject, what the phrase is said of the object."""
    tree, frames = scene.tree, scene.vocabulary.frames("phrases")
    for noun in range(len(tree.tokens)):
        for frame in (f for f in frames.get(tree.lemma(noun), ()) if tree.preposition(noun) in f.prepositions):
            head, said_of = tree.head(noun), tree.children(noun, "nsubj")
            above = [] if head is None or said_of else scene.surface_subjects(head) or scene.things(head)
            objects = [thing for subject in said_of for thing in scene.things(subject)] or above
            owners = [thing for owner in scene.obliques(noun, ("of",)) for thing in scene.things(owner)]
            ends = (scene.agents_of_noun(noun) or owners, objects)
            yield from pair(scene, frame, ends, trigger=noun, scope=noun, rule="phrase")


def _lemmas(scene: Scene, noun: int) -> list[str]:
    """`air strike` before `strike`."""
    tree = scene.tree
    lemma = tree.lemma(noun)
    return [*(f"{tree.lemma(child)} {lemma}" for child in tree.children(noun, "compound", "amod")), lemma]


def _match(scene: Scene, noun: int, frame: Frame) -> Iterator[Candidate]:
    objects = [thing for head in scene.obliques(noun, frame.prepositions) for thing in scene.things(head)]
    if "between" in frame.prepositions:
        for a, b in pairwise(objects):
            yield from pair(scene, frame, ([a], [b]), trigger=noun, scope=noun, rule="noun")
    yield from pair(scene, frame, (scene.agents_of_noun(noun), objects), trigger=noun, scope=noun, rule="noun")
