"""Happenings of which one end isn't known: `12 people were killed in Aleppo`, whoever did it.

No claim, since that needs both ends, and nobody is invented for the other one. The reader's links with an unknown end
propose them, as do passives and event nouns of those predicates of which it is news whom they befall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from kg.core.types import Argument, Claim, Event, Span
from kg.core.vocabulary import Frame
from kg.extract.candidates import Proposal
from kg.extract.circumstances import Circumstances
from kg.extract.evidence import weigh
from kg.extract.links import understood
from kg.extract.scene import Scene
from kg.extract.verbs import has_particle

_HAPPENINGS = {"force", "territory", "relation"}


def find_events(
    scene: Scene, circumstances: Circumstances, claims: Iterable[Claim], dropped: Counter[str]
) -> Iterator[Event]:
    """The events that no claim tells; what too little speaks for is counted by its reason.

    A doubtful claim stands in no event's way: that somebody was killed is sure, even if it isn't who did it.
    """
    told_of = {key for claim in claims if not claim.is_doubtful for key in _keys(claim, claim.statement[::2])}
    proposals = chain(_from_links(scene), _from_passives(scene), _from_nouns(scene))
    for proposal, confidence in weigh(proposals, scene, dropped):
        agent, patient = (_argument(scene, end) for end in (proposal.subject, proposal.object))
        for _, told in circumstances.of(proposal, confidence):
            event = Event(agent=agent, patient=patient, **told)
            if told_of.isdisjoint(_keys(event, event.ends)):
                yield event


def _keys(told: Claim | Event, ends: Iterable[str]) -> Iterator[tuple[Span, str]]:
    """By what another is known for the same: the word with its sense or with an end, or these two in a sentence."""
    yield told.trigger, told.predicate
    for end in ends:
        yield told.trigger, end
        yield told.sentence, f"{told.predicate} {end}"


def _argument(scene: Scene, end: int | None) -> Argument | None:
    return None if end is None else Argument(scene.at[end], scene.spans[end])


def _from_links(scene: Scene) -> Iterator[Proposal]:
    """Links that join a thing to nothing."""
    for link in scene.tree.document.links or ():
        ends = [end for end in (link.subject, link.object) if end is not None]
        if len(ends) == 1 and ends[0] in scene.at and link.predicate in scene.vocabulary:
            seen, scope = understood(scene, link)
            if scene.vocabulary[seen.predicate].group in _HAPPENINGS:
                yield Proposal(link.subject, seen.predicate, link.object, link.trigger, scope, "link", seen)


def _from_passives(scene: Scene) -> Iterator[Proposal]:
    """`12 people were killed`, `soldiers wounded in the raid`; with `by` there is an agent."""
    tree, frames = scene.tree, scene.vocabulary.frames("verbs")
    for verb, token in enumerate(tree.tokens):
        if token.pos == "VERB" and scene.is_passive(verb) and not scene.obliques(verb, ("by",)):
            options = (frame for frame in frames.get(tree.lemma(verb), ()) if has_particle(scene, verb, frame))
            frame = next((f for f in options if not (f.prepositions or f.nouns or f.turned)), None)
            yield from _suffered(scene, frame, scene.surface_subjects(verb), verb)


def _from_nouns(scene: Scene) -> Iterator[Proposal]:
    """`the killing of 12 people`."""
    tree, frames = scene.tree, scene.vocabulary.frames("nouns")
    for noun, token in enumerate(tree.tokens):
        if token.pos == "NOUN" and not scene.agents_of_noun(noun):
            frame = next((frame for frame in frames.get(tree.lemma(noun), ()) if "of" in frame.prepositions), None)
            patients = [thing for head in scene.obliques(noun, ("of",)) for thing in scene.things(head)]
            yield from _suffered(scene, frame, patients, noun)


def _suffered(scene: Scene, frame: Frame | None, patients: list[int], trigger: int) -> Iterator[Proposal]:
    """Whom it befalls, if that is news whoever did it."""
    predicate = scene.vocabulary[frame.predicate if frame else ""]
    for patient in patients if predicate.suffered else ():
        if patient not in scene.in_part and scene.vocabulary.allows(predicate.object, scene.type(patient)):
            yield Proposal(None, predicate.name, patient, trigger, trigger, "passive")
