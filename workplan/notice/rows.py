"""The rows of tables: which cells are a task, its measure or a field, and who is responsible.

Knows what columns mean for a document. How a table is drawn is the business of `cells`, what the
words of a cell mean that of `grammar`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import attrs

from workplan.model import Duty, Layout, Span
from workplan.notice.cells import (
    ColumnRole,
    Doubt,
    Head,
    Names,
    Row,
    RowKind,
    Table,
    find_numbered_heads,
    find_tables,
    is_placeholder,
)
from workplan.notice.grammar import Stretch
from workplan.notice.labels import match_head
from workplan.notice.lexer import tokenize
from workplan.notice.names import Shape, is_placed, is_surely_body
from workplan.notice.numbering import AREA_LEVEL, ROW_LEVEL, Heading
from workplan.notice.tokens import Kind
from workplan.notice.verbs import is_all_verb, is_remark
from workplan.notice.view import View

__all__ = [
    "Labelled",
    "TableRow",
    "find_row_headings",
    "find_unread_heads",
    "is_in_row",
    "judge_names",
    "list_begins",
    "list_rows",
    "read_tables",
]

_MATTER = (RowKind.TASK, RowKind.CONTINUATION)
_TEXTS = (ColumnRole.TASK, ColumnRole.MEASURE)


@attrs.frozen
class Labelled:
    """A field beside a responsibility: its label, and where its text is."""

    label: str
    start: int
    end: int


@attrs.frozen
class TableRow:
    """A row that says who is responsible for what."""

    start: int
    end: int
    table: tuple[int, int]
    """Where its table is."""
    begin: int
    """Where its own words begin: behind the number and the area of a numbered row."""
    clause: tuple[int, int] | None
    """The words of the measure; ``None`` where they are those of the row above."""
    inner: tuple[Stretch, ...]
    """The cells of names; none where nobody is named."""
    assigned: tuple[int, int]
    """The row's own cells of names and fields, or the merged cell where it has none of names."""
    fields: tuple[Labelled, ...]


def read_tables(view: View, layout: Layout) -> tuple[Table, ...]:
    """Return the tables of responsibility of a text."""
    found = find_tables(view, layout, partial(_read_head, view), partial(judge_names, view))
    return tuple(_doubt_remarks(view, table) for table in found)


def _read_head(view: View, start: int, end: int) -> Head | None:
    label = match_head(view, start, end)
    return None if label is None else Head(view.chars[start:end], label.duty)


def _doubt_remarks(view: View, table: Table) -> Table:
    """The table with a doubt at each cell of bodies that has a remark instead: 同上, 待定."""
    columns = [column.index for column in table.columns if column.role is ColumnRole.DUTY]
    doubts = [
        Doubt("unread-words", start, end, (("words", view.chars[start:end]),))
        for row in table.rows
        if row.kind in _MATTER
        for index in columns
        if index not in row.merged
        for start, end in row.cells[index]
        if _has_remark_only(view, start, end)
    ]
    return attrs.evolve(table, doubts=(*table.doubts, *doubts)) if doubts else table


def _has_remark_only(view: View, start: int, end: int) -> bool:
    if not is_remark(view.chars, start, end) or is_placeholder(view.chars[start:end]):
        return False
    return all(token.kind is Kind.REMARK for token in tokenize(view, start, end))


def judge_names(view: View, start: int, end: int) -> Names:
    """Return how surely a stretch is a list of bodies."""
    words = view.chars[start:end]
    if not words.strip("。") or is_all_verb(words) or match_head(view, start, end):
        return "none"
    tokens = tokenize(view, start, end)
    names = [token for token in tokens if token.kind is Kind.NAME]
    odd = any(t.kind is Kind.OTHER or t.doubt not in ("", "cut-name") for t in tokens)
    if not names or odd or any(token.shape < Shape.WEAK for token in names):
        return "none"
    # 务中心 ends as a body does, but is what a line end leaves of one.
    sure = any(token.shape is Shape.SURE and not token.doubt for token in names)
    return "certain" if sure else "likely"


def list_rows(view: View, table: Table, *, has_headings: bool) -> Iterator[TableRow]:
    """Yield the rows of a table, also those that name nobody.

    A row without words of its own, below a merged task, adds to the row above.
    """
    held: TableRow | None = None
    for row in table.rows:
        if row.kind not in _MATTER:
            continue
        read = _read_row(view, table, row, has_headings=has_headings)
        if read is None:
            continue
        if held is not None and read.clause is None:
            held = _add(held, read)
            continue
        if held is not None:
            yield held
        held = read
    if held is not None:
        yield held


def _add(held: TableRow, row: TableRow) -> TableRow:
    bounds = (*held.assigned, *row.assigned)
    return attrs.evolve(
        held,
        end=row.end,
        inner=(*held.inner, *row.inner),
        assigned=(min(bounds), max(bounds)),
        fields=tuple(dict.fromkeys((*held.fields, *row.fields))),  # a merged cell once
    )


