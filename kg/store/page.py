"""The ontology as a page to read: tables of classes, properties, types and relations, in Markdown.

Made of the same tables as the ontology and the shapes. `docs/ontology.md` is the page of the vocabulary that ships.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.core.iri import ONTOLOGY
from kg.core.ontology import Ontology, OwnClass, OwnProperty, load_ontology
from kg.core.vocabulary import GROUPS, Predicate, Vocabulary
from kg.store.ontology import types_above, words

_WIKIDATA = "https://www.wikidata.org/wiki/Property:"
_OFTEN = {"1": "one", "0..1": "at most one", "1..*": "one or more", "0..*": "any number"}


def ontology_page(vocabulary: Vocabulary) -> str:
    """The page of a graph with that vocabulary.

    Args:
        vocabulary: the relations and types, a user's own among them.
    """
    ontology = load_ontology()
    parts = (_opening(ontology), _classes(ontology), _properties(ontology), _types(ontology, vocabulary))
    return "\n".join(line for lines in (*parts, _relations(ontology, vocabulary)) for line in lines)


def _opening(ontology: Ontology) -> Iterator[str]:
    yield f"# {ontology.title}\n"
    yield f"{ontology.comment}. Version {ontology.version}, [licence]({ontology.licence}).\n"
    yield f"`kg:` is `{ONTOLOGY}`; other prefixes are other vocabularies, of which kg uses what stands here.\n"
    yield "Written by `kg ontology --format md` from `ontology.toml` and `vocabulary.toml` in `kg/knowledge`.\n"


def _classes(ontology: Ontology) -> Iterator[str]:
    yield "## Classes\n"
    yield from _table("class", "means", "one kind of", "its nodes")
    for each in ontology.classes:
        yield _row(f"`{each.name}`", each.comment, _codes(each.above), _nodes(each))
    yield ""


def _nodes(each: OwnClass) -> str:
    if each.subjects:
        return f"have `{each.subjects}`"
    return f"are where {_codes(each.objects)} leads" if each.objects else "bear it, or a class below it"


def _properties(ontology: Ontology) -> Iterator[str]:
    yield "## Properties\n"
    for each in ontology.classes:
        rows = [stands for stands in ontology.properties if each.name in stands.on]
        if rows:
            yield f"### Of `{each.name}`: {each.label}\n"
            yield from _table("property", "means", "how many", "leads to", "one kind of")
            for stands in rows:
                often = _OFTEN[stands.on[each.name]]
                yield _row(f"`{stands.name}`", stands.comment, often, _leads_to(stands), _codes(stands.above))
            yield ""


def _leads_to(each: OwnProperty) -> str:
    if each.values:
        return "; ".join(f"`{value}`: {meaning}" for value, meaning in each.values.items())
    return (_codes(each.range, " or ") or "any node") + each.bounds


def _types(ontology: Ontology, vocabulary: Vocabulary) -> Iterator[str]:
    yield "## Types of entities\n"
    yield "Each is a `kg:Entity`; an entity has one of them.\n"
    yield from _table("type", "means", "one kind of", "elsewhere nearly the same")
    for name, above in types_above(vocabulary.types).items():
        note = ontology.type_by_name.get(name)
        comment, close = (note.comment, note.close) if note else (words(name), ())
        yield _row(f"`kg:{name}`", comment, _codes(f"kg:{each}" for each in above), _codes(close))
    yield ""


def _relations(ontology: Ontology, vocabulary: Vocabulary) -> Iterator[str]:
    meanings = next(each.values for each in ontology.properties if each.name == "kg:group")
    yield "## Relations\n"
    yield "From an entity to an entity. The types are those that the ends usually have, not a rule.\n"
    for group in GROUPS:
        yield f"### {group.capitalize()}: {meanings[group]}\n"
        yield from _table("relation", "means", "sign", "subject", "object", "also", "counterparts")
        for each in vocabulary.predicates:
            if each.group == group:
                yield _relation(each)
        yield ""


def _relation(each: Predicate) -> str:
    ends = (", ".join(map(words, kinds)) for kinds in (each.subject, each.object))
    return _row(f"`kg:{each.name}`", each.comment or each.label, each.sign, *ends, _logic(each), _counterparts(each))


def _logic(each: Predicate) -> str:
    pairs = {
        "inverse of": each.inverse,
        "begins": "" if each.begins == "own" else each.begins,
        "ended by": each.ended,
        "excludes": each.excludes,
    }
    told = [f"{what} `kg:{other}`" for what, other in pairs.items() if other]
    ends = {"own": ["ends its subject's control"], "others": ["ends others' control"]}.get(each.ends, [])
    return "; ".join([*(["symmetric"] if each.symmetric else []), *told, *ends])


def _counterparts(each: Predicate) -> str:
    pairs = {"CAMEO": each.cameo, "PLOVER": each.plover, "ACLED": each.acled}
    found = [f"{scheme} {code}" for scheme, code in pairs.items() if code]
    wikidata = [f"Wikidata [{each.wikidata}]({_WIKIDATA}{each.wikidata})"] if each.wikidata else []
    return "; ".join([*found, *wikidata])


def _codes(names: Iterable[str], between: str = ", ") -> str:
    return between.join(f"`{name}`" for name in names)


def _table(*columns: str) -> Iterator[str]:
    yield _row(*columns)
    yield "|" + "---|" * len(columns)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
