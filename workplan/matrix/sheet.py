"""The responsibility table that a coordinating office hands out (任务分工表), as sheets.

Knows what is in each cell of each sheet; not how roles were selected, nor how a sheet is drawn. Its
words are Chinese, as its readers are.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import attrs

from workplan.errors import OptionError
from workplan.matrix.questions import Workload, count_workload
from workplan.matrix.reading import Reading, describe_applied, describe_noted, find_inside
from workplan.matrix.view import Item, View
from workplan.model import (
    Agency,
    Confidence,
    Contents,
    Correction,
    Duty,
    Field,
    Measure,
    Place,
    Provenance,
    Section,
    Span,
    Task,
)
from workplan.records import ReviewRow, make_contents_table
from workplan.render import terminal
from workplan.render.sheet import (
    DocumentProperties,
    Sheet,
    SheetBand,
    SheetBlock,
    SheetCell,
    SheetColumn,
    SheetRow,
)

__all__ = ["MEASURE_COLUMNS", "Handout", "make_handout"]

_NOBODY = "—"
"""In the place of the responsible agencies where the text names nobody at all."""
_LONGEST_HEAD = 28
"""Characters of an upright head: each is a line, and a row is 409 points high at most."""
_TITLE_WIDTH = 36
"""Half-width characters of the column of titles, which then take two lines at most."""
_TEXT_WIDTH = 72
"""The same where measures are the rows: their text is longer."""
_LONGEST_NOTE = 1_000
"""Characters of the comment on a doubtful row; the sheet 待核对 has all of it."""

_DEADLINE = re.compile("完成|时限|时间|期限|进度|节点|整改|办结")
"""In the label of a deadline: the words that the reader has for them, which a test compares."""
_START = re.compile("启动|开始|情况")
"""In the label of a date that is none: 启动时间, 完成情况."""
_TABLE_TITLE = re.compile("任务分工|责任分工|分工表|分工方案|任务清单|责任清单|任务表|任务台账")
"""In a title that says already that the document is a table of tasks."""

_NOT_CHECKED = "待核对"
_PROGRESS = ("未启动", "进行中", "已完成")
_CHECKED = (_NOT_CHECKED, "已核对", "已修改")


class _Line(NamedTuple):
    """What a row of the measures' table is of."""

    place: Place
    serial: int
    """Of the task among those shown, from 1."""
    is_first: bool
    """Whether it is the first row of its task."""
    is_first_of_section: bool


class MeasureColumn(NamedTuple):
    """A column that the measures' table can have."""

    name: str
    column: SheetColumn
    make_cell: "Callable[[Handout, _Line], SheetCell]"
    duties: tuple[Duty, ...] = ()
    """Whose agencies it lists."""


