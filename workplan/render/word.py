"""A Word document that can be printed and handed out as it is.

Knows a sheet of plain cells and how it fills pages; no plan, and neither fonts nor files. What only
spreadsheets have is not drawn: frozen columns, filters, the scale to one page, upright heads.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, groupby
from operator import not_

import attrs

from workplan.render.lines import break_title, count_lines
from workplan.render.pages import PageRow, paginate
from workplan.render.sheet import (
    DocumentProperties,
    Sheet,
    SheetBand,
    SheetCell,
    SheetColumn,
    SheetRow,
)
from workplan.render.terminal import measure_width
from workplan.render.word_package import (
    STYLES,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    make_attribute,
    make_package,
    make_runs,
)

__all__ = ["write_document"]


def write_document(sheet: Sheet, properties: DocumentProperties) -> bytes:
    """Return a sheet as a Word document, the same bytes whenever it is written.

    Raises `MissingLibraryError` without python-docx.
    """
    notes: list[str] = []
    body = _draw_sheet(sheet, notes)
    return make_package(body, notes, properties)


# --- layout of rows ------------------------------------------------------------------------------

_LINE = STYLES["Text"].line * 20
_CELL_MARGIN = 85
"""At each side of a cell: 1.5 mm, less than Word's own, for narrow columns of names."""
_CELL_PADDING = 40
"""Above and below the text of a cell."""
_BORDER = 10
_LONGEST_SHORT = 14
"""Half-width characters of a short cell: （二十七）, 2018年12月底."""
_TOLERANCE = 160
"""Half a line, by which two programs may differ on a page: half a point for each of 16 borders."""


@attrs.frozen
class _PlacedColumn:
    """A column on paper, its width in twips."""

    column: SheetColumn
    width: int

    @property
    def style(self) -> str:
        """The style of its cells."""
        return "Centred" if self.column.centred else "Text"

    def count_lines(self, value: str | int) -> int:
        """Return how many lines a text takes in it."""
        return _count_lines(str(value), "Text", self.width - 2 * _CELL_MARGIN)


@attrs.frozen
class _Line:
    """What a row of the table shows: a row of a block, or the title of a band."""

    cells: SheetRow
    height: int
    least: int = 0
    """Height of the merged cells of its block, which the rows of a page must have together."""
    block: int = 0
    """Number of its block; 0 for a band."""


