"""Where the pages of a table end, for a format that leaves that to the program that opens it.

Knows heights of rows, in any unit; no sheet and no file format.
"""

from collections.abc import Iterator, Sequence

import attrs

__all__ = ["PageRow", "paginate"]


@attrs.frozen
class PageRow:
    """A row on paper: its height, and what it is on one page with."""

    height: int
    is_kept: bool = False
    """Whether it is on the page of the next row."""
    line: int = 0
    """Height of a line, where the row may be continued on the next page; 0 where it may not."""
    group: int = 0
    """Number of the rows that share merged cells; 0 for none."""
    least: int = 0
    """Height of the merged cells, which the rows of the group on a page have together at least."""
    begins_page: bool = False


@attrs.frozen
class _Page:
    """What is on a page so far, the rows of the last group apart."""

    above: int
    """Height of what is above the group."""
    group: int = 0
    least: int = 0
    height: int = 0
    """Height of the rows of the group."""

    @property
    def used(self) -> int:
        """Height of all that is on the page."""
        return self.above + max(self.height, self.least)

    @property
    def missing(self) -> int:
        """Height by which the rows of the group must be raised."""
        return max(self.least - self.height, 0)

    def is_continued(self, row: PageRow) -> bool:
        """Whether a row is of the last group."""
        return row.group != 0 and row.group == self.group

    def add(self, row: PageRow) -> "_Page":
        """Return the page with one more row, or with the first line of it."""
        page = self if self.is_continued(row) else _Page(self.used, row.group, row.least)
        return attrs.evolve(page, height=page.height + _measure_start(row))


def paginate(
    rows: Sequence[PageRow], usable: int, *, above: int = 0, tolerance: int = 0
) -> list[PageRow]:
    """Return the rows with the first of each page marked, so that any program agrees.

    `usable` is the height for rows on a page, of which `above` is taken on the first. Merged cells
    begin again on the next page; where the rows of a page are too low for them they are raised. No
    two programs measure alike, none looks at merged cells, and LibreOffice does not keep a row with
    the next: where it is not certain, within `tolerance`, that a program leaves the next row to the
    next page, the rows of the page are raised until it is.

    >>> rows = paginate([PageRow(50), PageRow(52), PageRow(70)], 100, tolerance=4)
    >>> [(row.height, row.begins_page) for row in rows]
    [(52, False), (52, True), (70, True)]
    """
    placed: list[PageRow] = []
    page = _Page(above % usable)
    page_start = group_start = 0
    for run in _split_runs(rows):
        filled = page
        for row in run:
            filled = filled.add(row)
        if page.used and filled.used > usable - tolerance:
            _raise_rows(placed, group_start, page.missing)
            free = usable + tolerance - page.used
            _raise_rows(placed, page_start, max(free - _measure_start(run[0]), 0))
            page, page_start = _Page(0), len(placed)
            run[0] = attrs.evolve(run[0], begins_page=True)
        for row in run:
            if not page.is_continued(row):
                _raise_rows(placed, group_start, page.missing)
                group_start = len(placed)
            page = page.add(row) if not row.line else _continue_page(page, row, usable - tolerance)
            placed.append(row)
    _raise_rows(placed, group_start, page.missing)
    return placed


def _split_runs(rows: Sequence[PageRow]) -> Iterator[list[PageRow]]:
    """The rows that are on one page with each other."""
    run: list[PageRow] = []
    for row in rows:
        run.append(row)
        if not row.is_kept:
            yield run
            run = []
    if run:
        yield run


def _measure_start(row: PageRow) -> int:
    """Height of a row, or of the first line of one that may be continued on the next page."""
    return row.line or row.height


def _raise_rows(placed: list[PageRow], start: int, missing: int) -> None:
    """Raise the rows from `start` together by what is missing, but titles, all about as much."""
    raised = [at for at in range(start, len(placed)) if _is_raisable(placed[at])]
    for left, at in zip(range(len(raised), 0, -1), raised, strict=True):
        share = missing // left
        placed[at] = attrs.evolve(placed[at], height=placed[at].height + share)
        missing -= share


def _is_raisable(row: PageRow) -> bool:
    is_title = row.is_kept and not row.group
    return not row.line and not is_title


def _continue_page(page: _Page, row: PageRow, usable: int) -> _Page:
    """Return what is on the last page of a row that goes over several, in whole lines."""
    first = (usable - page.used) // row.line * row.line
    full = usable // row.line * row.line
    rest = row.height - first
    return _Page(page.used + row.height if rest <= 0 else rest % full, row.group)
