"""A document with its entities, seen through its trees: what each token stands for, who does and who undergoes."""

from __future__ import annotations

from functools import cached_property

from kg.core.tree import Tree
from kg.core.types import Document, Entity, Span
from kg.core.vocabulary import Vocabulary
from kg.core.words import effects, nouns, support

_MAX_DEPTH = 6


class Scene:
    """Tokens to entities, and the recovery of a verb's arguments through the whole sentence."""

    def __init__(self, document: Document, entities: tuple[Entity, ...], vocabulary: Vocabulary) -> None:
        self.tree, self.vocabulary = Tree(document), vocabulary
        self.entities = {entity.id: entity for entity in entities}
        self.at: dict[int, str] = {}
        self.spans: dict[int, Span] = {}
        self.in_part: set[int] = set()
        """Tokens reached through a word for a part only (`the outskirts of Palmyra`)."""
        self.inside: dict[int, int] = {}
        """First words of names inside a longer name -> the last word of that."""
        self.bodies: dict[int, int] = {}
        """`Thai` and `Cambodian` before `soldiers` -> each one's token: the coordinator, and for the last the noun."""
        self.quotes: dict[int, list[tuple[int, ...]]] = {}
        """Tokens between quotation marks -> who speaks them, innermost first."""
        self._name_words: set[int] = set()
        self._named = {entity.id for entity in entities if entity.is_named}
        mentions = [(m.span, m.kind, entity.id) for entity in entities for m in entity.mentions]
        for span, kind, ident in sorted(mentions, key=lambda m: (m[0].start - m[0].end, m[0], m[2])):
            inside = self.tree.inside(span)
            if kind == "name" and inside[0] in self._name_words:
                self.inside[inside[0]] = self.tree.inside(self.spans[inside[0]])[-1]
            self._name_words |= set(inside) if kind == "name" else set()
            if kind == "nominal":
                self._share(inside, span)
            for token in inside if kind == "name" else inside[-1:]:
                self.at[token], self.spans[token] = ident, span

    def id(self, index: int | None) -> str:
        """The id of what a token stands for; empty if nothing."""
        return "" if index is None else self.at.get(index, "")

    def _share(self, inside: list[int], span: Span) -> None:
        """Give a longer mention that ends with the same noun another token, to have both."""
        first, head = inside[0], inside[-1]
        longer = self.spans.get(head)
        if longer and longer.end == span.end and longer.start < span.start and head not in self._name_words:
            self.at[first - 1], self.spans[first - 1] = self.at[head], longer
            self.bodies[self.tree.inside(longer)[0]] = first - 1
            self.bodies[first] = head

    def entity(self, index: int) -> Entity | None:
        """What a token stands for."""
        ident = self.at.get(index)
        return self.entities[ident] if ident else None

    def type(self, index: int) -> str:
        """The type of what a token stands for; empty if nothing."""
        entity = self.entity(index)
        return entity.type if entity else ""

    def is_a(self, index: int, kind: str) -> bool:
        """Whether what a token stands for is of a type, or of one below it."""
        return self.vocabulary.allows((kind,), self.type(index))

    def is_named(self, index: int) -> bool:
        """Whether the entity behind a token has a name somewhere in the article."""
        return self.at.get(index) in self._named

    def by_name(self, index: int) -> int:
        """A word of the same entity's name in the sentence, if there is one: `Dmitry` for `spokesman`."""
        first, stop = self.tree.document.sentences[self.tree.sentence(index)]
        names = self._name_words
        return next((i for i in range(first, stop) if i in names and self.at[i] == self.at[index]), index)

    @cached_property
    def titles(self) -> dict[int, int]:
        """Words of the title before a person's name -> the name's first word: `Russian President` of Putin."""
        found, tree, posts = dict[int, int](), self.tree, nouns().title | self.vocabulary.roles.keys()
        persons = [i for i in sorted(self._name_words) if self.type(i) == "Person"]
        for name in (i for i in persons if tree[i].start == self.spans[i].start):
            run = name
            while run > tree.document.sentences[tree.sentence(name)][0] and run - 1 not in persons:
                if tree[run - 1].pos not in {"NOUN", "PROPN", "ADJ"}:
                    break
                run -= 1
            if any(tree.lemma(i) in posts for i in range(run, name)):
                found |= dict.fromkeys(range(run, name), name)
        return found

    def things(self, index: int) -> list[int]:
        """The entity tokens that an argument's head stands for: coordination expanded, `members of X` seen through."""
        inner = [self._inner(part) for part in [*self.tree.conjuncts(index), *self._unlike(index)]]
        return list(dict.fromkeys(every for one in inner if one is not None for every in self.several(one)))

    def several(self, index: int) -> list[int]:
        """The token with those that share its noun and its examples: `Thai and Lao troops`, `groups such as X`."""
        shared = list(self.bodies.values()) if index in self.bodies.values() else [index]
        near = [token for token in shared if self.spans[token].end == self.spans[index].end]
        return [*near, *(thing for head in self.examples(index) for thing in self.things(head))]

    def examples(self, index: int) -> list[int]:
        """Heads of phrases that name some of what the noun means."""
        named = self.tree.children(index, "nmod")
        return [c for c in named if self.tree.preposition(c) in {"such as", "including"} and self.is_named(c)]

    def _unlike(self, index: int) -> list[int]:
        """Conjuncts of like type that the parse hung too low: `the field in Syria and the city`."""
        ground = self.vocabulary.kinds("Ground")
        lower = [
            c for c in self.tree.children(index, "nmod") if self.type(index) in ground and self.type(c) == "Country"
        ]
        return [c for low in lower for c in self.tree.conjuncts(low)[1:] if self.type(c) in ground]

    def _inner(self, index: int, depth: int = 0) -> int | None:
        """The token that an argument stands for: `members of X`, `the outskirts of X`, `X's efforts` stand for X."""
        tree, lists = self.tree, nouns()
        lemma = tree.lemma(index)
        for child in tree.children(index, "nmod") if lemma in lists.partitive and depth < _MAX_DEPTH else ():
            found = self._inner(child, depth + 1) if tree.preposition(child) in {"of", "from"} else None
            if found is not None:
                self.in_part |= {found} if lemma in lists.part else set()
                return found
        if lemma in lists.proxy and self.type(index) in {"", "Thing", "Group", "Military"}:
            for child in tree.children(index, "nmod:poss", "compound"):
                if self.is_a(child, "Body"):
                    return child
        return index if index in self.at else None

    def is_passive(self, verb: int) -> bool:
        """Passive by its subject, its auxiliary, or as a bare past participle."""
        tree = self.tree
        if any(tree[child].dep in {"nsubj:pass", "aux:pass"} for child in tree.children(verb)):
            return True
        participle = "VerbForm=Part" in tree[verb].morph and "Tense=Past" in tree[verb].morph
        bare = participle and not tree.children(verb, "aux", "obj", "nsubj")
        if tree.is_dep(verb, "conj") and bare:
            return self.is_passive(tree[verb].head)
        return bare and tree.is_dep(verb, "acl", "advcl", "amod") and tree[verb].dep != "acl:relcl"

    def surface_subjects(self, verb: int, depth: int = 0) -> list[int]:
        """The subject that the clause has in grammar, or takes over from the clause that governs it."""
        tree = self.tree
        own = tree.child(verb, "nsubj")
        if own is not None:
            return self.things(own)
        head = tree.head(verb)
        if head is None or depth > _MAX_DEPTH:
            return []
        if tree.is_dep(verb, "acl"):
            return self._noun_subjects(verb, head, depth)
        lists = effects()
        gerund = tree.is_dep(verb, "advcl") and tree.lemma(head) in lists.object_gerund
        if gerund or (tree.is_dep(verb, "xcomp", "ccomp", "advcl") and tree.lemma(head) in lists.object_control):
            controller = tree.child(head, "obj", "iobj")
            if controller is not None:
                return self.things(controller)
        if tree.is_dep(verb, "xcomp", "advcl", "conj") and tree[head].pos in {
            "VERB",
            "AUX",
            "ADJ",
            "NOUN",
        }:
            return self.surface_subjects(head, depth + 1)
        return []

    def _noun_subjects(self, verb: int, head: int, depth: int) -> list[int]:
        """Of a clause on a noun: the noun itself (`troops backed by`), or whose `effort to retake` it is."""
        tree = self.tree
        if "VerbForm=Inf" in tree[verb].morph and tree.children(verb, "mark"):
            owners = self.agents_of_noun(head, depth + 1)
            return owners or (
                [] if self.type(head) not in {"Person", "Group", "Military", "ArmedGroup"} else self.things(head)
            )
        governor, gerund = tree.head(head), "VerbForm=Ger" in tree[verb].morph and tree.children(verb, "mark")
        if governor is not None and gerund and tree.is_dep(head, "obj"):  # `enjoyed a boost from holding`
            return self.surface_subjects(governor, depth + 1)
        return self.things(head)

    def subjects(self, verb: int) -> list[int]:
        """Who does it."""
        if not self.is_passive(verb):
            return self.surface_subjects(verb)
        agents = [thing for agent in self.obliques(verb, ("by",)) for thing in self.things(agent)]
        events = [t for head in self.obliques(verb, ("in", "during")) for t in self.things(head)]
        return agents or [thing for thing in events if self.type(thing) == "Event"]

    def tellers(self, verb: int) -> list[int]:
        """Who speaks: of several subjects the nearest, as a parse may give a verb that of what it reports, too.

        With an `and` before it, those before it speak as well.
        """
        subjects = self.tree.children(verb, "nsubj")
        if not subjects[1:]:
            return self.subjects(verb)
        nearest = min(subjects, key=lambda subject: abs(subject - verb))
        joined = [subject for subject in subjects if subject < nearest and self.tree.children(nearest, "cc")]
        return [thing for subject in (*joined, nearest) for thing in self.things(subject)]

    def objects(self, verb: int) -> list[int]:
        """Who or what undergoes it, the head of a relative clause with a gap included."""
        tree = self.tree
        if self.is_passive(verb):
            return self.surface_subjects(verb)
        own = tree.child(verb, "obj")
        if own is not None:
            return self.things(own)
        head = tree.head(verb)
        if tree[verb].dep == "acl:relcl" and head is not None and tree.children(verb, "nsubj"):
            relative = any(tree.lemma(c) in {"who", "which", "that"} for c in tree.children(verb, "nsubj"))
            return [] if relative else self.things(head)
        return []

    def obliques(self, index: int, prepositions: tuple[str, ...]) -> list[int]:
        """The heads of phrases under one of these prepositions, on a verb or a noun."""
        return [
            child
            for child in self.tree.children(index, "obl", "nmod", "advcl", "advmod")
            if self.tree.preposition(child) in prepositions
        ]

    def agents_of_noun(self, noun: int, depth: int = 0) -> list[int]:
        """Who does what an event noun names: a possessor, an actor before it, a by-phrase, a support verb's subject."""
        tree = self.tree
        for child in tree.children(noun, "nmod:poss", "amod", "compound", "nmod:unmarked", "nmod:desc"):
            acts = bool(self.type(child)) and not self.is_a(child, "Inert")
            if acts and (self.is_named(child) or tree.is_dep(child, "nmod:poss") or self.is_a(child, "Body")):
                return self.things(child)
        for child in self.obliques(noun, ("by",)):
            return self.things(child)
        verb = tree.head(noun)
        launched = verb is not None and depth <= _MAX_DEPTH and tree.lemma(verb) in support().launch
        what = tree.is_dep(noun, "obj", "obl") and tree.preposition(noun) in {"", "in"}
        if verb is not None and launched and (what or tree[noun].dep == "nsubj:pass"):
            return self.subjects(verb)
        return []
