"""What a graph can be asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.api.place import Place
from kg.core.types import Article
from kg.query import (
    Answer,
    ClaimRecord,
    EntityRecord,
    FactRecord,
    Profile,
    Stream,
    choose_query,
    claim_records,
    entity_records,
    fact_records,
    find_article,
    make_profile,
    stream,
)
from kg.store import Defect, read_reading

if TYPE_CHECKING:
    from kg.evaluate import Evaluation
    from kg.pipeline import Progress


class Questions(Place):
    """A graph that is asked."""

    __slots__ = ()

    def query(
        self, query: str, parameters: dict[str, str] | None = None, *, queries: Iterable[str | Path] = ()
    ) -> Answer:
        """Ask a named query, a `.rq` file or a SPARQL text.

        Args:
            query: which.
            parameters: values by parameter name; entities by any of their names.
            queries: folders of named queries of your own.

        Raises:
            QueryError, UnknownNameError, AmbiguousNameError, GraphError: one line says what was wrong, and what was
                allowed.
        """
        return self.stream(query, parameters, queries=queries).answer()

    def stream(
        self, query: str, parameters: dict[str, str] | None = None, *, queries: Iterable[str | Path] = ()
    ) -> Stream:
        """Begin to answer what is too big to keep: `graph.stream("claims").write(file, "csv")`; else as `query`."""
        chosen = choose_query(query, [Path(folder) for folder in queries])
        return stream(self._store(), chosen, parameters)

    def show(self, entity: str) -> Profile:
        """All that the graph has on an entity: names, claims, and the sentences that mention it, article by article.

        Args:
            entity: any of its names, its id (`ent:Homs`), or a name and a type (`Homs (City)`).

        Raises:
            UnknownNameError, AmbiguousNameError, GraphError: one line says what was wrong, and what was allowed.
        """
        return make_profile(self._store(), entity, partial(read_reading, self._articles()))

    def article(self, name: str) -> Article:
        """An article as it was read, by its name or id; claims quote `article.text[start:end]`.

        Raises:
            UnknownNameError, GraphError: no such article, or no graph; one line says what was allowed.
        """
        return read_reading(self._articles(), find_article(self._store(), name)).article

    def claims(
        self, *, article: str = "", entity: str = "", predicate: str = "", status: str = ""
    ) -> tuple[ClaimRecord, ...]:
        """What the articles claim, as records, in the order of the articles.

        Args:
            article: only in this one, by its name or id.
            entity: only what this has part in, or says, by any of its names.
            predicate: only this relation: `captures`, `open:interfere_in`.
            status: only of statements of this status: `accepted`, `reported`, `denied` or `disputed`.

        Raises:
            QueryError, UnknownNameError, AmbiguousNameError, GraphError: one line says what was wrong, and what was
                allowed.
        """
        narrowed = {"article": article, "entity": entity, "predicate": predicate, "status": status}
        return claim_records(self._store(), narrowed)

    def facts(self, *, entity: str = "", predicate: str = "", status: str = "") -> tuple[FactRecord, ...]:
        """The statements with what speaks for and against them, as records; arguments and errors as `claims`."""
        narrowed = {"entity": entity, "predicate": predicate, "status": status}
        return fact_records(self._store(), narrowed)

    def entities(self, *, article: str = "", type: str = "") -> tuple[EntityRecord, ...]:
        """The entities as records, by id.

        Args:
            article: only those that this one names, by its name or id.
            type: only those of this type or one below it: `Place`.

        Raises:
            QueryError, UnknownNameError, GraphError: one line says what was wrong, and what was allowed.
        """
        return entity_records(self._store(), {"article": article}, type=type)

    def stats(self) -> dict[str, Any]:
        """How much of each kind the graph holds."""
        return {row["what"]: row["count"] for row in self.query("stats")}

    def dropped(self) -> dict[str, int]:
        """How many statements were proposed in the articles and became no claims, by reason, the most first."""
        from kg import pipeline

        return pipeline.dropped(self._articles())

    def validate(self) -> tuple[Defect, ...]:
        """All that is wrong in the graph, as records whose text is a line each; nothing if it is as it should be.

        Its rules are those of `kg/knowledge/checks.toml` and `ontology.toml`; besides, quotations are compared with the
        articles, and the store with what the graph's files give, those of the articles and what users added.

        Raises:
            GraphError: no graph there, or a file of an article that can't be read.
        """
        from kg import pipeline

        return pipeline.validate(self._articles(), self.endpoint)

    def evaluate(
        self,
        annotation: str | Path,
        *,
        workers: int = 1,
        progress: Progress = lambda _name, _done, _all: None,
    ) -> Evaluation:
        """Compare the graph with articles that people annotated.

        Args:
            annotation: a folder with `KEY.facts.tsv` and `KEY.entities.tsv` for each article; or one with
                `sentences.tsv` and `facts.tsv`, whose sentences are then read and compared instead of the graph.
            workers: processes that read sentences at the same time.
            progress: called with a sentence's id, how many are done, how many there are.

        Raises:
            InputError, GraphError, UnknownNameError: no annotation, a row that isn't in the form, a graph that is
                missing or lacks an article; one line says which.
        """
        from kg import pipeline

        return pipeline.evaluate(Path(annotation), self._articles(), workers=workers, progress=progress)
