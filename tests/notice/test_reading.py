"""Notices of our own, each a few lines."""

import pytest

from workplan import Agency, AgencyKind, NoticeError, PieceKind
from workplan.notice import parse
from workplan.notice.mark import number


def roles(assignment):
    plan = parse(f"一、总则\n(一)抓落实。加强督查。{assignment}")
    return [(role.printed, role.duty.value) for role in plan.roles]


@pytest.mark.parametrize(
    ("assignment", "expected"),
    [
        ("(市工商局负责)", [("市工商局", "sole")]),
        ("(市工商局牵头负责)", [("市工商局", "lead")]),
        ("(甲局、乙局按职责分工牵头负责)", [("甲局", "lead"), ("乙局", "lead")]),
        ("(甲局、乙局按职责分工负责)", [("甲局", "shared"), ("乙局", "shared")]),
        ("(甲局牵头,乙局等负责)", [("甲局", "lead"), ("乙局", "supporting")]),
        ("(甲局负责,乙局配合)", [("甲局", "lead"), ("乙局", "supporting")]),
        ("(甲局、乙局等罚没部门)", [("甲局", "shared"), ("乙局", "shared")]),
        ("(平安青岛建设)", []),
        ("(IP地址)", []),
        ("(二期)", []),
        ("()", []),
        ("(负责)", []),
        ("(" + "很" * 50 + "长的句子负责)", []),
    ],
)  # fmt: skip
def test_the_words_of_a_bracket_become_these_roles(assignment, expected):
    assert roles(assignment) == expected


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("一", 1), ("十", 10), ("二十七", 27), ("九十九", 99), ("一百零五", 105), ("一百二十", 120),
     ("一百〇五", 105), ("十十", None), ("", None)],
)  # fmt: skip
def test_a_numeral_has_its_value_or_none(numeral, value):
    assert number(numeral) == value


def test_a_registered_agency_is_found_and_another_becomes_its_own():
    known = Agency("aic", "市工商局")
    plan = parse("一、甲\n(一)乙。丙。(市工商局、各区办公室按职责分工负责)", registry=[known])
    assert plan.agencies == (
        known,
        Agency("各区办公室", "各区办公室", kind=AgencyKind.GROUP),
    )


def test_a_heading_that_is_all_there_is_to_do_is_its_own_measure():
    plan = parse("一、甲\n(一)抓落实。(市工商局负责)")
    assert plan.measure("1.1").text == "抓落实。"
    assert plan.task(1).title == "抓落实"


def test_words_before_the_first_task_are_a_piece_unless_they_assign_something():
    plan = parse("一、甲\n总的要求。\n(一)乙。丙。")
    assert [task.id for task in plan.tasks] == ["1"]
    assert [p.text for p in plan.pieces if p.kind is PieceKind.PREAMBLE] == ["总的要求。"]
    plan = parse("一、甲\n总的要求。(甲局负责)\n(一)乙。丙。")
    assert [(task.id, task.number) for task in plan.tasks] == [("s1.t1", None), ("1", 1)]


def test_a_section_may_hold_nothing_but_its_title():
    assert parse("一、甲\n二、乙\n(一)丙。丁。").section(1).tasks == ()


def test_a_text_without_numbers_is_no_notice():
    with pytest.raises(NoticeError, match="no numbered section or task"):
        parse("没有编号。")
