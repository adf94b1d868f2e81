"""Whether it happened: polarity, certainty, tense and condition of an event, after FactBank's values.

The walk goes from the trigger up through the clauses that embed it, and ends where somebody else's speech begins.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.core.types import Certainty, Condition, Link, Polarity, Tense
from kg.core.words import effects, speech, support
from kg.extract.scene import Scene

_MODALS = {"would", "could", "might", "may", "will"}
_CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible")


@dataclass
class Factuality:
    """Qualifiers in the making; each step of the walk can only weaken them."""

    negations: int = 0
    doubt: int = 0
    future: bool = False
    conditional: bool = False
    attempted: bool = False

    @property
    def polarity(self) -> Polarity:
        """An even number of negations cancels out."""
        return "negative" if self.negations % 2 else "positive"

    @property
    def certainty(self) -> Certainty:
        """The weakest that was met."""
        return _CERTAINTIES[self.doubt]

    @property
    def tense(self) -> Tense:
        """Future where anything above or at the trigger places it there."""
        return "future" if self.future else "nonFuture"

    @property
    def condition(self) -> Condition:
        """Conditional under if, unless and their like."""
        return "conditional" if self.conditional else "none"

    def weaken(self, doubt: int) -> None:
        """Take note of a modality."""
        self.doubt = max(self.doubt, doubt)

    def heed(self, link: Link) -> None:
        """Take the reader's view in: where it and the walk differ, the more cautious one wins.

        What was tried is negative or to come for the reader, which learned it so; here it is an attempt, whatever came
        of it.
        """
        if not self.attempted:
            self.negations += link.polarity == "negative" and self.polarity == "positive"
            self.future = self.future or link.tense == "future"
        self.weaken(_CERTAINTIES.index(link.certainty))
        self.conditional = self.conditional or link.condition == "conditional"

    def intend(self) -> None:
        """It is aimed at, not done."""
        self.weaken(2)
        self.future = True


def judge(scene: Scene, trigger: int, speech: int | None = None) -> Factuality:
    """The factuality of the event that a verb or a noun names.

    Args:
        scene: the document.
        trigger: the word.
        speech: the verb or noun of the speech in which somebody tells it, who accuses `of attacking` without a doubt.
    """
    result = Factuality()
    node: int | None = trigger
    while node is not None:
        _look_around(scene, node, result)
        head = scene.tree.head(node)
        if head is None or scene.tree.is_dep(node, "parataxis") or (head == speech and _is_told(scene, node)):
            return result
        if not _passes_up(scene, node, head, result):
            return result
        node = head
    return result


def _is_told(scene: Scene, node: int) -> bool:
    """Whether a word's governor says that it is so: `accuses of attacking`, not `calls for attacks`."""
    tree = scene.tree
    if "VerbForm=Inf" in tree[node].morph or tree.lemma(tree[node].head) in effects().intent:
        return False
    return bool({"of", "for"} & tree.marks(node)) or tree.is_dep(node, "acl")


def _look_around(scene: Scene, node: int, result: Factuality) -> None:
    """Negation, modals, conditions and adverbs on one word."""
    tree = scene.tree
    for child in tree.children(node):
        result.negations += _negates(scene, child)
        result.conditional = result.conditional or _is_condition(scene, node, child)
        if tree.is_dep(child, "aux"):
            _modal(tree[child].text.lower(), result)
        elif tree.is_dep(child, "advmod", "amod"):
            _modifier(tree[child].text.lower(), result)
        elif tree.is_dep(child, "obl") and tree.lemma(child) in effects().fiction:
            result.weaken(2)  # `in the novel`


def _negates(scene: Scene, child: int) -> bool:
    tree, lists = scene.tree, effects()
    forms = {tree[child].text.lower(), tree.lemma(child)}
    if tree.is_dep(child, "mark", "case"):
        return bool(forms & lists.negative_mark)
    if tree.is_dep(child, "det") and forms & lists.negative_determiner:
        return True
    if tree.is_dep(child, "advmod") and forms & lists.near_miss:
        return tree[tree[child].head].pos == "VERB"
    return tree.is_dep(child, "advmod", "det", "cc:preconj") and bool(forms & lists.negation)


