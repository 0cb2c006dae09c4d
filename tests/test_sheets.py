"""The table handed out, read back with openpyxl and compared with the typed parentheses."""

import io
import subprocess
import sys
from hashlib import sha256

import attrs
import openpyxl
import pytest

import workplan
from tests.parentheses import PARENTHESES
from workplan import Confidence, Correction, CorrectionKind, Duty
from workplan.matrix.measures import MEASURE_COLUMNS, make_number
from workplan.matrix.reading import Reading
from workplan.notice import parse, vocabulary

NAMES = ["任务分工表", "矩阵", "单位任务清单", "工作量", "说明"]
NOTICE = """一、总则
(一)甲。做一件事。(市教育局牵头,市公安局配合;完成时限:6月底前;责任人:王某)
(二)乙。做另一件事。
二、分则
(三)丙。做第三件事。(市财政局市审计局负责,完成时限:长期坚持)
(四)丁。做第四件事。(市水务局负责;备注:下同)
"""


def book(matrix, **options):
    return openpyxl.load_workbook(io.BytesIO(matrix.to_xlsx(**options)))


def lines(page):
    """The rows of a table by their heads: those below the head that are no band."""
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(at for at, row in enumerate(rows) if row[0] in ("序号", "编号", "项目"))
    below = [row for row in rows[head + 1 :] if any(value is not None for value in row[1:])]
    return [dict(zip(rows[head], row, strict=True)) for row in below]


def measures(matrix, **options):
    """The rows of the first sheet by the ids of their measures, with every column."""
    every = [each.name for each in MEASURE_COLUMNS]
    return {row["编号"]: row for row in lines(book(matrix, columns=every, **options)["任务分工表"])}


def heads(page):
    """The words above the first row."""
    return [row[0].value for row in page.iter_rows(max_row=6) if row[0].value]


def noted_in(page):
    """The cells that have a note, by value, and the notes."""
    return {c.value: c.comment.text for row in page for c in row if c.comment}


def pages(page):
    """The rows of each page that a break is set for."""
    ends = [mark.id for mark in page.row_breaks.brk]
    return list(zip([1, *(end + 1 for end in ends)], [*ends, page.max_row], strict=True))


@pytest.fixture(scope="module")
def whole(plan):
    return book(plan.matrix())


@pytest.fixture(scope="module")
def own():
    return parse(NOTICE, title="2030年某市工作要点")


