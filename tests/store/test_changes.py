"""What more articles change: exactly the quads that a graph made anew would have, for any two graphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.core.types import Argument, Claim, Entity, Event, Fact, Knowledge, Mention, Span
from kg.store import changes as module
from kg.store.changes import changes
from kg.store.quads import to_quads
from store.sample import CLAIMS, EVENTS, FACTS, KNOWLEDGE, NODES, PREDICATES, A, B

R = TypeVar("R", Claim, Entity, Event, Fact)
TWIN = replace(CLAIMS[0], id="c1b", object=Argument("Palmyra", CLAIMS[0].subject.span))
"""A claim of the same event in the same words, but for its object's."""
EQUAL = replace(CLAIMS[0], id="c7b", article=B, subject=Argument("ISIS", Span(0, 4)))
"""A claim of the other article with selectors and a day that the first has."""
AGAIN = replace(FACTS[0], id="f1b", start="2015-05")
"""The same statement of another time."""
LAND = replace(FACTS[0], id="f6", subject="Palmyra", predicate="country", object="Syria", start="")
"""What an entity says of itself, too."""
SYRIA = Entity("Syria", "Country", "Syria", mentions=(Mention(B, Span(0, 4)),))
LANDED = replace(NODES[0], country="Syria")
TWICE = tuple(Mention(A, Span(n, n + 1)) for n in (1, 2))


def moved(entity: Entity) -> Entity:
    """The entity with other names, mentions and country."""
    return replace(entity, names=("Other",), mentions=(*entity.mentions, *TWICE), country="Syria", seat_of=("Russia",))


def versions(records: tuple[R, ...], other: Callable[[R], R]) -> st.SearchStrategy[tuple[R, ...]]:
    """Some of the records, some of these as they are, some otherwise."""
    choices = [st.sampled_from((None, record, other(record))) for record in records]
    return st.tuples(*choices).map(lambda chosen: tuple(record for record in chosen if record is not None))


def graphs() -> st.SearchStrategy[Knowledge]:
    land = Entity("Syria", "Country", "Syria", mentions=(Mention(A, Span(0, 6)), *TWICE))
    return st.builds(
        replace,
        st.just(KNOWLEDGE),
        entities=versions((*NODES, land), moved),
        claims=versions(
            (*CLAIMS, TWIN, EQUAL), lambda claim: replace(claim, subject=Argument("Other", claim.subject.span))
        ),
        events=versions(EVENTS, lambda event: replace(event, place="Other", agent=None)),
        facts=versions((*FACTS, AGAIN, LAND), lambda fact: replace(fact, status="reported", start="2016")),
    )


def quads(graph: Knowledge) -> set[object]:
    return set(to_quads(graph, PREDICATES))


def without(article: str, graph: Knowledge) -> Knowledge:
    """The graph before that article came."""
    return replace(
        graph,
        articles=tuple(one for one in graph.articles if one.id != article),
        claims=tuple(claim for claim in graph.claims if claim.article != article),
        events=tuple(event for event in graph.events if event.article != article),
        entities=tuple(
            replace(entity, mentions=tuple(m for m in entity.mentions if m.article != article))
            for entity in graph.entities
        ),
    )


@settings(max_examples=80, deadline=None)
@given(graphs(), graphs(), st.booleans())
def test_what_goes_and_what_comes(old: Knowledge, new: Knowledge, is_all_there: bool) -> None:  # noqa: FBT001
    before = old if is_all_there else without(B, old)
    gone, come = changes(before, new, PREDICATES)
    assert gone == quads(before) - quads(new)
    assert quads(new) - quads(before) <= come <= quads(new)


def test_what_is_the_same_is_not_made() -> None:
    assert changes(KNOWLEDGE, KNOWLEDGE, PREDICATES) == (set(), set())
    more = replace(KNOWLEDGE, facts=(*FACTS, AGAIN))
    gone, come = changes(KNOWLEDGE, more, PREDICATES)
    assert not gone
    assert {str(quad.subject).rsplit("/", 1)[1] for quad in come} == {"f1b>"}


@pytest.mark.parametrize(
    ("before", "after", "made"),
    [
        ({"facts": FACTS}, {"facts": (*FACTS, AGAIN)}, (0, 1, 0, 2, 0)),
        ({"claims": CLAIMS}, {"claims": (*CLAIMS, TWIN)}, (1, 0, 7, 0, 2)),
        ({"claims": (CLAIMS[0], EQUAL)}, {"claims": (EQUAL,)}, (2, 0, 1, 0, 3)),
        ({"entities": (*NODES[1:], LANDED)}, {"entities": (*NODES[1:], LANDED, SYRIA)}, (0, 2, 0, 0, 0)),
    ],
    ids=["a statement again", "in one article", "what another article has", "a country comes"],
)
def test_only_what_may_differ_is_made(
    before: dict[str, Any], after: dict[str, Any], made: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many articles, entities, claims, facts and events are made into quads, of the graph as it will be."""
    old, new = (replace(KNOWLEDGE, **given) for given in (before, after))
    parts = list[Knowledge]()

    def counted(graph: Knowledge, *given: Any, **options: Any) -> Iterator[Quad]:
        parts.append(graph)
        return to_quads(graph, *given, **options)

    monkeypatch.setattr(module, "to_quads", counted)
    gone, come = changes(old, new, PREDICATES)
    assert gone == quads(old) - quads(new)
    assert quads(new) - quads(old) <= come <= quads(new)
    part = parts[-1]
    assert tuple(map(len, (part.articles, part.entities, part.claims, part.facts, part.events))) == made
