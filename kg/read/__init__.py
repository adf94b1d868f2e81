"""Files -> Article: txt, html, md, csv, jsonl; page furniture masked; date, title, source found."""

from kg.read.articles import read_articles

__all__ = ["read_articles"]
