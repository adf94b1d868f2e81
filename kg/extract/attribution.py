"""On whose word: the speaker of each clause, from reporting verbs, `according to` and quotation marks.

After the attribution scheme of PDTB (Prasad et al. 2007): a source is text too, found by syntax first, by quotes next;
the article's author is the source of what nobody else is said to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kg.core.lexicon import words
from kg.extract.scene import Scene

_SPEAKERS = {"Person", "Organization", "Government", "Media", "Military"}
_OPEN, _CLOSE = {"“", '"', "‘‘", "``"}, {"”", '"', "’’", "''"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it: tokens of the co-speakers (empty for the author), and whether they deny or merely believe it."""

    speakers: tuple[int, ...] = ()
    outer: tuple[int, ...] = ()
    denied: bool = False
    believed: bool = False


class Attributor:
    """Finds the innermost speaker of a token's clause."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._quotes = _quoted(scene)

    def __call__(self, index: int) -> Attribution:
        """The attribution of what the clause of a token says."""
        speeches = self._speeches(index) or self._cited(index)
        if speeches:
            speakers, denied, believed = speeches[0]
            outer = tuple(s for found, _, _ in speeches[1:] for s in found)
            return Attribution(speakers, outer, denied, believed)
        return Attribution(self._quotes.get(index, ()))

    def _speeches(self, index: int) -> list[tuple[tuple[int, ...], bool, bool]]:
        """Each speech that the token's clause is under, innermost first."""
        scene, tree = self.scene, self.scene.tree
        lists = words("speech.tsv")
        found = []
        relative = False
        node: int | None = index
        while node is not None:
            for child in tree.children(node):
                if (speaker := self._aside(child)) and index not in tree.subtree(child):
                    found.append((speaker, False, False))
            head = tree.head(node)
            relative = relative or tree[node].dep == "acl:relcl"
            if head is not None and not relative and tree.is_dep(node, "obj") and tree.lemma(head) in lists["deny"]:
                found.append((tuple(scene.surface_subjects(head)), True, False))
            if head is not None and tree.is_dep(node, "ccomp", "parataxis") and self._reports(head):
                verb = tree.lemma(head)
                speakers = tuple(scene.surface_subjects(head)) or tuple(scene.subjects(head))
                if speakers:
                    found.append((speakers, verb in lists["deny"], verb in lists["think"]))
            node = head
        return [speech for speech in found if speech[0]]

    def _cited(self, index: int) -> list[tuple[tuple[int, ...], bool, bool]]:
        """`according to X` anywhere in a sentence covers all of it, save what somebody else is said to say."""
        tree = self.scene.tree
        first, stop = tree.document.sentences[tree.sentence(index)]
        prepositions = words("speech.tsv")["prepositions"]
        cited = [i for i in range(first, stop) if tree.preposition(i) in prepositions and index not in tree.subtree(i)]
        return [(tuple(things), False, False) for i in cited[-1:] if (things := self.scene.things(i))]

    def _reports(self, verb: int) -> bool:
        lists = words("speech.tsv")
        return any(self.scene.tree.lemma(verb) in lists[kind] for kind in ("say", "deny", "think"))

    def _aside(self, child: int) -> tuple[int, ...]:
        """`P, X said` and `according to X`, hung on the clause that they attribute."""
        scene, tree = self.scene, self.scene.tree
        lists = words("speech.tsv")
        if (
            tree.is_dep(child, "obl", "nmod", "advmod", "parataxis")
            and tree.preposition(child) in lists["prepositions"]
        ):
            return tuple(scene.things(child))
        if (
            tree.is_dep(child, "parataxis")
            and tree.lemma(child) in lists["say"]
            and not tree.children(child, "ccomp", "obj")
        ):
            return tuple(scene.surface_subjects(child))
        return ()


def _quoted(scene: Scene) -> dict[int, tuple[int, ...]]:
    """Tokens between quotation marks -> who speaks them; a quotation that nobody is named for has no entry."""
    result: dict[int, tuple[int, ...]] = {}
    last: tuple[int, ...] = ()
    for paragraph in _paragraphs(scene):
        inside = _marked(scene, paragraph)
        speaker = _named_speaker(scene, paragraph, inside)
        whole = bool(inside) and paragraph[0] in inside
        speaker = speaker or (last if whole else ())
        if len(inside) > 2:
            result.update(dict.fromkeys(inside, speaker))
            last = speaker
    return {index: speaker for index, speaker in result.items() if speaker}


def _paragraphs(scene: Scene) -> list[range]:
    """Runs of tokens without a line break between them."""
    tokens, text = scene.tree.tokens, scene.tree.document.article.text
    cuts = [0] + [i for i in range(1, len(tokens)) if "\n" in text[tokens[i - 1].end : tokens[i].start]] + [len(tokens)]
    return [range(a, b) for a, b in pairwise(cuts) if b > a]


def _marked(scene: Scene, paragraph: range) -> set[int]:
    inside: set[int] = set()
    is_open = False
    for i in paragraph:
        text = scene.tree[i].text
        if text in _CLOSE and is_open:
            is_open = False
        elif text in _OPEN:
            is_open = True
        elif is_open:
            inside.add(i)
    return inside


def _named_speaker(scene: Scene, paragraph: range, inside: set[int]) -> tuple[int, ...]:
    """The subject of the paragraph's reporting verb that stands outside the quotation."""
    say = words("speech.tsv")["say"]
    for i in paragraph:
        if i not in inside and scene.tree[i].pos == "VERB" and scene.tree.lemma(i) in say and inside:
            speakers = [s for s in scene.surface_subjects(i) if s not in inside] or _neighbour(
                scene, paragraph, i, inside
            )
            if speakers:
                return tuple(speakers)
    return ()


def _neighbour(scene: Scene, paragraph: range, verb: int, inside: set[int]) -> list[int]:
    """The person or body nearest to a reporting verb whose subject the parse missed."""
    near = [i for i in paragraph if i in scene.at and i not in inside and scene.type(i) in _SPEAKERS]
    return sorted(near, key=lambda i: (abs(i - verb), i))[:1]
