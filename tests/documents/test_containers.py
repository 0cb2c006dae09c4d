"""One notice and one table of responsibility in every container: the reading is the same."""

import json

import pytest

import workplan
from tests.documents.containers import CONTAINERS, LEFT, UP, make_word
from workplan import NoticeError
from workplan.cli import main, report

TEXT = """\
某市人民政府办公室关于印发某市2030年节水工作要点的通知
某政办发〔2030〕5号
各县（市、区）人民政府，市政府各部门：
《某市2030年节水工作要点》已经市政府同意，现印发给你们，请认真组织实施。
一、强化节水管理
（一）严格用水定额。修订城镇用水定额，对超定额用户逐户约谈，年底前完成。（牵头单位：市水利局，责任单位：市发展改革委、市城管局）
（二）推进管网改造。改造老旧管网一百公里，漏损率控制在百分之九以内。（市城管局、市水务集团按职责分工负责）
二、强化宣传教育
（一）开展节水宣传周活动。组织节水进校园、进社区、进企业，营造全社会爱水惜水护水的良好氛围。（市水利局牵头，市教育局、团市委配合）
（二）加强督促检查。按季通报各县区进展情况。（市政府督查室负责）
某市人民政府办公室
2030年3月5日"""
NOTICE = TEXT.split("\n")
ROWS = [
    ["序号", "领域", "工作任务", "牵头单位", "配合单位", "完成时限"],
    [
        "1",
        "管理",
        "修订城镇用水定额，对超定额用户逐户约谈",
        "市水利局",
        "市发展改革委\n市城管局",
        "6月底前",
    ],
    ["2", UP, "改造老旧管网一百公里", "市城管局", "市水务集团", "12月底前"],
    ["3", "宣传", "开展节水宣传周活动", "市水利局", "市教育局\n团市委", "5月底前"],
    ["4", UP, "按季通报各县区进展情况", "市政府督查室", "", "每季度"],
]
TABLE = ["附件", "某市2030年节水工作任务分工表", ROWS]
DRAWN = [name for name in CONTAINERS if not name.endswith(".txt")]
"""Containers whose tables have cells, and not tabs in a text."""

each_container = pytest.mark.parametrize("name", CONTAINERS)
each_drawn = pytest.mark.parametrize("name", DRAWN)


@pytest.fixture
def read(tmp_path):
    def read_document(name, document, **options):
        path = tmp_path / name
        path.write_bytes(CONTAINERS[name](document))
        return workplan.read(path, **options)

    return read_document


def describe(plan):
    """Ids, numerals, titles and roles of everything in a plan."""
    return [
        (
            *(section.id, section.heading, task.id, task.numeral, "".join(task.title.split())),
            measure.id,
            *((role.printed, role.duty.value) for role in measure.roles),
        )
        for section in plan.sections
        for task in section.tasks
        for measure in task.measures
    ]


