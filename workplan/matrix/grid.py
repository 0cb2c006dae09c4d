"""The table of marks that a matrix shows: as text, Markdown, HTML, a data frame or a heat map.

Knows labels, duties and what a mark stands for; neither tasks nor agencies.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from workplan.model.values import Duty
from workplan.render import charts, html, terminal
from workplan.render import files as export

if TYPE_CHECKING:
    from altair import LayerChart
    from pandas import DataFrame

__all__ = ["LEGEND", "Grid", "Label", "Line", "Mark"]

_LETTERS = {
    Duty.LEAD: ("L", "lead"),
    Duty.SOLE: ("A", "sole (alone)"),
    Duty.SHARED: ("S", "shared"),
    Duty.SUPPORTING: ("H", "supporting (helps)"),
}
LEGEND = "  ".join(f"{duty.mark} {duty.label} {duty.value}" for duty in Duty)
"""What each mark stands for."""


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
class Mark:
    """A cell that is filled: the duty shown, and the measures behind it."""

    duty: Duty
    held: tuple[str, ...]
    """For each role its measure, duty and wording."""
    texts: tuple[str, ...]
    """For each role the words of its measure."""


@attrs.frozen
class Line:
    """One row."""

    label: Label
    marks: tuple[Mark | None, ...]


@attrs.frozen
class Grid:
    """Rows in bands against columns, with what they show and where they come from."""

    caption: str
    source: str
    what: tuple[str, str]
    """What a row is and what a column is: ``("task", "agency")``."""
    columns: tuple[Label, ...]
    bands: tuple[tuple[str, tuple[Line, ...]], ...]

    @property
    def lines(self) -> Iterator[Line]:
        """Every row, in all bands."""
        return (line for _, lines in self.bands for line in lines)

    def to_text(self, width: int) -> str:
        """Letters for a terminal, `width` columns wide."""
        letters = {duty: letter for duty, (letter, _) in _LETTERS.items()}
        rows = [
            (line.label.name, [letters[mark.duty] if mark else "" for mark in line.marks])
            for line in self.lines
        ]
        legend = ", ".join(f"{letter} {word}" for letter, word in _LETTERS.values())
        about = [*terminal.wrapped(self.caption, width=width), legend, ""]
        heads = [column.name for column in self.columns]
        return "\n".join([*about, *terminal.grid(heads, rows, width)]) + "\n"

    def to_markdown(self) -> str:
        """Marks, between what is shown and the legend."""
        heads = ["", *(column.name for column in self.columns)]
        rows = [
            [line.label.name, *(mark.duty.mark if mark else "" for mark in line.marks)]
            for line in self.lines
        ]
        table = export.markdown_table(heads, rows)
        caption, legend, source = map(export.markdown_text, (self.caption, LEGEND, self.source))
        return f"{caption}\n\n{table}\n{legend}\n\n{source}\n"

    def to_html(self) -> str:
        """Marks, each with a tooltip."""
        heads = [html.tag("span", column.name, title=column.title) for column in self.columns]
        bands = [(name, [self._drawn(line) for line in lines]) for name, lines in self.bands]
        body, legend = html.grid(heads, bands), html.tag("p", LEGEND)
        return html.page(html.heading(self.caption), body, legend, provenance=self.source)

    def _drawn(self, line: Line) -> tuple[html.Html, list[html.Html]]:
        title = line.label.title
        head = html.tag("span", terminal.clipped(line.label.line, 44), title=title)
        cells = [
            html.tag(
                "span", mark.duty.mark, title="\n".join((f"{title} × {column.title}", *mark.held))
            )
            if mark
            else html.text("")
            for column, mark in zip(self.columns, line.marks, strict=True)
        ]
        return head, cells

    def to_frame(self) -> "DataFrame":
        """The names of duties as an ordered category."""
        return export.categories(
            [column.name for column in self.columns],
            [[mark.duty.value if mark else None for mark in line.marks] for line in self.lines],
            [line.label.name for line in self.lines],
            [duty.value for duty in Duty],
        )

    def chart(self) -> "LayerChart":
        """A heat map whose marks tell what they stand for."""
        cells = [
            (row, at, tuple(Duty).index(mark.duty), self._told(line.label, self.columns[at], mark))
            for row, line in enumerate(self.lines)
            for at, mark in enumerate(line.marks)
            if mark
        ]
        return charts.heat_map(
            [(name, [line.label.line for line in lines]) for name, lines in self.bands],
            [column.name for column in self.columns],
            cells,
            [(f"{duty.mark} {duty.label} {duty.value}", duty.mark) for duty in Duty],
            title=self.caption,
            source=self.source,
        )

    def _told(self, row: Label, column: Label, mark: Mark) -> dict[str, str]:
        """What the tooltip of a mark says."""
        return {
            self.what[0]: row.title,
            self.what[1]: column.title,
            "duty": "; ".join(mark.held),
            "measures": " / ".join(terminal.clipped(text, 120) for text in mark.texts),
        }
