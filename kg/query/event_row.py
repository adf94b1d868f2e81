"""The columns of event rows."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """A row; its fields are the columns, in order. Several values are parted by `;`, empty is unknown."""

    event_id: str
    """The event's id in the graph; rows that share it tell of one happening."""
    event_date: str
    """Day, month or year (`2016-12-14`, `2016-12`, `2016`), as precise as the text; else the article's date."""
    date_basis: str
    """`text` where the article dates the event, `published` where the date is only the article's own."""
    predicate: str
    """What happened, in kg's vocabulary."""
    event_type: str
    """PLOVER's event type."""
    cameo_code: str
    """CAMEO's code, as narrow as is sure; text, since it may begin with 0."""
    cameo_root: str
    """Its first two digits."""
    quad_class: str
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    goldstein: str
    """The value of the CAMEO root on Goldstein's scale, from -10 to 10."""
    source_name: str
    """Who does it, by preferred names."""
    source_id: str
    """Their ids in the graph, in the order of the names, as in the next two."""
    source_type: str
    """Their types in kg's ontology: `Government`, `ArmedGroup`, `Person`."""
    source_country: str
    """The states to which they belong, by ISO 3166-1 alpha-3."""
    target_name: str
    """To whom or what it is done; of what holds both ways (a meeting, a clash) the other side."""
    target_id: str
    """As for the source."""
    target_type: str
    """As for the source."""
    target_country: str
    """As for the source."""
    count: str
    """The number said, of people killed, say."""
    place_name: str
    """Where: the place that the text gives, else a target that is a place on the map and no country."""
    place_id: str
    """Its id in the graph."""
    place_type: str
    """`City`, `Region`, `Country`..."""
    place_country: str
    """The state in which kg's tables look for it, by ISO 3166-1 alpha-3; never who holds it."""
    latitude: str
    """WGS84, degrees; of a country or region its middle."""
    longitude: str
    """As `latitude`."""
    status: str
    """Of the statement, the least sure of several: accepted, reported, disputed, denied; none if an end is unknown."""
    said_by: str
    """On whose word: `author` is the article's own."""
    confidence: str
    """From 0 to 1, how sure the extraction is; of several claims that of the least sure."""
    claims: str
    """The ids of the claims; empty where one end is unknown, which the event itself then tells."""
    article: str
    """The article's name in the graph."""
    headline: str
    """Empty without quotations."""
    publisher: str
    published: str
    """The article's own date."""
    url: str
    sentence_start: int
    """Of the sentence, in characters of the article as read; half-open with the next."""
    sentence_end: int
    sentence: str
    """Empty without quotations."""


COLUMNS = tuple(field.name for field in fields(EventRow))
