"""Kinds of wording and damage that real notices have, each in invented words.

Every row is a kind, not an example: what a person reads in it was typed before it was run.
"""

import pytest

from tests.notice.describe import describe_fields, describe_roles, list_doubts, read_measure
from workplan import Confidence, NoticeError, parse

# Duties and names, and whether the reading is told to be in doubt.
ROWS = (
    # a label that names nobody is a field
    ("(落实部门:甲局,试点地区:乙园区)", "sole:甲局", "certain"),
    # the last name of a list is a group
    ("(甲局、乙局和相关镇政府各负其责)", "shared:甲局、乙局、相关镇政府", "certain"),
    ("(甲总队及有关乡镇按分工负责)", "shared:甲总队、有关乡镇", "certain"),
    # groups with a count, with a remark in brackets
    (
        "(9个市级包联小组牵头单位、各结对乡镇(街道,以下简称镇街)政府)",
        "shared:9个市级包联小组牵头单位、各结对乡镇(街道,以下简称镇街)政府",
        "certain",
    ),
    ("(3家金融机构、12345便民热线办负责)", "shared:3家金融机构、12345便民热线办", "certain"),
    # the line end behind a list is lost
    ("\n责任单位:甲局、各农商行 2.降低贷款门槛。", "shared:甲局、各农商行", "certain"),
    # a bracket is never closed
    ("(市甲局、市乙局按职责负责。", "shared:市甲局、市乙局", "possible"),
    # verbs and manner
    ("(市甲局、市乙局依照本部门职责负责)", "shared:市甲局、市乙局", "certain"),
    ("(市甲局、市乙局按各自职能承担)", "shared:市甲局、市乙局", "certain"),
    ("(市甲局主抓,市乙局跟进)", "lead:市甲局 supporting:市乙局", "certain"),
    ("(市甲局主抓市乙局配合)", "lead:市甲局 supporting:市乙局", "certain"),
    ("(主抓单位:市甲局)", "lead:市甲局", "certain"),
    ("(市甲局主抓资金保障,市乙局配合)", "lead:市甲局 supporting:市乙局", "certain"),
    ("(市甲局兜底保障)", "sole:市甲局", "certain"),
    ("(市甲局、市乙局联合开展)", "shared:市甲局、市乙局", "certain"),
    # a remark, then a label
    ("(按节点推进,牵头督办单位:甲委)", "lead:甲委", "certain"),
    ("\n按节点推进,牵头督办单位:甲委", "lead:甲委", "certain"),
    # zero-width characters and page numbers inside a list
    ("(市甲\u200b局、市\ufeff乙局负责)", "shared:市甲局、市乙局", "certain"),
    ("(市甲局、市\n— 3 —\n乙局负责)", "shared:市甲局、市乙局", "certain"),
    ("(市甲局、\n第 3 页 共 9 页\n市乙局负责)", "shared:市甲局、市乙局", "certain"),
    # 、 inside a group of places; two whole groups are two
    ("(省甲厅,各州、县〔旗〕人民政府负责)", "shared:省甲厅、各州、县〔旗〕人民政府", "certain"),
    (
        "(责任单位:各盟〔市〕、旗〔县、区〕人民政府)",
        "sole:各盟〔市〕、旗〔县、区〕人民政府",
        "certain",
    ),
    (
        "(牵头单位:市甲局,责任单位:各镇街人民政府、示范园管委会)",
        "lead:市甲局 supporting:各镇街人民政府、示范园管委会",
        "certain",
    ),
    (
        "(责任单位:各旗(县)人民政府、口岸(物流园)管委会)",
        "shared:各旗(县)人民政府、口岸(物流园)管委会",
        "certain",
    ),
    ("(责任单位:各旗县区政府、自贸片区)", "shared:各旗县区政府、自贸片区", "likely"),
    # divisions, and groups that a clause describes
    ("(甲科、乙科、有抽检任务的科室负责)", "shared:甲科、乙科、有抽检任务的科室", "likely"),
    (
        "(责任单位:省甲厅乙科及其他承办该项业务的科室,丙地甲局)",
        "shared:省甲厅乙科、其他承办该项业务的科室、丙地甲局",
        "likely",
    ),
    ("(责任单位:县甲局等拥有审批事项的部门和单位)", "shared+:县甲局", "certain"),
    # what a list says of later items
    (
        "(责任单位:省甲局,各镇政府。后续各条均含各镇政府,不一一写明)",
        "shared:省甲局、各镇政府",
        "certain",
    ),
    (
        "(责任单位:省甲局、省乙厅,此后各条都要各镇政府参加,不另列)",
        "shared:省甲局、省乙厅",
        "certain",
    ),
    # a group that somebody guides does not lead; several that share stay sharing
    ("(市甲局指导,各有关部门按职责分工负责)", "supporting:市甲局 shared:各有关部门", "certain"),
    ("(甲处、乙处按职责分工负责,相关处室配合)", "shared:甲处、乙处 supporting:相关处室", "likely"),
    # the outer name counts, the bracket is an alias
    ("(市委宣传部(市版权局)牵头)", "lead:市委宣传部(市版权局)", "certain"),
    # one strange item costs itself, not the list
    ("(责任单位:市甲局、加强检查、市乙局)", "shared:市甲局、市乙局", "possible"),
    ("(牵头,市公安局配合)", "supporting:市公安局", "possible"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "roles", "confidence"), ROWS, ids=[row[0] for row in ROWS])
