"""A workbook that can be printed and handed out as it is.

Knows sheets of plain cells, the space that text takes, and paper; no plan. A sheet is first laid
out in rows, then in pages, then written, so that no text is cut: one too long for a row, which a
spreadsheet makes 409 points high at most, or for a cell (32,767 characters), is continued in the
next row. A title is kept with what is under it; a cell over several rows that a page break cuts is
repeated below it.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import attrs

from workplan.errors import FormatError, MissingLibraryError
from workplan.render.characters import escape_unsafe
from workplan.render.lines import count_lines
from workplan.render.sheet import (
    DocumentProperties,
    Sheet,
    SheetBlock,
    SheetCell,
    SheetColumn,
    neutralize_formula,
)

__all__ = ["write_workbook"]


def write_workbook(sheets: Sequence[Sheet], properties: DocumentProperties) -> bytes:
    """Return the sheets as an Excel workbook, the same bytes whenever it is written.

    Raises `MissingLibraryError` without XlsxWriter, and `FormatError` for what no spreadsheet
    holds.
    """
    xlsxwriter = _import_xlsxwriter()
    layouts = [(sheet, _lay_out_sheet(sheet)) for sheet in sheets]
    out = io.BytesIO()
    # XlsxWriter changes the properties that it is given.
    options = {"in_memory": True, "default_format_properties": dict(_DEFAULT_FONT)}
    book = xlsxwriter.Workbook(out, options)
    facts = {"title": properties.title, "comments": properties.comments}
    shown = {name: escape_unsafe(fact[:_MOST_FACT_CHARS]) for name, fact in facts.items()}
    # A fixed time: the same content gives the same bytes.
    book.set_properties({**shown, "created": _CREATED})
    formats = _Formats(book)
    for sheet, layout in layouts:
        _write_sheet(book.add_worksheet(sheet.name), sheet, layout, formats)
    book.close()
    return out.getvalue()


def _import_xlsxwriter() -> Any:
    try:
        import xlsxwriter
    except ImportError:
        raise MissingLibraryError("a spreadsheet", "XlsxWriter") from None
    return xlsxwriter


_MOST_FACT_CHARS = 250  # Excel refuses a property of more than 255
_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 - the file format has no time zones
# A spreadsheet measures columns by the digits of this font. Calibri, the usual one, is not on every
# machine, and its substitute may be a third wider; the substitute for Arial is as wide.
_DEFAULT_FONT = {"font_name": "Arial", "font_size": 10}
_BASE_STYLE: dict[str, object] = {
    "font_name": "宋体",
    "font_size": 10,
    "text_wrap": True,
    "align": "left",
    "valign": "vcenter",
    "border": 1,
}
_STYLES: dict[str, dict[str, object]] = {
    "label": {"font_name": "黑体", "font_size": 12, "border": 0},
    "title": {"font_name": "黑体", "font_size": 16, "align": "center", "border": 0},
    "remark": {"border": 0},
    "closing": {"border": 0, "align": "right", "indent": 4},
    "head": {"font_name": "黑体", "align": "center", "bg_color": "#E7E6E6"},
    "upright": {
        "font_name": "黑体",
        "font_size": 9,
        "align": "center",
        "valign": "top",
        "rotation": 270,  # for XlsxWriter: one character below the other
        "bg_color": "#E7E6E6",
    },
    "band": {"font_name": "黑体", "bg_color": "#F2F2F2"},
    "left": {"indent": 1},
    "centre": {"align": "center"},
}
_HIGHLIGHT = {"bg_color": "#FFF2CC"}


class _Formats:
    """The formats of a workbook, each made when it is first used."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}

    def find(self, cell: "_PlacedCell") -> Any:
        key = (cell.style, cell.highlighted)
        if key not in self._made:
            own = _STYLES[cell.style] | (_HIGHLIGHT if cell.highlighted else {})
            self._made[key] = self._book.add_format(_BASE_STYLE | own)
        return self._made[key]


# --- layout of rows ------------------------------------------------------------------------------