def _is_condition(scene: Scene, node: int, child: int) -> bool:
    """`if they take Mosul`; `when people harm us` in the present, which speaks of any such time."""
    tree, lists = scene.tree, effects()
    if tree.lemma(child) in lists.generic_time:
        return "Tense=Pres" in tree[node].morph
    return tree.is_dep(child, "mark") and tree.lemma(child) in lists.condition and tree.is_dep(node, "advcl", "ccomp")


def _modal(word: str, result: Factuality) -> None:
    lists = effects()
    if word in lists.future_modal:
        result.future = True
    elif word in lists.possible_modal:
        result.weaken(2)
    elif word in lists.probable_modal:
        result.weaken(1)


def _modifier(word: str, result: Factuality) -> None:
    lists = effects()
    if word in lists.probable_modifier:
        result.weaken(1)
    elif word in lists.possible_modifier:
        result.weaken(2)
    elif word in lists.future_modifier:
        result.intend()


def _passes_up(scene: Scene, node: int, head: int, result: Factuality) -> bool:
    """Note what the governor does to the event; False where it leaves it as it is and the walk can stop."""
    tree = scene.tree
    if tree.is_dep(node, "xcomp", "ccomp", "advcl", "csubj"):
        return _clause(scene, node, head, result)
    if tree.is_dep(node, "acl"):
        return _noun_clause(scene, node, head, result)
    if tree.is_dep(node, "obj", "nsubj:pass", "obl", "conj") or tree[node].dep == "nsubj":
        return _argument(scene, node, head, result)
    if tree.is_dep(node, "nmod") and tree.lemma(head) in effects().possible_noun:
        result.intend()
    if tree.is_dep(node, "nmod") and ending(scene, node) is not None:
        result.negations += 1
        return True
    return tree.is_dep(node, "flat", "compound", "appos")


def _clause(scene: Scene, node: int, head: int, result: Factuality) -> bool:
    """A complement, a purpose (`to retake`), or what is kept from happening (`barred it from taking`)."""
    tree, lists = scene.tree, effects()
    lemma, infinitive = tree.lemma(head), "VerbForm=Inf" in tree[node].morph
    if tree[node].pos not in {"VERB", "AUX"} and not tree.children(node, "cop"):
        return True  # `shot dead`
    if _is_missed(scene, node, head):
        result.negations += 1
        result.attempted = result.attempted or lemma in lists.attempt
        return True
    if "that" in tree.marks(node) and tree.is_dep(node, "advcl"):
        result.weaken(2)  # of a noun that the parse hung elsewhere: `suspicions grew that`
    if "of" in tree.marks(node):  # `accused of`, `acquitted of`
        result.negations += lemma in lists.acquitting
        result.weaken(0 if lemma in lists.asserting | lists.acquitting else 2)
        return True
    controlled = infinitive and lemma in lists.object_control | lists.happened
    if tree.is_dep(node, "xcomp", "ccomp", "csubj") or controlled:
        past = any("Tense=Past" in tree[word].morph for word in (head, *tree.children(head, "cop", "aux")))
        return _complement(lemma, result, infinitive=infinitive, past=past)
    if infinitive and tree.children(node, "mark"):
        result.intend()
    return False


def _is_missed(scene: Scene, node: int, head: int) -> bool:
    """`barred it from taking`, `came close to seizing`, `within hours of seizing`, `tried to take it but failed`."""
    tree, lists, lemma = scene.tree, effects(), scene.tree.lemma(head)
    if lemma in lists.blocking_verb and "from" in tree.marks(node):
        return True
    if lemma in lists.near_miss:
        return "to" in tree.marks(node)
    if lemma in lists.attempt:
        nothing = lists.negative_verb | lists.blocking_verb
        return any(tree.lemma(child) in nothing for child in tree.children(head, "conj"))
    return "of" in tree.marks(node) and any(tree.preposition(child) == "within" for child in tree.children(head, "obl"))


