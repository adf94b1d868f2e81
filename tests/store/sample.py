"""A small hand-built graph: two articles with claims of every kind, facts of every status."""

from __future__ import annotations

import dataclasses

from kg.core.types import (
    Argument,
    Article,
    Claim,
    Decision,
    Entity,
    Event,
    Fact,
    Join,
    Knowledge,
    Mention,
    Reading,
    Span,
)

A = "a" * 16
B = "b" * 16
TEXTS = {
    A: (
        "Islamic State captured Palmyra on Sunday. The Russian defence ministry said the Syrian army holds Palmyra. "
        "Russia did not bomb Palmyra. The Syrian army will recapture Palmyra. Turkey backs the rebels. "
        "The ministry said that 12 people were killed in Palmyra in 2014."
    ),
    B: "ISIS seized Palmyra in May 2015, killing 20 soldiers. Locals whispered about “the ruins”.\nDeir ez-Zor held.",
}
ARTICLES = (
    Article(A, "a.txt", TEXTS[A], "IS is back", "Example Post", "A. Writer", "2016-12-14", "https://example.org/a"),
    Article(B, "sub/b.txt", TEXTS[B], published="2016", furniture=(Span(0, 4),)),
)


@dataclasses.dataclass(frozen=True)
class Info:
    name: str
    label: str
    group: str
    sign: str
    comment: str = ""
    symmetric: bool = False
    inverse: str = ""


PREDICATES = (
    Info("captures", "captures", "territory", "hostile", "takes a place by force"),
    Info("recaptures", "recaptures", "territory", "hostile"),
    Info("controls", "controls", "territory", "neutral"),
    Info("airstrikes", "bombs from the air", "force", "hostile"),
    Info("kills", "kills", "force", "hostile"),
    Info("supports", "supports", "relation", "cooperative"),
    Info("near", "is near", "standing", "neutral", symmetric=True),
    Info("contains", "contains", "standing", "neutral", inverse="locatedIn"),
)


TYPES = {
    "Actor": ("Person", "Group", "Body"),
    "Body": ("State", "ArmedGroup"),
    "State": ("Country", "Government", "Military"),
    "Place": ("Country", "Ground"),
    "Ground": ("City", "Site"),
    "Thing": (),
}


def span(article: str, words: str) -> Span:
    start = TEXTS[article].index(words)
    return Span(start, start + len(words))


def entity(id: str, kind: str, name: str, *names: str, said: str = "", where: str = A) -> Entity:
    mentions = (Mention(where, span(where, said), "name", "known name"),) if said else ()
    return Entity(id, kind, name, names, mentions)


ENTITIES = (
    dataclasses.replace(
        entity("Deir ez-Zor", "City", "Deir ez-Zor", "Deir al-Zōr", said="Deir ez-Zor", where=B), point=(35.3333, 40.15)
    ),
    entity("ISIS", "ArmedGroup", "Islamic State", "IS", "ISIL", "ISIS", said="Islamic State"),
    entity("Locals", "Group", "Locals", said="Locals", where=B),
    dataclasses.replace(
        entity("Palmyra", "City", "Palmyra", "Tadmur", said="Palmyra"),
        matches=("http://www.wikidata.org/entity/Q5747",),
        point=(34.56, 38.27),
    ),
    entity("People", "Group", "12 people", said="12 people"),
    entity("Rebels", "Group", "Rebels", "the rebels"),
    entity("Ruins", "Thing", "Ruins"),
    entity("Russia", "Country", "Russia", said="Russia"),
    entity("Russian_MoD", "Government", "Russian defence ministry", "Syrian army watchers"),
    entity("Soldiers", "Group", "20 soldiers", said="soldiers", where=B),
    entity("Syrian_Army", "Military", "Syrian Army", "the Syrian army"),
    entity("Tadmur_Prison", "Site", "Tadmur Prison", "Prison", "Twin"),
    entity("Turkey", "Country", "Turkey", "Twin"),
)


def claim(id: str, article: str, words: str, ends: str, **qualifiers: object) -> Claim:
    """`words` is `subject|trigger|object|sentence` as the text has them; `ends` is `entity predicate entity`."""
    subject, trigger, object_, sentence = (span(article, part) for part in words.split("|"))
    who, predicate, whom = ends.split()
    made = Claim(id, article, Argument(who, subject), predicate, Argument(whom, object_), trigger, sentence)
    return dataclasses.replace(made, **qualifiers)  # type: ignore[arg-type]


