"""The responsibility table that a coordinating office hands out (任务分工表), as sheets.

Knows which sheets there are and what is in each cell; not how roles were selected, nor how a sheet
is drawn. Its words are Chinese, as its readers are.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from workplan.matrix.measures import (
    MeasureTable,
    find_deadlines,
    make_number,
    parse_columns,
    read_deadlines,
)
from workplan.matrix.questions import Workload, count_workload
from workplan.matrix.reading import Reading
from workplan.matrix.review import NOT_CHECKED, Review, describe_advice
from workplan.matrix.view import Item, View
from workplan.model import Agency, Duty, Measure, Provenance, Section, Task
from workplan.records import ReviewRow
from workplan.render.sheet import (
    DocumentProperties,
    Sheet,
    SheetBand,
    SheetBlock,
    SheetCell,
    SheetColumn,
    SheetRow,
)

__all__ = ["Handout", "make_handout"]

_LONGEST_HEAD = 28
"""Characters of an upright head: each is a line, and a row is 409 points high at most."""
_TITLE_WIDTH = 36
"""Half-width characters of the column of titles, which then take two lines at most."""
_TEXT_WIDTH = 72
"""The same where measures are the rows: their text is longer."""

_MEASURES, _MATRIX, _LISTS, _WORKLOAD = "任务分工表", "矩阵", "单位任务清单", "工作量"
_TABLE_TITLE = re.compile("任务分工|责任分工|分工表|分工方案|任务清单|责任清单|任务表|任务台账")
"""In a title that says already that the document is a table of tasks."""
_ITEMS = {"task": "工作任务", "measure": "具体措施", "section": "部分"}
"""What the rows of the matrix are."""
_NUMBER = re.compile(r"[1-9][0-9]*(\.[1-9][0-9]*)?")
_CHECKED = (NOT_CHECKED, "已核对", "已修改")
_PURPOSES = {
    _MEASURES: "按原文次序逐项列出措施，及其牵头、责任、配合单位。",
    _MATRIX: "工作任务（或措施、部分）与单位对照，每格为该单位最主要的责任方式。",
    _LISTS: "逐个单位列出所承担的措施，及同一措施的其他单位。",
    _WORKLOAD: "各单位以各种责任方式承担的措施项数。",
    NOT_CHECKED: "程序读取原文时没有把握之处，及处理办法；核对后在“状态”栏选填。",
}
_WORDS = {
    False: "正文照原文刊载。",
    True: "原文明显的错漏已订正，见任务分工表“勘误”栏；单位名称不改。",
}


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
        whole = self.agency is None
        shown = (
            self.measure_sheet,
            *([self.matrix_sheet] if whole else ()),
            self.list_sheet,
            *([self.workload_sheet] if whole else ()),
            *([self.review_sheet] if self._review.rows else ()),
        )
        return (*shown, self._make_explanation(shown))

    @property
    def properties(self) -> DocumentProperties:
        """What the file says of itself: the title, and which plan it is of."""
        facts = "；".join(f"{name}：{fact}" for name, fact in self._facts)
        return DocumentProperties(self._make_title(_MEASURES), facts)

    @property
    def _facts(self) -> Iterator[tuple[str, str]]:
        """The provenance, by the name of each fact."""
        plan = self.provenance
        facts = (
            ("数据标识", plan.plan),
            ("数据版本", plan.revision),
            ("原文 SHA-256", plan.sha256),
            ("网址", plan.url),
        )
        return ((name, fact) for name, fact in facts if fact)

    def _make_title(self, subject: str) -> str:
        """The plan's title and the subject of a sheet, which a title may have already."""
        title, holder = self.provenance.title, f"（{self.agency.name}）" if self.agency else ""
        if not _TABLE_TITLE.search(title):
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
        limit = f"范围：{self.view.note.render('zh')}" if self.view.note else ""
        shown = tuple(filter(None, (limit, *remarks)))
        title = self._make_title(subject)
        end = title.removeprefix(self.provenance.title)
        return Sheet(name, title, shown, tuple(columns), tuple(bands), subject=end)

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.view.contents, self.reading)

    @cached_property
    def _review(self) -> Review:
        return Review(self.view, self.provenance)

    # --- the measures ----------------------------------------------------------------------------

    @property
    def measure_sheet(self) -> Sheet:
        """Every measure with the agencies named for it, under its task and section."""
        table = MeasureTable(self.view, self._reading, self._review, self.columns)
        return attrs.evolve(
            self._make_sheet(_MEASURES, _MEASURES, table.remarks, table.columns, table.bands),
            label="附件",
            closing=("（印发单位）", "　　年　　月　　日"),
            is_filtered=True,
        )

    # --- the matrix ------------------------------------------------------------------------------

    @property
    def matrix_sheet(self) -> Sheet:
        """The marks of the matrix, agencies as columns."""
        view = self.view.transpose() if self.view.is_transposed else self.view
        numbers = self._number_items(view)
        longest = max((len(self._read_item(item)) for item in view.items), default=0)
        columns = (
            SheetColumn("序号", 6, centred=True),
            SheetColumn(_ITEMS[view.by], _TITLE_WIDTH if longest <= _TITLE_WIDTH else _TEXT_WIDTH),
            # The full names are in the other sheets.
            *(
                SheetColumn(_shorten(agency.name), 2, centred=True, upright=True)
                for agency in view.agencies
            ),
        )
        bands = [
            SheetBand(
                "" if view.by == "section" else self._reading.read_heading(section),
                tuple((self._make_mark_row(view, item, numbers[item.id]),) for item in items),
            )
            for section, items in view.items_by_section
        ]
        remarks = [self._review.make_warning(is_marked=False), self._legend]
        sheet = self._make_sheet(_MATRIX, "任务分工矩阵", remarks, columns, bands)
        return attrs.evolve(sheet, frozen=2, one_page=True)

    @property
    def _legend(self) -> str:
        """The marks that are shown, with what they mean; ``""`` where there are none."""
        shown = {role.duty for role in self.view.counted}
        parts = [f"{duty.mark} {duty.label}" for duty in Duty if duty in shown]
        return f"图例：{'  '.join(parts)}" if parts else ""

    def _number_items(self, view: View) -> dict[str, str | int]:
        """The numbers of the items by id: the ids where all are numbers, else the printed ones.

        Where there are none, and for measures, they are counted.
        """
        ids = [item.id for item in view.items]
        if all(_NUMBER.fullmatch(each) for each in ids):
            return {each: make_number(each) for each in ids}
        printed = {
            item.id: make_number(self._reading.print_number(item))
            for item in view.items
            if isinstance(item, Task)
        }
        return printed if any(printed.values()) else {each: at for at, each in enumerate(ids, 1)}

    def _make_mark_row(self, view: View, item: Item, number: str | int) -> SheetRow:
        cells: list[SheetCell] = []
        for agency in view.agencies:
            duty = max((role.duty for _, role in view.find_roles(item, agency)), default=None)
            cells.append(SheetCell(duty.mark if duty else ""))
        return (SheetCell(number), SheetCell(self._read_item(item)), *cells)

    def _read_item(self, item: Item) -> str:
        if isinstance(item, Task):
            title = self._reading.read_title(item)
            return title or "".join(self._reading.read(each.span) for each in item.measures[:1])
        return self._reading.read(item.title_span if isinstance(item, Section) else item.span)

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
            *([SheetColumn("完成时限", 16, centred=True)] if self._is_timed else []),
        )
        loads = {row.agency.id: row for row in count_workload(self.view)}
        bands = [
            SheetBand(_describe_workload(loads[each.id]), tuple(self._make_list(each)))
            for each in self.view.agencies
            if self.agency is None or each.id == self.agency.id
        ]
        subject = "任务清单" if self.agency else "各单位任务清单"
        remarks = [self._review.make_warning(is_marked=True)]
        sheet = self._make_sheet(_LISTS, subject, remarks, columns, bands)
        return attrs.evolve(sheet, is_filtered=True)

    @property
    def _is_timed(self) -> bool:
        return any(find_deadlines(measure) for measure in self.view.measures)

    def _make_list(self, agency: Agency) -> Iterator[SheetBlock]:
        found = self.view.list_measures(agency)
        ordered = sorted(found, key=lambda entry: entry.duty, reverse=True)
        for serial, (place, duty) in enumerate(ordered, 1):
            task, measure = place.task, place.measure
            cells = (
                SheetCell(serial),
                SheetCell(duty.label),
                SheetCell(make_number(self._reading.print_number(task))),
                self._reading.make_title_cell(task),
                self._reading.make_text_cell(task, measure),
                SheetCell(self._list_others(measure, agency)),
                *([SheetCell(read_deadlines(self._reading, measure))] if self._is_timed else []),
            )
            is_doubtful = measure.id in self._review.notes
            yield (tuple(attrs.evolve(cell, highlighted=is_doubtful) for cell in cells),)

    def _list_others(self, measure: Measure, agency: Agency) -> str:
        """Who else is named for a measure, duty by duty; 等 where more are meant than named."""
        parts: list[str] = []
        for duty in Duty:
            others = [each.name for each in measure.holders(duty) if each.id != agency.id]
            is_open = duty in measure.open_duties
            names = "、".join(others) + ("等" if others and is_open else "")
            if names or is_open:
                parts.append(f"{duty.label}：{names or '其他未列名的单位'}")
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
        also = "；名单以“等”结尾的措施可能另有未列名的单位" if is_open else ""
        rows = enumerate(count_workload(self.view), 1)
        bands = [SheetBand("", tuple((_make_workload_row(*row),) for row in rows))]
        remarks = [self._review.make_warning(is_marked=False), f"数字为措施项数{also}。"]
        sheet = self._make_sheet(_WORKLOAD, "各单位工作量", remarks, columns, bands)
        return attrs.evolve(sheet, one_page=True)

    # --- what a person should check --------------------------------------------------------------

    @property
    def review_sheet(self) -> Sheet:
        """What a person should look at, and what to do about it."""
        columns = (
            SheetColumn("序号", 6, centred=True),
            SheetColumn("所在位置", 18),
            SheetColumn("工作任务", 24),
            SheetColumn("原文", 36),
            SheetColumn("问题", 36),
            SheetColumn("处理办法", 32),
            SheetColumn("状态", 10, centred=True, choices=_CHECKED),
        )
        rows = enumerate(self._review.rows, 1)
        bands = [SheetBand("", tuple((self._make_review_row(*row),) for row in rows))]
        remarks = ["以下各处由程序读取，没有把握，请对照原文逐条核对。"]
        sheet = self._make_sheet(NOT_CHECKED, "待核对事项", remarks, columns, bands)
        return attrs.evolve(sheet, is_filtered=True)

    def _make_review_row(self, serial: int, row: ReviewRow) -> SheetRow:
        task = ""
        if row.task is not None:
            number = self._reading.print_number(row.task)
            task = number + ("、" if number[-1:].isalnum() else "")
            task += self._read_item(row.task)
        heading = self._reading.read_heading(row.section) if row.section else ""
        return (
            SheetCell(serial),
            SheetCell(row.place.render("zh")),
            SheetCell(task or heading),
            SheetCell(self._reading.read(row.span)),
            SheetCell(row.message.render("zh")),
            SheetCell(describe_advice(row)),
            SheetCell(NOT_CHECKED),
        )

    # --- explanation -----------------------------------------------------------------------------

    def _make_explanation(self, sheets: Iterable[Sheet]) -> Sheet:
        """What each sheet shows, and where it all comes from."""
        title = self.provenance.title
        rows = [
            *((sheet.name, _PURPOSES[sheet.name]) for sheet in sheets),
            ("文字", _WORDS[any(map(self._reading.is_applied, self.view.contents.corrections))]),
            *([("来源", f"《{title}》")] if title else ()),
            *self._facts,
        ]
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
    names = None if columns is None else parse_columns(columns)
    shown = view if agency is None else view.focus(agency)
    return Handout(shown, provenance, agency, names, reading)


def _make_workload_row(serial: int, row: Workload) -> SheetRow:
    counts = (row.lead, row.sole, row.shared, row.supporting, row.measures, row.tasks)
    return (SheetCell(serial), SheetCell(row.agency.name), *map(SheetCell, counts))


def _describe_workload(row: Workload) -> str:
    counts = zip(Duty, (row.lead, row.sole, row.shared, row.supporting), strict=True)
    parts = "、".join(f"{duty.label}{count}项" for duty, count in counts if count)
    return f"{row.agency.name}（{parts or '无'}）"


def _shorten(head: str) -> str:
    return head if len(head) <= _LONGEST_HEAD else f"{head[:_LONGEST_HEAD]}…"
