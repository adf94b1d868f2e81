"""The organs of any state by rule: `Syria's foreign ministry`, `the Ministry of Foreign Affairs of Syria` are one node.

An organ is a row of `organs.tsv`, or a ministry of anything; its state stands before it, after `of`, or is that of the
capital in which it is; else it is the state that the article is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.core.lexicon import data_file, read_table, split
from kg.core.tree import Tree
from kg.resolve.actors import setting
from kg.resolve.ledger import OF_A_COUNTRY, Ledger
from kg.resolve.world import Known, World

_HEADS = ("Ministry", "Department")
_JOINERS = {"of", "for", "and", "&"}
_RANKS = {"national", "royal", "federal"}
"""Words beside a state's name that make no other organ of it: `Royal Thai Navy`."""
_POSSESSIVE = {"'s", "’s", "'", "’"}
_MISSIONS = {"Embassy", "Consulate"}
"""A state has many; only the city tells which."""
_LONGEST = 7
_LONGEST_NATION = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """What some words name; `alone` what they mean without a state, `capital` where only a capital tells the organ."""

    name: str
    type: str
    alone: str = "no"
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ in the text, tokens `[first, last]` inclusive; no country where none is told."""

    first: int
    last: int
    name: str
    """Less the state: `Foreign Ministry`."""
    type: str
    country: str = ""
    proper: bool = True
    """Whether it is printed as a name, with a capital."""
    listed: bool = False
    """Whether the words can mean only one that kg knows where no country is told."""

    def known(self, world: World) -> Known | None:
        """The state's organ; None where its words don't tell which, as in `the embassy`, `the U.S. embassy`."""
        told = self.country and self.name not in _MISSIONS
        return state_organ(world, self.country, self.name, self.type) if told else None


def find_organs(tree: Tree, world: World) -> list[Organ]:
    """All organs in text order: with a state, or without where the words can mean that of the article's country."""
    found = list(_organs(tree, world))
    hosted: dict[tuple[str, str], set[str]] = {}
    for organ in found:
        hosted.setdefault((organ.country, organ.name.partition(" in ")[0]), set()).add(organ.name)
    only = {key: names - _MISSIONS for key, names in hosted.items()}
    return [
        replace(organ, name=next(iter(names)))
        if organ.name in _MISSIONS and len(names := only[organ.country, organ.name]) == 1
        else organ
        for organ in found
    ]


def _organs(tree: Tree, world: World) -> Iterator[Organ]:
    index = 0
    while index < len(tree.tokens):
        found = _organ_at(tree, world, index)
        if found:
            yield found
        index = found.last + 1 if found else index + 1


def is_organ(words: str) -> bool:
    """Whether some words are an organ's, whatever the state."""
    return words.lower() in _rows()


def state_organ(world: World, country: str, name: str, kind: str) -> Known:
    """A state's organ: the one that kg knows by such a name, else one made by rule."""
    first = world.government(country).name.removesuffix(" Government")
    adjectives = [first, *(word for word, ident in world.adjectives.items() if ident == country)]
    names = (f"{adjective} {words}" for adjective in adjectives for words in (name, name.lower()))
    made = Known(country + name.title().replace(" ", ""), kind, f"{first} {name}", country=country)
    return next((known for words in names for known in world.names.get(words, ())), made)


def link_organs(ledger: Ledger, organs: list[Organ]) -> None:
    """Write the organs that aren't names, and those whose state only the article tells."""
    for organ in organs:
        country = organ.country or _understood(ledger, organ)
        if organ.last in ledger.at or not (country or organ.proper):
            continue
        known = state_organ(ledger.world, country, organ.name, organ.type) if country else None
        if known and organ.name not in _MISSIONS:
            ident = ledger.known(known)
        else:
            ident = ledger.new(known.name if known else organ.name, organ.type, scoped=True)
        kind = "name" if organ.proper else "nominal"
        ledger.mention(ident, organ.first, organ.last, kind, OF_A_COUNTRY)  # type: ignore[arg-type]


def _understood(ledger: Ledger, organ: Organ) -> str:
    """The country whose organ it is: the only one whose such organ the article names, the article's, the only known."""
    world, drafts = ledger.world, ledger.drafts.values()
    named = {world.country_of(d.known) for d in drafts if d.known and d.name.endswith(f" {organ.name}")}
    if len(named) == 1:
        return named.pop()
    about = setting(ledger)
    if about and not organ.listed:
        return about
    spoken = {world.country_of(d.known) for d in drafts if d.known} - {""}
    listed = {country for country in spoken if state_organ(world, country, organ.name, organ.type).id in world.by_id}
    return about if about in listed else listed.pop() if len(listed) == 1 else ""


def _organ_at(tree: Tree, world: World, first: int) -> Organ | None:
    """The organ that begins at a token, with its state if that stands there."""
    country, start = _nation(tree, world, first)
    end = tree.document.sentences[tree.sentence(first)][1]
    owned = start < end and tree[start].text in _POSSESSIVE
    start += owned
    while country and start < end and tree[start].text.lower() in _RANKS:
        start += 1
    if start == end:
        return None
    found = _own_words(tree, start, of_state=bool(country))
    if not found:
        return None
    last, row = found
    proper = tree[last].text[:1].isupper() or tree[start].text[:1].isupper()
    if country:
        name = row.name + (_host(tree, world, last + 1) if row.name in _MISSIONS else "")
        ranked = first > 0 and tree[first - 1].text.lower() in _RANKS
        return Organ(start if owned and proper else first - ranked, last, name, row.type, country, proper)
    country, end = _state_after(tree, world, last + 1, seats=row.alone != "no")
    told = country or (row.alone != "no" and _is_alone(tree, start, last, proper=proper))
    return Organ(start, end or last, row.name, row.type, country, proper, row.alone == "known") if told else None


