"""The responsibility table that a coordinating office hands out (任务分工表), as sheets.

Knows sections, measures and roles, and what stands where in each of the four sheets; not how they
were chosen, nor how a spreadsheet is made. Its words are Chinese, as its readers are.
"""

from collections.abc import Iterable, Sequence

import attrs

from workplan.model import (
    Agency,
    Confidence,
    Correction,
    Duty,
    Measure,
    Provenance,
    Section,
    Span,
    Task,
    strongest,
)
from workplan.questions import Workload
from workplan.workbook import Band, Block, Cell, Column, Line, Sheet

__all__ = ["Extract", "Marks", "sheets"]

Marks = tuple[str, Sequence[tuple[str, str, Sequence[str]]]]
"""A band of the matrix: its title, and for each row what it is called, its words, its marks."""

_LEGEND = "图例：" + "  ".join(f"{duty.mark} {duty.label}" for duty in Duty)
_UNITS = (
    "责任单位只列一家的为单独负责，列多家的为按职责分工负责（原文未指定牵头单位）；"
    "“等”为原文所有，实际单位多于所列。批注为对原文的勘误，正文一律照原文刊载。"
)
_COUNTED = "数字为措施项数；名单以“等”结尾的措施另有未列名的单位，故为下限。"
_NOBODY = "（原文未列单位）"
_SURE = {
    Confidence.CERTAIN: "确定",
    Confidence.LIKELY: "很可能",
    Confidence.POSSIBLE: "可能",
}


@attrs.frozen(repr=False)
class Extract:
    """What the sheets are made of: the measures and roles that were kept."""

    sections: tuple[Section, ...]
    """All of the plan's."""
    measures: frozenset[str]
    """The ids of those that were kept."""
    roles: frozenset[Span]
    """Where those stand that were kept."""
    agencies: tuple[Agency, ...]
    """Those that get a list of their own."""
    workload: Sequence[Workload]
    """Theirs, in the order of the sheet."""
    heads: Sequence[str]
    """The columns of the matrix."""
    marks: Sequence[Marks]
    provenance: Provenance
    note: str = ""
    """What the extract is limited to."""

    def placed(self, section: Section) -> Iterable[tuple[Task, tuple[Measure, ...]]]:
        """The tasks of a section of which measures were kept, and those."""
        for task in section.tasks:
            if kept := tuple(m for m in task.measures if m.id in self.measures):
                yield task, kept

    def held(self, measure: Measure, *duties: Duty) -> tuple[Agency, ...]:
        """The agencies whose kept role in a measure is one of `duties`."""
        roles = (role for role in measure.roles if role.duty in duties)
        return tuple(dict.fromkeys(role.agency for role in roles if role.span in self.roles))


def sheets(extract: Extract) -> tuple[Sheet, ...]:
    """The four sheets: measures, matrix, each agency's own list, workload."""
    return (_assignments(extract), _matrix(extract), _lists(extract), _workload(extract))


def _sheet(
    extract: Extract,
    name: str,
    about: str,
    remarks: Iterable[str],
    columns: tuple[Column, ...],
    *,
    bands: Iterable[Band],
    frozen: int = 0,
) -> Sheet:
    """A sheet under the plan's title, with what it is limited to and where it comes from."""
    plan = extract.provenance
    limit = (f"范围：{extract.note}",) if extract.note else ()
    version = f"数据：workplan {plan.plan} 第{plan.revision or '未定'}版"
    parts = (f"《{plan.title}》" if plan.title else "", plan.url or "", version)
    source = "来源：" + "，".join(part for part in parts if part) + f"，原文 SHA-256 {plan.sha256}"
    title = f"{plan.title or plan.plan}{about}"
    return Sheet(name, title, (*limit, *remarks), columns, tuple(bands), source, frozen)


# --- the measures --------------------------------------------------------------------------------


def _assignments(extract: Extract) -> Sheet:
    columns = (
        Column("序号", 6, centred=True),
        Column("工作任务", 20, merged=True),
        Column("具体措施", 62),
        Column("牵头单位", 16),
        Column("责任单位", 24),
        Column("配合单位", 20),
    )
    bands = [
        Band(section.heading, blocks)
        for section in extract.sections
        if (blocks := _blocks(extract, section))
    ]
    return _sheet(extract, "任务分工表", "任务分工表", [_UNITS], columns, bands=bands)


def _blocks(extract: Extract, section: Section) -> tuple[Block, ...]:
    return tuple(
        tuple(_assigned(extract, task, measure) for measure in measures)
        for task, measures in extract.placed(section)
    )


def _assigned(extract: Extract, task: Task, measure: Measure) -> Line:
    units = [
        _units(extract, measure, Duty.LEAD),
        _units(extract, measure, Duty.SOLE, Duty.SHARED) if measure.roles else _NOBODY,
        _units(extract, measure, Duty.SUPPORTING),
    ]
    # A slip in the responsibility is noted where its first name stands.
    first = next((at for at, names in enumerate(units) if names), 0)
    inside = measure.assignment_span
    slips = [c for c in task.corrections if inside is not None and c.span in inside]
    cells = [Cell(names, _slips(slips) if at == first else "") for at, names in enumerate(units)]
    return (Cell(measure.id), _task(task), _clause(task, measure), *cells)


