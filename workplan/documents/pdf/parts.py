"""The parts of a table on several pages become one grid.

Knows cells with their words, and no notice. What a page break cuts is joined where the table says
so: a merged cell goes on in one without text, and a row without a number is the rest of the one
above. What remains uncertain is reported (`cut-table`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from workplan.documents.draft import Block, Cell, Grid, Mark, Paragraph
from workplan.documents.pdf.lines import Line
from workplan.documents.pdf.page import Box
from workplan.documents.pdf.tables import Region

__all__ = ["CellText", "TablePart", "has_same_columns", "list_heads", "make_grid"]

_SAME_EDGE = 0.03
"""Share of its width by which a column of a table begins elsewhere on the next page at most: there
it may have another scale, or a column that somebody has moved a little."""
_PADDING = 8.0
"""Points between the side of a cell and its text at most; Word and WPS have 5.4."""
_ROOM = 2.5
"""Heights of a line that a next word needs: a character, and marks that begin no line."""
_MOST_HEADS = 3
"""Rows of a head that pages repeat: a title over all columns, and two rows below."""
_NUMERAL = re.compile(r"[（(]?(?:\d+|[一二三四五六七八九十]+)[)）.．、]?")

_Place: TypeAlias = tuple[int, int]
"""A column, and how many columns there are from it on."""


@attrs.frozen
class CellText:
    """The text of a table's region."""

    region: Region
    lines: tuple[Line, ...]
    is_frame: bool = False
    """Whether there is another table in it."""

    @property
    def words(self) -> str:
        """All its words, to compare them with others."""
        return "".join(line.words for line in self.lines)


@attrs.frozen
class TablePart:
    """A table, or its part on one page."""

    edges: tuple[float, ...]
    """Where its columns begin and the last one ends."""
    box: Box
    texts: tuple[CellText, ...]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max(text.region.row + text.region.rows - 1 for text in self.texts)

    def list_row(self, row: int) -> list[tuple[int, int, int, str]]:
        """Return what is in a row, to compare it with another."""
        return [
            (text.region.column, text.region.columns, text.region.rows, text.words)
            for text in self.texts
            if text.region.row == row
        ]


def has_same_columns(part: TablePart, after: TablePart) -> bool:
    """Return whether two parts have the same columns, but for their scale and place."""
    edges, others = part.edges, after.edges
    scale = (edges[-1] - edges[0]) / (others[-1] - others[0])
    most = _SAME_EDGE * (edges[-1] - edges[0])
    return len(edges) == len(others) and all(
        abs((edge - edges[0]) - scale * (other - others[0])) <= most
        for edge, other in zip(edges, others, strict=True)
    )


def list_heads(parts: Sequence[tuple[str, TablePart]]) -> Iterator[str]:
    """Yield the rows that the parts behind the first repeat from its top, which no grid has."""
    for _, part in parts[1:]:
        for row in range(1, _count_heads(parts[0][1], part) + 1):
            yield "  ".join(words for *_, words in part.list_row(row) if words)


def make_grid(parts: Sequence[tuple[str, TablePart]], *, is_doubtful: bool = False) -> Grid:
    """Return the table that parts on several pages make, with marks where rows may be cut.

    `is_doubtful` is a table that begins a page behind another with other columns.
    """
    label, first = parts[0]
    cells = [_make_cell(text, 0) for text in first.texts]
    if is_doubtful and not cells[0].blocks:
        cells = _mark_cut(cells, 1, label)
    begin, last = 1, first.rows
    done: list[Cell] = []
    pages: list[tuple[int, str]] = []
    numbers = _find_numbers(part for _, part in parts)
    for label, part in parts[1:]:
        heads = _count_heads(first, part)
        own = [_make_cell(text, heads) for text in part.texts if text.region.row > heads]
        pages.append((last + 1, label))  # behind the rest of a row that is joined
        ended = [cell for cell in cells if cell.row + cell.rows - 1 == last]
        done += (cell for cell in cells if cell.row + cell.rows - 1 < last)
        cells, above = _join_part(ended, own, (begin, last), numbers, label)
        begin, last = above + 1, above + part.rows - heads
    return Grid((*done, *cells), tuple(pages))


