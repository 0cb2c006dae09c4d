"""The matrix of the shipped plan, against the 45 responsibilities that a person typed."""

import csv
import io
import json
import re
from collections import Counter, defaultdict

import attrs
import pytest

import workplan
from tests.parentheses import PARENTHESES
from workplan import (
    Agency,
    AmbiguousItemError,
    Duty,
    ExistingFileError,
    MissingLibraryError,
    OptionError,
    UnknownAgencyError,
    UnknownItemError,
)
from workplan.notice import parse
from workplan.render.terminal import measure_width


@pytest.fixture(scope="module")
def matrix(plan):
    return plan.matrix()


def typed_cells(plan):
    """What the typed table says of each task and agency."""
    cells = defaultdict(list)
    for row in PARENTHESES:
        for name, duty in row.roles:
            cells[row.measure.split(".")[0], plan.agency(name).id].append(Duty(duty))
    return cells


class TestCells:
    def test_each_is_what_the_typed_table_says_and_no_other_is_filled(self, plan, matrix):
        typed = typed_cells(plan)
        for task in plan.tasks:
            for agency in plan.agencies:
                duties = typed.get((task.id, agency.id), [])
                assert [r.duty for r in matrix.roles(task.number, agency.name)] == duties
                assert matrix[task.id, agency.id] == max(duties, default=None)

    def test_each_of_the_measures_is_the_typed_parenthesis(self, plan):
        matrix = plan.matrix(by="measure")
        for row in PARENTHESES:
            cells = {agency.id: matrix[row.measure, agency] for agency in matrix.columns}
            filled = {id_: duty for id_, duty in cells.items() if duty}
            assert filled == {plan.agency(n).id: Duty(d) for n, d in row.roles}

    @pytest.mark.parametrize("task", [10, "10", "十", "(十)"])
    @pytest.mark.parametrize("agency", ["市版权局", "copyright", "青岛市版权局"])
    def test_both_ends_take_what_the_plan_takes(self, plan, matrix, task, agency):
        assert matrix[task, agency] is Duty.LEAD
        assert matrix[plan.task(task), plan.agency(agency)] is Duty.LEAD
        assert matrix.transposed()[agency, task] is Duty.LEAD

    def test_both_ends_fail_as_the_plan_does(self, matrix):
        with pytest.raises(UnknownItemError, match="no task is called 28"):
            matrix[28, "市版权局"]
        with pytest.raises(UnknownAgencyError, match="no agency is called '市体育局'"):
            matrix[10, "市体育局"]
        with pytest.raises(UnknownItemError, match="no measure is called '10'"):
            workplan.load().matrix("measure")["10", "市版权局"]

    def test_an_ambiguous_number_is_refused(self):
        twice = parse("一、甲\n(一)乙。丙。(市局负责)\n二、丁\n(一)戊。己。(市局负责)")
        with pytest.raises(AmbiguousItemError):
            twice.matrix()[1, "市局"]

    def test_an_agency_without_a_part_has_empty_cells(self, matrix):
        assert matrix.only(section=1)[1, "市版权局"] is None
        assert matrix.roles(1, "市版权局") == ()

    @pytest.mark.parametrize("key", [10, "10", (10,), (10, "市版权局", 1), None])
    def test_what_is_no_pair_is_a_lookup_error_of_our_family(self, matrix, key):
        with pytest.raises(UnknownItemError) as caught:
            matrix[key]
        assert isinstance(caught.value, LookupError)
        assert (caught.value.kind, caught.value.key) == ("cell", key)
        wanted = f"no cell is called {key!r}; there are matrix[row, column]"
        assert str(caught.value) == wanted


