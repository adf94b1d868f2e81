"""Article -> Document: the reader, or a spaCy pipeline in its place; the only place that imports spaCy and ONNX."""

from kg.annotate.documents import annotate, load_model
from kg.annotate.spacy_models import to_spacy

__all__ = ["annotate", "load_model", "to_spacy"]
