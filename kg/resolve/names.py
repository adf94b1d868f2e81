"""Find the names in a document: those that kg knows, and those that the pipeline's recogniser found.

A longer span wins over a shorter one, a known name over an unknown one of the same place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.core.calendar import calendar_words
from kg.core.iri import normalise
from kg.core.tree import Tree
from kg.core.words import is_title, nouns
from kg.resolve.organs import Organ
from kg.resolve.spans import full_title, split_list, trim
from kg.resolve.world import Known, World

_TYPES = {
    "PER": "Person",
    "PERSON": "Person",
    "ORG": "Organization",
    "LOC": "Locality",
    "GPE": "Locality",
    "FAC": "Facility",
    "NORP": "Group",
    "EVENT": "Event",
}


_MAX_WORDS = 9
_GLUED = re.compile(r"[A-Z][a-z]{4,}(?:[A-Z]|\d)")
_PARTY = re.compile(r"[RDI]-[A-Z]|Press$")
"""`R-Ariz.`, and what `Press secretary` leaves of a name."""
_BUILDINGS = {"cathedral", "temple", "mosque", "church", "airport", "airbase", "airfield", "bridge", "prison", "camp"}


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text: tokens `[first, last]` inclusive, its type, and who is known to bear it.

    One without a type is the organ of a state that only the whole article tells.
    """

    first: int
    last: int
    type: str
    known: tuple[Known, ...] = ()

    def text(self, tree: Tree) -> str:
        """Its words."""
        return tree.text(tree.span(self.first, self.last))


def find_names(tree: Tree, world: World, organs: list[Organ]) -> list[Found]:
    """All names, in text order, none overlapping another; `organs` are those of states in the text."""
    known = list(_known(tree, world))
    proper = [_organ_name(tree, organ, world) for organ in organs if organ.proper]
    nominal = {organ.last for organ in organs if not organ.proper}
    recognised = [found for found in _recognised(tree, known, world) if found.last not in nominal]
    candidates = [*proper, *known, *recognised, *_bodies(tree)]
    candidates.sort(key=lambda f: (f.first - f.last, not f.known, f.first))
    taken: set[int] = set()
    chosen = []
    for found in candidates:
        inside = range(found.first, found.last + 1)
        if taken.isdisjoint(inside):
            taken.update(inside)
            chosen.append(found)
    return sorted(chosen, key=lambda f: f.first)


def one_type_each(tree: Tree, found: list[Found]) -> list[Found]:
    """The names with one type for an unknown one throughout: one that its surroundings tell, else the commonest."""
    types: dict[str, Counter[str]] = {}
    for name in found:
        if not name.known:
            types.setdefault(normalise(name.text(tree)), Counter())[name.type] += 1
    told = frozenset(_TYPES.values())
    ranked = {
        text: max((kind not in told, count, kind) for kind, count in kinds.items()) for text, kinds in types.items()
    }
    return [name if name.known else replace(name, type=ranked[normalise(name.text(tree))][-1]) for name in found]


def _organ_name(tree: Tree, organ: Organ, world: World) -> Found:
    """The name of an organ: whoever is known by just these words in the same state, else the one made by rule."""
    listed = world.names.get(tree.text(tree.span(organ.first, organ.last)), ())
    known = next((one for one in listed if world.country_of(one) == organ.country), organ.known(world))
    return Found(organ.first, organ.last, known.type if known else "", (known,) if known else ())


def _known(tree: Tree, world: World) -> Iterator[Found]:
    text = tree.document.article.text.replace("’", "'")
    for i, token in enumerate(tree.tokens):
        for name in world.at(text, token.start):
            last = _ends(tree, i, token.start + len(name))
            if last is not None and _stands_alone(tree, i, last, name, world):
                known = world.names[name]
                yield _part_of_city(tree, i, last, known) or Found(i, last, known[0].type, known)
                break


def _ends(tree: Tree, first: int, end: int) -> int | None:
    """The token that ends at this character, if one does."""
    i = first
    while i < len(tree.tokens) and tree[i].end < end:
        i += 1
    return i if i < len(tree.tokens) and tree[i].end == end else None


