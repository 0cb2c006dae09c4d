"""Tables of a document whose layout is known: cells with the rows and columns they cover.

Knows the heads of such tables, and that a table may go on in another; no drawn forms.
"""

from collections.abc import Iterator, Sequence

import attrs

from workplan.model import TableCell
from workplan.notice.cells import words as w
from workplan.notice.cells.assembly import Assembly
from workplan.notice.cells.borders import (
    FittedRow,
    GridRow,
    Stretch,
    find_end,
    find_stretches,
    fit_row,
    read_grid_rows,
)
from workplan.notice.cells.columns import NONE_LOWER, Judge, is_same, read_number, read_pair
from workplan.notice.cells.page import Page
from workplan.notice.cells.table import Column, ColumnRole, Doubt, Pieces, RowKind, Table
from workplan.notice.cells.unread import doubt_unread


@attrs.frozen
class _Head:
    """The columns of a table, and the stretches of the grid that they cover."""

    columns: tuple[Column, ...]
    stretches: tuple[Stretch, ...]
    records: int = 1
    """How many records are side by side in a row: 序号, 任务, 责任单位, 序号, 任务, 责任单位."""
    rows: tuple[FittedRow, ...] = ()
    """Where the head is printed; nowhere in a table that goes on with another's columns."""

    def fit(self, judge: Judge, row: GridRow) -> FittedRow:
        """Put the cells of a row under the heads."""
        count = len(self.columns)
        return fit_row(
            row, self.stretches, lambda i, cell: judge.fits(self.columns[i % count], cell)
        )


class LayoutReader:
    """Reads the tables of a document in their order: one may go on in the next."""

    def __init__(self, page: Page, judge: Judge, *, is_paged: bool, is_sheet: bool) -> None:
        self._page = page
        self._judge = judge
        self._is_paged = is_paged
        """Whether the lines of a cell are as the page shows them, as in a PDF."""
        self._is_sheet = is_sheet
        """Whether an empty cell may mean the one above: who filters a list does not merge."""
        self._last: Table | None = None
        """The last table that was read."""
        self.doubts: list[Doubt] = []
        """What is doubtful about tables that are not read."""

    def read(self, cells: Sequence[TableCell]) -> list[Table]:
        """The tables of responsibility in one table of a document."""
        rows = read_grid_rows(self._page, cells)
        found = list(self._read_below_heads(rows)) or list(self._go_on(rows))
        if found:
            self._last = found[-1]
        else:
            self.doubts += doubt_unread(self._judge, rows)
        return found

    def _begin(self, head: _Head) -> Assembly:
        kind = {"is_paged": self._is_paged, "is_sheet": self._is_sheet}
        return Assembly(self._judge, "layout", head.columns, **kind)

    def _read_below_heads(self, rows: Sequence[GridRow]) -> Iterator[Table]:
        """The tables that have a head: a new one begins another table."""
        builder: Assembly | None = None
        head: _Head | None = None
        at, end = 0, find_end(rows)
        while at < len(rows):
            found = _read_head(self._judge, rows[at : at + 2], end)
            if found is not None:
                if builder is None or not is_same(builder.columns, found.columns):
                    if builder is not None and builder.has_rows:
                        yield builder.finish()
                    builder = self._begin(found)
                head = found
                for row, fitted in zip(rows[at:], head.rows, strict=False):
                    builder.put(*row.extent, RowKind.HEAD, fitted.own)
                at += len(head.rows)
                continue
            if builder is not None and head is not None:
                _add_row(builder, head, rows[at], is_ragged=False)
            at += 1
        if builder is not None and builder.has_rows:
            yield builder.finish()

    def _go_on(self, rows: Sequence[GridRow]) -> Iterator[Table]:
        """The table that goes on with the columns of the last one, without a head of its own.

        It is sure where its numbers go on too; otherwise each row is a `ragged-row`.
        """
        first = next((row for row in rows if len(row.filled) > 1), None)
        if self._last is None or first is None:
            return
        columns = tuple(attrs.evolve(column, pieces=()) for column in self._last.columns)
        stretches = _find_headless(first, rows, len(columns))
        if stretches is None:
            return
        head = _Head(columns, stretches)
        cells = head.fit(self._judge, first).own
        goes_on = self._is_next(columns, cells)
        if not _may_be_row(self._judge, columns, cells, is_next=goes_on):
            return
        builder = self._begin(head)
        for row in rows:
            _add_row(builder, head, row, is_ragged=not goes_on)
        if builder.has_rows:
            yield builder.finish()

    def _is_next(self, columns: Sequence[Column], cells: Sequence[Pieces]) -> bool:
        """Whether the number of a row is the one behind the last of the last table."""
        rows = self._last.rows if self._last is not None else ()
        last = next((row.number for row in reversed(rows) if row.number is not None), None)
        number = next((c.index for c in columns if c.role is ColumnRole.NUMBER), None)
        if last is None or number is None:
            return False
        return read_number(self._judge.words(cells[number])) == last + 1