class TestWhole:
    def test_there_are_five_sheets_titled(self, whole, plan):
        assert whole.sheetnames == NAMES
        for page in whole:
            assert any(plan.title in words for words in heads(page))

    def test_the_source_is_on_the_last_sheet_and_in_the_properties_only(self, whole, plan):
        facts = {row["项目"]: row["说明"] for row in lines(whole["说明"])}
        assert facts["来源"] == f"《{plan.title}》"
        assert facts["网址"] == plan.source.url
        assert (facts["数据标识"], facts["数据版本"]) == (plan.id, plan.revision)
        assert facts["原文 SHA-256"] == plan.source.sha256
        assert list(facts)[:5] == [*NAMES[:4], "文字"]
        for page in whole.worksheets[:-1]:
            words = [cell.value for row in page.iter_rows() for cell in row]
            assert not [word for word in words if plan.source.sha256 in str(word)]
            assert plan.id not in str(page.oddFooter.center.text)
        said = whole.properties
        assert said.title == f"{plan.title}任务分工表"
        assert plan.source.sha256 in said.description
        assert said.description.startswith(f"数据标识：{plan.id}；数据版本：{plan.revision}")

    def test_the_usual_columns_are_these(self, whole):
        heads = ["序号", "工作任务", "具体措施", "牵头单位", "责任单位", "配合单位", "备注"]
        assert list(lines(whole["任务分工表"])[0]) == heads

    def test_it_is_an_annex_with_places_for_office_and_date(self, whole):
        page = whole["任务分工表"]
        assert page["A1"].value == "附件"
        end = [page.cell(row, 1).value for row in (page.max_row - 1, page.max_row)]
        assert end == ["（印发单位）", "　　年　　月　　日"]

    def test_every_measure_is_a_row_with_the_units_of_its_typed_parenthesis(self, plan):
        rows = measures(plan.matrix())
        assert list(rows) == [measure.id for measure in plan.measures]
        kinds = {
            "牵头单位": ["lead"],
            "责任单位": ["sole", "shared"],
            "配合单位": ["supporting"],
        }
        for typed in PARENTHESES:
            row = rows[typed.measure]
            assert row["具体措施"] == plan.measure(typed.measure).text
            for head, duties in kinds.items():
                names = [plan.agency(n).name for n, d in typed.roles if Duty(d).value in duties]
                assert (row[head] or "").removesuffix("等") == "、".join(names)

    def test_an_open_list_ends_in_its_own_etc(self, plan):
        rows = measures(plan.matrix())
        assert rows["17.1"]["责任单位"] == "市税务局、市食品药品监管局等"
        assert rows["15.1"]["配合单位"].endswith("等")
        assert not rows["15.1"]["牵头单位"].endswith("等")

    def test_a_task_is_one_cell_with_its_own_number_and_sections_are_bands(self, whole, plan):
        page = whole["任务分工表"]
        merged = {
            str(area): page[str(area).split(":")[0]].value for area in page.merged_cells.ranges
        }
        assert (merged["A6:A8"], merged["B6:B8"]) == ("(一)", plan.task(1).title)
        assert merged["A5:G5"] == "一、持续推进三大重点领域治理"
        titles = {f"{s.numeral}、{s.title}" for s in plan.sections}
        assert titles <= set(merged.values())
        numbers = [row["序号"] for row in lines(page) if row["序号"]]
        assert [*dict.fromkeys(numbers)] == [f"({task.numeral})" for task in plan.tasks]

    def test_corrections_are_notes_at_the_words_they_correct(self, whole, plan):
        noted = noted_in(whole["任务分工表"])
        assert sum(note.count("勘误") for note in noted.values()) == len(plan.corrections)
        assert noted["深化互联网领域侵权假冒治理力度"] == "勘误：“深化”宜作“加大”（很可能）。"
        assert noted[plan.measure("10.1").text] == "勘误：“民管企业”宜作“民营企业”（确定）。"

    def test_a_misprint_in_the_title_of_a_section_is_a_note_at_its_band(self, whole):
        note = noted_in(whole["任务分工表"])["七、积极推进社会共治"]
        assert note == "勘误：“积极推进社会共治”很可能有误，应作何字无法确定。"

    def test_what_is_too_much_is_to_be_deleted_and_a_space_is_named(self, whole, plan):
        noted = noted_in(whole["任务分工表"])
        assert "“、”宜删（可能）。" in noted[plan.measure("1.1").text]
        assert noted[plan.measure("1.3").text] == "勘误：“,”处的空格宜删（确定）。"

    def test_remarks_say_what_the_table_has(self, whole):
        assert heads(whole["任务分工表"])[2] == (
            "注：责任单位只列一家的为单独负责，列多家的为分工负责（原文未指定牵头单位）。"
            "原文写明牵头单位后，其余负责单位列入配合单位。"
            "“等”为原文所有，实际单位可能多于所列。批注为对原文的勘误，正文照原文刊载。"
        )

    def test_the_matrix_has_the_marks_of_the_matrix(self, whole, plan):
        page, matrix = whole["矩阵"], plan.matrix()
        rows = {row["序号"]: row for row in lines(page)}
        names = [agency.name for agency in matrix.agencies]
        assert list(rows[1])[2:] == names
        for task in plan.tasks:
            for name in names:
                duty = matrix[task, name]
                assert rows[task.number][name] == (duty.mark if duty else None)
        assert "● 牵头  ◎ 单独负责  ○ 分工负责  △ 配合" in page["A2"].value

    def test_each_list_has_every_role_of_its_agency_counted_from_one(self, whole, plan):
        listed = lines(whole["单位任务清单"])
        assert len(listed) == 170
        assert sum(row["序号"] == 1 for row in listed) == len(plan.matrix().agencies)
        labels = [row["责任方式"] for row in listed]
        assert [labels.count(duty.label) for duty in Duty] == [20, 13, 92, 45]
        ten = next(r for r in listed if r["原文编号"] == "(十)" and r["责任方式"] == "牵头")
        assert ten["同一措施的其他单位"].startswith("配合：")

    def test_the_workload_is_that_of_the_matrix(self, whole, plan):
        rows = [tuple(row.values()) for row in lines(whole["工作量"])]
        records = plan.matrix().workload().to_records()
        expected = [tuple(record.values())[2:] for record in records]
        assert rows == [(at, *values) for at, values in enumerate(expected, 1)]

    def test_the_matrix_and_the_workload_are_one_page_each(self, whole):
        for name in ("矩阵", "工作量"):
            setup = whole[name].page_setup
            assert (setup.orientation, setup.fitToHeight) == ("portrait", None)
            assert whole[name].row_breaks.brk == []

    @pytest.mark.parametrize("name", ["任务分工表", "单位任务清单"])
    def test_no_page_is_a_third_blank_or_ends_in_a_band(self, whole, plan, name):
        page = whole[name]
        parts = pages(page)
        assert len(parts) > 4
        width = sum((page.column_dimensions[c].width * 7 + 5) * 0.75 for c in "ABCDEFG"[:6])
        width += (page.column_dimensions["G"].width * 7 + 5) * 0.75 if name == "任务分工表" else 0
        usable = 501.7 * width / 769.9
        head = 20.5
        for first, last in parts[:-1]:
            used = sum(page.row_dimensions[row].height for row in range(first, last + 1))
            used += head if first > 1 else 0
            assert 2 / 3 * usable < used < usable
            assert any(page.cell(last, column).value for column in (3, 4, 5))

    def test_lists_can_be_filtered(self, whole):
        filtered = {page.title: page.auto_filter.ref for page in whole if page.auto_filter.ref}
        assert list(filtered) == ["任务分工表", "单位任务清单"]
        last = whole["任务分工表"].max_row - 2  # without the closing lines
        assert filtered["任务分工表"] == f"A4:G{last}"

    def test_rows_may_be_measures_and_transposing_changes_nothing(self, plan):
        matrix = plan.matrix(by="measure")
        page = book(matrix)["矩阵"]
        assert [row["序号"] for row in lines(page)] == [m.id for m in plan.measures]
        # So much text is not made smaller than can be read.
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
        assert matrix.transposed().to_xlsx() == matrix.to_xlsx()

    def test_read_again_the_first_sheet_names_the_same_for_each_measure(self, plan, tmp_path):
        plan.matrix().to_xlsx(tmp_path / "表.xlsx")
        again = workplan.read(tmp_path / "表.xlsx")
        # The lists of the other sheets follow.
        for old, new in zip(plan.measures, again.measures, strict=False):
            assert new.text == old.text
            assert sorted((r.agency.name, r.duty) for r in new.roles) == sorted(
                (r.agency.name, r.duty) for r in old.roles
            )


