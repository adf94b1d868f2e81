"""What is said but isn't worth a triple: a thing with itself, what a name says already, nobody with nobody."""

from __future__ import annotations

from kg.core.words import nouns
from kg.extract.candidates import Candidate, Proposal
from kg.extract.scene import Scene

_OWN = {"controls", "possesses", "owns"}
_WHERE = {"locatedIn", "basedIn", "occurredIn", "near"}
_CLASSES = {"hasRole", "instanceOf"}
POSTS = {"leads", "spokespersonFor", "memberOf", "affiliatedWith"}
"""Predicates that say in which body somebody has a role."""


def worthless(scene: Scene, proposal: Proposal) -> str:
    """Why a statement would tell a reader of the graph nothing, or makes no sense; empty if it is worth a triple."""
    if all(_is_bare(scene, end) for end in proposal.ends):
        return "nobody in particular"
    return _senseless(scene, proposal) if isinstance(proposal, Candidate) else ""


def _senseless(scene: Scene, candidate: Candidate) -> str:
    """What is wrong with a statement about two things."""
    subject, obj, name = candidate.subject, candidate.object, candidate.predicate
    reasons = {
        "a thing with itself": scene.at[subject] == scene.at[obj],
        "somebody's name as a role": name in _CLASSES and scene.is_named(obj),
        "a body as a role": name == "hasRole" and (scene.is_a(obj, "Body") or scene.is_a(obj, "Place")),
        "another's title": name in POSTS | {"hasRole"} and _is_titled(scene, candidate),
        "somebody as a place": name in _WHERE and scene.type(obj) == "Person",
        "somebody's family": name == "relativeOf" and not scene.is_named(subject) and _is_inside(scene, obj, subject),
        "another's country": scene.type(obj) == "Country"
        and scene.is_a(subject, "Place")
        and _has_own_country(scene, candidate),
        "whoever is told it": _is_told(scene, candidate),
        "another country's body": name in {"partOf", "affiliatedWith"}
        and scene.type(obj) == "Country"
        and scene.type(subject) in {"Government", "Military"}
        and _is_foreign(scene, subject, obj),
        "a state's own government or forces": name in {"partOf", "affiliatedWith"}
        and scene.at[subject] in {f"{scene.at[obj]}{organ}" for organ in ("Government", "ArmedForces")},
        "another country's head": name == "leads"
        and scene.type(subject) == "Person"
        and scene.type(obj) in {"Country", "Government"}
        and _is_foreign(scene, subject, obj),
        "a topic": name == "affiliatedWith" and scene.is_a(obj, "Place") and _is_topic(scene, candidate),
        "somebody happens": name == "occurredIn" and scene.is_named(subject) and scene.is_a(subject, "Actor"),
        "unnamed people of a news medium": name == "affiliatedWith"
        and scene.type(obj) == "Media"
        and not scene.is_named(subject),
        "what its own words say": scene.at[subject] in {scene.at.get(i) for i in _owners(scene, name, obj)},
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _is_titled(scene: Scene, candidate: Candidate) -> bool:
    """Whether the words stand in the title before another's name: in `Roe and President Doe` only Doe is president."""
    names = [scene.titles[i] for i in (candidate.trigger, candidate.object) if i in scene.titles]
    return any(scene.at[name] != scene.at[candidate.subject] for name in names)


def _is_told(scene: Scene, candidate: Candidate) -> bool:
    """Whether its subject is only told of it: `"Holding it matters," he told the Times`."""
    tree, verb = scene.tree, scene.tree[candidate.subject].head
    if not tree.is_dep(candidate.subject, "obj", "iobj") or tree.lemma(verb) != "tell":
        return False
    above = [candidate.trigger, *tree.ancestors(candidate.trigger)]
    beside = tree.is_dep(verb, "parataxis") and tree.head(verb) in above
    return beside or any(tree.head(i) == verb and tree.is_dep(i, "ccomp", "parataxis") for i in above)


def _is_foreign(scene: Scene, subject: int, obj: int) -> bool:
    """Whether a known thing belongs to another country than a country or its body."""
    own, other = (scene.entities[scene.at[end]] for end in (subject, obj))
    return (
        bool(own.country)
        and own.country != (other.country or other.id)
        and bool(other.country or other.type == "Country")
    )


def _has_own_country(scene: Scene, candidate: Candidate) -> bool:
    """Whether one of its own stands before it, and this before another: `Syria's Raqqa and Iraq's Mosul`."""
    tree, before = scene.tree, ("nmod:poss", "amod", "compound")
    own = [child for child in tree.children(candidate.subject, *before) if scene.type(child) == "Country"]
    return bool(own) and candidate.object not in own and tree.is_dep(candidate.object, *before)


def _is_topic(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody only deals with a place: `a Syria analyst`, `the special envoy for Syria`."""
    topical = scene.tree.lemma(candidate.trigger) in nouns().topic_role
    return topical or scene.tree.preposition(candidate.object) in {"for", "on"}


def _is_inside(scene: Scene, part: int, whole: int) -> bool:
    """Whether a word stands in another's phrase: `the general's family` is the general's."""
    return part in scene.tree.inside(scene.spans[whole])


def _owners(scene: Scene, predicate: str, obj: int) -> list[int]:
    """Words of the object that say already whose it is: `rebels control rebel-held areas`, `IS attacks IS's wells`."""
    if predicate in _OWN:
        return scene.tree.inside(scene.spans[obj])
    return scene.tree.children(obj, "nmod:poss") if scene.vocabulary[predicate].sign == "hostile" else []


def _is_bare(scene: Scene, index: int) -> bool:
    """A single word that could be anybody or anything."""
    alone = scene.spans[index] == scene.tree.span(index, index)
    return alone and not scene.is_named(index) and scene.tree.lemma(index) in nouns().bare
