"""Candidates to claims: the qualifiers, the time, the place, the source, the count and the confidence of each."""

from __future__ import annotations

import re

from kg.core.iri import digest
from kg.core.lexicon import words
from kg.core.types import Argument, Claim, Span
from kg.core.vocabulary import Vocabulary
from kg.extract.attribution import Attribution, Attributor
from kg.extract.candidates import PLACES, Candidate
from kg.extract.factuality import Factuality, judge
from kg.extract.scene import Scene
from kg.extract.times import Time, find_times

_BASE_CONFIDENCE = {
    "verb": 0.85,
    "noun": 0.75,
    "noun between": 0.75,
    "compound": 0.9,
    "adjective": 0.8,
    "phrase": 0.85,
    "role": 0.9,
    "place": 0.9,
    "distance": 0.85,
}
_PRONOUN_PENALTY = 0.85
_NUMBER = re.compile(r"\d[\d,]*")


class Writer:
    """Turns one document's candidates into claims."""

    def __init__(self, scene: Scene, vocabulary: Vocabulary) -> None:
        self.scene, self.vocabulary = scene, vocabulary
        self._attribute = Attributor(scene)
        self._times: dict[int, list[Time]] = {}

    def write(self, candidate: Candidate) -> list[Claim]:
        """The claim of a candidate, once for each co-speaker; none where the text only asks."""
        tree = self.scene.tree
        sentence = tree.sentence_span(candidate.trigger)
        if tree.text(sentence).rstrip().endswith("?"):
            return []
        attribution = self._attribute(candidate.trigger)
        speakers = [self.scene.at[s] for s in attribution.speakers] or [""]
        return [self._claim(candidate, sentence, attribution, speaker) for speaker in dict.fromkeys(speakers)]

    def _claim(self, candidate: Candidate, sentence: Span, attribution: Attribution, speaker: str) -> Claim:
        scene, tree = self.scene, self.scene.tree
        predicate = self.vocabulary.by_name[candidate.predicate]
        standing = predicate.group == "standing"
        said_aside = standing and candidate.rule != "verb"
        facts = Factuality() if said_aside else judge(scene, candidate.scope)
        facts.negations += attribution.denied and not said_aside
        facts.weaken(int(attribution.believed and not said_aside))
        time = None if standing else self._time(candidate.scope, sentence)
        trigger = tree.span(candidate.trigger, candidate.trigger)
        subject, obj = (Argument(scene.at[t], scene.spans[t]) for t in (candidate.subject, candidate.object))
        qualifiers = (facts.polarity, facts.certainty, facts.tense, facts.condition)
        said_by = scene.spans[attribution.speakers[0]] if attribution.speakers and speaker else Span(0, 0)
        article = tree.document.article.id
        spans = (trigger, subject.span, obj.span, said_by)
        return Claim(
            id=digest(
                article,
                candidate.predicate,
                *qualifiers,
                *(f"{s.start}-{s.end}" for s in spans),
                self._nth(attribution, speaker),
            ),
            article=article,
            subject=subject,
            predicate=candidate.predicate,
            object=obj,
            trigger=trigger,
            sentence=sentence,
            polarity=facts.polarity,
            certainty=facts.certainty,
            tense=facts.tense,
            condition=facts.condition,
            source=speaker,
            reported_by=tuple(dict.fromkeys(scene.at[t] for t in attribution.outer)),
            start=time.start if time else "",
            end=self._end(candidate, time) if time else "",
            time_text=time.text if time else "",
            place="" if standing else self._place(candidate),
            count=self._count(candidate),
            confidence=self._confidence(candidate),
        )

    def _nth(self, attribution: Attribution, speaker: str) -> str:
        """Which co-speaker, so that ids never depend on an entity's IRI."""
        speakers = list(dict.fromkeys(self.scene.at[s] for s in attribution.speakers))
        return str(speakers.index(speaker)) if speaker else ""

    def _time(self, scope: int, sentence: Span) -> Time | None:
        """The expression nearest to the event in the tree, on it or on a clause that governs it."""
        tree = self.scene.tree
        number = tree.sentence(scope)
        if number not in self._times:
            article = tree.document.article
            self._times[number] = find_times(article.text, sentence, article.published)
        chain = [scope, *tree.ancestors(scope)]
        ranked = []
        for time in self._times[number]:
            inside = [i for i in range(*tree.document.sentences[number]) if time.span.covers(tree.span(i, i))]
            if inside:
                climb = [tree.top(inside), *tree.ancestors(tree.top(inside))]
                anchor = next((a for a in climb if a in chain), None)
                if anchor is not None and self._reaches(chain, anchor) and self._reaches(climb, anchor):
                    ranked.append((chain.index(anchor), time.span, time))
        return min(ranked)[2] if ranked else None

    def _end(self, candidate: Candidate, time: Time) -> str:
        """When it was over: a happening on a day ends that day; a state, or what only began then, may go on."""
        tree = self.scene.tree
        lasts = self.vocabulary.by_name[candidate.predicate].begins == "own" or time.text.lower().startswith("since")
        begun = tree.lemma(tree[candidate.scope].head) in words("support.tsv")["begin"]
        return time.end or ("" if lasts or begun else time.start)

    def _reaches(self, chain: list[int], anchor: int) -> bool:
        """A date passes down from a governing clause, but not into what somebody says, nor into a relative clause."""
        tree = self.scene.tree
        below = chain[: chain.index(anchor)]
        return not any(tree.is_dep(i, "ccomp", "parataxis") or tree[i].dep == "acl:relcl" for i in below)

    def _place(self, candidate: Candidate) -> str:
        """The place of a phrase with in, at or near on the event, if it is no end of the claim."""
        scene = self.scene
        ends = {scene.at[candidate.subject], scene.at[candidate.object]}
        for base in dict.fromkeys((candidate.scope, candidate.trigger, candidate.object)):
            for head in scene.obliques(base, ("in", "at", "near", "inside", "outside", "around")):
                for thing in scene.things(head):
                    if scene.type(thing) in PLACES and scene.at[thing] not in ends:
                        return scene.at[thing]
        return ""

    def _count(self, candidate: Candidate) -> int | None:
        """The number before the object's noun."""
        for child in self.scene.tree.children(candidate.object, "nummod"):
            digits = _NUMBER.fullmatch(self.scene.tree[child].text)
            if digits:
                return int(digits.group().replace(",", ""))
        return None

    def _confidence(self, candidate: Candidate) -> float:
        pronouns = sum(self.scene.tree[i].pos == "PRON" for i in (candidate.subject, candidate.object))
        return round(_BASE_CONFIDENCE[candidate.rule] * _PRONOUN_PENALTY**pronouns, 3)