class TestColumns:
    def test_are_chosen_by_name_or_head_in_the_order_given(self, plan):
        page = book(plan.matrix(), columns=["编号", "lead", "status", "进展情况"])["任务分工表"]
        rows = lines(page)
        assert list(rows[0]) == ["编号", "牵头单位", "状态", "进展情况"]
        assert {(row["状态"], row["进展情况"]) for row in rows} == {(None, None)}

    def test_a_status_is_a_drop_down(self, plan):
        page = book(plan.matrix(), columns=["number", "task", "status"])["任务分工表"]
        (rule,) = page.data_validations.dataValidation
        assert rule.formula1 == '"未启动,进行中,已完成"'
        assert str(rule.sqref).startswith("C5:C")

    def test_the_widest_fills_the_page(self, plan):
        page = book(plan.matrix(), columns=["number", "measure", "lead"])["任务分工表"]
        widths = [int(page.column_dimensions[letter].width) for letter in "ABC"]
        assert widths == [10, 112, 18]

    def test_of_tasks_alone_there_is_one_cell_for_each(self, plan):
        page = book(plan.matrix(), columns=["task"])["任务分工表"]
        shown = [cell.value for cell in page["A"] if cell.value in {t.title for t in plan.tasks}]
        assert [*dict.fromkeys(shown)] == [task.title for task in plan.tasks]

    def test_remarks_say_nothing_of_columns_that_are_left_out(self, plan):
        page = book(plan.matrix(), columns=["id", "lead"])["任务分工表"]
        assert heads(page)[2] == "注：批注为对原文的勘误，正文照原文刊载。"

    def test_without_names_a_misprint_among_them_is_noted_in_the_last_column(self, plan):
        page = book(plan.matrix(), columns=["id", "measure"])["任务分工表"]
        assert "“林业局”宜作“市林业局”" in noted_in(page)[plan.measure("21.1").text]

    @pytest.mark.parametrize("columns", [["作者"], [3], [None], [["task"]]])
    def test_an_unknown_one_is_refused_with_all_that_there_are(self, plan, columns):
        with pytest.raises(workplan.OptionError) as caught:
            plan.matrix().to_xlsx(columns=columns)
        assert caught.value.allowed == (
            *("number (序号)", "id (编号)", "task (工作任务)", "measure (具体措施)"),
            *("lead (牵头单位)", "responsible (责任单位)", "supporting (配合单位)"),
            *("deadline (完成时限)", "progress (进展情况)", "status (状态)", "remark (备注)"),
        )

    @pytest.mark.parametrize("columns", [[], ["task", "task"], ["task", "工作任务"]])
    def test_none_or_one_twice_is_refused(self, plan, columns):
        with pytest.raises(workplan.OptionError, match="a list that names each column once"):
            plan.matrix().to_xlsx(columns=columns)

    @pytest.mark.parametrize("columns", ["task", 3])
    def test_what_is_no_list_is_refused(self, plan, columns):
        with pytest.raises(workplan.OptionError, match="columns must be a list of columns"):
            plan.matrix().to_xlsx(columns=columns)


class TestDeadlines:
    def test_are_a_column_where_any_measure_shown_has_one(self, own):
        assert "完成时限" in lines(book(own.matrix())["任务分工表"])[0]
        narrowed = own.matrix().only(agencies="市水务局")
        assert "完成时限" not in lines(book(narrowed)["任务分工表"])[0]

    def test_also_those_without_a_day_are_in_it(self, own):
        rows = measures(own.matrix())
        assert [rows[f"{n}.1"]["完成时限"] for n in (1, 2, 3)] == ["6月底前", None, "长期坚持"]

    def test_other_fields_are_in_the_remark(self, own):
        rows = measures(own.matrix())
        assert (rows["1.1"]["备注"], rows["4.1"]["备注"]) == ("责任人：王某", "下同")

    def test_they_are_in_the_remark_where_they_have_no_column(self, own):
        page = book(own.matrix(), columns=["id", "remark"])["任务分工表"]
        assert lines(page)[0]["备注"] == "完成时限：6月底前；责任人：王某"

    LABELS = ("完成时限", "时间节点", "进度安排", "期限要求", "限期整改", "办结时间", "完成日期")

    @pytest.mark.parametrize("label", LABELS)
    def test_a_label_that_ends_as_those_of_deadlines_do_is_one(self, label):
        plan = parse(f"(一)甲。做一件事。(市局负责;{label}:长期坚持)")
        (field,) = plan.measures[0].fields
        assert field.date is None
        assert lines(book(plan.matrix())["任务分工表"])[0]["完成时限"] == "长期坚持"

    def test_each_word_of_the_reader_is_in_a_label_of_a_deadline(self):
        for word in vocabulary.DEADLINES:
            assert any(word.text in label for label in self.LABELS), word.text

    @pytest.mark.parametrize("label", ["整改责任人", "完成标准", "整改措施"])
    def test_a_person_or_a_standard_is_none(self, label):
        plan = parse(f"(一)甲。做一件事。(市局负责;{label}:张三;完成时限:6月底)")
        row = lines(book(plan.matrix())["任务分工表"])[0]
        assert row["完成时限"] == "6月底"
        assert row["备注"] == f"{label}：张三"

    def test_the_lists_have_a_column_of_them(self, own):
        row = lines(book(own.matrix())["单位任务清单"])[0]
        assert row["完成时限"] == "6月底前"

    @pytest.mark.parametrize("label", [word.text for word in vocabulary.STARTS])
    def test_a_start_is_none(self, label):
        plan = parse(f"(一)甲。做一件事。(市局负责;{label}时间:6月底)")
        row = lines(book(plan.matrix())["任务分工表"])[0]
        assert "完成时限" not in row
        assert row["备注"] == f"{label}时间：6月底"


