"""Train what pronouns and definite nouns refer back to: `python training/coreference.py MODEL DATA`.

MODEL is a folder that `export.py` wrote; its `antecedents.npz` is replaced. DATA has GUM with its coreference. The
reader reads each document from raw text and its vectors stay as they are, so that the ranker learns from what it will
be given. The loss is the likelihood of all right antecedents together (Lee et al. 2017).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from corpora import Sentence, read_conllu
from torch import Tensor, nn
from torch.nn import functional

from kg.annotate.antecedents import CATEGORIES, FILE, NUMBERS, Pairs, pair_features, pairs_of
from kg.annotate.documents import to_document
from kg.annotate.nominals import ANAPHORS, Nominals, find_nominals
from kg.annotate.plain import to_plain
from kg.annotate.reader import Reader
from kg.core.blocks import blocks
from kg.core.types import Article, Document

WIDTH, _VECTOR, _HIDDEN, _SECOND = 384, 64, 128, 64
_EPOCHS, _RATE, _WEIGHT_DECAY, _DROPOUT, _WORD_DROPOUT = 10, 1.5e-3, 0.01, 0.3, 0.4
_NEVER = -1e4


@dataclass
class Example:
    """A document as the ranker sees it."""

    document: Document
    vectors: np.ndarray
    nominals: Nominals
    pairs: Pairs
    chains: list[str]
    """For each nominal the chain that annotators put it in; empty if none."""


@dataclass(frozen=True, slots=True)
class Head:
    """The word that governs a mention: the mention's chain and the word's tag."""

    chain: str
    pos: str


class Ranker(nn.Module):
    """The parameters that `kg.annotate.antecedents` computes with, under the same names."""

    def __init__(self) -> None:
        super().__init__()
        shapes = {
            "anaphor": (WIDTH, _VECTOR),
            "candidate": (WIDTH, _VECTOR),
            "of_anaphor": (_VECTOR, _HIDDEN),
            "of_candidate": (_VECTOR, _HIDDEN),
            "of_both": (_VECTOR, _HIDDEN),
            "numbers": (NUMBERS, _HIDDEN),
            "second": (_HIDDEN, _SECOND),
            "alone": (WIDTH, _SECOND),
        }
        for name, shape in shapes.items():
            setattr(self, name, nn.Parameter(torch.randn(shape) / shape[0] ** 0.5))
        for name, size in CATEGORIES.items():
            setattr(self, name, nn.Parameter(torch.randn(size, _HIDDEN) * 0.1))
        self.alone_kinds = nn.Parameter(torch.zeros(len(ANAPHORS), _SECOND))
        for name, size in (("anaphor_bias", _VECTOR), ("candidate_bias", _VECTOR), ("bias", _HIDDEN)):
            setattr(self, name, nn.Parameter(torch.zeros(size)))
        self.second_bias = nn.Parameter(torch.zeros(_SECOND))
        self.out, self.alone_out = (nn.Parameter(torch.randn(_SECOND) / _SECOND**0.5) for _ in range(2))
        self.out_bias = nn.Parameter(torch.zeros(()))

    def forward(self, example: Example) -> Tensor:
        """(P,) log odds of each pair against no antecedent."""
        anaphors, candidates = (torch.from_numpy(rows) for rows in example.pairs)
        x = functional.dropout(torch.from_numpy(example.vectors), _WORD_DROPOUT, self.training)
        own, back = torch.unique(anaphors, return_inverse=True)
        as_anaphor, as_candidate = x[own] @ self.anaphor + self.anaphor_bias, x @ self.candidate + self.candidate_bias
        left, right = as_anaphor[back], as_candidate[candidates]
        categories, numbers = map(torch.from_numpy, pair_features(example.nominals, example.pairs))
        hidden = (as_anaphor @ self.of_anaphor)[back] + (as_candidate @ self.of_candidate)[candidates]
        hidden = hidden + (left * right) @ self.of_both + numbers @ self.numbers + self.bias
        for column, name in enumerate(CATEGORIES):
            hidden = hidden + getattr(self, name)[categories[:, column]]
        hidden = functional.dropout(torch.relu(hidden), _DROPOUT, self.training)
        hidden = functional.dropout(torch.relu(hidden @ self.second + self.second_bias), _DROPOUT, self.training)
        kinds = torch.from_numpy(example.nominals.kind)[own]
        alone = torch.relu(x[own] @ self.alone + self.alone_kinds[kinds]) @ self.alone_out
        return hidden @ self.out + alone[back] + self.out_bias


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    args = parser.parse_args()
    torch.manual_seed(0)
    ranker = Ranker()
    save(ranker, args.model / FILE)  # a reader doesn't load without
    examples = list(read(Reader(args.model), args.data / "treebanks/gum/train.conllu"))
    train(ranker, examples)
    save(ranker, args.model / FILE)


def read(reader: Reader, path: Path) -> Iterator[Example]:
    """A treebank's documents, read from raw text, with the annotators' chains."""
    for name, sentences in read_conllu(path):
        text, heads = to_text(sentences)
        article = Article(name, name, text)
        parsed = [(plain, reader.parse(plain.text)) for plain in (to_plain(text, block) for block in blocks(article))]
        document = to_document(article, parsed)
        vectors = np.concatenate([part.vectors for _, part in parsed if part.vectors is not None])
        nominals = find_nominals(document)
        found = [heads[at].chain if (at := document.tokens[i].start) in heads else "" for i in nominals.at]
        pairs = pairs_of(nominals)
        if len(pairs[0]):
            yield Example(document, vectors[nominals.at], nominals, pairs, found)


def to_text(sentences: Sequence[Sentence]) -> tuple[str, dict[int, Head]]:
    """A document's text, and by their first character the heads of mentions; of several the shortest mention's."""
    text, heads = "", dict[int, Head]()
    for sentence in sentences:
        text = text.rstrip() + "\n\n" if sentence.opens and text else text
        starts = list[int]()
        for token in sentence.tokens:
            starts.append(len(text))
            text += token.text + " " * token.space
        for mention in sorted(sentence.mentions, key=lambda m: m.start - m.end):
            head = _head(sentence, mention.start, mention.end)
            heads[starts[head]] = Head(mention.chain, sentence.tokens[head].pos)
    return text.rstrip(), heads


def _head(sentence: Sentence, start: int, end: int) -> int:
    """The word of a mention that governs the rest; the first of several."""
    heads = [sentence.tokens[i].head for i in range(start, end)]
    outside = [start + i for i, head in enumerate(heads) if not start <= head < end]
    return next((i for i in outside if sentence.tokens[i].pos != "PUNCT"), start)


def train(ranker: Ranker, examples: Sequence[Example]) -> None:
    """Run through the documents, shuffled anew each time; each is a step."""
    rng, began = random.Random(0), time.monotonic()
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=_RATE, weight_decay=_WEIGHT_DECAY)
    steps = _EPOCHS * len(examples)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / 20) * (1 - step / steps))
    ranker.train()
    for epoch in range(_EPOCHS):
        order, total = list(examples), 0.0
        rng.shuffle(order)
        for example in order:
            mean = loss(ranker(example), example).mean()
            optimizer.zero_grad()
            mean.backward()
            optimizer.step()
            schedule.step()
            total += mean.item()
        print(f"{epoch} {total / len(order):.3f} {time.monotonic() - began:.0f} s", flush=True)
    ranker.eval()


def loss(scores: Tensor, example: Example) -> Tensor:
    """(anaphors,) minus the logarithm of the probability of all right choices; `none` where no candidate is."""
    anaphors, candidates = example.pairs
    starts = np.flatnonzero(np.diff(anaphors, prepend=-1))
    own = np.cumsum(np.diff(anaphors, prepend=-1) != 0) - 1
    place = np.arange(len(anaphors)) - starts[own] + 1
    width = int(place.max()) + 1
    table = torch.full((len(starts), width), _NEVER).index_put((torch.from_numpy(own), torch.from_numpy(place)), scores)
    table[:, 0] = 0.0
    chains = np.array(example.chains)
    right = np.zeros((len(starts), width), bool)
    right[own, place] = (chains[anaphors] == chains[candidates]) & (chains[anaphors] != "")
    right[:, 0] = ~right.any(1)
    kept = torch.from_numpy(np.array([bool(example.chains[row]) for row in anaphors[starts]]))
    wanted = table.masked_fill(~torch.from_numpy(right), _NEVER)
    return (torch.logsumexp(table, 1) - torch.logsumexp(wanted, 1))[kept]


def save(ranker: Ranker, path: Path) -> None:
    """Write the parameters, in half precision."""
    np.savez(path, **{name: value.detach().numpy().astype(np.float16) for name, value in ranker.named_parameters()})


if __name__ == "__main__":
    main()