def _nation(tree: Tree, world: World, first: int) -> tuple[str, int]:
    """The country that the words from a token name, by name or adjective, and the token after them; else `first`."""
    end = tree.document.sentences[tree.sentence(first)][1]
    for stop in range(min(first + _LONGEST_NATION, end), first, -1):
        words = tree.text(tree.span(first, stop - 1))
        bearers = [known for known in world.names.get(words, ())[:1] if known.type == "Country"]
        if country := world.adjectives.get(words) or next((known.id for known in bearers), ""):
            return country, stop
    return "", first


def _host(tree: Tree, world: World, index: int) -> str:
    """The ` in Nairobi` of an embassy in Nairobi or in Kenya."""
    if index + 1 >= len(tree.tokens) or tree[index].text != "in":
        return ""
    country, _ = _nation(tree, world, index + 1)
    seats = [name for name, ident in world.seats.items() if ident == country]
    words = [tree.text(tree.span(index + 1, last)) for last in range(index + 1, min(index + 4, len(tree.tokens)))]
    cities = (known for name in [*seats, *reversed(words)] for known in world.names.get(name, ())[:1])
    return next((f" in {known.name}" for known in cities if known.type == "City"), "")


def _state_after(tree: Tree, world: World, index: int, *, seats: bool) -> tuple[str, int]:
    """The country in `of the Philippines`, with the last token of its name; in `in Berlin`, with none."""
    if index + 1 >= len(tree.tokens) or tree[index].text not in ({"of", "in"} if seats else {"of"}):
        return "", 0
    start = index + 1 + (tree[index + 1].text == "the")
    country, stop = _nation(tree, world, start) if start < len(tree.tokens) else ("", 0)
    if country and tree[stop - 1].text not in world.adjectives:
        return country, stop - 1 if tree[index].text == "of" else 0
    seat = tree[start].text if start < len(tree.tokens) and tree[index].text == "in" else ""
    return world.seats.get(seat, ""), 0


def _own_words(tree: Tree, first: int, *, of_state: bool) -> tuple[int, _Row] | None:
    """The last token of the organ whose own words begin at a token, and what it is; of any matter if a state's."""
    words = [token.text for token in tree.tokens[first : first + _LONGEST]]
    for count in range(len(words), 0, -1):
        row = _rows().get(" ".join(words[:count]).lower())
        after = " ".join(words[count : count + 2])
        goes_on = words[0] in _HEADS and after[:4] == "and " and after[4:5].isupper()
        if row and not goes_on and (words[0][:1].isupper() or not row.capital):
            return first + count - 1, row
    return _open_ministry(words, first) if of_state else None


def _open_ministry(words: list[str], first: int) -> tuple[int, _Row] | None:
    """A ministry of a matter that no table has, all in capitals: `Oil Ministry`, `Ministry of Trade and Industry`."""
    capitals = next((i for i, word in enumerate(words) if not (word[:1].isupper() or word in _JOINERS)), len(words))
    run = words[:capitals]
    while run and run[-1] in _JOINERS:
        run.pop()
    if run[:1] == ["Ministry"] and run[1:2] in (["of"], ["for"]) and run[2:]:
        matter = run[2:]
    elif "Ministry" in run[1:]:
        run = run[: run.index("Ministry") + 1]
        matter = run[:-1]
    else:
        return None
    return first + len(run) - 1, _Row(f"{' '.join(matter)} Ministry", "Government")


def _is_alone(tree: Tree, first: int, last: int, *, proper: bool) -> bool:
    """Whether nothing before or after makes it another's, as in `Texas Senate`, `Congress of Vienna`."""
    starts = first == 0 or tree.sentence(first - 1) != tree.sentence(first)
    before = "" if starts else tree[first - 1].text
    owner = tree[first - 2].text if first > 1 else ""
    owned = (before in {*_POSSESSIVE, "-"} and owner[:1].isupper()) or (
        before[:1].isupper() and tree[first - 1].pos in {"PROPN", "ADJ"}
    )
    after = [token.text for token in tree.tokens[last + 1 : last + 3]]
    longer = after[:1] in (["-"], ["One"]) or (after[:1] == ["of"] and after[-1][:1].isupper())
    return not (owned or longer) and (proper or before.lower() == "the")


@cache
def _rows() -> dict[str, _Row]:
    """Words in lower case to the organ that they name, ministries and departments in all their wordings."""
    found = dict[str, _Row]()
    for row in read_table(data_file("organs.tsv"), columns=("organ", "type", "words", "alone")):
        for words in split(row["words"]):
            if row["type"] != "matter":
                found[words.lower()] = _Row(row["organ"], row["type"], row["alone"], words[:1].isupper())
                continue
            for head in _HEADS:
                made = _Row(f"{row['organ']} {head}", "Government", row["alone"])
                wordings = ("{0} {1}", "{1} of {0}", "{1} for {0}", "{1} of the {0}")
                found.update((wording.format(words, head).lower(), made) for wording in wordings)
    return found
