"""Score a pipeline on the converted dev sets: raw text, spaCy's own tokenizer and Scorer, pieces of six sentences."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.training import Example

SHOWN = ("token_f", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")


def main() -> None:
    """Print the figures of each dev set and the speed in words a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    for path in sorted(args.corpus.glob("*-dev-*.spacy")):
        docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        started = time.perf_counter()
        scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
        words = sum(map(len, docs)) / (time.perf_counter() - started)
        if path.name.startswith("syntax"):
            figures = "  ".join(f"{key} {scores[key]:.4f}" for key in SHOWN if scores.get(key) is not None)
        else:
            types = "  ".join(f"{label} {part['f']:.3f}" for label, part in sorted(scores["ents_per_type"].items()))
            p, r, f = (scores[f"ents_{x}"] for x in "prf")
            figures = f"P {p:.4f} R {r:.4f} F {f:.4f}  {types}"
        print(f"{path.stem}: {figures}  ({words:.0f} words/s)")


if __name__ == "__main__":
    main()
