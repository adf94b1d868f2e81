"""Document and entities -> claims: who did what to whom, where, when, and on whose word."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.core.types import Claim, Document, Entity
from kg.core.vocabulary import Vocabulary
from kg.extract.candidates import Candidate
from kg.extract.claims import Writer
from kg.extract.evidence import weigh
from kg.extract.links import from_links
from kg.extract.nouns import from_nouns, from_phrases
from kg.extract.roles import from_membership, from_roles
from kg.extract.scene import Scene
from kg.extract.standing import from_adjectives, from_compounds, from_examples, from_names, from_parts, from_places
from kg.extract.verbs import from_verbs

__all__ = ["Extract", "candidates", "extract"]

_RULES = (
    from_links,
    from_verbs,
    from_nouns,
    from_phrases,
    from_compounds,
    from_adjectives,
    from_roles,
    from_membership,
    from_names,
    from_parts,
    from_examples,
    from_places,
)


@dataclass(frozen=True, slots=True)
class Extract:
    """What a document says: its claims, sorted by where they stand, and how many proposals were dropped, by reason."""

    claims: tuple[Claim, ...]
    dropped: tuple[tuple[str, int], ...]


def extract(document: Document, entities: tuple[Entity, ...], vocabulary: Vocabulary) -> Extract:
    """What one document says.

    Args:
        document: the parsed article.
        entities: what `resolve` found in it.
        vocabulary: the predicates with their triggers.
    """
    scene, dropped = Scene(document, entities, vocabulary), Counter[str]()
    weighed = list(weigh(candidates(scene), scene, dropped))
    writer = Writer(scene, [candidate for candidate, _ in weighed])
    claims = {claim.id: claim for candidate, confidence in weighed for claim in writer.write(candidate, confidence)}
    told = sorted(map(writer.with_content, claims.values()), key=lambda c: (c.sentence, c.trigger, c.id))
    return Extract(tuple(told), tuple(sorted((+dropped).items())))


def candidates(scene: Scene) -> Iterator[Candidate]:
    """What links and patterns propose, the same statement more than once."""
    for rule in _RULES:
        yield from rule(scene)
