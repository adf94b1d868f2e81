"""Document -> entities: mentions, coreference, linking to known entities."""

from kg.core.tree import Tree
from kg.core.types import Document, Entity
from kg.core.vocabulary import Vocabulary
from kg.resolve.actors import link_rulers
from kg.resolve.bare import bound
from kg.resolve.congress import link_congress
from kg.resolve.coreference import link_definites, link_pronouns
from kg.resolve.ends import link_ends, link_speakers, open_names
from kg.resolve.gazetteer import gazetteer_version
from kg.resolve.ledger import Ledger
from kg.resolve.link import link_names, link_seats
from kg.resolve.names import find_names
from kg.resolve.nominals import link_generics, link_nominals
from kg.resolve.organs import find_organs, link_organs
from kg.resolve.world import World, load_world

_PARTISANS = {"Democrats", "Republicans"}
__all__ = ["World", "gazetteer_version", "load_world", "resolve"]


def resolve(document: Document, world: World, vocabulary: Vocabulary) -> tuple[Entity, ...]:
    """Find the entities of one document, each with its mentions.

    Names first, then nouns with names in them, capitals that act, what refers back, what stands for itself, what else
    is an end of a link, pronouns.
    """
    ledger = Ledger(Tree(document), world, vocabulary)
    organs = find_organs(ledger.tree, world)
    link_names(ledger, find_names(ledger.tree, world, organs))
    _link_adjectives(ledger)
    link_organs(ledger, organs)
    link_congress(ledger)
    open_names(ledger)
    link_rulers(ledger)
    link_nominals(ledger)
    link_seats(ledger)
    link_definites(ledger)
    link_nominals(ledger)
    link_generics(ledger)
    link_ends(ledger)
    link_pronouns(ledger)
    link_speakers(ledger)
    bound(ledger)
    return ledger.entities()


def _link_adjectives(ledger: Ledger) -> None:
    """`Russian` is a mention of Russia, wherever no longer name holds it, or leads it as in `U.S.-led coalition`."""
    peoples = ledger.world.peoples | _PARTISANS
    for index, token in enumerate(ledger.tree.tokens):
        country = ledger.world.adjectives.get(token.text)
        after = index + 2 if index + 2 < len(ledger.tree.tokens) else index
        leads = ledger.tree.is_hyphenated(after) and ledger.tree[after].text == "led"
        if country and (index not in ledger.at or leads) and token.text[:1].isupper():
            ledger.mention(ledger.known(ledger.world.by_id[country]), index, index, "name", "nationality")
        elif index not in ledger.at and token.text in peoples:
            ledger.mention(ledger.new(token.text, "Group", scoped=False), index, index, "name", "people")
