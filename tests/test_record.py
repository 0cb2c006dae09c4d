"""The shipped record against the notice as a person read it."""

from collections import Counter

import pytest

from tests.parentheses import PARENTHESES
from workplan import AgencyKind, Duty, PieceKind


def test_the_plan_has_ten_sections_and_27_tasks(plan):
    assert [len(section.tasks) for section in plan.sections] == [3, 3, 5, 3, 3, 2, 1, 4, 2, 1]
    assert [task.number for task in plan.tasks] == list(range(1, 28))
    assert [section.numeral for section in plan.sections] == list("一二三四五六七八九十")


def test_the_title_is_the_words_inside_the_quotation_marks(plan):
    assert plan.title == "2018年青岛市打击侵犯知识产权和制售假冒伪劣商品工作要点"


def test_there_are_32_agencies_and_one_group_under_39_printed_names(plan):
    assert Counter(a.kind is AgencyKind.GROUP for a in plan.agencies) == {False: 32, True: 1}
    assert len({role.printed for role in plan.roles}) == 39


def test_the_duties_are_counted_as_the_design_counts_them(plan):
    assert Counter(role.duty for role in plan.roles) == {
        Duty.LEAD: 20,
        Duty.SOLE: 13,
        Duty.SHARED: 92,
        Duty.SUPPORTING: 45,
    }


def test_the_measures_are_the_45_that_were_typed(plan):
    assert [measure.id for measure in plan.measures] == [row.measure for row in PARENTHESES]


@pytest.mark.parametrize("row", PARENTHESES, ids=lambda row: row.measure)
class TestEachParenthesis:
    def test_begins_its_clause_where_a_person_saw_it(self, plan, row):
        assert plan.measure(row.measure).text.startswith(row.opening)

    def test_names_these_agencies_with_these_duties(self, plan, row):
        roles = plan.measure(row.measure).roles
        assert tuple((role.printed, role.duty.value) for role in roles) == row.roles

    def test_has_this_wording_and_these_open_lists(self, plan, row):
        measure = plan.measure(row.measure)
        assert measure.wording == row.wording
        assert tuple(duty.value for duty in measure.open_duties) == row.open_duties


def test_sixteen_measures_name_a_lead_thirteen_one_body_and_sixteen_nobody(plan):
    def who(measure):
        return "lead" if measure.lead else "sole" if measure.sole else "nobody"

    assert Counter(map(who, plan.measures)) == {"lead": 16, "sole": 13, "nobody": 16}


def test_every_bracket_that_is_not_a_responsibility_stays_in_its_text(plan):
    for printed, task in [
        ("(IP地址)", 1),
        ("(二期)", 3),
        ("(平安青岛建设)", 19),
        ("重(特)大案(事)件", 19),
    ]:
        assert any(printed in measure.text for measure in plan.task(task).measures)


def test_punctuation_after_a_responsibility_is_a_gap(plan):
    gaps = [piece.text for piece in plan.pieces if piece.kind is PieceKind.GAP]
    # 4.2, 4.4 and 6.2 end )。, 6.1 ends ), and 27.1 ends )。 before the empty lines of the page
    assert gaps.count("。") == 3
    assert gaps.count(",") == 1
    assert sum(gap.startswith("。\n") for gap in gaps) == 1


def test_what_the_page_puts_around_the_notice_is_furniture(plan):
    furniture = [piece.text for piece in plan.pieces if piece.kind is PieceKind.FURNITURE]
    assert furniture[0] == "当前位置:首页> 信息公开> 地方> 地方政策法规"
    assert furniture[-1].endswith("微信公众号\n分享到:")


def test_the_preamble_is_one_paragraph(plan):
    (preamble,) = [piece for piece in plan.pieces if piece.kind is PieceKind.PREAMBLE]
    assert preamble.text.startswith("2018年,全市打击侵权假冒工作要认真学习贯彻")
    assert preamble.text.endswith("提供有力保障。")


def test_the_title_of_a_task_is_its_heading_sentence(plan):
    assert plan.task(10).title == "深入推进软件正版化工作"
    assert plan.task(15).title == "完善跨区域、跨部门联合执法机制"
    assert plan.task(10).text.startswith("(十)深入推进软件正版化工作。持续开展")


def test_a_task_ends_with_its_closing_punctuation(plan):
    assert plan.task(27).text.endswith("各区(市)打击侵权假冒领导小组办公室负责)。")
    assert plan.task(3).text.endswith("市贸促会按职责分工负责)")
