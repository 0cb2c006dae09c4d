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
from workplan.model import Agency, Contents, Duty, Measure, Provenance, Section, Task
from workplan.render import charts, html, terminal
from workplan.table import Band, Column, Table, read_cell
from workplan.texts import Lang, Text, translate

if TYPE_CHECKING:
    from altair import LayerChart
    from pandas import DataFrame

__all__ = ["DutyCell", "Grid", "GridRow", "Label"]

_DUTIES = {
    "en": tuple(f"{duty.mark} {duty.label} {duty.value}" for duty in Duty),
    "zh": tuple(f"{duty.mark} {duty.label}" for duty in Duty),
}
"""What each mark means, by language."""
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
    lang: Lang

    @property
    def measures(self) -> list[Measure]:
        """The measures of its roles, each once."""
        return list({measure.id: measure for measure, _ in self.roles}.values())

    @property
    def wordings(self) -> list[str]:
        """For each role its measure, duty and wording."""
        none = translate("(no verb)", self.lang)
        return [
            f"{measure.id} {role.duty.label}: {measure.wording or none}"
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
    lang: Lang = "en"
    """Of captions, headings, legends and tooltips."""

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Every row, in all bands."""
        return self._rows

    @property
    def caption(self) -> Text:
        """What is shown, with the figures."""
        view = self.view
        counts = {"agencies": len(view.agencies), "roles": len(view.role_keys)}
        n = len(view.items)
        captions = {
            "task": Text(
                "Who is responsible for what: tasks {tasks}, agencies {agencies}, roles {roles}",
                tasks=n,
                **counts,
            ),
            "measure": Text(
                "Who is responsible for what: measures {measures}, agencies {agencies},"
                " roles {roles}",
                measures=n,
                **counts,
            ),
            "section": Text(
                "Who is responsible for what: sections {sections}, agencies {agencies},"
                " roles {roles}",
                sections=n,
                **counts,
            ),
        }
        return view.add_note(captions[view.by])

    def make_table(self) -> Table[GridRow]:
        """Return the rows as a table with a column of duties for each column of the view."""
        bands: list[Band] = []
        start = 0
        for title, rows in self.view.bands:
            bands.append(Band(title, start))
            start += len(rows)
        columns = (self._head_column, *self._duty_columns)
        legend = "  ".join(_DUTIES[self.lang])
        return Table(
            self.rows,
            columns,
            self.caption,
            self.provenance,
            self.lang,
            tuple(bands),
            legend,
            columns[0],
        )

    def make_frame(self, lang: Lang | None = None) -> "DataFrame":
        """Return the table as a data frame, its cells of one ordered category of duties.

        Rows and columns are named by ids and agencies, or with `lang` by what people read. Raises
        `OptionError` for another language, `MissingLibraryError` without pandas.
        """
        frame: Any = self.make_table().to_frame(lang=lang)
        import pandas as pd

        index = (
            frame.iloc[:, 0] if lang is None else _name_items(self.view.rows, self.view.contents)
        )
        weakest_first = [read_cell(duty, lang) for duty in sorted(Duty)]
        made = frame.iloc[:, 1:].astype(pd.CategoricalDtype(weakest_first, ordered=True))
        made.index = pd.Index(list(index), dtype=object)
        if lang is not None:
            made.columns = pd.Index(
                _name_items(self.view.columns, self.view.contents), dtype=object
            )
        return made

    def format_text(self, width: int) -> str:
        """Return letters for a terminal, `width` columns wide; in Chinese characters."""
        rows = [
            (
                row.label.name,
                [_abbreviate(cell.duty, self.lang) if cell else "" for cell in row.cells],
            )
            for row in self.rows
        ]
        letters = Text("L lead, A sole (alone), S shared, H supporting (helps)").render(self.lang)
        about = [*terminal.wrap(self.caption.render(self.lang), width=width), letters, ""]
        heads = [label.name for label in self._labels]
        return "\n".join([*about, *terminal.format_grid(heads, rows, width)]) + "\n"

    def make_chart(self) -> "LayerChart":
        """Return a heat map: marks by task or measure, numbers of measures by section.

        Raises `MissingLibraryError` without altair.
        """
        found = [
            (at, column, cell)
            for at, row in enumerate(self.rows)
            for column, cell in enumerate(row.cells)
            if cell
        ]
        bands = [
            (title, [_make_label(item).line for item in rows]) for title, rows in self.view.bands
        ]
        title, source = self.caption.render(self.lang), self.provenance.render_line(self.lang)
        if self.view.by == "section":
            # A section has so many measures that the strongest duty says little.
            counts = [
                (row, column, len(cell.measures), self._describe_count(cell))
                for row, column, cell in found
            ]
            heads = [label.line for label in self._labels]
            return charts.count_map(
                bands, heads, counts, title=title, source=source, lang=self.lang
            )
        marks = [
            (row, column, cell.duty.rank, self._describe_cell(cell)) for row, column, cell in found
        ]
        scale = list(zip(_DUTIES[self.lang], [duty.mark for duty in Duty], strict=True))
        heads = [label.name for label in self._labels]
        return charts.heat_map(
            bands, heads, marks, scale, title=title, source=source, lang=self.lang
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
            "section": "Id of the section.",
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
        return DutyCell(max(role.duty for _, role in roles), label, head, roles, self.lang)

    def _describe_cell(self, cell: DutyCell) -> dict[str, str]:
        """What the tooltip of a mark says in a chart, line by line."""
        texts = (f"{measure.id} {measure.text}" for measure in cell.measures)
        return self._name_cell(cell) | {
            translate("duty", self.lang): "; ".join(cell.wordings),
            translate("measures", self.lang): " / ".join(
                terminal.clip(text, _TEXT_WIDTH) for text in texts
            ),
        }

    def _describe_count(self, cell: DutyCell) -> dict[str, str]:
        """What the tooltip of a number says in a chart, line by line."""
        return self._name_cell(cell) | {
            translate("measures", self.lang): "、".join(each.id for each in cell.measures),
            translate("strongest duty", self.lang): _DUTIES[self.lang][cell.duty.rank],
        }

    def _name_cell(self, cell: DutyCell) -> dict[str, str]:
        row, column = (translate(kind, self.lang) for kind in self._kinds)
        return {row: cell.row.title, column: cell.column.title}


def _abbreviate(duty: Duty, lang: Lang) -> str:
    """A duty in the two columns of a cell: a letter, or the first character of its label."""
    return duty.label[0] if lang == "zh" else duty.letter


def _make_label(item: Item | Agency) -> Label:
    words = describe_item(item)
    if isinstance(item, Agency):
        return Label(item.name, item.name, words)
    title = words if isinstance(item, Section) else f"{item.id} {words}"
    return Label(item.id, title, title)


def _name_items(items: Sequence[Item | Agency], contents: Contents) -> list[str]:
    """Names of rows or columns for people: (十) 深入推进…; with the id where two are equal.

    A measure has the title of its task, since its text is long.
    """
    names = [_name_item(item, contents) for item in items]
    times = Counter(names)
    return [
        f"{name} ({item.id})" if times[name] > 1 else name
        for name, item in zip(names, items, strict=True)
    ]


def _name_item(item: Item | Agency, contents: Contents) -> str:
    match item:
        case Task():
            return f"{item.printed_number} {item.title}".strip() or item.id
        case Measure():
            return f"{item.id} {contents.task_of(item).title}".strip()
        case _:
            return _make_label(item).line


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
