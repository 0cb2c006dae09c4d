"""The rules on a page become tables: cells with their rows and columns.

pdfplumber finds which rules enclose a cell; here cells become rows and columns. Knows straight
lines only.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import attrs

from workplan.documents.limits import check_limit
from workplan.documents.pdf.page import Box, Rule

__all__ = ["Region", "RuledTable", "find_tables"]

_LONGEST_BREAK = 5.0
"""Points between two dashes of a line, or two pieces of it beside a crossing one."""
_SHORTEST = 6.0
"""Points that a rule is long at least; a letter drawn as a path has shorter lines."""
_SETTINGS: Mapping[str, Any] = {
    "vertical_strategy": "explicit",
    "horizontal_strategy": "explicit",
    "snap_tolerance": 3,  # points between the two rules of a double line
    "join_tolerance": _LONGEST_BREAK,
    "intersection_tolerance": 3,
    "edge_min_length": _SHORTEST,
}
_SAME_EDGE = 1.0
"""Points within which the sides of two cells are one."""
_SAME_END = 2.0
"""Points within which pieces of a table end at one height; a table in a cell ends 3.7 before it, so
wide is the padding in Chromium."""
_MOST_RULES = 3_000
"""On a page; a page of a table with 60 rows and 10 columns has 700 at most."""
_MOST_CROSSINGS = 10_000
"""Of rules across and rules down: pdfplumber takes 2 s for so many, and 30 s for four times as
many; a page of a table with 100 rows and 30 columns has 3,131."""


@attrs.frozen
class Region:
    """A cell at its first row and column, from 1, with its place on the page."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@attrs.frozen(eq=False)
class RuledTable:
    """A table of at least two columns."""

    regions: tuple[Region, ...]
    box: Box
    xs: tuple[float, ...]
    """The left sides of its columns."""
    ys: tuple[float, ...]
    """The upper sides of its rows."""
    squares: Mapping[tuple[int, int], int]
    """The region at each row and column."""

    @property
    def edges(self) -> tuple[float, ...]:
        """Where its columns begin and the last one ends, from the left."""
        return (*self.xs, self.box.right)

    def find(self, point: tuple[float, float]) -> int | None:
        """Return the number of the region that a point is in, from 0."""
        number = self.squares.get((_count(self.ys, point[1]), _count(self.xs, point[0])))
        # Of cells that overlap, as in an odd drawing, a square knows only one.
        is_in = number is not None and self.regions[number].box.holds(point)
        return number if is_in else None

    def find_whole(self, box: Box) -> int | None:
        """Return the number of the region that a whole box is in, from 0."""
        first = self.find((box.left + _SAME_EDGE, box.top + _SAME_EDGE))
        last = self.find((box.right - _SAME_EDGE, box.bottom - _SAME_EDGE))
        return first if first == last else None


def find_tables(rules: Iterable[Rule]) -> list[RuledTable]:
    """Return the tables that rules draw; raises `NoticeError` where there are too many rules.

    What has one column is no table, but a frame around a text. A table whose sides are open, as
    many are printed, is closed where its rules end.
    """
    from pdfplumber.table import TableFinder

    joined = _join_rules(rules)
    across = [rule for rule in joined if rule.is_across]
    down = [rule for rule in joined if not rule.is_across]
    check_limit("has a page with more than {most} lines", len(across) + len(down), _MOST_RULES)
    check_limit(
        "has a page with over {most} crossing lines", len(across) * len(down), _MOST_CROSSINGS
    )
    sides = [*_close(across, down), *_close(down, across)]
    all_down = [*down, *(rule for rule in sides if not rule.is_across)]
    all_across = [*across, *(rule for rule in sides if rule.is_across)]
    if len(all_across) < 2 or len(all_down) < 2:
        return []
    lines = {
        "explicit_vertical_lines": [_describe(rule) for rule in all_down],
        "explicit_horizontal_lines": [_describe(rule) for rule in all_across],
    }
    page: Any = None  # all lines are given, so that nothing is asked of a page
    found = TableFinder(page, {**_SETTINGS, **lines})
    pieces = [_make_piece([Box(*cell) for cell in table.cells]) for table in found.tables]
    tables = [_make_table(cells) for cells in _join_pieces(pieces, across, down)]
    return [table for table in tables if len(table.xs) > 1]


