"""All tables of responsibility of a text: those of its layout, then those drawn elsewhere.

Knows which reader is for which form.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import attrs

from workplan.model import Layout, TableCell
from workplan.notice.cells import words as w
from workplan.notice.cells.barred import BarredReader
from workplan.notice.cells.cell_lines import LineReader
from workplan.notice.cells.columns import (
    LONGEST_HEAD,
    LONGEST_UNKNOWN_HEAD,
    MOST_COLUMNS,
    Judge,
    read_number,
)
from workplan.notice.cells.grids import LayoutReader, drop_empty_sections
from workplan.notice.cells.page import Page
from workplan.notice.cells.paragraphs import ParagraphReader
from workplan.notice.cells.row_lines import RowReader
from workplan.notice.cells.table import (
    ColumnRole,
    Doubt,
    FindNames,
    Pieces,
    ReadHead,
    Row,
    RowKind,
    Table,
    Text,
)

_UNSEARCHED = ("layout", "barred", "lines")
"""Forms that mark where a table ends, or whose reader searches for the next number itself."""
_MOST_BEHIND = 60
"""How many lines behind a table are searched for another row."""
_REACH = 2 * MOST_COLUMNS
"""How many lines before its head of a column of bodies a table may begin: two for each cell."""


def find_tables(
    view: Text, layout: Layout, read_head: ReadHead, find_names: FindNames
) -> tuple[Table, ...]:
    """Return the tables of responsibility in the order of the text.

    Where the layout has a table its cells are read, and no table is guessed from the text there.
    On the pages of a PDF no table is guessed at all: the lines of its cells are in no order that
    tells whose they are, so such a table is an `unread-table`.
    """
    judge = Judge(view, read_head, find_names)
    by_table: dict[int, list[TableCell]] = {}
    for cell in layout.cells:
        by_table.setdefault(cell.table, []).append(cell)
    heads = list(_find_heads(view, judge))
    if not heads and not by_table:
        return ()
    page = Page(view)
    is_paged = any(not each.is_sheet for each in layout.pages)
    is_sheet = any(each.is_sheet for each in layout.pages)
    reader = LayoutReader(page, judge, is_paged=is_paged, is_sheet=is_sheet)
    found = drop_empty_sections([t for cells in by_table.values() for t in reader.read(cells)])
    free = list(_free_lines(page, by_table.values()))
    if not is_paged:  # the lines of a page cut a note
        found = [_add_note(page, judge, table, free) for table in found]
    starts = [line.start for line in page.lines]
    lines = [bisect_right(starts, head) - 1 for head in heads]
    for start, stop in free:
        drawn = _read_stretch(page, judge, lines, start, stop)
        found += map(_refuse_table, drawn) if is_paged else drawn
    found.sort(key=lambda table: (table.start, table.end))
    ends = [*(table.start for table in found[1:]), len(view.chars)]
    doubted = [_doubt_end(page, judge, *each) for each in zip(found, ends, strict=False)]
    # Tables that are not read are text: what is doubtful about them is in a table of no extent.
    unread = [Table(0, 0, "layout", (), (), tuple(reader.doubts))] if reader.doubts else []
    return (*unread, *doubted)


def _find_heads(view: Text, judge: Judge) -> Iterator[int]:
    """Where a cell is that may be the head of a column of bodies; most texts have none.

    A cell is a line, or what is between two bars or gaps of one. Prose costs a search for a few
    words: its lines are longer than heads, and have no gaps.
    """
    chars, gaps, lines = view.chars, view.gaps, view.lines
    for match in w.HEAD_NOUN.finditer(chars):
        start, end = match.span()
        if chars[end : end + 1] in _NO_HEAD:
            continue  # 责任单位:县甲局 is a line of its own
        if not any(gaps[end : end + LONGEST_HEAD]) and not _BAR.search(
            chars, end, end + LONGEST_HEAD
        ):
            continue  # in the midst of a paragraph
        i, following = bisect_right(lines, start), bisect_right(lines, end - 1)
        low = max(lines[i - 1], start - LONGEST_HEAD)
        stop = lines[following] if following < len(lines) else len(chars)
        high = min(stop, end + LONGEST_HEAD)
        is_cut = any(gaps[start + 1 : end])  # 责 任 单 位; over a line end 责任|单位
        while start > low and not gaps[start] and chars[start - 1] not in _BARS:
            start -= 1
        while end < high and not gaps[end] and chars[end] not in _BARS:
            end += 1
        is_head = end - start <= LONGEST_UNKNOWN_HEAD if is_cut else judge.names_bodies(start, end)
        if is_head:
            yield match.start()


_NO_HEAD = tuple(":、,。;)】")
_BARS = '|│┃\\"'
_BAR = re.compile('[|│┃"]')


_CELL = re.compile(r"[^\s|]+")
_MOST_HEADS = 8
_LONGEST_HEADS = 100


def find_numbered_heads(view: Text, read_head: ReadHead) -> Iterator[tuple[int, int]]:
    """Yield where in the source 序号 is a head and a cell behind it says responsible.

    It is the head of a table, whether its rows can be read or not.
    """
    for match in w.NUMBER_HEAD.finditer(view.source):
        cells = _CELL.finditer(view.source, match.end(), match.end() + _LONGEST_HEADS)
        for cell in islice(cells, _MOST_HEADS):
            start, end = (bisect_left(view.at, at) for at in cell.span())
            if start < end and read_head(start, end):
                yield match.span(1)
                break


def _read_stretch(
    page: Page, judge: Judge, heads: Sequence[int], start: int, stop: int
) -> Iterator[Table]:
    """The tables in a stretch of lines, some of which have the head of a column of bodies."""
    at = start
    for head in heads[bisect_left(heads, start) : bisect_left(heads, stop)]:
        at = max(at, _find_begin(page, head))
        while at <= head:
            table, at = _read_plain(page, judge, at, stop)
            if table is not None:
                yield table


def _find_begin(page: Page, head: int) -> int:
    """The first line in which the table may begin that has a head of a column of bodies in a line.

    The head of a column is a short line; of two rows of heads the upper one is the line before.
    """
    begin = head
    while begin > max(0, head - _REACH):
        line = page.lines[begin - 1]
        if line.end - line.start > LONGEST_HEAD or page.ends_sentence(line):
            break
        begin -= 1
    return max(0, min(begin, head - 1))


def _refuse_table(table: Table) -> Table:
    """The table without its rows, and with a doubt at its head."""
    doubt = Doubt("unread-table", table.rows[0].start, table.rows[0].end)
    return attrs.evolve(table, rows=(), doubts=(doubt,))


def _add_note(page: Page, judge: Judge, table: Table, free: Sequence[tuple[int, int]]) -> Table:
    """The table of a layout with the line right behind it, if that is a note: 注:按月调度."""
    behind = bisect_left(page.lines, table.end, key=lambda line: line.start)
    if not any(start == behind < stop for start, stop in free):
        return table
    line = page.lines[behind]
    if not w.NOTE.match(judge.words(((line.start, line.end),))):
        return table
    cells: tuple[Pieces, ...] = (((line.start, line.end),), *[()] * (len(table.columns) - 1))
    note = Row(line.start, line.end, RowKind.NOTE, None, cells)
    return attrs.evolve(table, end=line.end, rows=(*table.rows, note))


def _doubt_end(page: Page, judge: Judge, table: Table, end: int) -> Table:
    """The table, with a doubt at the next number behind it: a row that is not read.

    `end` is where the next table begins.
    """
    number = next((c.index for c in table.columns if c.role is ColumnRole.NUMBER), None)
    last = next((row.number for row in reversed(table.rows) if row.number is not None), None)
    if number is None or last is None or table.form in _UNSEARCHED:
        return table
    begin = bisect_left(page.lines, table.end, key=lambda line: line.start)
    for line in page.lines[begin : begin + _MOST_BEHIND]:
        is_cell = table.form == "paragraphs"
        cells = [((line.start, line.end),)] if is_cell else page.split(line, table.form)
        is_row = is_cell or len(cells) == len(table.columns)
        own = cells[0 if is_cell else number] if is_row else ()
        if line.start < end and own and read_number(judge.words(own)) == last + 1:
            doubt = Doubt("ragged-row", line.start, line.end)
            return attrs.evolve(table, doubts=(*table.doubts, doubt))
    return table


def _free_lines(page: Page, tables: Iterable[Sequence[TableCell]]) -> Iterator[tuple[int, int]]:
    """The stretches of lines outside the real tables."""
    spans = [[cell.span for cell in cells if cell.span] for cells in tables]
    taken = sorted((min(s.start for s in own), max(s.end for s in own)) for own in spans if own)
    stops = [line.stop for line in page.lines]
    begins = [line.begin for line in page.lines]
    at = 0
    for start, end in taken:
        first, behind = bisect_left(stops, start + 1), bisect_left(begins, end)
        if at < first:
            yield at, first
        at = max(at, behind)
    if at < len(page.lines):
        yield at, len(page.lines)


def _read_plain(page: Page, judge: Judge, at: int, stop: int) -> tuple[Table | None, int]:
    """The table whose head is in a line, and the line behind it."""
    if page.is_rule(page.lines[at]):
        return None, at + 1
    for form in page.forms(page.lines[at]):
        rows = RowReader(page, judge, at, stop, form)
        table = rows.read()
        if table is not None:
            return table, rows.at
    bars = BarredReader(page, judge, at, stop)
    table = bars.read()
    if table is not None:
        return table, bars.at
    paragraphs = ParagraphReader(page, judge, at, stop)
    if paragraphs.has_head:
        return paragraphs.read(), paragraphs.at
    lines = LineReader(page, judge, at, stop)
    table = lines.read()
    return table, lines.at if table is not None else at + 1
