"""Document and entities -> claims: who did what to whom, where, when, and on whose word."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.core.types import Claim, Document, Entity, Event, Span
from kg.core.vocabulary import Vocabulary
from kg.extract.candidates import Candidate
from kg.extract.circumstances import Circumstances
from kg.extract.claims import Writer
from kg.extract.events import find_events
from kg.extract.evidence import weigh
from kg.extract.first_person import link_first_person
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
    """What a document says, sorted by where it stands, and how many proposals were dropped, by reason."""

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    """Happenings of which one end isn't known."""
    dropped: tuple[tuple[str, int], ...]


def extract(document: Document, entities: tuple[Entity, ...], vocabulary: Vocabulary) -> Extract:
    """What one document says.

    Args:
        document: the parsed article.
        entities: what `resolve` found in it.
        vocabulary: the predicates with their triggers.
    """
    scene, dropped = Scene(document, entities, vocabulary), Counter[str]()
    link_first_person(scene)
    weighed = list(weigh(candidates(scene), scene, dropped))
    circumstances = Circumstances(scene, [candidate for candidate, _ in weighed])
    writer = Writer(scene, circumstances)
    claims = {claim.id: claim for candidate, confidence in weighed for claim in writer.write(candidate, confidence)}
    events = {event.id: event for event in find_events(scene, circumstances, claims.values(), dropped)}
    return Extract(
        claims=tuple(sorted(map(writer.with_content, claims.values()), key=_place)),
        events=tuple(sorted(events.values(), key=_place)),
        dropped=tuple(sorted((+dropped).items())),
    )


def _place(told: Claim | Event) -> tuple[Span, Span, str]:
    return told.sentence, told.trigger, told.id


def candidates(scene: Scene) -> Iterator[Candidate]:
    """What links and patterns propose, the same statement more than once."""
    for rule in _RULES:
        yield from rule(scene)
