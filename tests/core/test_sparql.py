from __future__ import annotations

import pytest

from kg.core.sparql import malformed, position, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("ASK{?a $b_1 ?ç}", "word:ASK sign:{ variable:?a variable:$b_1 variable:?ç sign:}"),
        (
            "<a:b#c> <a:'> <> <a b> <a:\\u0041>",
            "iri:<a:b#c> iri:<a:'> iri:<> sign:< word:a word:b sign:> iri:<a:\\u0041>",
        ),
        ("?a<?b && ?c>?d", "variable:?a sign:< variable:?b sign:& sign:& variable:?c sign:> variable:?d"),
        ("?a<?b&&?c>?d", "variable:?a iri:<?b&&?c> variable:?d"),
        ("a # b 'c'\rd # e\nf", "word:a word:d word:f"),
        (
            "ex:a ex:a.b-c:d :x _:b ex: a:%41 a:\\#\\'x",
            "name:ex:a name:ex:a.b-c:d name::x name:_:b name:ex: name:a:%41 name:a:\\#\\'x",
        ),
        ("ex:.SERVICE ex:-x", "name:ex: word:.SERVICE name:ex: word:-x"),
        ("'x''y'\"z\"", "text:'x' text:'y' text:\"z\""),
        ("'\\'' '\\\\'x", "text:'\\'' text:'\\\\' word:x"),
        ("'''a'b''c\n\\''''x", "text:'''a'b''c\n\\'''' word:x"),
        ('"""a"b""c\n\\""""x', 'text:"""a"b""c\n\\"""" word:x'),
        ("'' \"\" '''''' x", "text:'' text:\"\" text:'''''' word:x"),
        ("'''a'", "sign:' text:'' word:a sign:'"),
        ("'a\nb'", "sign:' word:a word:b sign:'"),
        ("'x'@en-GB 1.5e-3 ^^", "text:'x' word:@en-GB word:1.5e-3 sign:^ sign:^"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    found = list(tokens(text))
    assert " ".join(f"{kind}:{said}" for kind, said, _ in found[:-1]) == expected
    assert all(text[token.start : token.stop] == token.text for token in found)
    assert found[-1] == ("end", "", len(text))


@pytest.mark.parametrize(("message", "offset"), [("error at 1:1: x", 0), ("error at 2:3: x", 5), ("other", None)])
def test_where_the_engine_stopped(message: str, offset: int | None) -> None:
    assert position("ab\ncde", message) == offset


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        (0, "malformed at line 1, column 1, near 'PREFIX e: <a:b>'"),
        (17, "malformed at line 2, column 1, near 'e:x ent:y f:z'"),
        (27, "malformed at line 2, column 11, near 'f:z'"),
        (28, "malformed at line 2, column 12, near ':z'"),
        (30, "unknown prefix f:; declare it, or use one of kg,"),
    ],
)
def test_what_is_wrong_there(offset: int, said: str) -> None:
    text = "PREFIX e: <a:b>\n\ne:x ent:y f:z"
    line = said.replace("line 2", "line 3") if offset >= 17 else said
    assert line in str(malformed(text, offset, where="SPARQL", allowed="a query"))
