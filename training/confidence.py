"""How sure a statement must be: `python training/confidence.py MODEL SILVER` writes `kg/knowledge/confidence.tsv`.

On the development part of the annotated sentences: slope and offset that turn a link's score into the share of
claims that are right (Platt 1999); the confidence that gives the best F1 at a fair precision; each predicate's own
where another is better for it, drawn towards everybody's as if it had been seen some more times.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import silver
from score_facts import PREDICATES, Fact, is_same, read_facts, turned

from kg.annotate import annotate
from kg.annotate.reader import Reader
from kg.core.types import Article
from kg.core.vocabulary import load_vocabulary
from kg.extract import candidates
from kg.extract.candidates import Candidate
from kg.extract.evidence import Calibration, join
from kg.extract.scene import Scene
from kg.resolve import load_world, resolve

_OUT = Path(__file__).parents[1] / "kg/knowledge/confidence.tsv"
_HEADER = """\
# name: slope and offset of a link's log odds; a predicate of the vocabulary, * for all others
# value: of a predicate, the least confidence with which a statement becomes a claim
# source: training/confidence.py, on the development part of the annotated sentences
name\tvalue
"""
_STEPS = [round(0.05 * i, 2) for i in range(4, 13)]
_BORROWED = 30.0
"""How many annotated facts of everybody's are joined with a predicate's own."""
_LEAST_PRECISION = 0.55
"""Against one annotator; another would reach about .69."""
_ROUNDS, _RATE = 4000, 0.02


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that was proposed on a development sentence."""

    predicate: str
    score: float
    """The link's; 0 where only a pattern proposes it."""
    confidence: float
    right: bool


def main() -> None:
    """Write the table and print what it gives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("silver", type=Path)
    args = parser.parse_args()
    sentences = silver.split(silver.load(args.silver))[1]
    facts = read_facts(args.silver, {sentence.id: sentence.text for sentence in sentences})
    scenes = list(_scenes(args.model, sentences))
    rough = _propose(scenes, facts, Calibration(1.0, 0.0, {"*": 0.0}))
    slope, offset = fit([(p.score, p.right) for p in rough if p.score])
    proposals = _propose(scenes, facts, Calibration(slope, offset, {"*": 0.0}))
    gold = defaultdict[str, int](int)
    for fact in (fact for found in facts.values() for fact in found):
        gold[fact.predicate] += 1
    least = choose(proposals, gold)
    rows = {"slope": slope, "offset": offset, **least}
    _OUT.write_text(_HEADER + "".join(f"{name}\t{value:.3g}\n" for name, value in rows.items()), encoding="utf-8")
    kept = [p for p in proposals if p.confidence >= least.get(p.predicate, least["*"])]
    right, total = sum(p.right for p in kept), sum(gold.values())
    print(
        f"{len(kept)} claims, precision {right / len(kept):.3f}, recall {right / total:.3f}; everybody's {least['*']}"
    )


def fit(given: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset of the log odds that make the outcomes likeliest, by gradient descent."""
    slope, offset = 1.0, 0.0
    points = [(math.log(score / (1 - score)) if score < 1 else 9.0, right) for score, right in given]
    for _ in range(_ROUNDS):
        errors = [(1 / (1 + math.exp(-slope * x - offset)) - right, x) for x, right in points]
        slope -= _RATE * sum(error * x for error, x in errors) / len(errors)
        offset -= _RATE * sum(error for error, _ in errors) / len(errors)
    return slope, offset


def choose(proposals: Sequence[Proposal], gold: dict[str, int]) -> dict[str, float]:
    """The least confidence for all, and for each predicate where another is better for it."""
    everybody = {step: _count(proposals, step) for step in _STEPS}
    total = sum(gold.values())
    usable = [s for s in _STEPS if everybody[s][1] >= _LEAST_PRECISION * everybody[s][0]] or _STEPS[-1:]
    best = max(usable, key=lambda step: _f1(*everybody[step], total))
    found = {"*": best}
    for predicate in sorted(gold):
        own = [p for p in proposals if p.predicate == predicate]
        share = _BORROWED / total
        counts = {s: tuple(a + share * b for a, b in zip(_count(own, s), everybody[s], strict=True)) for s in usable}
        better = max(usable, key=lambda step: _f1(*counts[step], gold[predicate] + _BORROWED))
        if better != best:
            found[predicate] = better
    return found


def _scenes(model: Path, sentences: Iterable[silver.Annotated]) -> Iterable[tuple[str, Scene]]:
    world, vocabulary = load_world(), load_vocabulary()
    articles = (Article(sentence.id, sentence.id, sentence.text) for sentence in sentences)
    for document in annotate(articles, Reader(model)):
        yield document.article.id, Scene(document, resolve(document, world, vocabulary), vocabulary)


def _propose(
    scenes: Sequence[tuple[str, Scene]], facts: dict[str, list[Fact]], calibration: Calibration
) -> list[Proposal]:
    found = []
    for name, scene in scenes:
        for candidate, confidence in join(candidates(scene), scene, calibration, Counter()):
            fact = _fact(scene, candidate)
            if fact is not None:
                score = candidate.link.score if candidate.link else 0.0
                right = any(is_same(fact, one, but_polarity=True) for one in facts[name])
                found.append(Proposal(fact.predicate, score, confidence, right))
    return found


def _fact(scene: Scene, candidate: Candidate) -> Fact | None:
    if candidate.predicate not in PREDICATES.of_sentences:
        return None
    ends = turned(candidate.predicate, scene.spans[candidate.subject], scene.spans[candidate.object])
    return Fact(*ends, None, frozenset(), {})


def _count(proposals: Iterable[Proposal], step: float) -> tuple[float, float]:
    """How many are kept, how many of them are right."""
    kept = [p.right for p in proposals if p.confidence >= step]
    return float(len(kept)), float(sum(kept))


def _f1(kept: float, right: float, gold: float) -> float:
    return 2 * right / (kept + gold)


if __name__ == "__main__":
    main()
