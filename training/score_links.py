"""Links against the annotated sentences of the development part, matched loosely, each sentence read alone.

A link is right if an annotated fact has the same predicate and polarity and overlapping ends (`score_facts.py`); a fact
is found if a link is right by it. Pairs are the same without predicate and polarity. Facts with an unknown end and the
predicates on which annotators differ most are left out on both sides, as are sentences that the training part has word
for word. Qualifiers, speakers, times, places and triggers are compared on the facts that a link matches but for the
polarity, by the surest such link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import silver
from score_facts import Fact, is_same, overlap, read_facts, read_links
from score_text import Tally, print_table, sampled
from silver import ATTRIBUTES, FLAGS

from kg.annotate.parsed import Model
from kg.evaluate.sentences import is_same_pair

LOWEST_SCORE = 0.1
_THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7)
_PREDICATES_SHOWN = 30
Sentence = tuple[Sequence[Fact], Sequence[Fact]]
"""The annotated facts of a sentence, and the model's."""
Pairs = Sequence[tuple[Fact, Fact]]
"""Facts with the links that match them."""


def report(model: Model, folder: Path, sample: int | None) -> None:
    """Print the scores at several thresholds; at the best one those of the links' parts and of each predicate."""
    training, development = silver.split(silver.load(folder))
    seen = {sentence.text for sentence in training}
    development = sampled([sentence for sentence in development if sentence.text not in seen], sample)
    facts = read_facts(folder, {sentence.id: sentence.text for sentence in development})
    read = [(facts[sentence.id], read_links(model, sentence.text)) for sentence in development]
    best = _report_thresholds(read)
    kept = above(read, best)
    matched = [pair for sentence in kept for pair in _matched(*sentence)]
    _report_parts(matched, best)
    _report_predicates(kept, best)


def above(read: Iterable[Sentence], threshold: float) -> list[Sentence]:
    """The sentences with the surer links only."""
    return [(given, [fact for fact in found if fact.score >= threshold]) for given, found in read]


def tally(read: Iterable[Sentence], *, predicate: str = "", is_pair: bool = False) -> Tally:
    """Annotated facts that a link matches, links that match a fact.

    Args:
        read: the sentences.
        predicate: the only one to count; all where empty.
        is_pair: let any relation between the same things match.
    """
    given = found = right = recalled = 0
    matches = is_same_pair if is_pair else is_same
    for gold, links in read:
        wanted, got = ([f for f in facts if predicate in {"", f.predicate}] for facts in (gold, links))
        given, found = given + len(wanted), found + len(got)
        right += sum(any(matches(link, fact) for fact in gold) for link in got)
        recalled += sum(any(matches(link, fact) for link in links) for fact in wanted)
    return Tally(given, found, right, recalled)


def _report_thresholds(read: Sequence[Sentence]) -> float:
    """Print the scores at each threshold and return the one with the highest F."""
    rows, scores = list[list[object]](), dict[float, float]()
    for threshold in _THRESHOLDS:
        kept = above(read, threshold)
        links, pairs = tally(kept), tally(kept, is_pair=True)
        scores[threshold] = links.f
        rows.append([f"{threshold:.2f}", links.found, *links.row, *pairs.row])
    given = sum(len(gold) for gold, _ in read)
    columns = ["threshold", "links", "P", "R", "F", "pairs P", "pairs R", "pairs F"]
    print_table(f"Links, {len(read):,} sentences, {given:,} facts", columns, rows)
    return max(scores, key=lambda threshold: scores[threshold])


def _report_parts(matched: Pairs, threshold: float) -> None:
    parts = {flag: _flag(matched, flag) for flag in FLAGS} | {name: _pointer(matched, name) for name in ATTRIBUTES}
    rows = [[name, part.given, part.found, *part.row] for name, part in parts.items()]
    columns = ["part", "annotated", "found", "P", "R", "F"]
    print_table(f"Parts of the {len(matched):,} facts matched but for polarity, threshold {threshold}", columns, rows)
    shares: dict[str, float] = {"trigger": _share(overlap(fact.trigger, link.trigger) for fact, link in matched)}
    for name in ATTRIBUTES:
        shares[f"{name}, some or none"] = _share((name in fact.said) == (name in link.said) for fact, link in matched)
    print_table("Shares of the same that are right", ["part", "right"], shares.items())


def _report_predicates(read: Sequence[Sentence], threshold: float) -> None:
    names = {fact.predicate for gold, _ in read for fact in gold}
    tallies = sorted(
        ((tally(read, predicate=name), name) for name in names), key=lambda pair: (-pair[0].given, pair[1])
    )
    rows = [[name, part.given, part.found, *part.row] for part, name in tallies[:_PREDICATES_SHOWN]]
    print_table(f"By predicate, threshold {threshold}", ["predicate", "annotated", "found", "P", "R", "F"], rows)


def _matched(gold: Sequence[Fact], links: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    for fact in gold:
        found = [link for link in links if is_same(link, fact, but_polarity=True)]
        if found:
            yield fact, max(found, key=lambda link: link.score)


def _flag(matched: Pairs, flag: str) -> Tally:
    holds = [(flag in fact.flags, flag in link.flags) for fact, link in matched]
    return Tally(sum(given for given, _ in holds), sum(found for _, found in holds), holds.count((True, True)))


def _pointer(matched: Pairs, name: str) -> Tally:
    """Right if it lies in the annotated words."""
    said = [(fact.said.get(name), link.said.get(name)) for fact, link in matched]
    right = sum(overlap(given, found) for given, found in said)
    return Tally(sum(given is not None for given, _ in said), sum(found is not None for _, found in said), right)


def _share(values: Iterable[bool]) -> float:
    given = list(values)
    return sum(given) / max(1, len(given))
