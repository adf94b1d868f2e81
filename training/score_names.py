"""Names from raw text: right if both the characters and the type are the annotators'.

What the model finds in words about which a corpus says nothing (`-`) doesn't count. Universal NER knows people,
organisations and places only; EWT's nationalities come from Worldwide's word list (`corpora.norp_words`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpora import Sentence
from score_text import Characters, Piece, Tally, cut, print_table, sampled

from kg.annotate.labels import NAME_TYPES
from kg.annotate.parsed import Model, Parsed

_CORPORA = ("worldwide_dev", "ewt_dev")
_MAIN = ("PER", "ORG", "LOC")
Found = tuple[int, Characters, str]
"""The number of the piece, characters, type."""


def report(model: Model, corpora: Mapping[str, Sequence[Sequence[Sentence]]], sample: int | None) -> None:
    """Print precision, recall and F over all names and by type, on each corpus's development part."""
    for corpus in _CORPORA:
        pieces = sampled(cut(corpora[corpus]), sample)
        given, found = collect((piece, model.parse(piece.text)) for piece in pieces)
        groups = {"all": NAME_TYPES, " ".join(_MAIN): _MAIN, **{kind: (kind,) for kind in NAME_TYPES}}
        tallies = {name: tally(given, found, kinds) for name, kinds in groups.items()}
        rows = [[name, part.given, *part.row] for name, part in tallies.items() if part.given]
        print_table(f"Names, {corpus}", ["type", "names", "P", "R", "F"], rows)


def collect(read: Iterable[tuple[Piece, Parsed]]) -> tuple[set[Found], set[Found]]:
    """The annotators' names and the model's, less those that touch an unmarked word."""
    given, found = set[Found](), set[Found]()
    for number, (piece, parsed) in enumerate(read):
        given |= {(number, *name) for name in _gold(piece)}
        unmarked = [place for s in piece.sentences for token, place in s if token.entity == "-"]
        for name in parsed.names:
            start, end = parsed.words[name.first].start, parsed.words[name.last].end
            if not any(start < stop and first < end for first, stop in unmarked):
                found.add((number, (start, end), name.label))
    return given, found


def tally(given: set[Found], found: set[Found], kinds: Sequence[str]) -> Tally:
    """The tally of some types."""
    given, found = ({name for name in names if name[2] in kinds} for names in (given, found))
    return Tally(len(given), len(found), len(given & found))


def _gold(piece: Piece) -> Iterator[tuple[Characters, str]]:
    for sentence in piece.sentences:
        for i, (token, (start, _)) in enumerate(sentence):
            if token.entity.startswith("B-"):
                last = i
                while last + 1 < len(sentence) and sentence[last + 1][0].entity.startswith("I-"):
                    last += 1
                yield (start, sentence[last][1][1]), token.entity[2:]
