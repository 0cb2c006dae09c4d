"""The wordings of responsibility: each with the duties and names that a person reads in it."""

import pytest

from tests.notice.describe import describe_roles, read_measure
from workplan import parse

# The words of a bracket; then duties and names, lists separated by a space, + for an open list.
ROWS = (
    ("甲局牵头,会同乙局、丙局负责", "lead:甲局 supporting:乙局、丙局"),
    ("甲局会同乙局组织实施", "lead:甲局 supporting:乙局"),
    ("甲局牵头并会同乙局落实", "lead:甲局 supporting:乙局"),
    ("甲局牵头乙局等部门配合", "lead:甲局 supporting+:乙局"),
    ("甲局牵头、乙局配合", "lead:甲局 supporting:乙局"),
    ("由甲局牵头,乙局、各区县政府配合,2021年12月底前完成", "lead:甲局 supporting:乙局、各区县政府"),
    ("省级层面由甲厅牵头,各市政府负责落实", "lead:甲厅 supporting:各市政府"),
    ("以甲局为主,乙局配合", "lead:甲局 supporting:乙局"),
    ("甲局为牵头单位,乙局、丙局为责任单位", "lead:甲局 supporting:乙局、丙局"),
    ("牵头部门为甲局,配合部门为乙局", "lead:甲局 supporting:乙局"),
    ("甲局牵头总负责", "lead:甲局"),
    ("甲局牵头办理,乙局协同办理", "lead:甲局 supporting:乙局"),
    ("甲局主办,乙局协办", "lead:甲局 supporting:乙局"),
    ("甲局牵头,乙局负责资金保障,丙局配合", "lead:甲局 supporting:乙局、丙局"),
    ("甲局(牵头)、乙局、丙局", "lead:甲局 supporting:乙局、丙局"),
    ("甲局(配合)、乙局负责", "supporting:甲局 lead:乙局"),
    ("甲局、乙局牵头;丙局参与", "lead:甲局、乙局 supporting:丙局"),
    ("甲局统筹负责,乙局按职责抓好落实", "shared:甲局、乙局"),
    ("牵头:甲局;配合:乙局", "lead:甲局 supporting:乙局"),
    ("牵头单位:甲局 责任单位:乙局、丙局", "lead:甲局 supporting:乙局、丙局"),
    ("牵头单位:甲局。配合单位:乙局。", "lead:甲局 supporting:乙局"),
    ("责任单位:甲局;配合单位:乙局", "lead:甲局 supporting:乙局"),
    ("责任单位:甲局牵头,乙局、丙局配合", "lead:甲局 supporting:乙局、丙局"),
    ("第一责任单位:甲局;配合单位:乙局", "lead:甲局 supporting:乙局"),
    ("牵头考核单位:甲局", "lead:甲局"),
    ("牵头领导:王某;牵头单位:甲局;联系人:李某", "lead:甲局"),
    ("配合单位:甲局", "supporting:甲局"),
    ("责任单位:市甲局 市乙局", "shared:市甲局、市乙局"),
    ("市甲局/市乙局负责", "shared:市甲局、市乙局"),
    ("甲局,乙局,丙局按职责分工负责", "shared:甲局、乙局、丙局"),
    ("甲局、乙局", "shared:甲局、乙局"),
    ("县甲局", "sole:县甲局"),
    ("甲委等10部门按职责分工负责", "shared+:甲委"),
    ("甲委等,各区县", "shared+:甲委、各区县"),
    ("责任单位:甲局等相关部门和各区政府", "shared+:甲局、各区政府"),
    ("甲局等部门和单位负责", "shared+:甲局"),
    ("市总工会、市妇联等群团组织,各镇(街道)负责", "shared+:市总工会、市妇联、各镇(街道)"),
    ("财政部和国家发展改革委牵头", "lead:财政部、国家发展改革委"),
    ("市发展改革委及其所属单位负责", "sole:市发展改革委及其所属单位"),
    ("教育与体育局、发展和改革局、社会和谐会负责", "shared:教育与体育局、发展和改革局、社会和谐会"),
    ("各地区各有关部门按职责分工负责", "shared:各地区、各有关部门"),
    ("各省、自治区、直辖市人民政府负责", "sole:各省、自治区、直辖市人民政府"),
    ("各县、乡镇政府负责", "sole:各县、乡镇政府"),
    ("省直相关部门、单位,各市人民政府负责", "shared:省直相关部门、单位、各市人民政府"),
    ("中国(山东)自由贸易试验区管委会负责", "sole:中国(山东)自由贸易试验区管委会"),
    ("甲局、乙局负责,各区政府配合,长期推进", "shared:甲局、乙局 supporting:各区政府"),
    ("6月底完成,甲局负责,10分", "sole:甲局"),
    ("市商务局(牵头)、市财政局(参与)", "lead:市商务局 supporting:市财政局"),
    ("市商务局(主责)、市财政局(协助)", "lead:市商务局 supporting:市财政局"),
    ("市商务局主责市财政局配合", "lead:市商务局 supporting:市财政局"),
    ("市商务局牵头,市财政局参与资金保障", "lead:市商务局 supporting:市财政局"),
    ("以下简称甲局", ""),
    ("含甲局、乙局", ""),
    ("详见附件", ""),
    ("国发(2016)25号", ""),
    ("2019年6月底前完成", ""),
    ("谁审批谁负责", ""),
    ("企业主体责任由企业落实到位后甲局负责", ""),
    ("甲局负责资金", ""),
    ("工厂", ""),
    ("市、区", ""),
    ("财政局", ""),
    ("责任单位:", ""),
    ("、,;", ""),
)  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), ROWS, ids=[words for words, _ in ROWS])
def test_a_bracket_has_these_duties_and_names(words, expected):
    assert describe_roles(read_measure(f"({words})")) == expected


