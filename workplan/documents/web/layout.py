"""Where a browser puts the cells of a table, and which numbers it puts before the items of a list.

Knows rows, columns and counters; not which elements of a page are tables and lists.
"""

import math
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import attrs

from workplan.documents.draft import MOST_SPAN, Block, Cell, Grid, Mark, Paragraph
from workplan.model.numerals import write_numeral

__all__ = ["Items", "Table", "read_form", "read_integer", "write_number"]


# --- tables --------------------------------------------------------------------------------------

_MOST_ROWS = 65_534
"""Rows that a browser lets a cell cover."""


@attrs.define
class _OpenCell:
    """A cell while its table is read; `rows` is 0 where it goes down to the end of its group."""

    row: int
    column: int
    rows: int
    columns: int
    blocks: list[Block] = attrs.field(factory=list[Block])
    marks: list[Mark] = attrs.field(factory=list[Mark])
    """Marks behind the last block."""

    def settle_marks(self) -> None:
        """Move the marks to the last paragraph."""
        if self.marks and isinstance(last := self.blocks[-1], Paragraph):
            self.blocks[-1] = attrs.evolve(last, marks=(*last.marks, *self.marks))
            self.marks = []


@attrs.define
class _Group:
    """The rows of one thead, tbody or tfoot; no cell reaches out of it."""

    name: str
    rows: int = 0
    cells: list[_OpenCell] = attrs.field(factory=list[_OpenCell])
    ends: dict[int, float] = attrs.field(factory=dict[int, float])
    """The last row that is covered in a column."""
    passed: int = 0
    """Places covered from above that cells were moved past."""


class Table:
    """Collects the cells of a table and places them as a browser does.

    `reserve` is called with the number of places that cells cover; it raises where the sum is too
    large.
    """

    def __init__(self, reserve: Callable[[int], None]) -> None:
        self._reserve = reserve
        self._groups: list[_Group] = []
        self._is_in_group = False
        self._is_in_row = False
        self._is_in_cell = False
        self._column = 1
        """The next column in the row."""
        self._keeper: _OpenCell | None = None
        """The cell of the last block, if that is a paragraph."""

    @property
    def is_in_cell(self) -> bool:
        """Whether blocks belong to a cell, and not before the table."""
        return self._is_in_cell

    def add(self, block: Block) -> None:
        """Put a block into the open cell."""
        cell = self._groups[-1].cells[-1]
        cell.settle_marks()
        cell.blocks.append(block)
        self._keeper = cell if isinstance(block, Paragraph) else None

    def keep_marks(self, marks: tuple[Mark, ...]) -> bool:
        """Keep marks with the paragraph before them, and return whether there is one."""
        if self._keeper is not None:
            self._keeper.marks += marks
        return self._keeper is not None

    def begin_group(self, name: str) -> None:
        """Begin a group of rows: ``thead``, ``tbody`` or ``tfoot``."""
        self.end_group()
        self._groups.append(_Group(name))
        self._is_in_group = True

    def begin_row(self) -> None:
        """Begin a row, in a group of its own where none is open."""
        self.end_row()
        if not self._is_in_group:
            self.begin_group("tbody")
        self._groups[-1].rows += 1
        self._column = 1
        self._is_in_row = True

    def begin_cell(self, rows: int, columns: int) -> None:
        """Begin a cell in the next free place, in a row of its own where none is open.

        It covers fewer columns where one of them is covered from above already.
        """
        self.end_cell()
        if not self._is_in_row:
            self.begin_row()
        group = self._groups[-1]
        while self._is_covered(self._column):
            self._reserve(1)
            group.passed += 1
            self._column += 1
        rows = 1 if rows < 0 else min(rows, _MOST_ROWS)
        most = max(1, min(columns, MOST_SPAN))
        end = group.rows + rows - 1 if rows else math.inf
        first = self._column
        while self._column < first + most and not self._is_covered(self._column):
            self._reserve(1)
            group.ends[self._column] = end
            self._column += 1
        group.cells.append(_OpenCell(group.rows, first, rows, self._column - first))
        self._is_in_cell = True

    def _is_covered(self, column: int) -> bool:
        group = self._groups[-1]
        return group.ends.get(column, 0) >= group.rows

    def end_cell(self) -> None:
        """End the cell, if one is open."""
        self._is_in_cell = False

    def end_row(self) -> None:
        """End the row, if one is open."""
        self.end_cell()
        self._is_in_row = False

    def end_group(self) -> None:
        """End the group, if one is open, and all cells that go down to its end or beyond."""
        self.end_row()
        if self._is_in_group:
            group = self._groups[-1]
            for cell in group.cells:
                left = group.rows - cell.row + 1
                cell.rows = min(cell.rows or left, left)
            covered = sum((cell.rows - 1) * cell.columns for cell in group.cells)
            self._reserve(covered - group.passed)
        self._is_in_group = False

    def make_grid(self) -> Grid:
        """End the table and return it, the first thead above all rows and the first tfoot below."""
        self.end_group()
        names = [group.name for group in self._groups]
        head = names.index("thead") if "thead" in names else -1
        foot = names.index("tfoot") if "tfoot" in names else -1
        order = sorted(range(len(names)), key=lambda i: (i != head, i == foot, i))
        cells: list[Cell] = []
        above = 0
        for group in (self._groups[i] for i in order):
            for cell in group.cells:
                cell.settle_marks()
                place = (above + cell.row, cell.column)
                cells.append(Cell(*place, tuple(cell.blocks), cell.rows, cell.columns))
            above += group.rows
        return Grid(tuple(cells))


