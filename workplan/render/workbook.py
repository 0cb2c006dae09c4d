"""A spreadsheet that can be printed and handed out as it is.

Knows sheets of plain cells, how much room their words take, and paper; no plan. A sheet is first
laid out in rows, then written, so that no text is cut: one that is too long for a row, which a
spreadsheet makes 409 points high at most, or for a cell (32,767 characters), goes on in the next.
Where a page ends is set, too: what is under a title stays with it.
"""

import io
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import attrs

from workplan.errors import FormatError, MissingLibraryError
from workplan.render import terminal
from workplan.render.files import inert

__all__ = ["Band", "Block", "Cell", "Column", "Line", "Sheet", "written"]


@attrs.frozen
class Column:
    """What stands in a column, and how."""

    head: str
    width: int
    """In half-width characters; a Chinese one takes two."""
    merged: bool = False
    """Whether the first line's cell serves its whole block."""
    centred: bool = False
    upright: bool = False
    """Whether the head is set from top to bottom."""


@attrs.frozen
class Cell:
    """What stands in a cell, and the note that a reader finds behind it."""

    value: str | int
    note: str = ""


Line = tuple[Cell, ...]
Block = tuple[Line, ...]
"""Lines that belong together: all the measures of one task."""


@attrs.frozen
class Band:
    """Blocks under a title of their own, ``""`` for none."""

    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    """The note that a reader finds behind the title."""


@attrs.frozen
class Sheet:
    """One sheet: a title, remarks, a head that every page repeats, bands, and a last line."""

    name: str
    """Ours, never a document's: spreadsheets forbid some characters in it."""
    title: str
    remarks: tuple[str, ...]
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    source: str
    frozen: int = 0
    """How many columns stay in sight beside the head."""
    one_page: bool = False
    """Whether to print it smaller, as far as it can be read, so that all stands on one page."""

    @property
    def width(self) -> int:
        """The sum of the columns' widths."""
        return sum(column.width for column in self.columns)


