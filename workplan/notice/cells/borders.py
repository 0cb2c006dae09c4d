"""The rows of a document's table by its borders: where cells begin and end, and under which head.

Knows the cells of a layout and the stretches of its grid that heads cover; no words.
"""

from collections.abc import Callable, Sequence

import attrs

from workplan.model import TableCell
from workplan.notice.cells.columns import MOST_COLUMNS
from workplan.notice.cells.page import Page
from workplan.notice.cells.table import Pieces

_MOST_BORDERS = 4 * MOST_COLUMNS
"""Dragged borders cut the heads' columns, a few times each; a bound keeps a row's cost linear."""


@attrs.frozen
class GridCell:
    """A cell of a row, with the columns of the grid that it covers, counted from 0."""

    low: int
    high: int
    pieces: Pieces
    is_own: bool
    """Whether it begins in the row, and does not reach into it from above."""


@attrs.frozen
class GridRow:
    """A row of a document's table that has text of its own; its cells in order, empty ones too."""

    cells: tuple[GridCell, ...]

    @property
    def extent(self) -> tuple[int, int]:
        """Where the row's own text is."""
        pieces = [piece for cell in self.cells if cell.is_own for piece in cell.pieces]
        return min(s for s, _ in pieces), max(e for _, e in pieces)

    @property
    def filled(self) -> tuple[GridCell, ...]:
        """The row's own cells with text."""
        return tuple(cell for cell in self.cells if cell.is_own and cell.pieces)


@attrs.frozen
class Stretch:
    """The columns of the grid that one head covers."""

    low: int
    high: int
    is_gap: bool = False
    """Whether the row of heads has no cell there."""


@attrs.frozen
class FittedRow:
    """A row whose cells are put under heads."""

    own: tuple[Pieces, ...]
    """For each head the row's own text."""
    merged: frozenset[int]
    """The heads whose cell reaches into the row from above."""
    wide: frozenset[int]
    """The heads beyond the first that a cell covers."""
    is_ragged: bool
    """Whether it is uncertain which head a cell belongs to."""


def read_grid_rows(page: Page, cells: Sequence[TableCell]) -> list[GridRow]:
    """The rows of one table of a document that have text of their own."""
    by_row: dict[int, list[TableCell]] = {}
    for cell in cells:
        if cell.column <= _MOST_BORDERS:
            by_row.setdefault(cell.row, []).append(cell)
    reaching: list[tuple[GridCell, int]] = []
    rows: list[GridRow] = []
    for number in sorted(by_row):
        own: dict[int, tuple[GridCell, int]] = {}
        for cell in by_row[number]:
            low = cell.column - 1
            pieces = page.split_lines(cell.span.start, cell.span.end) if cell.span else ()
            before = own[low][0].pieces if low in own else ()
            made = GridCell(low, low + cell.columns, before + pieces, is_own=True)
            own[low] = made, number + cell.rows - 1
        begun = [cell for cell, _ in own.values()]
        held = [
            (attrs.evolve(cell, is_own=False), last)
            for cell, last in reaching
            if last >= number and not any(_overlap(cell, other) for other in begun)
        ]
        reaching = [*held, *own.values()]
        row = GridRow(tuple(sorted((c for c, _ in reaching), key=lambda c: (c.low, c.high))))
        if row.filled:
            rows.append(row)
    return rows


def find_end(rows: Sequence[GridRow]) -> int:
    """Up to which column of the grid the cells with text begin."""
    return max((cell.low + 1 for row in rows for cell in row.filled), default=0)


def find_stretches(row: GridRow, end: int) -> list[Stretch]:
    """The stretches of the grid that the cells of a row of heads cover, and those between them.

    They go on up to a column `end`, as far as there is text in the table.
    """
    found: list[Stretch] = []
    at = 0
    for cell in row.cells:
        if at < cell.low < end:
            found.append(Stretch(at, cell.low, is_gap=True))
        if at <= cell.low < end:  # in a layout that nobody drew cells may cover each other
            found.append(Stretch(cell.low, cell.high))
            at = cell.high
    if at < end:
        found.append(Stretch(at, end, is_gap=True))
    return found[:MOST_COLUMNS]


def fit_row(
    row: GridRow, heads: Sequence[Stretch], fits: Callable[[int, Pieces], bool] | None = None
) -> FittedRow:
    """Put the cells of a row under heads.

    Where somebody dragged borders, cells neither begin nor end where heads do: they are put in
    order where there are as many and each one `fits`, else to the head that they overlap most.
    Without `fits` the row is one of heads itself, and none is put in order.
    """
    cells = [cell for cell in row.cells if cell.low < heads[-1].high]
    places = [_find_places(cell, heads) for cell in cells]
    is_plain = all(places)
    firsts = [place[0] for place in places if place]
    if not is_plain or len(set(firsts)) < len(firsts):
        ordered = _find_order(cells, heads, fits) if fits is not None else []
        is_plain = is_plain or bool(ordered)
        places = ordered or [
            place or _find_most(cell, heads) for place, cell in zip(places, cells, strict=True)
        ]
    own: list[Pieces] = [()] * len(heads)
    reached: set[int] = set()
    wide: set[int] = set()
    for cell, place in zip(cells, places, strict=True):
        wide.update(place[1:])
        if cell.is_own:
            own[place[0]] += cell.pieces
        elif cell.pieces:
            reached.add(place[0])
    merged = frozenset(i for i in reached if not own[i])
    # Of two cells under one head one may be merged; the row then has a part of its text only.
    return FittedRow(
        tuple(own), merged, frozenset(wide), not is_plain or len(merged) < len(reached)
    )


def _find_order(
    cells: Sequence[GridCell], heads: Sequence[Stretch], fits: Callable[[int, Pieces], bool]
) -> list[range]:
    """A head for each cell in order; none where there are not as many, or one does not fit."""
    real = [i for i, head in enumerate(heads) if not head.is_gap]
    if len(real) != len(cells):
        return []
    if not all(not c.pieces or fits(i, c.pieces) for i, c in zip(real, cells, strict=True)):
        return []
    return [range(i, i + 1) for i in real]


def _find_places(cell: GridCell, heads: Sequence[Stretch]) -> range:
    """The heads that a cell belongs to: the one that it is in, or those that it covers whole.

    None where it covers a part of a head and is not inside it.
    """
    met = [i for i, head in enumerate(heads) if _overlap(cell, head)]
    place = range(met[0], met[-1] + 1)
    is_whole = cell.low <= heads[met[0]].low and heads[met[-1]].high <= cell.high
    return place if len(met) == 1 or is_whole else range(0)


def _find_most(cell: GridCell, heads: Sequence[Stretch]) -> range:
    """The head that a cell overlaps most; of several the one that it covers whole."""

    def share(index: int) -> tuple[int, bool]:
        head = heads[index]
        shared = min(cell.high, head.high) - max(cell.low, head.low)
        return shared, shared == head.high - head.low

    most = max(range(len(heads)), key=share)
    return range(most, most + 1)


def _overlap(one: GridCell | Stretch, other: GridCell | Stretch) -> bool:
    return one.low < other.high and other.low < one.high
