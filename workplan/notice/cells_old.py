"""Responsibility tables flattened to text: a row of labels, then rows of as many cells.

Knows cells and columns: 序号 | 任务 | 牵头单位 | 配合单位, parted by tabs or by ``|``.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from workplan.model import Duty
from workplan.notice.lexer import match_head, _find_tail as _tail, _is_remark
from workplan.notice.numbering import Heading, ROW_LEVEL
from workplan.notice.view import Gap, View
from workplan.notice.names import is_body, is_group, is_placed, is_surely_body
from workplan.notice.grammar import Stretch

__all__ = ["Row", "find_numbers", "find_rows"]


@attrs.frozen
class Row:
    """The cells of one row that name who is responsible; none in the head of a table."""

    start: int
    end: int
    """The end of the line: what stands in columns behind is beside the names."""
    cells: tuple[Stretch, ...]


_Columns = Sequence[tuple[int, str, Duty | None]]


def find_rows(view: View) -> list[Row]:
    """The rows of every table whose head has labels, in the order of the text."""
    lines = list(pairwise((*view.lines, len(view.chars))))
    found = [*_rows(view, lines), *_columns_of_lines(view, lines)]
    return sorted(found, key=lambda row: row.start)


def find_numbers(view: View) -> Iterator[Heading]:
    """The numbers of the rows of tables that have a column of them (序号).

    They go up, and stand on lines of their own only where the column's head does.
    """
    last, is_alone = -1, False
    for line, stop in pairwise((*view.lines, len(view.chars))):
        end = _first_cell(view, line, stop)
        words = view.chars[line:end].strip("|")
        if words == "序号":
            last, is_alone = 0, end == stop
        elif words.isdecimal() and (end == stop) is is_alone and _follows(last, words, is_alone):
            last = int(words)
            yield Heading(ROW_LEVEL, words, last, line, end, _cell_end(view, end))


def _follows(last: int, words: str, is_alone: bool) -> bool:
    """Whether a row's number may follow another; one on a line of its own may be a figure."""
    if last < 0 or len(words) > 3:
        return False
    return last < int(words) and (last == 0 or not is_alone or int(words) <= last + _MOST_LEFT_OUT)


_MOST_LEFT_OUT = 6
def column(view, s, e):
    found = match_head(view, s, e)
    return (view.chars[s:e], found.duty) if found else None


def _first_cell(view: View, start: int, end: int) -> int:
    """Where the first cell of a line ends, with the bar behind it."""
    bar = view.chars.find("|", start + 1, end)
    blank = next((i for i in range(start + 1, end) if view.gaps[i]), end)
    return bar + 1 if bar >= 0 and (bar <= blank or view.chars[start] == "|") else blank


def _rows(view: View, lines: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """Of tables that have a row on each line."""
    columns: _Columns = ()
    width, is_narrow = 0, False
    for line, stop in lines:
        cells = list(_cells(view, line, stop))
        is_wide = len(cells) > 1
        if not is_wide and (is_narrow or view.chars.startswith("序号", line)):
            cells = _narrow_cells(view, line, stop, width if is_narrow else 0)
        if len(cells) < 2:
            continue
        heads = [column(view, s, e) for s, e in cells]
        head = [(i, *found) for i, found in enumerate(heads) if found]
        others = [cell for cell, found in zip(cells, heads, strict=True) if not found]
        if head and not any(_are_names(view.chars[s:e]) for s, e in others):
            columns, width, is_narrow = head, len(cells), not is_wide
            yield Row(line, stop, ())
        elif columns and columns[0][0] < len(cells) <= width:
            named = [(Stretch(*cells[i], w, d), cells[i]) for i, w, d in columns if i < len(cells)]
            filled = tuple(
                cell if _are_names(view.chars[s:e]) else Stretch(s, e)
                for cell, (s, e) in named
                if _are_names(view.chars[s:e]) or _tail(view.chars, s, e) < e
            )
            if filled and columns[0][0] > 0:
                yield Row(filled[0].start, stop, filled)


def _columns_of_lines(view: View, lines: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """Of tables that have a cell on each line: the cells of names that follow one another."""
    labels: list[tuple[str, Duty | None]] = []
    run: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None  # the line before, if it may be of a table's head
    is_table, after_row, headed = False, False, 0
    for line, stop in [*lines, (len(view.chars), len(view.chars))]:
        found = column(view, line, stop)
        fits = found is None and is_table and len(run) < len(labels)
        if fits and (run or not after_row) and _are_surely_names(view.chars[line:stop]):
            run.append((line, stop))
            before = None
            continue
        if run:
            cells = tuple(Stretch(*c, *named) for c, named in zip(run, labels, strict=False))
            beside = _is_beside(view.chars[line:stop])
            yield Row(run[0][0], stop if beside else run[-1][1], cells)
        after_row = (after_row or bool(run)) and _are_surely_names(view.chars[line:stop])
        run = []
        is_head = found is not None or bool(_HEAD.fullmatch(view.chars, line, stop))
        if is_head and before is None:
            labels, is_table = [], False
        if found is not None:
            labels.append(found)
            is_table = before is not None
        if found is not None and before is not None:
            yield Row(max(before[0], headed), stop, ())
            headed = stop
        if before is not None and view.chars.startswith("序号", before[0]):
            line = before[0]
        before = (line, stop) if is_head else None


_HEAD = re.compile("序号|备注|.{0,6}(?:任务|内容|措施|事项|项目|目标|时限|时间)")


def _is_beside(words: str) -> bool:
    """Whether a cell behind the names says when: 12月底, 长期坚持."""
    return bool(_is_remark(words, 0, len(words))) and not words.isdecimal()


def _are_names(words: str) -> bool:
    """Whether a cell is a list of names, the last of which may be followed by 等 and more."""
    names = [name for name in re.split("[、,;]", words.rstrip("。")) if name]
    return bool(names) and all(
        is_body(name) and (is_group(name) or is_placed(name) or len(name) <= _SHORT_NAME)
        for name in (name.partition("等")[0] or name for name in names)
    )


def _are_surely_names(words: str) -> bool:
    """Whether a line of its own is a list of names: 市财政局、各有关部门, not 产业园区."""
    sure = (is_surely_body(n) or is_group(n) or is_placed(n) for n in re.split("[、,;。]", words))
    return _are_names(words) and any(sure)


_SHORT_NAME = 10


def _narrow_cells(view: View, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """The cells of a line where one blank parts them, as many as `width` if that is not 0.

    Single characters are one word (工 作 任 务); blanks too many stand in the second cell.
    """
    cuts = [start, *(i for i in range(start + 1, end) if view.gaps[i]), end]
    cells: list[tuple[int, int]] = []
    is_spaced = False
    for s, e in pairwise(cuts):
        is_single = e - s == 1 and not view.chars[s].isdecimal()
        cells[-1:] = [(cells[-1][0], e)] if is_spaced and is_single else [*cells[-1:], (s, e)]
        is_spaced = is_single
    extra = len(cells) - width
    if width > 1 and extra > 0:
        cells[1 : extra + 2] = [(cells[1][0], cells[extra + 1][1])]
    return cells


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


def _cell_end(view, start):
    inner = range(start + 1, len(view.chars))
    return next((i for i in inner if view.gaps[i] >= Gap.WIDE or view.chars[i] == "|"), len(view.chars))
