"""What the network is told it got wrong, a loss a head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from examples import IGNORED, Example, collate, pad
from network import Network
from silver import Link
from torch import Tensor
from torch.nn import functional

from kg.annotate.labels import POINTERS, QUALIFIERS

_NEVER = -1e4
_TAGS = ("upos", "xpos", "morph", "lemma")
WEIGHTS = {
    **{"name": 1.5, "upos": 0.5, "xpos": 0.4, "morph": 0.4, "lemma": 0.4, "start": 0.5, "arc": 1.0, "dep": 1.0},
    **{"predicate": 0.5, **dict.fromkeys(POINTERS, 0.15), **dict.fromkeys(QUALIFIERS, 0.15)},
}
_POSITIVE_WEIGHT = 1.5
"""A link that is there counts more than one that isn't: annotators miss some."""
_RARE_WEIGHTS = {"polarity": (1.0, 2.5), "certainty": (1.0, 3.0, 3.0), "tense": (1.0, 2.0), "condition": (1.0, 3.0)}


@dataclass(frozen=True, slots=True)
class LinkBatch:
    """Sentences for the link head: windows with the part of each that is its sentence, predicted syntax, gold links."""

    windows: Mapping[str, Tensor]
    at: Tensor
    """(B, W) where each word of the sentence stands in its window."""
    mask: Tensor
    """(B, W + 1), 0 for padding."""
    dep: Tensor
    upos: Tensor
    name: Tensor
    pair_batch: Tensor
    """(N,) the sentence of each pair."""
    pairs: Tensor
    """(N, 7), see `Links.pairs`."""
    found: Sequence[tuple[int, Link]]
    """Gold links, each with its row among the pairs."""


def syntax_losses(
    network: Network, examples: Sequence[Example], labels: Mapping[str, Sequence[str]]
) -> dict[str, Tensor]:
    """The losses of names and, for windows with trees, of everything else; each a mean a word, by the batch's share."""
    x = network.encoder(**collate([example.window for example in examples])).float()
    losses = _name_loss(network, x, examples)
    rows = [i for i, example in enumerate(examples) if "head" in example.classes]
    if rows:
        share = sum(len(examples[i].window.first) for i in rows) / sum(len(e.window.first) for e in examples)
        parts = _tree_losses(network, x[rows], [examples[i] for i in rows], labels)
        losses |= {name: share * loss for name, loss in parts.items()}
    return losses


def _name_loss(network: Network, x: Tensor, examples: Sequence[Example]) -> dict[str, Tensor]:
    total, count = torch.zeros(()), 0
    for corpus in sorted({example.corpus for example in examples} & set(network.syntax.names)):
        rows = [i for i, example in enumerate(examples) if example.corpus == corpus]
        gold = pad([examples[i].classes["name"] for i in rows], x.shape[1])
        scores = network.syntax.name_scores(x[rows], corpus)
        total = total + functional.cross_entropy(
            scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED, reduction="sum"
        )
        count += int((gold != IGNORED).sum())
    return {"name": total / count} if count else {}


def _tree_losses(
    network: Network, x: Tensor, examples: Sequence[Example], labels: Mapping[str, Sequence[str]]
) -> dict[str, Tensor]:
    scores, words = network.syntax(x), x.shape[1]

    def gold(task: str, value: int = IGNORED) -> Tensor:
        return pad([example.classes[task] for example in examples], words, value)

    losses = {task: _cross_entropy(scores[task], gold(task)) for task in _TAGS}
    sentence, head = gold("sentence", -1), gold("head")
    valid = sentence >= 0
    starts = functional.binary_cross_entropy_with_logits(scores["start"], gold("start", 0).float(), reduction="none")
    losses["start"] = 4 * (starts * valid)[:, 1:].sum() / valid.sum()
    together = (sentence[:, :, None] == sentence[:, None, :]) & valid[:, :, None] & ~torch.eye(words, dtype=torch.bool)
    allowed = torch.cat([torch.ones(len(x), words, 1, dtype=torch.bool), together], 2)
    losses["arc"] = _cross_entropy(scores["arc"].masked_fill(~allowed, _NEVER), head)
    vectors, at = scores["label_head"], head.clamp(min=0)[:, :, None]
    heads = torch.gather(vectors, 1, at.expand(-1, -1, vectors.shape[-1]))
    dep = gold("dep")
    dep = dep.masked_fill(dep == labels["dep"].index("root"), IGNORED)
    losses["dep"] = _cross_entropy(network.syntax.label_scores(scores["label_dependent"], heads), dep)
    return losses


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def link_words(network: Network, batch: LinkBatch) -> Tensor:
    """The link head's words of a batch, (B, W + 1, D)."""
    x = network.encoder(**batch.windows).float()
    x = torch.gather(x, 1, batch.at[:, :, None].expand(-1, -1, x.shape[-1]))
    return network.links.words(x, batch.dep, batch.upos, batch.name, batch.mask)


def link_losses(network: Network, batch: LinkBatch) -> dict[str, Tensor]:
    """The losses of predicates, a sum a gold link, and of the gold links' pointers and qualifiers, a mean."""
    x = link_words(network, batch)
    pairs = network.links.pairs(x, batch.pair_batch, batch.pairs)
    scores = network.links.predicate(network.links.dropout(pairs))
    gold = torch.zeros_like(scores)
    rows = torch.tensor([row for row, _ in batch.found], dtype=torch.long)
    predicates = torch.tensor([link.predicate for _, link in batch.found], dtype=torch.long)
    gold[rows, predicates] = 1
    weight = torch.tensor(_POSITIVE_WEIGHT)
    wrong = functional.binary_cross_entropy_with_logits(scores, gold, reduction="sum", pos_weight=weight)
    losses = {"predicate": wrong / max(1, len(rows))}
    if len(rows):
        losses |= _detail_losses(network, batch, x, pairs[rows], predicates)
    return losses


def _detail_losses(
    network: Network, batch: LinkBatch, x: Tensor, pairs: Tensor, predicates: Tensor
) -> dict[str, Tensor]:
    links = [link for _, link in batch.found]
    sentence = batch.pair_batch[[row for row, _ in batch.found]]
    pointers = {name: torch.tensor([link.pointers[name] for link in links]) for name in POINTERS}
    pairs = network.links.dropout(pairs)
    found = network.links.details(x, sentence, batch.mask, pairs, predicates, pointers["trigger"])
    losses = {
        name: functional.cross_entropy(found[name].masked_fill(batch.mask[sentence] == 0, _NEVER), gold)
        for name, gold in pointers.items()
    }
    for name in QUALIFIERS:
        gold = torch.tensor([link.qualifiers[name] for link in links])
        losses[name] = functional.cross_entropy(found[name], gold, weight=torch.tensor(_RARE_WEIGHTS[name]))
    return losses


def predict_links(network: Network, batch: LinkBatch, threshold: float) -> list[tuple[int, int, int, int, float]]:
    """Links (sentence, subject, object, predicate, score) above a threshold."""
    x = link_words(network, batch)
    scores = torch.sigmoid(network.links.predicate(network.links.pairs(x, batch.pair_batch, batch.pairs)))
    found = (scores > threshold).nonzero().tolist()
    ends = batch.pairs.tolist()
    at = batch.pair_batch.tolist()
    return [(at[i], ends[i][0], ends[i][1], p, float(scores[i, p])) for i, p in found]
