"""The tables of a plan: the columns of each, and the values of their rows."""

from typing import get_args

import pytest

from tests.merged_cell import make_merged_plan
from workplan import (
    AgencyRow,
    CorrectionRow,
    DiagnosticRow,
    Duty,
    InitiativeRow,
    MeasureRow,
    OptionError,
    RoleRow,
    SectionRow,
    TaskRow,
    parse,
)
from workplan.plan import TableName
from workplan.records import TABLES
from workplan.table import columns_of

COLUMNS = {
    "roles": (RoleRow, 170, (
        "section", "task", "task_position", "measure", "measure_position", "agency_id", "agency",
        "printed", "duty", "open_ended", "wording", "start", "end",
    )),
    "measures": (MeasureRow, 45, (
        "section", "task", "task_position", "measure", "measure_position", "section_title",
        "task_title", "text", "open_ended", "wording", "named", "lead", "sole", "shared",
        "supporting",
    )),
    "tasks": (TaskRow, 27, (
        "section", "task", "task_position", "number", "numeral", "section_title", "title", "text",
        "measures", "roles", "corrections", "named", "lead", "sole", "shared", "supporting",
        "start", "end",
    )),
    "sections": (SectionRow, 10, (
        "section", "section_position", "number", "numeral", "title", "tasks", "measures", "roles",
        "start", "end",
    )),
    "agencies": (AgencyRow, 33, (
        "agency", "agency_id", "full_name", "full_name_confidence", "english_name", "aliases",
        "kind", "successors", "note",
    )),
    "corrections": (CorrectionRow, None, (
        "task", "task_position", "printed", "reading", "kind", "confidence", "note", "start", "end",
    )),
    "initiatives": (InitiativeRow, None, ("tasks", "name", "kind", "mentions", "printed")),
    "diagnostics": (DiagnosticRow, None, (
        "task", "task_position", "severity", "code", "line", "column", "message", "advice", "start",
        "end",
    )),
}  # fmt: skip


class TestTables:
    def test_are_the_ones_listed_here(self):
        assert set(TABLES) == set(COLUMNS)
        assert get_args(TableName) == tuple(TABLES)

    @pytest.mark.parametrize("name", COLUMNS)
    def test_have_these_rows_and_columns(self, plan, name):
        kind, _, columns = COLUMNS[name]
        table = plan.table(name)
        assert all(type(row) is kind for row in table)
        assert tuple(column.name for column in table.columns) == columns
        assert [tuple(record) for record in table.to_records()[:1]] == [
            ("plan", "revision", *columns)
        ]

    @pytest.mark.parametrize("name", ["roles", "measures", "tasks", "sections", "agencies"])
    def test_have_a_row_for_each(self, plan, name):
        assert len(plan.table(name)) == COLUMNS[name][1]

    @pytest.mark.parametrize("name", ["corrections", "initiatives", "diagnostics"])
    def test_have_a_row_for_each_annotation(self, plan, name):
        assert len(plan.table(name)) == len(getattr(plan, name)) > 0

    @pytest.mark.parametrize("name", COLUMNS)
    def test_say_what_each_column_means(self, name):
        kind, *_ = COLUMNS[name]
        assert all(column.meaning.endswith(".") for column in columns_of(kind))

    @pytest.mark.parametrize("name", COLUMNS)
    def test_have_a_caption_and_headings_in_both_languages(self, plan, name):
        english, chinese = plan.table(name), plan.table(name, lang="zh")
        assert english.caption == f"{name.capitalize()}: {len(english)}"
        assert str(len(english)) in chinese.caption
        assert chinese.caption != english.caption
        assert english.headings[0] not in chinese.headings

    def test_of_another_name_or_language_are_refused(self, plan):
        with pytest.raises(OptionError) as caught:
            plan.table("role")
        assert str(caught.value) == (
            "table must be one of roles, measures, tasks, sections, agencies, corrections, "
            "initiatives, diagnostics, got 'role'"
        )
        with pytest.raises(OptionError) as caught:
            plan.table("roles", lang="de")
        assert str(caught.value) == "lang must be one of en, zh, got 'de'"


