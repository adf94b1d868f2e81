"""Entities behind common nouns: `Syrian troops`, `IS fighters`, `the Damascus government`, `army checkpoints`.

A nationality with a force or a government gives that of the country, by rule over any country; a noun beside a
name of the same thing (`the city of Mosul`, `spokesman Dmitry Peskov`) is the name's; other nouns of a known sort are
things of their own within the article. A noun of no known sort gives nothing: better no node than a wrong one.
"""

from __future__ import annotations

from kg.core.lexicon import words
from kg.core.tree import Tree
from kg.resolve.ledger import OF_A_COUNTRY, Ledger

_MODIFIERS = ("amod", "compound", "nmod:poss", "nmod:unmarked", "nmod:desc", "flat")
_TYPES = (
    "Group",
    "ArmedGroup",
    "Military",
    "Government",
    "Organization",
    "Media",
    "Alliance",
    "City",
    "Region",
    "Facility",
    "Site",
    "Waterway",
    "Thing",
    "Event",
)
_MARGIN = 1.5
_NAMING = {"call", "name", "dub", "know"}
_COLLECTIVE = {"group", "population", "community", "tribe", "crowd", "crew", "opposition", "minority", "family"}
_PLACES = {"City", "Region", "Facility", "Site", "Waterway"}


def nominal_lemma(tree: Tree, index: int) -> str:
    """The noun's lemma, with the noun before it where the two make a term of the word lists (`air base`)."""
    lemma = tree.lemma(index)
    for child in tree.children(index, "compound", "amod"):
        pair = f"{tree.lemma(child)} {lemma}"
        if child == index - 1 and any(pair in listed for listed in words("nominals.tsv").values()):
            return pair
    return lemma


def link_nominals(ledger: Ledger) -> None:
    """Give the common nouns that stand for an actor, or for the name beside them, their entity."""
    tree = ledger.tree
    for index, token in enumerate(tree.tokens):
        if index not in ledger.at and token.pos in {"NOUN", "PROPN"} and not _inside_name(ledger, index):
            ident, reason = _same_as_name(ledger, index) or _actor(ledger, index) or _bare(ledger, index) or ("", "")
            if ident:
                _write(ledger, index, ident, reason)


def link_generics(ledger: Ledger) -> None:
    """Give the nouns still without an entity one of their own, within the article."""
    tree, lists = ledger.tree, words("nominals.tsv")
    for index, token in enumerate(tree.tokens):
        if index in ledger.at or token.pos not in {"NOUN", "PROPN", "NUM"}:
            continue
        if token.pos == "NUM":
            _count(ledger, index)
            continue
        lemma = nominal_lemma(tree, index)
        kind = next((kind for kind in _TYPES if lemma in lists[kind]), "") or _speaker(tree, index)
        if kind and not _refers_back(tree, index, lemma):
            kind = _sharpen(tree, index, kind, lemma)
            named = kind in _PLACES and any(tree[c].pos == "PROPN" for c in tree.children(index, "compound"))
            _write(ledger, index, ledger.new(_label(tree, index, named=named), kind, scoped=not named), "own words")


def _refers_back(tree: Tree, index: int, lemma: str) -> bool:
    """`the city`: a definite noun that was left without an antecedent is no thing of its own."""
    lists = words("nominals.tsv")
    if lemma in lists["government"]:
        return not tree.children(index, "amod", "nmod:poss")
    bare = tree.inside(tree.phrase(index))
    anaphor = any(lemma in lists[f"{kind}_anaphor"] for kind in ("group", "city", "region", "country", "alliance"))
    return anaphor and len(bare) == 2 and tree.lemma(bare[0]) in {"the", "this", "that", "these", "those"}


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


def _speaker(tree: Tree, index: int) -> str:
    """`a senior Republican said`: who speaks is a person, or people."""
    head = tree.head(index)
    if head is None or not tree.is_dep(index, "nsubj") or tree.lemma(head) not in words("speech.tsv")["tell"]:
        return ""
    return "Person" if "Number=Sing" in tree[index].morph else "Group"


def _count(ledger: Ledger, index: int) -> None:
    """`killed twelve`: a bare number under a verb counts people."""
    tree = ledger.tree
    head = tree.head(index)
    counts = tree.is_dep(index, "obj", "nsubj:pass") and not tree.children(index, "nmod")
    if counts and head is not None and tree[head].pos == "VERB":
        _write(ledger, index, ledger.new(f"{tree[index].text} people", "Group", scoped=True), "own words")


def _sharpen(tree: Tree, index: int, kind: str, lemma: str) -> str:
    """A single human is a Person, foreign-backed forces are an armed group."""
    singular = "Number=Sing" in tree[index].morph and lemma not in _COLLECTIVE
    if kind == "Group" and singular and tree.children(index, "det", "nummod", "nmod:poss"):
        return "Person"
    return kind


def _write(ledger: Ledger, index: int, ident: str, reason: str) -> None:
    span = ledger.tree.phrase(index)
    first = ledger.tree.at(span.start)
    ledger.mention(ident, index if first is None else first, index, "nominal", reason)


