"""The text as the later steps see it: normalised characters that know their source position.

A `View` has no whitespace and one width of punctuation, so that neither a line end inside a name
nor a half-width comma matters further down. Knows characters, lines and brackets; no numerals and
no words. Every function is one pass over the text.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from workplan.model import Layout, Span

__all__ = [
    "BULLETS",
    "PAGE",
    "SHORT_LINE",
    "STOPS",
    "Gap",
    "View",
    "find_brackets",
    "list_lines",
    "make_view",
]

STOPS = "。.;,:!?、"
SHORT_LINE = 16
"""A page is wider than this; a shorter line is a title or ends a paragraph."""
BULLETS = "—★▲●■◆※"  # what is before a line of its own

# One form for each mark; as many characters as before, so that positions stay.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    "[]{}\uff3b\uff3d\u3014\u3015\ufe51\u4e36\ufe52\u30fb\uff64\uff61\ufe59\ufe5a\ufe50\ufe54\ufe55\u2236\ufe30\u25cb",
    "【】【】【】()、、..、。(),;:::〇",
)
# A half-width full stop between Chinese words: 负责.推进 (not 1.5, www.gov.cn or 1.总体要求).
_FULL_STOP = re.compile(r"(?<=[\u3400-\u9fff)】”》])\.(?![0-9A-Za-z])")
# Zero-width characters count as whitespace: a copied list has them inside names.
_SOLID = re.compile(r"[^\s\ufeff\u200b-\u200f\u2060\u00ad\x00]+")
# The number of a page on a line of its own: — 2 —, 第 2 页 共 5 页.
PAGE = re.compile(
    r"^[^\S\n]*(?:[-\u2014\u2013\uff0d]+[^\S\n]*[0-9]{1,4}[^\S\n]*[-\u2014\u2013\uff0d]+"
    r"|第[^\S\n]*[0-9]{1,4}[^\S\n]*页(?:[^\S\n]*[,\uff0c/]?[^\S\n]*共[^\S\n]*[0-9]{1,4}[^\S\n]*页)?)"
    r"[^\S\n]*(?:\n|\Z)",
    re.MULTILINE,
)


class Gap:
    """What is before a character: how far it is from the one before."""

    NONE, BLANK, WIDE, LINE, PARAGRAPH = range(5)

    @staticmethod
    def of(blanks: str) -> int:
        """The gap that some blanks make.

        A line that is indented or has an empty one before it begins a paragraph, and so do two
        ideographic blanks, which some pages print for a line end.
        """
        if blanks in ("\n", "\v"):
            return Gap.LINE
        last = max(blanks.rfind("\n"), blanks.rfind("\r"), blanks.rfind("\v"))
        if last >= 0:
            indented = len(blanks) - last > 2
            return Gap.PARAGRAPH if indented or blanks.count("\n") > 1 else Gap.LINE
        if "\u3000\u3000" in blanks:
            return Gap.PARAGRAPH
        return Gap.WIDE if "\t" in blanks or len(blanks) > 1 else Gap.BLANK


@attrs.frozen(eq=False, repr=False)
class View:
    """The text without whitespace and page numbers, in one width.

    Positions in it are not those of the source.
    """

    source: str
    chars: str
    at: "array[int]"
    """Where each character is in the source."""
    gaps: bytearray
    """The `Gap` before each character."""
    lines: tuple[int, ...]
    """The positions that begin a line."""
    width: int
    """From how many characters on a line is as long as the page is wide; 0 if it cuts none."""
    is_document: bool = False
    """Whether it is known of a document where its paragraphs begin."""

    def line_end(self, start: int, end: int) -> int:
        """Where the line ends in which `start` is, or `end` if that comes first."""
        i = bisect_right(self.lines, start)
        return min(self.lines[i], end) if i < len(self.lines) else end

    def line_start(self, at: int) -> int:
        """Where the line begins in which `at` is."""
        return self.lines[bisect_right(self.lines, at) - 1]

    def is_full(self, end: int) -> bool:
        """Whether the line that ends at `end` is as long as the page is wide."""
        return 0 < self.width <= end - self.line_start(end - 1)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source between two positions, which must differ."""
        return Span(self.at[start], self.at[end - 1] + 1)

    def text(self, start: int, end: int) -> str:
        """The words of the source between two positions."""
        return self.source[self.at[start] : self.at[end - 1] + 1] if start < end else ""


