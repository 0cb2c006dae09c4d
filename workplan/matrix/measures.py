"""The measures' table (任务分工表): its columns, and what is in each cell.

Knows measures, duties, fields and corrections; not which other sheets there are, nor how one is
drawn. Its words are Chinese, as its readers are.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import attrs

from workplan.errors import OptionError
from workplan.matrix.reading import Reading, describe_applied, find_inside, find_outside
from workplan.matrix.review import NOT_CHECKED, Review
from workplan.matrix.view import View
from workplan.model import Correction, Duty, Field, Measure, Place
from workplan.render import terminal
from workplan.render.sheet import SheetBand, SheetBlock, SheetCell, SheetColumn, SheetRow

__all__ = [
    "MEASURE_COLUMNS",
    "MeasureColumn",
    "MeasureTable",
    "find_deadlines",
    "make_number",
    "parse_columns",
    "read_deadlines",
]

_NOBODY = "—"
"""In the place of the responsible agencies where the text names nobody at all."""
_LEADING = re.compile("(?:牵头|主办)(?:负责|单位|部门|落实|组织实施)?")
_RESPONSIBLE = re.compile("负责|分工|责任|落实")
"""In a wording behind that of the lead: who is responsible, too."""
_PROGRESS = ("未启动", "进行中", "已完成")
_PAGE_WIDTH = 140
"""Half-width characters of a page across, at 10 points."""
_EMPTY_WIDTH = 10
"""Half-width characters of a column of bodies without any, which its head takes."""
_WIDEST_FITTED = 16
"""Half-width characters of a column that is fitted to its cells; longer ones are broken."""


@attrs.frozen
class MeasureTable:
    """The measures that are shown, each with what the chosen columns say of it."""

    view: View
    reading: Reading
    review: Review
    names: tuple[str, ...] | None = None
    """The columns chosen; ``None`` for the usual ones."""

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        """Its columns, those of short cells as wide as these: （二十七） takes one line.

        The widest takes what the others leave of a page.
        """
        rows = [row for band in self.bands for block in band.blocks for row in block]
        columns = [
            _fit_width(each, [row[at] for row in rows]) for at, each in enumerate(self._columns)
        ]
        widest = max(range(len(columns)), key=lambda at: columns[at].width)
        spare = max(_PAGE_WIDTH - sum(column.width for column in columns), 0)
        columns[widest] = attrs.evolve(columns[widest], width=columns[widest].width + spare)
        return tuple(columns)

    @property
    def bands(self) -> tuple[SheetBand, ...]:
        """A band for each section, a block for each task, a row for each measure."""
        return self._bands

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader of the table must know, and nothing of what it has not."""
        warning = self.review.make_warning(is_marked=True)
        sentences = "".join((*self._explain_duties(), *self._explain_words()))
        return tuple(filter(None, (warning, sentences and f"注：{sentences}")))

    # --- rows ------------------------------------------------------------------------------------

    @cached_property
    def _columns(self) -> "tuple[MeasureColumn, ...]":
        names = self.names
        if names is None:
            is_timed = any(find_deadlines(measure) for measure in self.view.measures)
            names = tuple(name for name in _USUAL_COLUMNS if is_timed or name != "deadline")
        found = tuple(_BY_NAME[name] for name in names)
        return (*found, _CORRECTION_COLUMN) if any(self._list_corrections()) else found

    def _list_corrections(self) -> Iterator[list[Correction]]:
        """The corrections that are applied in each row."""
        return (self.find_applied(line) for line in self._list_lines())

    def find_applied(self, line: "_Line") -> list[Correction]:
        """Return the corrections applied to a row; those of titles in the first row under them."""
        task, measure = line.place.task, line.place.measure
        found: list[Correction] = []
        if line.is_first_of_section:
            found += find_inside(line.place.section.title_span, self.view.contents.corrections)
        if line.is_first:
            found += find_outside(task)
        found += find_inside(measure.span, task.corrections)
        found += find_inside(measure.assignment_span, task.corrections)
        return [each for each in found if self.reading.is_applied(each)]

    @property
    def is_numbered(self) -> bool:
        """Whether any task that is shown has a number of its own."""
        return self._is_numbered

    @cached_property
    def _is_numbered(self) -> bool:
        return any(self.reading.print_number(place.task) for place in self.view.places)

    def has_column(self, name: str) -> bool:
        """Return whether a column is shown."""
        return any(each.name == name for each in self._columns)

    @cached_property
    def _bands(self) -> tuple[SheetBand, ...]:
        return tuple(self._make_bands())

    def _make_bands(self) -> Iterator[SheetBand]:
        for _, lines in groupby(self._list_lines(), key=lambda line: line.place.section.id):
            several = tuple(lines)
            section = several[0].place.section
            corrections = find_inside(section.title_span, self.view.contents.corrections)
            blocks = (
                self._raise_notes([self._make_row(line) for line in block])
                for _, block in groupby(several, key=lambda line: line.serial)
            )
            heading = self.reading.read_heading(section)
            note = self.reading.describe_doubtful(corrections) if heading else ""
            yield SheetBand(heading, tuple(blocks), note)

    def _raise_notes(self, rows: Sequence[SheetRow]) -> SheetBlock:
        """Return a block whose merged cells have the comments of all its rows."""
        first = list(rows[0])
        for at, column in enumerate(self._columns):
            if column.column.merged:
                notes = dict.fromkeys(row[at].note for row in rows if row[at].note)
                is_marked = any(row[at].highlighted for row in rows)
                first[at] = attrs.evolve(first[at], note="\n".join(notes), highlighted=is_marked)
        return (tuple(first), *rows[1:])

    def _list_lines(self) -> Iterator["_Line"]:
        serial, section, task = 0, "", ""
        for place in self.view.places:
            is_first = place.task.id != task
            serial += is_first
            yield _Line(place, serial, is_first, place.section.id != section)
            section, task = place.section.id, place.task.id

    def _make_row(self, line: "_Line") -> SheetRow:
        columns, measure = self._columns, line.place.measure
        cells = [each.make_cell(self, line) for each in columns]
        # A misprint in the responsibility is noted where its first name is.
        inside = find_inside(measure.assignment_span, line.place.task.corrections)
        named = [at for at, each in enumerate(columns) if each.duties]
        first = next((at for at in named if cells[at].value), (named or [-1])[0])
        cells[first] = _add_note(cells[first], self.reading.describe_doubtful(inside))
        if measure.id in self.review.notes:
            last = next((at for at, each in enumerate(columns) if each.name == "remark"), -1)
            cells[last] = _add_note(cells[last], self.review.notes[measure.id])
            cells = [attrs.evolve(cell, highlighted=True) for cell in cells]
        return tuple(cells)

    # --- words about it --------------------------------------------------------------------------

    def _explain_duties(self) -> Iterator[str]:
        if not self.view.is_complete:
            yield "只列所选单位或责任方式，同一措施的其他单位未列出。"
            return
        shown = {role.duty for role in self.view.counted} if self.has_column("responsible") else ()
        kinds = (
            (Duty.SOLE, "只列一家的为单独负责"),
            (Duty.SHARED, "列多家的为分工负责（原文未指定牵头单位）"),
        )
        if parts := [words for duty, words in kinds if duty in shown]:
            yield f"责任单位{'，'.join(parts)}。"
        if self.has_column("supporting") and any(map(_is_counted_as_support, self.view.measures)):
            yield "原文写明牵头单位后，其余负责单位列入配合单位。"
        lists = [each.duties for each in self._columns if each.duties]
        names = (self.view.list_names(m, *each) for m in self.view.measures for each in lists)
        if any(name.endswith("等") for name in names):
            yield "“等”为原文所有，实际单位可能多于所列。"

    def _explain_words(self) -> Iterator[str]:
        cells = (
            cell for band in self.bands for block in band.blocks for row in block for cell in row
        )
        is_noted = any(b.note for b in self.bands) or any("勘误：" in cell.note for cell in cells)
        if self.has_column(_CORRECTION_COLUMN.name):
            yield "原文明显的错漏已按“勘误”栏订正，单位名称不改。"
            if is_noted:
                yield "其余勘误见批注。"
        elif is_noted:
            yield "批注为对原文的勘误，正文照原文刊载。"


