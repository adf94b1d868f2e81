"""SPARQL updates, read as far as is needed to know what they write, and to give them the graphs that they shall read.

Oxigraph, which runs them, checks the grammar (SPARQL 1.1 Update) and resolves the names of graphs. Its parser looks for
what the context allows, where a tokenizer goes by the characters alone, so that `?a<?b#>` is less-than and a comment to
the one and an IRI to the other. To be of one mind with it, whatever is an IRI here is written so that it can't be
anything else there (a hash or a quotation mark in it by its number): where they differ, the text is malformed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Store

from kg.core.errors import ForbiddenError, KgError, QueryError
from kg.core.iri import PREFIXES
from kg.core.sparql import Token, malformed, position, tokens
from kg.store.edits import Edit, edited, origin

WHERE = "SPARQL update"
_OPERATIONS = "INSERT DATA, DELETE DATA, DELETE WHERE, DELETE and INSERT, CLEAR, DROP, CREATE, ADD, COPY, MOVE"
_PROLOGUE = {"BASE": 1, "PREFIX": 2, "VERSION": 1}
"""How many tokens follow."""
_CLOSING = {"{": "}", "(": ")", "[": "]"}


Graph = NamedNode | BlankNode | str
"""One that an update names, or what it has instead of a name: `DEFAULT`, `NAMED`, `ALL`, a variable."""


@dataclass(frozen=True, slots=True)
class Request:
    """An update: its text, what to change in that before it is run, and which graphs it writes."""

    original: str
    edits: tuple[Edit, ...]
    writes: tuple[Graph, ...]

    @property
    def text(self) -> str:
        """What is to be run."""
        return edited(self.original, self.edits)

    def malformed(self, message: str) -> QueryError:
        """What Oxigraph's message on `text` says of the original."""
        offset = position(self.text, message)
        if offset is None:
            return QueryError(message, where=WHERE)
        return _malformed(self.original, origin(offset, self.edits))


def read_request(
    text: str, *, base_iri: str | None = None, using: Sequence[str] = (), using_named: Sequence[str] = ()
) -> Request:
    """Read an update.

    Args:
        text: the update.
        base_iri: to which relative IRIs in it are relative.
        using: graphs, by IRI, that make the default graph of each WHERE (the protocol's `using-graph-uri`).
        using_named: graphs, by IRI, that `GRAPH` in each WHERE sees (`using-named-graph-uri`).

    Raises:
        QueryError: it is malformed, or says itself what it reads although `using` or `using_named` do.
        ForbiddenError: it has LOAD or SERVICE.
    """
    if base_iri is not None:
        _iri(base_iri)
    clauses = [f"USING {_iri(graph)} " for graph in using] + [f"USING NAMED {_iri(graph)} " for graph in using_named]
    reader = _Reader(text, base_iri, "".join(clauses))
    reader.read()
    edits = sorted(reader.edits, key=lambda edit: edit.start)
    return Request(text, tuple(edits), tuple(dict.fromkeys(reader.writes)))


