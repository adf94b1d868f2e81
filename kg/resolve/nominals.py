"""Entities behind common nouns: `Syrian troops`, `IS fighters`, `the Damascus government`, `army checkpoints`.

A nationality with a force or a government gives that of the country, by rule over any country; a noun beside a
name of the same thing (`the city of Mosul`, `spokesman Dmitry Peskov`) is the name's; other nouns of a known sort are
things of their own within the article. A noun of no known sort gives nothing: better no node than a wrong one.
"""

from __future__ import annotations

from kg.core.tree import Tree
from kg.core.types import OWN_WORDS
from kg.core.words import nouns
from kg.resolve.actors import COLLECTIVE, actor_behind, nominal_lemma, organ_of, understood_actor
from kg.resolve.coreference import refer
from kg.resolve.ledger import Ledger


def link_nominals(ledger: Ledger) -> None:
    """Give the common nouns that stand for an actor, or for the name beside them, their entity."""
    tree = ledger.tree
    for index, token in enumerate(tree.tokens):
        if index not in ledger.at and token.pos in {"NOUN", "PROPN"} and not _share(ledger, index):
            rules = (_same_as_name, actor_behind, understood_actor)
            if found := next((found for rule in rules if (found := rule(ledger, index))), None):
                _write(ledger, index, *found)


def _share(ledger: Ledger, index: int) -> bool:
    """`Thai and Cambodian soldiers` are two bodies: each reaches from its nationality to the noun."""
    tree = ledger.tree
    first = next((c for c in tree.children(index, "amod", "compound") if tree.children(c, "conj")), index)
    nations = [c for c in tree.conjuncts(first) if ledger.type(c) == "Country" and c < index]
    if len(nations) < 2 or len(nations) < len(tree.conjuncts(first)) or not tree[index].text.endswith("s"):
        return False
    rest = tree.text(tree.span(nations[-1] + 1, index))
    for nation in reversed(nations):
        known = organ_of(ledger, ledger.at[nation], nominal_lemma(tree, index))
        ident = known or ledger.new(f"{tree[nation].text} {rest}", _kind(ledger, index) or "Group", scoped=True)
        ledger.mention(ident, nation, index, "nominal", "shared head" if known else OWN_WORDS)
    return True


def link_generics(ledger: Ledger) -> None:
    """Give the nouns still without an entity one of their own, within the article."""
    tree = ledger.tree
    for index, token in enumerate(tree.tokens):
        if index in ledger.at or token.pos not in {"NOUN", "PROPN"}:
            continue
        lemma = nominal_lemma(tree, index)
        kind = _kind(ledger, index)
        if not refer(ledger, index) and kind and not refers_back(tree, index, lemma):
            kind = _sharpen(tree, index, kind, lemma)
            named = ledger.vocabulary.allows(("Place",), kind) and any(
                tree[c].pos == "PROPN" for c in tree.children(index, "compound")
            )
            write_phrase(ledger, index, kind, named=named)


def _kind(ledger: Ledger, index: int) -> str:
    """The type of things that the noun names; empty if no list has it."""
    lemma = nominal_lemma(ledger.tree, index)
    return next((kind for kind in ledger.vocabulary.leaves if lemma in nouns().of_type(kind)), "")


def write_phrase(ledger: Ledger, index: int, kind: str, *, named: bool) -> None:
    """Make the noun phrase of a word a thing of its own, within the article unless it is a name."""
    ident = ledger.new(_label(ledger.tree, index, named=named), kind, scoped=not named)
    _write(ledger, index, ident, "named in its own words" if named else OWN_WORDS)


def refers_back(tree: Tree, index: int, lemma: str) -> bool:
    """`the city`: a definite noun that was left without an antecedent is no thing of its own."""
    lists = nouns()
    if lemma in lists.government:
        return not tree.children(index, "amod", "nmod:poss")
    first, *rest = tree.inside(tree.phrase(index))
    plain = not rest[:-1] or (
        lemma in lists.place_anaphors and all(tree[i].text.islower() and tree[i].pos == "ADJ" for i in rest[:-1])
    )
    definite = tree.lemma(first) in {"the", "this", "that", "these", "those"}
    return lemma in lists.anaphors and bool(rest) and plain and definite and not tree.children(index, "acl", "nmod")