@each_container
class TestEveryContainer:
    def test_gives_the_roles_ids_and_titles_of_the_notice(self, read, name):
        plan = read(name, NOTICE)
        assert describe(plan) == [
            (
                "1", "一、强化节水管理", "s1.t1", "一", "严格用水定额", "s1.t1.m1",
                ("市水利局", "lead"), ("市发展改革委", "supporting"),
                ("市城管局", "supporting"),
            ),
            (
                "1", "一、强化节水管理", "s1.t2", "二", "推进管网改造", "s1.t2.m1",
                ("市城管局", "shared"), ("市水务集团", "shared"),
            ),
            (
                "2", "二、强化宣传教育", "s2.t1", "一", "开展节水宣传周活动", "s2.t1.m1",
                ("市水利局", "lead"), ("市教育局", "supporting"),
                ("团市委", "supporting"),
            ),
            (
                "2", "二、强化宣传教育", "s2.t2", "二", "加强督促检查", "s2.t2.m1",
                ("市政府督查室", "sole"),
            ),
        ]  # fmt: skip
        assert plan.title == "某市人民政府办公室关于印发某市2030年节水工作要点的通知"
        assert (plan.issuer, plan.document_number) == ("某市人民政府办公室", "某政办发〔2030〕5号")
        assert str(plan.date) == "2030-03-05"
        assert plan.addressees == ("各县（市、区）人民政府", "市政府各部门")
        assert plan.diagnostics == ()

    def test_gives_the_roles_ids_and_titles_of_the_table(self, read, name):
        plan = read(name, TABLE)
        assert describe(plan) == [
            (
                "s1", "管理", "1", "1", "修订城镇用水定额，对超定额用户逐户约谈", "1.1",
                ("市水利局", "lead"), ("市发展改革委", "supporting"),
                ("市城管局", "supporting"),
            ),
            (
                "s1", "管理", "2", "2", "改造老旧管网一百公里", "2.1",
                ("市城管局", "lead"), ("市水务集团", "supporting"),
            ),
            (
                "s2", "宣传", "3", "3", "开展节水宣传周活动", "3.1",
                ("市水利局", "lead"), ("市教育局", "supporting"),
                ("团市委", "supporting"),
            ),
            ("s2", "宣传", "4", "4", "按季通报各县区进展情况", "4.1", ("市政府督查室", "lead")),
        ]  # fmt: skip
        assert plan.title == "某市2030年节水工作任务分工表"
        assert [field.text for m in plan.measures for field in m.fields] == [
            "6月底前", "12月底前", "5月底前", "每季度",
        ]  # fmt: skip
        assert plan.diagnostics == ()

    def test_gives_a_plan_that_json_keeps_and_the_reader_reads_again(self, read, name):
        for document in (NOTICE, TABLE):
            plan = read(name, document)
            again = workplan.loads(workplan.dumps(plan))
            assert again == plan
            assert workplan.parse(again.source) == plan
            assert "".join(piece.text for piece in plan.pieces) == plan.source.text
            layout = json.loads(workplan.dumps(plan))["source"].get("layout")
            assert (layout is None) == name.endswith(".txt")

    def test_gives_the_fault_of_a_notice_at_its_place(self, read, name):
        faulty = [line.replace("（市政府督查室负责）", "（谁主管谁负责）") for line in NOTICE]
        plan = read(name, faulty)
        (fault,) = [note for note in plan.diagnostics if note.severity.value == "error"]
        assert (fault.code, plan.source[fault.span]) == (
            "unread-responsibility",
            "（谁主管谁负责）",
        )
        expected = {
            "page.html": "paragraph 10",
            "sheet.xlsx": "sheet 任务分工, cell A10",
            "print.pdf": "page 1",
        }
        line = "line 10, column 23" if name.endswith(".txt") else "paragraph 10"
        assert str(plan.locate(fault.span)) == expected.get(name, line)
        with pytest.raises(NoticeError) as caught:
            read(name, faulty, strict=True)
        assert str(plan.locate(fault.span)) in str(caught.value)

    def test_gives_the_fault_of_a_table_at_its_place(self, read, name):
        faulty = [*TABLE[:2], [*ROWS[:3], [*ROWS[3][:3], "同上", *ROWS[3][4:]], ROWS[4]]]
        plan = read(name, faulty)
        (fault,) = [note for note in plan.diagnostics if note.severity.value != "info"]
        assert (fault.code, plan.source[fault.span]) == ("unread-words", "同上")
        expected = {
            "sheet.xlsx": "sheet 任务分工, cell D6",
            "print.pdf": "page 1, table 1, row 4, column 4",
        }
        cell = "line 6, column 16" if name.endswith(".txt") else "table 1, row 4, column 4"
        assert str(plan.locate(fault.span)) == expected.get(name, cell)
        (row,) = plan.table("review")
        assert str(row.place) == str(plan.locate(row.span))