class TestShape:
    def test_rows_are_tasks_or_measures_and_columns_agencies(self, plan, matrix):
        assert (tuple(matrix), matrix.columns) == (plan.tasks, plan.agencies)
        assert tuple(plan.matrix("measure")) == plan.measures
        assert (len(matrix), len(plan.matrix("measure")), len(matrix.transposed())) == (27, 45, 33)

    def test_in_asks_about_the_rows_that_iterating_gives(self, plan, matrix):
        assert all(task in matrix for task in plan.tasks)
        assert plan.agencies[0] not in matrix
        assert plan.agencies[0] in matrix.transposed()
        assert plan.tasks[0] not in matrix.only(section=3)
        assert (10, "市版权局") not in matrix  # a cell is no row

    def test_it_has_the_contents_and_the_provenance_of_the_plan(self, plan, matrix):
        assert matrix.contents is plan.contents
        assert matrix.provenance == plan.provenance
        assert (matrix.by, matrix.note, matrix.is_transposed) == ("task", "", False)
        assert (matrix.items, matrix.measures) == (plan.tasks, plan.measures)
        assert (matrix.agencies, matrix.counted) == (plan.agencies, plan.roles)

    def test_by_load_the_busiest_stand_first(self, plan):
        # 市工商局 stands in 20 of the 45 parentheses, 市公安局 in 15
        first = plan.matrix(order="load").columns[:2]
        assert [agency.name for agency in first] == ["市工商局", "市公安局"]

    def test_agencies_without_a_part_are_shown_when_asked_for(self):
        alone = workplan.Agency("x", "市甲局")
        plan = parse("一、甲\n(一)乙。丙。(市乙局负责)")
        plan = attrs.evolve(plan, agencies=(*plan.agencies, alone))
        assert alone not in plan.matrix().columns
        assert alone in plan.matrix(every_agency=True).columns

    def test_sections_may_be_rows(self, plan):
        matrix = plan.matrix("section")
        assert matrix.rows == plan.sections
        assert matrix["三", "市版权局"] is matrix[plan.section(3), "市版权局"] is Duty.LEAD
        assert len(matrix.roles(1, "市工商局")) == 6
        assert matrix.only(section=3).rows == (plan.section(3),)
        assert [band for band, _ in matrix.view.bands] == [""]
        assert matrix.to_markdown().startswith(
            "Who is responsible for what: sections 10, agencies 33, roles 170"
        )
        with pytest.raises(UnknownItemError):
            matrix["10.1", "市版权局"]

    def test_another_option_is_refused_with_those_there_are(self, plan):
        with pytest.raises(
            OptionError, match="by must be one of task, measure, section, got 'agency'"
        ):
            plan.matrix("agency")
        with pytest.raises(OptionError, match="order must be one of registry, load, got 'name'"):
            plan.matrix(order="name")

    def test_the_repr_says_what_it_is(self, matrix):
        assert (
            repr(matrix)
            == "<ResponsibilityMatrix of qingdao-2018: 27 tasks, 33 agencies, 170 roles>"
        )
        only = matrix.only(agencies="市公安局", duty=Duty.SOLE).transposed()
        assert repr(only).endswith(
            "agencies by 1 tasks, 1 agencies, 1 roles, only 市公安局; 单独负责>"
        )


class TestChinese:
    def test_captions_headings_and_notes_are_chinese_throughout(self, plan):
        matrix = plan.matrix(lang="zh").only(successor="青岛市市场监督管理局", duty="lead")
        assert matrix.note == (
            "青岛市市场监督管理局（承接：市工商局（很可能）、市质监局（很可能）、"
            "市食品药品监管局（很可能）、市知识产权局（很可能））；牵头"
        )
        assert matrix.table().caption.startswith("任务分工：")
        for table in (matrix.workload(), matrix.without_lead(), matrix.overlap()):
            assert table.lang == matrix.lang == "zh"
            assert not re.search("[a-z]", table.caption + "".join(table.headings))
        assert matrix.table("roles").headings[:3] == ["部分", "任务", "任务次序"]

    def test_duties_in_the_terminal_are_one_character_in_two_columns(self, plan):
        lines = plan.matrix(lang="zh").only(section=3).to_text().splitlines()
        assert "牵：牵头　单：单独负责　分：分工负责　配：配合" in lines
        (row,) = (line for line in lines if line.startswith("10"))
        assert row == "10 配配 . .牵 .配配配配"

    def test_another_language_is_refused(self, plan):
        with pytest.raises(OptionError, match="lang must be one of en, zh, got 'fr'"):
            plan.matrix(lang="fr")


