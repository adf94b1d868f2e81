"""On whose word: the speaker of each clause, from reporting verbs, acts of speech, `according to` and quotation marks.

After the attribution scheme of PDTB (Prasad et al. 2007): a source is text too, found by syntax first, by quotes next;
the article's author is the source of what nobody else is said to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.core.words import effects, speech
from kg.extract.scene import Scene

_CLAUSE = ("ccomp", "xcomp", "advcl", "acl")
_MARKS = {"that", "to", "of", "for"}
_PHRASE = ("obj", "nsubj:pass", "obl", "nmod", "xcomp")


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says it, the word that says that they do, and whether they deny or merely believe it."""

    speakers: tuple[int, ...]
    verb: int | None = None
    denied: bool = False
    believed: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """The innermost speech (without speakers for the author's), and the tokens of who passes it on."""

    speech: Speech = Speech(())
    outer: tuple[int, ...] = ()


class Attributor:
    """Finds the innermost speaker of a token's clause.

    Args:
        acts: triggers of accusations, demands, threats and their like, each with the tokens of whose they are.
    """

    def __init__(self, scene: Scene, acts: Mapping[int, tuple[int, ...]]) -> None:
        self.scene, self.acts = scene, acts

    def __call__(self, index: int) -> Attribution:
        """The attribution of what the clause of a token says."""
        found = list(self._speeches(index)) or self._cited(index)
        speech, *outer = [*found, *map(Speech, self.scene.quotes.get(index, ()))] or [Speech(())]
        return Attribution(speech, tuple(speaker for passed in outer for speaker in passed.speakers))

    def _speeches(self, index: int) -> Iterator[Speech]:
        """Each speech that the token's clause is under, innermost first."""
        tree, cited = self.scene.tree, speech().prepositions
        relative = False
        for node in (index, *tree.ancestors(index)):
            for child in tree.children(node):
                if (speaker := self._aside(child)) and index not in tree.subtree(child):
                    yield Speech(speaker)
            head = tree.head(node)
            if head is None or tree.preposition(node) in cited:
                return
            relative = relative or tree[node].dep == "acl:relcl"
            governed = self._governed(node, head, nominal=node == index, relative=relative)
            yield from (speech for speech in governed if speech.speakers)

    def _governed(self, node: int, head: int, *, nominal: bool, relative: bool) -> Iterator[Speech]:
        """The speech that a word's governor is, if the word is what it says; first whom it cites."""
        scene, tree, lists = self.scene, self.scene.tree, speech()
        verb = tree.lemma(head)
        denies = verb in lists.deny
        if head in self.acts and not relative and self._is_content(node, nominal=nominal):
            yield Speech(self._actors(head), head, denies)
        elif tree.is_dep(node, "obj") and not relative and (denies or self._is_called_untrue(head)):
            yield Speech(tuple(scene.tellers(head)), head, denied=True)
        elif verb in lists.say | lists.deny | lists.think and (
            tree.is_dep(node, "ccomp", "parataxis") or (tree.is_dep(node, "xcomp") and verb in lists.of_oneself)
        ):
            beside = [c for part in (head, *tree.children(head, "nsubj")) for c in tree.children(part, "advcl", "acl")]
            yield from (Speech(tuple(scene.objects(c)), head) for c in beside if tree.lemma(c) == "cite")
            yield Speech(tuple(scene.tellers(head)), head, denies, verb in lists.think)
        elif verb in lists.noun and tree.is_dep(node, "acl", "ccomp") and "that" in tree.marks(node):
            owners = [thing for phrase in scene.obliques(head, ("of", "from")) for thing in scene.things(phrase)]
            yield Speech(tuple(scene.agents_of_noun(head) or owners), head)

    def _actors(self, act: int) -> tuple[int, ...]:
        """Whose act of speech it is, all that are coordinated where a statement has one of them for its subject."""
        scene, known = self.scene, self.acts[act]
        tellers = tuple(scene.tellers(act))
        return tellers if {scene.at[i] for i in known} < {scene.at[i] for i in tellers} else known

    def _is_content(self, node: int, *, nominal: bool) -> bool:
        """Whether a word under an act of speech is what it is about: `of attacking`, `to withdraw`, `an attack`."""
        tree = self.scene.tree
        if tree.is_dep(node, *_CLAUSE) and tree[node].pos in {"VERB", "AUX"}:
            return bool(tree.marks(node) & _MARKS) or tree.is_dep(node, "ccomp", "xcomp")
        deed = nominal and self.scene.type(node) in {"", "Event", "Thing"}
        return deed and tree.is_dep(node, *_PHRASE) and tree.preposition(node) in {"", "of", "for", "over"}

    def _is_called_untrue(self, verb: int) -> bool:
        """`called the report a lie`."""
        tree = self.scene.tree
        return any(tree.lemma(child) in effects().untrue for child in tree.children(verb, "xcomp"))

    def _cited(self, index: int) -> list[Speech]:
        """`according to X` covers its sentence or relative clause, save what somebody else is said to say."""
        tree, prepositions = self.scene.tree, speech().prepositions
        first, stop = tree.document.sentences[tree.sentence(index)]
        found = []
        for i in (i for i in range(first, stop) if tree.preposition(i) in prepositions):
            clause = next((a for a in tree.ancestors(i) if tree[a].dep == "acl:relcl"), None)
            if index not in tree.subtree(i) and (clause is None or index in tree.subtree(clause)):
                found = [Speech(tuple(self.scene.things(i)))]
        return [speech for speech in found if speech.speakers]

    def _aside(self, child: int) -> tuple[int, ...]:
        """`P, X said` and `according to X`, hung on the clause that they attribute."""
        scene, tree = self.scene, self.scene.tree
        lists = speech()
        if tree.is_dep(child, "obl", "nmod", "advmod", "parataxis") and tree.preposition(child) in lists.prepositions:
            return tuple(scene.things(child))
        if (
            tree.is_dep(child, "parataxis")
            and tree.lemma(child) in lists.say
            and not tree.children(child, "ccomp", "obj")
        ):
            return tuple(scene.tellers(child))
        return ()
