"""`I`, `we` and `our` between quotation marks: whoever speaks, and those that he speaks for."""

from __future__ import annotations

from kg.extract.quotes import quoted
from kg.extract.roles import from_roles
from kg.extract.scene import Scene

_ONE = {"i", "me", "my", "myself"}
_MANY = {"we", "us", "our", "ours", "ourselves"}
_SPEAKING_FOR = {"leads", "spokespersonFor"}


def link_first_person(scene: Scene) -> None:
    """Find the quotations, and let their first persons stand for their speakers.

    `We` is a body that speaks, or that whose head or spokesman does; any other person's `we` stands for nobody known.
    """
    scene.quotes = quoted(scene)
    words = {i: scene.tree[i].text.lower() for i in scene.quotes if i not in scene.at}
    bodies: dict[str, int] = {}
    if _MANY & set(words.values()):
        bodies = {scene.at[c.subject]: c.object for c in from_roles(scene) if c.predicate in _SPEAKING_FOR}
    for index, word in words.items():
        speakers = scene.quotes[index][0]
        if len(speakers) != 1 or word not in _ONE | _MANY:
            continue
        person = scene.type(speakers[0]) == "Person"
        who = bodies.get(scene.at[speakers[0]]) if person and word in _MANY else speakers[0]
        if who is not None:
            scene.at[index], scene.spans[index] = scene.at[who], scene.tree.span(index, index)
