"""The straight line from files to a graph; stages meet only here and in `kg/reading.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.core.decisions import add_decision, read_decisions, remove_decision
from kg.core.errors import DataError, GraphError, InputError
from kg.core.memory import uncollected
from kg.core.types import Article, Decision, Knowledge, Reading
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
from kg.fuse import fuse, without_effect
from kg.read import Note, as_article, read_articles
from kg.reading import model_named, read_all, read_article, read_document
from kg.resolve import load_world
from kg.settings import SHIPPED, Settings, fingerprint, remembered, store_fingerprint
from kg.store import (
    OWN_FILES,
    Defect,
    Endpoint,
    article_names,
    has_store,
    is_published,
    keep_own,
    local,
    open_graph,
    own_file,
    own_path,
    publish,
    read_added,
    read_config,
    read_readings,
    rebuild,
    remove_reading,
    stored_articles,
    write_config,
    write_reading,
)
from kg.store import validate as validate_store

__all__ = [
    "Report",
    "Settings",
    "build",
    "check",
    "decide",
    "dropped",
    "evaluate",
    "read_article",
    "read_document",
    "refresh",
    "remove",
    "validate",
]
_HEADLINE = "Report\n\n"
"""Stands above a sentence that is read as an article. It has stood there in all published figures, and can matter:
a short text may pass for English only without it."""
Progress = Callable[[str, int, int], None]
"""Called with the name of an article that is done, how many are, and how many there are to do."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: articles read, articles already there, files that couldn't be read, why all was read anew."""

    read: int
    unchanged: int
    skipped: tuple[InputError, ...]
    changed: tuple[str, ...]
    """The parts (code, model, lexicons, gazetteer, user files) whose change made the build read everything again."""
    notes: tuple[str, ...] = ()
    """How columns of tables were read; what of the user's files came to nothing: predicates without a claim, decisions
    about what isn't there."""


def build(
    paths: Sequence[Path],
    folder: Path,
    *,
    endpoint: Endpoint | None = None,
    settings: Settings = SHIPPED,
    forget: Sequence[str] = (),
    workers: int = 1,
    encoding: str = "utf-8",
    progress: Progress = lambda _name, _done, _all: None,
) -> Report:
    """Read articles into the graph folder, made where missing; those already there with the same text are kept.

    Args:
        paths: files and folders of articles; none where only settings or user files of a graph change.
        folder: the graph folder.
        endpoint: the store for the graph, if it isn't to be in the folder.
        settings: model and user files; the graph keeps a copy of these and takes it where none are given later.
        forget: user files (`knowledge`, `vocabulary`, `decisions`) whose copies are dropped.
        workers: processes that read at the same time; the result doesn't depend on it.
        encoding: of the files.
        progress: told of each article that is done.

    Raises:
        InputError: a path or an encoding doesn't exist, or nothing could be read.
        GraphError: the folder or the endpoint can't be written.
        DataError, ModelError: a user's file or model won't do.
    """
    found = list(read_articles(paths, encoding=encoding))
    articles = [article for article in found if isinstance(article, Article)]
    skipped = tuple(error for error in found if isinstance(error, InputError))
    if not articles and (paths or not article_names(folder)):
        allowed = "; ".join(map(str, skipped)) or "name files or folders of articles"
        raise InputError("nothing could be read", where=", ".join(map(str, paths)), allowed=allowed)
    settings = remembered(settings, folder, forget)
    check(settings)
    _is_there(folder, endpoint)
    config, old = fingerprint(settings), read_config(folder)
    changed = tuple(key for key in config if old and old.get(key) != config[key])
    names = article_names(folder)
    known = set(names.values())
    kept = {article.id: article for article in stored_articles(folder)} if changed else {}
    todo = {a.id: a for a in [*kept.values(), *articles] if changed or a.id not in known}
    if changed or todo or not old:
        write_config(folder, {"interrupted": "read everything again"} if changed else config)
    for kind in OWN_FILES:
        keep_own(folder, kind, settings.own(kind))
    failed = []
    for done, reading in enumerate(read_all(list(todo.values()), settings, workers), 1):
        if isinstance(reading, InputError):
            failed.append(reading)
            if reading.where in names:
                remove_reading(folder, names[reading.where])
        else:
            write_reading(folder, reading, known=names)
        progress(reading.where if isinstance(reading, InputError) else reading.article.name, done, len(todo))
    if changed:
        write_config(folder, config)
    notes = (*(str(note) for note in found if isinstance(note, Note)), *refresh(folder, endpoint))
    unchanged = len({a.id for a in articles} - set(todo))
    return Report(len(todo) - len(failed), unchanged, (*skipped, *failed), changed, notes)