# At 10 points; the least that fits the tallest of the usual fonts, 宋体, 黑体 and Noto Sans CJK.
_LINE_POINTS = 14.5
_PADDING_POINTS = 6
_UPRIGHT_LINE_POINTS = 12.5  # at 9 points
_UPRIGHT_PADDING_POINTS = 12
_MOST_POINTS = 409
"""Height of a row, at most."""
_MOST_LINES = 27  # 397.5 points
_MOST_CHARS = 16_000  # each may be two UTF-16 units, of which a cell holds 32,767
_MOST_NOTE_CHARS = 16_000
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_SCALES = {"title": 1.6, "label": 1.2}
"""Size of a font against that of the cells."""
_INDENT = 1
"""Half-width characters that an indent takes. It is 9 pixels; but 宋体 has 1.05 of these characters
to the 7 pixels of a column's unit, so that a wide column has room for more."""


@attrs.frozen
class _PlacedCell:
    """A cell in its place: where it begins, and how many rows and columns it covers."""

    row: int
    """From the first row of the block."""
    column: int
    value: str | int
    style: str
    width: int
    """Of its text, in half-width characters."""
    note: str = ""
    highlighted: bool = False
    down: int = 1
    across: int = 1

    @property
    def lines(self) -> int:
        """How many lines its text takes."""
        return count_lines(self.value, self.width)


@attrs.frozen
class _LaidOutRow:
    """A row of the worksheet: its height and its cells."""

    points: float
    cells: tuple[_PlacedCell, ...]
    is_head: bool = False
    is_kept: bool = False
    """Whether a page may not end with it: a title, a head, the last row before closing lines."""
    is_listed: bool = False
    """Whether it is of a block, so that its text may go on on the next page."""
    is_last: bool = False
    """Whether closing lines follow, which are never alone on a page."""


@attrs.frozen
class _Layout:
    """The rows of a worksheet, and before which of them a page begins."""

    rows: tuple[_LaidOutRow, ...]
    breaks: tuple[int, ...]
    paper: "_Paper"

    @property
    def head(self) -> int:
        """Index of the row of heads."""
        return next(at for at, row in enumerate(self.rows) if row.is_head)

    @property
    def last(self) -> int:
        """Index of the last row of the table, without closing lines."""
        return max(at for at, row in enumerate(self.rows) if row.is_listed or row.is_head)


def _lay_out_sheet(sheet: Sheet) -> _Layout:
    """Return the rows of a sheet in order; raise `FormatError` where they are too many."""
    rows = [
        *(_lay_out_text(sheet, sheet.label, "label") if sheet.label else ()),
        *_lay_out_text(sheet, sheet.title, "title"),
        *(row for text in sheet.remarks for row in _lay_out_text(sheet, text, "remark")),
        _lay_out_head(sheet),
    ]
    for band in sheet.bands:
        if band.title:
            rows += _lay_out_text(sheet, band.title, "band", note=band.note)
        for block in band.blocks:
            rows += _lay_out_block(sheet.columns, block)
    if sheet.closing:
        rows[-1] = attrs.evolve(rows[-1], is_kept=True, is_last=rows[-1].is_listed)
    rows += (row for text in sheet.closing for row in _lay_out_text(sheet, text, "closing"))
    paper = _choose_paper(sheet, rows)
    layout = _Layout(tuple(rows), (), paper)
    if paper.usable is not None:
        layout = _Paginator(paper.usable, _measure_head(rows)).paginate(rows, paper)
    if len(layout.rows) > _MOST_ROWS or len(sheet.columns) > _MOST_COLUMNS:
        raise FormatError(
            "{rows} rows and {columns} columns do not fit into a spreadsheet",
            sheet.name,
            values={"rows": len(layout.rows), "columns": len(sheet.columns)},
        )
    return layout


