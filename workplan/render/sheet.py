"""One description of a sheet for paper, which Excel and Word draw.

Knows plain cells in rows, blocks and bands; neither plans nor file formats.
"""

import attrs

__all__ = [
    "DocumentProperties",
    "Sheet",
    "SheetBand",
    "SheetBlock",
    "SheetCell",
    "SheetColumn",
    "SheetRow",
    "neutralize_formula",
]

# What a spreadsheet may take for the beginning of a formula, in either width.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r")


def neutralize_formula(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: such text gets an apostrophe.

    >>> neutralize_formula("=1+1"), neutralize_formula(-1), neutralize_formula("市商务局")
    ("'=1+1", -1, '市商务局')
    """
    if isinstance(value, str) and value.lstrip(" \n").startswith(_FORMULA):
        return f"'{value}"
    return value


@attrs.frozen
class SheetColumn:
    """One column: its head, its width and how its cells are set."""

    head: str
    width: int
    """In half-width characters; a Chinese one takes two."""
    merged: bool = False
    """Whether the cell of a block's first row spans all of its rows."""
    centred: bool = False
    upright: bool = False
    """Whether the head is written from top to bottom."""
    choices: tuple[str, ...] = ()
    """What a reader may choose from when filling in a cell; empty for any text."""


@attrs.frozen
class SheetCell:
    """The value of a cell, and its comment."""

    value: str | int
    note: str = ""
    highlighted: bool = False
    """Whether it is shaded, so that nobody overlooks it."""


SheetRow = tuple[SheetCell, ...]
SheetBlock = tuple[SheetRow, ...]
"""Rows that belong together: all the measures of one task."""


@attrs.frozen
class SheetBand:
    """Blocks under a title of their own, ``""`` for none."""

    title: str
    blocks: tuple[SheetBlock, ...]
    note: str = ""
    """Comment on the title."""


@attrs.frozen
class Sheet:
    """One sheet: label, title, remarks, a head that repeats on every page, bands, closing lines."""

    name: str
    """Ours, never a document's: spreadsheets forbid some characters in it."""
    title: str
    remarks: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    bands: tuple[SheetBand, ...]
    frozen: int = 0
    """How many columns stay visible when scrolling, beside the head."""
    one_page: bool = False
    """Whether to scale it down to one page, as far as it stays legible."""
    is_filtered: bool = False
    """Whether its rows can be filtered on the screen by the values of each column."""
    label: str = ""
    """What is above the title, at the left: 附件."""
    subject: str = ""
    """End of the title that a line is broken before, if at all: 任务分工表（市商务局）."""
    closing: tuple[str, ...] = ()
    """Lines below the table, at the right: places for the office and the date."""

    @property
    def width(self) -> int:
        """Sum of the columns' widths."""
        return sum(column.width for column in self.columns)


@attrs.frozen
class DocumentProperties:
    """What a file says of itself in its properties."""

    title: str
    comments: str = ""
    """Provenance: which plan, which revision, where from, and the digest."""
