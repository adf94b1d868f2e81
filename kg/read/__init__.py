"""Files -> Article: txt, html, md, csv, jsonl; page furniture masked; date, title, source found."""

from kg.read.articles import as_article, read_articles

__all__ = ["as_article", "read_articles"]
