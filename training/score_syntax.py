"""Trees from raw text, counted as the CoNLL 2018 shared task's `conll18_ud_eval.py` does: F over aligned words.

A word is found if its characters are those of a gold word, and right in a column if that agrees too; a head is right if
its characters are the gold head's, or both words are roots. A sentence is right if both its ends are. Unlike there,
labels are compared with their subtypes, and all features count, not the universal ones alone. Unlike in spaCy's Scorer
punctuation counts. Where the treebank gives no lemma (`_`) any is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpora import Sentence, Token
from score_text import Characters, Piece, Tally, cut, print_table, sampled

from kg.annotate.parsed import Model, Parsed, Word

_MEASURES = ("tokens", "UPOS", "XPOS", "features", "lemma", "UAS", "LAS")
_CORPORA = ("ewt_dev", "gum_dev")


def report(model: Model, corpora: Mapping[str, Sequence[Sequence[Sentence]]], sample: int | None) -> None:
    """Print F of each measure on each treebank's development part."""
    rows = []
    for corpus in _CORPORA:
        pieces = sampled(cut(corpora[corpus]), sample)
        tallies = score((piece, model.parse(piece.text)) for piece in pieces)
        rows.append([corpus, tallies["tokens"].given, *(tallies[name].f for name in (*_MEASURES, "sentences"))])
    print_table("Syntax, F on raw text", ["corpus", "words", *_MEASURES, "sentences"], rows)


def score(read: Iterable[tuple[Piece, Parsed]]) -> dict[str, Tally]:
    """Tallies of all measures over pieces with what a model made of each."""
    right, given, found = Counter[str](), Counter[str](), Counter[str]()
    for piece, parsed in read:
        given.update(word=sum(map(len, piece.sentences)), sentence=len(piece.sentences))
        found.update(word=len(parsed.words), sentence=len(parsed.sentences))
        right.update(sentences=len(_gold_sentences(piece) & _sentences(parsed)))
        for name in _right_measures(piece, parsed):
            right[name] += 1
    words = {name: Tally(given["word"], found["word"], right[name]) for name in _MEASURES}
    return words | {"sentences": Tally(given["sentence"], found["sentence"], right["sentences"])}


def _right_measures(piece: Piece, parsed: Parsed) -> Iterator[str]:
    """The names of the measures that each word has right."""
    words = {(word.start, word.end): (i, word) for i, word in enumerate(parsed.words)}
    for sentence in piece.sentences:
        for token, place in sentence:
            if place in words:
                i, word = words[place]
                head = None if word.head == i else _place(parsed.words[word.head])
                yield from _right_columns(token, word)
                if head == (sentence[token.head][1] if token.head >= 0 else None):
                    yield "UAS"
                    if word.dep == token.dep:
                        yield "LAS"


def _right_columns(token: Token, word: Word) -> Iterator[str]:
    lemma = word.lemma if token.lemma == "_" else token.lemma
    gold = (True, token.pos, token.tag, token.morph, lemma)
    for name, wanted, got in zip(_MEASURES[:5], gold, (True, word.pos, word.tag, word.morph, word.lemma), strict=True):
        if wanted == got:
            yield name


def _gold_sentences(piece: Piece) -> set[Characters]:
    return {(sentence[0][1][0], sentence[-1][1][1]) for sentence in piece.sentences}


def _sentences(parsed: Parsed) -> set[Characters]:
    return {(parsed.words[first].start, parsed.words[stop - 1].end) for first, stop in parsed.sentences}


def _place(word: Word) -> Characters:
    return word.start, word.end
