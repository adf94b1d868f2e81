"""Article -> Document: the spaCy pipeline; the only place that imports spaCy."""

from kg.annotate.documents import annotate
from kg.annotate.pipeline import load_pipeline

__all__ = ["annotate", "load_pipeline"]