class TestOtherRows:
    def test_by_section_a_row_is_a_section_under_no_band(self, plan):
        found = lines(book(plan.matrix("section"))["矩阵"])
        assert [row["部分"] for row in found] == [section.title for section in plan.sections]
        assert [row["序号"] for row in found] == list(range(1, 11))

    def test_by_measure_a_row_is_a_measure(self, plan):
        found = lines(book(plan.matrix("measure"))["矩阵"])
        assert [row["具体措施"] for row in found] == [measure.text for measure in plan.measures]


class TestSupport:
    """Whether the table says that 配合单位 is our word for bodies beside a lead."""

    SENTENCE = "原文写明牵头单位后，其余负责单位列入配合单位。"

    @pytest.mark.parametrize(
        ("words", "is_said"),
        [
            ("市甲局牵头，市乙局按职责分工负责", True),
            ("市甲局牵头负责，市乙局负责，市丙局配合", True),
            ("牵头单位:市甲局;责任单位:市乙局", True),
            ("市甲局牵头负责，市乙局配合", False),
            ("市甲局负责，市乙局配合", False),
            ("市甲局、市乙局按职责分工负责", False),
        ],
    )
    def test_it_does_where_the_notice_says_otherwise(self, words, is_said):
        page = book(parse(f"(一)甲。做一件事。({words})").matrix())["任务分工表"]
        assert (self.SENTENCE in "".join(map(str, heads(page)))) == is_said


class TestSmall:
    def test_a_number_that_no_spreadsheet_keeps_stays_a_text(self):
        assert make_number("123456789") == 123456789
        assert make_number("1234567890") == "1234567890"

    def test_a_long_name_is_cut_in_the_matrix_only(self):
        name = f"市{'甲' * 40}局"
        found = book(parse(f"(一)甲。做一件事。({name}负责)").matrix())
        assert f"{name[:28]}…" in [cell.value for row in found["矩阵"] for cell in row]
        assert lines(found["任务分工表"])[0]["责任单位"] == name

    def test_a_misprint_in_the_heading_of_a_section_alone_is_explained(self):
        plan = parse("一、总责\n(一)甲。做一件事。(市局负责)")
        title = plan.sections[0].title_span
        correction = Correction(title, "总责", "总则", CorrectionKind.TYPO, "", Confidence.LIKELY)
        remarks = heads(book(attrs.evolve(plan, corrections=(correction,)).matrix())["任务分工表"])
        assert "批注为对原文的勘误，正文照原文刊载。" in "".join(map(str, remarks))


class TestNarrowed:
    """Of some roles only: nobody may take what is left for all of it."""

    def test_it_says_so_and_draws_no_conclusion_from_one_name(self, plan):
        found = book(plan.matrix().only(agencies="市工商局"))
        remarks = "".join(str(cell) for cell in heads(found["任务分工表"]))
        assert "只列所选单位或责任方式，同一措施的其他单位未列出。" in remarks
        assert "单独负责" not in remarks

    def test_the_lists_still_name_the_others(self, plan):
        found = book(plan.matrix().only(agencies="市工商局"))
        others = [row["同一措施的其他单位"] for row in lines(found["单位任务清单"])]
        assert sum(map(bool, others)) == 17  # of 20; it leads two and holds one with nobody else
        assert any("市公安局" in each for each in others if each)

    def test_to_a_section_it_is_complete(self, plan):
        remarks = "".join(
            str(cell) for cell in heads(book(plan.matrix().only(section=1))["任务分工表"])
        )
        assert "未列出" not in remarks

    def test_an_open_list_without_others_says_so(self):
        plan = parse("(一)甲。做一件事。(市局等按职责分工负责)")
        row = lines(book(plan.matrix())["单位任务清单"])[0]
        assert row["同一措施的其他单位"] == "分工负责：其他未列名的单位"


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("（一）甲\n做事。（甲局负责）\n（二）乙\n做事。（乙局负责）", ["（一）", "（二）"]),
            ("一、总则\n1.甲\n做事。（甲局负责）\n2.乙\n做事。（乙局负责）", ["1.", "2."]),
            ("一、总则\n1.做一件事。（甲局负责）\n2.做两件事。（乙局负责）", ["1.", "2."]),
            ("一、总则\n①甲\n做事。（甲局负责）\n②乙\n做事。（乙局负责）", ["①", "②"]),
            ("第一条 甲\n做事。（甲局负责）\n第二条 乙\n做事。（乙局负责）", ["第一条", "第二条"]),
            ("序号\t工作任务\t责任单位\n1\t甲事项\t甲局\n2\t乙事项\t乙局\n", [1, 2]),
        ],
    )  # fmt: skip
    def test_are_the_notice_s_own(self, text, numbers):
        page = book(parse(text).matrix())["任务分工表"]
        assert [row["序号"] for row in lines(page)] == numbers

    @pytest.mark.parametrize("number", ["（十）", "10.", "⑩"])
    def test_without_a_title_they_end_where_the_text_begins(self, number):
        plan = parse(f"一、总则\n{number}甲。做一件事。(市局负责)")
        task = attrs.evolve(plan.tasks[0], title="", title_span=None)
        section = attrs.evolve(plan.sections[0], tasks=(task,))
        page = book(attrs.evolve(plan, sections=(section,)).matrix())["任务分工表"]
        assert lines(page)[0]["序号"] == number

    def test_a_notice_without_any_is_counted(self):
        text = "工作任务\t责任单位\n甲事项\t甲局\n乙事项\t乙局\n"
        found = book(parse(text).matrix())
        assert [row["序号"] for row in lines(found["任务分工表"])] == [1, 2]
        assert [row["序号"] for row in lines(found["矩阵"])] == [1, 2]

    def test_ids_that_are_no_numbers_are_not_shown_in_the_matrix(self):
        text = "一、甲\n(一)子。做事。(甲局负责)\n二、乙\n(一)丑。做事。(乙局负责)"
        plan = parse(text)
        assert [task.id for task in plan.tasks] == ["s1.t1", "s2.t1"]
        assert [row["序号"] for row in lines(book(plan.matrix())["矩阵"])] == ["(一)", "(一)"]
        by_measure = plan.matrix(by="measure")
        assert [row["序号"] for row in lines(book(by_measure)["矩阵"])] == [1, 2]

    def test_of_a_notice_with_one_level_the_sections_are_the_tasks(self):
        text = "一、加强监管\n做一件事。(甲局负责)\n二、加强宣传\n做另一件事。(乙局负责)"
        found = book(parse(text, title="要点").matrix())
        rows = lines(found["任务分工表"])
        assert [(r["序号"], r["工作任务"]) for r in rows] == [
            ("一、", "加强监管"),
            ("二、", "加强宣传"),
        ]
        assert found["任务分工表"]["A5"].value == "一、"
        assert [row["工作任务"] for row in lines(found["矩阵"])] == ["加强监管", "加强宣传"]

    def test_a_title_that_is_the_measure_itself_is_not_repeated(self):
        text = "一、对成效显著的市，优先支持。(甲局负责)\n二、对进步明显的县，优先支持。(乙局负责)"
        found = book(parse(text).matrix())
        rows = lines(found["任务分工表"])
        assert [row["工作任务"] for row in rows] == [None, None]
        shown = [row["工作任务"] for row in lines(found["矩阵"])]
        assert shown == [row["具体措施"] for row in rows]

    def test_a_task_without_a_title_has_that_of_its_section(self):
        text = "一、总体要求\n做好各项工作。\n二、任务\n(一)甲。做一件事。(甲局负责)"
        rows = lines(book(parse(text).matrix())["任务分工表"])
        assert [row["工作任务"] for row in rows] == ["总体要求", "甲"]
        assert [row["序号"] for row in rows] == [None, "(一)"]