# --- cells ---------------------------------------------------------------------------------------


def _make_cell(text: CellText, heads: int) -> Cell:
    region = text.region
    marks = (Mark("nested-table"),) * text.is_frame
    blocks = tuple(
        Paragraph(words, () if i else marks, is_line=True)
        for i, words in enumerate(_join_lines(text))
    )
    return Cell(region.row - heads, region.column, blocks, region.rows, region.columns)


def _join_lines(text: CellText) -> Iterator[str]:
    """The paragraphs of a cell: a line ends one where the next word would have fitted on it."""
    words = ""
    width = text.region.box.right - text.region.box.left - 2 * _PADDING
    for line in text.lines:
        words += line.words
        room = width - (line.box.right - line.box.left)
        if room >= _ROOM * (line.box.bottom - line.box.top):
            yield words
            words = ""
        else:
            words += "\n"
    if words:
        yield words.rstrip("\n")


def _count_heads(first: TablePart, part: TablePart) -> int:
    """How many rows at the top of a part repeat those at the top of the first.

    More than half of their cells are filled, as those of a head are; the rest of a row may be short
    and are on two pages.
    """
    count = 0
    for row in range(1, min(part.rows, _MOST_HEADS + 1)):
        own = part.list_row(row)
        filled = sum(1 for *_, words in own if words)
        if 2 * filled <= len(own) or own != first.list_row(row):
            break
        regions = [text.region for text in part.texts if text.region.row <= row]
        if all(region.row + region.rows - 1 <= row for region in regions):
            count = row
    return count


def _find_numbers(parts: Iterable[TablePart]) -> int | None:
    """The column whose cells are numbers (序号), but for the head; it tells where a row begins."""
    counts: dict[int, list[int]] = {}
    for text in (text for part in parts for text in part.texts if text.lines):
        is_numeral = _NUMERAL.fullmatch(text.words) is not None
        counts.setdefault(text.region.column, [0, 0])[is_numeral] += 1
    found = [column for column, (others, own) in counts.items() if own > max(1, others)]
    return min(found, default=None)


# --- what a page break cuts ----------------------------------------------------------------------


def _join_part(
    ended: list[Cell], own: list[Cell], rows: tuple[int, int], numbers: int | None, label: str
) -> tuple[list[Cell], int]:
    """Join the cells of a page, whose rows begin at 1, to those that end the page before.

    `rows` are the first and the last one there. Return all these cells, and the row behind which
    those of the page are counted.
    """
    begin, last = rows
    begun = sorted((cell for cell in own if cell.row == 1), key=lambda cell: cell.column)
    above = {} if _is_under_head(ended, numbers) else {_find_place(cell): cell for cell in ended}
    is_rest = _is_rest(begun, above, numbers)
    going = [c for c in begun if is_rest or _goes_on(above.get(_find_place(c)), c)]
    is_doubtful = is_rest or _is_doubtful(begun, going, above, numbers)
    is_doubtful |= any(_may_be_ahead(above.get(_find_place(c)), c, begin) for c in begun)
    common = int(len(going) == len(begun))  # the first row of the page is the last one above
    joined = dict(above)
    for cell in going:
        over = joined[_find_place(cell)]
        blocks = _join_blocks(over.blocks, cell.blocks)
        count = over.rows + cell.rows - common
        joined[_find_place(cell)] = attrs.evolve(over, rows=count, blocks=blocks)
    places = {id(cell): place for place, cell in above.items()}
    found = [joined[places[id(cell)]] if id(cell) in places else cell for cell in ended]
    last -= common
    others = [cell for cell in own if not any(cell is each for each in going)]
    found += [attrs.evolve(cell, row=cell.row + last) for cell in others]
    return _mark_cut(found, last + 1, label) if is_doubtful else found, last


def _find_place(cell: Cell) -> _Place:
    return cell.column, cell.columns