class _Line(NamedTuple):
    """What a row is of."""

    place: Place
    serial: int
    """Of the task among those shown, from 1."""
    is_first: bool
    """Whether it is the first row of its task."""
    is_first_of_section: bool


# --- cells ---------------------------------------------------------------------------------------


def make_number(printed: str) -> str | int:
    """Return a plain number as one, so that a spreadsheet can count with it.

    >>> make_number("12"), make_number("(十二)"), make_number("012")
    (12, '(十二)', '012')
    """
    is_plain = printed.isascii() and printed.isdecimal() and len(printed) <= 9
    return int(printed) if is_plain and str(int(printed)) == printed else printed


def _make_number_cell(table: MeasureTable, line: _Line) -> SheetCell:
    """The notice's own number; a serial one where no task that is shown has any."""
    number = table.reading.print_number(line.place.task)
    return SheetCell(make_number(number) if table.is_numbered else line.serial)


def _make_id_cell(_: MeasureTable, line: _Line) -> SheetCell:
    return SheetCell(line.place.measure.id)


def _make_task_cell(table: MeasureTable, line: _Line) -> SheetCell:
    return table.reading.make_title_cell(line.place.task)


def _make_measure_cell(table: MeasureTable, line: _Line) -> SheetCell:
    return table.reading.make_text_cell(line.place.task, line.place.measure)


