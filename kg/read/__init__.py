"""Files -> Article: txt, html, md, csv, jsonl; page furniture masked; date, title, source found."""

from kg.read.articles import as_article, read_articles
from kg.read.page import Note

__all__ = ["Note", "as_article", "read_articles"]