def _lay_out_text(sheet: Sheet, text: str, style: str, *, note: str = "") -> list[_LaidOutRow]:
    """Return the rows of a text across all columns."""
    scale = _SCALES.get(style, 1.0)
    width = int(sheet.width / scale)
    rows: list[_LaidOutRow] = []
    for at, piece in enumerate(_split_text(text, width)):
        cell = _PlacedCell(0, 0, piece, style, width, "" if at else note, across=len(sheet.columns))
        points = min(_measure_points(cell.lines) * scale, _MOST_POINTS)
        rows.append(_LaidOutRow(points, (cell,), is_kept=True))
    return rows


def _lay_out_head(sheet: Sheet) -> _LaidOutRow:
    cells = tuple(
        _PlacedCell(0, at, column.head, "upright" if column.upright else "head", column.width)
        for at, column in enumerate(sheet.columns)
    )
    heights = [
        # Set upright, every character is a line of its own.
        len(column.head) * _UPRIGHT_LINE_POINTS + _UPRIGHT_PADDING_POINTS
        if column.upright
        else _measure_points(count_lines(column.head, column.width))
        for column in sheet.columns
    ]
    points = min(max(heights), _MOST_POINTS)
    return _LaidOutRow(points, cells, is_head=True, is_kept=True)


@attrs.frozen
class _Stack:
    """The pieces of a cell one below the other, over some rows of a block."""

    cell: SheetCell
    column: int
    style: str
    width: int
    pieces: tuple[str | int, ...]
    start: int = 0
    """First row, from that of the block."""
    depth: int = 1
    """How many rows; the last piece covers all that are left."""

    @property
    def placed_cells(self) -> Iterator[_PlacedCell]:
        """A cell for each piece; the first has the note."""
        for at, piece in enumerate(self.pieces):
            yield _PlacedCell(
                self.start + at,
                self.column,
                piece,
                self.style,
                self.width,
                "" if at else self.cell.note,
                self.cell.highlighted,
                1 if at < len(self.pieces) - 1 else self.depth - at,
            )


def _lay_out_block(columns: Sequence[SheetColumn], block: SheetBlock) -> list[_LaidOutRow]:
    """Return the rows of a block.

    What is too long is continued in the next row; what is short beside it covers both.
    """
    placed = [cell for stack in _stack_cells(columns, block) for cell in stack.placed_cells]
    heights = [1] * max(cell.row + cell.down for cell in placed)
    # What covers one row first: what covers several raises the last of them by what is missing.
    for cell in sorted(placed, key=lambda cell: cell.down):
        covered = slice(cell.row, cell.row + cell.down)
        missing = cell.lines - sum(heights[covered])
        heights[cell.row + cell.down - 1] += max(missing, 0)
    cells: list[list[_PlacedCell]] = [[] for _ in heights]
    for cell in placed:
        cells[cell.row].append(cell)
    points = [_measure_points(lines) for lines in heights]
    kept = {at for cell in placed if cell.down > 1 for at in _list_kept(cell, points)}
    return [
        _LaidOutRow(height, tuple(row), is_kept=at in kept, is_listed=True)
        for at, (height, row) in enumerate(zip(points, cells, strict=True))
    ]


def _list_kept(cell: _PlacedCell, points: Sequence[float]) -> Iterator[int]:
    """The rows that a page may not end with, as it would cut the text of a cell over several."""
    missing = _measure_points(cell.lines)
    for at in range(cell.row, cell.row + cell.down - 1):
        missing -= points[at]
        if missing <= 0:
            return
        yield at


def _stack_cells(columns: Sequence[SheetColumn], block: SheetBlock) -> list[_Stack]:
    """Return the stacks of a block: those of merged columns over all its rows, then the others."""
    lines = [[_make_stack(cell, at, columns[at]) for at, cell in enumerate(row)] for row in block]
    merged = [stack for stack in lines[0] if columns[stack.column].merged]
    single = [[stack for stack in line if not columns[stack.column].merged] for line in lines]
    # With merged columns only, a line is as deep as nothing.
    depths = [max((len(stack.pieces) for stack in line), default=1) for line in single]
    # The last line is continued in as many rows as a merged cell needs beyond the others.
    longest = max((len(stack.pieces) for stack in merged), default=0)
    depths[-1] += max(longest - sum(depths), 0)
    stacks = [attrs.evolve(stack, depth=sum(depths)) for stack in merged]
    start = 0
    for line, depth in zip(single, depths, strict=True):
        stacks += [attrs.evolve(stack, start=start, depth=depth) for stack in line]
        start += depth
    return stacks


