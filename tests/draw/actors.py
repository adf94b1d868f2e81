"""A made-up war of 25 actors and places, in the manner of the news from Syria: for legibility tests."""

from __future__ import annotations

import random

from kg.draw.graph import Edge

TYPES = {
    "Syrian government": "Government",
    "Syrian Arab Army": "Military",
    "Russia": "Country",
    "Iran": "Country",
    "Hezbollah": "ArmedGroup",
    "Islamic State": "ArmedGroup",
    "Nusra Front": "ArmedGroup",
    "Free Syrian Army": "ArmedGroup",
    "Syrian Democratic Forces": "ArmedGroup",
    "Kurdish People's Protection Units": "ArmedGroup",
    "Turkey": "Country",
    "United States": "Country",
    "US-led coalition": "Alliance",
    "Iraqi army": "Military",
    "Saudi Arabia": "Country",
    "United Nations": "Organization",
    "Syrian Observatory for Human Rights": "Organization",
    "Amaq news agency": "Media",
    "Bashar al-Assad": "Person",
    "Recep Tayyip Erdogan": "Person",
    "Palmyra": "City",
    "Aleppo": "City",
    "Raqqa": "City",
    "Mosul": "City",
    "T-4 airbase": "Facility",
}
WORDS = ("Northern", "Free", "United", "Army", "of the", "Front", "Homs")
HOSTILE, COOPERATIVE, NEUTRAL = "hostile", "cooperative", "neutral"
ROWS = (
    ("Islamic State", "captures", "Palmyra", HOSTILE, 14),
    ("Islamic State", "attacks", "Palmyra", HOSTILE, 9),
    ("Islamic State", "controls", "Raqqa", NEUTRAL, 7),
    ("Islamic State", "controls", "Mosul", NEUTRAL, 5),
    ("Islamic State", "attacks", "T-4 airbase", HOSTILE, 6),
    ("Islamic State", "attacks", "Syrian Arab Army", HOSTILE, 11),
    ("Islamic State", "shells", "Syrian Arab Army", HOSTILE, 3),
    ("Syrian Arab Army", "attacks", "Islamic State", HOSTILE, 8),
    ("Syrian Arab Army", "recaptures", "Palmyra", HOSTILE, 8),
    ("Syrian Arab Army", "withdraws from", "Palmyra", NEUTRAL, 4),
    ("Syrian Arab Army", "captures", "Aleppo", HOSTILE, 12),
    ("Syrian Arab Army", "defends", "T-4 airbase", NEUTRAL, 3),
    ("Syrian government", "controls", "Aleppo", NEUTRAL, 9),
    ("Syrian government", "commands", "Syrian Arab Army", COOPERATIVE, 4),
    ("Bashar al-Assad", "leads", "Syrian government", NEUTRAL, 6),
    ("Russia", "supports", "Syrian government", COOPERATIVE, 12),
    ("Russia", "supplies", "Syrian government", COOPERATIVE, 3),
    ("Russia", "strikes from the air", "Palmyra", HOSTILE, 10),
    ("Russia", "strikes from the air", "Islamic State", HOSTILE, 7),
    ("Russia", "bombs", "Islamic State", HOSTILE, 4),
    ("Russia", "attacks", "Islamic State", HOSTILE, 4),
    ("Russia", "strikes from the air", "Nusra Front", HOSTILE, 3),
    ("Russia", "negotiates with", "United States", NEUTRAL, 4),
    ("United States", "accuses", "Russia", HOSTILE, 3),
    ("Iran", "supports", "Syrian government", COOPERATIVE, 7),
    ("Iran", "supports", "Hezbollah", COOPERATIVE, 5),
    ("Iran", "is allied with", "Russia", COOPERATIVE, 2),
    ("Hezbollah", "is allied with", "Syrian Arab Army", COOPERATIVE, 5),
    ("Hezbollah", "attacks", "Aleppo", HOSTILE, 2),
    ("Nusra Front", "controls", "Aleppo", NEUTRAL, 3),
    ("Nusra Front", "clashes with", "Syrian Arab Army", HOSTILE, 4),
    ("Nusra Front", "is allied with", "Free Syrian Army", COOPERATIVE, 2),
    ("Free Syrian Army", "clashes with", "Syrian Arab Army", HOSTILE, 5),
    ("Free Syrian Army", "clashes with", "Islamic State", HOSTILE, 3),
    ("Turkey", "supports", "Free Syrian Army", COOPERATIVE, 6),
    ("Turkey", "shells", "Kurdish People's Protection Units", HOSTILE, 4),
    ("Turkey", "buys from", "Islamic State", COOPERATIVE, 1),
    ("Recep Tayyip Erdogan", "leads", "Turkey", NEUTRAL, 4),
    ("Recep Tayyip Erdogan", "condemns", "Bashar al-Assad", HOSTILE, 2),
    ("Saudi Arabia", "supports", "Free Syrian Army", COOPERATIVE, 3),
    ("Saudi Arabia", "accuses", "Iran", HOSTILE, 3),
    ("United States", "leads", "US-led coalition", NEUTRAL, 5),
    ("United States", "supports", "Kurdish People's Protection Units", COOPERATIVE, 4),
    ("United States", "supplies", "Kurdish People's Protection Units", COOPERATIVE, 2),
    ("US-led coalition", "strikes from the air", "Islamic State", HOSTILE, 9),
    ("US-led coalition", "destroys", "Islamic State", HOSTILE, 2),
    ("US-led coalition", "supports", "Iraqi army", COOPERATIVE, 4),
    ("US-led coalition", "supports", "Syrian Democratic Forces", COOPERATIVE, 6),
    ("Syrian Democratic Forces", "advances on", "Raqqa", HOSTILE, 5),
    ("Kurdish People's Protection Units", "is part of", "Syrian Democratic Forces", NEUTRAL, 3),
    ("Iraqi army", "besieges", "Mosul", HOSTILE, 5),
    ("Iraqi army", "attacks", "Islamic State", HOSTILE, 4),
    ("United Nations", "condemns", "Syrian government", HOSTILE, 3),
    ("United Nations", "sends", "Aleppo", NEUTRAL, 2),
    ("Syrian Observatory for Human Rights", "accuses", "Russia", HOSTILE, 2),
    ("Amaq news agency", "is part of", "Islamic State", NEUTRAL, 2),
)
DISPUTED = {("Turkey", "buys from"), ("Hezbollah", "attacks"), ("Nusra Front", "controls"), ("Russia", "bombs")}


