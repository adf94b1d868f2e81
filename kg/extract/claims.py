"""Candidates to claims, with all that is told of each, and what acts of speech tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from kg.core.types import Argument, Claim
from kg.extract.candidates import Candidate
from kg.extract.circumstances import Circumstances
from kg.extract.scene import Scene


class Writer:
    """Turns one document's candidates into claims."""

    def __init__(self, scene: Scene, circumstances: Circumstances) -> None:
        self.scene = scene
        self._circumstances = circumstances
        self._told = defaultdict[tuple[int | None, str], list[Claim]](list)
        """By the word that says that somebody says them, and by who that is."""
        self._addressed = defaultdict[tuple[int | None, str], set[str]](set)
        """Whom an act of speech is against or to, by its trigger and by whose it is."""

    def write(self, candidate: Candidate, confidence: float) -> list[Claim]:
        """The claim of a candidate, once for each co-speaker; none where the text only asks.

        Its sentence has both ends in it, also where the reader saw a sentence begin within a name.
        """
        at, spans = self.scene.at, self.scene.spans
        subject, obj = (Argument(at[end], spans[end]) for end in (candidate.subject, candidate.object))
        claims = []
        for attribution, told in self._circumstances.of(candidate, confidence):
            outer = dict.fromkeys(at[t] for t in attribution.outer if at[t] != told["source"])
            told["sentence"] = told["sentence"].around(subject.span, obj.span)
            claim = Claim(subject=subject, object=obj, reported_by=tuple(outer), label=candidate.label, **told)
            self._told[attribution.speech.verb, claim.source].append(claim)
            if self.scene.vocabulary[candidate.predicate].tells:
                self._addressed[candidate.trigger, subject.entity].add(obj.entity)
            claims.append(claim)
        return claims

    def with_content(self, claim: Claim) -> Claim:
        """The claim, an act of speech with what it tells of whom it names; to be asked once all is written."""
        act = self.scene.tree.at(claim.trigger.start), claim.subject.entity
        if not self.scene.vocabulary[claim.predicate].tells:
            return claim
        others = self._addressed[act] - {claim.object.entity}
        return replace(claim, content=tuple(sorted({c.id for c in self._told[act] if c.subject.entity not in others})))
