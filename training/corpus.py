"""Convert the training corpora to spaCy's binary form: text as a reader sees it, in pieces of six sentences.

Each piece keeps the original characters, so that training runs spaCy's own tokenizer over raw text and
learns to live with its differences from the treebank's tokens. Third-party corpora stay where they are;
only the converted pieces are written, to the output folder.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

SENTENCES_PER_PIECE = 6
WORLDWIDE_TYPES = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "FAC", "NORP": "NORP"}
WORLDWIDE_OUTSIDE = {"O", "Date", "Money", "Product"}
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT"}
EVENT_HEADS = {
    "war",
    "wars",
    "battle",
    "siege",
    "summit",
    "cup",
    "olympics",
    "games",
    "festival",
    "championship",
    "championships",
    "tournament",
    "conference",
    "revolution",
    "uprising",
    "spring",
    "massacre",
    "holocaust",
    "forum",
    "agreement",
    "accord",
    "accords",
    "treaty",
    "operation",
    "intifada",
    "derby",
    "election",
    "referendum",
    "awards",
    "marathon",
    "expo",
    "crisis",
}
FACILITY_HEADS = {
    "airport",
    "airbase",
    "base",
    "bridge",
    "building",
    "stadium",
    "hospital",
    "mosque",
    "church",
    "cathedral",
    "temple",
    "palace",
    "prison",
    "school",
    "hotel",
    "tower",
    "dam",
    "port",
    "harbour",
    "harbor",
    "station",
    "museum",
    "theatre",
    "theater",
    "gate",
    "highway",
    "road",
    "street",
    "park",
    "camp",
    "barracks",
    "embassy",
    "crossing",
    "plant",
    "refinery",
    "pipeline",
    "canal",
    "square",
    "hall",
    "fort",
    "castle",
    "house",
    "library",
}


@dataclass
class Token:
    """A syntactic word with its columns, its mentions and whether a space follows."""

    text: str
    lemma: str = ""
    pos: str = ""
    tag: str = ""
    morph: str = ""
    head: int = -1
    dep: str = ""
    space: bool = True
    entity: str = "O"


@dataclass
class Sentence:
    """Tokens in order; heads count from the sentence's first token."""

    tokens: list[Token] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """Yield each document's id and sentences, with GUM's named mentions as IOB tags where `Entity=` is given."""
    name, sentences = path.stem, list[Sentence]()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        new = next((line.split("=", 1)[1].strip() for line in lines if line.startswith("# newdoc id")), None)
        if new is not None:
            if sentences:
                yield name, sentences
            name, sentences = new, []
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            sentences.append(_sentence(rows))
    if sentences:
        yield name, sentences


def _sentence(rows: list[list[str]]) -> Sentence:
    surface: dict[int, tuple[int, str, bool]] = {}
    words, miscs = list[Token](), list[str]()
    for row in rows:
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            surface[first] = (last, row[1], space)
        elif "." not in row[0]:
            morph = "" if row[5] == "_" else row[5]
            words.append(Token(row[1], row[2], row[3], row[4], morph, int(row[6]) - 1, row[7], space))
            miscs.append(row[9])
    _mark_mentions(words, miscs)
    for first, (last, form, space) in surface.items():
        parts = words[first - 1 : last]
        if "".join(part.text for part in parts).lower() == form.lower():
            _copy_surface(parts, form)
        for part in parts[:-1]:
            part.space = False
        parts[-1].space = space
    return Sentence(words)


def _copy_surface(parts: list[Token], form: str) -> None:
    at = 0
    for part in parts:
        part.text = form[at : at + len(part.text)]
        at += len(part.text)


def _mark_mentions(words: list[Token], miscs: list[str]) -> None:
    """Read GUM's bracketed mentions; keep the proper-name core of typed ones, longest first."""
    opened: dict[str, list[tuple[int, str]]] = {}
    spans = list[tuple[int, int, str]]()
    for i, misc in enumerate(miscs):
        value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", value):
            ident, _, rest = bracket.strip("()").partition("-")
            if bracket.startswith("("):
                opened.setdefault(ident, []).append((i, rest.split("-")[0]))
            if bracket.endswith(")") and opened.get(ident):
                start, kind = opened[ident].pop()
                spans.append((start, i + 1, kind))
    for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        core = _name_core(words, start, end)
        if kind in GUM_TYPES and core and all(words[k].entity == "O" for k in range(*core)):
            head = words[core[1] - 1].text.lower()
            label = "FAC" if kind == "place" and head in FACILITY_HEADS else GUM_TYPES[kind]
            for k in range(*core):
                words[k].entity = ("B-" if k == core[0] else "I-") + label


