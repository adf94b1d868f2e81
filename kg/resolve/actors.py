"""The actors behind forces, governments and fighters' nouns: by rule over any country, not by list."""

from __future__ import annotations

from kg.core.tree import Tree
from kg.core.types import Span
from kg.core.words import nouns
from kg.resolve.ledger import OF_A_COUNTRY, Ledger

COLLECTIVE = {"group", "population", "community", "tribe", "crowd", "crew", "opposition", "minority", "family"}
_MODIFIERS = ("amod", "compound", "nmod:poss", "nmod:unmarked", "nmod:desc", "flat")
_MARGIN = 1.5
"""How much more present than the next a country must be for an article to be about it."""


_CLEAR = 2
"""How often an article must name the country whose president it doesn't call so."""


def nominal_lemma(tree: Tree, index: int) -> str:
    """The noun's lemma, with the noun before it where the two make a term of the word lists (`air base`)."""
    lemma = tree.lemma(index)
    for child in tree.children(index, "compound", "amod"):
        pair = f"{tree.lemma(child)} {lemma}"
        if child == index - 1 and pair in nouns().terms:
            return pair
    return lemma


def actor_behind(ledger: Ledger, index: int) -> tuple[str, str] | None:
    """The actor that a force, government or fighters' noun with its modifiers stands for."""
    tree, lists = ledger.tree, nouns()
    lemma = nominal_lemma(tree, index)
    one = "Number=Sing" in tree[index].morph and lemma in lists.of_type("Group") - COLLECTIVE
    use = "government" if lemma in lists.government else "force" if lemma in lists.force and not one else ""
    if not (use or lemma in lists.fighter) or _sides_against(tree, index):
        return None
    modifiers = [*tree.children(index, *_MODIFIERS), *_origins(tree, index)]
    return next((found for child in modifiers if (found := _behind(ledger, index, child, use))), None)


def organ_of(ledger: Ledger, country: str, lemma: str) -> str:
    """The government or the forces of a country, if that is what the noun names; empty if it names others."""
    lists, world = nouns(), ledger.world
    if lemma in lists.government:
        return ledger.known(world.government(country))
    return ledger.known(world.forces(country)) if lemma in lists.force else ""


def _behind(ledger: Ledger, index: int, child: int, use: str) -> tuple[str, str] | None:
    """The actor that one modifier points to; `use` is `force`, `government` or empty for other fighters' nouns."""
    tree, lists, world = ledger.tree, nouns(), ledger.world
    adjective = ledger.type(child) != "Country" and world.adjectives.get(tree[child].text)
    country = adjective or _country_behind(ledger, child, of_government=use == "government")
    if use and country:
        known = world.government(country) if use == "government" else world.forces(country)
        return ledger.known(known), OF_A_COUNTRY
    single = "Number=Sing" in tree[index].morph and nominal_lemma(tree, index) not in lists.group_anaphor | {"force"}
    if ledger.type(child) in {"ArmedGroup", "Alliance"} and not single and not tree.children(index, "nummod"):
        return ledger.at[child], "members of a named group"
    alliances = [i for i in sorted(ledger.at) if i < index and ledger.type(i) == "Alliance"]
    if tree.lemma(child) in lists.alliance_anaphor and alliances:
        return ledger.at[alliances[-1]], "members of the alliance spoken of"
    if use == "force" and tree.lemma(child) in {"government", "regime"} and (country := setting(ledger)):
        return ledger.known(world.forces(country)), "the government's forces"
    return None


def _sides_against(tree: Tree, index: int) -> bool:
    """`anti-regime forces`, `opposition forces` are not those of the name before them."""
    phrase = tree.inside(tree.phrase(index))
    before = [tree.lemma(part) for part in phrase if part < index]
    return any(word in {"anti", "pro", "opposition", "rebel", "local", "other"} for word in before)


def _origins(tree: Tree, index: int) -> list[int]:
    """`warplanes from the coalition`."""
    return [child for child in tree.children(index, "nmod") if tree.preposition(child) == "from"]


def _country_behind(ledger: Ledger, index: int, *, of_government: bool) -> str:
    """The country behind a name before a force or government: `Iraq's`, `Assad's`; `Damascus` for a government."""
    ident = ledger.at.get(index, "")
    known = ledger.drafts[ident].known if ident else None
    if known is None:
        return ""
    seat = ledger.world.seats.get(ledger.tree[index].text, "") if of_government else ""
    country = ledger.world.country_of(known)
    rules = known.type in {"Country", "Person"} or known.id == f"{country}Government"  # no parliament's forces
    return seat or (country if rules else "")


def understood_actor(ledger: Ledger, index: int) -> tuple[str, str] | None:
    """`the regime`, `the army`, `government positions`: those of the country that the article is about."""
    tree = ledger.tree
    lemma = nominal_lemma(tree, index)
    before = tree.children(index, "amod", "compound")
    definite = any(tree.lemma(child) == "the" for child in tree.children(index, "det"))
    if before or not (definite or tree.is_dep(index, "compound")):
        return None
    country = setting(ledger)
    if country and lemma in {"government", "regime"}:
        return ledger.known(ledger.world.government(country)), "the government of the article's country"
    if country and lemma in {"army", "military", "armed force"}:
        return ledger.known(ledger.world.forces(country)), "the army of the article's country"
    return None


def link_rulers(ledger: Ledger) -> None:
    """`President Kagame`: whoever rules without saying what rules the article's country, if that is clear and his."""
    tree, rulers = ledger.tree, nouns().ruler - {"leader"}
    for name in [i for i in sorted(ledger.at) if i and ledger.type(i) == "Person" and i - 1 not in ledger.at]:
        first = name - 1 - (tree[name - 1].text == "Minister")
        before = tree[first - 1].pos if first > 0 and tree.sentence(first - 1) == tree.sentence(name) else ""
        title = tree.text(tree.span(max(first, 0), name - 1)).lower()
        if title not in rulers or before in {"NOUN", "PROPN", "ADJ", "PART"}:
            continue
        known, country = ledger.drafts[ledger.at[name]].known, setting(ledger)
        clear = country in ledger.drafts and len(ledger.drafts[country].mentions) >= _CLEAR
        if clear and (known is None or ledger.world.country_of(known) == country):
            ledger.mention(country, first, name - 1, "nominal", "the article's country")


def setting(ledger: Ledger) -> str:
    """The id of the country that most of the article's mentions lie in or belong to; empty if none does clearly."""
    counts: dict[str, int] = {}
    lying = ledger.vocabulary.kinds("Place") - {"Country"} | {"Government"}
    for draft in ledger.drafts.values():
        if draft.known and draft.type != "Alliance":
            country = ledger.world.country_of(draft.known)
            weight = 2 if draft.type in lying else 1
            spoken = sum(not _is_compounded(ledger.tree, mention.span) for mention in draft.mentions.values())
            counts[country] = counts.get(country, 0) + weight * spoken
    counts.pop("", None)
    ranked = sorted(((c, n) for c, n in counts.items() if n), key=lambda pair: (-pair[1], pair[0]))
    tie = len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]
    return ranked[0][0] if ranked and not tie else ""


def _is_compounded(tree: Tree, span: Span) -> bool:
    """Whether it only helps to describe somebody: `London-based`."""
    first = tree.at(span.end + 1)
    return first is not None and tree.is_hyphenated(first)
