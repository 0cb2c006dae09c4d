"""Unread tables of a document that have a column of bodies.

Knows cells and how surely they are bodies; no heads of responsibility.
"""

from collections.abc import Iterator, Sequence

from workplan.notice.cells import words as w
from workplan.notice.cells.borders import GridCell, GridRow, find_end, find_stretches
from workplan.notice.cells.columns import Judge
from workplan.notice.cells.table import Doubt

_SHORTEST_TEXT = 2
"""植树."""
_LETTERHEAD = "文件"
"""Printed beside the issuers' names at the top of a joint letter."""
_READ_ELSEWHERE = frozenset("():【】")
"""What a responsibility in prose has, which is read as text: (市甲局负责), 责任单位:市甲局."""


def doubt_unread(judge: Judge, rows: Sequence[GridRow]) -> Iterator[Doubt]:
    """Yield a doubt for each column at least half of whose cells are surely bodies.

    Another cell must say what they do: signatures and letterheads are no tables.
    """
    columns = list(_list_columns(rows))
    if not any(_is_text(judge, cell) for column in columns for cell in column):
        return
    for column in columns:
        bodies = sum(_is_body(judge, cell) for cell in column)
        if bodies and 2 * bodies >= len(column):
            pieces = column[0].pieces
            values = (("column", judge.words(pieces)),)
            yield Doubt("unknown-column", pieces[0][0], pieces[-1][1], values)


def _list_columns(rows: Sequence[GridRow]) -> Iterator[list[GridCell]]:
    """The filled cells of each column; a cell across several is in none."""
    fullest = max(rows, key=lambda row: len(row.cells), default=GridRow(()))
    for stretch in find_stretches(fullest, find_end(rows)):
        yield [
            cell
            for row in rows
            for cell in row.filled
            if stretch.low <= cell.low and cell.high <= stretch.high
        ]


def _is_body(judge: Judge, cell: GridCell) -> bool:
    words = judge.words(cell.pieces)
    return not _READ_ELSEWHERE & set(words) and judge.strength(cell.pieces) == "certain"


def _is_text(judge: Judge, cell: GridCell) -> bool:
    """Whether a cell may say what is to be done."""
    words = judge.words(cell.pieces)
    if len(words) < _SHORTEST_TEXT or words == _LETTERHEAD:
        return False
    is_other = w.NUMBER.fullmatch(words) or w.TIME_CELL.match(words) or w.SIGNED.fullmatch(words)
    return not is_other and judge.strength(cell.pieces) == "none"
