"""The table that is handed out, read back with openpyxl and compared with the typed parentheses."""

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
    """The rows below the head that are no band, as their values."""
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(at for at, row in enumerate(rows) if row[0] in ("序号", "单位"))
    return [row for row in rows[head + 1 : -1] if any(value is not None for value in row[1:])]


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

    def test_an_open_list_keeps_its_mark_where_it_stands(self, whole):
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
        page = whole["任务分工表"]
        notes = [c.comment.text for row in page for c in row if c.comment]
        slips = [slip for task in plan.tasks for slip in task.corrections]
        assert sum(note.count("勘误") for note in notes) == len(slips)
        noted = {c.coordinate: c.comment.text for row in page for c in row if c.comment}
        assert "范国" in noted["C5"] or any("“范国”宜作“范围”" in n for n in notes)

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

    def test_the_workload_is_that_of_the_answer(self, whole, plan):
        rows = [tuple(row) for row in lines(whole["工作量"])]
        assert rows == [row.cells for row in plan.matrix().workload()]

    def test_the_units_of_a_measure_that_names_nobody_are_said_to_be_none(self):
        made = parse("一、总则\n(一)甲。做一件事。(市局负责)\n(二)乙。做另一件事。")
        rows = {row[0]: row for row in lines(book(made.matrix())["任务分工表"])}
        assert rows["2.1"][4] == "（原文未列单位）"
        assert rows["1.1"][4] == "市局"

    def test_a_plan_without_a_title_is_called_by_its_id(self):
        made = parse("(一)甲。做一件事。(市局牵头,市委配合)")
        page = book(made.matrix())["任务分工表"]
        assert page["A1"].value == f"{made.id}任务分工表"

    def test_rows_may_be_measures_and_turning_changes_nothing(self, plan):
        matrix = plan.matrix(by="measure")
        assert len(lines(book(matrix)["矩阵"])) == 45
        assert matrix.transposed().to_xlsx() == matrix.to_xlsx()


class TestOneAgency:
    def test_has_its_measures_alone_and_everyone_in_them(self, plan):
        pages = book(plan.matrix(), agency="版权局")
        (row,) = lines(pages["任务分工表"])
        assert (row[0], row[3]) == ("10.1", "市版权局")
        assert row[5].count("、") == 5
        assert pages["任务分工表"]["A2"].value == "范围：市版权局"
        assert len(lines(pages["矩阵"])) == 1
        assert [row[0] for row in lines(pages["单位任务清单"])] == ["10.1"]
        assert [row[0] for row in lines(pages["工作量"])] == ["市版权局"]

    def test_of_a_narrowed_matrix_it_has_the_roles_that_are_left(self, plan):
        only = plan.matrix().only(duty=Duty.LEAD)
        pages = book(only, agency=plan.agency("市商务局"))
        assert {row[0] for row in lines(pages["任务分工表"])} == {
            m.id for m in plan.measures if plan.agency("市商务局") in m.lead
        }
        assert pages["任务分工表"]["A2"].value == "范围：牵头; 市商务局"

    def test_one_that_has_no_part_left_is_an_empty_table(self, plan):
        only = plan.matrix().only(duty=Duty.LEAD)
        pages = book(only, agency="市财政局")
        assert [lines(page) for page in pages] == [[], [], [], []]

    def test_an_unknown_one_is_refused(self, plan):
        with pytest.raises(workplan.UnknownAgencyError, match="市食药局"):
            plan.matrix().to_xlsx(agency="市食药局")


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
        with pytest.raises(FileExistsError):
            plan.matrix().to_xlsx(path, agency="市版权局")
        plan.matrix().to_xlsx(path, agency="市版权局", force=True)
        assert path.read_bytes() != content

    def test_no_cell_is_a_formula(self, whole):
        assert all(c.data_type != "f" for page in whole for row in page.iter_rows() for c in row)
