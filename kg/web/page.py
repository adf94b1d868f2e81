"""Pages for a browser: whole in one file, nothing is fetched from elsewhere, all that comes from data is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import quote

from kg.query import NamedQuery, Parameter

HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"}
"""Of every page: a browser is to fetch nothing and run nothing, should something have been missed."""
_SPARQL = """<form action="sparql" method="get">
<h2>Your own question, in SPARQL</h2>
<p><textarea name="query" aria-label="SPARQL">SELECT ?who WHERE { ?who kg:controls ent:Palmyra }</textarea></p>
<button>Ask</button>
</form>"""
_LINKS = """<p><a href="queries">All queries as JSON</a> · <a href="sparql">Service description</a> ·
<a href="store?default">The default graph</a> · <a href="ontology">Ontology</a> · <a href="shapes">Shapes</a></p>"""


def document(title: str, body: str) -> str:
    """A page.

    Args:
        title: plain text.
        body: HTML, already escaped.
    """
    template = Template(files("kg.web").joinpath("page.html").read_text(encoding="utf-8"))
    return template.substitute(title=escape(title), body=body)


def home(queries: Iterable[NamedQuery]) -> str:
    """The named queries as forms, and a box for SPARQL."""
    return document("Ask the graph", "\n".join([_LINKS, *map(_form, queries), _SPARQL]))


def _form(query: NamedQuery) -> str:
    path = f"queries/{quote(query.name, safe='')}"
    inputs = "\n".join(map(_input, query.parameters))
    others = " ".join(f'<button formaction="{path}.{format}">{format.upper()}</button>' for format in ("csv", "json"))
    return f"""<form action="{path}.html" method="get">
<h2 id="{escape(query.name)}">{escape(query.title)}</h2>
<p>{escape(query.question)}</p>
{inputs}
<p><button>Ask</button> {others}</p>
</form>"""


def _input(parameter: Parameter) -> str:
    required = "" if parameter.optional else " required"
    name, tip = escape(parameter.name), escape(parameter.description)
    return f'<label title="{tip}">{name} <input name="{name}" placeholder="{parameter.kind}"{required}></label>'
