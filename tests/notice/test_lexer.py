"""The tokens of a responsibility, as a person cuts it; and which words are a label."""

import pytest

from workplan import Duty
from workplan.notice.labels import find_field, find_label, match_head
from workplan.notice.lexer import tokenize
from workplan.notice.tokens import Kind
from workplan.notice.verbs import is_remark
from workplan.notice.view import make_view

# Each token as words/kind, with the duty or the doubt that it has.
ROWS = (
    ("市甲局牵头,市乙局等部门配合",
     "市甲局/name 牵头/verb=lead ,/separator 市乙局/name 等部门/open 配合/verb=supporting"),
    ("由市甲局牵头", "由/manner 市甲局/name 牵头/verb=lead"),
    ("市甲局、市乙局按各自职责分工负责",
     "市甲局/name 、/separator 市乙局/name 按各自职责分工/manner 负责/verb"),
    ("市甲局为牵头单位,市乙局为责任单位",
     "市甲局/name 为牵头单位/verb=lead ,/separator 市乙局/name 为责任单位/verb"),
    # 会同 and its like between two names; inside a name it is none
    ("市甲局会同市乙局负责", "市甲局/name 会同/join=supporting 市乙局/name 负责/verb"),
    ("市教育局商市水利局负责", "市教育局/name 商/join=supporting 市水利局/name 负责/verb"),
    ("市商务局负责", "市商务局/name 负责/verb"),
    ("市教育局牵头并会同市水利局负责",
     "市教育局/name 牵头/verb=lead 并/manner 会同/join=supporting 市水利局/name 负责/verb"),
    # words behind a verb are its object; behind them a list may go on
    ("市教育局负责资金保障", "市教育局/name 负责/verb 资金保障/remark"),
    ("市教育局牵头市水利局配合", "市教育局/name 牵头/verb=lead 市水利局/name 配合/verb=supporting"),
    ("市教育局等部门牵头市水利局配合",
     "市教育局/name 等部门/open 牵头/verb=lead 市水利局/name 配合/verb=supporting"),
    # a verb that the name needs is left to it
    ("各级党组织负责", "各级党组织/name 负责/verb"),
    ("市安委会办公室负责", "市安委会办公室/name 负责/verb"),
    # brackets behind a name: its own duty, a remark, a rule; around a list they are nothing
    ("市甲局(牵头)、市乙局(按职责)",
     "市甲局/name (牵头)/remark=lead 、/separator 市乙局/name (按职责)/remark"),
    ("市甲局(下同)", "市甲局/name (下同)/remark"),
    ("市甲局(列第一位的牵头)", "市甲局/name (列第一位的牵头)/rule"),
    ("市甲局(排第一位的牵头)、市乙局",
     "市甲局/name (排第一位的牵头)/rule 、/separator 市乙局/name"),
    ("市甲局负责(列第一位者为牵头单位)", "市甲局/name 负责/verb (列第一位者为牵头单位)/rule"),
    ("列第一位者为牵头单位,下同", "列第一位者为牵头单位/rule ,/separator 下同/remark"),
    ("责任单位:(市甲局、市乙局)", "责任单位:/label 市甲局/name 、/separator 市乙局/name"),
    # separators do not part what is in brackets or quotation marks
    ("市(甲和乙)局和市丙局", "市(甲和乙)局/name 和/separator 市丙局/name"),
    ("“双随机、一公开”领导小组、市甲局", "“双随机、一公开”领导小组/name 、/separator 市甲局/name"),
    ("市水利局(供水)、市教育局(一科",
     "市水利局(供水)/name!unread-words 、/separator 市教育局/name (/separator 一科/name"),
    # a gap parts names and comes before labels
    ("市甲局 市乙局", "市甲局/name 市乙局/name"),
    ("牵头单位 市甲局", "牵头单位/label=lead 市甲局/name"),
    ("【牵头单位】市公安局【配合单位】市司法局",
     "【牵头单位】/label=lead 市公安局/name 【配合单位】/label=supporting 市司法局/name"),
    # fields: what a label that names nobody has
    ("完成时限:6月底前;市甲局", "完成时限:6月底前/field ;/separator 市甲局/name"),
    ("县水利局 主攻方向:乙园区", "县水利局/name 主攻方向:乙园区/field"),
    ("补充说明:市水利局另行通知", "补充说明:市水利局另行通知/field!unknown-label"),
    ("补充说明:另行通知", "补充说明:另行通知/field"),
    # remarks
    ("市教育局,6月底前", "市教育局/name ,/separator 6月底前/remark"),
    ("市教育局,以下均由市水利局负责,另行通知;市审计局",
     "市教育局/name ,/separator 以下均由市水利局负责,另行通知/remark ;/separator 市审计局/name"),
    ("市教育局。具体任务涉及各县,不再分工",
     "市教育局/name 。/separator 具体任务涉及各县,不再分工/remark"),
    # 等 of a list, and of a name
    ("顺丰速运等企业牵头市水利局配合",
     "顺丰速运/name 等企业/open 牵头/verb=lead 市水利局/name 配合/verb=supporting"),
    ("市高等教育局等部门负责", "市高等教育局/name 等部门/open 负责/verb"),
    ("市教育局牵头,并会同市水利局负责",
     ("市教育局/name 牵头/verb=lead ,/separator"
      " 并/manner 会同/join=supporting 市水利局/name 负责/verb")),
    ("市甲局(排第一位的牵头)和市乙局",
     "市甲局/name (排第一位的牵头)/rule 和/separator 市乙局/name"),
    ("市甲局、【按职责分工】", "市甲局/name 、/separator 【按职责分工】/remark"),
    # what is none of these
    (")市甲局、市水利局(一科(二科",
     (")市甲局/name!cut-name 、/separator 市水利局/name"
      " (/separator 一科/name (/separator 二科/name")),
    ("责任单位、市公安局", "责任单位/label 、/separator 市公安局/name"),  # no colon
    ("市甲局)", "市甲局/name )/other!unread-words"),
    ("市甲局、由", "市甲局/name 、/separator 由/other!unread-words"),
    ("市民政局发愤图强", "市民政局/name 发愤图强/other!unread-words"),
    ("市教育局、)负责", "市教育局/name 、/separator )/other!unread-words 负责/verb"),
    ("—市甲局—", "市甲局/name"),
    ("(1)市甲局、②市乙局", "市甲局/name 、/separator 市乙局/name"),
    ("各地区各部门负责", "各地区/name 各部门/name 负责/verb"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), ROWS, ids=[words for words, _ in ROWS])
