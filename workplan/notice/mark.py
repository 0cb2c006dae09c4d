"""Step one: what stands where in the text. Characters, numerals, brackets; no meaning yet.

Knows characters, and neither plans nor agencies. A `View` is the text as the later steps see it:
without blanks and line ends, in one width of punctuation, each character knowing where it stands
in the source; so that neither a line end inside a name nor a half-width comma is anybody's
business further down. Every function is one pass over the text.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from itertools import pairwise

import attrs

from workplan.model import Span
from workplan.model.numerals import CIRCLED, read_numeral

__all__ = [
    "BULLETS",
    "PAGE",
    "STOPS",
    "Gap",
    "Heading",
    "View",
    "brackets",
    "headings",
    "viewed",
]

STOPS = "。.;,:!?、"
BULLETS = "—★▲●■◆※"  # what stands before a line of its own

# One form for each mark; as many characters as before, so that positions stay.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    "[]{}\uff3b\uff3d\ufe52\u30fb\uff64\uff61\ufe59\ufe5a\ufe50\ufe54\ufe55\u2236\ufe30\u25cb",
    "【】【】【】..、。(),;:::〇",
)
# A half-width full stop between Chinese words: 负责.推进 (not 1.5, www.gov.cn or 1.总体要求).
_FULL_STOP = re.compile(r"(?<=[\u3400-\u9fff)】〕”》])\.(?![0-9A-Za-z])")
_SOLID = re.compile(r"[^\s\ufeff\u200b]+")
# The number of a page on a line of its own: — 2 —, 第 2 页 共 5 页.
PAGE = re.compile(
    r"^[^\S\n]*(?:[-\u2014\u2013\uff0d]+[^\S\n]*[0-9]{1,4}[^\S\n]*[-\u2014\u2013\uff0d]+"
    r"|第[^\S\n]*[0-9]{1,4}[^\S\n]*页(?:[^\S\n]*[,\uff0c/]?[^\S\n]*共[^\S\n]*[0-9]{1,4}[^\S\n]*页)?)"
    r"[^\S\n]*(?:\n|\Z)",
    re.MULTILINE,
)


class Gap:
    """What stands before a character: how far it is from the one before."""

    NONE, BLANK, WIDE, LINE, PARAGRAPH = range(5)

    @staticmethod
    def of(blanks: str) -> int:
        """The gap that some blanks make.

        A line that is indented or has an empty one before it begins a paragraph, and so do two
        ideographic blanks, which some pages print for a line end.
        """
        last = max(blanks.rfind("\n"), blanks.rfind("\r"))
        if last >= 0:
            indented = len(blanks) - last > 2
            return Gap.PARAGRAPH if indented or blanks.count("\n") > 1 else Gap.LINE
        if "\u3000\u3000" in blanks:
            return Gap.PARAGRAPH
        return Gap.WIDE if "\t" in blanks or len(blanks) > 1 else Gap.BLANK


@attrs.frozen(eq=False, repr=False)
class View:
    """The text without blanks and page numbers, in one width.

    Positions in it are not those of the source.
    """

    source: str
    chars: str
    at: "array[int]"
    """Where each character stands in the source."""
    gaps: bytearray
    """The `Gap` before each character."""
    lines: tuple[int, ...]
    """The positions that begin a line."""
    width: int
    """From how many characters on a line is as long as the page is wide; 0 if it cuts none."""

    def line_end(self, start: int, end: int) -> int:
        """Where the line ends in which `start` stands, or `end` if that comes first."""
        i = bisect_right(self.lines, start)
        return min(self.lines[i], end) if i < len(self.lines) else end

    def line_start(self, at: int) -> int:
        """Where the line begins in which `at` stands."""
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


def viewed(text: str) -> View:
    """The view of a text."""
    at, gaps, end = array("L"), bytearray(), 0
    solid: list[str] = []
    lines: list[int] = []
    for match in _SOLID.finditer(PAGE.sub(lambda page: " " * len(page[0]), text)):
        start = match.start()
        gap = Gap.of(PAGE.sub("", text[end:start])) if at else Gap.PARAGRAPH
        if gap >= Gap.LINE:
            lines.append(len(at))
        end = match.end()
        gaps.append(gap)
        gaps.extend(bytes(end - start - 1))
        at.extend(range(start, end))
        solid.append(match[0])
    chars = _FULL_STOP.sub("。", "".join(solid).translate(_FOLD))
    return View(text, chars, at, gaps, tuple(lines), _width([*lines, len(chars)]))


def _width(bounds: list[int]) -> int:
    """From which length on lines are cut, if many are about as long as the longest.

    Of a few lines, all but the last must be of one length.
    """
    *cut, last = [b - a for a, b in pairwise(bounds)] or [0]
    if 2 <= len(cut) < 4 and len({*cut}) == 1 and _SHORT_LINE <= cut[0] >= last:
        return cut[0]
    widths = sorted([*cut, last])
    full = widths[len(widths) * 9 // 10] * 4 // 5 if len(widths) >= 5 else 0
    many = len(widths) - bisect_left(widths, full) >= len(widths) * 0.4
    return full if many and full >= _SHORT_LINE else 0


# --- numerals ------------------------------------------------------------------------------------

_CHINESE = "[零〇一二三四五六七八九十百]{1,7}"
# How a heading's numeral is written, the outermost level first. The mark after it is part of it.
_FORMS = (
    rf"第(?P<a>{_CHINESE})(?:部分|章|篇)[、:]?",  # 第一部分 总体要求
    rf"(?P<b>{_CHINESE})[、.。]|第(?P<g>{_CHINESE})条",  # 一、持续推进三大重点领域治理
    rf"\((?P<c>{_CHINESE})\)[、.。]?",  # (一)深化互联网领域…
    r"(?P<d>(?<![0-9])[0-9]{1,3})[.、]",  # 1.推进工业互联网外网建设; 1、…; 1﹒…
    r"\((?P<e>[0-9]{1,3})\)[、.]?",  # (1)…
    rf"(?P<f>[{CIRCLED}])[、.]?",  # ①…
)
_NUMERAL = re.compile("|".join(_FORMS))
_LEVELS = {name: level for level, name in enumerate("abcdef", 1)} | {"g": 2}
_ENDS = "。;!?:)】〕”》…"  # what a sentence or a responsibility ends in before a numeral run on
_GOES_ON = "、,第及和与至到"  # before 二、: 加快一、二、三产业融通发展
_ENUMERATED = re.compile(
    "[零〇一二三四五六七八九十]{1,3}[、和次级线产]"
)  # after 二、: 三产业, 三线
_LONGEST_TITLE = 60
_SHORT_LINE = 16


@attrs.frozen
class Heading:
    """A numeral that begins a part of the document."""

    level: int
    """From 1, the outermost form that there is."""
    numeral: str
    number: int | None
    start: int
    """Where the numeral begins, with its opening mark."""
    end: int
    """Where it ends, with its closing mark."""
    is_bare: bool = False
    """Whether it has no mark: the number of a table's row."""