def test_is_read_and_told_if_in_doubt(words, roles, confidence):
    measure = read_measure(words)
    assert describe_roles(measure) == roles
    assert measure.confidence.value == confidence
    assert bool(list_doubts(words)) is (confidence == "possible")


def test_a_field_is_kept():
    assert describe_fields(read_measure(ROWS[0][0])) == [("试点地区", "乙园区", None)]


def test_a_cell_with_the_rest_of_a_name_is_told():
    plan = parse("序号\n任务\n责任单位\n1\n植树\n县甲局\n2\n护林\n县乙局\n3\n修路\n务中心\n")
    assert [task.title for task in plan.tasks] == ["植树", "护林", "修路"]
    told = [(note.code, plan.source[note.span]) for note in plan.diagnostics]
    assert told == [("cut-cell", "务中心"), ("cut-name", "务中心")]


def test_a_verb_that_nobody_knows_is_told():
    words = "(市民政局发愤图强)"
    assert list_doubts(words) == [("unread-responsibility", words)]


def test_a_sentence_behind_a_label_is_no_list():
    words = "\n方案牵头单位:整理本部门的办事指南并按时公布,配合上级部门做好统计。"
    assert parse(f"一、总则\n(一)抓落实。加强督查。{words}").roles == ()


def test_behind_a_list_whose_line_end_is_lost_the_heading_is_a_heading():
    plan = parse("一、甲\n1.乙。丙。责任单位:甲局、各农商行 2.降低贷款门槛。丁。(戊局负责)")
    assert [(task.number, task.title) for task in plan.tasks] == [(1, "乙"), (2, "降低贷款门槛")]
    assert [describe_roles(m) for m in plan.measures] == ["shared:甲局、各农商行", "sole:戊局"]


