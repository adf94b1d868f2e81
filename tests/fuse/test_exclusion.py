"""Two enemies can't hold one place at one time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.core.types import Fact
from kg.core.vocabulary import load_vocabulary
from kg.fuse.exclusion import settle

FIGHT = Fact("fight", "IS", "attacks", "Army", "accepted")


def held(ident: str, who: str, start: str, end: str = "", *, predicate: str = "controls") -> Fact:
    return Fact(ident, who, predicate, "Mosul", "accepted", start, end, (f"claim {ident}",))


def settled(*facts: Fact) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Status, end and dispute of each fact but the fight."""
    found = settle(facts, load_vocabulary())
    return {fact.id: (fact.status, fact.end, fact.disputed_by) for fact in found if fact != FIGHT}


@pytest.mark.parametrize(
    ("first", "second", "end"),
    [
        (("2014-06", ""), "2017-07-10", "2017-07-10"),
        (("2014-06", "2017-08"), "2017-07-10", "2017-07-10"),
        (("2014-06", "2017-07"), "2017-07-10", "2017-07"),
        (("2014-06", "2016-01-01"), "2017-07-10", "2016-01-01"),
        (("2017", ""), "2017-07-10", ""),
        (("", ""), "2017-07-10", ""),
    ],
    ids=["open", "too long", "same month", "over before", "start too coarse to tell", "no start"],
)
def test_the_later_holder_ends_the_earlier_s_time(first: tuple[str, str], second: str, end: str) -> None:
    found = settled(FIGHT, held("a", "IS", *first), held("b", "Army", second))
    assert found == {"a": ("accepted", end, ()), "b": ("accepted", "", ())}


def test_at_one_time_both_are_disputed_by_each_other() -> None:
    found = settled(FIGHT, held("a", "IS", "2014-06"), held("b", "Army", "2014-06"))
    assert found == {"a": ("disputed", "", ("claim b",)), "b": ("disputed", "", ("claim a",))}


def test_three_holders_follow_each_other() -> None:
    found = settled(FIGHT, held("c", "IS", "2016"), held("a", "IS", "2014"), held("b", "Army", "2015"))
    assert [found[ident][1] for ident in "abc"] == ["2015", "2016", ""]


@pytest.mark.parametrize(
    "other",
    [
        replace(FIGHT, object="Navy"),
        replace(FIGHT, status="reported"),
        replace(FIGHT, status="denied"),
        replace(FIGHT, predicate="meets"),
    ],
    ids=["another's enemy", "only reported to fight", "denied to fight", "met"],
)
def test_friends_may_hold_one_place(other: Fact) -> None:
    assert settled(other, held("a", "IS", "2014"), held("b", "Army", "2015"))["a"] == ("accepted", "", ())


def test_what_is_only_reported_ends_nothing() -> None:
    found = settled(FIGHT, held("a", "IS", "2014"), replace(held("b", "Army", "2015"), status="reported"))
    assert found["a"] == ("accepted", "", ())


def test_other_predicates_exclude_nothing() -> None:
    found = settled(FIGHT, held("a", "IS", "2014", predicate="near"), held("b", "Army", "2015", predicate="near"))
    assert found["a"] == ("accepted", "", ())