@attrs.frozen
class Handout:
    """The table that is handed out: of a view, or of the one agency it is for."""

    view: View
    """What is shown; with `agency`, its measures with everyone named for them."""
    provenance: Provenance
    """Which plan it is of."""
    agency: Agency | None = None
    """The agency that it is for; ``None`` for all."""
    columns: tuple[str, ...] | None = None
    """Names of the columns of the measures' table; ``None`` for the usual ones."""
    reading: bool = False
    """Whether the `CERTAIN` corrections are applied, and listed; otherwise they are comments."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets: measures, matrix, each agency's own list, workload, doubts, explanation.

        For one agency without matrix and workload: the matrix has the same marks in less detail,
        and the title of its list has the workload. Without doubts where there are none.
        """
        own = (self.measure_sheet, self.list_sheet)
        if self.agency is None:
            own = (self.measure_sheet, self.matrix_sheet, self.list_sheet, self.workload_sheet)
        shown = (*own, self.review_sheet) if self._review_rows else own
        return (*shown, self._make_explanation(shown))

    @property
    def properties(self) -> DocumentProperties:
        """What the file says of itself: the title, and which plan it is of."""
        facts = "；".join(f"{name}：{fact}" for name, fact in self._facts)
        return DocumentProperties(self.measure_sheet.title, facts)

    @property
    def _facts(self) -> Iterator[tuple[str, str]]:
        """The provenance, by the name of each fact."""
        plan = self.provenance
        yield from (
            (name, fact)
            for name, fact in (
                ("来源文件", plan.title),
                ("网址", plan.url),
                ("数据标识", plan.plan),
                ("数据版本", plan.revision),
                ("原文 SHA-256", plan.sha256),
            )
            if fact
        )

    def _make_title(self, subject: str) -> str:
        """The plan's title and the subject of a sheet, which a title may have already."""
        title, holder = self.provenance.title, f"（{self.agency.name}）" if self.agency else ""
        if not title or not _TABLE_TITLE.search(title):
            return f"{title}{subject}{holder}"
        return f"{title}{holder}" if subject == _MEASURES else f"{title}（{subject}）{holder}"

    def _make_sheet(
        self,
        name: str,
        subject: str,
        remarks: Iterable[str],
        columns: Iterable[SheetColumn],
        bands: Iterable[SheetBand],
    ) -> Sheet:
        """A sheet under the plan's title, with what it is limited to."""
        limit = (f"范围：{self.view.note.render('zh')}",) if self.view.note else ()
        shown = (*limit, *(remark for remark in remarks if remark))
        return Sheet(name, self._make_title(subject), shown, tuple(columns), tuple(bands))

    # --- the measures ----------------------------------------------------------------------------

    @property
    def measure_sheet(self) -> Sheet:
        """Every measure with the agencies named for it, under its task and section."""
        bands = tuple(self._make_measure_bands())
        columns = (each.column for each in self._measure_columns)
        sheet = self._make_sheet(_MEASURES, _MEASURES, self._make_remarks(bands), columns, bands)
        return attrs.evolve(
            _fit_columns(sheet, ("序号", "编号", "完成时限")),
            label="附件",
            closing=("（印发单位）", "　　年　　月　　日"),
            is_filtered=True,
        )

    @cached_property
    def _measure_columns(self) -> tuple[MeasureColumn, ...]:
        names = self.columns
        if names is None:
            timed = any(self._find_deadlines(each) for each in self.view.measures)
            names = tuple(name for name in _USUAL_COLUMNS if timed or name != "deadline")
        found = [_COLUMNS[name] for name in names]
        if self.reading and any(map(self._reading.is_applied, self.view.contents.corrections)):
            found.append(_CORRECTION_COLUMN)
        return tuple(found)

    def _make_measure_bands(self) -> Iterator[SheetBand]:
        for _, lines in groupby(self._list_lines(), key=lambda line: line.place.section.id):
            several = list(lines)
            section = several[0].place.section
            note = self._describe_doubtful(_find_at(section.title_span, self.view.contents))
            blocks = (
                tuple(self._make_measure_row(line) for line in block)
                for _, block in groupby(several, key=lambda line: line.serial)
            )
            yield SheetBand(self._read_heading(section), tuple(blocks), note)

    def _list_lines(self) -> Iterator[_Line]:
        serial, section, task = 0, "", ""
        for place in self.view.places:
            is_first = place.task.id != task
            serial += is_first
            yield _Line(place, serial, is_first, place.section.id != section)
            section, task = place.section.id, place.task.id

    def _make_measure_row(self, line: _Line) -> SheetRow:
        columns, measure = self._measure_columns, line.place.measure
        cells = [each.make_cell(self, line) for each in columns]
        # A misprint in the responsibility is noted where its first name is.
        inside = find_inside(measure.assignment_span, line.place.task.corrections)
        if note := self._describe_doubtful(inside):
            named = [at for at, each in enumerate(columns) if each.duties]
            first = next((at for at in named if cells[at].value), (*named, len(cells) - 1)[0])
            cells[first] = _add_note(cells[first], note)
        if measure.id in self._doubts:
            single = [at for at, each in enumerate(columns) if not each.column.merged]
            for at in single:
                cells[at] = attrs.evolve(cells[at], highlighted=True)
            names = [each.name for each in columns]
            last = names.index("remark") if "remark" in names else (single or [0])[-1]
            cells[last] = _add_note(cells[last], self._doubts[measure.id])
        return tuple(cells)

    def _make_remarks(self, bands: tuple[SheetBand, ...]) -> Iterator[str]:
        """What a reader of the table must know, and nothing that it has not."""
        rows = [row for band in bands for block in band.blocks for row in block]
        places, names = self.view.places, {each.name for each in self._measure_columns}
        shown = {duty for place in places for duty in self.view.find_duties(place.measure).values()}
        if doubts := sum(place.measure.id in self._doubts for place in places):
            yield f"有{doubts}项措施的责任分工待核对，以底色标出；核对、改正后再印发。"
        kinds = (
            ("列一家的为单独负责", Duty.SOLE in shown),
            ("列多家的为分工负责，原文未指定牵头单位", Duty.SHARED in shown),
        )
        parts = [words for words, is_shown in kinds if is_shown and "responsible" in names]
        sentences = [f"责任单位栏：{'；'.join(parts)}。"] if parts else []
        listed = [each for each in self._measure_columns if each.duties]
        if any(
            self._list_names(p.measure, *c.duties).endswith("等") for p in places for c in listed
        ):
            sentences.append("“等”为原文所有，实际单位多于所列。")
        if "correction" in names:
            sentences.append("原文明显的错漏已按“勘误”栏订正，单位名称不改。")
        if any(band.note for band in bands) or any(
            "勘误：" in cell.note for row in rows for cell in row
        ):
            kept = "其余疑误见批注" if "correction" in names else "原文疑误见批注，正文照原文刊载"
            sentences.append(f"{kept}。")
        yield "".join(sentences)

    def _make_number_cell(self, line: _Line) -> SheetCell:
        """The notice's own number; a serial one where no task has one."""
        printed = self._print_number(line.place.task) if self._is_numbered else str(line.serial)
        return SheetCell(_parse_number(printed))

    @cached_property
    def _is_numbered(self) -> bool:
        return any(place.task.numeral for place in self.view.places)

    def _print_number(self, task: Task) -> str:
        """The number of a task as the notice prints it: （十）, 10., 第十条; ``""`` for none."""
        if not task.numeral:
            return ""
        end = task.title_span.start if task.title_span else task.span.start
        printed = "".join(self.view.contents.source.text[task.span.start : end].split())
        numeral = "".join(task.numeral.split())
        if numeral in printed and len(printed) <= len(numeral) + 4:
            return printed
        # Without a title nothing separates the number from the text.
        digits = r"\s*".join(map(re.escape, numeral))
        found = re.match(rf"[（(〔\[]?\s*{digits}\s*(?:[）)〕\]]|[.．、﹒])?", task.text)
        return "".join(found[0].split()) if found else numeral

    def _make_id_cell(self, line: _Line) -> SheetCell:
        return SheetCell(line.place.measure.id)

    def _make_task_cell(self, line: _Line) -> SheetCell:
        return self._make_title_cell(line.place.task)

    def _make_title_cell(self, task: Task) -> SheetCell:
        """A task's title, with the misprints that are in none of its measures."""
        note = self._describe_doubtful(_find_outside(task))
        return SheetCell(self._reading.read(task.title_span), note)

    def _make_text_cell(self, line: _Line) -> SheetCell:
        """A measure with its misprints."""
        span = line.place.measure.span
        note = self._describe_doubtful(find_inside(span, line.place.task.corrections))
        return SheetCell(self._reading.read(span), note)

    def _make_lead_cell(self, line: _Line) -> SheetCell:
        return SheetCell(self._list_names(line.place.measure, Duty.LEAD))

    def _make_responsible_cell(self, line: _Line) -> SheetCell:
        measure = line.place.measure
        names = self._list_names(measure, Duty.SOLE, Duty.SHARED)
        return SheetCell(names if measure.roles else _NOBODY)

    def _make_supporting_cell(self, line: _Line) -> SheetCell:
        return SheetCell(self._list_names(line.place.measure, Duty.SUPPORTING))

    def _make_deadline_cell(self, line: _Line) -> SheetCell:
        found = self._find_deadlines(line.place.measure)
        return SheetCell("；".join(self._reading.read(each.span) for each in found))

    def _make_empty_cell(self, _: _Line) -> SheetCell:
        return SheetCell("")

    def _make_remark_cell(self, line: _Line) -> SheetCell:
        """What is to be checked, and the fields that have no column, such as 责任人."""
        measure = line.place.measure
        parts = [_NOT_CHECKED] if measure.id in self._doubts else []
        parts += [] if measure.roles else ["原文未列单位"]
        timed = self._find_deadlines(measure) if self._has_column("deadline") else ()
        for field in measure.fields:
            if field not in timed:
                words = self._reading.read(field.span)
                parts.append(words if field.label == "备注" else f"{field.label}：{words}")
        return SheetCell("；".join(parts))

    def _make_correction_cell(self, line: _Line) -> SheetCell:
        """The corrections applied to a row; those of titles in the first row under them."""
        section, task, _, measure, _ = line.place
        found = list(find_inside(measure.span, task.corrections))
        found += find_inside(measure.assignment_span, task.corrections)
        if line.is_first:
            found = [*_find_outside(task), *found]
        if line.is_first_of_section:
            found = [*_find_at(section.title_span, self.view.contents), *found]
        return SheetCell(describe_applied(filter(self._reading.is_applied, found)))

    def _has_column(self, name: str) -> bool:
        return any(each.name == name for each in self._measure_columns)

    def _find_holders(self, measure: Measure, *duties: Duty) -> list[Agency]:
        """The agencies with a role that counts and is one of `duties`, each once."""
        roles = self.view.list_roles(measure)
        return list({role.agency.id: role.agency for role in roles if role.duty in duties}.values())

    def _list_names(self, measure: Measure, *duties: Duty) -> str:
        names = "、".join(agency.name for agency in self._find_holders(measure, *duties))
        is_open = any(duty in measure.open_duties for duty in duties)
        return names + ("等" if names and is_open else "")

    def _find_deadlines(self, measure: Measure) -> tuple[Field, ...]:
        """The fields that are deadlines, also those without a day: 长期坚持."""
        return tuple(
            field
            for field in measure.fields
            if field.date or (_DEADLINE.search(field.label) and not _START.search(field.label))
        )

    # --- words -----------------------------------------------------------------------------------

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.view.contents, self.reading)

    def _read_heading(self, section: Section) -> str:
        title = self._reading.read(section.title_span)
        return f"{section.numeral}、{title}" if section.numeral else title or section.heading

    def _read_item(self, item: Item | Agency) -> str:
        if isinstance(item, Agency):
            return item.full_name or item.name
        return self._reading.read(item.title_span if isinstance(item, Task) else item.span)

    def _describe_doubtful(self, corrections: Iterable[Correction]) -> str:
        """The comment on misprints, without those that are corrected."""
        return describe_noted(each for each in corrections if not self._reading.is_applied(each))

    # --- the matrix ------------------------------------------------------------------------------

    @property
    def matrix_sheet(self) -> Sheet:
        """The marks of the matrix, agencies as columns."""
        items, heads = self.view.items, [agency.name for agency in self.view.agencies]
        longest = max((len(self._read_item(item)) for item in items), default=0)
        columns = (
            SheetColumn("序号", 6, centred=True),
            SheetColumn("工作任务", _TITLE_WIDTH if longest <= _TITLE_WIDTH else _TEXT_WIDTH),
            # The full names are in the other sheets.
            *(SheetColumn(_shorten(head), 2, centred=True, upright=True) for head in heads),
        )
        upright = self.view.transpose() if self.view.is_transposed else self.view
        bands = [
            SheetBand(title, tuple((self._make_mark_row(upright, row),) for row in rows))
            for title, rows in upright.bands
        ]
        sheet = self._make_sheet("矩阵", "任务分工矩阵", [self._legend], columns, bands)
        return attrs.evolve(sheet, frozen=2, one_page=True)

    @property
    def _legend(self) -> str:
        """The marks that are shown, with what they mean; ``""`` where there are none."""
        shown = {role.duty for role in self.view.counted}
        parts = [f"{duty.mark} {duty.label}" for duty in Duty if duty in shown]
        return f"图例：{'  '.join(parts)}" if parts else ""

    def _make_mark_row(self, view: View, item: Item | Agency) -> SheetRow:
        cells: list[SheetCell] = []
        for agency in view.agencies:
            duty = max((role.duty for _, role in view.find_roles(item, agency)), default=None)
            cells.append(SheetCell(duty.mark if duty else ""))
        return (SheetCell(_parse_number(item.id)), SheetCell(self._read_item(item)), *cells)

    # --- each agency's own list ------------------------------------------------------------------

    @property
    def list_sheet(self) -> Sheet:
        """For each agency its measures, those with its strongest duty first."""
        columns = (
            SheetColumn("序号", 6, centred=True),
            SheetColumn("责任方式", 10, centred=True),
            SheetColumn("原文编号", 10, centred=True),
            SheetColumn("工作任务", 22),
            SheetColumn("具体措施", 68),
            SheetColumn("同一措施的其他单位", 36),
        )
        loads = {row.agency.id: row for row in count_workload(self.view)}
        bands = [
            SheetBand(_describe_workload(loads[each.id]), tuple(self._make_list(each)))
            for each in self.view.agencies
            if self.agency is None or each.id == self.agency.id
        ]
        subject = "任务清单" if self.agency else "各单位任务清单"
        return attrs.evolve(
            self._make_sheet("单位任务清单", subject, [], columns, bands), is_filtered=True
        )

    def _make_list(self, agency: Agency) -> Iterator[SheetBlock]:
        found = sorted(self.view.list_measures(agency), key=lambda entry: entry.duty, reverse=True)
        for serial, (place, duty) in enumerate(found, 1):
            line = _Line(place, serial, is_first=True, is_first_of_section=False)
            cells = (
                SheetCell(serial),
                SheetCell(duty.label),
                SheetCell(_parse_number(self._print_number(place.task) or place.task.id)),
                self._make_title_cell(place.task),
                self._make_text_cell(line),
                SheetCell(self._list_others(place.measure, agency)),
            )
            yield (cells,)

    def _list_others(self, measure: Measure, agency: Agency) -> str:
        """Who else is named for a measure, duty by duty; 等 where more are meant than named."""
        parts: list[str] = []
        for duty in Duty:
            holders = self._find_holders(measure, duty)
            names = "、".join(other.name for other in holders if other.id != agency.id)
            names += "等" if duty in measure.open_duties else ""
            parts += [f"{duty.label}：{names}"] if names else []
        return "；".join(parts)

    # --- workload --------------------------------------------------------------------------------

    @property
    def workload_sheet(self) -> Sheet:
        """How much each agency has to do, the one with most measures first."""
        heads = ("牵头", "单独负责", "分工负责", "配合", "措施合计", "涉及任务")
        columns = (
            SheetColumn("序号", 6, centred=True),
            SheetColumn("单位", 36),
            *(SheetColumn(head, 10, centred=True) for head in heads),
        )
        is_open = any(measure.open_ended for measure in self.view.measures)
        also = "；名单以“等”结尾的措施另有未列名的单位，故为下限" if is_open else ""
        rows = enumerate(count_workload(self.view), 1)
        blocks = tuple((_make_workload_row(serial, row),) for serial, row in rows)
        bands = [SheetBand("", blocks)]
        remarks = [f"数字为措施项数{also}。"]
        sheet = self._make_sheet("工作量", "各单位工作量", remarks, columns, bands)
        return attrs.evolve(sheet, one_page=True)

    # --- what a person should look at ------------------------------------------------------------

    @cached_property
    def _review_rows(self) -> tuple[ReviewRow, ...]:
        """The places that a person should look at: all, or those of the measures shown."""
        contents = self.view.contents
        rows: tuple[ReviewRow, ...] = make_contents_table(
            "review", contents, self.provenance, "zh"
        ).rows
        if len(self.view.measures) == len(contents.measures):
            return rows
        # A merged cell is outside of the rows that it is for.
        shown = {measure.assignment_span for measure in self.view.measures}
        return tuple(row for row in rows if row.span in shown or self._find_measures(row))

    def _find_measures(self, row: ReviewRow) -> list[Measure]:
        """The measures shown in whose text a place is."""
        near = row.task.measures if row.task else ()
        return [each for each in near if row.span.start in each.span and each.id in self._shown]

    @cached_property
    def _shown(self) -> frozenset[str]:
        return frozenset(measure.id for measure in self.view.measures)

    @cached_property
    def _doubts(self) -> dict[str, str]:
        """What is to be checked in each doubtful measure, by its id."""
        doubts: dict[str, list[str]] = {}
        by_span: dict[Span | None, list[Measure]] = {}
        for measure in self.view.measures:
            if measure.confidence is Confidence.POSSIBLE:
                by_span.setdefault(measure.assignment_span, []).append(measure)
        for row in self._review_rows:
            for measure in by_span.get(row.span, self._find_measures(row)):
                doubts.setdefault(measure.id, []).append(_describe_row(row))
        return {key: _cut_note("\n".join(lines)) for key, lines in doubts.items()}

    @property
    def review_sheet(self) -> Sheet:
        """What a person should look at, and what to do about it."""
        columns = (
            SheetColumn("序号", 6, centred=True),
            SheetColumn("所在位置", 18),
            SheetColumn("工作任务", 22),
            SheetColumn("原文", 36),
            SheetColumn("问题", 36),
            SheetColumn("处理办法", 30),
            SheetColumn("状态", 10, centred=True, choices=_CHECKED),
        )
        rows = enumerate(self._review_rows, 1)
        blocks = tuple((self._make_review_row(serial, row),) for serial, row in rows)
        remarks = ["下列各处由程序读取，尚无把握，请对照原文逐条核对。"]
        sheet = self._make_sheet(
            _NOT_CHECKED, "待核对事项", remarks, columns, [SheetBand("", blocks)]
        )
        return attrs.evolve(sheet, is_filtered=True)

    def _make_review_row(self, serial: int, row: ReviewRow) -> SheetRow:
        task = self._reading.read(row.task.title_span) if row.task else ""
        number = self._print_number(row.task) if row.task else ""
        return (
            SheetCell(serial),
            SheetCell(row.location.text.render("zh")),
            SheetCell(number + task or (self._read_heading(row.section) if row.section else "")),
            SheetCell(self._reading.read(row.span)),
            SheetCell(row.message.render("zh")),
            SheetCell(_describe_advice(row)),
            SheetCell(_NOT_CHECKED),
        )

    # --- explanation -----------------------------------------------------------------------------

    def _make_explanation(self, sheets: Iterable[Sheet]) -> Sheet:
        """What each sheet shows, and where it all comes from."""
        rows = [
            (f"{sheet.name}表".replace("表表", "表"), _PURPOSES[sheet.name]) for sheet in sheets
        ]
        rows += [("文字", _WORDS[self.reading]), *self._facts]
        blocks = tuple(((SheetCell(name), SheetCell(words)),) for name, words in rows)
        columns = (SheetColumn("项目", 18, centred=True), SheetColumn("说明", 90))
        return self._make_sheet("说明", "编制说明", [], columns, [SheetBand("", blocks)])