# What the reader once read wrongly and without a remark.
ONCE_SILENT = (
    ("(市教育局并会同市水利局负责)", "lead:市教育局 supporting:市水利局"),
    ("(责任单位:①市教育局②市水利局)", "shared:市教育局、市水利局"),
    ("\n责任单位:市教育局\n市水利局\n市财政局", "shared:市教育局、市水利局、市财政局"),
    ("(其中市公安局牵头)", "lead:市公安局"),
    ("(完成时限:2030年6月,市公安局)", "sole:市公安局"),
    # a verb behind a comma is that of its own names
    ("(责任单位:市甲局、市乙局,市丙局配合)", "shared:市甲局、市乙局 supporting:市丙局"),
    ("(市甲局、市乙局,市丙局配合)", "shared:市甲局、市乙局 supporting:市丙局"),
    ("(市甲局等部门,市丙局配合)", "shared+:市甲局 supporting:市丙局"),
    ("(牵头单位:市甲局,市乙局配合)", "lead:市甲局 supporting:市乙局"),
    ("牵头单位是市甲局,市乙局配合。", "lead:市甲局 supporting:市乙局"),
    ("(配合单位:市甲局、市乙局;市丙局牵头)", "supporting:市甲局、市乙局 lead:市丙局"),
    (
        "\n责任单位:市甲局;完成时限:2030年6月底前;市乙局配合",
        "lead:市甲局 supporting:市乙局",
    ),
    ("(市甲局,市乙局牵头)", "lead:市甲局、市乙局"),
    # a duty in brackets behind its name, in words that a label has
    ("\n责任单位:市甲局(牵头单位)、市乙局(配合单位)", "lead:市甲局 supporting:市乙局"),
    ("(不再由市甲局负责,市乙局牵头)", "lead:市乙局"),
    ("\n责任单位:市甲局 市乙局 各区", "shared:市甲局、市乙局、各区"),
    ("(市甲局牵头,市乙局完成)", "lead:市甲局 supporting:市乙局"),
    ("由市甲局、市乙局依本单位职责负责。", "shared:市甲局、市乙局"),
)


@pytest.mark.parametrize(("words", "roles"), ONCE_SILENT, ids=[row[0] for row in ONCE_SILENT])
def test_what_was_once_silent_is_read(words, roles):
    assert describe_roles(read_measure(words)) == roles


TOLD = (
    "(包干单位:市教育局)",
    "\n责任单位:王某某",
    "\n责任单位:甲乙、丙丁、戊己、庚辛",
    "\n责任单位:同上",
    "(以下单位负责:市公安局)",
    "抓好落实\n包干单位:市教育局",
    "由顺丰速运牵头。",
    "由市甲局会商顺丰速运等部门负责。",
    "试点工作由市甲局、市乙局牵头,市丙局等部门配合,建立机制。",
    "(顺丰速运主管)",
    "(顺丰速运完成)",
    "(如皋市财政局牵头,如皋市教育局配合)",
    "(原则上由市财政局牵头)",
    "(责任单位:市教育局(市财政局牵头))",
    "(市甲局联合临江农商行负责)",
    "(顺丰速运商市教育局负责)",
    "(责任单位:市财政局-市教育局)",
    "(牵头单位:市甲局、市乙局配合)",
    "\n责任单位:市甲局 各区 市乙局",
)


@pytest.mark.parametrize("words", TOLD)
def test_is_told(words):
    assert list_doubts(words)


# What looks like the above and says nothing of responsibility.
NOT_TOLD = (
    "由主任牵头研究。",
    "由市甲局牵头,市乙局配合。",
    "试点工作由双方牵头,建立机制。",
    "(现场办理)",
    "(含居住证办理)",
    "(如市教育局推进)",
    "\n责任单位:市政府 办公室",
)


@pytest.mark.parametrize("words", NOT_TOLD)
def test_is_not_told(words):
    assert list_doubts(words) == []


def test_a_column_of_divisions_that_holds_bodies_is_told():
    rows = "1\t植树\t县甲局\t县乙局\n2\t护林\t县丙局\t县丁局\n"
    plan = parse("序号\t任务\t牵头单位\t会办处室\n" + rows)
    assert [note.code for note in plan.diagnostics] == ["unknown-column"]


