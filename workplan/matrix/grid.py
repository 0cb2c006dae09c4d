"""The grid of marks that a matrix shows: as a table, as text, as a data frame or as a heat map.

Knows what rows, columns and cells are called and what a tooltip says; not how a view was narrowed,
nor how HTML, Markdown or a chart is written.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, count
from typing import TYPE_CHECKING, Any

import attrs

from workplan.matrix.view import Item, MeasureRole, View, describe_item
from workplan.model import Agency, Duty, Provenance
from workplan.render import charts, html, terminal
from workplan.table import Band, Column, Table
from workplan.texts import Lang, Text

if TYPE_CHECKING:
    from altair import LayerChart
    from pandas import DataFrame

__all__ = ["LEGEND", "DutyCell", "Grid", "GridRow", "Label"]

LEGEND = "  ".join(f"{duty.mark} {duty.label} {duty.value}" for duty in Duty)
"""What each mark means."""

_HEAD_WIDTH = 44
"""Columns of a row head on a page: what leaves room for thirty columns of marks."""
_TEXT_WIDTH = 120
"""Columns of a measure's text in the tooltip of a chart, which does not wrap."""


@attrs.frozen
class Label:
    """What a row or a column is called."""

    name: str
    """In a narrow head: an id, or the usual name of an agency."""
    line: str
    """In a line of its own."""
    title: str
    """At length, in a tooltip."""


@attrs.frozen
class DutyCell:
    """A cell with a duty: the strongest, and the roles behind it."""

    duty: Duty
    row: Label
    column: Label
    roles: tuple[MeasureRole, ...]
    """In the order of the text."""

    @property
    def wordings(self) -> list[str]:
        """For each role its measure, duty and wording."""
        return [
            f"{measure.id} {role.duty.label}: {measure.wording or Text('(no verb)')}"
            for measure, role in self.roles
        ]

    @property
    def tooltip(self) -> str:
        """Row, column and wordings, a line each."""
        return "\n".join((f"{self.row.title} × {self.column.title}", *self.wordings))


@attrs.frozen
class GridRow:
    """One row: a task, a measure or an agency, with a cell for each column."""

    item: Item | Agency
    label: Label
    cells: tuple[DutyCell | None, ...]

    @property
    def head(self) -> html.Html:
        """The row head as HTML, with a tooltip."""
        return html.tag("span", terminal.clip(self.label.line, _HEAD_WIDTH), title=self.label.title)


