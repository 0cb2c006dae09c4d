"""Labelled fields beside the names: deadlines with their last day, persons, scope."""

import pytest

from tests.notice.describe import describe_fields, describe_roles, read_measure
from workplan import parse

FIELDS = (
    ("(责任单位:市甲局;完成时限:2030年6月底前)", [("完成时限", "2030年6月底前", "2030-06-30")]),
    ("(责任单位:市甲局,完成时间:2030年第三季度)", [("完成时间", "2030年第三季度", "2030-09-30")]),
    ("(责任单位:市甲局,时限:长期坚持)", [("时限", "长期坚持", None)]),
    ("(责任单位:市甲局;目标值:2030年全覆盖)", [("目标值", "2030年全覆盖", None)]),  # no deadline
    ("(落实部门:市甲局,试点地区:乙园区)", [("试点地区", "乙园区", None)]),
    ("(责任单位:市甲局|完成时限:2030年底)", [("完成时限", "2030年底", "2030-12-31")]),
    ("(责任单位:县水利局 主攻方向:乙园区)", [("主攻方向", "乙园区", None)]),
    ("(完成时限:2030年6月;市甲局负责)", [("完成时限", "2030年6月", "2030-06-30")]),
    ("(完成时限:2030年6月,市甲局负责)", [("完成时限", "2030年6月", "2030-06-30")]),
    ("(责任领导:王某;责任单位:市甲局)", [("责任领导", "王某", None)]),
    (
        "(市甲局;完成时限:2030年;备注:下同)",
        [("完成时限", "2030年", "2030-12-31"), ("备注", "下同", None)],
    ),
    ("\n责任单位:市甲局(下同)\n完成时限:2030年底", [("完成时限", "2030年底", "2030-12-31")]),
    ("\n责任单位:市甲局\n责任人:王某", [("责任人", "王某", None)]),
    ("\n责任人:王某\n责任单位:市甲局", [("责任人", "王某", None)]),
    (
        "\n责任人:王某\n电话:1234\n责任单位:市甲局\n完成时限:2030年底",
        [("责任人", "王某", None), ("电话", "1234", None), ("完成时限", "2030年底", "2030-12-31")],
    ),
)  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), FIELDS, ids=[words for words, _ in FIELDS])
def test_what_a_label_that_names_nobody_has_is_a_field(words, expected):
    measure = read_measure(words)
    assert describe_fields(measure) == expected
    assert describe_roles(measure) in ("sole:市甲局", "sole:县水利局")


def test_each_field_is_where_its_text_is_printed():
    plan = parse("一、总则\n(一)抓落实。加强督查。(责任单位:市甲局;完成时限:2030年底)")
    (field,) = plan.measures[0].fields
    assert plan.source[field.span] == field.text == "2030年底"


class TestYear:
    """Where a deadline has none, the year in the title counts, if there is one only."""

    @pytest.mark.parametrize(
        ("title", "expected"),
        [
            ("某市2030年工作要点", "2030-06-30"),
            ("某市二〇三〇年工作要点", "2030-06-30"),
            ("某市2029年至2030年工作要点", None),
            ("某市工作要点", None),
        ],
    )
    def test_is_that_of_the_title(self, title, expected):
        plan = parse(f"{title}\n一、总则\n(一)甲。乙。(责任单位:市甲局;时限:6月底前)")
        assert plan.title == title
        assert describe_fields(plan.measures[0]) == [("时限", "6月底前", expected)]

    def test_of_the_deadline_itself_comes_first(self):
        plan = parse("某市2030年工作要点\n一、总则\n(一)甲。乙。(责任单位:市甲局;时限:2031年底)")
        assert describe_fields(plan.measures[0]) == [("时限", "2031年底", "2031-12-31")]


def test_fields_of_another_line_with_a_label_of_its_own_end_the_list():
    plan = parse("一、总则\n(一)甲。乙。\n责任单位:市甲局\n责任领导:王某\n(二)丙。丁。")
    assert plan.measures[0].assignment == "责任单位:市甲局\n责任领导:王某"
