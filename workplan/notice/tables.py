"""Responsibility tables flattened to text: a row of labels, then rows of as many cells.

Knows cells and columns: 任务 | 牵头单位 | 配合单位, parted by tabs or by ``|``.
"""

import re
from collections.abc import Iterator, Sequence

import attrs

from workplan.model import Duty
from workplan.notice.mark import Gap, View
from workplan.notice.names import is_body, is_group, is_placed
from workplan.notice.read import Stretch
from workplan.notice.wordings import column

__all__ = ["Row", "rows"]


@attrs.frozen
class Row:
    """The cells of one row that name who is responsible; none in the head of a table."""

    start: int
    end: int
    """The end of the line: what stands in columns behind is beside the names."""
    cells: tuple[Stretch, ...]


_Columns = Sequence[tuple[int, str, Duty | None]]


def rows(view: View) -> list[Row]:
    """The rows of every table whose head has labels, in the order of the text."""
    lines = list(zip(view.lines, [*view.lines[1:], len(view.chars)], strict=True))
    found = [*_rows(view, lines), *_columns_of_lines(view, lines)]
    return sorted(found, key=lambda row: row.start)


def _rows(view: View, lines: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """Of tables that have a row on each line."""
    columns: _Columns = ()
    width = 0
    for line, stop in lines:
        cells = list(_cells(view, line, stop))
        if len(cells) < 2:
            continue
        heads = [column(view, s, e) for s, e in cells]
        head = [(i, *found) for i, found in enumerate(heads) if found]
        others = [cell for cell, found in zip(cells, heads, strict=True) if not found]
        if head and not any(_are_names(view.chars[s:e]) for s, e in others):
            columns, width = head, len(cells)
            yield Row(line, stop, ())
        elif columns and columns[0][0] < len(cells) <= width:
            named = [Stretch(*cells[i], w, d) for i, w, d in columns if i < len(cells)]
            filled = tuple(cell for cell in named if _are_names(view.chars[cell.start : cell.end]))
            if filled and columns[0][0] > 0:
                yield Row(filled[0].start, stop, filled)


def _columns_of_lines(view: View, lines: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """Of tables that have a cell on each line: the cells of names that follow one another."""
    labels: list[tuple[str, Duty | None]] = []
    run: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None  # the line before, if it may be of a table's head
    is_table, headed = False, 0
    for line, stop in [*lines, (len(view.chars), len(view.chars))]:
        found = column(view, line, stop)
        fits = found is None and is_table and len(run) < len(labels)
        if fits and _are_names(view.chars[line:stop]):
            run.append((line, stop))
            before = None
            continue
        if run:
            cells = tuple(Stretch(*c, *named) for c, named in zip(run, labels, strict=False))
            yield Row(run[0][0], run[-1][1], cells)
            run = []
        is_head = found is not None or bool(_HEAD.fullmatch(view.chars, line, stop))
        if is_head and before is None:
            labels, is_table = [], False
        if found is not None:
            labels = [*labels, found]
            is_table = before is not None
        if found is not None and before is not None:
            yield Row(max(before[0], headed), stop, ())
            headed = stop
        before = (line, stop) if is_head else None


_HEAD = re.compile("序号|备注|.{0,6}(?:任务|内容|措施|事项|项目|目标|时限|时间)")


def _are_names(words: str) -> bool:
    """Whether a cell is a list of names, the last of which may be followed by 等 and more."""
    names = [name for name in re.split("[、,;]", words) if name]
    return bool(names) and all(
        is_body(name) and (is_group(name) or is_placed(name) or len(name) <= _SHORT_NAME)
        for name in (name.partition("等")[0] or name for name in names)
    )


_SHORT_NAME = 10


def _cells(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The cells of a line; an empty one is an empty stretch."""
    bars = "|" in view.chars[start:end]
    before = view.source[view.at[start - 1] + 1 : view.at[start]] if start else ""
    for _ in range(before.rpartition("\n")[2].count("\t")):  # the line begins with a tab
        yield start, start
    at = start + (view.chars[start] == "|")
    for i in range(at + 1, end):
        if bars and view.chars[i] == "|":
            yield at, i
            at = i + 1
        elif not bars and view.gaps[i] == Gap.WIDE:
            blanks = view.source[view.at[i - 1] + 1 : view.at[i]]
            for _ in range(max(1, blanks.count("\t"))):  # two tabs: an empty cell
                yield at, i
                at = i
    if at < end:
        yield at, end
