"""What a table of responsibility is read to: columns, rows of cells, and doubts.

Values only: how a table is drawn and what its words mean is the business of the other modules.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Literal, Protocol

import attrs

from workplan.model import Duty


class Text(Protocol):
    """What is asked of a view: characters without whitespace that know their source position."""

    @property
    def source(self) -> str:
        """The text as printed."""
        ...

    @property
    def chars(self) -> str:
        """The characters that are no whitespace, in one width of punctuation."""
        ...

    @property
    def at(self) -> Sequence[int]:
        """The position in the source of each character."""
        ...

    @property
    def gaps(self) -> bytearray:
        """What is before each character; 0 for nothing."""
        ...

    @property
    def lines(self) -> Sequence[int]:
        """The positions that begin a line."""
        ...


class ColumnRole(Enum):
    """What a column holds."""

    NUMBER = "number"
    """序号."""
    AREA = "area"
    """领域, 类别, 板块: what several tasks have in common."""
    TASK = "task"
    """工作任务, 事项, 内容."""
    MEASURE = "measure"
    """具体措施, 工作目标: what a task consists of."""
    DUTY = "duty"
    """牵头单位, 责任单位: who is responsible."""
    FIELD = "field"
    """完成时限, 责任人, 备注: neither task nor body."""
    UNKNOWN = "unknown"


class RowKind(Enum):
    """What a row is."""

    HEAD = "head"
    """The labels of the columns, repeated on each page of some tables."""
    SECTION = "section"
    """A subheading between rows: 一、城市管理."""
    TASK = "task"
    CONTINUATION = "continuation"
    """A row whose number or task is in a merged cell that begins above."""
    NOTE = "note"
    """A remark or a total: 备注, 注:, 合计."""


Pieces = tuple[tuple[int, int], ...]
"""The lines or paragraphs of a cell, each a non-empty stretch; none for an empty cell."""

Names = Literal["certain", "likely", "none"]
"""How surely a stretch is a list of bodies."""


@attrs.frozen
class Head:
    """The label of a column that names who is responsible."""

    words: str
    duty: Duty | None
    """``None`` for plain responsibility (责任单位), whose duty depends on who else is named."""


ReadHead = Callable[[int, int], Head | None]
"""Read a stretch as the label of a column of bodies; ``None`` where it is none."""
FindNames = Callable[[int, int], Names]
"""Judge whether a stretch is a list of bodies, with or without its verb of responsibility."""


@attrs.frozen
class Column:
    """A column, with what its head says."""

    index: int
    role: ColumnRole
    words: str
    """The head's words without whitespace; of two rows of heads the lower one's."""
    pieces: Pieces
    """Where the head is printed; none where the column has no head."""
    duty: Duty | None = None
    is_inner: bool = False
    """Whether it is about divisions of one body: 本厅内部主责科."""


@attrs.frozen
class Row:
    """A row; `cells` has an entry for each column of its table."""

    start: int
    end: int
    kind: RowKind
    number: int | None
    """What the number column says, inherited where it is merged."""
    cells: tuple[Pieces, ...]
    """Those of a merged cell are those of the row where it is printed."""
    merged: frozenset[int] = frozenset()
    """The columns whose cell is inherited from an earlier row."""


@attrs.frozen
class Doubt:
    """What a person should look at."""

    code: str
    start: int
    end: int
    values: tuple[tuple[str, str], ...] = ()


Form = Literal[
    "layout", "bars", "open-bars", "tabs", "wide", "blank", "lines", "paragraphs", "barred"
]
"""How a table is drawn. Open bars are between cells only, not at both ends of a row; wide is
two blanks or an ideographic one between cells, blank a single one; lines is a cell a line,
paragraphs a cell a paragraph; barred has a line end and a bar behind each cell."""


@attrs.frozen
class Table:
    """A table that has a column of responsibility, by its head or by that of one before."""

    start: int
    end: int
    form: Form
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    """All rows in the order of the text, those of the head first.

    A table that is not read has none, only doubts.
    """
    doubts: tuple[Doubt, ...]

    @property
    def heads(self) -> tuple[Row, ...]:
        """The rows of the head, repeated ones too."""
        return tuple(row for row in self.rows if row.kind is RowKind.HEAD)
