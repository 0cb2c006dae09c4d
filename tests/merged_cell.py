"""A legal plan in which two measures have an equal role, as under a merged table cell."""

import attrs

from workplan import (
    Agency,
    Duty,
    Measure,
    Piece,
    PieceKind,
    Plan,
    Role,
    Section,
    Source,
    Span,
    Task,
)

CITY = Agency("city", "市公安局", aliases=("公安",))

# Two measures under one merged cell (市公安局牵头), whose role is therefore equal in both.
TEXT = "排查。整改。市公安局牵头"
ROLE = Role(CITY, Duty.LEAD, "市公安局", Span(6, 10))


def make_merged_plan():
    """A legal plan in which two measures have an equal role."""
    measures = tuple(
        Measure(id_, TEXT[start:end], Span(start, end), TEXT[6:], Span(6, 12), "牵头", roles)
        for id_, start, end, roles in [
            ("1.1", 0, 3, (ROLE,)),
            ("1.2", 3, 6, (ROLE, attrs.evolve(ROLE, duty=Duty.SUPPORTING))),
        ]
    )
    task = Task("1", 1, "一", "", None, TEXT, Span(0, 12), measures)
    section = Section("1", 1, "一", "", None, Span(0, 12), (task,))
    piece = Piece(PieceKind.TEXT, TEXT, Span(0, 12))
    return Plan("merged", "", "", Source(TEXT), (section,), (CITY,), pieces=(piece,))
