"""Requests after the SPARQL 1.1 Protocol (W3C, 2013): GET, POST of a form, POST of the text itself."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kg.web.errors import HttpError

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
DATASET = {"query": ("default-graph-uri", "named-graph-uri"), "update": ("using-graph-uri", "using-named-graph-uri")}
"""By operation, the parameters that give the default graphs and the named ones."""
MOST_BYTES = 1 << 20
"""Of a request's body."""
MOST_FIELDS = 1000
BODY_IN_SECONDS = 30

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """What a client asks for."""

    kind: str
    """`query` or `update`."""
    text: str
    default: tuple[str, ...]
    """The IRIs of the default graphs."""
    named: tuple[str, ...]

    @property
    def dataset(self) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The graphs that are to be seen; None: those that the text says."""
        return (self.default, self.named) if self.default or self.named else None


async def read_operation(request: Request) -> Operation | None:
    """What a request asks for; None for a GET that asks for nothing.

    Raises:
        HttpError: 400 malformed or not UTF-8, 408 too slow, 413 too large, 415 another media type.
    """
    pairs = fields(request.scope["query_string"])
    if request.method != "POST":
        return _from_get(pairs)
    media, charset = _content_type(request)
    if media not in {FORM, QUERY, UPDATE}:
        accepted = ", ".join((FORM, QUERY, UPDATE))
        raise HttpError(415, f"media type {media or '(none)'}; needs {accepted}", {"Accept-Post": accepted})
    if charset not in {"utf-8", "utf8", "us-ascii", "ascii"}:
        raise HttpError(400, f"charset {charset}; needs UTF-8")
    body = await _body(request)
    if media == FORM:
        return _from_pairs([*pairs, *fields(body)])
    return _from_pairs([*pairs, ("query" if media == QUERY else "update", _utf8(body))])


def address(request: Request) -> str:
    """The IRI at which a client asked, without parameters."""
    return str(request.url).partition("?")[0]


def fields(encoded: bytes) -> Pairs:
    """The names and values of a query string or form, percent-decoded.

    Raises:
        HttpError: not UTF-8, or too many.
    """
    try:
        text = encoded.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise HttpError(400, "parameters that aren't percent-encoded UTF-8") from error
    except ValueError as error:
        raise HttpError(400, f"more than {MOST_FIELDS} parameters") from error


def _from_get(pairs: Pairs) -> Operation | None:
    names = {name for name, _ in pairs}
    if "update" in names:
        raise HttpError(400, "an update by GET; needs POST")
    return _from_pairs(pairs) if "query" in names else None


def _from_pairs(pairs: Pairs) -> Operation:
    texts = [(name, value) for name, value in pairs if name in DATASET]
    if len(texts) != 1:
        what = "no query or update" if not texts else "more than one query or update"
        raise HttpError(400, f"{what}; needs exactly one parameter `query` or `update`, or a body of that type")
    kind, text = texts[0]
    default, named = (tuple(value for name, value in pairs if name == key) for key in DATASET[kind])
    return Operation(kind, text, default, named)


def _content_type(request: Request) -> tuple[str, str]:
    message = Message()
    message["Content-Type"] = request.headers.get("content-type", "")
    media = message["Content-Type"].partition(";")[0].strip().casefold()
    return media, str(message.get_param("charset", "utf-8")).casefold()


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_IN_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise HttpError(413, f"more than {MOST_BYTES} bytes", {"Connection": "close"})
    except TimeoutError as error:
        raise HttpError(408, "the body takes too long", {"Connection": "close"}) from error
    except ClientDisconnect as error:
        raise HttpError(400, "the body breaks off") from error
    return bytes(body)


def _utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HttpError(400, "a body that isn't UTF-8") from error
