"""Names that don't say by themselves who bears them: `Roe`, `the Embassy`, `the Parliament`, `president`.

They are one thing within their article, or, where they name a body or a place, within the country that it is about; a
full name is one thing in all articles. What the company tells across articles is for `kg.fuse` to say.
"""

from __future__ import annotations

from kg.core.iri import entity_id
from kg.core.words import nouns
from kg.resolve.actors import setting
from kg.resolve.ledger import Draft, Ledger


def bound(ledger: Ledger) -> None:
    """Give what has only a bare name an id of its article or its country."""
    country, article = setting(ledger), ledger.tree.document.article.id
    for draft in list(ledger.drafts.values()):
        if draft.id == entity_id(draft.name, draft.type):
            if _is_persons(draft):
                ledger.rename(draft, entity_id(draft.name, draft.type, scope=article))
            elif _is_common(draft.name):
                ledger.rename(draft, entity_id(draft.name, draft.type, scope=country or article))


def _is_persons(draft: Draft) -> bool:
    """One word for a person, or words without a capital or figure, or a title."""
    name = draft.name
    ruler = name.casefold() in nouns().ruler
    return (draft.type == "Person" and " " not in name) or name == name.casefold() or ruler


def _is_common(name: str) -> bool:
    """A noun for a body, a building or a direction alone; a ministry or parliament of no country."""
    lists, words = nouns(), name.casefold().split()
    heads = lists.organ & lists.of_type("Government")
    alone = lists.organ | lists.government | lists.direction | lists.facility_head
    alone |= lists.of_type("Government") | lists.of_type("Military")
    return " ".join(words) in alone or words[-1] in heads or (words[0] in heads and words[1:2] == ["of"])
