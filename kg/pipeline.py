"""The straight line from files to a graph; the only place where the stages meet."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.annotate import annotate, load_model
from kg.core.errors import DataError, GraphError, InputError, KgError
from kg.core.types import Article, Claim, Document, Entity, Event, Knowledge, Reading
from kg.core.vocabulary import Vocabulary, load_vocabulary
from kg.evaluate import (
    Evaluation,
    Predicates,
    claimed,
    evaluate_articles,
    evaluate_sentences,
    is_of_sentences,
    read_gold,
    read_sentences,
)
from kg.extract import extract
from kg.fuse import fuse
from kg.read import as_article, read_articles
from kg.resolve import gazetteer_version, load_world, resolve
from kg.store import article_names, read_config, read_readings, rebuild, remove_reading, write_config, write_reading

_OWN_VOCABULARY = "vocabulary.toml"
_HEADLINE = "Report\n\n"
"""Stands above a sentence that is read as an article. It has stood there in all published figures, and can matter:
a short text may pass for English only without it."""
Progress = Callable[[str, int, int], None]
"""Called with the name of an article that is done, how many are, and how many there are to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a graph is built with: a spaCy pipeline's name, a user's entities and predicates; empty for what ships."""

    model: str | None = None
    knowledge: Path | None = None
    vocabulary: Path | None = None
    open: bool = True
    """Whether relations that the vocabulary doesn't know are kept, in their own words."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: articles read, articles already there, files that couldn't be read, why all was read anew."""

    read: int
    unchanged: int
    skipped: tuple[InputError, ...]
    changed: tuple[str, ...]
    """The parts (code, model, lexicons, gazetteer, user files) whose change made the build read everything again."""


def build(
    paths: Sequence[Path],
    folder: Path,
    *,
    settings: Settings = Settings(),
    workers: int = 1,
    progress: Progress = lambda _name, _done, _all: None,
) -> Report:
    """Read articles into the graph folder, made where missing; those already there with the same text are kept.

    Args:
        paths: files and folders of articles.
        folder: the graph folder.
        settings: model and user files.
        workers: processes that read at the same time; the result doesn't depend on it.
        progress: told of each article that is done.

    Raises:
        InputError: a path doesn't exist, or nothing could be read.
        GraphError: the folder can't be written.
        DataError, ModelError: a user's file or model won't do.
    """
    found = list(read_articles(paths))
    articles = [article for article in found if isinstance(article, Article)]
    skipped = tuple(error for error in found if isinstance(error, InputError))
    if not articles:
        raise InputError(
            "nothing could be read", where=", ".join(map(str, paths)), allowed="; ".join(map(str, skipped))
        )
    check(settings)
    config, old = fingerprint(settings), read_config(folder)
    changed = tuple(key for key in config if old and old.get(key) != config[key])
    names = article_names(folder)
    known = set(names.values())
    kept = {reading.article.id: reading.article for reading in read_readings(folder)} if changed else {}
    todo = {a.id: a for a in [*kept.values(), *articles] if changed or a.id not in known}
    write_config(folder, {"interrupted": "read everything again"} if changed else config)
    _keep_vocabulary(folder, settings.vocabulary)
    failed = []
    for done, reading in enumerate(_read_all(list(todo.values()), settings, workers), 1):
        if isinstance(reading, InputError):
            failed.append(reading)
            if reading.where in names:
                remove_reading(folder, names[reading.where])
        else:
            write_reading(folder, reading, known=names)
        progress(reading.where if isinstance(reading, InputError) else reading.article.name, done, len(todo))
    refresh(folder)
    write_config(folder, config)
    unchanged = len({a.id for a in articles} - set(todo))
    return Report(len(todo) - len(failed), unchanged, (*skipped, *failed), changed)


def dropped(folder: Path) -> dict[str, int]:
    """How many statements were proposed in the graph's articles and became no claims, by reason, the most first."""
    counts = Counter[str]()
    for reading in read_readings(folder):
        counts.update(dict(reading.dropped))
    return dict(counts.most_common())


def remove(folder: Path, ids: Sequence[str]) -> None:
    """Take articles and all that they yielded out of the graph: the exact inverse of adding them.

    Raises:
        UnknownNameError: the graph holds no such article.
    """
    for ident in ids:
        remove_reading(folder, ident)
    refresh(folder)


def refresh(folder: Path) -> None:
    """Make the store anew from the folder's shards and the vocabulary that it was built with."""
    knowledge, vocabulary = _load(folder)
    rebuild(folder, knowledge, vocabulary.predicates)


def evaluate(
    annotation: Path,
    folder: Path,
    *,
    workers: int = 1,
    progress: Progress = lambda _name, _done, _all: None,
) -> Evaluation:
    """Compare what kg finds with what people wrote down.

    Args:
        annotation: a folder with `KEY.facts.tsv` and `KEY.entities.tsv` for each article, with which the graph is
            compared, or one with `sentences.tsv` and `facts.tsv`, whose sentences are read for the purpose.
        folder: the graph folder; not looked at where sentences are annotated.
        workers: processes that read sentences at the same time.
        progress: told of each sentence that is done.

    Raises:
        InputError: no annotation there, or a row that isn't in the form.
        GraphError: no graph there.
        UnknownNameError: the graph doesn't hold an annotated article.
    """
    if is_of_sentences(annotation):
        return _evaluate_sentences(annotation, workers, progress)
    knowledge, vocabulary = _load(folder)
    if not knowledge.articles:
        raise GraphError("no graph there", where=str(folder), allowed="build one from the annotated articles")
    predicates = Predicates(vocabulary)
    return evaluate_articles(read_gold(annotation, predicates), knowledge, predicates)