def _name_core(words: list[Token], start: int, end: int) -> tuple[int, int] | None:
    """The span less determiners and lower-case modifiers, cut before a comma or clause; None if not a name."""
    while start < end and (words[start].pos != "PROPN" or not words[start].text[:1].isupper()):
        if words[start].pos not in {"DET", "ADJ", "PRON", "NOUN", "NUM", "PUNCT", "ADV"}:
            return None
        start += 1
    stop = start
    for k in range(start, end):
        inside = words[k].pos == "PROPN" or words[k].text.lower() in {"of", "the", "for", "and", "-", "&"}
        if not inside and not (words[k].pos in {"ADJ", "NOUN", "NUM"} and words[k].text[:1].isupper()):
            break
        stop = k + 1
    while stop > start and words[stop - 1].pos not in {"PROPN", "NOUN", "NUM"}:
        stop -= 1
    return (start, stop) if stop > start else None


def read_columns(path: Path, *, token: int, tag: int, separator: str | None = "\t") -> Iterator[list[Sentence]]:
    """Yield one document a file from a column file of tokens and IOB tags; blank lines part sentences."""
    sentences, current = list[Sentence](), list[Token]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.rstrip("\n").split(separator)
        if line.startswith("#") and len(columns) <= tag:
            continue
        if not line.strip():
            if current:
                sentences.append(Sentence(detokenize(current)))
            current = []
        elif len(columns) > tag and not columns[token].startswith("http"):
            current.append(Token(columns[token].strip().replace(" ", ""), entity=columns[tag].split("\t")[0]))
    if sentences:
        yield sentences


def detokenize(tokens: list[Token]) -> list[Token]:
    """Guess which tokens stood together in print: punctuation, clitics, brackets and quotes."""
    quotes = 0
    for i, token in enumerate(tokens):
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        following = tokens[i + 2].text if i + 2 < len(tokens) else ""
        clitic = after in {"’", "'"} and following.lower() in {"s", "re", "ve", "ll", "t", "d", "m"}
        if token.text == '"':
            quotes += 1
        opening = token.text in {"(", "[", "“", "‘", "$", "£", "€", "#"} or (token.text == '"' and quotes % 2 == 1)
        closing_quote = after == '"' and quotes % 2 == 1
        glued = (
            token.text in {"’", "'"}
            and i > 0
            and not tokens[i - 1].space
            and after.lower() in {"s", "re", "ve", "ll", "t", "d", "m"}
        )
        token.space = not (
            opening
            or clitic
            or closing_quote
            or glued
            or re.fullmatch(r"[.,;:!?)\]%”]+|['’](s|re|ve|ll|d|m|S)?|n['’]t", after)
            or ((after == "-" or token.text == "-") and token.text[:1].isalnum() + after[:1].isalnum() > 0)
        )
    return tokens


def convert_types(tokens: list[Token], types: dict[str, str], outside: set[str], norps: set[str]) -> None:
    """Map a corpus's labels to ours in place; one without counterpart becomes an event, a nationality or unknown."""
    start = 0
    while start < len(tokens):
        end = start + 1
        kind = tokens[start].entity.partition("-")[2] or "O"
        while end < len(tokens) and tokens[end].entity == f"I-{kind}" and kind != "O":
            end += 1
        words = [token.text.lower() for token in tokens[start:end]]
        if kind in types:
            label = types[kind]
        elif kind in outside:
            label = "NORP" if kind == "O" and tokens[start].text in norps else "O"
        elif words[-1] in EVENT_HEADS or words[0] in EVENT_HEADS:
            label = "EVENT"
        else:
            label = "NORP" if tokens[start].text in norps and end - start == 1 else "-"
        for k in range(start, end):
            tokens[k].entity = label if label in {"O", "-"} else ("B-" if k == start else "I-") + label
        start = end


def to_doc(vocab: Vocab, sentences: list[Sentence], *, syntax: bool) -> Doc:
    """One gold Doc, its heads made absolute, its entities set with unknown tokens left open."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    spaces = [token.space for token in tokens]
    words = [token.text for token in tokens]
    doc = Doc(vocab, words=words, spaces=spaces)
    if syntax:
        doc = _with_syntax(vocab, sentences, words, spaces)
    spans, missing, at = list[Span](), list[Span](), 0
    while at < len(tokens):
        label = tokens[at].entity
        end = at + 1
        while label[:2] in {"B-", "I-"} and end < len(tokens) and tokens[end].entity == f"I-{label[2:]}":
            end += 1
        if label == "-":
            missing.append(Span(doc, at, end))
        elif label != "O":
            spans.append(Span(doc, at, end, label=label[2:]))
        at = end
    doc.set_ents(spans, missing=missing, default="outside")
    return doc


def _with_syntax(vocab: Vocab, sentences: list[Sentence], words: list[str], spaces: list[bool]) -> Doc:
    heads, starts, base = list[int](), list[bool](), 0
    for sentence in sentences:
        for i, token in enumerate(sentence.tokens):
            heads.append(base + (token.head if token.head >= 0 else i))
            starts.append(i == 0)
        base += len(sentence.tokens)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        sent_starts=None,
        deps=["ROOT" if t.head < 0 else t.dep for t in tokens],
        pos=[t.pos if t.pos != "_" else "X" for t in tokens],
        tags=[t.tag for t in tokens],
        morphs=[t.morph for t in tokens],
        lemmas=[t.lemma if t.lemma != "_" else t.text for t in tokens],
    )


def noisy(sentences: list[Sentence], rng: random.Random) -> list[Sentence]:
    """A copy with one kind of newsroom noise: headline case, capitals, curly quotes, or a dateline's dashes."""
    kind = rng.choice(["title", "upper", "curly", "dash"])
    copies, open_quote = list[Sentence](), True
    for sentence in sentences:
        tokens = [Token(**vars(token)) for token in sentence.tokens]
        for token in tokens:
            if kind == "title" and len(token.text) > 3 and token.text.islower():
                token.text = token.text.capitalize()
            elif kind == "upper":
                token.text = token.text.upper()
            elif kind == "curly" and token.text == '"':
                token.text, open_quote = ("“" if open_quote else "”"), not open_quote
            elif kind == "curly":
                token.text = token.text.replace("'", "’")
            elif kind == "dash" and token.text in {"—", "–"}:
                token.text = "--"
        copies.append(Sentence(tokens))
    return copies