def _read_row(view: View, table: Table, row: Row, *, has_headings: bool) -> TableRow | None:
    """What the cells of a row are; ``None`` where none has names or words."""
    inner: list[Stretch] = []
    own: list[tuple[int, int]] = []
    merged: list[tuple[int, int]] = []
    fields: list[Labelled] = []
    is_placed = table.form == "layout"  # a field may be in any cell of a row that a layout knows
    for column, pieces in zip(table.columns, row.cells, strict=True):
        is_merged = column.index in row.merged
        if not pieces:
            continue
        span = (pieces[0][0], pieces[-1][1])
        if column.role is ColumnRole.DUTY:
            if not is_placeholder(view.chars[slice(*span)]):
                inner += _make_stretches(view, column.words, column.duty, pieces)
            (merged if is_merged else own).append(span)
        elif (
            column.role is ColumnRole.FIELD
            and (not is_merged or is_placed)
            and not is_placeholder(view.chars[slice(*span)])
        ):
            fields.append(Labelled(column.words, *span))
    task, measure = (_find_cell(table, row, role) for role in _TEXTS)
    texts = [cell for cell in (task, measure) if cell is not None]
    title = _find_title(table, row, is_numbered=has_headings)
    clause = measure if title and measure else (min(texts)[0], max(texts)[1]) if texts else None
    beside = own or merged or texts
    if not beside or (clause is None and not inner):
        return None
    assigned, kept = (min(beside)[0], max(beside)[1]), list[Labelled]()
    if own and inner:
        near = [each for each in fields if row.start <= each.start]
        assigned, kept = _add_fields(assigned, near, clause)
    kept = fields if is_placed else kept
    begin = title[0] if title else min((cell[0] for cell in (*texts, *own)), default=row.start)
    bounds = (table.start, table.end)
    return TableRow(row.start, row.end, bounds, begin, clause, tuple(inner), assigned, tuple(kept))


def _make_stretches(
    view: View, words: str, duty: Duty | None, pieces: Sequence[tuple[int, int]]
) -> Iterator[Stretch]:
    """The lines of a cell, each with names of its own."""
    for i, (start, end) in enumerate(pieces):
        if not _has_remark_only(view, start, end):
            yield Stretch(start, end, words if i == 0 else "", duty, continues=i > 0)


def _add_fields(
    assigned: tuple[int, int], fields: Sequence[Labelled], clause: tuple[int, int] | None
) -> tuple[tuple[int, int], list[Labelled]]:
    """The cells of names with those of fields that no cell of words parts from them."""
    kept: list[Labelled] = []
    for field in fields:
        low, high = min(assigned[0], field.start), max(assigned[1], field.end)
        if clause is None or not (low < clause[1] and clause[0] < high):
            kept.append(field)
            assigned = (low, high)
    return assigned, kept


def is_in_row(tables: Sequence[Table], at: int) -> bool:
    """Return whether a position is inside a row of a table: a number there begins no heading.

    A subheading between rows (一、城市管理) is a heading of the document.
    """
    i = bisect_right(tables, at, key=lambda table: table.start) - 1
    if i < 0 or at >= tables[i].end:
        return False
    rows = tables[i].rows
    j = bisect_right(rows, at, key=lambda row: row.start) - 1
    return j >= 0 and (rows[j].kind is not RowKind.SECTION or rows[j].start != at)


def list_begins(tables: Sequence[Table]) -> list[int]:
    """Return where tables and the heads that they repeat begin, in order."""
    heads = (row for table in tables for row in table.rows if row.kind is RowKind.HEAD)
    return sorted({*(table.start for table in tables), *(row.start for row in heads)})


_ROW_OF_CELLS = re.compile(r"^(?:[^\n\t|]*[\t|]){2}[^\n]*$", re.MULTILINE)


def find_unread_heads(view: View, layout: Layout, tables: Sequence[Table]) -> Iterator[Span]:
    """Yield the heads of tables that are not read although they say who is responsible.

    The columns of one are bodies (任务, 市财政局, 市教育局), which marks (√, △) make responsible;
    another has 序号 and 责任单位, and rows that fit no form; of a document's table a cell that says
    责任单位 and no more is one.
    """
    read = [(view.at[t.start], view.at[t.end - 1]) for t in tables if t.start < t.end]

    def is_read(at: int) -> bool:
        i = bisect_right(read, at, key=lambda stretch: stretch[0]) - 1
        return i >= 0 and at <= read[i][1]

    for match in _ROW_OF_CELLS.finditer(view.source):
        cells = [cell.strip() for cell in re.split(r"[\t|]", match[0])]
        bodies = sum(is_placed(cell) and is_surely_body(cell) for cell in cells)
        has_rows = _ROW_OF_CELLS.match(view.source, match.end() + 1) is not None
        if bodies > 1 and has_rows and not is_read(match.start()):
            yield Span(*match.span())
    noted: set[int] = set()
    for start, end in find_numbered_heads(view, partial(_read_head, view)):
        if not is_read(start):
            noted.add(start)
            yield Span(start, end)
    for spans in _group_cells(layout):
        heads = (span for span in spans if not is_read(span.start) and _is_head(view, span))
        first = next(heads, None)
        if first is not None and not any(span.start in noted for span in spans):
            yield first