def _find_number(cells: Iterable[Cell], numbers: int | None) -> Cell | None:
    """The cell of a row that is in the column of numbers."""
    found = (
        cell
        for cell in cells
        if numbers is not None and cell.column <= numbers < cell.column + cell.columns
    )
    return next(found, None)


def _is_under_head(ended: Iterable[Cell], numbers: int | None) -> bool:
    """Whether the row above is the head or a heading: where its number would be are other words."""
    number = _find_number(ended, numbers)
    words = "".join(map(_read_words, number.blocks)) if number else ""
    return bool(words) and _NUMERAL.fullmatch(words) is None


def _is_rest(begun: Sequence[Cell], above: Mapping[_Place, Cell], numbers: int | None) -> bool:
    """Whether a page begins with the rest of the row above, which has a number; it has none."""
    number = _find_number(begun, numbers)
    over = above.get(_find_place(number)) if number else None
    return (
        number is not None
        and over is not None
        and (number.rows, over.rows) == (1, 1)
        and bool(over.blocks)
        and not number.blocks
        and any(cell.blocks for cell in begun)
        and all(_find_place(cell) in above for cell in begun)
    )


def _goes_on(over: Cell | None, cell: Cell) -> bool:
    """Whether a cell is surely the rest of the one above: one is merged, and has the words of both.

    The words of a merged cell may be in its second part; where the first has one row only, that is
    as well an empty cell.
    """
    if over is None or (over.blocks and cell.blocks):
        return False
    merged = (over.rows > 1) + (cell.rows > 1)
    return merged > 1 or (merged > 0 and bool(over.blocks))


def _is_doubtful(
    begun: Sequence[Cell],
    going: Sequence[Cell],
    above: Mapping[_Place, Cell],
    numbers: int | None,
) -> bool:
    """Whether a row that begins a page, or a cell of it, may be the rest of what is above.

    Without numbers such a row has fewer filled cells than the one above, or none in front.
    """
    own = [cell for cell in begun if not any(cell is each for each in going)]
    if any(_is_unclear(above.get(_find_place(cell)), cell) for cell in own):
        return True
    if numbers is not None:
        number = _find_number(begun, numbers)
        return number is not None and not number.blocks
    gone = [_find_place(cell) for cell in going]
    others = [cell for place, cell in above.items() if place not in gone]
    counts = [sum(bool(cell.blocks) for cell in cells) for cells in (own, others)]
    return counts[0] < counts[1] or bool(own and not own[0].blocks)


def _is_unclear(over: Cell | None, cell: Cell) -> bool:
    """Whether a cell is empty, or the rest of a merged one above, and the other way round."""
    if over is None or bool(over.blocks) == bool(cell.blocks):
        return False
    return bool(over.blocks) or max(over.rows, cell.rows) > 1


def _may_be_ahead(over: Cell | None, cell: Cell, begin: int) -> bool:
    """Whether the words of a merged cell may be those of the page above, which it covers.

    The one over it comes from the page before that, and may end there.
    """
    if over is None or not (over.blocks and cell.blocks):
        return False
    return over.row < begin and cell.rows > 1


def _join_blocks(above: tuple[Block, ...], below: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a cell that a page break cuts: what ends the page may go on behind it."""
    ends = [block for block in (*above[-1:], *below[:1]) if isinstance(block, Paragraph)]
    if len(ends) < 2:
        return above + below
    words, marks = "\n".join(end.words for end in ends), ends[0].marks + ends[1].marks
    return (*above[:-1], Paragraph(words, marks, is_line=True), *below[1:])


def _read_words(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return block.words


def _mark_cut(cells: Sequence[Cell], row: int, label: str) -> list[Cell]:
    """Mark the first filled cell of a row as perhaps the rest of the row above."""
    mark = Mark("cut-table", (("page", label),))
    marked = list(cells)
    filled = [i for i, cell in enumerate(marked) if cell.row == row and cell.blocks]
    for i in filled[:1]:
        first, *others = marked[i].blocks
        assert isinstance(first, Paragraph)
        first = attrs.evolve(first, marks=(*first.marks, mark))
        marked[i] = attrs.evolve(marked[i], blocks=(first, *others))
    return marked
