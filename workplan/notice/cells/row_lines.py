"""Tables with a row on each line, whose cells are separated by tabs, bars or spaces.

Knows how rows follow one another in the text; the cells of a line it asks of `page`.
"""

from collections.abc import Sequence

from workplan.notice.cells import words as w
from workplan.notice.cells.alignment import align, fits_at, place_cells
from workplan.notice.cells.assembly import Assembly
from workplan.notice.cells.columns import (
    LONGEST_SECTION,
    MOST_COLUMNS,
    NONE_LOWER,
    TEXTS,
    Judge,
    is_same,
    read_number,
    read_pair,
)
from workplan.notice.cells.joins import Joint, find_joint
from workplan.notice.cells.page import Line, Page
from workplan.notice.cells.table import Column, ColumnRole, Form, Pieces, RowKind, Table

NEAR = 3
"""How many lines after a line without cells a row may follow: a subheading and a remark."""
_CUTS = (Joint.JOIN, Joint.CUT_JOIN)
_MOST_PARAGRAPHS = 20
"""How many lines a cell may have whose paragraphs are lines of the text."""


class RowReader:
    """Reads a table that has a row on each line, from its head on."""

    def __init__(self, page: Page, judge: Judge, at: int, stop: int, form: Form) -> None:
        self._page = page
        self._judge = judge
        self._form: Form = form
        self._stop = stop
        """The line before which the table must end."""
        self.at = at
        """The next line to read."""

    def read(self) -> Table | None:
        """The table whose head begins here, ``None`` if there is none; `at` is behind it."""
        columns, count = self._head(self.at)
        if not columns:
            return None
        self._columns = columns
        self._builder = Assembly(self._judge, self._form, columns)
        self._put_head(count)
        self.at += count
        while self.at < self._stop:
            taken = self._step() or self._skip_to_row()
            if not taken:
                break
            self.at += taken
        return self._builder.finish() if self._builder.has_rows else None

    def _cells(self, at: int) -> list[Pieces]:
        return self._page.split(self._page.lines[at], self._form)

    def _head(self, at: int) -> tuple[tuple[Column, ...], int]:
        """The columns of the head that begins in a line, and how many lines it has."""
        upper = self._cells(at)
        if not 1 < len(upper) <= MOST_COLUMNS:
            return (), 1
        if at + 1 < self._stop and not self._page.is_lone(self._page.lines[at + 1], self._form):
            lower = self._cells(at + 1)
            columns = read_pair(self._judge, upper, lower[: len(upper)])
            if columns:
                return columns, 2
        columns = self._judge.columns(upper, NONE_LOWER)
        if self._form == "blank" and any(c.role is ColumnRole.UNKNOWN for c in columns):
            return (), 1  # 县甲局 工作任务 责任单位: words of a sentence
        return columns, 1

    def _put_head(self, count: int) -> None:
        for line in self._page.lines[self.at : self.at + count]:
            self._builder.put(
                line.start, line.end, RowKind.HEAD, self._page.split(line, self._form)
            )

    def _step(self) -> int:
        """Read what begins in the next line: how many lines it has, 0 where the table ends."""
        line = self._page.lines[self.at]
        if self._page.is_rule(line):
            return 1
        if self._page.is_lone(line, self._form):
            return self._read_lone(line)
        columns, count = self._head(self.at)
        if columns:
            if not (self._builder.has_rows and is_same(columns, self._columns)):
                return 0  # another table, or this one has no rows and begins again
            self._put_head(count)
            return count
        return self._read_row(line)

    def _skip_to_row(self) -> int:
        """Put lines that fit nothing to the row before, if the row of the next number follows."""
        row = self._builder.last_row
        if not self._is_page or row is None or row is not self._builder.drafts[-1]:
            return 0
        stop = min(self.at + _MOST_PARAGRAPHS, self._stop)
        for at in range(self.at + 1, stop):
            cells = self._cells(at)
            if len(cells) == len(self._columns) and self._is_next(cells):
                for line in self._page.lines[self.at : at]:
                    self._builder.extend(line.start, line.end, is_ragged=True)
                return at - self.at
        return 0

    def _read_row(self, line: Line) -> int:
        """Read a line that has several cells."""
        cells = self._cells(self.at)
        while len(cells) > len(self._columns) and not cells[-1]:
            cells.pop()
        if not any(cells):
            return 1
        words = self._judge.words(cells[0])
        is_alone = not any(cells[1:])
        is_section = is_alone and bool(words) and not w.NOTE.match(words)
        if is_section and self._builder.is_section(0, words):
            self._builder.put(line.start, line.end, RowKind.SECTION)
            return 1
        joined, count = self._join_cut(cells) if self._is_page else self._join_paragraphs(cells)
        is_split = False
        if self._is_page and len(joined) < len(self._columns):
            joined, count = self._join_names(joined)
            is_split = count > 1
        found, merged, is_sure = align(self._judge, self._columns, joined, self._form)
        if not is_sure and self._is_page and not self._is_expected(joined):
            return 0  # a line of ordinary text
        end = self._page.lines[self.at + count - 1].end
        is_ragged = is_split or not is_sure
        self._builder.add(line.start, end, found, merged=merged, is_ragged=is_ragged)
        return count

    @property
    def _is_page(self) -> bool:
        """Whether spaces separate the cells, as in the text of a page."""
        return self._form in ("wide", "blank")

    def _is_expected(self, cells: Sequence[Pieces]) -> bool:
        """Whether a line whose cells fit no column, or several, is a row all the same."""
        if self._is_next(cells):
            return True
        if (
            self._form == "wide"
            and len(cells) <= len(self._columns)
            and place_cells(self._judge, self._columns, cells)[1]
        ):
            return True
        return self._goes_on(self.at + 1)

    def _is_next(self, cells: Sequence[Pieces]) -> bool:
        """Whether a line begins with the number after that of the last row."""
        number = read_number(self._judge.words(cells[0])) if self._builder.number == 0 else None
        return number is not None and number == self._last_number + 1

    @property
    def _last_number(self) -> int:
        """The number of the row before; 0 before the first."""
        row = self._builder.last_row
        return read_number(self._judge.words(row.cells[0])) or 0 if row else 0

    def _join_cut(self, cells: list[Pieces]) -> tuple[list[Pieces], int]:
        """The cells of a row whose last names go on in the next lines, and how many lines.

        Lines are joined as far as the whole is names: 县丙局、县丁|局、县甲|委。
        """
        if len(cells) != len(self._columns) or self._columns[-1].role is not ColumnRole.DUTY:
            return cells, 1
        left, judge = cells[-1][-1], self._judge
        ends: list[int] = []
        for line in self._page.lines[self.at + 1 : min(self.at + _MOST_PARAGRAPHS, self._stop)]:
            own = (line.start, line.end)
            if not self._page.is_lone(line, self._form) or line.is_apart:
                break
            if not ends and find_joint(judge, left, own, is_page=True) not in _CUTS:
                break
            ends.append(line.end)
        for count in range(len(ends), 0, -1):
            if judge.names(left[0], ends[count - 1]) != "none":
                joined = (*cells[-1][:-1], (left[0], ends[count - 1]))
                return [*cells[:-1], joined], count + 1
        return cells, 1

    def _join_names(self, cells: list[Pieces]) -> tuple[list[Pieces], int]:
        """The cells of a row whose names go on in lines of their own, and how many lines.

        Of ``1 植树 县甲局``, ``县乙局`` and ``县丙局、各镇政府`` the second may lead or support.
        A cell that parts names with punctuation has no line for each of them.
        """
        columns, count = self._columns, len(cells)
        if not all(c.role is ColumnRole.DUTY for c in columns[count - 1 :]):
            return cells, 1
        if not fits_at(self._judge, columns, cells, 0):
            return cells, 1
        stop = min(self.at + _MOST_PARAGRAPHS, self._stop)
        end = self.at + 1
        while end < stop and self._is_names(self._page.lines[end]):
            end += 1
        lines = [(line.start, line.end) for line in self._page.lines[self.at + 1 : end]]
        if not lines:
            return cells, 1
        chars = self._judge.chars
        listed = (i for i, line in enumerate(lines) if w.ITEM_END.search(chars, *line))
        at = next(listed, len(lines) - 1)
        last = [tuple(lines[at:])] if count + 1 == len(columns) else [(p,) for p in lines[at:]]
        own = (*cells[-1], *lines[:at])
        return [*cells[:-1], own, *last], end - self.at

    def _is_names(self, line: Line) -> bool:
        """Whether a line between two rows is names and nothing else."""
        is_lone = self._page.is_lone(line, self._form) and not line.is_apart
        return is_lone and self._judge.names(line.start, line.end) != "none"

    def _join_paragraphs(self, cells: list[Pieces]) -> tuple[list[Pieces], int]:
        """The cells of a row with those of the lines in which it goes on, and how many lines.

        Copied from Word, the paragraphs of a cell are lines, so that a row of four cells comes
        as ``1<tab>查网络。`` and ``做好登记。<tab>市甲局<tab>市乙局``.
        """
        width = len(self._columns)
        if self._form != "tabs" or len(cells) >= width:
            return cells, 1
        if fits_at(self._judge, self._columns, cells, width - len(cells)):
            return cells, 1
        made = list(cells)
        for at in range(self.at + 1, min(self.at + _MOST_PARAGRAPHS, self._stop)):
            more = self._cells(at)
            if len(made) + len(more) - 1 > width or self._is_number(more[0]):
                break
            made = [*made[:-1], made[-1] + more[0], *more[1:]]
            if len(made) == width and len(more) > 1:
                fits = fits_at(self._judge, self._columns, made, 0)
                return (made, at - self.at + 1) if fits else (cells, 1)
        return cells, 1

    def _is_number(self, cell: Pieces) -> bool:
        has_numbers = self._builder.number == 0
        return has_numbers and bool(w.LINE_NUMBER.fullmatch(self._judge.words(cell)))

    def _read_lone(self, line: Line) -> int:
        """Read a line that is a single cell: a remark, a subheading, a line of the cell before."""
        judge, builder = self._judge, self._builder
        words = judge.chars[line.start : line.end]
        if w.NOTE.match(words):
            builder.put(line.start, line.end, RowKind.NOTE)
            return 1
        if w.CLOSING.match(words):
            return 0
        goes_on = self._goes_on(self.at + 1)
        if goes_on and w.SECTION.match(words) and len(words) <= 2 * LONGEST_SECTION:
            builder.put(line.start, line.end, RowKind.SECTION)
            return 1
        if self._extends(line):
            return 1
        is_short = len(words) <= LONGEST_SECTION
        cells: list[Pieces] = [()] * len(self._columns)
        own = ((line.start, line.end),)
        if self._columns[-1].role in TEXTS and is_short and (goes_on or not line.is_apart):
            # 单位 | 任务: a row whose agency is merged; the last of all may be ordinary text.
            cells[-1] = own
            merged = range(len(cells) - 1)
            builder.add(line.start, line.end, cells, merged=merged, is_ragged=not goes_on)
        elif not goes_on:
            return 0
        elif is_short and not w.SENTENCE.search(words):
            builder.put(line.start, line.end, RowKind.SECTION)
        else:
            cells[builder.text] = own
            builder.add(line.start, line.end, cells, is_ragged=True)
        return 1

    def _extends(self, line: Line) -> bool:
        """Put a line to the last cell of the row before, if it holds bodies and goes on here.

        A name that a line end cuts goes on surely. Whole names do before another row; after the
        last one they may be a signature.
        """
        judge, builder = self._judge, self._builder
        before = builder.drafts[-1]
        last = before.last_line
        is_duty = self._columns[-1].role is ColumnRole.DUTY
        if before.kind is not None or not is_duty or last is None or line.is_apart:
            return False
        own = (line.start, line.end)
        joint = find_joint(judge, last, own, is_page=self._is_page)
        names = judge.names(*own)
        is_cut = joint is Joint.JOIN and judge.names(last[0], own[1]) != "none"
        if not is_cut and names == "none":
            return False
        if not is_cut and self._is_date(self.at + 1):
            return False  # 市政府办公室|2021年4月6日
        goes_on = self._goes_on(self.at + 1)
        builder.extend(*own, is_ragged=not is_cut and not (goes_on and names == "certain"))
        return True

    def _is_date(self, at: int) -> bool:
        if at >= self._stop:
            return False
        line = self._page.lines[at]
        return bool(w.SIGNED.fullmatch(self._judge.chars, line.start, line.end))

    def _goes_on(self, at: int) -> bool:
        """Whether a row follows within a few lines, so that what is before is in the table."""
        for line in self._page.lines[at : min(at + NEAR, self._stop)]:
            if self._page.is_rule(line) or self._page.is_lone(line, self._form):
                continue
            cells = self._page.split(line, self._form)
            if len(cells) > len(self._columns) and self._form != "blank":
                continue
            found, _, is_sure = align(self._judge, self._columns, cells, self._form)
            if any(cells) and (
                (is_sure and fits_at(self._judge, self._columns, found, 0)) or self._is_next(cells)
            ):
                return True
        return False