def _group_cells(layout: Layout) -> Iterable[list[Span]]:
    """The filled cells of each table of a document."""
    tables: dict[int, list[Span]] = {}
    for cell in layout.cells:
        if cell.span:
            tables.setdefault(cell.table, []).append(cell.span)
    return tables.values()


def _is_head(view: View, cell: Span) -> bool:
    """Whether a cell says 责任单位 and no more: a line of a label (责任单位:) is none."""
    start, end = bisect_left(view.at, cell.start), bisect_left(view.at, cell.end)
    if start == end or set(":()【】") & set(view.chars[start:end]):
        return False
    return _read_head(view, start, end) is not None


def find_row_headings(view: View, tables: Sequence[Table], own: Sequence[Heading]) -> list[Heading]:
    """Return a heading for each row that is a task, and for each area that parts a table.

    The title of a row is the words of its task. Where the document has headings of its `own`, no
    area (领域) is one, and only numbered rows are. An area that is printed in each of its rows is
    one. Rows before the first area or subheading are in a section without a title.
    """
    found: list[Heading] = []
    for table in tables:
        last = ""
        kinds = (row.kind for row in table.rows if row.kind is not RowKind.HEAD)
        is_parted = next(kinds, None) is RowKind.SECTION
        for row in table.rows:
            area = None if own else _find_area(table, row, is_parted=is_parted)
            if area is not None and view.chars[slice(*area)] != last:
                found.append(Heading(AREA_LEVEL, "", None, row.start, area[0], area[1]))
                last = view.chars[slice(*area)]
            else:
                area = None
            title = _find_title(table, row, is_numbered=bool(own))
            if title is not None:
                start = max(row.start, area[1]) if area else row.start
                numeral = _find_cell(table, row, ColumnRole.NUMBER) or (0, 0)
                words = view.chars[slice(*numeral)].strip("().、。")
                found.append(Heading(ROW_LEVEL, words, row.number, start, title[0], title[1]))
    above = _find_untitled(tables, own, found)
    return [above, *found] if above is not None else found


def _find_untitled(
    tables: Sequence[Table], own: Sequence[Heading], found: Sequence[Heading]
) -> Heading | None:
    """A heading without words for the rows before the first area or subheading, if any."""
    kinds = (*_MATTER, RowKind.SECTION)
    rows = [(table, row) for table in tables for row in table.rows if row.kind in kinds]
    tops = own or [heading for heading in found if heading.level == AREA_LEVEL]
    parting = {row.start for _, row in rows if row.kind is RowKind.SECTION}
    if not rows or not tops or rows[0][1].start >= tops[0].start:
        return None
    if own and tops[0].start not in parting:
        return None  # a heading behind the table
    at = rows[0][0].start
    return Heading(min(heading.level for heading in tops), "", None, at, at, at)


def _find_area(table: Table, row: Row, *, is_parted: bool) -> tuple[int, int] | None:
    """What parts the table at a row: a subheading, or in a table without them the row's area."""
    if row.kind is RowKind.SECTION:
        filled = [cell for cell in row.cells if cell]
        return (filled[0][0][0], filled[0][-1][1]) if filled else None
    if is_parted or row.kind is not RowKind.TASK:
        return None
    return _find_cell(table, row, ColumnRole.AREA)


def _find_title(table: Table, row: Row, *, is_numbered: bool) -> tuple[int, int] | None:
    """The words of a row's task, if the row is a task of its own.

    Under a heading of the document only a numbered row is one; the others are its measures.
    """
    numeral = _find_cell(table, row, ColumnRole.NUMBER)
    if row.kind is not RowKind.TASK or (is_numbered and (numeral is None or row.number is None)):
        return None
    return next((c for role in _TEXTS if (c := _find_cell(table, row, role))), None)


def _find_cell(table: Table, row: Row, role: ColumnRole) -> tuple[int, int] | None:
    """The row's own filled cell in the column of a role, or all between several of them."""
    cells = [
        pieces
        for column, pieces in zip(table.columns, row.cells, strict=True)
        if column.role is role and pieces and column.index not in row.merged
    ]
    return (cells[0][0][0], cells[-1][-1][1]) if cells else None