class TestReading:
    def test_certain_corrections_are_applied_and_listed_in_the_last_column(self, plan):
        page = book(plan.matrix(), reading=True)["任务分工表"]
        rows = lines(page)
        assert list(rows[0])[-1] == "勘误"
        row = next(row for row in rows if row["序号"] == "(十)")
        assert "民营企业" in row["具体措施"]
        assert "民管企业" not in row["具体措施"]
        assert row["勘误"].splitlines() == ["“民管企业”改为“民营企业”", "责任表述：“(”处删去空格"]

    def test_each_is_listed_once_and_no_other(self, plan):
        rows = measures(plan.matrix(), reading=True)
        listed = "\n".join(row["勘误"] for row in rows.values() if row["勘误"]).splitlines()
        certain = [c for c in plan.corrections if c.confidence is Confidence.CERTAIN]
        assert len(listed) == len(certain) == 19
        assert rows["4.1"]["勘误"] == "删去“。”\n删去“。”"
        assert rows["3.1"]["勘误"] == "“围”后补“。”"
        assert rows["21.1"]["勘误"] == "责任表述：“林业局”改为“市林业局”"

    def test_the_words_are_those_of_the_task_s_reading(self, plan):
        rows = measures(plan.matrix(), reading=True)
        for measure in plan.measures:
            reading = "".join(plan.contents.task_of(measure).reading.split())
            assert "".join(rows[measure.id]["具体措施"].split()) in reading

    def test_of_a_table_without_any_there_is_no_column_and_no_claim(self, plan):
        agency = next(
            each
            for each in plan.agencies
            if not any(
                c.confidence is Confidence.CERTAIN
                for task in plan.tasks_of(each)
                for c in task.corrections
            )
        )
        page = book(plan.matrix(), agency=agency, reading=True)["任务分工表"]
        assert "勘误" not in lines(page)[0]
        own = parse("(一)甲。做一件事。(市局负责)")
        facts = {
            row["项目"]: row["说明"] for row in lines(book(own.matrix(), reading=True)["说明"])
        }
        assert facts["文字"] == "正文照原文刊载。"

    def test_names_of_agencies_stay(self, plan):
        corrected, published = measures(plan.matrix(), reading=True), measures(plan.matrix())
        for head in ("牵头单位", "责任单位", "配合单位"):
            assert [r[head] for r in corrected.values()] == [r[head] for r in published.values()]

    def test_the_others_are_still_notes_and_the_remark_tells_both(self, plan):
        page = book(plan.matrix(), reading=True)["任务分工表"]
        noted = noted_in(page)
        assert noted["深化互联网领域侵权假冒治理力度"] == "勘误：“深化”宜作“加大”（很可能）。"
        assert not [note for note in noted.values() if "（确定）" in note]
        assert heads(page)[2].endswith(
            "原文明显的错漏已按“勘误”栏订正，单位名称不改。其余勘误见批注。"
        )

    def test_every_sheet_has_the_same_words_and_the_last_tells_of_them(self, plan):
        found = book(plan.matrix(), reading=True)
        listed = lines(found["单位任务清单"])
        assert not [row for row in listed if "民管企业" in row["具体措施"]]
        facts = {row["项目"]: row["说明"] for row in lines(found["说明"])}
        assert "已订正" in facts["文字"]

    def test_misprints_in_titles_are_corrected_too(self):
        made = parse("一、总泽\n(一)甲乙丙。做一件事。(市局负责)")
        fixes = [
            workplan.Correction(workplan.Span(start, end), printed, reading, *_FACTS)
            for start, end, printed, reading in (
                (2, 4, "总泽", "总则"),
                (8, 9, "甲", "丁"),
                (13, 14, "一", ""),
            )
        ]
        page = book(correct(made, fixes).matrix(), reading=True)["任务分工表"]
        (row,) = lines(page)
        assert page["A5"].value == "一、总则"
        assert (row["工作任务"], row["具体措施"]) == ("丁乙丙", "做件事。")
        assert row["勘误"] == "“总泽”改为“总则”\n“甲”改为“丁”\n删去“一”"

    def test_a_correction_may_take_the_end_of_a_line_along(self):
        made = parse("(一)甲。开展专项检查并且加强日常监督管理工作,切\n切实做好服务。(市局负责)")
        start = made.source.text.index("切\n切")
        span = workplan.Span(start, start + 3)
        fix = workplan.Correction(span, "切\n切", "切", *_FACTS)
        (row,) = lines(book(correct(made, [fix]).matrix(), reading=True)["任务分工表"])
        assert row["具体措施"] == "开展专项检查并且加强日常监督管理工作,切实做好服务。"

    def test_in_a_notice_without_corrections_there_is_no_column(self, own):
        page = book(own.matrix(), reading=True)["任务分工表"]
        assert "勘误" not in lines(page)[0]
        assert "勘误" not in "".join(heads(page))

    def test_a_misprint_in_a_section_that_is_the_task_is_noted_at_the_task(self):
        made = parse("一、总泽\n做一件事。(市局负责)")
        fix = workplan.Correction(
            workplan.Span(2, 4), "总泽", "总则", *_FACTS[:2], Confidence.LIKELY
        )
        page = book(correct(made, [fix]).matrix())["任务分工表"]
        assert noted_in(page) == {"总泽": "勘误：“总泽”宜作“总则”（很可能）。"}


