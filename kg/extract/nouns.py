"""Statements that event nouns trigger: `the recapture of`, `air strikes on`, `a deal between`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.core.vocabulary import Frame
from kg.core.words import support
from kg.extract.candidates import Candidate, fits, pair
from kg.extract.scene import Scene


def from_nouns(scene: Scene) -> Iterator[Candidate]:
    """The first frame of each event noun whose ends are there and fit."""
    frames = scene.vocabulary.frames("nouns")
    for noun, token in enumerate(scene.tree.tokens):
        if token.pos not in {"NOUN", "PROPN"}:
            continue
        options = [frame for lemma in _lemmas(scene, noun) for frame in frames.get(lemma, ())]
        for frame in options:
            found = list(_match(scene, noun, frame))
            if found:
                yield from found
                break


def from_phrases(scene: Scene) -> Iterator[Candidate]:
    """`under X's control`, `in the hands of X`: X is the subject, what the phrase is said of the object."""
    tree, frames = scene.tree, scene.vocabulary.frames("phrases")
    for noun, token in enumerate(tree.tokens):
        options = frames.get(tree.lemma(noun), ()) if token.pos == "NOUN" else ()
        for frame in (f for f in options if tree.preposition(noun) in f.prepositions):
            owners = [t for head in scene.obliques(noun, ("of", "by")) for t in scene.things(head)]
            ends = (scene.agents_of_noun(noun) or owners, _said_of(scene, noun))
            yield from pair(scene, frame, ends, trigger=noun, scope=noun, rule="phrase")


def _said_of(scene: Scene, noun: int) -> list[int]:
    """The subject of the copula or of the verb that the phrase hangs on, or the noun before it."""
    tree = scene.tree
    head = tree.head(noun)
    own = [thing for subject in tree.children(noun, "nsubj") for thing in scene.things(subject)]
    if own or head is None:
        return own
    if tree[head].pos in {"VERB", "AUX"}:
        return [] if tree.children(head, "obj") else scene.surface_subjects(head)
    return scene.things(head) if tree.is_dep(noun, "nmod") else []


def _lemmas(scene: Scene, noun: int) -> list[str]:
    """`air strike` before `strike`."""
    tree = scene.tree
    lemma = tree.lemma(noun)
    pairs = [f"{tree.lemma(child)} {lemma}" for child in tree.children(noun, "compound", "amod")]
    return [*pairs, lemma]


def _match(scene: Scene, noun: int, frame: Frame) -> Iterator[Candidate]:
    if "between" in frame.prepositions:
        yield from _between(scene, noun, frame)
    subjects = [*scene.agents_of_noun(noun), *_holders(scene, noun)]
    objects = _objects(scene, noun, frame)
    if "from" in frame.prepositions and not objects:
        subjects = subjects or [t for head in scene.obliques(noun, ("from",)) for t in scene.things(head)]
    if not objects:
        objects = _undergoers(scene, noun) or _place_before(scene, noun, frame)
    yield from pair(scene, frame, (subjects, objects), trigger=noun, scope=noun, rule="noun")


def _objects(scene: Scene, noun: int, frame: Frame) -> list[int]:
    tree = scene.tree
    heads = scene.obliques(noun, frame.prepositions)
    for inner in tree.children(noun, "nmod") if not heads else ():
        heads += scene.obliques(inner, frame.prepositions) if tree.preposition(inner) == "of" else []
    verb = tree.head(noun)
    if not heads and verb is not None and tree[verb].pos == "VERB" and tree.is_dep(noun, "obj", "nsubj:pass"):
        launched = tree.lemma(verb) in support().launch
        heads = scene.obliques(verb, tuple(p for p in frame.prepositions if p != "of")) if launched else []
    return [thing for head in heads for thing in scene.things(head)] or _aims(scene, noun)


def _aims(scene: Scene, noun: int) -> list[int]:
    """`an offensive to retake Mosul` is one on Mosul."""
    aims = [c for c in scene.tree.children(noun, "acl") if "VerbForm=Inf" in scene.tree[c].morph]
    return [thing for verb in aims if scene.tree.lemma(verb) in support().aim for thing in scene.objects(verb)]


def _holders(scene: Scene, noun: int) -> list[int]:
    """Of `home to`: what the noun is said of, by apposition or copula."""
    tree = scene.tree
    head = tree.head(noun)
    if tree.is_dep(noun, "appos") and head is not None:
        return scene.things(head)
    if tree.children(noun, "cop"):
        return [thing for subject in tree.children(noun, "nsubj") for thing in scene.things(subject)]
    return []


def _undergoers(scene: Scene, noun: int) -> list[int]:
    """`X came under attack`: the subject of the verb undergoes it."""
    tree, lists = scene.tree, support()
    verb = tree.head(noun)
    if verb is None or tree[verb].pos not in {"VERB", "AUX"} or tree.lemma(verb) not in lists.suffer | {"be"}:
        return []
    under = tree.is_dep(noun, "obl") and tree.preposition(noun) in lists.suffer_preposition
    direct = tree.is_dep(noun, "obj") and tree.lemma(verb) in lists.suffer
    return scene.surface_subjects(verb) if under or direct else []


def _place_before(scene: Scene, noun: int, frame: Frame) -> list[int]:
    """`the Mosul offensive`, `Palmyra's capture`: a place before the noun that can only be its object."""
    predicate = scene.vocabulary[frame.predicate]
    found = []
    for child in scene.tree.children(noun, "compound", "nmod:poss"):
        kind = scene.type(child)
        if scene.is_a(child, "Ground") and scene.vocabulary.allows(predicate.object, kind):
            found += scene.things(child)
    return found


def _between(scene: Scene, noun: int, frame: Frame) -> Iterator[Candidate]:
    predicate = scene.vocabulary[frame.predicate]
    for head in scene.obliques(noun, ("between",)):
        ends = scene.things(head)
        for a, b in pairwise(ends):
            if fits(scene, predicate, a, b):
                yield Candidate(a, frame.predicate, b, noun, noun, "noun between")
