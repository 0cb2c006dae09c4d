"""Tables as the reader finds them, and a printed form of them.

A table is printed as a line a row: its kind, its number, its cells. ``^`` stands before a merged
cell, `` / `` between the lines of a cell.
"""

from collections.abc import Sequence

from workplan.model import Layout, Source, Span, TableCell
from workplan.notice.cells import RowKind, Table
from workplan.notice.rows import read_tables
from workplan.notice.view import View, make_view

_KINDS = {
    RowKind.HEAD: "H",
    RowKind.SECTION: "S",
    RowKind.TASK: "T",
    RowKind.CONTINUATION: "C",
    RowKind.NOTE: "N",
}


def tables(text: str, layout: Layout | None = None) -> tuple[View, tuple[Table, ...]]:
    view = make_view(text)
    return view, read_tables(view, layout or Layout())


def print_rows(view: View, table: Table) -> list[str]:
    rows = []
    for row in table.rows:
        cells = [
            ("^" if i in row.merged else "") + " / ".join(view.text(*piece) for piece in cell)
            for i, cell in enumerate(row.cells)
        ]
        number = "" if row.number is None else str(row.number)
        rows.append(f"{_KINDS[row.kind]}{number}: " + " | ".join(cells))
    return rows


def print_doubts(view: View, table: Table) -> list[str]:
    return [
        f"{doubt.code} {','.join(value for _, value in doubt.values)}@"
        + view.text(doubt.start, doubt.end).replace("\n", "⏎").replace("\v", "⏎").replace("\t", "→")
        for doubt in table.doubts
    ]


Rows = Sequence[Sequence[str | tuple[str, int, int]]]
"""A cell is its text, or text, rows and columns covered; a row has a cell only where one begins."""


def draw_layout(rows: Rows, before: str = "") -> Source:
    """A source whose layout has one table; line ends inside a cell come as U+000B."""
    return draw_document(before, rows)


def draw_document(*blocks: str | Rows) -> Source:
    """A source of text, which is printed as it is, and tables."""
    text, cells = "", list[TableCell]()
    for count, block in enumerate(blocks, 1):
        if isinstance(block, str):
            text += block
        else:
            text = _draw_table(text, block, count, cells)
    return Source(text, layout=Layout(cells=tuple(cells)))


def _draw_table(text: str, rows: Rows, count: int, cells: list[TableCell]) -> str:
    """The text with a table behind it, whose cells are added to those of the document."""
    covered: set[tuple[int, int]] = set()
    for r, row in enumerate(rows, 1):
        column = 1
        for cell in row:
            words, height, width = cell if isinstance(cell, tuple) else (cell, 1, 1)
            while (r, column) in covered:
                column += 1
            words = words.replace("\n", "\v")
            span = Span(len(text), len(text) + len(words)) if words else None
            cells.append(TableCell(count, r, column, span, height, width))
            covered |= {(r + i, column + j) for i in range(height) for j in range(width)}
            text += words + "\t"
            column += width
        text = text[:-1] + "\n"
    return text