def test_words_have_these_tokens(words, expected):
    assert describe_tokens(words) == expected


def test_a_label_glued_to_the_name_before_it_is_cut_off():
    expected = "市教育局/name 责任单位:/label 市水利局/name"
    assert describe_tokens("市教育局责任单位:市水利局") == expected


def describe_tokens(words):
    view = make_view(words)
    return " ".join(
        f"{view.chars[token.start : token.end]}/{token.kind.value}"
        + (f"={token.duty.value}" if token.duty else "")
        + (f"!{token.doubt}" if token.doubt else "")
        for token in tokenize(view, 0, len(view.chars))
    )


def test_no_token_is_empty_and_none_overlaps_the_next():
    for words, _ in ROWS:
        view = make_view(words)
        end = 0
        for token in tokenize(view, 0, len(view.chars)):
            assert end <= token.start < token.end
            end = token.end


LEAD, SUPPORTING = Duty.LEAD, Duty.SUPPORTING


class TestLabel:
    @pytest.mark.parametrize(
        ("words", "length", "duty"),
        [
            ("牵头单位:市甲局", 5, LEAD),
            ("责任单位:市甲局", 5, None),
            ("责任单位——市甲局", 6, None),
            ("【配合单位】市甲局", 6, SUPPORTING),
            ("牵头:市甲局", 3, LEAD),
            ("责任:市甲局", 3, None),
            ("牵头考核单位:市甲局", 7, LEAD),
            ("主要责任单位:市甲局", 7, None),
            ("责任单位及责任人:市甲局", 9, None),
            ("责任单位(第一个为牵头单位):市甲局", 15, None),
            ("责任站所:市甲局", 5, None),
            ("责任单位是市甲局", 5, None),
            ("责任单位市公安局", 4, None),  # the colon is lost
            ("牵头单位 市公安局", 4, LEAD),  # as a table's cells come out
        ],
    )
    def test_is_words_of_responsibility_before_a_list(self, words, length, duty):
        view = make_view(words)
        found = find_label(view, 0, len(view.chars))
        assert (found.end, found.duty) == (length, duty)

    @pytest.mark.parametrize(
        "words",
        [
            "完成:6月底",
            "责任领导:王某",
            "单位:市甲局",
            "配合单位】市甲局",  # the bracket begins nowhere
            "单位 市甲局",
            "责任单位 牵头单位",  # the head of a table
            "责任单位要加强检查",
            "市商务局 配合单位:市甲局",  # a label behind a name
        ],
    )
    def test_is_not_these(self, words):
        view = make_view(words)
        assert find_label(view, 0, len(view.chars)) is None

    @pytest.mark.parametrize(
        ("words", "duty"),
        [("牵头单位", LEAD), ("责任单位", None), ("责任分工", None), ("配合部门", SUPPORTING)],
    )
    def test_may_be_the_head_of_a_column(self, words, duty):
        assert match_head(make_view(words), 0, len(words)).duty is duty

    @pytest.mark.parametrize("words", ["工作任务", "单位", "完成", "牵头"])
    def test_is_no_head_of_a_column(self, words):
        assert match_head(make_view(words), 0, len(words)) is None


class TestField:
    @pytest.mark.parametrize("words", ["完成时限:", "责任领导:", "督办单位:", "联系电话:"])
    def test_of_the_vocabulary_is_known(self, words):
        assert find_field(make_view(words), 0, len(words), known=True) == len(words)

    def test_of_any_other_words_is_unknown(self):
        view = make_view("试点地区:乙园区")
        assert find_field(view, 0, 8) == 5
        assert find_field(view, 0, 8, known=True) == 0

    def test_has_a_colon(self):
        assert find_field(make_view("完成时限"), 0, 4) == 0


@pytest.mark.parametrize("words", ["下同", "长期坚持", "6月底前", "四季度", "10分", "完成率100%"])
def test_a_remark_names_nobody(words):
    assert is_remark(words, 0, len(words))


def test_a_name_is_no_remark():
    assert not is_remark("市甲局", 0, 3)


def test_each_kind_of_token_occurs():
    kinds = {token.split("/")[1].partition("=")[0] for _, row in ROWS for token in row.split(" ")}
    assert {kind.partition("!")[0] for kind in kinds} == {kind.value for kind in Kind}
