"""Score a reader on raw text: `python training/score.py MODEL DATA SILVER [--sample N] [--only PARTS]`.

MODEL is a folder that `export.py` wrote, or a spaCy pipeline to compare it with; DATA has the corpora, SILVER the
annotated sentences. Only development parts are read. How each table counts stands at the top of `score_syntax.py`,
`score_names.py` and `score_links.py`. Speed is that of `annotate` on news articles, on one thread.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import corpora
import score_coreference
import score_links
import score_names
import score_syntax
from score_text import print_table

from kg.annotate import annotate
from kg.annotate.parsed import Model
from kg.annotate.reader import FILES, LOWEST_SCORE, Reader
from kg.annotate.spacy_models import SpacyModel
from kg.core.types import Article

PARTS = ("syntax", "names", "links", "coreference", "speed")
_ARTICLES = 60


def main() -> None:
    """Print a table a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("model", "data", "silver"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--sample", type=int, help="read only so many pieces, sentences or articles of each set")
    parser.add_argument("--only", type=_parts, default=PARTS, help=f"of {','.join(PARTS)}, joined by commas")
    args = parser.parse_args()
    model = load(args.model)
    loaded = corpora.load(args.data) if {"syntax", "names"} & set(args.only) else {}
    if "syntax" in args.only:
        score_syntax.report(model, loaded, args.sample)
    if "names" in args.only:
        score_names.report(model, loaded, args.sample)
    if "links" in args.only:
        score_links.report(load(args.model, score_links.LOWEST_SCORE), args.silver, args.sample)
    if "coreference" in args.only:
        score_coreference.report(model, args.data, args.sample)
    if "speed" in args.only:
        report_speed(args.model, args.data / "news-raw/articles.jsonl.gz", args.sample or _ARTICLES)


def load(folder: Path, lowest_score: float = LOWEST_SCORE) -> Model:
    """The reader in a folder, or the spaCy pipeline there."""
    is_reader = (folder / FILES[0]).is_file()
    return Reader(folder, lowest_score=lowest_score) if is_reader else SpacyModel(str(folder))


def report_speed(folder: Path, articles: Path, count: int) -> None:
    """Print words a second over so many articles, by the processor's time and by the clock, and the time to load."""
    before = time.perf_counter()
    model = load(folder)
    load_in_s = time.perf_counter() - before
    given = list(islice(_articles(articles), count))
    clock, processor = time.perf_counter(), time.process_time()
    words = sum(len(document.tokens) for document in annotate(given, model))
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    row = [len(given), words, round(words / processor), round(words / clock), f"{load_in_s:.2f} s"]
    print_table("Speed", ["articles", "words", "words a processor second", "words a second", "loading"], [row])


def _articles(path: Path) -> Iterator[Article]:
    for article in corpora.read_news(path):
        yield Article(article["id"], article["title"], article["text"])


def _parts(given: str) -> tuple[str, ...]:
    parts = tuple(given.split(","))
    if not set(parts) <= set(PARTS):
        raise argparse.ArgumentTypeError(f"{given!r}; allowed: {', '.join(PARTS)}")
    return parts


if __name__ == "__main__":
    main()
