"""The cells of an Excel sheet become a table: merged ranges, and what is hidden.

Knows rows, columns and texts, and no file.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from workplan.documents.draft import MOST_SPAN, Cell, Draft, Grid, Mark, Paragraph
from workplan.documents.limits import check_limit

__all__ = ["HIDDEN_CELLS", "HIDDEN_TEXT", "Merged", "Sheet", "make_grid"]

HIDDEN_CELLS = Mark("hidden-cells")
HIDDEN_TEXT = Mark("hidden-text")

_MOST_CHARACTERS = 5_000_000
"""As many as `Draft` takes; a text of a megabyte may be in each of 100,000 cells."""
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384


class Merged(NamedTuple):
    """A merged range; both ends belong to it."""

    row: int
    column: int
    last_row: int
    last_column: int


@attrs.define
class Sheet:
    """What a sheet holds, by row and column."""

    draft: Draft
    """Knows how many cells are read."""
    filled: dict[tuple[int, int], Paragraph] = attrs.field(factory=dict[tuple[int, int], Paragraph])
    merged: list[Merged] = attrs.field(factory=list[Merged])
    hidden_rows: bytearray = attrs.field(factory=lambda: bytearray(_MOST_ROWS + 1))
    hidden_columns: bytearray = attrs.field(factory=lambda: bytearray(_MOST_COLUMNS + 1))
    marks: list[Mark] = attrs.field(factory=list[Mark])
    characters: int = 0

    def fill(self, row: int, column: int, paragraph: Paragraph) -> None:
        self._check_place(row, column, row, column)
        self.filled[row, column] = paragraph
        self.characters += len(paragraph.words)
        template = "has more than {most} characters; split it"
        check_limit(template, self.characters, _MOST_CHARACTERS)

    def hide_columns(self, first: int, last: int) -> None:
        self._check_place(1, first, 1, last)
        self.hidden_columns[first : last + 1] = b"\1" * (last + 1 - first)

    def merge(self, merged: Merged) -> None:
        self._check_place(*merged)
        self.merged.append(merged)

    def _check_place(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Raise `ValueError` for what is on no sheet."""
        if not (1 <= row <= last_row <= _MOST_ROWS and 1 <= column <= last_column <= _MOST_COLUMNS):
            raise ValueError(row, column)


def make_grid(sheet: Sheet) -> Grid:
    """Return the table on a sheet; adds to its marks what is hidden."""
    merged = _list_merged(sheet)
    rows: dict[int, dict[int, Paragraph]] = {}
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    for (row, column), paragraph in sheet.filled.items():
        if not sheet.hidden_rows[row] and not sheet.hidden_columns[column]:
            rows.setdefault(row, {})[column] = paragraph
        elif paragraph.words and sheet.hidden_rows[row]:
            hidden_rows.add(row)
        elif paragraph.words:
            hidden_columns.add(column)
    sheet.marks += [HIDDEN_CELLS] * (len(hidden_rows) + len(hidden_columns))
    return Grid(tuple(_list_cells(sheet, rows, merged)))


def _list_merged(sheet: Sheet) -> list[Merged]:
    """The merged ranges, from their first visible cell, which gets the text, to the last used."""
    if not sheet.filled:
        return []
    rows, columns = zip(*sheet.filled, strict=True)
    (top, bottom), (left, right) = (min(rows), max(rows)), (min(columns), max(columns))
    found: list[Merged] = []
    row = 0
    for each in sorted(set(sheet.merged)):
        if row < max(each.row, top):
            row = sheet.hidden_rows.find(0, max(each.row, top))
            row = row if row > 0 else _MOST_ROWS + 1
        # A text may have to go below or behind all others, where the rest of its range is hidden.
        has_text = each[:2] in sheet.filled
        last_row = each.last_row if has_text else min(each.last_row, bottom)
        last_column = each.last_column if has_text else min(each.last_column, right)
        column = sheet.hidden_columns.find(0, max(each.column, left), last_column + 1)
        if row > last_row or column < 0:
            continue
        if (row, column) != each[:2]:
            _move_text(sheet, each[:2], (row, column))
        last_row = min(last_row, max(bottom, row), row + MOST_SPAN - 1)
        last_column = min(last_column, max(right, column), column + MOST_SPAN - 1)
        found.append(Merged(row, column, last_row, last_column))
    return sorted(found)


def _move_text(sheet: Sheet, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Put the text of a merged range where it is visible, in place of what the range covers."""
    own, covered = sheet.filled.pop(start, None), sheet.filled.pop(end, None)
    if own is not None:
        sheet.filled[end] = own
    if covered is not None and covered.words:
        sheet.marks.append(HIDDEN_TEXT)


def _list_cells(
    sheet: Sheet, rows: Mapping[int, Mapping[int, Paragraph]], merged: Sequence[Merged]
) -> Iterator[Cell]:
    """The cells of the rows that have text, up to the last one that is filled."""
    left = min((column for own in rows.values() for column in own), default=1)
    reaching: list[Merged] = []
    begun: set[Merged] = set()
    after = slots = 0
    for number in sorted(rows):
        until = bisect_right(merged, number, key=lambda each: each.row)
        reaching = [each for each in (*reaching, *merged[after:until]) if each.last_row >= number]
        after = until
        slots += len(reaching) + max(rows[number]) - left + 1
        sheet.draft.reserve(0, slots)
        reaching.sort(key=lambda each: each.column)
        if any(each.last_column >= other.column for each, other in pairwise(reaching)):
            raise ValueError(number)  # Excel offers to repair a file where merged ranges overlap
        own = _find_uncovered(sheet, number, rows[number], reaching)
        if not any(paragraph.words for paragraph in own.values()):
            sheet.marks += [mark for paragraph in own.values() for mark in paragraph.marks]
            continue
        begins = {each.column: each for each in reaching}
        column, last = left, max(own)
        while column <= last:
            each = begins.get(column, Merged(number, column, number, column))
            if not sheet.hidden_columns[column] and each not in begun:
                begun.add(each)
                blocks = (own[column],) if column in own else ()
                size = each.last_row - number + 1, each.last_column - column + 1
                yield Cell(number, column, blocks, *size)
            column = each.last_column + 1


def _find_uncovered(
    sheet: Sheet, number: int, filled: Mapping[int, Paragraph], reaching: Sequence[Merged]
) -> dict[int, Paragraph]:
    """What a row shows: all but what is under a merged range, where old versions left it."""
    starts = [each.column for each in reaching]
    own: dict[int, Paragraph] = {}
    for column, paragraph in filled.items():
        at = bisect_right(starts, column) - 1
        is_inside = at >= 0 and column <= reaching[at].last_column
        if not is_inside or (number, column) == reaching[at][:2]:
            own[column] = paragraph
        elif paragraph.words:
            sheet.marks.append(HIDDEN_TEXT)
    return own