class TestOnly:
    def test_todays_body_gives_the_union_over_its_predecessors(self, plan, matrix):
        union = matrix.only(successor="青岛市市场监督管理局")
        names = {"市工商局", "市质监局", "市食品药品监管局", "市知识产权局"}
        assert {agency.name for agency in union.columns} == names
        typed = [n for row in PARENTHESES for n, _ in row.roles if plan.agency(n).name in names]
        assert len(union.counted) == len(typed)
        assert union.note == (
            "青岛市市场监督管理局 ← 市工商局 (likely), 市质监局 (likely), "
            "市食品药品监管局 (likely), 市知识产权局 (likely)"
        )
        assert union.note in union.to_html()

    def test_an_unknown_successor_is_refused_with_what_is_near(self, matrix):
        with pytest.raises(UnknownAgencyError, match="青岛市市场监督管理局"):
            matrix.only(successor="青岛市监督管理局市场")

    def test_a_body_of_today_goes_by_its_short_form_too(self, matrix):
        full = matrix.only(successor="青岛市市场监督管理局")
        assert matrix.only(successor="市市场监管局") == full
        with pytest.raises(UnknownAgencyError):
            matrix.only(successor=2019)

    def test_a_narrowed_matrix_keeps_what_the_text_says_of_a_measure(self, matrix):
        # 4.2 is held by 市质监局 alone: that it leads nothing there does not depend on the view
        unled = matrix.only(agencies="市质监局").without_lead()
        assert [row.measure.id for row in unled] == [
            "1.1", "2.1", "2.2", "4.2", "4.6", "20.1", "20.2", "21.1",
        ]  # fmt: skip

    def test_several_agencies_and_duties_may_be_asked_for(self, matrix):
        both = matrix.only(agencies=["市司法局", "市贸促会"], duty=[Duty.SOLE, Duty.SHARED])
        assert [row.id for row in both] == ["3", "23", "25"]

    def test_a_duty_may_be_given_by_its_chinese_label(self, matrix):
        assert matrix.only(duty="牵头") == matrix.only(duty=Duty.LEAD)
        assert matrix.only(duty=["牵头", "sole"]) == matrix.only(duty=[Duty.LEAD, Duty.SOLE])

    def test_what_is_no_agency_no_section_and_no_duty_is_refused(self, matrix):
        with pytest.raises(UnknownAgencyError, match="no agency is called 5"):
            matrix.only(agencies=5)
        with pytest.raises(UnknownItemError, match="no section is called 11"):
            matrix.only(section=11)
        with pytest.raises(OptionError, match="duty must be one of lead, sole, shared, supporting"):
            matrix.only(duty="带头")

    def test_two_roles_of_an_agency_at_one_span_are_two(self):
        made = parse("一、甲\n(一)乙。丙。(市局牵头)")
        task = made.tasks[0]
        (role,) = task.roles
        both = (role, attrs.evolve(role, duty=Duty.SUPPORTING))
        measures = (attrs.evolve(task.measures[0], roles=both),)
        section = attrs.evolve(made.sections[0], tasks=(attrs.evolve(task, measures=measures),))
        matrix = attrs.evolve(made, sections=(section,)).matrix()
        assert len(matrix.counted) == len(matrix.to_records()) == 2
        leading = matrix.only(duty="lead")
        assert leading.counted == (role,)
        assert [record["duty"] for record in leading.to_records()] == ["lead"]
        assert leading.roles(1, "市局") == (role,)
        (row,) = leading.workload()
        assert (row.lead, row.supporting, row.measures) == (1, 0, 1)


