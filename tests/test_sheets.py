"""The table handed out, read back with openpyxl and compared with the typed parentheses."""

import io
import subprocess
import sys
from hashlib import sha256

import openpyxl
import pytest

import workplan
from tests.parentheses import PARENTHESES
from workplan import Duty
from workplan.notice import parse

NAMES = ["任务分工表", "矩阵", "单位任务清单", "工作量"]


def book(matrix, **options):
    return openpyxl.load_workbook(io.BytesIO(matrix.to_xlsx(**options)))


def lines(page):
    """The values of the rows below the head that are no band."""
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(at for at, row in enumerate(rows) if row[0] in ("序号", "单位"))
    return [row for row in rows[head + 1 : -1] if any(value is not None for value in row[1:])]


def noted_in(page):
    """The cells that have a note, by value, and the notes."""
    return {c.value: c.comment.text for row in page for c in row if c.comment}


def pages(page):
    """The rows of each page that a break is set for, as their first cells."""
    ends = [mark.id for mark in page.row_breaks.brk]
    cells = [cell.value for cell in page["A"]]
    return [cells[a:b] for a, b in zip([0, *ends], [*ends, len(cells)], strict=True)]


@pytest.fixture(scope="module")
def whole(plan):
    return book(plan.matrix())


class TestWhole:
    def test_there_are_four_sheets_titled_and_sourced(self, whole, plan):
        assert whole.sheetnames == NAMES
        for page in whole:
            assert page["A1"].value.startswith(plan.title)
            last = page.cell(page.max_row, 1).value
            assert plan.source.url in last
            assert plan.source.sha256 in last

    def test_every_measure_is_a_row_with_the_units_of_its_typed_parenthesis(self, whole, plan):
        rows = {row[0]: row for row in lines(whole["任务分工表"])}
        assert list(rows) == [measure.id for measure in plan.measures]
        kinds = (["lead"], ["sole", "shared"], ["supporting"])
        for typed in PARENTHESES:
            measure = plan.measure(typed.measure)
            assert rows[typed.measure][2] == measure.text
            for value, duties in zip(rows[typed.measure][3:], kinds, strict=True):
                names = [plan.agency(n).name for n, d in typed.roles if Duty(d).value in duties]
                assert (value or "").removesuffix("等") == "、".join(names)

    def test_an_open_list_ends_in_its_own_etc(self, whole):
        rows = {row[0]: row for row in lines(whole["任务分工表"])}
        assert rows["17.1"][4] == "市税务局、市食品药品监管局等"
        assert rows["15.1"][5].endswith("等")
        assert not rows["15.1"][3].endswith("等")

    def test_a_task_is_one_cell_over_its_measures_and_sections_are_bands(self, whole, plan):
        page = whole["任务分工表"]
        merged = {
            str(area): page[str(area).split(":")[0]].value for area in page.merged_cells.ranges
        }
        assert merged["B5:B7"] == plan.task(1).title
        assert merged["A4:F4"] == "一、持续推进三大重点领域治理"
        titles = {f"{s.numeral}、{s.title}" for s in plan.sections}
        assert titles <= set(merged.values())

    def test_corrections_are_notes_at_the_words_they_correct(self, whole, plan):
        noted = noted_in(whole["任务分工表"])
        assert sum(note.count("勘误") for note in noted.values()) == len(plan.corrections)
        assert noted["深化互联网领域侵权假冒治理力度"] == "勘误：“深化”宜作“加大”（很可能）。"
        assert noted[plan.measure("10.1").text] == "勘误：“民管企业”宜作“民营企业”（确定）。"

    def test_a_misprint_in_the_title_of_a_section_is_a_note_at_its_band(self, whole):
        note = noted_in(whole["任务分工表"])["七、积极推进社会共治"]
        assert note == "勘误：“积极推进社会共治”有误，正确文字无法确定（很可能）。"

    def test_what_is_too_much_is_to_be_deleted_and_a_space_is_named(self, whole, plan):
        noted = noted_in(whole["任务分工表"])
        assert "“、”宜删（可能）。" in noted[plan.measure("1.1").text]
        assert noted[plan.measure("1.3").text] == "勘误：“,”处的空格宜删（确定）。"

    def test_notes_and_remarks_are_chinese_as_their_readers_are(self, whole):
        page = whole["任务分工表"]
        words = "".join((*noted_in(page).values(), page["A2"].value))
        assert not [letter for letter in words if letter.isascii() and letter.isalpha()]
        assert "列多家的为分工负责（原文未指定牵头单位）" in page["A2"].value

    def test_the_matrix_has_the_marks_of_the_matrix(self, whole, plan):
        page, matrix = whole["矩阵"], plan.matrix()
        heads = [cell.value for cell in page[3]][2:]
        assert heads == [agency.name for agency in matrix.agencies]
        rows = {row[0]: row for row in lines(page)}
        for task in plan.tasks:
            for name, mark in zip(heads, rows[task.id][2:], strict=True):
                duty = matrix[task, name]
                assert mark == (duty.mark if duty else None)
        assert "● 牵头  ◎ 单独负责  ○ 分工负责  △ 配合" in page["A2"].value

    def test_each_list_has_every_role_of_its_agency(self, whole, plan):
        listed = lines(whole["单位任务清单"])
        assert len(listed) == 170
        labels = [row[1] for row in listed]
        assert [labels.count(duty.label) for duty in Duty] == [20, 13, 92, 45]
        ten = next(row for row in listed if row[0] == "10.1" and row[1] == "牵头")
        assert ten[4].startswith("配合：")

    def test_the_workload_is_that_of_the_matrix(self, whole, plan):
        rows = [tuple(row) for row in lines(whole["工作量"])]
        records = plan.matrix().workload().to_records()
        assert rows == [tuple(record.values())[2:] for record in records]

    def test_the_matrix_and_the_workload_are_one_page_each(self, whole):
        for name in ("矩阵", "工作量"):
            setup = whole[name].page_setup
            assert (setup.orientation, setup.fitToHeight) == ("portrait", None)
            assert whole[name].row_breaks.brk == []

    @pytest.mark.parametrize("name", ["任务分工表", "单位任务清单"])
    def test_no_page_ends_in_a_band(self, whole, plan, name):
        ids = {measure.id for measure in plan.measures}
        parts = pages(whole[name])
        assert len(parts) > 4
        assert {part[-1] for part in parts[:-1]} <= ids
        assert parts[-1][-1].startswith("来源：")
        assert len(parts[-1]) > 1

    def test_a_task_is_on_one_page(self, whole, plan):
        page = whole["任务分工表"]
        begun = {mark.id + 1 for mark in page.row_breaks.brk}
        areas = [area for area in page.merged_cells.ranges if area.min_col == area.max_col == 2]
        assert len(areas) == sum(len(task.measures) > 1 for task in plan.tasks)
        assert not [a for a in areas if begun & set(range(a.min_row + 1, a.max_row + 1))]

    def test_not_every_agency_begins_a_page(self, whole):
        (part,) = [
            part for part in pages(whole["单位任务清单"]) if "市税务局（分工负责2项）" in part
        ]
        assert "市烟草专卖局（牵头1项）" in part
        assert "市环保局（单独负责1项、分工负责1项）" in part

    def test_a_measure_that_names_nobody_says_so(self):
        made = parse("一、总则\n(一)甲。做一件事。(市局负责)\n(二)乙。做另一件事。")
        rows = {row[0]: row for row in lines(book(made.matrix())["任务分工表"])}
        assert rows["2.1"][4] == "（原文未列单位）"
        assert rows["1.1"][4] == "市局"

    def test_a_plan_without_a_title_is_called_by_its_id(self):
        made = parse("(一)甲。做一件事。(市局牵头,市委配合)")
        page = book(made.matrix())["任务分工表"]
        assert page["A1"].value == f"{made.id}任务分工表"

    def test_rows_may_be_measures_and_transposing_changes_nothing(self, plan):
        matrix = plan.matrix(by="measure")
        page = book(matrix)["矩阵"]
        assert len(lines(page)) == 45
        # So much text is not made smaller than can be read.
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
        assert matrix.transposed().to_xlsx() == matrix.to_xlsx()