@attrs.frozen
class Grid:
    """The rows of a view against its columns."""

    view: View
    provenance: Provenance

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Every row, in all bands."""
        return self._rows

    @property
    def caption(self) -> Text:
        """What is shown, with the figures."""
        view = self.view
        counts = {"agencies": len(view.agencies), "roles": len(view.role_keys)}
        caption = (
            Text(
                "Who is responsible for what: tasks {tasks}, agencies {agencies}, roles {roles}",
                tasks=len(view.items),
                **counts,
            )
            if view.by == "task"
            else Text(
                "Who is responsible for what: measures {measures}, agencies {agencies},"
                " roles {roles}",
                measures=len(view.items),
                **counts,
            )
        )
        return view.add_note(caption)

    def make_table(self, lang: Lang = "en") -> Table[GridRow]:
        """Return the rows as a table with a column of duties for each column of the view."""
        bands: list[Band] = []
        start = 0
        for title, rows in self.view.bands:
            bands.append(Band(title, start))
            start += len(rows)
        columns = (self._head_column, *self._duty_columns)
        source = self.provenance
        return Table(
            self.rows, columns, self.caption, source, lang, tuple(bands), LEGEND, columns[0]
        )

    def make_frame(self) -> "DataFrame":
        """Return the table as a data frame, its cells of one ordered category of duties.

        Raises `MissingLibraryError` without pandas.
        """
        frame: Any = self.make_table().to_frame()
        import pandas as pd

        weakest_first = [duty.value for duty in sorted(Duty)]
        return (
            frame.set_index(self._head_column.name)
            .rename_axis(index=None)
            .astype(pd.CategoricalDtype(weakest_first, ordered=True))
        )

    def format_text(self, width: int, lang: Lang = "en") -> str:
        """Return letters for a terminal, `width` columns wide; in Chinese characters."""
        rows = [
            (row.label.name, [_abbreviate(cell.duty, lang) if cell else "" for cell in row.cells])
            for row in self.rows
        ]
        letters = Text("L lead, A sole (alone), S shared, H supporting (helps)").render(lang)
        about = [*terminal.wrap(self.caption.render(lang), width=width), letters, ""]
        heads = [label.name for label in self._labels]
        return "\n".join([*about, *terminal.format_grid(heads, rows, width)]) + "\n"

    def make_chart(self) -> "LayerChart":
        """Return a heat map whose tooltips have the wording.

        Raises `MissingLibraryError` without altair.
        """
        cells = [
            (at, column, cell.duty.rank, self._describe_cell(cell))
            for at, row in enumerate(self.rows)
            for column, cell in enumerate(row.cells)
            if cell
        ]
        return charts.heat_map(
            [(title, [_make_label(item).line for item in rows]) for title, rows in self.view.bands],
            [label.name for label in self._labels],
            cells,
            [(f"{duty.mark} {duty.label} {duty.value}", duty.mark) for duty in Duty],
            title=str(self.caption),
            source=self.provenance.line,
        )

    # --- columns ---------------------------------------------------------------------------------

    @property
    def _kinds(self) -> tuple[str, str]:
        """What a row is and what a column is."""
        by = self.view.by
        return ("agency", by) if self.view.is_transposed else (by, "agency")

    @property
    def _head_column(self) -> Column:
        """The column of row heads."""
        kind, _ = self._kinds
        path = ("item", "name" if self.view.is_transposed else "id")
        meaning = {
            "task": "Id of the task.",
            "measure": "Id of the measure.",
            "agency": "Usual name of the agency.",
        }[kind]
        return Column(kind, kind, str, meaning, path, is_key=True, markup="head")

    @property
    def _duty_columns(self) -> Iterable[Column]:
        names = _make_names(self.view.columns, {"plan", "revision", self._head_column.name})
        for at, (name, label) in enumerate(zip(names, self._labels, strict=True)):
            yield Column(
                name,
                label.name,
                str,
                label.title,
                ("cells", at, "duty"),
                is_optional=True,
                is_mark=True,
                title=label.title,
                tooltip=("cells", at, "tooltip"),
            )

    # --- cells -----------------------------------------------------------------------------------

    @cached_property
    def _labels(self) -> tuple[Label, ...]:
        """Of the columns."""
        return tuple(map(_make_label, self.view.columns))

    @cached_property
    def _rows(self) -> tuple[GridRow, ...]:
        return tuple(self._make_row(item) for item in self.view.rows)

    def _make_row(self, item: Item | Agency) -> GridRow:
        label = _make_label(item)
        cells = (
            self._make_cell(item, label, column, head)
            for column, head in zip(self.view.columns, self._labels, strict=True)
        )
        return GridRow(item, label, tuple(cells))

    def _make_cell(
        self, row: Item | Agency, label: Label, column: Item | Agency, head: Label
    ) -> DutyCell | None:
        roles = self.view.find_roles(row, column)
        if not roles:
            return None
        return DutyCell(max(role.duty for _, role in roles), label, head, roles)

    def _describe_cell(self, cell: DutyCell) -> dict[str, str]:
        """What the tooltip of a cell says in a chart, line by line."""
        row, column = self._kinds
        texts = (f"{measure.id} {measure.text}" for measure, _ in cell.roles)
        return {
            row: cell.row.title,
            column: cell.column.title,
            "duty": "; ".join(cell.wordings),
            "measures": " / ".join(terminal.clip(text, _TEXT_WIDTH) for text in texts),
        }


def _abbreviate(duty: Duty, lang: Lang) -> str:
    """A duty in the two columns of a cell: a letter, or the first character of its label."""
    return duty.label[0] if lang == "zh" else duty.letter


def _make_label(item: Item | Agency) -> Label:
    words = describe_item(item)
    if isinstance(item, Agency):
        return Label(item.name, item.name, words)
    title = f"{item.id} {words}"
    return Label(item.id, title, title)


def _make_names(items: Sequence[Item | Agency], reserved: set[str]) -> list[str]:
    """The names of columns: an agency's name, or its id where another column has that name."""
    plain = [item.name if isinstance(item, Agency) else item.id for item in items]
    shared = {name for name, times in Counter(plain).items() if times > 1}
    taken = reserved | shared
    names: list[str] = []
    for item, name in zip(items, plain, strict=True):
        # An id may be another agency's name, or "plan"; then it is counted.
        choices = chain((name, item.id), (f"{item.id} {n}" for n in count(2)))
        names.append(next(each for each in choices if each not in taken))
        taken.add(names[-1])
    return names