class TestQuestions:
    def test_29_measures_have_no_lead_13_of_them_one_body(self, matrix):
        rows = matrix.without_lead()
        assert Counter(row.named for row in rows) == {"sole": 13, "shared": 16}
        assert rows.caption == "Measures that nobody is named to lead: 29, sole 13, shared 16"

    def test_nobody_is_accountable_for_16(self, matrix):
        rows = matrix.without_accountable()
        assert [row.measure.id for row in rows] == [
            row.measure for row in PARENTHESES if {d for _, d in row.roles} == {"shared"}
        ]
        assert len(rows) == 16

    def test_four_are_led_jointly(self, matrix):
        assert [row.measure.id for row in matrix.joint_leads()] == ["16.1", "18.1", "19.1", "24.1"]

    def test_five_lists_are_open(self, matrix):
        assert [r.measure.id for r in matrix.open_ended()] == ["6.2", "6.3", "15.1", "17.1", "24.1"]
        assert (
            matrix.open_ended()[3].measure.list_names(Duty.SHARED) == "市税务局、市食品药品监管局等"
        )

    def test_the_office_leads_six_and_shares_one(self, matrix):
        # (十五) (十六) (十九) (二十二) (二十四) (二十六), and (二十七) with others
        rows = {row.agency.name: row for row in matrix.workload()}
        office = rows["市打击侵权假冒工作领导小组办公室"]
        assert (office.lead, office.sole, office.shared, office.supporting) == (6, 0, 1, 0)
        assert (office.measures, office.accountable, office.tasks) == (7, 6, 7)

    def test_who_works_with_whom(self, matrix):
        pairs = {(row.first.name, row.second.name): row for row in matrix.overlap()}
        # 3.1 and 20.1 as equals; in 25.1 市商务局 leads and 青岛海关 supports
        row = pairs["青岛海关", "市商务局"]
        assert (row.leading, row.following, row.equal, row.measures) == (0, 1, 2, 3)

    def test_a_measure_that_names_nobody_is_told_from_one_that_names_no_lead(self):
        plan = parse("一、甲\n(一)乙。丙。(市甲局、市乙局按职责分工负责)丁。")
        rows = plan.matrix().without_accountable()
        assert [row.named for row in rows] == ["shared", "nobody"]
        assert rows.caption.endswith("2, shared by several 1, nobody named 1")
        assert plan.matrix().without_lead().caption.endswith("2, shared 1, nobody 1")


