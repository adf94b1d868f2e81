"""Who holds which post, who belongs to which body: `Kremlin spokesman Dmitry Peskov`, `a fellow at the Centre`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.core.vocabulary import Predicate
from kg.core.words import nouns
from kg.extract.candidates import Candidate, fits
from kg.extract.scene import Scene

_ROLE_PREPOSITIONS = ("of", "for", "at", "with")


def from_roles(scene: Scene) -> Iterator[Candidate]:
    """`Kremlin spokesman Dmitry Peskov`, `a fellow at the Centre`, `its President Bashar al-Assad`."""
    tree = scene.tree
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"NOUN", "PROPN"}:
            continue
        role, predicate = _role(scene, i)
        if predicate is None:
            continue
        holders = _holders(scene, i)
        bodies = [b for b in _bodies(scene, i, holders) if not _is_topic(scene, role, b, predicate)]
        for holder in (h for h in holders[:1] if _can_hold(scene, h, role, predicate)):
            for body in bodies:
                known = scene.by_name(holder)
                ends = (body, known) if predicate.name == "controls" else (known, body)
                if fits(scene, predicate, *ends):
                    yield Candidate(ends[0], predicate.name, ends[1], i, i, "role")
                    break


def from_membership(scene: Scene) -> Iterator[Candidate]:
    """`Sharif Hotak, of the provincial council`, `John Smith from Human Rights Watch`."""
    predicate = scene.vocabulary["affiliatedWith"]
    for i in sorted(scene.at):
        if scene.type(i) == "Person" and scene.is_named(i) and scene.tree[i].pos == "PROPN":
            for head in scene.obliques(i, ("of", "from", "with")):
                for body in scene.things(head):
                    if not scene.is_a(body, "Place") and fits(scene, predicate, i, body):
                        yield Candidate(i, predicate.name, body, head, i, "role")


def from_state_media(scene: Scene) -> Iterator[Candidate]:
    """`Syrian state media`, `the official Syrian news agency`: the country's mouthpiece."""
    tree, lists = scene.tree, nouns()
    for i in sorted(scene.at):
        before = tree.children(i, "amod", "compound", "nmod:poss")
        owned = any(tree.lemma(child) in lists.state_owned for child in before)
        for child in before if owned and scene.type(i) == "Media" else ():
            if scene.type(child) == "Country" and fits(scene, scene.vocabulary["affiliatedWith"], i, child):
                yield Candidate(i, "affiliatedWith", child, child, i, "role")


def _can_hold(scene: Scene, holder: int, role: str, predicate: Predicate) -> bool:
    """A post is one person's; who leads, or is a member among many, or a capital, needs a name to be worth a node."""
    anything = predicate.name in {"capitalOf", "controls", "alliedWith"}
    needs_name = anything or role == "member" or predicate.name == "leads"
    return (anything or scene.type(holder) == "Person") and (scene.is_named(holder) or not needs_name)


def _role(scene: Scene, index: int) -> tuple[str, Predicate | None]:
    """The longest role noun that ends here, with its predicate."""
    tree = scene.tree
    lemma = tree.lemma(index)
    pair_ = f"{tree[index - 1].text.lower()} {lemma}" if index else ""
    for role in (pair_, lemma):
        if role in scene.vocabulary.roles:
            return role, scene.vocabulary.roles[role]
    return "", None


def _holders(scene: Scene, index: int) -> list[int]:
    """Whom the role noun describes: the entity it stands for, a name after it, or a copula's subject."""
    tree = scene.tree
    if tree.children(index, "cop"):
        return [t for s in tree.children(index, "nsubj") for t in scene.things(s)]
    if index in scene.at:
        return [index]
    if tree.lemma(index) == "ally":
        return [c for c in tree.children(index, "amod", "appos", "flat") if scene.is_a(c, "Force")][:1]
    head = tree.head(index)
    if head is not None and head in scene.at and tree.is_dep(index, "compound", "appos", "flat", "nmod:desc"):
        return [head]
    return [child for child in tree.children(index, "flat", "appos") if child in scene.at][:1]


def _bodies(scene: Scene, index: int, holders: list[int]) -> list[int]:
    """What the role is held in: a phrase after it, a possessor or a name before it or before the holder's name."""
    tree = scene.tree
    found: list[int] = []
    for base in (index, *holders):
        for child in reversed(tree.children(base, "nmod:poss", "compound", "amod", "nmod:unmarked", "nmod:desc")):
            if child < index and (scene.is_named(child) or tree.is_dep(child, "nmod:poss")):
                found += scene.things(child)
    found += [t for head in scene.obliques(index, _ROLE_PREPOSITIONS) for t in scene.things(head)]
    return [body for body in found if body not in holders]


def _is_topic(scene: Scene, role: str, body: int, predicate: Predicate) -> bool:
    """A `Syria analyst` is no Syrian official, an `Iranian commander` doesn't lead Iran."""
    lists = nouns()
    if predicate.name == "leads" and scene.type(body) == "Country":
        return role not in lists.ruler
    return role in lists.topic_role and scene.is_a(body, "Place")
