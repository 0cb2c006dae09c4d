"""What a document is before it is a source: paragraphs and tables, written down one after another.

Knows how text and layout fit together, and how much of a document is read at most; no file format
and no notice. Every format is turned into the same blocks, so that a table of one reads as that of
another.
"""

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import attrs

from workplan.documents.limits import check_limit
from workplan.errors import NoticeError
from workplan.model import Layout, Page, Remark, Source, Span, TableCell

__all__ = ["MOST_SPAN", "Block", "Cell", "Draft", "Grid", "Mark", "Paragraph"]

MOST_SPAN = 1000
"""Rows or columns that a cell may cover: a browser takes no more columns, Word has 63."""
_MOST_CHARACTERS = 5_000_000
_MOST_PARAGRAPHS = 100_000
_MOST_CELLS = 200_000
_MOST_DEPTH = 20
"""Tables inside tables; old web pages have five or six."""
_MOST_SECONDS = 120
"""200 pages of prose in a PDF file take 3, 40 pages of tables in small print too."""


@attrs.frozen
class Mark:
    """Something beside the text; equal ones are one `Remark` with their count."""

    code: str
    """Code of the diagnostic."""
    values: tuple[tuple[str, str | int], ...] = ()


@attrs.frozen
class Paragraph:
    """A paragraph; its line ends are lines of their own."""

    words: str
    marks: tuple[Mark, ...] = ()
    """What it contains besides text."""
    is_furniture: bool = False
    """Whether the document says that it is a header, a footer or navigation."""
    is_line: bool = False
    """Whether the width of a page or a column cuts it into lines. Outside tables it is one such
    line; in a cell its line ends may be cuts, and an empty line parts it from the next."""


@attrs.frozen
class Cell:
    """A cell of a table, at its first row and column, from 1."""

    row: int
    column: int
    blocks: "tuple[Block, ...]"
    rows: int = 1
    columns: int = 1


@attrs.frozen
class Grid:
    """A table, with one cell for each merged region."""

    cells: tuple[Cell, ...]
    pages: tuple[tuple[int, str], ...] = ()
    """The pages that begin inside it, with their labels: each at a row, or at the next one that is
    written; behind the table if there is none."""


Block: TypeAlias = "Paragraph | Grid"

_TOLD_BY_ROW = frozenset(
    ("unread-notes", "unread-objects", "nested-table", "unread-formula", "unformatted-number")
)
"""Codes of marks that make the reading of their own row doubtful, and not that of the first one."""
_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
"""What no text has: NUL, and halves of a character, which a damaged PDF file may give."""


