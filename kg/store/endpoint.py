"""SPARQL 1.1 Protocol over HTTP: queries and updates to somebody's store, retried where that can help.

Errors are one line each: the address without credentials, what the server says cut short, what was allowed.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

from kg.core.errors import GraphError, KgError, QueryError
from kg.store.addresses import UPDATE_VARIABLE, Address

if TYPE_CHECKING:
    from requests import Response, Session

TIMEOUT_IN_SECONDS = (10, 300)
"""To connect, and between two bytes of the answer."""
PAUSES_IN_SECONDS = (0.3, 1.0, 3.0)
"""Before each further try."""
BUSY = (429, 502, 503, 504)
_TOLD_IN_CHARACTERS = 160
_FORM = "application/x-www-form-urlencoded"
_UPDATE = "application/sparql-update"


class Endpoint:
    """A store behind HTTP, with a connection that is kept."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._updates = address.updates
        self._was_reached = False

    def __str__(self) -> str:
        """Where it is, without credentials."""
        return str(self.address)

    def __repr__(self) -> str:
        """As `str()`, so that nothing shows credentials."""
        return f"Endpoint({str(self)!r})"

    def ask(self, query: str, accept: str, *, default_graph: str = "") -> tuple[bytes, int]:
        """What it answers to a query in the media type that is asked for.

        Args:
            query: SPARQL, all prefixes declared.
            accept: the media type.
            default_graph: the graph to ask instead of its default graph.

        Returns:
            The body, and how many rows are the most that it gives, where the answer may have been cut to these (as
            Virtuoso tells); else 0.

        Raises:
            GraphError: it can't be reached, refuses, fails or answers something else.
            QueryError: it finds fault with the query.
        """
        form = {"query": query, **({"default-graph-uri": default_graph} if default_graph else {})}
        answer = self._post(self.address.query, form, {"Accept": accept, "Content-Type": _FORM})
        if answer.status_code != 200:
            self._fail(answer)
        if answer.headers.get("Content-Type", "").partition(";")[0].strip() != accept:
            self._fail(answer, allowed=f"an endpoint that answers {accept}")
        return answer.content, int(answer.headers.get("X-SPARQL-MaxRows", 0))

    def update(self, text: str) -> None:
        """Send an update, which must be one that may be sent twice.

        The first of the addresses for updates that takes one gets all later ones, too.

        Raises:
            GraphError: none takes it.
        """
        answers = []
        for url in self._updates:
            answer = self._post(url, text.encode(), {"Content-Type": _UPDATE})
            if answer.status_code < 300:
                self._updates = (url,)
                return
            answers.append(answer)
        allowed = f"needs an endpoint that takes updates; {UPDATE_VARIABLE} can say where"
        self._fail(min(answers, key=_strangeness), error=GraphError, allowed=allowed)

    @cached_property
    def _session(self) -> Session:
        """`requests` costs start-up time that only those pay who name an address."""
        from requests import Session

        session = Session()
        session.headers["User-Agent"] = "kg"
        return session

    def _post(self, url: str, data: Mapping[str, str] | bytes, headers: Mapping[str, str]) -> Response:
        from requests import ConnectionError, ReadTimeout, RequestException

        for pause in (*PAUSES_IN_SECONDS, None):
            try:
                answer = self._authorised(url, data, headers)
            except ReadTimeout as error:
                raise self._unreached(url, f"no answer in {TIMEOUT_IN_SECONDS[1]} s") from error
            except ConnectionError as error:
                if pause is None or not self._was_reached:
                    raise self._unreached(url, _reason(error)) from error
            except RequestException as error:
                raise self._unreached(url, type(error).__name__) from error
            else:
                self._was_reached = True
                if pause is None or answer.status_code not in BUSY:
                    return answer
            time.sleep(pause or 0)
        raise AssertionError

    def _authorised(self, url: str, data: Mapping[str, str] | bytes, headers: Mapping[str, str]) -> Response:
        """The answer, credentials given in the way that the server asks for, and only where it asks."""
        from requests.auth import HTTPBasicAuth, HTTPDigestAuth

        def send() -> Response:
            return self._session.post(
                url, data=data, headers=headers, timeout=TIMEOUT_IN_SECONDS, allow_redirects=False
            )

        answer, address = send(), self.address
        if answer.status_code != 401 or not address.user or self._session.auth:
            return answer
        scheme = answer.headers.get("WWW-Authenticate", "").lower()
        kind = HTTPDigestAuth if "digest" in scheme else HTTPBasicAuth
        self._session.auth = kind(address.user, address.password)
        return send()

    def _fail(self, answer: Response, *, error: type[KgError] | None = None, allowed: str = "") -> NoReturn:
        status = answer.status_code
        where = re.sub(r"\?.*", "", answer.url)
        if status in {401, 403}:
            given = "other credentials" if self.address.user else "credentials"
            allowed = "give them in the address: http://USER:PASSWORD@HOST/PATH"
            raise GraphError(f"asks for {given} ({status})", where=where, allowed=allowed)
        if 300 <= status < 400:
            allowed = f"name the address that it leads to: {answer.headers.get('Location', 'none')}"
            raise GraphError(f"answers {status}", where=where, allowed=allowed)
        told = self._told(answer)
        kind = error or (QueryError if status == 400 else GraphError)
        allowed = allowed or ("" if status == 400 else "needs a SPARQL 1.1 endpoint there")
        raise kind(f"answers {status}{told and ': '}{told}", where=where, allowed=allowed)

    def _told(self, answer: Response) -> str:
        """The server's own words, as far as they are of use; a page for people isn't."""
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        if kind == "text/html":
            return "a web page"
        told = " ".join(answer.text[:1000].split())
        if secret := self.address.password:
            told = told.replace(secret, "…")
        return told if len(told) <= _TOLD_IN_CHARACTERS else told[:_TOLD_IN_CHARACTERS] + "…"

    def _unreached(self, url: str, why: str) -> GraphError:
        allowed = "needs a SPARQL endpoint that runs there"
        return GraphError(f"can't be reached ({why})", where=re.sub(r"\?.*", "", url), allowed=allowed)


def _strangeness(answer: Response) -> int:
    """How little an answer has to do with what was sent: those that ask for credentials know it best."""
    return 0 if answer.status_code in {401, 403} else 2 if answer.status_code in {404, 405} else 1


def _reason(error: Exception) -> str:
    """The innermost cause, in the system's words."""
    found = re.search(r"\[Errno -?\d+\] ([\w ]+)|timed out|certificate", str(error))
    return (found[1] or found[0]).lower() if found else "the connection broke"