_FACTS = (workplan.CorrectionKind.TYPO, "", Confidence.CERTAIN)


def correct(plan, corrections):
    """The plan with corrections of its text, each in its task too."""
    sections = tuple(
        attrs.evolve(
            section,
            tasks=tuple(
                attrs.evolve(task, corrections=tuple(c for c in corrections if c.span in task.span))
                for task in section.tasks
            ),
        )
        for section in plan.sections
    )
    return attrs.evolve(plan, sections=sections, corrections=tuple(corrections))


class TestOwnNotice:
    def test_a_measure_that_names_nobody_says_so(self, own):
        row = measures(own.matrix())["2.1"]
        assert (row["责任单位"], row["备注"]) == ("—", "原文未列单位")

    def test_has_no_revision_where_there_is_none(self, own):
        facts = [row["项目"] for row in lines(book(own.matrix())["说明"])]
        assert "数据版本" not in facts
        assert "网址" not in facts

    def test_without_a_title_shows_no_id(self):
        made = parse("(一)甲。做一件事。(市局牵头,市委配合)")
        found = book(made.matrix())
        assert [page["A1"].value for page in found] == [
            *("附件", "任务分工矩阵", "各单位任务清单", "各单位工作量", "编制说明")
        ]
        assert found["任务分工表"]["A2"].value == "任务分工表"
        assert "来源" not in [row["项目"] for row in lines(found["说明"])]

    @pytest.mark.parametrize(
        "title",
        [
            *("某市重点任务清单", "某市部门分工表", "某市分工方案", "某市任务台账"),
            *("某市任务分工", "某市责任分工", "某市责任清单", "某市任务表"),
        ],
    )
    def test_a_title_that_says_it_is_a_table_is_not_doubled(self, title):
        found = book(parse("(一)甲。做事。(市局负责)", title=title).matrix(), agency="市局")
        assert found["任务分工表"]["A2"].value == f"{title}（市局）"
        assert found["单位任务清单"]["A1"].value == f"{title}（任务清单）（市局）"

    def test_the_legend_has_the_duties_that_are_shown(self):
        made = parse("(一)甲。做事。(市局牵头,市委配合)")
        assert book(made.matrix())["矩阵"]["A2"].value == "图例：● 牵头  △ 配合"

    def test_remarks_are_left_out_where_nothing_calls_for_one(self):
        found = book(parse("(一)甲。做事。(市局牵头,市委配合)").matrix())
        assert heads(found["任务分工表"])[:3] == ["附件", "任务分工表", "序号"]
        assert found["工作量"]["A2"].value == "数字为措施项数。"
        assert book(parse("一、甲\n做一件事。").matrix())["矩阵"]["A2"].value == "序号"

    def test_a_section_without_numeral_and_title_is_no_band_with_an_id(self):
        text = "序号\t工作任务\t责任单位\n1\t甲事项\t甲局\n"
        cells = [cell.value for cell in book(parse(text).matrix())["任务分工表"]["A"]]
        assert cells[cells.index("序号") + 1] == 1

    def test_a_later_section_without_a_title_is_apart(self, own):
        first, second = own.sections
        bare = attrs.evolve(second, numeral="", number=None, title="", title_span=None)
        page = book(attrs.evolve(own, sections=(first, bare)).matrix())["任务分工表"]
        assert "（标题未识别）" in [cell.value for cell in page["A"]]