def _make_stack(cell: SheetCell, at: int, column: SheetColumn) -> _Stack:
    # A narrow column has no room for an indent.
    is_indented = not column.centred and column.width > _INDENT * 2
    style = "left" if is_indented else "centre"
    width = column.width - _INDENT if is_indented else column.width
    return _Stack(cell, at, style, width, tuple(_split_text(cell.value, width)))


# --- text in cells -------------------------------------------------------------------------------


def _split_text(value: str | int, width: int) -> list[str | int]:
    """Return a text in pieces that fit into a row each; after a full stop where there is one."""
    if not isinstance(value, str) or (
        len(value) <= _MOST_CHARS and count_lines(value, width) <= _MOST_LINES
    ):
        return [value]
    half = len(value) // 2
    at = value.rfind("。", half // 2, half) + 1 or half
    return [*_split_text(value[:at], width), *_split_text(value[at:], width)]


def _measure_points(lines: int) -> float:
    return lines * _LINE_POINTS + _PADDING_POINTS


# --- paper ---------------------------------------------------------------------------------------

_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7}  # inches
# Printable area of A4 inside these margins, in points, wide and high.
_LANDSCAPE = (769.9, 501.7)
_PORTRAIT = (523.3, 748.3)
_LEAST_SCALE = 0.6  # 6 points, which is small and can be read
_USABLE_SHARE = 0.97  # of a page's height, since no two programs measure alike


@attrs.frozen
class _Paper:
    """How a sheet is put on paper: on one page, or on pages in landscape."""

    is_landscape: bool
    usable: float | None = None
    """Height of a page for rows, with the head that each repeats; ``None`` for one page."""


def _choose_paper(sheet: Sheet, rows: Sequence[_LaidOutRow]) -> _Paper:
    """Choose one page, in the orientation that prints larger, where wanted; or landscape."""
    # 7 pixels for a digit, and 5 beside them.
    width = sum(column.width * 7 + 5 for column in sheet.columns) * 0.75
    height = sum(row.points for row in rows)
    scales = {size: min(size[0] / width, size[1] / height) for size in (_LANDSCAPE, _PORTRAIT)}
    best = max(scales, key=lambda size: min(scales[size], 1))
    if sheet.one_page and scales[best] >= _LEAST_SCALE:
        return _Paper(best is _LANDSCAPE)
    # Fitting to the width reduces a sheet, and never enlarges it.
    usable = _LANDSCAPE[1] * max(width / _LANDSCAPE[0], 1)
    return _Paper(is_landscape=True, usable=usable * _USABLE_SHARE)


# --- pages ---------------------------------------------------------------------------------------

_MOST_BLANK_SHARE = 0.27
"""Of a page, below its last row: rather than more, the text of a row goes on on the next page. With
what is not usable that is 0.29 of the paper inside the margins, less than a third."""
_LEAST_LINES = 2
"""Of a text that goes on on the next page, on the first."""


def _measure_head(rows: Sequence[_LaidOutRow]) -> float:
    return next(row.points for row in rows if row.is_head)


@attrs.define
class _Part:
    """What a page shows of a cell over several rows."""

    cell: _PlacedCell
    start: int
    """Index of its first row on the page."""
    left: int
    """How many of its rows are still to come."""
    points: float = 0.0
    """Height of its rows so far."""

    @property
    def missing(self) -> float:
        """What its text needs beyond its rows so far."""
        return _measure_points(self.cell.lines) - self.points