def written(sheets: Sequence[Sheet], title: str) -> bytes:
    """The sheets as an Excel workbook, the same bytes whenever it is written.

    Raises `MissingLibraryError` without XlsxWriter, and `FormatError` for what does not fit into
    a spreadsheet at all.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingLibraryError("a spreadsheet", "XlsxWriter") from None
    laid = [(sheet, _laid_out(sheet)) for sheet in sheets]
    out = io.BytesIO()
    # XlsxWriter writes into what it is given.
    options = {"in_memory": True, "default_format_properties": dict(_MEASURE)}
    book = xlsxwriter.Workbook(out, options)
    # A fixed time, since the words and not the hour of writing make the file.
    book.set_properties({"title": _visible(title[:200]), "created": _CREATED})
    styles = {name: book.add_format(_BASE | style) for name, style in _STYLES.items()}
    for sheet, rows in laid:
        _write(book.add_worksheet(sheet.name), sheet, rows, styles)
    book.close()
    return out.getvalue()


_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 - the file format knows no zones
# By its digits a spreadsheet measures columns. Calibri, the usual one, is not on every machine, and
# what stands in for it may be a third wider; what stands in for Arial is as wide.
_MEASURE = {"font_name": "Arial", "font_size": 10}
_BASE = {
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

# --- laying out ----------------------------------------------------------------------------------

# At 10 points; the least that fits the tallest of the usual fonts, 宋体, 黑体 and Noto Sans CJK.
_LINE_POINTS = 14.5
_MARGIN_POINTS = 6
_UPRIGHT_POINTS = 12.5  # at 9 points
_MOST_LINES = 27  # 397.5 points
_MOST_CHARS = 16_000  # each may be two UTF-16 units, of which a cell holds 32,767
_MOST_NOTE = 16_000
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


@attrs.frozen
class _Placed:
    """A cell in its row: where it begins, and how many rows and columns it covers."""

    column: int
    value: str | int
    style: str
    note: str = ""
    down: int = 1
    across: int = 1


# How firmly a row is tied to the next, where a page could end: the rows of a block are where a page
# holds the block, a title and the last row before the source are always.
_FREE, _TIED, _FAST = range(3)


@attrs.frozen
class _Row:
    points: float
    cells: tuple[_Placed, ...]
    is_head: bool = False
    tie: int = _FREE


def _laid_out(sheet: Sheet) -> list[_Row]:
    rows = [
        *_tied(_across(sheet, sheet.title, "title", scale=1.6), _FAST),
        *(row for text in sheet.remarks for row in _tied(_across(sheet, text, "remark"), _FAST)),
        *_tied([_head(sheet)], _FAST),
    ]
    for band in sheet.bands:
        title = _across(sheet, band.title, "band", band.note) if band.title else []
        rows += _tied(title, _FAST)
        for block in band.blocks:
            made = _block(sheet.columns, block)
            rows += [*_tied(made[:-1], _TIED), made[-1]]
    rows[-1:] = _tied(rows[-1:], _FAST)
    rows += _across(sheet, sheet.source, "source")
    if len(rows) > _MOST_ROWS or len(sheet.columns) > _MOST_COLUMNS:
        size = f"{len(rows)} rows and {len(sheet.columns)} columns"
        raise FormatError(f"{size} do not fit into a spreadsheet", sheet.name)
    return rows


def _tied(rows: Sequence[_Row], tie: int) -> list[_Row]:
    return [attrs.evolve(row, tie=tie) for row in rows]


def _across(
    sheet: Sheet, text: str, style: str, note: str = "", *, scale: float = 1.0
) -> list[_Row]:
    """A text over all the columns, `scale` times as large as the others."""
    width = int(sheet.width / scale)
    return [
        _Row(
            min(_points(_lines(piece, width)) * scale, 409),
            (_Placed(0, piece, style, "" if at else note, across=len(sheet.columns)),),
        )
        for at, piece in enumerate(_pieces(text, width))
    ]


def _head(sheet: Sheet) -> _Row:
    cells = tuple(
        _Placed(at, column.head, "upright" if column.upright else "head")
        for at, column in enumerate(sheet.columns)
    )
    # Set upright, every character is a line of its own.
    upright = [len(c.head) * _UPRIGHT_POINTS + 12 for c in sheet.columns if c.upright]
    level = [_points(_lines(c.head, c.width)) for c in sheet.columns if not c.upright]
    return _Row(min(max(*upright, *level), 409), cells, is_head=True)


def _block(columns: Sequence[Column], block: Block) -> list[_Row]:
    """The rows of a block; what is too long goes on in the next row, what is short fills both."""
    pieces = [
        [_pieces(cell.value, column.width) for cell, column in zip(line, columns, strict=True)]
        for line in block
    ]
    merged = [at for at, column in enumerate(columns) if column.merged]
    single = [at for at, column in enumerate(columns) if not column.merged]
    depths = [max(len(line[at]) for at in single) for line in pieces]
    longest = max((len(pieces[0][at]) for at in merged), default=0)
    depths[-1] += max(longest - sum(depths), 0)
    stacks = [(0, sum(depths), block[0][at], pieces[0][at], at) for at in merged]
    for i, line in enumerate(block):
        start = sum(depths[:i])
        stacks += [(start, depths[i], line[at], pieces[i][at], at) for at in single]
    placed = [
        (row, attrs.evolve(cell, style="centre") if columns[cell.column].centred else cell)
        for stack in stacks
        for row, cell in _stacked(*stack)
    ]
    heights = _heights(sum(depths), placed, columns)
    return [
        _Row(_points(lines), tuple(cell for row, cell in placed if row == at))
        for at, lines in enumerate(heights)
    ]


def _stacked(
    start: int, depth: int, cell: Cell, pieces: Sequence[str | int], column: int
) -> Iterable[tuple[int, _Placed]]:
    """The pieces of a cell one below the other, the last one over all the rows that are left."""
    for i, piece in enumerate(pieces):
        down = 1 if i < len(pieces) - 1 else depth - i
        yield start + i, _Placed(column, piece, "left", cell.note if i == 0 else "", down)


def _heights(
    count: int, placed: Sequence[tuple[int, _Placed]], columns: Sequence[Column]
) -> list[int]:
    """How many lines each row needs; what covers several is no reason to raise but the last."""
    heights = [1] * count
    for row, cell in sorted(placed, key=lambda pair: pair[1].down):
        covered = slice(row, row + cell.down)
        missing = _lines(cell.value, columns[cell.column].width) - sum(heights[covered])
        heights[row + cell.down - 1] += max(missing, 0)
    return heights


def _pieces(value: str | int, width: int) -> list[str | int]:
    """A text cut so that each piece fits into a row; after a stop where there is one."""
    if not isinstance(value, str) or (
        len(value) <= _MOST_CHARS and _lines(value, width) <= _MOST_LINES
    ):
        return [value]
    half = len(value) // 2
    at = value.rfind("。", half // 2, half) + 1 or half
    return [*_pieces(value[:at], width), *_pieces(value[at:], width)]


def _lines(value: str | int, width: int) -> int:
    """How many lines a text takes in a cell of `width`, a word that is longer broken."""
    # One less, since a mark that may not begin a line takes the character before it along.
    room = max(width - 1, min(width, 2))
    wrapped = (
        line
        for part in str(value).splitlines()
        for line in terminal.wrapped(_printed(part), width=room)
    )
    return max(sum(max(-(-terminal.columns(line) // room), 1) for line in wrapped), 1)


def _printed(text: str) -> str:
    """`text` with what a Chinese font sets as wide as a character, such as ●, as one."""
    wide = (c if unicodedata.east_asian_width(c) != "A" else _WIDE.get(c, "口") for c in text)
    return "".join(wide)


_WIDE = {"”": "》"}  # which does not begin a line either


def _points(lines: int) -> float:
    return lines * _LINE_POINTS + _MARGIN_POINTS


# --- paper ---------------------------------------------------------------------------------------

_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7}  # inches
# What these leave of A4, in points, wide and high.
_LANDSCAPE = (769.9, 501.7)
_PORTRAIT = (523.3, 748.3)
_LEAST_SCALE = 0.6  # 6 points, which is small and can be read
_SURE_SHARE = 0.97  # of a page's height, since no two programs measure alike


def _set_paper(page: Any, sheet: Sheet, rows: Sequence[_Row]) -> None:
    """One page, the way round that prints larger, where that is wanted; or pages across."""
    page.set_paper(9)  # A4
    # 7 pixels for a digit, and 5 beside them.
    wide = sum(column.width * 7 + 5 for column in sheet.columns) * 0.75
    high = sum(row.points for row in rows)
    scales = {size: min(size[0] / wide, size[1] / high) for size in (_LANDSCAPE, _PORTRAIT)}
    best = max(scales, key=lambda size: min(scales[size], 1))
    if sheet.one_page and scales[best] >= _LEAST_SCALE:
        if best is _LANDSCAPE:
            page.set_landscape()
        page.fit_to_pages(1, 1)
    else:
        page.set_landscape()
        page.fit_to_pages(1, 0)
        # What is fitted to the width is made smaller, and never larger.
        room = _LANDSCAPE[1] * max(wide / _LANDSCAPE[0], 1)
        page.set_h_pagebreaks(_breaks(rows, room * _SURE_SHARE))


def _breaks(rows: Sequence[_Row], room: float) -> list[int]:
    """The rows before which a page begins, so that those that are tied stay together.

    `room` is how high the rows of a page can be, with the head that each repeats. Rows that are
    too many for one page begin one, and go on in the next.
    """
    head = next(row.points for row in rows if row.is_head)
    # How high each row is with all that are tied to it: at all, fast, or none.
    high: list[tuple[float, ...]] = [(0.0, 0.0, 0.0)]
    for row in reversed(rows):
        below = high[-1]
        high.append(tuple(row.points + (below[tie] if row.tie > tie else 0) for tie in range(3)))
    breaks, used, tie = [], 0.0, _FREE
    for at, (row, needed) in enumerate(zip(rows, reversed(high), strict=False)):
        if used > head and used + min(needed[tie], room - head) > room:
            breaks.append(at)
            used = head
        used += row.points
        tie = row.tie
    return breaks


# --- writing -------------------------------------------------------------------------------------


def _write(page: Any, sheet: Sheet, rows: Sequence[_Row], styles: dict[str, Any]) -> None:
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
    # 10.1 is the number of a measure, and no number that somebody forgot to convert.
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _write_cell(page: Any, row: int, cell: _Placed, style: Any) -> None:
    if cell.down > 1 or cell.across > 1:
        last = row + cell.down - 1, cell.column + cell.across - 1
        page.merge_range(row, cell.column, *last, "", style)
    if isinstance(cell.value, int):
        page.write_number(row, cell.column, cell.value, style)
    elif cell.value:
        # As a string whatever it begins with; `write` would guess.
        text = str(inert(cell.value)).encode("utf-8", "backslashreplace").decode()
        page.write_string(row, cell.column, text, style)
    else:
        page.write_blank(row, cell.column, None, style)
    if cell.note:
        if len(cell.note) > _MOST_NOTE:
            problem = f"{len(cell.note)} characters do not fit into a note, {_MOST_NOTE} do"
            raise FormatError(problem, f"row {row + 1}")
        size = {"width": 320, "height": 20 * _lines(cell.note, 44) + 10}
        page.write_comment(row, cell.column, _visible(cell.note), {"font_size": 9, **size})


def _visible(text: str) -> str:
    """Text for where XlsxWriter does not escape what XML cannot hold: as Python would write it."""
    held = (c if c in "\n\t" or c.isprintable() or c == "\u3000" else repr(c)[1:-1] for c in text)
    return "".join(held)
