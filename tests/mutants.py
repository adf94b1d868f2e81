"""Whether the tests can fail: breaks one condition of a module at a time and runs the module's own tests.

`python tests/mutants.py [MODULE ...]` prints the mutants that no test noticed, with a count by module; it takes minutes
and is no part of CI. Nothing is written to a source file.
"""

from __future__ import annotations

import ast
import copy
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).parent.parent
TESTS = {
    "kg.resolve.coreference": "references ends",
    "kg.resolve.forms": "forms",
    "kg.resolve.bare": "bare",
    "kg.resolve.organs": "organs",
    "kg.resolve.persons": "persons",
    "kg.resolve.bodies": "bodies",
    **dict.fromkeys(("kg.fuse.alike", "kg.fuse.identity", "kg.fuse.exclusion"), "exclusion fuse identity"),
    **dict.fromkeys(("kg.extract.worth", "kg.extract.evidence"), "calibration evidence links nothing worth"),
    "kg.extract.first_person": "first_person",
    "kg.query.names": "names",
    "kg.core.spellings": "spellings",
    "kg.core.folding": "folding",
    "kg.core.coding": "coding",
    "kg.core.whole": "whole",
    **{f"kg.query.{name}": f"{name}" for name in ("events", "neo4j")},
    "kg.store.readable": "exports",
    "kg.store.exports": "exports embedded",
    "kg.web.negotiate": "negotiate",
    "kg.web.protocol": "protocol",
}
"""The modules, with the names of their test files."""
_OTHERWISE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_MOST = 40
"""Of a module, evenly spread over its conditions, so that all take minutes."""
_PROCESSES = 2
_SECONDS = 60


def mutants(tree: ast.Module) -> Iterator[tuple[int, str, ast.Module]]:
    """The line, what is done to it, and the broken module; conditions are dropped or negated, comparisons changed."""
    for place, node in enumerate(ast.walk(tree)):
        for choice in range(_choices(node)):
            broken = copy.deepcopy(tree)
            what = _break(next(n for i, n in enumerate(ast.walk(broken)) if i == place), choice)
            yield _line(node), what, broken


def _line(node: ast.AST) -> int:
    return (node.target if isinstance(node, ast.comprehension) else node).lineno  # type: ignore[attr-defined, no-any-return]


def _choices(node: ast.AST) -> int:
    """In how many ways it can be broken."""
    match node:
        case ast.BoolOp():
            return len(node.values)
        case ast.comprehension():
            return len(node.ifs)
        case ast.Compare():
            return len(node.ops)
        case ast.If() | ast.IfExp():
            return not isinstance(node.test, ast.Compare | ast.BoolOp)
    return 0


def _break(node: ast.AST, choice: int) -> str:
    """Break a node in one of its ways; what was done."""
    match node:
        case ast.BoolOp():
            return f"without {ast.unparse(node.values.pop(choice))}"
        case ast.comprehension():
            return f"without if {ast.unparse(node.ifs.pop(choice))}"
        case ast.Compare():
            node.ops[choice] = _OTHERWISE[type(node.ops[choice])]()
            return ast.unparse(node)
        case ast.If() | ast.IfExp():
            node.test = ast.UnaryOp(ast.Not(), node.test)
            return f"if {ast.unparse(node.test)}"
    raise TypeError(node)


def _parsed(name: str) -> ast.Module:
    return ast.parse((ROOT / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8"))


def _run_one(name: str, number: int) -> int:
    """Run a module's tests on one of its mutants; pytest's exit code."""
    import pytest

    broken = ast.fix_missing_locations(list(mutants(_parsed(name)))[number][2])
    get_code = SourceFileLoader.get_code

    def broken_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        return compile(broken, self.path, "exec") if fullname == name else get_code(self, fullname)

    SourceFileLoader.get_code = broken_code  # type: ignore[method-assign, assignment]
    folder = f"tests/{name.split('.')[1]}"
    return pytest.main(["-x", "-p", "no:cacheprovider", *(f"{folder}/test_{test}.py" for test in TESTS[name].split())])


def _is_noticed(name: str, number: int) -> bool:
    command = [sys.executable, __file__, name, str(number)]
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=_SECONDS, check=False).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def main(names: list[str]) -> None:
    """Print what survives."""
    for name in names:
        found = list(mutants(_parsed(name)))
        numbers = sorted({place * len(found) // _MOST for place in range(_MOST)})
        with ThreadPoolExecutor(_PROCESSES) as pool:
            noticed = list(pool.map(partial(_is_noticed, name), numbers))
        for number, killed in zip(numbers, noticed, strict=True):
            if not killed:
                line, what, _ = found[number]
                sys.stdout.write(f"{name}:{line}: {what}\n")
        sys.stdout.write(f"{name}: {sum(noticed)} of {len(numbers)} noticed\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[2:] and sys.argv[2].isdigit():
        sys.exit(_run_one(sys.argv[1], int(sys.argv[2])))
    main(sys.argv[1:] or list(TESTS))