class TestLines:
    def shown(self, text):
        return [row["具体措施"] for row in lines(book(parse(text).matrix())["任务分工表"])]

    def test_that_only_the_page_cut_are_joined(self):
        text = "(一)甲。开展专项检查并且加强日常监督管理工作,切\n实做好各项服务。(市局负责)"
        assert self.shown(text) == ["开展专项检查并且加强日常监督管理工作,切实做好各项服务。"]

    def test_of_letters_are_joined_with_a_space(self):
        text = "(一)甲。开展专项检查并且加强日常监督管理工作的big\ndata应用。(市局负责)"
        assert self.shown(text) == ["开展专项检查并且加强日常监督管理工作的big data应用。"]

    @pytest.mark.parametrize("mark", "，,。；;、：:！!？?”》）)")
    def test_that_punctuation_begins_are_joined(self, mark):
        (shown,) = self.shown(f"(一)甲。做好一件事\n{mark}做好。(市局负责)")
        assert shown == f"做好一件事{mark}做好。"

    @pytest.mark.parametrize("mark", "。；;：:！!？?…”》")
    def test_that_end_a_sentence_stay(self, mark):
        text = f"开展专项检查并且加强日常监督管理工作{mark}"
        assert self.shown(f"(一)甲。{text}\n做好。(市局负责)") == [f"{text}\n做好。"]

    @pytest.mark.parametrize("end", ["\t", "\v", "\f", "\r", "\u2028", "\u2029", "\n\n"])
    def test_of_other_kinds_are_line_ends(self, end):
        plan = parse("(一)甲。开展专项检查并且加强日常监督管理工作，做好|服务。(市局负责)")
        text = plan.source.text.replace("|", end)
        reading = Reading(parse(text).contents, is_corrected=False)
        at = text.index(end)
        assert reading.read(workplan.Span(at - 2, at + len(end) + 2)) == "做好\n服务"

    def test_of_windows_are_joined_too(self):
        text = "(一)甲。开展专项检查并且加强日常监督管理工作,切\r\n实做好服务。(市局负责)"
        assert self.shown(text) == ["开展专项检查并且加强日常监督管理工作,切实做好服务。"]

    @pytest.mark.parametrize(
        "text",
        [
            "开展专项检查并且加强日常监督管理工作。\n做好服务",
            "加强监管\n开展检查",
            "开展专项检查并且加强日常监督管理工作\n　　做好服务",
        ],
    )
    def test_of_paragraphs_and_headings_stay(self, text):
        (shown,) = self.shown(f"(一)甲。{text}。(市局负责)")
        assert shown.count("\n") == 1
        assert "".join(shown.split()) == "".join(f"{text}。".split())

    def test_of_a_document_end_where_its_paragraphs_do(self):
        text = "(一)甲。开展专项检查并且加强日常监督管理工作\n做好服务。(市局负责)"
        end = text.index("\n")
        spans = (workplan.Span(0, end), workplan.Span(end + 1, len(text)))
        source = workplan.Source(text, layout=workplan.Layout(paragraphs=spans))
        (row,) = lines(book(parse(source).matrix())["任务分工表"])
        assert row["具体措施"].splitlines() == [
            "开展专项检查并且加强日常监督管理工作",
            "做好服务。",
        ]


class TestReview:
    def test_a_sheet_has_what_a_person_should_check(self, own):
        found = book(own.matrix())
        assert found.sheetnames == [*NAMES[:4], "待核对", "说明"]
        (row,) = lines(found["待核对"])
        assert row == {
            "序号": 1,
            "所在位置": "第5行第12列",
            "工作任务": "(三)丙",
            "原文": "(市财政局市审计局负责,完成时限:长期坚持)",
            "问题": "此处疑为两个名称连写：市财政局市审计局",
            "处理办法": "请核对是否遗漏换行或标点。",
            "状态": "待核对",
        }
        (rule,) = found["待核对"].data_validations.dataValidation
        assert rule.formula1 == '"待核对,已核对,已修改"'
        assert found["待核对"].auto_filter.ref == "A3:G4"

    def test_the_rows_of_it_are_marked_in_the_first_sheet(self, own):
        page = book(own.matrix())["任务分工表"]
        assert (
            heads(page)[2]
            == "责任分工共3处，需要核对1处，相关措施已用底色标出。核对、改正后再印发。"
        )
        shaded = [row for row in page.iter_rows() if row[2].fill.fgColor.rgb == "FFFFF2CC"]
        assert [row[2].value for row in shaded] == ["做第三件事。"]
        assert all(cell.fill.fgColor.rgb == "FFFFF2CC" for cell in shaded[0])
        assert shaded[0][-1].value == "待核对"
        assert shaded[0][-1].comment.text == (
            "待核对：此处疑为两个名称连写：市财政局市审计局。请核对是否遗漏换行或标点。"
        )

    def test_and_in_the_lists(self, own):
        page = book(own.matrix())["单位任务清单"]
        assert (
            page["A2"].value
            == "责任分工共3处，需要核对1处，相关措施已用底色标出。核对、改正后再印发。"
        )
        shaded = {row[3].value for row in page if row[3].fill.fgColor.rgb == "FFFFF2CC"}
        assert shaded == {"丙"}

    def test_the_other_sheets_count_them_too(self, own):
        found = book(own.matrix())
        for name in ("矩阵", "工作量"):
            assert found[name]["A2"].value == "责任分工共3处，需要核对1处。核对、改正后再印发。"

    def test_places_of_no_measure_are_counted_apart(self):
        text = "责任单位:。\n一、总则\n(一)甲。做事。({}负责)"
        for names, words in (
            ("市局", "责任分工共1处，需要核对0处；另有1处其他问题需要核对。"),
            (
                "市财政局市审计局",
                "责任分工共1处，需要核对1处；另有1处其他问题需要核对，相关措施已用底色标出。",
            ),
        ):
            page = book(parse(text.format(names)).matrix())["任务分工表"]
            assert heads(page)[2] == f"{words}核对、改正后再印发。"

    @pytest.mark.parametrize("columns", [["number", "task"], ["responsible", "id", "number"]])
    def test_in_a_merged_cell_has_the_notes_of_all_its_measures(self, columns):
        text = "一、总则\n(一)甲。做事。(市局负责)再做。(责任单位:王某某)"
        page = book(parse(text).matrix(), columns=columns)["任务分工表"]
        (note,) = noted_in(page).values()
        assert note.startswith("待核对：")

    def test_without_a_remark_the_last_cell_has_the_note(self, own):
        page = book(own.matrix(), columns=["id", "lead"])["任务分工表"]
        assert [note[:4] for note in noted_in(page).values()] == ["待核对："]

    def test_one_of_an_agency_has_the_places_of_its_measures(self, own):
        assert "待核对" not in book(own.matrix(), agency="市水务局").sheetnames
        assert "待核对" in book(own.matrix(), agency="市财政局市审计局").sheetnames

    def test_a_place_in_the_text_of_a_measure_marks_it(self):
        text = "一、总则\n(一)甲。做一件事(责任单位:。(市局负责)\n(二)乙。做事。(市委负责)"
        made = parse(text)
        assert {row.measure for row in made.table("review")} == {None}
        rows = lines(book(made.matrix())["任务分工表"])
        assert [row["备注"] for row in rows] == ["待核对", None]
        assert "待核对" in book(made.matrix(), agency="市局").sheetnames
        assert "待核对" not in book(made.matrix(), agency="市委").sheetnames

    def test_a_place_before_every_task_is_listed_with_its_section_or_none(self):
        text = "责任单位:。\n一、总则\n(一)甲。做一件事。(市局负责)\n二、分则\n(三)乙。做事。"
        made = parse(text)
        listed = lines(book(made.matrix())["待核对"])
        assert len(listed) == len(made.table("review"))
        assert {row["工作任务"] for row in listed} >= {None}

    def test_a_number_without_brackets_is_parted_from_the_title(self):
        text = "序号\t工作任务\t责任单位\n1\t甲事项\t市财政局市审计局\n2\t乙事项\t乙局\n"
        (row,) = lines(book(parse(text).matrix())["待核对"])
        assert row["工作任务"] == "1、甲事项"

    def test_a_long_note_is_cut_and_the_sheet_has_all_of_it(self):
        names = "、".join(f"市{n}局的第{n}号" for n in range(300, 420))
        made = parse(f"(一)甲。做一件事。({names}负责)")
        found = book(made.matrix())
        (note,) = noted_in(found["任务分工表"]).values()
        assert len(note) < 1_010
        assert note.endswith("……")
        listed = [row["问题"] for row in lines(found["待核对"])]
        assert len("".join(listed)) > 1_000


