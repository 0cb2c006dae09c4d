"""What a question gets: an immutable sequence of rows that says what it counts.

Knows rows, and the forms in which a table of them leaves Python; not which questions there are.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, overload

import attrs

from workplan.errors import OptionError
from workplan.model.values import Provenance
from workplan.render import charts, html, terminal
from workplan.render import files as export

if TYPE_CHECKING:
    from altair import LayerChart
    from pandas import DataFrame

__all__ = ["Answer", "Cell", "Row"]

Cell = str | int | float | bool | None

_SHOWN = 12


class Row(Protocol):
    """What can be a row of an answer."""

    COLUMNS: ClassVar[tuple[str, ...]]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        ...


_Row_co = TypeVar("_Row_co", bound=Row, covariant=True)


@attrs.frozen(repr=False)
class Answer(Sequence[_Row_co]):
    """The rows that answer a question, what they count, and of which plan.

    >>> import workplan
    >>> answer = workplan.load().matrix().joint_leads()
    >>> len(answer), answer[0].measure.id
    (4, '16.1')
    """

    rows: tuple[_Row_co, ...]
    """In the order that the question asks for."""
    kind: type[_Row_co]
    """The class of the rows, which names the columns."""
    caption: str
    """What is counted, with the figures."""
    provenance: Provenance
    """Of which plan it is."""

    @overload
    def __getitem__(self, index: int) -> _Row_co: ...
    @overload
    def __getitem__(self, index: slice) -> "Answer[_Row_co]": ...
    def __getitem__(self, index: int | slice) -> "_Row_co | Answer[_Row_co]":
        if isinstance(index, slice):
            rows = self.rows[index]
            some = f" ({len(rows)} of {len(self)} shown)" if len(rows) < len(self) else ""
            return attrs.evolve(self, rows=rows, caption=self.caption + some)
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[_Row_co]:
        return iter(self.rows)

    def to_records(self) -> list[dict[str, Cell]]:
        """One plain dict for each row, with the plan, its revision and its source.

        >>> import workplan
        >>> record = workplan.load().matrix().workload().to_records()[0]
        >>> record["plan"], record["agency"]
        ('qingdao-2018', '市工商局')
        """
        return [dict(zip(self._columns, line, strict=True)) for line in self._lines()]

    def to_csv(self, path: str | os.PathLike[str] | None = None, *, force: bool = False) -> str:
        """The rows as CSV text, which Excel and WPS open; written to `path` if one is given.

        Raises `FileExistsError` where there is a file already, unless `force`.
        """
        return export.delivered(export.csv_text(self._columns, self._lines()), path, force=force)

    def to_text(self) -> str:
        """The rows in columns that line up, for a terminal, under what they count."""
        shown = terminal.table(self.kind.COLUMNS, (row.cells for row in self.rows))
        return "\n".join([*terminal.wrapped(self.caption), "", shown]) + "\n"

    def to_markdown(self) -> str:
        """The rows as a Markdown table, between what they count and where they come from."""
        body = export.markdown_table(self.kind.COLUMNS, (row.cells for row in self.rows))
        caption, source = map(export.markdown_text, (self.caption, self.provenance.line))
        return f"{caption}\n\n{body}\n{source}\n"

    def to_html(self) -> str:
        """The rows as one escaped HTML table, with its style and nothing from outside."""
        body = html.table(self.kind.COLUMNS, self._drawn())
        return html.page(html.heading(self.caption), body, provenance=self.provenance.line)

    def to_frame(self) -> "DataFrame":
        """The rows as a pandas data frame; raises `MissingLibraryError` without pandas."""
        return export.frame(self._columns, self._lines())

    def chart(self) -> "LayerChart":
        """The counts as stacked bars, a row each, for rows that have counts (`BARS`).

        ``chart.save("x.html", inline=True)`` writes a page that opens with no network. Raises
        `OptionError` where the rows count nothing, `MissingLibraryError` without altair.
        """
        parts: Mapping[str, str] = getattr(self.kind, "BARS", {})
        if not parts:
            raise OptionError("what a chart shows", self.kind.__name__, ("workload()", "overlap()"))
        at = [self.kind.COLUMNS.index(column) for column in parts]
        return charts.bars(
            [" · ".join(cell for cell in row.cells if isinstance(cell, str)) for row in self.rows],
            [[int(row.cells[i] or 0) for i in at] for row in self.rows],
            [(f"{mark} {column}", mark) for column, mark in parts.items()],
            title=self.caption,
            source=self.provenance.line,
        )

    @property
    def _columns(self) -> tuple[str, ...]:
        return (*self.kind.COLUMNS, *Provenance.COLUMNS)

    def _drawn(self) -> Iterable[Sequence[object]]:
        """The cells as HTML shows them."""
        return (row.cells for row in self.rows)

    def _lines(self) -> Iterable[tuple[Cell, ...]]:
        return ((*row.cells, *self.provenance.cells) for row in self.rows)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        more = f"… {len(self) - _SHOWN} more" if len(self) > _SHOWN else ""
        return attrs.evolve(self, rows=self.rows[:_SHOWN]).to_text() + more
