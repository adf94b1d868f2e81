"""The graph folder's master copy: one JSON file of text and one of entities, claims and events per article.

`articles/ID.json.gz` and `claims/ID.json.gz`, each written whole or not at all. An article is in the graph when its
claims file is, so a kill between the two loses only the article that was being written. Compressed, as disk use per
article is bounded: they take less than a quarter of the bare JSON.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.core.errors import GraphError, UnknownNameError, nearest
from kg.core.types import Article, Claim, Entity, Event, Reading, Span
from kg.core.whole import remove_file, write_whole
from kg.store.codec import decode, encode

_SUFFIX = ".json.gz"
_PARTS: dict[str, Any] = {
    "entities": tuple[Entity, ...],
    "claims": tuple[Claim, ...],
    "events": tuple[Event, ...],
    "dropped": tuple[tuple[str, int], ...],
    "sentences": tuple[Span, ...],
}
"""What a reading holds beside its article."""


def write_reading(folder: Path, reading: Reading, *, known: Mapping[str, str] | None = None) -> None:
    """Keep what one article yields; an earlier text of the same name goes.

    Args:
        folder: the graph folder, made where missing.
        reading: the article with its entities and claims.
        known: ids by article name, as from `article_names`; spares a scan of the folder for each article written.

    Raises:
        GraphError: the folder can't be written.
    """
    article = reading.article
    old = (article_names(folder) if known is None else known).get(article.name, article.id)
    if old != article.id and _path(folder, "claims", old).exists():
        remove_reading(folder, old)
    _write(_path(folder, "articles", article.id), encode(article))
    _write(_path(folder, "claims", article.id), {part: encode(getattr(reading, part)) for part in _PARTS})


def read_readings(folder: Path) -> Iterator[Reading]:
    """Every article's reading, by article id.

    Raises:
        GraphError: a shard that can't be read, by name.
    """
    for article in article_ids(folder):
        yield read_reading(folder, article)


def read_reading(folder: Path, article: str) -> Reading:
    """What an article yielded, by its id.

    Raises:
        GraphError: a shard that can't be read, by name.
    """
    path = _path(folder, "claims", article)
    data = _read(path)
    try:
        parts = {part: decode(kind, data[part]) for part, kind in _PARTS.items()}
    except (KeyError, TypeError, ValueError) as error:
        raise _broken(path, error) from error
    return Reading(_read_article(folder, article), **parts)


def remove_reading(folder: Path, article: str) -> None:
    """Take an article and all that it yielded out of the shards.

    Raises:
        UnknownNameError: no such article id.
        GraphError: the folder can't be written.
    """
    if article not in (ids := article_ids(folder)):
        raise UnknownNameError(f"no article {article}", where=str(folder), allowed=nearest(article, ids))
    for kind in ("claims", "articles"):
        remove_file(_path(folder, kind, article))


def has_articles(folder: Path) -> bool:
    """Whether a graph's articles were ever kept there."""
    return (folder / "claims").is_dir()


def article_ids(folder: Path) -> tuple[str, ...]:
    """The ids of the articles in the graph, sorted; none where there is no such folder."""
    paths = (folder / "claims").glob(f"*{_SUFFIX}")
    return tuple(sorted(path.name.removesuffix(_SUFFIX) for path in paths))


def stored_articles(folder: Path) -> Iterator[Article]:
    """Every article as it was read, by id; whatever code made the rest of the graph, these can be read.

    Raises:
        GraphError: a shard that can't be read, by name.
    """
    return (_read_article(folder, article) for article in article_ids(folder))


def article_names(folder: Path) -> dict[str, str]:
    """Article ids by the articles' names.

    Raises:
        GraphError: a shard that can't be read, by name.
    """
    return {article.name: article.id for article in stored_articles(folder)}


def read_config(folder: Path) -> dict[str, str]:
    """The hashes of what the graph was built with; empty for a new graph.

    Raises:
        GraphError: `config.json` isn't a table of strings.
    """
    path = folder / "config.json"
    config = _read(path) if path.exists() else {}
    if not isinstance(config, dict) or not all(isinstance(value, str) for value in config.values()):
        raise GraphError("not a table of strings", where=str(path), allowed="remove it and run `kg build` again")
    return config


def write_config(folder: Path, config: Mapping[str, str]) -> None:
    """Keep the hashes of what the graph is built with.

    Raises:
        GraphError: the folder can't be written.
    """
    _write(folder / "config.json", dict(config))


def _read_article(folder: Path, article: str) -> Article:
    path = _path(folder, "articles", article)
    try:
        return decode(Article, _read(path))
    except (TypeError, ValueError) as error:
        raise _broken(path, error) from error


def _path(folder: Path, kind: str, article: str) -> Path:
    return folder / kind / f"{article}{_SUFFIX}"


def _read(path: Path) -> Any:
    try:
        data = path.read_bytes()
        return json.loads(gzip.decompress(data) if path.name.endswith(_SUFFIX) else data)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise _broken(path, error) from error


def _write(path: Path, data: Any) -> None:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    write_whole(path, gzip.compress(text, mtime=0) if path.name.endswith(_SUFFIX) else text, make_folder=True)


def _broken(path: Path, error: Exception) -> GraphError:
    return GraphError(f"broken file ({error})", where=str(path), allowed="remove it and run `kg build` again")
