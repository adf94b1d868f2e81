"""Pronouns and definite nouns to the things that they refer back to, by what the reader makes of them.

The reader gives each its likely antecedents, word by word (see `kg.annotate.antecedents`). What several words make of
one thing adds up here, also through pronouns between; things that can't be meant are left out, and where none is
clearly the likeliest the word stays without one: an abstention costs a triple, a wrong guess costs trust.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.core.pronouns import PRONOUNS
from kg.core.types import DEFINITE_NOUN
from kg.core.words import nouns
from kg.resolve.actors import COLLECTIVE, nominal_lemma
from kg.resolve.ledger import Ledger

_LEAST = {"pronoun": 0.4, "listed": 0.6, "noun": 0.6}
"""The share of probability that a thing needs, of pronouns, of nouns that a word list has for anaphors, of others."""
_PLURAL = ("Body", "Group")
_MALE, _FEMALE = ({word for word, one in PRONOUNS.items() if one == sex} for sex in ("he", "she"))
_MEANT = {"he": ("Person",), "she": ("Person",), "it": ("Body", "Ground"), "they": _PLURAL}
_PRONOUNS = {word: _MEANT[one] for word, one in PRONOUNS.items() if one in _MEANT} | {"it": ("Body", "Ground", "Thing")}
"""What each can stand for; no country is `they`."""
_NOTHING = 1e-3
_ANYWHERE = 10_000
_ONE_BODY = {"group", "organisation", "organization", "movement", "faction", "militia", "city", "town", "village"}
_SIDES = ("Place", "Actor", "Thing", "Event")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is known of a word that may refer back, whatever it means."""

    index: int
    is_pronoun: bool
    is_plural: bool
    male: int
    """1 for `he`, -1 for `she`, else 0."""
    nations: frozenset[str]
    """The ids of the countries that stand before it: `the Iranian president`."""
    wanted: tuple[str, ...]
    """The types of what it can speak of."""


def link_definites(ledger: Ledger) -> None:
    """Resolve definite nouns, `the group`, in text order."""
    for index, token in enumerate(ledger.tree.tokens):
        if index not in ledger.at and token.pos == "NOUN":
            refer(ledger, index)


def link_pronouns(ledger: Ledger) -> None:
    """Resolve relative and personal pronouns in text order."""
    for index, token in enumerate(ledger.tree.tokens):
        if index not in ledger.at and "PronType=Rel" in token.morph:
            _relative(ledger, index)
        elif index not in ledger.at and token.text.lower() in _PRONOUNS:
            refer(ledger, index)


def refer(ledger: Ledger, index: int) -> bool:
    """Give a pronoun or a noun the thing that it most likely means; whether there is one."""
    kinds, reach, trust = _presence(ledger, index)
    if not kinds and index not in ledger.references:
        return False
    asked = _asked(ledger, index)
    learned = ledger.meant[index] = _learned(ledger, asked)
    use = "noun" if not kinds else "listed" if reach == _ANYWHERE else "pronoun"
    if use == "listed":  # means something that was named
        total = sum(learned.values())
        learned = {ident: share / total for ident, share in learned.items()}
    around = ledger.salience(index, kinds, reach=reach) if kinds else {}
    present = {ident: share for ident, share in around.items() if _agrees(ledger, asked, ident)}
    shares = {
        ident: trust * learned.get(ident, 0.0) + (1 - trust) * present.get(ident, 0.0) for ident in {*learned, *present}
    }
    best = max(sorted(shares), key=lambda ident: shares[ident], default="")
    if not best or shares[best] < _LEAST[use]:
        return False
    if asked.male:
        ledger.males[best] = ledger.males.get(best, 0) + asked.male
    kind, reason = ("pronoun", "pronoun") if asked.is_pronoun else ("nominal", DEFINITE_NOUN)
    first = ledger.tree.at(ledger.tree.phrase(index).start) if kind == "nominal" else index
    ledger.mention(best, index if first is None else first, index, kind, reason)  # type: ignore[arg-type]
    return True


def _asked(ledger: Ledger, index: int) -> _Asked:
    tree = ledger.tree
    word = tree[index].text.lower()
    return _Asked(
        index,
        word in _PRONOUNS,
        "Number=Plur" in tree[index].morph,
        int(word in _MALE) - int(word in _FEMALE),
        frozenset(ledger.at[c] for c in tree.children(index, "amod") if ledger.type(c) == "Country"),
        _wanted(ledger, index),
    )


