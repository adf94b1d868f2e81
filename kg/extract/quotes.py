"""Who speaks the words between quotation marks: the subject of the reporting verb that goes with them.

A quotation runs to its closing mark, or to the paragraph's end where it goes on in the next, which then opens with a
mark again. A paragraph that is quoted from its first word to its last goes on with whoever spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.core.words import speech
from kg.extract.scene import Scene

_SPEAKERS = {"Person", "Organization", "Government", "Media", "Military"}
_CLOSING = {
    '"': {'"', "”", "''"},
    "“": {'"', "”"},
    "``": {"''"},
    "‘‘": {"’’"},
    "'": {"'", "’"},
    "‘": {"'", "’"},
}
_SINGLE = {"'", "‘", "’"}
_DEEPEST = 3
_FEWEST_WORDS = 3
"""Fewer are a name, or words that the author holds at arm's length."""


@dataclass(slots=True, eq=False)
class _Quotation:
    """Tokens from the opening mark up to the closing one, or to the paragraph's end, and the quotation around it."""

    first: int
    stop: int
    outer: _Quotation | None
    speakers: tuple[int, ...] = ()


def quoted(scene: Scene) -> dict[int, list[tuple[int, ...]]]:
    """Tokens between quotation marks -> who speaks them, innermost first; what nobody is named for has no entry."""
    inside: dict[int, _Quotation] = {}
    last: tuple[int, ...] = ()
    waiting = list[_Quotation]()
    for paragraph in _paragraphs(scene):
        found = list(_quotations(scene, paragraph))
        inside |= {i: quotation for quotation in found for i in range(quotation.first, quotation.stop)}
        for quotation in found:
            quotation.speakers = _speakers(scene, paragraph, quotation, inside)
        goes_on = bool(found) and found[0].first == paragraph.start
        if goes_on and found[0].stop >= paragraph.stop - 1:
            found[0].speakers = found[0].speakers or last
        for quotation in waiting if goes_on else ():
            quotation.speakers = found[0].speakers
        end = [quotation for quotation in found if quotation.outer is None][-1:]
        last = end[0].speakers if end else ()
        waiting = [q for q in (*waiting, *end) if not q.speakers] if end and end[0].stop == paragraph.stop else []
    return {i: speakers for i, quotation in inside.items() if (speakers := list(_chain(quotation)))}


def _chain(quotation: _Quotation | None) -> Iterator[tuple[int, ...]]:
    while quotation is not None:
        if quotation.speakers:
            yield quotation.speakers
        quotation = quotation.outer


def _paragraphs(scene: Scene) -> list[range]:
    """Runs of tokens without a line break between them."""
    tokens, text = scene.tree.tokens, scene.tree.document.article.text
    cuts = [0] + [i for i in range(1, len(tokens)) if "\n" in text[tokens[i - 1].end : tokens[i].start]] + [len(tokens)]
    return [range(a, b) for a, b in pairwise(cuts) if b > a]


def _quotations(scene: Scene, paragraph: range) -> list[_Quotation]:
    """The quotations of a paragraph, an outer one before those in it; a single mark opens one only if one closes it."""
    found, opened = list[_Quotation](), list[_Quotation]()
    last_single = max((i for i in paragraph if _closes(scene, i, "'")), default=paragraph.start)
    for i in paragraph:
        mark = scene.tree[i].text
        depth = next((d for d, q in reversed([*enumerate(opened)]) if _closes(scene, i, scene.tree[q.first].text)), -1)
        if depth >= 0:
            for quotation in opened[depth:]:
                quotation.stop = i
            del opened[depth:]
        elif mark in _CLOSING and len(opened) < _DEEPEST and _opens(scene, i, last_single):
            opened.append(_Quotation(i, paragraph.stop, opened[-1] if opened else None))
            found.append(opened[-1])
    return found


def _opens(scene: Scene, index: int, last_single: int) -> bool:
    token, text = scene.tree[index], scene.tree.document.article.text
    free = not text[max(token.start - 1, 0) : token.start].isalnum() and not text[token.end : token.end + 1].isspace()
    return token.text not in _SINGLE or (free and index < last_single)


def _closes(scene: Scene, index: int, opening: str) -> bool:
    """Whether a mark closes what another opened; an apostrophe doesn't."""
    token, text = scene.tree[index], scene.tree.document.article.text
    apostrophe = token.text in _SINGLE and (token.dep == "case" or text[token.end : token.end + 1].isalnum())
    return token.text in _CLOSING[opening] and not apostrophe


def _speakers(
    scene: Scene, paragraph: range, quotation: _Quotation, inside: Mapping[int, _Quotation]
) -> tuple[int, ...]:
    """Who says it by the nearest reporting verb in its own sentence; else, if it is whole, before or after it."""
    tree, say = scene.tree, speech().say
    first, stop = quotation.first, quotation.stop
    if stop - first <= _FEWEST_WORDS:
        return ()
    own = {tree.sentence(i) for i in (first, first + 1, stop - 1, min(stop, paragraph.stop - 1))}
    whole = first == paragraph.start or tree.sentence(first) != tree.sentence(first - 1)
    ranked = []
    for verb in (i for i in paragraph if inside.get(i) is quotation.outer and tree.lemma(i) in say):
        far = tree.sentence(verb) not in own
        if tree[verb].pos == "VERB" and (whole or not far):
            ranked.append((far, far and verb > first, min(abs(verb - first), abs(verb - stop)), verb))
    for *_, verb in sorted(ranked):
        speakers = [s for s in scene.tellers(verb) if not first <= s < stop]
        if speakers := speakers or _neighbour(scene, verb, inside):
            return tuple(speakers)
    return ()


def _neighbour(scene: Scene, verb: int, inside: Mapping[int, _Quotation]) -> list[int]:
    """The person or body nearest to a reporting verb whose subject the parse missed."""
    sentence = range(*scene.tree.document.sentences[scene.tree.sentence(verb)])
    near = [i for i in sentence if scene.type(i) in _SPEAKERS and inside.get(i) is inside.get(verb)]
    return sorted(near, key=lambda i: (abs(i - verb), i))[:1]
