"""An Excel workbook becomes a source: each visible sheet is a table, its cells as Excel shows them.

Knows what openpyxl says of a workbook, and no notice.
"""

import io
import warnings
from collections.abc import Sequence, Set as AbstractSet
from datetime import datetime
from decimal import Decimal
from importlib import import_module
from typing import Any

import attrs

from workplan.documents.draft import Draft, Grid, Mark, Paragraph
from workplan.documents.excel.formats import FORMATS, show_number, show_text
from workplan.documents.excel.parts import OBJECT, PICTURE, Package
from workplan.documents.excel.tables import HIDDEN_CELLS, HIDDEN_TEXT, Merged, Sheet, make_grid
from workplan.documents.limits import check_archive
from workplan.errors import MissingLibraryError, NoticeError
from workplan.model import Source

__all__ = ["load_source"]

_FORMULA = Mark("unread-formula")
_UNFORMATTED = Mark("unformatted-number")


def load_source(content: bytes) -> Source:
    """Return the source in an Excel file: a table a visible sheet, with the sheet's own cell names.

    Raises `NoticeError` for what is no Excel workbook, has no visible text or is too large, and
    `MissingLibraryError` without openpyxl.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingLibraryError("reading an Excel workbook", "openpyxl") from None
    check_archive(content, ".xlsx")
    draft = Draft()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles that it replaces
            package = Package(content, draft)
            file = io.BytesIO(package.workbook)
            _read_workbook(load_workbook(file, data_only=True, rich_text=False), package, draft)
    except NoticeError:
        raise
    except Exception as error:  # openpyxl and zipfile document few of the many that they raise
        template = "is no {kind} file, or is damaged; open it in its program and save it again"
        raise NoticeError(template, values={"kind": ".xlsx"}) from error
    return draft.make_source()


# --- workbook ------------------------------------------------------------------------------------


def _read_workbook(book: Any, package: Package, draft: Draft) -> None:
    cells = _CellReader(book.epoch)
    missing: set[str] = set()
    has_text = False
    tabs = iter(book.worksheets)
    for part in package.sheets:
        if not part.is_table:
            if not part.is_hidden:
                draft.mark(OBJECT)
            continue
        tab = next(tabs)
        sheet = Sheet(draft)
        _fill_sheet(sheet, tab, cells, package.unread_formulas[part.path])
        if part.is_hidden:
            if any(paragraph.words for paragraph in sheet.filled.values()):
                draft.mark(Mark("hidden-sheet", (("name", tab.title),)))
                missing.add("hidden-sheet")
            continue
        for left, top, right, bottom in package.read_merged(part.path):
            sheet.merge(Merged(top, left, bottom, right))
        grid = make_grid(sheet)
        if grid.cells:
            draft.begin_page(tab.title, is_sheet=True)
            draft.add(_mark_first(grid, sheet.marks))
            has_text = True
        else:
            draft.mark(*sheet.marks)
        draft.mark(*package.find_objects(part.path))
        missing.update(mark.code for mark in sheet.marks if mark in (_FORMULA, HIDDEN_CELLS))
    if not has_text:
        _explain_lack(missing)


def _mark_first(grid: Grid, marks: Sequence[Mark]) -> Grid:
    """The table with marks of the whole sheet at its first text, as hidden rows have no place."""
    first = next(i for i, cell in enumerate(grid.cells) if cell.blocks)
    own = Paragraph("", tuple(marks))
    marked = attrs.evolve(grid.cells[first], blocks=(*grid.cells[first].blocks, own))
    return attrs.evolve(grid, cells=(*grid.cells[:first], marked, *grid.cells[first + 1 :]))


def _explain_lack(missing: set[str]) -> None:
    """Raise `NoticeError` where a workbook has something, but shows nothing of it."""
    if _FORMULA.code in missing:
        template = "has only formulas without stored values; open it in Excel or WPS and save it"
        raise NoticeError(template)
    if missing:
        template = "has text only in hidden sheets, rows or columns; show what is to be read"
        raise NoticeError(template)


# --- sheets --------------------------------------------------------------------------------------


def _fill_sheet(sheet: Sheet, tab: Any, cells: "_CellReader", unread: AbstractSet[str]) -> None:
    """Put into `sheet` what openpyxl read of it, cells without anything left out."""
    for number, row in tab.row_dimensions.items():
        if row.hidden or row.height == 0:
            sheet.hidden_rows[number] = 1
    for column in tab.column_dimensions.values():
        if column.hidden or column.width == 0:
            sheet.hide_columns(column.min, column.max)
    # `iter_rows` makes a cell for each place of the used area, which may be the whole sheet.
    for (row, column), cell in tab._cells.items():  # noqa: SLF001
        # A formula whose value is an empty text is of the kind "str".
        is_unread = cell.value is None and cell.data_type == "n" and cell.coordinate in unread
        found = Paragraph("", (_FORMULA,)) if is_unread else cells.read(cell)
        if found.words or found.marks:
            sheet.fill(row, column, found)


# --- cells ---------------------------------------------------------------------------------------


class _CellReader:
    """Says what cells show."""

    def __init__(self, epoch: datetime) -> None:
        self._epoch = epoch
        self._texts: dict[str, str] = {}
        """Each text that cells share, cleaned."""

    def read(self, cell: Any) -> Paragraph:
        """What a cell shows, with its marks."""
        dates = import_module("openpyxl.utils.datetime")
        value, code = cell.value, _find_code(cell)
        if value is None:
            return Paragraph("")
        if cell.data_type == "s":
            return self._read_text(value, code)
        if cell.data_type == "b":
            return Paragraph("TRUE" if value else "FALSE")
        if cell.data_type == "e":
            # openpyxl puts this error in place of a number that is no date.
            is_lost = value == "#VALUE!" and _is_date(code)
            return Paragraph(value, (_UNFORMATTED,) if is_lost else ())
        is_shown = cell.data_type == "n" or _is_date(code)
        number = dates.to_excel(value, self._epoch) if cell.data_type == "d" else value
        if not is_shown or not abs(number) < _LARGEST:
            return Paragraph(str(value), (_UNFORMATTED,))
        is_1904 = self._epoch == dates.CALENDAR_MAC_1904
        words, is_known = show_number(Decimal(f"{float(number):.15g}"), code, is_1904)
        return Paragraph(words, () if is_known else (_UNFORMATTED,))

    def _read_text(self, value: str, code: str) -> Paragraph:
        if value not in self._texts:
            self._texts[value] = _clean_text(value)
        words = self._texts[value]
        if words.startswith(("=DISPIMG(", "=_xlfn.DISPIMG(")):
            return Paragraph("", (PICTURE,))  # WPS keeps the picture of a cell so
        shown = show_text(words, code)
        return Paragraph(shown, (HIDDEN_TEXT,) if words and not shown else ())


_LARGEST = 10**40
"""Far above what a notice has; `show_number` is exact for 140 digits."""


def _find_code(cell: Any) -> str:
    """The number format of a cell, General where the file does not say what its number means."""
    number = cell._style.numFmtId  # noqa: SLF001 -- openpyxl gives General for those of `FORMATS`
    try:
        return FORMATS.get(number) or str(cell.number_format)
    except IndexError:
        return "General"


def _is_date(code: str) -> bool:
    return bool(import_module("openpyxl.styles.numbers").is_date_format(code))


def _clean_text(words: str) -> str:
    """Decode ``_x000D_``, which is a carriage return; ``""`` for whitespace."""
    words = str(import_module("openpyxl.utils.escape").unescape(words))
    return "" if words.isspace() else words
