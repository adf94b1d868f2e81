"""Lemmas as edits of the form: `L|0||3|y` is lower case, nothing off the start, three letters off the end, `y` on."""

from __future__ import annotations

from difflib import SequenceMatcher


def lemma_rule(form: str, lemma: str) -> str:
    """The shortest edit that makes the lemma of the form; `=lemma` where they share no letter."""
    best: tuple[int, str] | None = None
    for case in "LKT":
        cased = _cased(form, case)
        match = SequenceMatcher(None, cased, lemma, autojunk=False).find_longest_match()
        if not match.size:
            continue
        behind, rest = len(cased) - match.a - match.size, lemma[match.b + match.size :]
        cost = match.a + behind + match.b + len(rest)
        if best is None or cost < best[0]:
            best = (cost, f"{case}|{match.a}|{lemma[: match.b]}|{behind}|{rest}")
    return best[1] if best else f"={lemma}"


def apply_rule(form: str, rule: str) -> str:
    """The lemma that an edit makes of a form; the form in the edit's case where it is too short for it."""
    if rule.startswith("="):
        return rule[1:]
    case, before, prefix, behind, suffix = rule.split("|", 4)
    cased = _cased(form, case)
    first, stop = int(before), len(cased) - int(behind)
    if first > stop:
        return cased
    return prefix + cased[first:stop] + suffix or cased


def _cased(form: str, case: str) -> str:
    return form.lower() if case == "L" else form[:1].upper() + form[1:].lower() if case == "T" else form