class _Paginator:
    """Puts rows on pages one after another, and cuts what a page break cuts.

    A row that does not fit begins the next page, with the titles above it. Where that would leave
    too much of the page blank, its text is cut and goes on on the next page.
    """

    def __init__(self, usable: float, head: float) -> None:
        self._usable, self._head = usable, head
        self._rows: list[_LaidOutRow] = []
        self._breaks: list[int] = []
        self._used = 0.0
        self._parts: list[_Part] = []
        self._repeated: list[_PlacedCell] = []
        self._is_bound = False

    def paginate(self, rows: Sequence[_LaidOutRow], paper: "_Paper") -> _Layout:
        """Return the rows with the pages that they are on."""
        for row, (run, least) in zip(rows, _measure_runs(rows), strict=True):
            self._place(row, run, least)
        return _Layout(tuple(self._rows), tuple(self._breaks), paper)

    def _place(self, row: _LaidOutRow, run: float, least: float) -> None:
        """Put a row on this page or the next.

        `run` is the height of it and what it is kept with, `least` what must be on one page.
        """
        blank, is_bound = self._usable - self._used, self._is_bound
        self._is_bound = row.is_kept
        if (row.points if is_bound and not row.is_last else run) <= blank:
            self._add(row)
            return
        is_too_blank = blank > self._usable * _MOST_BLANK_SHARE and least <= blank
        if is_bound or is_too_blank:
            if row.points <= blank and not row.is_last:
                self._add(row)
                return
            row = self._cut(row, blank)
        if self._used > self._head:
            self._break_page()
        self._add(row)

    def _add(self, row: _LaidOutRow) -> None:
        at, cells = len(self._rows), (*row.cells, *self._repeated)
        self._parts += [_Part(cell, at, cell.down) for cell in row.cells if cell.down > 1]
        self._parts += [_Part(cell, at, cell.down) for cell in self._repeated]
        self._repeated = []
        # The rest of a cell that was cut may need more than the rows that are left.
        missing = max((part.missing for part in self._parts if part.left == 1), default=0.0)
        points = min(max(row.points, missing), _MOST_POINTS)
        self._rows.append(attrs.evolve(row, points=points, cells=cells))
        self._used += points
        for part in self._parts:
            part.left -= 1
            part.points += points
        self._parts = [part for part in self._parts if part.left]

    def _break_page(self) -> None:
        """Begin a page; cells that go on on it end above it, and are repeated."""
        at = len(self._rows)
        for part in self._parts:
            above = self._rows[part.start]
            shorter = attrs.evolve(part.cell, down=at - part.start)
            cells = tuple(shorter if cell is part.cell else cell for cell in above.cells)
            self._rows[part.start] = attrs.evolve(above, cells=cells)
            self._repeated.append(attrs.evolve(part.cell, note="", down=part.left))
        if self._parts:
            missing = max(*(part.missing for part in self._parts), 0)
            last = self._rows[-1]
            points = min(last.points + missing, _MOST_POINTS)
            self._rows[-1] = attrs.evolve(last, points=points)
        self._parts = []
        self._breaks.append(at)
        self._used = self._head

    def _cut(self, row: _LaidOutRow, blank: float) -> _LaidOutRow:
        """Add what of a row fits on the page; return the rest, or all where nothing does."""
        if not row.is_listed:
            return row
        single = [cell for cell in row.cells if cell.down == 1]
        tallest = max((cell.lines for cell in single), default=1)
        lines = int((blank - _PADDING_POINTS) / _LINE_POINTS)
        if row.is_last:
            lines = min(lines, tallest - _LEAST_LINES)
        if not _LEAST_LINES <= lines < tallest:
            return row
        upper: list[_PlacedCell] = [
            attrs.evolve(cell, down=cell.down + 1) for cell in row.cells if cell.down > 1
        ]
        lower: list[_PlacedCell] = []
        for cell in single:
            above, below = _cut_text(cell.value, cell.width, lines)
            upper.append(attrs.evolve(cell, value=above))
            lower.append(attrs.evolve(cell, value=below, note=""))
        for part in self._parts:
            part.left += 1
        self._add(attrs.evolve(row, points=_measure_points(lines), cells=tuple(upper)))
        rest = _measure_points(max(cell.lines for cell in lower))
        return attrs.evolve(row, points=rest, cells=tuple(lower))


