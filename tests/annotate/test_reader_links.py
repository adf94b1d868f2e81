"""What the reader makes of its second graph's rows, and what it gives that graph: by hand, whatever the weights."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from kg.annotate.labels import NAME_TYPES, PREDICATES, QUALIFIERS
from kg.annotate.reader import LOWEST_SCORE, Reader, _links
from kg.core.types import Link

# `Bashar Assad visited Moscow on Sunday .`, numbers from 1
DEPS = ["nsubj", "flat", "root", "obj", "case", "obl", "punct"]
HEADS = [2, 0, 2, 2, 5, 2, 2]
BASHAR, ASSAD, VISITED, MOSCOW, _ON, SUNDAY, _STOP = range(1, 8)
NONE = 0


def rows(*given: tuple[int, int, str, float, int], **said: int) -> list[Link]:
    """The links of rows of subject, object, predicate, score and trigger; all point to the same other words."""
    pairs = np.array([[1, 1], *((subject, thing) for subject, thing, *_ in given)])
    scores = {name: np.full((len(given), len(values)), 0.1) for name, values in QUALIFIERS.items()}
    for name, best in {"polarity": 1, "certainty": 2, "tense": 0, "condition": 1}.items():
        scores[name][:, best] = 0.7
    found: dict[str, Any] = {
        "row": [i + 1 for i in range(len(given))],
        "predicate": [PREDICATES.index(predicate) for _, _, predicate, *_ in given],
        "score": [score for *_, score, _ in given],
        "trigger": [trigger for *_, trigger in given],
        **{name: [said.get(name, NONE)] * len(given) for name in ("source", "time", "place")},
        **scores,
    }
    return _links(found, pairs, DEPS, HEADS)


@pytest.mark.parametrize(
    ("subject", "thing", "ends"),
    [
        (BASHAR, MOSCOW, (0, 3)),
        (ASSAD, MOSCOW, (0, 3)),
        (MOSCOW, ASSAD, (3, 0)),
        (NONE, MOSCOW, (None, 3)),
        (ASSAD, NONE, (0, None)),
    ],
)
def test_ends_are_the_heads_of_names(subject: int, thing: int, ends: tuple[int | None, int | None]) -> None:
    (link,) = rows((subject, thing, "visits", 0.9, VISITED))
    assert (link.subject, link.object, link.trigger) == (*ends, 2)
    assert (link.predicate, link.score) == ("visits", 0.9)


def test_pointers_and_qualifiers() -> None:
    (link,) = rows((ASSAD, MOSCOW, "visits", 0.9, VISITED), source=ASSAD, time=SUNDAY, place=NONE)
    assert (link.source, link.time, link.place) == (0, 5, None)
    assert (link.polarity, link.certainty, link.tense, link.condition) == (
        *("negative", "possible", "nonFuture", "conditional"),
    )
    assert {link.polarity_score, link.certainty_score, link.tense_score, link.condition_score} == {0.7}


def test_no_link_without_trigger_nor_from_a_thing_to_itself() -> None:
    assert rows((ASSAD, MOSCOW, "visits", 0.9, NONE)) == []
    assert rows((BASHAR, ASSAD, "visits", 0.9, VISITED)) == []


def test_the_surest_of_like_links() -> None:
    found = rows(
        (BASHAR, MOSCOW, "visits", 0.5, VISITED),
        (BASHAR, MOSCOW, "near", 0.4, VISITED),
        (ASSAD, MOSCOW, "visits", 0.8, SUNDAY),
        (ASSAD, MOSCOW, "near", 0.3, SUNDAY),
    )
    assert [(link.predicate, link.score, link.trigger) for link in found] == [("visits", 0.8, 5), ("near", 0.4, 2)]


class Recorder:
    """In the second graph's place: keeps what it is given."""

    def __init__(self, graph: Any) -> None:
        self.graph = graph
        self.given: list[dict[str, Any]] = []

    def run(self, outputs: list[str], inputs: dict[str, Any]) -> Any:
        self.given.append(inputs)
        return self.graph.run(outputs, inputs)


def test_what_the_second_graph_is_given() -> None:
    reader = Reader(files("kg") / "model")
    recorder = reader._links = Recorder(reader._links)
    whole, alone = "They fled. Rebels captured Aleppo on Sunday.", "They fled."
    parsed = reader.parse(whole)
    reader.parse(alone)
    first, second, _ = recorder.given
    assert [word.head for word in parsed.words] == [1, 1, 1, 4, 4, 4, 7, 4, 4]
    assert [word.dep for word in parsed.words[:6]] == ["nsubj", "root", "punct", "nsubj", "root", "obj"]
    assert [word.pos for word in parsed.words[2:6]] == ["PUNCT", "NOUN", "VERB", "PROPN"]
    assert [whole[parsed.words[n.first].start : parsed.words[n.last].end] for n in parsed.names] == ["Aleppo"]
    assert second["heads"].tolist() == [2, 0, 2, 5, 2, 2]
    assert second["name"].tolist() == [0, 0, 1 + NAME_TYPES.index("LOC"), 0, 0, 0]
    assert second["pairs"][:, :2].tolist()[:4] == [[0, 1], [0, 3], [0, 5], [1, 0]]
    assert second["threshold"] == np.float32(LOWEST_SCORE)
    assert [len(first[name]) for name in ("words", "label_dependent", "label_head", "heads", "upos", "name")] == [3] * 6
    assert [len(second[name]) for name in ("words", "label_dependent", "label_head", "upos")] == [6] * 4
    rows_of_heads = first["label_head"][[1, 0]].tolist() + second["label_head"][[1, 0, 2, 3]].tolist()
    root, fled, same_root, captured, also, sunday = rows_of_heads
    assert root == same_root
    assert captured == also
    assert len({str(row) for row in (root, fled, captured, sunday)}) == 4
    starts = {parsed.words[link.trigger].start for link in parsed.links or ()}
    assert whole.index("captured") in starts
