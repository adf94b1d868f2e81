"""Train all heads together: `python training/train.py DATA SILVER ENCODER OUT [--config FILE]`.

DATA has the corpora, SILVER the annotated sentences, ENCODER MiniLM-L6 (`model.safetensors`, `tokenizer.json`). OUT
gets `checkpoint.pt` every ten minutes, from which the same command goes on, and at the end `reader.pt`: labels and
weights.
"""

from __future__ import annotations

import argparse
import random
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import corpora
import linking
import silver
import torch
from examples import batches, collect_labels, encode, noisy, windows
from losses import WEIGHTS, link_losses, syntax_losses
from network import Network
from torch import Tensor

from kg.annotate.wordpieces import WordPieces

_WARM_UP, _LOWEST_RATE, _CLIP, _LAYER_DECAY, _WEIGHT_DECAY = 0.04, 0.02, 2.0, 0.9, 0.01
_REPORT_STEPS = 100
_OWN = sorted(Path(__file__).parent.glob("annotations*.tsv"))
T = TypeVar("T")


@dataclass
class Run:
    """All that a training holds while it goes on."""

    config: Mapping[str, Any]
    out: Path
    data: Mapping[str, Any]
    pieces: WordPieces
    labels: Mapping[str, list[str]]
    network: Network
    optimizer: torch.optim.Optimizer
    average: dict[str, Tensor]
    rng: random.Random
    minutes: float = 0.0
    step: int = 0
    epoch: int = 0


def main() -> None:
    """Train until the time or the epochs are over."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "silver", "encoder", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    args = parser.parse_args()
    run = prepare(args.data, args.silver, args.encoder, args.out, tomllib.loads(args.config.read_text()))
    train(run)


def prepare(data: Path, annotated: Path, encoder: Path, out: Path, config: Mapping[str, Any]) -> Run:
    """Load the corpora and the network: from OUT's checkpoint, else the configured start, else the encoder alone."""
    torch.manual_seed(config["seed"])
    out.mkdir(parents=True, exist_ok=True)
    found: dict[str, Any] = dict(corpora.load(data))
    articles = data / "news-raw/articles.jsonl.gz"
    found["silver"], found["silver_dev"] = silver.split(silver.load(annotated, articles))
    found["silver"] += silver.load_own(_OWN, articles)
    resumed = (out / "checkpoint.pt").is_file()
    start = out / "checkpoint.pt" if resumed else Path(config["start"])
    state = torch.load(start, weights_only=False) if start.is_file() else {"labels": collect_labels(found)}
    network = Network(state["labels"], dropout=config["dropout"]["words"], link_dropout=config["dropout"]["links"])
    if "network" in state:
        network.load_state_dict(state["network"])
    else:
        network.encoder.load_minilm(encoder / "model.safetensors")
    network.encoder.words.weight.requires_grad = False
    pieces = WordPieces((encoder / "tokenizer.json").read_text(encoding="utf-8"))
    optimizer = torch.optim.AdamW(_groups(network, config["rates"]), betas=(0.9, 0.98), eps=1e-6)
    average = {name: value.detach().clone() for name, value in _trained(network)}
    run = Run(config, out, found, pieces, state["labels"], network, optimizer, average, random.Random(config["seed"]))
    if resumed:
        optimizer.load_state_dict(state["optimizer"])
        run.average, run.minutes, run.step, run.epoch = (state[key] for key in ("average", "minutes", "step", "epoch"))
        run.rng.setstate(state["rng"])
        torch.set_rng_state(state["torch rng"])
    return run


def train(run: Run) -> None:
    """Steps until the rate has fallen to its end; then the averaged weights are written."""
    saved = run.minutes
    seen = Counter[str]()
    before = time.monotonic()
    for progress, losses in _steps(run):
        now = time.monotonic()
        run.minutes, before = run.minutes + (now - before) / 60, now
        _learn(run, losses, progress)
        seen.update({name: float(loss.detach()) for name, loss in losses.items()})
        seen.update({f"n {name}": 1 for name in losses})
        if run.step % _REPORT_STEPS == 0:
            means = " ".join(f"{name} {seen[name] / seen[f'n {name}']:.3f}" for name in WEIGHTS if seen[f"n {name}"])
            print(f"{run.step} {run.minutes:.1f} min {progress:.2f}: {means}", flush=True)
            seen.clear()
        if run.minutes - saved > run.config["checkpoint_minutes"]:
            saved = run.minutes
            _save(run)
    run.network.load_state_dict(run.average, strict=False)
    torch.save({"labels": run.labels, "network": run.network.state_dict()}, run.out / "reader.pt")
    print("after:", _evaluate(run), flush=True)


