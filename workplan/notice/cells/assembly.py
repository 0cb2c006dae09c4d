"""A table being built: its rows are collected, merged cells filled, doubts noted.

Knows columns and rows, however they are drawn; no lines of the text.
"""

from collections.abc import Iterable, Sequence

import attrs

from workplan.model import Duty
from workplan.notice.cells import words as w
from workplan.notice.cells.columns import LONGEST_SECTION, TEXTS, Judge, read_number
from workplan.notice.cells.joins import join_lines
from workplan.notice.cells.table import Column, ColumnRole, Doubt, Form, Pieces, Row, RowKind, Table

_LONGEST_SCRAP = 4
"""务中心, 办公室, 委员会 and a character more."""
_PAGE_FORMS = ("wide", "blank", "lines")


@attrs.define
class _Draft:
    """A row before merged cells are filled."""

    start: int
    end: int
    cells: list[Pieces]
    kind: RowKind | None = None
    """``None`` for a row of tasks."""
    merged: frozenset[int] = frozenset()
    """Columns known to be merged with the row above."""
    is_ragged: bool = False
    more: list[tuple[int, int]] = attrs.Factory(list[tuple[int, int]])
    """Lines of the last cell that follow the row."""

    @property
    def last_line(self) -> tuple[int, int] | None:
        """The last line of the last cell, if that is filled."""
        return self.more[-1] if self.more else next(iter(self.cells[-1][-1:]), None)


