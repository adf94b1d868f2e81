"""What is sent to real stores behind HTTP when a graph changes, and after something went wrong."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from servers import FOREIGN, STORES, copied, empty, of_others, quads

from kg import pipeline
from kg.api import Graph
from kg.core.errors import GraphError
from kg.store import Endpoint
from kg.store.addresses import FOLDER_VARIABLE
from kg.store.answers import is_any


@pytest.fixture(params=STORES)
def small(
    request: pytest.FixtureRequest,
    addresses: Callable[[str], str],
    graph: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Graph]:
    """A graph of two articles on each store, to be changed, beside what isn't kg's."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(copied(graph, tmp_path / "small.kg", articles=2)))
    made = Graph(addresses(request.param))
    assert made.endpoint
    made.endpoint.update(f"INSERT DATA {{ {of_others(made)} }}")
    pipeline.refresh(made.folder, made.endpoint)
    yield made
    assert is_any(made.endpoint, FOREIGN)
    empty(made.endpoint)


def expected(graph: Graph) -> set[str]:
    """What a store of the folder's own holds when it is made of the same shards."""
    twin = Path(shutil.copytree(graph.folder, graph.folder.with_name("twin.db"), dirs_exist_ok=True))
    pipeline.refresh(twin)
    return quads(Graph(twin))


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The updates that are sent from now on."""
    texts, send = list[str](), Endpoint.update

    def told(self: Endpoint, text: str) -> None:
        texts.append(text)
        send(self, text)

    monkeypatch.setattr(Endpoint, "update", told)
    return texts


def test_removing_an_article_is_the_inverse_of_adding_it(small: Graph, graph: Path, sent: list[str]) -> None:
    name = Graph(graph).article(sorted(path.name for path in (graph / "claims").iterdir())[0].split(".")[0]).name
    before = quads(small)
    shards = {path: path.read_bytes() for path in small.folder.glob("*/*.json.gz")}
    small.remove(name)
    assert quads(small) == expected(small) < before | quads(small)
    assert sum(len(text) for text in sent) < 3_000_000
    for path, data in shards.items():
        path.write_bytes(data)
    pipeline.refresh(small.folder, small.endpoint)
    assert quads(small) == before


def test_a_decision_sends_what_it_changes(small: Graph, sent: list[str]) -> None:
    claim = small.claims()[0].claim
    small.reject(claim)
    assert quads(small) == expected(small)
    assert claim.removeprefix("claim:") in "".join(text for text in sent if text.startswith("DELETE DATA"))
    assert len("".join(sent)) < 100_000
    small.reject(claim, undo=True)
    assert claim in {each.claim for each in small.claims()}


@pytest.mark.parametrize("after", [1, 3, 6])
def test_a_kill_in_the_middle_is_mended(small: Graph, graph: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was sent of the old and the new by then."""
    endpoint, count, send = small.endpoint, 0, Endpoint.update

    def killed(self: Endpoint, text: str) -> None:
        nonlocal count
        count += 1
        if count > after:
            raise KeyboardInterrupt
        send(self, text)

    (article, *_) = sorted(path.name for path in (small.folder / "claims").iterdir())
    copied(graph, small.folder.with_name("all.kg"), articles=3)
    for kind in ("claims", "articles"):
        shutil.copytree(small.folder.with_name("all.kg") / kind, small.folder / kind, dirs_exist_ok=True)
        (small.folder / kind / article).unlink()
    with monkeypatch.context() as patch:
        patch.setattr("kg.store.publishing.BATCH_IN_QUADS", 500)
        patch.setattr(Endpoint, "update", killed)
        with pytest.raises(KeyboardInterrupt):
            pipeline.refresh(small.folder, endpoint)
    pipeline.refresh(small.folder, endpoint)
    assert quads(small) == expected(small)


def test_a_store_that_lost_its_data_gets_it_again(small: Graph) -> None:
    before = quads(small)
    assert small.endpoint
    empty(small.endpoint)
    assert not quads(small)
    pipeline.refresh(small.folder, small.endpoint)
    assert quads(small) == before


def test_no_folder_overwrites_the_graph_of_another(small: Graph, graph: Path, tmp_path: Path, sent: list[str]) -> None:
    """Nor what is left of one whose transfer was never finished."""
    other = copied(graph, tmp_path / "other.kg", articles=1)
    assert small.endpoint
    for _ in range(2):
        with pytest.raises(GraphError, match=r"holds a graph that another folder made; .*other\.kg"):
            pipeline.refresh(other, small.endpoint)
        assert not sent
        small.endpoint.update("DELETE WHERE { GRAPH <https://w3id.org/newskg/id/published> { ?s ?p ?o } }")
        sent.clear()


def test_a_broken_list_is_named(small: Graph) -> None:
    (small.folder / "published.nq.gz").write_bytes(gzip.compress(b"<a"))
    with pytest.raises(GraphError):
        pipeline.refresh(small.folder, small.endpoint)