def _make_lead_cell(table: MeasureTable, line: _Line) -> SheetCell:
    return SheetCell(table.view.list_names(line.place.measure, Duty.LEAD))


def _make_responsible_cell(table: MeasureTable, line: _Line) -> SheetCell:
    measure = line.place.measure
    names = table.view.list_names(measure, Duty.SOLE, Duty.SHARED)
    return SheetCell(names if measure.roles else _NOBODY)


def _make_supporting_cell(table: MeasureTable, line: _Line) -> SheetCell:
    return SheetCell(table.view.list_names(line.place.measure, Duty.SUPPORTING))


def _make_deadline_cell(table: MeasureTable, line: _Line) -> SheetCell:
    return SheetCell(read_deadlines(table.reading, line.place.measure))


def _make_empty_cell(_: MeasureTable, __: _Line) -> SheetCell:
    """A cell for people to fill in."""
    return SheetCell("")


def _make_remark_cell(table: MeasureTable, line: _Line) -> SheetCell:
    """What is to be checked, and the fields that have no column, such as 责任人."""
    measure = line.place.measure
    parts = [NOT_CHECKED] if measure.id in table.review.notes else []
    parts += [] if measure.roles else ["原文未列单位"]
    has_support_only = measure.roles and not (measure.accountable or measure.shared)
    parts += ["原文未列牵头或责任单位"] if has_support_only else []
    timed = find_deadlines(measure) if table.has_column("deadline") else ()
    for field in measure.fields:
        if field not in timed:
            words = table.reading.read(field.span)
            is_plain = field.label in ("", "备注")
            parts.append(words if is_plain else f"{field.label}：{words}")
    return SheetCell("；".join(parts))


def _make_correction_cell(table: MeasureTable, line: _Line) -> SheetCell:
    """The corrections of a row; the words of a responsibility are not in the table."""
    own = line.place.measure.assignment_span
    return SheetCell(
        "\n".join(
            f"{'责任表述：' if own and each.span in own else ''}{describe_applied(each)}"
            for each in table.find_applied(line)
        )
    )


def _is_counted_as_support(measure: Measure) -> bool:
    """Whether bodies beside a lead support it by our reading: 甲局牵头，乙局按职责分工负责."""
    rest, leads = _LEADING.subn("", measure.wording)
    return bool(leads and measure.supporting and _RESPONSIBLE.search(rest))


def read_deadlines(reading: Reading, measure: Measure) -> str:
    """Return the deadlines of a measure in the words of the notice."""
    return "；".join(reading.read(each.span) for each in find_deadlines(measure))


