"""The tables of a plan: the columns of each, and the values of their rows."""

from datetime import date
from typing import get_args

import attrs
import pytest

from tests.changed import change_measures
from tests.merged_cell import make_merged_plan, make_table_plan
from workplan import (
    AgencyRow,
    Confidence,
    CorrectionRow,
    Diagnostic,
    DiagnosticRow,
    Duty,
    Field,
    FieldRow,
    InitiativeRow,
    MeasureRow,
    OptionError,
    ReviewRow,
    RoleRow,
    SectionRow,
    Severity,
    Span,
    TaskRow,
    parse,
)
from workplan.plan import TableName
from workplan.records import TABLES, ReviewCounts, count_review
from workplan.table import columns_of

COLUMNS = {
    "roles": (RoleRow, 170, (
        "section", "task", "task_position", "measure", "measure_position", "agency_id", "agency",
        "printed", "duty", "open_ended", "wording", "start", "end",
    )),
    "measures": (MeasureRow, 45, (
        "section", "task", "task_position", "measure", "measure_position", "section_title",
        "task_title", "text", "open_ended", "wording", "confidence", "named", "lead", "sole",
        "shared", "supporting",
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
        "agency", "agency_id", "full_name", "full_name_confidence", "full_name_basis",
        "english_name", "english_name_basis", "aliases", "ambiguous_names", "kind", "kind_basis",
        "successors", "note", "note_basis",
    )),
    "corrections": (CorrectionRow, 47, (
        "task", "task_position", "printed", "reading", "kind", "confidence", "note", "start", "end",
    )),
    "initiatives": (InitiativeRow, 54, (
        "tasks", "name", "kind", "mentions", "printed", "confidence", "note",
    )),
    "fields": (FieldRow, 0, (
        "section", "task", "task_position", "measure", "measure_position", "label", "text", "date",
        "start", "end",
    )),
    "diagnostics": (DiagnosticRow, None, (
        "task", "task_position", "severity", "code", "line", "column", "place", "message", "advice",
        "start", "end",
    )),
    "review": (ReviewRow, 0, (
        "section", "task", "task_position", "measure", "measure_position", "assignment",
        "confidence", "names", "codes", "message", "line", "column", "place", "start", "end",
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
        heads = ("plan", "revision", *columns)
        assert all(tuple(record) == heads for record in table.to_records())
        assert tuple(table.to_csv().splitlines()[0].split(",")) == heads

    @pytest.mark.parametrize(
        "name",
        [
            "roles",
            "measures",
            "tasks",
            "sections",
            "agencies",
            "corrections",
            "initiatives",
            "fields",
            "review",
        ],
    )
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
            "initiatives, fields, diagnostics, review, got 'role'"
        )
        with pytest.raises(OptionError) as caught:
            plan.table("roles", lang="de")
        assert str(caught.value) == "lang must be one of en, zh, got 'de'"


class TestRecords:
    def test_of_roles_are_the_plans_records(self, plan):
        records = plan.records()
        assert records == plan.table("roles").to_records()
        assert records[0] == {
            "plan": "qingdao-2018", "revision": "2", "section": "1", "task": "1",
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
        assert record.confidence is Confidence.CERTAIN
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


class TestFields:
    def test_are_rows_with_the_measure_that_they_are_part_of(self):
        due = Field("时限", "年底", Span(13, 15), date(2030, 12, 31))
        records = make_table_plan(fields=(due,)).table("fields").to_records()
        assert records[1] == {
            "plan": "table", "revision": "", "section": "1", "task": "1", "task_position": 1,
            "measure": "1.2", "measure_position": 2, "label": "时限", "text": "年底",
            "date": date(2030, 12, 31), "start": 13, "end": 15,
        }  # fmt: skip
        assert [(record["measure"], record["date"]) for record in records] == [
            ("1.1", None),
            ("1.2", date(2030, 12, 31)),
        ]

    def test_are_empty_in_the_shipped_plan(self, plan):
        assert plan.table("fields").caption == "Fields: 0"


def note(code, span, severity=Severity.WARNING, place=(1, 1), **values):
    return Diagnostic(code, values, severity, span, *place)


def doubt(plan, *notes, ids=()):
    """The plan with diagnostics, these of its measures read as possible."""
    changes = {id_: {"confidence": Confidence.POSSIBLE} for id_ in ids}
    return change_measures(plan, changes, diagnostics=notes)


def count(plan):
    return count_review(plan.table("review"), plan.measures)


class TestReview:
    READ = parse(
        "一、甲\n(一)乙。丙。(丁局牵头,戊局配合)\n己。\n二、庚\n(二)辛。壬。(癸局、丁局负责)"
    )

    @property
    def place(self):
        return self.READ.measure("2.1").assignment_span

    def test_lists_a_doubtful_responsibility_with_everything_that_doubts_it(self):
        start = self.place.start
        gap = note("number-gap", Span(start, start + 1), number=4, previous=2)
        bracket = note("unbalanced-bracket", Span(start + 2, start + 3), Severity.ERROR)
        again = attrs.evolve(gap, span=Span(start + 4, start + 5))
        look_up = note("unknown-agency", Span(start + 1, start + 3), name="癸局")
        plan = doubt(self.READ, bracket, gap, again, look_up, ids=("2.1",))
        (row,) = plan.table("review")
        assert row.diagnostics == (gap, bracket, again)
        assert repr(row) == "<ReviewRow 5:8, 2.1: number-gap, unbalanced-bracket>"
        assert plan.table("review").to_records() == [{
            "plan": plan.id, "revision": "", "section": "2", "task": "2", "task_position": 2,
            "measure": "2.1", "measure_position": 3, "assignment": "(癸局、丁局负责)",
            "confidence": "possible", "names": "癸局、丁局",
            "codes": "number-gap、unbalanced-bracket",
            "message": "a number is missing before this one: 4 follows 2; "
                       "this bracket has no partner",
            "line": 5, "column": 8, "place": "line 5, column 8", "start": self.place.start,
            "end": self.place.end,
        }]  # fmt: skip

    def test_joins_messages_in_the_language_of_the_table(self):
        start = self.place.start
        plan = doubt(
            self.READ,
            note("unbalanced-bracket", Span(start, start + 1), Severity.ERROR),
            note("number-gap", Span(start + 1, start + 2), number=4, previous=2),
            ids=("2.1",),
        )
        shown = plan.table("review", lang="zh").to_csv(lang="zh")
        assert "此括号不成对；此编号之前缺号：2之后是4" in shown

    def test_joins_very_many_messages(self):
        notes = [note("number-gap", self.place, number=n, previous=0) for n in range(3000)]
        (row,) = doubt(self.READ, *notes, ids=("2.1",)).table("review")
        assert str(row.message).count("; ") == 2999
        assert row.message.render("zh").count("；") == 2999
        assert row.codes == ("number-gap",)

    @pytest.mark.parametrize(
        ("words", "section", "task", "position", "place"),
        [("一、", "1", None, None, (1, 1)), ("壬", "2", "2", 2, (5, 6))],
    )
    def test_lists_every_other_place(self, words, section, task, position, place):
        line, column = place
        start = self.READ.source.text.index(words)
        span = Span(start, start + len(words))
        plan = doubt(self.READ, note("number-gap", span, number=4, previous=2))
        (record,) = plan.table("review").to_records()
        assert (record["section"], record["task"], record["task_position"]) == (
            section,
            task,
            position,
        )
        assert [record[name] for name in ("measure", "measure_position", "confidence")] == [
            None
        ] * 3
        assert (record["assignment"], record["names"], record["line"], record["column"]) == (
            words, "", line, column,
        )  # fmt: skip
        (row,) = plan.table("review")
        assert repr(row) == f"<ReviewRow {line}:{column}, no responsibility: number-gap>"

    def test_a_place_outside_of_every_section_has_none(self):
        read = parse("关于印发《工作要点》的通知\n" + self.READ.source.text)
        plan = doubt(read, note("number-gap", Span(0, 2), number=4, previous=2))
        assert [row.section for row in plan.table("review")] == [None]

    def test_is_in_the_order_of_the_text(self):
        first = self.READ.measure("1.1").assignment_span
        notes = [
            note("number-gap", span, number=4, previous=2)
            for span in (self.place, Span(first.end + 1, first.end + 2), first, Span(0, 1))
        ]
        rows = doubt(self.READ, *notes, ids=("1.1", "2.1")).table("review")
        assert [row.measure and row.measure.id for row in rows] == [None, "1.1", None, "2.1"]
        assert [row.line for row in rows] == [1, 2, 3, 5]

    def test_leaves_out_what_is_worth_knowing_and_look_ups_at_a_responsibility(self):
        look_up = note("unknown-agency", self.place, name="癸局")
        verb = note("no-verb", Span(0, 1), Severity.INFO)
        assert len(doubt(self.READ, look_up, verb).table("review")) == 0

    def test_lists_a_merged_cell_once(self):
        odd = note("unbalanced-bracket", Span(6, 7), Severity.ERROR)
        plan = doubt(make_merged_plan(), odd, ids=("1.1", "1.2"))
        assert [row.measure.id for row in plan.table("review")] == ["1.1"]
        assert count(plan) == (1, 1, 0)

    def test_says_where_the_reason_is_not_listed(self):
        more = note("more-of-a-kind", Span(0, 1), count=1, kind="number-gap")
        rows = doubt(self.READ, more, ids=("2.1",)).table("review")
        assert [str(row.message) for row in rows] == [
            "1 more of the kind number-gap follow from here on, not listed",
            "the reason is not listed",
        ]

    def test_counts_responsibilities_that_need_a_look_all_of_them_and_other_places(self, plan):
        place = note("number-gap", self.place, number=4, previous=2)
        title = note("number-gap", Span(0, 1), number=4, previous=2)
        assert count(plan) == (0, 45, 0)
        assert count(self.READ) == (0, 2, 0)
        assert count(doubt(self.READ, title)) == (0, 2, 1)
        assert count(doubt(self.READ, place, title, ids=("2.1",))) == (1, 2, 1)
        assert count(make_merged_plan()) == (0, 1, 0)

    @pytest.mark.parametrize(
        ("counts", "english", "chinese"),
        [
            (
                ReviewCounts(3, 45, 0),
                "3 of 45 responsibilities need a look",
                "责任分工共45处，需要核对3处",
            ),
            (
                ReviewCounts(0, 45, 2),
                "0 of 45 responsibilities need a look, and 2 other places",
                "责任分工共45处，需要核对0处；另有2处其他问题需要核对",
            ),
        ],
    )
    def test_says_the_counts_and_leaves_out_that_there_are_no_other_places(
        self, counts, english, chinese
    ):
        assert counts.text.render("en") == english
        assert counts.text.render("zh") == chinese


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