class TestForms:
    def test_records_are_the_plans_own_with_their_source(self, plan, matrix):
        for mine, own in zip(matrix.to_records(), plan.records(), strict=True):
            assert mine == own
            assert mine["plan"] == "qingdao-2018"

    def test_csv_has_the_source_in_columns(self, plan, matrix, tmp_path):
        text = matrix.to_csv(tmp_path / "m.csv")
        assert (tmp_path / "m.csv").read_bytes() == b"\xef\xbb\xbf" + text.encode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert text.startswith("plan,revision,section,")
        assert len(rows) == 170
        assert (rows[0]["plan"], rows[0]["revision"]) == ("qingdao-2018", plan.revision)
        assert {row["open_ended"] for row in rows} == {"true", "false"}
        with pytest.raises(ExistingFileError):
            matrix.to_csv(tmp_path / "m.csv")
        matrix.to_csv(tmp_path / "m.csv", bom=False, force=True)
        assert (tmp_path / "m.csv").read_bytes() == text.encode()

    def test_markdown_has_marks_legend_and_source(self, plan, matrix):
        lines = matrix.only(section=3, duty=Duty.LEAD).to_markdown().splitlines()
        assert "| 7 |  | ● |  |  |" in lines
        assert "● 牵头 lead ◎ 单独负责 sole ○ 分工负责 shared △ 配合 supporting" in lines
        assert plan.source.sha256 in lines[-1]

    def test_the_long_frame_has_a_line_for_each_role(self, matrix):
        frame = matrix.to_frame()
        assert len(frame) == 170
        assert frame["duty"].value_counts().to_dict() == {
            "shared": 92, "supporting": 45, "lead": 20, "sole": 13,
        }  # fmt: skip

    def test_the_wide_frame_is_the_table_and_knows_the_order_of_duties(self, matrix):
        frame = matrix.to_frame(wide=True)
        assert frame.shape == (27, 33)
        assert frame.loc["10", "市版权局"] == "lead"
        assert (frame["市工商局"] > "shared").sum() == 3  # 4.3 alone; 8.1 and 18.2 in the lead

    def test_the_frames_keep_their_provenance_when_they_are_copied(self, plan, matrix):
        for wide in (False, True):
            attached = matrix.to_frame(wide=wide).attrs
            assert attached["sha256"] == plan.source.sha256
            assert json.loads(json.dumps(attached)) == attached
            assert matrix.to_frame(wide=wide).copy().head().attrs == attached

    def test_the_long_frame_in_chinese_has_titles_and_texts(self, plan, matrix):
        frame = matrix.to_frame(lang="zh")
        assert list(frame.columns) == [
            "部分", "部分的标题", "任务", "任务标题", "任务次序", "措施", "措施原文", "措施次序",
            "单位", "原文名称", "责任方式", "名单以“等”结尾", "责任用语",
        ]  # fmt: skip
        (row,) = frame[(frame["任务"] == "10") & (frame["责任方式"] == "牵头")].to_dict("records")
        assert row["部分的标题"] == "加大打击侵犯知识产权工作力度"
        assert (row["任务标题"], row["单位"]) == ("深入推进软件正版化工作", "市版权局")
        assert row["措施原文"] == plan.measure("10.1").text
        strongest = frame.groupby("单位")["责任方式"].max()
        assert strongest["市中级人民法院"] == "单独负责"
        assert list(matrix.to_frame(lang="en").columns)[:2] == ["section", "section title"]

    def test_the_wide_frame_in_chinese_has_titles_and_labels(self, matrix):
        frame = matrix.to_frame(wide=True, lang="zh")
        assert frame.loc["(十) 深入推进软件正版化工作", "市版权局"] == "牵头"
        assert frame["市版权局"].cat.categories.tolist() == ["配合", "分工负责", "单独负责", "牵头"]
        assert (frame["市工商局"] > "分工负责").sum() == 3
        assert frame.attrs["caption"] == "任务分工：任务27项，单位33个，责任170项"
        turned = matrix.transposed().to_frame(wide=True, lang="zh")
        assert turned.loc["市版权局", "(十) 深入推进软件正版化工作"] == "牵头"

    def test_the_wide_frame_by_measure_or_section_has_their_words(self, plan):
        measures = plan.matrix("measure").to_frame(wide=True, lang="en")
        assert measures.index[0] == f"1.1 {plan.task(1).title}"
        assert plan.matrix("section").to_frame(wide=True, lang="en").index[2] == (
            "三、加大打击侵犯知识产权工作力度"
        )

    def test_names_that_are_equal_have_their_ids(self):
        plan = parse("一、甲\n(一)乙。丙。(市乙局负责)\n二、丁\n(一)乙。戊。(市乙局负责)")
        namesake = attrs.evolve(plan.agencies[0], id="x")
        frame = plan.matrix().to_frame(wide=True, lang="zh")
        assert list(frame.index) == ["(一) 乙 (s1.t1)", "(一) 乙 (s2.t1)"]
        twice = attrs.evolve(plan, agencies=(plan.agencies[0], namesake))
        names = twice.matrix(every_agency=True).to_frame(wide=True, lang="zh").columns
        assert list(names) == [f"市乙局 ({plan.agencies[0].id})", "市乙局 (x)"]

    def test_a_wide_frame_of_nothing_is_a_frame(self, matrix):
        nothing = matrix.only(agencies="市版权局", duty=Duty.SOLE)
        for lang in (None, "zh"):
            assert nothing.to_frame(wide=True, lang=lang).shape == (0, 0)

    def test_a_frame_in_another_language_is_refused(self, matrix):
        for wide in (False, True):
            with pytest.raises(OptionError, match="lang must be one of en, zh"):
                matrix.to_frame(wide=wide, lang="de")

    def test_without_pandas_the_error_says_what_to_install(self, matrix, monkeypatch):
        monkeypatch.setitem(__import__("sys").modules, "pandas", None)
        with pytest.raises(MissingLibraryError, match="python -m pip install pandas"):
            matrix.to_frame()

    def test_html_tells_in_a_tooltip_what_the_text_says(self, matrix):
        page = matrix.to_html()
        assert page == matrix._repr_html_()
        assert "10.1 牵头: 牵头,…按职责分工负责" in page
        assert "6.2 分工负责: (no verb)" in page
        assert "<script" not in page
        assert "http-equiv" not in page

    def test_a_terminal_of_80_columns_holds_the_whole_plan(self, matrix):
        lines = matrix.to_text().splitlines()
        assert all(measure_width(line) <= 80 for line in lines)
        # (十): 市版权局 is the eighth of the registry and leads
        assert lines[14].startswith("10 H . . H . . . L")

    def test_more_agencies_than_fit_stand_in_blocks(self, matrix):
        text = matrix.only(section=5).to_text(width=24)
        assert text.count("\n15 ") == 2


