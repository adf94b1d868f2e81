"""Trained weights -> `kg/model`: `python training/export.py READER ENCODER DATA OUT`.

Two graphs, since the trees are decoded between them: `reader.onnx` from word pieces to scores, `links.onnx` from word
vectors and trees to labels and links. Weights are int8 (see `quantize.py`), the word table one scale a row.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from lemmas import collect_lemmas
from network import WIDTH, Network
from quantize import quantize
from torch import Tensor, nn

from kg.annotate.labels import POINTERS, QUALIFIERS
from kg.annotate.wordpieces import FEATURES

NAME_SHARES = {"worldwide": 0.9, "gum": 0.1}
"""How much each corpus's output layer for names counts; chosen on the dev sets."""
_LEMMAS_TRIED = 5
_OPSET = 17


class ReaderGraph(nn.Module):
    """One window, without padding: (P,) and (W,) arrays to scores, best tags and word vectors."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        table = network.encoder.words.weight.detach()
        scale = table.abs().amax(1, keepdim=True) / 127
        self.register_buffer("words", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.packed = nn.ModuleList(_packed(layer) for layer in network.encoder.layers)
        parts = [(network.syntax.names[corpus], share) for corpus, share in NAME_SHARES.items()]
        self.name = nn.Linear(WIDTH, parts[0][0].out_features)
        with torch.no_grad():
            self.name.weight.copy_(sum(share * part.weight for part, share in parts))
            self.name.bias.copy_(sum(share * part.bias for part, share in parts))

    def forward(
        self, pieces: Tensor, cases: Tensor, first: Tensor, last: Tensor, features: Tensor
    ) -> tuple[Tensor, ...]:
        """The arrays of `Window` to the outputs named in `READER_OUTPUTS`."""
        encoder, syntax = self.network.encoder, self.network.syntax
        x = self.words[pieces].float() * self.scale[pieces]
        x = encoder.input_norm(x + encoder.positions.weight[: pieces.shape[0]] + encoder.segment + encoder.cases(cases))
        share, mixed = torch.softmax(encoder.mix, 0), torch.zeros(())
        for i, layer in enumerate(encoder.layers):
            x = _attend(layer, self.packed[i], x)
            mixed = mixed + share[i] * x
        affixes = [table(features[:, i]) for i, table in enumerate(encoder.features)]
        x = encoder.joined_norm(encoder.joined(torch.cat([mixed[first], mixed[last], *affixes], -1)))
        tags = syntax.tag_hidden(x)
        rooted = torch.cat([syntax.root[None], x], 0)
        dependent, head = syntax.dependent(x), syntax.head(rooted)
        arcs = syntax.bilinear(dependent) @ head.T / math.sqrt(dependent.shape[-1]) + syntax.head_bias(head).T
        best = [layer(tags).argmax(-1) for layer in (syntax.upos, syntax.xpos, syntax.morph)]
        lemma = syntax.lemma(syntax.lemma_hidden(x)).topk(_LEMMAS_TRIED, -1)[1]
        start = syntax.start(syntax.start_hidden(x))[:, 0]
        labels = syntax.label_dependent(x), syntax.label_head(rooted)
        return x, start, *best, lemma, self.name(syntax.name_hidden(x)), arcs, *labels


READER_INPUTS = {"pieces": "P", "cases": "P", "first": "W", "last": "W", "features": "W"}
READER_OUTPUTS = ("words", "start", "upos", "xpos", "morph", "lemma", "name", "arc", "label_dependent", "label_head")


class LinksGraph(nn.Module):
    """One sentence: its vectors and tree to its labels, and all links above a threshold, at least the best."""

    def __init__(self, network: Network, labels: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.network, self.root, self.no_dep = network, labels["dep"].index("root"), len(labels["dep"])
        self.packed = _packed(network.links.layer)

    def forward(
        self,
        words: Tensor,
        label_dependent: Tensor,
        label_head: Tensor,
        heads: Tensor,
        upos: Tensor,
        name: Tensor,
        pairs: Tensor,
        threshold: Tensor,
    ) -> tuple[Tensor, ...]:
        """See `LINKS_OUTPUTS`.

        `words` (W, D), `label_dependent` (W, R), `label_head` (W, R) of each word's head, `heads` (W,) 0 for the root,
        `upos` and `name` (W,), `pairs` (N, 5), `threshold` ().
        """
        links = self.network.links
        scores = self.network.syntax.label_scores(label_dependent, label_head)
        is_root = torch.arange(scores.shape[1]) == self.root
        scores = torch.where(is_root[None] == (heads == 0)[:, None], scores, torch.tensor(-1e9))
        dep = scores.argmax(-1)
        x = links.input_norm(links.input(torch.cat([words, links.dep(dep), links.upos(upos), links.name(name)], -1)))
        x = _attend(links.layer, self.packed, torch.cat([links.root[None], x], 0))
        rooted = torch.cat([torch.full((1,), self.no_dep, dtype=torch.long), dep])
        ends = torch.cat([pairs, rooted[pairs[:, :2]]], 1)
        vectors = links.pairs(x[None], torch.zeros_like(pairs[:, 0]), ends)
        probability = torch.sigmoid(links.predicate(vectors))
        least = torch.minimum(threshold, probability.max())  # the runtime can't multiply matrices without rows
        row, predicate = torch.nonzero(probability >= least, as_tuple=True)
        zeros, mask = torch.zeros_like(row), torch.ones(1, x.shape[0])
        found = links.details(x[None], zeros, mask, vectors[row], predicate)
        pointers = [found[name].argmax(-1) for name in POINTERS]
        qualifiers = [torch.softmax(found[name], -1) for name in QUALIFIERS]
        return dep, row, predicate, probability[row, predicate], *pointers, *qualifiers


LINKS_INPUTS = ("words", "label_dependent", "label_head", "heads", "upos", "name", "pairs", "threshold")
LINKS_OUTPUTS = ("dep", "row", "predicate", "score", *POINTERS, *QUALIFIERS)


def main() -> None:
    """Write the model's folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("reader", "encoder", "data", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    state = torch.load(args.reader)
    network = Network(state["labels"])
    network.load_state_dict(state["network"])
    network.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    export(network, state["labels"], args.out)
    (args.out / "labels.json").write_text(json.dumps(state["labels"], ensure_ascii=False, indent=0), encoding="utf-8")
    shutil.copyfile(args.encoder / "tokenizer.json", args.out / "tokenizer.json")
    (args.out / "lemmas.tsv").write_text(collect_lemmas(args.data), encoding="utf-8")
    for path in sorted(args.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def export(network: Network, labels: Mapping[str, Sequence[str]], out: Path) -> None:
    """Write both graphs."""
    pieces, words, rank = 9, 5, network.syntax.label_dependent.out_features
    ids = torch.arange(words)
    window = (
        torch.arange(pieces),
        torch.zeros(pieces, dtype=torch.long),
        ids,
        ids + 1,
        torch.zeros(words, FEATURES, dtype=torch.long),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.onnx"
        axes = {name: {0: size} for name, size in READER_INPUTS.items()} | {name: {0: "W"} for name in READER_OUTPUTS}
        axes["arc"][1] = axes["label_head"][0] = "W1"
        _write(ReaderGraph(network).eval(), window, path, list(READER_INPUTS), READER_OUTPUTS, axes)
        quantize(path, out / "reader.onnx")
        pairs = torch.tensor([[0, 1, 0, 0, 65], [1, 2, 1, 34, 9], [2, 1, 1, 32, 9]])
        vectors = torch.randn(words, WIDTH), torch.randn(words, rank), torch.randn(words, rank)
        sentence = (*vectors, ids, ids, ids, pairs, torch.tensor(0.0))
        axes = {name: {0: "W"} for name in LINKS_INPUTS[:6]} | {"pairs": {0: "N"}, "dep": {0: "W"}}
        axes |= {name: {0: "M"} for name in LINKS_OUTPUTS[1:]}
        _write(LinksGraph(network, labels).eval(), sentence, path, list(LINKS_INPUTS), LINKS_OUTPUTS, axes)
        quantize(path, out / "links.onnx")


def _write(
    graph: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: list[str],
    outputs: Sequence[str],
    axes: dict[str, dict[int, str]],
) -> None:
    torch.onnx.export(
        graph,
        example,
        str(path),
        input_names=inputs,
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )


def _packed(layer: nn.Module) -> nn.Linear:
    """Query (scaled), key and value as one matrix."""
    packed, scale = nn.Linear(WIDTH, 3 * WIDTH), 1 / math.sqrt(WIDTH // layer.heads)
    with torch.no_grad():
        packed.weight.copy_(torch.cat([layer.query.weight * scale, layer.key.weight, layer.value.weight]))
        packed.bias.copy_(torch.cat([layer.query.bias * scale, layer.key.bias, layer.value.bias]))
    return packed


def _attend(layer: nn.Module, packed: nn.Linear, x: Tensor) -> Tensor:
    """A transformer layer over one unpadded row of vectors (W, D)."""
    q, k, v = packed(x).view(-1, 3, layer.heads, WIDTH // layer.heads).permute(1, 2, 0, 3).unbind(0)
    seen = torch.softmax(q @ k.transpose(1, 2), -1) @ v
    x = layer.attention_norm(x + layer.output(seen.permute(1, 0, 2).reshape(-1, WIDTH)))
    return layer.norm(x + layer.contract(nn.functional.gelu(layer.expand(x))))


if __name__ == "__main__":
    main()
