"""Put the trained parts into one pipeline: the syntax layers, the name recogniser, one table of vectors."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy


def main() -> None:
    """Write SYNTAX with NAMES' recogniser added to OUT."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("syntax", "names", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--version", default="0.1.0")
    args = parser.parse_args()
    nlp = spacy.load(args.syntax)
    nlp.add_pipe("ner", source=spacy.load(args.names))
    nlp.meta |= {
        "name": "news",
        "version": args.version,
        "description": "English UD syntax and names, trained for news by newskg",
        "author": "The kg authors",
        "license": "CC BY-SA 4.0",
        "spacy_version": ">=3.8.4,<3.9.0",
        "performance": {},
    }
    nlp.config["initialize"] = {"vectors": None}
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    shutil.rmtree(args.out, ignore_errors=True)
    nlp.to_disk(args.out)
    size = sum(path.stat().st_size for path in args.out.rglob("*") if path.is_file())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
