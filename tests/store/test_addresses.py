"""From an address that is typed to where a store takes queries and updates."""

from __future__ import annotations

import pytest

from kg.core.errors import GraphError
from kg.store.addresses import FOLDER_VARIABLE, UPDATE_VARIABLE, is_address, read_address

CONVENTIONS = [
    ("http://localhost:7878", "/query", ("/update",), "localhost_7878.kg"),
    ("http://localhost:7878/", "/query", ("/update",), "localhost_7878.kg"),
    ("http://localhost:3030/news/query", "/news/query", ("/news/update",), "localhost_3030_news.kg"),
    ("http://localhost:3030/news/update", "/news/query", ("/news/update",), "localhost_3030_news.kg"),
    ("http://localhost:8890/sparql", "/sparql", ("/sparql", "/update", "/sparql-auth"), "localhost_8890.kg"),
    ("http://localhost:8890/sparql-auth", "/sparql-auth", ("/sparql-auth", "/sparql-auth/update"), "localhost_8890.kg"),
    ("http://localhost:7200/repositories/a", "/repositories/a", ("/repositories/a/statements",), None),
    ("http://localhost:7200/repositories/a/statements", "/repositories/a", ("/repositories/a/statements",), None),
    ("http://localhost:3030/news", "/news", ("/news", "/news/update"), "localhost_3030_news.kg"),
    ("https://localhost/a/sparql?x=1", "/a/sparql?x=1", ("/a/sparql?x=1", "/a/update?x=1", "/a/sparql-auth?x=1"), None),
]


@pytest.mark.parametrize(("typed", "query", "updates", "folder"), CONVENTIONS)
def test_paths_by_convention(typed: str, query: str, updates: tuple[str, ...], folder: str | None) -> None:
    address, root = read_address(typed), "/".join(typed.split("/")[:3])
    assert (address.query, address.updates) == (root + query, tuple(root + update for update in updates))
    assert folder is None or address.folder == folder


def test_credentials_are_kept_apart() -> None:
    address = read_address("http://J%40n:p%3Aw@d@localhost:8890/sparql")
    assert (address.user, address.password) == ("J@n", "p:w@d")
    assert (str(address), address.folder) == ("http://localhost:8890/sparql", "localhost_8890.kg")
    assert "p:w" not in repr(address) + "".join(address.updates)


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(UPDATE_VARIABLE, "http://localhost:1/write")
    monkeypatch.setenv(FOLDER_VARIABLE, "news.kg")
    address = read_address("http://localhost:2/read")
    assert (address.query, address.updates) == ("http://localhost:2/read", ("http://localhost:1/write",))
    assert address.folder == "news.kg"


@pytest.mark.parametrize(
    "typed", ["http://", "http:///sparql", "http://host:port/", "http://host:99999", "http://u:pw@/"]
)
def test_what_is_no_address_is_told(typed: str) -> None:
    with pytest.raises(GraphError, match=r"no such address can be; http://HOST:PORT/PATH") as raised:
        read_address(typed)
    assert "pw" not in str(raised.value)


def test_a_folder_is_no_address() -> None:
    assert is_address("HTTPS://host")
    assert not any(map(is_address, ("kg.db", "http", "http:folder", "a/http://b")))
