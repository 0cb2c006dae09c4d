"""The cells of a row put to the columns of its table, where some are merged or lost.

Knows columns and filled cells; no lines.
"""

from collections.abc import Sequence

from workplan.notice.cells.columns import TEXTS, Judge, read_number
from workplan.notice.cells.table import Column, ColumnRole, Form, Pieces


def align(
    judge: Judge, columns: Sequence[Column], cells: Sequence[Pieces], form: Form
) -> tuple[list[Pieces], frozenset[int], bool]:
    """Put the cells of a row to columns: the cells, the columns merged, whether it is sure.

    Text copied from a browser lacks the merged cells: on the left, or an area behind the row's own
    number. Editors drop the empty ones on the right. Where several places fit, or none, the first
    is taken and not sure.
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
    behind = _place_behind_area(judge, columns, cells)
    if behind is not None:
        return behind
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


def _place_behind_area(
    judge: Judge, columns: Sequence[Column], cells: Sequence[Pieces]
) -> tuple[list[Pieces], frozenset[int], bool] | None:
    """The cells of a numbered row whose area is merged: ``2 | 新建公园 | 县甲局`` below 1 | 环境.

    The row may lack what is behind its task too, which is then merged or nobody's.
    """
    roles = [column.role for column in columns]
    if roles[:3] not in _BEHIND_AREA or read_number(judge.words(cells[0])) is None:
        return None
    own = [*columns[:1], *columns[2:]]
    if len(cells) < 2 or not fits_at(judge, own, cells, 0):
        return None
    if any(role not in _MAY_LACK for role in roles[len(cells) + 1 :]):
        return None
    if len(cells) > 2 and fits_at(judge, columns, cells, 0):
        return None  # the second may be the area of its own, with nobody behind
    found = [cells[0], (), *cells[1:], *[()] * (len(own) - len(cells))]
    return found, frozenset({1}), True


_BEHIND_AREA = tuple([ColumnRole.NUMBER, ColumnRole.AREA, role] for role in TEXTS)
_MAY_LACK = (ColumnRole.DUTY, ColumnRole.FIELD)


def fits_at(judge: Judge, columns: Sequence[Column], cells: Sequence[Pieces], offset: int) -> bool:
    """Whether each filled cell may be in its column, the first in that of an offset."""
    return all(
        not cell or judge.fits(column, cell)
        for cell, column in zip(cells, columns[offset:], strict=False)
    )


def _absorb(
    judge: Judge, columns: Sequence[Column], cells: Sequence[Pieces]
) -> list[Pieces] | None:
    """The cells where the blanks too many are in the one column of text: 新增绿道 12公里."""
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

    Two stands for more. Without any, the cells are from the left.
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
