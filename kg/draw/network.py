"""The actor-relationship diagram: who fights, backs and holds what.

A relation is a line from subject to object, without an arrowhead where it holds both ways: its colour says whether it
is hostile, cooperative or neither, its dashes whether it is accepted, only reported, disputed or denied, its width how
many claims say so. A node's shape and colour say what it is, its size how much is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import combinations

from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from kg.draw.graph import Edge, lines_of, nodes_of, select, strongest
from kg.draw.paint import head_height, paint, ruler
from kg.draw.plan import make_plan
from kg.draw.style import house_style

LEGIBLE_NODES, LEGIBLE_LINES = 25, 50


def network_figure(edges: Iterable[Edge], *, title: str = "", focus: str = "", top: int = 0) -> Figure:
    """The picture as a matplotlib figure, for notebooks; arguments and errors as `kg.draw.draw_network`."""
    known = select(edges)
    shown = select(known, focus=focus, top=top or LEGIBLE_NODES)
    shown = shown if top else strongest(shown, LEGIBLE_LINES)
    with house_style():
        plan = make_plan(nodes_of(shown), lines_of(shown), ruler(), head=partial(head_height, title))
        return paint(plan, title=title, caption=_caption(shown, known, plan.unlabelled), emphasised={focus})


def overlaps(figure: Figure) -> list[tuple[str, str]]:
    """The pairs of words (or of words and a node) in a figure whose boxes overlap when they are rendered.

    An independent check of what was planned: it measures what matplotlib draws, title, legend and caption included.
    """
    with house_style():
        figure.draw_without_rendering()
        artists: list[Text | PathPatch] = [text for text in figure.findobj(Text) if isinstance(text, Text)]
        artists += [patch for patch in figure.findobj(PathPatch) if isinstance(patch, PathPatch)]
        found = [(_name(artist), artist.get_window_extent()) for artist in artists if _name(artist)]
    pairs = ((a, b) for a, b in combinations(found, 2) if Bbox.intersection(a[1], b[1]))
    return [(a[0], b[0]) for a, b in pairs]


def _name(artist: Text | PathPatch) -> str:
    return artist.get_text() if isinstance(artist, Text) else str(artist.get_label())


def _caption(shown: Sequence[Edge], known: Sequence[Edge], unlabelled: int) -> str:
    parts = (("actors and places", nodes_of(shown), nodes_of(known)), ("relations", shown, known))
    text = "Shown: " + ", ".join(f"{len(some)} of {len(every)} {what}" for what, some, every in parts)
    lost = f" No room for the words of {unlabelled} lines." if unlabelled else ""
    return f"{text}. Size and width: number of claims.{lost}"