def find_deadlines(measure: Measure) -> tuple[Field, ...]:
    """Return the fields that are deadlines, also those without a day: 长期坚持."""
    return tuple(field for field in measure.fields if field.is_deadline)


def _add_note(cell: SheetCell, note: str) -> SheetCell:
    return attrs.evolve(cell, note="\n".join(filter(None, (cell.note, note))))


def _fit_width(column: "MeasureColumn", cells: Iterable[SheetCell]) -> SheetColumn:
    """Return a column as wide as its cells, where these are short; one of bodies, if it is empty.

    A place for people to write in keeps its width.
    """
    drawn = column.column
    longest = max((terminal.measure_width(str(cell.value)) for cell in cells), default=0)
    if column.duties and not longest:
        return attrs.evolve(drawn, width=_EMPTY_WIDTH)
    if not column.is_fitted:
        return drawn
    return attrs.evolve(drawn, width=max(min(longest + 2, _WIDEST_FITTED), drawn.width))


# --- columns -------------------------------------------------------------------------------------


class MeasureColumn(NamedTuple):
    """A column that the table can have."""

    name: str
    column: SheetColumn
    make_cell: Callable[[MeasureTable, _Line], SheetCell]
    duties: tuple[Duty, ...] = ()
    """Whose agencies it lists."""
    is_fitted: bool = False
    """Whether it is as wide as its cells."""


def _centre(head: str, width: int, *, merged: bool = False) -> SheetColumn:
    return SheetColumn(head, width, merged=merged, centred=True)


MEASURE_COLUMNS = (
    MeasureColumn("number", _centre("序号", 6, merged=True), _make_number_cell, is_fitted=True),
    MeasureColumn("id", _centre("编号", 6), _make_id_cell, is_fitted=True),
    MeasureColumn("task", SheetColumn("工作任务", 20, merged=True), _make_task_cell),
    MeasureColumn("measure", SheetColumn("具体措施", 60), _make_measure_cell),
    MeasureColumn("lead", _centre("牵头单位", 18), _make_lead_cell, (Duty.LEAD,)),
    MeasureColumn(
        "responsible", _centre("责任单位", 24), _make_responsible_cell, (Duty.SOLE, Duty.SHARED)
    ),
    MeasureColumn("supporting", _centre("配合单位", 22), _make_supporting_cell, (Duty.SUPPORTING,)),
    MeasureColumn("deadline", _centre("完成时限", 10), _make_deadline_cell, is_fitted=True),
    MeasureColumn("progress", SheetColumn("进展情况", 24), _make_empty_cell),
    MeasureColumn(
        "status", SheetColumn("状态", 10, centred=True, choices=_PROGRESS), _make_empty_cell
    ),
    MeasureColumn("remark", _centre("备注", 12), _make_remark_cell),
)
"""Every column that can be chosen, by its name or its head."""
_CORRECTION_COLUMN = MeasureColumn("correction", SheetColumn("勘误", 20), _make_correction_cell)
_USUAL_COLUMNS = (
    *("number", "task", "measure", "lead", "responsible", "supporting", "deadline", "remark"),
)
_BY_NAME = {each.name: each for each in MEASURE_COLUMNS}
_BY_WORD = {word: each.name for each in MEASURE_COLUMNS for word in (each.name, each.column.head)}


def parse_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """Return the names of columns given by name or head; raise `OptionError` for others.

    >>> parse_columns(["工作任务", "lead"])
    ('task', 'lead')
    """
    if isinstance(columns, str) or not isinstance(columns, Iterable):
        raise OptionError("columns", columns, ("a list of columns",))
    several = tuple(columns)
    for each in several:
        if not isinstance(each, str) or each not in _BY_WORD:
            allowed = tuple(f"{known.name} ({known.column.head})" for known in MEASURE_COLUMNS)
            raise OptionError("columns", each, allowed)
    names = tuple(_BY_WORD[each] for each in several)
    if not names or len(set(names)) < len(names):
        raise OptionError("columns", several, ("a list that names each column once",))
    return names
