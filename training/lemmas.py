"""The words that the lemmatizer knows: the treebanks' lemmas by form and tag, and lower-case words of the news."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import corpora

OPEN_CLASSES = {"VERB", "AUX", "NOUN", "ADJ", "ADV"}
_FEWEST_IN_TREEBANKS, _FEWEST_IN_NEWS = 2, 10
_CLEAR_MAJORITY = 0.8
_HEADER = """\
# Words that lemmas are checked against.
# lemma: the treebanks' lemma of a form with a tag; empty for a word that is only known to exist.
# Source: UD English EWT (CC BY-SA 4.0), GUM (CC BY 4.0), PUD (CC BY-SA 3.0); lower-case words counted in English news.
form\tpos\tlemma
"""


def collect_lemmas(data: Path) -> str:
    """The table of `kg/model/lemmas.tsv`."""
    forms, lemmas = defaultdict[tuple[str, str], Counter[str]](Counter), Counter[str]()
    loaded = corpora.load(data)
    for token in (t for bank in corpora.SYNTAX for doc in loaded[bank] for sentence in doc for t in sentence.tokens):
        if token.pos in OPEN_CLASSES and token.text.isalpha() and token.lemma != "_":
            forms[token.text.lower(), token.pos][token.lemma] += 1
            lemmas[token.lemma] += 1
    rows = []
    for (form, pos), counts in sorted(forms.items()):
        lemma, count = counts.most_common(1)[0]
        total = sum(counts.values())
        if total >= _FEWEST_IN_TREEBANKS and count >= _CLEAR_MAJORITY * total:
            rows.append(f"{form}\t{pos}\t{lemma}\n")
    known = {lemma for lemma, count in lemmas.items() if count >= _FEWEST_IN_TREEBANKS and lemma.isalpha()}
    rows += [f"{word}\t\t\n" for word in sorted(known | _news_words(data / "news-raw/articles.jsonl.gz"))]
    return _HEADER + "".join(rows)


def _news_words(path: Path) -> set[str]:
    counts = Counter[str]()
    for article in corpora.read_news(path):
        counts.update(re.findall(r"(?<![\w’'-])[a-z]{2,}(?![\w’'-])", article["text"]))
    return {word for word, count in counts.items() if count >= _FEWEST_IN_NEWS}
