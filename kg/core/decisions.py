"""A person's decisions about entities and claims: a table to read and to edit, one decision a line.

Columns: decision (`same` or `different` of two entities, `reject` or `accept` of a claim), a, b (their ids; b is empty
for a claim), and where wanted by (who decided it). Lines are added and taken out as text, so that whatever else
somebody wrote into the file stays.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import get_args

from kg.core.errors import DataError
from kg.core.lexicon import numbered_cells, numbered_rows
from kg.core.types import Decision, Verdict
from kg.core.whole import write_whole

COLUMNS = ("decision", "a", "b")
OPTIONAL = ("by",)
OF_CLAIMS = ("reject", "accept")
_HEAD = (
    "# What people decided: two entities are the same thing or different, a claim is to be rejected or accepted.",
    "\t".join((*COLUMNS, *OPTIONAL)),
)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, in its order; none where there is no such file.

    Raises:
        DataError: a row that isn't in the form, or rows that contradict each other, by their lines.
    """
    if not path.exists():
        return ()
    rows = numbered_rows(path, columns=COLUMNS, optional=OPTIONAL)
    decisions = tuple(_decision(row, line, path.name) for line, row in rows)
    check(decisions, path.name)
    return decisions


def check(decisions: Iterable[Decision], where: str) -> None:
    """See that no things are both the same and different, be it by a chain of decisions, and no claim right and wrong.

    Raises:
        DataError: they are; names the lines.
    """
    decisions = tuple(decisions)
    for decision in decisions:
        if decision.a == decision.b:
            raise DataError(f"{decision.a} and itself", where=_line(where, decision), allowed="two ids")
    same = [decision for decision in decisions if decision.verdict == "same"]
    claims = {decision.a: decision for decision in decisions if decision.verdict == "reject"}
    for decision in decisions:
        if decision.verdict == "accept" and decision.a in claims:
            against = _line(where, claims[decision.a])
            raise DataError(f"{decision.a} is rejected and accepted", where=_line(where, decision), allowed=against)
        if decision.verdict == "different" and (chain := _chain(decision.a, decision.b, same)):
            lines = ", ".join(str(line) if line else "this one" for line in sorted({d.line for d in chain}))
            raise DataError(
                f"{decision.a} and {decision.b} are different here and the same by line {lines}",
                where=_line(where, decision),
                allowed="take one of these back: --undo, or delete its line",
            )


def add_decision(path: Path, decision: Decision) -> None:
    """Write a decision at the end of the file, made where missing; one that stands there already is not repeated.

    Raises:
        DataError: it contradicts others, or the file isn't in the form; nothing is written.
        GraphError: the file can't be written.
    """
    there = read_decisions(path)
    check((*there, replace(decision, line=0)), path.name)
    if decision.id in {known.id for known in there}:
        return
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else list(_HEAD)
    header = numbered_cells("\n".join(lines))[0][1]
    cells = {"decision": decision.verdict, "a": decision.a, "b": decision.b, "by": decision.by}
    _write(path, [*lines, "\t".join(cells[column] for column in header)])


def remove_decision(path: Path, decision: Decision) -> None:
    """Take a decision that was read from the file out of it: its line goes.

    Raises:
        GraphError: the file can't be written.
    """
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    _write(path, [line for number, line in enumerate(lines, 1) if number != decision.line])


def _decision(row: dict[str, str], line: int, where: str) -> Decision:
    verdict, a, b = (row[column].strip() for column in COLUMNS)
    at = f"{where} line {line}"
    if verdict not in get_args(Verdict):
        raise DataError(f"decision {verdict!r}", where=at, allowed=" or ".join(get_args(Verdict)))
    if not a or bool(b) == (verdict in OF_CLAIMS):
        allowed = "two ids of entities, or for a claim its id in a and nothing in b"
        raise DataError("an id is missing, or one too many", where=at, allowed=allowed)
    given: Verdict = next(known for known in get_args(Verdict) if known == verdict)
    a, b = a.removeprefix("claim:").removeprefix("ent:"), b.removeprefix("ent:")
    return Decision(given, a, b, row["by"].strip(), line)


def _chain(a: str, b: str, same: list[Decision]) -> tuple[Decision, ...]:
    """The shortest row of decisions by which two ids are one; empty if there is none."""
    reached: dict[str, tuple[Decision, ...]] = {a: ()}
    waiting = deque([a])
    while waiting and b not in reached:
        here = waiting.popleft()
        for decision in same:
            if here in (decision.a, decision.b):
                there = decision.b if here == decision.a else decision.a
                if there not in reached:
                    reached[there] = (*reached[here], decision)
                    waiting.append(there)
    return reached.get(b, ())


def _line(where: str, decision: Decision) -> str:
    return f"{where} line {decision.line}" if decision.line else where


def _write(path: Path, lines: list[str]) -> None:
    write_whole(path, "".join(f"{line}\n" for line in lines).encode())
