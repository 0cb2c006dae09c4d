"""The responsibility table that a coordinating office hands out (任务分工表), as sheets.

Knows what is in each cell of each sheet; not how roles were selected, nor how a sheet is drawn. Its
words are Chinese, as its readers are.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from workplan.matrix.questions import Workload, count_workload
from workplan.matrix.view import Item, View, describe_item
from workplan.model import (
    Agency,
    Confidence,
    Correction,
    Duty,
    Measure,
    Place,
    Provenance,
    Span,
    Task,
)
from workplan.render.sheet import (
    Sheet,
    SheetBand,
    SheetBlock,
    SheetCell,
    SheetColumn,
    SheetRow,
)

__all__ = ["Handout"]

_LEGEND = "图例：" + "  ".join(f"{duty.mark} {duty.label}" for duty in Duty)
_MEASURE_REMARK = (
    "责任单位只列一家的为单独负责，列多家的为分工负责（原文未指定牵头单位）；"
    "“等”为原文所有，实际单位多于所列。批注为对原文的勘误，正文一律照原文刊载。"
)
_WORKLOAD_REMARK = "数字为措施项数；名单以“等”结尾的措施另有未列名的单位，故为下限。"
_NOBODY = "（原文未列单位）"
_CONFIDENCE = {
    Confidence.CERTAIN: "确定",
    Confidence.LIKELY: "很可能",
    Confidence.POSSIBLE: "可能",
}
_LONGEST_HEAD = 28
"""Characters of an upright head: each is a line, and a row is 409 points high at most."""
_TITLE_WIDTH = 36
"""Half-width characters of the column of titles, which then take two lines at most."""
_TEXT_WIDTH = 72
"""The same where measures are the rows: their text is longer."""


@attrs.frozen
class Handout:
    """The table that is handed out: of a view, or of the one agency it is for."""

    view: View
    """What is shown; with `agency`, its measures with everyone named for them."""
    provenance: Provenance
    """Which plan it is of."""
    agency: Agency | None = None
    """The agency that it is for; ``None`` for all."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The four sheets: measures, matrix, each agency's own list, workload.

        For one agency only its measures and its list: the matrix has the same marks in less
        detail, and the title of the list has the workload.
        """
        if self.agency is not None:
            return (self.measure_sheet, self.list_sheet)
        return (self.measure_sheet, self.matrix_sheet, self.list_sheet, self.workload_sheet)

    def _make_sheet(
        self,
        name: str,
        subject: str,
        remarks: Iterable[str],
        columns: tuple[SheetColumn, ...],
        *,
        bands: Iterable[SheetBand],
        frozen: int = 0,
        one_page: bool = False,
    ) -> Sheet:
        """A sheet under the plan's title, with what it is limited to and its provenance."""
        plan = self.provenance
        limit = (f"范围：{self.view.note}",) if self.view.note else ()
        version = f"数据：workplan {plan.plan} 第{plan.revision or '未定'}版"
        parts = (f"《{plan.title}》" if plan.title else "", plan.url or "", version)
        named = "，".join(part for part in parts if part)
        source = f"来源：{named}，原文 SHA-256 {plan.sha256}"
        holder = f"（{self.agency.name}）" if self.agency else ""
        title = f"{plan.title or plan.plan}{subject}{holder}"
        shown = (*limit, *remarks)
        return Sheet(name, title, shown, columns, tuple(bands), source, frozen, one_page)

    # --- the measures ----------------------------------------------------------------------------

    @property
    def measure_sheet(self) -> Sheet:
        """Every measure with the agencies named for it, under its task and section."""
        columns = (
            SheetColumn("序号", 6, centred=True),
            SheetColumn("工作任务", 20, merged=True),
            SheetColumn("具体措施", 62),
            SheetColumn("牵头单位", 16),
            SheetColumn("责任单位", 24),
            SheetColumn("配合单位", 20),
        )
        bands = self._make_measure_bands()
        return self._make_sheet("任务分工表", "任务分工表", [_MEASURE_REMARK], columns, bands=bands)

    def _make_measure_bands(self) -> Iterator[SheetBand]:
        corrections = self.view.contents.corrections
        for _, places in groupby(self.view.places, key=lambda place: place.section.id):
            several = tuple(places)
            section = several[0].section
            note = _describe_corrections(_find_inside(section.title_span, corrections))
            yield SheetBand(section.heading, tuple(self._make_task_blocks(several)), note)

    def _make_task_blocks(self, places: Iterable[Place]) -> Iterator[SheetBlock]:
        for _, measures in groupby(places, key=lambda place: place.task.id):
            yield tuple(self._make_measure_row(place.task, place.measure) for place in measures)

    def _make_measure_row(self, task: Task, measure: Measure) -> SheetRow:
        lists = [
            self._list_names(measure, Duty.LEAD),
            self._list_names(measure, Duty.SOLE, Duty.SHARED) if measure.roles else _NOBODY,
            self._list_names(measure, Duty.SUPPORTING),
        ]
        # A misprint in the responsibility is noted where its first name is.
        first = next((at for at, names in enumerate(lists) if names), 0)
        note = _describe_corrections(_find_inside(measure.assignment_span, task.corrections))
        cells = (SheetCell(names, note if at == first else "") for at, names in enumerate(lists))
        return (
            SheetCell(measure.id),
            _make_task_cell(task),
            _make_text_cell(task, measure),
            *cells,
        )

    def _find_holders(self, measure: Measure, *duties: Duty) -> list[Agency]:
        """The agencies with a role that counts and is one of `duties`, each once."""
        roles = self.view.list_roles(measure)
        return list({role.agency.id: role.agency for role in roles if role.duty in duties}.values())

    def _list_names(self, measure: Measure, *duties: Duty) -> str:
        names = "、".join(agency.name for agency in self._find_holders(measure, *duties))
        is_open = any(duty in measure.open_duties for duty in duties)
        return names + ("等" if names and is_open else "")

    # --- the matrix ------------------------------------------------------------------------------

    @property
    def matrix_sheet(self) -> Sheet:
        """The marks of the matrix, agencies as columns."""
        items, heads = self.view.items, [agency.name for agency in self.view.agencies]
        longest = max((len(describe_item(item)) for item in items), default=0)
        columns = (
            SheetColumn("序号", 6, centred=True),
            SheetColumn("任务", _TITLE_WIDTH if longest <= _TITLE_WIDTH else _TEXT_WIDTH),
            # The full names are in the other sheets.
            *(SheetColumn(_shorten(head), 2, centred=True, upright=True) for head in heads),
        )
        upright = self.view.transpose() if self.view.is_transposed else self.view
        bands = [
            SheetBand(title, tuple((_make_mark_row(upright, row),) for row in rows))
            for title, rows in upright.bands
        ]
        return self._make_sheet(
            "矩阵", "任务分工矩阵", [_LEGEND], columns, bands=bands, frozen=2, one_page=True
        )

    # --- each agency's own list ------------------------------------------------------------------

    @property
    def list_sheet(self) -> Sheet:
        """For each agency its measures, those with its strongest duty first."""
        columns = (
            SheetColumn("序号", 6, centred=True),
            SheetColumn("责任方式", 10, centred=True),
            SheetColumn("工作任务", 24),
            SheetColumn("具体措施", 68),
            SheetColumn("同一措施的其他单位", 40),
        )
        loads = {row.agency.id: row for row in count_workload(self.view)}
        bands = [
            SheetBand(_describe_workload(loads[each.id]), tuple(self._make_list(each)))
            for each in self.view.agencies
            if self.agency is None or each.id == self.agency.id
        ]
        subject = "任务清单" if self.agency else "各单位任务清单"
        return self._make_sheet("单位任务清单", subject, [], columns, bands=bands)

    def _make_list(self, agency: Agency) -> Iterator[SheetBlock]:
        found = self.view.list_measures(agency)
        for place, duty in sorted(found, key=lambda entry: entry.duty, reverse=True):
            task, measure = place.task, place.measure
            cells = (
                SheetCell(measure.id),
                SheetCell(duty.label),
                _make_task_cell(task),
                _make_text_cell(task, measure),
                SheetCell(self._list_others(measure, agency)),
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
            SheetColumn("单位", 36),
            *(SheetColumn(head, 10, centred=True) for head in heads),
        )
        rows = (_make_workload_row(row) for row in count_workload(self.view))
        bands = [SheetBand("", tuple((row,) for row in rows))]
        return self._make_sheet(
            "工作量", "各单位工作量", [_WORKLOAD_REMARK], columns, bands=bands, one_page=True
        )


