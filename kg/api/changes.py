"""What people change in a graph: which articles it has, and what they decide about what was read."""

from __future__ import annotations

from kg.api.place import Place
from kg.core.errors import UnknownNameError, nearest
from kg.store import article_names


class Changes(Place):
    """A graph that is corrected."""

    __slots__ = ()

    def remove(self, *names: str) -> None:
        """Take articles out, by their names or ids, as if they had never been there.

        Raises:
            UnknownNameError: the graph holds no such article; nothing is removed.
        """
        from kg import pipeline

        known = article_names(self._articles())
        for name in names:
            if name not in known and name not in known.values():
                allowed = nearest(name, known) or f"it holds {len(known)} articles, see `kg query articles`"
                raise UnknownNameError(f"no article {name}", where=str(self.folder), allowed=allowed)
        pipeline.remove(self.folder, [known.get(name, name) for name in names], endpoint=self.endpoint)

    def same(self, a: str, b: str, *, by: str = "", undo: bool = False) -> tuple[str, ...]:
        """Decide that two entities are one thing, whatever later builds read; the node is the known one's, else `a`'s.

        Args:
            a: an entity, by any of its names or its id.
            b: the other.
            by: who says so.
            undo: take that decision back.

        Returns:
            Notes on the graph's decisions and other files of yours that come to nothing.

        Raises:
            UnknownNameError, QueryError: no such entity, several, one only, or no such decision.
            DataError: it contradicts other decisions, by the lines of `decisions.tsv` in the graph folder.
        """
        from kg.deciding import decide

        return decide(self._articles(), "same", (a, b), by=by, undo=undo, endpoint=self.endpoint)

    def different(self, a: str, b: str, *, by: str = "", undo: bool = False) -> tuple[str, ...]:
        """Decide that two entities are never one; where they are one now, name them by their ids. Else as `same`."""
        from kg.deciding import decide

        return decide(self._articles(), "different", (a, b), by=by, undo=undo, endpoint=self.endpoint)

    def reject(self, claim: str, *, by: str = "", undo: bool = False) -> tuple[str, ...]:
        """Decide that a claim is read wrongly: the graph has it no longer. By its IRI or id; else as `same`."""
        from kg.deciding import judge

        return judge(self._articles(), "reject", claim, by=by, undo=undo, endpoint=self.endpoint)

    def accept(self, claim: str, *, by: str = "", undo: bool = False) -> tuple[str, ...]:
        """Decide that a claim is read rightly, however doubtful it was: its confidence is 1. Else as `reject`."""
        from kg.deciding import judge

        return judge(self._articles(), "accept", claim, by=by, undo=undo, endpoint=self.endpoint)
