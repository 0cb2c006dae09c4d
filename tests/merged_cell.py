"""Legal plans in which two measures have an equal role, as under a merged table cell."""

import attrs

from workplan import (
    Agency,
    Confidence,
    Duty,
    Field,
    Layout,
    Measure,
    Piece,
    PieceKind,
    Plan,
    Role,
    Section,
    Source,
    Span,
    TableCell,
    Task,
)

CITY = Agency("city", "市公安局", aliases=("公安",))

# Two measures under one merged cell (市公安局牵头), whose role is therefore equal in both.
TEXT = "排查。整改。市公安局牵头"
ROLE = Role(CITY, Duty.LEAD, "市公安局", Span(6, 10))


def make_merged_plan():
    """A legal plan in which two measures have an equal role."""
    measures = tuple(
        Measure(
            id_, TEXT[start:end], Span(start, end), TEXT[6:], Span(6, 12), "牵头", roles,
            confidence=Confidence.CERTAIN,
        )
        for id_, start, end, roles in [
            ("1.1", 0, 3, (ROLE,)),
            ("1.2", 3, 6, (ROLE, attrs.evolve(ROLE, duty=Duty.SUPPORTING))),
        ]
    )  # fmt: skip
    task = Task("1", 1, "一", "", None, TEXT, Span(0, 12), measures)
    section = Section("1", 1, "一", "", None, Span(0, 12), (task,))
    piece = Piece(PieceKind.TEXT, TEXT, Span(0, 12))
    return Plan("merged", "", "", Source(TEXT), (section,), (CITY,), pieces=(piece,))


# Two rows of a table: the first names the lead in a cell that is merged over both, with the
# deadline of both; each has a cell of its own for who supports.
ROWS = "排查\t市公安局牵头\t时限:年底\t甲局配合\n整改\t乙局配合\n"
MERGED = TableCell(1, 1, 2, Span(3, 9), rows=2)
CELLS = (
    TableCell(1, 1, 1, Span(0, 2)),
    MERGED,
    TableCell(1, 1, 3, Span(10, 15), rows=2),
    TableCell(1, 1, 4, Span(16, 20)),
    TableCell(1, 2, 1, Span(21, 23)),
    TableCell(1, 2, 4, Span(24, 28)),
)
LEAD = Role(CITY, Duty.LEAD, "市公安局", Span(3, 7))
OTHERS = tuple(Agency(name, name) for name in ("甲局", "乙局"))


def make_table_plan(cells=CELLS, **changes):
    """A legal plan of two rows, unless `cells` or the `changes` to its second measure break it."""
    first, second = OTHERS
    deadline = Field("时限", "年底", Span(13, 15))
    one = Measure(
        "1.1", "排查", Span(0, 2), ROWS[3:20], Span(3, 20), "牵头,…配合",
        (LEAD, Role(first, Duty.SUPPORTING, "甲局", Span(16, 18))), fields=(deadline,),
        confidence=Confidence.CERTAIN,
    )  # fmt: skip
    other = Measure(
        "1.2", "整改", Span(21, 23), ROWS[24:28], Span(24, 28), "牵头,…配合",
        (LEAD, Role(second, Duty.SUPPORTING, "乙局", Span(24, 26))), fields=(deadline,),
        confidence=Confidence.CERTAIN,
    )  # fmt: skip
    measures = (one, attrs.evolve(other, **changes))
    whole = Span(0, len(ROWS))
    task = Task("1", 1, "一", "", None, ROWS, whole, measures)
    section = Section("1", 1, "一", "", None, whole, (task,))
    source = Source(ROWS, layout=Layout(cells=cells))
    piece = Piece(PieceKind.TEXT, ROWS, whole)
    return Plan("table", "", "", source, (section,), (CITY, *OTHERS), pieces=(piece,))
