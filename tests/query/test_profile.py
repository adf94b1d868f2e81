"""What is shown of one entity."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Store
from store.sample import READINGS

from kg.core.types import Article, Entity, Knowledge, Mention, MentionKind, Reading, Span
from kg.query import Profile, make_profile
from kg.store.quads import to_quads

COLD = "It was cold in Homs. The city slept.\nIt woke. Nobody came."
WARM = "Homs was warm."
SAID = ("It was cold in Homs.", "The city slept.", "It woke.", "Nobody came.")
SENTENCES = tuple(Span(COLD.index(words), COLD.index(words) + len(words)) for words in SAID)


def mention(article: str, text: str, words: str, kind: MentionKind) -> Mention:
    start = text.rindex(words)
    return Mention(article, Span(start, start + len(words)), kind, "known name")


MENTIONS = (
    mention("c", COLD, "Homs", "name"),
    mention("c", COLD, "The city", "nominal"),
    mention("c", COLD, "It", "pronoun"),
)
READ = {
    "w": Reading(Article("w", "a.txt", WARM, "Sun"), (), (), sentences=(Span(0, len(WARM)),)),
    "c": Reading(Article("c", "b.txt", COLD, published="2016"), (), (), sentences=SENTENCES),
}
HOMS = Entity("Homs", "City", "Homs", ("Hims",))


def shown() -> Profile:
    """Of a city that two articles mention."""
    told = {"c": replace(HOMS, mentions=MENTIONS), "w": replace(HOMS, mentions=(mention("w", WARM, "Homs", "name"),))}
    store = Store()
    both = replace(HOMS, mentions=(*told["c"].mentions, *told["w"].mentions))
    store.extend(to_quads(Knowledge(tuple(reading.article for reading in READ.values()), (both,))))
    return make_profile(store, "Hims", lambda article: replace(READ[article], entities=(told[article],)))


def test_sentences_come_with_whatever_stands_for_the_entity() -> None:
    most, least = shown().passages
    assert (most.article, most.title, most.published, most.mentions) == ("b.txt", "", "2016", 3)
    assert most.sentences == SAID[:3]
    assert (least.article, least.sentences) == ("a.txt", (WARM,))


def test_of_each_article_as_many_sentences_as_are_wanted() -> None:
    assert shown().to_text(sentences=1).splitlines() == [
        "ent:Homs  Homs (City); 2 articles, 4 mentions",
        "also Hims",
        "",
        "b.txt, 2016, 3 mentions",
        f"  - {SAID[0]}",
        "    and 2 more sentences",
        "",
        "a.txt, Sun, 1 mention",
        f"  - {WARM}",
    ]


def test_claims_come_before_the_sentences(store: Store) -> None:
    readings = {reading.article.id: reading for reading in READINGS}
    profile = make_profile(store, "ISIL", readings.__getitem__)
    assert {row["does"] for row in profile.claims} == {"captures", "controls", "kills"}
    assert profile.to_text().index("captures") < profile.to_text().index("a.txt, 2016-12-14, IS is back, 1 mention")


def test_what_no_name_leads_to_is_shown_with_its_article(store: Store) -> None:
    readings = {reading.article.id: reading for reading in READINGS}
    (passage,) = make_profile(store, "Rebels", readings.__getitem__).passages
    assert passage.article == "a.txt"
