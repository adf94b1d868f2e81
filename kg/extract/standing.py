"""Standing facts that noun phrases state: compounds (`IS-held`), adjectives (`loyal to`), places in places."""

from __future__ import annotations

from collections.abc import Iterator

from kg.core.words import nouns
from kg.extract.candidates import NEAR, Candidate, fits, pair
from kg.extract.scene import Scene


def from_compounds(scene: Scene) -> Iterator[Candidate]:
    """`U.S.-backed forces`, `IS-held Mosul`, `Jerusalem-based analyst`."""
    tree, frames = scene.tree, scene.vocabulary.frames("compounds")
    for i in range(2, len(tree.tokens)):
        if not tree.is_hyphenated(i) or i - 2 not in scene.at:
            continue
        for frame in frames.get(tree[i].text.lower(), ()):
            head = _described(scene, i)
            if head in scene.at:
                yield from pair(scene, frame, ([i - 2], [head]), trigger=i, scope=head, rule="compound")


def _described(scene: Scene, index: int) -> int:
    """The last noun of the run that a compound stands before, whatever the parse makes of it."""
    tree = scene.tree
    run = index
    while run + 1 < len(tree.tokens) and tree[run + 1].pos in {"ADJ", "NOUN", "PROPN", "NUM"}:
        run += 1
    return max((i for i in range(index + 1, run + 1) if tree[i].pos in {"NOUN", "PROPN"}), default=index)


def from_adjectives(scene: Scene) -> Iterator[Candidate]:
    """`militias loyal to Y`, `X is close to Y`."""
    tree, frames = scene.tree, scene.vocabulary.frames("adjectives")
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"ADJ", "VERB"}:
            continue
        for frame in frames.get(token.text.lower(), ()):
            objects = [t for head in scene.obliques(i, frame.prepositions) for t in scene.things(head)]
            head = tree.head(i)
            subjects = [t for s in tree.children(i, "nsubj") for t in scene.things(s)]
            if not subjects and head is not None and tree.is_dep(i, "amod", "acl"):
                subjects = scene.things(head)
            yield from pair(scene, frame, (subjects, objects), trigger=i, scope=i, rule="adjective")


def from_names(scene: Scene) -> Iterator[Candidate]:
    """`Royal Thai Navy`, `Senate Judiciary Committee`: a state or a body in the name of a part of it."""
    for inner, outer in sorted(scene.inside.items()):
        organ = scene.type(outer) in {"Government", "Military", "Organization"} and scene.tree[outer].text[:1].isupper()
        if organ and scene.type(inner) in {"Country", "Government"}:
            yield Candidate(outer, "partOf", inner, inner, outer, "role")


def from_places(scene: Scene) -> Iterator[Candidate]:
    """`Mosul in Iraq`, `Lima, Peru`, `Syria's Raqa city`, `40 miles south of Mosul`, `near Palmyra`."""
    tree = scene.tree
    for i in sorted(scene.at):
        head = tree.head(i)
        if head is None or not scene.is_a(i, "Place"):
            continue
        if scene.is_a(head, "Place") or (scene.type(head) == "Organization" and tree.preposition(i) == "in"):
            yield from _nested(scene, head, i)
        elif tree.preposition(i) == "of" and tree.lemma(head) in nouns().direction:
            yield from _directed(scene, head, i)


def _nested(scene: Scene, inner: int, outer: int) -> Iterator[Candidate]:
    tree = scene.tree
    preposition = tree.preposition(outer)
    name = "near" if preposition in NEAR else "locatedIn"
    described = tree.lemma(inner) in nouns().city_anaphor | nouns().region_anaphor
    beside = tree.is_dep(outer, "nmod:poss", "appos", "list", "nmod:unmarked", "nmod")
    owned = not preposition and (beside or (described and tree.is_dep(outer, "amod", "compound")))
    fitting = scene.type(outer) in {"Country", "Region"} and scene.is_a(inner, "Ground")
    if not scene.is_named(inner) or tree.lemma(inner) == "border":
        return
    said = name == "near" or preposition == "in" or (owned and fitting)
    if said and fits(scene, scene.vocabulary[name], inner, outer):
        yield Candidate(inner, name, outer, outer, inner, "place")


def _directed(scene: Scene, direction: int, place: int) -> Iterator[Candidate]:
    head = scene.tree.head(direction)
    if head is not None and head in scene.at and fits(scene, scene.vocabulary["near"], head, place):
        yield Candidate(head, "near", place, direction, head, "distance")
