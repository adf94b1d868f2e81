"""Every shipped query: its header, its columns, its rows on the sample graph."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Store
from store.sample import ARTICLES, CLAIMS, ENTITIES, FACTS, KILLED, KNOWLEDGE, PREDICATES, TEXTS, Info

from kg.core.types import Fact, Status
from kg.query import NamedQuery, find_query, load_queries, run
from kg.store.quads import to_quads

SHIPPED = load_queries()
NEEDED = {
    "about", "articles", "claims", "controls", "disputed", "entities", "events", "facts", "hostilities", "joined",
    "locations", "mentions", "network", "sources", "stats", "support", "timeline", "who-controlled",
}  # fmt: skip
EXAMPLES = {
    "entity": "ISIS",
    "place": "Palmyra",
    "article": "a.txt",
    "predicate": "captures",
    "status": "accepted",
    "date": "2016-12-12",
    "number": "1",
    "text": "x",
}


def ask(store: Store, name: str, **parameters: str) -> list[dict[str, object]]:
    return list(run(store, find_query(name), parameters))


def test_all_are_there() -> None:
    assert set(SHIPPED) == NEEDED


@pytest.mark.parametrize("query", SHIPPED.values(), ids=list(SHIPPED))
def test_header_and_columns(store: Store, query: NamedQuery) -> None:
    assert query.question.endswith("?")
    assert query.example.startswith(f"kg query {query.name}")
    needed = {p.name: EXAMPLES[p.kind] for p in query.parameters if not p.optional}
    every = {p.name: EXAMPLES[p.kind] for p in query.parameters}
    for parameters in (needed, every):
        assert run(store, query, parameters).columns == query.columns


@pytest.mark.parametrize("query", SHIPPED.values(), ids=list(SHIPPED))
def test_it_runs_in_any_client(store: Store, query: NamedQuery) -> None:
    """With its own PREFIX lines, parameters unbound."""
    assert [v.value for v in store.query(query.text).variables] == list(query.columns)  # type: ignore[union-attr]


@pytest.mark.parametrize("query", SHIPPED.values(), ids=list(SHIPPED))
def test_it_answers_on_the_sample(store: Store, query: NamedQuery) -> None:
    needed = {p.name: EXAMPLES[p.kind] for p in query.parameters if not p.optional}
    assert len(run(store, query, needed))


def test_claims_bind_all_that_is_known(store: Store) -> None:
    rows = {str(row["claim"]).rsplit("/", 1)[1]: row for row in ask(store, "claims")}
    assert len(rows) == len(ask(store, "claims")) == len(CLAIMS)
    for claim in CLAIMS:
        row, text = rows[claim.id], TEXTS[claim.article]
        assert row["quote"] == text[int(str(row["sentenceStart"])) : int(str(row["sentenceEnd"]))]
        ends = claim.trigger, claim.subject.span, claim.object.span
        for role, span in zip(("trigger", "subject", "object"), ends, strict=True):
            assert (row[f"{role}Start"], row[f"{role}End"]) == (span.start, span.end)
        for name in ("polarity", "certainty", "tense", "condition", "basis", "confidence", "count"):
            assert row[name] == getattr(claim, name)
        assert (row["start"] or "", row["end"] or "") == (claim.start, claim.end)
        assert row["article"] == {article.id: article.name for article in ARTICLES}[claim.article]
    assert (rows["c1"]["sourceLabel"], rows["c3"]["sourceLabel"]) == ("author", "Russian defence ministry")
    assert (rows["c1"]["predicateLabel"], rows["c9"]["predicateLabel"]) == ("captures", "whispered about")
    assert (rows["c8"]["placeLabel"], rows["c1"]["timeText"]) == ("Palmyra", "on Sunday")


def test_entities_bind_every_name(store: Store) -> None:
    names = {(str(row["entity"]).rsplit("/", 1)[1], row["label"]) for row in ask(store, "entities")}
    wanted = {(e.id.replace(" ", "%20"), name) for e in ENTITIES for name in (e.name, *e.names)}
    assert names == wanted


def test_controls_say_who_says_so(store: Store) -> None:
    rows = [(r["who"], r["from"], r["until"], r["status"], r["saidBy"]) for r in ask(store, "controls")]
    assert rows == [
        ("Syrian Army", "2016-03", "2016-12", "disputed", "Russian defence ministry"),
        ("Islamic State", "2016-12-11", None, "accepted", "author"),
    ]


@pytest.mark.parametrize(
    ("date", "holders"),
    [
        ("2016-12-12", {"Islamic State", "Syrian Army"}),
        ("2016-12-10", {"Syrian Army"}),
        ("2016-05", {"Syrian Army"}),
        ("2017", {"Islamic State"}),
        ("2016", {"Islamic State", "Syrian Army"}),
        ("2016-02-28", set()),
    ],
)
def test_who_controlled_a_place_on_a_date(store: Store, date: str, holders: set[str]) -> None:
    assert {row["who"] for row in ask(store, "who-controlled", place="tadmur", date=date)} == holders


def test_who_controlled_without_parameters_and_elsewhere(store: Store) -> None:
    assert len(ask(store, "who-controlled")) == 2
    assert not ask(store, "who-controlled", place="Turkey")


def test_hostilities_and_support_leave_out_what_is_denied_or_to_come(store: Store) -> None:
    hostile = {(row["who"], row["does"], row["whom"]) for row in ask(store, "hostilities")}
    assert hostile == {("Islamic State", "captures", "Palmyra"), ("Islamic State", "kills", "20 soldiers")}
    assert [(row["who"], row["whom"]) for row in ask(store, "support")] == [("Turkey", "Rebels")]


def test_sources_are_counted(store: Store) -> None:
    rows = ask(store, "sources")
    assert len(rows) == sum(claim.basis == "stated" for claim in CLAIMS)
    assert [row["claims"] for row in rows if row["saidBy"] == "Russian defence ministry"] == [1]
    assert len(ask(store, "sources", source="Russian defence ministry")) == 1
    assert {row["article"]: row["claims"] for row in ask(store, "articles")} == {"a.txt": 6, "sub/b.txt": 3}


def test_the_timeline_is_in_order(store: Store) -> None:
    assert [row["start"] for row in ask(store, "timeline")] == ["2015", "2015-05", "2016-12-11"]
    assert len(ask(store, "timeline", entity="20 soldiers")) == 1


def happened(store: Store, **parameters: str) -> list[tuple[object, ...]]:
    return [(row["who"], row["what"], row["whom"]) for row in ask(store, "events", **parameters)]


def test_events_have_what_is_known(store: Store) -> None:
    rows = {str(row["event"]).rsplit("/", 1)[1]: row for row in ask(store, "events")}
    assert len(rows) == len(ask(store, "events")) == 7
    killed = {
        "what": "kills",
        "who": None,
        "whom": "12 people",
        "count": 12,
        "place": "Palmyra",
        "date": "2014",
        "status": None,
    }
    said = {"source": "Russian defence ministry", "article": "a.txt", "quote": KILLED}
    assert rows["e1"] == {"event": rows["e1"]["event"], **killed, **said}
    assert [rows["e3"][name] for name in ("what", "whom", "place", "date")] == ["captures", "Deir ez-Zor", None, None]
    (claimed,) = (row for row in rows.values() if row["whom"] == "20 soldiers")
    known = ("what", "who", "count", "place", "date", "source", "article")
    assert claimed["status"] is None
    assert [claimed[name] for name in known] == [
        *("kills", "Islamic State", 20, "Palmyra", "2015", "author", "sub/b.txt")
    ]


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"what": "kills"}, {"12 people", "20 soldiers"}),
        ({"what": "kill"}, set()),
        ({"what": "kills", "entity": "ISIS"}, {"20 soldiers"}),
        ({"entity": "12 people"}, {"12 people"}),
        ({"what": "kills", "place": "Palmyra"}, {"12 people", "20 soldiers"}),
        ({"place": "Deir ez-Zor"}, {"Deir ez-Zor"}),
        ({"from": "2015"}, {"20 soldiers", "Palmyra"}),
        ({"from": "2015-05", "until": "2015-12-31"}, {"20 soldiers", "Palmyra"}),
        ({"from": "2015-06-01", "what": "captures"}, {"Palmyra"}),
        ({"until": "2014-06"}, {"12 people"}),
        ({"until": "2013"}, set()),
        ({"from": "2016-12-12"}, set()),
    ],
)
def test_events_by_who_where_when_and_what(store: Store, parameters: dict[str, str], found: set[str]) -> None:
    assert {whom for _, _, whom in happened(store, **parameters)} == found


@pytest.mark.parametrize(
    ("name", "parameters"),
    [("claims", {}), ("about", {"entity": "Palmyra"}), ("sources", {})],
)
def test_claims_have_the_status_of_what_they_say_or_deny(store: Store, name: str, parameters: dict[str, str]) -> None:
    who, does = ("subjectLabel", "predicateLabel") if name == "claims" else ("who", "does")
    rows = ask(store, name, **parameters)
    found = {(row[who], row[does], row["status"]) for row in rows}
    assert found >= {
        ("Islamic State", "captures", "accepted"),
        ("Syrian Army", "controls", "disputed"),
        ("Russia", "bombs from the air", "denied"),
        ("Syrian Army", "recaptures", None),
    }
    assert {(who, does) for who, does, _ in found} == {(row[who], row[does]) for row in rows}
    assert len({(who, does) for who, does, _ in found}) == len(found)
    for status in ("accepted", "reported", "disputed", "denied"):
        wanted = [row for row in rows if row["status"] == status]
        assert ask(store, name, **parameters, status=status) == wanted


def test_an_undated_denial_of_two_statements_is_one_row() -> None:
    denied = [replace(FACTS[3], id=ident, start=start) for ident, start in (("x", "2015"), ("y", "2016"))]
    doubled = Store()
    doubled.extend(to_quads(replace(KNOWLEDGE, facts=(*FACTS, *denied))))
    assert len(ask(doubled, "claims")) == len(CLAIMS)


def test_relations_say_how_far_they_are_settled(store: Store) -> None:
    for name in ("hostilities", "support", "timeline"):
        rows = ask(store, name)
        assert {row["certainty"] for row in rows} == {"certain"}
        assert "accepted" in {row["status"] for row in rows}
        assert {row["status"] for row in ask(store, name, status="accepted")} == {"accepted"}
        assert ask(store, name, status="denied") == []
    assert [row["status"] for row in ask(store, "timeline")] == [None, "accepted", "accepted"]


@pytest.mark.parametrize(
    ("name", "parameters", "quotes"),
    [
        ("claims", {"article": "sub/b.txt"}, 3),
        ("claims", {"entity": "Palmyra"}, 7),
        ("claims", {"entity": "Russian defence ministry"}, 1),
        ("claims", {"predicate": "captures"}, 2),
        ("claims", {"predicate": "open:whisper_about"}, 1),
        ("claims", {"from": "2016"}, 2),
        ("claims", {"until": "2015"}, 2),
        ("claims", {"entity": "ISIS", "predicate": "kg:captures", "article": "a.txt"}, 1),
        ("about", {"entity": "Palmyra", "article": "a.txt"}, 5),
        ("about", {"entity": "Palmyra", "predicate": "bombs from the air"}, 1),
        ("about", {"entity": "Palmyra", "from": "2015-06", "until": "2016-12-11"}, 3),
        ("hostilities", {}, 3),
        ("hostilities", {"entity": "20 soldiers"}, 1),
        ("hostilities", {"entity": "Palmyra", "article": "sub/b.txt"}, 2),
        ("hostilities", {"predicate": "kills"}, 1),
        ("hostilities", {"predicate": "supports"}, 0),
        ("hostilities", {"from": "2016"}, 1),
        ("hostilities", {"until": "2015-05-01"}, 2),
        ("support", {"entity": "Turkey"}, 1),
        ("support", {"from": "2001"}, 0),
        ("timeline", {"entity": "Palmyra", "predicate": "kills"}, 1),
        ("timeline", {"article": "a.txt"}, 1),
        ("timeline", {"from": "2015-05", "until": "2015"}, 2),
        ("sources", {"article": "a.txt"}, 5),
    ],
)
def test_parameters_narrow_an_answer(store: Store, name: str, parameters: dict[str, str], quotes: int) -> None:
    assert len(ask(store, name, **parameters)) == quotes


def test_disputes_show_both_sides(store: Store) -> None:
    sides = [(row["who"], row["status"], row["side"], row["saidBy"]) for row in ask(store, "disputed")]
    assert ("Syrian Army", "disputed", "for", "Russian defence ministry") in sides
    assert ("Syrian Army", "disputed", "against", "author") in sides
    assert ("Russia", "denied", "against", "author") in sides
    assert not any(who == "Turkey" for who, *_ in sides)


def test_about_finds_every_role(store: Store) -> None:
    assert {row["does"] for row in ask(store, "about", entity="Russian defence ministry")} == {"controls"}
    assert len(ask(store, "about", entity="Palmyra")) == 7


def test_mentions_come_article_by_article_with_what_is_claimed(store: Store) -> None:
    rows = ask(store, "mentions", entity="Tadmur")
    assert rows[0]["article"] == "a.txt"
    assert (rows[0]["title"], rows[0]["published"], rows[0]["count"]) == ("IS is back", "2016-12-14", 1)
    quotes = [str(row["quote"]) for row in rows if row["article"] == "a.txt"]
    assert quotes == sorted(set(quotes), key=TEXTS[ARTICLES[0].id].index)
    assert "Russia did not bomb Palmyra." in quotes
    assert KILLED in quotes


def test_what_is_mentioned_in_no_claim_has_its_article(store: Store) -> None:
    (row,) = ask(store, "mentions", entity="Deir ez-Zor")
    assert (row["article"], row["count"], row["quote"]) == ("sub/b.txt", 1, "Deir ez-Zor held.")


def test_what_no_name_leads_to_has_the_articles_of_its_claims(store: Store) -> None:
    (row,) = ask(store, "mentions", entity="Rebels")
    assert (row["article"], row["count"], row["quote"]) == ("a.txt", None, "Turkey backs the rebels.")


def test_the_network_weighs_relations(store: Store) -> None:
    edges = {(row["subject_label"], row["predicate_label"]): row for row in ask(store, "network")}
    heaviest = edges["Islamic State", "captures"]
    assert (heaviest["weight"], heaviest["sign"], heaviest["status"]) == (2, "hostile", "accepted")
    assert (heaviest["subject_type"], heaviest["object_type"]) == ("ArmedGroup", "City")
    assert edges["Russia", "bombs from the air"]["status"] == "denied"
    assert {row["direction"] for row in edges.values()} == {"directed"}
    fact = Fact("f", "Turkey", "meets", "Russia", "accepted", supported_by=("c6",))
    meeting = Info("meets", "meets", "relation", "cooperative", symmetric=True)
    met = Store()
    met.extend(to_quads(replace(KNOWLEDGE, facts=(fact,)), (*PREDICATES, meeting)))
    assert [row["direction"] for row in ask(met, "network")] == ["mutual"]


@pytest.mark.parametrize(
    ("statuses", "shown"),
    [
        (("denied", "reported"), "reported"),
        (("denied", "disputed"), "disputed"),
        (("accepted", "reported"), "accepted"),
        (("reported", "disputed"), "reported"),
    ],
)
def test_the_network_shows_the_surest_status_of_all_times(statuses: tuple[Status, ...], shown: str) -> None:
    facts = tuple(replace(FACTS[0], id=status, status=status) for status in statuses)
    several = Store()
    several.extend(to_quads(replace(KNOWLEDGE, facts=facts), PREDICATES))
    assert [row["status"] for row in ask(several, "network")] == [shown]


def test_locations_and_sizes(store: Store) -> None:
    places = {row["label"]: row for row in ask(store, "locations")}
    assert (places["Palmyra"]["lat"], places["Palmyra"]["claims"]) == (34.56, 7)
    assert (places["Turkey"]["lat"], places["Turkey"]["claims"]) == (None, 1)
    counts = {row["what"]: row["count"] for row in ask(store, "stats")}
    assert (counts["articles"], counts["claims"], counts["facts"], counts["events"]) == (2, 9, 5, 7)
    assert counts["entities"] == len(ENTITIES)


def test_joined_says_what_is_one_and_why(store: Store) -> None:
    rows = [(str(row["other"]).rsplit("/", 1)[1], row["why"], row["by"]) for row in ask(store, "joined")]
    assert rows == [
        ("Daesh", "decided", "R. Reader"),
        ("Islamic_State-Group-0badcafe", "same name, narrower type", None),
    ]
    assert ask(store, "joined", entity="Palmyra") == []