def _learned(ledger: Ledger, asked: _Asked) -> dict[str, float]:
    """The probability of each thing by the reader's word; what is left of 1 is nothing that was named."""
    shares, left = dict[str, float](), 1.0
    for reference in ledger.references.get(asked.index, ()):
        at = reference.antecedent
        means = {ledger.at[at]: 1.0} if at in ledger.at else ledger.meant.get(at, {})
        for ident, share in means.items():
            if _agrees(ledger, asked, ident):
                shares[ident] = shares.get(ident, 0.0) + reference.score * share
            else:
                left -= reference.score * share
    return {ident: share / left for ident, share in shares.items()} if left > _NOTHING else {}


def _presence(ledger: Ledger, index: int) -> tuple[frozenset[str], int, float]:
    """Among which types presence counts, how many sentences back, and how much the reader's word counts beside it."""
    tree, lists = ledger.tree, nouns()
    word = tree[index].text.lower()
    if word in _PRONOUNS:
        plural = {"Country"} if _PRONOUNS[word] == _PLURAL else set()
        kinds = frozenset().union(*map(ledger.vocabulary.kinds, _PRONOUNS[word])) - plural
        return kinds, *((3, 0.8) if _PRONOUNS[word] == ("Person",) else (1, 0.7))
    listed = {
        "ArmedGroup": lists.group_anaphor,
        "City": lists.city_anaphor,
        "Region": lists.region_anaphor,
        "Country": lists.country_anaphor,
        "Alliance": lists.alliance_anaphor,
    }
    lemma = nominal_lemma(tree, index)
    kind = next((kind for kind, words in listed.items() if lemma in words), "")
    return (frozenset({kind}), _ANYWHERE, 0.25) if kind and _is_bare(ledger, index, lemma) else (frozenset(), 0, 1.0)


def _is_bare(ledger: Ledger, index: int, lemma: str) -> bool:
    """Whether nothing but an article or an adjective says which group, city and so on is meant."""
    tree = ledger.tree
    definite = any(tree.lemma(c) in {"the", "this", "that", "these", "those"} for c in tree.children(index, "det"))
    inside = tree.inside(tree.phrase(index))
    named = any((i in ledger.at and ledger.type(i) != "Country") or tree.is_hyphenated(i) for i in inside)
    several = lemma in _ONE_BODY and "Number=Plur" in tree[index].morph
    return definite and not (named or several or tree.children(index, "nmod:poss", "nummod", "acl", "nmod"))


def _agrees(ledger: Ledger, asked: _Asked, ident: str) -> bool:
    """Whether the word can speak of such a thing at all."""
    kind, known = ledger.drafts[ident].type, ledger.drafts[ident].known
    if asked.is_plural and (kind == "Person" or ledger.vocabulary.allows(("Place",), kind)):
        return False
    if asked.nations and known and ledger.world.country_of(known) not in {"", *asked.nations}:
        return False  # `the Iranian president` is no Venezuelan
    if ledger.males.get(ident, 0) * asked.male < 0:
        return False
    return ledger.vocabulary.allows(asked.wanted, kind) or (kind == "Actor" and asked.wanted == ("Person",))


def _wanted(ledger: Ledger, index: int) -> tuple[str, ...]:
    """The types of what the word can speak of."""
    token, lists = ledger.tree[index], nouns()
    if token.text.lower() in _PRONOUNS:
        return _PRONOUNS[token.text.lower()]
    lemma = nominal_lemma(ledger.tree, index)
    bodies = COLLECTIVE | lists.group_anaphor
    if "Number=Sing" in token.morph and lemma in (lists.of_type("Group") | lists.title) - bodies:
        return ("Person",)
    kinds = [kind for kind in ledger.vocabulary.leaves if lemma in lists.of_type(kind)]
    return tuple(side for side in _SIDES if any(ledger.vocabulary.allows((side,), kind) for kind in kinds)) or _SIDES


def _relative(ledger: Ledger, index: int) -> None:
    """`the fighters who ...`: the noun that the clause hangs on."""
    tree = ledger.tree
    clause = next((i for i in (index, *tree.ancestors(index)) if tree[i].dep == "acl:relcl"), None)
    head = tree.head(clause) if clause is not None else None
    if head is not None and head in ledger.at:
        ledger.mention(ledger.at[head], index, index, "pronoun", "relative pronoun")
