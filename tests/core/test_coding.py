"""The counterparts of predicates in CAMEO, PLOVER and ACLED: codes that there are, and that agree with each other."""

from __future__ import annotations

import pytest

from kg.core.coding import barred, cameo_root, codes, goldstein, needed_source, quad_class
from kg.core.vocabulary import Predicate, load_vocabulary

CODED = [one for one in load_vocabulary().predicates if one.cameo or one.plover or one.acled]
QUADS = {"", "1", "2", "3", "4"}
CAMEO = set(
    "015 016 030 040 042 045 046 051 054 060 061 070 080 0841 085 087 0872 090 110 111 112 120 130 140 154 163 171 "
    "1711 173 181 190 191 192 194 195".split()
)
"""Those in use, each looked up in the codebook."""
ACLED = {
    "Abduction/forced disappearance",
    "Air/drone strike",
    "Armed clash",
    "Arrests",
    "Shelling/artillery/missile attack",
}


def test_the_schemes_are_whole() -> None:
    assert len(codes("PLOVER")) == 16
    assert {code for code in codes("CAMEO") if len(code) == 2} == {f"{n:02}" for n in range(1, 21)}
    every = [*codes("PLOVER").values(), *codes("CAMEO").values()]
    assert {code.quad for code in every} <= QUADS
    assert all(code.meaning for code in every)
    assert all(-10 <= float(code.goldstein) <= 10 for name, code in codes("CAMEO").items() if len(name) == 2)


@pytest.mark.parametrize("predicate", CODED, ids=lambda one: one.name)
def test_a_predicates_codes_exist_and_agree(predicate: Predicate) -> None:
    assert predicate.plover in {"", *codes("PLOVER")}
    assert predicate.cameo in {"", *CAMEO}
    assert predicate.acled in {"", *ACLED}
    if predicate.cameo and predicate.plover:
        assert codes("PLOVER")[predicate.plover].quad == codes("CAMEO")[cameo_root(predicate.cameo)].quad


def test_every_code_of_the_list_is_in_use() -> None:
    assert {one.cameo for one in CODED} - {""} == CAMEO
    assert {one.acled for one in CODED} - {""} == ACLED


@pytest.mark.parametrize(
    ("name", "cameo", "plover"),
    [
        ("captures", "192", "COERCE"),
        ("airstrikes", "195", "ASSAULT"),
        ("kills", "", "ASSAULT"),  # 186 is assassination
        ("displaces", "", ""),  # 202 is mass killing
        ("cedes", "080", "RETREAT"),  # 0834 is a change of institutions
        ("advancesOn", "", "MOBILIZE"),  # 152 is an alert
        ("liftsSanctionsOn", "085", "RETREAT"),
        ("controls", "", ""),
    ],
)
def test_codes_that_are_easily_taken_for_others(name: str, cameo: str, plover: str) -> None:
    predicate = load_vocabulary()[name]
    assert (predicate.cameo, predicate.plover) == (cameo, plover)


def test_what_is_unknown_is_empty() -> None:
    assert (barred(""), barred("ASSAULT")) == ("", "")
    assert (quad_class("", ""), quad_class("NEWTYPE", "99"), goldstein(""), needed_source("")) == ("", "", "", ())