class Assembly:
    """Collects the rows of one table, then fills merged cells and says what is doubtful."""

    def __init__(
        self,
        judge: Judge,
        form: Form,
        columns: tuple[Column, ...],
        *,
        is_paged: bool = False,
        is_sheet: bool = False,
    ) -> None:
        self.judge = judge
        self.form: Form = form
        self._may_skip = is_sheet
        """Whether an empty cell of a document may mean the one above."""
        self._cuts_lines = is_paged or form in _PAGE_FORMS
        """Whether a line end may be where a column of the page is too narrow."""
        self.columns = columns
        self.drafts: list[_Draft] = []
        self.last_row: _Draft | None = None
        """The last row of tasks."""
        self._doubts: list[Doubt] = []
        roles = [column.role for column in columns]
        self.number = roles.index(ColumnRole.NUMBER) if ColumnRole.NUMBER in roles else None
        texts = [i for i, role in enumerate(roles) if role in TEXTS]
        others = [i for i, role in enumerate(roles) if role is not ColumnRole.DUTY]
        self.text = (texts or others)[0]
        """The column that says what is to be done."""

    @property
    def has_rows(self) -> bool:
        """Whether there is a row of tasks."""
        return self.last_row is not None

    def add(
        self,
        start: int,
        end: int,
        cells: Sequence[Pieces],
        *,
        merged: Iterable[int] = (),
        is_ragged: bool = False,
    ) -> None:
        """Keep a row that has a cell for each column; a note and a subheading are known here."""
        filled = [i for i, cell in enumerate(cells) if cell]
        first = self.judge.words(cells[filled[0]])
        kind = None
        if w.NOTE.match(first):
            kind = RowKind.NOTE
        elif filled == [0] and self.is_section(0, first):
            kind = RowKind.SECTION
        draft = _Draft(start, end, list(cells), kind, frozenset(merged), is_ragged)
        self.drafts.append(draft)
        if kind is None:
            self.last_row = draft

    def is_section(self, index: int, words: str) -> bool:
        """Whether a row's only filled cell is a subheading: 一、城市管理; 城市管理 under 序号."""
        if w.SECTION.match(words):
            return True
        role = self.columns[index].role
        is_free = role in (ColumnRole.NUMBER, ColumnRole.AREA) and not w.NUMBER.fullmatch(words)
        return is_free and len(words) <= LONGEST_SECTION and not w.SENTENCE.search(words)

    def put(self, start: int, end: int, kind: RowKind, cells: Sequence[Pieces] = ()) -> None:
        """Keep a row that is none of tasks; without `cells` its words are in the first one."""
        own = [*cells, *[()] * len(self.columns)][: len(self.columns)] if cells else []
        own = own or [((start, end),), *[()] * (len(self.columns) - 1)]
        self.drafts.append(_Draft(start, end, own, kind))

    def extend(self, start: int, end: int, *, is_ragged: bool) -> None:
        """Put a line to the last cell of the last row."""
        draft = self.drafts[-1]
        draft.more.append((start, end))
        draft.end = end
        draft.is_ragged = draft.is_ragged or is_ragged

    def finish(self) -> Table:
        """The table, merged cells filled."""
        columns = self.columns
        index = self.number
        numbered = index is not None and any(d.cells[index] for d in self.drafts if d.kind is None)
        key = index if index is not None and numbered else self.text
        above: list[Pieces] = [()] * len(columns)
        rows: list[Row] = []
        for draft in self.drafts:
            if draft.kind is not None:
                rows.append(Row(draft.start, draft.end, draft.kind, None, tuple(draft.cells)))
                if draft.kind is RowKind.SECTION and self.form != "layout":
                    above = [()] * len(columns)  # a merged cell does not go on behind it
                continue
            row = self._row(draft, key, above)
            above = [own or old for own, old in zip(row.cells, above, strict=True)]
            rows.append(row)
        self._doubt_columns(rows)
        if self._cuts_lines:
            self._doubt_scraps(rows)
        start, end = min(row.start for row in rows), max(row.end for row in rows)
        doubts = sorted(self._doubts, key=lambda doubt: (doubt.start, doubt.end))
        return Table(start, end, self.form, columns, tuple(rows), tuple(doubts))

    def _row(self, draft: _Draft, key: int, above: Sequence[Pieces]) -> Row:
        """A row of tasks with its merged cells, where `above` are the cells so far."""
        cells = [self._join(column, draft) for column in self.columns]
        inherited = self._find_merged(draft, cells)
        is_task = bool(cells[key]) or not any(above)
        if self.form != "layout":
            inherited |= self._doubt_empty(draft, cells, above, is_task=is_task)
        else:
            if self._may_skip:
                self._doubt_empty(draft, cells, above, is_task=is_task)
            if not is_task and key not in draft.merged:
                self._doubt_cut(cells, above)
        merged = frozenset(i for i in inherited if not cells[i] and above[i])
        full = tuple(above[i] if i in merged else cell for i, cell in enumerate(cells))
        if draft.is_ragged:
            self._doubts.append(Doubt("ragged-row", draft.start, draft.end))
        kind = RowKind.TASK if is_task else RowKind.CONTINUATION
        printed = self.judge.words(full[self.number]) if self.number is not None else ""
        return Row(draft.start, draft.end, kind, read_number(printed), full, merged)

    def _join(self, column: Column, draft: _Draft) -> Pieces:
        """A cell whose line ends, in a column of bodies, part names and cut none."""
        lines = draft.cells[column.index]
        if column.index == len(self.columns) - 1:
            lines += tuple(draft.more)
        if column.role is not ColumnRole.DUTY:
            return lines
        made, is_cut = join_lines(self.judge, lines, is_page=self._cuts_lines)
        if is_cut:
            values = (("column", column.words),)
            self._doubts.append(Doubt("cut-cell", made[0][0], made[-1][1], values))
        return made

    def _find_merged(self, draft: _Draft, cells: Sequence[Pieces]) -> set[int]:
        """The cells of a row that are surely merged with those above.

        Without a layout nothing vouches for a body printed elsewhere beside a row's own ones: that
        cell is left empty, which is a doubt.
        """
        if self.form == "layout":
            return set(draft.merged)
        merged = {*draft.merged, *self._guess(cells)}
        duties = {c.index for c in self.columns if c.role is ColumnRole.DUTY}
        return merged - duties if any(cells[i] for i in duties) else merged

    def _guess(self, cells: Sequence[Pieces]) -> set[int]:
        """The empty cells of plain text that are surely merged: what a row's own cells are under.

        An area spans tasks, a task measures, and the agency of a table by agency its tasks.
        """
        texts = [c.index for c in self.columns if c.role in TEXTS and cells[c.index]]
        last = max(texts, default=-1)
        first = next(i for i, cell in enumerate(cells) if cell)
        found: set[int] = set()
        for column in self.columns:
            i, role = column.index, column.role
            if role is ColumnRole.DUTY:
                is_merged = i < first
            elif role in (ColumnRole.FIELD, ColumnRole.UNKNOWN):
                is_merged = False
            else:
                is_merged = i < first or (role is not ColumnRole.NUMBER and i < last)
            if is_merged:
                found.add(i)
        return found

    def _doubt_empty(
        self, draft: _Draft, cells: Sequence[Pieces], above: Sequence[Pieces], *, is_task: bool
    ) -> set[int]:
        """Note the empty cells that may be merged or say nobody; those inherited all the same.

        A row under a merged task is under its responsibility too; a new task may have none.
        Nobody in support is common: 配合单位 is no doubt.
        """
        duties = [c for c in self.columns if c.role is ColumnRole.DUTY]
        settled = self._find_merged(draft, cells)
        accountable = any(cells[c.index] for c in duties if c.duty is not Duty.SUPPORTING)
        found: set[int] = set()
        for column in duties:
            i = column.index
            if cells[i] or not above[i] or i in settled:
                continue
            if column.duty is Duty.LEAD or (column.duty is None and not accountable):
                values = (("column", column.words),)
                self._doubts.append(Doubt("empty-cell", draft.start, draft.end, values))
            has_own = any(cells[c.index] for c in duties)
            if not is_task and not has_own:
                found.add(i)
        return found

    def _doubt_cut(self, cells: Sequence[Pieces], above: Sequence[Pieces]) -> None:
        """Note the cells that may go on a name above: somebody cut 市财|政局 into two rows.

        The lower row has a cell for its task, which says nothing.
        """
        for column in self.columns:
            cell, before = cells[column.index], above[column.index]
            if column.role is not ColumnRole.DUTY or not cell or not before:
                continue
            (start, end), chars = before[-1], self.judge.chars
            marks = (mark.end() for mark in w.ITEM_END.finditer(chars, start, end))
            is_whole = self.judge.names(max(marks, default=start), end) != "none"
            if not is_whole and not w.BEGINS_NAME.match(chars, cell[0][0]):
                values = (("column", column.words),)
                self._doubts.append(Doubt("cut-cell", cell[0][0], cell[-1][1], values))

    def _doubt_scraps(self, rows: Sequence[Row]) -> None:
        """Note the short names without a place where most have one.

        县服务中心 whose first line was put to another cell leaves 务中心.
        """
        duties = [c for c in self.columns if c.role is ColumnRole.DUTY]
        own = [
            (column, row.cells[column.index])
            for row in rows
            if row.kind in (RowKind.TASK, RowKind.CONTINUATION)
            for column in duties
            if row.cells[column.index] and column.index not in row.merged
        ]
        scraps = [(column, cell) for column, cell in own if self._has_scrap(cell)]
        if 2 * len(scraps) >= len(own) and len(own) > len(duties):
            return  # names are short in this table
        for column, cell in scraps:
            values = (("column", column.words),)
            self._doubts.append(Doubt("cut-cell", cell[0][0], cell[-1][1], values))

    def _has_scrap(self, cell: Pieces) -> bool:
        """Whether a line of a cell begins with what may be the end of a name."""
        for start, end in cell:
            mark = w.ITEM_END.search(self.judge.chars, start, end)
            stop = mark.start() if mark else end
            if stop - start <= _LONGEST_SCRAP and self.judge.names(start, stop) == "likely":
                return True
        return False

    def _doubt_columns(self, rows: Sequence[Row]) -> None:
        """Note the columns most of whose cells are surely bodies although no duty is read of them.

        Their heads are unknown, or of divisions (会办处室), which bodies are not.
        """
        tasks = [row for row in rows if row.kind in (RowKind.TASK, RowKind.CONTINUATION)]
        for column in self.columns:
            is_left = column.is_inner and column.role is ColumnRole.FIELD
            if column.role is not ColumnRole.UNKNOWN and not is_left:
                continue
            cells = [row.cells[column.index] for row in tasks if column.index not in row.merged]
            held = [self.judge.strength(cell) == "certain" for cell in cells if cell]
            if held and 2 * sum(held) >= len(held):
                at = column.pieces or next(cell for cell in cells if cell)
                values = (("column", column.words or self.judge.words(at)),)
                self._doubts.append(Doubt("unknown-column", at[0][0], at[-1][1], values))
