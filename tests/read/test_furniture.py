"""Each pattern masks its own example, and no pattern masks what states a fact."""

from __future__ import annotations

import pytest

from kg.core.lexicon import data_file, read_table
from kg.core.types import Span
from kg.read.furniture import KINDS, furniture, is_caption, is_furniture_element, merge

ROWS = read_table(data_file("furniture.tsv"), columns=("kind", "pattern", "example"))


def masked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in furniture(text)]


def test_the_table_is_whole() -> None:
    assert len(ROWS) > 90
    assert {row["kind"] for row in ROWS} == set(KINDS)
    assert len({row["pattern"] for row in ROWS if row["kind"] == "line"}) == sum(row["kind"] == "line" for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_each_pattern_finds_its_example(row: dict[str, str]) -> None:
    example = row["example"]
    found = masked(example)
    match row["kind"]:
        case "line" | "tail":
            assert found == [example]
        case "start":
            assert len(found) == 1
            assert example.startswith(found[0])
            assert found[0] != example
        case "end" | "credit":
            assert len(found) == 1
            assert example.endswith(found[0])
            assert found[0] != example
            assert is_caption(example) or row["kind"] == "end"
        case "element":
            assert is_furniture_element(f"wide {example}")
        case _:
            assert is_caption(example)


SENTENCES = [
    "By Monday the army had left the town.",
    "Support for the rebels is stronger now.",
    "With assistance from Russia, the army captured the town.",
    "Reporting by the agency suggests that rebels hold the town.",
    "This report was published by the ministry on Friday and says that 300 were killed.",
    "The report was updated by the monitors in May.",
    "Updated figures in the report show that 300 people died.",
    "Like many Syrians on Twitter, Ahmed said the town had fallen.",
    "Not a member of the alliance, the country sent no troops.",
    "Video Shows Rebels Entering Aleppo",
    "Photos show smoke over the town.",
    "Follow-up strikes hit the base.",
    "Register of deaths opens in Mosul",
    "Top commanders were killed in the strike, Reuters reported.",
    "Share of the vote falls.",
    "He said the attack would make people read more.",
    "A contributed force of 300 men holds the base (about 40 miles from the border).",
    "Palestinian Authority (PA)",
    "The officials told Reuters",
    "In case you missed the deadline, you will be expelled, the militants said.",
    "Comments by the minister angered Ankara.",
    "Copyright law is strict.",
    "Subscribers to the channel saw the killing.",
    "Turkey and Russia agreed a truce (the second in a month)",
    "Press for peace grows",
    'The opposition leader said: "Get out of our town."',
    "The minister reads more than he says.",
    "11 December 2016",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_states_a_fact_is_not_masked(sentence: str) -> None:
    assert masked(sentence) == []


def test_a_caption_loses_its_credit_and_its_label_only() -> None:
    text = "Aleppo\nThis photo shows troops in the city / AP\n\nHoms\n\nRebels left the town.\n"
    assert masked(text) == ["Aleppo", " / AP"]


def test_a_word_above_a_sentence_is_a_heading() -> None:
    assert masked("Aleppo\nRebels left the town on Monday.\n") == []


def test_a_comment_form_ends_the_text_only_in_its_second_half() -> None:
    form, story = "Type your comment and click", "Rebels left the town."
    assert masked(f"{story}\n{story}\n{form}\nName\n") == [f"{form}\nName"]
    assert masked(f"{form}\n{story}\n{story}\n") == [form]


def test_a_very_long_line_is_read_in_good_time() -> None:
    assert masked("By the way, rebels, said the army, (Photo " * 20_000) == []


def test_merged_spans_do_not_overlap() -> None:
    assert merge([Span(4, 6), Span(0, 3), Span(5, 9), Span(9, 10)]) == (Span(0, 3), Span(4, 9), Span(9, 10))