def _cut_text(value: str | int, width: int, lines: int) -> tuple[str | int, str | int]:
    """Return what of a text fits into `lines`, and the rest; a short one is there twice."""
    if not isinstance(value, str) or count_lines(value, width) <= lines:
        return value, value
    low, high = 1, len(value) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high) if count_lines(value[:middle], width) <= lines else (low, middle - 1)
        )
    # After a full stop or a comma of the last two lines, where there is one.
    found = max(value.rfind(mark, max(low - width, 1), low) for mark in "。；，、")
    at = found + 1 or low
    return value[:at], value[at:]


def _measure_runs(rows: Sequence[_LaidOutRow]) -> list[tuple[float, float]]:
    """Return for each row the height of it and what it is kept with, and of that the least.

    The least is what must be on one page where the text of a row is cut: the titles, and as much
    of the first row under them as its cells over several rows need.
    """
    runs: list[tuple[float, float]] = [(0.0, 0.0)]
    for row in reversed(rows):
        run, least = runs[-1] if row.is_kept else (0.0, 0.0)
        if row.is_listed:
            needed = max((cell.lines for cell in row.cells if cell.down > 1), default=0)
            runs.append((row.points + run, _measure_points(max(needed, _LEAST_LINES))))
        else:
            runs.append((row.points + run, row.points + least))
    return runs[:0:-1]


# --- writing -------------------------------------------------------------------------------------


def _write_sheet(page: Any, sheet: Sheet, layout: _Layout, formats: _Formats) -> None:
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        if column.choices:
            choices = {"validate": "list", "source": list(column.choices)}
            page.data_validation(layout.head + 1, at, layout.last, at, choices)
    for at, row in enumerate(layout.rows):
        page.set_row(at, row.points)
        for cell in row.cells:
            _write_cell(page, at, cell, formats.find(cell))
    page.freeze_panes(layout.head + 1, sheet.frozen)
    page.repeat_rows(layout.head)
    if sheet.is_filtered and layout.last > layout.head:
        page.autofilter(layout.head, 0, layout.last, len(sheet.columns) - 1)
    _set_paper(page, layout)
    page.set_margins(**_MARGINS)
    page.center_horizontally()
    page.set_footer("&C第 &P 页，共 &N 页")
    # 10.1 is the id of a measure, and no number that somebody forgot to convert.
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _set_paper(page: Any, layout: _Layout) -> None:
    page.set_paper(9)  # A4
    if layout.paper.is_landscape:
        page.set_landscape()
    page.fit_to_pages(1, 1 if layout.paper.usable is None else 0)
    page.set_h_pagebreaks(list(layout.breaks))


def _write_cell(page: Any, row: int, cell: _PlacedCell, style: Any) -> None:
    if cell.down > 1 or cell.across > 1:
        last = row + cell.down - 1, cell.column + cell.across - 1
        page.merge_range(row, cell.column, *last, "", style)
    # A filter reads every row, also those that a merged cell covers.
    for covered in range(row, row + cell.down):
        _write_value(page, covered, cell, style)
    if cell.note:
        _write_note(page, row, cell)


def _write_value(page: Any, row: int, cell: _PlacedCell, style: Any) -> None:
    if isinstance(cell.value, int):
        page.write_number(row, cell.column, cell.value, style)
    elif cell.value:
        # As a string whatever it begins with; `write` would guess.
        text = escape_unsafe(str(neutralize_formula(cell.value)))
        page.write_string(row, cell.column, text, style)
    else:
        page.write_blank(row, cell.column, None, style)


def _write_note(page: Any, row: int, cell: _PlacedCell) -> None:
    if len(cell.note) > _MOST_NOTE_CHARS:
        raise FormatError(
            "{count} characters do not fit into a note, {most} do",
            f"row {row + 1}",
            values={"count": len(cell.note), "most": _MOST_NOTE_CHARS},
        )
    size = {"width": 320, "height": 20 * count_lines(cell.note, 44) + 10}
    note = escape_unsafe(cell.note)
    page.write_comment(row, cell.column, note, {"font_size": 9, **size})
