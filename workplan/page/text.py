"""Published text as HTML: names marked by duty, misprints with their reading.

Knows spans of the source, roles and corrections; not what a task or an agency looks like.
"""

import re
import urllib.parse
from collections.abc import Iterable
from itertools import pairwise

from workplan.model import Confidence, Correction, Duty, Role, Source, Span
from workplan.render import html
from workplan.render.html import Html
from workplan.texts import Lang, Text

__all__ = [
    "draw_correction",
    "draw_text",
    "guess_lang",
    "make_anchor",
    "make_fragment",
    "name_class",
]

_PLAIN_ID = re.compile(r"[0-9.]+|s[0-9]+(\.t[0-9]+(\.m[0-9]+)?)?")
"""Ids as the reader makes them: no other anchor of the page begins as these do."""


def make_anchor(prefix: str, id_: str, position: int) -> str:
    """Return what an element is called: by the item's id, or by its position if that is odd.

    >>> make_anchor("t", "10", 9), make_anchor("t", "第 1", 9)
    ('t10', 't-9')
    """
    return f"{prefix}{id_}" if _PLAIN_ID.fullmatch(id_) else f"{prefix}-{position}"


def make_fragment(key: str, value: str) -> str:
    """Return a filter as a part of an address, which a person can read.

    >>> make_fragment("a", "各区(市)局"), make_fragment("q", "甲&乙")
    ('#a=各区(市)局', '#q=甲%26乙')
    """
    return f"#{key}={_quote(value)}"


def _quote(value: str) -> str:
    """Return `value` with all but letters, digits and ``-._~()`` percent-encoded."""
    return "".join(
        char
        if char.isalnum() or char in "-._~()"
        else urllib.parse.quote(char, safe="", errors="backslashreplace")
        for char in value
    )


def name_class(duty: Duty) -> str:
    """Return the class of elements of one duty: the letter that a terminal shows for it."""
    return duty.letter.lower()


def draw_text(
    source: Source, span: Span, lang: Lang, corrections: Iterable[Correction] = (),
    roles: Iterable[Role] = (),
) -> Html:  # fmt: skip
    """Return the text at a span, with those of the corrections and roles marked that lie in it.

    Marks may overlap: the text is cut wherever one begins or ends, and each stretch gets all of
    its marks. What a misprint should read follows its last stretch.
    """
    every: list[Role | Correction] = [*roles, *corrections]
    marks = [mark for mark in every if mark.span in span]
    starting: dict[int, list[Role | Correction]] = {}
    for mark in marks:
        starting.setdefault(mark.span.start, []).append(mark)
    ends = {at for mark in marks for at in (mark.span.start, mark.span.end)}
    cuts = sorted({span.start, span.end, *ends})
    parts: list[Html] = []
    active: list[Role | Correction] = []  # one sweep: a cell of a table may have thousands of names
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.span.end > start] + starting.get(start, [])
        part = html.text(source.text[start:end])
        for mark in sorted(active, key=lambda mark: isinstance(mark, Correction)):
            if isinstance(mark, Role):
                goes_on = "" if start == mark.span.start else " on"
                part = html.tag("b", part, **{"class": name_class(mark.duty) + goes_on})
            else:
                part = html.tag("u", part)  # which HTML has for misspelt words
                if end == mark.span.end:
                    part = html.join([part, _draw_reading(mark, lang)])
        parts.append(part)
    return html.join(parts)


def _draw_reading(correction: Correction, lang: Lang) -> Html:
    """What a misprint should read; class ``x`` where that is not in words of the text.

    That is where no reading is safe, and, with class ``del``, where it should not be there.
    """
    kinds = [] if correction.reading else ["x"]
    kinds += ["del"] if correction.reading == "" else []
    kinds += [] if correction.confidence is Confidence.CERTAIN else ["u"]
    return html.tag("ins", _read_as(correction, lang), **{"class": " ".join(kinds)})


def _read_as(correction: Correction, lang: Lang) -> str:
    meaning = correction.meaning
    return meaning.render(lang) if isinstance(meaning, Text) else meaning


def draw_correction(correction: Correction, lang: Lang) -> Html:
    """Return a misprint with its reading, how sure it is, and why, as an item of a list."""
    zh = "zh" if lang == "en" else ""
    printed = html.tag("b", html.show_spaces(correction.printed), lang=zh)
    is_text = isinstance(correction.meaning, Text)
    reading = html.tag(
        "b", html.show_spaces(_read_as(correction, lang)), lang="" if is_text else zh
    )
    value = Text(correction.confidence.value)
    is_read = correction.reading is not None  # else it is the misprint that is sure
    sure = Text(" ({value})", value=value) if is_read else Text(" (misprint: {value})", value=value)
    sure_words = sure.render(lang)
    # Notes are written by whoever prepared the plan, in either language; ours are in the catalogue.
    why = Text(correction.note).render(lang)
    note = html.tag("span", why, lang=guess_lang(why, lang))
    return html.tag("li", html.join([printed, " → ", reading, sure_words, " ", note]))


def guess_lang(words: str, lang: Lang) -> str:
    """Return the language of words that are not the page's; ``""`` where it is that of the page.

    >>> guess_lang("A space.", "zh"), guess_lang("见附件", "zh")
    ('en', '')
    """
    own = "en" if re.match("[A-Za-z0-9 ]", words) else "zh"
    return "" if own == lang else own
