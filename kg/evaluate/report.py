"""An evaluation as tables for reading."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from kg.evaluate.result import Evaluation, Example, Tally

_COUNTS = ("gold", "found", "claims", "right", "precision", "recall", "F1")


def to_text(evaluation: Evaluation, misses: int, width: int) -> str:
    """Totals, shares and a row a predicate, then some of what was missed and some of what is false."""
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False, highlight=False)
    with console.capture() as written:
        console.print(_tallies("measure", evaluation.totals), "", _shares(evaluation), "")
        console.print(_tallies("predicate", evaluation.predicates))
        if misses:
            for title, examples in evaluation.examples.items():
                console.print("", _examples(title, examples[:misses]))
    return "".join(line.rstrip() + "\n" for line in written.get().splitlines())


def _tallies(title: str, tallies: Mapping[str, Tally]) -> Table:
    table = _numbers(title, *_COUNTS)
    for name, tally in tallies.items():
        counts = (tally.gold, tally.found, tally.claims, tally.right)
        precision, recall = _ratio(tally.precision, tally.claims), _ratio(tally.recall, tally.gold)
        table.add_row(name, *map(str, counts), precision, recall, _ratio(tally.f1))
    return table


def _shares(evaluation: Evaluation) -> Table:
    table = _numbers("how often", "count", "of", "share")
    for name, share in evaluation.shares.items():
        table.add_row(name, str(share.count), str(share.of), _ratio(share.ratio, share.of))
    return table


def _numbers(first: str, *others: str) -> Table:
    table = _table(first)
    for name in others:
        table.add_column(name, justify="right")
    return table


def _examples(title: str, examples: Iterable[Example]) -> Table:
    table = _table(title, "statement", "words")
    for example in examples:
        table.add_row(example.where, example.statement, example.quote)
    return table


def _table(*columns: str) -> Table:
    return Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)


def _ratio(value: float, of: int = 1) -> str:
    """To three places; blank where it is a share of nothing."""
    return f"{value:.3f}" if of else ""