@pytest.mark.parametrize(
    "words",
    [
        "由市甲局牵头,市乙局配合。",
        "牵头单位\t市甲局\n配合单位\t市乙局",
        "\n牵头单位:市甲局\n完成时限:长期\n配合单位:市乙局",
        "\n【牵头单位】市甲局\n【配合单位】市乙局",
        "(牵头单位:市甲局)(配合单位:市乙局)",
        "\n  牵头单位:\n  市甲局\n  配合单位:\n  市乙局",
    ],
)
def test_adjacent_lists_outside_one_bracket_are_one_responsibility(words):
    plan = parse(f"一、总则\n(一)抓落实。加强督查。{words}\n(二)乙。丙。(丁局负责)")
    (measure,) = plan.task(1).measures
    assert describe_roles(measure) == "lead:市甲局 supporting:市乙局"


@pytest.mark.parametrize(
    "words",
    [
        "市甲局牵头研究资金渠道。",
        "建立由市甲局、市乙局牵头的机制。",
        "各责任单位:要加强领导,落实责任。",
        "各级各部门共同推进。",
        "办公室设在市甲局(市乙局),承担日常工作。",
        "办公室设在市甲局(市乙局)。",
    ],
)
def test_a_sentence_that_describes_assigns_nothing(words):
    assert parse(f"一、总则\n(一)抓落实。{words}").roles == ()


class TestRule:
    RULES = (
        "列第一位者为牵头单位,下同",
        "排在第一位的为牵头单位,下同",
        "列在首位的单位为牵头部门,以下均同",
        "排名第一的单位负责牵头,其他为配合单位",
    )

    @pytest.mark.parametrize("rule", RULES)
    def test_makes_the_first_listed_lead_from_its_place_on(self, rule):
        plan = parse(
            "一、总则\n(一)甲。乙。(甲局、乙局负责)\n"
            f"(二)甲。乙。(乙局、丙局等负责。{rule})\n(三)甲。乙。(丙局、甲局按职责分工负责)\n"
            "(四)甲。乙。(甲局、乙局牵头)\n(五)甲。乙。(甲局负责)\n(六)甲。乙。(各部门、甲局负责)"
        )
        assert [describe_roles(measure) for measure in plan.measures] == [
            "shared:甲局、乙局",
            "lead:乙局 supporting+:丙局",
            "lead:丙局 supporting:甲局",
            "lead:甲局、乙局",
            "sole:甲局",
            "shared:各部门、甲局",
        ]
        words = rule.partition(",")[0]
        assert [measure.rule for measure in plan.measures] == ["", words, words, "", "", ""]

    def test_may_be_a_remark_on_a_name(self):
        plan = parse("一、总则\n(一)甲。乙。(责任单位:市甲局(排第一位的为牵头单位,下同)、市乙局)")
        assert describe_roles(plan.measures[0]) == "lead:市甲局 supporting:市乙局"

    def test_in_a_note_at_the_end_governs_everything_before_it(self):
        plan = parse(
            "一、总则\n(一)甲。乙。(责任单位:甲局、乙局)\n注:责任单位中列第一位的为牵头单位。"
        )
        assert describe_roles(plan.measures[0]) == "lead:甲局 supporting:乙局"

    def test_is_not_any_other_sentence_about_a_first_place(self):
        plan = parse("一、总则\n(一)甲。把质量放在第一位,由牵头单位督办。(甲局、乙局负责)")
        assert plan.measures[0].rule == ""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("市商务局主责,市财政局会办。", "lead:市商务局 supporting:市财政局"),
        ("市商务局牵头,市财政局支持。", "lead:市商务局 supporting:市财政局"),
        ("由市商务局牵头推进。", "lead:市商务局"),
        ("由市商务局、市财政局负责。", "shared:市商务局、市财政局"),
        ("市公安局牵头,市财政局负责资金,市水利局配合。", ""),
        ("市商务局、市财政局负责。", ""),
    ],
)
def test_a_sentence_of_names_and_verbs_is_a_responsibility_where_it_is_certain(sentence, expected):
    assert describe_roles(read_measure(sentence)) == expected