def drop_empty_sections(tables: Sequence[Table]) -> list[Table]:
    """The tables with a note for each subheading at an end that has no row of tasks under it.

    填表人:某某 and 以下空白 are across all columns too. Where a page break cuts a table behind
    a subheading, its rows are in the next table, which has no head.
    """
    found: list[Table] = []
    for i, table in enumerate(tables):
        rows = list(table.rows)
        at = len(rows)
        while at > 0 and rows[at - 1].kind in (RowKind.SECTION, RowKind.NOTE):
            at -= 1
            rows[at] = attrs.evolve(rows[at], kind=RowKind.NOTE)
        goes_on = any(not following.heads for following in tables[i + 1 : i + 2])
        found.append(table if goes_on else attrs.evolve(table, rows=tuple(rows)))
    return found


def _find_headless(
    first: GridRow, rows: Sequence[GridRow], count: int
) -> tuple[Stretch, ...] | None:
    """So many columns as the cells of a row, or all rows, have; ``None`` where they have others."""
    used = sorted({cell.low for row in rows for cell in row.filled})
    found = tuple(Stretch(cell.low, cell.high) for cell in first.cells[:count])
    if len(found) == count and used[-1] < found[-1].high:
        return found
    if len(used) == count:  # a sheet has no cell where it has no text
        return tuple(map(Stretch, used, [*used[1:], used[-1] + 1]))
    return None


def _may_be_row(
    judge: Judge, columns: Sequence[Column], cells: Sequence[Pieces], *, is_next: bool
) -> bool:
    """Whether a row may be in columns: it has bodies where they do, or else the next number."""
    if not all(
        judge.fits(column, cells[column.index]) for column in columns if cells[column.index]
    ):
        return False
    duties = [cells[c.index] for c in columns if c.role is ColumnRole.DUTY]
    return is_next or any(judge.strength(cell) != "none" for cell in duties)


def _read_head(judge: Judge, rows: Sequence[GridRow], end: int) -> _Head | None:
    """The head that the first of two rows begins; it has that row or both."""
    for lower in rows[1:]:
        stretches = find_stretches(lower, end)
        fitted = [fit_row(row, stretches) for row in rows]
        columns = read_pair(judge, fitted[0].own, fitted[1].own)
        if columns:
            return _Head(columns, tuple(stretches), 1, tuple(fitted))
    stretches = find_stretches(rows[0], end)
    upper = fit_row(rows[0], stretches)
    columns = judge.columns(upper.own, NONE_LOWER)
    if not columns:
        return None
    half = len(columns) // 2
    if 2 * half == len(columns) and is_same(columns[:half], columns[half:]):
        return _Head(columns[:half], tuple(stretches), 2, (upper,))
    return _Head(columns, tuple(stretches), 1, (upper,))


def _add_row(builder: Assembly, head: _Head, row: GridRow, *, is_ragged: bool) -> None:
    """Keep a row of a table, which is several where records are side by side."""
    fitted = head.fit(builder.judge, row)
    filled = [i for i, cell in enumerate(fitted.own) if cell]
    if not filled:
        return  # all its text is in columns beyond those that are read
    is_note = w.NOTE.match(builder.judge.words(fitted.own[filled[0]]))
    if filled == [0] and 1 in fitted.wide and not is_note:
        builder.put(*row.extent, RowKind.SECTION, fitted.own)
        return
    count = len(builder.columns)
    duties = {c.index for c in builder.columns if c.role is ColumnRole.DUTY}
    for begin in range(0, head.records * count, count):
        places = range(begin, begin + count)
        cells = [fitted.own[i] for i in places]
        pieces = [piece for cell in cells for piece in cell]
        if not pieces:
            continue
        merged = [i - begin for i in places if i in fitted.merged]
        wide = {i - begin for i in places if i in fitted.wide}
        # One cell across 牵头单位 and 配合单位 does not say who leads; a merged cell beside
        # another record is not the one above.
        is_unclear = any(i in wide and i - 1 in duties for i in duties)
        is_unclear = is_unclear or (head.records > 1 and bool(merged))
        builder.add(
            min(s for s, _ in pieces),
            max(e for _, e in pieces),
            cells,
            merged=merged if head.records == 1 else (),
            is_ragged=is_ragged or fitted.is_ragged or is_unclear,
        )