class TestOneAgency:
    def test_has_its_measures_alone_and_everyone_in_them(self, plan):
        pages = book(plan.matrix(), agency="青岛市版权局")
        (row,) = lines(pages["任务分工表"])
        assert (row["序号"], row["牵头单位"]) == ("(十)", "市版权局")
        assert row["配合单位"].count("、") == 5
        assert [row["原文编号"] for row in lines(pages["单位任务清单"])] == ["(十)"]

    def test_has_its_name_in_the_titles_and_its_workload_in_its_band(self, plan):
        pages = book(plan.matrix(), agency="青岛市版权局")
        assert pages["任务分工表"]["A2"].value == f"{plan.title}任务分工表（市版权局）"
        assert pages["单位任务清单"]["A1"].value == f"{plan.title}任务清单（市版权局）"
        assert pages["单位任务清单"]["A3"].value == "市版权局（牵头1项）"

    def test_has_no_sheet_that_would_repeat_the_others(self, plan):
        assert book(plan.matrix(), agency="青岛市版权局").sheetnames == [
            *("任务分工表", "单位任务清单", "说明")
        ]

    def test_of_a_narrowed_matrix_it_has_the_roles_that_are_left(self, plan):
        only = plan.matrix().only(duty=Duty.LEAD)
        agency = plan.agency("市商务局")
        assert set(measures(only, agency=agency)) == {
            m.id for m in plan.measures if agency in m.lead
        }
        assert book(only, agency=agency)["任务分工表"]["A3"].value == "范围：牵头"

    def test_one_that_has_no_part_left_is_an_empty_table(self, plan):
        only = plan.matrix().only(duty=Duty.LEAD)
        pages = book(only, agency="市财政局")
        assert [lines(page) for page in pages][:2] == [[], []]

    def test_an_unknown_one_is_refused(self, plan):
        with pytest.raises(workplan.UnknownAgencyError, match="市体育局"):
            plan.matrix().to_xlsx(agency="市体育局")


class TestFile:
    def test_is_the_same_in_another_process_and_second(self, plan):
        script = (
            "import sys, time, workplan\n"
            "time.sleep(1.1)\n"
            "sys.stdout.buffer.write(workplan.load().matrix().to_xlsx())"
        )
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env={"TZ": "Asia/Tokyo"},
        )
        assert sha256(done.stdout).digest() == sha256(plan.matrix().to_xlsx()).digest()

    def test_is_saved_and_not_overwritten_unless_forced(self, plan, tmp_path):
        path = tmp_path / "表.xlsx"
        content = plan.matrix().to_xlsx(path)
        assert path.read_bytes() == content
        with pytest.raises(workplan.ExistingFileError):
            plan.matrix().to_xlsx(path, agency="市版权局")
        plan.matrix().to_xlsx(path, agency="市版权局", force=True)
        assert path.read_bytes() != content

    def test_no_cell_is_a_formula(self, whole):
        assert all(c.data_type != "f" for page in whole for row in page.iter_rows() for c in row)