def pieces(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Runs of at most six sentences."""
    for i in range(0, len(sentences), SENTENCES_PER_PIECE):
        yield sentences[i : i + SENTENCES_PER_PIECE]


def write(path: Path, documents: Iterable[list[Sentence]], *, syntax: bool, noise: float = 0.0) -> None:
    """Write the documents' pieces, each with probability `noise` once more in a noisy copy."""
    vocab, rng = spacy.blank("en").vocab, random.Random(0)
    store = DocBin(
        attrs=["ORTH", "SPACY", "HEAD", "DEP", "POS", "TAG", "MORPH", "LEMMA", "SENT_START", "ENT_IOB", "ENT_TYPE"]
    )
    for sentences in documents:
        for piece in pieces(sentences):
            store.add(to_doc(vocab, piece, syntax=syntax))
            if rng.random() < noise:
                store.add(to_doc(vocab, noisy(piece, rng), syntax=syntax))
    store.to_disk(path)
    print(path.name, len(store), "pieces")


def main() -> None:
    """Convert every corpus found under DATA into OUT."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    banks = args.data / "treebanks"
    write_syntax(banks, args.out)
    write_names(args.data / "ner", banks, args.out)


def write_syntax(banks: Path, out: Path) -> None:
    """The treebanks: EWT, GUM and PUD to train, EWT dev and GUM dev apart to measure."""
    train = [doc for name in ("ewt/train", "gum/train", "pud/pud") for _, doc in read_conllu(banks / f"{name}.conllu")]
    write(out / "syntax-train.spacy", train, syntax=True, noise=0.15)
    for name in ("ewt", "gum"):
        dev = [doc for _, doc in read_conllu(banks / name / "dev.conllu")]
        write(out / f"syntax-dev-{name}.spacy", dev, syntax=True)


def write_names(ner: Path, banks: Path, out: Path) -> None:
    """The name sets; a tenth of Worldwide Newswire, by file, and Universal NER's dev part stay apart."""
    worldwide = {
        path.name: doc
        for path in sorted((ner / "worldwide").glob("*.tsv"))
        for doc in read_columns(path, token=0, tag=1)
    }
    norps = norp_words(worldwide.values())
    for doc in worldwide.values():
        for sentence in doc:
            convert_types(sentence.tokens, WORLDWIDE_TYPES, WORLDWIDE_OUTSIDE, set())
    held = {name for i, name in enumerate(sorted(worldwide)) if i % 10 == 9}
    gum = [doc for _, doc in read_conllu(banks / "gum/train.conllu")]
    uner = {part: list(read_columns(ner / f"uner-ewt/{part}.iob2", token=1, tag=2)) for part in ("train", "dev")}
    wiki = list(read_columns(ner / "wikigold/CONLL-format/data/wikigold.conll.txt", token=0, tag=1, separator=" "))
    for doc in [*uner["train"], *uner["dev"], *wiki]:
        for sentence in doc:
            _iob1_to_iob2(sentence.tokens)
            convert_types(sentence.tokens, {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}, {"O"}, norps)
    train = [doc for name, doc in worldwide.items() if name not in held]
    write(out / "names-train.spacy", [*train, *gum, *uner["train"], *wiki], syntax=False, noise=0.1)
    write(out / "names-dev-worldwide.spacy", [worldwide[name] for name in sorted(held)], syntax=False)
    write(out / "names-dev-uner.spacy", uner["dev"], syntax=False)


def norp_words(documents: Iterable[list[Sentence]]) -> set[str]:
    """Words that Worldwide Newswire marks as nationality, religion or politics at least three times, and mostly."""
    marked, total = Counter[str](), Counter[str]()
    for doc in documents:
        for sentence in doc:
            for token in sentence.tokens:
                total[token.text] += 1
                marked[token.text] += token.entity == "B-NORP"
    return {word for word, n in marked.items() if n >= 3 and n > total[word] / 2 and word[:1].isupper()}


def _iob1_to_iob2(tokens: list[Token]) -> None:
    before = "O"
    for token in tokens:
        kind = token.entity
        if kind.startswith("I-") and before[2:] != kind[2:]:
            token.entity = "B-" + kind[2:]
        before = kind


if __name__ == "__main__":
    main()