class TestRecords:
    def test_of_roles_are_the_plans_records(self, plan):
        records = plan.records()
        assert records == plan.table("roles").to_records()
        assert records[0] == {
            "plan": "qingdao-2018", "revision": "1", "section": "1", "task": "1",
            "task_position": 1, "measure": "1.1", "measure_position": 1,
            "agency_id": "industry-commerce", "agency": "市工商局", "printed": "市工商局",
            "duty": "shared", "open_ended": False, "wording": "按职责分工负责",
            "start": 584, "end": 588,
        }  # fmt: skip

    def test_of_a_measure(self, plan):
        record = plan.table("measures").row("17.1")
        assert (record.named, record.shared) == ("shared", "市税务局、市食品药品监管局等")
        assert (record.lead, record.sole, record.supporting) == ("", "", "")
        assert record.open_ended
        assert record.task_title == plan.task(17).title
        assert repr(record) == "<MeasureRow 17.1: shared>"

    def test_of_a_task(self, plan):
        row = plan.table("tasks").row("10")
        assert (row.number, row.numeral, row.named, row.lead) == (10, "十", "lead", "市版权局")
        assert row.measures == len(plan.task(10).measures)
        assert (row.roles, row.corrections) == (7, 2)
        assert plan.source.text[row.start : row.end] == row.text
        assert repr(row) == "<TaskRow 10: lead>"

    def test_of_a_section(self, plan):
        row = plan.table("sections").row(plan.section(3))
        assert (row.section_position, row.number, row.numeral) == (3, 3, "三")
        assert row.tasks == len(plan.section(3).tasks)
        assert row.measures == sum(len(task.measures) for task in plan.section(3).tasks)
        assert row.roles == sum(len(task.roles) for task in plan.section(3).tasks)
        assert plan.source.text[row.start : row.end].startswith("三、")

    def test_of_an_agency(self, plan):
        record = plan.table("agencies").to_records()[0]
        agency = plan.agencies[0]
        assert (record["agency"], record["agency_id"]) == (agency.name, agency.id)
        assert record["aliases"] == "、".join(agency.aliases)
        assert record["kind"] == agency.kind.value
        assert record["successors"] == "、".join(link.name for link in agency.successors)

    def test_of_a_correction(self, plan):
        row = next(row for row in plan.table("corrections") if row.printed == "民管企业")
        assert (row.task.id, row.task_position, row.reading) == ("10", 10, "民营企业")
        assert plan.source.text[row.start : row.end] == "民管企业"

    def test_of_a_misprint_outside_every_task_have_no_task(self, plan):
        outside = [
            row
            for row in plan.table("corrections")
            if not any(row.correction.span in task.span for task in plan.tasks)
        ]
        assert outside
        assert all((row.task, row.task_position) == (None, None) for row in outside)

    def test_of_an_initiative_name_the_tasks_that_mention_it(self, plan):
        for row in plan.table("initiatives"):
            tasks = [plan.task(id_) for id_ in row.tasks]
            assert all(any(span in t.span for span in row.initiative.spans) for t in tasks)
            assert row.mentions == len(row.printed)

    def test_of_a_diagnostic_name_its_task_and_place(self):
        plan = parse("一、总则\n(一)抓落实。加强督查。(市教育局牵头)\n(三)抓落实。严查。")
        rows = {row.code: row for row in plan.table("diagnostics")}
        gap = rows["number-gap"]
        assert (gap.task.id, gap.task_position, gap.line, gap.column) == ("3", 2, 3, 4)
        assert gap.diagnostic.values == {"number": 3, "previous": 1}
        record = next(r for r in plan.table("diagnostics").to_records() if r["code"] == gap.code)
        assert record["message"] == "a number is missing before this one: 3 follows 1"
        assert record["severity"] == "warning"
        assert plan.table("diagnostics", lang="zh").to_csv(lang="zh").count("此编号之前缺号") == 1


class TestMeasures:
    def test_that_name_nobody_are_rows_too(self):
        plan = parse("一、总则\n(一)抓落实。加强督查。\n(二)严查。从严。(市工商局负责)")
        rows = plan.table("measures")
        assert [(row.measure.id, row.named, row.sole) for row in rows] == [
            ("1.1", "nobody", ""),
            ("2.1", "sole", "市工商局"),
        ]

    def test_under_a_merged_cell_have_their_own_roles(self):
        plan = make_merged_plan()
        assert [(r["measure"], r["duty"]) for r in plan.records()] == [
            ("1.1", "lead"),
            ("1.2", "lead"),
            ("1.2", "supporting"),
        ]
        assert [row.role.duty for row in plan.table("roles")] == [
            Duty.LEAD,
            Duty.LEAD,
            Duty.SUPPORTING,
        ]
