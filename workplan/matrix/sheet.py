"""The responsibility table that a coordinating office hands out (任务分工表), as sheets.

Knows sections, measures and roles, and what stands where in each of the sheets; not how they were
chosen, nor how a spreadsheet is made. Its words are Chinese, as its readers are.
"""

from collections.abc import Iterable, Sequence

import attrs

from workplan.matrix.questions import Workload
from workplan.model.values import (
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
from workplan.render.workbook import Band, Block, Cell, Column, Line, Sheet

__all__ = ["Extract", "Marks", "sheets"]

Marks = tuple[str, Sequence[tuple[str, str, Sequence[str]]]]
"""A band of the matrix: its title, and for each row what it is called, its words, its marks."""

_LEGEND = "图例：" + "  ".join(f"{duty.mark} {duty.label}" for duty in Duty)
_UNITS = (
    "责任单位只列一家的为单独负责，列多家的为分工负责（原文未指定牵头单位）；"
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
    corrections: tuple[Correction, ...]
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
    """What the extract is limited to, besides `holder`."""
    holder: Agency | None = None
    """The one agency whose measures these are, if so."""

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
    """The four sheets: measures, matrix, each agency's own list, workload.

    Of one agency only the measures and its list: the matrix would have the same marks for them in
    less detail, and its workload is the title of the list.
    """
    if extract.holder is not None:
        return (_assignments(extract), _lists(extract))
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
    one_page: bool = False,
) -> Sheet:
    """A sheet under the plan's title, with what it is limited to and where it comes from."""
    plan = extract.provenance
    limit = (f"范围：{extract.note}",) if extract.note else ()
    version = f"数据：workplan {plan.plan} 第{plan.revision or '未定'}版"
    parts = (f"《{plan.title}》" if plan.title else "", plan.url or "", version)
    source = "来源：" + "，".join(part for part in parts if part) + f"，原文 SHA-256 {plan.sha256}"
    whose = f"（{extract.holder.name}）" if extract.holder else ""
    title = f"{plan.title or plan.plan}{about}{whose}"
    shown = (*limit, *remarks)
    return Sheet(name, title, shown, columns, tuple(bands), source, frozen, one_page)


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
        Band(section.heading, blocks, _slips(_inside(section.title_span, extract.corrections)))
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
    slips = _inside(measure.assignment_span, task.corrections)
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
    return Cell(measure.text, _slips(_inside(measure.span, task.corrections)))


def _inside(span: Span | None, corrections: Iterable[Correction]) -> list[Correction]:
    return [c for c in corrections if span is not None and c.span in span]


def _slips(corrections: Iterable[Correction]) -> str:
    """The corrections, a line for each; why is told in English, and elsewhere."""
    lines = (f"勘误：{_reading(slip)}（{_SURE[slip.confidence]}）。" for slip in corrections)
    return "\n".join(lines)


def _reading(slip: Correction) -> str:
    if slip.reading == "".join(slip.printed.split()):
        return f"“{slip.reading}”处的空格宜删"
    known = {None: "有误，正确文字无法确定", "": "宜删"}
    return f"“{slip.printed}”" + known.get(slip.reading, f"宜作“{slip.reading}”")


# --- the matrix ----------------------------------------------------------------------------------

_LONGEST_HEAD = 28  # set upright, each character is a line, and a row is 409 points at most


def _matrix(extract: Extract) -> Sheet:
    longest = max((len(words) for _, rows in extract.marks for _, words, _ in rows), default=0)
    columns = (
        Column("序号", 6, centred=True),
        # A title takes two lines of this at most; the wording of a measure is given more.
        Column("任务", 36 if longest <= 36 else 72),
        # The full names stand in the other sheets.
        *(Column(_short(head), 2, centred=True, upright=True) for head in extract.heads),
    )
    bands = [Band(title, tuple((_marked(*row),) for row in rows)) for title, rows in extract.marks]
    about, remarks = "任务分工矩阵", [_LEGEND]
    return _sheet(extract, "矩阵", about, remarks, columns, bands=bands, frozen=2, one_page=True)


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
    about = "任务清单" if extract.holder else "各单位任务清单"
    return _sheet(extract, "单位任务清单", about, [], columns, bands=bands)


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
    columns = (Column("单位", 36), *(Column(name, 10, centred=True) for name in names))
    lines: list[Line] = []
    for row in extract.workload:
        _, *counts = row.cells
        lines.append((Cell(row.agency.name), *(Cell(int(count or 0)) for count in counts)))
    bands = [Band("", tuple((line,) for line in lines))]
    about, remarks = "各单位工作量", [_COUNTED]
    return _sheet(extract, "工作量", about, remarks, columns, bands=bands, one_page=True)