def make_view(text: str, layout: Layout | None = None) -> View:
    """Return the view of a text; `layout` says what of a document is furniture or a paragraph.

    >>> make_view("市发展和改\\n革委").chars
    '市发展和改革委'
    """
    layout = layout or Layout()
    printed = _blank_furniture(text, layout.furniture)
    at, gaps, end = array("L"), bytearray(), 0
    solid: list[str] = []
    lines: list[int] = []
    for match in _SOLID.finditer(printed):
        start = match.start()
        blanks = printed[end:start]
        gap = Gap.of(blanks if printed is text else blanks.replace(_BLANKED, ""))
        gap = gap if at else Gap.PARAGRAPH
        if gap >= Gap.LINE:
            lines.append(len(at))
        end = match.end()
        gaps.append(gap)
        gaps.extend(bytes(end - start - 1))
        at.extend(range(start, end))
        solid.append(match[0])
    chars = _FULL_STOP.sub("。", "".join(solid).translate(_FOLD))
    bounds = pairwise((*lines, len(chars)))
    tables = _list_tables(layout)
    width = _find_width(chars, [each for each in bounds if not _is_in(tables, at[each[0]])])
    begun = [] if width else list(_list_paragraphs(text, layout))
    for start in begun:  # with a width each line was made a paragraph, as of a PDF saved as Word
        i = bisect_left(at, start)
        if i < len(gaps) and gaps[i] == Gap.LINE:
            gaps[i] = Gap.PARAGRAPH
    return View(text, chars, at, gaps, tuple(lines), width, bool(begun))


def _list_tables(layout: Layout) -> list[tuple[int, int]]:
    """Where the tables of a document begin and end; a single column may be lines of a page."""
    tables: dict[int, tuple[int, int]] = {}
    wide = {cell.table for cell in layout.cells if cell.column > 1}
    for cell in layout.cells:
        if cell.span and cell.table in wide:
            start, end = tables.get(cell.table, (cell.span.start, cell.span.end))
            tables[cell.table] = min(start, cell.span.start), max(end, cell.span.end)
    return sorted(tables.values())


def _is_in(stretches: list[tuple[int, int]], at: int) -> bool:
    """Whether a position is inside one of some stretches, which are in order."""
    i = bisect_right(stretches, at, key=lambda stretch: stretch[0]) - 1
    return i >= 0 and at < stretches[i][1]


def _list_paragraphs(text: str, layout: Layout) -> Iterator[int]:
    """Where the paragraphs of a document begin, and the rows of its tables."""
    yield from (span.start for span in layout.paragraphs)
    spans = (cell.span for cell in layout.cells if cell.span)
    yield from (span.start for span in spans if text.startswith("\n", span.start - 1))


_BLANKED = "\x00"
"""What stands for a character of a page's furniture."""
# A line without punctuation, as a running head is; empty lines may part foot and head.
_HEAD = re.compile(r"[^\S\n]*([^\s。,,;;::、()()]{4,40})[^\S\n]*\n")
_FURTHER = re.compile(r"\s*([^\s。,,;;::、()()]{4,40}|\*(?: ?\*){2})[^\S\n]*\n")
_MOST_FURTHER = 4
_LEAST_PAGES = 3