@each_drawn
class TestEveryContainerWithCells:
    """What a text whose cells are parted by tabs cannot tell."""

    def test_gives_merged_cells_of_bodies_to_each_of_their_rows(self, read, name):
        rows = [
            ["序号", "工作任务", "牵头单位", "配合单位"],
            ["1", "修订用水定额", "市水利局", "市城管局"],
            ["2", "改造老旧管网", UP, "市水务集团"],
            ["3", "通报进展情况", UP, UP],
        ]
        plan = read(name, [rows])
        assert [(r.printed, r.duty.value) for m in plan.measures for r in m.roles] == [
            ("市水利局", "lead"), ("市城管局", "supporting"),
            ("市水利局", "lead"), ("市水务集团", "supporting"),
            ("市水利局", "lead"), ("市水务集团", "supporting"),
        ]  # fmt: skip
        assert [note.code for note in plan.diagnostics] == []

    def test_gives_heads_of_two_rows_and_subheadings(self, read, name):
        rows = [
            ["序号", "工作任务", "责任单位", LEFT],
            [UP, UP, "牵头单位", "配合单位"],
            ["一、强化管理", LEFT, LEFT, LEFT],
            ["1", "修订用水定额", "市水利局", "市城管局"],
            ["二、强化宣传", LEFT, LEFT, LEFT],
            ["2", "开展宣传活动", "市教育局", "团市委"],
        ]
        plan = read(name, [rows])
        assert [section.heading for section in plan.sections] == ["一、强化管理", "二、强化宣传"]
        assert [(r.printed, r.duty.value) for r in plan.roles] == [
            ("市水利局", "lead"), ("市城管局", "supporting"),
            ("市教育局", "lead"), ("团市委", "supporting"),
        ]  # fmt: skip
        assert plan.diagnostics == ()

    def test_tells_of_one_cell_over_two_duties(self, read, name):
        rows = [
            ["序号", "工作任务", "牵头单位", "配合单位"],
            ["1", "修订用水定额", "市水利局、市城管局", LEFT],
            ["2", "开展宣传活动", "市教育局", "团市委"],
        ]
        plan = read(name, [rows])
        (note,) = plan.diagnostics
        assert note.code == "ragged-row"
        assert "row 2" in str(plan.locate(note.span))


def test_the_command_line_takes_any_of_them(tmp_path, capsys):
    for name, make in CONTAINERS.items():
        path = tmp_path / name
        path.write_bytes(make(TABLE))
        assert main(["workload", "--plan", str(path), "--format", "csv"]) == 0
        assert "市水利局" in capsys.readouterr().out
        assert main(["parse", str(path)]) == 0
        assert "0 of 4 responsibilities need a look" in capsys.readouterr().out


def test_the_command_line_lists_what_stands_in_the_way_of_a_reading(tmp_path, capsys):
    path = tmp_path / "notice.docx"
    table = [["任务", "市财政局", "市教育局"], ["查网络", "√", "△"]]
    path.write_bytes(make_word([table, "以上。", table]))
    assert main(["parse", str(path)]) == 2
    shown = capsys.readouterr()
    for number in (1, 2):
        assert f"{path}: table {number}, row 1: error [unread-responsibility]" in shown.out
    assert f"{path}: table 1, row 1: these words are about responsibility" in shown.err
    assert ", and 1 more; " in shown.err


def test_the_command_line_says_the_place_in_the_document(tmp_path, capsys):
    path = tmp_path / "notice.docx"
    path.write_bytes(make_word([*TABLE[:2], [*ROWS[:4], [*ROWS[4][:3], "同上", *ROWS[4][4:]]]]))
    assert main(["parse", str(path)]) == 0
    out = capsys.readouterr().out
    assert f"{path}: table 1, row 5, column 4: warning [unread-words]" in out
    lines = report.render_diagnostics("a.docx", workplan.read(path), "zh")
    assert "【警告】表1第5行第4列 4 [unread-words] a.docx" in lines