def _stands_alone(tree: Tree, first: int, last: int, name: str, world: World) -> bool:
    """Whether the words are this name here, not part of a longer one or a common word in capitals."""
    if len(name) <= 3 and tree[first].pos in {"AUX", "VERB", "PRON", "ADP"}:
        return False
    if first == last and world.names[name][0].type == "Person" and first > 0:
        before = tree[first - 1]
        given = before.pos == "PROPN" and before.text[:1].isupper() and tree.is_dep(first, "flat")
        return is_title(before.text) or not given
    return tree[last].text[:1].isalnum()


def _part_of_city(tree: Tree, first: int, last: int, known: tuple[Known, ...]) -> Found | None:
    """`east Aleppo`, `north-eastern Syria` are things of their own; `central Syria` is Syria."""
    kind = known[0].type
    bearing = tree[first - 1].text.lower() if first > 0 else ""
    if kind == "Country" and bearing == "central":
        return None
    if kind in {"City", "Country"} and bearing in nouns().bearing:
        return Found(first - 1, last, "Region")
    return None


def _recognised(tree: Tree, known: list[Found], world: World) -> Iterator[Found]:
    for name in tree.document.names:
        label = _TYPES.get(name.label, "")
        person = label == "Person"
        for part in split_list(tree, name.first, name.last, person=person) if label else ():
            first, last = trim(tree, *part, person=person)
            first = _after_owner(tree, first, last, world)
            last = full_title(tree, first, last) if label == "Organization" else last
            if label == "Organization" and tree[last].text.islower():
                continue  # `U.S. jets`, `state TV`
            good = _is_name(tree, first, last) and not _is_adjective(tree, first, last, label, world)
            good = good and not (
                _is_government(tree, first, last, world) or (person and _is_glued(tree, first, last, world))
            )
            if good and not _covers_known(tree, known, first, last, label):
                yield Found(first, last, _refine(tree, first, last, label, world))


def _after_owner(tree: Tree, first: int, last: int, world: World) -> int:
    """Where the name begins after a known owner by its full name: `Peru's Radio Lima`, but `America's Radio`."""
    for mark in (i for i in range(first + 1, last) if tree[i].text in {"'s", "’s"}):
        owner = tree.text(tree.span(first, mark - 1))
        if any(" " in owner or known.name == owner for known in world.names.get(owner, ())):
            return mark + 1
    return first


def _is_government(tree: Tree, first: int, last: int, world: World) -> bool:
    """`Roe Administration`, `U.S. government`, `Roe's office`: what a noun tells, not a name."""
    owned = not tree[last].text[:1].isupper() and any(token.text in {"'s", "’s"} for token in tree.tokens[first:last])
    words = tree.text(tree.span(first, max(first, last - 1)))
    ruled = words in world.adjectives or any(k.type in {"Country", "Person"} for k in world.names.get(words, ())[:1])
    return owned or (first < last and ruled and tree[last].text.lower() in nouns().government)


def _is_glued(tree: Tree, first: int, last: int, world: World) -> bool:
    """Two people in one (`the Roe-Doe bill`), or a surname with what follows it on a web page (`Jane RoeToday`)."""
    pair = first + 1 < last and tree[first + 1].text in {"-", "–"} and tree[first].text in world.names
    return pair or (first < last and _GLUED.match(tree[last].text) is not None)


def _bodies(tree: Tree) -> Iterator[Found]:
    """Bodies that the recogniser missed: capitals with `Centre`, `Institute` and the like, followed by for, of, on."""
    heads = nouns().organisation_head
    for i, token in enumerate(tree.tokens):
        opens = i + 1 < len(tree.tokens) and tree[i + 1].text in {"for", "of", "on"}
        if opens and token.text[:1].isupper() and token.text.lower() in heads and not _is_title_case(tree, i):
            first = i
            while first > 0 and tree[first - 1].text[:1].isupper() and tree[first - 1].pos in {"PROPN", "ADJ", "NOUN"}:
                first -= 1
            last = full_title(tree, first, i)
            if last > i:
                yield Found(first, last, "Organization")


