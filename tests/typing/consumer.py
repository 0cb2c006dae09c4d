"""What a type checker sees of the public names; checked by mypy --strict and pyright, never run.

That it also sees what is wrong is in ``misspelt.py``.
"""

from datetime import date
from typing import assert_type

import workplan
from workplan import (
    Agency,
    AgencyRow,
    Change,
    Column,
    Confidence,
    Contents,
    Correction,
    CorrectionRow,
    DiagnosticRow,
    Duty,
    Field,
    FieldRow,
    Hit,
    InitiativeRow,
    Keyword,
    KwicLine,
    Match,
    Measure,
    MeasureRow,
    Plan,
    Registry,
    ResponsibilityMatrix,
    ReviewRow,
    Role,
    RoleRow,
    Section,
    SectionRow,
    Source,
    Span,
    Table,
    Task,
    TaskRow,
    Workload,
)

# --- a plan and its parts ------------------------------------------------------------------------

plan = workplan.load()
assert_type(plan, Plan)
assert_type(plan.sections, tuple[Section, ...])
assert_type(plan.tasks, tuple[Task, ...])
assert_type(plan.measures, tuple[Measure, ...])
assert_type(plan.roles, tuple[Role, ...])
assert_type(plan.agencies, tuple[Agency, ...])
assert_type(plan.contents, Contents)
assert_type(plan.contents.registry, Registry)
assert_type(plan.task(10), Task)
assert_type(plan.task("(十)").number, int | None)
assert_type(plan.task(10).lead, tuple[Agency, ...])
assert_type(plan.task(10).reading, str)
assert_type(plan.task(10).corrections, tuple[Correction, ...])
assert_type(plan.measure("10.1").assignment_span, Span | None)
assert_type(plan.measure("10.1").confidence, Confidence | None)
assert_type(plan.measure("10.1").fields, tuple[Field, ...])
assert_type(plan.issuer, str | None)
assert_type(plan.date, date | None)
assert_type(plan.addressees, tuple[str, ...] | None)
assert_type(plan.agency("市食药监局").full_name, str | None)
assert_type(plan.source, Source)
assert_type(plan.source[Span(0, 4)], str)
assert_type(plan.task_of(plan.measures[0]), Task)
assert_type(plan.section_of(plan.tasks[0]), Section)
assert_type(plan.measure_of(plan.roles[0]), Measure)

# --- duties: a member, its value, or its Chinese label -------------------------------------------

assert_type(Duty.LEAD.is_accountable, bool)
assert_type(Duty.LEAD > Duty.SOLE, bool)
assert_type(max(Duty.SHARED, Duty.LEAD), Duty)
assert_type(plan.tasks_of("市公安局", duty=Duty.LEAD), tuple[Task, ...])
assert_type(plan.tasks_of("市公安局", duty="lead"), tuple[Task, ...])
assert_type(plan.tasks_of("市公安局", duty="牵头"), tuple[Task, ...])
assert_type(plan.tasks_of("市公安局", duty=["lead", Duty.SOLE, "配合"]), tuple[Task, ...])
assert_type(plan.tasks_of(successor="市市场监管局"), tuple[Task, ...])
assert_type(plan.measures_of("市公安局"), tuple[Measure, ...])
assert_type(plan.initiative("剑网行动").confidence, Confidence)
assert_type(plan.search("电商", duty="牵头"), Table[Hit])
assert_type(plan.matrix().only(duty="单独负责"), ResponsibilityMatrix)
assert_type(plan.to_page(lang="zh"), str)

# --- tables --------------------------------------------------------------------------------------

assert_type(plan.table("roles"), Table[RoleRow])
assert_type(plan.table("measures"), Table[MeasureRow])
assert_type(plan.table("fields"), Table[FieldRow])
assert_type(plan.table("fields")[0].date, date | None)
assert_type(plan.table("review"), Table[ReviewRow])
assert_type(plan.table("tasks"), Table[TaskRow])
assert_type(plan.table("sections"), Table[SectionRow])
assert_type(plan.table("agencies"), Table[AgencyRow])
assert_type(plan.table("corrections"), Table[CorrectionRow])
assert_type(plan.table("initiatives"), Table[InitiativeRow])
assert_type(plan.table("diagnostics"), Table[DiagnosticRow])
assert_type(plan.table("measures", lang="zh"), Table[MeasureRow])
measures = plan.table("measures")
assert_type(measures[0], MeasureRow)
assert_type(measures[:3], Table[MeasureRow])
assert_type(measures.row("10.1"), MeasureRow)
assert_type(measures.row("10.1").measure, Measure)
assert_type([row.measure.id for row in measures], list[str])
assert_type(measures.columns, tuple[Column, ...])
assert_type(measures.caption, str)
assert_type(measures.to_csv(lang="zh"), str)

# --- matrix and search ---------------------------------------------------------------------------

matrix = plan.matrix(by="measure", order="load")
assert_type(matrix, ResponsibilityMatrix)
assert_type(matrix[10, "市版权局"], Duty | None)
assert_type(matrix.roles(10, "市版权局"), tuple[Role, ...])
assert_type(matrix.workload(), Table[Workload])
assert_type(matrix.workload().row("市工商局"), Workload)
assert_type(matrix.workload()[0].agency, Agency)
assert_type(matrix.workload()[0].lead, int)
assert_type(matrix.without_lead(), Table[MeasureRow])
assert_type(matrix.joint_leads()[0].measure, Measure)
hits = plan.search("电商 假冒", limit=None, match="all")
assert_type(hits, Table[Hit])
assert_type(hits[0].task, Task)
assert_type(hits[0].matches, tuple[Match, ...])
assert_type(hits[0].snippet(format="text"), str)
assert_type(plan.keywords(task=1), Table[Keyword])
assert_type(plan.concordance("双随机"), Table[KwicLine])

# --- reading, storing, comparing -----------------------------------------------------------------

assert_type(workplan.available(), tuple[str, ...])
assert_type(workplan.parse("一、甲。乙。", registry=plan.agencies), Plan)
assert_type(workplan.parse("一、甲。乙。", id="x", title="y", url="z", date=date(2030, 1, 9)), Plan)
assert_type(workplan.parse(plan.source, plan.contents.registry, strict=True), Plan)
assert_type(workplan.read("notice.docx", registry=plan.agencies), Plan)
assert_type(workplan.dumps(plan), str)
assert_type(workplan.loads("{}"), Plan)
assert_type(workplan.__version__, str)
found = workplan.compare(plan, plan, threshold=0.6)
assert_type(found, workplan.Comparison)
assert_type(found.tasks, tuple[Change[Task], ...])
assert_type(found.measures[0].old, Measure | None)
assert_type(found.sections[0].part, Section)
assert_type(found.roles[0].new, Role | None)
assert_type(found.roles[0].task, Change[Task])
assert_type(found.roles[0].new_measure, Measure | None)
assert_type(found.leads[0].changes[0], workplan.RoleChange)
assert_type(found.fields[0].old, Field | None)
assert_type(found.table("fields")[0], workplan.FieldChange)
assert_type(found.by_succession[0].new_agency, Agency)
assert_type(found.table("summary")[0], workplan.Finding)
assert_type(found.by_agency[0].agency, Agency)
assert_type(found.only("市公安局"), workplan.Comparison)
assert_type(found.to_markdown(lang="zh"), str)