class Draft:
    """Collects the blocks of a document in order, and makes its source.

    >>> draft = Draft()
    >>> draft.add(Grid((Cell(1, 1, (Paragraph("查网店"),)), Cell(1, 2, (Paragraph("市甲局"),)))))
    >>> draft.make_source().text
    '查网店\\t市甲局'
    """

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._parts: list[str] = []
        self._length = 0
        self._tables = 0
        self._count = 0
        self._paragraphs: list[Span] = []
        self._cells: list[TableCell] = []
        self._pages: list[Page] = []
        self._page: tuple[str, bool, int] | None = None
        self._furniture: list[Span] = []
        self._marks: dict[tuple[Mark, tuple[int, int] | None], tuple[Span | None, int]] = {}
        """Each, by table row or for all, with the text at the first, and how many there are."""
        self._first: Span | None = None
        self._last: Span | None = None
        """The first and the last stretch of text so far."""

    def add(self, block: Block, depth: int = 1) -> None:
        """Write a block down; raises `NoticeError` where the document is larger than is read."""
        if isinstance(block, Paragraph):
            self._add_paragraph(block)
        elif depth > _MOST_DEPTH:
            values = {"most": _MOST_DEPTH}
            raise NoticeError("has more than {most} tables inside each other", values=values)
        elif _is_frame(block) and not self._is_on_sheet:
            for cell in block.cells:
                for inner in cell.blocks:
                    self.add(inner, depth + 1)
        else:
            self._add_table(block)

    def begin_page(self, label: str, *, is_sheet: bool = False) -> None:
        """Begin a page or a sheet."""
        self._end_page()
        self._page = (label, is_sheet, self._length)

    def mark(self, *marks: Mark) -> None:
        """Record marks at the end of the text so far."""
        self._keep(marks, self._last)

    def make_source(self) -> Source:
        """Return the source; raises `NoticeError` where there is no text."""
        self._end_page()
        text = "".join(self._parts)
        if self._first is None:
            raise NoticeError("has no text; a picture of a text is not read")
        remarks = [
            Remark(mark.code, span or self._first, {**dict(mark.values), "count": count})
            for (mark, _), (span, count) in self._marks.items()
        ]
        layout = Layout(
            tuple(self._paragraphs),
            tuple(self._cells),
            tuple(self._pages),
            tuple(self._furniture),
            tuple(sorted(remarks, key=lambda remark: (remark.span, remark.code))),
        )
        return Source(text, layout=layout)

    @property
    def _is_on_sheet(self) -> bool:
        """Whether a sheet has begun: its cells have names, and stay cells."""
        return self._page is not None and self._page[1]

    def check(self) -> None:
        """Raise `NoticeError` where the document has become larger, or slower, than is read."""
        self.reserve(self._count, len(self._cells))
        check_limit("has more than {most} characters; split it", self._length, _MOST_CHARACTERS)
        check_limit("takes over {most} s; split it", time.monotonic() - self._begun, _MOST_SECONDS)

    def reserve(self, paragraphs: int, cells: int) -> None:
        """Raise `NoticeError` where a document has more paragraphs or cells than are read."""
        check_limit("has more than {most} paragraphs; split it", paragraphs, _MOST_PARAGRAPHS)
        check_limit("has more than {most} table cells; split it", cells, _MOST_CELLS)

    def _add_paragraph(self, paragraph: Paragraph) -> None:
        self._count += 1
        self.check()
        self._begin_line()
        span = self._write("\n".join(_split_lines(paragraph.words)))
        if span is not None and paragraph.is_furniture:
            self._furniture.append(span)
        elif span is not None and not paragraph.is_line:
            self._paragraphs.append(span)
        self._keep(paragraph.marks, span or self._last)

    def _add_table(self, grid: Grid) -> None:
        self._tables += 1
        rows: dict[int, list[Cell]] = {}
        for cell in grid.cells:
            rows.setdefault(cell.row, []).append(cell)
        pages = list(grid.pages)
        reaching: list[Cell] = []  # merged cells from above, which are empty in the row's text
        for number, own in sorted(rows.items()):
            while pages and pages[0][0] <= number:
                self.begin_page(pages.pop(0)[1])
            reaching = [cell for cell in reaching if cell.row + cell.rows > number]
            self._begin_line()
            cells = sorted([*own, *reaching], key=lambda cell: cell.column)
            marked: list[tuple[Mark, Span | None]] = []
            first: Span | None = None
            for i, cell in enumerate(cells):
                if i:
                    self._append("\t")
                if cell.row == number:
                    marks: list[Mark] = []
                    span = self._add_cell(cell, marks)
                    marked += ((mark, span) for mark in marks)
                    first = first or span
            for mark, span in marked:
                # A mark in a cell without text is placed at the first text of its row.
                self._keep([mark], span or first or self._last, (self._tables, number))
            reaching += [cell for cell in own if cell.rows > 1]
        for _, label in pages:
            self.begin_page(label)

    def _add_cell(self, cell: Cell, marks: list[Mark]) -> Span | None:
        """Write a cell down and return where; adds its marks to `marks`."""
        lines = list(_list_lines(cell.blocks, marks))
        self._count += len(lines)
        self.check()
        span = self._write("\v".join(lines))
        place = (self._tables, cell.row, cell.column)
        self._cells.append(TableCell(*place, span, cell.rows, cell.columns))
        return span

    def _keep(
        self, marks: Iterable[Mark], span: Span | None, row: tuple[int, int] | None = None
    ) -> None:
        """Count marks: those of a kind that may hide a name for each table row, others once."""
        for mark in marks:
            if row is not None and mark.code == "unread-pictures":
                mark = Mark("unread-objects")  # a name may be a picture
            key = (mark, row if mark.code in _TOLD_BY_ROW else None)
            first, count = self._marks.get(key, (span, 0))
            self._marks[key] = (first, count + 1)

    def _begin_line(self) -> None:
        if self._parts:
            self._append("\n")

    def _write(self, words: str) -> Span | None:
        """Write words down; where they are, ``None`` if there are none."""
        start = self._length
        self._append(words)
        if not words.strip():
            return None
        inner = words.strip("\n")
        start += words.index(inner)
        self._last = Span(start, start + len(inner))
        self._first = self._first or self._last
        return self._last

    def _append(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _end_page(self) -> None:
        if self._page is not None:
            label, is_sheet, start = self._page
            start += self._length > start > 0  # the line feed before the page is not on it
            if self._length > start:
                self._pages.append(Page(label, Span(start, self._length), is_sheet))
        self._page = None


def _split_lines(words: str) -> list[str]:
    return _LINE_END.split(_NO_CHARACTER.sub("\ufffd", words))


def _list_lines(blocks: Iterable[Block], marks: list[Mark]) -> Iterator[str]:
    """The lines of a cell; of a table inside it, a line a row. Adds their marks."""
    is_first = True
    for block in blocks:
        if isinstance(block, Paragraph):
            marks += block.marks
            if block.is_line and not is_first:
                yield ""
            is_first = False
            lines = (" ".join(line.split("\t")).strip() for line in _split_lines(block.words))
            yield from (line for line in lines if line)
        else:
            marks += [Mark("nested-table")] * (not _is_column(block))
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).extend(_list_lines(cell.blocks, marks))
            yield from (" ".join(row) for _, row in sorted(rows.items()) if row)


