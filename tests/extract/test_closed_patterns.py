"""What noun phrases say by their form: titles, parties, names in names, parts, examples, nouns that nations share."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from linked import linked
from trees import document

from kg.core.types import Document
from kg.core.vocabulary import load_vocabulary
from kg.extract import extract
from kg.resolve import load_world, resolve


def said(made: Document) -> set[str]:
    """The claims as `who predicate whom`, by the entities' names."""
    vocabulary = load_vocabulary()
    found = resolve(made, load_world(), vocabulary)
    names = {entity.id: entity.name for entity in found}
    claims = extract(made, found, vocabulary).claims
    return {f"{names[claim.subject.entity]} {claim.predicate} {names[claim.object.entity]}" for claim in claims}


def typed(table: str, names: Mapping[str, str]) -> dict[str, str]:
    found = resolve(document(table, names=names), load_world(), load_vocabulary())
    return {entity.name: entity.type for entity in found}


TITLES = """
    German     _    ADJ   _ amod      2
    chancellor _    NOUN  _ nmod:desc 3
    Jane       _    PROPN _ nsubj     9
    Roe        _    PROPN _ flat      3
    and        _    CCONJ _ cc        8
    French     _    ADJ   _ amod      7
    president  _    NOUN  _ nmod:desc 8
    Ann        _    PROPN _ conj      3
    sang       sing VERB _ root      0
"""
BOTH = {"Jane Roe leads Germany", "Ann leads France"}
PEOPLE = {"Jane Roe": "PER", "Ann": "PER"}


def test_each_title_is_its_own_name_s() -> None:
    assert said(document(TITLES, names=PEOPLE)) == BOTH


@pytest.mark.parametrize(
    "link",
    [
        "Ann leads German chancellor",
        "Jane leads French president",
        "Ann affiliatedWith German chancellor",
        "Jane affiliatedWith French sang",
        "Jane spokespersonFor French sang",
    ],
)
def test_no_link_takes_another_s_title(link: str) -> None:
    assert said(linked(document(TITLES, names=PEOPLE), link)) == BOTH


def test_a_title_that_the_parse_gives_to_another() -> None:
    crossed = TITLES.replace("nmod:desc 8", "nmod:desc 3").replace("amod      7", "amod      3")
    assert said(document(crossed, names=PEOPLE)) == BOTH


ROLE = """
    Jane  _     PROPN _           nsubj 8
    ~,    _     PUNCT _           punct 4
    a     _     DET   _           det   4
    clerk _     NOUN  Number=Sing appos 1
    and   _     CCONJ _           cc    6
    poet  _     NOUN  Number=Sing conj  4
    ~,    _     PUNCT _           punct 4
    saw   see   VERB  _           root  0
    NATO  _     PROPN _           obj   8
"""


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (("Jane leads NATO clerk", "Jane hasRole poet clerk"), {"Jane leads NATO"}),
        (("Jane leads NATO poet", "Jane hasRole poet clerk"), {"Jane leads NATO"}),
        (("Jane leads NATO saw", "Jane hasRole poet clerk"), {"Jane leads NATO", "Jane hasRole poet"}),
        (("Jane hasRole NATO clerk",), set()),
        (("Jane affiliatedWith NATO clerk", "Jane memberOf NATO saw"), {"Jane memberOf NATO"}),
        (
            ("Jane affiliatedWith NATO clerk", "Jane hasRole poet poet"),
            {"Jane affiliatedWith NATO", "Jane hasRole poet"},
        ),
    ],
)
def test_what_says_more_is_kept(links: tuple[str, ...], expected: set[str]) -> None:
    assert said(linked(document(ROLE, names={"Jane": "PER"}), *links)) == expected


