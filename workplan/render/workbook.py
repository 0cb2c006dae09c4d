"""A workbook that can be printed and handed out as it is.

Knows sheets of plain cells, the space that text takes, and paper; no plan. A sheet is first laid
out in rows, then written, so that no text is cut: one too long for a row, which a spreadsheet makes
409 points high at most, or for a cell (32,767 characters), is continued in the next row. Page
breaks are set too: a title is kept with what is under it.
"""

import enum
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import attrs

from workplan.errors import FormatError, MissingLibraryError
from workplan.render.lines import count_lines
from workplan.render.sheet import Sheet, SheetBlock, SheetCell, SheetColumn, neutralize_formula

__all__ = ["write_workbook"]


def write_workbook(sheets: Sequence[Sheet], title: str) -> bytes:
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
    # A fixed time: the same content gives the same bytes.
    book.set_properties({"title": _escape_unprintable(title[:200]), "created": _CREATED})
    styles = {name: book.add_format(_BASE_STYLE | style) for name, style in _STYLES.items()}
    for sheet, rows in layouts:
        _write_sheet(book.add_worksheet(sheet.name), sheet, rows, styles)
    book.close()
    return out.getvalue()


def _import_xlsxwriter() -> Any:
    try:
        import xlsxwriter
    except ImportError:
        raise MissingLibraryError("a spreadsheet", "XlsxWriter") from None
    return xlsxwriter


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
    "title": {"font_name": "黑体", "font_size": 16, "align": "center", "border": 0},
    "remark": {"border": 0},
    "source": {"border": 0, "font_size": 8},
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
    "left": {},
    "centre": {"align": "center"},
}

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
_TITLE_SCALE = 1.6
"""16 points against 10."""


class _PageBreak(enum.IntEnum):
    """Page-break policy of a row, the firmest last: whether it is kept with the next row."""

    NONE = 0
    """A page may end with this row."""
    KEEP_IF_FITS = 1
    """Keep with next where the block fits on a page: a row inside a block."""
    KEEP = 2
    """Always keep with next: a title, a head, and the last row before the source."""


@attrs.frozen
class _PlacedCell:
    """A cell in its place: where it begins, and how many rows and columns it covers."""

    row: int
    """From the first row of the block."""
    column: int
    value: str | int
    style: str
    note: str = ""
    down: int = 1
    across: int = 1


@attrs.frozen
class _LaidOutRow:
    """A row of the worksheet: its height, its cells, and whether a page may end with it."""

    points: float
    cells: tuple[_PlacedCell, ...]
    is_head: bool = False
    page_break: _PageBreak = _PageBreak.NONE


def _lay_out_sheet(sheet: Sheet) -> list[_LaidOutRow]:
    """Return the rows of a sheet in order; raise `FormatError` where they are too many."""
    rows = [
        *_lay_out_text(sheet, sheet.title, "title", scale=_TITLE_SCALE),
        *(row for text in sheet.remarks for row in _lay_out_text(sheet, text, "remark")),
        _lay_out_head(sheet),
    ]
    for band in sheet.bands:
        if band.title:
            rows += _lay_out_text(sheet, band.title, "band", note=band.note)
        for block in band.blocks:
            rows += _lay_out_block(sheet.columns, block)
    # The source is never alone on a page.
    rows[-1] = attrs.evolve(rows[-1], page_break=_PageBreak.KEEP)
    rows += _lay_out_text(sheet, sheet.source, "source", page_break=_PageBreak.NONE)
    if len(rows) > _MOST_ROWS or len(sheet.columns) > _MOST_COLUMNS:
        raise FormatError(
            "{rows} rows and {columns} columns do not fit into a spreadsheet",
            sheet.name,
            values={"rows": len(rows), "columns": len(sheet.columns)},
        )
    return rows


def _lay_out_text(
    sheet: Sheet,
    text: str,
    style: str,
    *,
    note: str = "",
    scale: float = 1.0,
    page_break: _PageBreak = _PageBreak.KEEP,
) -> list[_LaidOutRow]:
    """Return the rows of a text across all columns, its font `scale` times the usual size."""
    width = int(sheet.width / scale)
    rows: list[_LaidOutRow] = []
    for at, piece in enumerate(_split_text(text, width)):
        cell = _PlacedCell(0, 0, piece, style, "" if at else note, across=len(sheet.columns))
        points = min(_measure_points(count_lines(piece, width)) * scale, _MOST_POINTS)
        rows.append(_LaidOutRow(points, (cell,), page_break=page_break))
    return rows