def _noun_clause(scene: Scene, node: int, noun: int, result: Factuality) -> bool:
    """`efforts to retake` are aims, `rumours that` no facts; in `no wave of migrants pouring in` nothing pours."""
    tree, lists = scene.tree, effects()
    if "VerbForm=Inf" in tree[node].morph:
        if tree.lemma(noun) in lists.attempt:
            result.attempted = True
            result.weaken(2)
            return True  # `was thwarted`, `will make an attempt`
        result.intend()
    elif "of" in tree.marks(node) and tree.lemma(tree[noun].head) in lists.acquitting:
        result.negations += 1
    elif tree.marks(node) & {"that", "of", "about", "whether"} and tree.lemma(noun) not in lists.asserting_noun:
        result.weaken(2)
    for above in (noun, *(a for a in tree.ancestors(noun) if tree[a].pos == "NOUN")):
        result.negations += any(tree.lemma(child) in lists.negative_determiner for child in tree.children(above, "det"))
    head = tree.head(noun)
    told = tree[node].dep != "acl:relcl" and tree.is_dep(noun, "nsubj")
    if head is not None and told and tree[head].pos != "VERB" and tree.lemma(head) in lists.untrue:
        result.negations += 1
    return False


def _complement(lemma: str, result: Factuality, *, infinitive: bool, past: bool) -> bool:
    """What a verb or adjective does to the clause that completes it; False where somebody's word or aim ends it."""
    effect = _effect(lemma, infinitive=infinitive, past=past)
    result.attempted = result.attempted or lemma in effects().attempt
    if effect == "negates":
        result.negations += 1
    elif effect == "intended":
        result.intend()
    elif effect in {"probable", "believed"}:
        result.weaken(1)
        awaited = effect == "probable" or lemma in effects().awaited
        result.future = result.future or (infinitive and awaited)
    elif effect in {"tried", "unknown"}:
        result.weaken(2)
    return effect not in {"intended", "believed", "said"}


def _effect(lemma: str, *, infinitive: bool, past: bool) -> str:
    """The kind of governor, the first that fits; nobody knows what one on no list does to its clause."""
    lists, saying = effects(), speech()
    kinds = (
        ("negates", lemma in lists.negative_verb | lists.untrue),
        ("tried", past and lemma in lists.attempt),
        ("asserts", lemma in lists.happened or (past and lemma == "able")),
        ("probable", lemma in lists.probable_modifier or lemma == "likely"),
        ("intended", infinitive and lemma in lists.intent),
        ("believed", lemma in saying.think),
        ("said", lemma in saying.say | saying.deny),
        ("asserts", lemma in lists.asserting),
    )
    return next((kind for kind, holds in kinds if holds), "unknown")


def ending(scene: Scene, noun: int) -> int | None:
    """The verb or noun that says of an event noun that it is over: `lifted the sanctions`, `a suspension of aid`."""
    tree = scene.tree
    head = tree.head(noun)
    if head is None or tree[noun].pos not in {"NOUN", "PROPN"} or not tree.is_dep(noun, "obj", "nsubj:pass", "nmod"):
        return None
    under_noun = tree.is_dep(noun, "nmod") and tree.preposition(noun) != "of"
    return None if under_noun or tree.lemma(head) not in effects().ending else head


def _argument(scene: Scene, node: int, head: int, result: Factuality) -> bool:
    """An event noun under a verb: a support verb's own factuality counts, a blocking verb's object did not happen."""
    tree, lists, launching = scene.tree, effects(), support().launch
    if tree.is_dep(node, "conj"):
        finite = "VerbForm=Fin" in tree[node].morph
        return tree[head].pos == tree[node].pos == "VERB" and not finite and not tree.children(node, "nsubj")
    if tree[head].pos != "VERB" or tree[node].pos == "VERB":
        return False
    lemma = tree.lemma(head)
    if (lemma in lists.blocking_verb or ending(scene, node) is not None) and tree.is_dep(node, "obj", "nsubj:pass"):
        block = judge(scene, head)
        result.negations += (block.polarity, block.certainty, block.tense) == ("positive", "certain", "nonFuture")
        return False
    judged = tree.children(head, "xcomp")  # `called the attack a lie`
    wishes = speech().think | lists.intent - launching
    wished = tree.is_dep(node, "obj") and not judged and lemma in wishes
    called_for = lemma in lists.intent and tree.preposition(node) == "for"
    if wished or called_for or _is_supposed(scene, node, head):
        result.intend()
        return False
    return lemma in launching | support().suffer and tree[node].dep != "nsubj"


def _is_supposed(scene: Scene, noun: int, verb: int) -> bool:
    """`a strike would result in war`: one that isn't known, of which something would follow."""
    tree = scene.tree
    indefinite = any(tree.lemma(child) == "a" for child in tree.children(noun, "det"))
    return indefinite and any(tree[child].text.lower() in _MODALS for child in tree.children(verb, "aux"))
