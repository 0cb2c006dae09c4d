"""Positions of text: spans of the source, and the layout of the document that it came from.

Knows positions only; what the text there says is the business of others. A plain text has an
empty layout. In the text of a document with tables a cell ends with a tab, a row or a paragraph
with a line feed, and a line inside a cell with U+000B.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

import attrs

from workplan.errors import FormatError

__all__ = ["Layout", "Page", "Span", "TableCell", "find_overlaps"]


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


@attrs.frozen
class Page:
    """A page of a document, or a sheet of a workbook."""

    label: str
    """Its number as printed, or the sheet's name."""
    span: Span
    """The text on it."""


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

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the document's layout."""
        return not (self.paragraphs or self.cells or self.pages)