@pytest.mark.parametrize("mark", ["\t", "|"])
def test_a_table_that_says_by_marks_who_is_responsible_is_told(mark):
    rows = (("序号", "任务", "市甲局", "市乙局"), ("1", "灌溉", "√", "△"), ("2", "助餐", "△", "√"))
    plan = parse("一、服务\n" + "\n".join(map(mark.join, rows)))
    (note,) = [n for n in plan.diagnostics if n.severity.value != "info"]
    assert (note.code, plan.source[note.span]) == ("unread-responsibility", mark.join(rows[0]))


@pytest.mark.parametrize(
    "heads", ["序号\t任务\t责任单位", "序号\n\n任务\n\n责任单位", "| 序号 | 任务 | 责任单位 |"]
)
def test_a_head_without_rows_that_can_be_read_is_told(heads):
    plan = parse(f"一、服务\n植树。做事。\n附件\n{heads}\n\n以下内容请另行查阅。\n")
    (note,) = [n for n in plan.diagnostics if n.severity.value != "info"]
    assert (note.code, plan.source[note.span]) == ("unread-responsibility", "序号")


def test_a_head_that_names_nobody_or_is_read_is_not_told():
    for heads in ("序号\t任务\t时限\n1\t植树\t5月", "序号\t任务\t责任单位\n1\t植树\t市甲局"):
        plan = parse(f"一、服务\n植树。做事。\n附件\n{heads}\n")
        assert [n.code for n in plan.diagnostics if n.severity.value != "info"] == []


def test_a_row_of_cells_alone_is_no_table():
    plan = parse("一、服务\n植树。做事。\n市甲局\t市乙局\t市丙局\n2030年1月2日")
    assert [n.code for n in plan.diagnostics if n.severity.value != "info"] == []


def test_the_head_of_each_sections_table_is_not_in_its_title():
    table = "序号\t任务\t牵头单位\t配合单位\n{}\t{}\t市甲局\t市乙局\n"
    plan = parse(f"一、农田\n{table.format(1, '灌溉')}二、养老\n{table.format(1, '助餐')}")
    assert [section.title for section in plan.sections] == ["农田", "养老"]
    assert [task.title for task in plan.tasks] == ["灌溉", "助餐"]


@pytest.mark.parametrize("line", ["监督电话:12345", "平均压缩50", "目标值:100"])
def test_a_number_at_a_line_end_hides_no_heading(line):
    text = f"一、优化\n1.压缩时限。做事。\n{line}\n2.公开结果。做事。(市甲局牵头)\n3.评价"
    assert [task.title for task in parse(text).tasks] == ["压缩时限", "公开结果", "评价"]


def test_a_number_in_a_sentence_is_no_heading():
    plan = parse("一、优化\n1.压缩时限。做事。达到12345.6万元。\n2.公开")
    assert [task.title for task in plan.tasks] == ["压缩时限", "公开"]


def test_a_number_in_brackets_behind_a_responsibility_is_not_its_remark():
    plan = parse("一、优化\n1.压缩时限。\n(1)压缩一半。(市甲局)\n(2)公开。(市乙局)")
    assignments = [measure.assignment for measure in plan.measures if measure.roles]
    assert assignments == ["(市甲局)", "(市乙局)"]


@pytest.mark.parametrize("letter", ["", "现将要点印发给你们。\n"])
@pytest.mark.parametrize("line", ["各成员单位:", "各相关单位:"])
def test_whom_a_letter_is_to_is_no_label(line, letter):
    plan = parse(f"临江市关于印发要点的通知\n{line}\n{letter}一、甲\n(一)乙。(市甲局)")
    assert [n.code for n in plan.diagnostics if n.severity.value != "info"] == []
    assert plan.addressees == (line[:-1],)


def test_a_government_and_its_office_are_two_issuers():
    plan = parse(
        "临江市人民政府关于印发要点的通知\n一、甲。乙。\n临江市人民政府办公室\n2030年1月2日"
    )
    assert plan.issuer is None
    assert "ambiguous-issuer" in [note.code for note in plan.diagnostics]