def bracket(party: str, state: str, opens: str = "(") -> str:
    return f"""
        Jane    _     PROPN _ nsubj 7
        Roe     _     PROPN _ flat  1
        {opens} _     PUNCT _ punct 4
        {party} _     PROPN _ list  1
        ~-      _     PUNCT _ punct 4
        ~{state} _    PROPN _ appos 4
        left    leave VERB  _ root  0
    """


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (bracket("R", "Ohio"), {"Jane Roe memberOf Republican Party", "Jane Roe affiliatedWith Ohio"}),
        (bracket("D", "Minn."), {"Jane Roe memberOf US Democratic Party", "Jane Roe affiliatedWith Minnesota"}),
        (bracket("R", "TX", ","), {"Jane Roe memberOf Republican Party", "Jane Roe affiliatedWith Texas"}),
        (bracket("R", "TX", "and"), set()),
        (bracket("B", "Ohio"), set()),
    ],
)
def test_party_and_state(table: str, expected: set[str]) -> None:
    assert said(document(table, names={"Jane Roe": "PER"})) == expected


@pytest.mark.parametrize(
    ("table", "names", "expected"),
    [
        pytest.param(
            """
            Republican _        ADJ  _           amod  2
            lawmakers  lawmaker NOUN Number=Plur nsubj 3
            left       leave    VERB _           root  0
            """,
            {},
            {"Republican lawmakers memberOf Republican Party"},
            id="party before people",
        ),
        pytest.param(
            """
            Democratic _     ADJ   _ amod      2
            Rep.       rep.  PROPN _ nmod:desc 3
            Jane       _     PROPN _ nsubj     5
            Roe        _     PROPN _ flat      3
            left       leave VERB  _ root      0
            """,
            {"Jane Roe": "PER"},
            {"Jane Roe memberOf US Democratic Party"},
            id="party in a title",
        ),
        pytest.param(
            """
            Republican _     ADJ   _ amod  2
            Guard      _     PROPN _ nsubj 3
            left       leave VERB  _ root  0
            """,
            {},
            set(),
            id="no people",
        ),
        pytest.param(
            """
            Nigerian   _        ADJ  _           amod  3
            Republican _        ADJ  _           amod  3
            lawmakers  lawmaker NOUN Number=Plur nsubj 4
            left       leave    VERB _           root  0
            """,
            {},
            set(),
            id="another country's",
        ),
        pytest.param(
            """
            Senate   _         PROPN _           compound 4
            Roads    _         PROPN _           compound 4
            and      _         CCONJ _           cc       4
            Committee committee PROPN Number=Sing nsubj    5
            left     leave     VERB  _           root     0
            """,
            {"Senate Roads and Committee": "ORG"},
            {"Senate Roads and Committee partOf US Senate"},
            id="committee of a chamber",
        ),
        pytest.param(
            """
            Royal _     PROPN _           amod  3
            Thai  _     ADJ   _           amod  3
            Navy  _     PROPN Number=Sing nsubj 4
            left  leave VERB  _           root  0
            """,
            {"Royal Thai Navy": "ORG"},
            {"Thai Navy partOf Thailand"},
            id="state in its organ's name",
        ),
        pytest.param(
            """
            Thai       _     ADJ   _           amod  2
            government _     NOUN  Number=Sing nsubj 3
            left       leave VERB  _           root  0
            """,
            {},
            set(),
            id="the state's own government",
        ),
        pytest.param(
            """
            Peru     _       PROPN _           nmod:poss 4
            ~'s      's      PART  _           case      1
            interior _       NOUN  Number=Sing compound  4
            ministry _       NOUN  Number=Sing nsubj     5
            left     leave   VERB  _           root      0
            """,
            {},
            {"Peruvian Interior Ministry partOf Peru"},
            id="a state's ministry",
        ),
        pytest.param(
            """
            The    the   DET   _           det   3
            armed  _     ADJ   _           amod  3
            wing   _     NOUN  Number=Sing nsubj 6
            of     _     ADP   _           case  5
            Hamas  _     PROPN _           nmod  3
            left   leave VERB  _           root  0
            """,
            {},
            {"armed wing partOf Hamas"},
            id="wing",
        ),
        pytest.param(
            """
            The    the   DET   _           det   2
            branch _     NOUN  Number=Sing nsubj 5
            of     _     ADP   _           case  4
            Mosul  _     PROPN _           nmod  2
            left   leave VERB  _           root  0
            """,
            {},
            set(),
            id="a branch of a place",
        ),
        pytest.param(
            """
            Rebel  rebel NOUN  _           compound 2
            groups group NOUN  Number=Plur nsubj    7
            such   _     ADJ   _           case     5
            as     _     ADP   _           fixed    3
            Ansaru _     PROPN _           nmod     2
            ~,     _     PUNCT _           punct    2
            took   take  VERB  _           root     0
            Mosul  _     PROPN _           obj      7
            """,
            {},
            {"Ansaru instanceOf Rebel groups", "Ansaru captures Mosul", "Rebel groups captures Mosul"},
            id="such as",
        ),
        pytest.param(
            """
            Rebel     rebel NOUN  _           compound 2
            groups    group NOUN  Number=Plur nsubj    6
            including _     VERB  _           case     4
            Ansaru    _     PROPN _           nmod     2
            ~,        _     PUNCT _           punct    2
            took      take  VERB  _           root     0
            Mosul     _     PROPN _           obj      6
            """,
            {},
            {"Ansaru instanceOf Rebel groups", "Ansaru captures Mosul", "Rebel groups captures Mosul"},
            id="including",
        ),
        pytest.param(
            """
            Rebel     rebel NOUN  _           compound 2
            groups    group NOUN  Number=Plur nsubj    6
            near      _     ADP   _           case     4
            Ansaru    _     PROPN _           nmod     2
            ~,        _     PUNCT _           punct    2
            took      take  VERB  _           root     0
            Mosul     _     PROPN _           obj      6
            """,
            {},
            {"Rebel groups captures Mosul"},
            id="no example",
        ),
        pytest.param(
            """
            Maiduguri _     PROPN _           nsubj 6
            ~,        _     PUNCT _           punct 3
            capital   _     NOUN  Number=Sing appos 1
            of        _     ADP   _           case  5
            Borno     _     PROPN _           nmod  3
            bled      bleed VERB  _           root  0
            """,
            {},
            {"Maiduguri capitalOf Borno"},
            id="capital",
        ),
        pytest.param(
            """
            Kinshasa _     PROPN _           nmod:poss 3
            ~'s      's    PART  _           case      1
            port     _     NOUN  Number=Sing nsubj     4
            closed   close VERB  _           root      0
            """,
            {},
            {"Kinshasa's port locatedIn Kinshasa"},
            id="a city's port",
        ),
        pytest.param(
            """
            The    the   DET   _           det          2
            camp   _     NOUN  Number=Sing nsubj        3
            lies   lie   VERB  _           root         0
            70     _     NUM   _           nummod       5
            km     _     NOUN  _           obl:unmarked 6
            north  _     ADV   _           advmod       3
            of     _     ADP   _           case         8
            Mosul  _     PROPN _           obl          6
            """,
            {},
            {"camp near Mosul"},
            id="lies at a distance",
        ),
    ],
)
def test_noun_phrases(table: str, names: dict[str, str], expected: set[str]) -> None:
    assert said(document(table, names=names)) == expected


