"""One article after the other, or several at a time: from its text to all that it yields.

Apart from the rest of the pipeline, because a change here, as in the stages themselves, makes a graph's articles be
read again (`kg.settings.READING`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from kg.annotate import annotate, load_model
from kg.core.errors import InputError, KgError
from kg.core.types import Article, Claim, Document, Entity, Event, Reading
from kg.core.vocabulary import load_vocabulary
from kg.extract import extract
from kg.resolve import load_world, resolve
from kg.settings import SHIPPED, Settings

model_named = cache(load_model)
"""A model, loaded once a process."""


def read_all(articles: list[Article], settings: Settings, workers: int) -> Iterator[Reading | InputError]:
    """Readings in the order of the articles, by one process or several."""
    if workers < 2 or len(articles) < 2:
        yield from (_try_article(article, settings) for article in articles)
        return
    with ProcessPoolExecutor(max_workers=min(workers, len(articles))) as pool:
        yield from pool.map(_try_article, articles, [settings] * len(articles))


def read_article(article: Article, settings: Settings = SHIPPED) -> Reading:
    """All that one article yields: parsed, its entities found, its claims extracted."""
    document = read_document(article, settings.model)
    vocabulary = load_vocabulary(settings.vocabulary)
    entities = resolve(document, load_world(settings.knowledge), vocabulary)
    found = extract(document, entities, vocabulary)
    claims = found.claims if settings.open else tuple(claim for claim in found.claims if not claim.label)
    kept = _kept(entities, claims, found.events)
    return Reading(article, kept, claims, found.dropped, found.events, document.sentence_spans)


def read_document(article: Article, model: str | None = None) -> Document:
    """The syntax, names and links of one article; a model is loaded once a process.

    Raises:
        ModelError: there is no such spaCy pipeline, or it won't do.
    """
    return next(iter(annotate([article], model_named(model))))


def _kept(entities: Sequence[Entity], claims: Sequence[Claim], events: Sequence[Event]) -> tuple[Entity, ...]:
    """Entities with a name, and the nameless ones that a claim speaks of, or an event that is in the graph."""
    used = {i for c in claims for i in (c.subject.entity, c.object.entity, c.source, c.place, *c.reported_by)}
    used |= {i for event in events if event.is_factual for i in (*event.ends, event.place, event.source)}
    return tuple(e for e in entities if e.id in used or any(m.kind == "name" for m in e.mentions))


def _try_article(article: Article, settings: Settings) -> Reading | InputError:
    """Read one article; a text that breaks a stage must not end a build of thousands, so it is reported by name."""
    try:
        return read_article(article, settings)
    except KgError:
        raise
    except Exception as error:  # noqa: BLE001
        return InputError(f"can't be processed ({type(error).__name__}: {error})", where=article.name)
