"""All tables of responsibility of a text: those of its layout, then those drawn elsewhere.

Knows which reader is for which form.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from workplan.model import Layout, TableCell
from workplan.notice.cells.barred import BarredReader
from workplan.notice.cells.cell_lines import LineReader
from workplan.notice.cells.columns import Judge
from workplan.notice.cells.grids import read_layout
from workplan.notice.cells.page import Page
from workplan.notice.cells.row_lines import RowReader
from workplan.notice.cells.table import FindNames, ReadHead, Table, Text


def find_tables(
    view: Text, layout: Layout, read_head: ReadHead, find_names: FindNames
) -> tuple[Table, ...]:
    """Return the tables of responsibility in the order of the text.

    Where the layout has a table its cells are read, and no table is guessed from the text there.
    """
    judge = Judge(view, read_head, find_names)
    page = Page(view)
    by_table: dict[int, list[TableCell]] = {}
    for cell in layout.cells:
        by_table.setdefault(cell.table, []).append(cell)
    found = [table for cells in by_table.values() for table in read_layout(page, judge, cells)]
    begin = 0
    for start, stop in _free_lines(page, by_table.values()):
        begin = start
        while begin < stop:
            table, begin = _read_plain(page, judge, begin, stop)
            if table is not None:
                found.append(table)
    return tuple(sorted(found, key=lambda table: (table.start, table.end)))


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
    for reader in (BarredReader, LineReader):
        lines = reader(page, judge, at, stop)
        table = lines.read()
        if table is not None:
            return table, lines.at
    return None, at + 1