SHARED = """
    Thai      _       ADJ   _           amod  4
    and       _       CCONJ _           cc    3
    Cambodian _       ADJ   _           conj  1
    soldiers  soldier NOUN  Number=Plur nsubj 5
    clashed   clash   VERB  _           root  0
"""
CLASH = "Cambodian Armed Forces clashesWith Thai Armed Forces"


def mutual(found: set[str]) -> set[str]:
    """The claims, those of a symmetric predicate with their ends in order."""
    return {" clashesWith ".join(sorted(claim.split(" clashesWith "))) for claim in found}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(SHARED.replace("clashed   clash ", "left      leave "), set(), id="nothing to each other"),
        pytest.param(
            SHARED.replace("soldiers  soldier", "monks     monk   ").replace("clashed   clash ", "left      leave "),
            {"Thai monks affiliatedWith Thailand", "Cambodian monks affiliatedWith Cambodia"},
            id="not the state's",
        ),
        pytest.param(
            SHARED.replace("clashed   clash ", "took      take  ") + "    Mosul _ PROPN _ obj 5\n",
            {"Thai Armed Forces captures Mosul", "Cambodian Armed Forces captures Mosul"},
            id="each does it",
        ),
        pytest.param(
            SHARED.replace("clashed   clash ", "exchanged exchange ") + "    fire _ NOUN _ obj 5\n",
            {CLASH},
            id="to each other",
        ),
        pytest.param(
            SHARED.replace("soldiers  soldier", "monk      monk   ").replace("clashed   clash ", "left      leave "),
            set(),
            id="one monk",
        ),
        pytest.param(
            """
            Thai      _    ADJ   _           amod  6
            ~,        _    PUNCT _           punct 3
            Lao       _    ADJ   _           conj  1
            and       _    CCONJ _           cc    5
            Cambodian _    ADJ   _           conj  1
            jets      jet  NOUN  Number=Plur nsubj 7
            took      take VERB  _           root  0
            Mosul     _    PROPN _           obj   7
            """,
            {f"{nation} Armed Forces captures Mosul" for nation in ("Thai", "Laotian", "Cambodian")},
            id="three",
        ),
    ],
)
def test_two_nations_share_a_noun(table: str, expected: set[str]) -> None:
    assert mutual(said(document(table))) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("Thai clashesWith soldiers clashed", {CLASH}),
        ("Thai clashesWith Cambodian clashed", {CLASH}),
        ("soldiers citizenOf Thai Thai", set()),
    ],
)
def test_links_between_those_who_share_a_noun(link: str, expected: set[str]) -> None:
    table = SHARED.replace("clashed   clash ", "left      leave ")
    assert mutual(said(linked(document(table), link.replace("clashed", "left")))) == expected