class _Reader:
    """Goes through an update's tokens once; a method for each production of the grammar that matters."""

    def __init__(self, text: str, base_iri: str | None, clauses: str) -> None:
        self.text, self.base_iri, self.clauses = text, base_iri, clauses
        self.tokens = list(tokens(text))
        self.at = 0
        self.prologue = ""
        self.writes: list[Graph] = []
        self.edits = [
            Edit(token.start, token.stop, escaped)
            for token in self.tokens
            if token.kind == "iri" and (escaped := _escaped(token.text)) != token.text
        ]

    def read(self) -> None:
        self._refuse_what_no_parser_takes()
        going_on = True
        while going_on:
            while (count := _PROLOGUE.get(self._word())) is not None:
                self.prologue += " ".join(self._next().text for _ in range(count + 1)) + " "
            if self._here.kind != "end":
                self._operation()
            going_on = self._take(";")
        self._expect("")

    def _refuse_what_no_parser_takes(self) -> None:
        """SERVICE, also where no space parts it from other words; a quotation mark without its fellow."""
        for token in self.tokens:
            said = token.text.partition(":")[0] if token.kind == "name" else token.text
            if token.kind in {"name", "word"} and "service" in said.casefold():
                raise _remote("SERVICE")
            if token.kind == "sign" and token.text in "'\"\\":
                raise self._malformed(token)

    def _operation(self) -> None:
        first = self._next()
        methods: dict[str, Callable[[], None]] = {
            "INSERT": self._insert,
            "DELETE": self._delete,
            "WITH": self._with,
            "CLEAR": self._clear,
            "DROP": self._clear,
            "CREATE": self._clear,
            "ADD": self._copy,
            "COPY": self._copy,
            "MOVE": self._move,
        }
        if _keyword(first) == "LOAD":
            raise _remote("LOAD")
        if _keyword(first) not in methods:
            raise self._malformed(first)
        methods[_keyword(first)]()

    def _clear(self) -> None:
        self._take("SILENT")
        self.writes.append(self._graph())

    def _copy(self) -> None:
        self._take("SILENT")
        self._graph()
        self._expect("TO")
        self.writes.append(self._graph())

    def _move(self) -> None:
        self._take("SILENT")
        self.writes.append(self._graph())
        self._expect("TO")
        self.writes.append(self._graph())

    def _graph(self) -> Graph:
        self._take("GRAPH")
        return self._named(self._next())

    def _insert(self) -> None:
        if self._take("DATA"):
            self._quads("DEFAULT")
        else:
            self._modify("INSERT", "DEFAULT")

    def _delete(self) -> None:
        where = self._here
        if self._take("DATA"):
            self._quads("DEFAULT")
        elif self._take("WHERE"):
            start = self._here.start
            self._quads("DEFAULT")
            if self.clauses:  # has no place for them: DELETE WHERE { ... } is DELETE { ... } WHERE { ... }
                stop = self.tokens[self.at - 1].stop
                pattern = edited(self.text, self.edits, start, stop)
                self.edits += Edit(where.start, where.stop, ""), Edit(stop, stop, f" {self.clauses}WHERE {pattern}")
        else:
            self._modify("DELETE", "DEFAULT")

    def _with(self) -> None:
        self._refuse_two_datasets()
        graph = self._named(self._next())
        verb = _keyword(self._next())
        self._modify(verb, graph)

    def _modify(self, verb: str, default: Graph) -> None:
        if verb not in {"DELETE", "INSERT"}:
            raise self._malformed(self.tokens[self.at - 1])
        self._quads(default)
        if verb == "DELETE" and self._take("INSERT"):
            self._quads(default)
        while self._take("USING"):
            self._refuse_two_datasets()
            self._take("NAMED")
            self._next()
        if self.clauses:
            self.edits.append(Edit(self._here.start, self._here.start, self.clauses))
        self._expect("WHERE")
        self._group()

    def _quads(self, default: Graph) -> None:
        """What is between braces: triples of the default graph and blocks of others, each written."""
        self._expect("{")
        while not self._take("}"):
            if self._take("GRAPH"):
                self.writes.append(self._named(self._next()))
                self._group()
            elif not self._take("."):
                self.writes.append(default)
                self._group() if self._here.text in _CLOSING else self._next()

    def _group(self) -> None:
        """Whatever is between braces, brackets or parentheses, these included."""
        closing = _CLOSING.get(self._here.text)
        if closing is None:
            raise self._malformed(self._here)
        waiting = [closing]
        self._next()
        while waiting:
            token = self._next()
            if token.text in _CLOSING:
                waiting.append(_CLOSING[token.text])
            elif token.text == waiting[-1]:
                waiting.pop()

    def _named(self, token: Token) -> Graph:
        """The graph that a token names, as Oxigraph resolves it."""
        if token.kind == "variable" or _keyword(token) in {"DEFAULT", "NAMED", "ALL"}:
            return token.text
        if token.kind not in {"iri", "name"}:
            raise self._malformed(token)
        store, creation = Store(), f"{self.prologue}CREATE GRAPH {token.text}"
        try:
            store.update(creation, base_iri=self.base_iri, prefixes=PREFIXES)
        except (SyntaxError, ValueError):
            raise _malformed(self.text, token.stop) from None
        return next(iter(store.named_graphs()))

    def _refuse_two_datasets(self) -> None:
        if self.clauses:
            allowed = "using-graph-uri and using-named-graph-uri, or USING, USING NAMED and WITH in the text"
            raise QueryError("two say what is read", where=WHERE, allowed=allowed)

    @property
    def _here(self) -> Token:
        return self.tokens[self.at]

    def _word(self) -> str:
        return _keyword(self._here)

    def _next(self) -> Token:
        token = self._here
        if token.kind == "end":
            raise self._malformed(token)
        self.at += 1
        return token

    def _take(self, text: str) -> bool:
        if self._here.kind in {"word", "sign"} and self._word() == text:
            self.at += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if self._word() != text or (not text and self._here.kind != "end"):
            raise self._malformed(self._here)
        self.at += bool(text)

    def _malformed(self, token: Token) -> QueryError:
        return _malformed(self.text, token.start)


def _keyword(token: Token) -> str:
    """A word in capitals, a sign; empty for what names something or is a value."""
    return token.text.upper() if token.kind in {"word", "sign"} else ""


def _escaped(iri: str) -> str:
    return re.sub("[#']", lambda match: f"\\u{ord(match[0]):04X}", iri)


def _iri(graph: str) -> str:
    try:
        return str(NamedNode(graph))
    except ValueError as error:
        raise QueryError(f"{graph!r} is no IRI", where=WHERE, allowed="an absolute one") from error


def _malformed(text: str, offset: int) -> QueryError:
    return malformed(text, offset, where=WHERE, allowed=f"operations are {_OPERATIONS}")


def _remote(keyword: str) -> KgError:
    return ForbiddenError(f"{keyword} reaches other servers", where=WHERE, allowed="send what is to be added as it is")
