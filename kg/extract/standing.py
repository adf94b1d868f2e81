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


def from_parts(scene: Scene) -> Iterator[Candidate]:
    """`the military wing of Hamas`, `an al-Qaida branch`, `Jordan's interior ministry`."""
    tree, part_of = scene.tree, scene.vocabulary["partOf"]
    for noun in sorted(scene.at):
        offshoot, organ = (tree.lemma(noun) in words for words in (nouns().offshoot, nouns().organ))
        if not (offshoot or organ) or noun in scene.inside.values():
            continue
        before = tree.children(noun, "nmod:poss", "amod", "compound")
        for owner in (thing for head in [*scene.obliques(noun, ("of",)), *before] for thing in scene.things(head)):
            own = scene.type(owner) in {"Country", "Government"} if organ else not scene.is_a(owner, "Place")
            if own and scene.is_named(owner) and fits(scene, part_of, noun, owner):
                yield Candidate(noun, part_of.name, owner, noun, noun, "role")
                break


def from_examples(scene: Scene) -> Iterator[Candidate]:
    """`armed groups such as Ansaru`: what it is; `Thai and Lao monks`: whose each of them are."""
    for noun in sorted(scene.at):
        for head in scene.examples(noun) if not scene.is_named(noun) else ():
            trigger = scene.tree.children(head, "case")[0]
            for thing in scene.things(head):
                yield Candidate(thing, "instanceOf", noun, trigger, noun, "role")
    for nation, body in sorted(scene.bodies.items()):
        names = [scene.vocabulary[name] for name in ("partOf", "affiliatedWith") if not scene.is_named(body)]
        fitting = next((p.name for p in names if fits(scene, p, body, nation)), "")
        if fitting:
            yield Candidate(body, fitting, nation, nation, body, "role")


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
    city_s = scene.type(inner) == "Facility" and tree[outer].pos == "PROPN" and tree.is_dep(outer, "nmod:poss")
    if not (scene.is_named(inner) or city_s) or tree.lemma(inner) == "border":
        return
    said = name == "near" or preposition == "in" or city_s or (owned and fitting)
    if said and fits(scene, scene.vocabulary[name], inner, outer):
        yield Candidate(inner, name, outer, outer, inner, "place")


def _directed(scene: Scene, direction: int, place: int) -> Iterator[Candidate]:
    head = scene.tree.head(direction)
    if head is None:
        return
    for near in [head] if head in scene.at else scene.surface_subjects(head):
        if fits(scene, scene.vocabulary["near"], near, place):
            yield Candidate(near, "near", place, direction, head, "distance")
