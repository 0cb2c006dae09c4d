"""Tables whose bars are on lines of their own, or end them: a cell is what is between two bars.

Copied from a browser a cell comes as ``工作任务<line end>|`` or ``工作任务 |``, so that it is known
where each cell ends, but not where a row does. Knows cells in their order; no lines.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

import attrs

from workplan.notice.cells import words as w
from workplan.notice.cells.alignment import place_cells
from workplan.notice.cells.assembly import Assembly
from workplan.notice.cells.columns import (
    LONGEST_UNKNOWN_HEAD,
    MOST_COLUMNS,
    NONE_LOWER,
    TEXTS,
    Judge,
)
from workplan.notice.cells.page import Page
from workplan.notice.cells.table import Column, ColumnRole, Pieces, RowKind, Table

__all__ = ["BarredReader"]

_MOST_LINES = 60
"""How many lines a cell may have; more are text behind the last bar."""


class BarredReader:
    """Reads a table that has bars between its cells and line ends anywhere, from its head on."""

    def __init__(self, page: Page, judge: Judge, at: int, stop: int) -> None:
        self._page = page
        self._judge = judge
        self._stop = stop
        self.at = at
        """The next line to read."""

    def read(self) -> Table | None:
        """The table whose head begins here, ``None`` if there is none; `at` is behind it."""
        if not self._page.has_bar_behind(self.at, self._stop):
            return None
        source = self._list_cells()
        found = list(islice(source, 2 * MOST_COLUMNS))
        columns = self._find_head([cell for cell, _ in found])
        if not columns:
            return None
        builder = Assembly(self._judge, "barred", columns)
        at = sum(1 for column in columns if column.pieces)
        self._put_head(builder, [cell for cell, _ in found[:at]])
        taken = at
        while taken:
            self.at = found[at - 1][1]
            found += islice(source, max(0, at + len(columns) - len(found)))
            taken = self._read_row(builder, [cell for cell, _ in found[at : at + len(columns)]])
            at += taken
        return builder.finish()

    def _list_cells(self) -> Iterator[tuple[Pieces, int]]:
        """The cells from here on, each with the line behind it."""
        held: Pieces = ()
        lines = 0
        for k in range(self.at, self._stop):
            *closed, rest = self._page.split_at_bars(self._page.lines[k])
            for cell in closed:
                yield held + cell, k + 1
                held, lines = (), 0
            held += rest
            lines += 1
            if lines > _MOST_LINES:
                return
        if held:
            yield held[:1], self._stop - lines + 1  # the last cell has no bar behind it

    def _find_head(self, cells: Sequence[Pieces]) -> tuple[Column, ...]:
        """The columns of the head, as many cells as make a first row that fits them."""
        widths: list[int] = []
        for i, cell in enumerate(cells[:MOST_COLUMNS]):
            column = self._judge.column(i, cell, is_lower=False)
            if column.role is not ColumnRole.UNKNOWN or w.BARE_BODY.fullmatch(column.words):
                widths.append(i + 1)
            elif not cell or len(column.words) > LONGEST_UNKNOWN_HEAD:
                break
        for width in reversed(widths):
            columns = self._judge.columns(cells[:width], NONE_LOWER)
            if columns:
                columns = self._add_number(columns, cells[width : width + 2])
                if self._count_merged(columns, cells[width : width + len(columns)]) == 0:
                    return columns
        return ()

    def _add_number(
        self, columns: tuple[Column, ...], cells: Sequence[Pieces]
    ) -> tuple[Column, ...]:
        """The columns with one for the numbers of rows whose head does not have it.

        What is before the number of a task is what several tasks have in common.
        """
        if any(c.role is ColumnRole.NUMBER for c in columns):
            return columns
        at = next((i for i, cell in enumerate(cells) if self._is_number(cell)), None)
        if at is None:
            return columns
        before = list(columns[:at])
        if (
            before
            and before[0].role is ColumnRole.TASK
            and any(c.role in TEXTS for c in columns[at:])
        ):
            before = [attrs.evolve(before[0], role=ColumnRole.AREA)]
        number = Column(at, ColumnRole.NUMBER, "", ())
        behind = [attrs.evolve(c, index=c.index + 1) for c in columns[at:]]
        return (*before, number, *behind)

    def _is_number(self, cell: Pieces) -> bool:
        return bool(w.LINE_NUMBER.fullmatch(self._judge.words(cell)))

    def _put_head(self, builder: Assembly, cells: Sequence[Pieces]) -> None:
        """Keep a row of heads; a column without a head has an empty cell."""
        own = iter(cells)
        row = [next(own) if column.pieces else () for column in builder.columns]
        filled = [cell for cell in row if cell]
        builder.put(filled[0][0][0], filled[-1][-1][1], RowKind.HEAD, row)

    def _read_row(self, builder: Assembly, cells: Sequence[Pieces]) -> int:
        """Keep the row that begins with a cell: how many cells it has, 0 where there is none."""
        columns = builder.columns
        if not cells:
            return 0
        headed = [column for column in columns if column.pieces]
        words = [self._judge.words(cell) for cell in cells]
        if words[: len(headed)] == [column.words for column in headed]:
            self._put_head(builder, cells[: len(headed)])
            return len(headed)
        merged = self._count_merged(columns, cells)
        if merged is None:
            own = self._cut_before_number(cells)
            row = place_cells(self._judge, columns, own)[0]
        else:
            own = cells[: len(columns) - merged]
            row = [*[()] * merged, *own]
        filled = [cell for cell in own if cell]
        if merged is None and len(filled) < 2:
            return 0  # words behind the table
        if filled:
            start, end = filled[0][0][0], filled[-1][-1][1]
            is_ragged = merged is None
            builder.add(start, end, row, merged=range(merged or 0), is_ragged=is_ragged)
        return len(own)

    def _cut_before_number(self, cells: Sequence[Pieces]) -> Sequence[Pieces]:
        """The cells of a row that does not fit: those before the number of the next one."""
        found = (i for i, cell in enumerate(cells) if i and self._is_number(cell))
        return cells[: next(found, len(cells))]

    def _count_merged(self, columns: Sequence[Column], cells: Sequence[Pieces]) -> int | None:
        """How many cells on the left are merged with those above, ``None`` if none fits.

        The fewest that leave each cell in a column where it may be.
        """
        before = next(i for i, c in enumerate(columns) if c.role is ColumnRole.DUTY) or 1
        for merged in range(min(before, len(columns) - 1)):
            own = columns[merged:]
            if len(own) <= len(cells) and all(map(self._fits, own, cells)):
                return merged
        return None

    def _fits(self, column: Column, cell: Pieces) -> bool:
        """Whether a cell may be in a column; that of a number is filled."""
        if not cell:
            return column.role is not ColumnRole.NUMBER
        is_text = column.role not in (ColumnRole.NUMBER, ColumnRole.FIELD, ColumnRole.UNKNOWN)
        is_number = is_text and self._is_number(cell)
        return not is_number and self._judge.fits(column, cell)