RULER = """
    Peru      _     PROPN _ nsubj 2
    bled      bleed VERB  _ root  0

    Peru      _     PROPN _ nsubj 2
    mourned   mourn VERB  _ root  0

    President _     PROPN _ nmod:desc 2
    Roe       _     PROPN _ nsubj 3
    left      leave VERB  _ root  0
"""


@pytest.mark.parametrize(
    ("table", "names", "expected"),
    [
        pytest.param(RULER, {"Roe": "PER"}, {"Roe leads Peru"}, id="the article's"),
        pytest.param(RULER.replace("Peru ", "Lima ", 1), {"Roe": "PER"}, set(), id="named once"),
        pytest.param(RULER.replace("Roe  ", "Putin"), {}, set(), id="another country's president"),
        pytest.param(RULER.replace("President", "Professor"), {"Roe": "PER"}, set(), id="no ruler"),
    ],
)
def test_who_rules_the_country_of_the_article(table: str, names: dict[str, str], expected: set[str]) -> None:
    assert said(document(table, names=names)) == expected


@pytest.mark.parametrize(
    ("last", "lemma", "kind"),
    [("Brigade", "brigade", "Military"), ("Ministry", "ministry", "Government"), ("Club", "club", "Organization")],
)
def test_what_the_last_word_of_a_name_says_it_is(last: str, lemma: str, kind: str) -> None:
    table = f"""
        Royal  _       PROPN _           amod  3
        Thai   _       ADJ   _           amod  3
        {last} {lemma} PROPN Number=Sing nsubj 4
        left   leave   VERB  _           root  0
    """
    assert typed(table, {f"Royal Thai {last}": "ORG"})[f"Royal Thai {last}"] == kind


def test_where_a_group_is_based_is_not_what_the_article_is_about() -> None:
    table = """
        London _     PROPN _           compound 3
        ~-     _     PUNCT _           punct    1
        ~based base  VERB  Tense=Past|VerbForm=Part amod 4
        group  _     NOUN  Number=Sing nsubj    5
        said   say   VERB  _           root     0
        the    _     DET   _           det      7
        army   _     NOUN  Number=Sing nsubj    8
        bled   bleed VERB  _           ccomp    5
    """
    assert "British Armed Forces" not in typed(table, {})
