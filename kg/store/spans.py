"""Spans -> quads after the Web Annotation model: one resource per article, start and end, shared by all that use it.

Only what claims rest on is in the RDF, since disk use per article is bounded: other mentions stay in the shards,
selectors of positions are shared by all articles (`[3, 9)` is the same selector in each), a sentence's selector has
both its position and its words, and neither spans nor selectors bear an `rdf:type`: only an `oa:SpecificResource` has
a source, only a position selector a start, only a quote selector `oa:exact`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.core.types import Claim, Event, Knowledge, Span
from kg.store import terms
from kg.store.terms import about, node


def span_quads(knowledge: Knowledge) -> Iterator[Quad]:
    """Every span that a claim or an event points at; sentences with their words."""
    texts = {article.id: article.text for article in knowledge.articles}
    events = (event for event in knowledge.events if event.is_factual)
    told: list[Claim | Event] = [*knowledge.claims, *events]
    sentences = {(each.article, each.sentence) for each in told}
    spans = {(each.article, span) for each in told for span in _spans(each)}
    for article, span in sorted(spans - sentences):
        yield from _span(article, span, node("span", f"{span.start}-{span.end}"))
    for article, span in sorted(sentences):
        words = NamedNode(f"{terms.span(article, span).value}#words")
        yield from _span(article, span, words)
        yield from about(words, ("oa:exact", terms.text(texts[article][span.start : span.end])))


def _spans(told: Claim | Event) -> tuple[Span, ...]:
    return (told.trigger, told.subject.span, told.object.span) if isinstance(told, Claim) else (told.trigger,)


def _span(article: str, span: Span, selector: NamedNode) -> Iterator[Quad]:
    yield from about(
        terms.span(article, span),
        ("oa:hasSource", node("art", article)),
        ("oa:hasSelector", selector),
    )
    yield from about(
        selector,
        ("oa:start", terms.typed(span.start, "xsd:integer")),
        ("oa:end", terms.typed(span.end, "xsd:integer")),
    )
