"""Tables of a document whose layout is known: cells with the rows and columns they cover.

Knows the cells of a layout; no drawn forms.
"""

from collections.abc import Iterator, Sequence

import attrs

from workplan.model import TableCell
from workplan.notice.cells import words as w
from workplan.notice.cells.assembly import Assembly
from workplan.notice.cells.columns import MOST_COLUMNS, NONE_LOWER, Judge, is_same, read_pair
from workplan.notice.cells.page import Page
from workplan.notice.cells.table import Column, ColumnRole, Pieces, RowKind, Table


@attrs.frozen
class _Grid:
    """A row of a real table: the cells that begin in it, and those that reach into it."""

    own: tuple[Pieces, ...]
    carried: tuple[Pieces, ...]
    wide: frozenset[int]
    """The columns beyond the first that a cell of its own covers."""

    @property
    def extent(self) -> tuple[int, int]:
        pieces = [piece for cell in self.own for piece in cell]
        return min(s for s, _ in pieces), max(e for _, e in pieces)


def read_layout(
    page: Page, judge: Judge, cells: Sequence[TableCell], *, is_paged: bool
) -> Iterator[Table]:
    """The tables of responsibility in one table of a document: a new head begins another.

    `is_paged` where the lines of a cell are as the page shows them, as in a PDF.
    """
    grids = _read_grids(page, cells)
    builder: Assembly | None = None
    at = 0
    while at < len(grids):
        columns, count = _read_grid_head(judge, grids, at)
        if columns and (builder is None or not is_same(builder.columns, columns)):
            if builder is not None and builder.has_rows:
                yield builder.finish()
            builder = Assembly(judge, "layout", columns, is_paged=is_paged)
        if builder is not None:
            for grid in grids[at : at + count]:
                _add_grid(builder, grid, is_head=bool(columns))
        at += count
    if builder is not None and builder.has_rows:
        yield builder.finish()


def _read_grids(page: Page, cells: Sequence[TableCell]) -> list[_Grid]:
    """The rows that have text of their own."""
    filled = [cell.column for cell in cells if cell.span]
    width = min(max(filled, default=0), MOST_COLUMNS)
    by_row: dict[int, list[TableCell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    carried: list[tuple[Pieces, int]] = [((), 0)] * width
    grids: list[_Grid] = []
    for number in sorted(by_row):
        held = tuple(pieces if last >= number else () for pieces, last in carried)
        own: list[Pieces] = [()] * width
        wide: set[int] = set()
        for cell in by_row[number]:
            covered = range(cell.column - 1, min(cell.column + cell.columns - 1, width))
            pieces = page.split_lines(cell.span.start, cell.span.end) if cell.span else ()
            for i in covered[:1]:
                own[i] += pieces
                carried[i] = (own[i], number + cell.rows - 1)
            for i in covered[1:]:
                wide.add(i)
                carried[i] = ((), 0)
        if any(own):
            grids.append(_Grid(tuple(own), held, frozenset(wide)))
    return grids


def _read_grid_head(
    judge: Judge, grids: Sequence[_Grid], at: int
) -> tuple[tuple[Column, ...], int]:
    """The columns of the head that begins at a row, and how many rows it has; ``()``, 1 if none."""
    upper = grids[at].own
    if at + 1 < len(grids):
        lower = grids[at + 1].own
        columns = read_pair(judge, upper, lower)
        if columns:
            return columns, 2
    return judge.columns(upper, NONE_LOWER), 1


def _add_grid(builder: Assembly, grid: _Grid, *, is_head: bool) -> None:
    """Keep a row of a real table."""
    start, end = grid.extent
    filled = [i for i, cell in enumerate(grid.own) if cell]
    if is_head:
        builder.put(start, end, RowKind.HEAD, grid.own)
    elif filled == [0] and 1 in grid.wide and not w.NOTE.match(builder.judge.words(grid.own[0])):
        builder.put(start, end, RowKind.SECTION, grid.own)
    else:
        merged = [i for i, cell in enumerate(grid.carried) if cell and not grid.own[i]]
        own = [()] * len(builder.columns)
        cells = [cell or old for cell, old in zip(grid.own, own, strict=False)]
        duties = [c.index for c in builder.columns if c.role is ColumnRole.DUTY]
        # One cell across 牵头单位 and 配合单位 does not say who leads.
        is_ragged = any(i in grid.wide and i - 1 in duties for i in duties)
        builder.add(start, end, cells, merged=merged, is_ragged=is_ragged)