def _steps(run: Run) -> Iterator[tuple[float, dict[str, Tensor]]]:
    """How far the training is, and the next batch's losses."""
    while run.epoch < run.config["epochs"]:
        if "silver_parses" not in run.data or run.epoch % run.config["epochs_a_parse"] == 0:
            for part in ("silver", "silver_dev"):
                run.data[part + "_parses"] = linking.parse(run.network, run.data[part], run.labels, run.pieces)
        made = list(_epoch(run))
        for number, batch in enumerate(made):
            progress = (run.epoch + number / len(made)) / run.config["epochs"]
            progress = max(progress, run.minutes / run.config["minutes"])
            if progress >= 1:
                return
            run.network.train()
            with torch.autocast("cpu", torch.bfloat16, enabled=run.config["bfloat16"]):
                yield progress, _losses(run, *batch)
        run.epoch += 1
        print(f"epoch {run.epoch}, {run.minutes:.0f} min:", _evaluate(run), flush=True)


def _epoch(run: Run) -> Iterator[tuple[str, list[Any]]]:
    """The batches of a pass over the data, syntax and links mixed."""
    items = list[tuple[str, list[corpora.Sentence]]]()
    shares = dict(run.config["corpora"])
    rows = _share(run, list(range(len(run.data["silver"]))), shares.pop("silver"))
    for corpus, share in shares.items():
        found = [(corpus, window) for doc in run.data[corpus] for window in windows(doc, run.pieces, run.rng)]
        items += _share(run, found, share)
    most = run.config["pieces_a_batch"]
    sizes = [sum(run.pieces.count(t.text) for s in window for t in s.tokens) for _, window in items]
    made = [("syntax", batch) for batch in batches(items, sizes, most, run.rng)]
    names = linking.Names(run.data["silver"], run.data["silver_parses"])
    placed = [
        (i, names.swapped(linking.place(run.data["silver"][i], run.rng), run.data["silver_parses"][i], run.rng))
        for i in rows
    ]
    sizes = [sum(map(run.pieces.count, window.words)) for _, window in placed]
    made += [("links", batch) for batch in batches(placed, sizes, most, run.rng)]
    run.rng.shuffle(made)
    yield from made


def _share(run: Run, items: list[T], share: float) -> list[T]:
    """All items as often as the share's whole part, and a random part of them once more."""
    return items * int(share) + run.rng.sample(items, int(len(items) * (share % 1)))


def _losses(run: Run, kind: str, batch: list[Any]) -> dict[str, Tensor]:
    if kind == "syntax":
        examples = [encode(corpus, noisy(window, run.rng), run.pieces, run.labels) for corpus, window in batch]
        return syntax_losses(run.network, examples, run.labels)
    sentences, parses = ([run.data[key][i] for i, _ in batch] for key in ("silver", "silver_parses"))
    placed = [window for _, window in batch]
    return link_losses(run.network, linking.make_batch(sentences, parses, placed, run.pieces, run.labels))


def _learn(run: Run, losses: Mapping[str, Tensor], progress: float) -> None:
    """One step of the optimizer and of the running mean."""
    factor = progress / _WARM_UP if progress < _WARM_UP else (1 - progress) / (1 - _WARM_UP)
    for group in run.optimizer.param_groups:
        group["lr"] = group["highest"] * max(_LOWEST_RATE, factor)
    total = torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()
    run.optimizer.zero_grad(set_to_none=True)
    total.backward()
    torch.nn.utils.clip_grad_norm_([value for _, value in _trained(run.network)], _CLIP)
    run.optimizer.step()
    run.step += 1
    keep = min(run.config["averaged"], run.step / (run.step + 10))
    with torch.no_grad():
        for name, value in _trained(run.network):
            run.average[name].lerp_(value, 1 - keep)


def _evaluate(run: Run) -> str:
    return linking.evaluate(run.network, run.data["silver_dev"], run.data["silver_dev_parses"], run.pieces, run.labels)


def _save(run: Run) -> None:
    """Write a checkpoint beside the old one, then put it in its place."""
    state = {key: getattr(run, key) for key in ("labels", "average", "minutes", "step", "epoch")}
    state |= {"network": run.network.state_dict(), "optimizer": run.optimizer.state_dict()}
    state |= {"rng": run.rng.getstate(), "torch rng": torch.get_rng_state()}
    torch.save(state, run.out / "checkpoint.new")
    (run.out / "checkpoint.new").replace(run.out / "checkpoint.pt")


def _trained(network: Network) -> list[tuple[str, Tensor]]:
    return [(name, value) for name, value in network.named_parameters() if value.requires_grad]


def _groups(network: Network, rates: Mapping[str, float]) -> list[dict[str, Any]]:
    """A group a parameter: its highest rate, and no decay for vectors and tables of features."""
    groups = []
    depth = len(network.encoder.layers)
    for name, value in _trained(network):
        parts = name.split(".")
        rate = rates["links"] if parts[0] == "links" else rates["heads"]
        if name.startswith("encoder.layers."):
            rate = rates["encoder"] * _LAYER_DECAY ** (depth - 1 - int(parts[2]))
        elif parts[1] in {"positions", "segment", "input_norm"}:
            rate = rates["encoder"] * _LAYER_DECAY**depth
        decay = 0.0 if value.ndim < 2 or parts[1] in {"features", "cases"} else _WEIGHT_DECAY
        groups.append({"params": [value], "lr": rate, "highest": rate, "weight_decay": decay})
    return groups


if __name__ == "__main__":
    main()
