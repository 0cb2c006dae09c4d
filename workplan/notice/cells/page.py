"""The lines of a plain text, and the cells of a line in each drawn form.

Knows whitespace, bars, rules and quotation marks; no words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

import attrs

from workplan.notice.cells.table import Form, Pieces, Text


@attrs.frozen
class Line:
    """A line that has characters, by positions of the source and of the view."""

    begin: int
    stop: int
    start: int
    end: int
    is_apart: bool
    """Whether an empty line is before it."""


_ROW = re.compile(r"[^\n\r\f]+")
# Excel puts a cell with line ends in quotation marks, and doubles those inside. Only beside a tab.
_QUOTED = re.compile(r'(?<=\t)"(?:[^"]|"")*+"(?=[\t\n\r]|\Z)|^"(?:[^"]|"")*+"(?=\t)', re.MULTILINE)
_INNER_END = re.compile(r"[\n\r\x0b]+|<br */?>")
_BAR = re.compile(r"(?<!\\)[|｜│┃]")
_WIDE = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")
_WORD = re.compile(r"[^ \u00a0\u3000]+")
_RULE = re.compile(r"[\s|｜:\-+=│┃─━—┄┈├┤┼┬┴┌┐└┘╋┣┫┳┻┏┓┗┛╔╗╚╝║═]+")


class Page:
    """The lines of a text, and the cells of a line in each form."""

    def __init__(self, view: Text) -> None:
        self._view = view
        self._source = view.source
        self.lines = list(self._read_lines())

    def _read_lines(self) -> Iterator[Line]:
        """The lines with characters; a quoted cell's line ends end none."""
        source = self._source
        inner = [m.span() for m in _QUOTED.finditer(source) if "\n" in m[0] or "\r" in m[0]]
        quoted = iter([*inner, (len(source) + 1, 0)])
        opened, closed = next(quoted)
        begin, before = -1, 0
        for match in _ROW.finditer(source):
            begin = match.start() if begin < 0 else begin
            while closed and closed <= match.end():
                opened, closed = next(quoted)
            if opened < match.end():
                continue  # the line ends inside a quoted cell
            start, end = self.position(begin), self.position(match.end())
            if start < end:
                gap = source[before:begin]
                yield Line(begin, match.end(), start, end, gap.count("\n") > 1)
                before = match.end()
            begin = -1

    def position(self, at: int) -> int:
        """The position in the view of the first character from a position of the source on."""
        return bisect_left(self._view.at, at)

    def split_lines(self, begin: int, stop: int) -> Pieces:
        """The lines of a cell, by positions of the source."""
        ends = [(m.start(), m.end()) for m in _INNER_END.finditer(self._source, begin, stop)]
        bounds = [begin, *(bound for end in ends for bound in end), stop]
        pieces = (
            (self.position(a), self.position(b))
            for a, b in zip(bounds[::2], bounds[1::2], strict=True)
        )
        return tuple(piece for piece in pieces if piece[0] < piece[1])

    def is_rule(self, line: Line) -> bool:
        """Whether a line only draws: |---|:--:|, +----+."""
        return bool(_RULE.fullmatch(self._source, line.begin, line.stop))

    def ends_sentence(self, line: Line) -> bool:
        """Whether a line ends in a full stop or a semicolon."""
        return self._view.chars[line.end - 1] in "。;"

    def forms(self, line: Line) -> tuple[Form, ...]:
        """The forms in which a line has several cells, the surest first."""
        source, begin, stop = self._source, line.begin, line.stop
        if _BAR.search(source, begin, stop):
            words = source[begin:stop].strip()
            return ("bars",) if _BAR.match(words) and len(words) > 1 else ("open-bars",)
        if source.find("\t", begin, stop) >= 0:
            return ("tabs",)
        if not _WORD.fullmatch(source, begin, stop):
            return ("wide", "blank")
        return ()

    def is_lone(self, line: Line, form: Form) -> bool:
        """Whether a line has nothing that parts cells of a form."""
        source, begin, stop = self._source, line.begin, line.stop
        if form in ("bars", "open-bars"):
            return not _BAR.search(source, begin, stop)
        if form == "tabs":
            return source.find("\t", begin, stop) < 0
        return len(self.split(line, form)) < 2

    def has_bar_behind(self, at: int, stop: int) -> bool:
        """Whether the one cell of a line has a bar at its end, or on the next line."""
        line = self.lines[at]
        bars = list(_BAR.finditer(self._source, line.begin, line.stop))
        if bars:
            return len(bars) == 1 and not self._source[bars[0].end() : line.stop].strip()
        if at + 1 == stop:
            return False
        following = self.lines[at + 1]
        words = self._source[following.begin : following.stop].strip()
        return _BAR.fullmatch(words) is not None

    def split_at_bars(self, line: Line) -> list[Pieces]:
        """The stretches of a line before, between and behind its bars."""
        bars = [m.start() for m in _BAR.finditer(self._source, line.begin, line.stop)]
        bounds = [line.begin - 1, *bars, line.stop]
        return [self.split_lines(a + 1, b) for a, b in pairwise(bounds)]

    def split(self, line: Line, form: Form) -> list[Pieces]:
        """The cells of a line, empty ones too."""
        if form in ("bars", "open-bars"):
            return self._split_bars(line, has_outer=form == "bars")
        if form == "tabs":
            return self._split_tabs(line)
        if form == "wide":
            begin = line.begin
            bounds = [begin]
            for match in _WIDE.finditer(self._source, begin, line.stop):
                bounds += match.span()
            bounds.append(line.stop)
            cells = [self.split_lines(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
            return [cell for cell in cells if cell]
        return self._split_blanks(line)

    def _split_bars(self, line: Line, *, has_outer: bool) -> list[Pieces]:
        """The cells between bars; those outside the outer bars are none."""
        cells = self.split_at_bars(line)
        if has_outer and not cells[0]:
            del cells[0]
        if has_outer and len(cells) > 1 and not cells[-1]:
            del cells[-1]
        return cells

    def _split_tabs(self, line: Line) -> list[Pieces]:
        """The cells between tabs, without the quotation marks of Excel."""
        source, begin = self._source, line.begin
        cells: list[Pieces] = []
        while begin <= line.stop:
            stop = source.find("\t", begin, line.stop)
            stop = line.stop if stop < 0 else stop
            words = source[begin:stop]
            is_quoted = len(words) > 2 and words[0] == words[-1] == '"'
            if is_quoted and _INNER_END.search(words):
                cells.append(self.split_lines(begin + 1, stop - 1))
            else:
                cells.append(self.split_lines(begin, stop))
            begin = stop + 1
        return cells

    def _split_blanks(self, line: Line) -> list[Pieces]:
        """The words between spaces; single characters are one word (工 作 任 务)."""
        cells: list[Pieces] = []
        is_spaced = False
        for match in _WORD.finditer(self._source, line.begin, line.stop):
            pieces = self.split_lines(*match.span())
            if not pieces:
                continue  # characters that the view leaves out
            is_single = len(match[0]) == 1 and not match[0].isdecimal()
            if is_spaced and is_single:
                cells[-1] = ((cells[-1][0][0], pieces[-1][1]),)
            else:
                cells.append(pieces)
            is_spaced = is_single
        return cells
