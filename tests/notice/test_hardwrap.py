"""Hard-wrapped lines: which line ends are only where the page was full."""

import pytest

from tests.notice.describe import describe_fields, describe_roles, read_measure
from workplan import parse
from workplan.notice.hardwrap import join_lines
from workplan.notice.view import make_view


def join(text, tables=()):
    """The text with a bar where a line of the joined view begins."""
    view = join_lines(make_view(text), tables)
    begins = {*view.lines[1:]}
    return "".join("|" * (at in begins) + char for at, char in enumerate(view.chars))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # inside a bracket, and around punctuation
        ("甲。(市发展和改\n革委负责)", "甲。(市发展和改革委负责)"),
        ("加强检查,\n加强整改", "加强检查,加强整改"),
        ("加强检查\n,加强整改", "加强检查,加强整改"),
        ("加强检查。\n加强整改", "加强检查。|加强整改"),
        # a label, and the list behind it
        ("牵头\n考核单位:市教育局", "牵头考核单位:市教育局"),
        ("责任单位:\n市教育局", "责任单位:市教育局"),
        ("责任单位:市财\n政局", "责任单位:市财政局"),
        ("责任单位:市发展和改革委\n员会", "责任单位:市发展和改革委员会"),
        ("责任单位:各县\n(区)人民政府", "责任单位:各县(区)人民政府"),
        ("责任单位:市教育局、有关部\n门", "责任单位:市教育局、有关部门"),
        ("责任单位:市财政局、市发展改\n革委", "责任单位:市财政局、市发展改革委"),
        ("责任单位:\n市教育局\n市水利局", "责任单位:市教育局市水利局"),
        # another name, a label, a field, a numeral or a sentence begins a line
        ("责任单位:市财政局\n市政府办公室\n2030年1月2日", "责任单位:市财政局|市政府办公室|2030年1月2日"),
        ("责任单位:市财政局\n市教育局要加强检查", "责任单位:市财政局|市教育局要加强检查"),
        ("责任单位:市财政局\n配合单位:市教育局", "责任单位:市财政局|配合单位:市教育局"),
        ("责任单位:市财政局\n责任人:王某", "责任单位:市财政局|责任人:王某"),
        ("责任人:王\n某某", "责任人:王|某某"),
        ("责任单位:市财政局\n(二)抓落实", "责任单位:市财政局|(二)抓落实"),
        ("责任单位:市财政局、\n(二)抓落实", "责任单位:市财政局、(二)抓落实"),
        ("(一)、\n(一)抓落实", "(一)、|(一)抓落实"),
        ("责任单位:市财政局。按\n季通报", "责任单位:市财政局。按|季通报"),
        # a name has about thirty characters at most
        (
            "责任单位:中国自由贸易试验区管理委员会综合协调办公室政务服\n务处",
            "责任单位:中国自由贸易试验区管理委员会综合协调办公室政务服务处",
        ),
        (
            "责任单位:中国自由贸易试验区管理委员会综合协调办公室政务服务中心审批服\n务处",
            "责任单位:中国自由贸易试验区管理委员会综合协调办公室政务服务中心审批服|务处",
        ),
        # an empty or an indented line begins a paragraph
        ("责任单位:市财\n\n政局", "责任单位:市财|政局"),
        ("责任单位:市财\n    政局", "责任单位:市财|政局"),
    ],
)
def test_lines_are_joined_where_a_name_or_a_list_goes_on(text, expected):
    assert join(text) == expected


def test_lines_of_a_table_are_rows():
    assert join("甲,\n乙", tables=[(0, 3)]) == "甲,|乙"


class TestPage:
    """A page of which the lines are cut where they are full."""

    LINES = (
        "(一)清理岸线。对岸线违建逐一登记造册,限期",
        "拆除并恢复河道自然风貌和行洪能力加快推进经济圈",
        "“放管服”改革协调机制建设并且逐项抓好整改落实",
    )

    def join(self, *lines):
        return join("\n".join([*self.LINES, *self.LINES, *lines]))

    def test_goes_on_where_a_line_is_full(self):
        assert self.join("见效。") == "".join([*self.LINES, "|", *self.LINES, "见效。"])

    def test_is_cut_before_a_quotation_too(self):
        short = "加快建设双城经济圈"
        assert self.join(short, "“放管服”改革。").endswith(short + "“放管服”改革。")

    def test_has_lists_whose_next_name_begins_a_line(self):
        line = "责任单位:市发展和改革委员会、市教育局、市水利局"
        assert self.join(line, "市财政局、市审计局").endswith(line + "市财政局、市审计局")
        assert self.join(line, "加强整改、取得实效").endswith(line + "|加强整改、取得实效")

    def test_has_lists_with_a_name_of_an_unknown_kind_cut_at_its_edge(self):
        line = "责任单位:市发展和改革委员会、市教育局、顺丰速"
        assert self.join(line, "运").endswith(line + "运")


def test_a_name_over_a_line_end_has_its_span_and_no_line_end():
    plan = parse("一、总则\n(一)抓落实。加强督查。(市发展和改\r\n革委负责)")
    (role,) = plan.roles
    assert (role.printed, plan.source[role.span]) == ("市发展和改革委", "市发展和改\r\n革委")


@pytest.mark.parametrize(
    ("words", "roles", "fields"),
    [
        ("\n责任单位:各县\n(区)人民政府", "sole:各县(区)人民政府", []),
        ("\n责任单位:\n市教育局\n市水利局\n六月底前", "shared:市教育局、市水利局", []),
        ("\n责任单位:市教育局\n责任领导:王某", "sole:市教育局", [("责任领导", "王某", None)]),
        ("(市公安局、市发展改\n革委\n负责)", "shared:市公安局、市发展改革委", []),
    ],
)
def test_names_cut_by_line_ends_are_whole(words, roles, fields):
    measure = read_measure(words)
    assert describe_roles(measure) == roles
    assert describe_fields(measure) == fields
