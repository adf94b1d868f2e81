"""Read a saved web page: the text of its article, and what its head says of it.

The standard library's parser, which takes broken pages too; the article is the `article` element, else `main`, else
`body`, without the elements that are furniture by their names and the lines that are nothing but links.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from kg.core.errors import InputError
from kg.read.dates import parse_date
from kg.read.furniture import is_furniture_element
from kg.read.page import Page, load

_BODIES = ("article", "main", "body", "page")
"""Where the text may be, the surest first; `page` is everything, for pages that have no such element."""
# fmt: off
_SKIPPED = frozenset({
    "head", "script", "style", "noscript", "template", "nav", "header", "footer",
    "aside", "form", "button", "select", "svg", "iframe", "object", "dialog",
})
# fmt: on
_MAY_BE_NAMED = frozenset({"div", "section", "ul", "ol", "table", "amp-sidebar"})
"""Elements that are skipped for their classes or id; others are too small to matter or, as `body`, too large."""
_MAY_WRAP_AN_ARTICLE = frozenset({"head", "form"})
# fmt: off
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "ins", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
# fmt: on
_FEWEST_WORDS_OF_AN_ARTICLE = 40
_MOST_OPEN_TAGS = 1000
"""More than any script compares numbers; Python's parser takes quadratic time for tags that don't end."""
_APART = "\0"
"""Between the contents of several elements, and around links; `load` lets no file through that holds it."""
_ONLY_LINKS = re.compile(rf"\W*(?:{_APART}[^{_APART}]*{_APART}\W*)+")
_META = {
    "title": ("og:title", "ld:headline", "h1", "title"),
    "source": ("og:site_name", "ld:publisher"),
    "author": ("author", "ld:author", "article:author", "byl"),
    "published": (
        *("article:published_time", "ld:datepublished", "datepublished", "og:published_time", "pubdate", "publishdate"),
        *("date", "dc.date", "dc.date.issued", "dcterms.date", "time"),
    ),
    "url": ("og:url", "canonical"),
}
"""Where each field may stand, the surest first: names of meta elements, `ld:` keys of linked data, elements."""


def read_html(path: Path, name: str, encoding: str) -> Page:
    """The one article of a .html file.

    Raises:
        InputError: the file can't be read as text, or holds declarations that no parser knows.
    """
    page = load(path, name, encoding)
    if page.count("<") > 2 * page.count(">") + _MOST_OPEN_TAGS:
        raise InputError("it is no HTML: its tags don't end", where=name, allowed="a web page")
    parser = _parsed(page, name, is_strict=True)
    if len(parser.text().split()) < _FEWEST_WORDS_OF_AN_ARTICLE:
        parser = _parsed(page, name, is_strict=False)
    text, found = parser.text(), parser.found()
    title, byline = _first(found, "title"), _first(found, "author")
    headings = {title, found.get("h1", "")}
    return Page(
        name=name,
        text=text if not text or headings & set(text.split("\n")) else f"{title}\n{text}".lstrip(),
        title=title,
        source=_first(found, "source"),
        byline="" if byline.startswith("http") else byline.removeprefix("By "),
        published=next((day for key in _META["published"] if (day := parse_date(found.get(key, "")))), ""),
        url=_first(found, "url"),
    )


def _parsed(page: str, name: str, *, is_strict: bool) -> _Parser:
    parser = _Parser(is_strict=is_strict)
    try:
        parser.feed(page)
        parser.close()
    except AssertionError as error:
        raise InputError(f"it is no HTML: {error}", where=name, allowed="a web page") from error
    return parser


def _first(found: dict[str, str], field: str) -> str:
    return next((found[key] for key in _META[field] if found.get(key)), "")


class _Parser(HTMLParser):
    """Gathers the text of each possible body, and what may be metadata by the name of its place.

    A strict one leaves out links that stand alone and elements that bear the names of furniture.
    """

    def __init__(self, *, is_strict: bool) -> None:
        super().__init__()
        self._is_strict, self._is_link = is_strict, False
        self._text: dict[str, list[str]] = {body: [] for body in _BODIES}
        self._inside = {body: int(body == "page") for body in _BODIES}
        self._skipped: list[str] = []
        self._captured: dict[str, list[str]] = {}
        self._capturing = ""
        self._meta: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self._note(tag, given)
        place = "ld" if given.get("type", "").lower() == "application/ld+json" else tag
        if place == "ld" or (place in {"title", "h1"} and place not in self._captured):
            self._capturing = place
            self._captured.setdefault(place, []).append(_APART)
        if tag in self._inside:
            self._inside[tag] += 1
            self._skipped = [skipped for skipped in self._skipped if skipped not in _MAY_WRAP_AN_ARTICLE]
        elif tag in _SKIPPED or tag in self._skipped or self._is_furniture(tag, given):
            self._skipped.append(tag)
        self._is_link = self._is_strict and (self._is_link or tag == "a") and (tag != "a" or "href" in given)
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {self._capturing, "script"}:
            self._capturing = ""
        if self._inside.get(tag, 0) > 0:
            self._inside[tag] -= 1
        while tag in self._skipped and self._skipped.pop() != tag:
            pass
        self._is_link = self._is_link and tag != "a"
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._capturing:
            self._captured[self._capturing].append(data)
        words = re.sub(r"[ \t\r\n\f]+", " ", data)
        self._add(f"{_APART}{words}{_APART}" if self._is_link and words.strip() else words)

    def text(self) -> str:
        """The text of the surest body that holds an article, a line for each of its elements."""
        texts = [_tidy("".join(self._text[body])) for body in _BODIES]
        return next((text for text in texts if len(text.split()) >= _FEWEST_WORDS_OF_AN_ARTICLE), texts[-1])

    def found(self) -> dict[str, str]:
        """All that may be metadata, each on one line."""
        captured = {key: "".join(parts).strip(_APART) for key, parts in self._captured.items()}
        elements = {key: " ".join(words.split()) for key, words in captured.items()}
        return {**self._meta, **_linked_data(captured.get("ld", "").split(_APART)), **elements}

    def _is_furniture(self, tag: str, given: dict[str, str]) -> bool:
        names = f"{given.get('class', '')} {given.get('id', '')}"
        return self._is_strict and tag in _MAY_BE_NAMED and is_furniture_element(names)

    def _note(self, tag: str, given: dict[str, str]) -> None:
        key, value = "", given.get("content", "")
        if tag == "meta":
            key = given.get("property") or given.get("name") or given.get("itemprop", "")
        elif tag == "link" and given.get("rel") == "canonical":
            key, value = "canonical", given.get("href", "")
        elif tag == "time":
            key, value = "time", given.get("datetime", "")
        if value.strip():
            self._meta.setdefault(key.lower(), " ".join(value.split()))

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self._add("\n")

    def _add(self, data: str) -> None:
        if not self._skipped:
            for body in _BODIES:
                if self._inside[body]:
                    self._text[body].append(data)


def _tidy(text: str) -> str:
    """Lines without outer or double spaces; none is empty, or only links."""
    kept = "\n".join(line for line in text.split("\n") if not _ONLY_LINKS.fullmatch(line)).replace(_APART, "")
    lines = (line.strip() for line in re.sub(" +", " ", kept).split("\n"))
    return "\n".join(line for line in lines if line)


def _linked_data(scripts: list[str]) -> dict[str, str]:
    """The fields of the first thing in the page's JSON-LD that has a publication date."""
    for script in scripts:
        with suppress(ValueError, RecursionError):
            for thing in _things(json.loads(script)):
                if "datePublished" in thing:
                    return {f"ld:{key.lower()}": label(value) for key, value in thing.items()}
    return {}


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a JSON value, outermost first."""
    queue = [value]
    for inner in queue:  # grows while it is walked
        if isinstance(inner, dict):
            yield inner
            queue += inner.values()
        elif isinstance(inner, list):
            queue += inner


def label(value: Any) -> str:
    """A JSON-LD value as text: itself, its name, or the names of several."""
    if isinstance(value, list):
        return " and ".join(label for label in map(label, value) if label)
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
