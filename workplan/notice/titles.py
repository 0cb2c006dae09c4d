"""The title of a document: in the marks 《》 of a covering letter, or on lines of its own.

Knows what precedes the first heading; no headings and no responsibility.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from workplan.model import PieceKind
from workplan.notice import vocabulary as v
from workplan.notice.names import is_surely_body
from workplan.notice.view import View, list_lines

__all__ = ["FrontLine", "read_front"]

_TITLE = re.compile(f"《([^》]{{1,200}})》{v.either(v.PARTICLES)}?{v.either(v.LETTER_KINDS)}")
_KINDS = v.list_words(v.DOCUMENT_KINDS)
_TITLE_LINE = re.compile(rf"[^。;:]{{4,80}}{v.either(v.DOCUMENT_KINDS)}(?:\([^()]{{1,14}}\))?")
_WORDS = re.compile("[^。;:《》]{4,60}")
# 某市推进河湖治理|三年行动方案, where neither line is a title.
_FIRST_HALF = re.compile(
    r"(?:[0-9]{4}年|[\u4e00-\u9fff]{1,6}?[省市县区州盟旗])[^。;:,《》()]{6,40}"
)
_ACTION = re.compile(v.either(v.ACTIONS, v.CAMPAIGNS))
_LAST_HALF = re.compile(
    rf"(?![0-9]{{4}}年|[^。;:]{{0,4}}[省市县区州盟旗])[^。;:,《》()]{{0,10}}{v.either(v.DOCUMENT_KINDS)}"
    r"(?:\([^()]{1,14}\))?"
)
_PROSE = re.compile("[。;]|.{20}.*[,:]")
_LETTER = re.compile(v.either(v.ABOUT) + v.either(v.FORWARDS))  # the title of a covering letter


class FrontLine(NamedTuple):
    """A line before the first heading, and what it is."""

    kind: PieceKind
    start: int
    end: int


def read_front(view: View, end: int) -> tuple[str, list[FrontLine]]:
    """Return the title of a document, and what each line before `end` is.

    >>> from workplan.notice.view import make_view
    >>> text = "某市节水工作要点\\n一、总则"
    >>> read_front(make_view(text), 8)[0]
    '某市节水工作要点'
    """
    title = ""
    found: list[FrontLine] = []
    named = _TITLE.search(view.source, 0, view.at[end - 1] + 1) if end else None
    for start, stop in _find_title_lines(view, end):
        inner = _TITLE.search(view.source, view.at[start], view.at[stop - 1] + 1)
        words = "".join(view.source[i] for i in view.at[start:stop])
        own = not named and _TITLE_LINE.fullmatch(view.chars, start, stop)
        if own and (not title or (_LETTER.search(title) and words in title)):
            title, kind = words, PieceKind.TITLE
        elif inner and not title:
            title, kind = "".join(inner[1].split()), PieceKind.TITLE
        elif named and not title and view.at[start] <= named.start(1) <= view.at[stop - 1]:
            title, kind = "".join(named[1].split()), PieceKind.TITLE  # cut by the page
        elif _PROSE.search(view.chars, start, stop):
            kind = PieceKind.PREAMBLE
        else:
            kind = PieceKind.FURNITURE
        found.append(FrontLine(kind, start, stop))
    return title, found


def _find_title_lines(view: View, end: int) -> Iterator[tuple[int, int]]:
    """The lines before the first numeral; one that breaks off in a title with the next."""
    begin, chars = 0, view.chars
    for _, stop in list_lines(view, 0, end):
        if stop < end and (
            _breaks_off(chars[begin:stop])
            or _goes_on(chars[begin:stop], chars[stop : view.line_end(stop, end)])
        ):
            continue
        yield begin, stop
        begin = stop


def _goes_on(line: str, following: str) -> bool:
    """Whether the next line ends the title that begins in a line: 某市推进河湖治理|实施方案."""
    if line.endswith(_KINDS) or is_surely_body(line) or not _ACTION.search(line):
        return False
    return bool(_FIRST_HALF.fullmatch(line) and _LAST_HALF.fullmatch(following))


def _breaks_off(line: str) -> bool:
    """Whether a title goes on in the next line: …知识产权和, 某省人民政府关于进一步做好."""
    if not _WORDS.fullmatch(line):
        return False
    return line.endswith(v.list_words(v.JOINERS, v.PARTICLES)) or (
        any(word.text in line for word in v.ABOUT) and not line.endswith((*_KINDS, ")"))
    )
