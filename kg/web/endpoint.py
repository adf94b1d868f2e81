"""The paths: each handler reads a request, calls one function and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kg.core.errors import QueryError, nearest
from kg.core.vocabulary import load_vocabulary
from kg.query import NamedQuery
from kg.store import describe, own_file
from kg.web import page
from kg.web.answering import Answering
from kg.web.description import describe_service
from kg.web.errors import HttpError
from kg.web.frames import Job
from kg.web.negotiate import ROWS, TRIPLES, Choice, choose, named, not_acceptable
from kg.web.pool import Pool
from kg.web.protocol import address, fields, read_operation
from kg.web.updates import Updates

_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What the server answers from."""

    pool: Pool
    queries: Mapping[str, NamedQuery]
    updates: Updates

    async def sparql(self, request: Request) -> Response:
        """SPARQL 1.1 Protocol: a query or an update; a description of the service where neither is given."""
        operation = await read_operation(request)
        if operation is None:
            return self._description(request)
        if operation.kind == "update":
            return await self.updates(request, operation)
        return self._answer(request, operation.text, dataset=operation.dataset)

    async def update(self, request: Request) -> Response:
        """The same for updates alone."""
        operation = await read_operation(request)
        if operation is None or operation.kind != "update":
            raise HttpError(400, "no update; queries go to /sparql")
        return await self.updates(request, operation)

    async def store(self, request: Request) -> Response:
        """SPARQL 1.1 Graph Store Protocol, its reading side: a graph, whole."""
        given = fields(request.scope["query_string"])
        if given == [("default", "")]:
            return self._answer(request, _EVERYTHING)
        if len(given) != 1 or given[0][0] != "graph":
            raise HttpError(400, "which graph? needs ?default or ?graph=IRI")
        iri = given[0][1]
        return self._answer(request, _EVERYTHING, dataset=((iri,), ()), graph=iri)

    async def named(self, request: Request) -> Response:
        """A named query, with its parameters as those of the address; a suffix says the format."""
        query, format = self._named(request.path_params["name"])
        given = fields(request.scope["query_string"])
        parameters = {name: value for name, value in given if value}
        if len({name for name, _ in given}) != len(given):
            raise HttpError(400, "a parameter is given twice")
        return self._answer(request, query.text, format, name=query.name, parameters=parameters)

    async def listing(self, request: Request) -> Response:
        """The named queries."""
        base = address(request)
        return JSONResponse([_told(query, base) for query in self.queries.values()])

    async def document(self, request: Request) -> Response:
        """The ontology or the shapes, of the graph's own vocabulary too; a suffix says the format."""
        choice = self._choice(request, request.path_params.get("format", ""))
        vocabulary = load_vocabulary(own_file(self.pool.folder, "vocabulary"))
        shapes = request.url.path.startswith("/shapes")
        return Response(describe(vocabulary, choice.format, shapes=shapes), headers=_headers(choice))

    async def home(self, _request: Request) -> Response:
        """The page for people."""
        return HTMLResponse(page.home(self.queries.values()), headers=page.HEADERS)

    def _answer(self, request: Request, text: str, format: str = "", **more: Any) -> Response:
        accept = ", ".join(request.headers.getlist("accept"))
        rows, triples = (named(format, all) if format else choose(accept, all) for all in (ROWS, TRIPLES))
        limits = self.pool.limits
        job = Job(
            text=text,
            base_iri=address(request),
            rows=_form(rows),
            triples=_form(triples),
            most=limits.rows,
            seconds=limits.seconds,
            only_head=request.method == "HEAD",
            **more,
        )
        return Answering(self.pool, job)

    def _named(self, path: str) -> tuple[NamedQuery, str]:
        """A query and a format, empty where none is asked for."""
        name, _, format = (path, "", "") if path in self.queries else path.rpartition(".")
        if name not in self.queries:
            wanted = name or path
            allowed = nearest(wanted, self.queries) or "see /queries"
            raise HttpError(404, str(QueryError(f"no query is named {wanted}", allowed=allowed)))
        if format and format not in {**ROWS, **TRIPLES}:
            raise HttpError(404, f"no format {format}; one of {', '.join({**ROWS, **TRIPLES})}")
        return self.queries[name], format

    def _description(self, request: Request) -> Response:
        choice = self._choice(request)
        try:
            body = describe_service(address(request), choice.format, writes=bool(self.updates.token))
        except ValueError as error:
            raise HttpError(400, f"a host of which no IRI can be made ({error})") from error
        return Response(body, headers=_headers(choice))

    def _choice(self, request: Request, format: str = "") -> Choice:
        """The format of a document in RDF."""
        if format and format not in TRIPLES:
            raise HttpError(404, f"no format {format}; one of {', '.join(TRIPLES)}")
        accept = ", ".join(request.headers.getlist("accept"))
        choice = named(format, TRIPLES) if format else choose(accept, TRIPLES)
        if choice is None:
            raise not_acceptable(is_graph=True)
        return choice


def _headers(choice: Choice) -> dict[str, str]:
    return {"Content-Type": choice.content_type, "Vary": "Accept"}


def _form(choice: Choice | None) -> tuple[str, str] | None:
    return (choice.format, choice.content_type) if choice else None


def _told(query: NamedQuery, base: str) -> dict[str, Any]:
    parts = ("name", "title", "question", "columns")
    parameters = [asdict(parameter) for parameter in query.parameters]
    return {**{part: getattr(query, part) for part in parts}, "parameters": parameters, "url": f"{base}/{query.name}"}
