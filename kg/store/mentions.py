"""Which article mentions what, and how often.

`schema:mentions` joins the article to each entity that it names. The numbers stand on tallies, one for all the entities
that an article mentions equally often: a triple for each entity, where a node for each would take three, since disk
use per article is bounded. Where exactly stays in the shards.

What no name leads to (`82 civilians`) is one thing in one article, to which its claims lead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.core.types import Entity
from kg.store import terms
from kg.store.terms import about, node


def mention_quads(entities: Iterable[Entity]) -> Iterator[Quad]:
    """Each named entity's articles, and its number of mentions in each."""
    for entity in entities:
        if entity.is_named:
            for article, count in Counter(mention.article for mention in entity.mentions).items():
                yield from _mentioned(article, count, node("ent", entity.id))


def _mentioned(article: str, count: int, entity: NamedNode) -> Iterator[Quad]:
    mentioning = node("art", article)
    yield from about(mentioning, ("schema:mentions", entity))
    yield from about(
        NamedNode(f"{mentioning.value}#mentioned-{count}"),
        ("kg:article", mentioning),
        ("kg:mentionCount", terms.typed(count, "xsd:integer")),
        ("kg:mentioned", entity),
    )