def make_handout(
    view: View,
    provenance: Provenance,
    *,
    agency: Agency | None = None,
    columns: Iterable[str] | None = None,
    reading: bool = False,
) -> Handout:
    """Make the handout of a view, or of the measures of one agency.

    Raises `OptionError` for columns that do not exist, or are named twice.
    """
    names = None if columns is None else _parse_columns(columns)
    shown = view if agency is None else view.focus(agency)
    return Handout(shown, provenance, agency, names, reading)


def _parse_columns(columns: Iterable[str]) -> tuple[str, ...]:
    allowed = tuple(f"{each.name} ({each.column.head})" for each in MEASURE_COLUMNS)
    by_word = {word: e.name for e in MEASURE_COLUMNS for word in (e.name, e.column.head)}
    if isinstance(columns, str) or not isinstance(columns, Iterable):
        raise OptionError("columns", columns, ("a list of columns",))
    several = tuple(columns)
    for each in several:
        if not isinstance(each, str) or each not in by_word:
            raise OptionError("columns", each, allowed)
    names = tuple(by_word[each] for each in several)
    if not names or len(set(names)) < len(names):
        raise OptionError("columns", several, ("columns that are named once each",))
    return names


_MEASURES = "任务分工表"
MEASURE_COLUMNS = (
    MeasureColumn(
        "number", SheetColumn("序号", 6, merged=True, centred=True), Handout._make_number_cell
    ),
    MeasureColumn("id", SheetColumn("编号", 6, centred=True), Handout._make_id_cell),
    MeasureColumn("task", SheetColumn("工作任务", 20, merged=True), Handout._make_task_cell),
    MeasureColumn("measure", SheetColumn("具体措施", 60), Handout._make_text_cell),
    MeasureColumn(
        "lead", SheetColumn("牵头单位", 16, centred=True), Handout._make_lead_cell, (Duty.LEAD,)
    ),
    MeasureColumn(
        "responsible",
        SheetColumn("责任单位", 24, centred=True),
        Handout._make_responsible_cell,
        (Duty.SOLE, Duty.SHARED),
    ),
    MeasureColumn(
        "supporting",
        SheetColumn("配合单位", 20, centred=True),
        Handout._make_supporting_cell,
        (Duty.SUPPORTING,),
    ),
    MeasureColumn(
        "deadline", SheetColumn("完成时限", 10, centred=True), Handout._make_deadline_cell
    ),
    MeasureColumn("progress", SheetColumn("进展情况", 24), Handout._make_empty_cell),
    MeasureColumn(
        "status",
        SheetColumn("状态", 10, centred=True, choices=_PROGRESS),
        Handout._make_empty_cell,
    ),
    MeasureColumn("remark", SheetColumn("备注", 12, centred=True), Handout._make_remark_cell),
)
"""Every column that can be chosen, by its name or its head."""
_COLUMNS = {each.name: each for each in MEASURE_COLUMNS}
_USUAL_COLUMNS = (
    "number",
    "task",
    "measure",
    "lead",
    "responsible",
    "supporting",
    "deadline",
    "remark",
)
_CORRECTION_COLUMN = MeasureColumn(
    "correction", SheetColumn("勘误", 20), Handout._make_correction_cell
)
_PURPOSES = {
    _MEASURES: "按原文次序逐项列出措施，及其牵头、责任、配合单位。",
    "矩阵": "工作任务与单位对照，每格为该单位在该任务中最主要的责任方式。",
    "单位任务清单": "逐个单位列出所承担的措施，及同一措施的其他单位。",
    "工作量": "各单位以各种责任方式承担的措施项数。",
    _NOT_CHECKED: "程序读取原文时没有把握之处，及处理办法；核对后在“状态”栏选填。",
}
_WORDS = {
    False: "正文照原文刊载。",
    True: "原文明显的错漏已订正，见任务分工表“勘误”栏；单位名称不改。",
}


