"""A bare name is one thing in its article, or in the country that the article is about; a full one in all."""

from __future__ import annotations

import pytest
from linked import linked
from spoken import entities
from trees import ARTICLE, document

from kg.core.iri import entity_id
from kg.core.tree import Tree
from kg.core.vocabulary import load_vocabulary
from kg.resolve import load_world, resolve
from kg.resolve.bare import bound
from kg.resolve.ledger import Ledger

LEFT = """
    {name}   _     PROPN _ nsubj 2
    attacked attack VERB _ root  0
    {place}  _     PROPN _ obj   2
"""
FULL = """
    {first}  _     PROPN _ nsubj 3
    {last}   _     PROPN _ flat  1
    attacked attack VERB _ root  0
    {place}  _     PROPN _ obj   3
"""

BODY = """
    {first}  _     PROPN _ compound 2
    {last}   _     PROPN _ nsubj    3
    attacked attack VERB _ root     0
    {place}  _     PROPN _ obj      3
"""


@pytest.mark.parametrize(
    ("table", "names", "wanted"),
    [
        (LEFT.format(name="Smirnin", place="Homs"), {"Smirnin": "PER"}, ("Smirnin", "Person", ARTICLE)),
        (
            FULL.format(first="Angela", last="Smirnin", place="Homs"),
            {"Angela Smirnin": "PER"},
            ("Angela Smirnin", "Person", ""),
        ),
        (LEFT.format(name="Parliament", place="it"), {"Parliament": "ORG"}, ("Parliament", "Government", ARTICLE)),
        (
            BODY.format(first="Walrus", last="Ministry", place="Homs"),
            {"Walrus Ministry": "ORG"},
            ("Walrus Ministry", "Organization", "Syria"),
        ),
        (LEFT.format(name="Walrusians", place="Homs"), {"Walrusians": "ORG"}, ("Walrusians", "Organization", "")),
        (LEFT.format(name="Premier", place="Homs"), {"Premier": "ORG"}, ("Premier", "Organization", ARTICLE)),
    ],
)
def test_where_a_name_is_one_thing(table: str, names: dict[str, str], wanted: tuple[str, str, str]) -> None:
    name, kind, scope = wanted
    ids = {entity.name: entity.id for entity in entities(table, names)}
    assert ids[name] == entity_id(name, kind, scope=scope)


def test_words_without_a_capital_are_no_name() -> None:
    made = linked(document(LEFT.format(name="walrus", place="Homs")), "walrus attacks Homs attacked")
    ids = {entity.name: entity.id for entity in resolve(made, load_world(), load_vocabulary())}
    assert ids["walrus"] == entity_id("walrus", "Thing", scope=ARTICLE)


def test_what_has_the_new_id_already_takes_the_mentions() -> None:
    table = LEFT.format(name="Smirnin", place="Homs")
    (one,) = (entity for entity in entities(f"{table}\n{table}", {"Smirnin": "PER"}) if entity.name == "Smirnin")
    assert len(one.mentions) == 2


@pytest.mark.parametrize(
    ("name", "kind", "scope"),
    [
        ("Smirnin", "Person", ARTICLE),
        ("Smirnin", "Organization", ""),
        ("Embassy", "Organization", ARTICLE),
        ("Ministry of Walruses", "Organization", ARTICLE),
        ("Society of Walruses", "Organization", ""),
        ("Ministry Walruses", "Organization", ""),
    ],
)
def test_whatever_opened_it(name: str, kind: str, scope: str) -> None:
    ledger = Ledger(Tree(document("Nothing _ NOUN _ root 0")), load_world(), load_vocabulary())
    ledger.new(name, kind, scoped=False)
    bound(ledger)
    assert list(ledger.drafts) == [entity_id(name, kind, scope=scope)]
