"""The network: MiniLM-L6 with the heads for sentences, tags, lemmas, trees and names, and the link head on its vectors.

Shapes: B windows, P word pieces, W words, W + 1 with the root before them, D = 384; C possible ends of links in a
window, M links. Trees after Dozat and Manning 2017 (biaffine arcs; labels of low rank for speed).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.annotate.labels import NAME_TAGS, NAME_TYPES, POINTERS, PREDICATES, QUALIFIERS
from kg.annotate.wordpieces import CASES, PREFIXES, SHAPES, SUFFIXES

WIDTH = 384
NAME_CORPORA = ("worldwide", "ewt", "gum", "wikigold")
"""Each has its own output layer for names: their guidelines differ."""
DISTANCES = 66
"""Of two ends, in words (-31 to 31) or in steps up and down the tree (8 x 8), and two for the virtual word."""


class Layer(nn.Module):
    """A transformer layer, normalised after each sum, as in BERT."""

    def __init__(self, *, heads: int = 12, hidden: int = 1536, dropout: float = 0.0) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attention_norm, self.norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.expand, self.contract = nn.Linear(WIDTH, hidden), nn.Linear(hidden, WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(B, P, D) and an additive mask (B, 1, 1, P) to (B, P, D)."""
        q, k, v = (self._split(part(x)) for part in (self.query, self.key, self.value))
        weights = torch.softmax(
            q @ k.transpose(2, 3) / math.sqrt(q.shape[-1]) + bias, -1
        )  # faster here than the fused kernel
        seen = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(x.shape)
        x = self.attention_norm(x + self.dropout(self.output(seen)))
        return self.norm(x + self.dropout(self.contract(functional.gelu(self.expand(x)))))

    def _split(self, x: Tensor) -> Tensor:
        return x.view(*x.shape[:2], self.heads, WIDTH // self.heads).transpose(1, 2)


class Encoder(nn.Module):
    """Word pieces and features to one vector a word."""

    def __init__(self, *, dropout: float, pieces: int = 30522, layers: int = 6) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(pieces, WIDTH), nn.Embedding(512, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.input_norm, self.input_dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.cases = nn.Embedding(1 + 4 * CASES, WIDTH)
        nn.init.zeros_(self.cases.weight)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.mix = nn.Parameter(torch.tensor([0.0] * (layers - 1) + [2.0]))
        sizes = ((2 * CASES, 16), (SUFFIXES, 48), (PREFIXES, 32), (SHAPES, 24), (PREFIXES, 24))
        self.features = nn.ModuleList(nn.Embedding(*size) for size in sizes)
        for table in self.features:
            nn.init.normal_(table.weight, 0, 0.3)
        self.joined = nn.Linear(2 * WIDTH + sum(width for _, width in sizes), WIDTH)
        self.joined_norm, self.dropout = nn.LayerNorm(WIDTH), nn.Dropout(dropout)

    def load_minilm(self, path: Path) -> None:
        """Start from the published weights of MiniLM-L6 (a safetensors file)."""
        given = {key.removeprefix("bert."): value for key, value in load_file(str(path)).items()}
        tables = "embeddings."
        with torch.no_grad():
            self.words.weight.copy_(given[tables + "word_embeddings.weight"])
            self.positions.weight.copy_(given[tables + "position_embeddings.weight"])
            self.segment.copy_(given[tables + "token_type_embeddings.weight"][0])
            _copy(self.input_norm, given, tables + "LayerNorm")
            for i, layer in enumerate(self.layers):
                for mine, theirs in _BERT_NAMES.items():
                    _copy(getattr(layer, mine), given, f"encoder.layer.{i}.{theirs}")

    def forward(
        self, pieces: Tensor, cases: Tensor, mask: Tensor, first: Tensor, last: Tensor, features: Tensor
    ) -> Tensor:
        """Of the arrays of `Window`, padded to (B, P) and (B, W), and 1 or 0 for padding in `mask`: (B, W, D)."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.segment + self.cases(cases)
        x, bias = self.input_dropout(self.input_norm(x)), (1 - mask)[:, None, None, :] * -1e4
        share, mixed = torch.softmax(self.mix, 0), torch.zeros(())
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            mixed = mixed + share[i] * x
        ends = [torch.gather(mixed, 1, at[:, :, None].expand(-1, -1, WIDTH)) for at in (first, last)]
        affixes = [table(features[..., i]) for i, table in enumerate(self.features)]
        return self.dropout(self.joined_norm(self.joined(torch.cat([*ends, *affixes], -1))))


_BERT_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "expand": "intermediate.dense",
    "contract": "output.dense",
    "norm": "output.LayerNorm",
}


def _copy(part: nn.Module, given: Mapping[str, Tensor], name: str) -> None:
    part.weight.copy_(given[f"{name}.weight"])
    part.bias.copy_(given[f"{name}.bias"])


class Syntax(nn.Module):
    """The heads on word vectors that every sentence has."""

    def __init__(self, labels: Mapping[str, Sequence[str]], *, dropout: float, arc: int = 320, rank: int = 256) -> None:
        super().__init__()

        def hidden(width: int) -> nn.Sequential:
            return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))

        self.tag_hidden, self.lemma_hidden, self.name_hidden, self.start_hidden = map(hidden, (WIDTH,) * 3 + (128,))
        self.upos, self.xpos, self.morph = (nn.Linear(WIDTH, len(labels[key])) for key in ("upos", "xpos", "morph"))
        self.lemma, self.start = nn.Linear(WIDTH, len(labels["lemma"])), nn.Linear(128, 1)
        self.names = nn.ModuleDict({corpus: nn.Linear(WIDTH, len(NAME_TAGS)) for corpus in NAME_CORPORA})
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.dependent, self.head = hidden(arc), hidden(arc)
        self.bilinear, self.head_bias = nn.Linear(arc, arc), nn.Linear(arc, 1)
        self.label_dependent, self.label_head = nn.Linear(WIDTH, rank), nn.Linear(WIDTH, rank)
        self.label, self.dropout = nn.Linear(rank, len(labels["dep"])), nn.Dropout(dropout)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """Scores of (B, W, D): `start` (B, W), tags (B, W, labels), `arc` (B, W, W + 1), vectors for `label_scores`."""
        tags = self.tag_hidden(x)
        rooted = torch.cat([self.root.expand(len(x), 1, WIDTH), x], 1)
        dependent, head = self.dependent(x), self.head(rooted)
        arcs = self.bilinear(dependent) @ head.transpose(1, 2) / math.sqrt(dependent.shape[-1])
        return {
            "start": self.start(self.start_hidden(x))[..., 0],
            "upos": self.upos(tags),
            "xpos": self.xpos(tags),
            "morph": self.morph(tags),
            "lemma": self.lemma(self.lemma_hidden(x)),
            "arc": arcs + self.head_bias(head).transpose(1, 2),
            "label_dependent": self.dropout(self.label_dependent(x)),
            "label_head": self.dropout(self.label_head(rooted)),
        }

    def name_scores(self, x: Tensor, corpus: str) -> Tensor:
        """(B, W, D) to (B, W, tags), as that corpus would have them."""
        return self.names[corpus](self.name_hidden(x))

    def label_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Two (..., rank) to (..., labels): half of the rank multiplied, half added."""
        half = dependent.shape[-1] // 2
        product, total = dependent[..., :half] * head[..., :half], dependent[..., half:] + head[..., half:]
        return self.label(torch.cat([product, functional.relu(total)], -1))


class Links(nn.Module):
    """Which relations hold between two words, in which words, how surely, on whose word.

    Word 0 is virtual: the unknown agent, the author, no time, no place.
    """

    def __init__(
        self, labels: Mapping[str, Sequence[str]], *, dropout: float, width: int = 288, key: int = 128
    ) -> None:
        super().__init__()
        self.key = key
        deps, tags = len(labels["dep"]) + 1, len(labels["upos"]) + 1
        self.dep, self.upos, self.name = (
            nn.Embedding(deps, 48),
            nn.Embedding(tags, 24),
            nn.Embedding(len(NAME_TYPES) + 2, 16),
        )
        self.input, self.input_norm = nn.Linear(WIDTH + 88, WIDTH), nn.LayerNorm(WIDTH)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.layer = Layer(heads=6, hidden=768, dropout=dropout * 0.6)
        self.subject, self.object, self.join = (nn.Linear(WIDTH, width) for _ in range(3))
        self.distance, self.path = nn.Embedding(DISTANCES, width), nn.Embedding(DISTANCES, width)
        self.subject_dep, self.object_dep = nn.Embedding(deps, width), nn.Embedding(deps, width)
        self.norm, self.hidden, self.dropout = nn.LayerNorm(width), nn.Linear(width, width), nn.Dropout(dropout)
        self.predicate, self.predicate_vector = nn.Linear(width, len(PREDICATES)), nn.Embedding(len(PREDICATES), width)
        self.pointer_query = nn.ModuleDict({name: nn.Linear(width, key) for name in POINTERS})
        self.pointer_key = nn.ModuleDict({name: nn.Linear(WIDTH, key) for name in POINTERS})
        self.qualifier_hidden = nn.Sequential(nn.Linear(width + 2 * WIDTH, 192), nn.GELU(), nn.Dropout(0.2))
        self.qualifiers = nn.ModuleDict({name: nn.Linear(192, len(values)) for name, values in QUALIFIERS.items()})
        for table in (self.distance, self.path, self.subject_dep, self.object_dep, self.predicate_vector):
            nn.init.normal_(table.weight, 0, 0.05)
        nn.init.constant_(self.predicate.bias, -6.0)

    def words(self, x: Tensor, dep: Tensor, upos: Tensor, name: Tensor, mask: Tensor) -> Tensor:
        """Word vectors (B, W, D) with their predicted labels (B, W) in the light of the sentence: (B, W + 1, D).

        `mask` (B, W + 1) is 0 for padding.
        """
        x = self.input_norm(self.input(torch.cat([x, self.dep(dep), self.upos(upos), self.name(name)], -1)))
        x = torch.cat([self.root.expand(len(x), 1, WIDTH), x], 1)
        return self.layer(x, (1 - mask)[:, None, None, :] * -1e4)

    def pairs(self, x: Tensor, batch: Tensor, ends: Tensor) -> Tensor:
        """The vectors of N ordered pairs of words: (N, width).

        `batch` (N,) is the window; `ends` (N, 7) subject, object, the word that joins them in the tree, distance in
        words, in the tree, label of the subject, of the object.
        """
        subject, thing, join, distance, path, subject_dep, object_dep = ends.unbind(1)
        pair = self.subject(x)[batch, subject] + self.object(x)[batch, thing] + self.join(x)[batch, join]
        pair = (
            pair
            + self.distance(distance)
            + self.path(path)
            + self.subject_dep(subject_dep)
            + self.object_dep(object_dep)
        )
        pair = self.norm(functional.gelu(pair))
        return pair + functional.gelu(self.hidden(self.dropout(pair)))

    def details(
        self, x: Tensor, batch: Tensor, mask: Tensor, pairs: Tensor, predicate: Tensor, trigger: Tensor | None = None
    ) -> dict[str, Tensor]:
        """Of M links, their pairs' vectors and predicates: pointers (M, W + 1), qualifiers (M, values).

        Qualifiers depend on the trigger, by default the one pointed to.
        """
        asked = pairs + self.predicate_vector(predicate)
        found = {
            name: torch.einsum("mk,mwk->mw", self.pointer_query[name](asked), self.pointer_key[name](x)[batch])
            / math.sqrt(self.key)
            for name in POINTERS
        }
        at = found["trigger"].argmax(1) if trigger is None else trigger
        mean = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        state = self.qualifier_hidden(torch.cat([asked, x[batch, at], mean[batch]], -1))
        return found | {name: layer(state) for name, layer in self.qualifiers.items()}


class Network(nn.Module):
    """Encoder and heads under one roof, as they are trained and saved."""

    def __init__(self, labels: Mapping[str, Sequence[str]], *, dropout: float = 0.2, link_dropout: float = 0.3) -> None:
        super().__init__()
        self.encoder = Encoder(dropout=dropout)
        self.syntax = Syntax(labels, dropout=dropout)
        self.links = Links(labels, dropout=link_dropout)
