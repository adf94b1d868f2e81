"""All namespaces and all minting of identifiers, so that no other module spells an IRI.

Order, workers and what else is in the graph never matter: an id depends only on the thing itself.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

BASE = "https://w3id.org/newskg/"
ONTOLOGY = BASE + "ontology#"
ID = BASE + "id/"
KINDS = {
    "ent": "entity/",
    "art": "article/",
    "claim": "claim/",
    "fact": "fact/",
    "event": "event/",
    "decision": "decision/",
    "span": "span/",
    "time": "time/",
}
OPEN = BASE + "open#"
DEFAULT_GRAPH = ID + "graph"
"""The graph for what belongs in the default graph, on stores whose default graph is the union of all."""
PUBLISHED = ID + "published"
"""The graph on other stores in which kg keeps note of what it sent them."""
GEONAMES = "https://sws.geonames.org/"

PREFIXES = {
    "kg": ONTOLOGY,
    **{prefix: ID + path for prefix, path in KINDS.items()},
    "open": OPEN,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "dcterms": "http://purl.org/dc/terms/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "schema": "https://schema.org/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "wd": "http://www.wikidata.org/entity/",
}
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_NAMESPACE = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(_PREFIX_OF, key=len, reverse=True)))})(?=.)", re.DOTALL)
"""The longest namespace that something follows."""


def short(iri: str) -> str:
    """An IRI with its prefix in place of its namespace; as it is where no prefix fits.

    >>> short("https://w3id.org/newskg/id/entity/Palmyra")
    'ent:Palmyra'
    """
    found = _NAMESPACE.match(iri)
    return f"{_PREFIX_OF[found[0]]}:{iri[found.end() :]}" if found else iri


def full(name: str) -> str:
    """The IRI of a name with one of kg's prefixes.

    >>> full("kg:Claim")
    'https://w3id.org/newskg/ontology#Claim'
    """
    prefix, local = name.split(":")
    return PREFIXES[prefix] + local


def digest(*parts: str, length: int = 16) -> str:
    """The first `length` hex digits of the SHA-256 of the parts, which are kept apart by an unprintable mark."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def article_id(name: str, text: str) -> str:
    """An article is its name and its text."""
    return digest("article", name, text)


def entity_id(name: str, kind: str, *, scope: str = "") -> str:
    """A readable slug, the type, and 8 hex digits of the normalised full name, type and scope.

    Args:
        name: the full name.
        kind: the entity's type in the ontology.
        scope: an article's id for what is one thing only within that article ("82 civilians"), else empty.
    """
    return f"{slug(normalise(name).title())}-{kind}-{digest(normalise(name), kind, scope, length=8)}"


def city_id(name: str, geonames_id: int) -> str:
    """A readable slug, the type and GeoNames' number, which tells two cities of one name apart; no other id looks so.

    >>> city_id("Kostroma", 543878)
    'Kostroma-City-gn543878'
    """
    return f"{slug(name)}-City-gn{geonames_id}"


def is_minted(ident: str, kind: str) -> bool:
    """Whether an entity's id was made of its name, rather than given to it by a row of a knowledge file."""
    return re.search(rf"-{kind}-[0-9a-f]{{8}}$", ident) is not None


def in_article(ident: str, article: str) -> str:
    """The id of what one article alone speaks of under an entity's id, where somebody tells it apart."""
    return f"{ident}@{article}"


def slug(name: str) -> str:
    """The name as a readable part of an IRI: ASCII letters, digits and underscores, at most 40."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")[:40].strip("_") or "x"


@lru_cache(maxsize=1 << 16)
def normalise(name: str) -> str:
    """Case- and accent-folded words without articles, punctuation and possessives: equal for one name's spellings."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    text = re.sub(r"['’]", "", re.sub(r"['’]s\b", "", text))
    words = re.sub(r"[^\w+ ]+", " ", text.replace("-", " ")).split()
    return " ".join(word for word in words if word not in {"the", "a", "an"})