def _find_heads(text: str, pages: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the running heads: the line right behind two page numbers, or the lines behind most.

    Behind few numbers the same line may be text: 市财政局牵头.
    """
    first = [match for _, end in pages if (match := _HEAD.match(text, end))]
    counts = Counter(match[1] for match in first)
    yield from (match.span() for match in first if counts[match[1]] > 1)
    further = [match for _, end in pages for match in _list_lines_behind(text, end)]
    counts = Counter(match[1] for match in further)
    least = max(_LEAST_PAGES, (len(pages) + 1) // 2)
    yield from (match.span() for match in further if counts[match[1]] >= least)


def _list_lines_behind(text: str, at: int) -> Iterator[re.Match[str]]:
    for _ in range(_MOST_FURTHER):
        match = _FURTHER.match(text, at)
        if match is None:
            return
        yield match
        at = match.end()


# **三、保障措施**, ## 三、保障措施 and \[牵头单位:…\], as a notice saved as Markdown has them.
_EMPHASIS = re.compile(r"\*{2,}|^#{1,6}(?= )|\\(?=[\[\]()])", re.MULTILINE)


def _blank_furniture(text: str, furniture: Iterable[Span]) -> str:
    """The text without page numbers, running heads and Markdown marks."""
    pages = [match.span() for match in PAGE.finditer(text)]
    cut = [*pages, *_find_heads(text, pages), *((span.start, span.end) for span in furniture)]
    cut += [match.span() for match in _EMPHASIS.finditer(text)]
    if not cut:
        return text
    parts: list[str] = []
    at = 0
    for start, end in sorted(cut):
        begin = max(start, at)  # two of them may overlap
        parts += [text[at:begin], _BLANKED * (end - begin)]
        at = max(end, at)
    return "".join((*parts, text[at:]))


_WIDEST = 60
"""A page has about 40 characters in a line; longer lines are paragraphs."""


def _find_width(chars: str, bounds: list[tuple[int, int]]) -> int:
    """From which length on lines are cut; 0 where the lines are paragraphs.

    In thirty texts from PDF files nine tenths of the lines have at most 39 to 41 characters, none
    more than 1.2 times that, and 17 to 39 of 100 are about as long; of texts whose lines are
    paragraphs the longest has 1.1 to 3 times the length that nine tenths keep to, 60 or more.
    Cut lines end anywhere, paragraphs of about one length with a full stop or a bracket. Of a
    few lines, all but the last must be of one length.
    """
    *cut, last = [b - a for a, b in bounds] or [0]
    if 2 <= len(cut) < 4 and len({*cut}) == 1 and SHORT_LINE <= cut[0] >= last:
        return cut[0]
    widths = sorted([*cut, last])
    most = widths[len(widths) * 9 // 10]
    if len(widths) < 5 or not SHORT_LINE <= most <= _WIDEST or widths[-1] > most * 5 // 4:
        return 0
    full = most * 4 // 5
    many = len(widths) - bisect_left(widths, full)
    whole = sum(b - a >= full and chars[b - 1] in "。;:)" for a, b in bounds)
    return full if many * 20 >= len(widths) * 3 and whole * 2 <= many else 0


def list_lines(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines between two positions."""
    while start < end:
        stop = view.line_end(start, end)
        yield start, stop
        start = stop


# --- brackets ------------------------------------------------------------------------------------

_PARTNER = {")": "(", "】": "【", "」": "「"}
_LONGEST_BRACKET = 2000


def find_brackets(view: View, start: int, end: int) -> tuple[list[tuple[int, int]], list[int]]:
    """The outermost pairs of brackets between two positions, and those that have no partner.

    A pair longer than any responsibility is two that have none, and what is inside it counts.
    """
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    for match in _BRACKET.finditer(view.chars, start, end):
        at, mark = match.start(), match[0]
        if mark in "(【「":
            stack.append(at)
        elif stack and view.chars[stack[-1]] == _PARTNER[mark]:
            opened = stack.pop()
            if at - opened <= _LONGEST_BRACKET:
                while pairs and pairs[-1][0] > opened:
                    pairs.pop()
                pairs.append((opened, at + 1))
            else:
                alone += (opened, at)
        else:
            alone.append(at)
    return pairs, sorted(alone + stack)


_BRACKET = re.compile("[()【】「」]")