def headings(view: View) -> list[Heading]:
    """The numerals that begin a part, in the order of the text.

    One at the start of a line counts as it is printed, unless the sentence before goes on; one
    run on in a paragraph only where it carries the numbering on or begins one.
    """
    found: list[Heading] = []
    last: dict[int, int] = {}
    stop = looked = 0
    """Where the last sentence ended, and how far the text was looked at for that."""
    for match in _NUMERAL.finditer(view.chars):
        level = _LEVELS[match.lastgroup or "a"]
        numeral = match[match.lastgroup or "a"]
        heading = Heading(level, numeral, read_numeral(numeral), match.start(), match.end())
        stop = max(stop, view.chars.rfind("。", looked, heading.start) + 1)
        looked = heading.start
        if _begins(view, heading, found[-1] if found else None, last.get(level, 0), stop):
            found.append(heading)
            last[level] = heading.number or last.get(level, 0)
    return found


def _begins(view: View, own: Heading, before: Heading | None, last: int, stop: int) -> bool:
    """Whether a numeral begins a part of the document here, and is not a number in a sentence."""
    chars, at = view.chars, own.start
    previous = chars[at - 1] if at else "。"
    ended = previous in _ENDS
    follows = own.number in (1, last + 1)
    if chars[own.end - 1] == "条":  # at the head of a line, with a blank behind it
        behind = view.gaps[own.end] if own.end < len(chars) else Gap.NONE
        return view.gaps[at] >= Gap.LINE and behind > Gap.NONE and follows
    if _ENUMERATED.match(chars, own.end) and own.level <= 2 and not ended:
        return False
    if own.level == 4 and chars[own.end : own.end + 1].isdecimal():
        # 1.5 is a number; 11.121人才梯队项目 on a line of its own carries the numbering on.
        return view.gaps[at] >= Gap.LINE and ended and own.number == last + 1 > 1
    if view.gaps[at] >= Gap.LINE:
        if ended or at == 0 or (before is not None and before.end == at):
            return True
        return previous not in _GOES_ON and (follows or _is_title(view, at, before))
    if chars[own.end - 1] == "。" and own.level == 2:
        return False  # …的统一。
    if ended:
        return follows or (own.level <= 3 and own.number == last + 2)
    # 一、持续提升投资建设便利度(一)优化再造…: the first of a level under a title run on
    return (
        before is not None
        and before.level < own.level
        and follows
        and previous not in _GOES_ON
        and at - before.end <= _LONGEST_TITLE
        and stop <= before.end
    )


def _is_title(view: View, at: int, before: Heading | None) -> bool:
    """Whether the line before `at` is a title or the like, and no sentence that goes on."""
    line = view.line_start(at - 1)
    return at - line < _SHORT_LINE or (before is not None and before.start == line)


# --- brackets ------------------------------------------------------------------------------------

_PARTNER = {")": "(", "】": "【", "〕": "〔", "」": "「"}
_LONGEST_BRACKET = 2000


def brackets(view: View, start: int, end: int) -> tuple[list[tuple[int, int]], list[int]]:
    """The outermost pairs of brackets between two positions, and those that have no partner.

    A pair longer than any responsibility is left out, and what stands inside it counts.
    """
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    for match in _BRACKET.finditer(view.chars, start, end):
        at, mark = match.start(), match[0]
        if mark in "(【〔「":
            stack.append(at)
        elif stack and view.chars[stack[-1]] == _PARTNER[mark]:
            opened = stack.pop()
            if at - opened <= _LONGEST_BRACKET:
                while pairs and pairs[-1][0] > opened:
                    pairs.pop()
                pairs.append((opened, at + 1))
        else:
            alone.append(at)
    return pairs, sorted(alone + stack)


_BRACKET = re.compile("[()【】〔〕「」]")
