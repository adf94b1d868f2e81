"""Whether a graph is as it should be: rules are asked, quotations looked up, the store compared with its files.

In SPARQL rather than by a SHACL engine, as of a million quads the rules take a minute and an engine in Python hours,
and SHACL doesn't look into named graphs. `kg.store.shapes` has the rules that SHACL can say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolution, QuerySolutions, Store, Triple, Variable

from kg.core.iri import PREFIXES, article_id, short
from kg.core.types import Article, Knowledge
from kg.core.vocabulary import Vocabulary
from kg.store.checks import Check, all_checks
from kg.store.quads import to_quads
from kg.store.terms import node

_SPANS = """
SELECT ?this ?article ?start ?end ?exact WHERE {
  ?this oa:hasSource ?article ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
  OPTIONAL { ?selector oa:exact ?exact }
}"""
_WHERE = """
SELECT ?this ?name WHERE {
  { ?this kg:article|oa:hasSource|^kg:mentioned/kg:article ?article . ?article kg:fileName ?name }
  UNION { ?this kg:fileName|skos:prefLabel ?name }
  UNION { ?this kg:supportedBy/kg:article/kg:fileName ?name }
} ORDER BY ?name LIMIT 1"""
_REBUILD = "the store is made of them: delete its folder store/ and run `kg build`"
_QUOTED = 60
"""Characters of a text that a message quotes."""
Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True, order=True)
class Defect:
    """Something wrong in a graph."""

    check: str
    """The rule that is broken."""
    node: str
    """What breaks it: `claim:0123456789abcdef`."""
    what: str
    """In words."""
    allowed: str
    """What would have been right."""
    where: str = ""
    """The article's name, or the entity's."""

    def __str__(self) -> str:
        """One line.

        >>> print(Defect("inferred-from-nothing", "claim:1", "is inferred from nothing", "kg:premise", "a.txt"))
        claim:1 in a.txt: is inferred from nothing; kg:premise
        """
        place = f" in {self.where}" if self.where else ""
        return " ".join(f"{self.node}{place}: {self.what}; {self.allowed}".split())


def validate(
    store: Store, knowledge: Knowledge, vocabulary: Vocabulary, added: Collection[Quad] = ()
) -> tuple[Defect, ...]:
    """All that is wrong in a store, sorted; nothing if it is as it should be.

    Args:
        store: the graph.
        knowledge: what the articles' files yield now, whose texts are quoted.
        vocabulary: the one that the graph was built with.
        added: what users added to the store in graphs of their own.
    """
    found = {
        *(defect for check in all_checks() for defect in broken(store, check)),
        *_misquoted(store, knowledge.articles),
        *_differing(store, chain(to_quads(knowledge, vocabulary.predicates, vocabulary.types), added)),
    }
    return tuple(sorted(found))


def broken(store: Store, check: Check) -> Iterator[Defect]:
    """What breaks one rule."""
    found = store.query(check.query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    for row in found:
        values = {name: _shown(row[name]) for name in names}
        what, allowed = (_filled(text, values) for text in (check.what, check.allowed))
        yield Defect(check.name, values["this"], what, allowed, _place(store, row["this"]))


def _misquoted(store: Store, articles: Iterable[Article]) -> Iterator[Defect]:
    """Articles whose text is not the one that was read, and spans that quote what isn't there."""
    texts = {node("art", article.id).value: article for article in articles}
    for iri, article in texts.items():
        if article_id(article.name, article.text) != article.id:
            what, allowed = "its text isn't the one that was read", "an article's id is a hash of its name and text"
            yield Defect("changed-text", short(iri), what, allowed, article.name)
    spans = store.query(_SPANS, prefixes=PREFIXES)
    assert isinstance(spans, QuerySolutions)
    for row in spans:
        quoted = texts.get(row["article"].value)
        if quoted is not None and (told := _misquote(quoted.text, row)):
            yield Defect("misquoted", _shown(row["this"]), *told, quoted.name)


def _misquote(text: str, row: QuerySolution) -> tuple[str, str] | None:
    """What is wrong with a span, and what would be right."""
    start, end, exact = (int(row["start"].value), int(row["end"].value), row["exact"])
    if not 0 <= start < end <= len(text):
        return f"is [{start}, {end}) of the article", f"the article has the characters [0, {len(text)})"
    if exact is not None and exact.value != text[start:end]:
        return f"quotes {_quoted(exact.value)}", f"the article has {_quoted(text[start:end])} there"
    return None


def _differing(store: Store, made: Iterable[Quad]) -> Iterator[Defect]:
    """Where the store has more or less than the graph's files give; by hashes, as a million quads take a gigabyte."""
    there, given = set(map(hash, store)), set[int]()
    for quad in made:
        given.add(hash(quad))
        if hash(quad) not in there:
            yield _difference(store, quad, "lacks {}, which the graph's files give")
    if more := there - given:
        for quad in store:
            if hash(quad) in more:
                yield _difference(store, quad, "has {}, which the graph's files don't give")


def _difference(store: Store, quad: Quad, what: str) -> Defect:
    triple = f"{_shown(quad.predicate)} {_shown(quad.object)}"
    return Defect("not-as-built", _shown(quad.subject), what.format(triple), _REBUILD, _place(store, quad.subject))


def _place(store: Store, this: Term) -> str:
    """The name of the article or entity that a node is of; empty where it has none."""
    found = store.query(_WHERE, prefixes=PREFIXES, substitutions={Variable("this"): this})
    assert isinstance(found, QuerySolutions)
    return next((row["name"].value for row in found), "")


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{\?(\w+)\}", lambda name: values[name[1]], text)


def _shown(term: Term | None) -> str:
    """A term as a message has it: a prefixed name, or a text's words."""
    if isinstance(term, Literal):
        return _quoted(term.value) if term.datatype.value.endswith(("#string", "#langString")) else term.value
    return short(term.value) if isinstance(term, NamedNode) else str(term)


def _quoted(words: str) -> str:
    cut = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
    return f"“{' '.join(cut.split())}”"