def _units(extract: Extract, measure: Measure, *duties: Duty) -> str:
    names = "、".join(agency.name for agency in extract.held(measure, *duties))
    is_open = any(duty in measure.open_duties for duty in duties)
    return names + ("等" if names and is_open else "")


def _task(task: Task) -> Cell:
    """A task's title, with the slips that are in none of its measures."""
    spans = [span for m in task.measures for span in (m.span, m.assignment_span) if span]
    slips = [c for c in task.corrections if not any(c.span in span for span in spans)]
    return Cell(task.title, _slips(slips))


def _clause(task: Task, measure: Measure) -> Cell:
    """A measure as it was published, with its slips."""
    return Cell(measure.text, _slips(c for c in task.corrections if c.span in measure.span))


def _slips(corrections: Iterable[Correction]) -> str:
    return "\n".join(
        f"勘误：“{slip.printed}”{_reading(slip.reading)}（{_SURE[slip.confidence]}）。{slip.note}"
        for slip in corrections
    )


def _reading(reading: str | None) -> str:
    return {None: "有误，无可靠读法", "": "宜删"}.get(reading, f"宜作“{reading}”")


# --- the matrix ----------------------------------------------------------------------------------

_LONGEST_HEAD = 28  # set upright, each character is a line, and a row is 409 points at most


def _matrix(extract: Extract) -> Sheet:
    columns = (
        Column("序号", 6, centred=True),
        Column("任务", 44),
        # The full names stand in the other sheets.
        *(Column(_short(head), 3, centred=True, upright=True) for head in extract.heads),
    )
    bands = [Band(title, tuple((_marked(*row),) for row in rows)) for title, rows in extract.marks]
    return _sheet(extract, "矩阵", "任务分工矩阵", [_LEGEND], columns, bands=bands, frozen=2)


def _short(head: str) -> str:
    return head if len(head) <= _LONGEST_HEAD else f"{head[:_LONGEST_HEAD]}…"


def _marked(called: str, words: str, marks: Sequence[str]) -> Line:
    return (Cell(called), Cell(words), *map(Cell, marks))


# --- each agency's own list ----------------------------------------------------------------------


def _lists(extract: Extract) -> Sheet:
    columns = (
        Column("序号", 6, centred=True),
        Column("责任方式", 10, centred=True),
        Column("工作任务", 24),
        Column("具体措施", 68),
        Column("同一措施的其他单位", 40),
    )
    loads = {row.agency: row for row in extract.workload}
    bands = [Band(_counted(loads[a]), tuple(_listed(extract, a))) for a in extract.agencies]
    return _sheet(extract, "单位任务清单", "各单位任务清单", [], columns, bands=bands)


def _counted(row: Workload) -> str:
    counts = zip(Duty, (row.lead, row.sole, row.shared, row.supporting), strict=True)
    held = "、".join(f"{duty.label}{count}项" for duty, count in counts if count)
    return f"{row.agency.name}（{held or '无'}）"


def _listed(extract: Extract, agency: Agency) -> Iterable[Block]:
    """The measures of one agency, those with its strongest duty first."""
    found = [
        (duty, task, measure)
        for section in extract.sections
        for task, measures in extract.placed(section)
        for measure in measures
        if (duty := strongest(d for d in Duty if agency in extract.held(measure, d)))
    ]
    for held in Duty:
        for duty, task, measure in found:
            if duty is held:
                others = Cell(_others(extract, measure, agency))
                cells = (Cell(duty.label), _task(task), _clause(task, measure), others)
                yield ((Cell(measure.id), *cells),)


def _others(extract: Extract, measure: Measure, agency: Agency) -> str:
    """Who else stands in a measure, duty by duty; 等 where more are meant than named."""
    parts = []
    for duty in Duty:
        names = "、".join(a.name for a in extract.held(measure, duty) if a != agency)
        names += "等" if duty in measure.open_duties else ""
        parts += [f"{duty.label}：{names}"] if names else []
    return "；".join(parts)


# --- workload ------------------------------------------------------------------------------------


def _workload(extract: Extract) -> Sheet:
    names = ("牵头", "单独负责", "分工负责", "配合", "措施合计", "涉及任务")
    columns = (Column("单位", 46), *(Column(name, 14, centred=True) for name in names))
    lines: list[Line] = []
    for row in extract.workload:
        _, *counts = row.cells
        lines.append((Cell(row.agency.name), *(Cell(int(count or 0)) for count in counts)))
    bands = [Band("", tuple((line,) for line in lines))]
    return _sheet(extract, "工作量", "各单位工作量", [_COUNTED], columns, bands=bands)