def test_the_provenance_is_one_line(plan):
    assert plan.provenance.line.endswith(f"sha256 {plan.source.sha256}), {plan.source.url}")
    assert repr(plan.provenance) == "<Provenance: qingdao-2018, revision 2>"


class TestAnswers:
    def test_is_an_immutable_sequence(self, matrix):
        rows = matrix.workload()
        assert (len(rows[:3]), rows[0], list(rows)[-1]) == (3, rows.rows[0], rows[-1])
        assert hash(rows) == hash(matrix.workload())
        assert rows[:3].caption == rows.caption + " (3 of 33 shown)"
        assert rows[:] == rows
        with pytest.raises(AttributeError):
            rows.rows = ()

    def test_shows_itself(self, matrix):
        rows = matrix.workload()
        assert "市工商局" in repr(rows)
        assert repr(rows).endswith("… 21 more")
        assert '<td class="wp-n">20</td>' in rows._repr_html_()
        assert repr(rows[0]).startswith("<Workload 市工商局: lead 2, sole 1")
        assert repr(matrix.joint_leads()[0]) == "<MeasureRow 16.1: lead>"
        assert repr(matrix.overlap()[0]) == "<Overlap 市工商局, 市公安局: 14 measures>"

    def test_markdown_frame_and_csv_say_the_same(self, matrix):
        rows = matrix.joint_leads()
        assert "| 18.1 | 30 | 加强诚信体系建设 | lead |" in rows.to_markdown()
        assert list(rows.to_frame()["measure"]) == ["16.1", "18.1", "19.1", "24.1"]
        assert "qingdao-2018,2,18.1,30,加强诚信体系建设,lead," in rows.to_csv()
        assert rows.to_records()[1]["lead"] == "市发展改革委、人民银行青岛市中心支行"
        assert list(matrix.overlap().to_records()[0].items())[2:] == [
            ("first", "市工商局"),
            ("second", "市公安局"),
            ("measures", 14),
            ("leading", 0),
            ("following", 0),
            ("equal", 14),
        ]

    def test_the_columns_of_each_are_named_in_order(self, matrix):
        def names(table):
            return [column.name for column in table.columns]

        counts = ["lead", "sole", "shared", "supporting"]
        assert names(matrix.workload()) == ["agency", *counts, "measures", "tasks"]
        head = ["measure", "measure_position", "task_title", "named"]
        for table in (
            matrix.without_lead(),
            matrix.without_accountable(),
            matrix.joint_leads(),
            matrix.open_ended(),
        ):
            assert names(table) == [*head, *counts, "wording"]
        assert all(column.meaning for column in matrix.workload().columns)
        assert all(column.meaning for column in matrix.overlap().columns)

    def test_a_row_is_found_by_its_agency_or_its_measure(self, matrix):
        assert matrix.workload().row("市工商局") == matrix.workload()[0]
        assert matrix.workload().row("工商局").tasks == 15
        assert matrix.open_ended().row("17.1").measure.id == "17.1"
        with pytest.raises(OptionError, match=r"^the table of row\(\) must be one with a row for"):
            matrix.overlap().row("市工商局")  # each agency is in many rows

    def test_a_caption_ends_in_the_note(self, matrix):
        only = matrix.only(section=3, duty="lead")
        note = " (三、加大打击侵犯知识产权工作力度; 牵头)"
        captions = [
            only.workload().caption,
            only.without_lead().caption,
            only.without_accountable().caption,
            only.joint_leads().caption,
            only.open_ended().caption,
            only.overlap().caption,
            only.table().caption,
            only.table("roles").caption,
        ]
        assert [caption for caption in captions if not caption.endswith(note)] == []
        assert captions[0] == (
            f"In how many measures each agency holds which duty: agencies 4{note}"
        )


