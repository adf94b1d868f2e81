"""What a graph is built with: a model, a user's files, and hashes of what decides its readings and its store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kg.core.iri import digest
from kg.resolve import gazetteer_version
from kg.store import OWN_FILES, article_ids, own_file, read_config

READING = ("core", "read", "annotate", "resolve", "extract", "reading.py", "store/codec.py", "store/shards.py")
"""The code that decides what a text yields and in which form that is kept."""
STORING = ("core", "fuse", "store")
"""The code that decides what a store holds, given what the texts yield."""
STORE = "store"
"""The key in `config.json` of `store_fingerprint`."""
EXTENDED = "extended"
"""The key of how often the store was extended since it was made anew."""
_OF_MEASURES = "evaluation.tsv"
"""The lexicon that only `kg evaluate` reads."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a graph is built with: a spaCy pipeline's name and a user's files; None for what ships.

    A build into a graph that has a copy of a user's file takes that where None is given.
    """

    model: str | None = None
    knowledge: Path | None = None
    vocabulary: Path | None = None
    open: bool = True
    """Whether relations that the vocabulary doesn't know are kept, in their own words."""
    decisions: Path | None = None
    """What a person says is the same or different; no part of what a text yields."""

    def own(self, kind: str) -> Path | None:
        """The user's file of a kind (`knowledge`, `vocabulary`, `decisions`)."""
        return {"knowledge": self.knowledge, "vocabulary": self.vocabulary, "decisions": self.decisions}[kind]


SHIPPED = Settings()
"""Nothing but what ships."""


def remembered(settings: Settings, folder: Path, forget: Sequence[str] = ()) -> Settings:
    """The settings with the graph's copies of user files where none are given, save those to be forgotten."""
    own = {kind: settings.own(kind) or (None if kind in forget else own_file(folder, kind)) for kind in OWN_FILES}
    return Settings(settings.model, own["knowledge"], own["vocabulary"], settings.open, own["decisions"])


def fingerprint(settings: Settings) -> dict[str, str]:
    """Hashes of all that decides what a text yields; a graph never mixes two of them."""
    own = ((OWN_FILES[kind], settings.own(kind)) for kind in ("knowledge", "vocabulary"))
    return {
        "code": _hash(_code(READING)),
        "lexicons": _hash(_lexicons()),
        "gazetteer": gazetteer_version(),
        "model": settings.model or _hash(_named(p for p in (_package() / "model").rglob("*") if p.is_file())),
        "user files": _hash((name, path) for name, path in own if path is not None),
        "open relations": "kept" if settings.open else "left out",
    }


def store_fingerprint(folder: Path, articles: Iterable[str] | None = None) -> str:
    """One hash of what a graph folder's store is made from: which articles (all, by default), read and joined how."""
    read = [f"{key}={value}" for key, value in sorted(read_config(folder).items()) if key not in {STORE, EXTENDED}]
    own = ((name, own_file(folder, kind)) for kind, name in OWN_FILES.items())
    files = [*_code(STORING), *_lexicons(), *((name, path) for name, path in own if path is not None)]
    return digest(_hash(files), *read, *sorted(article_ids(folder) if articles is None else articles))


def _package() -> Path:
    return Path(str(files("kg")))


def _code(parts: Iterable[str]) -> list[tuple[str, Path]]:
    """The modules of packages, and single ones."""
    paths = (_package() / part for part in parts)
    return _named(each for path in paths for each in (path.rglob("*.py") if path.is_dir() else [path]))


def _lexicons() -> list[tuple[str, Path]]:
    return _named(path for path in (_package() / "knowledge").iterdir() if path.name != _OF_MEASURES)


def _named(paths: Iterable[Path]) -> list[tuple[str, Path]]:
    return [(path.name, path) for path in sorted(paths)]


def _hash(named: Iterable[tuple[str, Path]]) -> str:
    """Of the files' names and contents, in the order given."""
    digest = hashlib.sha256()
    for name, path in named:
        digest.update(name.encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
