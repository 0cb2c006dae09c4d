"""Positions of text: spans of the source, and the layout of the document that it came from.

Knows positions only; what the text there says is the business of others. A plain text has an
empty layout. In the text of a document with tables a tab parts cells, a line feed rows and
paragraphs, and U+000B the lines inside a cell; two of it part paragraphs where the lines are those
of a page.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

import attrs

from workplan.errors import FormatError
from workplan.texts import Text, Values

__all__ = [
    "Layout",
    "Location",
    "Locator",
    "Page",
    "Remark",
    "Span",
    "TableCell",
    "find_overlaps",
]


@attrs.frozen(order=True, repr=False)
class Span:
    """A half-open stretch of the source, in code points, never empty.

    Raises `FormatError` for an empty or negative one.

    >>> Span(3, 5).length, 4 in Span(3, 5), 5 in Span(3, 5)
    (2, True, False)
    """

    start: int
    """Index of the first character, from 0."""
    end: int
    """One past the last character."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            values = {"start": self.start, "end": self.end}
            raise FormatError("a span needs 0 <= start < end, got {start}, {end}", values=values)

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start

    def __contains__(self, item: "int | Span") -> bool:
        """Whether a position, or the whole of another span, is inside."""
        if isinstance(item, Span):
            return self.start <= item.start and item.end <= self.end
        return self.start <= item < self.end

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"


def find_overlaps(spans: Iterable[Span], others: Sequence[Span]) -> Mapping[Span, tuple[int, ...]]:
    """Return for each of `spans` the indexes of the `others` that overlap it, by their starts.

    Either may overlap among themselves. After sorting, the time is that of the answer's size.

    >>> find_overlaps([Span(0, 4), Span(4, 9)], [Span(8, 9), Span(3, 5)])
    {Span(0, 4): (1,), Span(4, 9): (1, 0)}
    """
    order = sorted(range(len(others)), key=lambda i: others[i].start)
    starts = [others[i].start for i in order]
    found: dict[Span, tuple[int, ...]] = {}
    begun: list[int] = []  # those that begin at or before a span's start, and reach into it
    at = 0
    for span in sorted(set(spans), key=lambda span: span.start):
        after = bisect_right(starts, span.start, lo=at)
        begun = [i for i in (*begun, *order[at:after]) if others[i].end > span.start]
        at = after
        found[span] = (*begun, *order[after : bisect_left(starts, span.end, lo=after)])
    return found


_FROM_ONE = {"minimum": 1}
"""Metadata of a field that counts from 1, for the JSON schema."""


def _check_from_one(_: "TableCell", attribute: "attrs.Attribute[int]", value: int) -> None:
    if type(value) is not int or value < 1:
        values = {"name": attribute.name, "value": value}
        raise FormatError("{name} of a table cell counts from 1, got {value}", values=values)


@attrs.frozen
class TableCell:
    """One cell of a table, merged cells as one; everything counts from 1."""

    table: int = attrs.field(validator=_check_from_one, metadata=_FROM_ONE)
    """Which table of the document."""
    row: int = attrs.field(validator=_check_from_one, metadata=_FROM_ONE)
    """First row that it covers."""
    column: int = attrs.field(validator=_check_from_one, metadata=_FROM_ONE)
    """First column that it covers."""
    span: Span | None = None
    """Its text without the tab behind it; ``None`` for an empty cell."""
    rows: int = attrs.field(default=1, validator=_check_from_one, metadata=_FROM_ONE)
    """How many rows it covers."""
    columns: int = attrs.field(default=1, validator=_check_from_one, metadata=_FROM_ONE)
    """How many columns it covers."""

    def shares_row(self, other: "TableCell") -> bool:
        """Return whether both are in one row of one table, or are merged over one."""
        return (
            self.table == other.table
            and self.row < other.row + other.rows
            and other.row < self.row + self.rows
        )


@attrs.frozen
class Page:
    """A page of a document, or a sheet of a workbook."""

    label: str
    """The page's number in the file, or the sheet's name."""
    span: Span
    """The text on it."""
    is_sheet: bool = False
    """Whether it is a sheet, on which row 5, column 3 of the table is cell C5."""


@attrs.frozen
class Remark:
    """What a document has besides text that a reader of the text should know: 2 footnotes.

    Reading the text again tells it again, as a `Diagnostic` with the same code and values.
    """

    code: str
    """Code of the diagnostic, such as ``tracked-changes``."""
    span: Span
    """Where the first of them is, or the text next to it."""
    values: Values = attrs.field(converter=Values, factory=Values)
    """What the message says, by name."""


