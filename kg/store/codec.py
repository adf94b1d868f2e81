"""Records of `kg.core.types` to plain JSON values and back, exactly.

Driven by the dataclasses' own type hints, so that a new field needs no change here. What equals its default is left out
and a span is a pair: shards stay small.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from kg.core.types import Span

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """A record, or tuple of records, as JSON values.

    >>> encode(Span(3, 9))
    [3, 9]
    """
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: encode(v) for f, v in pairs if f.default is MISSING or v != f.default}
    return [encode(item) for item in value] if isinstance(value, tuple) else value


def decode(kind: type[T], data: Any) -> T:
    """The record of type `kind` that `encode` turned into `data`.

    Raises:
        TypeError, ValueError: `data` isn't such a record.
    """
    hint: Any = kind
    result: T = _decoder(hint)(data)
    return result


@cache
def _decoder(hint: Any) -> Decoder:
    """What makes a value of that type, worked out once a type: a graph has half a million values."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint is Span:
        return lambda data: Span(*(_checked(place, int) for place in _checked(data, list)))
    if is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    if origin is tuple:
        return _row(parts)
    if origin in {Union, types.UnionType}:
        some = _decoder(parts[0])
        return lambda data: None if data is None else some(data)
    if origin is Literal:
        return lambda data: parts[parts.index(data)]
    return float if hint is float else lambda data: _checked(data, hint)


def _record(kind: type) -> Decoder:
    decoders = {name: _decoder(hint) for name, hint in get_type_hints(kind).items()}
    as_it_is = _decoder(object)  # for a field that the record doesn't have, which its constructor refuses
    return lambda data: kind(**{n: decoders.get(n, as_it_is)(value) for n, value in _checked(data, dict).items()})


def _row(parts: tuple[Any, ...]) -> Decoder:
    if parts[-1] is Ellipsis:
        each = _decoder(parts[0])
        return lambda data: tuple(map(each, _checked(data, list)))
    decoders = tuple(map(_decoder, parts))
    return lambda data: tuple(d(item) for d, item in zip(decoders, _checked(data, list), strict=True))


def _checked(data: Any, kind: Any) -> Any:
    if not isinstance(data, kind):
        raise TypeError(f"{data!r} is not a {kind.__name__}")
    return data
