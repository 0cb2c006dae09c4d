"""The offline page: one HTML file with the whole plan, and filters that work without a network.

``page.html``, ``page.css`` and ``page.js`` are put together here, with the Content-Security-Policy
that admits exactly these; `words` has what the page says, `stretches` cuts the text of a task,
`text` marks it, `index` knows where everything is, and `parts` draws it. Every text is in the HTML
once: the script reads the document, and holds no data. Knows contents, provenance and letterhead;
not the plan.
"""

import base64
import hashlib
import os
import re
import string
from collections.abc import Iterable

from workplan import data
from workplan.model import Contents, Piece, Provenance
from workplan.model.dates import datetime
from workplan.page import words
from workplan.page.index import PageIndex
from workplan.page.parts import Drawing, Letterhead
from workplan.render import html
from workplan.render.characters import escape_unsafe
from workplan.texts import Lang, check_lang

__all__ = ["make_page"]


def make_page(
    contents: Contents,
    provenance: Provenance,
    *,
    pieces: Iterable[Piece] = (),
    issuer: str | None = None,
    document_number: str | None = None,
    date: datetime.date | None = None,
    addressees: tuple[str, ...] | None = None,
    lang: Lang = "en",
) -> str:
    """Return the page as HTML, with its own words in a language; raise `OptionError` for another.

    `pieces` are those of the source: prose before and after the tasks is shown.
    """
    check_lang(lang)
    style, script = _compact(_read("page.css")), _compact(_read("page.js"))
    letterhead = Letterhead(issuer, document_number, date, addressees)
    drawing = Drawing(PageIndex(contents, provenance, tuple(pieces)), letterhead, lang)
    values: dict[str, str] = {
        "lang": lang,
        "policy": _make_policy(style, script),
        "style": style,
        "script": script,
        "words": words.draw_messages(lang),
        **{name: html.text(text.render(lang)) for name, text in words.LABELS.items()},
        **drawing.draw_parts(),
    }
    page = string.Template(_read("page.html")).substitute(values)
    return _show_controls(page)


def _read(name: str) -> str:
    return data.read(name, folder=os.path.dirname(__file__)).decode()


def _compact(code: str) -> str:
    """Return a style sheet or a script without comments and indentation: a sixth of the page.

    A comment of the script has lines of its own; neither has a text that goes on over lines.
    """
    return re.sub(r"(?ms)^\s+|/\*.*?\*/\s*|^\s*//[^\n]*\n", "", code)


def _make_policy(style: str, script: str) -> str:
    """The policy that admits this style sheet and this script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}';"
        " base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _show_controls(page: str) -> str:
    """Escape control characters; a line inside a cell (U+000B) becomes an ordinary line."""
    return escape_unsafe(page.replace("\x0b", "\n"))