class TestOneAgency:
    def test_has_its_measures_alone_and_everyone_in_them(self, plan):
        pages = book(plan.matrix(), agency="青岛市版权局")
        (row,) = lines(pages["任务分工表"])
        assert (row[0], row[3]) == ("10.1", "市版权局")
        assert row[5].count("、") == 5
        assert [row[0] for row in lines(pages["单位任务清单"])] == ["10.1"]

    def test_has_its_name_in_the_titles_and_its_workload_in_its_band(self, plan):
        pages = book(plan.matrix(), agency="青岛市版权局")
        assert pages["任务分工表"]["A1"].value == f"{plan.title}任务分工表（市版权局）"
        assert pages["单位任务清单"]["A1"].value == f"{plan.title}任务清单（市版权局）"
        assert pages["单位任务清单"]["A3"].value == "市版权局（牵头1项）"

    def test_has_no_sheet_that_would_repeat_the_others(self, plan):
        assert book(plan.matrix(), agency="青岛市版权局").sheetnames == [
            "任务分工表",
            "单位任务清单",
        ]

    def test_of_a_narrowed_matrix_it_has_the_roles_that_are_left(self, plan):
        only = plan.matrix().only(duty=Duty.LEAD)
        pages = book(only, agency=plan.agency("市商务局"))
        assert {row[0] for row in lines(pages["任务分工表"])} == {
            m.id for m in plan.measures if plan.agency("市商务局") in m.lead
        }
        assert pages["任务分工表"]["A2"].value == "范围：牵头"

    def test_one_that_has_no_part_left_is_an_empty_table(self, plan):
        only = plan.matrix().only(duty=Duty.LEAD)
        pages = book(only, agency="市财政局")
        assert [lines(page) for page in pages] == [[], []]

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
