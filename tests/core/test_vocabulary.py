"""The vocabulary file: its triggers parsed, its mistakes named, a user's file on top."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.core.errors import DataError
from kg.core.vocabulary import Frame, Vocabulary, load_vocabulary

GOOD = """
[blesses]
label = "blesses"
group = "relation"
sign = "cooperative"
subject = ["Actor"]
object = ["Actor"]
"""


def own(tmp_path: Path, text: str) -> Vocabulary:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load_vocabulary(path)


def frame(tmp_path: Path, trigger: str) -> Frame:
    (found,) = own(tmp_path, f"{GOOD}verbs = [{trigger!r}]").by_name["blesses"].verbs
    return found


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [
        ("capture", {"lemma": "capture"}),
        ("withdraw from", {"lemma": "withdraw", "prepositions": ("from",)}),
        ("advance on/towards", {"lemma": "advance", "prepositions": ("on", "towards")}),
        ("pull out_of", {"lemma": "pull", "prepositions": ("out of",)}),
        ("drive +out", {"lemma": "drive", "particle": "out"}),
        ("pull +back from", {"lemma": "pull", "particle": "back", "prepositions": ("from",)}),
        ("take [control/hold] of", {"lemma": "take", "nouns": ("control", "hold"), "prepositions": ("of",)}),
        ("air_strike on", {"lemma": "air strike", "prepositions": ("on",)}),
        ("~fall to", {"lemma": "fall", "prepositions": ("to",), "turned": True}),
    ],
)
def test_trigger(tmp_path: Path, trigger: str, expected: dict[str, object]) -> None:
    assert frame(tmp_path, trigger) == Frame("blesses", **expected)  # type: ignore[arg-type]


def test_the_more_words_a_frame_needs_the_sooner_it_is_tried(tmp_path: Path) -> None:
    triggers = ["bless", "bless with", "bless +away", "bless [soul] of", "bless +away from"]
    frames = own(tmp_path, f"{GOOD}verbs = {triggers}").frames("verbs")["bless"]
    assert [(one.particle, one.nouns, one.prepositions) for one in frames] == [
        ("", ("soul",), ("of",)),
        ("away", (), ("from",)),
        ("away", (), ()),
        ("", (), ("with",)),
        ("", (), ()),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (GOOD + 'colour = "red"', ["vocabulary [blesses]", "unknown key colour", "keys: acled, adjectives"]),
        (GOOD.replace("cooperative", "kind"), ["[blesses]", "sign is 'kind'", "one of hostile, cooperative, neutral"]),
        (GOOD.replace('sign = "cooperative"', ""), ["[blesses]", "sign is None", "hostile"]),
        (
            GOOD.replace('"relation"', '"love"'),
            ["[blesses]", "group is 'love'", "territory, force, relation, standing"],
        ),
        (GOOD.replace('object = ["Actor"]', 'object = ["Saint"]'), ["[blesses]", "object", "type Saint", "Person"]),
        (GOOD.replace('subject = ["Actor"]', ""), ["[blesses]", "subject has the unknown type ?"]),
        (GOOD + 'verbs = ["a +b +c"]', ["[blesses]", "trigger 'a +b +c'", "LEMMA"]),
        (GOOD + 'verbs = ["a on off"]', ["[blesses]", "trigger 'a on off'", "LEMMA"]),
        (GOOD + 'verbs = ["a" "b"]', ["own.toml", "line 8", "a TOML file"]),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, parts: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        own(tmp_path, text)
    line = str(caught.value)
    assert "\n" not in line
    assert [part for part in parts if part not in line] == []


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match=r"own\.toml"):
        load_vocabulary(path)
    with pytest.raises(DataError, match=r"missing\.toml"):
        load_vocabulary(tmp_path / "missing.toml")


def test_a_users_file_adds_predicates_and_types_and_replaces_predicates(tmp_path: Path) -> None:
    shipped = load_vocabulary()
    text = GOOD.replace('["Actor"]', '["Saint"]').replace("[blesses]", "[kills]") + '[types]\nSaint = ["Martyr"]\n'
    changed = own(tmp_path, text)
    assert changed.by_name["kills"].label == "blesses"
    assert changed.allows(("Saint",), "Martyr")
    assert {name for name in changed.by_name if changed.by_name[name] != shipped.by_name.get(name)} == {"kills"}
    assert set(shipped.types) < set(changed.types)


@pytest.mark.parametrize(
    ("wanted", "kind", "allowed"),
    [
        (("Actor",), "Country", True),
        (("Place",), "Country", True),
        (("Ground",), "Country", False),
        (("City", "Force"), "ArmedGroup", True),
        (("Person",), "Actor", False),
        (("Event",), "Event", True),
        (("Actor",), "", False),
        ((), "Person", False),
    ],
)
def test_types(wanted: tuple[str, ...], kind: str, allowed: bool) -> None:  # noqa: FBT001
    assert load_vocabulary().allows(wanted, kind) is allowed


def test_the_shipped_vocabulary_is_whole() -> None:
    vocabulary = load_vocabulary()
    assert len(vocabulary.predicates) >= 58
    assert {"captures", "controls", "airstrikes", "supports", "locatedIn"} <= set(vocabulary.by_name)
    for predicate in vocabulary.predicates:
        assert predicate.label
        assert predicate.comment
        linked = {predicate.begins, predicate.excludes, predicate.inverse} - {"", "own"}
        assert linked <= set(vocabulary.by_name), predicate.name
        assert predicate.ends in {"", "own", "others"}
        if predicate.inverse:
            assert vocabulary.by_name[predicate.inverse].inverse == predicate.name


def test_what_ends_something_is_a_predicate() -> None:
    names = load_vocabulary().by_name
    assert {predicate.ended for predicate in names.values()} == {"", "liftsSanctionsOn", "liftsSiegeOf"}
    assert {"liftsSanctionsOn", "liftsSiegeOf"} <= set(names)
