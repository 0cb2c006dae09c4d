"""Where a responsibility is: bracket, label line, sentence; and what only looks like one."""

import pytest

from tests.notice.describe import describe_roles, list_doubts, read_measure
from workplan import parse

READ = (
    # a bracket, closed or not
    ("(市教育局牵头)", "(市教育局牵头)", "lead:市教育局"),
    ("〔市教育局牵头〕", "〔市教育局牵头〕", "lead:市教育局"),
    ("【市教育局牵头】", "【市教育局牵头】", "lead:市教育局"),
    ("(市甲局、市乙局负责。", "(市甲局、市乙局负责", "shared:市甲局、市乙局"),
    # a label line, its colon lost too; a label run on behind a sentence
    ("\n责任单位:市教育局", "责任单位:市教育局", "sole:市教育局"),
    ("\n责任单位市公安局", "责任单位市公安局", "sole:市公安局"),
    ("\n责任单位 市公安局", "责任单位 市公安局", "sole:市公安局"),
    ("\n责任单位:市教育局牵头,市财政局配合。", "责任单位:市教育局牵头,市财政局配合",
     "lead:市教育局 supporting:市财政局"),
    ("责任单位是市公安局。", "责任单位是市公安局", "sole:市公安局"),
    ("牵头单位:市教育局;配合单位:市财政局。", "牵头单位:市教育局;配合单位:市财政局",
     "lead:市教育局 supporting:市财政局"),
    # the line end behind a list is lost
    ("\n责任单位:市甲局、各农商行 2.降低门槛。", "责任单位:市甲局、各农商行",
     "shared:市甲局、各农商行"),
    # a sentence of names and verbs
    ("由市教育局负责落实。", "由市教育局负责落实", "sole:市教育局"),
    ("市教育局牵头,4月底前完成。", "市教育局牵头,4月底前完成", "lead:市教育局"),
    ("\n市水利局、市教育局按职责分工负责。", "市水利局、市教育局按职责分工负责",
     "shared:市水利局、市教育局"),
    ("\n市水利局牵头\n责任人:王某", "市水利局牵头\n责任人:王某", "lead:市水利局"),
    ("\n责任单位:市水利局\n市教育局配合", "责任单位:市水利局\n市教育局配合",
     "lead:市水利局 supporting:市教育局"),
    # a remark in brackets, and fields, belong to the line before
    ("\n责任单位:市教育局\n(见附件)", "责任单位:市教育局\n(见附件)", "sole:市教育局"),
    ("\n责任单位:市教育局\n责任人:王某", "责任单位:市教育局\n责任人:王某", "sole:市教育局"),
    ("(责任单位:市教育局)(下同)", "(责任单位:市教育局)(下同)", "sole:市教育局"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "assignment", "roles"), READ, ids=[row[0] for row in READ])
def test_a_responsibility_may_be_here(words, assignment, roles):
    measure = read_measure(words)
    assert measure.text == "加强督查。"
    assert (measure.assignment, describe_roles(measure)) == (assignment, roles)


@pytest.mark.parametrize(
    "words",
    [
        "(以下简称市教育局)",
        "(含市教育局、市财政局)",
        "(原市教育局牵头)",
        "(以下简称两区。",  # never closed
        "(牵头领导:王某)",
        "(牵头领导:王某负责)",
        "市教育局。",
        "市教育局、市财政局负责资金。",
        "\n市教育局协助,市水利局。",
        "\n一网通办、一网协同负责。",
        "\n方案牵头单位:整理本部门的办事指南并按时公布,配合上级部门做好统计。",
        "\n督查单位:市教育局",
    ],
)
def test_these_words_assign_nothing(words):
    plan = parse(f"一、总则\n(一)抓落实。加强督查{words}")
    assert plan.roles == ()


def test_a_bracket_that_explains_a_name_assigns_nothing():
    assert read_measure("办公室设在市应急局(市消防局)。").roles == ()


class TestTold:
    """What is about responsibility, and is not read."""

    @pytest.mark.parametrize(
        "bracket",
        [
            "(谁主管谁负责)",
            "(市财政局负责资金)",
            "(市民政局发愤图强)",  # a verb that nobody knows
            "(临江市民政局编纂)",
            "(市教育局牵头等)",
            "(责任单位:加强检查)",
            "(责任单位:同上)",
        ],
    )
    def test_a_bracket_is_an_error(self, bracket):
        assert list_doubts(bracket) == [("unread-responsibility", bracket)]
        assert read_measure(bracket).roles == ()

    def test_a_bracket_of_certain_bodies_in_mid_sentence_is_an_error(self):
        assert list_doubts("做事(市财政局、市教育局),再做一事。") == [
            ("unread-responsibility", "(市财政局、市教育局)")
        ]

    @pytest.mark.parametrize("bracket", ["(县级)", "(市财政局、丙)", "(、)", "(见附件)"])
    def test_a_bracket_of_other_words_in_mid_sentence_is_not_told(self, bracket):
        assert list_doubts(f"做事{bracket},再做一事。") == []

    def test_a_bracket_that_explains_a_name_is_not_told(self):
        assert list_doubts("报市应急局(市消防局),由其审核。") == []

    def test_an_unclosed_bracket_is_an_error_at_the_bracket(self):
        assert list_doubts("(市教育局、加强检查。") == [("unbalanced-bracket", "(")]

    @pytest.mark.parametrize("words", ["\n责任单位:", "\n责任单位:(1)市教育局"])
    def test_a_label_line_without_a_list_is_a_warning(self, words):
        assert list_doubts(words)[0] == ("nobody-named", "责任单位:")

    def test_a_label_that_nobody_knows_is_a_warning_if_it_names_a_body(self):
        assert list_doubts("\n包干单位:市教育局") == [("unknown-label", "包干单位:市教育局")]
        assert list_doubts("\n包干单位:另行通知") == []
        assert list_doubts("\n包干单位:") == []
        assert list_doubts("\n督查单位:市教育局") == []

    @pytest.mark.parametrize(
        "bracket", ["(推动顺丰速运)", "(如市教育局推进)", "(平安青岛建设)", "(IP地址)"]
    )
    def test_other_brackets_are_not(self, bracket):
        assert list_doubts(bracket) == []

    def test_a_bracket_longer_than_any_remark_is_not(self):
        assert list_doubts("(" + "很" * 300 + "由市教育局负责)") == []


@pytest.mark.parametrize(
    "words",
    [
        "(市教育局牵头)(市财政局配合)",
        "(市教育局牵头)。(市财政局配合)",
        "\n牵头单位:市教育局\n责任人:王某\n配合单位:市财政局",
        "牵头单位:市教育局。\n配合单位:市财政局",
    ],
)
def test_what_is_side_by_side_is_one_responsibility(words):
    measure = read_measure(words)
    assert describe_roles(measure) == "lead:市教育局 supporting:市财政局"


def test_a_label_line_behind_the_last_item_is_of_all_items():
    plan = parse("一、甲\n(一)乙。\n1.丙。(市甲局负责)\n2.丁。(市乙局负责)\n责任单位:市丙局")
    assert [(m.text, describe_roles(m)) for m in plan.measures] == [
        ("乙", "sole:市丙局"),
        ("1.丙。", "sole:市甲局"),
        ("2.丁。", "sole:市乙局"),
    ]
