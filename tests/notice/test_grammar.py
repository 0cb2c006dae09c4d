"""What the lists of a responsibility mean together: duties, wording, who is missing."""

import pytest

from tests.notice.describe import describe_roles, read_measure
from workplan import Duty
from workplan.notice.grammar import DUTY_RULES, Stretch, read_responsibility
from workplan.notice.view import make_view

# Words, duties and names, and the wording: what is left without names, whitespace and 等.
ROWS = (
    ("甲局牵头负责", "lead:甲局", "牵头负责"),
    ("甲局、乙局牵头", "lead:甲局、乙局", "牵头"),
    ("甲局牵头,乙局、丙局等负责", "lead:甲局 supporting+:乙局、丙局", "牵头,…负责"),
    ("甲局负责,乙局配合", "lead:甲局 supporting:乙局", "负责,…配合"),
    ("甲局、乙局负责,丙局配合", "shared:甲局、乙局 supporting:丙局", "负责,…配合"),
    ("甲局等负责,丙局配合", "shared+:甲局 supporting:丙局", "负责,…配合"),
    ("甲局负责", "sole:甲局", "负责"),
    ("甲局等负责", "shared+:甲局", "负责"),
    ("甲局指导,各有关部门负责", "supporting:甲局 shared:各有关部门", "指导,负责"),
    ("甲局配合,各有关部门负责", "supporting:甲局 lead:各有关部门", "配合,负责"),
    ("甲处、乙处按职责分工负责,相关处室配合", "shared:甲处、乙处 supporting:相关处室",
     "按职责分工负责,…配合"),
    ("责任单位:市甲局", "sole:市甲局", "责任单位:"),
    ("牵头单位:市甲局;责任单位:市乙局", "lead:市甲局 supporting:市乙局", "牵头单位:;责任单位:…"),
    ("牵头单位:市甲局;配合单位:市乙局、市丙局等", "lead:市甲局 supporting+:市乙局、市丙局",
     "牵头单位:;配合单位:…"),
    ("市甲局会同市乙局负责", "lead:市甲局 supporting:市乙局", "会同…负责"),
    ("市甲局(牵头)、市乙局", "lead:市甲局 supporting:市乙局", "(牵头)…"),
    ("市甲局负责资金,市乙局牵头", "supporting:市甲局 lead:市乙局", "负责资金,牵头"),
    ("按节点推进,牵头督办单位:甲委", "lead:甲委", "按节点推进,牵头督办单位:"),
    ("由市甲局、市乙局按各自职责分工负责,长期坚持", "shared:市甲局、市乙局",
     "由按各自职责分工负责,长期坚持"),
    # names between which 、 stands and which are one
    ("各级党委、政府负责", "sole:各级党委、政府", "负责"),
    ("省甲厅,各市、县(旗)粮食局负责", "shared:省甲厅、各市、县(旗)粮食局", "负责"),
    ("各市、县市场监管局负责", "sole:各市、县市场监管局", "负责"),
    ("各镇、县财政局负责", "shared:各镇、县财政局", "负责"),  # no county is under a town
    # the first listed leads: before the comma, or alone
    ("市甲局、市乙局,市丙局负责。逗号前为牵头单位", "lead:市甲局、市乙局 supporting:市丙局",
     "负责。逗号前为牵头单位"),
    ("配合单位:市甲局;责任单位:市乙局、市丙局,市丁局。逗号前为牵头单位",
     "supporting:市甲局、市丁局 lead:市乙局、市丙局", "配合单位:…;责任单位:…。逗号前为牵头单位"),
    ("市甲局、市乙局负责。逗号前为牵头单位", "shared:市甲局、市乙局", "负责。逗号前为牵头单位"),
    ("市甲局、市乙局负责。列首位者为牵头单位", "lead:市甲局 supporting:市乙局",
     "负责。列首位者为牵头单位"),
    ("市甲局负责。列首位者为牵头单位", "sole:市甲局", "负责。列首位者为牵头单位"),
    ("各部门、市甲局负责。列首位者为牵头单位", "shared:各部门、市甲局", "负责。列首位者为牵头单位"),
    ("市甲局牵头,市乙局配合。列首位者为牵头单位", "lead:市甲局 supporting:市乙局",
     "牵头,…配合。列首位者为牵头单位"),
    ("配合单位:市甲局、市乙局。逗号前为牵头单位", "supporting:市甲局、市乙局",
     "配合单位:…。逗号前为牵头单位"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "roles", "wording"), ROWS, ids=[row[0] for row in ROWS])
def test_lists_have_these_duties_and_this_wording(words, roles, wording):
    measure = read_measure(f"({words})")
    assert (describe_roles(measure), measure.wording) == (roles, wording)


class TestDutyRules:
    """The decision table for whoever is plainly responsible, which the docs print."""

    def test_has_a_row_for_each_case_of_the_design(self):
        assert [(rule.phrase, rule.duty) for rule in DUTY_RULES] == [
            ("甲局牵头,乙局负责", Duty.SUPPORTING),
            ("甲局指导,各有关部门负责", Duty.SHARED),
            ("甲局负责,乙局配合", Duty.LEAD),
            ("甲局负责", Duty.SOLE),
            ("甲局、乙局负责", Duty.SHARED),
        ]

    def test_is_what_its_own_phrases_say(self):
        read = {
            rule.phrase: describe_roles(read_measure(f"({rule.phrase})")) for rule in DUTY_RULES
        }
        assert read == {
            "甲局牵头,乙局负责": "lead:甲局 supporting:乙局",
            "甲局指导,各有关部门负责": "supporting:甲局 shared:各有关部门",
            "甲局负责,乙局配合": "lead:甲局 supporting:乙局",
            "甲局负责": "sole:甲局",
            "甲局、乙局负责": "shared:甲局、乙局",
        }


class TestReading:
    def read(self, words, rule=""):
        view = make_view(words)
        return read_responsibility(view, (Stretch(0, len(view.chars)),), rule)

    @pytest.mark.parametrize(
        "words", ["", "负责", "下同", "加强检查", "市甲局、加强检查", "市财政局负责资金"]
    )
    def test_is_none_where_nobody_is_responsible(self, words):
        assert self.read(words) is None

    def test_without_a_verb_is_of_names_that_are_surely_bodies(self):
        assert [name.duty for name in self.read("市公安局、市财政局").names] == [Duty.SHARED] * 2
        assert self.read("公安、财政") is None

    def test_of_a_column_has_the_label_in_its_head(self):
        view = make_view("市甲局、市乙局")
        head = Stretch(0, len(view.chars), "牵头单位", Duty.LEAD)
        reading = read_responsibility(view, (head,), "")
        assert [name.duty for name in reading.names] == [Duty.LEAD] * 2
        assert reading.wording == "牵头单位:"

    def test_outside_a_bracket_needs_a_lead_or_the_word_that_opens_it(self):
        assert self.read("市甲局牵头").is_sure
        assert self.read("由市甲局负责").is_sure
        assert not self.read("市甲局负责").is_sure
