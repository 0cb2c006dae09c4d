"""Tables of responsibility (任务分工表): from a document's layout or plain text to rows of cells.

Knows how a table is drawn: as cells of a document, with tabs, bars or spaces between cells, or
with a cell a line or a paragraph. It must not know what a label of responsibility or a name means:
it asks `read_head` and `find_names`, which the caller passes. Every position is one of the view.

Where a cell's place is not certain the best reading is kept, and a `Doubt` says so at its place:

=================  =============================================================================
code               at
=================  =============================================================================
`unknown-column`   the head of a column that holds bodies although its head says nothing of them,
                   also in a document's table that is not read at all
`empty-cell`       a row of plain text whose cell of responsibility may be merged or say nobody
`ragged-row`       a row whose cells could be aligned in several ways, or in none, or in a table
                   that goes on without a head and without the next number
`cut-cell`         a cell whose lines may be one name or two, or which may go on one above
=================  =============================================================================
"""

from workplan.notice.cells.finding import find_numbered_heads, find_tables
from workplan.notice.cells.table import (
    Column,
    ColumnRole,
    Doubt,
    FindNames,
    Head,
    Names,
    Pieces,
    ReadHead,
    Row,
    RowKind,
    Table,
    Text,
)
from workplan.notice.cells.words import is_placeholder

__all__ = [
    "Column",
    "ColumnRole",
    "Doubt",
    "FindNames",
    "Head",
    "Names",
    "Pieces",
    "ReadHead",
    "Row",
    "RowKind",
    "Table",
    "Text",
    "find_numbered_heads",
    "find_tables",
    "is_placeholder",
]
