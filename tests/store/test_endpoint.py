"""What is sent over HTTP, and what is told of servers that refuse, fail, lie or go away."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pytest
from pyoxigraph import DefaultGraph, NamedNode, QueryTriples

from kg.core.errors import GraphError, KgError, QueryError
from kg.core.iri import PREFIXES
from kg.core.types import Knowledge
from kg.store import Endpoint, endpoint, publish
from kg.store.addresses import read_address
from kg.store.remote import RemoteStore

ROWS = "application/sparql-results+json"
NOTHING = b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}'
Reply = tuple[int, dict[str, str], bytes]
FINE: Reply = (200, {"Content-Type": ROWS}, NOTHING)


@dataclass
class Server:
    """Gives its replies one after another, the last for ever, and keeps what it was sent."""

    port: int
    replies: list[Reply] = field(default_factory=lambda: [FINE])
    paths: list[str] = field(default_factory=list)
    authorization: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)

    def store(self, path: str = "/sparql", *, user: str = "") -> RemoteStore:
        return RemoteStore(Endpoint(read_address(f"http://{user}127.0.0.1:{self.port}{path}")))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(endpoint, "PAUSES_IN_SECONDS", (0, 0))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.paths.append(self.path)
            told.authorization.append(self.headers.get("Authorization", ""))
            told.bodies.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            status, headers, body = told.replies.pop(0) if len(told.replies) > 1 else told.replies[0]
            if not status:
                return
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        told = Server(http.server_port)
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield told
        http.shutdown()
        thread.join()


ERRORS: list[tuple[Reply, type[KgError], str]] = [
    (
        (401, {}, b""),
        GraphError,
        r"/sparql: asks for other credentials \(401\); give them in the address: http://USER:",
    ),
    ((403, {}, b""), GraphError, r"asks for other credentials \(403\)"),
    (
        (500, {}, b"disk\nfull " + b"x" * 999),
        GraphError,
        r"answers 500: disk full x{150}…; needs a SPARQL 1.1 endpoint",
    ),
    ((500, {}, b"wrong: s3cret"), GraphError, "answers 500: wrong: …;"),
    ((400, {}, b"no function f"), QueryError, "answers 400: no function f$"),
    ((302, {"Location": "https://b/"}, b""), GraphError, "answers 302; name the address that it leads to: https://b/"),
    (
        (200, {"Content-Type": "text/html"}, b"<html>"),
        GraphError,
        f"answers 200: a web page; an endpoint that .*{ROWS[:9]}",
    ),
    ((200, {"Content-Type": ROWS}, b"<html>"), GraphError, "answers what is no answer"),
    ((200, {"Content-Type": ROWS}, b'{"head": {}, "boolean": true}'), GraphError, "answers what is no answer"),
    ((200, {"Content-Type": ROWS}, NOTHING[:-3] + b'{"s": '), GraphError, "answers what is no answer"),
    ((503, {}, b"busy"), GraphError, "answers 503: busy"),
]


@pytest.mark.parametrize(("reply", "kind", "message"), ERRORS)
def test_errors_are_one_clear_line(server: Server, reply: Reply, kind: type[KgError], message: str) -> None:
    server.replies = [reply]
    with pytest.raises(kind, match=message) as raised:
        list(server.store(user="jane:s3cret@").quads_for_pattern(None, None, None))
    line = str(raised.value)
    assert line.startswith(f"http://127.0.0.1:{server.port}/sparql: ")
    assert "s3cret" not in line
    assert "\n" not in line


def test_nobody_there() -> None:
    store = RemoteStore(Endpoint(read_address("http://jane:s3cret@127.0.0.1:1/sparql")))
    with pytest.raises(GraphError, match=r"can't be reached \(connection refused\); needs a SPARQL endpoint") as raised:
        store.query("ASK {}")
    assert "s3cret" not in str(raised.value)


def test_a_busy_server_is_asked_again(server: Server) -> None:
    server.replies = [(503, {}, b""), (502, {}, b""), FINE]
    assert server.store().default_graph == ""
    assert len(server.paths) == 3


def test_a_connection_that_breaks_is_made_again(server: Server) -> None:
    server.replies = [FINE, (0, {}, b""), FINE]
    assert not list(server.store().query("SELECT ?s { ?s ?p ?o }"))  # type: ignore[arg-type]
    assert len(server.paths) == 3


def test_credentials_are_given_where_they_are_asked_for(server: Server) -> None:
    server.replies = [(401, {"WWW-Authenticate": "Basic realm=x"}, b""), FINE]
    assert server.store(user="jane:s3cret@").default_graph == ""
    assert server.authorization == ["", f"Basic {base64.b64encode(b'jane:s3cret').decode()}"]


def test_updates_go_where_they_are_taken(server: Server) -> None:
    server.replies = [(404, {}, b""), (204, {}, b"")]
    target = server.store().endpoint
    target.update("INSERT DATA { <a:> <b:> 'é' }")
    target.update("DELETE DATA { <a:> <b:> 'é' }")
    assert server.paths == ["/sparql", "/update", "/update"]
    assert server.bodies[1:] == ["INSERT DATA { <a:> <b:> 'é' }", "DELETE DATA { <a:> <b:> 'é' }"]


@pytest.mark.parametrize(
    ("statuses", "message"),
    [
        ((404, 405, 404), "answers 404; needs an endpoint that takes updates; KG_UPDATE_URL can say where"),
        ((500, 404, 401), "/sparql-auth: asks for credentials"),
        ((500, 404, 404), "/sparql: answers 500"),
    ],
)
def test_the_most_telling_refusal_is_told(server: Server, statuses: tuple[int, ...], message: str) -> None:
    server.replies = [(status, {}, b"") for status in statuses]
    with pytest.raises(GraphError, match=message):
        server.store().endpoint.update("INSERT DATA {}")


def test_a_server_that_only_seems_to_take_updates_is_told(server: Server, tmp_path: Path) -> None:
    target = server.store().endpoint
    with pytest.raises(GraphError, match=r"took an update and has nothing of it; .* KG_UPDATE_URL can say"):
        publish(tmp_path / "new.kg", target, Knowledge())
    assert not (tmp_path / "new.kg").exists()
    assert [body.partition(" {")[0] for body in server.bodies if "DATA" in body] == ["INSERT DATA", "DELETE DATA"]


def test_only_prefixes_that_are_missing_are_declared(server: Server) -> None:
    query = (
        "# PREFIX ent: <urn:>\nPREFIX kg: <urn:a> PREFIX own: <urn:b> # PREFIX art: <urn:>\n"
        "SELECT ?s { ?s own:x kg:y, 'PREFIX claim: <urn:>' }"
    )
    server.store().query(query, prefixes=PREFIXES)
    (sent,) = parse_qs(server.bodies[-1])["query"]
    assert sent.endswith(query)
    assert sent.count("PREFIX kg:") == 1
    assert [sent.count(f"PREFIX {prefix}:") for prefix in ("ent", "art", "claim")] == [2, 2, 2]


def test_what_is_cut_short_is_no_answer(server: Server) -> None:
    server.replies = [FINE, (200, {"Content-Type": ROWS, "X-SPARQL-MaxRows": "10"}, NOTHING)]
    with pytest.raises(GraphError, match="gives no more than 10 rows; ask for less, or let the server give more"):
        server.store().query("SELECT ?s { ?s ?p ?o }")


def test_rows_that_come_twice_are_no_answer(server: Server) -> None:
    row = '{"s": {"type": "uri", "value": "https://w3id.org/newskg/x"}}'
    parts = [
        f'{{"head": {{"vars": ["s"]}}, "results": {{"bindings": [{",".join([row] * n)}]}}}}'.encode() for n in (1, 1, 0)
    ]
    more = {"Content-Type": ROWS, "X-SPARQL-MaxRows": "1"}
    server.replies = [
        FINE,
        (200, more, parts[0]),
        *((200, {"Content-Type": ROWS}, part) for part in (*parts[:2], parts[2])),
    ]
    with pytest.raises(GraphError, match="gives its rows in another order each time"):
        list(server.store().quads_for_pattern(None, NamedNode("urn:p"), NamedNode("urn:o"), DefaultGraph()))


def test_triples_are_parsed(server: Server) -> None:
    server.replies = [
        FINE,
        (200, {"Content-Type": "application/n-triples"}, b"<a:a> <a:b> <a:c> .\n<a:a> <a:b> <a:c> .\n"),
    ]
    built = server.store().query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(built, QueryTriples)
    assert [str(triple) for triple in built] == ["<a:a> <a:b> <a:c>"]