class TestTable:
    def test_it_has_a_column_for_each_agency_and_a_row_for_each_task(self, plan, matrix):
        table = matrix.table()
        assert [row.item for row in table] == list(plan.tasks)
        names = [column.name for column in table.columns]
        assert names == ["task", *(agency.name for agency in plan.agencies)]
        for record, task in zip(table.to_records(), plan.tasks, strict=True):
            assert record["task"] == task.id
            for agency in plan.agencies:
                duty = matrix[task, agency]
                assert record[agency.name] == (duty.value if duty else None)

    def test_of_a_transposed_matrix_agencies_are_rows(self, plan, matrix):
        table = matrix.transposed().table()
        assert [column.name for column in table.columns] == ["agency", *(t.id for t in plan.tasks)]
        assert table.row("青岛市版权局").item is plan.agency("市版权局")
        assert table.to_records()[0]["agency"] == "市工商局"
        assert table.bands[0].title == ""

    def test_a_row_is_found_by_id(self, plan):
        assert plan.matrix().table().row("10").item is plan.task(10)
        assert plan.matrix("measure").table().row(plan.measure("10.1")).label.name == "10.1"

    def test_the_sections_are_bands(self, plan, matrix):
        table = matrix.table()
        assert [band.title for band in table.bands] == [s.heading for s in plan.sections]
        assert [table[band.start].item for band in table.bands] == [
            section.tasks[0] for section in plan.sections
        ]

    def test_html_and_markdown_are_those_of_the_table(self, matrix):
        assert matrix.to_html() == matrix.table().to_html()
        assert matrix.to_markdown() == matrix.table().to_markdown()
        assert ">task</th>" in matrix.to_html()

    def test_some_of_its_rows_are_still_drawn(self, matrix):
        page = matrix.table()[:2].to_html()
        assert page.count('scope="row"') == 2
        assert "10 深入推进" not in page

    def test_the_roles_are_the_long_form(self, plan, matrix):
        assert list(matrix.table("roles")) == list(plan.table("roles"))
        assert matrix.table("roles").to_records() == matrix.to_records() == plan.records()
        with pytest.raises(OptionError, match="table must be one of grid, roles, got 'tasks'"):
            matrix.table("tasks")

    def test_agencies_with_one_name_and_hostile_ones_have_columns_of_their_own(self):
        made = parse("一、甲\n(一)乙。丙。(市甲局、市乙局、市丙局、市丁局、市戊局、市己局负责)")
        named = {
            "市甲局": Agency("a", "市同局"),
            "市乙局": Agency("b", "市同局"),
            "市丙局": Agency("plan", "plan"),
            "市丁局": Agency("task 2", "task"),
            "市戊局": Agency("b 2", "a"),
            "市己局": Agency("plan 2", "revision"),
        }
        task = made.tasks[0]
        roles = tuple(attrs.evolve(r, agency=named[r.printed]) for r in task.roles)
        measures = (attrs.evolve(task.measures[0], roles=roles),)
        section = attrs.evolve(made.sections[0], tasks=(attrs.evolve(task, measures=measures),))
        plan = attrs.evolve(made, sections=(section,), agencies=tuple(named.values()))
        table = plan.matrix().table()
        names = [column.name for column in table.columns]
        assert names == ["task", "a", "b", "plan 2", "task 2", "b 2", "plan 2 2"]
        assert [column.heading for column in table.columns][1:] == [a.name for a in plan.agencies]
        assert len(table.to_records()[0]) == 2 + 7
        assert list(plan.matrix().to_frame(wide=True).columns) == names[1:]
