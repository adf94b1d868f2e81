"""Coreference from raw text: GUM's chains that have a name, against what `resolve` makes one entity.

A mention is known by its head: the characters of the word that governs it. MUC (Vilain et al. 1995), B3 (Bagga and
Baldwin 1998), CEAF with entity similarity (Luo 2005), and their mean F, the CoNLL score; chains of one mention don't
count, as in CoNLL 2012. A pronoun is right if the entity that it is given has a mention before it that annotators put
in the same chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from coreference import to_text
from corpora import read_conllu
from scipy.optimize import linear_sum_assignment
from score_text import Tally, print_table

from kg.annotate import annotate
from kg.annotate.parsed import Model
from kg.core.pronouns import PRONOUNS
from kg.core.tree import Tree
from kg.core.types import Article, Document, Entity
from kg.core.vocabulary import load_vocabulary
from kg.resolve import load_world, resolve

Chain = frozenset[int]
"""The first characters of mentions' heads."""
_PRONOUNS = ("he", "she", "it", "they")


@dataclass(frozen=True, slots=True)
class Case:
    """A document's chains, the annotators' and kg's."""

    document: Document
    given: tuple[Chain, ...]
    found: tuple[Chain, ...]


def report(model: Model, data: Path, sample: int | None) -> None:
    """Print the chain measures and the accuracy by pronoun on GUM's development part."""
    cases = list(read(model, data / "treebanks/gum/dev.conllu"))[:sample]
    measures = {"MUC": muc, "B3": b_cubed, "CEAFe": ceaf}
    rows = {name: measure(cases) for name, measure in measures.items()}
    means = tuple(sum(row[i] for row in rows.values()) / len(rows) for i in range(3))
    print_table(
        "Coreference, GUM dev", ["measure", "P", "R", "F"], [[n, *r] for n, r in (*rows.items(), ("CoNLL", means))]
    )
    tallies = {word: pronouns(cases, word) for word in _PRONOUNS}
    columns = ["pronoun", "with an antecedent", "given one", "P", "R"]
    print_table(
        "Pronouns, GUM dev", columns, [[w, t.given, t.found, t.precision, t.recall] for w, t in tallies.items()]
    )


def read(model: Model, path: Path) -> Iterator[Case]:
    """A treebank's documents with their chains; of both sides only those with a name, and with two mentions."""
    world, vocabulary = load_world(), load_vocabulary()
    for name, sentences in read_conllu(path):
        text, heads = to_text(sentences)
        document = next(iter(annotate([Article(name, name, text)], model)))
        grouped = dict[str, set[int]]()
        for at, head in heads.items():
            grouped.setdefault(head.chain, set()).add(at)
        given = [chain for chain in grouped.values() if any(heads[at].pos == "PROPN" for at in chain)]
        entities = [entity for entity in resolve(document, world, vocabulary) if entity.mentions]
        found = [_heads(Tree(document), e) for e in entities if any(m.kind == "name" for m in e.mentions)]
        yield Case(document, _chains(given), _chains(found))


def _heads(tree: Tree, entity: Entity) -> set[int]:
    return {tree[tree.top(tree.inside(mention.span))].start for mention in entity.mentions}


def _chains(groups: Iterable[set[int]]) -> tuple[Chain, ...]:
    """Those of two mentions or more; a mention of two of them stays with the first."""
    taken, chains = set[int](), list[Chain]()
    for group in groups:
        chains.append(frozenset(group - taken))
        taken |= group
    return tuple(chain for chain in chains if len(chain) > 1)


def muc(cases: Iterable[Case]) -> tuple[float, float, float]:
    """Links that join a chain's parts."""
    recall, precision = _links((c.given, c.found) for c in cases), _links((c.found, c.given) for c in cases)
    return precision, recall, _f(precision, recall)


def _links(sides: Iterable[tuple[tuple[Chain, ...], tuple[Chain, ...]]]) -> float:
    kept = total = 0
    for chains, others in sides:
        home = {at: number for number, chain in enumerate(others) for at in chain}
        for chain in chains:
            parts = len({home.get(at, -at - 1) for at in chain})
            kept, total = kept + len(chain) - parts, total + len(chain) - 1
    return kept / max(1, total)


def b_cubed(cases: Iterable[Case]) -> tuple[float, float, float]:
    """For each mention the share of its chain that stands in the other side's chain, too."""
    recall, precision = _shares((c.given, c.found) for c in cases), _shares((c.found, c.given) for c in cases)
    return precision, recall, _f(precision, recall)


def _shares(sides: Iterable[tuple[tuple[Chain, ...], tuple[Chain, ...]]]) -> float:
    share, total = 0.0, 0
    for chains, others in sides:
        home = {at: chain for chain in others for at in chain}
        share += sum(len(chain & home[at]) / len(chain) for chain in chains for at in chain if at in home)
        total += sum(map(len, chains))
    return share / max(1, total)


def ceaf(cases: Iterable[Case]) -> tuple[float, float, float]:
    """Chains matched one to one so that their similarity, the harmonic share of common mentions, is highest."""
    similarity, given, found = 0.0, 0, 0
    for case in cases:
        table = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in case.found] for a in case.given])
        if table.size:
            similarity += float(table[linear_sum_assignment(-table)].sum())
        given, found = given + len(case.given), found + len(case.found)
    precision, recall = similarity / max(1, found), similarity / max(1, given)
    return precision, recall, _f(precision, recall)


def pronouns(cases: Iterable[Case], word: str) -> Tally:
    """How many pronouns of a kind have a named antecedent, are given one, are given the right one."""
    given = found = right = 0
    for case in cases:
        starts = [token.start for token in case.document.tokens if PRONOUNS.get(token.text.lower()) == word]
        for at in starts:
            own, other = (next((c for c in side if at in c), frozenset()) for side in (case.given, case.found))
            given += bool(own)
            found += bool(other)
            right += any(before in own for before in other if before != at)
    return Tally(given, found, right)


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