# --- cells ---------------------------------------------------------------------------------------


def _parse_number(printed: str) -> str | int:
    """A plain number as one, so that a spreadsheet can count with it."""
    is_plain = printed.isascii() and printed.isdecimal() and str(int(printed[:15])) == printed
    return int(printed) if is_plain else printed


def _fit_columns(sheet: Sheet, heads: Iterable[str]) -> Sheet:
    """Widen the columns with these heads, so that short cells take one line: （二十七）."""
    columns = list(sheet.columns)
    for at, column in enumerate(columns):
        if column.head in heads:
            rows = (row for band in sheet.bands for block in band.blocks for row in block)
            longest = max((terminal.measure_width(str(row[at].value)) for row in rows), default=0)
            columns[at] = attrs.evolve(column, width=min(max(longest + 1, column.width), 14))
    return attrs.evolve(sheet, columns=tuple(columns))


def _add_note(cell: SheetCell, note: str) -> SheetCell:
    return attrs.evolve(cell, note="\n".join(filter(None, (cell.note, note))))


def _find_at(span: Span | None, contents: Contents) -> list[Correction]:
    return find_inside(span, contents.corrections)


def _find_outside(task: Task) -> list[Correction]:
    """The misprints of a task that are in none of its measures."""
    spans = [span for m in task.measures for span in (m.span, m.assignment_span) if span]
    return [each for each in task.corrections if not any(each.span in span for span in spans)]


def _make_workload_row(serial: int, row: Workload) -> SheetRow:
    counts = (row.lead, row.sole, row.shared, row.supporting, row.measures, row.tasks)
    return (SheetCell(serial), SheetCell(row.agency.name), *map(SheetCell, counts))


def _describe_workload(row: Workload) -> str:
    counts = zip(Duty, (row.lead, row.sole, row.shared, row.supporting), strict=True)
    parts = "、".join(f"{duty.label}{count}项" for duty, count in counts if count)
    return f"{row.agency.name}（{parts or '无'}）"


def _describe_row(row: ReviewRow) -> str:
    return f"{_NOT_CHECKED}：{row.message.render('zh')}。{_describe_advice(row)}"


def _describe_advice(row: ReviewRow) -> str:
    advice = dict.fromkeys(each.advice_text.render("zh") for each in row.diagnostics)
    return "；".join(filter(None, advice)) + ("。" if any(advice) else "")


def _cut_note(note: str) -> str:
    return note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE]}……"


def _shorten(head: str) -> str:
    return head if len(head) <= _LONGEST_HEAD else f"{head[:_LONGEST_HEAD]}…"
