"""Knowledge and an annotation -> Evaluation: how many of the annotated facts were found, how many claims are right."""

from pathlib import Path

from kg.core.errors import InputError
from kg.evaluate.articles import evaluate_articles
from kg.evaluate.gold import has_gold, read_gold
from kg.evaluate.predicates import Predicates
from kg.evaluate.result import Evaluation
from kg.evaluate.sentences import evaluate_sentences
from kg.evaluate.statements import claimed, has_sentences, read_sentences

__all__ = [
    "Evaluation",
    "Predicates",
    "claimed",
    "evaluate_articles",
    "evaluate_sentences",
    "is_of_sentences",
    "read_gold",
    "read_sentences",
]


def is_of_sentences(folder: Path) -> bool:
    """Whether an annotation is of sentences, not of articles.

    Raises:
        InputError: it is neither.
    """
    if not has_sentences(folder) and not has_gold(folder):
        allowed = "needs KEY.facts.tsv with KEY.entities.tsv for each article, or sentences.tsv with facts.tsv"
        raise InputError("no annotation there", where=str(folder), allowed=allowed)
    return has_sentences(folder)
