"""Tables with a cell, or a line of a cell, on each line.

Knows how heads and rows follow one another; which lines are which cell it asks of `fitting`.
"""

from workplan.notice.cells import words as w
from workplan.notice.cells.assembly import Assembly
from workplan.notice.cells.columns import (
    LONGEST_SECTION,
    LONGEST_UNKNOWN_HEAD,
    MOST_COLUMNS,
    NONE_LOWER,
    TEXTS,
    Judge,
    is_same,
    read_number,
)
from workplan.notice.cells.fitting import Fitter
from workplan.notice.cells.page import Page
from workplan.notice.cells.row_lines import NEAR
from workplan.notice.cells.table import Column, ColumnRole, Pieces, RowKind, Table

_MOST_LINES = 60
"""How many lines a row may have; a bound keeps the look ahead, and so the reading, linear."""
_MOST_LEFT_OUT = 6
"""How many numbers a table may leave out, as an extract of a longer one does."""
_MOST_UNFITTING = 6
"""How many lines of text too many a row without a number may have."""
_MOST_UNKNOWN_HEADS = 3
"""How many unknown heads may follow one another: 主责科, 协助科, and one to spare."""


class LineReader:
    """Reads a table that has a cell, or a line of a cell, on each line, from its head on."""

    def __init__(self, page: Page, judge: Judge, at: int, stop: int) -> None:
        self._page = page
        self._judge = judge
        self._fitter = Fitter(judge)
        self._stop = stop
        self.at = at

    def read(self) -> Table | None:
        """The table whose head begins here, ``None`` if there is none; `at` is behind it."""
        columns, count = self._head(self.at)
        if not columns:
            return None
        self._columns = columns
        self._builder = Assembly(self._judge, "lines", columns)
        self._is_spaced = any(
            line.is_apart for line in self._page.lines[self.at + 1 : self.at + count]
        )
        self._put_head(count)
        if columns[0].role is ColumnRole.NUMBER:
            self._read_numbered()
        else:
            self._read_cyclic()
        return self._builder.finish() if self._builder.has_rows else None

    # Heads.

    def _head(self, at: int) -> tuple[tuple[Column, ...], int]:
        """The columns of the head whose cells are lines from here on, and how many lines it has.

        An unknown head (主责科) counts between known ones, or before the number of the first row.
        """
        cells: list[Pieces] = []
        stops: list[int] = []
        known, k = 0, at
        while (
            k < self._stop
            and len(cells) < MOST_COLUMNS
            and len(cells) - known < _MOST_UNKNOWN_HEADS
        ):
            cell, count = self._head_cell(k, len(cells))
            if cell is None or (not cells and count < 0):
                break
            if cells and self._judge.words(cell) == self._judge.words(cells[0]):
                break  # the head is repeated, as on the next page
            cells.append(cell)
            k += abs(count)
            stops.append(k)
            if count > 0:
                known = len(cells)
        if self._is_row_number(k) and known and self._number_words(cells[0]):
            known = self._count_columns(cells, known, k)
        return self._judge.columns(cells[:known], NONE_LOWER), stops[known - 1] - at if known else 1

    def _count_columns(self, cells: list[Pieces], known: int, at: int) -> int:
        """How many cells are the head, before the number of the first row in a line.

        What its row has no cell for is a subheading: 推动研发, 绿化工作.
        """
        following = self._find_number(at + 1, int(self._words(at).rstrip(".、")) + 1)
        width = len(cells) if following is None else following - at
        last = self._judge.column(known - 1, cells[known - 1], is_lower=False)
        if width == known - 1 and last.role in TEXTS:
            return width
        return known if width == known else len(cells)

    def _head_cell(self, at: int, index: int) -> tuple[Pieces | None, int]:
        """A line, or two, as the cell of a head: how many lines, negative if it is unknown."""
        line = self._page.lines[at]
        if self._page.is_rule(line):
            return None, 0
        piece = (line.start, line.end)
        column = self._judge.column(index, (piece,), is_lower=False)
        following = self._page.lines[at + 1] if at + 1 < self._stop else None
        if following is not None and w.REMARK.fullmatch(self._words(at + 1)):
            both = (line.start, following.end)  # 责任股室|(单位)
            if self._judge.column(index, (both,), is_lower=False).role is not ColumnRole.UNKNOWN:
                return (both,), 2
        if column.role is not ColumnRole.UNKNOWN or w.BARE_BODY.fullmatch(column.words):
            return (piece,), 1
        words = column.words
        if len(words) > LONGEST_UNKNOWN_HEAD or w.SENTENCE.search(words) or words[0].isdecimal():
            return None, 0
        if following is not None and w.HEAD_STEM.fullmatch(words):
            both = (line.start, following.end)
            if self._judge.column(index, (both,), is_lower=False).role is not ColumnRole.UNKNOWN:
                return (both,), 2
        if self._judge.names(*piece) != "none":
            return None, 0
        return (piece,), -1

    def _number_words(self, cell: Pieces) -> bool:
        return self._judge.column(0, cell, is_lower=False).role is ColumnRole.NUMBER

    def _is_row_number(self, at: int) -> bool:
        return at < self._stop and bool(w.LINE_NUMBER.fullmatch(self._words(at)))

    def _put_head(self, count: int) -> None:
        lines = self._page.lines[self.at : self.at + count]
        self._builder.put(
            lines[0].start,
            lines[-1].end,
            RowKind.HEAD,
            [column.pieces for column in self._columns],
        )
        self.at += count

    def _words(self, at: int) -> str:
        line = self._page.lines[at]
        return self._judge.chars[line.start : line.end]

    def _piece(self, at: int) -> tuple[int, int]:
        line = self._page.lines[at]
        return line.start, line.end

    def _pieces(self, at: int, stop: int) -> list[tuple[int, int]]:
        return [self._piece(k) for k in range(at, stop)]

    # Rows with numbers.

    def _read_numbered(self) -> None:
        """Read rows that begin with a number: each goes to the next number."""
        begin = self._next_number(self.at, 0, has_names=True)
        while begin is not None:
            self._read_between(self.at, begin)
            number = int(self._words(begin).rstrip(".、"))
            following = self._next_number(begin + 1, number, has_names=False)
            stop = self._row_end(begin + 1) if following is None else following
            stop -= following is not None and self._is_next_section(stop - 1)
            fit = self._fitter.fit(
                self._pieces(begin + 1, stop), self._columns[1:], is_last=following is None
            )
            if not fit.taken:
                return
            end = begin + 1 + fit.taken
            self._builder.add(
                self._page.lines[begin].start,
                self._page.lines[end - 1].end,
                [(self._piece(begin),), *fit.cells],
                is_ragged=not fit.is_sure,
            )
            self.at, begin = end, following

    def _next_number(self, at: int, last: int, *, has_names: bool) -> int | None:
        """The line of the next row's number: one more than the last, or, once a body stood, more.

        A figure on a line of its own (95) is none: behind many left out the numbers go on.
        """
        for k in range(at, min(at + _MOST_LINES, self._stop)):
            match = w.LINE_NUMBER.fullmatch(self._words(k))
            if match:
                step = int(match[1]) - last
                if step == 1 or (1 < step <= _MOST_LEFT_OUT and has_names):
                    return k
                is_whole = k - at == len(self._columns) - 1  # the row before has all its cells
                if step > 1 and has_names and (is_whole or self._counts_on(k + 1, int(match[1]))):
                    return k
            has_names = has_names or self._judge.names(*self._piece(k)) == "certain"
        return None

    def _find_number(self, at: int, number: int) -> int | None:
        """The line of a number, if it is not far."""
        for k in range(at, min(at + _MOST_LINES, self._stop)):
            match = w.LINE_NUMBER.fullmatch(self._words(k))
            if match and int(match[1]) == number:
                return k
        return None

    def _counts_on(self, at: int, number: int) -> bool:
        """Whether the number after one follows, and bodies are before it."""
        stop = self._find_number(at, number + 1)
        pieces = self._pieces(at, stop) if stop is not None else []
        return any(self._judge.names(*piece) == "certain" for piece in pieces)

    def _is_next_section(self, at: int) -> bool:
        """Whether a line is the subheading after the last one: 二、 below 一、 and its rows."""
        numeral = self._read_section(self._words(at))
        put = (d for d in reversed(self._builder.drafts) if d.kind is RowKind.SECTION)
        last = next((self._read_section(self._judge.words(d.cells[0])) for d in put), None)
        return numeral is not None and last is not None and numeral == last + 1

    def _read_section(self, words: str) -> int | None:
        match = w.SECTION.match(words)
        return read_number(match[0]) if match else None

    def _read_between(self, at: int, stop: int) -> None:
        """Read what is between rows: repeated heads, subheadings, remarks, other text."""
        if self._read_below(at, stop):
            return
        while at < stop:
            columns, count = self._head(at)
            if columns and is_same(columns, self._columns):
                self.at = at
                self._put_head(count)
                at += count
                continue
            piece, words = self._piece(at), self._words(at)
            if w.NOTE.match(words):
                self._builder.put(*piece, RowKind.NOTE)
            elif self._is_subheading(piece, words) and stop - at <= NEAR:
                self._builder.put(*piece, RowKind.SECTION)
            else:
                cells: list[Pieces] = [()] * len(self._columns)
                cells[self._builder.text] = (piece,)
                self._builder.add(*piece, cells, is_ragged=True)
            at += 1

    def _read_below(self, at: int, stop: int) -> bool:
        """Read a task and its deadline under the names of the row above, if these are the lines."""
        times = [c.index for c in self._columns if w.TIME_HEAD.search(c.words)]
        if stop - at != 2 or len(times) != 1 or not w.TIME.search(self._words(at + 1)):
            return False
        cells: list[Pieces] = [()] * len(self._columns)
        cells[self._builder.text] = (self._piece(at),)
        cells[times[0]] = (self._piece(at + 1),)
        start, end = self._piece(at)[0], self._piece(at + 1)[1]
        self._builder.add(start, end, cells, is_ragged=True)
        return True

    def _is_subheading(self, piece: tuple[int, int], words: str) -> bool:
        if self._judge.names(*piece) == "certain" or w.TIME_CELL.fullmatch(words):
            return False  # what a row has lost
        return bool(w.SECTION.match(words)) or (
            len(words) <= LONGEST_SECTION and not w.SENTENCE.search(words)
        )

    def _row_end(self, at: int) -> int:
        """The line before which the last row surely ends: an empty line, a remark, a signature."""
        stop = min(at + _MOST_LINES, self._stop)
        return next((k for k in range(at, stop) if self._is_behind(k, at)), stop)

    def _is_behind(self, at: int, begin: int) -> bool:
        """Whether a line is surely behind the row that begins before a line."""
        words = self._words(at)
        if at == begin:
            return False
        is_apart = self._page.lines[at].is_apart and not self._is_spaced
        return (
            is_apart or bool(w.NOTE.match(words) or w.SECTION.match(words)) or self._is_signed(at)
        )

    def _is_signed(self, at: int) -> bool:
        """Whether a line is the signature above a date: 市政府办公室|2021年4月6日."""
        if at + 1 >= self._stop or any(w.TIME_HEAD.search(c.words) for c in self._columns):
            return False
        is_date = bool(w.SIGNED.fullmatch(self._words(at + 1)))
        return is_date and self._judge.names(*self._piece(at)) != "none"

    # Rows without numbers.

    def _read_cyclic(self) -> None:
        """Read rows that have no number: each goes to the text before the next names."""
        while self._read_row():
            pass

    def _read_row(self) -> bool:
        """Read the next row without a number; ``False`` where there is none."""
        roles = [column.role for column in self._columns]
        before = roles.index(ColumnRole.DUTY)
        behind = roles[::-1].index(ColumnRole.DUTY)
        begin = self._next_names(self.at, self.at + before)
        if begin is None or self._is_signed(begin):
            return False
        if self._put_repeated_head(begin):
            return True
        extra = begin - self.at - before
        if extra == 1 and w.SECTION.match(self._words(self.at)):
            self._builder.put(*self._piece(self.at), RowKind.SECTION)
            self.at += 1
        elif any(self._is_behind(k, self.at - 1) for k in range(self.at, begin + 1)):
            return False
        end = self._names_end(begin)
        following = self._next_names(end, end + behind + before)
        if following is None:
            stop = min(end + behind, self._row_end(end - 1))
        elif before:
            stop = end + min(behind, max(0, following - end - before))
        else:
            stop = following
        fit = self._fitter.fit(
            self._pieces(self.at, stop), self._columns, is_last=following is None
        )
        last = self.at + fit.taken - 1
        start = self._page.lines[self.at].start
        self._builder.add(start, self._page.lines[last].end, fit.cells, is_ragged=not fit.is_sure)
        self.at = last + 1
        return True

    def _put_repeated_head(self, begin: int) -> bool:
        """Keep a head that is repeated before the next names."""
        for at in range(self.at, min(begin, self.at + 2)):
            columns, count = self._head(at)
            if columns and is_same(columns, self._columns):
                if at > self.at:
                    self._builder.put(*self._piece(self.at), RowKind.NOTE)
                self.at = at
                self._put_head(count)
                return True
        return False

    def _next_names(self, at: int, expected: int) -> int | None:
        """The next line of surely bodies, or of likely ones where they are expected."""
        for k in range(at, min(expected + _MOST_UNFITTING, self._stop)):
            names = self._judge.names(*self._piece(k))
            if self._fitter.is_list(self._piece(k)) or (k == expected and names == "likely"):
                return k
        return None

    def _names_end(self, begin: int) -> int:
        pieces = [self._piece(k) for k in range(begin, min(begin + _MOST_LINES, self._stop))]
        return begin + self._fitter.find_names(pieces, 0)[1]
