"""Candidate statements before their qualifiers: a predicate, the tokens at its ends and the one that triggers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.core.types import Link
from kg.core.vocabulary import Frame, Predicate
from kg.extract.scene import Scene

NEAR = {"near", "close to", "outside"}
"""Prepositions of places that something doesn't lie in."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`subject` and `object` are tokens that stand for entities; `scope` is the word that decides the qualifiers."""

    subject: int | None
    """None where nobody says who or what it is."""
    predicate: str
    object: int | None
    trigger: int
    scope: int
    rule: str
    link: Link | None = None
    """What the reader saw, if this is its proposal."""

    @property
    def ends(self) -> tuple[int, ...]:
        """The tokens of the ends that are known, the subject first."""
        return tuple(end for end in (self.subject, self.object) if end is not None)


@dataclass(frozen=True, slots=True)
class Candidate(Proposal):
    """A proposal that can become a claim: both its ends are known."""

    subject: int
    object: int
    label: str = ""
    """The words of a relation that the vocabulary doesn't know."""


def fits(scene: Scene, predicate: Predicate, subject: int, obj: int) -> bool:
    """Whether two tokens' entities have the types that the predicate takes, and are two things.

    Who takes or holds a part of a place doesn't hold the place.
    """
    whole = obj not in scene.in_part or not (predicate.begins or predicate.ends)
    return (
        whole
        and scene.at.get(subject) != scene.at.get(obj)
        and scene.vocabulary.allows(predicate.subject, scene.type(subject))
        and scene.vocabulary.allows(predicate.object, scene.type(obj))
    )


def pair(
    scene: Scene,
    frame: Frame,
    ends: tuple[Iterable[int], Iterable[int]],
    *,
    trigger: int,
    scope: int,
    rule: str,
) -> Iterator[Candidate]:
    """All fitting pairs of subjects and objects, turned round where the frame says so."""
    subjects, objects = (list({scene.at[token]: token for token in reversed(list(end))}.values()) for end in ends)
    if frame.turned:
        subjects, objects = objects, subjects
        if "in" in frame.prepositions:  # `died in the raid`, not `died in Iraq`
            subjects = [token for token in subjects if scene.type(token) == "Event"]
    predicate = scene.vocabulary[frame.predicate]
    for subject in subjects:
        for obj in objects:
            if fits(scene, predicate, subject, obj):
                yield Candidate(subject, frame.predicate, obj, trigger, scope, rule)
