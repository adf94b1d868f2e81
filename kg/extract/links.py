"""Statements that the reader proposes: its links between words that stand for two entities."""

from __future__ import annotations

from collections.abc import Iterator

from kg.core.vocabulary import Vocabulary
from kg.extract.candidates import Candidate
from kg.extract.scene import Scene


def from_links(scene: Scene, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Each link whose predicate the vocabulary has and whose ends are entities."""
    for link in scene.tree.document.links or ():
        subject, obj = link.subject, link.object
        if link.predicate in vocabulary.by_name and subject in scene.at and obj in scene.at:
            assert subject is not None
            assert obj is not None
            yield Candidate(subject, link.predicate, obj, link.trigger, link.trigger, "link", link)
