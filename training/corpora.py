"""The treebanks and the corpora of names as documents of sentences: words, their annotation, their spacing in print."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SYNTAX = ("ewt", "gum", "pud")
"""The corpora with trees."""
NAME_TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
WORLDWIDE_TYPES = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "FAC", "NORP": "NORP"}
WORLDWIDE_OUTSIDE = {"O", "Date", "Money", "Product"}
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT"}
EVENT_HEADS = frozenset(
    """
    accord accords agreement awards battle championship championships conference crisis cup derby election expo festival
    forum games holocaust intifada marathon massacre olympics operation referendum revolution siege spring summit
    tournament treaty uprising war wars
    """.split()
)
FACILITY_HEADS = frozenset(
    """
    airbase airport barracks base bridge building camp canal castle cathedral church crossing dam embassy fort gate hall
    harbor harbour highway hospital hotel house library mosque museum palace park pipeline plant port prison refinery
    road school square stadium station street temple theater theatre tower
    """.split()
)
_UNMARKED = "-"
"""The name tag of a word about which a corpus says nothing."""


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


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `[start, end)` of a sentence that speak of a thing; mentions of one thing in a document share `chain`."""

    start: int
    end: int
    kind: str
    chain: str


@dataclass
class Sentence:
    """Tokens in order; heads count from the sentence's first token."""

    tokens: list[Token] = field(default_factory=list)
    id: str = ""
    mentions: list[Mention] = field(default_factory=list)
    """What GUM's annotators took for mentions of things."""
    opens: bool = False
    """Whether it opens a paragraph."""


def load(data: Path) -> dict[str, list[list[Sentence]]]:
    """The documents of each corpus; `*_dev` are set aside for measuring.

    Args:
        data: the folder with `treebanks` and `ner`.
    """
    worldwide = {
        path.name: doc
        for path in sorted((data / "ner/worldwide").glob("*.tsv"))
        for doc in read_columns(path, token=0, tag=1)
    }
    norps = norp_words(worldwide.values())
    for doc in worldwide.values():
        for sentence in doc:
            convert_types(sentence.tokens, WORLDWIDE_TYPES, WORLDWIDE_OUTSIDE, set())
    held = {name for i, name in enumerate(sorted(worldwide)) if i % 10 == 9}
    wikigold = read_columns(data / "ner/wikigold/CONLL-format/data/wikigold.conll.txt", token=0, tag=1, separator=" ")
    found = {
        "worldwide": [doc for name, doc in worldwide.items() if name not in held and not _is_markup(doc)],
        "worldwide_dev": [doc for name, doc in worldwide.items() if name in held],
        "wikigold": [_plain_types(doc, norps) for doc in wikigold],
        "pud": [_unmarked(doc) for _, doc in read_conllu(data / "treebanks/pud/pud.conllu")],
    }
    for part, ending in (("train", ""), ("dev", "_dev")):
        bank = list(read_conllu(data / f"treebanks/ewt/{part}.conllu"))
        found["ewt" + ending] = _with_names(bank, data / "ner/uner-ewt" / f"{part}.iob2", norps)
        found["gum" + ending] = [doc for _, doc in read_conllu(data / f"treebanks/gum/{part}.conllu")]
    return found


def read_news(path: Path) -> Iterator[dict[str, str]]:
    """The articles of a gzipped file of JSON lines, each with `id`, `title`, `date`, `source`, `text`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _with_names(bank: list[tuple[str, list[Sentence]]], path: Path, norps: set[str]) -> list[list[Sentence]]:
    """EWT's documents with the names that Universal NER gives; unmarked where the two differ in words."""
    tags = _tags_by_id(path)
    for _, doc in bank:
        for sentence in doc:
            given = tags.get(sentence.id, [])
            fits = len(given) == len(sentence.tokens)
            for token, tag in zip(sentence.tokens, given if fits else [_UNMARKED] * len(sentence.tokens), strict=True):
                token.entity = tag
        _plain_types([s for s in doc if s.tokens[0].entity != _UNMARKED], norps)
    return [doc for _, doc in bank]


def _tags_by_id(path: Path) -> dict[str, list[str]]:
    found = dict[str, list[str]]()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        name = re.search(r"^# sent_id = (.*)$", block, flags=re.MULTILINE)
        if name:
            found[name[1].strip()] = [line.split("\t")[2] for line in block.splitlines() if line[:1] not in {"#", ""}]
    return found


def _plain_types(doc: list[Sentence], norps: set[str]) -> list[Sentence]:
    for sentence in doc:
        _iob1_to_iob2(sentence.tokens)
        convert_types(sentence.tokens, NAME_TYPES, {"O"}, norps)
    return doc


def _unmarked(doc: list[Sentence]) -> list[Sentence]:
    for sentence in doc:
        for token in sentence.tokens:
            token.entity = _UNMARKED
    return doc


def _is_markup(doc: list[Sentence]) -> bool:
    """Whether a document is a page's code rather than its text."""
    return sum(token.text in "{}\\" for sentence in doc for token in sentence.tokens) > 50


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
            ids = [line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")]
            sentences.append(_sentence(rows))
            sentences[-1].id = next(iter(ids), "")
            sentences[-1].opens = any(line.startswith("# newpar") for line in lines)
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
    mentions = list(_mentions(miscs))
    _mark_names(words, mentions)
    for first, (last, form, space) in surface.items():
        parts = words[first - 1 : last]
        if "".join(part.text for part in parts).lower() == form.lower():
            _copy_surface(parts, form)
        for part in parts[:-1]:
            part.space = False
        parts[-1].space = space
    return Sentence(words, mentions=mentions)


def _copy_surface(parts: list[Token], form: str) -> None:
    at = 0
    for part in parts:
        part.text = form[at : at + len(part.text)]
        at += len(part.text)


def _mentions(miscs: list[str]) -> Iterator[Mention]:
    """GUM's bracketed mentions, from the last columns of a sentence."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, misc in enumerate(miscs):
        value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", value):
            ident, _, rest = bracket.strip("()").partition("-")
            if bracket.startswith("("):
                opened.setdefault(ident, []).append((i, rest.split("-")[0]))
            if bracket.endswith(")") and opened.get(ident):
                start, kind = opened[ident].pop()
                yield Mention(start, i + 1, kind, ident)


def _mark_names(words: list[Token], mentions: Iterable[Mention]) -> None:
    """Tag the proper-name core of typed mentions, longest first."""
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        core = _name_core(words, mention.start, mention.end)
        kind = mention.kind
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