def _label(tree: Tree, index: int, *, named: bool) -> str:
    """The phrase less its article or possessor, a name also less what comes before its first capital."""
    inside = tree.inside(tree.phrase(index))
    while len(inside) > 1 and (
        tree.is_dep(inside[0], "det", "cc", "punct")
        or tree[inside[0]].pos in {"PRON", "ADV", "CCONJ", "PART"}
        or (tree[inside[0]].pos == "VERB" and not tree.is_dep(inside[0], "amod"))
        or (named and not tree[inside[0]].text[:1].isupper())
    ):
        inside = inside[1:]
    return tree.text(tree.span(inside[0], inside[-1]))


def _sharpen(tree: Tree, index: int, kind: str, lemma: str) -> str:
    """A single human is a Person, foreign-backed forces are an armed group."""
    singular = "Number=Sing" in tree[index].morph and lemma not in COLLECTIVE
    if kind == "Group" and singular and tree.children(index, "det", "nummod", "nmod:poss"):
        return "Person"
    return kind


def _write(ledger: Ledger, index: int, ident: str, reason: str) -> None:
    span = ledger.tree.phrase(index)
    first = ledger.tree.at(span.start)
    ledger.mention(ident, index if first is None else first, index, "nominal", reason)


def _beside(ledger: Ledger, index: int, lemma: str) -> str:
    """The name before a comma that a noun with an article or a possessor follows: `Aleppo, Syria's second city`."""
    tree = ledger.tree
    first = tree.at(tree.phrase(index).start)
    if first is None or first < 2 or tree[first - 1].text != "," or first - 2 not in ledger.at:
        return ""
    singular = "Number=Sing" in tree[index].morph
    person = ledger.type(first - 2) == "Person"
    opens = not (person and tree.is_dep(index, "nsubj")) and any(
        tree.is_dep(c, "det", "nmod:poss") and tree.lemma(c) != "all" for c in tree.children(index) if c < index
    )
    fits = opens and _fits(lemma, ledger.type(first - 2), singular=singular) and tree[first].text[:1].isalpha()
    return ledger.at[first - 2] if fits and tree.sentence(first) == tree.sentence(first - 2) else ""


def _same_as_name(ledger: Ledger, index: int) -> tuple[str, str] | None:
    """The name that the noun stands beside, or that completes it, with the reason."""
    lemma = nominal_lemma(ledger.tree, index)
    found = (rule(ledger, index, lemma) for rule in (_of_name, _beside, _joined, _seen_with))
    several = "Number=Plur" in ledger.tree[index].morph  # `the Homs and Idlib regions` are none of them
    places = ledger.vocabulary.kinds("Place") if several else frozenset()
    return next(((i, "noun of a name") for i in found if i and ledger.drafts[i].type not in places), None)


def _of_name(ledger: Ledger, index: int, lemma: str) -> str:
    """`the city of Mosul`."""
    tree, lists = ledger.tree, nouns()
    if lemma not in lists.city_anaphor | lists.region_anaphor | lists.region_head:  # a capital of it is another place
        return ""
    named = (child for child in tree.children(index, "nmod") if tree.preposition(child) == "of")
    return next((ledger.at[child] for child in named if ledger.is_a(child, "Place")), "")


def _joined(ledger: Ledger, index: int, lemma: str) -> str:
    """A name that the parse joins to the noun: `Raqa city`, `Pinhas Inbari, analyst at`."""
    tree = ledger.tree
    for child in tree.children(index, "compound", "appos", "flat", "nmod:desc"):
        whole = not tree.is_dep(child, "compound") or ledger.is_a(child, "Place")
        if whole and _fits(lemma, ledger.type(child)):
            return ledger.at[child]
    head = tree.head(index)
    governed = head is not None and tree.is_dep(index, "appos", "compound", "nmod:desc", "flat")
    return ledger.at[head] if head is not None and governed and _fits(lemma, ledger.type(head)) else ""


def _seen_with(ledger: Ledger, index: int, lemma: str) -> str:
    """The name before the noun, if the recogniser saw both as one, whatever the parse: `Raqa city`."""
    names = ledger.tree.document.names
    one = index - 1 in ledger.at and any(name.first < index <= name.last for name in names)
    return ledger.at[index - 1] if one and _fits(lemma, ledger.type(index - 1)) else ""


def _fits(lemma: str, kind: str, *, singular: bool = True) -> bool:
    """Whether a noun can describe a thing of this type."""
    lists = nouns()
    if kind == "Person":
        return singular and (lemma in lists.of_type("Group") or lemma in lists.title)
    if kind in {"City", "Region", "Locality", "Facility", "Site", "Waterway"}:
        return lemma in lists.of_type("City") | lists.of_type("Region") | lists.city_anaphor | lists.of_type(kind)
    if kind == "ArmedGroup":
        return lemma in lists.group_anaphor
    return lemma in lists.of_type(kind)