def _join_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Join the pieces of each line: in many files each cell draws its own borders."""
    joined: list[Rule] = []
    ordered = sorted(rules, key=lambda rule: (rule.is_across, round(rule.at), rule.begin))
    for rule in ordered:
        last = joined[-1] if joined else None
        if (
            last is not None
            and (last.is_across, round(last.at)) == (rule.is_across, round(rule.at))
            and rule.begin <= last.end + _LONGEST_BREAK
        ):
            joined[-1] = last._replace(end=max(last.end, rule.end))
        else:
            joined.append(rule)
    return [rule for rule in joined if rule.end - rule.begin >= _SHORTEST]


def _close(rules: Sequence[Rule], crossing: Sequence[Rule]) -> Iterator[Rule]:
    """The missing sides between rules that begin and end at the same places, one by one.

    A merged cell that goes on behind the page has a rule across at one of its ends only.
    """
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: rule.at):
        ends = round(rule.begin / _LONGEST_BREAK), round(rule.end / _LONGEST_BREAK)
        groups.setdefault(ends, []).append(rule)
    for one, other in (pair for group in groups.values() for pair in pairwise(group)):
        middle = (one.at + other.at) / 2
        between = [rule.at for rule in crossing if rule.begin < middle < rule.end]
        first, last = one.begin - _LONGEST_BREAK, one.end + _LONGEST_BREAK
        if any(first <= at <= last for at in between):
            for end in (one.begin, one.end):
                if not any(abs(at - end) <= _LONGEST_BREAK for at in between):
                    yield Rule(not one.is_across, end, one.at, other.at)


@attrs.frozen(eq=False)
class _Piece:
    """Cells that touch each other: a table, or what is on one side of a column without any."""

    box: Box
    cells: Sequence[Box]

    @property
    def is_column(self) -> bool:
        """Whether it has one column only."""
        return len(_list_edges(cell.left for cell in self.cells)) == 1


def _make_piece(cells: Sequence[Box]) -> _Piece:
    return _Piece(_find_whole(cells), cells)


def _find_whole(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _join_pieces(
    pieces: Iterable[_Piece], across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[list[Box]]:
    """Join the pieces of the same height that columns without a rule across part.

    So Chromium prints a merged cell that covers a whole page. Two tables abreast, which are closed
    and have several columns, are not joined.
    """
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box.left):
        same = (
            row
            for row in rows
            if _has_ends(row[0].box, piece.box.top, piece.box.bottom)
            and row[-1].box.right <= piece.box.left + _SAME_END
        )
        row = next(same, None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    for row in rows:
        cells: list[Box] = []
        for piece in sorted([*row, *_list_columns(row, across, down)], key=lambda p: p.box.left):
            if piece.cells:
                cells += piece.cells
            elif cells:
                yield cells
                cells = []
        yield cells


def _list_columns(
    row: Sequence[_Piece], across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[_Piece]:
    """Yield the columns beside and between pieces; one that parts two tables has no cell."""
    whole = row[0].box
    sides = [rule.at for rule in down if _has_ends(whole, rule.begin, rule.end)]
    ends = [rule.at for rule in across if rule.begin <= whole.middle[0] <= rule.end]
    is_open = not all(_is_near(ends, at) for at in (whole.top, whole.bottom))
    places = [at for piece in row for at in (piece.box.left, piece.box.right)]
    for left, right in pairwise(_list_edges([*sides, *places])):
        box = Box(left, whole.top, right, whole.bottom)
        before = [piece for piece in row if piece.box.left < box.middle[0]]
        behind = [piece for piece in row if piece.box.right > box.middle[0]]
        is_inside = before[-1:] == behind[:1]
        if not is_inside and right - left > _LONGEST_BREAK:
            neighbours = [*before[-1:], *behind[:1]]
            is_column = is_open or len(neighbours) < 2 or any(p.is_column for p in neighbours)
            yield _Piece(box, [box] if is_column else [])


def _has_ends(box: Box, top: float, bottom: float) -> bool:
    return _is_near([box.top], top) and _is_near([box.bottom], bottom)


def _is_near(places: Iterable[float], at: float) -> bool:
    return any(abs(place - at) <= _SAME_END for place in places)


def _describe(rule: Rule) -> dict[str, Any]:
    """A rule as pdfplumber has lines."""
    x0, x1 = (rule.begin, rule.end) if rule.is_across else (rule.at, rule.at)
    top, bottom = (rule.at, rule.at) if rule.is_across else (rule.begin, rule.end)
    sides = {"x0": x0, "x1": x1, "top": top, "bottom": bottom}
    return {"object_type": "line", "width": x1 - x0, "height": bottom - top, **sides}


def _make_table(boxes: Sequence[Box]) -> RuledTable:
    """The table of some cells: a merged one covers the rows and columns that it reaches over."""
    xs, ys = _list_edges(box.left for box in boxes), _list_edges(box.top for box in boxes)
    regions: list[Region] = []
    squares: dict[tuple[int, int], int] = {}
    for box in sorted(boxes, key=lambda box: (box.top, box.left)):
        row, column = _count(ys, box.top), _count(xs, box.left)
        last_row, last_column = (
            _count(ys, box.bottom - 2 * _SAME_EDGE),
            _count(xs, box.right - 2 * _SAME_EDGE),
        )
        places = range(row, last_row + 1), range(column, last_column + 1)
        squares |= {(i, j): len(regions) for i in places[0] for j in places[1]}
        regions.append(Region(row, column, len(places[0]), len(places[1]), box))
    return RuledTable(tuple(regions), _find_whole(boxes), xs, ys, squares)


def _list_edges(places: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for at in sorted(places):
        if not edges or at - edges[-1] > _SAME_EDGE:
            edges.append(at)
    return tuple(edges)


def _count(edges: Sequence[float], at: float) -> int:
    """The number, from 1, of the row or column that a place is in."""
    return bisect_right(edges, at + _SAME_EDGE)