def test_a_name_that_a_short_line_of_a_page_may_cut_is_told():
    page = "抓好各项工作的落实和督查检查并及时通报情况确保\n" * 6
    cut = "牵头单位:市甲局\n责任单位:市乙局、市丙局、市丁局、市戊局、城市\n管理\n局等市直相关单位\n"
    plan = parse(f"一、总则\n(一)抓落实。\n{page}{cut}(二)再抓。做事。")
    assert [n.code for n in plan.diagnostics if n.severity.value != "info"] == ["cut-name"]


def test_a_field_without_a_text_is_none():
    assert read_measure("(责任单位:市教育局,完成时限:)").fields == ()


def test_a_bracket_in_a_cell_of_work_is_told():
    plan = parse("序号\t任务\t牵头单位\n1\t植树(县甲局负责)\t县乙局\n")
    assert any(note.severity.value != "info" for note in plan.diagnostics)


def test_a_note_of_a_table_that_names_somebody_should_be_told():
    rows = "1\t植树\t县甲局\n2\t护林\t县乙局\n备注\t责任单位:县丙局\n"
    plan = parse("序号\t任务\t牵头单位\n" + rows)
    assert any(note.severity.value != "info" for note in plan.diagnostics)


def test_a_row_that_may_be_under_a_merged_cell_is_told_at_the_row():
    plan = parse("序号\t任务\t责任单位\n1\t植树\t县甲局\n\t治水\t\n2\t修渠\t县乙局\n")
    (note,) = plan.diagnostics
    assert (note.code, plan.source[note.span].strip()) == ("empty-cell", "治水")
    assert len(plan.table("review")) == 1


def test_two_issuers_are_told():
    plan = parse("某市甲局关于印发要点的通知\n一、甲。乙。\n某市乙局\n2030年1月2日")
    (note,) = [n for n in plan.diagnostics if n.severity.value == "warning"]
    assert note.code == "ambiguous-issuer"
    assert (plan.issuer, plan.date.isoformat()) == (None, "2030-01-02")
    assert note.message == "signature and title name different issuers: 某市乙局、某市甲局"


@pytest.mark.parametrize(
    "words",
    ["(责任单位:市公安局。完成时限:2030年底)", "(责任单位:市公安局)\n(完成时限:2030年底)"],
)
def test_a_field_behind_a_full_stop_or_a_bracket_is_one(words):
    assert describe_fields(read_measure(words)) == [("完成时限", "2030年底", "2030-12-31")]


class TestTotality:
    @pytest.mark.parametrize(
        "text",
        [
            "(一)\n、",
            "一、总则\n(一)\n、/",
            "一、",
            "①",
            "一、\n责任单位:",
            "一、(",
            "一、)",
            "一、【】",
            "一、甲\n(一)乙(:)",
            "一、甲\n(一)乙(等)",
            "一、甲\n(一)乙(、、、负责)",
            "一、甲\n(一)乙(责任单位:;:;)",
            "一、甲\n(一)乙(以下)",
            "一、甲\n(一)乙。会同",
            "序号\t任务\t牵头单位\n1\t\t\n",
            "| 1 | | |",
            "\u200b一、\u200b",
            "序号\t任务\t牵头单位\n1\t》\u3000\u3000附件1",
            "序号\t任务\t牵头单位\n1\t\n\n、、",
            "序号\t任务\t牵头单位\n1\t\n\n2.",
        ],
    )
    def test_no_text_raises_anything_but_a_notice_error(self, text):
        try:
            plan = parse(text)
        except NoticeError:
            return
        assert "".join(piece.text for piece in plan.pieces) == text

    def test_confidence_is_possible_where_it_is_told(self):
        plan = parse("一、甲\n(一)乙。(牵头,市甲局配合)\n(二)丙。(市乙局牵头)")
        assert [measure.confidence for measure in plan.measures] == [
            Confidence.POSSIBLE,
            Confidence.CERTAIN,
        ]
