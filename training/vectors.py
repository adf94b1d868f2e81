"""Train floret subword vectors on raw news: a table of 50,000 hashed n-grams that has a vector for any word, in 19 MB.

Needs `pip install floret`. The result feeds `spacy init vectors en OUT FOLDER --mode floret`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from pathlib import Path

import floret
import spacy


def main() -> None:
    """Read NEWS (gzipped JSON lines with title and text), write OUT."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    tokenize = spacy.blank("en").make_doc
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as plain:
        with gzip.open(args.news, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                for block in [article["title"], *re.split(r"\n+", article["text"])]:
                    plain.write(" ".join(token.text for token in tokenize(block) if not token.is_space) + "\n")
        plain.flush()
        model = floret.train_unsupervised(
            plain.name,
            model="cbow",
            mode="floret",
            hashCount=2,
            bucket=50_000,
            minn=3,
            maxn=5,
            minCount=5,
            dim=96,
            epoch=10,
            lr=0.05,
            thread=args.threads,
        )
    model.save_floret_vectors(str(args.out))


if __name__ == "__main__":
    main()