def decide(
    folder: Path, decision: Decision, *, undo: bool = False, endpoint: Endpoint | None = None
) -> tuple[str, ...]:
    """Keep a person's decision in the graph's file of them, or take it back; the store follows.

    Returns:
        The notes of `refresh`.

    Raises:
        DataError: it contradicts others, by their lines; nothing changes.
        GraphError: the folder or the endpoint can't be written.
    """
    (remove_decision if undo else add_decision)(own_path(folder, "decisions"), decision)
    return refresh(folder, endpoint)


def dropped(folder: Path) -> dict[str, int]:
    """How many statements were proposed in the graph's articles and became no claims, by reason, the most first."""
    counts = Counter[str]()
    for reading in read_readings(folder):
        counts.update(dict(reading.dropped))
    return dict(counts.most_common())


def remove(folder: Path, ids: Sequence[str], *, endpoint: Endpoint | None = None) -> None:
    """Take articles and all that they yielded out of the graph: the exact inverse of adding them.

    Raises:
        UnknownNameError: the graph holds no such article.
    """
    for ident in ids:
        remove_reading(folder, ident)
    refresh(folder, endpoint)


def refresh(folder: Path, endpoint: Endpoint | None = None) -> tuple[str, ...]:
    """Make the store what the folder's shards and its copies of user files give, if it isn't that yet.

    Args:
        folder: the graph folder.
        endpoint: the store, if it isn't in the folder; it is sent what differs.

    Returns:
        What of the user's files came to nothing; nothing where the store was as it should be.
    """
    made_from = store_fingerprint(folder)
    if _is_there(folder, endpoint) and made_from.items() <= read_config(folder).items():
        return ()
    with uncollected():
        knowledge, vocabulary = _load(folder)
        content = knowledge, vocabulary.predicates, vocabulary.types
        publish(folder, endpoint, *content) if endpoint else rebuild(folder, *content)
    write_config(folder, read_config(folder) | made_from)
    return without_effect(knowledge, vocabulary)


def validate(folder: Path, endpoint: Endpoint | None = None) -> tuple[Defect, ...]:
    """All that is wrong in a graph, sorted: broken rules, misquoted words, a store that isn't what its files give.

    Raises:
        GraphError: no graph there, or a file of an article that can't be read.
        DataError: the file of what users added is faulty, by line.
    """
    store = local(open_graph(folder, endpoint))
    with uncollected():
        knowledge, vocabulary = _load(folder)
        return validate_store(store, knowledge, vocabulary, () if endpoint else read_added(folder))


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


def check(settings: Settings) -> None:
    """Load model and user files, so that a wrong one is told before anything is written.

    Raises:
        DataError, ModelError: a user's file or model won't do.
    """
    for kind in OWN_FILES:
        path = settings.own(kind)
        if path is not None and not path.is_file():
            raise DataError("no such file", where=str(path), allowed=f"a file of {kind}")
    load_world(settings.knowledge)
    load_vocabulary(settings.vocabulary)
    if settings.decisions:
        read_decisions(settings.decisions)
    model_named(settings.model)


def _is_there(folder: Path, endpoint: Endpoint | None) -> bool:
    """Whether the graph's store is there and whole; tells of an endpoint that won't do before anything is read."""
    return is_published(folder, endpoint) if endpoint else has_store(folder)


def _load(folder: Path) -> tuple[Knowledge, Vocabulary]:
    """All that a graph's articles yield together, and the vocabulary that it was built with."""
    vocabulary = load_vocabulary(own_file(folder, "vocabulary"))
    decisions = read_decisions(own_path(folder, "decisions"))
    return fuse(read_readings(folder), vocabulary, decisions), vocabulary


def _evaluate_sentences(annotation: Path, workers: int, progress: Progress) -> Evaluation:
    """Read each sentence as an article of its own; one that can't be read (not English, say) has no claims."""
    predicates = Predicates(load_vocabulary())
    sentences = read_sentences(annotation, predicates)
    articles = [_sentence_article(sentence.text) for sentence in sentences]
    readings = read_all([article for article in articles if article is not None], SHIPPED, workers)
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