def _place_columns(sheet: Sheet) -> tuple[_PlacedColumn, ...]:
    """Return the columns, scaled so that they fill the width of the text.

    A centred column of short cells is as wide as the longest of them: （二十七） takes one line.
    """
    margins = 2 * _CELL_MARGIN
    scale = (TEXT_WIDTH - margins * len(sheet.columns)) / max(sheet.width, 1)
    widths = [max(int(column.width * scale), 1) for column in sheet.columns]
    rows = [row for band in sheet.bands for block in band.blocks for row in block]
    for at, column in enumerate(sheet.columns):
        if column.centred:
            words = (column.head, *(str(row[at].value) for row in rows))
            longest = max(map(measure_width, words))
            needed = (longest + 1) * STYLES["Text"].character
            widest = widths.index(max(widths))
            most = min(_LONGEST_SHORT * STYLES["Text"].character, widths[widest] // 2)
            if widths[at] < needed <= most:
                widths[widest] -= needed - widths[at]
                widths[at] = needed
    return tuple(
        _PlacedColumn(column, width + margins)
        for column, width in zip(sheet.columns, widths, strict=True)
    )


def _count_lines(text: str, style: str, width: int) -> int:
    return count_lines(text, max(width // STYLES[style].character, 1))


def _measure_height(lines: int) -> int:
    return lines * _LINE + 2 * _CELL_PADDING + _BORDER


def _measure_text(text: str, style: str) -> int:
    """Height of a paragraph as wide as the page."""
    set_as = STYLES[style]
    return (_count_lines(text, style, TEXT_WIDTH) * set_as.line + 2 * set_as.space) * 20


def _list_lines(columns: Sequence[_PlacedColumn], bands: Iterable[SheetBand]) -> Iterator[_Line]:
    block = 0
    for band in bands:
        if band.title:
            lines = _count_lines(band.title, "Band", TEXT_WIDTH - 2 * _CELL_MARGIN)
            yield _Line((SheetCell(band.title, band.note),), _measure_height(lines))
        for rows in band.blocks:
            block += 1
            counts = [
                [placed.count_lines(cell.value) for placed, cell in zip(columns, row, strict=True)]
                for row in rows
            ]
            is_merged = [placed.column.merged for placed in columns]
            least = max(compress(counts[0], is_merged), default=1)
            for number, (row, count) in enumerate(zip(rows, counts, strict=True)):
                lines = max(compress(count, map(not_, is_merged)), default=1)
                # On a page that begins inside a block merged cells begin again, without notes.
                cells = tuple(
                    SheetCell(first.value) if merged and number else cell
                    for first, cell, merged in zip(rows[0], row, is_merged, strict=True)
                )
                yield _Line(cells, _measure_height(lines), _measure_height(least), block)


_Group = list[tuple[_Line, PageRow]]
"""Rows of one block on one page: they share its merged cells."""


def _group_lines(lines: Sequence[_Line], usable: int, *, above: int, below: int) -> list[_Group]:
    """Return the lines with the heights and pages that they have in any program.

    `above` and `below` are the heights of what is on the first and the last page beside the rows.
    """
    # What is longer than a page below the title of a band is continued on the next page.
    longest = usable - _measure_height(1) - _TOLERANCE
    rows: list[PageRow] = []
    for at, line in enumerate(lines, 1):
        is_long = max(line.height, line.least) > longest
        rows.append(
            PageRow(
                line.height,
                # A band is kept with its first row, the last row with what is below the table.
                is_kept=not line.block or at == len(lines),
                line=_LINE if is_long else 0,
                group=line.block,
                least=0 if is_long else line.least,
            )
        )
    placed = paginate([*rows, PageRow(below)], usable, above=above, tolerance=_TOLERANCE)
    pages = accumulate(row.begins_page for row in placed[:-1])
    numbered = zip(lines, placed[:-1], pages, strict=True)
    return [
        [(line, place) for line, place, _ in group]
        for _, group in groupby(numbered, key=lambda each: (each[0].block, each[2]))
    ]


# --- drawing -------------------------------------------------------------------------------------


@attrs.frozen
class _Pen:
    """Draws the cells of a table, and collects their notes."""

    columns: tuple[_PlacedColumn, ...]
    notes: list[str]

    def draw_group(self, group: _Group) -> Iterator[str]:
        """Draw the rows of a block that are on one page, or the title of a band."""
        for at, (line, place) in enumerate(group):
            merge = ("continue" if at else "restart") if len(group) > 1 else ""
            if line.block:
                cells = "".join(self._draw_cells(line.cells, merge, place))
            else:
                span = f'<w:gridSpan w:val="{len(self.columns)}"/>'
                width = sum(placed.width for placed in self.columns)
                cells = _make_cell(width, span, "Band", self._draw_noted(line.cells[0]), place)
            yield _make_row(cells, place)

    def _draw_cells(self, row: SheetRow, merge: str, place: PageRow) -> Iterator[str]:
        for placed, cell in zip(self.columns, row, strict=True):
            is_merged = merge and placed.column.merged
            runs = "" if is_merged and merge == "continue" else self._draw_noted(cell)
            if placed.column.choices:
                runs = _make_choice(runs, placed.column.choices)
            properties = f'<w:vMerge w:val="{merge}"/>' if is_merged else ""
            properties += _SHADE if cell.highlighted else ""
            yield _make_cell(placed.width, properties, placed.style, runs, place)

    def _draw_noted(self, cell: SheetCell) -> str:
        """Draw the text of a cell, and what its note is about: all of it."""
        runs = make_runs(str(cell.value))
        if not cell.note:
            return runs
        number = f'w:id="{len(self.notes)}"'
        self.notes.append(cell.note)
        return (
            f"<w:commentRangeStart {number}/>{runs}<w:commentRangeEnd {number}/><w:r><w:rPr>"
            f'<w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference {number}/></w:r>'
        )


def _draw_sheet(sheet: Sheet, notes: list[str]) -> str:
    """Return the content of a document's body, and add the notes in it to `notes`."""
    columns = _place_columns(sheet)
    text = "".join(
        str(cell.value)
        for band in sheet.bands
        for block in band.blocks
        for row in block
        for cell in row
    )
    width = TEXT_WIDTH // STYLES["Title"].character
    parts = [sheet.title.removesuffix(sheet.subject), sheet.subject]
    if measure_width(sheet.title) <= width:
        parts = [sheet.title]
    title = "\n".join(line for part in parts if part for line in break_title(part, width, text))
    above = [("Label", sheet.label)] if sheet.label else []
    above += [("Title", title), *(("Remark", remark) for remark in sheet.remarks)]
    below = [("Closing", line) for line in sheet.closing] or [("End", "")]
    head = _measure_height(max(placed.count_lines(placed.column.head) for placed in columns))
    groups = _group_lines(
        list(_list_lines(columns, sheet.bands)),
        TEXT_HEIGHT - head,
        above=sum(_measure_text(words, style) for style, words in above),
        below=sum(_measure_text(words, style) for style, words in below),
    )
    pen = _Pen(columns, notes)
    rows = "".join(row for group in groups for row in pen.draw_group(group))
    grid = "".join(f'<w:gridCol w:w="{placed.width}"/>' for placed in columns)
    place = PageRow(head, is_kept=True)
    heads = "".join(
        _make_cell(placed.width, "", "Head", make_runs(placed.column.head), place)
        for placed in columns
    )
    first = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    return (
        "".join(_make_paragraph(style, make_runs(words)) for style, words in above)
        + f"<w:tbl>{_TABLE}<w:tblGrid>{grid}</w:tblGrid>{first}{rows}</w:tbl>"
        + "".join(
            _make_paragraph(style, make_runs(words), is_kept=at < len(below))
            for at, (style, words) in enumerate(below, 1)
        )
    )


_TABLE = (
    f'<w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'  # half a point
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
    f'<w:top w:w="{_CELL_PADDING}" w:type="dxa"/><w:left w:w="{_CELL_MARGIN}" w:type="dxa"/>'
    f'<w:bottom w:w="{_CELL_PADDING}" w:type="dxa"/><w:right w:w="{_CELL_MARGIN}" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>'


def _make_row(cells: str, place: PageRow) -> str:
    """A row, at least as high as planned, on one page; one longer than a page is left to Word."""
    height = f'<w:trHeight w:val="{place.height}" w:hRule="atLeast"/>'
    properties = "" if place.line else f"<w:cantSplit/>{height}"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _make_cell(width: int, properties: str, style: str, runs: str, place: PageRow) -> str:
    # In a row over several pages the names are on the first, not somewhere in the middle.
    align = "top" if place.line else "center"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}<w:vAlign w:val="{align}"/>'
        f"</w:tcPr>{_make_paragraph(style, runs, is_kept=place.is_kept)}</w:tc>"
    )


def _make_paragraph(style: str, runs: str, *, is_kept: bool = False) -> str:
    """A paragraph; `is_kept`: on the same page as the next."""
    kept = "<w:keepNext/>" * is_kept
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{runs}</w:p>'


def _make_choice(runs: str, choices: Iterable[str]) -> str:
    """A drop-down list that shows `runs`; Word's own “choose an item” would be printed."""
    items = "".join(
        f"<w:listItem w:displayText={value} w:value={value}/>"
        for value in map(make_attribute, choices)
    )
    return (
        f"<w:sdt><w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        f"<w:sdtContent>{runs or make_runs(_BLANK)}</w:sdtContent></w:sdt>"
    )


_BLANK = "\u3000"
