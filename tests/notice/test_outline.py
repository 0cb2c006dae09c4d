"""What is under what in a notice, where it ends, and what of an annex outranks nothing."""

import pytest

from workplan import PieceKind, parse


def describe(text):
    """Sections with their tasks: ``一 甲[一 乙,二 丙]``; ``-`` is one without number and title."""
    return [
        f"{section.numeral} {section.title}["
        + ",".join(f"{task.numeral} {task.title}".strip() or "-" for task in section.tasks)
        + "]"
        for section in parse(text).sections
    ]


def closings(text):
    return [piece.text for piece in parse(text).pieces if piece.kind is PieceKind.CLOSING]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一部分 甲\n第二部分 乙\n(一)丙。丁。", ["一 甲[]", "二 乙[一 丙]"]),
        ("一、甲\n(1)乙。丙。\n①丁。戊。\n(2)己。庚。", ["一 甲[1 乙,2 己]"]),
        ("①甲。乙。\n②丙。丁。", ["① 甲[-]", "② 丙[-]"]),
        ("第一条 甲。乙。\n第二条 丙。丁。", ["一 甲[-]", "二 丙[-]"]),
        ("第一章 甲\n第一条 乙。\n第二条 丙。", ["一 甲[一 乙,二 丙]"]),
        ("(一)甲。乙。\n二、丙\n(一)丁。戊。", [" [一 甲]", "二 丙[一 丁]"]),
        ("一、甲\n(一)\n(二)\n二、", ["一 甲[一,二]", "二 []"]),
    ],
)
def test_the_outermost_level_is_the_sections_and_the_next_one_the_tasks(text, expected):
    assert describe(text) == expected


class TestAnnexes:
    """An annex with chapters does not outrank the plan before it."""

    LETTER = (
        "某市关于印发某市2030年工作要点的通知\n附件:1.某市2030年工作要点\n2.某市考核办法\n附件1\n"
        "某市2030年工作要点\n一、抓重点\n(一)查网络。开展清查。(市甲局牵头,市乙局配合)\n"
    )
    RULES = "附件2\n某市考核办法\n第一章 总则\n第一条 为了考核,制定本办法。\n第二章 附则\n"

    def test_with_chapters_is_no_part_of_the_plan_before_it(self):
        plan = parse(self.LETTER + self.RULES)
        assert [section.title for section in plan.sections] == ["抓重点"]
        assert [task.title for task in plan.tasks] == ["查网络"]
        assert [role.printed for role in plan.roles] == ["市甲局", "市乙局"]

    def test_ends_where_a_plan_begins_anew(self):
        assert describe(
            "一、甲\n(一)乙。丙。\n二、丁。\n附件\n第一章 戊\n第一条 己。\n一、庚。辛。\n二、壬。\n"
            "附件2\n第一章 癸\n第一条 子。"
        ) == ["一 甲[一 乙]", "二 丁[-]", "一 庚[-]", "二 壬[-]"]

    def test_of_which_there_may_be_several(self):
        text = "一、甲\n(一)乙。丙。\n附件\n第一章 戊\n第一条 己。\n附件2\n第一章 庚\n第一条 辛。"
        assert describe(text) == ["一 甲[一 乙]"]

    def test_that_assigns_something_is_told(self):
        plan = parse(self.LETTER + self.RULES + "第二条 由下列单位负责。(市丙局负责)")
        (note,) = [n for n in plan.diagnostics if n.severity.value == "error"]
        assert (note.code, plan.source[note.span]) == ("stray-responsibility", "(市丙局负责)")
        assert [role.printed for role in plan.roles] == ["市甲局", "市乙局"]


def test_a_responsibility_before_the_first_task_of_all_is_told():
    plan = parse("工作由市甲局统筹。(市甲局负责)\n一、甲\n(一)乙。丙。(市乙局负责)")
    notes = [(n.code, plan.source[n.span]) for n in plan.diagnostics]
    assert notes == [("stray-responsibility", "(市甲局负责)")]


def test_numerals_from_one_again_begin_another_document():
    assert describe("一、甲。乙。\n二、丙。丁。\n附件\n方案\n一、戊\n(一)己。庚。") == [
        "一 甲[-]",
        "二 丙[-]",
        "一 戊[一 己]",
    ]


def test_an_annex_begins_another_document_behind_one_section_too():
    text = "一、甲\n(一)乙。丙。\n某市水利局\n2030年3月5日\n附件\n方案\n一、戊\n(一)己。庚。"
    assert describe(text) == ["一 甲[一 乙]", "一 戊[一 己]"]
    plan = parse(text)
    assert [measure.text for measure in plan.measures] == ["丙。", "庚。"]
    assert (plan.issuer, str(plan.date)) == ("某市水利局", "2030-03-05")
    twice = "一、甲\n(一)乙。丙。\n会后另行通知。\n一、戊\n(一)己。庚。"
    assert [measure.text for measure in parse(twice).measures][:1] == ["丙。\n会后另行通知。"]


@pytest.mark.parametrize(
    "tail",
    [
        "抄送:市委办公室,市人大。",
        "(此件公开发布)",
        "附件:1.清单\n2.名单",
        "附件\n某市名单",
    ],
)
def test_copies_and_annexes_are_behind_the_last_section(tail):
    text = f"一、甲。乙。\n二、丙。丁。\n{tail}"
    assert describe(text) == ["一 甲[-]", "二 丙[-]"]
    assert "".join(closings(text)).strip() == tail


def test_a_footer_of_a_web_page_does_not_go_on_the_last_sentence():
    text = "一、甲。加强检查,取得实效\n版权所有,不得转载"
    assert parse(text).measures[-1].text == "加强检查,取得实效"