def _inside_name(ledger: Ledger, index: int) -> bool:
    return index in ledger.at


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
    """The name that the noun stands in apposition to, or that completes it: `the city of Mosul`, `Raqa city`."""
    tree, lists = ledger.tree, words("nominals.tsv")
    lemma = nominal_lemma(tree, index)
    for child in tree.children(index, "nmod"):
        sort = tree.preposition(child) == "of" and lemma in lists["City"] | lists["Region"] | lists["region_anaphor"]
        if sort and child in ledger.at and ledger.type(child) in _PLACES:
            return ledger.at[child], "noun of a name"
    if called := _called(ledger, index, lemma):
        return called, "noun called by a name"
    for child in tree.children(index, "compound", "appos", "flat", "nmod:desc"):
        fits = _fits(lemma, ledger.type(child))
        if fits and (not tree.is_dep(child, "compound") or ledger.type(child) in _PLACES):
            return ledger.at[child], "noun beside a name"
    if beside := _beside(ledger, index, lemma):
        return beside, "apposition"
    head = tree.head(index)
    if (
        head is not None
        and tree.is_dep(index, "appos", "compound", "nmod:desc", "flat")
        and _fits(lemma, ledger.type(head))
    ):
        return ledger.at[head], "noun beside a name"
    return None


def _called(ledger: Ledger, index: int, lemma: str) -> str:
    """`a local force called the New Syrian Army`, `the group known as Boko Haram`."""
    tree = ledger.tree
    for clause in tree.children(index, "acl"):
        for child in tree.children(clause, "xcomp", "obj", "obl") if tree.lemma(clause) in _NAMING else ():
            named = child in ledger.at and ledger.type(child) not in {"Country", "Person"}
            if named and (_fits(lemma, ledger.type(child)) or lemma in words("nominals.tsv")["force"]):
                return ledger.at[child]
    return ""


def _fits(lemma: str, kind: str, *, singular: bool = True) -> bool:
    """Whether a noun can describe a thing of this type."""
    lists = words("nominals.tsv")
    if kind == "Person":
        return singular and (lemma in lists["Group"] or lemma in lists["title"])
    if kind in {"City", "Region", "Locality", "Facility", "Site", "Waterway"}:
        return lemma in lists["City"] | lists["Region"] | lists["city_anaphor"] | lists.get(kind, frozenset())
    if kind == "ArmedGroup":
        return lemma in lists["group_anaphor"]
    return lemma in lists.get(kind, frozenset())


def _actor(ledger: Ledger, index: int) -> tuple[str, str] | None:
    """The actor that a force, government or fighters' noun with its modifiers stands for."""
    tree, lists = ledger.tree, words("nominals.tsv")
    lemma = nominal_lemma(tree, index)
    if lemma in lists["organ"]:
        return _organ(ledger, index)
    one = "Number=Sing" in tree[index].morph and lemma in lists["Group"] - _COLLECTIVE
    use = "government" if lemma in lists["government"] else "force" if lemma in lists["force"] and not one else ""
    if not (use or lemma in lists["fighter"]) or _sides_against(tree, index):
        return None
    modifiers = [*tree.children(index, *_MODIFIERS), *_origins(tree, index)]
    return next((found for child in modifiers if (found := _behind(ledger, index, child, use))), None)


def _behind(ledger: Ledger, index: int, child: int, use: str) -> tuple[str, str] | None:
    """The actor that one modifier points to; `use` is `force`, `government` or empty for other fighters' nouns."""
    tree, lists, world = ledger.tree, words("nominals.tsv"), ledger.world
    country = world.adjectives.get(tree[child].text) or _country_behind(
        ledger, child, of_government=use == "government"
    )
    if use and country:
        known = world.government(country) if use == "government" else world.forces(country)
        return ledger.known(known), OF_A_COUNTRY
    single = "Number=Sing" in tree[index].morph and nominal_lemma(tree, index) not in lists["group_anaphor"] | {"force"}
    if ledger.type(child) in {"ArmedGroup", "Alliance"} and not single and not tree.children(index, "nummod"):
        return ledger.at[child], "members of a named group"
    if tree.lemma(child) in lists["alliance_anaphor"] and (near := ledger.salient(index, {"Alliance"})):
        return near[0][1], "members of the alliance spoken of"
    if use == "force" and tree.lemma(child) in {"government", "regime"} and (country := setting(ledger)):
        return ledger.known(world.forces(country)), "the government's forces"
    return None


def _organ(ledger: Ledger, index: int) -> tuple[str, str] | None:
    """`Russia's defence ministry` is the Russian Defence Ministry."""
    tree = ledger.tree
    for child in tree.children(index, "nmod:poss", "amod", "compound"):
        country = (
            ledger.at.get(child) if ledger.type(child) == "Country" else ledger.world.adjectives.get(tree[child].text)
        )
        adjective = next((a for a, c in ledger.world.adjectives.items() if c == country), "")
        if adjective:
            kept = [i for i in tree.inside(tree.phrase(index)) if i > child and tree[i].pos in {"NOUN", "PROPN", "ADJ"}]
            name = " ".join([adjective, *(tree[i].text.capitalize() for i in kept)])
            return ledger.new(name, "Government", scoped=False), "organ of a government"
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
    return seat or (ledger.world.country_of(known) if known.type in {"Country", "Person", "Government"} else "")


def _bare(ledger: Ledger, index: int) -> tuple[str, str] | None:
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


def setting(ledger: Ledger) -> str:
    """The id of the country that most of the article's mentions lie in or belong to; empty if none does clearly."""
    counts: dict[str, int] = {}
    for draft in ledger.drafts.values():
        if draft.known and draft.type != "Alliance":
            country = ledger.world.country_of(draft.known)
            weight = 2 if draft.type in _PLACES | {"Locality", "Government"} else 1
            counts[country] = counts.get(country, 0) + weight * len(draft.mentions)
    counts.pop("", None)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    tie = len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]
    return ranked[0][0] if ranked and not tie else ""
