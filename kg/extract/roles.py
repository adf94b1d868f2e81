"""Who holds which post, who belongs to which body: `Kremlin spokesman Dmitry Peskov`, `a fellow at the Centre`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.core.vocabulary import Predicate
from kg.core.words import nouns
from kg.extract.candidates import Candidate, fits
from kg.extract.scene import Scene

_BEFORE = ("nmod:poss", "compound", "amod", "nmod:unmarked", "nmod:desc")
_ROLE_PREPOSITIONS = ("of", "for", "at", "with")


def from_roles(scene: Scene) -> Iterator[Candidate]:
    """`Kremlin spokesman Dmitry Peskov`, `a fellow at the Centre`, `its President Bashar al-Assad`."""
    for i, token in enumerate(scene.tree.tokens):
        role, predicate = _role(scene, i) if token.pos in {"NOUN", "PROPN"} else ("", None)
        if predicate is None:
            continue
        holders = _holders(scene, i)[:1]
        bodies = [b for b in _bodies(scene, i, holders) if not _is_topic(scene, role, b, predicate)]
        for holder in (h for h in holders if _can_hold(scene, h, role, predicate)):
            known = scene.by_name(holder)
            ends = [(b, known) if predicate.name == "controls" else (known, b) for b in bodies]
            found = next((pair for pair in ends if fits(scene, predicate, *pair)), None)
            if found:
                yield Candidate(found[0], predicate.name, found[1], i, i, "role")


def from_membership(scene: Scene) -> Iterator[Candidate]:
    """`Jane Roe, of the city council`; `Jane Roe (R-Ohio)`, of a party and a state."""
    tree, affiliated = scene.tree, scene.vocabulary["affiliatedWith"]
    for i in sorted(scene.at):
        if scene.type(i) != "Person" or tree[i].pos != "PROPN" or not scene.is_named(i):
            continue
        for head in scene.obliques(i, ("of", "from", "with")):
            for body in scene.things(head):
                if not scene.is_a(body, "Place") and fits(scene, affiliated, i, body):
                    yield Candidate(i, affiliated.name, body, head, i, "role")
        party, state = i + 2, i + 4  # after a bracket or a comma, after a hyphen
        bracket = scene.type(party) == "Organization" and scene.type(state) == "Region" and tree.is_hyphenated(state)
        if bracket and tree[i + 1].text in {"(", "[", ","}:
            yield Candidate(i, "memberOf", party, party, i, "role")
            yield Candidate(i, affiliated.name, state, state, i, "role")


def _can_hold(scene: Scene, holder: int, role: str, predicate: Predicate) -> bool:
    """A post is one person's; who leads, or is a member among many, or a capital, needs a name to be worth a node."""
    anything = predicate.name in {"capitalOf", "controls", "alliedWith"}
    needs_name = anything or role == "member" or predicate.name == "leads"
    several = role in nouns().legislator and scene.type(holder) == "Group"
    return (anything or several or scene.type(holder) == "Person") and (scene.is_named(holder) or not needs_name)


def _role(scene: Scene, index: int) -> tuple[str, Predicate | None]:
    """The longest role noun that ends here, with its predicate."""
    tree, roles = scene.tree, scene.vocabulary.roles
    lemma = tree.lemma(index)
    long = f"{tree[index - 1].text.lower()} {lemma}" if index else ""
    return next(((role, roles[role]) for role in (long, lemma) if role in roles), ("", None))


def _holders(scene: Scene, index: int) -> list[int]:
    """Whom the role noun describes: the name it is a title of, the entity it stands for, a name beside it."""
    tree = scene.tree
    if index in scene.titles:
        return [scene.titles[index]]
    if tree.children(index, "cop"):
        return [t for s in tree.children(index, "nsubj") for t in scene.things(s)]
    if index in scene.at:
        return [index]
    head = tree.head(index)
    if head is not None and head in scene.at and tree.is_dep(index, "compound", "appos", "flat", "nmod:desc"):
        return [head]
    return [child for child in tree.children(index, "flat", "appos") if child in scene.at]


def _bodies(scene: Scene, index: int, holders: list[int]) -> list[int]:
    """What the role is held in: a phrase after it, a possessor or a name before it or before the holder's name."""
    tree = scene.tree
    found = [index] if scene.type(index) == "Country" else list[int]()
    title = [i for i, name in scene.titles.items() if i < index and name == scene.titles.get(index)]
    found += [i for i in reversed(title) if scene.is_named(i)]
    for base in (index, *holders):
        for child in reversed(tree.children(base, *_BEFORE)):
            if child < index and (scene.is_named(child) or tree.is_dep(child, "nmod:poss")):
                found += scene.things(child)
    found += [t for head in scene.obliques(index, _ROLE_PREPOSITIONS) for t in scene.things(head)]
    return [body for body in found if body not in holders and scene.titles.get(body) in {None, *holders}]


def _is_topic(scene: Scene, role: str, body: int, predicate: Predicate) -> bool:
    """A `Syria analyst` is no Syrian official, an `Iranian commander` doesn't lead Iran."""
    lists = nouns()
    if predicate.name == "leads" and scene.type(body) == "Country":
        return role not in lists.ruler
    return role in lists.topic_role and scene.is_a(body, "Place")
