"""What speaks for a proposed statement, joined to one confidence; what too little speaks for is dropped.

Proposals with the same ends and predicate in a sentence are one. A link's score and a pattern's prior are taken for
independent witnesses (noisy or, Pearl 1988). Where the reader saw no link, a pattern over verbs or event nouns alone is
weak evidence: such lists know too few wordings to know the exceptions. Patterns inside noun phrases, the triggers of a
user's own predicates, and all of them under a model without links, stand alone.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from kg.core.lexicon import data_file, read_table
from kg.core.types import LEAST_OF_FACTS
from kg.extract.candidates import Proposal
from kg.extract.scene import Scene
from kg.extract.worth import POSTS, worthless

_PRIORS = {
    "verb": 0.85,
    "noun": 0.75,
    "compound": 0.9,
    "adjective": 0.8,
    "phrase": 0.85,
    "role": 0.9,
    "place": 0.9,
    "distance": 0.85,
    "passive": 0.8,
}
"""How often a pattern is right where nothing else is known."""
_UNSEEN = {("verb", ""): 0.36, ("noun", ""): 0.36, ("verb", "territory"): 0.65}
"""What a pattern's prior is worth where the reader saw nothing, by rule and group of its predicate, from sentences that
nobody tuned to: `recapture` and `occupy` hardly have another sense, `hold` talks and `back` bills do.
"""
_PRONOUN_RIGHT = 0.93
"""How often a pronoun means what it was taken for."""
_MISFIT_PENALTY = 0.7
_UNTYPED = {"Actor", "Thing", "Locality"}
_RIVAL_PENALTY = 0.65
"""Of two things that aren't coordinated and are both to do, or to undergo, what one word says, the less sure is right
one time in four.
"""
P = TypeVar("P", bound=Proposal)
_Key = tuple[int, str, str, str]
"""Of a statement: sentence, predicate, two entities, empty where unknown."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the table says: slope and offset of a link's log odds, the least confidence of a claim by predicate."""

    slope: float
    offset: float
    least: Mapping[str, float]

    def probability(self, score: float) -> float:
        """How often a link of this score is right (Platt 1999)."""
        score = min(max(score, 1e-6), 1 - 1e-6)
        return 1 / (1 + math.exp(-self.slope * math.log(score / (1 - score)) - self.offset))

    def threshold(self, predicate: str, *, is_open: bool = False) -> float:
        """The least confidence with which a statement becomes a claim; an open relation must be as sure as a fact."""
        return LEAST_OF_FACTS if is_open else self.least.get(predicate, self.least["*"])


def weigh(candidates: Iterable[P], scene: Scene, dropped: Counter[str]) -> Iterator[tuple[P, float]]:
    """The statements that enough speaks for, with their confidence; the others are counted by what was against them."""
    calibrated = calibration()
    for candidate, confidence in join(candidates, scene, calibrated, dropped):
        is_open = candidate.predicate not in scene.vocabulary
        if confidence >= calibrated.threshold(candidate.predicate, is_open=is_open):
            yield candidate, confidence
        else:
            dropped["too little speaks for it"] += 1


def join(
    candidates: Iterable[P], scene: Scene, calibrated: Calibration, dropped: Counter[str]
) -> Iterator[tuple[P, float]]:
    """All that is proposed and worth a triple, each once a sentence, with its confidence in (0, 1].

    Of several predicates that the same word is to say of the same two things, the surest is kept: a second one is right
    one time in five. What goes is counted by its reason.
    """
    groups, refused = dict[_Key, list[P]](), dict[_Key, str]()
    for candidate in candidates:
        key = _key(candidate, scene)
        if reason := worthless(scene, candidate):
            refused[key] = reason
        else:
            groups.setdefault(key, []).append(candidate)
    dropped.update(reason for key, reason in refused.items() if key not in groups)
    surest = dict[tuple[frozenset[str], int], tuple[P, float]]()
    for group in groups.values():
        best = max(group, key=lambda candidate: candidate.link.score if candidate.link else 0.0)
        rules = {candidate.rule for candidate in group if not candidate.link}
        confidence = round(_confidence(best, rules, scene, calibrated), 3)
        pair = frozenset((scene.id(best.subject), scene.id(best.object))), best.trigger
        dropped["another predicate is surer"] += pair in surest
        if pair not in surest or (confidence, best.predicate) > (surest[pair][1], surest[pair][0].predicate):
            surest[pair] = best, confidence
    yield from _compared(surest.values(), scene, dropped)