def _is_name(tree: Tree, first: int, last: int) -> bool:
    """No month, no headline, no pronoun, no creed or tongue: a capital somewhere, few words."""
    inside = tree.tokens[first : last + 1]
    if first == last and inside[0].text.lower() in nouns().no_name:
        return False
    calendar = calendar_words().issuperset(t.text.lower().strip(".") for t in inside if t.text[:1].isalpha())
    capital = inside[0].text[:1].isupper() or inside[-1].text[:1].isupper()
    stop = len(inside) == 1 and (inside[0].pos in {"PRON", "DET", "ADP", "AUX", "CCONJ"} or len(inside[0].text) < 2)
    party = len(inside) > 1 and inside[0].text in {"R", "D", "I"} and inside[1].text == "-"
    return capital and not (calendar or stop or party or _PARTY.match(inside[0].text)) and len(inside) <= _MAX_WORDS


def _is_adjective(tree: Tree, first: int, last: int, kind: str, world: World) -> bool:
    """A nationality or creed used as an adjective is no name of its own."""
    alone = first == last and tree[first].text in world.adjectives
    return alone or (kind == "Group" and (tree[last].pos == "ADJ" or tree[first].text in world.adjectives))


def _covers_known(tree: Tree, known: list[Found], first: int, last: int, kind: str) -> bool:
    """Whether a span only adds loose words to a known name, which is then better."""
    inner = [found for found in known if first <= found.first and found.last <= last]
    if _is_title_case(tree, first) and any(found.first == first for found in inner):
        return True
    if first == last:
        return False
    creeds = nouns().creed
    if any(
        found.last == last and all(t.text.lower() in creeds for t in tree.tokens[first : found.first])
        for found in inner
    ):
        return True
    if kind not in {"Locality", "Group", "Person"}:
        return False
    return any(_only_lower(tree, first, last, found) for found in inner if found.type != "Person")


def _only_lower(tree: Tree, first: int, last: int, found: Found) -> bool:
    """Whether the span has nothing beside the known name but words in lower case, or `City`."""
    extra = [*range(first, found.first), *range(found.last + 1, last + 1)]
    sorts = nouns().city_anaphor | nouns().region_anaphor
    return not any(tree[i].text[:1].isupper() and tree[i].text.lower() not in sorts for i in extra)


def _is_title_case(tree: Tree, index: int) -> bool:
    """Whether the token's sentence is a headline with capitals throughout."""
    first, stop = tree.document.sentences[tree.sentence(index)]
    long = [token.text for token in tree.tokens[first:stop] if len(token.text) > 4 and token.text.isalpha()]
    return len(long) > 2 and all(word[0].isupper() for word in long)


def _refine(tree: Tree, first: int, last: int, kind: str, world: World) -> str:
    """What an unknown name is, from the words in and around it: `House Democrats`, `X, a village`, `the town of X`."""
    if first == last and tree[first].text in world.peoples:
        return "Group"
    top = tree.top(list(range(first, last + 1)))
    if tree.lemma(last) in nouns().partisan and tree[last].text.endswith("s"):
        return "Group"
    after = tree[last + 1].text.lower() if last + 1 < len(tree.tokens) else ""
    lists = nouns()
    before = " ".join(token.text.lower() for token in tree.tokens[max(0, first - 2) : first])
    apposed = {tree.lemma(child) for child in tree.children(top, "appos")}
    if apposed & lists.city_anaphor or before in {"city of", "town of", "village of"}:
        return "City"
    if kind == "Organization" and (organ := _organ(tree, first, last, world)):
        return organ
    if kind in {"Locality", "Facility", "Organization"}:
        heads = {"Region": lists.region_head, "Facility": lists.facility_head, "Waterway": lists.water_head}
        words = [w for w in (tree[last].text.lower(), after) if kind != "Organization" or w in _BUILDINGS]
        kind = next((place for word in words for place in heads if word in heads[place]), kind)
    return kind


def _organ(tree: Tree, first: int, last: int, world: World) -> str:
    """`Kenyan Rapid Brigade`, `Kenya Defence Committee`: a state's organ by its noun."""
    lists, lemma = nouns(), tree.lemma(last)
    words = [token.text for token in tree.tokens[first:last]]
    countries = [word for word in words for known in world.names.get(word, ()) if known.type == "Country"]
    if not countries and world.adjectives.keys().isdisjoint(words):
        return ""
    pair = f"{tree[last - 1].text} {tree[last].text}".lower()
    organs = {"Military": lists.of_type("Military"), "Government": lists.organ}
    return next((kind for kind, heads in organs.items() if {lemma, pair} & heads), "")