# --- lists ---------------------------------------------------------------------------------------

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHINESE = (
    "cjk-decimal",
    "cjk-ideographic",
    "simp-chinese-informal",
    "trad-chinese-informal",
)
_BULLETS = ("none", "disc", "circle", "square")
_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "1": "decimal",
        "a": "lower-alpha",
        "A": "upper-alpha",
        "i": "lower-roman",
        "I": "upper-roman",
        "lower-latin": "lower-alpha",
        "upper-latin": "upper-alpha",
        **{form: form for form in ("decimal", "decimal-leading-zero", *_CHINESE, *_BULLETS)},
        **{
            f"{case}-{kind}": f"{case}-{kind}"
            for case in ("lower", "upper")
            for kind in ("alpha", "roman")
        },
    }
)
"""Forms of numbers by their names in a ``type`` attribute or a style."""


@attrs.define
class Items:
    """The counter of a list."""

    form: str
    number: int = 1
    """The number of the next item."""
    step: int = 1

    def count(self, value: int | None) -> int:
        """Return the number of the next item, which is `value` where the page gives it."""
        number = self.number if value is None else value
        self.number = number + self.step
        return number


def read_form(type: str, style: str, otherwise: str) -> str:
    """Return the form of a list's numbers: by its style, else by its ``type``, else `otherwise`."""
    known = [_FORMS[word] for word in (*style.split(), type.strip()) if word in _FORMS]
    return known[0] if known else otherwise


def read_integer(words: str) -> int | None:
    """Return the integer that an attribute begins with; ``None`` for none, or one of 10 digits."""
    match = re.match(r"\s*([+-]?[0-9]{1,9})(?![0-9])", words)
    return int(match[1]) if match else None


def write_number(number: int, form: str) -> str:
    """Return the number printed before an item of a list; nothing for a bullet.

    >>> [write_number(28, form) for form in ("decimal", "lower-alpha", "upper-roman", "disc")]
    ['28. ', 'ab. ', 'XXVIII. ', '']
    >>> write_number(28, "cjk-ideographic")
    '二十八、'
    """
    if form in _BULLETS:
        return ""
    if form in _CHINESE:
        return f"{write_numeral(number)}、"
    written = str(number)
    if form == "decimal-leading-zero":
        written = f"{number:02}"
    elif form.endswith("alpha") and number > 0:
        written = _write_letters(number)
    elif form.endswith("roman") and 0 < number < 4000:
        written = _write_roman(number)
    return f"{written.upper() if form.startswith('upper') else written}. "


def _write_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, len(_ALPHABET))
        letters = _ALPHABET[rest] + letters
    return letters


def _write_roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
