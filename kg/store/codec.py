"""Records of `kg.core.types` to plain JSON values and back, exactly.

Driven by the dataclasses' own type hints, so that a new field needs no change here. What equals its default is left out
and a span is a pair: shards stay small.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from kg.core.types import Span

T = TypeVar("T")


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
    result: T = _decode(kind, data)
    return result


def _decode(hint: Any, data: Any) -> Any:
    origin, parts = get_origin(hint), get_args(hint)
    if hint is Span:
        return Span(*(_checked(place, int) for place in _checked(data, list)))
    if is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        return hint(**{name: _decode(hints.get(name), value) for name, value in _checked(data, dict).items()})
    if origin is tuple:
        kinds = parts[:1] * len(_checked(data, list)) if parts[-1] is Ellipsis else parts
        return tuple(_decode(kind, item) for kind, item in zip(kinds, data, strict=True))
    if origin in {Union, types.UnionType}:
        return None if data is None else _decode(parts[0], data)
    if origin is Literal:
        return parts[parts.index(data)]
    return float(data) if hint is float else _checked(data, hint)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _checked(data: Any, kind: Any) -> Any:
    if not isinstance(data, kind):
        raise TypeError(f"{data!r} is not a {kind.__name__}")
    return data
