"""What the network reads of words, with a tokenizer of a few pieces; the weights know these very numbers."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.processors import BertProcessing

from kg.annotate import wordpieces
from kg.annotate.wordpieces import CASES, PREFIXES, SHAPES, SUFFIXES, WordPieces, letter_case

UNKNOWN, START, END = 100, 101, 102
VOCABULARY = {
    **{"rebel": 1, "##s": 2, "al": 3, "##eppo": 4, "fell": 5, "!": 6, "a": 10},
    **{f"##{letter}": 11 + i for i, letter in enumerate("bcdefghijk")},
    **{"[UNK]": UNKNOWN, "[CLS]": START, "[SEP]": END},
}


def tokenizer(*, longest: int = 0) -> str:
    """In JSON; one that also cuts and pads texts to a length, as those of encoders come, where it is given."""
    made = Tokenizer(WordPiece(VOCABULARY, unk_token="[UNK]"))
    made.normalizer = BertNormalizer()
    made.post_processor = BertProcessing(("[SEP]", END), ("[CLS]", START))
    if longest:
        made.enable_truncation(longest)
        made.enable_padding(length=longest)
    text: str = made.to_str()
    return text


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces(tokenizer())


@pytest.mark.parametrize(
    ("word", "case"),
    [
        *(("rebels", 1), ("élan", 1), ("a", 1)),
        *(("ISIS", 2), ("UN", 2)),
        *(("I", 3), ("É", 3)),
        *(("Aleppo", 4), ("He", 4)),
        *(("McCain", 5), ("iPhone", 5), ("العراق", 5)),
        *(("2016", 6), ("7", 6)),
        *(("U.S.", 7), ("F-16", 7), ("O'Neill", 7)),
        *(("n't", 8), ("'s", 8), ("5th", 8)),
        *(("—", 9), ("$", 9), ("1,000", 9), ("-", 9)),
    ],
)
def test_kinds_of_letter_case(word: str, case: int) -> None:
    assert letter_case(word) == case < CASES


def test_a_window(pieces: WordPieces) -> None:
    window = pieces.window(["Rebels", "fell", "Aleppo", "!", "xyz"], [True, True, False, False, True])
    assert window.pieces.tolist() == [START, 1, 2, 5, 3, 4, 6, UNKNOWN, END]
    assert window.first.tolist() == [1, 3, 4, 6, 7]
    assert window.last.tolist() == [2, 3, 5, 6, 7]
    title, lower, other = 4, 1, 9
    spaced, inner = CASES, 2 * CASES
    assert window.cases.tolist() == [
        0,
        *(1 + title + spaced, 1 + title + spaced + inner),
        1 + lower + spaced,
        *(1 + title, 1 + title + inner),
        1 + other,
        1 + lower + spaced,
        0,
    ]
    assert window.features[:, 0].tolist() == [title + spaced, lower + spaced, title, other, lower + spaced]


def test_a_window_of_no_words(pieces: WordPieces) -> None:
    window = pieces.window([], [])
    assert window.pieces.tolist() == [START, END]
    assert window.cases.tolist() == [0, 0]
    assert window.features.shape == (0, 5)


def test_words_and_spaces_are_as_many(pieces: WordPieces) -> None:
    with pytest.raises(ValueError, match="zip"):
        pieces.window(["Rebels", "fell"], [True])


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("Rebels", [1, 2]),
        ("abcdefgh", [10, 11, 12, 13, 14, 15, 16, 17]),
        ("abcdefghi", [10, 11, 12, 13, 14, 15, 16, 18]),
        ("abcdefghijk", [10, 11, 12, 13, 14, 15, 16, 20]),
        ("\a", [UNKNOWN]),
        ("rebelx", [UNKNOWN]),
    ],
)
def test_pieces_of_a_word(pieces: WordPieces, word: str, ids: list[int]) -> None:
    window = pieces.window([word, "!"], [True, False])
    assert window.pieces.tolist() == [START, *ids, 6, END]
    assert pieces.count(word) == len(ids)
    assert (window.first.tolist(), window.last.tolist()) == ([1, len(ids) + 1], [len(ids), len(ids) + 1])


def test_the_tokenizers_own_lengths_are_not_used() -> None:
    given = WordPieces(tokenizer(longest=4))
    assert given.window(["abcdef", "!"], [True, False]).pieces.tolist() == [START, 10, 11, 12, 13, 14, 15, 6, END]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Rebels", "Rebels", "suffix prefix shape ending"),
        ("rebels", "REBELS", "suffix ending"),
        ("Rebels", "rebels", "suffix ending"),
        ("attacked", "backed", "suffix shape ending"),
        ("raided", "aided", "suffix shape ending"),
        ("bombing", "bombed", "prefix shape"),
        ("taken", "then", "shape ending"),
        ("Room9", "Door7", "shape"),
        ("Room9", "Rooms", "prefix"),
        ("Abcd12", "Xbcdef12", "shape ending"),
        ("F-16", "F/16", "ending"),
    ],
)
def test_hashed_features(pieces: WordPieces, one: str, other: str, alike: str) -> None:
    rows = pieces.window([one, other], [True, True]).features[:, 1:]
    found = [
        name for name, same in zip(("suffix", "prefix", "shape", "ending"), rows[0] == rows[1], strict=True) if same
    ]
    assert " ".join(found) == alike
    assert (rows > 0).all()
    assert (rows < [SUFFIXES, PREFIXES, SHAPES, PREFIXES]).all()


def test_the_numbers_that_the_network_has_learned(pieces: WordPieces) -> None:
    assert pieces.window(["Rebels"], [False]).features.tolist() == [[4, 1859, 1791, 514, 892]]


def test_seen_words_are_forgotten_when_they_are_many(pieces: WordPieces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordpieces, "_MOST_CACHED_WORDS", 2)
    words = ["Rebels", "fell", "Aleppo", "!", "Rebels"]
    once, again = (pieces.window(words, [True] * 5) for _ in range(2))
    assert len(pieces._seen) <= 2
    assert once.pieces.tolist() == again.pieces.tolist() == [START, 1, 2, 5, 3, 4, 6, 1, 2, END]
    assert once.features.tolist() == again.features.tolist()