# --- frames --------------------------------------------------------------------------------------

_LEAST_LINES = 10
_MOST_OF_IT = 0.9


def _is_frame(grid: Grid) -> bool:
    """Whether a table only frames what is in it, as a box around a text, or on an old web page.

    It has one column. Or the tables inside hold more of its text than its own words do. Or one cell
    of many lines holds nearly all of it, as a page's text does beside its navigation; a table of
    tasks, one of which has many lines, has several filled cells in more than one row.
    """
    if _is_column(grid):
        return True
    texts = [[*_list_texts(cell.blocks)] for cell in grid.cells]
    sizes = [sum(map(len, own)) for own in texts]
    tables = [block for block in _list_tables(grid) if not _is_column(block)]
    inner = sum(len(words) for table in tables for words in _list_texts([table]))
    if 2 * inner > sum(sizes):
        return True
    filled = Counter(c.row for c, size in zip(grid.cells, sizes, strict=True) if size)
    return sum(count > 1 for count in filled.values()) < 2 and any(
        size > _MOST_OF_IT * sum(sizes) and len(own) >= _LEAST_LINES
        for own, size in zip(texts, sizes, strict=True)
    )


def _list_tables(grid: Grid) -> Iterator[Grid]:
    blocks = (block for cell in grid.cells for block in cell.blocks)
    return (block for block in blocks if isinstance(block, Grid))


def _is_column(grid: Grid) -> bool:
    """Whether a table has one column: it is a list, or a box around a text."""
    return all(cell.column == 1 for cell in grid.cells)


def _list_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of all paragraphs in some blocks."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.words
        else:
            for cell in block.cells:
                yield from _list_texts(cell.blocks)