def read_article(article: Article, settings: Settings = Settings()) -> Reading:
    """All that one article yields: parsed, its entities found, its claims extracted."""
    document = read_document(article, settings.model)
    vocabulary = load_vocabulary(settings.vocabulary)
    entities = resolve(document, load_world(settings.knowledge), vocabulary)
    found = extract(document, entities, vocabulary)
    claims = found.claims if settings.open else tuple(claim for claim in found.claims if not claim.label)
    return Reading(article, _kept(entities, claims, found.events), claims, found.dropped, found.events)


def read_document(article: Article, model: str | None = None) -> Document:
    """The syntax, names and links of one article; a model is loaded once a process.

    Raises:
        ModelError: there is no such spaCy pipeline, or it won't do.
    """
    return next(iter(annotate([article], _model(model))))


def check(settings: Settings) -> None:
    """Load model and user files, so that a wrong one is told before anything is written.

    Raises:
        DataError, ModelError: a user's file or model won't do.
    """
    for path in (settings.knowledge, settings.vocabulary):
        if path is not None and not path.is_file():
            raise DataError("no such file", where=str(path), allowed="a table of entities, a file of predicates")
    load_world(settings.knowledge)
    load_vocabulary(settings.vocabulary)
    _model(settings.model)


def fingerprint(settings: Settings) -> dict[str, str]:
    """Hashes of all that decides what a text yields; a graph never mixes two of them."""
    package = Path(str(files("kg")))
    user = [path for path in (settings.knowledge, settings.vocabulary) if path is not None]
    return {
        "code": _hash(sorted(package.rglob("*.py"))),
        "lexicons": _hash(sorted((package / "knowledge").iterdir())),
        "gazetteer": gazetteer_version(),
        "model": settings.model or _hash(sorted(p for p in (package / "model").rglob("*") if p.is_file())),
        "user files": _hash(user),
        "open relations": "kept" if settings.open else "left out",
    }


def _load(folder: Path) -> tuple[Knowledge, Vocabulary]:
    """All that a graph's articles yield together, and the vocabulary that it was built with."""
    own = folder / _OWN_VOCABULARY
    vocabulary = load_vocabulary(own if own.exists() else None)
    return fuse(read_readings(folder), vocabulary), vocabulary


def _evaluate_sentences(annotation: Path, workers: int, progress: Progress) -> Evaluation:
    """Read each sentence as an article of its own; one that can't be read (not English, say) has no claims."""
    predicates = Predicates(load_vocabulary())
    sentences = read_sentences(annotation, predicates)
    articles = [_sentence_article(sentence.text) for sentence in sentences]
    readings = _read_all([article for article in articles if article is not None], Settings(), workers)
    given = []
    for done, (sentence, article) in enumerate(zip(sentences, articles, strict=True), 1):
        reading = None if article is None else next(readings)
        claims = reading.claims if isinstance(reading, Reading) else ()
        given.append((sentence, claimed(claims, predicates, offset=len(_HEADLINE))))
        progress(sentence.id, done, len(sentences))
    return evaluate_sentences(given, predicates)


def _sentence_article(text: str) -> Article | None:
    try:
        return as_article(f"{_HEADLINE}{text}\n")
    except InputError:
        return None


def _keep_vocabulary(folder: Path, path: Path | None) -> None:
    """Keep a copy of the user's predicates in the graph, so that removing an article weighs facts as the build did."""
    own = folder / _OWN_VOCABULARY
    if path is not None:
        own.write_bytes(path.read_bytes())
    else:
        own.unlink(missing_ok=True)


def _hash(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _kept(entities: Sequence[Entity], claims: Sequence[Claim], events: Sequence[Event]) -> tuple[Entity, ...]:
    """Entities with a name, and the nameless ones that a claim or an event speaks of."""
    used = {i for c in claims for i in (c.subject.entity, c.object.entity, c.source, c.place, *c.reported_by)}
    used |= {ident for event in events for ident in (*event.ends, event.place, event.source)}
    return tuple(e for e in entities if e.id in used or any(m.kind == "name" for m in e.mentions))


_model = cache(load_model)


def _read_all(articles: list[Article], settings: Settings, workers: int) -> Iterator[Reading | InputError]:
    """Readings in the order of the articles, by one process or several."""
    if workers < 2 or len(articles) < 2:
        yield from (_try_article(article, settings) for article in articles)
        return
    with ProcessPoolExecutor(max_workers=min(workers, len(articles))) as pool:
        yield from pool.map(_try_article, articles, [settings] * len(articles))


def _try_article(article: Article, settings: Settings) -> Reading | InputError:
    """Read one article; a text that breaks a stage must not end a build of thousands, so it is reported by name."""
    try:
        return read_article(article, settings)
    except KgError:
        raise
    except Exception as error:  # noqa: BLE001
        return InputError(f"can't be processed ({type(error).__name__}: {error})", where=article.name)