FIRST = "Islamic State|captured|Palmyra|Islamic State captured Palmyra on Sunday."
HOLDS = "the Syrian army|holds|Palmyra|The Russian defence ministry said the Syrian army holds Palmyra."
SEIZED = "ISIS|seized|Palmyra|ISIS seized Palmyra in May 2015, killing 20 soldiers."
CLAIMS = (
    claim("c1", A, FIRST, "ISIS captures Palmyra", start="2016-12-11", time_text="on Sunday", confidence=0.85),
    claim(
        "c2", A, FIRST, "ISIS controls Palmyra", basis="inferred", rule="capture", premises=("c1",), start="2016-12-11"
    ),
    claim(
        "c3",
        A,
        HOLDS,
        "Syrian_Army controls Palmyra",
        source="Russian_MoD",
        reported_by=("Russia",),
        certainty="probable",
        content=("c4", "c5"),
    ),
    claim(
        "c4", A, "Russia|bomb|Palmyra|Russia did not bomb Palmyra.", "Russia airstrikes Palmyra", polarity="negative"
    ),
    claim(
        "c5",
        A,
        "The Syrian army|recapture|Palmyra|The Syrian army will recapture Palmyra.",
        "Syrian_Army recaptures Palmyra",
        tense="future",
        attempted=True,
    ),
    claim("c6", A, "Turkey|backs|the rebels|Turkey backs the rebels.", "Turkey supports Rebels"),
    claim("c7", B, SEIZED, "ISIS captures Palmyra", start="2015-05", end="2016"),
    claim(
        "c8",
        B,
        "ISIS|killing|20 soldiers|ISIS seized Palmyra in May 2015, killing 20 soldiers.",
        "ISIS kills Soldiers",
        count=20,
        place="Palmyra",
        start="2015",
    ),
    claim(
        "c9",
        B,
        "Locals|whispered about|the ruins|Locals whispered about “the ruins”.",
        "Locals whisper_about Ruins",
        label="whispered about",
    ),
)
KILLED = "The ministry said that 12 people were killed in Palmyra in 2014."
EVENTS = (
    Event(
        "e1",
        A,
        "kills",
        span(A, "killed"),
        span(A, KILLED),
        patient=Argument("People", span(A, "12 people")),
        source="Russian_MoD",
        start="2014",
        end="2014",
        time_text="in 2014",
        place="Palmyra",
        count=12,
        confidence=0.9,
    ),
    Event(
        "e2",
        A,
        "airstrikes",
        span(A, "bomb"),
        span(A, "Russia did not bomb Palmyra."),
        agent=Argument("Russia", span(A, "Russia did")),
        polarity="negative",
    ),
    Event(
        "e3",
        B,
        "captures",
        span(B, "held"),
        span(B, "Deir ez-Zor held."),
        patient=Argument("Deir ez-Zor", span(B, "Deir ez-Zor")),
    ),
)
FACTS = (
    Fact("f1", "ISIS", "captures", "Palmyra", "accepted", "2016-12-11", "", ("c1", "c7"), (), 2, 0.925),
    Fact("f2", "ISIS", "controls", "Palmyra", "accepted", "2016-12-11", "", ("c2",), ("c3",), 1, 0.85),
    Fact("f3", "Syrian_Army", "controls", "Palmyra", "disputed", "2016-03", "2016-12", ("c3",), ("c2",), 1, 0.4),
    Fact("f4", "Russia", "airstrikes", "Palmyra", "denied", disputed_by=("c4",)),
    Fact("f5", "Turkey", "supports", "Rebels", "accepted", supported_by=("c6",), independent_sources=1, confidence=1.0),
)
DECISIONS = (Decision("same", "ISIS", "Daesh", "R. Reader", 3), Decision("different", "Turkey", "Tadmur_Prison"))
JOINS = (
    Join("Daesh", "decided by R. Reader", DECISIONS[0].id),
    Join("Islamic_State-Group-0badcafe", "same name, narrower type"),
)
NODES = tuple(dataclasses.replace(e, joined=JOINS) if e.id == "ISIS" else e for e in ENTITIES)
KNOWLEDGE = Knowledge(ARTICLES, NODES, CLAIMS, FACTS, EVENTS, DECISIONS)
READINGS = tuple(
    Reading(
        article,
        tuple(e for e in ENTITIES if any(m.article == article.id for m in e.mentions)),
        tuple(c for c in CLAIMS if c.article == article.id),
        events=tuple(e for e in EVENTS if e.article == article.id),
    )
    for article in ARTICLES
)


def shuffled() -> Knowledge:
    """The same knowledge, every tuple the other way round."""
    return Knowledge(ARTICLES[::-1], NODES[::-1], CLAIMS[::-1], FACTS[::-1], EVENTS[::-1], DECISIONS[::-1])
