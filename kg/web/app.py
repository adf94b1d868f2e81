"""The application: paths, what happens to errors, and what goes around all answers (CORS, compression)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response

from kg.core.errors import KgError
from kg.query import load_queries
from kg.web.answering import CUT, NOTE, to_response
from kg.web.endpoint import Endpoint
from kg.web.errors import HttpError, to_http
from kg.web.pool import Limits, Pool
from kg.web.updates import Updates

READS = ("GET", "HEAD")
DEFAULT = Limits()
_COMPRESSION = 5
"""Of 9: answers are a twentieth larger than with the most, and take half its time."""


def make_app(
    folder: Path,
    *,
    limits: Limits = DEFAULT,
    queries: Iterable[Path] = (),
    origins: Sequence[str] = (),
    token: str = "",
    guard: bool = True,
) -> FastAPI:
    """An application that answers from a graph folder; its workers live as long as its lifespan.

    Args:
        folder: the graph folder.
        limits: what queries may use.
        queries: folders of named queries beside those that ship.
        origins: web sites (`https://example.org`) whose pages may ask, `*` for all.
        token: what an update has to bring; empty: updates are off.
        guard: whether updates may write users' own graphs alone; without it, any graph of a store that isn't kg's.

    Raises:
        DataError, QueryError: faulty named queries.
    """
    pool = Pool(folder, limits)
    endpoint = Endpoint(pool, load_queries(queries), Updates(folder, limits.seconds, token, guard))

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        async with pool:
            yield

    # Without telemetry, which would go to wherever the environment says.
    app = FastAPI(title="kg", lifespan=life, openapi_url=None, telemetry={"auto_configure": False})
    for path, methods, handler in _routes(endpoint):
        app.add_api_route(path, handler, methods=list(methods), response_model=None)
    app.add_exception_handler(HttpError, _tell)
    app.add_exception_handler(KgError, _tell)
    app.add_exception_handler(HTTPException, _tell)
    app.add_middleware(GZipMiddleware, compresslevel=_COMPRESSION)
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(origins),
            allow_methods=[*READS, "POST"],
            allow_headers=["*"],
            expose_headers=[CUT, NOTE],
        )
    return app


def _routes(endpoint: Endpoint) -> Iterable[tuple[str, Sequence[str], Callable[..., object]]]:
    for slash in ("", "/"):
        yield f"/sparql{slash}", (*READS, "POST"), endpoint.sparql
        yield f"/update{slash}", ("POST",), endpoint.update
        yield f"/store{slash}", READS, endpoint.store
        yield f"/queries{slash}", READS, endpoint.listing
    yield "/queries/{name}", READS, endpoint.named
    for document in ("ontology", "shapes"):
        yield f"/{document}", READS, endpoint.document
        yield f"/{document}.{{format}}", READS, endpoint.document
    yield "/", READS, endpoint.home


async def _tell(request: Request, error: Exception) -> Response:
    """An error as a line of text; OPTIONS, which has no handler, as the methods that there are."""
    told = _http(error)
    if request.method == "OPTIONS" and told.status == 405:
        return Response(status_code=204, headers={"Allow": f"{told.headers['Allow']}, OPTIONS"})
    return to_response(told)


def _http(error: Exception) -> HttpError:
    if isinstance(error, HTTPException):
        headers = error.headers or {}
        allowed = f"needs {headers['Allow']}" if "Allow" in headers else "the page at / says what there is"
        return HttpError(error.status_code, f"{error.detail}; {allowed}", headers)
    if isinstance(error, KgError):
        return to_http(error)
    assert isinstance(error, HttpError)
    return error