def _lay_out_head(sheet: Sheet) -> _LaidOutRow:
    cells = tuple(
        _PlacedCell(0, at, column.head, "upright" if column.upright else "head")
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
    return _LaidOutRow(points, cells, is_head=True, page_break=_PageBreak.KEEP)


@attrs.frozen
class _Stack:
    """The pieces of a cell one below the other, over some rows of a block."""

    cell: SheetCell
    column: int
    style: str
    pieces: tuple[str | int, ...]
    start: int = 0
    """First row, from that of the block."""
    depth: int = 1
    """How many rows; the last piece covers all that are left."""

    @property
    def placed_cells(self) -> Iterator[_PlacedCell]:
        """A cell for each piece; the first has the note."""
        for at, piece in enumerate(self.pieces):
            down = 1 if at < len(self.pieces) - 1 else self.depth - at
            note = "" if at else self.cell.note
            yield _PlacedCell(self.start + at, self.column, piece, self.style, note, down)


def _lay_out_block(columns: Sequence[SheetColumn], block: SheetBlock) -> list[_LaidOutRow]:
    """Return the rows of a block, kept together where they fit on a page.

    What is too long is continued in the next row; what is short beside it covers both.
    """
    placed = [cell for stack in _stack_cells(columns, block) for cell in stack.placed_cells]
    heights = [1] * max(cell.row + cell.down for cell in placed)
    # What covers one row first: what covers several raises the last of them by what is missing.
    for cell in sorted(placed, key=lambda cell: cell.down):
        covered = slice(cell.row, cell.row + cell.down)
        missing = count_lines(cell.value, columns[cell.column].width) - sum(heights[covered])
        heights[cell.row + cell.down - 1] += max(missing, 0)
    cells: list[list[_PlacedCell]] = [[] for _ in heights]
    for cell in placed:
        cells[cell.row].append(cell)
    policies = [_PageBreak.KEEP_IF_FITS] * (len(heights) - 1) + [_PageBreak.NONE]
    return [
        _LaidOutRow(_measure_points(lines), tuple(row), page_break=policy)
        for lines, row, policy in zip(heights, cells, policies, strict=True)
    ]


def _stack_cells(columns: Sequence[SheetColumn], block: SheetBlock) -> list[_Stack]:
    """Return the stacks of a block: those of merged columns over all its rows, then the others."""
    lines = [
        [
            _Stack(
                cell,
                at,
                "centre" if column.centred else "left",
                tuple(_split_text(cell.value, column.width)),
            )
            for at, (cell, column) in enumerate(zip(row, columns, strict=True))
        ]
        for row in block
    ]
    merged = [stack for stack in lines[0] if columns[stack.column].merged]
    single = [[stack for stack in line if not columns[stack.column].merged] for line in lines]
    depths = [max(len(stack.pieces) for stack in line) for line in single]
    # The last line is continued in as many rows as a merged cell needs beyond the others.
    longest = max((len(stack.pieces) for stack in merged), default=0)
    depths[-1] += max(longest - sum(depths), 0)
    stacks = [attrs.evolve(stack, depth=sum(depths)) for stack in merged]
    start = 0
    for line, depth in zip(single, depths, strict=True):
        stacks += [attrs.evolve(stack, start=start, depth=depth) for stack in line]
        start += depth
    return stacks


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


def _set_paper(page: Any, sheet: Sheet, rows: Sequence[_LaidOutRow]) -> None:
    """Set one page, in the orientation that prints larger, where wanted; or pages in landscape."""
    page.set_paper(9)  # A4
    # 7 pixels for a digit, and 5 beside them.
    width = sum(column.width * 7 + 5 for column in sheet.columns) * 0.75
    height = sum(row.points for row in rows)
    scales = {size: min(size[0] / width, size[1] / height) for size in (_LANDSCAPE, _PORTRAIT)}
    best = max(scales, key=lambda size: min(scales[size], 1))
    if sheet.one_page and scales[best] >= _LEAST_SCALE:
        if best is _LANDSCAPE:
            page.set_landscape()
        page.fit_to_pages(1, 1)
    else:
        page.set_landscape()
        page.fit_to_pages(1, 0)
        # Fitting to the width reduces a sheet, and never enlarges it.
        usable = _LANDSCAPE[1] * max(width / _LANDSCAPE[0], 1)
        page.set_h_pagebreaks(_find_page_breaks(rows, usable * _USABLE_SHARE))


def _find_page_breaks(rows: Sequence[_LaidOutRow], usable: float) -> list[int]:
    """Return the rows before which a page begins, so that rows kept with the next stay together.

    `usable` is the height of a page for rows, with the head that each repeats. Rows kept together
    that are too many for one page begin one, and are continued on the next.
    """
    head = next(row.points for row in rows if row.is_head)
    breaks: list[int] = []
    used, above = 0.0, _PageBreak.NONE
    for at, (row, needed) in enumerate(zip(rows, _measure_runs(rows), strict=True)):
        if used > head and used + min(needed[above], usable - head) > usable:
            breaks.append(at)
            used = head
        used += row.points
        above = row.page_break
    return breaks


def _measure_runs(rows: Sequence[_LaidOutRow]) -> list[tuple[float, ...]]:
    """Return for each row the height of the run of rows that it begins, by the policy above it.

    Below a row that is free, a run is all rows kept together; inside a run it is the rows that are
    kept together more firmly than by the row above.
    """
    runs: list[tuple[float, ...]] = [(0.0,) * len(_PageBreak)]
    for row in reversed(rows):
        below = runs[-1]
        runs.append(
            tuple(
                row.points + (below[above] if row.page_break > above else 0) for above in _PageBreak
            )
        )
    return runs[:0:-1]


# --- writing -------------------------------------------------------------------------------------


def _write_sheet(
    page: Any, sheet: Sheet, rows: Sequence[_LaidOutRow], styles: dict[str, Any]
) -> None:
    head = next(at for at, row in enumerate(rows) if row.is_head)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
    for at, row in enumerate(rows):
        page.set_row(at, row.points)
        for cell in row.cells:
            _write_cell(page, at, cell, styles[cell.style])
    page.freeze_panes(head + 1, sheet.frozen)
    page.repeat_rows(head)
    _set_paper(page, sheet, rows)
    page.set_margins(**_MARGINS)
    page.center_horizontally()
    page.set_footer("&C第 &P 页，共 &N 页")
    # 10.1 is the id of a measure, and no number that somebody forgot to convert.
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _write_cell(page: Any, row: int, cell: _PlacedCell, style: Any) -> None:
    if cell.down > 1 or cell.across > 1:
        last = row + cell.down - 1, cell.column + cell.across - 1
        page.merge_range(row, cell.column, *last, "", style)
    if isinstance(cell.value, int):
        page.write_number(row, cell.column, cell.value, style)
    elif cell.value:
        # As a string whatever it begins with; `write` would guess.
        text = str(neutralize_formula(cell.value)).encode("utf-8", "backslashreplace").decode()
        page.write_string(row, cell.column, text, style)
    else:
        page.write_blank(row, cell.column, None, style)
    if cell.note:
        _write_note(page, row, cell)


def _write_note(page: Any, row: int, cell: _PlacedCell) -> None:
    if len(cell.note) > _MOST_NOTE_CHARS:
        raise FormatError(
            "{count} characters do not fit into a note, {most} do",
            f"row {row + 1}",
            values={"count": len(cell.note), "most": _MOST_NOTE_CHARS},
        )
    size = {"width": 320, "height": 20 * count_lines(cell.note, 44) + 10}
    note = _escape_unprintable(cell.note)
    page.write_comment(row, cell.column, note, {"font_size": 9, **size})


def _escape_unprintable(text: str) -> str:
    """Return text as Python writes it, for where XlsxWriter does not escape what XML forbids."""
    return "".join(
        char if char in "\n\t" or char.isprintable() or char == "\u3000" else repr(char)[1:-1]
        for char in text
    )
