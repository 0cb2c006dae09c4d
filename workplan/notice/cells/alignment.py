"""The cells of a row put to the columns of its table, where some are merged or lost.

Knows columns and filled cells; no lines.
"""

from collections.abc import Sequence

from workplan.notice.cells.columns import TEXTS, Judge
from workplan.notice.cells.table import Column, ColumnRole, Form, Pieces


def align(
    judge: Judge, columns: Sequence[Column], cells: Sequence[Pieces], form: Form
) -> tuple[list[Pieces], frozenset[int], bool]:
    """Put the cells of a row to columns: the cells, the columns merged, whether it is sure.

    Text copied from a browser lacks the merged cells on the left; editors drop the empty ones on
    the right. Where several places fit, or none, the first is taken and not sure.
    """
    width = len(columns)
    if len(cells) == width:
        is_sure = form not in ("wide", "blank") or fits_at(judge, columns, cells, 0)
        return list(cells), frozenset(), is_sure
    if len(cells) > width:
        absorbed = _absorb(judge, columns, cells) if form == "blank" else None
        if absorbed is not None:
            return absorbed, frozenset(), True
        rest = tuple(piece for cell in cells[width - 1 :] for piece in cell)
        return [*cells[: width - 1], rest], frozenset(), False
    room = width - len(cells)
    if form == "blank":  # 本办法自发布之日起 施行 is no row: every row must have all its cells
        return place_cells(judge, columns, cells)[0], frozenset(), False
    fitting = [i for i in range(room + 1) if fits_at(judge, columns, cells, i)]
    # Where several fit the row lacks what is merged, on the left, rather than what is empty.
    if not fitting:
        return place_cells(judge, columns, cells)[0], frozenset(), False
    at = fitting[-1]
    found = [*[()] * at, *cells, *[()] * (room - at)]
    # A lone body under 牵头单位 and 配合单位 may be either: the other's cell is merged or dropped.
    duties = {i for i, column in enumerate(columns) if column.role is ColumnRole.DUTY}
    held = duties & set(range(at, at + len(cells)))
    return found, frozenset(range(at)), len(fitting) == 1 and held in (set(), duties)


def fits_at(judge: Judge, columns: Sequence[Column], cells: Sequence[Pieces], offset: int) -> bool:
    """Whether each filled cell may stand in its column, the first in that of an offset."""
    return all(
        not cell or judge.fits(column, cell)
        for cell, column in zip(cells, columns[offset:], strict=False)
    )


def _absorb(
    judge: Judge, columns: Sequence[Column], cells: Sequence[Pieces]
) -> list[Pieces] | None:
    """The cells where the blanks too many stand in the one column of text: 新增绿道 12公里."""
    texts = [c.index for c in columns if c.role in TEXTS]
    if len(texts) != 1:
        return None
    text, behind = texts[0], len(columns) - texts[0] - 1
    stop = len(cells) - behind
    words = ((cells[text][0][0], cells[stop - 1][-1][1]),)
    found = [*cells[:text], words, *cells[stop:]]
    return found if fits_at(judge, columns, found, 0) else None


def place_cells(
    judge: Judge, columns: Sequence[Column], cells: Sequence[Pieces]
) -> tuple[list[Pieces], int]:
    """The first way to put filled cells to columns in their order, and how many ways there are.

    Two stands for more. Without any, the cells stand from the left.
    """
    filled = [cell for cell in cells if cell]
    width = len(columns)
    # ways[i][j]: how many ways there are for the cells from i on in the columns from j on.
    ways = [[0] * (width + 1) for _ in filled] + [[1] * (width + 1)]
    for i in range(len(filled) - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            here = ways[i + 1][j + 1] if judge.fits(columns[j], filled[i]) else 0
            ways[i][j] = min(2, here + ways[i][j + 1])
    count = ways[0][0]
    found: list[Pieces] = [()] * width
    if not count:
        found[: len(filled)] = filled
        return found, 0
    i = 0
    for j in range(width):
        # The first column that a cell fits leaves most room to those behind.
        if i < len(filled) and judge.fits(columns[j], filled[i]):
            found[j] = filled[i]
            i += 1
    return found, count