def edge(
    subject: str, predicate: str, object_: str, sign: str = NEUTRAL, weight: int = 1, status: str = "accepted"
) -> Edge:
    (a, kind_a), (b, kind_b) = _kind(subject), _kind(object_)
    ids = [name.lower().replace(" ", "_") for name in (subject, object_)]
    return Edge(ids[0], a, kind_a, predicate.replace(" ", ""), predicate, ids[1], b, kind_b, sign, status, weight)


def syria() -> list[Edge]:
    """25 nodes and 49 merged lines."""
    return [edge(*row, "disputed" if row[:2] in DISPUTED else "accepted") for row in ROWS]


def random_edges(nodes: int, count: int, seed: int) -> list[Edge]:
    """Relations between random pairs: a few nodes have many, most have few."""
    chance = random.Random(seed)
    names = [f"{' '.join(chance.choices(WORDS, k=i % 4 + 1))} {i}" for i in range(nodes)]
    shares = [1 / (i + 1) for i in range(nodes)]
    pairs = [(chance.choices(names, shares)[0], chance.choice(names)) for _ in range(count)]
    rows = [(pair, chance.choice(ROWS)) for pair in pairs]
    return [edge(a, row[1], b, row[3], chance.randint(1, 9)) for (a, b), row in rows]


def _kind(name: str) -> tuple[str, str]:
    """The name with its type; one that isn't listed gets some type, always the same."""
    kinds = sorted({*TYPES.values(), "Thing"})
    return name, TYPES.get(name, kinds[len(name) % len(kinds)])