def _compared(found: Collection[tuple[P, float]], scene: Scene, dropped: Counter[str]) -> Iterator[tuple[P, float]]:
    """Statements less those that another says better, each weakened by a surer one in its place."""
    alike, posts = defaultdict[tuple[str, int], list[tuple[P, float]]](list), defaultdict[str, list[P]](list)
    for candidate, confidence in found:
        alike[candidate.predicate, candidate.trigger].append((candidate, confidence))
        if candidate.predicate in POSTS:
            posts[scene.id(candidate.subject)].append(candidate)
    for candidate, confidence in found:
        if _is_vaguer(candidate, posts[scene.id(candidate.subject)], scene):
            dropped["another predicate says more"] += 1
            continue
        surer = [other for other, sure in alike[candidate.predicate, candidate.trigger] if sure > confidence]
        outdone = any(_has_other_end(scene, other, candidate) for other in surer)
        yield candidate, round(confidence * _RIVAL_PENALTY**outdone, 3)


def _has_other_end(scene: Scene, surer: P, candidate: P) -> bool:
    """Whether a statement of the same word has another thing at one end: `the war in Syria killed`."""
    pairs = [(surer.subject, candidate.subject), (surer.object, candidate.object)]
    match [(a, b) for a, b in pairs if scene.id(a) != scene.id(b)]:
        case [(int(a), int(b))]:
            return not _are_listed(scene, *sorted((a, b)))
    return False


def _are_listed(scene: Scene, first: int, last: int) -> bool:
    """Whether two things are coordinated, whatever the parse makes of `the field in Syria and the city`."""
    joined = any(scene.tree.is_dep(i, "cc") for i in range(first, last))
    if joined and scene.is_a(first, "Ground") and scene.is_a(last, "Ground"):
        return True
    return scene.tree.first_conjunct(first) == scene.tree.first_conjunct(last)


@cache
def calibration() -> Calibration:
    """The shipped table."""
    rows = read_table(data_file("confidence.tsv"), columns=("name", "value"))
    values = {row["name"]: float(row["value"]) for row in rows}
    return Calibration(values.pop("slope"), values.pop("offset"), values)


def _key(candidate: Proposal, scene: Scene) -> _Key:
    ends = [scene.id(candidate.subject), scene.id(candidate.object)]
    if scene.vocabulary[candidate.predicate].symmetric:
        ends.sort()
    return scene.tree.sentence(candidate.trigger), candidate.predicate, ends[0], ends[1]


def _is_vaguer(candidate: Proposal, posts: Collection[Proposal], scene: Scene) -> bool:
    """A role beside one of its holder's posts that it is, an affiliation beside what sort of one it is."""
    if candidate.predicate == "hasRole":
        return any(post.trigger in {candidate.trigger, candidate.object} for post in posts)
    said = scene.tree.sentence(candidate.trigger), scene.id(candidate.object)
    more = [(scene.tree.sentence(p.trigger), scene.id(p.object)) for p in posts if p.predicate != "affiliatedWith"]
    return candidate.predicate == "affiliatedWith" and said in more


def _confidence(best: Proposal, rules: Collection[str], scene: Scene, calibrated: Calibration) -> float:
    alone = scene.vocabulary[best.predicate].own or scene.tree.document.links is None
    kind = scene.vocabulary[best.predicate].group
    priors = [
        _PRIORS[rule] * (1.0 if alone else _UNSEEN.get((rule, kind), _UNSEEN.get((rule, ""), 1.0))) for rule in rules
    ]
    doubt = 1 - max(priors, default=0.0)
    if best.link:
        doubt *= 1 - calibrated.probability(best.link.score)
    pronouns = sum(scene.tree[i].pos == "PRON" for i in best.ends)
    return (1 - doubt) * _PRONOUN_RIGHT**pronouns * _MISFIT_PENALTY ** _misfits(best, scene)


def _misfits(proposal: Proposal, scene: Scene) -> int:
    """How many ends of a fight or of a move over ground are of a known type that does, or undergoes, no such thing."""
    predicate = scene.vocabulary[proposal.predicate]
    if predicate.group not in {"force", "territory"}:
        return 0
    ends = [(scene.id(proposal.subject), predicate.subject), (scene.id(proposal.object), predicate.object)]
    kinds = [(scene.entities[ident].type, usual) for ident, usual in ends if ident]
    return sum(kind not in _UNTYPED and not scene.vocabulary.allows(usual, kind) for kind, usual in kinds)
