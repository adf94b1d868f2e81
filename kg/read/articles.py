"""Files to Articles: read each, refuse what is no article, mask its furniture, find its metadata.

Metadata comes from the file's own fields and text first, else from `articles.tsv` beside it, else it is unknown; never
from a file's time stamp. Only an agency in a dateline gives way to the listing: it says who filed the text, not who
printed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.core.errors import InputError
from kg.core.iri import article_id
from kg.core.types import Article
from kg.read.files import SUFFIXES, File, find_files
from kg.read.furniture import furniture, merge
from kg.read.head import read_head
from kg.read.html import read_html
from kg.read.listing import Listing, read_listing
from kg.read.markdown import read_markdown
from kg.read.page import UTF_8, Note, Page, check, check_encoding, load
from kg.read.rows import read_json_pages, read_table_pages


def read_articles(paths: Iterable[Path], *, encoding: str = UTF_8) -> Iterator[Article | InputError | Note]:
    """Read the articles of files and folders, sorted by file name, rows in their table's order.

    A file or row that can't be read comes out as the error that names it, in its place, and the rest is read. Two
    articles of one name and text count once. A note says how a table's columns are read.

    Args:
        paths: files, or folders that are searched through; names are relative to the folder.
        encoding: of all the files, by a name that Python knows.

    Raises:
        InputError: a path doesn't exist, a folder holds no such files, or there is no such encoding; before anything is
            read.
        DataError: an `articles.tsv` that doesn't validate; before anything is read.
    """
    check_encoding(encoding)
    files = find_files(paths)
    listings = {folder: read_listing(folder) for folder in sorted({file.path.parent for file in files})}
    return _once(result for file in files for result in _read_file(file, listings[file.path.parent], encoding))


def as_article(text: str) -> Article:
    """The article of a text that stands in no file, by the name `text`.

    Raises:
        InputError: the text is empty, too long, binary or not English.
    """
    return to_article(Page("text", text), {})


def to_article(page: Page, listed: Mapping[str, str]) -> Article:
    """Make an article of a page.

    Args:
        page: the text with what its file's fields say of it.
        listed: its row in `articles.tsv`, empty where there is none.

    Raises:
        InputError: the text is empty, too long, binary or not English.
    """
    check(page)
    masked = furniture(page.text)
    head = read_head(page.text, masked)
    return Article(
        id=article_id(page.name, page.text),
        name=page.name,
        text=page.text,
        title=page.title or head.title or listed.get("title", ""),
        source=page.source or listed.get("source", "") or head.agency,
        byline=page.byline or head.byline or listed.get("author", ""),
        published=page.published or head.published or listed.get("published", ""),
        url=page.url or listed.get("url", ""),
        furniture=merge([*masked, *head.furniture]),
    )


def _once(results: Iterable[Article | InputError | Note]) -> Iterator[Article | InputError | Note]:
    ids: dict[str, str] = {}
    for result in results:
        if not isinstance(result, Article):
            yield result
        elif result.name not in ids:
            ids[result.name] = result.id
            yield result
        elif ids[result.name] != result.id:
            yield InputError("a second text of this name", where=result.name, allowed="one text a name")


def _read_file(file: File, listing: Listing, encoding: str) -> Iterator[Article | InputError | Note]:
    try:
        for page in _pages(file, encoding):
            yield _checked(page, listing, file) if isinstance(page, Page) else page
    except InputError as error:
        yield error


def _checked(page: Page, listing: Listing, file: File) -> Article | InputError:
    try:
        return to_article(page, listing.get(file.path.name + page.name.removeprefix(file.name), {}))
    except InputError as error:
        return error


def _pages(file: File, encoding: str) -> Iterator[Page | InputError | Note]:
    match file.path.suffix.lower():
        case ".txt":
            yield Page(file.name, load(file.path, file.name, encoding))
        case ".md":
            yield read_markdown(file.path, file.name, encoding)
        case ".html" | ".htm":
            yield read_html(file.path, file.name, encoding)
        case ".csv" | ".tsv":
            yield from read_table_pages(file.path, file.name, encoding)
        case ".jsonl":
            yield from read_json_pages(file.path, file.name, encoding)
        case suffix:
            what = f"a {suffix} file" if suffix else "a file without a suffix"
            raise InputError(what, where=file.name, allowed=", ".join(SUFFIXES))
