"""Pronouns and definite nouns to their antecedents, by salience with agreement of type, as Lappin and Leass (1994) do.

A mention's weight fades with distance (see `Ledger.salient`). Where the best candidate is not clearly the best, the
mention is left without an entity: an abstention costs a triple, a wrong guess costs trust.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.core.tree import Tree
from kg.core.words import nouns, speech
from kg.resolve.actors import nominal_lemma
from kg.resolve.ledger import Ledger

_MARGIN = {"pronoun": 1.2, "definite noun": 1.1, "the country": 2.0}
_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "she", "her", "hers"), ("Person",)),
    "it": ("Body", "Ground", "Thing"),
    "its": ("Body", "Ground"),
    **dict.fromkeys(("they", "them"), ("Body", "Group")),
    "their": ("Body", "Group"),
}
"""What each can stand for; no country is `they`."""
_ONE_BODY = {"group", "organisation", "organization", "movement", "faction", "militia", "city", "town", "village"}
_REACH_IN_SENTENCES = {"Person": 3, "other": 1}


def link_definites(ledger: Ledger) -> None:
    """Resolve definite nouns, `the group`, in text order."""
    for index, token in enumerate(ledger.tree.tokens):
        if index not in ledger.at and token.pos == "NOUN":
            _definite(ledger, index)


def link_pronouns(ledger: Ledger) -> None:
    """Resolve relative and personal pronouns in text order."""
    tree = ledger.tree
    for index, token in enumerate(tree.tokens):
        if index in ledger.at:
            continue
        if "PronType=Rel" in token.morph:
            _relative(ledger, index)
        elif token.text.lower() in _PRONOUNS and token.pos == "PRON" and not tree.is_dep(index, "expl"):
            _personal(ledger, index)


def _definite(ledger: Ledger, index: int) -> None:
    tree, lists = ledger.tree, nouns()
    lemma = nominal_lemma(tree, index)
    possessor = tree.child(index, "nmod:poss")
    definite = any(
        tree.lemma(child) in {"the", "this", "that", "these", "those", "both"} for child in tree.children(index, "det")
    )
    phrase = tree.inside(tree.phrase(index))
    named = any((part in ledger.at and ledger.type(part) != "Country") or tree.is_hyphenated(part) for part in phrase)
    named = named or (lemma in _ONE_BODY and "Number=Plur" in tree[index].morph)
    if not definite or named or possessor is not None or tree.children(index, "nummod", "acl", "nmod"):
        return
    for listed, kinds in (
        (lists.group_anaphor, {"ArmedGroup"}),
        (lists.city_anaphor, {"City"}),
        (lists.region_anaphor, {"Region"}),
        (lists.country_anaphor, {"Country"}),
        (lists.alliance_anaphor, {"Alliance"}),
    ):
        if lemma in listed:
            reason = "the country" if kinds == {"Country"} else "definite noun"
            _take_best(ledger, index, kinds, reason=reason, reach=10_000)
            return


def _relative(ledger: Ledger, index: int) -> None:
    """`the fighters who ...`: the noun that the clause hangs on."""
    tree = ledger.tree
    clause = next((i for i in (index, *tree.ancestors(index)) if tree[i].dep == "acl:relcl"), None)
    head = tree.head(clause) if clause is not None else None
    if head is not None and head in ledger.at:
        ledger.mention(ledger.at[head], index, index, "pronoun", "relative pronoun")


def _personal(ledger: Ledger, index: int) -> None:
    word = ledger.tree[index].text.lower()
    kinds = frozenset().union(*map(ledger.vocabulary.kinds, _PRONOUNS[word]))
    kinds -= {"Country"} if word in {"they", "them"} else set()
    reach = _REACH_IN_SENTENCES["Person" if kinds == {"Person"} else "other"]
    _take_best(ledger, index, kinds, reason="pronoun", reach=reach)


def _horizon(tree: Tree, index: int) -> int:
    """Before which word to look: in `A met B, she said` it is neither of them who says it."""
    verb = tree.head(index)
    if verb is None or not tree.is_dep(index, "nsubj") or tree.lemma(verb) not in speech().say:
        return index
    told = [tree[verb].head] if tree.is_dep(verb, "parataxis") else tree.children(verb, "ccomp", "parataxis")
    return min([index, *(i for clause in told for i in tree.subtree(clause))])


def _take_best(ledger: Ledger, index: int, kinds: Collection[str], *, reason: str, reach: int) -> None:
    salient = ledger.salient(_horizon(ledger.tree, index), kinds, reach=reach)
    ranked = [pair for pair in salient if not _clashes(ledger.tree, ledger, index, pair[1])]
    if ranked and (len(ranked) == 1 or ranked[0][0] >= _MARGIN[reason] * ranked[1][0]):
        kind = "pronoun" if reason == "pronoun" else "nominal"
        span = ledger.tree.phrase(index)
        first = ledger.tree.at(span.start) if kind == "nominal" else index
        ledger.mention(ranked[0][1], index if first is None else first, index, kind, reason)  # type: ignore[arg-type]


def _clashes(tree: Tree, ledger: Ledger, index: int, ident: str) -> bool:
    """Binding: a pronoun object isn't its own clause's subject (`IS said Turkey attacked it`: not Turkey)."""
    head = tree.head(index)
    if head is None or not tree.is_dep(index, "obj", "iobj", "obl"):
        return False
    return any(ledger.at.get(subject) == ident for subject in tree.children(head, "nsubj"))