# --- cells ---------------------------------------------------------------------------------------


def _make_task_cell(task: Task) -> SheetCell:
    """A task's title, with the misprints that are in none of its measures."""
    spans = [span for m in task.measures for span in (m.span, m.assignment_span) if span]
    rest = [c for c in task.corrections if not any(c.span in span for span in spans)]
    return SheetCell(task.title, _describe_corrections(rest))


def _make_text_cell(task: Task, measure: Measure) -> SheetCell:
    """A measure as published, with its misprints."""
    return SheetCell(
        measure.text, _describe_corrections(_find_inside(measure.span, task.corrections))
    )


def _make_mark_row(view: View, item: Item | Agency) -> SheetRow:
    cells: list[SheetCell] = []
    for agency in view.agencies:
        duty = max((role.duty for _, role in view.find_roles(item, agency)), default=None)
        cells.append(SheetCell(duty.mark if duty else ""))
    return (SheetCell(item.id), SheetCell(describe_item(item)), *cells)


def _make_workload_row(row: Workload) -> SheetRow:
    counts = (row.lead, row.sole, row.shared, row.supporting, row.measures, row.tasks)
    return (SheetCell(row.agency.name), *map(SheetCell, counts))


def _describe_workload(row: Workload) -> str:
    counts = zip(Duty, (row.lead, row.sole, row.shared, row.supporting), strict=True)
    parts = "、".join(f"{duty.label}{count}项" for duty, count in counts if count)
    return f"{row.agency.name}（{parts or '无'}）"


def _shorten(head: str) -> str:
    return head if len(head) <= _LONGEST_HEAD else f"{head[:_LONGEST_HEAD]}…"


# --- misprints -----------------------------------------------------------------------------------


def _find_inside(span: Span | None, corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections inside a span; they are in the order of the text."""
    if span is None:
        return []
    start = bisect_left(corrections, span.start, key=lambda each: each.span.start)
    end = bisect_left(corrections, span.end, key=lambda each: each.span.start)
    return [each for each in corrections[start:end] if each.span in span]


def _describe_corrections(corrections: Iterable[Correction]) -> str:
    """A line for each correction; the reasons are in English, and not in the sheets."""
    return "\n".join(
        f"勘误：{_describe_reading(each)}（{_CONFIDENCE[each.confidence]}）。"
        for each in corrections
    )


def _describe_reading(correction: Correction) -> str:
    if correction.reading == "".join(correction.printed.split()):
        return f"“{correction.reading}”处的空格宜删"
    special = {None: "有误，正确文字无法确定", "": "宜删"}
    advice = special.get(correction.reading, f"宜作“{correction.reading}”")
    return f"“{correction.printed}”{advice}"
