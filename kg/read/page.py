"""What a file holds of one article before its furniture and metadata are looked for, and whether it is English.

A text that isn't is refused by name, with what is wrong and where.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from encodings.aliases import aliases
from pathlib import Path

from kg.core.errors import InputError, nearest
from kg.read.language import is_english

_LARGEST_FILE_IN_BYTES = 5_000_000
_LONGEST_TEXT_IN_CHARACTERS = 1_000_000
_GREATEST_CONTROL_SHARE = 0.1
_ALLOWED = "plain English text in UTF-8"
UTF_8 = "utf-8"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell of a file that is read: which of its columns as what."""

    what: str
    where: str

    def __str__(self) -> str:
        """`where: what`, one line."""
        return " ".join(f"{self.where}: {self.what}".split())


@dataclass(frozen=True, slots=True)
class Page:
    """An article's name and text with what its file's own fields say of it, empty where they don't."""

    name: str
    text: str
    title: str = ""
    source: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""


def load(path: Path, name: str, encoding: str, *, largest_in_bytes: int = _LARGEST_FILE_IN_BYTES) -> str:
    r"""A file's text, its newlines made `\n`.

    Raises:
        InputError: the file can't be opened, is too large, binary, or not in this encoding.
    """
    try:
        size = path.stat().st_size
        if size > largest_in_bytes:
            raise InputError(f"it has {size} bytes", where=name, allowed=f"at most {largest_in_bytes} for one article")
        return decode(path.read_bytes(), name, encoding)
    except OSError as error:
        raise InputError(error.strerror or "can't be opened", where=name, allowed="a file that can be read") from error


def decode(data: bytes, name: str, encoding: str) -> str:
    r"""Bytes as text, without a byte order mark, newlines made `\n`.

    Raises:
        InputError: they are binary or not in this encoding; says at which byte.
    """
    if (nul := data.find(b"\0")) >= 0 and not is_wide(encoding):
        raise InputError(f"it is binary: a NUL byte at byte {nul}", where=name, allowed=_ALLOWED)
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        at = f"{data[error.start]:#04x} at byte {error.start}" if isinstance(error, UnicodeDecodeError) else error
        what = f"it is not {encoding.upper()}: {at}"
        allowed = "name the encoding of files that aren't in UTF-8: --encoding cp1252, say"
        raise InputError(what, where=name, allowed=allowed) from error
    if "\0" in text:
        raise InputError(f"it is binary: NUL at character {text.index(chr(0))}", where=name, allowed=_ALLOWED)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def check_encoding(encoding: str) -> None:
    """Refuse what is no encoding of texts.

    Raises:
        InputError: Python knows no such encoding.
    """
    try:
        "\n".encode(encoding)
    except (LookupError, ValueError) as error:
        allowed = nearest(encoding, set(aliases.values())) or "utf-8, utf-16, cp1252, iso8859_1..."
        raise InputError("no such encoding", where=f"--encoding {encoding}", allowed=allowed) from error


def is_wide(encoding: str) -> bool:
    """Whether a character takes several bytes even where it is a letter or a line's end, as in UTF-16."""
    return b"\0" in "\n".encode(encoding)


def check(page: Page) -> None:
    """Refuse what is no article.

    Raises:
        InputError: the text is empty, too long, binary or not English.
    """
    text = page.text
    if not text.strip():
        raise InputError("it is empty", where=page.name, allowed=_ALLOWED)
    if len(text) > _LONGEST_TEXT_IN_CHARACTERS:
        allowed = f"at most {_LONGEST_TEXT_IN_CHARACTERS} for one article"
        raise InputError(f"it has {len(text)} characters", where=page.name, allowed=allowed)
    _check_binary(page)
    if not is_english(text):
        raise InputError("it is not in English", where=page.name, allowed=_ALLOWED)


def _check_binary(page: Page) -> None:
    """Refuse control characters and, in what JSON escapes, NUL and halves of surrogate pairs, which RDF can't hold."""
    controls = [i for i, c in enumerate(page.text) if unicodedata.category(c) == "Cc" and not c.isspace()]
    if len(controls) > len(page.text) * _GREATEST_CONTROL_SHARE:
        what = f"it is binary: {len(controls)} control characters, the first at character {controls[0]}"
        raise InputError(what, where=page.name, allowed=_ALLOWED)
    for field in (page.name, page.text, page.title, page.source, page.byline, page.url):
        if found := re.search("[\0\ud800-\udfff]", field):
            what = f"it holds U+{ord(found[0]):04X} at character {found.start()}"
            raise InputError(what, where=page.name.encode(errors="replace").decode(), allowed=_ALLOWED)
