"""Candidates to claims: the qualifiers, the time, the place, the source, the count and the confidence of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.core.iri import digest
from kg.core.types import Argument, Claim, Link, Span
from kg.core.words import support
from kg.extract.attribution import Attribution, Attributor, Speech
from kg.extract.candidates import Candidate
from kg.extract.factuality import Factuality, judge
from kg.extract.scene import Scene
from kg.extract.times import Time, find_times

_NUMBER = re.compile(r"\d[\d,]*")


class Writer:
    """Turns one document's candidates into claims."""

    def __init__(self, scene: Scene, candidates: Iterable[Candidate]) -> None:
        self.scene = scene
        self._attribute = Attributor(scene, _acts(scene, candidates))
        self._times: dict[int, list[Time]] = {}
        self._told = defaultdict[tuple[int | None, str], list[Claim]](list)
        """By the word that says that somebody says them, and by who that is."""
        self._addressed = defaultdict[tuple[int | None, str], set[str]](set)
        """Whom an act of speech is against or to, by its trigger and by whose it is."""

    def write(self, candidate: Candidate, confidence: float) -> list[Claim]:
        """The claim of a candidate, once for each co-speaker; none where the text only asks."""
        tree = self.scene.tree
        sentence = tree.sentence_span(candidate.trigger)
        if tree.text(sentence).rstrip().endswith("?"):
            return []
        attribution = self._attribution(candidate)
        predicate = self.scene.vocabulary[candidate.predicate]
        if predicate.speech:
            attribution = self._without(attribution, self.scene.at[candidate.subject])
        speakers = dict.fromkeys(self.scene.at[s] for s in attribution.speech.speakers) or [""]
        claims = [self._claim(candidate, sentence, attribution, s, confidence) for s in speakers]
        for claim in claims:
            self._told[attribution.speech.verb, claim.source].append(claim)
            if predicate.tells:
                self._addressed[candidate.trigger, claim.subject.entity].add(claim.object.entity)
        return claims

    def with_content(self, claim: Claim) -> Claim:
        """The claim, an act of speech with what it tells of whom it names; to be asked once all is written."""
        act = self.scene.tree.at(claim.trigger.start), claim.subject.entity
        if not self.scene.vocabulary[claim.predicate].tells:
            return claim
        others = self._addressed[act] - {claim.object.entity}
        return replace(claim, content=tuple(sorted({c.id for c in self._told[act] if c.subject.entity not in others})))

    def _attribution(self, candidate: Candidate) -> Attribution:
        """The speaker that syntax and quotation marks give, else the one that the reader points to.

        Titles, nationalities and places are the author's words even in somebody's speech.
        """
        if self._is_aside(candidate):
            return Attribution()
        found, pointed = self._attribute(candidate.scope), candidate.link.source if candidate.link else None
        if found.speech.speakers or pointed is None or pointed not in self.scene.at:
            return found
        return Attribution(Speech((pointed,)))

    def _is_aside(self, candidate: Candidate) -> bool:
        """Whether a noun phrase says it in passing."""
        verbal = self.scene.tree[candidate.trigger].pos == "VERB" if candidate.link else candidate.rule == "verb"
        return self.scene.vocabulary[candidate.predicate].group == "standing" and not verbal

    def _without(self, attribution: Attribution, entity: str) -> Attribution:
        """The attribution less a speaker who isn't the source of the speech act, but does it."""
        kept = tuple(speaker for speaker in attribution.speech.speakers if self.scene.at[speaker] != entity)
        same = kept == attribution.speech.speakers
        return attribution if same else Attribution(Speech(kept), attribution.outer)

    def _claim(
        self, candidate: Candidate, sentence: Span, attribution: Attribution, speaker: str, confidence: float
    ) -> Claim:
        scene, tree = self.scene, self.scene.tree
        predicate = scene.vocabulary[candidate.predicate]
        standing, said_aside = predicate.group == "standing", self._is_aside(candidate)
        speech = attribution.speech
        facts = Factuality() if said_aside else judge(scene, candidate.scope, speech.verb)
        facts.negations += speech.denied and not said_aside
        facts.weaken(int(speech.believed and not said_aside))
        for link in [candidate.link] if candidate.link else self._links_at(candidate.trigger):
            facts.heed(link)
        time = None if standing else self._time(candidate, sentence)
        trigger = tree.span(candidate.trigger, candidate.trigger)
        subject, obj = (Argument(scene.at[t], scene.spans[t]) for t in (candidate.subject, candidate.object))
        qualifiers = (facts.polarity, facts.certainty, facts.tense, facts.condition)
        said_by = scene.spans[speech.speakers[0]] if speech.speakers and speaker else Span(0, 0)
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
            reported_by=tuple(dict.fromkeys(scene.at[t] for t in attribution.outer if scene.at[t] != speaker)),
            start=time.start if time else "",
            end=self._end(candidate, time) if time else "",
            time_text=time.text if time else "",
            place="" if standing else self._place(candidate),
            count=self._count(candidate),
            confidence=confidence,
            label=candidate.label,
        )

    def _links_at(self, trigger: int) -> list[Link]:
        """What the reader thinks of the event that a pattern alone proposes: its surest link with that trigger."""
        found = [link for link in self.scene.tree.document.links or () if link.trigger == trigger]
        return sorted(found, key=lambda link: -link.score)[:1]

    def _nth(self, attribution: Attribution, speaker: str) -> str:
        """Which co-speaker, so that ids never depend on an entity's IRI."""
        speakers = list(dict.fromkeys(self.scene.at[s] for s in attribution.speech.speakers))
        return str(speakers.index(speaker)) if speaker else ""

    def _time(self, candidate: Candidate, sentence: Span) -> Time | None:
        """The expression that the reader points to, else the nearest in the tree, and of two so near the dated one."""
        tree, scope = self.scene.tree, candidate.scope
        number = tree.sentence(scope)
        if number not in self._times:
            article = tree.document.article
            self._times[number] = find_times(article.text, sentence, article.published)
        if candidate.link and candidate.link.time is not None:
            at = tree.span(candidate.link.time, candidate.link.time)
            pointed = next((time for time in self._times[number] if time.span.covers(at)), None)
            if pointed:
                return pointed
        chain = [scope, *tree.ancestors(scope)]
        ranked = []
        for time in self._times[number]:
            inside = [i for i in range(*tree.document.sentences[number]) if time.span.covers(tree.span(i, i))]
            if inside:
                climb = [tree.top(inside), *tree.ancestors(tree.top(inside))]
                anchor = next((a for a in climb if a in chain), None)
                if anchor is not None and self._reaches(chain, anchor) and self._reaches(climb, anchor):
                    ranked.append((chain.index(anchor), not (time.start or time.end), time.span, time))
        return min(ranked)[-1] if ranked else None

    def _end(self, candidate: Candidate, time: Time) -> str:
        """When it was over: a happening on a day ends that day; a state, or what only began then, may go on."""
        tree = self.scene.tree
        lasts = self.scene.vocabulary[candidate.predicate].begins == "own"
        begun = tree.lemma(tree[candidate.scope].head) in support().begin
        return "" if time.start == time.end and (lasts or begun) else time.end

    def _reaches(self, chain: list[int], anchor: int) -> bool:
        """A date passes down from a governing clause, but not into what somebody says, nor into a relative clause."""
        tree = self.scene.tree
        below = chain[: chain.index(anchor)]
        return not any(tree.is_dep(i, "ccomp", "parataxis") or tree[i].dep == "acl:relcl" for i in below)

    def _place(self, candidate: Candidate) -> str:
        """The place of a phrase with in, at or near on the event, if it is no end of the claim."""
        scene = self.scene
        ends = {scene.at[candidate.subject], scene.at[candidate.object]}
        pointed = candidate.link.place if candidate.link else None
        if pointed is not None and scene.is_a(pointed, "Place") and scene.at[pointed] not in ends:
            return scene.at[pointed]
        for base in dict.fromkeys((candidate.scope, candidate.trigger, candidate.object)):
            for head in scene.obliques(base, ("in", "at", "near", "inside", "outside", "around")):
                for thing in scene.things(head):
                    if scene.is_a(thing, "Place") and scene.at[thing] not in ends:
                        return scene.at[thing]
        return ""

    def _count(self, candidate: Candidate) -> int | None:
        """The number before the object's noun."""
        for child in self.scene.tree.children(candidate.object, "nummod"):
            digits = _NUMBER.fullmatch(self.scene.tree[child].text)
            if digits:
                return int(digits.group().replace(",", ""))
        return None


def _acts(scene: Scene, candidates: Iterable[Candidate]) -> dict[int, tuple[int, ...]]:
    """The triggers of acts of speech that tell something, with those who act."""
    acts = dict[int, tuple[int, ...]]()
    for candidate in candidates:
        if scene.vocabulary[candidate.predicate].tells:
            acts[candidate.trigger] = (*acts.get(candidate.trigger, ()), candidate.subject)
    return acts
