"""The word lists by name: each shipped list has one."""

from __future__ import annotations

import pytest

from kg.core import words as lexicons
from kg.core.errors import DataError
from kg.core.words import effects, nouns, speech, support


def test_lists_have_their_words() -> None:
    assert "say" in speech().say
    assert "deny" in speech().deny
    assert "refuse" in effects().negative_verb
    assert "launch" in support().launch
    assert "spokesman" in nouns().title | nouns().of_type("Group")


def test_nouns_by_type() -> None:
    assert "town" in nouns().of_type("City") | nouns().city_anaphor
    assert nouns().of_type("Nothing") == frozenset()
    assert nouns().anaphors >= nouns().group_anaphor | nouns().country_anaphor
    assert nouns().terms >= nouns().anaphors | nouns().of_type("Military")


@pytest.mark.parametrize("lists", [{"say": {"say"}}, {"launch": {"a"}, "hum": {"b"}}], ids=["missing", "unknown"])
def test_a_list_too_many_or_too_few(lists: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicons, "words", lambda _file: lists)
    with pytest.raises(DataError, match=r"list \w+ missing or unknown"):
        support.__wrapped__()
