"""What is told beside who and what: on whose word, whether it happened, the time, the place, the number.

The same for claims and for events of which one end isn't known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypedDict

from kg.core.iri import digest
from kg.core.types import Certainty, Condition, Link, Polarity, Span, Tense
from kg.core.words import effects, support
from kg.extract.attribution import Attribution, Attributor, Speech
from kg.extract.candidates import Candidate, Proposal
from kg.extract.factuality import Factuality, judge
from kg.extract.scene import Scene
from kg.extract.times import Time, find_times

_NUMBER = re.compile(r"\d[\d,]*")


class Told(TypedDict):
    """The fields that claims and events share, for one speaker."""

    id: str
    article: str
    predicate: str
    trigger: Span
    sentence: Span
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    condition: Condition
    source: str
    start: str
    end: str
    time_text: str
    place: str
    count: int | None
    attempted: bool
    confidence: float


class Circumstances:
    """Finds them for one document's proposals.

    Args:
        scene: the document.
        candidates: what becomes a claim; acts of speech among them say whose words others are.
    """

    def __init__(self, scene: Scene, candidates: Iterable[Candidate]) -> None:
        self.scene = scene
        self._attribute = Attributor(scene, _acts(scene, candidates))
        self._times: dict[int, list[Time]] = {}

    def of(self, proposal: Proposal, confidence: float) -> Iterator[tuple[Attribution, Told]]:
        """What is told, once for each co-speaker; nothing where the text only asks."""
        tree = self.scene.tree
        sentence = tree.sentence_span(proposal.trigger)
        if tree.text(sentence).rstrip().endswith("?"):
            return
        attribution = self._attribution(proposal)
        if self.scene.vocabulary[proposal.predicate].speech:
            attribution = self._without(attribution, self.scene.id(proposal.subject))
        for speaker in dict.fromkeys(self.scene.at[s] for s in attribution.speech.speakers) or [""]:
            yield attribution, self._told(proposal, sentence, attribution, speaker, confidence)

    def _attribution(self, proposal: Proposal) -> Attribution:
        """The speaker that syntax and quotation marks give, else the one that the reader points to.

        Titles, nationalities and places are the author's words even in somebody's speech.
        """
        if self._is_aside(proposal):
            return Attribution()
        found, pointed = self._attribute(proposal.scope), proposal.link.source if proposal.link else None
        if found.speech.speakers or pointed is None or pointed not in self.scene.at:
            return found
        return Attribution(Speech((pointed,)))

    def _is_aside(self, proposal: Proposal) -> bool:
        """Whether a noun phrase says it in passing."""
        verbal = self.scene.tree[proposal.trigger].pos == "VERB" if proposal.link else proposal.rule == "verb"
        return self.scene.vocabulary[proposal.predicate].group == "standing" and not verbal

    def _without(self, attribution: Attribution, entity: str) -> Attribution:
        """The attribution less a speaker who isn't the source of the speech act, but does it."""
        kept = tuple(speaker for speaker in attribution.speech.speakers if self.scene.at[speaker] != entity)
        same = kept == attribution.speech.speakers
        return attribution if same else Attribution(Speech(kept), attribution.outer)

    def _told(
        self, proposal: Proposal, sentence: Span, attribution: Attribution, speaker: str, confidence: float
    ) -> Told:
        scene, tree = self.scene, self.scene.tree
        standing = scene.vocabulary[proposal.predicate].group == "standing"
        facts = self._facts(proposal, attribution.speech)
        time = None if standing else self._time(proposal, sentence)
        trigger, article = tree.span(proposal.trigger, proposal.trigger), tree.document.article.id
        said_by = attribution.speech.speakers[:1] if speaker else ()
        ends = (None if end is None else scene.spans[end] for end in (proposal.subject, proposal.object))
        spans = (trigger, *ends, scene.spans[said_by[0]] if said_by else Span(0, 0))
        return Told(
            id=digest(
                article,
                proposal.predicate,
                *(facts.polarity, facts.certainty, facts.tense, facts.condition),
                *(f"{span.start}-{span.end}" if span else "" for span in spans),
                self._nth(attribution, speaker),
            ),
            article=article,
            predicate=proposal.predicate,
            trigger=trigger,
            sentence=sentence,
            polarity=facts.polarity,
            certainty=facts.certainty,
            tense=facts.tense,
            condition=facts.condition,
            source=speaker,
            start=time.start if time else "",
            end=self._end(proposal, time) if time else "",
            time_text=time.text if time else "",
            place="" if standing else self._place(proposal),
            count=self._count(proposal),
            attempted=facts.attempted,
            confidence=confidence,
        )

    def _facts(self, proposal: Proposal, speech: Speech) -> Factuality:
        """Whether it happened, as the syntax and the reader have it."""
        if self._is_aside(proposal):
            facts = Factuality()
        else:
            facts = judge(self.scene, proposal.scope, speech.verb)
            facts.negations += speech.denied
            facts.weaken(int(speech.believed))
            if self._is_promise(proposal):
                facts.intend()
        for link in [proposal.link] if proposal.link else self._links_at(proposal.trigger):
            facts.heed(link)
        return facts

    def _is_promise(self, proposal: Proposal) -> bool:
        """Whether the word that says it only offers or plans it: `hopes to join`, `offered a loan`."""
        named = self.scene.vocabulary[proposal.predicate].speech or proposal.predicate == "seeks"
        return not named and self.scene.tree.lemma(proposal.trigger) in effects().promising

    def _links_at(self, trigger: int) -> list[Link]:
        """What the reader thinks of the event that a pattern alone proposes: its surest link with that trigger."""
        found = [link for link in self.scene.tree.document.links or () if link.trigger == trigger]
        return sorted(found, key=lambda link: -link.score)[:1]

    def _nth(self, attribution: Attribution, speaker: str) -> str:
        """Which co-speaker, so that ids never depend on an entity's IRI."""
        speakers = list(dict.fromkeys(self.scene.at[s] for s in attribution.speech.speakers))
        return str(speakers.index(speaker)) if speaker else ""

    def _time(self, proposal: Proposal, sentence: Span) -> Time | None:
        """The expression that the reader points to, else the nearest in the tree, and of two so near the dated one."""
        tree, scope = self.scene.tree, proposal.scope
        number = tree.sentence(scope)
        if number not in self._times:
            article = tree.document.article
            self._times[number] = find_times(article.text, sentence, article.published)
        if proposal.link and proposal.link.time is not None:
            at = tree.span(proposal.link.time, proposal.link.time)
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

    def _end(self, proposal: Proposal, time: Time) -> str:
        """When it was over: a happening on a day ends that day; a state, or what only began then, may go on."""
        tree = self.scene.tree
        lasts = self.scene.vocabulary[proposal.predicate].begins == "own"
        begun = tree.lemma(tree[proposal.scope].head) in support().begin
        return "" if time.start == time.end and (lasts or begun) else time.end

    def _reaches(self, chain: list[int], anchor: int) -> bool:
        """A date passes down from a governing clause, but not into what somebody says, nor into a relative clause."""
        tree = self.scene.tree
        below = chain[: chain.index(anchor)]
        return not any(tree.is_dep(i, "ccomp", "parataxis") or tree[i].dep == "acl:relcl" for i in below)

    def _place(self, proposal: Proposal) -> str:
        """The place of a phrase with in, at or near on the event, if it is no end of the claim."""
        scene = self.scene
        ends = {scene.at[end] for end in proposal.ends}
        pointed = proposal.link.place if proposal.link else None
        if pointed is not None and scene.is_a(pointed, "Place") and scene.at[pointed] not in ends:
            return scene.at[pointed]
        for base in dict.fromkeys((proposal.scope, proposal.trigger, *proposal.ends[-1:])):
            for head in scene.obliques(base, ("in", "at", "near", "inside", "outside", "around")):
                for thing in scene.things(head):
                    if scene.is_a(thing, "Place") and scene.at[thing] not in ends:
                        return scene.at[thing]
        return ""

    def _count(self, proposal: Proposal) -> int | None:
        """The number before the object's noun."""
        tree, obj = self.scene.tree, proposal.object
        for child in () if obj is None else tree.children(obj, "nummod"):
            digits = _NUMBER.fullmatch(tree[child].text)
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