@attrs.frozen
class Layout:
    """Paragraphs, table cells and pages of a document; empty for plain text.

    >>> Layout().is_empty
    True
    """

    paragraphs: tuple[Span, ...] = ()
    """Paragraphs outside tables, in the order of the text, without their line feeds."""
    cells: tuple[TableCell, ...] = ()
    """Cells of all tables, row by row."""
    pages: tuple[Page, ...] = ()
    """Pages or sheets, in the order of the text."""
    furniture: tuple[Span, ...] = ()
    """What the document itself says is not its text: headers, footers, a web page's navigation."""
    remarks: tuple[Remark, ...] = ()
    """What the document has besides text, in the order of the text."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the document's layout."""
        return self == Layout()


@attrs.frozen(repr=False)
class Location:
    """A position in the document, for a reader who has the document open.

    >>> str(Location(3, 5, cells=(TableCell(1, 4, 2),)))
    'table 1, row 4, column 2'
    >>> str(Location(3, 5))
    'line 3, column 5'
    """

    line: int
    """Line of the text, from 1."""
    column: int
    """Column in that line, from 1, in characters."""
    paragraph: int | None = None
    """Which paragraph outside tables, from 1, those without text not counted."""
    paragraph_line: int | None = None
    """Line of the paragraph, from 1, where it has several, as a page whose lines are ``<br>``."""
    cells: tuple[TableCell, ...] = ()
    """The table cells that it is in or reaches over, in the order of the text."""
    page: Page | None = None
    """The page or sheet that it begins on."""

    @property
    def cell(self) -> TableCell | None:
        """The first of the cells."""
        return self.cells[0] if self.cells else None

    @property
    def text(self) -> Text:
        """The place in words: the cell, the paragraph or the page; line and column if none is."""
        page, inner = self.page, self._describe_cells()
        if inner is None and self.paragraph is not None:
            inner = Text("paragraph {paragraph}", paragraph=self.paragraph)
            if self.paragraph_line is not None:
                one = "paragraph {paragraph}, line {line}"
                inner = Text(one, paragraph=self.paragraph, line=self.paragraph_line)
        if page is None:
            return inner or Text("line {line}, column {column}", line=self.line, column=self.column)
        name = "sheet {label}" if page.is_sheet else "page {label}"
        outer = Text(name, label=page.label)
        return Text("{outer}, {inner}", outer=outer, inner=inner) if inner else outer

    def _describe_cells(self) -> Text | None:
        if not self.cells:
            return None
        first, last = self.cells[0], self.cells[-1]
        if first.table != last.table:
            both = "table {table}, row {row} to table {other}, row {last}"
            values = {"table": first.table, "row": first.row, "last": last.row}
            return Text(both, **values, other=last.table)
        is_sheet = self.page is not None and self.page.is_sheet
        values = {"table": first.table, "row": first.row, "last": last.row}
        if len(self.cells) == 1 and is_sheet:
            return Text("cell {cell}", cell=f"{_name_column(first.column)}{first.row}")
        if len(self.cells) == 1:
            column = "table {table}, row {row}, column {column}"
            return Text(column, **values, column=first.column)
        if first.row == last.row:
            return Text("row {row}" if is_sheet else "table {table}, row {row}", **values)
        rows = "rows {row} to {last}" if is_sheet else "table {table}, rows {row} to {last}"
        return Text(rows, **values)

    def __str__(self) -> str:
        return str(self.text)

    def __repr__(self) -> str:
        return f"<Location: {self}>"


def _name_column(number: int) -> str:
    """The letters of a sheet's column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Locator:
    """Finds where spans of one text are."""

    def __init__(self, text: str, layout: Layout) -> None:
        self._lines = [0]
        while at := text.find("\n", self._lines[-1]) + 1:
            self._lines.append(at)
        self._paragraphs = layout.paragraphs
        filled = ((cell.span.start, cell.span.end, cell) for cell in layout.cells if cell.span)
        self._cells = sorted(filled, key=lambda each: each[0])
        self._pages = layout.pages

    def locate(self, span: Span) -> Location:
        """Return the location of a span."""
        line = bisect_right(self._lines, span.start)
        column = span.start - self._lines[line - 1] + 1
        paragraph = bisect_right(self._paragraphs, span.start, key=lambda each: each.start)
        own = self._paragraphs[paragraph - 1] if paragraph else None
        is_in = own is not None and own.end > span.start
        first_line = bisect_right(self._lines, own.start) if own is not None else line
        last_line = bisect_right(self._lines, own.end) if own is not None else line
        has_lines = is_in and first_line < last_line
        begun = bisect_right(self._cells, span.start, key=lambda each: each[1])
        behind = bisect_left(self._cells, span.end, key=lambda each: each[0])
        cells = tuple(cell for _, _, cell in self._cells[begun:behind])
        page = bisect_right(self._pages, span.start, key=lambda each: each.span.start)
        return Location(
            line,
            column,
            paragraph if is_in else None,
            line - first_line + 1 if has_lines else None,
            cells,
            self._pages[page - 1] if page else None,
        )
